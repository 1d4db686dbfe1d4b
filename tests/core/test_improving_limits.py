"""Paths through sums that count between limits (最高计N分, 扣完为止): each worked by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, group, row, rubric_of
from tests.core.test_improving import moves, of_table, seen, total

from rubricpress.core.scoring import Scorer

PASS = "conclusions:\n  - {{id: good, title: 合格, when: {{from: {0}}}}}\n  - {{id: low, title: 不合格, when: {{below: {0}}}}}\n"
CAPPED = group("1", "5", [row("1.1", "4"), row("1.2", "4")], "    most: 5\n") + group(
    "2", "6", [row("2.1", "6")]
)
FAULTS = """adjustments:
  - {id: p, title: 扣分甲, method: fixed, amount: -5}
  - {id: q, title: 扣分乙, method: fixed, amount: -5}
together:
  - {id: t, title: 扣分, criteria: [p, q], least: -6}
"""


def test_what_a_group_has_above_its_limit_is_no_way_up(tmp_path: Path) -> None:
    """「最高计5分」: 4 + 2 count 5. To 8, only 2.1 helps: half of it is 3, one step; to 11, all of it, two steps."""
    text = HEAD.format(points=11, top="") + CAPPED
    ratings = {"1.1": "full", "1.2": "half", "2.1": "none"}
    goal = of_table(tmp_path, text + PASS.format(8), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("2.1", "0", "3", 1)], "8")
    goal = of_table(tmp_path, text + PASS.format(11), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("2.1", "0", "6", 2)], "11")


def test_a_step_that_is_cut_by_the_limit_counts_what_is_left_of_it(tmp_path: Path) -> None:
    """4 + 0 of 5: 1.2 at half would be 6, and counts 5. For 11 points it takes that 1, and all 6 of 2.1."""
    text = HEAD.format(points=11, top="") + CAPPED
    goal = of_table(tmp_path, text + PASS.format(11), {"1.1": "full", "1.2": "none", "2.1": "none"})["good"]
    assert (moves(goal), total(goal)) == ([("1.2", "0", "2", 1), ("2.1", "0", "6", 2)], "11")


def test_adjustments_that_count_together_take_no_more_than_their_limit(tmp_path: Path) -> None:
    """「合计最多扣6分」: 11 less 5 and 5 is 5. Without one of them it is 11 less 5, without both 11."""
    text = HEAD.format(points=11, top="") + CAPPED + FAULTS
    ratings: dict[str, Any] = {"1.1": "full", "1.2": "full", "2.1": "full"}
    ratings |= {name: {"triggered": True} for name in ("p", "q")}
    goal = of_table(tmp_path, text + PASS.format(6), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("p", "-5", "0", 1)], "6")
    goal = of_table(tmp_path, text + PASS.format(7), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("p", "-5", "0", 1), ("q", "-5", "0", 1)], "11")
    goal = of_table(tmp_path, text + PASS.format(11), ratings | {"2.1": "none"})["good"]
    assert (len(goal.moves), total(goal)) == (3, "11")


@pytest.mark.parametrize(
    ("sharing", "state"), [("group", "untold"), ("total", "reachable"), ("removed", "reachable")]
)
def test_where_others_in_a_group_make_up_for_what_drops_out_its_limit_is_not_told(
    tmp_path: Path, sharing: str, state: str
) -> None:
    """Of 15 and 6 points, 1.2 drops out: 10 of 10 counts; 2.1 has to be half, 3 points, for 13 of 16 or what that is of 21."""
    text = HEAD.format(points=16, top=f"dropped_points: {sharing}")
    away = ", not_applicable: {counts: dropped}"
    text += group("1", "10", [row("1.1", "10"), row("1.2", "10", away)], "    most: 10\n")
    text += group("2", "6", [row("2.1", "6")])
    ratings = {"1.1": "full", "1.2": {"not_applicable": True}, "2.1": "none"}
    goal = of_table(tmp_path, text + PASS.format(13), ratings)["good"]
    assert (goal.state, goal.reason) == (state, "limits" if state == "untold" else "")
    if state == "reachable":
        assert moves(goal) == [("2.1", "0", "3", 1)]


def test_a_sum_that_is_nothing_at_best_has_no_share_that_could_grow(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4")]) + PASS.format(3)
    nothing = replace(rubric_of(tmp_path, text), most=Decimal(0))
    assert {one.reason for one in seen(Scorer(nothing, ""), {"1.1": "none"}).goals} == {"limits"}


def test_of_adjustments_that_count_once_those_that_cannot_become_better_stand_in_no_way(
    tmp_path: Path,
) -> None:
    """「加分取最高一项」: 2 of the bonuses of 1 and 2 count, whatever else improves; a fault among them is not told of."""
    text = HEAD.format(points=11, top="") + CAPPED
    text += "adjustments:\n  - {id: p, title: 甲, method: fixed, amount: 1}\n  - {id: q, title: 乙, method: fixed, amount: AMOUNT}\n"
    text += "together:\n  - {id: t, title: 取最高, criteria: [p, q], combine: highest}\n" + PASS.format(10)
    ratings: dict[str, Any] = {"1.1": "full", "1.2": "full", "2.1": "none"}
    ratings |= {name: {"triggered": True} for name in ("p", "q")}
    goal = of_table(tmp_path, text.replace("AMOUNT", "2"), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("2.1", "0", "3", 1)], "10")
    assert of_table(tmp_path, text.replace("AMOUNT", "-2"), ratings)["good"].reason == "together"


def test_below_the_least_of_the_table_nothing_is_gained_until_it_is_passed(tmp_path: Path) -> None:
    """「扣完为止」: 2 of row 1.1 less 5 count 0. One step more there is 4 - 5, still 0; without the fault it is 2, with both 4."""
    text = HEAD.format(points=4, top="least: 0") + group("1", "4", [row("1.1", "4")])
    text += "adjustments:\n  - {id: d, title: 事故, method: fixed, amount: -5}\n"
    ratings = {"1.1": "half", "d": {"triggered": True}}
    goal = of_table(tmp_path, text + PASS.format(2), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("d", "-5", "0", 1)], "2")
    goal = of_table(tmp_path, text + PASS.format(3), ratings)["good"]
    assert (moves(goal), total(goal)) == ([("1.1", "2", "4", 1), ("d", "-5", "0", 1)], "4")
