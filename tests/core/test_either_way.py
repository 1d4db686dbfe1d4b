"""What the table does not tell is not told as known: two ways to mend a seam; and ways to a conclusion that nothing leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from rubricpress.source.reading import SourceFile, read_rubric

HEAD = """\
id: room
title: 教室评估表
edition: "2026-11"
points: 100
columns:
  - {of: title, title: 指标}
"""
LEVELS = """\
groups:
  - id: "1"
    title: 场地
    criteria:
      - id: "1.1"
        title: 面积
        method: levels
        points: 100
        measure: {kind: percentage, title: 比例}
        levels:
"""
GROUPS = """\
groups:
  - id: a
    title: 甲
    points: 40
    criteria:
      - {id: "1", title: 一, method: levels, points: 40, levels: [{id: n, score: 0, descriptor: 无}, {id: y, score: 40, descriptor: 有}]}
  - id: b
    title: 乙
    points: 60
    criteria:
      - {id: "2", title: 二, method: levels, points: 60, levels: [{id: n, score: 0, descriptor: 无}, {id: y, score: 60, descriptor: 有}]}
"""


def read(tmp_path: Path, text: str) -> SourceFile:
    path = tmp_path / "room.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rubric(path)


def repair(tmp_path: Path, *levels: tuple[str, str]) -> str:
    rows = "".join(
        f"          - {{id: l{at}, score: {at * 100 // (len(levels) - 1)}, descriptor: '{said}', when: {when}}}\n"
        for at, (said, when) in enumerate(levels)
    )
    (one,) = read(tmp_path, HEAD + LEVELS + rows).problems
    return one.problem.repair("zh")


def test_of_two_that_overlap_either_may_be_wrong(tmp_path: Path) -> None:
    told = repair(tmp_path, ("低", "{below: 50}"), ("中", "{from: 50, to: 80}"), ("高", "{above: 70}"))
    assert told == (
        "有两种改法，请对照原表选一种：“1.1”的 levels.l1.when 改为 {from: 50, to: 70}；或者“1.1”的 levels.l2.when 改为 {above: 80}"
    )


@pytest.mark.parametrize(
    ("middle", "top", "told"),
    [
        ("50%至70%", "高", "levels.l1.when 应为 {from: 50, to: 70}"),
        ("中", "超过80%", "levels.l2.when 应为 {above: 80}"),
        ("50%至70%", "超过80%", "有两种改法"),
        ("50%至80%", "超过70%", "有两种改法"),
    ],
)
def test_where_the_words_of_one_say_its_bound_they_decide(
    tmp_path: Path, middle: str, top: str, told: str
) -> None:
    found = repair(tmp_path, ("低", "{below: 50}"), (middle, "{from: 50, to: 80}"), (top, "{above: 70}"))
    assert told in found
    assert ("两种" in found) == ("两种" in told)


def test_a_bound_that_two_hold_belongs_where_the_other_bounds_do(tmp_path: Path) -> None:
    told = repair(tmp_path, ("低", "{below: 50}"), ("中", "{from: 50, to: 80}"), ("高", "{from: 80}"))
    assert told == "按表中其余各处推算，“1.1”的 levels.l1.when 应为 {from: 50, below: 80}"
    told = repair(tmp_path, ("低", "{to: 50}"), ("高", "{from: 50}"))
    assert told.startswith("有两种改法")


BANDS = """\
bands: [{id: good, title: 优}, {id: fail, title: 差}]
groups:
  - id: "1"
    title: 场地
    criteria:
      - {id: "1.1", title: 面积, method: graded, points: 100, step: %s, bands: [{id: good, from: %s, to: 100}, {id: fail, from: 0, to: %s}]}
"""


@pytest.mark.parametrize(
    ("step", "good", "fail", "ways"),
    [
        ("1", "80", "80", ["79", "81"]),
        ("1", "80", "70", ["79", "71"]),
        ("0.1", "80", "79", ["79.9"]),  # bands of a table in whole points begin at whole points
        ("0.1", "80", "80", ["79.9"]),
        ("0.5", "80.5", "79", ["80", "79.5"]),
    ],
)
def test_of_two_bands_either_gives_way_where_it_then_begins_as_bands_do(
    tmp_path: Path, step: str, good: str, fail: str, ways: list[str]
) -> None:
    (one,) = read(tmp_path, HEAD + BANDS % (step, good, fail)).problems
    assert [it.value for it in (*one.problem.repairs, *one.problem.others)] == ways


def codes(tmp_path: Path, conclusions: str, *, bonus: str = "", top: str = "") -> list[tuple[str, str]]:
    found = read(tmp_path, HEAD + top + GROUPS + bonus + f"conclusions:\n{conclusions}").problems
    return [(one.problem.code, one.problem.place) for one in found]


FAIL = "  - {id: fail, title: 不合格, when: {below: 60}}\n"
WAY = "  - {id: pass, title: 合格, when: {from: 60}, or: [{when: %s, also: [{group: %s, score: %s}]}]}\n"


@pytest.mark.parametrize(
    ("when", "group", "score", "holds"),
    [
        ("{from: 75}", "a", "{equals: 0}", False),  # without the 40 of a there are 60 at most
        ("{from: 60}", "a", "{equals: 0}", True),
        ("{from: 61}", "a", "{to: 0}", False),
        ("{from: 61}", "a", "{to: 1}", True),
        ("{above: 40}", "b", "{to: 0}", False),
        ("{from: 40}", "b", "{to: 0}", True),
        ("{from: 75}", "b", "{from: 10}", True),
    ],
)
def test_a_way_whose_conditions_leave_no_such_total_can_never_hold(
    tmp_path: Path, when: str, group: str, score: str, holds: bool
) -> None:
    found = codes(tmp_path, WAY % (when, group, score) + FAIL)
    assert found == ([] if holds else [("conclusion-beyond", "conclusions.0.or.0.when")])


def test_what_can_make_up_for_a_group_leaves_the_way_open(tmp_path: Path) -> None:
    way = WAY % ("{from: 75}", "a", "{equals: 0}") + FAIL
    bonus = "adjustments:\n  - {id: p, title: 加分, method: fixed, amount: 20}\n"
    assert codes(tmp_path, way, bonus=bonus) == []
    assert codes(tmp_path, WAY % ("{from: 81}", "a", "{equals: 0}") + FAIL, bonus=bonus) != []
    limited = codes(tmp_path, way, bonus=bonus, top="most: 100\n")
    assert limited == [], "the limit cuts what comes on top, not what is lacking"
    assert codes(tmp_path, way, top="rounding: {total: {step: 10}}\n") == []
    both = way.replace("also: [", "also: [{group: b, score: {to: 50}}, {group: a, score: {to: 30}}, ")
    assert codes(tmp_path, both) != []
    unknown = way.replace("group: a", "group: c")
    assert {code for code, _ in codes(tmp_path, unknown)} == {"condition-name"}


def test_a_way_to_a_conclusion_behind_one_that_takes_all_its_totals_never_counts(tmp_path: Path) -> None:
    way = WAY % ("{from: 50, below: 60}", "a", "{from: 40}")
    assert codes(tmp_path, way + FAIL) == []
    assert codes(tmp_path, FAIL + way) == [("conclusion-late", "conclusions.1.or.0")]
    partly = WAY % ("{from: 50, below: 70}", "a", "{from: 40}")
    assert codes(tmp_path, FAIL + partly) == []


@pytest.mark.parametrize(
    ("dropping", "top", "told"),
    [
        ("not_applicable: {}", "dropped_points: total\n", True),
        ("not_applicable: {}", "dropped_points: group\n", True),
        ("not_applicable: {}", "dropped_points: removed\n", False),
        ("not_applicable: {}", "dropped_points: total\nrounding: {total: {step: 0.01}}\n", False),
        ("not_applicable: {}", "dropped_points: total\nrounding: {groups: {step: 0.1}}\n", False),
        ("not_applicable: {}", "dropped_points: total\nrounding: {criteria: {step: 0.1}}\n", True),
        ("not_applicable: {counts: met}", "dropped_points: total\n", False),
        ("remark: 无", "dropped_points: total\nunrated: dropped\n", True),
    ],
)
def test_a_table_whose_rows_make_up_for_others_is_told_that_it_does_not_round(
    tmp_path: Path, dropping: str, top: str, told: bool
) -> None:
    source = read(tmp_path, HEAD + top + GROUPS.replace("title: 一,", f"title: 一, {dropping},"))
    assert source.problems == []
    assert [(one.problem.code, one.place.line) for one in source.warnings] == [("rounding-none", 7)] * told
    assert source.to_publish() is source, "a hint keeps nothing from being published"
