"""The sums of groups, from the rows outward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import is_
from typing import NamedTuple

from rubricpress.core.asked import Asked, asked_of_groups
from rubricpress.core.combining import Part, combined
from rubricpress.core.limits import NO_LIMITS, Limits
from rubricpress.core.numbers.exact import Exact, added
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.numbers.rounding import kept as kept_aside
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.parts import as_one, part_of, rows_of
from rubricpress.core.rubric import Criterion, Group, Rubric, limits_of


@dataclass(frozen=True)
class GroupScore:
    """The score of a group so far, the most it can be, and how many of its criteria are rated."""

    score: Exact
    maximum: Exact
    answered: int
    count: int


@dataclass(frozen=True)
class _Node:
    """A group with its rows, the groups inside it, and its limits; `points` are those of rows that are simply added up.

    Rounding does not carry its score over `bounds`.
    """

    group: Group
    rows: tuple[Criterion, ...]
    names: tuple[str, ...]
    points: Decimal | None
    inside: tuple[_Node, ...]
    limits: Limits
    bounds: Sequence[Asked]


class _Kept(NamedTuple):
    """The sum of a group, and what it was made of."""

    made_of: Sequence[object]
    zeroed: bool
    part: Part
    score: GroupScore


class GroupSums:
    """Sums up the groups of one rubric; what was summed up last is used again while it is made of the same."""

    def __init__(self, rubric: Rubric) -> None:
        rounding = rubric.rounding
        asked = asked_of_groups(rubric) if rounding and rounding.groups and not rounding.across else {}
        self._nodes = tuple(_node(one, asked) for one in rubric.groups)
        self._sharing = rubric.dropped_points
        self._rounding = rubric.rounding.groups if rubric.rounding else None
        self._kept: dict[str, dict[str, _Kept]] = {}

    def of(
        self, role: str, outcomes: Mapping[str, Outcome], zeroed: frozenset[str]
    ) -> tuple[list[Part], dict[str, GroupScore]]:
        """The outermost groups as parts of the whole, and the sums of all groups in printed order.

        The groups `zeroed` earn nothing.
        """
        walk = _Walk(outcomes, zeroed, self._sharing, self._rounding, self._kept.setdefault(role, {}))
        return [walk.part(one) for one in self._nodes], walk.groups


class _Walk:
    """One summing up."""

    def __init__(
        self,
        outcomes: Mapping[str, Outcome],
        zeroed: frozenset[str],
        sharing: str | None,
        rounding: Rounding | None,
        kept: dict[str, _Kept],
    ) -> None:
        self.groups: dict[str, GroupScore] = {}
        self._outcomes = outcomes
        self._zeroed = zeroed
        self._sharing = sharing
        self._rounding = rounding
        self._kept = kept
        self._whole = not any(one.dropped or one.rest_shared for one in outcomes.values())

    def part(self, node: _Node) -> Part:
        """A group as a part of what holds it; its score is entered before those of the groups inside it."""
        name = node.group.id
        kept = self._kept.get(name)
        self.groups[name] = kept.score if kept else _NOTHING
        own = list(map(self._outcomes.__getitem__, node.names))
        made_of: list[object] = [*own]
        parts: list[Part] = []
        if node.inside:
            parts = [self.part(one) for one in node.inside]
            below = [self.groups[one.group.id] for one in node.inside]
            made_of += [*parts, *below]
        zeroed = name in self._zeroed
        if kept and kept.zeroed == zeroed and all(map(is_, kept.made_of, made_of)):
            return kept.part
        there = own if self._whole else [one for one in own if not one.dropped]
        scores = [one.score for one in there if one.score is not None]
        answered, count = len(scores), len(there)
        if node.inside:
            answered += sum(one.answered for one in below)
            count += sum(one.count for one in below)
        part = self._combined(node, own, scores, parts)
        if self._rounding:
            rounded = kept_aside(self._rounding, part.score, part.maximum, node.bounds)
            part = part._replace(score=rounded)
        if zeroed:
            part = part._replace(score=ZERO, earned=ZERO)
        score = self.groups[name] = GroupScore(part.score, part.maximum, answered, count)
        self._kept[name] = _Kept(made_of, zeroed, part, score)
        return part

    def _combined(
        self, node: _Node, own: Sequence[Outcome], scores: Sequence[Exact], parts: Sequence[Part]
    ) -> Part:
        """The rows of a group, those that are rated with these `scores`, and the groups inside it as one part."""
        group, points, limits = node.group, node.points, node.limits
        if points is None or not self._whole:
            rows = map(part_of, node.rows, own)
            return combined(group.combine, [*rows, *parts], self._sharing, group.weight, limits)
        score = added(scores)
        if not parts and limits is NO_LIMITS:
            return Part(score, points, points, group.weight)
        together = [Part(score, points, points), *parts]
        return combined(group.combine, together, self._sharing, group.weight, limits)


def _node(group: Group, asked: Mapping[str, Sequence[Asked]]) -> _Node:
    limits = limits_of(group)
    inside = tuple(_node(one, asked) for one in group.groups)
    rows = rows_of(group)
    names = tuple(one.id for one in rows)
    limits = NO_LIMITS if limits == NO_LIMITS else limits
    return _Node(group, rows, names, as_one(group), inside, limits, asked.get(group.id, ()))


_NOTHING = GroupScore(ZERO, ZERO, 0, 0)
