"""Slips that a person makes in an editor: each is told on its line, and what is told to do, done to the letter, mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rubricpress.core.problem import Problem
from rubricpress.source.reading import SourceFile, read_rubric
from rubricpress.source.yaml_indents import misplaced
from rubricpress.source.yaml_quotes import in_quotes
from rubricpress.source.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]
ROOM = """\
id: room
title: 教室评估表
edition: "2026-11"
points: 20
columns:
  - of: title
    title: 指标
groups:
  - id: "1"
    title: 场地
    points: 20
    criteria:
      - id: "1.1"
        title: 教室
        method: levels
        points: 10
        levels:
          - {id: bad, score: 0, descriptor: 没有}
          - {id: good, score: 10, descriptor: 有}
      - id: "1.2"
        title: 面积
        method: checklist
        points: 10
        remark: 以房产证为准
        indicators:
          - {id: a, points: 4, text: 面积达标}
          - {id: b, points: 6, text: 采光良好}
"""


def read(tmp_path: Path, *edits: tuple[str, str]) -> SourceFile:
    text = ROOM
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "room.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rubric(path)


def only(source: SourceFile) -> tuple[int, Problem]:
    (told,) = source.problems
    return told.place.line, told.problem


def mended(source: SourceFile, line: int, new: str) -> list[str]:
    lines = source.text.split("\n")
    lines[line - 1] = new
    source.path.write_text("\n".join(lines), encoding="utf-8")
    return [one.problem.code for one in read_rubric(source.path).problems]


@pytest.mark.parametrize(
    ("old", "new", "line", "sign"),
    [
        ("没有}", "没有", 18, "}"),
        ("descriptor: 有}", "descriptor: 有", 19, "}"),
        ("面积达标}", "面积达标", 26, "}"),
        ("采光良好}", "采光良好", 27, "}"),
        ("    criteria:", "    was: [a, b\n    criteria:", 12, "]"),
        ("title: 面积", 'title: "面积', 21, '"'),
        ("title: 面积", "title: '面积", 21, "'"),
    ],
)
def test_what_is_never_closed_is_told_where_it_was_opened(
    tmp_path: Path, old: str, new: str, line: int, sign: str
) -> None:
    source = read(tmp_path, (old, new))
    at, problem = only(source)
    assert (at, problem.code, problem.values["closing"]) == (line, "yaml-unclosed", sign)
    left = mended(source, line, source.text.split("\n")[line - 1] + sign)
    assert left in ([], ["was-unknown"])


@pytest.mark.parametrize(
    ("old", "new", "line", "have", "want", "beside"),
    [
        ("        title: 面积", "       title: 面积", 21, "7", "8", ("20", "id")),
        ("        title: 面积", "         title: 面积", 21, "9", "8", ("20", "id")),
        ("        title: 面积", "      title: 面积", 21, "6", "8", ("20", "id")),
        ("        remark: 以", "         remark: 以", 24, "9", "8", ("23", "points")),
        ("        remark: 以", "    remark: 以", 24, "4", "8", ("23", "points")),
        ('      - id: "1.2"', '     - id: "1.2"', 20, "5", "6", ("13", "-")),
        ('      - id: "1.2"', '       - id: "1.2"', 20, "7", "6", ("13", "-")),
        ("          - {id: b,", "           - {id: b,", 27, "11", "10", ("26", "-")),
        ("          - {id: b,", "         - {id: b,", 27, "9", "10", ("26", "-")),
        ("edition:", " edition:", 3, "1", "0", ("2", "title")),
        ("    title: 场地", "      title: 场地", 10, "6", "4", ("9", "id")),
        ("    title: 场地", "  title: 场地", 10, "2", "4", ("9", "id")),
    ],
)
def test_a_line_that_begins_elsewhere_is_told_with_its_spaces_and_the_line_beside(  # noqa: PLR0917
    tmp_path: Path, old: str, new: str, line: int, have: str, want: str, beside: tuple[str, str]
) -> None:
    source = read(tmp_path, (old, new))
    at, problem = only(source)
    assert (at, problem.code) == (line, "yaml-indent")
    values = problem.values
    assert (values["have"], values["want"]) == (have, want)
    assert (values["line"], values["beside"]) == beside
    text = source.text.split("\n")[line - 1]
    assert len(text) - len(text.lstrip()) == int(have)
    assert mended(source, line, " " * int(want) + text.lstrip()) == []


@pytest.mark.parametrize("new", ["        levels\n", ""])
def test_a_list_without_its_key_is_told_as_such(tmp_path: Path, new: str) -> None:
    source = read(tmp_path, ("        levels:\n", new))
    at, problem = only(source)
    assert (at, problem.code) == (18 - (not new), "yaml-no-key")
    lines = source.text.split("\n")
    assert mended(source, at - 1, lines[at - 2] + (":" if new else "\n        levels:")) == []


def test_the_first_entry_of_a_list_that_lacks_its_dash_is_told(tmp_path: Path) -> None:
    long = "          - id: a\n            points: 4\n            text: 面积达标\n"
    edits = ("          - {id: a, points: 4, text: 面积达标}\n", long)
    assert read(tmp_path, edits).problems == []
    source = read(tmp_path, edits, ("          - id: a", "          id: a"))
    at, problem = only(source)
    assert (at, problem.code, problem.values["line"]) == (26, "yaml-no-dash", "27")
    assert mended(source, 26, "          - id: a") == []


@pytest.mark.parametrize(
    "text",
    [
        *(
            "%面积",
            "@面积",
            "`面积`",
            "*面积",
            "**面积**",
            "&面积",
            "!面积",
            "|面积",
            ">面积",
            ">=60 平方米",
            "? 面积",
            "- 面积",
        ),
        *(
            "[面积] 大小",
            "{面积} 大小",
            '"面积" 大小',
            "'面积' 大小",
            "#面积",
            "面积: 大小",
            "* 面积",
            "%" + "很长的文字" * 20,
        ),
    ],
)
@pytest.mark.parametrize("key", ["title", "text"])
def test_a_text_that_needs_quotes_is_shown_with_them(tmp_path: Path, text: str, key: str) -> None:
    was = {"title": "title: 面积", "text": "text: 采光良好"}[key]
    if key == "text" and text[0] in "-#?\"'[{":
        return  # inside braces these do something else
    source = read(tmp_path, (was, f"{key}: {text}"))
    at, problem = only(source)
    assert (at, problem.code) in {
        (line, code) for line in (21, 27) for code in ("yaml-quotes", "yaml-unquoted")
    }
    shown = problem.values["shown"]
    assert shown in problem.remedy("zh")
    assert shown in problem.remedy("en")
    if len(text) < 40:
        line = source.text.split("\n")[at - 1]
        assert mended(source, at, line.replace(f"{key}: {text}", shown)) == []
        assert (f"title: {text}" in line) or (f"text: {text}" in line)


def test_a_remark_that_swallows_the_end_of_braces_is_told_where_it_begins(tmp_path: Path) -> None:
    at, problem = only(read(tmp_path, ("text: 采光良好}", "text: 采光 #良好}")))
    assert (at, problem.code, problem.values["sign"]) == (27, "yaml-unquoted", "#")


@pytest.mark.parametrize(
    ("old", "new", "line"), [("没有}", "没有}}", 18), ("columns:", "columns: ]", 5), ("没有}", "没有} ]", 18)]
)
def test_a_bracket_too_many_is_told_where_it_is(tmp_path: Path, old: str, new: str, line: int) -> None:
    source = read(tmp_path, (old, new))
    at, problem = only(source)
    assert (at, problem.code) == (line, "yaml-extra")
    told = source.problems[0].place
    text = source.text.split("\n")[line - 1]
    assert text[told.column - 1] == problem.values["sign"]
    assert mended(source, line, (text[: told.column - 1] + text[told.column :]).rstrip()) == []


def test_of_two_that_are_alike_the_line_of_the_other_is_told(tmp_path: Path) -> None:
    at, problem = only(read(tmp_path, ("remark: 以", "title: 以")))
    assert (at, problem.code, problem.values["line"]) == (24, "duplicate-key", "21")
    assert "（另一处在第 21 行）" in problem.found("zh")
    at, problem = only(read(tmp_path, ('id: "1.2"', 'id: "1.1"')))
    assert (at, problem.code, problem.values["line"]) == (20, "duplicate-id", "13")


def test_an_entry_that_lacks_its_dash_is_told_once_and_how_to_write_it(tmp_path: Path) -> None:
    source = read(tmp_path, ('      - id: "1.2"', '        id: "1.2"'))
    told = {one.problem.code: (one.place.line, one.problem) for one in source.problems}
    assert {*told} == {"group-sum", "duplicate-key"}
    line, problem = told["duplicate-key"]
    assert line == 20
    assert "从“id”这里起是另一项的，请把它前面的两个空格换成“- ”" in problem.remedy("zh")
    assert mended(source, 20, '      - id: "1.2"') == []


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("检查表", "checklist"),
        ("选项", "levels"),
        ("分档", "graded"),
        ("level", "levels"),
        ("扣分", "deductions"),
        ("别的", ""),
    ],
)
def test_a_method_by_another_name_is_told_with_the_one_that_is_meant(
    tmp_path: Path, word: str, near: str
) -> None:
    source = read(tmp_path, ("method: levels", f"method: {word}"))
    problem = next(one.problem for one in source.problems if one.place.line == 15)
    assert (problem.code, problem.values["near"]) == ("unknown-choice", near)
    assert (f"您要写的可能是“{near}”" in problem.remedy("zh")) is bool(near)


def test_among_the_adjustments_only_methods_that_adjust_are_named(tmp_path: Path) -> None:
    source = read(
        tmp_path, ("groups:", "adjustments:\n  - {id: b1, title: 加分, method: 加分, amount: 2}\ngroups:")
    )
    problem = next(one.problem for one in source.problems if one.problem.code == "unknown-choice")
    assert problem.values["known"] == "counted, fixed, ranged, veto"
    assert problem.values["near"] == "fixed"


def test_the_lines_of_every_table_stand_where_they_should() -> None:
    for path in (*ROOT.glob("rubrics/**/*.yaml"), *ROOT.glob("tests/rubrics/*.yaml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        assert misplaced(lines, len(lines)) is None, path


DASHES = [at for at, line in enumerate(ROOM.split("\n"), 1) if line.lstrip().startswith("- ")]
FIRST = [9, 13, 18, 26]


@pytest.mark.parametrize("by", [-1, 1, 2])
@pytest.mark.parametrize("line", [one for one in DASHES if one != 6])
def test_a_dash_that_stands_off_is_told_at_that_dash(tmp_path: Path, line: int, by: int) -> None:
    """Also at the first of a list, where the lines below it stand well; only where the list stands is then to be mended."""
    lines = ROOM.split("\n")
    was = lines[line - 1]
    source = read(tmp_path, (was, " " * (len(was) - len(was.lstrip()) + by) + was.lstrip()))
    at, problem = only(source)
    assert (at, problem.code) == (line, "yaml-list" if line in FIRST else "yaml-indent")
    assert problem.values["want"] == str(len(was) - len(was.lstrip()))
    assert mended(source, line, was) == []


def test_a_list_that_stands_as_no_other_does_is_told_at_the_second_line(tmp_path: Path) -> None:
    """Where the file does not say how deep its lists stand, neither line is known to be wrong."""
    path = tmp_path / "t.yaml"
    for text in (
        "groups:\n   - id: a\n    title: b\n",
        "a:\n- x\nb:\n  - y\ngroups:\n   - id: a\n    title: b\n",
        "a:\n  - x\ngroups:\n   - id: a\n      title: b\n",
    ):
        path.write_text(text, encoding="utf-8")
        (told, *_) = read_rubric(path).problems
        assert (told.place.line, told.problem.code) == (text.count("\n"), "yaml-indent"), text


@pytest.mark.parametrize("text", ["a", 'a "b"', "it's", 'it\'s "b"', "a\\b", "%", "长" * 100])
def test_quotes_hold_what_they_are_put_around(text: str) -> None:
    data, _, problems = read_yaml(f"title: {in_quotes(text)}", frozenset())
    assert problems == []
    shown = data["title"]
    assert shown == text or (re.sub("……", "", shown) in text or shown.startswith(text[:30]))
