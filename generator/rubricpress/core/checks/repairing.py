"""What a damaged number should be, where the rest of the table determines it.

Two witnesses speak of the points of a row: what is inside it (its indicators, its best option, its bands), and what
is left of the sum around it. A value is proposed where they agree, or where only one of them can speak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from rubricpress.core.checks.fitting import (
    Either,
    Repairs,
    bands_repaired,
    conclusions_repaired,
    intervals_repaired,
)
from rubricpress.core.checks.numbering import expected
from rubricpress.core.checks.printed import earned, printed_number
from rubricpress.core.combining import ONE
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.exact import Exact, added, product, written
from rubricpress.core.numbers.number import PLAIN, ZERO, plain
from rubricpress.core.problem import Path, Problem, Repair
from rubricpress.core.reach import worth
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, limits_of, node

_LESS: Final = Decimal(-1)


def repaired(rubric: Rubric, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, each with the values that the rest of the rubric determines instead."""
    return [
        _with_repairs(one, rule(rubric, one)) if (rule := RULES.get(one.code)) else one for one in problems
    ]


def _with_repairs(problem: Problem, found: Repairs | Either) -> Problem:
    if isinstance(found, Either):
        return replace(problem, repairs=found.repairs, others=found.others)
    return replace(problem, repairs=found)


def _points(rubric: Rubric, problem: Problem) -> Repairs:
    """Points that are missing or cannot be read."""
    *owner, key = problem.path
    if key != "points" or not owner or len(owner) % 2 or owner[-2] not in ("groups", "criteria"):
        return ()
    one = node(rubric, tuple(owner))
    if isinstance(one, Criterion):
        return _set(rubric, tuple(owner), "points", _agreed(_inside(one), _around(rubric, tuple(owner))))
    return _set(rubric, tuple(owner), "points", worth(one) if isinstance(one, Group) else None)


def _group_sum(rubric: Rubric, problem: Problem) -> Repairs:
    """The sum of a group, or the one row that makes it wrong."""
    path = problem.path[:-1]
    group = node(rubric, path)
    assert isinstance(group, Group)
    assert group.points is not None
    found, above = worth(group), _around(rubric, path)
    if found is not None and found == above:
        return _set(rubric, path, "points", found)
    return _row_at_fault(rubric, path) if above in (None, group.points) else ()


def _total_sum(rubric: Rubric, _: Problem) -> Repairs:
    """The total, or the one group or row that makes it wrong."""
    wrong = [
        (path, sum_inside)
        for group, path in all_groups(rubric)
        if group.points is not None and (sum_inside := worth(group)) not in (None, group.points)
    ]
    if len(wrong) == 1:
        path, inside = wrong[0]
        return _set(rubric, path, "points", inside) if inside == _around(rubric, path) else ()
    if wrong:
        return ()
    printed = [one.points is not None for one in rubric.groups]
    if all(printed) and len(printed) > 1:
        found = limits_of(rubric).capped(added((worth(rubric) or ZERO, rubric.start)))
        # where it is less, a section may be missing yet
        return _set(rubric, (), "points", found) if found > rubric.points else ()
    return _row_at_fault(rubric, ())


def _row_at_fault(rubric: Rubric, path: Path) -> Repairs:
    """The one row inside whose points are not what it holds, or that holds nothing to prove them; as the sum needs it."""
    rows = [(one, where) for one, where in all_criteria(rubric) if where[: len(path)] == path]
    rows = [(one, where) for one, where in rows if not one.method.ADJUSTS]
    differing = [where for one, where in rows if _inside(one) not in (None, one.points)]
    unproved = [where for one, where in rows if _inside(one) is None]
    one_wrong = differing or unproved
    if len(one_wrong) != 1:
        return ()
    row = node(rubric, one_wrong[0])
    assert isinstance(row, Criterion)
    left = _around(rubric, one_wrong[0])
    fits = left != row.points and _inside(row) in (None, left)
    return _set(rubric, one_wrong[0], "points", left) if fits else ()


def _indicator_sum(rubric: Rubric, problem: Problem) -> Repairs:
    """The points of a checklist, or the one indicator whose text says otherwise."""
    path = problem.path[:-1]
    row = node(rubric, path)
    assert isinstance(row, Criterion)
    assert isinstance(row.method, Checklist)
    inside, around = _inside(row), _around(rubric, path)
    if inside == around:
        return _set(rubric, path, "points", inside)
    for at, one in enumerate(row.method.indicators):
        mentioned = earned(one.text)
        rest = [other.points for other in row.method.indicators if other is not one]
        if len(mentioned) == 1 and mentioned[0] != one.points and added([*rest, *mentioned]) == row.points:
            here = (*path, "indicators", at, "points")
            return (Repair(here, row.id, f"indicators.{one.id}.points", plain(mentioned[0])),)
    return ()


def _level_points(rubric: Rubric, problem: Problem) -> Repairs:
    """The points of a row of options, or the score of the option that is called after them."""
    end = problem.path.index("levels") if "levels" in problem.path else -1
    path = problem.path[:end]
    row = node(rubric, path)
    assert isinstance(row, Criterion)
    assert isinstance(row.method, Levels)
    inside, around = _inside(row), _around(rubric, path)
    if inside is not None and inside == around:
        return _set(rubric, path, "points", inside)
    for at, level in enumerate(row.method.levels):
        named = Decimal(level.id) if PLAIN.fullmatch(level.id) else None
        others = [one.score for one in row.method.levels if one is not level]
        if named is not None and named != level.score and max([named, *others]) == row.points:
            here = (*path, "levels", at, "score")
            return (Repair(here, row.id, f"levels.{level.id}.score", level.id),)
    return ()


def _level_id(rubric: Rubric, problem: Problem) -> Repairs:
    """The score that an option is called after."""
    row = node(rubric, problem.path[:-3])
    name = problem.values["id"]
    return (Repair(problem.path, row.id, f"levels.{name}.score", name),)


def _printed(rubric: Rubric, problem: Problem) -> Repairs:
    """The points as printed, where the sum around them has room for them."""
    path = problem.path[:-1]
    row = node(rubric, path)
    assert not isinstance(row, Rubric)
    cell = printed_number(row.points_printed)
    return _set(rubric, path, "points", cell) if cell == _around(rubric, path) else ()


def _id(rubric: Rubric, problem: Problem) -> Repairs:
    """The number that follows the one in front."""
    *owner, key, at, _ = problem.path
    if not isinstance(at, int) or key not in ("groups", "criteria"):
        return ()
    around = node(rubric, tuple(owner))
    siblings = getattr(around, key)
    found = expected([one.id for one in siblings], at, around.id)
    taken = [one.id for one, _ in (all_groups(rubric) if key == "groups" else all_criteria(rubric))]
    if not found or found in taken:
        return ()
    return (Repair(problem.path, siblings[at].id, "id", f'"{found}"'),)


def _inside(criterion: Criterion) -> Exact | None:
    """The points of a row by what it holds; None where it holds nothing that says so."""
    method = criterion.method
    if isinstance(method, Checklist):
        return added(one.points for one in method.indicators) if method.indicators else None
    if isinstance(method, Levels):
        return max((one.score for one in method.levels), default=None)
    if isinstance(method, Graded):
        return max((one.to for one in method.bands), default=None)
    return None


def _around(rubric: Rubric, path: Path) -> Exact | None:
    """What is left for a row or group of the sum around it; None where that is no plain sum of known points."""
    owner = node(rubric, path[:-2])
    parts: list[tuple[Group | Criterion, Path]] = [
        (one, (*path[:-2], key, at))
        for key in ("criteria", "groups")
        for at, one in enumerate(getattr(owner, key, ()))
        if not (isinstance(one, Criterion) and one.method.ADJUSTS)
    ]
    if isinstance(owner, Criterion) or owner.combine != "sum" or any(one.weight != ONE for one, _ in parts):
        return None
    whole: Exact | None
    if isinstance(owner, Rubric):
        whole = _minus(owner.points, owner.start)
    else:
        whole = owner.points if owner.points is not None else _around(rubric, path[:-2])
    others = [_declared(one) for one, where in parts if where != path]
    known = [one for one in others if one is not None]
    if whole is None or len(known) < len(others):
        return None
    left = _minus(whole, added(known))
    return left if left > ZERO else None


def _declared(one: Group | Criterion) -> Exact | None:
    """The points that a row or group is printed with; of a group without, what is inside it."""
    if one.points is None and isinstance(one, Group):
        return worth(one)
    return one.points


def _agreed(inside: Exact | None, around: Exact | None) -> Exact | None:
    """What the two witnesses say, unless they contradict each other."""
    if inside is None or around is None:
        return around if inside is None else inside
    return inside if inside == around else None


def _minus(one: Exact, other: Exact) -> Exact:
    return added((one, product(other, _LESS)))


def _set(rubric: Rubric, path: Path, key: str, value: Exact | None) -> Repairs:
    if value is None:
        return ()
    return (Repair((*path, key), node(rubric, path).id, key, written(value)),)


RULES: Final[Mapping[str, Callable[[Rubric, Problem], Repairs | Either]]] = {
    "points-missing": _points,
    "value-empty": _points,
    "number-form": _points,
    "no-formulas": _points,
    "group-sum": _group_sum,
    "total-sum": _total_sum,
    "indicator-sum": _indicator_sum,
    "level-best": _level_points,
    "level-above": _level_points,
    "level-id": _level_id,
    "printed-differs": _printed,
    "duplicate-id": _id,
    "id-order": _id,
    "band-order": bands_repaired,
    "band-sorting": bands_repaired,
    "band-gap": bands_repaired,
    "band-overlap": bands_repaired,
    "band-above": bands_repaired,
    "band-unlike": bands_repaired,
    "off-step": bands_repaired,
    "interval-gap": intervals_repaired,
    "interval-overlap": intervals_repaired,
    "interval-gap-in-variant": intervals_repaired,
    "interval-overlap-in-variant": intervals_repaired,
    "conclusion-gap": conclusions_repaired,
    "conclusion-overlap": conclusions_repaired,
}
