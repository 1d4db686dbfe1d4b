"""The checks of gates and of the conditions of conclusions: they name what is there, and ask what can be answered."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.asked import conditions
from rubricpress.core.conclusion import begins, listed_by
from rubricpress.core.gates import Condition, Gate
from rubricpress.core.methods import Method
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.plain.quoting import listed
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, all_groups, rows_inside

_EFFECTS = ("zeroes", "caps_total", "caps_conclusion", "no_total")


def gates_do_one_thing(rubric: Rubric) -> Iterator[Problem]:
    """A gate has conditions and one effect, on a group or conclusion that is there, and leaves something out of reach."""
    groups = {group.id: None for group, _ in all_groups(rubric)}
    conclusions = {one.id: one for one in rubric.conclusions}
    for at, gate in enumerate(rubric.gates):
        path: Path = ("gates", at)
        if not gate.when:
            yield Problem("list-empty", (*path, "when"), {"key": "when"})
        effects = [name for name in _EFFECTS if getattr(gate, name) not in ("", None, False)]
        if len(effects) != 1:
            yield Problem("gate-effect", path, {"id": gate.id, "keys": ", ".join(_EFFECTS)})
        if gate.zeroes and gate.zeroes not in groups:
            yield Problem("condition-name", (*path, "zeroes"), {"id": gate.zeroes, "known": listed(groups)})
        elif gate.zeroes:
            yield from _too_early(gate, path)
        best = gate.caps_conclusion
        if best and best not in conclusions:
            yield Problem(
                "condition-name", (*path, "caps_conclusion"), {"id": best, "known": listed(conclusions)}
            )
        elif best and conclusions[best].otherwise:
            continue  # it is the lowest of all
        elif best and not (conclusions[best].when or conclusions[best].share):
            yield Problem("gate-conclusion", (*path, "caps_conclusion"), {"id": best})
        elif best and all(begins(one) <= begins(conclusions[best]) for one in rubric.conclusions):
            yield Problem("cap-best", (*path, "caps_conclusion"), {"id": best})


def _too_early(gate: Gate, path: Path) -> Iterator[Problem]:
    """What zeroes a group is known before any sum: it looks at rows."""
    for at, one in enumerate(gate.when):
        if not one.criterion and one.count is None and not one.concluded:
            yield Problem("gate-order", (*path, "when", at), {"id": gate.id})


def conditions_can_be_asked(rubric: Rubric) -> Iterator[Problem]:
    """Each condition asks one thing of a row, a group or the whole, and names what is there."""
    for condition, path in conditions(rubric):
        if not _asks(condition):
            yield Problem("condition-form", path)
        elif condition.concluded:
            yield from _of_a_set(rubric, condition, path)
        else:
            yield from names_are_there(rubric, condition, path)


def tags_have_titles(rubric: Rubric) -> Iterator[Problem]:
    """Where a table says what its tags are called, it says so of every tag that a row has, and of no other."""
    if not rubric.tags:
        return
    titled = dict.fromkeys(one.id for one in rubric.tags)
    used = {one.tag for one, _ in all_criteria(rubric)}
    for at, tag in enumerate(rubric.tags):
        if tag.id not in used:
            yield Problem("tag-unused", ("tags", at, "id"), {"id": tag.id})
    for one, path in all_criteria(rubric):
        if one.tag and one.tag not in titled:
            yield Problem("tag-untitled", (*path, "tag"), {"id": one.tag, "known": listed(titled)})


def names_are_there(rubric: Rubric, condition: Condition, path: Path) -> Iterator[Problem]:
    """The row, group, tag and levels that a condition names are there, and its intervals hold numbers."""
    groups = dict.fromkeys(group.id for group, _ in all_groups(rubric))
    rows = {one.id: choices(one.method) for one, _ in all_criteria(rubric)}
    tags = dict.fromkeys(one.tag for one, _ in all_criteria(rubric) if one.tag)
    for name, known in (("criterion", rows), ("group", groups), ("tag", tags)):
        given: str = getattr(condition, name)
        if given and given not in known:
            yield Problem("condition-name", (*path, name), {"id": given, "known": listed(known)})
    chosen = rows.get(condition.criterion)
    if condition.levels and chosen == []:
        yield Problem("condition-levels", (*path, "levels"), {"id": condition.criterion})
    levels = dict.fromkeys(chosen or (name for one in rows.values() for name in one))
    for at, level in enumerate(condition.levels if chosen != [] else ()):
        if level not in levels:
            yield Problem("condition-name", (*path, "levels", at), {"id": level, "known": listed(levels)})
    yield from _uncountable(rubric, condition, path)
    for name in ("score", "share", "count"):
        interval: Interval | None = getattr(condition, name)
        if interval is not None and not interval.well_formed():
            yield Problem("interval-form", (*path, name), {"id": name})


def _uncountable(rubric: Rubric, condition: Condition, path: Path) -> Iterator[Problem]:
    """Rows that are looked at and never have one of the levels that are counted: the count would pass them over.

    A plain count of all rows is meant for those that have levels; a percentage is of all rows that there are.
    """
    if condition.count is None or not condition.levels:
        return
    if not (condition.starred or condition.tag or condition.percent):
        return
    inside = {
        name for group, _ in all_groups(rubric) if group.id == condition.group for name in rows_inside(group)
    }
    for one, _ in all_criteria(rubric):
        marked = (one.starred or not condition.starred) and condition.tag in ("", one.tag)
        if one.method.ADJUSTS or not marked or (condition.group and one.id not in inside):
            continue
        if not choices(one.method):
            yield Problem("count-blind", (*path, "levels"), {"id": one.id})
            return
        if condition.percent and _earns_without_level(one):
            yield Problem("count-met", (*path, "levels"), {"id": one.id})
            return


def _earns_without_level(row: Criterion) -> bool:
    """Whether a row may earn points although it does not apply: it is there, and no level of it is chosen."""
    away, otherwise = row.not_applicable, [one.otherwise for one in (row.only_for, row.only_if) if one]
    return (away is not None and away.counts != "dropped") or "met" in otherwise


def asks_of_rows(one: Condition) -> bool:
    """Whether a condition is well formed and looks at rows alone, named or of one group: as rows before it can answer."""
    return _asks(one) and not one.concluded and bool(one.criterion or (one.count is not None and one.group))


def _of_a_set(rubric: Rubric, condition: Condition, path: Path) -> Iterator[Problem]:
    """The set that a condition looks at stands before it: gates come first, the table's own conclusions last."""
    at = {"gates": 0, "conclusions": len(rubric.conclusion_sets)}.get(str(path[0]), path[1])
    before = {one.id: one for one in rubric.conclusion_sets[: int(at)]}
    found = before.get(condition.concluded)
    if found is None:
        yield Problem("condition-early", (*path, "concluded"), {"id": condition.concluded})
        return
    known = dict.fromkeys(one.id for one in listed_by(rubric.conclusion_sets, found))
    for place, level in enumerate(condition.levels):
        if level not in known:
            yield Problem("condition-name", (*path, "levels", place), {"id": level, "known": listed(known)})


def _asks(one: Condition) -> bool:
    """Whether a condition asks for exactly one kind of thing, of one thing."""
    measured = one.score is not None or one.share is not None
    if one.criterion and one.group:
        return False
    if one.concluded:
        others = one.criterion or one.group or one.starred or one.tag or one.percent or one.count is not None
        return bool(one.levels) and not (others or measured)
    if one.count is not None:
        return bool(one.levels) != measured and not one.criterion
    if one.starred or one.tag or one.percent:
        return False
    if one.levels:
        return bool(one.criterion) and not measured
    return measured


def choices(method: Method) -> list[str]:
    """The ids of the levels or bands of a method, which an outcome can have chosen; other methods choose none."""
    if isinstance(method, Levels):
        return [one.id for one in method.levels]
    return [one.id for one in method.bands] if isinstance(method, Graded) else []
