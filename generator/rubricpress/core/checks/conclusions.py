"""The checks of conclusions: every total leads to one, and every veto; sets of them build on each other in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rubricpress.core.asked import asked_of_total
from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.conclusion import listed_by
from rubricpress.core.condition_reach import ConditionReach
from rubricpress.core.ends import Conclusion, ConclusionSet, Way, asks, ways_to
from rubricpress.core.gates import Condition
from rubricpress.core.numbers.interval import Interval, out_of_reach, seams
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.plain.quoting import listed
from rubricpress.core.problem import Path, Problem
from rubricpress.core.reach import concluded, concluded_shares, most_given, reached_by
from rubricpress.core.rubric import Group, Rubric, all_criteria, all_groups, rows_inside

Given = Callable[[Sequence[Condition]], Decimal | None]
"""The most that a total comes to where conditions hold; None where that is not known."""


def vetoes_conclude(rubric: Rubric) -> Iterator[Problem]:
    """The conclusion that a veto leads to exists."""
    known = {one.id: None for one in rubric.conclusions}
    for criterion, path in all_criteria(rubric):
        name = criterion.method.CONCLUDES
        if name and (led_to := getattr(criterion.method, name)) not in known:
            yield Problem("conclusion-unknown", (*path, name), {"id": led_to, "known": listed(known)})


def by_veto(rubric: Rubric) -> set[str]:
    """The conclusions that vetoes lead to."""
    methods = (criterion.method for criterion, _ in all_criteria(rubric))
    return {getattr(one, one.CONCLUDES) for one in methods if one.CONCLUDES}


def conclusions_tile(rubric: Rubric) -> Iterator[Problem]:
    """Every total that there can be leads to exactly one conclusion, and every conclusion without totals to a veto."""
    groups = {group.id: group for group, _ in all_groups(rubric)}
    whole = _whole_reach(rubric)
    yield from _list_holds(rubric.conclusions, by_veto(rubric), ("conclusions",), whole)
    for at, one in enumerate(rubric.conclusion_sets):
        reach = whole
        if one.group:
            group = groups.get(one.group)
            reach = {}
            if group and _is_reckoned(rubric):
                reach = {"when": _after_rounding(rubric, group, reached_by(rubric, group))}
        yield from _list_holds(one.conclusions, set(), ("conclusion_sets", at, "conclusions"), reach)


def _whole_reach(rubric: Rubric) -> Mapping[str, Interval | None]:
    """The totals, and their shares, that there can be; a gate may leave less than anything else does."""
    if not _is_reckoned(rubric) or rubric.combine == NO_TOTAL:
        return {}
    caps = [one.caps_total for one in rubric.gates if one.caps_total is not None]
    totals = _after_rounding(rubric, rubric, concluded(rubric))
    if caps and totals.least is not None:
        totals = replace(totals, least=min(totals.least, *caps))
    shares = concluded_shares(rubric)
    if shares is not None and (caps or rubric.rounding):
        shares = (
            None if totals.least is None or totals.least < ZERO else _after_rounding(rubric, rubric, shares)
        )
    return {"when": totals, "share": shares}


def _after_rounding(rubric: Rubric, whole: Group | Rubric, reach: Interval) -> Interval:
    """What scores in `reach` come to where the table rounds: none falls below 0 by that, and none rises above its maximum.

    Where something is taken away, or added on top, rounding may carry further than the ends: these are open. A scale
    holds its ends itself, where it holds any.
    """
    if rubric.rounding is None or (rubric.scale is not None and isinstance(whole, Rubric)):
        return reach
    rows = [one for one, _ in all_criteria(rubric)]
    if isinstance(whole, Group):
        names = rows_inside(whole)
        rows = [one for one in rows if one.id in names]
    ends = [(one.method.minimum(one.points or ZERO), one.method.maximum(one.points or ZERO)) for one in rows]
    costly = any(least is None or least < ZERO for least, _ in ends)
    adding = any(one.method.ADJUSTS and most != ZERO for one, (_, most) in zip(rows, ends, strict=True))
    least, most = reach.least, reach.to
    if costly and (whole.least is None or whole.least < ZERO):
        least = None
    return Interval(least=least if least is None else min(least, ZERO), to=None if adding else most)


def _is_reckoned(rubric: Rubric) -> bool:
    """Whether it is known what every row can come to."""
    return not any(one.points is None and not one.method.ADJUSTS for one, _ in all_criteria(rubric))


def _list_holds(
    conclusions: Sequence[Conclusion], vetoed: set[str], path: Path, reach: Mapping[str, Interval | None]
) -> Iterator[Problem]:
    for at, one in enumerate(conclusions):
        if not (any(map(asks, ways_to(one))) or one.otherwise or one.id in vetoed):
            yield Problem("conclusion-unreachable", (*path, at, "id"), {"id": one.id})
        for place, way in enumerate(one.ways):
            if not asks(way):
                yield Problem("way-empty", (*path, at, "or", place), {"id": one.id})
            for key in ("when", "share"):
                interval: Interval | None = getattr(way, key)
                if interval is not None and not interval.well_formed():
                    yield Problem("interval-form", (*path, at, "or", place, key), {"id": one.id})
        yield from _needs(one, conclusions, (*path, at, "needs"))
    for key in ("when", "share"):
        yield from _tiling(conclusions, key, path, _with_zero(reach.get(key)))


def _with_zero(reach: Interval | None) -> Interval:
    """The scores that there can be, 0 among them: a group that a gate zeroes comes to 0, whatever its rows come to."""
    if reach is None:
        return Interval()
    least, most = reach.least, reach.to
    return Interval(
        least=None if least is None else min(least, ZERO), to=None if most is None else max(most, ZERO)
    )


def conclusions_come_in_time(rubric: Rubric) -> Iterator[Problem]:
    """The first conclusion that holds counts: one with further conditions stands before those that leave it no total."""
    yield from _late(rubric.conclusions, ("conclusions",))
    for at, one in enumerate(rubric.conclusion_sets):
        yield from _late(one.conclusions, ("conclusion_sets", at, "conclusions"))


def _late(conclusions: Sequence[Conclusion], path: Path) -> Iterator[Problem]:
    for at, one in enumerate(conclusions):
        for number, way in enumerate(ways_to(one)):
            if not (way.also or one.needs or number) or (way.when is not None and way.share is not None):
                continue
            key = "share" if way.share is not None else "when"
            own = getattr(way, key) or Interval()
            earlier = [
                getattr(other, key)
                for before in conclusions[:at]
                if not before.needs
                for other in _bare_ways(before)
            ]
            taken = [interval for interval in earlier if interval is not None and interval.well_formed()]
            if own.well_formed() and taken and all(seam.overlap for seam in seams(taken, own.start, own.end)):
                here = (*path, at, "or", number - 1) if number else (*path, at)
                yield Problem("conclusion-late", here, {"id": one.id})


def _bare_ways(conclusion: Conclusion) -> Iterator[Conclusion | Way]:
    """The ways to a conclusion on which nothing but one interval is asked for."""
    for way in ways_to(conclusion):
        if not way.also and (way.when is None) != (way.share is None):
            yield way


def _needs(one: Conclusion, conclusions: Sequence[Conclusion], path: Path) -> Iterator[Problem]:
    """What a conclusion needs stands in the same list, and needs in its turn never lead back."""
    known = {other.id: other for other in conclusions}
    seen, needed = {one.id}, one.needs
    while needed:
        if needed not in known or needed in seen or known[needed].otherwise:
            yield Problem("conclusion-needs", path, {"id": one.id, "needs": needed, "known": listed(known)})
            return
        seen.add(needed)
        needed = known[needed].needs


def _tiling(conclusions: Sequence[Conclusion], key: str, path: Path, reach: Interval) -> Iterator[Problem]:
    """The totals (`when`) or shares (`share`) in `reach` are shared out; conclusions with further conditions come on top."""
    held = [
        (at, one, interval)
        for at, one in enumerate(conclusions)
        if (interval := getattr(one, key)) is not None
    ]
    plain = not any(one.when is not None and one.share is not None for one in conclusions)
    formed = [one for one in held if one[2].well_formed()]
    for at, one, when in held:
        if not when.well_formed():
            yield Problem("interval-form", (*path, at, key), {"id": one.id})
    held = [one for one in held if not (one[1].also or one[1].needs)]
    formed = [one for one in formed if not (one[1].also or one[1].needs)]
    rest = any(one.otherwise for one in conclusions)
    for seam in seams([when for _, _, when in formed]) if plain and formed else ():
        if not seam.overlap and (rest or not seam.meets(reach)):
            continue
        if len(formed) < len(held) and not seam.overlap:
            continue  # it may be where the interval that does not hold belongs
        (_, first, _), (place, second, _) = formed[seam.first], formed[seam.second]
        values = {"first": first.id, "second": second.id, "between": seam.between}
        code = "conclusion-overlap" if seam.overlap else "conclusion-gap"
        yield Problem(code, (*path, place, key), values)


def conclusions_within_reach(rubric: Rubric) -> Iterator[Problem]:
    """The totals or shares of each conclusion are not all above, or all below, what the table, or the group, can come to."""
    if any(one.points is None and not one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        return
    summed = rubric.combine != NO_TOTAL
    ends = {"when": concluded(rubric), "share": concluded_shares(rubric)} if summed else {}
    yield from _beyond(
        rubric.conclusions, ends, by_veto(rubric), ("conclusions",), lambda also: most_given(rubric, also)
    )
    groups = {group.id: group for group, _ in all_groups(rubric)}
    found = ConditionReach(rubric)
    for at, one in enumerate(rubric.conclusion_sets):
        reach = ends
        if (group := groups.get(one.group)) is not None:
            reach = {"when": reached_by(rubric, group), "share": found.share(group)}
        if not one.group or one.group in groups:
            yield from _beyond(one.conclusions, reach, set(), ("conclusion_sets", at, "conclusions"))


def _beyond(
    conclusions: Sequence[Conclusion],
    reach: Mapping[str, Interval | None],
    vetoed: set[str],
    path: Path,
    given: Given = lambda _: None,
) -> Iterator[Problem]:
    for at, one in enumerate(conclusions):
        for number, way in enumerate(ways_to(one)):
            here = (*path, at, "or", number - 1) if number else (*path, at)
            for key, ends in reach.items():
                interval: Interval | None = getattr(way, key)
                if interval is None or ends is None or one.id in vetoed or not interval.well_formed():
                    continue
                most = given(way.also) if key == "when" else None
                there = ends if most is None else _up_to(ends, most)
                if out_of_reach(interval, there):
                    values = {"id": one.id, "interval": str(interval), "reach": str(there)}
                    yield Problem("conclusion-beyond", (*here, key), values)


def _up_to(ends: Interval, most: Decimal) -> Interval:
    """What is left of the totals between `ends` where none is above `most`."""
    least = ends.least if ends.least is None else min(ends.least, most)
    return Interval(least=least, to=most if ends.to is None else min(ends.to, most))


def sets_build_on_sets(rubric: Rubric) -> Iterator[Problem]:
    """A set of conclusions lists its own, or takes the lowest of sets before it that list the same, the best first."""
    groups = {group.id: None for group, _ in all_groups(rubric)}
    before: list[ConclusionSet] = []
    for at, one in enumerate(rubric.conclusion_sets):
        path: Path = ("conclusion_sets", at)
        if bool(one.conclusions) == bool(one.lowest_of):
            yield Problem("set-source", path, {"id": one.id})
        if one.group and (one.group not in groups or one.lowest_of):
            code = "set-group" if one.lowest_of else "condition-name"
            yield Problem(code, (*path, "group"), {"id": one.group, "known": listed(groups)})
        known = {other.id: other for other in before}
        lists = []
        for place, name in enumerate(one.lowest_of):
            if name not in known:
                values = {"id": name, "known": listed(known)}
                yield Problem("condition-name", (*path, "lowest_of", place), values)
            else:
                lists.append([end.id for end in listed_by(before, known[name])])
        if any(other != lists[0] for other in lists):
            yield Problem("lowest-lists", (*path, "lowest_of"), {"id": one.id})
        if bool(one.conclusions) != bool(one.lowest_of) and len(lists) == len(one.lowest_of):
            before.append(one)


def no_total_is_no_number(rubric: Rubric) -> Iterator[Problem]:
    """A table without a total has nothing that is made of it."""
    if rubric.combine != NO_TOTAL:
        return
    rounding = rubric.rounding is not None and rubric.rounding.total is not None
    used: list[tuple[bool, Path]] = [
        (rubric.start != ZERO, ("start",)),
        (rubric.most is not None, ("most",)),
        (rubric.least is not None, ("least",)),
        (rubric.scale is not None, ("scale",)),
        (rounding, ("rounding", "total")),
        (next(asked_of_total(rubric), None) is not None, ("combine",)),
        (
            any(one.method.ADJUSTS and not one.method.CONCLUDES for one, _ in all_criteria(rubric)),
            ("combine",),
        ),
    ]
    used += [
        (gate.caps_total is not None, ("gates", at, "caps_total")) for at, gate in enumerate(rubric.gates)
    ]
    for wrong, path in used:
        if wrong:
            yield Problem("no-total-used", path)
