"""The commands `results` and `compare`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.test_cli import BEST, response, run


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


def test_what_cannot_be_compared_ends_with_2(files: Path) -> None:
    name = [str(files / f"{one}.json") for one in ("less", "best", "both", "other", "broken", "gone")]
    for files_given in (name[:3], [name[0], name[3]], [name[4]], [name[5]]):
        assert run("compare", *files_given).exit_code == 2
    assert run("results", name[4]).exit_code == 2
