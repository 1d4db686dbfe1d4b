"""Rows as parts of their group."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.combining import ONE, Part
from rubricpress.core.numbers.number import ZERO, total
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Criterion, Group


def rows_of(group: Group) -> tuple[Criterion, ...]:
    """The rows of the base total that stand directly in a group."""
    return tuple(one for one in group.criteria if not one.method.ADJUSTS)


def part_of(criterion: Criterion, outcome: Outcome) -> Part:
    """A row as a part of its group."""
    points = criterion.points or ZERO
    if outcome.rest_shared and outcome.score is not None:
        score = outcome.score
        return Part(score, score, points, criterion.weight, settled=score, earned=score)
    return Part(outcome.score or ZERO, points, points, criterion.weight, outcome.dropped)


def as_one(group: Group) -> Decimal | None:
    """The points of the rows of a group where these are simply added up; None where they count in another way."""
    rows = rows_of(group)
    if group.combine != "sum" or not rows or any(one.weight != ONE for one in rows):
        return None
    return total([one.points or ZERO for one in rows])
