"""Rounding: a rule of a table, done where the table says so and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from rubricpress.core.language.shape import Boolean, Choice, Number, One, key
from rubricpress.core.numbers.exact import Exact, cut, percent, quotient, ratio
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import EXACT

ROUNDING_WAYS: Final = {
    "half-up": ROUND_HALF_UP,
    "half-even": ROUND_HALF_EVEN,
    "down": ROUND_DOWN,
    "up": ROUND_UP,
}


@dataclass(frozen=True, kw_only=True)
class Rounding:
    """A rule of rounding: to multiples of `step`, which way. `half-up` is 四舍五入, away from zero at the half."""

    step: Decimal = key(Number(), "rounded to whole multiples of this (0.01: two decimals)")
    way: str = key(
        Choice(tuple(ROUNDING_WAYS)),
        "which way to round",
        "half-up",
    )
    below_full: bool = key(
        Boolean(), "whether what is not full stays below the maximum (99.6 is 99, never 100)", False
    )

    def nearest(self, value: Exact) -> Decimal:
        """`value`, rounded by this rule, wherever that is."""
        count = quotient(value, self.step)
        if isinstance(count, Fraction):
            # the half is met by ending decimals alone, so that one more digit than any of them decides nothing else
            count = cut(count, sticky=True)
        context = Context(prec=96, rounding=ROUNDING_WAYS[self.way])
        return EXACT.multiply(count.quantize(Decimal(1), context=context), self.step)

    def of(self, value: Exact, most: Exact | None = None) -> Exact:
        """`value`, rounded by this rule; `most` is what it is when it is full, and as far as rounding carries it.

        All of a maximum that does not come out even stays all of it: no table prints such a one, rows dropped out of it.
        """
        if isinstance(most, Fraction) and value == most:
            return most
        found = self.nearest(value)
        if most is None:
            return found
        if self.below_full and value < most:
            while found >= most:
                found = EXACT.subtract(found, self.step)
            return found
        return most if value <= most < found else found


@dataclass(frozen=True, kw_only=True)
class Roundings:
    """Where scores are rounded; nowhere else."""

    criteria: Rounding | None = key(One(Rounding), "the score of each row", None)
    groups: Rounding | None = key(One(Rounding), "the score of each group", None)
    total: Rounding | None = key(One(Rounding), "the total", None)
    across: bool = key(
        Boolean(),
        "whether rounding may carry a total or group over a bound of a conclusion or gate; false: it is then rounded the "
        "other way",
        False,
    )


def kept(rule: Rounding, total: Exact, most: Exact, bounds: Iterable[tuple[Interval, bool]]) -> Exact:
    """`total`, or the score of a group, rounded, on the same side of every bound: the nearest multiple that is, else `total` as it stands.

    `bounds` are the ranges that conclusions and gates ask about, each of the total or, where True, of its share.
    """
    asked = list(bounds)

    def sides(value: Exact) -> list[bool]:
        return [
            interval.holds(*ratio(percent(value, most) if share and most else value))
            for interval, share in asked
        ]

    stands = sides(total)
    for way in (rule.way, "down", "up"):
        found = replace(rule, way=way).of(total, most)
        if sides(found) == stands:
            return found
    return total
