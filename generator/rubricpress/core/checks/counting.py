"""The checks of counts: how many rows there are to have what a condition counts, or what per cent of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

from rubricpress.core.asked import conditions, conditions_of_rows, every_conclusion
from rubricpress.core.checks.conditions import choices
from rubricpress.core.combining import ALL
from rubricpress.core.condition_reach import may_drop
from rubricpress.core.ends import ways_to
from rubricpress.core.gates import Condition
from rubricpress.core.numbers.exact import percent, product, written
from rubricpress.core.numbers.interval import ABOVE_ALL, BELOW_ALL, Interval, Point
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, all_groups, doubted, rows_inside

_WHOLE: Final = 100  # per cent, to count with in fractions


@dataclass(frozen=True)
class Counting:
    """The rows that a condition counts: those that can have what it asks for, and those whose levels are others.

    Of each, how many there are at most and at least: rows that drop out are not there.
    """

    able: int
    firm: int
    others: int
    firm_others: int
    percent: bool

    def holds(self, start: Point, end: Point) -> bool:
        """Whether some number of rows, or per cent of those that are there, lies between two points."""
        for most, there in self._states:
            least = max(Fraction(start[0]) * there // _WHOLE, 0)
            for having in range(least, min(least + 2, most + 1)):
                point = (Fraction(having * _WHOLE, there), 0)
                if (Fraction(start[0]), start[1]) <= point <= (Fraction(end[0]), end[1]):
                    return True
        return False

    def always(self, asked: Interval) -> bool:
        """Whether every number, or per cent, that there can be lies in an interval."""
        return not (self.holds(BELOW_ALL, asked.start) or self.holds(asked.end, ABOVE_ALL))

    @property
    def _states(self) -> Iterator[tuple[int, int]]:
        """How many rows can have it, of how many that are there; a plain count is so many of a hundred."""
        if not self.percent:
            yield self.able, _WHOLE
            return
        for there in range(max(self.firm + self.firm_others, 1), self.able + self.others + 1):
            yield min(self.able, there - self.firm_others), there

    @cached_property
    def ends(self) -> str:
        """What there can be, in signs."""
        if not self.percent:
            return str(Interval(least=ZERO, to=Decimal(self.able)))
        top = percent(Decimal(self.able), Decimal(self.able + self.firm_others)) if self.able else ZERO
        return f"≥ 0 %, ≤ {written(top)} %"

    def said(self, asked: Interval) -> str:
        """What there can be instead of what is asked for: the ends or, where it lies between them, the single shares."""
        inside = self.holds(asked.start, ABOVE_ALL) and self.holds(BELOW_ALL, asked.end)
        if not (self.percent and inside):
            return self.ends
        of = self.able + self.others
        return f"0/{of}, 1/{of} … {self.able}/{of}"


class Counts:
    """How many rows the conditions of one rubric count."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._rows = {one.id: one for one, _ in all_criteria(rubric)}
        self._inside = {one.id: rows_inside(one) for one, _ in all_groups(rubric)}
        self._inside[""] = tuple(name for name, one in self._rows.items() if not one.method.ADJUSTS)

    def of(self, condition: Condition) -> Counting | None:
        """The rows of a condition that counts; None where there are none, since group or tag are told elsewhere."""
        rows = [
            one
            for one in map(self._rows.__getitem__, self._inside.get(condition.group, ()))
            if (one.starred or not condition.starred) and condition.tag in ("", one.tag)
        ]
        if not rows:
            return None
        able = [one for one in rows if _can_have(one, condition)]
        others = [one for one in rows if not _can_have(one, condition)]
        return Counting(len(able), self._firm(able), len(others), self._firm(others), condition.percent)

    def _firm(self, rows: list[Criterion]) -> int:
        return sum(not may_drop(self._rubric, one) for one in rows)


def _can_have(row: Criterion, condition: Condition) -> bool:
    """Whether a row has one of the levels that are counted; of scores, that each may come to them."""
    return not condition.levels or any(one in condition.levels for one in choices(row.method))


def counts_can_hold(rubric: Rubric) -> Iterator[Problem]:
    """So many rows, or per cent of them, can have what is counted."""
    counts = Counts(rubric)
    for condition, asked, path in _counting(rubric):
        found = counts.of(condition)
        if found is not None and not found.holds(asked.start, asked.end):
            sign = " %" if condition.percent else ""
            values = {"interval": f"{asked}{sign}", "reach": found.said(asked)}
            yield Problem("condition-beyond", (*path, "count"), values)


def conditions_ask_for_something(rubric: Rubric) -> Iterator[Problem]:
    """A condition that holds whatever is rated asks for nothing."""
    counts = Counts(rubric)
    for condition, asked, path in _counting(rubric):
        found = counts.of(condition)
        if found is not None and found.always(asked) and not doubted(rubric, str(path[0])):
            sign = " %" if condition.percent else ""
            values = {"interval": f"{asked}{sign}", "reach": found.ends}
            yield Problem("condition-idle", (*path, "count"), values)


def percentages_are_written_as_printed(rubric: Rubric) -> Iterator[Problem]:
    """90 per cent is 90, and not 0.9; of fewer than a hundred rows, none are 1 per cent."""
    counts = Counts(rubric)
    asked: list[tuple[Interval | None, Path, bool]] = []
    for one, path in (*conditions(rubric), *conditions_of_rows(rubric)):
        asked.append((one.share, (*path, "share"), False))
        if one.percent and (found := counts.of(one)) is not None:
            asked.append((one.count, (*path, "count"), found.able + found.others < _WHOLE))
    for conclusion, path in every_conclusion(rubric):
        for number, way in enumerate(ways_to(conclusion)):
            here = (*path, "or", number - 1) if number else path
            asked.append((way.share, (*here, "share"), False))
    for interval, path, few in asked:
        if interval is None or doubted(rubric, str(path[0])):
            continue
        whole = (interval.least, interval.equals)
        for end in (interval.above, interval.to, interval.below, *whole):
            if end is not None and (ZERO < end < 1 or (few and end == 1 and end in whole)):
                values = {
                    "value": plain(end),
                    "meant": written(product(end, ALL)),
                    "at": str(path[0]),
                }
                yield Problem("percent-small", path, values)
                break


def _counting(rubric: Rubric) -> Iterator[tuple[Condition, Interval, Path]]:
    """Every condition that counts rows, with how many it asks for; those in disorder are told elsewhere."""
    for one, path in (*conditions(rubric), *conditions_of_rows(rubric)):
        if one.count is not None and one.count.well_formed():
            yield one, one.count, path
