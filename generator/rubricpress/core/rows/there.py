"""The model of rows that may not be there: by the institution's own word, by its profile, by its other answers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rubricpress.core.gates import Condition
from rubricpress.core.language.shape import Boolean, Choice, Many, Name, Number, One, key


@dataclass(frozen=True, kw_only=True)
class NotApplicable:
    """That a row may be answered with 不适用, and what it then counts as."""

    counts: str = key(
        Choice(("dropped", "met", "part")),
        "how the row then counts",
        "dropped",
    )
    points: Decimal | None = key(Number(), "what it earns where `counts` is part", None)
    rest: str = key(
        Choice(("lost", "shared")),
        "what becomes of the other points of the row, where `counts` is part",
        "lost",
    )
    reason: bool = key(Boolean(), "whether a reason must stand in the note", False)


@dataclass(frozen=True, kw_only=True)
class OnlyFor:
    """The answers of the profile for which a row is there at all."""

    field: str = key(Name(), "the profile field that decides")
    options: tuple[str, ...] = key(Many(Name()), "its answers with which the row counts")
    otherwise: str = key(
        Choice(("dropped", "met", "zero")),
        "how the row counts with the other answers",
        "dropped",
    )


@dataclass(frozen=True, kw_only=True)
class OnlyIf:
    """The answers to other rows after which a row is there at all (有塔吊的, 才评这一条)."""

    when: tuple[Condition, ...] = key(
        Many(One(Condition)), "what must hold of other rows, all of it, for the row to be there"
    )
    otherwise: str = key(
        Choice(("dropped", "met", "zero")),
        "how the row counts after other answers",
        "dropped",
    )
