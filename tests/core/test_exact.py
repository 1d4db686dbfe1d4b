"""Exact quotients, sums and roundings: 「Exact arithmetic only.」"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.numbers.exact import Exact, added, product, quotient, simple, written
from rubricpress.core.numbers.rounding import Rounding

decimals = st.decimals(min_value=-(10**6), max_value=10**6, places=4, allow_nan=False)
fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4)
exact = st.one_of(decimals, fractions.map(simple))


@pytest.mark.parametrize(
    ("numerator", "denominator", "quotient_"),
    [
        ("1", "4", Decimal("0.25")),
        ("1", "3", Fraction(1, 3)),
        ("-7", "8", Decimal("-0.875")),
        ("0", "7", Decimal(0)),
    ],
)
def test_a_quotient_is_a_decimal_where_it_ends(numerator: str, denominator: str, quotient_: Exact) -> None:
    found = quotient(Decimal(numerator), Decimal(denominator))
    assert found == quotient_
    assert type(found) is type(quotient_)


@given(exact, exact)
def test_sums_and_products_are_those_of_fractions(one: Exact, other: Exact) -> None:
    assert Fraction(added([one, other])) == Fraction(one) + Fraction(other)
    assert Fraction(product(one, other)) == Fraction(one) * Fraction(other)


@given(exact, exact.filter(bool))
def test_dividing_undoes_multiplying(one: Exact, other: Exact) -> None:
    assert Fraction(quotient(product(one, other), other)) == Fraction(one)


def test_thirds_add_up_to_the_whole() -> None:
    """「nowhere is the default」: what is not rounded loses nothing."""
    third = quotient(Decimal(1), Decimal(3))
    assert added([third] * 3) == Decimal(1)
    assert added([]) == Decimal(0)


@pytest.mark.parametrize(
    ("value", "step", "way", "rounded"),
    [
        ("2.5", "1", "half-up", "3"),
        ("-2.5", "1", "half-up", "-3"),
        ("2.5", "1", "half-even", "2"),
        ("3.5", "1", "half-even", "4"),
        ("2.9", "1", "down", "2"),
        ("-2.9", "1", "down", "-2"),
        ("2.1", "1", "up", "3"),
        ("79.995", "0.01", "half-up", "80"),
        ("79.994", "0.01", "half-up", "79.99"),
        ("7.3", "0.5", "half-up", "7.5"),
        ("7", "0.5", "up", "7"),
    ],
)
def test_rounding_by_hand(value: str, step: str, way: str, rounded: str) -> None:
    """「to how many places, which way (half up, half even, down, up)」"""
    assert Rounding(step=Decimal(step), way=way).of(Decimal(value)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("value", "way", "rounded"),
    [
        (Fraction(2, 3), "half-up", "0.67"),
        (Fraction(2, 3), "down", "0.66"),
        (Fraction(1, 3), "up", "0.34"),
        (Fraction(-1, 3), "up", "-0.34"),
        # a hair above the half, far behind the digits that are shown: no tie
        (Fraction(1, 200) + Fraction(1, 3 * 10**30), "half-even", "0.01"),
        (Fraction(1, 200) - Fraction(1, 3 * 10**30), "half-up", "0"),
    ],
)
def test_endless_numbers_are_rounded_by_their_whole_value(value: Fraction, way: str, rounded: str) -> None:
    assert Rounding(step=Decimal("0.01"), way=way).of(value) == Decimal(rounded)


@given(fractions)
def test_half_up_is_the_nearest_multiple(value: Fraction) -> None:
    rounded = Rounding(step=Decimal("0.01")).of(simple(value))
    assert abs(Fraction(rounded) - value) <= Fraction(1, 200)
    with localcontext() as context:
        context.prec = 80
        near = Decimal(value.numerator) / Decimal(value.denominator)
        assert rounded == near.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def test_an_endless_number_is_cut_in_print() -> None:
    assert written(Fraction(2, 3)) == "0.666666666666"
    assert written(Fraction(-2, 3)) == "-0.666666666666"
    assert written(Decimal("1.50")) == "1.5"
