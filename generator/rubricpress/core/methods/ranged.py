"""Ranged: an amount that the assessor chooses inside printed ranges, or none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.language.shape import Many, Number, One, key
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.rungs import Rung
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO, on_step, plain, shown
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating
from rubricpress.core.wording.ranges import stretch


@dataclass(frozen=True, kw_only=True)
class Range:
    """One stretch of amounts, both ends included: 「附加100-200分」."""

    least: Decimal = key(Number(), "the lowest amount, itself included", written="from")
    to: Decimal = key(Number(), "the highest amount, itself included")


@dataclass(frozen=True, kw_only=True)
class Ranged(ScoringMethod):
    """An adjustment of a size to be judged: 「记1-5分不等」, 「附加100-200分，附减100-200分」; 0 is always allowed."""

    NAME: ClassVar[str] = "ranged"
    ADJUSTS: ClassVar[bool] = True
    KEYS: ClassVar[tuple[str, ...]] = ("score",)
    ENTRIES: ClassVar[str] = "ranges"
    AMOUNT: ClassVar[str] = "ranges"

    ranges: tuple[Range, ...] = key(
        Many(One(Range)), "the amounts that can be given, negative ones for deductions"
    )
    step: Decimal | None = key(Number(), "amounts are whole multiples of this; absent: any number", None)

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that it can add."""
        return min([ZERO, *(one.least for one in self.ranges)])

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that it can add."""
        return max([ZERO, *(one.to for one in self.ranges)])

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """Each range adds or takes away, from its lower end to its higher one, on the step; no two overlap."""
        positive = self.step is None or self.step > ZERO
        if self.step is not None and not positive:
            yield Problem("step-positive", (*path, "step"), {"step": plain(self.step)})
        for at, one in enumerate(self.ranges):
            here = (*path, "ranges", at)
            if one.least > one.to:
                yield Problem("band-order", here, {"from": plain(one.least), "to": plain(one.to)})
            elif one.least < ZERO < one.to or one.least == one.to == ZERO:
                yield Problem("range-sign", here, _said(range=one))
            for name, end in (("from", one.least), ("to", one.to)):
                if self.step is not None and positive and not on_step(end, self.step):
                    yield Problem("off-step", (*here, name), {"value": plain(end), "step": plain(self.step)})
        yield from self._overlaps((*path, "ranges"))

    def _overlaps(self, path: Path) -> Iterator[Problem]:
        """Amounts that stand in two ranges; 0 may end one and begin the next, since it is none in both."""
        formed = [(one.least, one.to, at) for at, one in enumerate(self.ranges) if one.least <= one.to]
        reached: tuple[Decimal, int] | None = None
        for least, to, at in sorted(formed):
            if reached and (least < reached[0] or least == reached[0] != ZERO):
                first, second = sorted((at, reached[1]))
                values = {"at": str(first), **_said(first=self.ranges[first], second=self.ranges[second])}
                yield Problem("range-overlap", (*path, second), values)
            reached = max(reached or (to, at), (to, at))

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The chosen amount; 0 means none."""
        if rating.score is None:
            return UNRATED
        here = (*path, "score")
        inside = any(Interval(least=one.least, to=one.to).holds(rating.score) for one in self.ranges)
        if rating.score != ZERO and not inside:
            values = {"value": shown(rating.score)}
            values["ranges"] = ", or ".join(stretch(one.least, one.to, "en") for one in self.ranges)
            values["ranges_zh"] = " 分，或 ".join(stretch(one.least, one.to, "zh") for one in self.ranges)
            return refused(Problem("amount-outside", here, values))
        if self.step is not None and not on_step(rating.score, self.step):
            return refused(
                Problem("score-step", here, {"value": shown(rating.score), "step": shown(self.step)})
            )
        phrase = "amount" if rating.score != ZERO else "applies-not"
        return Outcome(score=rating.score, steps=(Step(phrase, {}, rating.score),))

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """That nothing is taken away is one step."""
        if score < ZERO:
            yield Rung(1, ZERO, "climb-away")


def _said(**ranges: Range) -> dict[str, str]:
    """Ranges in words, by name; the Chinese ones by `<name>_zh`."""
    said = {name: stretch(one.least, one.to, "en") for name, one in ranges.items()}
    return said | {f"{name}_zh": stretch(one.least, one.to, "zh") for name, one in ranges.items()}
