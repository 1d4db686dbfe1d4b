"""The sums of groups, from the rows outward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress
from operator import is_not
from typing import Final, NamedTuple

from rubricpress.core.asked import Asked, asked_of_groups
from rubricpress.core.combining import Part, combined
from rubricpress.core.limits import NO_LIMITS, Limits
from rubricpress.core.numbers.exact import Exact, added, added_between
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.numbers.rounding import kept as kept_aside
from rubricpress.core.plain_sums import Span, spans_of
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.parts import as_one, part_of, rows_of
from rubricpress.core.rubric import Criterion, Group, Rubric, all_groups, limits_of, rows_inside

_FEW: Final = 8
"""Of so many changed rows the groups are summed up one by one."""


class GroupScore(NamedTuple):
    """The score of a group so far, the most it can be, and how many of its criteria are rated."""

    score: Exact
    maximum: Exact
    answered: int
    count: int  # type: ignore[assignment]  # hides how often a tuple holds a value, which nobody asks


@dataclass(frozen=True)
class _Node:
    """A group with its rows, the groups inside it, and its limits; `points` are those of rows that are simply added up.

    `names` are those of its own rows, `inward` of all that are in it. Rounding does not carry its score over `bounds`.
    """

    group: Group
    rows: tuple[Criterion, ...]
    names: tuple[str, ...]
    inward: frozenset[str]
    points: Decimal | None
    inside: tuple[_Node, ...]
    limits: Limits
    bounds: Sequence[Asked]


class _Last(NamedTuple):
    """What was summed up last: the outcomes of all rows, the groups that earned nothing, and what came of them."""

    rows: Sequence[Outcome | None]
    zeroed: frozenset[str]
    parts: Mapping[str, Part]
    groups: Mapping[str, GroupScore]


class GroupSums:
    """Sums up the groups of one rubric; a group in which no row has changed since the last time keeps its sum."""

    def __init__(self, rubric: Rubric) -> None:
        rounding = rubric.rounding
        asked = asked_of_groups(rubric) if rounding and rounding.groups and not rounding.across else {}
        self._nodes = tuple(_node(one, asked) for one in rubric.groups)
        self._rows = [name for one in rubric.groups for name in rows_inside(one)]
        self._nothing = {one.id: GroupScore(ZERO, ZERO, 0, 0) for one, _ in all_groups(rubric)}
        self._sharing = rubric.dropped_points
        self._rounding = rubric.rounding.groups if rubric.rounding else None
        self._spans = spans_of(rubric)
        self._last: dict[str, _Last] = {}

    def of(
        self,
        role: str,
        outcomes: Mapping[str, Outcome],
        zeroed: frozenset[str],
        *,
        whole: bool,
        rated: bool = False,
    ) -> tuple[list[Part], dict[str, GroupScore]]:
        """The outermost groups as parts of the whole, and the sums of all groups in printed order.

        The groups `zeroed` earn nothing; `whole`: no points of any row drop out; `rated`: nor has any no score.
        """
        rows = list(map(outcomes.__getitem__, self._rows))
        last = self._last.get(role)
        if last is None or last.zeroed != zeroed:
            last = _Last((None,) * len(rows), zeroed, {}, self._nothing)
        changed = frozenset(compress(self._rows, map(is_not, rows, last.rows)))
        walk = _Walk(outcomes, changed, last, self._sharing, self._rounding, whole=whole)
        if not (rated and not zeroed and len(changed) > _FEW and walk.at_once(self._spans, rows)):
            for one in self._nodes:
                walk.part(one)
        self._last[role] = _Last(rows, zeroed, walk.parts, walk.groups)
        return [walk.parts[one.group.id] for one in self._nodes], walk.groups


class _Walk:
    """One summing up, from what stood before the rows `changed`."""

    def __init__(
        self,
        outcomes: Mapping[str, Outcome],
        changed: frozenset[str],
        last: _Last,
        sharing: str | None,
        rounding: Rounding | None,
        *,
        whole: bool,
    ) -> None:
        self.parts = dict(last.parts)
        self.groups = dict(last.groups)
        self._outcomes = outcomes
        self._changed = changed
        self._zeroed = last.zeroed
        self._sharing = sharing
        self._rounding = rounding
        self._whole = whole

    def at_once(self, spans: Sequence[Span], rows: Sequence[Outcome]) -> bool:
        """Enters the groups of a table that only adds up, in which every row has a score; False where these do not end."""
        found = added_between([one.score for one in rows], [one[1:3] for one in spans])
        each = zip(spans, found, strict=False)  # there may be none
        for (name, begin, end, points, weight), score in each:
            self.parts[name] = Part(score, points, points, weight)
            self.groups[name] = GroupScore(score, points, end - begin, end - begin)
        return bool(found)

    def part(self, node: _Node) -> Part:
        """A group as a part of what holds it; its sum and those of the groups inside it are entered."""
        name = node.group.id
        kept = self.parts.get(name)
        if kept is not None and self._changed.isdisjoint(node.inward):
            return kept
        own = list(map(self._outcomes.__getitem__, node.names))
        there = own if self._whole else [one for one in own if not one.dropped]
        scores = [one.score for one in there if one.score is not None]
        answered, count = len(scores), len(there)
        inside = [self.part(one) for one in node.inside]
        for one in node.inside:
            below = self.groups[one.group.id]
            answered += below.answered
            count += below.count
        part = self._combined(node, own, scores, inside)
        if self._rounding:
            rounded = kept_aside(self._rounding, part.score, part.maximum, node.bounds)
            part = part._replace(score=rounded)
        if name in self._zeroed:
            part = part._replace(score=ZERO, earned=ZERO)
        self.groups[name] = GroupScore(part.score, part.maximum, answered, count)
        self.parts[name] = part
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
    inward = frozenset(rows_inside(group))
    bounds = asked.get(group.id, ())
    return _Node(group, rows, names, inward, as_one(group), inside, limits, bounds)
