"""What the total of a table can come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rubricpress.core.combining import ALL, ONE, SHARES, merged, share_of
from rubricpress.core.gates import Condition
from rubricpress.core.limits import Limits
from rubricpress.core.numbers.exact import Exact, added, percent, product, written
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.rows.together import Together, outward
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, limits_of

_LESS = Decimal(-1)
Ends = tuple[Exact | None, Exact | None]
"""The least and the most that something comes to, None where nothing limits it."""
_Inner = tuple[Group | Criterion, Exact | None, Decimal]
"""A row or group with what it is worth and its weight."""


def reachable(rubric: Rubric) -> Interval:
    """The least and the greatest total, an end left open where nothing limits it.

    Rows that drop out leave the total between the same ends, unless rows can cost points: what the others then
    make up for may cost more, and the lower end is open.
    """
    return _between(limits_of(rubric), *unlimited(rubric))


def unlimited(rubric: Rubric) -> tuple[Exact | None, Exact | None]:
    """The least and the greatest total before its own limits; None where nothing else limits it."""
    least, most = _ends(rubric)
    if rubric.dropped_points in ("group", "total") and least is not None and least < ZERO:
        least = None
    return least, most


def reached_by(rubric: Rubric, group: Group) -> Interval:
    """The least and the greatest score of a group; the same holds of rows that drop out."""
    return _between(limits_of(group), *unlimited_group(rubric, group))


def unlimited_group(rubric: Rubric, group: Group) -> tuple[Exact | None, Exact | None]:
    """The least and the greatest score of a group before its own limits."""
    least, most = _unlimited(group)
    if rubric.dropped_points is not None and least is not None and least < ZERO:
        least = None
    return least, most


def most_given(rubric: Rubric, also: Sequence[Condition]) -> Decimal | None:
    """The most that the total comes to where some of its groups score no more than conditions say; None where none limits it.

    Only where the total is the plain sum of its groups: elsewhere what one of them lacks may come from others.
    """
    plain_sum = rubric.combine == "sum" and rubric.scale is None and rubric.rounding is None
    groups = {one.id: one for one in rubric.groups if one.weight == ONE}
    most = unlimited(rubric)[1]
    if not plain_sum or rubric.dropped_points is not None or most is None:
        return None
    lacking: dict[str, Exact] = {}
    for one in also:
        asked, group = one.score, groups.get(one.group)
        if asked is None or group is None or one.count is not None or not asked.well_formed():
            continue
        end, full = asked.end[0], reached_by(rubric, group).to
        if full is not None and end < full:
            lacking[group.id] = max(lacking.get(group.id, ZERO), added((full, product(end, _LESS))))
    if not lacking:
        return None
    left = added((most, *(product(one, _LESS) for one in lacking.values())))
    return _decimal(limits_of(rubric).end(left, least=False))


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
    parts = _parts(whole)
    known = [(full, weight) for _, full, weight in parts if full is not None]
    if len(known) < len(parts) or any(weight <= ZERO for _, weight in known):
        return None
    found = ALL if whole.combine == SHARES and known else merged(whole.combine, known)
    return limits_of(whole).capped(found) if isinstance(whole, Group) else found


def earns_nothing(group: Group) -> bool:
    """Whether no row inside has points to earn: what counts is which of their levels hold."""
    return all(one.method.unscored for one in group.criteria) and all(map(earns_nothing, group.groups))


def _parts(whole: Group | Rubric) -> list[_Inner]:
    """The rows and groups inside, each with what it is worth and its weight."""
    rows = whole.criteria if isinstance(whole, Group) else ()
    parts: list[_Inner] = [(one, one.points, one.weight) for one in rows if not one.method.ADJUSTS]
    return parts + [
        (one, one.points if one.points is not None else worth(one), one.weight) for one in whole.groups
    ]


def _ends(rubric: Rubric) -> Ends:
    ends = {one.id: _bounds(one) for one, _ in all_criteria(rubric) if one.method.ADJUSTS}
    # a rule that is not in order has no say: it is refused
    rules = [rule for rule in rubric.together if rule.criteria and {*rule.criteria} <= {*ends}]
    for rule in outward(rules):
        inside = [ends.pop(name) for name in rule.criteria if name in ends]
        if inside:
            low, high = zip(*inside, strict=True)
            ends[rule.criteria[0]] = (_counted(rule, low, rule.least), _counted(rule, high, rule.most))
    start = (rubric.start, rubric.start)
    low, high = zip(_unlimited(rubric), start, *ends.values(), strict=True)
    return _added(low), _added(high)


def _counted(rule: Together, ends: Sequence[Exact | None], limit: Exact | None) -> Exact | None:
    """What rows that count once, or up to a limit, come to at one of their ends."""
    known = [end for end in ends if end is not None]
    return rule.of(known) if len(known) == len(ends) else limit


def _inside(group: Group) -> Ends:
    limits, (least, most) = limits_of(group), _unlimited(group)
    return limits.end(least, least=True), limits.end(most, least=False)


def _unlimited(whole: Group | Rubric) -> Ends:
    """Both ends of what is inside, each None where it is open."""
    parts = _parts(whole)
    if any(weight <= ZERO for _, _, weight in parts):
        return None, None
    ends = [_inside(one) if isinstance(one, Group) else _bounds(one) for one, _, _ in parts]
    return _merged(whole, parts, [least for least, _ in ends]), _merged(
        whole, parts, [most for _, most in ends]
    )


def _merged(whole: Group | Rubric, parts: Sequence[_Inner], ends: Sequence[Exact | None]) -> Exact | None:
    """The ends of the parts as one; None where one of them is open."""
    known: list[tuple[Exact, Decimal]] = []
    for (_, full, weight), end in zip(parts, ends, strict=True):
        if end is None:
            return None
        known.append((share_of(end, full or ZERO) if whole.combine == SHARES else end, weight))
    return merged("mean" if whole.combine == SHARES else whole.combine, known)


def _between(limits: Limits, least: Exact | None, most: Exact | None) -> Interval:
    return Interval(least=_decimal(limits.end(least, least=True)), to=_decimal(limits.end(most, least=False)))


def _bounds(criterion: Criterion) -> Ends:
    method, points = criterion.method, criterion.points or ZERO
    return method.minimum(points), method.maximum(points)


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
