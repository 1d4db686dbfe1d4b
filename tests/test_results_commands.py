"""The commands `results` and `compare`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.test_cli import BEST, response, run

CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@pytest.fixture(autouse=True)
def _in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """53 points; the best; both in one file."""
    best = {name: {"level": level} for name, level in BEST.items()}
    less = best | {one: {"level": "0"} for one in [*map(str, range(1, 10)), "19", "20"]}
    less |= {"13": {"level": "5"}, "18": {"level": "2"}}
    both: dict[str, Any] = {"self": {"ratings": best}, "review": {"ratings": less}}
    for name, text in (
        ("less", response(less)), ("best", response(best)), ("both", response({}, assessments=both)), ("broken", "{"),
        ("other", response({}, rubric={"id": "correspondence-education"})),
    ):  # fmt: skip
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_results_tell_the_distance_the_path_and_the_losses(files: Path) -> None:
    done = run("results", str(files / "less.json"))
    assert done.exit_code == 0
    assert "Total: 7 missing (60 or more needed, 53 now)" in done.stdout
    assert "At least 2 steps, in 2 criteria:" in done.stdout
    assert "5 → 10" in done.stdout
    assert "Most points lost:" in done.stdout
    assert "已经是最好的结论：合格" in run("results", str(files / "best.json"), "--lang", "zh").stdout


def test_results_as_json_and_charts_as_files(files: Path) -> None:
    done = run("results", str(files / "both.json"), "--json", "--svg", str(files / "charts"))
    found = json.loads(done.stdout)
    assert {role: one["total"] for role, one in found["results"].items()} == {"self": "100", "review": "53"}
    assert sorted(path.name for path in (files / "charts").iterdir()) == [
        "review-bars.svg", "review-radar.svg", "self-bars.svg", "self-radar.svg",
    ]  # fmt: skip
    assert (files / "charts/self-bars.svg").read_text(encoding="utf-8").startswith("<svg ")
    assert run("results", str(files / "best.json"), "--svg", str(files / "best.json" / "x")).exit_code == 2


def test_two_files_and_one_file_are_compared(files: Path) -> None:
    done = run("compare", str(files / "less.json"), str(files / "best.json"))
    assert "Total: 53 → 100 (47)" in done.stdout
    assert "5 → 10 (5)" in done.stdout
    one = json.loads(run("compare", str(files / "both.json"), "--json").stdout)
    assert [side["name"] for side in one["sides"]] == ["自评", "复核"]
    assert one["total"]["difference"] == "-47"
    assert (one["differing"], "chart" in one) == ("13", False)


def troubled(path: Path, **ratings: Any) -> str:
    """A response whose row 2.4.5 (30 points) is rated above its points, with a row that the table does not have."""
    rated = {"2.4.5": {"score": "30.5"}, "zz": {"score": "1"}, **ratings}
    path.write_text(
        response(
            {},
            rubric={"id": "correspondence-education"},
            profile={},
            assessments={"self": {"ratings": rated}},
        ),
        encoding="utf-8",
    )
    return str(path)


def test_results_tell_the_problems_of_the_file_as_score_does(tmp_path: Path) -> None:
    """「Exit code 1 means problems」: a row that nobody knows and a rating above the points are named, with their reasons."""
    path = troubled(tmp_path / "a.json")
    for lang in ("zh", "en"):
        score, done = (run(command, path, "--lang", lang) for command in ("score", "results"))
        assert (score.exit_code, done.exit_code) == (1, 1)
        told = score.stdout.splitlines()[-3:]
        assert done.stdout.splitlines()[-3:] == told
        assert told[0] == {"zh": "  问题 2 处：", "en": "  Problems: 2"}[lang]
        assert [line.split(": ")[0] for line in told[1:]] == [
            "    assessments.self.ratings.zz", "    assessments.self.ratings.2.4.5.score",
        ]  # fmt: skip
    data = json.loads(run("results", path, "--json").stdout)
    assert list(data) == ["rubric", "results", "problems"]
    assert data["problems"] == json.loads(run("score", path, "--json").stdout)["problems"] != []


def test_compare_tells_the_problems_of_each_file(tmp_path: Path) -> None:
    one, other = troubled(tmp_path / "a.json"), troubled(tmp_path / "b.json", yy={"score": "1"})
    done = run("compare", one, other, "--lang", "en")
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert lines[lines.index(one) + 1] == "  Problems: 2"
    assert lines[lines.index(other) + 1] == "  Problems: 3"
    found = json.loads(run("compare", one, other, "--json").stdout)
    assert [Path(each["file"]).stem for each in found["problems"]] == ["a", "a", "b", "b", "b"]
    alone = [run("score", each, "--json").stdout for each in (one, other)]
    told = [{key: each[key] for key in ("code", "path", "message")} for each in found["problems"]]
    assert told == [each for text in alone for each in json.loads(text)["problems"]]
    for same in ((one,), (one, one)):
        again = run("compare", *same, "--lang", "en")
        assert (again.exit_code, again.stdout.count("Problems: 2")) == (1, 1)


def test_sound_files_have_no_problems_to_tell(files: Path) -> None:
    less, best = (str(files / f"{one}.json") for one in ("less", "best"))
    assert "Problems" not in run("results", less).stdout
    assert json.loads(run("results", less, "--json").stdout)["problems"] == []
    done = run("compare", less, best, "--json")
    assert (done.exit_code, json.loads(done.stdout)["problems"]) == (0, [])
    assert "Problems" not in run("compare", less, best).stdout


def test_an_assessment_that_cannot_be_read_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(response({}, assessments=[]), encoding="utf-8")
    for command in ("results", "compare"):
        done = run(command, str(tmp_path / "a.json"))
        assert done.exit_code == 1
        assert "    assessments: mapping-form: " in done.stdout


def test_a_total_that_is_not_complete_is_marked_on_its_side(files: Path) -> None:
    best = str(files / "best.json")
    rated = {name: {"level": level} for name, level in BEST.items() if name != "12"}
    (files / "open.json").write_text(response(rated), encoding="utf-8")
    left = str(files / "open.json")

    def last(*named: str) -> str:
        return run("compare", *named).stdout.splitlines()[-1]

    assert last(left, best, "--lang", "en") == "  Total: 90 (not complete) → 100 (10)"
    assert last(best, left, "--lang", "en") == "  Total: 100 → 90 (not complete) (−10)"
    assert last(left, left, "--lang", "zh") == "  总分: 90（未评完） → 90（未评完） (0)"
    assert last(best, best, "--lang", "en") == "  Total: 100 → 100 (0)"


def same_but_words(one: Any, other: Any) -> bool:
    """Whether two results have the same keys, ids, digests, numbers and shapes; words may differ."""
    if isinstance(one, dict):
        return [*one] == [*other] and all(same_but_words(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_but_words, one, other))
    return bool(one == other or CHINESE.search(one))


@pytest.mark.parametrize(
    "command",
    [
        ("score", "both"),
        ("score", "less", "best", "--combine", "median"),
        ("results", "both"),
        ("results", "less"),
        ("compare", "less", "best"),
        ("compare", "both"),
    ],
)
def test_a_table_is_told_in_english_where_english_is_asked_for(files: Path, command: tuple[str, ...]) -> None:
    """Only titles follow `--lang en`; without it the table speaks its own language, whatever the system does."""
    given = [str(files / f"{one}.json") if (files / f"{one}.json").exists() else one for one in command]

    def json_of(*language: str) -> Any:
        return json.loads(run(*given, "--json", *language).stdout)

    def says_chinese(text: str) -> bool:
        return bool(CHINESE.search(text.replace("示例基地", "the institution of the file")))

    english = json_of("--lang", "en")
    assert not says_chinese(json.dumps(english, ensure_ascii=False))
    assert same_but_words(json_of("--lang", "zh"), english)
    assert json_of() == json_of("--lang", "zh")
    assert says_chinese(run(*given).stdout), "the official titles among English messages"
    assert not says_chinese(run(*given, "--lang", "en").stdout)


def test_what_cannot_be_compared_ends_with_2(files: Path) -> None:
    name = [str(files / f"{one}.json") for one in ("less", "best", "both", "other", "broken", "gone")]
    for files_given in (name[:3], [name[0], name[3]], [name[4]], [name[5]]):
        assert run("compare", *files_given).exit_code == 2
    assert run("results", name[4]).exit_code == 2
