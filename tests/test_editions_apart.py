"""Files of two editions of one table: the same id may ask for something else, so that they are not simply put together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from rubricpress.cli import main

TABLE = """\
id: training-room
title: 培训教室检查表
edition: "{edition}"
points: {points}
columns: [{{of: title, title: 内容}}]
groups:
  - id: "1"
    title: 教室
    points: {points}
    criteria:
      - id: "1.1"
        title: 设施
        points: {points}
        method: levels
        levels: [{{id: none, score: 0, descriptor: 没有}}, {{id: has, score: {points}, descriptor: 有}}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table with two editions, in which 有 earns 4 and 6, and a response of each."""
    earlier = tmp_path / "rubrics/editions/training-room"
    earlier.mkdir(parents=True)
    (earlier / "2025.yaml").write_text(TABLE.format(edition="2025", points=4), encoding="utf-8")
    (tmp_path / "rubrics/training-room.yaml").write_text(
        TABLE.format(edition="2026", points=6), encoding="utf-8"
    )
    for edition in ("2025", "2026"):
        whole = {
            "format": "rubricpress-response/1",
            "rubric": {"id": "training-room", "edition": edition},
            "assessments": {"self": {"ratings": {"1.1": {"level": "has"}}}},
        }
        (tmp_path / f"{edition}.json").write_text(json.dumps(whole), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_files_of_two_editions_are_not_merged(folder: Path, lang: str) -> None:
    """What earned 4 must not earn 6, or the other way round: the earlier file is carried over first."""
    result = CliRunner().invoke(main, ["merge", "2025.json", "2026.json", "-o", "whole.json", "--lang", lang])
    assert result.exit_code == 2
    assert "2025" in result.stderr
    assert "2026" in result.stderr
    assert "rubricpress migrate" in result.stderr
    assert not (folder / "whole.json").exists()
    same = CliRunner().invoke(main, ["merge", "2025.json", "2025.json", "-o", "whole.json", "--lang", lang])
    assert same.exit_code == 0
    assert json.loads((folder / "whole.json").read_text(encoding="utf-8"))["rubric"]["edition"] == "2025"
