"""Intervals: which numbers a level, a band or a conclusion stands for, each end included or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rubricpress.core.language.shape import Number, key
from rubricpress.core.numbers.number import EXACT, plain

# A point of the number line just before (-1), at (0) or just after (1) a number: ends of intervals
# are compared as such points, so that "up to 50" and "from 50 on" meet exactly.
Point = tuple[Decimal, int]

BELOW_ALL: Final[Point] = (Decimal("-1e40"), 0)
ABOVE_ALL: Final[Point] = (Decimal("1e40"), 0)


@dataclass(frozen=True)
class Interval:
    """The numbers between two ends; an end that is not given is open without limit.

    At most one of `least` (that number included) and `above` (excluded), and at most one of `to`
    (included) and `below` (excluded); or `equals` alone, for a single number.
    """

    least: Decimal | None = key(Number(), "from this number on, itself included (≥)", None, written="from")
    above: Decimal | None = key(Number(), "greater than this number (>)", None)
    to: Decimal | None = key(Number(), "up to this number, itself included (≤)", None)
    below: Decimal | None = key(Number(), "less than this number (<)", None)
    equals: Decimal | None = key(Number(), "exactly this number, and no other (=)", None)

    def well_formed(self) -> bool:
        """Whether the keys that are given fit together and leave at least one number."""
        if self.equals is not None:
            return all(end is None for end in (self.least, self.above, self.to, self.below))
        ends = (self.least, self.above), (self.to, self.below)
        if any(one is not None and other is not None for one, other in ends):
            return False
        return any(end is not None for pair in ends for end in pair) and self.start < self.end

    @property
    def start(self) -> Point:
        """The point at which the interval begins."""
        if self.equals is not None:
            return (self.equals, -1)
        if self.least is not None:
            return (self.least, -1)
        return BELOW_ALL if self.above is None else (self.above, 1)

    @property
    def end(self) -> Point:
        """The point at which the interval ends."""
        if self.equals is not None:
            return (self.equals, 1)
        if self.to is not None:
            return (self.to, 1)
        return ABOVE_ALL if self.below is None else (self.below, -1)

    def holds(self, numerator: Decimal, denominator: Decimal = Decimal(1)) -> bool:
        """Whether `numerator / denominator` lies inside; compared by exact multiplication, never divided.

        `denominator` must be positive.
        """
        scaled = EXACT.multiply
        if self.equals is not None:
            return numerator == scaled(self.equals, denominator)
        if self.least is not None and numerator < scaled(self.least, denominator):
            return False
        if self.above is not None and numerator <= scaled(self.above, denominator):
            return False
        if self.to is not None and numerator > scaled(self.to, denominator):
            return False
        return self.below is None or numerator < scaled(self.below, denominator)

    def __str__(self) -> str:
        if self.equals is not None:
            return f"= {plain(self.equals)}"
        ends = (("≥", self.least), (">", self.above), ("≤", self.to), ("<", self.below))
        return ", ".join(f"{sign} {plain(end)}" for sign, end in ends if end is not None)


@dataclass(frozen=True)
class Seam:
    """A place where intervals that should tile the numbers overlap, or leave a gap; `last` for a gap behind them all.

    It lies from `start` to `end`, which `between` tells in signs.
    """

    overlap: bool
    first: int
    second: int
    between: str
    start: Point
    end: Point
    last: bool = False

    def meets(self, reach: Interval) -> bool:
        """Whether some of it lies inside `reach`."""
        return max(self.start, reach.start) < min(self.end, reach.end)


def seams(
    intervals: Sequence[Interval],
    start: Point = BELOW_ALL,
    end: Point = ABOVE_ALL,
    step: Decimal | None = None,
) -> Iterator[Seam]:
    """Where `intervals` fail to tile the stretch from `start` to `end`, each number in exactly one.

    With a `step`, only its multiples count as numbers, so that 1-50 and 51-100 leave no gap on step 1.
    `first` and `second` are positions in `intervals`; at the ends of the stretch both are the same.
    """
    spans = [(_snap(one.start, step), _snap(one.end, step)) for one in intervals]
    start, end = _snap(start, step), _snap(end, step)
    order = sorted(range(len(spans)), key=spans.__getitem__)
    if not order:
        return
    reached, last = start, order[0]
    for at in order:
        begins, ends = (min(max(point, start), end) for point in spans[at])
        if begins > reached:
            yield Seam(False, last, at, _stretch(reached, begins, step), reached, begins)
        elif begins < min(reached, ends):
            until = min(reached, ends)
            yield Seam(True, last, at, _stretch(begins, until, step), begins, until)
        if ends > reached:
            reached, last = ends, at
    if reached < end:
        yield Seam(False, last, last, _stretch(reached, end, step), reached, end, last=True)


def out_of_reach(interval: Interval, domain: Interval, step: Decimal | None = None) -> bool:
    """Whether `interval` holds no number of `domain`; with a `step`, no multiple of it."""
    start = max(_snap(interval.start, step), _snap(domain.start, step))
    return start >= min(_snap(interval.end, step), _snap(domain.end, step))


def _snap(point: Point, step: Decimal | None) -> Point:
    """The first multiple of `step` at or after `point`, as the point just before it."""
    if step is None or point in (BELOW_ALL, ABOVE_ALL):
        return point
    value, side = point
    whole = EXACT.subtract(value, EXACT.remainder(value, step))
    if whole < value or (whole == value and side == 1):
        whole = EXACT.add(whole, step)
    return (whole, -1)


def _stretch(start: Point, end: Point, step: Decimal | None) -> str:
    """A stretch of numbers in signs: `> 50, < 60`; a single number as it is: `50`."""
    if step is not None and end != ABOVE_ALL:
        end = (EXACT.subtract(end[0], step), 1)  # the last multiple of the step before the end
    if start[0] == end[0]:
        return plain(start[0])
    left = "" if start == BELOW_ALL else f"{'≥' if start[1] < 1 else '>'} {plain(start[0])}"
    right = "" if end == ABOVE_ALL else f"{'<' if end[1] < 1 else '≤'} {plain(end[0])}"
    return ", ".join(part for part in (left, right) if part)
