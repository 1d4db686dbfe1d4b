"""What every scoring method declares of itself, so that nothing else has to know it by name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.methods.rungs import Rung
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.rows.outcome import Setting
from rubricpress.core.rows.rating import Rating


class ScoringMethod:
    """The declarations of a method. Those with a value here hold for a method that says nothing else."""

    NAME: ClassVar[str]
    """Its name behind the key `method`."""
    ADJUSTS: ClassVar[bool]
    """Whether it adjusts the total, instead of earning points of the base total."""
    KEYS: ClassVar[tuple[str, ...]]
    """The keys of a rating that it reads."""
    ENTRIES: ClassVar[str] = ""
    """The key of its list of choices, which must not be empty and whose ids differ."""
    OF_BANDS: ClassVar[bool] = False
    """Whether its entries are called after bands of the rubric."""
    AMOUNT: ClassVar[str] = ""
    """The key that says how much it adjusts."""
    CONCLUDES: ClassVar[str] = ""
    """The key that names a conclusion."""

    @property
    def unscored(self) -> bool:
        """Whether the row earns nothing whatever is chosen, so that no choice is better than another."""
        return False

    def chosen_by(self, entry: object, setting: Setting) -> str | None:
        """The choice that the numbers of a measure decide for, '' for none, where an outcome comes from nothing else of them.

        None where it comes from the numbers themselves, or they have a problem. `entry` is plain data.
        """
        return None

    def at_nothing(self) -> str:
        """The level or band of a row that is taken to earn nothing, since nobody has rated it; '' for none."""
        return ""

    def level_at(self, score: Exact) -> str:
        """The level or band of a score that nobody chose, as a mean is one; '' where the score does not tell it."""
        return ""

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """The better states of a row that has `score` by `rating`, which is empty where it is not soundly rated.

        A bonus is no rung: nobody plans on it.
        """
        return iter(())
