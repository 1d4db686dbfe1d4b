"""Malformed and unusual response files through every command that reads one: all problems with their places, never a crash."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from rubricpress.cli import main

ROOT: Final = Path(__file__).parents[1]
TABLE: Final = """\
id: training-room
title: 培训教室检查表
edition: "2026-11"
points: 10
columns: [{of: title, title: 内容}]
profile:
  - {id: kind, title: 类型, options: [{id: main, title: 主基地}, {id: sub, title: 分基地}]}
groups:
  - id: "1"
    title: 教室
    points: 10
    criteria:
      - {id: "1", title: 设施, points: 4, method: checklist, indicators: [{id: a, points: 2, text: 投影}, {id: b, points: 2, text: 空调}]}
      - id: "2"
        title: 人数
        points: 6
        method: levels
        measure: {kind: number, unit: 人, step: 1}
        levels:
          - {id: "0", score: 0, descriptor: 少于20人, when: {below: 20}}
          - {id: "6", score: 6, descriptor: 20人以上, when: {from: 20}}
adjustments:
  - {id: d1, title: 事故, method: counted, each: -2}
"""
FORMAT: Final = "rubricpress-response/1"
RATINGS: Final = "assessments.self.ratings"


def whole(**parts: Any) -> str:
    """A sound response with some parts replaced."""
    rated = {"1": {"met": ["a"]}, "2": {"measure": {"value": "35"}}}
    sound = {
        "format": FORMAT,
        "rubric": {"id": "training-room"},
        "profile": {"institution": "某校", "kind": "main"},
        "assessments": {"self": {"assessor": "甲", "date": "2026-11-21", "ratings": rated}},
    }
    return json.dumps({**sound, **parts}, ensure_ascii=False)


def rated(ratings: Any) -> str:
    return whole(assessments={"self": {"ratings": ratings}})


def literal(ratings: str) -> str:
    """The same from JSON as it is written: what Python would not write."""
    return rated("@").replace('"@"', ratings)


SOUND: Final[dict[str, str | bytes]] = {
    "with a byte order mark": b"\xef\xbb\xbf" + whole().encode(),
    "no ratings": whole(assessments={}),
    "ratings that say nothing": rated({"1": {}, "2": None}),
    "an empty history": whole(history=[]),
}
UNREADABLE: Final[dict[str, tuple[str | bytes, str]]] = {
    "empty": ("", "json-form"),
    "only blanks": (" \n", "json-form"),
    "a table": (TABLE, "json-form"),
    "a comma too many": ('{"format": "x",}', "json-form"),
    "a page": ("<!doctype html><html></html>", "json-form"),
    "a Word file": (b"PK\x03\x04" + bytes(range(256)), "file-encoding"),
    "GBK": (whole().encode("gbk"), "file-encoding"),
    "UTF-16": (whole().encode("utf-16"), "file-encoding"),
    "nesting without end": ("[" * 50_000 + "]" * 50_000, "json-deep"),
    "too large": (" " * (16 * 1024 * 1024 + 1), "file-large"),
    "a list": ("[]", "not-a-response"),
    "null": ("null", "not-a-response"),
    "a number": ("1e400", "not-a-response"),
}
NO_TABLE: Final[dict[str, tuple[str, str]]] = {
    "no rubric": (json.dumps({"format": FORMAT, "assessments": {}}), "missing-key"),
    "a rubric by its name alone": (whole(rubric="training-room"), "rubric: mapping-form"),
    "null for a rubric": (whole(rubric=None), "rubric: mapping-form"),
    "a number for an id": (whole(rubric={"id": 5}), "rubric.id: text-form"),
    "an id that leads away": (whole(rubric={"id": "../training-room"}), "rubric.id: rubric-unknown"),
    "another table": (whole(rubric={"id": "other"}), "rubric.id: rubric-unknown"),
}
TROUBLED: Final[dict[str, tuple[str, list[str]]]] = {
    "a number for the history": (whole(history=5), ["history: list-form"]),
    "a history of numbers": (whole(history=[5, None]), ["history.0: mapping-form", "history.1: mapping-form"]),
    "wrong parts of a history": (
        whole(history=[{"rubric": 5, "profile": [], "assessments": {"self": {"ratings": {"1": 5}}}}]),
        ["history.0.rubric: mapping-form", "history.0.profile: mapping-form", "history.0.assessments.self.ratings.1: mapping-form"],
    ),
    "a number for the check code": (whole(check_code=5), ["check_code: text-form"]),
    "a number for the format": (whole(format=2), ["format: format-version"]),
    "unknown keys": (whole(colour=1, Assessments={}), ["colour: unknown-key", "Assessments: unknown-key-near"]),
    "a list for the profile": (whole(profile=[]), ["profile: mapping-form"]),
    "wrong answers in the profile": (whole(profile={"institution": 5, "kind": ["main"]}), ["profile.institution: text-form", "profile.kind: text-form"]),
    "a list for the assessments": (whole(assessments=[]), ["assessments: mapping-form"]),
    "no assessments in their places": (
        whole(assessments={"self": None, "review": 5, "boss": {}}),
        ["assessments.boss: unknown-role", "assessments.self: mapping-form", "assessments.review: mapping-form"],
    ),
    "numbers for assessor and date": (whole(assessments={"self": {"assessor": 5, "date": 20261121}}), ["assessments.self.assessor: text-form", "assessments.self.date: text-form"]),
    "a list for the ratings": (rated([1]), [f"{RATINGS}: mapping-form"]),
    "no ratings in their places": (rated({"1": 5, "2": [1], "9": {}}), [f"{RATINGS}.1: mapping-form", f"{RATINGS}.2: mapping-form", f"{RATINGS}.9: unknown-criterion"]),
    "a text for a list": (rated({"1": {"met": "a"}}), [f"{RATINGS}.1.met: list-form"]),
    "a list of anything": (rated({"1": {"met": [None, ["a"], {"a": 1}, "c", "a", "a"]}}), [f"{RATINGS}.1.met.0: text-form", f"{RATINGS}.1.met.1: text-form", f"{RATINGS}.1.met.2: text-form"]),
    "a list for a level": (rated({"2": {"level": ["6"]}}), [f"{RATINGS}.2.level: text-form"]),
    "a key of another method": (rated({"1": {"score": "1"}}), [f"{RATINGS}.1.score: rating-key"]),
    "a number for a measure": (rated({"2": {"measure": 5}}), [f"{RATINGS}.2.measure: mapping-form"]),
    "null for a number": (rated({"2": {"measure": {"value": None}}}), [f"{RATINGS}.2.measure.value: number-form"]),
    "no number": (literal('{"2": {"measure": {"value": NaN}}, "d1": {"count": Infinity}}'), [f"{RATINGS}.2.measure.value: number-form", f"{RATINGS}.d1.count: number-form"]),
    "a number beyond any": (literal('{"2": {"measure": {"value": 1e400}}}'), [f"{RATINGS}.2.measure.value: number-form"]),
    "a number of 5000 digits": (rated({"2": {"measure": {"value": "9" * 5000}}}), [f"{RATINGS}.2.measure.value: number-form"]),
    "a count below nothing": (rated({"d1": {"count": -3}}), [f"{RATINGS}.d1.count: count-form"]),
    "half a count": (literal('{"d1": {"count": 2.5}}'), [f"{RATINGS}.d1.count: count-form"]),
    "wrong evidence": (
        rated({"1": {"met": [], "evidence": {"links": "x", "documents": [5, {"date": "2026-99-99"}]}, "note": []}}),
        [f"{RATINGS}.1.evidence.links: list-form", f"{RATINGS}.1.evidence.documents.0: mapping-form", f"{RATINGS}.1.note: text-form"],
    ),
    "yes for true": (rated({"1": {"not_applicable": "yes"}}), [f"{RATINGS}.1.not_applicable: truth-form"]),
    "units where there are none": (rated({"1": {"units": 5}}), [f"{RATINGS}.1.units: list-form"]),
    "a row that is rated twice": (literal('{"1": {"met": ["a"]}, "1": {"met": []}}'), [f"{RATINGS}.1: duplicate-key"]),
    "a command for the terminal": (rated({"\x1b[31m": {}, "1": {"met": ["\x00"]}}), [f"{RATINGS}.\ufffd[31m: unknown-criterion", f"{RATINGS}.1.met.0: unknown-choice"]),
    "half a sign": (literal('{"1": {"met": ["\\ud800"]}}'), [f"{RATINGS}.1.met.0: unknown-choice"]),
}  # fmt: skip
COMMANDS: Final = {
    "score": ["score"],
    "merge": ["merge", "-o", "out.json"],
    "migrate": ["migrate"],
    "print": ["print", "-o", "out.html"],
    "results": ["results"],
    "compare": ["compare"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the table, and the style sheet of paper."""
    for place in ("rubrics", "site_assets/css"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "rubrics/training-room.yaml").write_text(TABLE, encoding="utf-8")
    style = Path("site_assets/css/paper.css")
    (tmp_path / style).write_bytes((ROOT / style).read_bytes())
    monkeypatch.chdir(tmp_path)


def run(command: str, content: str | bytes) -> Result:
    """A command on a file with this content."""
    Path("given.json").write_bytes(content if isinstance(content, bytes) else content.encode())
    result = CliRunner().invoke(main, [*COMMANDS[command], "given.json", "--lang", "zh"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert not re.search(r"Traceback|\x1b|<class|\bNone\b", result.output)
    return result


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", SOUND)
def test_what_is_unusual_and_sound_is_read(name: str, command: str) -> None:
    assert run(command, SOUND[name]).exit_code == 0


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_response_at_all_ends_with_2_and_says_why(name: str, command: str) -> None:
    content, code = UNREADABLE[name]
    done = run(command, content)
    assert done.exit_code == 2
    assert f"{code}: " in done.output
    assert sorted(path.name for path in Path().iterdir()) == ["given.json", "rubrics", "site_assets"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_no_response(command: str) -> None:
    Path("folder.json").mkdir()
    done = CliRunner().invoke(main, [*COMMANDS[command], "folder.json", "--lang", "zh"])
    assert done.exit_code == 2
    assert "folder.json: 这是文件夹，不是文件" in done.output


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NO_TABLE)
def test_a_response_of_no_table_that_is_here_ends_with_1_and_says_where(name: str, command: str) -> None:
    content, said = NO_TABLE[name]
    done = run(command, content)
    assert done.exit_code == 1
    assert f"{said}: " in done.output


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", TROUBLED)
def test_every_problem_is_told_with_its_place_whatever_the_command(name: str, command: str) -> None:
    """「all problems at once with place and remedy, exit codes as in docs, never a trace of Python」"""
    content, said = TROUBLED[name]
    done = run(command, content)
    assert done.exit_code == 1
    for one in said:
        assert f"{one}: " in done.output


def test_migrate_tells_the_other_problems_beside_an_edition_that_there_is_not() -> None:
    """Of ratings nothing is told: their rows are those of the edition that is missing."""
    about = {"id": "training-room", "edition": "2020-01"}
    old = {"self": {"ratings": {"9.9": {"met": ["z"]}}}}
    done = run("migrate", whole(rubric=about, history=5, assessments=old, profile={"size": "large"}))
    assert done.exit_code == 1
    assert not re.search(r"9\.9|size", done.output)
    assert "没有“2020-01”这一版" in done.output
    assert "history: list-form" in done.output
    done = run("migrate", whole(rubric={**about, "edition": 2026, "digest": []}))
    assert done.exit_code == 1
    assert "rubric.edition: text-form" in done.output
    assert "rubric.digest: text-form" in done.output
    assert "这一版" not in done.output
