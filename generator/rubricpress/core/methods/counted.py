"""Counted: so many points for each occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.language.shape import Number, Text, key
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.rungs import MOST_RUNGS, Rung, TooMany
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.number import EXACT, ZERO, on_step, plain, shown
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating


@dataclass(frozen=True, kw_only=True)
class Counted(ScoringMethod):
    """An adjustment for each occurrence: 「发生一次扣减100分」 is `each: -100`. No floor unless `limit` says so."""

    NAME: ClassVar[str] = "counted"
    ADJUSTS: ClassVar[bool] = True
    KEYS: ClassVar[tuple[str, ...]] = ("count",)
    AMOUNT: ClassVar[str] = "each"

    each: Decimal = key(Number(), "points for each occurrence; negative for a deduction")
    limit: Decimal | None = key(
        Number(),
        "the adjustment never goes past this (a cap, or a floor when negative); absent: no limit",
        None,
    )
    unit: str = key(Text(), "what is counted", "次")

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that it can add: 0 for a bonus; None where a deduction has no limit."""
        return ZERO if self.each > ZERO else self.limit

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that it can add: 0 for a deduction; None where a bonus has no limit."""
        return ZERO if self.each < ZERO else self.limit

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """An amount that is not 0, and a limit that is not 0 either, on the same side."""
        if self.each == ZERO:
            yield Problem("amount-zero", (*path, "each"), {"key": "each"})
        elif self.limit == ZERO:
            yield Problem("amount-zero", (*path, "limit"), {"key": "limit"})
        elif self.limit is not None and (self.limit < ZERO) != (self.each < ZERO):
            yield Problem(
                "limit-side", (*path, "limit"), {"limit": plain(self.limit), "each": plain(self.each)}
            )

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """`count` times `each`, within the limit."""
        if rating.count is None:
            return UNRATED
        if rating.count < ZERO or not on_step(rating.count, Decimal(1)):
            return refused(Problem("count-form", (*path, "count"), {"value": shown(rating.count)}))
        score = EXACT.multiply(rating.count, self.each)
        values = {
            "count": shown(rating.count),
            "unit": self.unit,
            "each": shown(self.each),
            "product": shown(score),
        }
        phrase = "counted"
        if self.limit is not None and abs(score) > abs(self.limit):
            phrase, score = "counted-limited", self.limit
            values["limit"] = shown(self.limit)
        return Outcome(score=score, steps=(Step(phrase, values, score),))

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """One occurrence fewer of what costs points is one step."""
        count = rating.count or ZERO
        if self.each > ZERO:
            return
        if count > MOST_RUNGS:
            raise TooMany
        for less in range(1, int(count) + 1):
            left = EXACT.multiply(count - less, self.each) if less < count else ZERO
            left = left if self.limit is None else max(left, self.limit)
            if left > score:
                yield Rung(less, left, "climb-count", values={"less": str(less), "unit": self.unit})
