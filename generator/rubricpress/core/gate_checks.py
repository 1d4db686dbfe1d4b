"""The checks of gates and of the conditions of conclusions: they name what is there, and ask what can be answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rubricpress.core.gates import Condition, Gate
from rubricpress.core.interval import Interval
from rubricpress.core.problem import Path, Problem
from rubricpress.core.quoting import listed
from rubricpress.core.rubric import Rubric, all_criteria, all_groups

_EFFECTS = ("zeroes", "caps_total", "caps_conclusion", "no_total")


def gates_do_one_thing(rubric: Rubric) -> Iterator[Problem]:
    """A gate has conditions and one effect, on a group or conclusion that is there."""
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
        elif best and not (conclusions[best].when or conclusions[best].share):
            yield Problem("gate-conclusion", (*path, "caps_conclusion"), {"id": best})


def _too_early(gate: Gate, path: Path) -> Iterator[Problem]:
    """What zeroes a group is known before any sum: it looks at rows."""
    for at, one in enumerate(gate.when):
        if not one.criterion and one.count is None:
            yield Problem("gate-order", (*path, "when", at), {"id": gate.id})


def conditions_can_be_asked(rubric: Rubric) -> Iterator[Problem]:
    """Each condition asks one thing of a row, a group or the whole, and names what is there."""
    groups = {group.id: None for group, _ in all_groups(rubric)}
    levels = {one.id: _choices(one.method) for one, _ in all_criteria(rubric)}
    anywhere = dict.fromkeys(name for choices in levels.values() for name in choices)
    for condition, path in _conditions(rubric):
        if not _asks(condition):
            yield Problem("condition-form", path)
            continue
        known = anywhere
        if condition.criterion and condition.criterion not in levels:
            values = {"id": condition.criterion, "known": listed(levels)}
            yield Problem("condition-name", (*path, "criterion"), values)
        elif condition.criterion:
            known = dict.fromkeys(levels[condition.criterion])
        if condition.group and condition.group not in groups:
            yield Problem(
                "condition-name", (*path, "group"), {"id": condition.group, "known": listed(groups)}
            )
        for at, level in enumerate(condition.levels):
            if level not in known:
                yield Problem("condition-name", (*path, "levels", at), {"id": level, "known": listed(known)})
        for name in ("score", "share", "count"):
            interval: Interval | None = getattr(condition, name)
            if interval is not None and not interval.well_formed():
                yield Problem("interval-form", (*path, name), {"id": name})


def _conditions(rubric: Rubric) -> Iterator[tuple[Condition, Path]]:
    for at, gate in enumerate(rubric.gates):
        yield from ((one, ("gates", at, "when", place)) for place, one in enumerate(gate.when))
    for at, conclusion in enumerate(rubric.conclusions):
        yield from ((one, ("conclusions", at, "also", place)) for place, one in enumerate(conclusion.also))


def _asks(one: Condition) -> bool:
    """Whether a condition asks for exactly one kind of thing, of one thing."""
    measured = one.score is not None or one.share is not None
    if one.criterion and one.group:
        return False
    if one.count is not None:
        return bool(one.levels) and not one.criterion and not measured
    if one.starred:
        return False
    if one.levels:
        return bool(one.criterion) and not measured
    return measured


def _choices(method: object) -> Iterable[str]:
    """The ids of the levels or bands of a method, which an outcome can have chosen."""
    entries = getattr(method, getattr(method, "ENTRIES", "") or "-", ())
    return [one.id for one in entries if hasattr(one, "id")]
