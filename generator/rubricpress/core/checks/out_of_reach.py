"""The checks of conditions and caps against what rows, groups and the table can come to: what never holds is a slip."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.asked import conditions, conditions_of_rows
from rubricpress.core.checks.counting import counts_can_hold
from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.condition_reach import ConditionReach
from rubricpress.core.numbers.interval import Interval, out_of_reach
from rubricpress.core.numbers.number import plain
from rubricpress.core.problem import Problem
from rubricpress.core.reach import concluded
from rubricpress.core.rubric import Rubric, all_criteria


def conditions_can_hold(rubric: Rubric) -> Iterator[Problem]:
    """A score or share that is asked for can be reached, and so many rows can have what is counted."""
    if any(one.points is None and not one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        return
    reach = ConditionReach(rubric)
    for condition, path in (*conditions(rubric), *conditions_of_rows(rubric)):
        if condition.count is not None:
            continue  # of single rows, each with ends of its own
        for key, sign in (("score", ""), ("share", " %")):
            asked: Interval | None = getattr(condition, key)
            if asked is None or not asked.well_formed():
                continue
            ends = reach.of(condition, key)
            if ends is not None and out_of_reach(asked, ends):
                values = {"interval": f"{asked}{sign}", "reach": f"{ends}{sign}"}
                yield Problem("condition-beyond", (*path, key), values)
    yield from counts_can_hold(rubric)


def caps_have_an_effect(rubric: Rubric) -> Iterator[Problem]:
    """A total is limited to less than the table can come to."""
    if any(one.points is None and not one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        return
    most = None if rubric.combine == NO_TOTAL else concluded(rubric).to
    for at, gate in enumerate(rubric.gates):
        if gate.caps_total is not None and most is not None and gate.caps_total >= most:
            values = {"cap": plain(gate.caps_total), "most": plain(most)}
            yield Problem("cap-unused", ("gates", at, "caps_total"), values)
