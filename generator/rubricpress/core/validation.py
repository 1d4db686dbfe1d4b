"""The checks of a rubric: rules as plain functions, each from a rubric to its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from rubricpress.core.damage_places import damage_has_its_place
from rubricpress.core.interval import seams
from rubricpress.core.methods import METHODS
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.veto import Veto
from rubricpress.core.number import ZERO, plain, total
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Group, Rubric, all_criteria, all_groups

Rule = Callable[[Rubric], Iterator[Problem]]


def validate(rubric: Rubric) -> list[Problem]:
    """Every problem of a rubric, rule by rule."""
    return [problem for rule in RULES for problem in rule(rubric)]


def ids_differ(rubric: Rubric) -> Iterator[Problem]:
    """Ids are permanent names: no two groups, no two criteria, no two entries of one list share one."""
    yield from _twice((group.id, path) for group, path in all_groups(rubric))
    yield from _twice((criterion.id, path) for criterion, path in all_criteria(rubric))
    for name in ("bands", "profile", "conclusions"):
        yield from _twice((one.id, (name, at)) for at, one in enumerate(getattr(rubric, name)))
    for at, asked in enumerate(rubric.profile):
        yield from _twice(
            (one.id, ("profile", at, "options", place)) for place, one in enumerate(asked.options)
        )
    for criterion, path in all_criteria(rubric):
        for name in ("indicators", "levels", "bands"):
            entries = getattr(criterion.method, name, ())
            yield from _twice((one.id, (*path, name, at)) for at, one in enumerate(entries))


def _twice(named: Iterable[tuple[str, Path]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, path in named:
        if name in seen:
            yield Problem("duplicate-id", (*path, "id"), {"id": name})
        seen.add(name)


def lists_filled(rubric: Rubric) -> Iterator[Problem]:
    """A rubric has groups and columns, a group has rows, a method has its choices."""
    for name in ("groups", "columns"):
        if not getattr(rubric, name):
            yield Problem("list-empty", (name,), {"key": name})
    for group, path in all_groups(rubric):
        if not group.groups and not group.criteria:
            yield Problem("group-empty", (*path, "criteria"), {"id": group.id})
    for at, asked in enumerate(rubric.profile):
        if not asked.options:
            yield Problem("list-empty", ("profile", at, "options"), {"key": "options"})
    for criterion, path in all_criteria(rubric):
        for name in ("indicators", "levels", "bands", "ranges"):
            if getattr(criterion.method, name, None) == ():
                yield Problem("list-empty", (*path, name), {"key": name})


def sums_agree(rubric: Rubric) -> Iterator[Problem]:
    """Criteria add up to their group, groups to the rubric: every printed sum is proved."""
    for group, path in all_groups(rubric):
        found = _sum([one.points for one in group.criteria if not one.method.ADJUSTS], group.groups)
        if found not in (None, group.points) and group.points is not None:
            values = {"id": group.id, "found": plain(found), "points": plain(group.points)}
            yield Problem("group-sum", (*path, "points"), values)
    found = _sum([], rubric.groups)
    if found not in (None, rubric.points):
        yield Problem("total-sum", ("points",), {"found": plain(found), "points": plain(rubric.points)})


def _sum(rows: list[Decimal | None], groups: Iterable[Group]) -> Decimal | None:
    """What rows and groups add up to, a group with the sum it declares; None where a row has no points yet."""
    parts = list(rows)
    for group in groups:
        inner = [one.points for one in group.criteria if not one.method.ADJUSTS]
        parts.append(group.points if group.points is not None else _sum(inner, group.groups))
    known = [part for part in parts if part is not None]
    return total(known) if len(known) == len(parts) else None


def points_fit_methods(rubric: Rubric) -> Iterator[Problem]:
    """A row of the base total has positive points; an adjustment has none, and only it stands outside the groups."""
    adjusting = ", ".join(one.NAME for one in METHODS if one.ADJUSTS)
    for criterion, path in all_criteria(rubric):
        method = criterion.method
        if method.ADJUSTS:
            if criterion.points is not None:
                keys = {"counted": "each", "fixed": "amount", "ranged": "ranges"}.get(
                    method.NAME, "concludes"
                )
                yield Problem("points-on-adjustment", (*path, "points"), {"id": criterion.id, "keys": keys})
            continue
        if path[0] == "adjustments":
            values = {"id": criterion.id, "method": method.NAME, "known": adjusting}
            yield Problem("not-an-adjustment", (*path, "method"), values)
        if criterion.points is None:
            yield Problem("points-missing", (*path, "points"), {"id": criterion.id})
        elif criterion.points <= ZERO:
            yield Problem("points-positive", (*path, "points"), {"points": plain(criterion.points)})


def methods_hold(rubric: Rubric) -> Iterator[Problem]:
    """What each scoring method checks of its own data."""
    for criterion, path in all_criteria(rubric):
        yield from criterion.method.check(criterion.points, path)


def names_lead_somewhere(rubric: Rubric) -> Iterator[Problem]:
    """Bands, profile fields and variants that a criterion names exist."""
    bands = [band.id for band in rubric.bands]
    for criterion, path in all_criteria(rubric):
        method = criterion.method
        if isinstance(method, Graded):
            for at, band in enumerate(method.bands):
                if band.id not in bands:
                    values = {"id": band.id, "known": ", ".join(bands)}
                    yield Problem("band-unknown", (*path, "bands", at, "id"), values)
        if isinstance(method, Graded | Levels) and method.measure and method.measure.depends_on:
            name = "bands" if isinstance(method, Graded) else "levels"
            yield from _variants(rubric, method, method.measure, path, name)


def _variants(
    rubric: Rubric, method: Graded | Levels, measure: Measure, path: Path, name: str
) -> Iterator[Problem]:
    asked = next((one for one in rubric.profile if one.id == measure.depends_on), None)
    if asked is None:
        yield Problem("field-unknown", (*path, "measure", "depends_on"), {"id": measure.depends_on})
        return
    options = [option.id for option in asked.options]
    for at, one in enumerate(getattr(method, name)):
        given = one.when_by or {}
        here = (*path, name, at, "when_by")
        for option in options:
            if given and option not in given:
                yield Problem("variant-missing", here, {"id": one.id, "option": option})
        for option in given:
            if option not in options:
                values = {"option": option, "field": asked.id, "known": ", ".join(options)}
                yield Problem("variant-unknown", (*here, option), values)


def conclusions_tile(rubric: Rubric) -> Iterator[Problem]:
    """Every total leads to exactly one conclusion, every veto to one that exists, and none is out of reach."""
    known = [one.id for one in rubric.conclusions]
    vetoed = set()
    for criterion, path in all_criteria(rubric):
        if isinstance(criterion.method, Veto):
            vetoed.add(criterion.method.concludes)
            if criterion.method.concludes not in known:
                values = {"id": criterion.method.concludes, "known": ", ".join(known)}
                yield Problem("conclusion-unknown", (*path, "concludes"), values)
    held = [(at, one, one.when) for at, one in enumerate(rubric.conclusions) if one.when is not None]
    for at, one in enumerate(rubric.conclusions):
        if one.when is None and one.id not in vetoed:
            yield Problem("conclusion-unreachable", ("conclusions", at, "id"), {"id": one.id})
    malformed = [(at, one) for at, one, when in held if not when.well_formed()]
    for at, one in malformed:
        yield Problem("interval-form", ("conclusions", at, "when"), {"id": one.id})
    if malformed:
        return
    for seam in seams([when for _, _, when in held]):
        (_, first, _), (place, second, _) = held[seam.first], held[seam.second]
        values = {"first": first.id, "second": second.id, "between": seam.between}
        code = "conclusion-overlap" if seam.overlap else "conclusion-gap"
        yield Problem(code, ("conclusions", place, "when"), values)


RULES: Final[tuple[Rule, ...]] = (
    ids_differ,
    lists_filled,
    sums_agree,
    points_fit_methods,
    methods_hold,
    names_lead_somewhere,
    conclusions_tile,
    damage_has_its_place,
)
