"""What has to be so that a conclusion is reached: bounds of sums, and what single rows must or must not be.

What cannot be said so (a sum that must not grow too far, a count of some rows) is left out. So the demands are never
more than the table asks; a path that satisfies them is put to the scorer, and only one that stands the test is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from rubricpress.core.conclusion import begins
from rubricpress.core.ends import Conclusion, Way, asks, ways_to
from rubricpress.core.gates import Condition, Facts, Gate, Standing, counted, so_many, within
from rubricpress.core.numbers.exact import Exact, percent
from rubricpress.core.numbers.interval import BELOW_ALL, Interval, Point
from rubricpress.core.paths.untold import Untold
from rubricpress.core.rubric import Rubric

MOST_WAYS: Final = 32


@dataclass(frozen=True)
class AtLeast:
    """The score of a group, or the total for '', lies behind a point; its share of the maximum where `share`."""

    group: str
    share: bool
    start: Point


@dataclass(frozen=True)
class RowIs:
    """A condition on one row holds, or does not."""

    criterion: str
    condition: Condition
    holds: bool
    gate: Gate | None = None

    def allows(self, score: Exact | None, chosen: str, points: Exact) -> bool:
        """Whether a row with this score, level and maximum is as it must be."""
        one = self.condition
        if one.levels:
            return (score is not None and chosen in one.levels) == self.holds
        return within(one.score, one.share, Standing(score, points)) == self.holds


@dataclass(frozen=True)
class Zeroed:
    """A group earns nothing, since the gate stays."""

    group: str


Demand = AtLeast | RowIs | Zeroed
Demands = tuple[Demand, ...]
"""What has to be so, all of it. Of several ways one is enough; where there is none, it cannot be."""


def rank(conclusion: Conclusion, rubric: Rubric) -> tuple[Point, int]:
    """How good a conclusion is: by the total or share that it begins at; of two, the one that is asked about earlier."""
    return begins(conclusion), -rubric.conclusions.index(conclusion)


def paths_to(rubric: Rubric, target: Conclusion, facts: Facts, maximum: Exact) -> list[Demands]:
    """The ways in which `target`, or a better conclusion, is reached; too many are `Untold`."""
    good = [one for one in rubric.conclusions if rank(one, rubric) >= rank(target, rubric)]
    return [way for one in good for way in _paths(rubric, one, target, facts, maximum)]


def _paths(
    rubric: Rubric, target: Conclusion, goal: Conclusion, facts: Facts, maximum: Exact
) -> list[Demands]:
    """The ways to one conclusion: what it asks for itself; no worse one holds earlier, no gate stands in the way.

    A gate that leaves only a lower conclusion, but one as good as `goal`, stands in nobody's way.
    """
    choices = [asked_by(rubric, target, facts)]
    earlier = rubric.conclusions[: rubric.conclusions.index(target)]
    worse = [one for one in earlier if rank(one, rubric) < rank(target, rubric) and not _passed(one, target)]
    choices += [_avoided(rubric, one, facts) for one in worse]
    for gate in rubric.gates:
        if gate.zeroes:
            held = _together([_so(one, facts) for one in gate.when])
            choices.append([*opened(gate, facts), *((*way, Zeroed(gate.zeroes)) for way in held)])
        elif _stops(gate, rubric, target, goal, maximum):
            choices.append(opened(gate, facts))
    return _together(choices)


def asked_by(rubric: Rubric, target: Conclusion, facts: Facts) -> list[Demands]:
    """What a conclusion itself asks for, by each of its ways: lower bounds, conditions, the conclusion that it needs."""
    found = []
    for one in asking(target):
        bounds = [
            AtLeast("", share, interval.start)
            for share, interval in ((False, one.when), (True, one.share))
            if interval is not None and interval.start != BELOW_ALL
        ]
        found += _together([[tuple(bounds)], *(_so(condition, facts) for condition in one.also)])
    if not target.needs:
        return found
    below = next(one for one in rubric.conclusions if one.id == target.needs)
    return _together([found, asked_by(rubric, below, facts)])


def asking(conclusion: Conclusion) -> list[Conclusion | Way]:
    """The ways to a conclusion that ask for something; one that asks for nothing is a veto's."""
    return [one for one in ways_to(conclusion) if asks(one)]


def _together(choices: Sequence[Sequence[Demands]]) -> list[Demands]:
    """One way of each, in all combinations."""
    count = 1
    for one in choices:
        count *= len(one)
    if count > MOST_WAYS:
        raise Untold("alternatives")
    return [tuple(demand for way in ways for demand in way) for ways in product(*choices)]


def _passed(worse: Conclusion, target: Conclusion) -> bool:
    """Whether who reaches `target` has left a worse conclusion behind, by the total or the share alone."""
    if not asking(worse):
        return True
    pairs = ((worse.when, target.when), (worse.share, target.share))
    exceptions = worse.ways or target.ways
    return not exceptions and any(one and other and one.end <= other.start for one, other in pairs)


def _avoided(rubric: Rubric, worse: Conclusion, facts: Facts) -> list[Demands]:
    """The ways in which an earlier conclusion does not hold: by none of its ways, or for want of what it needs."""
    choices = []
    for one in asking(worse):
        ways = [way for condition in one.also for way in _not_so(condition, facts)]
        for share, interval in ((False, one.when), (True, one.share)):
            if interval is not None:
                ways.append(_above("", interval, facts, share=share))
        choices.append(ways)
    found = _together(choices)
    if worse.needs:
        below = next(one for one in rubric.conclusions if one.id == worse.needs)
        found += _avoided(rubric, below, facts)
    return found


def _stops(gate: Gate, rubric: Rubric, target: Conclusion, goal: Conclusion, maximum: Exact) -> bool:
    """Whether a gate that holds keeps `target`, or what is as good as `goal`, away; one of which that is not sure is taken not to."""
    if gate.caps_total is not None:
        if target.ways:
            return False
        if target.share is not None:  # of no maximum there is no share
            return not maximum or not beyond(percent(gate.caps_total, maximum), target.share.start)
        return target.when is not None and not beyond(gate.caps_total, target.when.start)
    caps = (one for one in rubric.conclusions if one.id == gate.caps_conclusion)
    return gate.no_total or any(begins(one) < begins(goal) for one in caps)


def beyond(value: Exact, start: Point) -> bool:
    """Whether a number lies behind a point of the number line."""
    return value > start[0] or (value == start[0] and start[1] < 0)


def opened(gate: Gate, facts: Facts) -> list[Demands]:
    """The ways to open a gate: one of its conditions does not hold."""
    ways = [way for one in gate.when for way in _not_so(one, facts)]
    return [tuple(_for_gate(one, gate) for one in way) for way in ways]


def _for_gate(demand: Demand, gate: Gate) -> Demand:
    if isinstance(demand, RowIs):
        return replace(demand, gate=gate)
    return demand


def _so(one: Condition, facts: Facts) -> list[Demands]:
    """The ways in which a condition holds: the lower ends, since sums only grow."""
    if one.count is not None:
        return _counted(one, facts, holding=True)
    if one.criterion:
        return [(RowIs(one.criterion, one, holds=True),)]
    if one.group and _gone(one.group, facts):
        return []
    bounds = [(False, one.score), (True, one.share)]
    starts = [(share, interval.start) for share, interval in bounds if interval]
    return [tuple(AtLeast(one.group, share, start) for share, start in starts if start != BELOW_ALL)]


def _not_so(one: Condition, facts: Facts) -> list[Demands]:
    """The ways in which a condition does not hold."""
    if one.count is not None:
        return _counted(one, facts, holding=False)
    if one.criterion:
        return [(RowIs(one.criterion, one, holds=False),)]
    if one.concluded:
        return [()]
    bounds = [(False, one.score), (True, one.share)]
    return [_above(one.group, interval, facts, share=share) for share, interval in bounds if interval]


def _above(group: str, interval: Interval, facts: Facts, *, share: bool) -> Demands:
    """A sum lies behind an interval, or, where that has a lower end, perhaps below it; of what is gone nothing holds."""
    if interval.start != BELOW_ALL or _gone(group, facts):
        return ()
    return (AtLeast(group, share, interval.end),)


def _gone(group: str, facts: Facts) -> bool:
    """Whether all rows of a group, or of the whole table, drop out; a table of adjustments alone has its total all the same."""
    rows = facts.rows[group]
    return bool(rows or group) and all(facts.outcomes[name].dropped for name in rows)


def _counted(one: Condition, facts: Facts, *, holding: bool) -> list[Demands]:
    """A count holds, or not; where that is a matter of every single row, it is demanded of them."""
    names = [
        name
        for name in facts.rows[one.group]
        if counted(one, name, facts) and not facts.outcomes[name].dropped
    ]
    right = [having for having in range(len(names) + 1) if so_many(one, having, len(names)) == holding]
    if not right:
        return []
    if right not in ([0], [len(names)]):
        return [()]
    inside = right != [0]
    of_each = Condition(levels=one.levels, score=one.score, share=one.share)
    return [tuple(RowIs(name, of_each, inside) for name in names)]
