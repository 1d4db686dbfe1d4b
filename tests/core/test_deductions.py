"""Deductions: what is taken away from the points of a row, where that stops, and how it is told."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.drawing import deducting

from rubricpress.core.checks.validation import validate
from rubricpress.core.ends import Conclusion
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.reach import reachable
from rubricpress.core.response import Assessment, Response
from rubricpress.core.results.explain import said_of, trace
from rubricpress.core.rows.outcome import Outcome, Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rubric import Column, Criterion, Group, Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.source.reading import read_rubric

D = Decimal
ONCE = Fault(id="a", text="未建台账", costs=D(2))
CAPPED = Fault(id="b", text="每缺一项记录", each=D("0.5"), limit=D(3), unit="项")
EACH = Fault(id="c", text="每有一处不实", each=D(3), unit="处")


def outcome(rating: dict[str, Any], *faults: Fault, floor: str = "zero", points: str = "10") -> Outcome:
    method = Deductions(faults=faults or (ONCE, CAPPED), floor=floor)
    row = Criterion(id="1.1", title="台账", method=method, points=D(points))
    data, _ = read_json(json.dumps(rating))
    return rate(row, data, Setting({}, {}, {}), ("1.1",))


def codes(method: Deductions, points: str | None = "10") -> list[tuple[str, str]]:
    found = method.check(None if points is None else D(points), ())
    return [(one.code, one.place) for one in found]


def table(method: Deductions, points: str, *conclusions: Conclusion) -> Rubric:
    row = Criterion(id="1.1", title="台账", method=method, points=D(points))
    group = Group(id="1", title="安全管理", criteria=(row,))
    columns = (Column(of="title", title="检查项目"),)
    return Rubric(
        id="t", title="表", edition="1", points=D(points), columns=columns, groups=(group,), conclusions=conclusions
    )  # fmt: skip


def test_the_row_of_an_inspection_table() -> None:
    """「满分 10 分；未建台账扣 2 分；每缺一项记录扣 0.5 分，最多扣 3 分；扣完为止」"""
    assert outcome({"faults": {"a": 1, "b": 3}}).score == D("6.5")
    assert outcome({"faults": {"b": "6"}}).score == D(7)
    assert outcome({"faults": {"b": "7"}}).score == D(7)
    assert outcome({"faults": {"a": "1", "b": "999"}}).score == D(5)


def test_item_floors_against_no_floor() -> None:
    """「扣完为止」 against 「倒扣」."""
    for count, stopped, gone_on in ((3, D(1), D(1)), (4, D(0), D(-2)), (5, D(0), D(-5))):
        assert outcome({"faults": {"c": count}}, EACH).score == stopped
        assert outcome({"faults": {"c": count}}, EACH, floor="none").score == gone_on


def test_nothing_found_is_not_the_same_as_not_looked_at() -> None:
    assert outcome({"faults": {}}).score == D(10)
    assert outcome({"faults": {"a": 0, "b": "0"}}).score == D(10)
    for unrated in ({}, {"note": "待查"}):
        found = outcome(unrated)
        assert (found.score, found.problems) == (None, ())


@pytest.mark.parametrize(
    ("faults", "problems"),
    [
        ({"a": 2}, [("fault-once", "1.1.faults.a")]),
        ({"b": "1.5"}, [("count-form", "1.1.faults.b")]),
        ({"b": -1}, [("count-form", "1.1.faults.b")]),
        ({"a": "0.5"}, [("count-form", "1.1.faults.a")]),
        ({"z": 1, "a": 1}, [("unknown-choice", "1.1.faults.z")]),
        ({"z": 0, "a": 3, "b": -2}, [
            ("unknown-choice", "1.1.faults.z"), ("fault-once", "1.1.faults.a"), ("count-form", "1.1.faults.b"),
        ]),
        ({"a": True}, [("number-form", "1.1.faults.a")]),
        ({"a": "一"}, [("number-form", "1.1.faults.a")]),
        ([], [("mapping-form", "1.1.faults")]),
        (None, [("mapping-form", "1.1.faults")]),
    ],
)  # fmt: skip
def test_what_cannot_have_been_counted(faults: Any, problems: list[tuple[str, str]]) -> None:
    found = outcome({"faults": faults})
    assert found.score is None
    assert [(one.code, one.place) for one in found.problems] == problems


@pytest.mark.parametrize(
    ("faults", "floor", "least"),
    [
        ((ONCE, EACH), "zero", D(0)),
        ((ONCE, EACH), "none", None),
        ((ONCE, CAPPED), "none", D(2)),
        ((ONCE, CAPPED, replace(EACH, limit=D(9))), "none", D(-7)),
        ((), "none", D(7)),
    ],
)
def test_the_least_and_the_most_that_a_row_can_come_to(
    faults: tuple[Fault, ...], floor: str, least: Decimal | None
) -> None:
    method = Deductions(faults=faults, floor=floor)
    assert (method.minimum(D(7)), method.maximum(D(7))) == (least, D(7))


@pytest.mark.parametrize(
    ("fault", "problems"),
    [
        (ONCE, []),
        (CAPPED, []),
        (replace(CAPPED, limit=D("0.5")), []),
        (replace(CAPPED, limit=D(10)), []),
        (replace(CAPPED, limit=D("10.5")), [("fault-limit-above", "faults.0.limit")]),
        (replace(CAPPED, limit=D("0.4")), [("fault-limit-below", "faults.0.limit")]),
        (replace(CAPPED, limit=D(-3)), [("fault-limit-below", "faults.0.limit")]),
        (replace(CAPPED, each=D(0)), [("fault-positive", "faults.0.each")]),
        (replace(ONCE, costs=D(-2)), [("fault-positive", "faults.0.costs")]),
        (replace(ONCE, limit=D(3)), [("fault-each-only", "faults.0.limit")]),
        (replace(ONCE, unit="项"), [("fault-each-only", "faults.0.unit")]),
        (replace(ONCE, each=D(1)), [("fault-amount", "faults.0")]),
        (replace(ONCE, costs=None), [("fault-amount", "faults.0")]),
        (replace(CAPPED, each=None), [("fault-amount", "faults.0")]),
    ],
)
def test_what_a_fault_cannot_cost(fault: Fault, problems: list[tuple[str, str]]) -> None:
    assert codes(Deductions(faults=(fault,))) == problems


def test_a_limit_above_the_points_counts_where_there_is_no_floor() -> None:
    far = replace(CAPPED, limit=D(30))
    assert codes(Deductions(faults=(far,), floor="none")) == []
    assert codes(Deductions(faults=(far,)), points=None) == []


def test_no_floor_is_said_only_where_the_row_can_go_below_0() -> None:
    assert codes(Deductions(faults=(ONCE, CAPPED), floor="none")) == [("floor-unused", "floor")]
    assert codes(Deductions(faults=(ONCE, CAPPED), floor="none"), points="5") == [("floor-unused", "floor")]
    assert codes(Deductions(faults=(ONCE, CAPPED), floor="none"), points="4.9") == []
    assert codes(Deductions(faults=(ONCE, EACH), floor="none")) == []
    assert codes(Deductions(faults=(ONCE, CAPPED), floor="none"), points=None) == []
    assert codes(Deductions(faults=(), floor="none")) == []


def test_a_row_without_points_may_only_take_away() -> None:
    """A table that begins at its maximum has rows that earn nothing and cost something."""
    for faults in ((ONCE,), (EACH,)):
        rubric = replace(table(Deductions(faults=faults, floor="none"), "0"), points=D(110), start=D(110))
        assert validate(rubric) == []
    rubric = replace(table(Deductions(faults=(ONCE,)), "0"), points=D(110), start=D(110))
    assert [one.code for one in validate(rubric)] == ["points-positive"]


def test_conclusions_are_held_against_what_rows_can_come_to() -> None:
    below = Conclusion(id="below", title="负分", when=Interval(below=D(0)))
    other = Conclusion(id="other", title="其他", when=Interval(least=D(0)))
    stops, goes_on = Deductions(faults=(EACH,)), Deductions(faults=(EACH,), floor="none")
    assert [one.code for one in validate(table(stops, "10", below, other))] == ["conclusion-beyond"]
    assert validate(table(goes_on, "10", below, other)) == []
    assert reachable(table(goes_on, "10")) == Interval(to=D(10))


@pytest.mark.parametrize(
    ("rating", "floor", "zh", "en"),
    [
        ({"a": 1, "b": 3}, "zero", "10 分 − 2 分 − 3 项 × 0.5 分 = 6.5 分", "10 − 2 − 3 × 0.5 = 6.5"),
        (
            {"b": 8},
            "zero",
            "10 分 − 3 分（8 项 × 0.5 分 = 4 分，以 3 分为限） = 7 分",
            "10 − 3 (8 × 0.5 = 4, limited to 3) = 7",
        ),
        (
            {"a": 1, "c": 3},
            "zero",
            "10 分 − 2 分 − 3 处 × 3 分 = −1 分，扣完为止，得 0 分",
            "10 − 2 − 3 × 3 = −1; it stops at 0",
        ),
        ({"a": 1, "c": 3}, "none", "10 分 − 2 分 − 3 处 × 3 分 = −1 分", "10 − 2 − 3 × 3 = −1"),
        ({"c": 3, "a": 1}, "none", "10 分 − 2 分 − 3 处 × 3 分 = −1 分", "10 − 2 − 3 × 3 = −1"),
        ({}, "zero", "", ""),
        ({"a": 0}, "zero", "", ""),
    ],
)
def test_the_sum_is_said_beside_the_controls(rating: dict[str, Any], floor: str, zh: str, en: str) -> None:
    found = outcome({"faults": rating}, ONCE, CAPPED, EACH, floor=floor)
    assert (said_of(found, "zh"), said_of(found, "en")) == (zh, en)


def test_the_trace_tells_each_fault_in_the_words_of_the_table() -> None:
    scorer = Scorer(table(Deductions(faults=(ONCE, CAPPED)), "10"), "")

    def told(faults: dict[str, str]) -> list[tuple[str, str, str]]:
        ratings = Assessment(ratings={"1.1": {"faults": faults}})
        (scored,) = scorer.score(Response(profile={}, assessments={"self": ratings}))
        row = trace(scorer, scored, "zh").parts[0].parts[0]
        return [(one.label, one.value, one.source) for one in (row, *row.parts)]

    assert told({"a": "1", "b": "8"}) == [
        ("1.1 台账", "5 分", ""),
        ("从满分扣起", "10 分", ""),
        ("有此情形，扣一次", "−2 分", "未建台账"),
        ("8 项 × 0.5 分 = 4 分，以 3 分为限", "−3 分", "每缺一项记录"),
        ("10 分 − 2 分 − 3 分（8 项 × 0.5 分 = 4 分，以 3 分为限） = 5 分", "", ""),
    ]
    assert told({}) == [("1.1 台账", "10 分", ""), ("从满分扣起", "10 分", ""), ("查过，没有扣分", "", "")]


@given(deducting(), st.data())
def test_finding_more_never_raises_the_score(drawn: tuple[Decimal, Deductions], data: st.DataObject) -> None:
    points, method = drawn
    row = Criterion(id="1", title="条目", method=method, points=points)
    less = {
        one.id: data.draw(st.integers(0, 1 if one.each is None else 40), label=one.id)
        for one in method.faults
    }
    more = dict(less)
    name = data.draw(st.sampled_from(sorted(less)))
    more[name] = 1 if next(one for one in method.faults if one.id == name).each is None else less[name] + 1

    def score(counts: dict[str, int]) -> Decimal:
        found = rate(
            row, {"faults": {key: str(count) for key, count in counts.items()}}, Setting({}, {}, {}), ()
        )
        assert isinstance(found.score, Decimal)
        return found.score

    assert score(more) <= score(less) <= points
    assert score(dict(reversed(list(less.items())))) == score(less)
    least = method.minimum(points)
    assert least is None or score(more) >= least
    assert method.floor == "none" or score(more) >= 0


FILE = """\
id: t
title: 表
edition: "1"
points: 10
columns:
  - {of: title, title: 检查项目}
groups:
  - id: "1"
    title: 安全管理
    points: 10
    criteria:
      - id: "1.1"
        title: 台账
        points: 10
        method: deductions
        floor: none
        faults:
          - {id: a, text: 未建台账, costs: 2}
          - {id: b, text: 每缺一项记录, each: 3, limit: 12, unit: 项}
"""


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("", "", []),
        ("costs: 2", "costs: 两分", ["number-form"]),
        ("each: 3", "each: 三", ["number-form"]),
        ("limit: 12", "limit: 十二", ["number-form"]),
        ("limit: 12", "limit: 8", ["floor-unused"]),
        ("points: 10\n        method", "points: 十\n        method", ["number-form"]),
        ("floor: none", "floor: 0", ["unknown-choice"]),
        ("id: b", "id: a", ["duplicate-id"]),
        ("limit: 12, unit: 项", "unit: [项]", ["text-form"]),
        ("faults:\n", "fault:\n", ["unknown-key-near"]),
    ],
)
def test_of_what_cannot_be_read_nothing_else_is_said(
    old: str, new: str, found: list[str], tmp_path: Path
) -> None:
    assert old in FILE
    path = tmp_path / "t.yaml"
    path.write_text(FILE.replace(old, new) if old else FILE, encoding="utf-8")
    assert [one.problem.code for one in read_rubric(path).problems] == found
