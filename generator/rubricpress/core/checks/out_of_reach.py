"""The checks of conditions and caps against what rows, groups and the table can come to: what never holds is a slip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from rubricpress.core.asked import conditions, conditions_of_rows
from rubricpress.core.combining import NO_TOTAL, ONE
from rubricpress.core.condition_reach import ConditionReach
from rubricpress.core.gates import Condition
from rubricpress.core.numbers.interval import Interval, out_of_reach
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.problem import Problem
from rubricpress.core.reach import concluded
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, doubted, rows_inside


def conditions_can_hold(rubric: Rubric) -> Iterator[Problem]:
    """A score or share that is asked for can be reached, and so many rows can have a level."""
    rows = {one.id: one for one, _ in all_criteria(rubric)}
    if any(one.points is None and not one.method.ADJUSTS for one in rows.values()):
        return
    groups = {one.id: one for one, _ in all_groups(rubric)}

    reach = ConditionReach(rubric)
    for condition, path in (*conditions(rubric), *conditions_of_rows(rubric)):
        for key, sign in (("score", ""), ("share", " %"), ("count", "")):
            asked: Interval | None = getattr(condition, key)
            if asked is None or not asked.well_formed():
                continue
            counts = key == "count"
            if condition.count is not None and not counts:
                continue  # of single rows, each with ends of its own
            ends = _counts(condition, rows, groups) if counts else reach.of(condition, key)
            if ends is not None and out_of_reach(asked, ends, ONE if counts else None):
                values = {"interval": f"{asked}{sign}", "reach": f"{ends}{sign}"}
                yield Problem("condition-beyond", (*path, key), values)


def conditions_ask_for_something(rubric: Rubric) -> Iterator[Problem]:
    """A condition that holds whatever is rated asks for nothing."""
    rows = {one.id: one for one, _ in all_criteria(rubric)}
    groups = {one.id: one for one, _ in all_groups(rubric)}
    for condition, path in (*conditions(rubric), *conditions_of_rows(rubric)):
        asked = condition.count
        ends = _counts(condition, rows, groups) if asked is not None and asked.well_formed() else None
        if asked is None or ends is None or doubted(rubric, str(path[0])):
            continue
        if asked.start <= ends.start and asked.end >= ends.end:
            values = {"interval": str(asked), "reach": str(ends)}
            yield Problem("condition-idle", (*path, "count"), values)


def _counts(
    condition: Condition, rows: Mapping[str, Criterion], groups: Mapping[str, Group]
) -> Interval | None:
    """How many rows can have the levels that a condition counts."""
    if condition.group:
        names = rows_inside(groups[condition.group]) if condition.group in groups else ()
    else:
        names = tuple(rows)
    counted = [
        rows[name]
        for name in names
        if (rows[name].starred or not condition.starred) and condition.tag in ("", rows[name].tag)
    ]
    # that there is no such group or tag is told elsewhere
    return Interval(least=ZERO, to=Decimal(len(counted))) if counted else None


def caps_have_an_effect(rubric: Rubric) -> Iterator[Problem]:
    """A total is limited to less than the table can come to."""
    if any(one.points is None and not one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        return
    most = None if rubric.combine == NO_TOTAL else concluded(rubric).to
    for at, gate in enumerate(rubric.gates):
        if gate.caps_total is not None and most is not None and gate.caps_total >= most:
            values = {"cap": plain(gate.caps_total), "most": plain(most)}
            yield Problem("cap-unused", ("gates", at, "caps_total"), values)
