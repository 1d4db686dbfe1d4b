"""What conditions can find: the least and the most that a row, a group or the total comes to, and its share.

Wider than `reach` wherever something carries scores further: rows that are away, gates, rounding. What cannot be told
for certain is left open, or None, so that a condition is never called hopeless that can hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from rubricpress.core.combining import ALL, NO_TOTAL
from rubricpress.core.gates import Condition
from rubricpress.core.numbers.exact import percent, written
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.numbers.rounding import Rounding, Roundings
from rubricpress.core.reach import concluded, reached_by, worth
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, limits_of


class ConditionReach:
    """What the conditions of one rubric can find. Everything is worked out once, however many conditions ask for it."""

    def __init__(self, rubric: Rubric) -> None:
        self._rubric = rubric
        self._rows = {one.id: one for one, _ in all_criteria(rubric)}
        self._groups = {one.id: one for one, _ in all_groups(rubric)}
        self._rounding = rubric.rounding or Roundings()
        self._found: dict[tuple[str, str, str], Interval | None] = {}

    def of(self, condition: Condition, key: str) -> Interval | None:
        """What the `score` or `share` that a condition looks at can be; None where that is not known."""
        place = (key, condition.criterion, condition.group)
        if place not in self._found:
            self._found[place] = self._of(*place)
        return self._found[place]

    def _of(self, key: str, criterion: str, group: str) -> Interval | None:
        share = key == "share"
        if row := self._rows.get(criterion):
            return _percents(self._row(row), row.points) if share else self._row(row)
        if found := self._groups.get(group):
            return self.share(found) if share else self._group(found)
        if criterion or group or self._rubric.combine == NO_TOTAL:
            return None
        return self._total_share() if share else self._total()

    def share(self, group: Group) -> Interval | None:
        """What the share of a group can be; where rows drop out, its maximum is that of the others."""
        rows = list(_rows(group))
        if not any(may_drop(self._rubric, one) for one in rows):
            full = worth(group)
            return _percents(self._group(group), None if full is None else Decimal(written(full)))
        if self._rubric.rounding:
            return None
        over = any((_ends(one).to or ZERO) > (one.points or ZERO) for one in rows)
        return Interval(least=None if _may_cost(rows) else ZERO, to=None if over else ALL)

    def _row(self, row: Criterion) -> Interval:
        """The score of a row; one that is away may have none of its points, or all."""
        ends = _rounded(self._rounding.criteria, _ends(row))
        away = self._rubric.unrated != "open" or row.not_applicable or row.only_for or row.only_if
        return _with(ends, ZERO, row.points or ZERO) if away or row.method.ADJUSTS else ends

    def _group(self, group: Group) -> Interval | None:
        if self._moved:
            return None
        ends = _loosened(self._rubric, group, reached_by(self._rubric, group))
        return _rounded(self._rounding.groups, ends)

    def _total(self) -> Interval | None:
        """The total; gates may leave less of it than anything else does."""
        rubric = self._rubric
        if self._moved:
            return None
        ends = concluded(rubric)
        if rubric.scale is None:
            ends = _loosened(rubric, rubric, ends)
        ends = _rounded(self._rounding.total, ends)
        caps = [one.caps_total for one in rubric.gates if one.caps_total is not None]
        return Interval(least=ends.least if ends.least is None else min([ends.least, *caps]), to=ends.to)

    def _total_share(self) -> Interval | None:
        rubric = self._rubric
        if rubric.scale is not None:
            return _percents(self._total(), rubric.scale.to)
        made_up_for = rubric.dropped_points in ("group", "total")
        if made_up_for or not any(may_drop(rubric, one) for one in self._rows.values()):
            return _percents(self._total(), rubric.points)
        return None

    @cached_property
    def _moved(self) -> bool:
        """Whether rounding may carry the score of a row or group past what it can come to without: its ends are no multiples."""
        ends = [
            *((self._rounding.groups, reached_by(self._rubric, one)) for one in self._groups.values()),
            *((self._rounding.criteria, _ends(one)) for one in self._rows.values()),
        ]
        return any(_rounded(rule, one) != one for rule, one in ends if rule)


def _loosened(rubric: Rubric, whole: Group | Rubric, ends: Interval) -> Interval:
    """The ends of a sum of which rows drop out, or groups earn nothing because of a gate."""
    rows = list(_rows(whole))
    dropping = any(may_drop(rubric, one) for one in rows)
    if not dropping and rubric.unrated != "zero" and not any(one.zeroes for one in rubric.gates):
        return ends
    least, most = limits_of(whole)
    if not _may_cost(rows):
        least = None if ends.least is None else min(ends.least, ZERO)
    # of what is left, a mean or the lowest may be more than of all
    shared = rubric.dropped_points == "group" or (
        isinstance(whole, Rubric) and rubric.dropped_points == "total"
    )
    if not dropping or shared or _only_adds(whole):
        most = ends.to
    return Interval(least=least, to=most)


def _only_adds(whole: Group | Rubric) -> bool:
    """Whether everything inside is added up."""
    return whole.combine == "sum" and all(map(_only_adds, whole.groups))


def _may_cost(rows: list[Criterion]) -> bool:
    """Whether one of the rows can come to less than 0."""
    least = [_ends(one).least for one in rows]
    return any(end is None or end < ZERO for end in least)


def may_drop(rubric: Rubric, row: Criterion) -> bool:
    """Whether a row may be away, or earn what none of its levels earns."""
    away = row.not_applicable or row.only_for or row.only_if
    return not row.method.ADJUSTS and (rubric.unrated == "dropped" or away is not None)


def _rows(whole: Group | Rubric) -> Iterator[Criterion]:
    """Every row inside; of the rubric, the adjustments too."""
    yield from whole.adjustments if isinstance(whole, Rubric) else whole.criteria
    for one in whole.groups:
        yield from _rows(one)


def _ends(row: Criterion) -> Interval:
    """The least and the most that a row earns by its method."""
    points = row.points or ZERO
    return Interval(least=row.method.minimum(points), to=row.method.maximum(points))


def _rounded(rule: Rounding | None, ends: Interval) -> Interval:
    """The ends, each carried as far outward as rounding may carry it; open where the rule is not in order."""
    if rule is None:
        return ends
    if rule.step <= ZERO:
        return Interval()
    carried = (None if end is None else rule.nearest(end) for end in (ends.least, ends.to))
    return _with(ends, *(end for end in carried if end is not None))


def _with(ends: Interval, *values: Decimal) -> Interval:
    """The ends, moved outward until they hold these numbers."""
    return Interval(
        least=None if ends.least is None else min([ends.least, *values]),
        to=None if ends.to is None else max([ends.to, *values]),
    )


def _percents(ends: Interval | None, full: Decimal | None) -> Interval | None:
    """The ends in per cent of what is full; None where nothing is."""
    if ends is None or full is None or full <= ZERO:
        return None
    least, most = (
        None if end is None else Decimal(written(percent(end, full))) for end in (ends.least, ends.to)
    )
    return Interval(least=least, to=most)
