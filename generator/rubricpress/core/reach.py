"""What the total of a table can come to."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rubricpress.core.combining import merged
from rubricpress.core.exact import Exact, added, percent, written
from rubricpress.core.interval import Interval
from rubricpress.core.number import ZERO
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria


def reachable(rubric: Rubric) -> Interval:
    """The least and the greatest total, an end left open where nothing limits it.

    Rows that drop out leave the total between the same ends, unless rows can cost points: what the others then
    make up for may cost more, and the lower end is open.
    """
    least, most = _end(rubric, least=True), _end(rubric, least=False)
    if rubric.dropped_points in ("group", "total") and least is not None and least < ZERO:
        least = None
    return Interval(least=_decimal(least), to=_decimal(most))


def reached_by(rubric: Rubric, group: Group) -> Interval:
    """The least and the greatest score of a group; the same holds of rows that drop out."""
    least, most = _inside(group, least=True), _inside(group, least=False)
    if rubric.dropped_points is not None and least is not None and least < ZERO:
        least = None
    return Interval(least=_decimal(least), to=_decimal(most))


def concluded(rubric: Rubric) -> Interval:
    """The totals that conclusions are asked about: those of `reachable`, carried over where the table has a scale."""
    if rubric.scale is None:
        return reachable(rubric)
    return Interval(least=ZERO, to=rubric.scale.to) if rubric.scale.clamp else Interval()


def concluded_shares(rubric: Rubric) -> Interval | None:
    """The shares of the maximum, in per cent, that conclusions are asked about; None where the maximum varies."""
    if rubric.scale is not None or rubric.dropped_points == "removed" or rubric.points <= ZERO:
        return None
    ends = reachable(rubric)
    least, most = (None if end is None else percent(end, rubric.points) for end in (ends.least, ends.to))
    return Interval(least=_decimal(least), to=_decimal(most))


def worth(whole: Group | Rubric) -> Exact | None:
    """The most that what is inside comes to, a group with the sum that it declares; None where a row has no points yet."""
    rows = whole.criteria if isinstance(whole, Group) else ()
    parts: list[tuple[Exact | None, Decimal]] = [
        (one.points, one.weight) for one in rows if not one.method.ADJUSTS
    ]
    parts += [(one.points if one.points is not None else worth(one), one.weight) for one in whole.groups]
    known = [(worth, weight) for worth, weight in parts if worth is not None]
    usable = len(known) == len(parts) and all(weight > ZERO for _, weight in known)
    return merged(whole.combine, known) if usable else None


def _end(rubric: Rubric, *, least: bool) -> Exact | None:
    adjustments = [_bound(one, least=least) for one, _ in all_criteria(rubric) if one.method.ADJUSTS]
    return _added([_inside(rubric, least=least), rubric.start, *adjustments])


def _inside(whole: Group | Rubric, *, least: bool) -> Exact | None:
    rows = whole.criteria if isinstance(whole, Group) else ()
    parts: list[tuple[Exact | None, Decimal]] = [
        (_bound(one, least=least), one.weight) for one in rows if not one.method.ADJUSTS
    ]
    parts += [(_inside(one, least=least), one.weight) for one in whole.groups]
    known = [(end, weight) for end, weight in parts if end is not None]
    if len(known) < len(parts) or any(weight <= ZERO for _, weight in known):
        return None
    return merged(whole.combine, known)


def _bound(criterion: Criterion, *, least: bool) -> Decimal | None:
    method, points = criterion.method, criterion.points or ZERO
    return method.minimum(points) if least else method.maximum(points)


def _added(ends: Iterable[Exact | None]) -> Exact | None:
    known = []
    for end in ends:
        if end is None:
            return None
        known.append(end)
    return added(known)


def _decimal(end: Exact | None) -> Decimal | None:
    """An end in digits; an endless number is an end in the twelfth decimal."""
    return None if end is None else Decimal(written(end))
