"""Fixed: an amount that is added or taken away once, when it applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.language.shape import Number, key
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.rungs import Rung
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step
from rubricpress.core.rows.rating import Rating


@dataclass(frozen=True, kw_only=True)
class Fixed(ScoringMethod):
    """An adjustment that applies or does not: 「入选国家级继续教育基地记5分」, 「被学员投诉的扣5分」."""

    NAME: ClassVar[str] = "fixed"
    ADJUSTS: ClassVar[bool] = True
    KEYS: ClassVar[tuple[str, ...]] = ("triggered",)
    AMOUNT: ClassVar[str] = "amount"

    amount: Decimal = key(Number(), "the points that it adds; negative for a deduction")

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that it can add: its amount, and 0 for a bonus."""
        return min(self.amount, ZERO)

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that it can add: its amount, and 0 for a deduction."""
        return max(self.amount, ZERO)

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """An amount that is not 0."""
        if self.amount == ZERO:
            yield Problem("amount-zero", (*path, "amount"), {"key": "amount"})

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The amount when it applies, 0 when it does not."""
        if rating.triggered is None:
            return UNRATED
        amount = self.amount if rating.triggered else ZERO
        return Outcome(
            score=amount, steps=(Step("applies" if rating.triggered else "applies-not", {}, amount),)
        )

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """That what costs points does not apply is one step."""
        if rating.triggered and self.amount < ZERO:
            yield Rung(1, ZERO, "climb-away")
