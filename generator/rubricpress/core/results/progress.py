"""How far an assessment has come: how many rows somebody has rated, and how many there are to rate.

A table may give something for silence (`unrated: zero` or `dropped`). Such a row counts, but it is still to be rated.
"""

from __future__ import annotations

from collections.abc import Iterable

from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Group, Rubric, rows_inside
from rubricpress.core.scoring import Scored


def progress(rubric: Rubric, scored: Scored) -> tuple[int, int]:
    """How many criteria of the base total are rated, and how many there are."""
    found = [progress_of(rubric, scored, group) for group in rubric.groups]
    return sum(answered for answered, _ in found), sum(count for _, count in found)


def progress_of(rubric: Rubric, scored: Scored, group: Group) -> tuple[int, int]:
    """How many criteria of a group are rated, and how many there are."""
    if rubric.unrated == "open":
        sums = scored.groups[group.id]
        return sums.answered, sums.count
    return progress_among(scored.outcomes[name] for name in rows_inside(group))


def progress_among(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """How many rows are rated, and how many there are: those that do not count by somebody's word are not there."""
    there = [one.told for one in outcomes if not (one.dropped and one.told)]
    return sum(there), len(there)


def silent(rubric: Rubric, scored: Scored) -> list[str]:
    """The rows that nobody rated though they count, as the table gives something for silence; in printed order."""
    if rubric.unrated == "open":
        return []
    return [
        name
        for name, one in scored.outcomes.items()
        if not one.told and (one.dropped or one.score is not None)
    ]
