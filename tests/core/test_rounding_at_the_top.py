"""Rounding carries nothing above the maximum: a row of 17 points earns 17 at most, whatever the step."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.test_combining import HEAD, group, row, rubric_of, scored

from rubricpress.core.numbers.rounding import ROUNDING_WAYS, Rounding


@pytest.mark.parametrize(
    ("step", "value", "most", "found"),
    [
        ("0.3", "17", "17", "17"),  # 56.67 steps, up to 57: 17.1
        ("7", "60", "60", "60"),  # 8.57 steps, up to 9: 63
        ("7", "59", "60", "56"),
        ("7", "63", "60", "63"),  # more than the maximum already, by bonuses
        ("0.3", "16.8", "17", "16.8"),
    ],
)
def test_a_step_that_does_not_divide_the_maximum(step: str, value: str, most: str, found: str) -> None:
    rule = Rounding(step=Decimal(step))
    assert rule.of(Decimal(value), Decimal(most)) == Decimal(found)


def test_nothing_is_carried_over_a_maximum_that_no_digits_can_write() -> None:
    """100/3 of 100/3 stays all that there is, 33.3 of it is 33.3, and 33.331 does not become 33.34."""
    rule = Rounding(step=Decimal("0.01"), way="up")
    most = Fraction(100, 3)
    assert rule.of(most, most) == most
    assert rule.of(Decimal("33.3"), most) == Decimal("33.3")
    assert rule.of(Decimal("33.331"), most) == most
    down = Rounding(step=Decimal("0.01"), way="down")
    assert (down.of(most, most), down.of(Decimal("33.331"), most)) == (most, Decimal("33.33"))


def test_full_marks_are_never_more_than_the_maximum_where_a_row_of_a_mean_does_not_apply(
    tmp_path: Path,
) -> None:
    """「What is not above the maximum is not rounded above it」: the group earns (3 + 1.5) ÷ 3.5 of as much, and that
    is carried on to 3 of 3, not as 1.29 of 1.2857 to 3.01."""
    text = HEAD.format(
        points=3, top="dropped_points: total\nrounding: {groups: {step: 0.01}, total: {step: 0.01}}"
    )
    rows = [
        row("1.1", "3", ", weight: 2, not_applicable: {}"),
        row("1.2", "3"),
        row("1.3", "3", ", weight: 0.5"),
    ]
    found = scored(
        rubric_of(tmp_path, text + group("1", "3", rows, "    combine: mean\n")),
        {"1.1": {"not_applicable": True}, "1.2": "full", "1.3": "full"},
    )
    assert (found["total"], found["max_total"]) == ("3", "3")
    assert found["groups"]["1"] == {"score": "1.285714285714", "max": "1.285714285714"}


@given(
    st.decimals(0, 100, places=2),
    st.decimals(0, 100, places=2),
    st.decimals(Decimal("0.01"), 10, places=2),
    st.sampled_from(sorted(ROUNDING_WAYS)),
)
def test_no_score_up_to_the_maximum_is_carried_over_it(
    one: Decimal, other: Decimal, step: Decimal, way: str
) -> None:
    value, most = sorted((one, other))
    assert Rounding(step=step, way=way).of(value, most) <= most
