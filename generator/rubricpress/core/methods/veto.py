"""Veto: a finding that decides the conclusion whatever the total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.language.shape import Name, key
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step
from rubricpress.core.rows.rating import Rating


@dataclass(frozen=True, kw_only=True)
class Veto(ScoringMethod):
    """When it applies, the conclusion stands at once: 「实行一票否决制，取消基地资格」. The total stays as it is."""

    NAME: ClassVar[str] = "veto"
    ADJUSTS: ClassVar[bool] = True
    KEYS: ClassVar[tuple[str, ...]] = ("triggered",)
    AMOUNT: ClassVar[str] = "concludes"
    CONCLUDES: ClassVar[str] = "concludes"

    concludes: str = key(Name(), "the id of the conclusion that it leads to")

    def minimum(self, points: Decimal) -> Decimal | None:
        """A veto takes nothing away."""
        return ZERO

    def maximum(self, points: Decimal) -> Decimal | None:
        """A veto adds nothing."""
        return ZERO

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """Nothing of its own; that its conclusion exists is checked with the conclusions."""
        return iter(())

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """No points; the conclusion when it applies."""
        if rating.triggered is None:
            return UNRATED
        if not rating.triggered:
            return Outcome(score=ZERO, steps=(Step("applies-not", {}, ZERO),))
        return Outcome(score=ZERO, vetoed=self.concludes, steps=(Step("vetoed", {}, ZERO),))
