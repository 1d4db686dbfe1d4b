"""Numbers: exact, read as people write them, printed one way only."""

from __future__ import annotations

from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.numbers.number import EXACT, on_step, parse, plain, shortened, total

numbers = st.decimals(
    min_value=Decimal(-999999999999), max_value=Decimal(999999999999), places=12, allow_nan=False
).filter(lambda number: number != 0 or not number.is_signed())
small = st.integers(-100_000, 100_000).map(lambda number: Decimal(number) / 100)


@given(numbers)
def test_a_number_comes_back_from_its_printed_form(number: Decimal) -> None:
    assert parse(plain(number)) == number


@given(numbers)
def test_a_printed_number_has_no_exponent_no_needless_zero_and_no_negative_zero(number: Decimal) -> None:
    text = plain(number)
    assert "E" not in text.upper()
    assert text != "-0"
    assert "." not in text or not text.endswith(("0", "."))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("8.5", "8.5"),
        ("８．５", "8.5"),
        ("8。5", "8.5"),
        (" 8.5\t", "8.5"),
        ("\u30008.5\u00a0", "8.5"),
        ("1.10", "1.1"),
        ("007", "7"),
        ("0", "0"),
        ("0.0", "0"),
        ("-5", "-5"),
        ("－５", "-5"),
        ("−5", "-5"),
        ("1,000", "1000"),
        ("１，０００", "1000"),
        ("1 000 000.5", "1000000.5"),
        ("999999999999.999999999999", "999999999999.999999999999"),
    ],
)
def test_full_width_digits_spaces_and_thousands_separators_are_understood(text: str, number: str) -> None:
    assert parse(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", ".", "8.", ".5", "+8", "--8", "8-", "-0", "-0.00", "－０", "1e3", "1E3", "NaN", "nan", "Infinity", "-inf",
        "8 5", "8. 5", "1,00", "1,0000", "0,500", ",500", "1,,000", "1.000,5", "0x10", "1_000", "八", "²", "٣", "१",
        "8.5分", "75%", "8\n", "8\0", "1/2", "9" * 13, "0." + "1" * 13, "9" * 200_000, "1e999", "True",
    ],
)  # fmt: skip
def test_what_no_assessment_table_can_mean_is_no_number(text: str) -> None:
    assert parse(text) is None


@given(st.text())
def test_any_text_is_a_number_or_none_and_never_an_error(text: str) -> None:
    number = parse(text)
    assert number is None or number.is_finite()


@given(st.lists(numbers, max_size=70))
def test_a_sum_is_exact(drawn: list[Decimal]) -> None:
    assert Fraction(total(drawn)) == sum(map(Fraction, drawn), Fraction(0))


@given(numbers, numbers)
def test_sums_and_products_of_two_numbers_never_need_rounding(one: Decimal, other: Decimal) -> None:
    assert Fraction(EXACT.multiply(one, other)) == Fraction(one) * Fraction(other)
    assert Fraction(EXACT.subtract(one, other)) == Fraction(one) - Fraction(other)


def test_a_result_that_would_be_rounded_is_a_programmers_mistake() -> None:
    with pytest.raises(Inexact):
        EXACT.divide(Decimal(1), Decimal(3))


@given(small, small.filter(lambda step: step > 0), small)
def test_on_step_means_a_whole_number_of_steps_from_the_origin(
    value: Decimal, step: Decimal, origin: Decimal
) -> None:
    steps = (Fraction(value) - Fraction(origin)) / Fraction(step)
    assert on_step(value, step, origin) == (steps.denominator == 1)


@given(small, small.filter(lambda number: number > 0), st.integers(0, 4))
def test_a_ratio_is_cut_and_never_rounded_up(numerator: Decimal, denominator: Decimal, places: int) -> None:
    exact = Fraction(numerator) / Fraction(denominator)
    cut, whole = shortened(numerator, denominator, places)
    assert abs(Fraction(cut)) <= abs(exact) < abs(Fraction(cut)) + Fraction(1, 10**places)
    assert whole == (Fraction(cut) == exact)


def test_69_999_per_cent_never_reads_as_70() -> None:
    assert shortened(Decimal(6999900), Decimal(100000), 2) == (Decimal("69.99"), False)
