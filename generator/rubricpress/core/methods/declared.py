"""What every scoring method declares of itself, so that nothing else has to know it by name."""

from __future__ import annotations

from typing import ClassVar


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
