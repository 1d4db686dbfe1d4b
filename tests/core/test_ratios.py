"""Ratios the wrong way up: told where the table itself says which of two numbers is the upper one, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.core.small_tables import doubt, group, table

from rubricpress.core.checks.advice import advise
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Criterion

D = Decimal


def told(row: Criterion) -> list[str]:
    return [one.code for one in advise(table(group(row), points="9"))]


def ratio(upper: str, lower: str, formula: str = "") -> Criterion:
    measure = Measure(kind="ratio", numerator=upper, denominator=lower, formula=formula)
    return Criterion(id="1", title="条目", method=Proportional(measure=measure), points=D(9))


@pytest.mark.parametrize(
    ("formula", "codes"),
    [
        ("到课人数 ÷ 应到人数 × 100%", []),
        ("应到人数 ÷ 到课人数 × 100%", ["ratio-swapped"]),
        ("应到人数/到课人数", ["ratio-swapped"]),
        ("（应到人数－到课人数）÷ 到课人数", []),
        ("到课人数占应到人数的比例", []),
        ("应到人数占到课人数的比例", ["ratio-swapped"]),
        ("", []),
    ],
)
def test_a_ratio_stands_the_way_that_its_formula_is_printed(formula: str, codes: list[str]) -> None:
    row = ratio("到课人数", "应到人数", formula)
    assert told(row) == codes
    assert told(replace(row, damage=doubt("measure.formula"))) == []
    assert told(replace(row, damage=doubt("measure"))) == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("title", "专职教师占教师总数的比例"),
        ("standard", "管理规范；专职教师与教师总数之比达到70%"),
        ("assessment", "专职教师比例＝专职教师人数/教师人数×100%，查名册"),
        ("remark", "按专职教师÷教师计算"),
    ],
)
def test_without_a_formula_the_words_of_the_row_say_which_number_is_divided(key: str, words: str) -> None:
    """「X占Y的比例」 is X divided by Y."""
    said: dict[str, Any] = {key: words}
    right = replace(ratio("专职教师人数", "教师总数"), **said)
    swapped = replace(ratio("教师人数", "专职教师人数"), **said)
    assert told(right) == []
    assert told(swapped) == ["ratio-swapped"]
    assert told(replace(swapped, damage=doubt(key))) == []
    assert told(replace(swapped, damage=doubt("points"))) == ["ratio-swapped"]


def test_english_words_say_it_too() -> None:
    said = "Qualified teachers as a percentage of all teachers"
    assert told(replace(ratio("all teachers", "Qualified teachers"), standard=said)) == ["ratio-swapped"]
    assert told(replace(ratio("Qualified teachers", "all teachers"), standard=said)) == []


@pytest.mark.parametrize(
    "words",
    ["占地面积教师人均2平方米", "教师占专职教师、教师占兼职教师", "专职教师与教师座谈", "专职教师占比高"],
)
def test_words_that_divide_neither_number_say_nothing(words: str) -> None:
    assert told(replace(ratio("教师人数", "专职教师人数"), standard=words)) == []
    assert told(replace(ratio("", ""), standard=words)) == []


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("教师总人数", "高级职称教师人数"),
        ("应到人数", "实到人数"),
        ("全年预算数", "全年执行数"),
        ("计划培训人数", "实际培训人数"),
        ("目标值", "实际完成值"),
        ("检查总批次", "检查合格批次"),
        ("总人数", "合格人数"),
        ("Total staff", "Trained staff"),
        ("planned hours", "actual hours"),
    ],
)
def test_a_whole_above_its_part_is_told_where_nothing_else_says_how_to_divide(upper: str, lower: str) -> None:
    """A part of a whole is never divided into it where all that is asked for is below 100 %."""
    assert told(ratio(upper, lower)) == ["ratio-whole"]
    assert told(ratio(lower, upper)) == []
    assert told(ratio(upper, lower, f"{upper} ÷ {lower}")) == [], "the formula says that it is meant"
    assert told(replace(ratio(upper, lower), damage=doubt("measure"))) == []


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("学生总数", "教师总数"),
        ("总经费", "实有人数"),
        ("建筑面积", "幼儿人数"),
        ("计划学时", "教师人数"),
        ("目标完成数", "任务数"),
        ("应用课程数", "网络应用课程数"),
        ("教师总人数", ""),
    ],
)
def test_two_numbers_of_which_neither_is_part_of_the_other_are_left_alone(upper: str, lower: str) -> None:
    assert told(ratio(upper, lower)) == []


def test_where_more_than_100_per_cent_decides_the_whole_may_be_divided_by_a_part() -> None:
    measure = Measure(kind="ratio", numerator="教师总人数", denominator="高级职称教师人数")

    def row(bound: str) -> Criterion:
        low, high = Interval(to=D(bound)), Interval(above=D(bound))
        levels = (
            Level(id="a", score=D(9), descriptor="文", when=low),
            Level(id="b", score=D(0), descriptor="文", when=high),
        )
        return Criterion(id="1", title="条目", method=Levels(levels=levels, measure=measure), points=D(9))

    assert told(row("400")) == []
    assert told(row("40")) == ["ratio-whole"]
    levels = row("400").method
    assert isinstance(levels, Levels)
    by_field = tuple(
        replace(one, when=None, when_by={"main": one.when}) for one in levels.levels if one.when is not None
    )
    assert told(replace(row("40"), method=Levels(levels=by_field, measure=measure))) == []
