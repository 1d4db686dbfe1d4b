"""The checks of rows that may not be there, and of rows that count together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubricpress.core.checks.conditions import asks_of_rows, names_are_there
from rubricpress.core.combining import SHARES
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.plain.quoting import listed
from rubricpress.core.problem import Path, Problem
from rubricpress.core.reach import worth
from rubricpress.core.rows.presence import deciders
from rubricpress.core.rows.together import Together
from rubricpress.core.rows.units import MOST
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, rows_inside


def answers_decide_in_order(rubric: Rubric) -> Iterator[Problem]:
    """A row that is there after some answers asks about other rows, none of which waits for it in its turn."""
    rows = {group.id: rows_inside(group) for group, _ in all_groups(rubric)}
    criteria = {one.id: one for one, _ in all_criteria(rubric)}
    waits = {
        one.id: [name for name in deciders(one.only_if.when, rows) if name in criteria]
        if one.only_if and all(map(asks_of_rows, one.only_if.when))
        else []
        for one in criteria.values()
    }
    for criterion, path in all_criteria(rubric):
        if criterion.only_if is None:
            continue
        here = (*path, "only_if", "when")
        if not criterion.only_if.when:
            yield Problem("list-empty", here, {"key": "when"})
        if criterion.method.ADJUSTS and criterion.only_if.otherwise != "dropped":
            yield Problem("otherwise-useless", (*path, "only_if", "otherwise"), {"id": criterion.id})
        for at, one in enumerate(criterion.only_if.when):
            if asks_of_rows(one):
                yield from names_are_there(rubric, one, (*here, at))
            else:
                yield Problem("only-if-form", (*here, at))
        round_ = _round(criterion.id, waits)
        if round_:
            yield Problem("only-if-round", here, {"id": criterion.id, "round": " → ".join(round_)})


def _round(name: str, waits: dict[str, list[str]]) -> list[str]:
    """The way from a row back to itself, by what each one waits for; [] where there is none."""
    reached: dict[str, list[str]] = {name: [name]}
    queue = [name]
    while queue:
        one = queue.pop(0)
        for other in waits[one]:
            if other == name:
                return [*reached[one], name]
            if other not in reached:
                reached[other] = [*reached[one], other]
                queue.append(other)
    return []


def what_does_not_apply_earns_a_part(rubric: Rubric) -> Iterator[Problem]:
    """The part that a row earns when it does not apply lies between 0 and its points; what it shares can be shared."""
    ways = {path: group.combine for group, path in all_groups(rubric)}
    for criterion, path in all_criteria(rubric):
        allowed = criterion.not_applicable
        if allowed is None:
            continue
        here: Path = (*path, "not_applicable")
        if (allowed.counts == "part") != (allowed.points is not None):
            yield Problem("part-points", here, {"id": criterion.id})
        elif not ZERO <= (allowed.points or ZERO) <= (criterion.points or ZERO):
            values = {"value": plain(allowed.points or ZERO), "points": plain(criterion.points or ZERO)}
            yield Problem("part-outside", (*here, "points"), values)
        unshared = allowed.counts != "part" or ways.get(path[:-2]) in ("lowest", "highest", SHARES)
        if allowed.rest == "shared" and unshared:
            yield Problem("rest-useless", (*here, "rest"), {"id": criterion.id})


def shares_are_of_something(rubric: Rubric) -> Iterator[Problem]:
    """Where shares of the maximum count, every part has a maximum above 0."""
    wholes: list[tuple[Group | Rubric, Path]] = [(rubric, ()), *all_groups(rubric)]
    for whole, path in wholes:
        if whole.combine != SHARES:
            continue
        rows: list[tuple[Group | Criterion, Path]] = [
            (one, (*path, "groups", at)) for at, one in enumerate(whole.groups)
        ]
        if isinstance(whole, Group):
            rows += [(one, (*path, "criteria", at)) for at, one in enumerate(whole.criteria)]
        for one, here in rows:
            most = worth(one) if isinstance(one, Group) and one.points is None else one.points
            if most is not None and most <= ZERO:
                yield Problem("share-of-nothing", here, {"id": one.id})


def rows_count_together(rubric: Rubric) -> Iterator[Problem]:
    """Rows that count together are there and of one kind, and the rule has an effect.

    A row stands in several rules only where it is an adjustment and of each two rules one holds all rows of the other and more:
    then the inner one comes first. Where rules overlap otherwise, their order would make a difference.
    """
    kinds = {one.id: one.method.ADJUSTS for one, _ in all_criteria(rubric)}
    vetoes = {one.id for one, _ in all_criteria(rubric) if one.method.CONCLUDES}
    taken: dict[str, list[Together]] = {}
    for at, one in enumerate(rubric.together):
        path: Path = ("together", at)
        for place, name in enumerate(one.criteria):
            here = (*path, "criteria", place)
            if name not in kinds:
                yield Problem("condition-name", here, {"id": name, "known": listed(kinds)})
            elif other := next((two for two in taken.get(name, ()) if not _nests(one, two, kinds)), None):
                yield Problem("together-twice", here, {"id": name, "other": other.id})
            elif name in vetoes:
                yield Problem("together-veto", here, {"id": name})
            taken.setdefault(name, []).append(one)
        if len(one.criteria) < 2:
            yield Problem("together-few", (*path, "criteria"), {"id": one.id})
        found = {kinds[name] for name in one.criteria if name in kinds}
        if len(found) > 1:
            yield Problem("together-mixed", (*path, "criteria"), {"id": one.id})
        elif found:
            yield from _limits(one, path, adjusts=True in found)


def _nests(one: Together, other: Together, adjusts: Mapping[str, bool]) -> bool:
    """Whether one of two rules for adjustments holds all rows of the other and more."""
    rows, others = {*one.criteria}, {*other.criteria}
    return (rows < others or others < rows) and all(adjusts.get(name, True) for name in rows | others)


def _limits(one: Together, path: Path, *, adjusts: bool) -> Iterator[Problem]:
    limited = one.most is not None or one.least is not None
    if not adjusts and (one.combine != "highest" or limited):
        yield Problem("together-base", path, {"id": one.id})
    elif adjusts and one.combine == "sum" and not limited:
        yield Problem("together-useless", path, {"id": one.id})
    for name, limit, right in (
        ("most", one.most, one.most is None or one.most > ZERO),
        ("least", one.least, one.least is None or one.least < ZERO),
    ):
        if adjusts and limit is not None and not right:
            yield Problem("together-limit", (*path, name), {"key": name, "value": plain(limit)})


def units_are_several(rubric: Rubric) -> Iterator[Problem]:
    """A row of the base total can be rated for several units: two at least, and not without end."""
    for criterion, path in all_criteria(rubric):
        if criterion.units is None:
            continue
        if criterion.method.ADJUSTS:
            yield Problem("units-on-adjustment", (*path, "units"), {"id": criterion.id})
        most = criterion.units.most
        if most not in range(2, MOST + 1):
            values = {"most": plain(most), "limit": str(MOST)}
            yield Problem("units-most", (*path, "units", "most"), values)
