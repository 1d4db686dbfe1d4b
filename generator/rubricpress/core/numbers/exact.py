"""Exact numbers beyond decimals: means, shares, rescaled sums.

A score is a `Decimal`. Where a rule divides, the quotient is kept as a `Decimal` as long as it ends (1/4), else as
a `Fraction` (1/3): nothing is ever rounded on the way, and a bound is compared with the very value. Rounding is a
rule of a table (`rounding.py`), done where the table says so and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import accumulate
from typing import Final

from rubricpress.core.numbers.number import EXACT, HUNDRED, ZERO, plain

Exact = Decimal | Fraction

_ADD: Final[Callable[[Decimal, Exact], Decimal]] = EXACT.add  # type: ignore[assignment]  # it refuses fractions
SHOWN_PLACES: Final = 12
"""After so many decimals an endless number is cut in print; what is computed and compared is never cut."""


def simple(value: Fraction) -> Exact:
    """`value` as a decimal where it ends, within the digits that exact decimals carry."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    if rest != 1 or places > 40:
        return value
    return Decimal(value.numerator * 10**places // value.denominator).scaleb(-places, context=EXACT)


def quotient(numerator: Exact, denominator: Exact) -> Exact:
    """The exact quotient; `denominator` is not 0."""
    return simple(Fraction(Fraction(numerator), Fraction(denominator)))


def product(one: Exact, other: Exact) -> Exact:
    """The exact product."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return EXACT.multiply(one, other)
    return simple(Fraction(one) * Fraction(other))


def added(values: Iterable[Exact]) -> Exact:
    """The exact sum; 0 for none."""
    given = list(values)
    try:
        return reduce(_ADD, given, ZERO)  # decimals nearly always
    except TypeError:
        whole = reduce(_ADD, [value for value in given if isinstance(value, Decimal)], ZERO)
        return simple(Fraction(whole) + sum(value for value in given if isinstance(value, Fraction)))


def added_between(values: Iterable[Exact | None], places: Iterable[tuple[int, int]]) -> list[Decimal]:
    """The sums of the values from each first place to before the second, out of one running sum; none where a value is endless."""
    try:
        running = list(accumulate(values, _ADD, initial=ZERO))  # type: ignore[arg-type]
    except TypeError:
        return []
    return [EXACT.subtract(running[end], running[begin]) for begin, end in places]


def difference(value: Exact, other: Exact) -> Exact:
    """`value` less `other`, exactly."""
    return added((value, product(other, Decimal(-1))))


def percent(part: Exact, whole: Exact) -> Exact:
    """`part` in per cent of `whole`, which is not 0."""
    return quotient(product(part, HUNDRED), whole)


def ratio(value: Exact) -> tuple[Decimal, Decimal]:
    """`value` as numerator and denominator, which is positive: as `Interval.holds` takes it."""
    if isinstance(value, Decimal):
        return value, Decimal(1)
    return Decimal(value.numerator), Decimal(value.denominator)


def written(value: Exact) -> str:
    """`value` in plain digits; an endless number is cut after `SHOWN_PLACES` decimals."""
    return plain(value if isinstance(value, Decimal) else cut(value))


def shown(value: Exact) -> str:
    """The same for people to read, with a true minus sign."""
    return written(value).replace("-", "−")


def cut(value: Fraction, *, sticky: bool = False) -> Decimal:
    """The beginning of an endless decimal; `sticky`, with one more digit, a 1, for all that was cut away."""
    scaled = abs(value.numerator) * 10**SHOWN_PLACES // value.denominator
    digits = Decimal(scaled).scaleb(-SHOWN_PLACES, context=EXACT)
    if sticky:
        digits = EXACT.add(digits, Decimal(1).scaleb(-SHOWN_PLACES - 1))
    return digits if value >= ZERO else EXACT.minus(digits)
