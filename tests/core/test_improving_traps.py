"""Where a wrong path, or a wrong 「out of reach」, lay near: each worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_combining import HEAD, group, row
from tests.core.test_gates import FAILED, gate, two_groups
from tests.core.test_improving import moves, of_table, total

UP_TO = "conclusions:\n  - {{id: good, title: 优秀, when: {{from: {0}}}}}\n  - {{id: low, title: 一般, when: {{below: {0}}}}}\n"


def test_a_better_level_that_rounding_hides_is_still_a_better_level(tmp_path: Path) -> None:
    """Half of 1 is rounded down to 0, and is 「half」 all the same: one step, and not two, to 「half or full」."""
    text = HEAD.format(points=4, top="rounding: {criteria: {step: 1, way: down}}")
    text += group("1", "4", [row("1.1", "1"), row("1.2", "3")])
    text += """conclusions:
  - {id: good, title: 优秀, when: {from: 3}, also: [{criterion: "1.1", levels: [half, full]}]}
  - {id: fair, title: 良好, when: {from: 3}}
  - {id: low, title: 一般, when: {below: 3}}
"""
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "full"})
    assert moves(goals["good"]) == [("1.1", "0", "0", 1)]


def test_a_gate_that_leaves_only_the_goal_leads_there_too(tmp_path: Path) -> None:
    """With 16 points it is 「优秀」 but for the key row, and so 「良好」, whatever that asks for besides; 1.1 is two steps away."""
    text = two_groups(gate("caps_conclusion: mid", FAILED))
    text += """conclusions:
  - {id: best, title: 优秀, when: {from: 16}}
  - {id: mid, title: 良好, when: {from: 10, below: 16}, also: [{criterion: "1.1", levels: [full]}]}
  - {id: fair, title: 合格, when: {from: 9, below: 16}}
  - {id: low, title: 一般, when: {below: 9}}
"""
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "half", "2.1": "full"})
    assert moves(goals["mid"]) == [("1.2", "3", "6", 1)]
    assert goals["mid"].reached is not None
    assert (goals["mid"].reached.id, total(goals["mid"])) == ("mid", "16")
    assert moves(goals["best"]) == [("1.1", "0", "4", 2)]


@pytest.mark.parametrize("bound", ["share: {below: 60}", "score: {below: 3}"])
def test_a_gate_on_a_group_that_drops_out_is_open(tmp_path: Path, bound: str) -> None:
    """Of nothing, nothing holds: group 1 cannot be below 60 per cent, and keeps nobody from 6 points."""
    away = ", not_applicable: {counts: dropped}"
    text = HEAD.format(points=14, top="dropped_points: removed") + group("1", "4", [row("1.1", "4", away)])
    text += group("2", "10", [row("2.1", "10")]) + gate("caps_total: 5", f'{{group: "1", {bound}}}')
    goals = of_table(tmp_path, text + UP_TO.format(6), {"1.1": {"not_applicable": True}, "2.1": "half"})
    assert moves(goals["good"]) == [("2.1", "5", "10", 1)]


def test_a_group_that_drops_out_has_no_score_that_a_conclusion_could_ask_for(tmp_path: Path) -> None:
    away = ", not_applicable: {counts: dropped}"
    text = HEAD.format(points=14, top="dropped_points: removed") + group("1", "4", [row("1.1", "4", away)])
    text += group("2", "10", [row("2.1", "10")])
    text += """conclusions:
  - {id: good, title: 优秀, when: {from: 6}, also: [{group: "1", score: {from: 0}}]}
  - {id: fair, title: 良好, when: {from: 6}}
  - {id: low, title: 一般, when: {below: 6}}
"""
    goals = of_table(tmp_path, text, {"1.1": {"not_applicable": True}, "2.1": "half"})
    assert goals["good"].state == "unreachable"
    assert moves(goals["fair"]) == [("2.1", "5", "10", 1)]


def test_of_two_ways_as_short_the_one_with_the_lower_total_is_told(tmp_path: Path) -> None:
    """Half of 1.1 opens the gate, and the 6 points of 1.2 count again: 8. Half of 2.1 is 5, and enough: the gate may stay."""
    text = two_groups(gate('zeroes: "1"', FAILED) + UP_TO.format(5))
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "full", "2.1": "none"})
    assert (moves(goals["good"]), total(goals["good"])) == ([("2.1", "0", "5", 1)], "5")


def test_a_row_that_another_answer_brings_back_may_be_counted(tmp_path: Path) -> None:
    """2.1 is there once 1.1 is full; three rows at full are then to be had, and nothing is said to be out of reach."""
    waiting = ', only_if: {when: [{criterion: "1.1", levels: [full]}]}'
    text = HEAD.format(points=20, top="dropped_points: group")
    text += group("1", "10", [row("1.1", "4"), row("1.2", "6")])
    text += group("2", "10", [row("2.1", "10", waiting)])
    text += """conclusions:
  - {id: good, title: 优秀, when: {from: 12}, also: [{share: {from: 100}, count: {from: 3}}]}
  - {id: fair, title: 良好, when: {from: 12}}
  - {id: low, title: 一般, when: {below: 12}}
"""
    goals = of_table(tmp_path, text, {"1.1": "half", "1.2": "full"})
    assert (goals["good"].state, goals["good"].reason) == ("untold", "only-if")


@pytest.mark.parametrize(
    ("unrated", "state", "reason"), [("dropped", "untold", "unrated"), ("zero", "reachable", "")]
)
def test_rows_that_are_away_until_they_are_rated_leave_the_most_untold(
    tmp_path: Path, unrated: str, state: str, reason: str
) -> None:
    """1.1 has all of its 4 points; 1.2, which nobody has rated, has 6 more to give once somebody does."""
    text = HEAD.format(points=10, top=f"unrated: {unrated}\ndropped_points: removed")
    text += group("1", "10", [row("1.1", "4"), row("1.2", "6")]) + UP_TO.format(6)
    (goal,) = of_table(tmp_path, text, {"1.1": "full"}).values()
    assert (goal.state, goal.reason) == (state, reason)
    everything = of_table(tmp_path, text, {"1.1": "half", "1.2": "none"})
    assert moves(everything["good"]) == [("1.2", "0", "6", 2)]


@pytest.mark.parametrize(
    ("condition", "most"),
    [
        ('{group: "1", share: {from: 30}}', None),  # with less of group 1 there is more: 2 and 10
        ("{levels: [none], count: {from: 0}}", "8"),  # always: nothing opens it
    ],
)
def test_the_most_that_there_is_is_told_where_it_is_certain(
    tmp_path: Path, condition: str, most: str | None
) -> None:
    """No improvement leads from half of 2.1 to nothing of it, which 「优秀」 asks for."""
    text = two_groups(gate("caps_total: 8", condition))
    text += """conclusions:
  - {id: good, title: 优秀, when: {from: 12}, also: [{criterion: "2.1", levels: [none]}]}
  - {id: fair, title: 良好, when: {from: 12}}
  - {id: low, title: 一般, when: {below: 12}}
"""
    if "from: 0" in condition:
        text += "damage: [{at: gates, read: 不论几行, reason: 原表如此}]\n"
    goal = of_table(tmp_path, text, {"1.1": "none", "1.2": "none", "2.1": "half"})["good"]
    assert goal.state == "unreachable"
    assert (goal.total and total(goal)) == most


def test_a_table_of_deductions_alone_has_a_total_that_rules_ask_about(tmp_path: Path) -> None:
    """From 100, three times 10 are 70, and below 80 nothing better is had: one time less is enough."""
    text = HEAD.format(points=100, top="start: 100")
    text += "  - {id: '1', title: 组, criteria: [{id: '1.1', title: 甲, method: counted, each: -10}]}\n"
    text += gate("caps_conclusion: low", "{score: {below: 80}}") + UP_TO.format(60)
    goals = of_table(tmp_path, text, {"1.1": {"count": "3"}})
    assert moves(goals["good"]) == [("1.1", "-30", "-20", 1)]
