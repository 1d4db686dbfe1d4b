"""The checks of how scores are combined: weights, rows that may drop out, rounding."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.combining import NO_TOTAL, ONE
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.plain.quoting import listed
from rubricpress.core.problem import Path, Problem
from rubricpress.core.reach import reachable, unlimited, unlimited_group
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, limits_of


def weights_count(rubric: Rubric) -> Iterator[Problem]:
    """A weight is positive, and stands where it has an effect."""
    ways = {(): rubric.combine, **{path: group.combine for group, path in all_groups(rubric)}}
    parts: list[tuple[Group | Criterion, Path]] = [*all_groups(rubric), *all_criteria(rubric)]
    for one, path in parts:
        here = (*path, "weight")
        if one.weight <= ZERO:
            yield Problem("weight-positive", here, {"weight": plain(one.weight)})
        if one.weight == ONE:
            continue
        if isinstance(one, Criterion) and one.method.ADJUSTS:
            yield Problem("weight-on-adjustment", here, {"id": one.id})
        elif ways[path[:-2]] in ("lowest", "highest"):
            yield Problem("weight-unused", here, {"id": one.id})


def dropped_points_go_somewhere(rubric: Rubric) -> Iterator[Problem]:
    """Where rows can drop out, the table says what becomes of their points."""
    if rubric.dropped_points is not None:
        return
    dropping = [one.id for one, _ in all_criteria(rubric) if may_drop(one)]
    if rubric.unrated == "dropped":
        dropping.insert(0, "unrated: dropped")
    if dropping:
        yield Problem("dropped-points-missing", (), {"where": listed(dict.fromkeys(dropping))})


def may_drop(criterion: Criterion) -> bool:
    """Whether the row has points that can be missing."""
    if criterion.method.ADJUSTS:
        return False
    allowed, away = criterion.not_applicable, (criterion.only_for, criterion.only_if)
    shares = allowed is not None and (allowed.counts == "dropped" or allowed.rest == "shared")
    return shares or any(only is not None and only.otherwise == "dropped" for only in away)


def rows_are_there_for_somebody(rubric: Rubric) -> Iterator[Problem]:
    """The profile field that decides whether a row is there exists, with its options, and leaves somebody without the row."""
    options = {one.id: dict.fromkeys(option.id for option in one.options) for one in rubric.profile}
    for criterion, path in all_criteria(rubric):
        only = criterion.only_for
        if only is None:
            continue
        here = (*path, "only_for")
        if only.field not in options:
            yield Problem("field-unknown", (*here, "field"), {"id": only.field})
            continue
        known = options[only.field]
        if not only.options:
            yield Problem("list-empty", (*here, "options"), {"key": "options"})
        for at, option in enumerate(only.options):
            if option not in known:
                values = {"option": option, "field": only.field, "known": listed(known)}
                yield Problem("option-unknown", (*here, "options", at), values)
        if known and set(only.options) >= set(known):
            yield Problem("only-for-all", (*here, "options"), {"id": criterion.id, "field": only.field})


def limits_cut_something_off(rubric: Rubric) -> Iterator[Problem]:
    """The limits of groups and of the total have an effect."""
    if rubric.combine != NO_TOTAL:
        yield from limits_of(rubric).check(*unlimited(rubric), ())
    for group, path in all_groups(rubric):
        yield from limits_of(group).check(*unlimited_group(rubric, group), path)


def scale_has_an_end(rubric: Rubric) -> Iterator[Problem]:
    """The total is carried over to a range above 0, from totals that have a least where that becomes 0."""
    scale = rubric.scale
    if scale is None:
        return
    if scale.to <= ZERO:
        yield Problem("points-positive", ("scale", "to"), {"points": plain(scale.to)})
    if scale.begins == "least" and reachable(rubric).least is None:
        yield Problem("scale-least", ("scale", "begins"))


def tolerance_is_a_distance(rubric: Rubric) -> Iterator[Problem]:
    """The scores of several assessors lie no less than 0 apart."""
    tolerance = rubric.assessors.tolerance if rubric.assessors else None
    if tolerance is not None and tolerance < ZERO:
        yield Problem("tolerance-below", ("assessors", "tolerance"), {"value": plain(tolerance)})


def rounding_has_steps(rubric: Rubric) -> Iterator[Problem]:
    """Scores are rounded to multiples of something."""
    for name in ("criteria", "groups", "total"):
        rule = getattr(rubric.rounding, name, None)
        if rule is not None and rule.step <= ZERO:
            yield Problem("step-positive", ("rounding", name, "step"), {"step": plain(rule.step)})
