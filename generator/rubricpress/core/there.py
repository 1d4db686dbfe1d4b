"""The model of rows that may not be there: by the institution's own word, by its profile, by its other answers."""

from __future__ import annotations

from dataclasses import dataclass

from rubricpress.core.shape import Boolean, Choice, Many, Name, key


@dataclass(frozen=True, kw_only=True)
class NotApplicable:
    """That a row may be answered with 不适用, and what it then counts as."""

    counts: str = key(
        Choice(("dropped", "met")),
        "dropped: as if the row were not there; met: it earns its points",
        "dropped",
    )
    reason: bool = key(Boolean(), "whether a reason must stand in the note", False)


@dataclass(frozen=True, kw_only=True)
class OnlyFor:
    """The answers of the profile for which a row is there at all."""

    field: str = key(Name(), "the profile field that decides")
    options: tuple[str, ...] = key(Many(Name()), "its answers with which the row counts")
    otherwise: str = key(
        Choice(("dropped", "met")),
        "with the other answers: dropped, or met as if it earned its points",
        "dropped",
    )
