"""Rounding carries nothing above the maximum: a row of 17 points earns 17 at most, whatever the step."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.rounding import ROUNDING_WAYS, Rounding


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


def test_a_maximum_that_no_digits_can_write_is_rounded_too() -> None:
    """100/3 of 100/3 is 33.34 where it is rounded up to two places."""
    rule = Rounding(step=Decimal("0.01"), way="up")
    assert rule.of(Fraction(100, 3), Fraction(100, 3)) == Decimal("33.34")


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
