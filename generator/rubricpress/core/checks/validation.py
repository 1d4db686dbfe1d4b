"""The checks of a rubric: rules as plain functions, each from a rubric to its problems."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Final

from rubricpress.core.asked import conditions, conditions_of_rows
from rubricpress.core.checks.absence import (
    answers_decide_in_order,
    rows_count_together,
    shares_are_of_something,
    units_are_several,
    what_does_not_apply_earns_a_part,
)
from rubricpress.core.checks.combination import (
    dropped_points_go_somewhere,
    limits_cut_something_off,
    rounding_has_steps,
    rows_are_there_for_somebody,
    scale_has_an_end,
    tolerance_is_a_distance,
    weights_count,
)
from rubricpress.core.checks.conclusions import (
    conclusions_come_in_time,
    conclusions_tile,
    conclusions_within_reach,
    no_total_is_no_number,
    sets_build_on_sets,
    vetoes_conclude,
)
from rubricpress.core.checks.conditions import conditions_can_be_asked, gates_do_one_thing, tags_have_titles
from rubricpress.core.checks.damage import damage_has_its_place
from rubricpress.core.checks.edition_names import editions_stand_in_addresses
from rubricpress.core.checks.left_over import otherwise_is_left, otherwise_stands_last
from rubricpress.core.checks.numbering import out_of_line_ids
from rubricpress.core.checks.out_of_reach import caps_have_an_effect, conditions_can_hold
from rubricpress.core.methods import METHODS, Method
from rubricpress.core.methods.deciding import Decidable
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.exact import added, written
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.plain.quoting import listed
from rubricpress.core.problem import Path, Problem
from rubricpress.core.reach import worth
from rubricpress.core.response import ALWAYS_IN_PROFILE
from rubricpress.core.rubric import Rubric, all_criteria, all_groups, limits_of

Rule = Callable[[Rubric], Iterator[Problem]]


def validate(rubric: Rubric) -> list[Problem]:
    """Every problem of a rubric, rule by rule."""
    return [problem for rule in RULES for problem in rule(rubric)]


def ids_differ(rubric: Rubric) -> Iterator[Problem]:
    """Ids are permanent names: no two groups, no two criteria, no two entries of one list share one."""
    astray = set(out_of_line_ids(rubric))
    yield from _twice(((group.id, path) for group, path in all_groups(rubric)), astray)
    yield from _twice(((criterion.id, path) for criterion, path in all_criteria(rubric)), astray)
    for name in (
        "bands",
        "tags",
        "profile",
        "together",
        "gates",
        "conclusions",
        "conclusion_sets",
        "examples",
    ):
        yield from _twice((one.id, (name, at)) for at, one in enumerate(getattr(rubric, name)))
    for at, asked in enumerate(rubric.profile):
        yield from _twice(
            (one.id, ("profile", at, "options", place)) for place, one in enumerate(asked.options)
        )
    for place, each in enumerate(rubric.conclusion_sets):
        here = ("conclusion_sets", place, "conclusions")
        yield from _twice((one.id, (*here, at)) for at, one in enumerate(each.conclusions))
    for criterion, path in all_criteria(rubric):
        name = criterion.method.ENTRIES
        named = ((at, getattr(one, "id", None)) for at, one in enumerate(getattr(criterion.method, name, ())))
        yield from _twice((id_, (*path, name, at)) for at, id_ in named if id_ is not None)


def _twice(named: Iterable[tuple[str, Path]], astray: Container[Path] = ()) -> Iterator[Problem]:
    """The ids that stand twice: told at the one that is out of line, else at the second."""
    seen: dict[str, Path] = {}
    for name, path in named:
        if name in seen:
            one, other = path, seen[name]
            if other in astray and one not in astray:
                one, other = other, one
            yield Problem("duplicate-id", (*one, "id"), {"id": name, "line": ""}, first=(*other, "id"))
        seen.setdefault(name, path)


def nothing_is_listed_twice(rubric: Rubric) -> Iterator[Problem]:
    """Where names, levels or columns are listed, each stands once."""
    lists: list[tuple[Path, Sequence[str], Path]] = [
        (("columns",), [one.of for one in rubric.columns], ("of",)),
        *(
            (("conclusion_sets", at, "lowest_of"), one.lowest_of, ())
            for at, one in enumerate(rubric.conclusion_sets)
        ),
        *(
            ((*path, "only_for", "options"), one.only_for.options, ())
            for one, path in all_criteria(rubric)
            if one.only_for
        ),
        *(
            ((*path, "levels"), one.levels, ())
            for one, path in (*conditions(rubric), *conditions_of_rows(rubric))
        ),
    ]
    for path, names, key in lists:
        for at, name in enumerate(names):
            if name in names[:at]:
                yield Problem("listed-twice", (*path, at, *key), {"id": name})


def profile_ids_are_free(rubric: Rubric) -> Iterator[Problem]:
    """No profile field has the name of an entry that every response has."""
    for at, asked in enumerate(rubric.profile):
        if asked.id in ALWAYS_IN_PROFILE:
            yield Problem("profile-reserved", ("profile", at, "id"), {"id": asked.id})


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
        name = criterion.method.ENTRIES
        if name and not getattr(criterion.method, name):
            yield Problem("list-empty", (*path, name), {"key": name})


def sums_agree(rubric: Rubric) -> Iterator[Problem]:
    """What rows and groups come to is what is printed: rows -> group, groups -> rubric, every declared sum is proved."""
    for group, path in all_groups(rubric):
        found = worth(group)
        if found not in (None, group.points) and group.points is not None:
            values = {"id": group.id, "found": written(found), "points": plain(group.points)}
            yield Problem("group-sum", (*path, "points"), values)
    found = worth(rubric)
    if (
        found is not None
        and (most := limits_of(rubric).capped(added((found, rubric.start)))) != rubric.points
    ):
        values = {"found": written(most), "points": plain(rubric.points)}
        yield Problem("total-sum", ("points",), values)


def points_fit_methods(rubric: Rubric) -> Iterator[Problem]:
    """A row of the base total has positive points; an adjustment has none, and only it stands outside the groups."""
    adjusting = ", ".join(one.NAME for one in METHODS if one.ADJUSTS)
    for criterion, path in all_criteria(rubric):
        method = criterion.method
        if method.ADJUSTS:
            if criterion.points is not None:
                values = {"id": criterion.id, "keys": method.AMOUNT}
                yield Problem("points-on-adjustment", (*path, "points"), values)
            continue
        if path[0] == "adjustments":
            values = {"id": criterion.id, "method": method.NAME, "known": adjusting}
            yield Problem("not-an-adjustment", (*path, "method"), values)
        if criterion.points is None:
            yield Problem("points-missing", (*path, "points"), {"id": criterion.id})
        elif criterion.points < ZERO or (criterion.points == ZERO and not _worthless(method)):
            yield Problem("points-positive", (*path, "points"), {"points": plain(criterion.points)})


def _worthless(method: Method) -> bool:
    """Whether a row without points has a sense: it can cost some, in a table that begins at its maximum; or its level alone counts."""
    if isinstance(method, Levels) and method.unscored:
        return True
    least = method.minimum(ZERO)
    return least is None or least < ZERO


def methods_hold(rubric: Rubric) -> Iterator[Problem]:
    """What each scoring method checks of its own data."""
    for criterion, path in all_criteria(rubric):
        yield from criterion.method.check(criterion.points, path)


def names_lead_somewhere(rubric: Rubric) -> Iterator[Problem]:
    """Bands, profile fields and variants that a criterion names exist."""
    bands = {band.id: None for band in rubric.bands}
    for criterion, path in all_criteria(rubric):
        method = criterion.method
        entries = getattr(method, method.ENTRIES, ())
        here = (*path, method.ENTRIES)
        for at, entry in enumerate(entries if method.OF_BANDS else ()):
            if entry.id not in bands:
                values = {"id": entry.id, "known": listed(bands)}
                yield Problem("band-unknown", (*here, at, "id"), values)
        measure: Measure | None = getattr(method, "measure", None)
        if measure is not None and measure.depends_on:
            yield from _variants(rubric, measure, entries, path, here)


def _variants(
    rubric: Rubric, measure: Measure, entries: Sequence[Decidable], path: Path, inside: Path
) -> Iterator[Problem]:
    asked = next((one for one in rubric.profile if one.id == measure.depends_on), None)
    if asked is None:
        yield Problem("field-unknown", (*path, "measure", "depends_on"), {"id": measure.depends_on})
        return
    options = {option.id: None for option in asked.options}
    for at, one in enumerate(entries):
        given = one.when_by or {}
        here = (*inside, at, "when_by")
        for option in options:
            if given and option not in given:
                yield Problem("variant-missing", here, {"id": one.id, "option": option})
        for option in given:
            if option not in options:
                values = {"option": option, "field": asked.id, "known": listed(options)}
                yield Problem("variant-unknown", (*here, option), values)


RULES: Final[tuple[Rule, ...]] = (
    editions_stand_in_addresses,
    ids_differ,
    nothing_is_listed_twice,
    profile_ids_are_free,
    lists_filled,
    sums_agree,
    points_fit_methods,
    methods_hold,
    names_lead_somewhere,
    vetoes_conclude,
    conclusions_tile,
    conclusions_come_in_time,
    conclusions_within_reach,
    otherwise_stands_last,
    otherwise_is_left,
    sets_build_on_sets,
    no_total_is_no_number,
    weights_count,
    dropped_points_go_somewhere,
    rows_are_there_for_somebody,
    answers_decide_in_order,
    what_does_not_apply_earns_a_part,
    shares_are_of_something,
    rows_count_together,
    units_are_several,
    rounding_has_steps,
    limits_cut_something_off,
    scale_has_an_end,
    tolerance_is_a_distance,
    tags_have_titles,
    gates_do_one_thing,
    conditions_can_be_asked,
    conditions_can_hold,
    caps_have_an_effect,
    damage_has_its_place,
)
