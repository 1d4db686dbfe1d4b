"""A rubric file read whole: the problems of one run, their places, and none that only follows from another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.official import OFFICIAL

from rubricpress import report
from rubricpress.core.changes.digest import digest
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.rubric_problems import RUBRIC_PROBLEMS
from rubricpress.source.consequences import READS
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.source.reading import SourceFile, read_rubric, read_rubrics

WHOLE = """\
id: room
title: 培训教室评估表
edition: 2026.10
points: 20
columns:
  - of: title
    title: 指标
bands:
  - id: good
    title: 优良
  - id: fail
    title: 不合格
groups:
  - id: 1.10
    title: 场地
    points: 20
    criteria:
      - id: no
        title: 教室
        method: checklist
        points: 10
        indicators:
          - id: a
            points: 6
            text: 有固定教室
          - id: b
            points: 4
            text: 有投影设备
      - id: '2'
        title: 卫生
        method: graded
        points: 10
        step: 0.1
        bands:
          - {id: good, from: 6, to: 10}
          - {id: fail, from: 0, to: 5.9}
adjustments:
  - id: v1
    title: 弄虚作假
    method: veto
    concludes: cancelled
conclusions:
  - id: cancelled
    title: 取消资格
"""

DAMAGE = "damage: [{at: indicators.b, printed: 三, read: 二, reason: 污渍}]"

NOWHERE = "damage: [{at: indicators.c, printed: 三, read: 二, reason: 污渍}]"
BEYOND = (
    "    title: 取消资格\n",
    "    title: 取消资格\n  - {id: all, title: 都, when: {below: 99}}\n  - {id: none, title: 无, when: {from: 99}}\n",
)
OVERLAP = (
    "- {id: fail, from: 0, to: 5.9}",
    "- {id: fail, from: 3, to: 6}\n          - {id: fair, from: x, to: 2.9}",
)

Reader = Callable[[str | bytes], SourceFile]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads a rubric from its text."""

    def reading(raw: str | bytes) -> SourceFile:
        path = tmp_path / "room.yaml"
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return read_rubric(path)

    return reading


def told(source: SourceFile) -> list[tuple[str, int, int]]:
    return [(one.problem.code, one.place.line, one.place.column) for one in source.problems]


def changed(*pairs: tuple[str, str]) -> str:
    """The sound rubric with some texts replaced, each where it first stands."""
    text = WHOLE
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_a_sound_rubric_has_no_problems_and_its_texts_stay_as_written(read: Reader) -> None:
    source = read(WHOLE)
    assert told(source) == []
    assert source.rubric is not None
    assert source.rubric.edition == "2026.10"
    assert source.rubric.groups[0].id == "1.10"
    assert source.rubric.groups[0].criteria[0].id == "no"


@pytest.mark.parametrize(
    "raw",
    [
        WHOLE.encode("utf-8-sig"),
        WHOLE.replace("\n", "\r\n").encode(),
        WHOLE.replace("\n", "\r").encode(),
        WHOLE.rstrip("\n").encode(),
        f"---\n{WHOLE}...\n".encode(),
        f"# 说明\n\n{WHOLE}".encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "no last line end", "document marks", "comment"],
)
def test_editors_of_every_kind_save_the_same_rubric(raw: bytes, read: Reader) -> None:
    first, other = read(WHOLE).rubric, read(raw).rubric
    assert first is not None
    assert other is not None
    assert digest(first) == digest(other)


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (WHOLE.encode("gbk"), [("file-not-utf8", 2, 8)]),
        (WHOLE.encode("gb18030"), [("file-not-utf8", 2, 8)]),
        (WHOLE.encode("utf-16"), [("file-not-utf8", 1, 1)]),
        (WHOLE.encode("utf-16-be"), [("file-not-utf8", 2, 16)]),
        ("id: room\n".encode("utf-16-le"), [("yaml-character", 1, 2)]),
        (b"PK\x03\x04\xff\xfe\x00", [("file-not-text", 1, 5)]),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n\x00\x01", [("file-not-text", 2, 2)]),
        (b"", [("file-empty", 1, 1)]),
        (b"\xef\xbb\xbf", [("file-empty", 1, 1)]),
        (b"\x00" * 10, [("yaml-character", 1, 1)]),
        (b"id: \xed\xa0\x80\n", [("file-not-text", 1, 5)]),
        (WHOLE.encode() + "备注：无\n".encode("gbk"), [("file-not-text", 45, 1)]),
    ],
    ids=[
        "GBK",
        "GB18030",
        "UTF-16",
        "UTF-16 unmarked",
        "UTF-16 ASCII",
        "zip",
        "PDF",
        "empty",
        "mark",
        "zeros",
        "half",
        "mixed",
    ],
)
def test_a_file_that_is_no_utf_8_text_is_told_so(
    raw: bytes, problems: list[tuple[str, int, int]], read: Reader
) -> None:
    source = read(raw)
    assert told(source) == problems
    assert source.rubric is None
    for language in LANGUAGES:
        assert report.as_text(source, language)


@pytest.mark.parametrize("text", ["x", "- a\n", "5", "'id: room'", "[]", "{}", "id", "~"])
def test_what_is_no_rubric_is_told_so(text: str, read: Reader) -> None:
    source = read(text)
    assert source.problems
    assert source.rubric is None


def test_a_file_that_is_not_there_or_is_a_folder_is_missing(tmp_path: Path) -> None:
    assert told(read_rubric(tmp_path / "room.yaml")) == [("file-missing", 1, 1)]
    assert told(read_rubric(tmp_path)) == [("file-missing", 1, 1)]


def test_all_problems_are_named_in_one_run_in_the_order_of_the_file(read: Reader) -> None:
    text = changed(
        ("title: 培训教室评估表", "titel: 培训教室评估表"),
        ("edition: 2026.10", "edition:"),
        ("of: title", "of: titel"),
        ("    title: 优良", "    title: 优良\n    colour: 红"),
        ("    points: 20", "    points: 二十"),
        ("title: 教室\n", "title: 教室\n        title: 机房\n"),
        ("points: 6", "points: 6分"),
        ("- id: b\n", "- id: a\n"),
        ("step: 0.1", "step: -1"),
        ("to: 10}", "to: 12}"),
        ("concludes: cancelled", "concludes: canceled"),
    )
    source = read(text)
    assert [(code, line) for code, line, _ in told(source)] == [
        ("unknown-key-near", 2),
        ("value-empty", 3),
        ("unknown-choice", 6),
        ("unknown-key", 11),
        ("number-form", 17),
        ("duplicate-key", 21),
        ("number-form", 26),
        ("duplicate-id", 28),
        ("step-positive", 35),
        ("conclusion-unknown", 43),
        ("conclusion-unreachable", 45),
    ]
    assert [one["line"] for one in report.as_data(source, "en")] == [line for _, line, _ in told(source)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("points: 6", "points: 06"),
        ("points: 6", 'points: "06.0"'),
        ("from: 6", "from: 06"),
        ("step: 0.1", "step: 00.1"),
        ("to: 10}", "to: 010}"),
    ],
)
def test_a_zero_in_front_is_told_wherever_a_number_is_expected(read: Reader, before: str, after: str) -> None:
    """`010` is 8 to some programs that read YAML, text to others, and a slip for `0.10` or `10`."""
    source = read(changed((before, after)))
    (only,) = source.problems
    assert only.problem.code == "number-zeros"
    number = after.split(": ")[1].strip('}"')
    line = source.text.splitlines()[only.place.line - 1]
    assert line[only.place.column - 1 :].lstrip('"').startswith(number)
    assert f"“{number}”前面多了 0" in only.problem.message("zh")


@pytest.mark.parametrize(
    ("pairs", "problems"),
    [
        # unreadable numbers: sums around them cannot be judged, all else can
        ([("points: 6", "points: six"), ("from: 6", "from: 5")], [("number-form", 24, 21), ("band-overlap", 35, 30)]),
        ([("        points: 10\n        indicators", "        indicators")], [("points-missing", 18, 9)]),
        ([("points: 20\ncolumns", "points: many\ncolumns")], [("number-form", 4, 9)]),
        ([("- id: '2'", "- id: no"), ("step: 0.1", "step: x")], [("duplicate-id", 29, 13), ("number-form", 33, 15)]),
        # a missing or unreadable id hides no sum
        ([("- id: a\n            points: 6", "- points: 7")], [("indicator-sum", 21, 17), ("missing-key", 23, 13)]),
        ([("id: room\n", ""), ("points: 20", "points: 30")], [("missing-key", 1, 1), ("total-sum", 3, 9)]),
        ([("- id: a\n", "- id: 甲\n"), ("- id: b\n", "- id: 乙\n")], [("name-form", 23, 17), ("name-form", 26, 17)]),
        # where the total starts, how rows count and how they are put together belong to its sum
        ([("points: 20\ncolumns", "points: 40\nstart: '20 '\ncolumns")], [("number-plain", 5, 8)]),
        ([("points: 20\ncolumns", "points: 40\nstart: '20 '\ncolumns"), BEYOND], [("number-plain", 5, 8)]),
        ([("points: 20\ncolumns", "points: 10\ncombine: avg\ncolumns"), BEYOND], [("unknown-choice", 5, 10)]),
        ([("points: 20\ncolumns", "points: 10\ncolumns"), ("    points: 20\n    c", "    points: 10\n    combine: avg\n    c")], [("unknown-choice", 17, 14)]),
        ([("points: 20\ncolumns", "points: 30\ncolumns"), ("    points: 20\n    c", "    points: 30\n    c"), ("        points: 10\n        ind", "        points: 10\n        weight: x\n        ind")], [("number-form", 22, 17)]),
        # a method that is not known leaves nothing to check in its row
        ([("method: checklist", "method: tick")], [("unknown-choice", 20, 17)]),
        ([("        method: checklist\n", "")], [("missing-key", 18, 9)]),
        ([("method: veto", "method: vote")], [("unknown-choice", 40, 13)]),
        ([("    method: veto\n", "")], [("missing-key", 38, 5)]),
        ([("    concludes: cancelled\n", "")], [("missing-key", 38, 5)]),
        # a name cannot be unknown while the list of names has a hole
        ([("  - id: good\n    title: 优良", "  - title: 优良")], [("missing-key", 9, 5)]),
        ([("  - id: cancelled\n    title", "  - title")], [("missing-key", 43, 5)]),
        ([("bands:\n  - id: good", "bands: x\nother:\n  - id: good")], [("list-form", 8, 8), ("unknown-key", 9, 1)]),
        ([("groups:", "group:")], [("unknown-key-near", 13, 1)]),
        ([("      - id: no", "      - x\n      - id: no")], [("mapping-form", 18, 9)]),
        ([("          - id: a", "          - x\n          - id: a")], [("mapping-form", 23, 13)]),
        ([("criteria:\n", "criteria: x\n    remark:\n")], [("list-form", 17, 15), ("unknown-key", 18, 5)]),
    ],
)  # fmt: skip
def test_a_problem_that_only_follows_from_another_is_not_told(
    pairs: list[tuple[str, str]], problems: list[tuple[str, int, int]], read: Reader
) -> None:
    assert told(read(changed(*pairs))) == problems


@pytest.mark.parametrize(
    ("pairs", "codes"),
    [
        ([("  - of: title", "  - of: titel"), ("points: 20", "points: 30")], ["total-sum", "unknown-choice"]),
        ([("title: 教室", "title: 教室\n        starred: yes"), ("points: 6", "points: 5")], ["truth-form", "indicator-sum"]),
        ([("text: 有固定教室", "text: 有\n            partial: yes"), ("points: 6", "points: 5")], ["indicator-sum", "truth-form"]),
        ([("method: checklist", "method: tick"), ("points: 20", "points: 30")], ["total-sum", "unknown-choice"]),
        ([("method: checklist", "methd: checklist"), ("- id: '2'", "- id: no")], ["unknown-key-near", "duplicate-id"]),
        ([("step: 0.1", "step: x"), ("to: 10}", "to: 12}")], ["number-form", "band-above"]),
        # a key that is mistyped is one problem
        ([("criteria:", "critera:")], ["unknown-key-near"]),
        ([("indicators:", "indicatrs:")], ["unknown-key-near"]),
        ([("adjustments:", "adjustment:")], ["unknown-key-near"]),
        ([("conclusions:", "conclusion:")], ["unknown-key-near"]),
        ([("bands:\n  - id", "band:\n  - id")], ["unknown-key-near"]),
        ([("        points: 10", "        point: 10")], ["unknown-key-near"]),
        # a number that cannot be read is no zero
        ([("        points: 10\n        step", "        points: 1e1\n        step")], ["number-form"]),
        ([("        points: 10\n        step", "        points: null\n        step")], ["value-empty"]),
        # what is named by a record of damage may be what cannot be read
        ([("- id: b", "- id: 乙"), ("method: checklist", f"method: checklist\n        {DAMAGE}")], ["name-form"]),
        ([("- id: a", "- id: 甲"), ("method: checklist", f"method: checklist\n        {DAMAGE}")], ["name-form"]),
        ([("    criteria:\n      - id: no", "    groups: 无\n    other:\n      - id: no")], ["list-form", "unknown-key"]),
        # a place is missing where its row can be read, whatever else is unread
        ([("text: 有投影设备", "text: ['']"), ("method: checklist", f"method: checklist\n        {NOWHERE}")], ["damage-place", "text-form"]),
        ([("points: 6", "points: 六"), ("method: checklist", f"method: checklist\n        {NOWHERE}")], ["damage-place", "number-form"]),
        ([("step: 0.1", f"step: x\n        {NOWHERE}")], ["number-form", "damage-place"]),
        ([("indicators:\n", "indicators: 无\n        parts:\n"), ("method: checklist", f"method: checklist\n        {NOWHERE}")], ["list-form", "unknown-key"]),
        # the totals that there can be are made of numbers, not of words
        ([BEYOND, ("title: 教室", "title:")], ["value-empty", "conclusion-beyond"]),
        ([BEYOND, ("text: 有固定教室", "text:")], ["value-empty", "conclusion-beyond"]),
        ([BEYOND, ("    points: 20\n    c", "    points: x\n    c")], ["number-form", "conclusion-beyond"]),
        ([BEYOND, ("        points: 10\n", "        points: x\n")], ["number-form"]),
        ([BEYOND, ("concludes: cancelled", "concludes:")], ["value-empty"]),
        ([BEYOND, ("groups:\n", "groups: 无\nsections:\n")], ["list-form", "unknown-key"]),
        # two bands overlap, whatever the third is
        ([OVERLAP, ("bands:\n", "bands:\n  - {id: fair, title: 中}\n")], ["band-overlap", "number-form"]),
    ],
)  # fmt: skip
def test_a_hole_hides_only_what_is_read_from_it(
    pairs: list[tuple[str, str]], codes: list[str], read: Reader
) -> None:
    assert [code for code, _, _ in told(read(changed(*pairs)))] == codes


def test_every_problem_of_a_rubric_says_what_its_rule_reads() -> None:
    assert set(READS) >= {*RUBRIC_PROBLEMS} - {"group-sum", "total-sum"}


MEASURED = changed(
    (
        """        method: checklist
        points: 10
        indicators:
          - id: a
            points: 6
            text: 有固定教室
          - id: b
            points: 4
            text: 有投影设备
""",
        """        method: levels
        points: 10
        measure: {kind: number, depends_on: size}
        levels:
          - {id: many, score: 10, descriptor: 多, when_by: {big: {from: 50}, small: {from: 5}}}
          - {id: few, score: 0, descriptor: 少, when_by: {big: {below: 50}, small: {below: 5}}}
""",
    ),
    (
        "bands:\n",
        "profile:\n  - id: size\n    title: 规模\n    options: [{id: big, title: 大}, {id: small, title: 小}]\nbands:\n",
    ),
)


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("kind: number", "kind: number", []),
        ("kind: number", "kind: amount", ["unknown-choice"]),
        ("{kind: number, depends_on: size}", "50人", ["mapping-form"]),
        ("from: 50", "from: 五十", ["number-form"]),
        ("from: 50", "form: 50", ["unknown-key-near"]),
        ("from: 50", "minimum: 50", ["unknown-key"]),
        ("measure:", "mesure:", ["unknown-key-near"]),
        ("depends_on", "depend_on", ["unknown-key-near"]),
        ("profile:", "profiles:", ["unknown-key-near"]),
        ("score: 10, descriptor: 多, when_by", "score: 10, descriptor: 多, when-by", ["unknown-key-near"]),
        ("{id: small, title: 小}", "{id: big, title: 小}", ["duplicate-id"]),
        ("{from: 50}", "五十", ["mapping-form"]),
        ("{big: {from: 50}, small: {from: 5}}", "五十", ["mapping-form"]),
        ("- id: size", "- id: 规模", ["name-form"]),
        ("{id: small, title: 小}", "{id: 小, title: 小}", ["name-form"]),
        ("options: [{id: big, title: 大}, {id: small, title: 小}]", "options: 大小", ["list-form"]),
        ("depends_on: size", "depends_on: [size]", ["name-form"]),
        ("depends_on: size", "depends_on: sizes", ["field-unknown"]),
        ("score: 10", "score: 9", ["level-best"]),
        ("{from: 50}", "{from: 60}", ["interval-gap-in-variant"]),
        ("{from: 50}, small", "{from: 50, to: 40}, small", ["interval-form"]),
    ],
)
def test_a_measure_that_cannot_be_read_is_one_problem(
    old: str, new: str, codes: list[str], read: Reader
) -> None:
    assert old in MEASURED
    assert [code for code, _, _ in told(read(MEASURED.replace(old, new, 1)))] == codes


def test_a_long_line_is_shown_near_the_place(read: Reader) -> None:
    text = changed(
        ("points: 6\n            text: 有固定教室", f"{{text: {'有固定教室' * 40}, points: 6, id: 甲}}")
    )
    text = text.replace("- id: a\n            {", "- {")
    shown = report.as_text(read(text), "zh").splitlines()
    assert shown[1].startswith("   23 | …定教室有固定教室")
    assert shown[1].endswith("甲}")
    assert len(shown[1]) < 60


def test_a_mark_stands_under_its_place_behind_tabs_and_wide_signs(read: Reader) -> None:
    shown = report.as_text(read(changed(("title: 教室", "titel:\t教室: x"))), "zh").splitlines()
    assert shown[2] == "      |         " + " " * 6 + "\t" + " " * 4 + "^"


@settings(max_examples=120)
@given(data=st.data())
def test_any_damage_to_an_official_table_gives_problems_and_never_an_error(
    data: st.DataObject, rubrics_folder: Path, tmp_path: Path
) -> None:
    source = data.draw(st.sampled_from(sorted(rubrics_folder.glob("*.yaml"))))
    lines = source.read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at : at + 1] = data.draw(
            st.sampled_from(
                (
                    [],
                    [lines[at], lines[at]],
                    [lines[at][1:]],
                    [f" {lines[at]}"],
                    [f"\t{lines[at]}"],
                    [lines[at].replace(":", "：")],
                    [lines[at].replace(": ", ": [") + "]"],
                    [lines[at].split(":")[0] + ":"],
                    [lines[at].split(":")[0] + ": x"],
                    [lines[at].split(":")[0] + ": -1"],
                    [lines[at].split(":")[0] + ": {a: 1}"],
                    [lines[at].split(":")[0] + ": 1e5"],
                    [lines[at].replace("- ", "")],
                    [f"- {lines[at]}"],
                    [lines[at] + '"'],
                    ["---", lines[at]],
                    [lines[at] + " \x00"],
                )
            )
        )
    path = tmp_path / source.name
    path.write_bytes("\n".join(lines).encode())
    found = read_rubric(path)
    assert (found.rubric is None) == bool(found.problems)
    places = [one.place for one in found.problems]
    assert places == sorted(places)
    for language in LANGUAGES:
        assert report.as_text(found, language).count("\n") >= len(found.problems)
    report.as_data(found, "en")


@given(data=st.binary(max_size=200))
def test_any_bytes_give_problems_and_never_an_error(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "room.yaml"
    path.write_bytes(data)
    found = read_rubric(path)
    assert found.rubric is None
    assert found.problems
    assert report.as_text(found, "zh")


def test_rubrics_are_read_in_the_order_of_their_names(rubrics_folder: Path) -> None:
    found = [one.path.stem for one in read_rubrics(rubrics_folder)]
    assert found == sorted(found)
    assert set(found) >= set(OFFICIAL)


def test_what_a_check_has_proved_is_one_line(read: Reader) -> None:
    rubric = read(WHOLE).rubric
    assert rubric is not None
    assert (
        report.proved(rubric, "zh")
        == "room：没有问题。2 条、4 个评分点、选项或档次，合计 20 分；加减分项 1 个。"
    )
    assert report.proved(rubric, "en") == (
        "room: no problems. 2 criteria with 4 indicators, levels or bands add up to 20; 1 adjustment."
    )


def test_a_library_knows_every_rubric_and_reads_those_that_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "room.yaml").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("id: broken\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    library = Library(tmp_path)
    assert sorted(library) == ["broken", "room"]
    assert len(library) == 2
    assert "broken" in library
    assert "notes" not in library
    assert "../room" not in library
    assert library["room"] is library["room"]
    with pytest.raises(BrokenRubric) as caught:
        library["broken"]
    assert caught.value.source.problems
    with pytest.raises(KeyError):
        library["other"]
