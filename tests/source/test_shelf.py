"""A folder of rubrics with its editions and its lock file, as the commands see it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rubricpress.cli import main
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.source.shelf import Shelf

EDITIONS = Path(__file__).parents[1] / "editions"
NEWEST = Path("rubrics/training-room.yaml")
EARLIER = Path("rubrics/editions/training-room/2025-03.yaml")
LOCK = Path("rubrics/editions.lock")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EDITIONS / "rubrics", tmp_path / "rubrics")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"], **more)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def codes_of(*arguments: str) -> list[tuple[str, str, int]]:
    found = json.loads(run("check", *arguments, "--json").stdout)["problems"]
    return [(one["code"], one["file"], one["line"]) for one in found]


def test_earlier_editions_are_checked_too() -> None:
    assert codes_of() == []
    change(EARLIER, "points: 50", "points: 51")
    assert codes_of() == [("total-sum", str(EARLIER), 4)]
    assert codes_of(str(EARLIER)) == [("total-sum", str(EARLIER), 4)]
    assert codes_of(str(NEWEST)) == []


def test_what_is_read_is_kept_without_its_places() -> None:
    """A thousand rubrics fit into memory."""
    source = Shelf(Path("rubrics")).read(NEWEST)
    assert source.rubric
    assert "_found" not in vars(source.places), "nobody has asked where anything stands"
    assert source.places.values
    assert "_found" in vars(source.places)


def test_a_published_edition_cannot_score_otherwise_and_its_wording_can_be_corrected() -> None:
    change(NEWEST, "each: -10", "each: -20")
    assert codes_of() == [("edition-changed", str(NEWEST), 3)]
    assert run("editions", "--record").exit_code == 1
    change(NEWEST, "each: -20", "each: -10")
    change(NEWEST, "title: 设施设备", "title: 设施和设备")
    assert codes_of() == []
    assert "wording corrected, scores as before; not recorded" in run("editions").stdout
    assert "correction of wording recorded" in run("editions", "--record").stdout
    assert "corrected:\n" in LOCK.read_text(encoding="utf-8")
    assert run("editions").stdout == (
        "training-room 2025-03: as recorded\ntraining-room 2026-11: as recorded\n"
    )


def test_next_year_a_new_edition_takes_the_place_and_the_last_one_is_kept() -> None:
    shutil.copy(NEWEST, EARLIER.with_name("2026-11.yaml"))
    assert codes_of() == [("edition-twice", str(EARLIER.with_name("2026-11.yaml")), 3)]
    change(NEWEST, 'edition: "2026-11"', 'edition: "2027-11"')
    change(NEWEST, "each: -10", "each: -20")
    assert codes_of() == [("was-unknown", str(NEWEST), 48), ("was-unknown", str(NEWEST), 53)]
    change(NEWEST, '    was: "2"\n', "")
    change(NEWEST, '        was: "2.2"\n', "")
    assert codes_of() == []
    assert "training-room 2027-11: recorded as published" in run("editions", "--record").stdout
    listed = json.loads(run("editions", "--json").stdout)["editions"]
    assert [(one["edition"], one["newest"], one["state"]) for one in listed] == [
        ("2025-03", False, "same"),
        ("2026-11", False, "same"),
        ("2027-11", True, "same"),
    ]
    EARLIER.unlink()
    assert codes_of() == [("edition-lost", str(NEWEST), 3)]


def test_an_edition_that_cannot_stand_in_addresses_is_not_recorded() -> None:
    LOCK.unlink()
    change(NEWEST, 'edition: "2026-11"', "edition: 2026/11")
    assert codes_of() == [("edition-form", str(NEWEST), 3)]
    assert "Write it otherwise, such as 2026-11." in run("check").stdout
    done = run("editions", "--record")
    assert (done.exit_code, "edition-form" in done.stderr, LOCK.exists()) == (1, True, False)
    told = json.loads(run("editions", "--record", "--json").stdout)["problems"]
    assert [(one["code"], one["line"]) for one in told] == [("edition-form", 3)]


def test_a_lock_file_that_cannot_be_read_is_told_with_its_line() -> None:
    change(LOCK, "    scoring: ", "    scorring: ")
    assert {(code, file) for code, file, _ in codes_of()} == {
        ("unknown-key-near", str(LOCK)),
    }
    assert run("check").exit_code == 1
    LOCK.write_bytes(b"\xff\xff")
    assert [code for code, *_ in codes_of()] == ["file-not-text"]
    LOCK.write_text("editions: [", encoding="utf-8")
    assert len(codes_of()) == 1


def test_a_preview_is_not_held_to_the_lock() -> None:
    change(NEWEST, "each: -10", "each: -20")
    assert Shelf(Path("rubrics"), held=False).read(NEWEST).rubric
    assert Shelf(Path("rubrics")).read(NEWEST).rubric is None


def test_a_file_without_neighbours_is_checked_alone() -> None:
    alone = Path("alone.yaml")
    alone.write_text(
        EARLIER.read_text(encoding="utf-8").replace("id: training-room", "id: alone"), encoding="utf-8"
    )
    assert codes_of(str(alone)) == []


def response(edition: str | None) -> str:
    about = {"id": "training-room"} | ({"edition": edition} if edition else {})
    ratings = {"1.2": {"measure": {"value": "25"}}, "2.1": {"met": ["a"]}}
    return json.dumps(
        {
            "format": "rubricpress-response/1",
            "rubric": about,
            "assessments": {"self": {"ratings": ratings}},
        }
    )


@pytest.mark.parametrize(
    ("edition", "scored_as", "total", "codes"),
    [
        ("2025-03", "2025-03", "13", []),
        ("2026-11", "2026-11", "0", ["unknown-criterion"]),
        (None, "2026-11", "0", ["unknown-criterion"]),
        ("2020-01", "2026-11", "0", ["rubric-edition", "unknown-criterion"]),
        ("../training-room/2025-03", "2026-11", "0", ["rubric-edition", "unknown-criterion"]),
    ],
)
def test_a_response_is_scored_with_its_own_edition(
    edition: str | None, scored_as: str, total: str, codes: list[str]
) -> None:
    """25 people are 3 points by the old bounds and none by the new; the row 2.1 is not there any more."""
    result = json.loads(run("score", "-", "--json", input=response(edition)).stdout)
    assert result["rubric"]["edition"] == scored_as
    assert result["assessments"]["self"]["total"] == total
    assert [one["code"] for one in result["problems"]] == codes
    assert f"edition {scored_as}" in run("score", "-", input=response(edition)).stdout


def test_a_broken_earlier_edition_is_told_by_its_id() -> None:
    change(EARLIER, "points: 50", "points: 51")
    library = Library(Path("rubrics"))
    with pytest.raises(BrokenRubric) as raised:
        library["training-room@2025-03"]
    assert raised.value.name == "training-room"
    result = json.loads(run("score", "-", "--json", input=response("2025-03")).stdout)
    assert [one["code"] for one in result["problems"]] == ["rubric-broken"]
    assert "training-room" in result["problems"][0]["message"]


def test_a_project_in_a_folder_called_editions_has_no_earlier_editions_for_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "editions"
    inside.mkdir()
    shutil.move("rubrics", inside)
    monkeypatch.chdir(inside)
    assert codes_of() == []
    assert codes_of(str(inside / NEWEST)) == []
    assert codes_of(str(inside / EARLIER)) == []
    assert json.loads(run("score", "-", "--json", input=response("2025-03")).stdout)["problems"] == []
