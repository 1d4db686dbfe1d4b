"""Ranged: an amount that the assessor chooses inside printed ranges, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.interval import Interval
from rubricpress.core.number import ZERO, on_step, plain
from rubricpress.core.outcome import UNRATED, Outcome, Setting, Step, refused
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rating import Rating
from rubricpress.core.shape import Many, Number, One, key


@dataclass(frozen=True, kw_only=True)
class Range:
    """One stretch of amounts, both ends included: 「附加100-200分」."""

    least: Decimal = key(Number(), "the lowest amount, itself included", written="from")
    to: Decimal = key(Number(), "the highest amount, itself included")


@dataclass(frozen=True, kw_only=True)
class Ranged:
    """An adjustment of a size to be judged: 「记1-5分不等」, 「附加100-200分，附减100-200分」; 0 is always allowed."""

    NAME: ClassVar[str] = "ranged"
    ADJUSTS: ClassVar[bool] = True
    KEYS: ClassVar[tuple[str, ...]] = ("score",)

    ranges: tuple[Range, ...] = key(
        Many(One(Range)), "the amounts that can be given, negative ones for deductions"
    )
    step: Decimal | None = key(Number(), "amounts are whole multiples of this; absent: any number", None)

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that it can add."""
        return max([ZERO, *(one.to for one in self.ranges)])

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """Each range begins below its end, and no two of them overlap."""
        if self.step is not None and self.step <= ZERO:
            yield Problem("step-positive", (*path, "step"), {"step": plain(self.step)})
        for at, one in enumerate(self.ranges):
            here = (*path, "ranges", at)
            if one.least > one.to:
                yield Problem("band-order", here, {"from": plain(one.least), "to": plain(one.to)})
            for other in self.ranges[:at]:
                if one.least <= other.to and other.least <= one.to:
                    values = {"first": _shown(other), "second": _shown(one)}
                    yield Problem("range-overlap", here, values)

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The chosen amount; 0 means none."""
        if rating.score is None:
            return UNRATED
        here = (*path, "score")
        inside = any(Interval(least=one.least, to=one.to).holds(rating.score) for one in self.ranges)
        if rating.score != ZERO and not inside:
            ranges = ", ".join(map(_shown, self.ranges))
            return refused(Problem("amount-outside", here, {"value": plain(rating.score), "ranges": ranges}))
        if self.step is not None and not on_step(rating.score, self.step):
            return refused(
                Problem("score-step", here, {"value": plain(rating.score), "step": plain(self.step)})
            )
        phrase = "amount" if rating.score != ZERO else "applies-not"
        return Outcome(score=rating.score, steps=(Step(phrase, {}, rating.score),))


def _shown(one: Range) -> str:
    return f"{plain(one.least)} … {plain(one.to)}"
