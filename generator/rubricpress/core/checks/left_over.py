"""The checks of what is left over when no condition of a conclusion holds: `otherwise`, or no conclusion at all.

Whether something is left is found by looking for a case: of every way to a conclusion one demand is taken that is not
met, and what is asked about each thing must leave it something to be. Things are taken to be independent of each
other, so that what is never left is certain, and what may be left is likely.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

from rubricpress.core.asked import every_list
from rubricpress.core.checks.conditions import choices
from rubricpress.core.checks.counting import Counts
from rubricpress.core.combining import ALL
from rubricpress.core.condition_reach import ConditionReach, may_drop
from rubricpress.core.ends import Conclusion, Way, asks, ways_to
from rubricpress.core.gates import Condition
from rubricpress.core.numbers.interval import Interval, seams
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, all_groups, doubted, rows_inside

MOST_CASES: Final = 10_000


def otherwise_stands_last(rubric: Rubric) -> Iterator[Problem]:
    """What is reached where nothing else is asks for nothing itself, and nothing that asks stands behind it."""
    for conclusions, _, path in every_list(rubric):
        for at, one in enumerate(conclusions):
            behind = any(other.otherwise or _asked(other) for other in conclusions[at + 1 :])
            if one.otherwise and (_asked(one) or one.needs or behind):
                yield Problem("otherwise-form", (*path, at, "otherwise"), {"id": one.id})


def otherwise_is_left(rubric: Rubric) -> Iterator[Problem]:
    """The conclusions before the one that says `otherwise` leave something for it."""
    if any(one.points is None and not one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        return
    for conclusions, group, path in every_list(rubric):
        for at, one in enumerate(conclusions):
            before = [other for other in conclusions[:at] if _asked(other)]
            if one.otherwise and not _Left(rubric, group).by(before):
                yield Problem("otherwise-never", (*path, at, "otherwise"), {"id": one.id})


def some_conclusion_holds(rubric: Rubric) -> Iterator[Problem]:
    """A hint: of conclusions made of conditions alone one always holds, or the last says `otherwise`."""
    for conclusions, group, path in every_list(rubric):
        asking = [one for one in conclusions if _asked(one)]
        alone = all(way.also for one in asking for way in ways_to(one))
        settled = any(one.otherwise for one in conclusions) or doubted(rubric, str(path[0]))
        if asking and alone and not settled and _Left(rubric, group).by(asking):
            yield Problem("conclusion-none", (*path, conclusions.index(asking[-1])), {"id": asking[-1].id})


def _asked(one: Conclusion) -> bool:
    return any(map(asks, ways_to(one)))


class _Demand(NamedTuple):
    """What is asked about one thing (`of` says which of its `keys`): numbers, or levels one of which it must have."""

    key: str
    of: Condition
    numbers: Interval | None
    levels: tuple[str, ...]


class _Left:
    """What of the cases that there can be is left where no conclusion of the total, or of a group, holds."""

    def __init__(self, rubric: Rubric, group: str) -> None:
        self._rubric, self._group = rubric, group
        self._reach, self._counts = ConditionReach(rubric), Counts(rubric)
        self._rows = {one.id: one for one, _ in all_criteria(rubric)}
        self._inside = {one.id: rows_inside(one) for one, _ in all_groups(rubric)}
        self._cases = 0

    def by(self, conclusions: Sequence[Conclusion]) -> bool:
        """Whether a case is left; where there are too many to look at, one is taken to be."""
        known = {one.id: one for one in conclusions}
        return self._case([way for one in conclusions for way in self._ways(one, known)], {})

    def _ways(self, one: Conclusion, known: Mapping[str, Conclusion]) -> list[list[_Demand]]:
        """The ways to a conclusion, each as what it demands; with those of the conclusion that it needs."""
        own = [self._demands(way) for way in ways_to(one) if asks(way)]
        rest = {name: other for name, other in known.items() if name != one.id}
        if one.needs not in rest:
            return own
        return [[*way, *more] for way in own for more in self._ways(rest[one.needs], rest)]

    def _demands(self, way: Conclusion | Way) -> list[_Demand]:
        whole = Condition(group=self._group, score=way.when, share=way.share)
        return [demand for one in (whole, *way.also) for demand in _demands_of(one)]

    def _case(
        self, ways: Sequence[list[_Demand]], unmet: Mapping[tuple[str, Condition], tuple[_Demand, ...]]
    ) -> bool:
        """Whether one demand of each way can be unmet, besides those that are."""
        self._cases += 1
        if not ways or self._cases > MOST_CASES:
            return True
        for demand in ways[0]:
            about = demand.key, demand.of
            together = (*unmet.get(about, ()), demand)
            if self._possible(together) and self._case(ways[1:], {**unmet, about: together}):
                return True
        return False

    def _possible(self, demands: Sequence[_Demand]) -> bool:
        """Whether a thing can be something else than all that is demanded of it."""
        key, of = demands[0].key, demands[0].of
        if self._away(key, of):
            return True
        if key == "levels":
            wanted = {name for one in demands for name in one.levels}
            return not wanted.issuperset(self._levels(of))
        intervals = [one.numbers for one in demands if one.numbers and one.numbers.well_formed()]
        step, domain = None, self._reach.of(of, key) if key != "count" else None
        if key == "count" and (found := self._counts.of(of)) is not None:
            step = None if of.percent else Decimal(1)
            domain = Interval(least=ZERO, to=ALL if of.percent else Decimal(found.able))
        start, end = (domain or Interval()).start, (domain or Interval()).end
        return not intervals or any(not seam.overlap for seam in seams(intervals, start, end, step))

    def _levels(self, of: Condition) -> Sequence[str]:
        """The levels of a row, or the conclusions of a set."""
        return (
            choices(self._rows[of.criterion].method) if of.criterion else [one.id for one in self._ends(of)]
        )

    def _ends(self, of: Condition) -> tuple[Conclusion, ...]:
        """The conclusions of a set of which one always holds; none for any other set."""
        looked_at = [one.conclusions for one in self._rubric.conclusion_sets if one.id == of.concluded]
        ends = looked_at[0] if looked_at else ()
        return ends if any(one.otherwise or (asks(one) and not one.also) for one in ends) else ()

    def _away(self, key: str, of: Condition) -> bool:
        """Whether nothing may hold of a thing: it drops out, is told by no level, or a set comes to nothing."""
        if of.concluded:
            return not self._ends(of)
        if of.criterion:
            row = self._rows.get(of.criterion)
            told = key != "levels" or (row and not row.units and self._rubric.unrated == "open")
            return row is None or may_drop(self._rubric, row) or not told
        if not of.group and key != "count":
            return False  # where nothing counts there is no conclusion anyway
        if key == "count" and not of.percent:
            return False
        names = self._inside.get(of.group, ()) if of.group else tuple(self._rows)
        rows = [self._rows[name] for name in names if not self._rows[name].method.ADJUSTS]
        return all(may_drop(self._rubric, one) for one in rows if key != "count" or _is_counted(one, of))


def _is_counted(row: Criterion, of: Condition) -> bool:
    return (row.starred or not of.starred) and of.tag in ("", row.tag)


def _demands_of(one: Condition) -> Iterator[_Demand]:
    """What a condition asks for, thing by thing."""
    if one.count is not None:
        yield _Demand("count", replace(one, count=None), one.count, ())
        return
    bare = Condition(criterion=one.criterion, group=one.group, concluded=one.concluded)
    if one.levels:
        yield _Demand("levels", bare, None, one.levels)
    for key, numbers in (("score", one.score), ("share", one.share)):
        if numbers is not None:
            yield _Demand(key, bare, numbers, ())
