"""A percentage may be typed with its sign, as it is printed: 75% is 75."""

from __future__ import annotations

from typing import Any

import pytest

from rubricpress.core.check_code import check_code
from rubricpress.core.methods.measure import Measure
from rubricpress.core.problem import Problem
from rubricpress.core.rows.rating import read_entry

PERCENT = Measure(kind="percentage", title="完成率")
IN_PERCENT = Measure(kind="number", title="完成率", unit="%")
PEOPLE = Measure(kind="number", title="人数", unit="人")
RATIO = Measure(kind="ratio", numerator="实际", denominator="目标")


def read(measure: Measure, **given: str) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    entry = read_entry(given, (), problems)
    assert entry is not None
    numbers, found = measure.read(entry, ())
    return [str(one) for one in numbers], [*problems, *found]


@pytest.mark.parametrize("typed", ["75", "75%", "75 %", "75％", "７５％", " 75.0 ％ "])
@pytest.mark.parametrize("measure", [PERCENT, IN_PERCENT])
def test_the_sign_says_nothing_new(typed: str, measure: Measure) -> None:
    numbers, problems = read(measure, value=typed)
    assert [float(one) for one in numbers] == [75]
    assert not problems


@pytest.mark.parametrize("typed", ["%", "75%%", "7%5", "%75", "七十五%", "75‰"])
def test_what_is_no_number_before_the_sign_is_none(typed: str) -> None:
    numbers, problems = read(PERCENT, value=typed)
    assert not numbers
    assert "number-form" in {one.code for one in problems}


def test_people_are_not_counted_in_per_cent() -> None:
    _, problems = read(PEOPLE, value="75%")
    assert [(one.code, one.path, one.values["value"]) for one in problems] == [
        ("number-form", ("value",), "75%")
    ]


def test_neither_number_of_a_ratio_has_a_sign() -> None:
    _, problems = read(RATIO, numerator="75%", denominator="100")
    assert "number-form" in {one.code for one in problems}


@pytest.mark.parametrize("typed", ["75%", "75 ％", "７５％"])
def test_the_check_code_is_the_same_with_and_without(typed: str) -> None:
    assert code(typed) == code("75") != code("76%")


def code(typed: str) -> Any:
    ratings = {"1": {"measure": {"value": typed}}}
    return check_code({"rubric": {"id": "r"}, "assessments": {"self": {"ratings": ratings}}}, "2026")
