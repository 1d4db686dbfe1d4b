"""The sums of groups that do nothing but add up their rows: all of them from one running sum.

Most tables have no others. The walk in `group_sums.py` finds the same sums group by group, and is the rule.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from rubricpress.core.combining import ONE
from rubricpress.core.limits import NO_LIMITS
from rubricpress.core.numbers.exact import Exact, added
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, limits_of, rows_inside


class Span(NamedTuple):
    """The group `name`, whose rows are those from `begin` to before `end` of all rows of the groups; `points`: what they come to at best."""

    name: str
    begin: int
    end: int
    points: Exact
    weight: Decimal


def spans_of(rubric: Rubric) -> tuple[Span, ...]:
    """Every group of a rubric; none where one of them does anything but add up."""
    if rubric.rounding and rubric.rounding.groups:
        return ()
    points = {one.id: one.points or ZERO for one, _ in all_criteria(rubric)}
    places = {name: at for at, name in enumerate(name for one in rubric.groups for name in rows_inside(one))}
    spans = []
    for group, _ in all_groups(rubric):
        rows = rows_inside(group)
        if not rows or not _adds_up(group):
            return ()
        begin = places[rows[0]]
        best = added(points[name] for name in rows)
        spans.append(Span(group.id, begin, begin + len(rows), best, group.weight))
    return tuple(spans)


def _adds_up(group: Group) -> bool:
    """Whether the score of a group is the sum of what is directly in it."""
    inside: tuple[Criterion | Group, ...] = (*group.criteria, *group.groups)
    return (
        group.combine == "sum" and limits_of(group) == NO_LIMITS and all(one.weight == ONE for one in inside)
    )
