"""How the scores of rows and groups become the score of what holds them, and what rows that drop out do to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from rubricpress.core.language.shape import Boolean, Choice, Number, key
from rubricpress.core.limits import NO_LIMITS, Limits
from rubricpress.core.numbers.exact import Exact, added, difference, percent, product, quotient
from rubricpress.core.numbers.number import ZERO

SHARES: Final = "shares"
WAYS: Final = ("sum", "mean", "shares", "lowest", "highest")
"""`sum`: added up; `mean`: the mean; `shares`: the mean of the shares of their maximum, in per cent, where the scales
differ; `lowest` and `highest`: one of them alone (不重复计分 is `highest`).

In a sum, a mean and of shares each part counts with its weight: 2 counts double.
"""

NO_TOTAL: Final = "none"
"""A table whose groups are never made one number: a profile, with conclusions by conditions alone."""

SHARING: Final = ("group", "total", "removed")
"""What becomes of the points of rows that drop out (不适用): the other rows of their group make up for them; all other
rows of the table do; or they are missing from the maximum."""

ONE: Final = Decimal(1)
ALL: Final = Decimal(100)
"""A full share, in per cent."""


class Part(NamedTuple):
    """A row, or a group with all that is in it: its score, the most it can be, and its weight around it.

    `full` is the maximum with nothing dropped; `dropped`: it is not there, or nothing in it is. What is not rated
    yet has the score 0, so that sums so far only grow. `settled` is the part of the maximum that is never stretched,
    `earned` what the score has of it: all, but in a group that earns nothing.
    """

    score: Exact
    maximum: Exact
    full: Exact
    weight: Decimal = ONE
    dropped: bool = False
    settled: Exact = ZERO
    earned: Exact = ZERO


def combined(
    way: str, parts: Sequence[Part], sharing: str | None, weight: Decimal = ONE, limits: Limits = NO_LIMITS
) -> Part:
    """The parts as one, which has `weight` in what is around it, and counts within `limits`."""
    if way == "sum" and parts:
        scores, mosts, fulls, weights, dropped, settled_of, _ = zip(*parts, strict=True)
        if weights.count(ONE) == len(parts) and not any(dropped) and not any(settled_of):
            # as in most tables
            return limited(Part(added(scores), added(mosts), added(fulls), weight), limits)
    left = [one for one in parts if not one.dropped]
    whole = added(one.weight for one in (parts if sharing == "total" else left))
    if way == SHARES:
        return limited(_shares(left, whole, weight, removed=sharing == "total"), limits)
    score = merged(way, [(one.score, one.weight) for one in left], whole)
    most = merged(way, [(one.maximum, one.weight) for one in left], whole)
    full = merged(way, [(one.full, one.weight) for one in parts])
    settled = merged(way, [(one.settled, one.weight) for one in left], whole)
    earned = merged(way, [(one.earned, one.weight) for one in left], whole)
    part = limited(Part(score, most, full, weight, not left, settled, earned), limits)
    if sharing == "group" and (len(left) < len(parts) or part.settled) and part.maximum != part.settled:
        return Part(stretched(part), part.full, part.full, weight)
    return part


def limited(part: Part, limits: Limits) -> Part:
    """A part within limits; where others make up for what drops out, it is up to these limits."""
    if limits is NO_LIMITS:
        return part
    return part._replace(
        score=limits.of(part.score),
        maximum=limits.of(part.maximum),
        full=limits.of(part.full),
        settled=limits.capped(part.settled),
        earned=limits.capped(part.earned),
    )


def stretched(part: Part) -> Exact:
    """The score, as if it were of all that there is with nothing dropped; what is settled of it stays as it is."""
    if not part.settled:
        return quotient(product(part.score, part.full), part.maximum)
    rest = product(difference(part.score, part.earned), difference(part.full, part.settled))
    return added((part.earned, quotient(rest, difference(part.maximum, part.settled))))


def _shares(left: Sequence[Part], whole: Exact, weight: Decimal, *, removed: bool) -> Part:
    """The mean of the shares, of 100; parts that drop out leave it to the others.

    Where all other rows of the table make up for these, they are `removed` from the weights: the maximum is lower.
    """
    weights = [_still_there(one) if removed else one.weight for one in left]
    shares = [share_of(one.score, one.maximum) for one in left]
    score = merged("mean", list(zip(shares, weights, strict=True)), whole)
    most = merged("mean", [(ALL, one) for one in weights], whole)
    return Part(score, most, ALL, weight, dropped=not left)


def _still_there(part: Part) -> Exact:
    """The weight of a part, less that of what has dropped out of it."""
    if part.maximum == part.full:
        return part.weight
    return product(part.weight, quotient(part.maximum, part.full))


def share_of(score: Exact, maximum: Exact) -> Exact:
    """`score` in per cent of `maximum`; of nothing, nothing."""
    return percent(score, maximum) if maximum else ZERO


def merged(way: str, weighed: Sequence[tuple[Exact, Exact]], over: Exact | None = None) -> Exact:
    """The values, each with its weight, merged in this way; 0 for none. A mean is `over` the sum of the weights, or this."""
    if not weighed:
        return ZERO
    if way == NO_TOTAL:
        return ZERO
    values = [value for value, _ in weighed]
    if way == "lowest":
        return min(values)
    if way == "highest":
        return max(values)
    whole = added(value if weight == ONE else product(value, weight) for value, weight in weighed)
    if way != "mean":
        return whole
    return quotient(whole, added(weight for _, weight in weighed) if over is None else over)


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A range that the total is carried over to: 55 of 100 points are 38.5 of 70."""

    to: Decimal = key(Number(), "what the greatest total becomes")
    begins: str = key(
        Choice(("zero", "least")),
        "where the new range begins",
        "zero",
    )
    clamp: bool = key(Boolean(), "whether results below 0 become 0, and those above `to` become `to`", True)

    def of(self, total: Exact, least: Exact, most: Exact) -> Exact:
        """`total`, which lies between `least` and `most`, on this range."""
        start = least if self.begins == "least" else ZERO
        over = added((most, product(start, Decimal(-1))))
        if not over:
            return ZERO
        carried = quotient(product(added((total, product(start, Decimal(-1)))), self.to), over)
        return min(max(carried, ZERO), self.to) if self.clamp else carried
