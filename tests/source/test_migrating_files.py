"""Files of last year carried over by the command: what is written, what is told, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.core.test_migrating import LAST_YEAR

from rubricpress.cli import main

EDITIONS = Path(__file__).parents[1] / "editions"
OLD_FILE = Path("last-year.json")
EARLIER = Path("rubrics/editions/training-room/2025-03.yaml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EDITIONS / "rubrics", tmp_path / "rubrics")
    monkeypatch.chdir(tmp_path)
    write({"id": "training-room", "edition": "2025-03"})


def write(rubric: dict[str, str]) -> None:
    about = {"format": "rubricpress-response/1", "rubric": rubric}
    assessments = {"self": {"ratings": LAST_YEAR}}
    OLD_FILE.write_text(json.dumps({**about, "assessments": assessments}), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def test_last_years_saved_answers_open_in_the_new_edition_without_losing_one() -> None:
    """The table changes next year: the old file scores as it did, the new one holds what still answers the
    question, and everything that was said is in the new file."""
    old = json.loads(run("score", str(OLD_FILE), "--json").stdout)
    assert old["assessments"]["self"]["total"] == "34.8"
    done = run("migrate", str(OLD_FILE), "-o", "this-year.json")
    assert done.exit_code == 0
    new = json.loads(Path("this-year.json").read_text(encoding="utf-8"))
    assert new["history"][-1]["assessments"]["self"]["ratings"] == LAST_YEAR
    scored = json.loads(run("score", "this-year.json", "--json").stdout)
    assert (scored["rubric"]["edition"], scored["problems"]) == ("2026-11", [])
    assert (scored["assessments"]["self"]["total"], scored["assessments"]["self"]["unrated"]) == (
        "19",
        ["2.3", "rules-2"],
    )
    # the entry of the history, with the format in front, is the old file again
    again = {"format": new["format"], **new["history"][-1]}
    Path("again.json").write_text(json.dumps(again), encoding="utf-8")
    assert json.loads(run("score", "again.json", "--json").stdout) == old


def test_the_report_for_people() -> None:
    assert run("migrate", str(OLD_FILE)).stdout == (
        "last-year.json: 培训教室检查表 (2025-03 → 2026-11)\n"
        "  self-assessment: 34.8 / 50, 合格 → 19 / 60, not complete\n"
        "  4 kept (3 of them changed: look again), 1 rescaled, 1 to be answered anew, 1 dropped\n"
        "    self-assessment 1.1 设施设备: kept: some of its entries are gone; its title and standard changed too: look at it again\n"
        "    self-assessment 1.2 每次培训人数: kept: the number decides the level anew; its standard changed too: look at it again\n"
        "    self-assessment 1.3 卫生: rescaled: its points or bands have changed\n"
        "    self-assessment 2.1 → — 台账: dropped: the later edition has no such row\n"
        "    self-assessment 2.3 值班: to be answered anew: entries were added\n"
        "    self-assessment d1 安全事故: kept: its points or bounds have changed\n"
        "    new, to be answered: rules-2 培训档案\n"
    )


def test_the_report_for_programs_holds_the_new_response() -> None:
    told: dict[str, Any] = json.loads(run("migrate", str(OLD_FILE), "--json").stdout)
    assert told["totals"]["self"]["before"]["total"] == "34.8"
    assert told["counts"] == {"kept": 4, "rescaled": 1, "anew": 1, "dropped": 1}
    assert (
        told["counted"]
        == "4 kept (3 of them changed: look again), 1 rescaled, 1 to be answered anew, 1 dropped"
    )
    assert told["response"]["rubric"]["edition"] == "2026-11"
    assert not Path("this-year.json").exists()


def test_that_nothing_is_kept_is_said_too() -> None:
    """Of all rows only 2.1 is rated, which the later edition does not have."""
    data = json.loads(OLD_FILE.read_text(encoding="utf-8"))
    ratings = data["assessments"]["self"]["ratings"]
    data["assessments"]["self"]["ratings"] = {"2.1": ratings["2.1"]}
    OLD_FILE.write_text(json.dumps(data), encoding="utf-8")
    assert run("migrate", str(OLD_FILE)).stdout.splitlines()[2] == "  0 kept, 1 dropped"


def test_a_file_that_is_there_is_not_overwritten() -> None:
    before = OLD_FILE.read_bytes()
    done = run("migrate", str(OLD_FILE), "-o", str(OLD_FILE))
    assert done.exit_code == 2
    assert OLD_FILE.read_bytes() == before


def test_a_file_of_the_newest_edition_stays_as_it_is() -> None:
    for about in ({"id": "training-room"}, {"id": "training-room", "edition": "2026-11"}):
        write(about)
        done = run("migrate", str(OLD_FILE), "-o", "same.json")
        assert "nothing to do" in done.stdout
        assert json.loads(Path("same.json").read_text(encoding="utf-8")) == json.loads(
            OLD_FILE.read_text("utf-8")
        )
        Path("same.json").unlink()


@pytest.mark.parametrize(
    ("rubric", "said"),
    [
        ({"id": "training-room", "edition": "2019"}, "rubric.edition: there is no edition '2019'"),
        ({"id": "training-room", "edition": "../x"}, "there is no edition '../x'"),
        ({"id": "another"}, "rubric.id: rubric-unknown: there is no rubric 'another'"),
        ({}, "missing-key"),
    ],
)
def test_a_file_of_what_is_not_known_is_refused(rubric: dict[str, str], said: str) -> None:
    write(rubric)
    done = run("migrate", str(OLD_FILE))
    assert (done.exit_code, said in done.stderr) == (1, True)


def test_what_cannot_be_read_is_refused() -> None:
    assert run("migrate", "nothing.json").exit_code == 2
    OLD_FILE.write_text("{", encoding="utf-8")
    done = run("migrate", str(OLD_FILE))
    assert (done.exit_code, "json-form" in done.stderr) == (2, True)
    write({"id": "training-room", "edition": "2025-03"})
    EARLIER.write_text(
        EARLIER.read_text(encoding="utf-8").replace("points: 50", "points: 51"), encoding="utf-8"
    )
    done = run("migrate", str(OLD_FILE))
    assert (done.exit_code, str(EARLIER) in done.stderr) == (1, True)
