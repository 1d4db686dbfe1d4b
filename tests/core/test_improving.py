"""How far a better conclusion is, and the cheapest path there: worked by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from tests.core.drawing import response_to
from tests.core.test_combining import HEAD, group, row, rubric_of
from tests.core.test_gates import CONCLUSIONS, gate, two_groups
from tests.official import CORRESPONDENCE, PERFORMANCE, SHENZHEN, URUMQI

from rubricpress.core.changes.digest import digest
from rubricpress.core.ends import Conclusion
from rubricpress.core.numbers.exact import written
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.paths.improving import Goal, Outlook, outlook
from rubricpress.core.response import read_response
from rubricpress.core.scoring import Scorer
from rubricpress.source.library import Library

BEST = {
    "1": "2.5", "2": "1.5", "3": "2.5", "4": "3", "5": "2.5", "6": "1.5", "7": "1.5", "8": "2.5", "9": "2.5",
    "12": "10", "13": "10", "14": "10", "15": "10", "16": "8", "17": "8", "18": "8", "19": "8", "20": "8",
}  # fmt: skip


def seen(scorer: Scorer, ratings: Mapping[str, Any], profile: dict[str, str] | None = None) -> Outlook:
    """The outlook of these ratings; a word stands for a level."""
    plain = {name: {"level": one} if isinstance(one, str) else one for name, one in ratings.items()}
    data = response_to(scorer.rubric, plain) | {"profile": profile or {}}
    response, _ = read_response(data, scorer.rubric, scorer.digest, scorer.maxima)
    (scored,) = scorer.score(response)
    return outlook(scorer, scored, response)


def total(goal: Goal) -> str:
    assert goal.total is not None
    return written(goal.total)


def of_table(folder: Path, text: str, ratings: Mapping[str, Any]) -> dict[str, Goal]:
    rubric = rubric_of(folder, text)
    return {one.conclusion.id: one for one in seen(Scorer(rubric, digest(rubric)), ratings).goals}


def moves(goal: Goal) -> list[tuple[str, str, str, int]]:
    """Row, score before and after, steps."""
    return [
        (one.row.criterion.id, one.row.outcome.written or "", written(one.after), one.steps)
        for one in goal.moves
    ]


def test_shenzhen_53_points_need_two_steps_for_the_7_that_are_missing(scorers: dict[str, Scorer]) -> None:
    """No step brings more than 5 (criterion 13), none but it more than 2.5: so 5 and 2, and of the rows with a step
    of 2 the first that is not at its best, 18. 5 and 2.5 (criterion 5) would be enough too, but half a point more."""
    least = dict.fromkeys(map(str, range(1, 10)), "0") | {"19": "0", "20": "0"}
    ratings = BEST | least | {"13": "5", "18": "2"}
    found = seen(scorers[SHENZHEN], ratings, {"base_type": "main"})
    (goal,) = found.goals
    assert str(found.standing.total) == "53"
    assert (goal.conclusion.id, goal.state, str(goal.lacks[0].missing)) == ("qualified", "reachable", "7")
    assert moves(goal) == [("13", "5", "10", 1), ("18", "2", "4", 1)]
    assert (total(goal), goal.reached and goal.reached.id) == ("60", "qualified")


def test_shenzhen_one_accident_less_is_one_step_from_0_to_100(scorers: dict[str, Scorer]) -> None:
    (goal,) = seen(scorers[SHENZHEN], {**BEST, "10": {"count": "1"}}).goals
    assert moves(goal) == [("10", "-100", "0", 1)]
    assert total(goal) == "100"


def test_shenzhen_two_accidents_and_the_least_that_helps(scorers: dict[str, Scorer]) -> None:
    """-100 with one accident left is too little for anything: both must go, and with 98 points nothing else."""
    (goal,) = seen(scorers[SHENZHEN], {**BEST, "20": "6", "10": {"count": "1"}, "11": {"count": "1"}}).goals
    assert moves(goal) == [("10", "-100", "0", 1), ("11", "-100", "0", 1)]


def test_shenzhen_who_has_passed_has_nothing_better(scorers: dict[str, Scorer]) -> None:
    found = seen(scorers[SHENZHEN], BEST)
    assert found.goals == ()
    assert found.standing.conclusion
    assert found.standing.conclusion.id == "qualified"


def test_shenzhen_nothing_rated_counts_as_nothing(scorers: dict[str, Scorer]) -> None:
    """The dearest points first: 13 has 10 points in 2 steps, 5 and 8 have 2.5 in 1, rows of 2 a step come next.

    15 + 15 points from 13, 5 and 8 take 4 steps; the other 45 take 23 steps of 2, which make 46; 27 steps in all. With
    only one of 5 and 8 the rest is 47.5, 24 steps of 2, 27 in all again; with neither 50, 25 steps, 27 in all, in the
    fewest rows: 10 + 10 + 10 + 8 + 8 of 12, 14, 15, 16, 17 (23 steps) and 4 of another (2 steps): seven rows.
    """
    (goal,) = seen(scorers[SHENZHEN], {}).goals
    assert goal.steps == 27
    assert [one.row.criterion.id for one in goal.moves] == ["12", "13", "14", "15", "16", "17", "18"]
    assert total(goal) == "60"
    assert not any(one.row.rated for one in goal.moves)


def test_tables_without_better_conclusions_have_no_goals(scorers: dict[str, Scorer]) -> None:
    """Urumqi names one conclusion, by veto; the other two name none."""
    for name in (URUMQI, CORRESPONDENCE, PERFORMANCE):
        assert seen(scorers[name], {}).goals == ()
    vetoed = seen(scorers[URUMQI], {"v1": {"triggered": True}})
    assert vetoed.goals == ()
    assert vetoed.standing.conclusion
    assert vetoed.standing.conclusion.id == "disqualified"


def test_deductions_with_and_without_a_floor(root: Path) -> None:
    """8 + 8 + (10 - 6) + (5 - 4 - 2) = 19 of 28 needed; no two steps bring the 9 that are missing, the best being 4
    and 3. Three do: 2.2 without a and b 4 + 2, and one 3 of 2.1: exactly 9, in two rows. 4 + 3 + 3 would be one more."""
    scorer = Library(root / "tests" / "rubrics")["site-safety-inspection"]
    ratings = {
        "1.1": {"faults": {"a": "1"}},
        "1.2": {"faults": {"a": "1"}},
        "2.1": {"faults": {"a": "2"}},
        "2.2": {"faults": {"a": "1", "b": "1"}},
    }
    (goal,) = seen(scorer, ratings).goals
    assert (str(goal.lacks[0].now), str(goal.lacks[0].missing)) == ("19", "9")
    assert moves(goal) == [("2.1", "4", "7", 1), ("2.2", "-1", "5", 2)]
    assert total(goal) == "28"


def with_bounds(scorer: Scorer, *bounds: int, share: bool = False) -> Scorer:
    """The same table, with conclusions that it does not have."""

    def conclusion(name: str, interval: Interval) -> Conclusion:
        if share:
            return Conclusion(id=name, title=name, share=interval)
        return Conclusion(id=name, title=name, when=interval)

    made = [conclusion("c0", Interval(below=Decimal(bounds[0])))]
    for at, one in enumerate(bounds):
        below = Decimal(bounds[at + 1]) if at + 1 < len(bounds) else None
        made.append(conclusion(f"c{at + 1}", Interval(least=Decimal(one), below=below)))
    return Scorer(replace(scorer.rubric, conclusions=tuple(made)), scorer.digest)


def test_correspondence_if_it_had_a_pass_mark(scorers: dict[str, Scorer]) -> None:
    """37.9 are had with two rows. 12.1 are missing at 50: more than the 10 and the 6 that one step brings in these rows;
    a row of 20 points that is not rated brings them in one step, from the band of 0 up to 15.9: the first such row.
    22.1 at 60 are in one step only in a row of 30 points, up to 23.9."""
    scorer = with_bounds(scorers[CORRESPONDENCE], 50, 60)
    thirty = [one.id for one in scorer.criteria if one.points == 30]
    found = seen(scorer, {thirty[0]: {"score": "20"}, thirty[1]: {"score": "17.9"}})
    first, second = found.goals
    assert str(first.lacks[0].missing) == "12.1"
    twenty = next(one.id for one in scorer.criteria if one.points in (20, 30) and one.id not in thirty[:2])
    assert (moves(first), total(first)) == ([(twenty, "0", "12.1", 1)], "50")
    assert (moves(second), total(second)) == ([(thirty[2], "0", "22.1", 1)], "60")


def test_1000_points_in_66_rows_are_looked_through_in_a_moment(scorers: dict[str, Scorer]) -> None:
    scorer = with_bounds(scorers[CORRESPONDENCE], 600, 700, 800)
    begun = process_time()
    found = seen(scorer, {})
    assert process_time() - begun < 2
    assert [one.state for one in found.goals] == ["reachable"] * 3
    assert [total(one) for one in found.goals] == ["600", "700", "800"]


def test_by_share(scorers: dict[str, Scorer]) -> None:
    """60 per cent of 100 points, with 53 had: the very path of the pass mark of 60."""
    scorer = with_bounds(scorers[SHENZHEN], 60, share=True)
    ratings = BEST | dict.fromkeys([*map(str, range(1, 10)), "19", "20"], "0") | {"13": "5", "18": "2"}
    (goal,) = seen(scorer, ratings).goals
    assert (goal.lacks[0].share, str(goal.lacks[0].missing)) == (True, "7")
    assert moves(goal) == [("13", "5", "10", 1), ("18", "2", "4", 1)]


FAILED = '{criterion: "1.1", levels: [none]}'


def test_a_gate_must_go_first(tmp_path: Path) -> None:
    """0 + 6 + 10 = 16 would be good, but the key row caps it: half of the key row is enough."""
    goals = of_table(
        tmp_path,
        two_groups(gate("caps_conclusion: fail", FAILED) + CONCLUSIONS),
        {"1.1": "none", "1.2": "full", "2.1": "full"},
    )
    assert set(goals) == {"pass", "good"}
    good = goals["good"]
    assert ([one.id for one in good.gates], moves(good)) == (["key"], [("1.1", "0", "2", 1)])
    assert (good.lacks, good.moves[0].must, [one.id for one in good.moves[0].gates]) == ((), True, ["key"])


def test_what_opens_a_gate_stands_first_on_the_path(tmp_path: Path) -> None:
    text = HEAD.format(points=20, top="")
    text += group("1", "10", [row("1.1", "4"), row("1.2", "6")]) + group("2", "10", [row("2.1", "10")])
    text += gate("caps_total: 11", '{criterion: "2.1", levels: [none]}') + CONCLUSIONS
    goals = of_table(tmp_path, text, {"1.1": "full", "1.2": "none", "2.1": "none"})
    assert moves(goals["pass"]) == [("2.1", "0", "10", 2)], "5 and 3 would be 12 too, in two rows"
    assert moves(goals["good"]) == [("2.1", "0", "10", 2), ("1.2", "0", "3", 1)]


def test_a_gate_that_does_no_harm_may_stay(tmp_path: Path) -> None:
    """「合格」 at best does not keep away 「合格」."""
    text = two_groups(gate("caps_conclusion: pass", FAILED) + CONCLUSIONS)
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "half", "2.1": "half"})
    assert (moves(goals["pass"]), goals["pass"].gates) == ([("2.1", "5", "10", 1)], ())


def test_a_zeroed_group_is_opened_or_left_whichever_is_cheaper(tmp_path: Path) -> None:
    """Group 1 has 6 points that do not count. With the key row at half they do: 2 + 6 + 5 = 13 in one step."""
    text = two_groups(gate('zeroes: "1"', FAILED) + CONCLUSIONS)
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "full", "2.1": "half"})
    assert moves(goals["pass"]) == [("1.1", "0", "2", 1)]
    assert total(goals["pass"]) == "13"
    left = of_table(tmp_path, text.replace("12", "10"), {"1.1": "none", "1.2": "none", "2.1": "half"})
    assert (moves(left["pass"]), left["pass"].gates) == ([("2.1", "5", "10", 1)], ())


def test_minimum_shares_of_groups(tmp_path: Path) -> None:
    """12 are had and enough, but group 2 has 2 of its 10 points and must have 6: 2 and 3 more would do in two steps,
    and so do the 6 of 2.2 alone, in fewer rows."""
    asked = """conclusions:
  - {id: pass, title: 合格, when: {from: 12}, also: [{group: "2", share: {from: 60}}]}
  - {id: almost, title: 基本合格, when: {from: 12}}
  - {id: fail, title: 不合格, when: {below: 12}}
"""
    text = HEAD.format(points=20, top="")
    text += group("1", "10", [row("1.1", "10")]) + group("2", "10", [row("2.1", "4"), row("2.2", "6")])
    goals = of_table(tmp_path, text + asked, {"1.1": "full", "2.1": "half", "2.2": "none"})
    goal = goals["pass"]
    assert [(one.group, str(one.now), str(one.missing)) for one in goal.lacks] == [("2", "20", "40")]
    assert moves(goal) == [("2.2", "0", "6", 2)]


def test_an_earlier_conclusion_that_must_not_hold(tmp_path: Path) -> None:
    """「组2低于60%为不合格」 stands first, and outdoes the total."""
    asked = """conclusions:
  - {id: fail, title: 不合格, also: [{group: "2", share: {below: 60}}]}
  - {id: pass, title: 合格, when: {from: 12}}
  - {id: low, title: 偏低, when: {below: 12}}
"""
    goals = of_table(tmp_path, two_groups(asked), {"1.1": "full", "1.2": "full", "2.1": "half"})
    assert moves(goals["pass"]) == [("2.1", "5", "10", 1)]


def test_what_cannot_be_reached_says_the_most_that_there_is(tmp_path: Path) -> None:
    """The bound is above what all rows can come to without the bonus."""
    text = two_groups("""adjustments:
  - {id: b, title: 加分, method: fixed, amount: 5}
conclusions:
  - {id: top, title: 优秀, when: {from: 22}}
  - {id: low, title: 一般, when: {below: 22}}
""")
    goal = of_table(tmp_path, text, {"1.1": "none"})["top"]
    assert (goal.state, total(goal), goal.moves) == ("unreachable", "20", ())
    with_bonus = of_table(tmp_path, text, {"1.1": "none", "b": {"triggered": True}})["top"]
    assert (with_bonus.state, total(with_bonus)) == ("reachable", "22")


def test_a_veto_must_go_first_and_is_no_step(tmp_path: Path) -> None:
    text = two_groups("""adjustments:
  - {id: v, title: 一票否决, method: veto, concludes: fail}
conclusions:
  - {id: good, title: 优秀, when: {from: 16}}
  - {id: fail, title: 不合格, when: {below: 16}}
""")
    ratings = {"1.1": "full", "1.2": "full", "2.1": "half", "v": {"triggered": True}}
    goal = of_table(tmp_path, text, ratings)["good"]
    assert ([one.id for one in goal.vetoes], moves(goal)) == (["v"], [("2.1", "5", "10", 1)])
    there = of_table(tmp_path, text, {**ratings, "2.1": "full"})["good"]
    assert ([one.id for one in there.vetoes], there.moves, there.steps) == (["v"], (), 0)


@pytest.mark.parametrize(("across", "expected"), [("true", ("3.5", 1)), ("false", ("7", 2))])
def test_a_rounded_total_needs_only_what_rounds_up(
    tmp_path: Path, across: str, expected: tuple[str, int]
) -> None:
    """11.5 rounds to 12, where rounding may carry a total over a bound."""
    text = HEAD.format(points=15, top=f"rounding: {{total: {{step: 1}}, across: {across}}}")
    text += group("1", "15", [row("1.1", "7"), row("1.2", "8")])
    text += CONCLUSIONS.replace("from: 16", "from: 14").replace("below: 16", "below: 14")
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "full"})
    after, steps = expected
    assert moves(goals["pass"]) == [("1.1", "0", after, steps)]
    assert total(goals["pass"]) == {"3.5": "12", "7": "15"}[after]


LOWEST = HEAD.format(points=4, top="") + group(
    "1", "4", [row("1.1", "4"), row("1.2", "4")], "    combine: lowest\n"
)
SIMPLE = "conclusions:\n  - {id: good, title: 优秀, when: {from: 3}}\n  - {id: low, title: 一般, when: {below: 3}}\n"


def test_of_one_row_alone_the_lowest_is_a_sum(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4")], "    combine: lowest\n")
    assert moves(of_table(tmp_path, text + SIMPLE, {"1.1": "none"})["good"]) == [("1.1", "0", "4", 2)]


@pytest.mark.parametrize(
    ("reason", "text", "ratings"),
    [
        ("lowest", LOWEST + SIMPLE, {"1.1": "none"}),
        (
            "group-rounding",
            HEAD.format(points=4, top="rounding: {groups: {step: 1}}") + group("1", "4", [row("1.1", "4")]) + SIMPLE,
            {},
        ),
        (
            "hole",
            two_groups(gate("caps_total: 5", '{group: "1", share: {from: 20, below: 50}}') + CONCLUSIONS),
            {"1.1": "none", "1.2": "none", "2.1": "full"},
        ),
        (
            "unscored",
            two_groups("""  - {id: "3", title: 组3, points: 0, criteria: [{id: "3.1", title: 证照, method: levels, points: 0, levels:
    [{id: valid, score: 0, descriptor: 有效}, {id: none, score: 0, descriptor: 没有}]}]}
""" + gate("caps_total: 5", '{criterion: "3.1", levels: [none]}') + CONCLUSIONS),
            {"1.1": "none", "1.2": "none", "2.1": "half"},
        ),
        (
            "order",
            two_groups(
                "conclusions:\n  - {id: good, title: 优秀, when: {from: 16}}\n"
                "  - {id: fair, title: 良好, share: {from: 60}}\n"
                "  - {id: low, title: 一般, when: {below: 16}}\n  - {id: poor, title: 较差, share: {below: 60}}\n"
            ),
            {"1.1": "none"},
        ),
        (
            "hole",
            two_groups(
                "conclusions:\n"
                '  - {id: best, title: 优秀, when: {from: 12}, also: [{criterion: "2.1", levels: [full]}]}\n'
                "  - {id: fair, title: 良好, when: {from: 11, below: 12}, also: [{score: {from: 0}}]}\n"
                "  - {id: low, title: 一般, when: {below: 11}, also: [{score: {from: 0}}]}\n"
            ),
            {"1.1": "full", "1.2": "full", "2.1": "none"},
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_told_of_a_table_is_refused(
    tmp_path: Path, reason: str, text: str, ratings: dict[str, str]
) -> None:
    goals = of_table(tmp_path, text, ratings)
    assert reason in {one.reason for one in goals.values()}, goals


def test_a_way_around_an_earlier_worse_conclusion(tmp_path: Path) -> None:
    """「关键行为零且不足14分的，不合格」 stands first. With 11 points, one step of 1.1 is enough, and so is one of 2.1, to
    16: three points more. With 8, no step is: 5 of 2.1 make 13, and the key row is still at nothing."""
    asked = """conclusions:
  - {id: fail, title: 不合格, when: {below: 14}, also: [{criterion: "1.1", levels: [none]}]}
  - {id: pass, title: 合格, when: {from: 12}}
  - {id: low, title: 偏低, when: {below: 12}}
"""
    goals = of_table(tmp_path, two_groups(asked), {"1.1": "none", "1.2": "full", "2.1": "half"})
    assert moves(goals["pass"]) == [("1.1", "0", "2", 1)]
    other = of_table(tmp_path, two_groups(asked), {"1.1": "none", "1.2": "half", "2.1": "half"})
    assert moves(other["pass"]) == [("1.1", "0", "4", 2)], "12 points, the key row at its best; one row"


def test_conclusions_of_vetoes_stand_in_nobodys_way(tmp_path: Path) -> None:
    text = two_groups("""adjustments:
  - {id: v, title: 一票否决, method: veto, concludes: out}
conclusions:
  - {id: out, title: 取消资格}
  - {id: good, title: 优秀, when: {from: 16}}
  - {id: low, title: 一般, when: {below: 16}}
""")
    goals = of_table(tmp_path, text, {"1.1": "full", "1.2": "full", "2.1": "half"})
    assert {name: moves(one) for name, one in goals.items()} == {"good": [("2.1", "5", "10", 1)]}


COUNTED = """conclusions:
  - {{id: good, title: 优秀, when: {{from: 12}}, also: [{{{having}, count: {{{count}}}}}]}}
  - {{id: fair, title: 良好, when: {{from: 12}}}}
  - {{id: low, title: 一般, when: {{below: 12}}}}
"""


@pytest.mark.parametrize(
    ("having", "count", "expected"),
    [
        ("levels: [none]", "equals: 0", [("1.1", "0", "2", 1)]),  # no row at nothing
        ("score: {equals: 0}", "equals: 0", [("1.1", "0", "2", 1)]),
        ("share: {from: 100}", "from: 3", [("1.1", "0", "4", 2), ("1.2", "3", "6", 1)]),
        ("levels: [full]", "from: 3", [("1.1", "0", "4", 2), ("1.2", "3", "6", 1)]),  # all three rows full
        ("levels: [full]", "from: 0", []),  # no matter
        ("levels: [none]", "from: 3", None),  # three rows at nothing have no 12 points
    ],
)
def test_counts_that_are_a_matter_of_every_row(
    tmp_path: Path, having: str, count: str, expected: list[tuple[str, str, str, int]] | None
) -> None:
    text = two_groups(COUNTED.format(having=having, count=count))
    if expected == []:
        text += "\ndamage: [{at: conclusions, read: 不论几行, reason: 原表如此}]\n"
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "half", "2.1": "full"})
    if expected == []:
        assert "good" not in goals, "13 points are good already"
    elif expected is None:
        assert goals["good"].state == "unreachable"
    else:
        assert moves(goals["good"]) == expected


def test_a_row_that_does_not_apply_can_not_be_improved(tmp_path: Path) -> None:
    """Where it counts as met it has all its points; where a conclusion asks for its level, it has none."""
    away = ", not_applicable: {counts: met}"
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4", away), row("1.2", "6")])
    asked = SIMPLE.replace("3", "9")
    goals = of_table(tmp_path, text + asked, {"1.1": {"not_applicable": True}, "1.2": "none"})
    assert moves(goals["good"]) == [("1.2", "0", "6", 2)]
    text = text.replace("counts: met", "counts: dropped").replace(
        "points: 10\n\n", "points: 10\ndropped_points: group\n"
    )
    asked = """conclusions:
  - {id: good, title: 优秀, when: {from: 9}, also: [{criterion: "1.1", levels: [full]}]}
  - {id: fair, title: 良好, when: {from: 9}}
  - {id: low, title: 一般, when: {below: 9}}
"""
    goals = of_table(tmp_path, text + asked, {"1.1": {"not_applicable": True}, "1.2": "none"})
    assert (goals["good"].state, moves(goals["fair"])) == ("unreachable", [("1.2", "0", "6", 2)])


def test_a_row_that_dropped_out_can_not_be_counted(tmp_path: Path) -> None:
    """Of three rows one does not apply: three rows at full cannot be had, two can."""
    away = ", not_applicable: {counts: dropped}"
    for count, state in (("from: 3", "unreachable"), ("from: 2", "open")):
        asked = COUNTED.format(having="levels: [full]", count=count)
        text = HEAD.format(points=20, top="dropped_points: group") + group(
            "1", "20", [row("1.1", "4", away), row("1.2", "6"), row("1.3", "10")]
        )
        ratings = {"1.1": {"not_applicable": True}, "1.2": "half", "1.3": "full"}
        found = of_table(tmp_path, text + asked, ratings)["good"]
        assert (found.state == "unreachable") == (state == "unreachable")


def zeroing(asked: str) -> str:
    text = HEAD.format(points=20, top="") + group("1", "10", [row("1.1", "4"), row("1.2", "6")])
    text += group("2", "10", [row("2.1", "10")]) + gate('zeroes: "1"', FAILED)
    return (
        text
        + f"""conclusions:
  - {{id: good, title: 优秀, when: {{from: 5}}, also: [{{group: "1", {asked}}}]}}
  - {{id: fair, title: 良好, when: {{from: 5}}}}
  - {{id: low, title: 一般, when: {{below: 5}}}}
"""
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("share: {from: 50}", [("1.1", "0", "2", 1), ("1.2", "0", "3", 1)]),  # the gate has to open
        ("score: {above: 6}", [("1.1", "0", "4", 2), ("1.2", "0", "3", 1)]),  # 6 itself is not enough
        ("score: {from: 0}", [("2.1", "0", "5", 1)]),  # nothing is enough
    ],
)
def test_a_bound_of_a_group_that_a_gate_zeroes(
    tmp_path: Path, asked: str, expected: list[tuple[str, str, str, int]]
) -> None:
    goals = of_table(tmp_path, zeroing(asked), dict.fromkeys(("1.1", "1.2", "2.1"), "none"))
    assert moves(goals["good"]) == expected


WIDE = "      - {id: '1.1', title: 行, method: graded, points: 600, step: 1, bands: [{id: good, from: 0, to: 600}]}\n"


@pytest.mark.parametrize(
    ("reason", "text", "ratings"),
    [
        (
            "alternatives",
            two_groups(
                gate("caps_total: 5", FAILED, '{group: "2", share: {below: 60}}')
                + "".join(
                    gate("caps_total: 5", FAILED, '{group: "2", share: {below: 60}}').replace("gates:\n", "").replace("key", f"k{at}")
                    for at in range(5)
                )
                + CONCLUSIONS
            ),
            {"1.1": "none", "1.2": "none", "2.1": "none"},
        ),
        (
            "many",
            two_groups("adjustments:\n  - {id: d, title: 扣分, method: counted, each: -0.01}\n" + CONCLUSIONS),
            {"1.1": "none", "d": {"count": "600"}},
        ),
        (
            "many",
            HEAD.format(points="1000000.0002", top="")
            + group("1", "1000000.0002", [row("1.1", "1000000"), row("1.2", "0.0002")])
            + SIMPLE,
            {"1.1": "none"},
        ),
        (
            "many",
            HEAD.format(points=600, top="bands: [{id: good, title: 好}]\nrounding: {criteria: {step: 0.1}}")
            + group("1", "600", [WIDE])
            + SIMPLE,
            {"1.1": {"score": "1"}},
        ),
    ],
)  # fmt: skip
def test_what_would_take_too_long_is_refused(
    tmp_path: Path, reason: str, text: str, ratings: dict[str, Any]
) -> None:
    goals = of_table(tmp_path, text, ratings)
    assert {one.reason for one in goals.values()} == {reason}


def test_a_bound_inside_a_group_that_counts_for_nothing(tmp_path: Path) -> None:
    inner = group("1.0", "6", [row("1.2", "6")]).replace("\n", "\n    ").rstrip(" ")
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4")]) + "    groups:\n    " + inner
    text += gate('zeroes: "1"', FAILED)
    text += """conclusions:
  - {id: good, title: 优秀, when: {from: 5}, also: [{group: "1.0", share: {from: 50}}]}
  - {id: fair, title: 良好, when: {from: 5}}
  - {id: low, title: 一般, when: {below: 5}}
"""
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "none"})
    assert moves(goals["good"]) == [("1.1", "0", "2", 1), ("1.2", "0", "3", 1)]


def test_a_cap_on_the_total_and_a_share_of_it(tmp_path: Path) -> None:
    """11 of 20 are 55 per cent: under that cap 60 per cent cannot be had, and 50 can."""
    text = two_groups(
        gate("caps_total: 11", FAILED) + "conclusions:\n  - {id: good, title: 优秀, share: {from: 60}}\n"
        "  - {id: pass, title: 合格, share: {from: 50, below: 60}}\n  - {id: low, title: 不合格, share: {below: 50}}\n"
    )
    goals = of_table(tmp_path, text, {"1.1": "none", "1.2": "none", "2.1": "half"})
    assert moves(goals["pass"]) == [("2.1", "5", "10", 1)]
    assert moves(goals["good"]) == [("1.1", "0", "2", 1), ("2.1", "5", "10", 1)]


def test_where_nothing_is_left_there_is_no_share(tmp_path: Path) -> None:
    away = ", not_applicable: {counts: dropped}"
    text = HEAD.format(points=4, top="dropped_points: removed") + group("1", "4", [row("1.1", "4", away)])
    text += gate("caps_total: 1", FAILED) + SIMPLE.replace("when", "share")
    asked = SIMPLE.replace("when", "share").replace(
        "from: 3}", 'from: 3}, also: [{group: "1", share: {from: 50}}]'
    )
    text = text.replace(
        SIMPLE.replace("when", "share"), asked + "  - {id: fair, title: 良好, share: {from: 3}}\n"
    )
    goals = of_table(tmp_path, text, {"1.1": {"not_applicable": True}})
    assert {one.state for one in goals.values()} == {"unreachable"}


def test_what_must_not_grow_too_far_is_told_where_the_path_stands_the_test(tmp_path: Path) -> None:
    """11 more points are 5 and 6; group 1 then has 6, and must not have more than 9. A count of rows must stay below 2."""
    asked = """conclusions:
  - {id: good, title: 优秀, when: {from: 16}, also: [{group: "1", score: {to: 9}}]}
  - {id: mid, title: 良好, when: {from: 16}}
  - {id: low, title: 一般, when: {below: 16}}
"""
    counting = gate("caps_total: 5", "{levels: [none], count: {from: 2}}")
    goals = of_table(tmp_path, two_groups(counting + asked), {"1.1": "none", "1.2": "none", "2.1": "half"})
    assert moves(goals["good"]) == [("1.2", "0", "6", 2), ("2.1", "5", "10", 1)]
    assert [one.id for one in goals["good"].gates] == ["key"]


def test_an_exception_is_another_way(tmp_path: Path) -> None:
    """「总分12分及以上，或10分及以上且组2满分」: from 8 points the 2 of the exception are cheaper than 4, with group 2 full."""
    asked = """conclusions:
  - id: pass
    title: 合格
    when: {from: 12}
    or: [{when: {from: 10}, also: [{group: "2", share: {from: 100}}]}]
  - {id: low, title: 一般, when: {below: 12}}
"""
    goals = of_table(tmp_path, two_groups(asked), {"1.1": "none", "1.2": "none", "2.1": "half"})
    assert moves(goals["pass"]) == [("2.1", "5", "10", 1)]
    assert total(goals["pass"]) == "10"
    capped = two_groups(gate("caps_total: 11", FAILED) + asked)
    goals = of_table(tmp_path, capped, {"1.1": "none", "1.2": "none", "2.1": "half"})
    assert moves(goals["pass"]) == [("2.1", "5", "10", 1)], "the exception asks for less than the cap"


def test_a_conclusion_that_needs_the_one_below(tmp_path: Path) -> None:
    asked = """conclusions:
  - {id: gold, title: 金, when: {from: 14}, needs: silver}
  - {id: silver, title: 银, when: {from: 10}, also: [{criterion: "1.1", levels: [full]}]}
  - {id: plain, title: 达标, when: {from: 3}}
  - {id: none, title: 未达标, when: {below: 3}}
"""
    goals = of_table(tmp_path, two_groups(asked), {"1.1": "half", "1.2": "full", "2.1": "half"})
    assert moves(goals["silver"]) == [("1.1", "2", "4", 1)]
    assert moves(goals["gold"]) == [("1.1", "2", "4", 1)], "4 + 6 + 5 are 15"


def test_worse_conclusions_with_exceptions_and_needs_have_to_be_left(tmp_path: Path) -> None:
    """With the key row at nothing, or in need of it: 「不合格」 stands first, and holds by either way."""
    asked = """conclusions:
  - id: fail
    title: 不合格
    also: [{criterion: "1.1", levels: [none]}]
    or: [{also: [{criterion: "2.1", levels: [none]}]}]
  - {id: pass, title: 合格, when: {from: 6}}
  - {id: low, title: 一般, when: {below: 6}}
"""
    goals = of_table(tmp_path, two_groups(asked), {"1.1": "none", "1.2": "full", "2.1": "none"})
    assert moves(goals["pass"]) == [("1.1", "0", "2", 1), ("2.1", "0", "5", 1)]
    needing = asked.replace("    or: [{also", "    needs: low\n    or: [{also")
    goals = of_table(tmp_path, two_groups(needing), {"1.1": "none", "1.2": "half", "2.1": "none"})
    assert moves(goals["pass"]) == [("1.2", "3", "6", 1)], (
        "at 6 points 「一般」 does not hold, which is needed"
    )


def test_a_table_without_a_total_has_no_goals(tmp_path: Path) -> None:
    text = two_groups("""conclusions:
  - {id: good, title: 优秀, also: [{criterion: "1.1", levels: [full]}]}
""").replace("points: 20", "points: 0\ncombine: none")
    assert of_table(tmp_path, text, {"1.1": "none"}) == {}


def test_what_other_sets_of_conclusions_come_to_is_put_to_the_test(tmp_path: Path) -> None:
    text = two_groups("""conclusion_sets:
  - id: star
    title: 星级
    group: "2"
    conclusions: [{id: high, title: 五星, when: {from: 10}}, {id: few, title: 三星, when: {below: 10}}]
conclusions:
  - {id: good, title: 优秀, when: {from: 12}, also: [{concluded: star, levels: [high]}]}
  - {id: low, title: 一般, when: {below: 12}}
  - {id: mid, title: 良好, when: {from: 12}}
""")
    goals = of_table(tmp_path, text, {"1.1": "full", "1.2": "half", "2.1": "half"})
    assert {name: one.reason for name, one in goals.items()} == {"good": "hole"}
    there = of_table(tmp_path, text, {"1.1": "none", "1.2": "none", "2.1": "full"})
    assert moves(there["good"]) == [("1.1", "0", "2", 1)]
    first = text.replace(
        "conclusions:\n  - {id: good",
        "conclusions:\n  - {id: fail, title: 不合格, also: [{concluded: star, levels: [few]}]}\n  - {id: good",
    )
    there = of_table(tmp_path, first, {"1.1": "none", "1.2": "none", "2.1": "half"})
    assert moves(there["mid"]) == [("1.1", "0", "2", 1), ("2.1", "5", "10", 1)]


@pytest.mark.parametrize(
    ("reason", "more"),
    [
        (
            "together",
            'together:\n  - {id: t, title: 不重复计分, criteria: ["1.1", "1.2"], combine: highest}\n',
        ),
        ("only-if", ""),
        ("units", ""),
    ],
)
def test_rows_that_depend_on_each_other_are_refused(tmp_path: Path, reason: str, more: str) -> None:
    waiting = ', only_if: {when: [{criterion: "1.1", levels: [full]}]}' if reason == "only-if" else ""
    if reason == "units":
        waiting = ", units: {combine: mean, title: 塔吊}"
    text = HEAD.format(points=20, top="dropped_points: group") + group(
        "1", "10", [row("1.1", "4"), row("1.2", "6")]
    )
    text += group("2", "10", [row("2.1", "10", waiting)]) + more + CONCLUSIONS
    goals = of_table(tmp_path, text, {"1.1": "half", "1.2": "none"})
    assert {one.reason for one in goals.values()} == {reason}


def test_rows_that_the_profile_takes_away_and_counts_as_met_are_no_steps(tmp_path: Path) -> None:
    only = ", only_for: {field: site, options: [tower], otherwise: met}"
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4", only), row("1.2", "6")])
    rubric = rubric_of(tmp_path, text + SIMPLE.replace("3", "9"))
    (goal,) = seen(Scorer(rubric, digest(rubric)), {"1.2": "none"}, {"site": "none"}).goals
    assert moves(goal) == [("1.2", "0", "6", 2)]


def test_a_mean_of_shares_weighs_a_point_by_its_row(tmp_path: Path) -> None:
    """(2/4 + 0/6) / 2 = 25 per cent; 2 points more of the first row are 25 per cent more, 3 of the second too: file order."""
    text = HEAD.format(points=100, top="") + group(
        "1", "100", [row("1.1", "4"), row("1.2", "6")], "    combine: shares\n"
    )
    goals = of_table(tmp_path, text + SIMPLE.replace("3", "50"), {"1.1": "half", "1.2": "none"})
    assert moves(goals["good"]) == [("1.1", "2", "4", 1)]


def test_what_drops_out_makes_the_others_weigh_more(tmp_path: Path) -> None:
    """The 4 points of 1.1 go to the whole table: 3 of 6 become 5 of 10, and all 6 become 10."""
    away = ", not_applicable: {counts: dropped}"
    text = HEAD.format(points=10, top="dropped_points: total")
    text += group("1", "10", [row("1.1", "4", away), row("1.2", "6")]) + SIMPLE.replace("3", "9")
    goals = of_table(tmp_path, text, {"1.1": {"not_applicable": True}, "1.2": "half"})
    assert (moves(goals["good"]), total(goals["good"])) == ([("1.2", "3", "6", 1)], "10")
    assert written(goals["good"].lacks[0].missing) == "4"


def test_a_step_that_rounding_takes_away_is_none(tmp_path: Path) -> None:
    """Half of 1 is rounded down to 0: only the whole counts, and it is two steps away."""
    top = "rounding: {criteria: {step: 1, way: down}}"
    text = HEAD.format(points=4, top=top) + group("1", "4", [row("1.1", "1"), row("1.2", "3")]) + SIMPLE
    four = SIMPLE.replace("3", "4")
    goals = of_table(tmp_path, text.replace(SIMPLE, four), {"1.2": "full"})
    assert moves(goals["good"]) == [("1.1", "0", "1", 2)]
