"""Rows that wait for other answers, that count together, that earn a part; shares of different scales. Worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, codes_of, explained, group, row, rubric_of, scored

AFTER = ", only_if: {{when: [{{criterion: '1.1', levels: [{levels}]}}], otherwise: {otherwise}}}"
AWAY = {"not_applicable": True}


def waiting(sharing: str, otherwise: str, levels: str = "half, full") -> str:
    """A row of 4; one of 3 that is there after it was rated half or full; one of 3; another group of 10."""
    text = HEAD.format(points=20, top=f"dropped_points: {sharing}")
    after = AFTER.format(levels=levels, otherwise=otherwise)
    text += group("1", "10", [row("1.1", "4"), row("1.2", "3", after), row("1.3", "3")])
    return text + group("2", "10", [row("2.1", "10")])


@pytest.mark.parametrize(
    ("sharing", "otherwise", "group_1", "total", "most"),
    [
        ("group", "dropped", "4.285714285714", "14.285714285714", "20"),  # 3 of 7 left, as of 10: 30 / 7
        ("total", "dropped", "3", "15.294117647058", "20"),  # (3 + 10) x 20 / 17
        ("removed", "dropped", "3", "13", "17"),
        ("group", "met", "6", "16", "20"),  # 0 + 3 + 3
        ("group", "zero", "3", "13", "20"),
    ],
)
def test_what_a_row_that_is_not_there_does_to_the_maximum_is_declared(  # noqa: PLR0917  (one column each)
    tmp_path: Path, sharing: str, otherwise: str, group_1: str, total: str, most: str
) -> None:
    """「shown and counted only for some profiles or after some answers; what they do to the maximum is declared」"""
    rubric = rubric_of(tmp_path, waiting(sharing, otherwise))
    found = scored(rubric, {"1.1": "none", "1.3": "full", "2.1": "full"})
    assert (found["groups"]["1"]["score"], found["total"], found["max_total"]) == (group_1, total, most)
    assert (found["complete"], found["problems"]) == (True, [])
    assert found["criteria"]["1.2"]["absent"] is True
    there = scored(rubric, {"1.1": "full", "1.2": "half", "1.3": "full", "2.1": "full"})
    assert (there["total"], there["max_total"]) == ("18.5", "20")  # 4 + 1.5 + 3 + 10
    assert "absent" not in there["criteria"]["1.2"]


def test_a_row_waits_until_the_other_one_is_rated(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, waiting("group", "dropped"))
    assert scored(rubric, {"1.3": "full"})["unrated"] == ["1.1", "1.2", "2.1"]
    early = scored(rubric, {"1.2": "full"})
    assert (early["problems"], early["total"]) == (["answer-needed-row"], "0")
    late = scored(rubric, {"1.1": "none", "1.2": "full", "1.3": "full", "2.1": "full"})
    assert (late["problems"], late["unrated"]) == (["row-not-there-after"], ["1.2"])


@pytest.mark.parametrize("policy", ["zero", "dropped"])
@pytest.mark.parametrize("otherwise", ["met", "zero", "dropped"])
def test_a_row_that_waits_for_an_unrated_one_is_unrated_too(
    tmp_path: Path, policy: str, otherwise: str
) -> None:
    """「所看的条目没有评时，还不知道有没有这一行」: what the table gives for silence is no answer that takes a row away."""
    text = waiting("removed", otherwise).replace("dropped_points", f"unrated: {policy}\ndropped_points")
    rubric = rubric_of(tmp_path, text)
    empty = scored(rubric, {})
    assert empty["total"] == "0"
    assert "absent" not in empty["criteria"]["1.2"]
    early = scored(rubric, {"1.2": "full"})
    assert early["problems"] == ["answer-needed-row"]
    known = scored(rubric, {"1.1": "none"})
    assert known["criteria"]["1.2"]["absent"] is True
    assert known["total"] == ("3" if otherwise == "met" else "0")


def test_rows_can_wait_for_rows_that_wait_and_for_those_behind_them(tmp_path: Path) -> None:
    """1.1 waits for 1.3, which waits for 2.1: the answer of the last row takes both away."""
    text = HEAD.format(points=20, top="dropped_points: removed")
    first = AFTER.format(levels="full", otherwise="dropped").replace("'1.1'", "'1.3'")
    third = AFTER.format(levels="full", otherwise="dropped").replace("'1.1'", "'2.1'")
    text += group("1", "10", [row("1.1", "4", first), row("1.2", "3"), row("1.3", "3", third)])
    rubric = rubric_of(tmp_path, text + group("2", "10", [row("2.1", "10")]))
    none = scored(rubric, {"1.2": "full", "2.1": "none"})
    assert (none["total"], none["max_total"], none["complete"]) == ("3", "13", True)
    assert list(none["criteria"]) == ["1.1", "1.2", "1.3", "2.1"], "in printed order all the same"
    some = scored(rubric, {"1.2": "full", "1.3": "half", "2.1": "full"})
    assert (some["total"], some["max_total"]) == ("14.5", "16")
    every = scored(rubric, {"1.1": "full", "1.2": "full", "1.3": "full", "2.1": "full"})
    assert (every["total"], every["max_total"]) == ("20", "20")


@pytest.mark.parametrize(
    ("condition", "ratings", "there"),
    [
        ("{criterion: '1.1', score: {from: 2}}", {"1.1": "half"}, True),
        ("{criterion: '1.1', share: {below: 50}}", {"1.1": "half"}, False),
        ("{group: '1', levels: [none], count: {from: 1}}", {"1.1": "none"}, True),
        ("{group: '1', levels: [none], count: {from: 1}}", {"1.1": "full"}, False),
    ],
)
def test_what_a_row_can_wait_for(
    tmp_path: Path, condition: str, ratings: dict[str, Any], there: bool
) -> None:
    text = HEAD.format(points=14, top="dropped_points: removed") + group("1", "4", [row("1.1", "4")])
    text += group("2", "10", [row("2.1", "10", f", only_if: {{when: [{condition}]}}")])
    found = scored(rubric_of(tmp_path, text), ratings)
    assert found["unrated"] == (["2.1"] if there else [])


def test_an_adjustment_can_wait_for_an_answer(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4")])
    text += "adjustments:\n  - {id: b1, title: 加分, method: fixed, amount: 2, only_if: {when: [{criterion: '1.1', levels: [full]}]}}\n"
    rubric = rubric_of(tmp_path, text)
    assert scored(rubric, {"1.1": "full", "b1": {"triggered": True}})["total"] == "6"
    found = scored(rubric, {"1.1": "half", "b1": {"triggered": True}})
    assert (found["total"], found["problems"]) == ("2", ["row-not-there-after"])


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "按“1.1 行1.1”的评分，没有这一条"), ("en", "not there after")]
)
def test_the_step_tells_why_a_row_is_not_there(tmp_path: Path, language: str, words: str) -> None:
    from rubricpress.core.changes.digest import digest
    from rubricpress.core.results.assessing import score_data
    from rubricpress.core.results.explain import said_of
    from rubricpress.core.scoring import Scorer

    rubric = rubric_of(tmp_path, waiting("group", "dropped"))
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {"1.1": {"level": "none"}}}},
    }
    (one,), _ = score_data(data, Scorer(rubric, digest(rubric)))
    assert said_of(one.outcomes["1.2"], language).startswith(words)


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        (", only_if: {when: []}", ["list-empty"]),
        (", only_if: {when: [{criterion: '9', levels: [none]}], otherwise: zero}", ["condition-name"]),
        (", only_if: {when: [{criterion: '1.1', levels: [x]}], otherwise: zero}", ["condition-name"]),
        (", only_if: {when: [{score: {from: 1}}], otherwise: zero}", ["only-if-form"]),
        (", only_if: {when: [{levels: [none], count: {from: 1}}], otherwise: zero}", ["only-if-form"]),
        (", only_if: {when: [{group: '1', levels: [none], count: {from: 1}}], otherwise: zero}", ["only-if-round"]),
        (", only_if: {when: [{criterion: '1.1', levels: [none]}]}", ["dropped-points-missing"]),
        (", not_applicable: {counts: part, points: 2, rest: shared}", ["dropped-points-missing"]),
        (", not_applicable: {counts: met, points: 2}", ["part-points"]),
        (", not_applicable: {counts: part, points: 7}", ["part-outside"]),
    ],
)  # fmt: skip
def test_what_rows_that_may_not_be_there_must_say(tmp_path: Path, more: str, codes: list[str]) -> None:
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4"), row("1.2", "6", more)])
    assert [
        one for one in codes_of(tmp_path, text) if one != "dropped-points-missing" or one in codes
    ] == codes


def test_rows_that_wait_for_each_other_are_refused(tmp_path: Path) -> None:
    """「Cycles refused.」 Both are named, with the way back to each."""
    one = AFTER.format(levels="full", otherwise="zero").replace("'1.1'", "'1.2'")
    other = AFTER.format(levels="full", otherwise="zero")
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4", one), row("1.2", "6", other)])
    assert codes_of(tmp_path, text) == ["only-if-round", "only-if-round"]


PART = ", not_applicable: {{counts: part, points: {points}, rest: {rest}}}"


@pytest.mark.parametrize(
    ("sharing", "rest", "group_1", "total", "most"),
    [
        # 4 of 10 points do not apply and earn 2; of the other 6, 4.5 are earned
        ("group", "lost", "6.5", "16.5", "20"),  # 2 + 4.5
        ("group", "shared", "8", "18", "20"),  # 2 + 4.5 x 8 / 6
        ("total", "shared", "6.5", "18.3125", "20"),  # 2 + (4.5 + 10) x 18 / 16
        ("removed", "shared", "6.5", "16.5", "18"),
    ],
)
def test_a_part_for_what_does_not_apply(  # noqa: PLR0917  (one column each)
    tmp_path: Path, sharing: str, rest: str, group_1: str, total: str, most: str
) -> None:
    """「counts as a target; earns part credit with the rest stretched」"""
    text = HEAD.format(points=20, top=f"dropped_points: {sharing}")
    more = PART.format(points=2, rest=rest)
    text += group("1", "10", [row("1.1", "4", more), row("1.2", "3"), row("1.3", "3")])
    rubric = rubric_of(tmp_path, text + group("2", "10", [row("2.1", "10")]))
    found = scored(rubric, {"1.1": AWAY, "1.2": "full", "1.3": "half", "2.1": "full"})
    assert (found["groups"]["1"]["score"], found["total"], found["max_total"]) == (group_1, total, most)
    assert found["criteria"]["1.1"]["score"] == "2"


def test_where_nothing_else_is_left_a_part_stays_a_part(tmp_path: Path) -> None:
    for sharing, most in (("group", "2"), ("total", "4"), ("removed", "2")):
        text = HEAD.format(points=4, top=f"dropped_points: {sharing}")
        text += group("1", "4", [row("1.1", "4", PART.format(points=2, rest="shared"))])
        found = scored(rubric_of(tmp_path, text), {"1.1": AWAY})
        assert (found["total"], found["max_total"]) == ("2", most)


def test_a_group_that_earns_nothing_does_not_earn_its_part_either(tmp_path: Path) -> None:
    """Of 14 points 4 do not apply and leave 2 to the others: 3 of 6 there count (14 - 2) / (12 - 2) = 1.2 times."""
    gate = "gates:\n  - {id: key, title: 关键项, when: [{criterion: '1.2', levels: [none]}], zeroes: '1'}\n"
    text = HEAD.format(points=14, top="dropped_points: total")
    text += group("1", "8", [row("1.1", "4", PART.format(points=2, rest="shared")), row("1.2", "4")])
    rubric = rubric_of(tmp_path, text + group("2", "6", [row("2.1", "6")]) + gate)
    found = scored(rubric, {"1.1": AWAY, "1.2": "none", "2.1": "half"})
    assert (found["groups"]["1"]["score"], found["total"], found["max_total"]) == ("0", "3.6", "14")
    assert scored(rubric, {"1.1": AWAY, "1.2": "none", "2.1": "none"})["total"] == "0"


def test_a_part_is_weighed_as_its_row_is(tmp_path: Path) -> None:
    """Weights 2 and 1 in a mean of 4 points: (2 x 2) / 3 settled; 3 of 4 stretched from 4 / 3 to 4 - 4 / 3 = 8 / 3."""
    text = HEAD.format(points=4, top="dropped_points: group")
    rows = [row("1.1", "4", PART.format(points=2, rest="shared") + ", weight: 2"), row("1.2", "4")]
    rubric = rubric_of(tmp_path, text + group("1", "4", rows, "    combine: mean\n"))
    assert scored(rubric, {"1.1": AWAY, "1.2": "half"})["total"] == "2.666666666666"  # 4 / 3 + 1 / 2 x 8 / 3
    assert scored(rubric, {"1.1": AWAY, "1.2": "full"})["total"] == "4"


def test_a_shared_rest_has_no_place_where_one_alone_counts(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="dropped_points: group")
    rows = [row("1.1", "4", PART.format(points=2, rest="shared")), row("1.2", "4")]
    assert codes_of(tmp_path, text + group("1", "4", rows, "    combine: highest\n")) == ["rest-useless"]


ADJUSTMENTS = """adjustments:
  - {id: b1, title: 国家级, method: fixed, amount: 8}
  - {id: b2, title: 省级, method: fixed, amount: 5}
  - {id: b3, title: 课程, method: counted, each: 2}
  - {id: d1, title: 事故, method: counted, each: -4}
  - {id: d2, title: 投诉, method: fixed, amount: -3}
together:
"""
ONCE = "  - {id: awards, title: 获奖, criteria: [b1, b2], combine: highest, source: 按最高的计。}\n"
HEAVIEST = "  - {id: bad, title: 过失, criteria: [d1, d2], combine: lowest}\n"
CAPPED = "  - {id: all, title: 加分, criteria: [b1, b2, b3], most: 10}\n"
FLOORED = "  - {id: bad, title: 扣分, criteria: [d1, d2], least: -6}\n"


def adjusting(*rules: str) -> str:
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4")])
    return text + ADJUSTMENTS + "".join(rules)


BOTH = {"b1": {"triggered": True}, "b2": {"triggered": True}}


@pytest.mark.parametrize(
    ("rules", "ratings", "adjustments"),
    [
        ((ONCE,), BOTH, "8"),  # the larger of 8 and 5
        ((ONCE,), {"b2": {"triggered": True}}, "5"),
        ((ONCE,), {}, "0"),
        ((ONCE,), {**BOTH, "b3": {"count": "3"}}, "14"),  # 8 + 6
        ((CAPPED,), {**BOTH, "b3": {"count": "3"}}, "10"),  # 8 + 5 + 6 = 19, 最高计10分
        ((CAPPED,), {"b3": {"count": "3"}}, "6"),
        ((HEAVIEST,), {"d1": {"count": "2"}, "d2": {"triggered": True}}, "-8"),
        ((FLOORED,), {"d1": {"count": "2"}, "d2": {"triggered": True}}, "-6"),  # -8 - 3 = -11
        ((CAPPED, FLOORED), {**BOTH, "d2": {"triggered": True}}, "7"),  # 10 - 3
    ],
)
def test_adjustments_that_count_together(
    tmp_path: Path, rules: tuple[str, ...], ratings: dict[str, Any], adjustments: str
) -> None:
    """「caps (最高计N分); counted once (不重复计分, the larger of two); best-of against sum-of」"""
    found = scored(rubric_of(tmp_path, adjusting(*rules)), {"1.1": "none", **ratings})
    assert (found["adjustments"]["score"], found["total"]) == (adjustments, adjustments)


def test_rows_of_the_base_total_count_once(tmp_path: Path) -> None:
    """The same achievement in two groups: the higher row stands, the other earns 0; the maximum stays 20."""
    text = HEAD.format(points=20, top="") + group("1", "10", [row("1.1", "4"), row("1.2", "6")])
    text += group("2", "10", [row("2.1", "10")])
    text += "together: [{id: t, title: 同一成果, criteria: ['1.2', '2.1'], combine: highest}]\n"
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": "full", "1.2": "full", "2.1": "half"})  # 6 against 5
    assert (found["total"], found["max_total"], found["groups"]["2"]["score"]) == ("10", "20", "0")
    assert (found["criteria"]["2.1"], found["complete"]) == (
        {"score": "0", "max": "10", "level": "half"},
        True,
    )
    assert scored(rubric, {"1.1": "full", "1.2": "full", "2.1": "full"})["total"] == "14"  # 4 + 10
    assert scored(rubric, {"1.1": "full", "1.2": "none", "2.1": "half"})["total"] == "9"
    assert scored(rubric, {"1.1": "full", "1.2": "half"})["total"] == "7"  # the other is not rated yet


def test_the_totals_that_there_can_be_know_of_the_limits(tmp_path: Path) -> None:
    """4 + 10 at most, and -6 at least: conclusions beyond are refused. A limit closes what is counted without one."""
    for above, code in (("14", []), ("15", ["conclusion-beyond"])):
        ends = f"conclusions:\n  - {{id: a, title: 甲, when: {{from: {above}}}}}\n  - {{id: b, title: 乙, when: {{below: {above}}}}}\n"
        assert codes_of(tmp_path, adjusting(CAPPED, FLOORED) + ends) == code
    low = (
        "conclusions:\n  - {id: a, title: 甲, when: {from: -6}}\n  - {id: b, title: 乙, when: {below: -6}}\n"
    )
    assert codes_of(tmp_path, adjusting(CAPPED, FLOORED) + low) == ["conclusion-beyond"]
    assert codes_of(tmp_path, adjusting(CAPPED) + low) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("获奖", "8 分", "“国家级、省级”只取最高的一项", "按最高的计。")),
        ("en", ("获奖", "8", "only the highest of: 国家级, 省级", "按最高的计。")),
    ],
)
def test_the_trace_tells_what_counts_together(tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
    from rubricpress.core.changes.digest import digest
    from rubricpress.core.results.assessing import score_data
    from rubricpress.core.results.explain import trace
    from rubricpress.core.scoring import Scorer

    rubric = rubric_of(tmp_path, adjusting(ONCE, FLOORED))
    scorer = Scorer(rubric, digest(rubric))
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": BOTH}},
    }
    (one,), _ = score_data(data, scorer)
    (bonus,) = [
        part for part in trace(scorer, one, language).parts if part.parts and part.parts[0].id == "b1"
    ]
    awards, faults = bonus.parts[-2:]
    assert (awards.label, awards.value, awards.rule, awards.source) == words
    if language == "zh":
        assert faults.rule == "“事故、投诉”合计，最少 −6 分"


def test_what_counts_together_is_checked(tmp_path: Path) -> None:
    rule = "  - {id: x, title: 甲, criteria: [b1, b9], most: 1}\n"
    assert codes_of(tmp_path, adjusting(rule)) == ["condition-name"]
    rule = "  - {id: x, title: 甲, criteria: [b1, b2], least: 1}\n"
    assert codes_of(tmp_path, adjusting(rule)) == ["together-limit"]
    rule = "  - {id: x, title: 甲, criteria: []}\n"
    assert codes_of(tmp_path, adjusting(rule)) == ["together-few"]


def test_shares_of_different_scales_in_a_weighted_mean(tmp_path: Path) -> None:
    """「percentage of the criterion's maximum; a flat weighted mean of mixed scales」: (2 x 50 % + 1 x 100 %) / 3 of 100."""
    text = HEAD.format(points=100, top="")
    text += group("1", "100", [row("1.1", "4", ", weight: 2"), row("1.2", "10")], "    combine: shares\n")
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": "half", "1.2": "full"})
    assert (found["total"], found["max_total"]) == ("66.666666666666", "100")
    assert explained(rubric, {"1.1": "half", "1.2": "full"}, "zh")[2] == "组内各条得分占其满分的百分比取平均"


@pytest.mark.parametrize(("sharing", "total"), [("group", "75"), ("total", "81.25"), ("removed", "75")])
def test_a_share_that_drops_out_leaves_the_mean_to_the_others(
    tmp_path: Path, sharing: str, total: str
) -> None:
    """4 of 10 points of the first group drop out, the rest is half met, the second group wholly: (50 % + 100 %) / 2.

    Where all of the table makes up for them, 0.6 is left of the weight of the first: (0.6 x 50 % + 100 %) / 1.6.
    """
    text = HEAD.format(points=100, top=f"dropped_points: {sharing}\ncombine: shares")
    rows = [row("1.1", "4", ", not_applicable: {counts: dropped}"), row("1.2", "6")]
    rubric = rubric_of(tmp_path, text + group("1", "10", rows) + group("2", "5", [row("2.1", "5")]))
    found = scored(rubric, {"1.1": AWAY, "1.2": "half", "2.1": "full"})
    assert (found["total"], found["max_total"]) == (total, "100")


@pytest.mark.parametrize(("sharing", "total"), [("total", "68.888888888888"), ("group", "67.777777777777")])
def test_a_flat_weighted_mean_over_groups_stays_one_where_rows_drop_out(
    tmp_path: Path, sharing: str, total: str
) -> None:
    """Weights 3, 1 and 2, a group weighing what its rows do. Without 1.1: (1 x 2/3 + 2 x 7/10) / 3, of 100.

    Where only the group makes up for it, that weighs 4 as before: (4 x 2/3 + 2 x 7/10) / 6.
    """
    text = HEAD.format(points=100, top=f"dropped_points: {sharing}\ncombine: shares")
    rows = [scores("1.1", "5", "0 4 5", 3), scores("1.2", "3", "0 2 3", 1)]
    text += group("1", "100", rows, "    combine: shares\n    weight: 4\n")
    text += group("2", "100", [scores("2.1", "10", "0 7 10", 2)], "    combine: shares\n    weight: 2\n")
    rubric = rubric_of(tmp_path, text)
    flat = {"1.1": "s4", "1.2": "s2", "2.1": "s7"}  # (3 x 4/5 + 1 x 2/3 + 2 x 7/10) / 6
    assert scored(rubric, flat)["total"] == "74.444444444444"
    found = scored(rubric, flat | {"1.1": AWAY})
    assert (found["total"], found["max_total"]) == (total, "100")
    assert found["groups"]["1"]["max"] == ("25" if sharing == "total" else "100")


def test_a_mean_of_which_rows_drop_out_weighs_less_where_the_table_makes_up_for_them(tmp_path: Path) -> None:
    """Two means of 10 points, the sum of 20. A row of the first drops out, the other has 8, the second mean 5.

    (8 / 2 + 5) of (10 / 2 + 10), so 9 of 15, of 20: 12. Within the group it is 8 + 5.
    """
    rows = [scores("1.1", "10", "0 8 10", 1), scores("1.2", "10", "0 8 10", 1)]
    for sharing, total in (("total", "12"), ("group", "13")):
        text = HEAD.format(points=20, top=f"dropped_points: {sharing}")
        text += group("1", "10", rows, "    combine: mean\n")
        text += group("2", "10", [scores("2.1", "10", "0 5 10", 1)], "    combine: mean\n")
        rubric = rubric_of(tmp_path, text)
        assert scored(rubric, {"1.1": AWAY, "1.2": "s8", "2.1": "s5"})["total"] == total


def scores(name: str, points: str, given: str, weight: int) -> str:
    """A row with levels called `s4` after their scores, which may drop out."""
    levels = ", ".join(f"{{id: s{one}, score: {one}, descriptor: x}}" for one in given.split())
    more = f"weight: {weight}, not_applicable: {{counts: dropped}}, points: {points}"
    return f"      - {{id: '{name}', title: x, method: levels, {more}, levels: [{levels}]}}\n"


def test_two_ways_to_one_row_are_no_round(tmp_path: Path) -> None:
    """1.3 waits for 1.1 and 1.2, 1.2 for 1.1: each is rated before those that wait for it."""
    second = AFTER.format(levels="full", otherwise="zero")
    both = ", only_if: {when: [{criterion: '1.1', levels: [full]}, {criterion: '1.2', levels: [full]}], otherwise: zero}"
    rows = [row("1.1", "4"), row("1.2", "3", second), row("1.3", "3", both)]
    rubric = rubric_of(tmp_path, HEAD.format(points=10, top="") + group("1", "10", rows))
    assert scored(rubric, {"1.1": "full", "1.2": "full", "1.3": "full"})["total"] == "10"
    assert scored(rubric, {"1.1": "full", "1.2": "none"})["total"] == "4"


def test_a_rule_of_rows_is_no_part_of_the_adjustments_in_the_trace(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4"), row("1.2", "6")])
    text += "adjustments: [{id: b1, title: 加分, method: fixed, amount: 1}]\n"
    text += "together: [{id: t, title: 同一成果, criteria: ['1.1', '1.2'], combine: highest}]\n"
    assert explained(rubric_of(tmp_path, text), {"1.1": "full", "1.2": "full"}, "zh")[-1] == "各加减分项相加"


def test_what_a_group_can_come_to_is_open_below_where_rows_that_cost_points_can_drop_out(
    tmp_path: Path,
) -> None:
    """-1 of -1 to 10 may become less once other rows make up for a row that is not there."""
    costs = "      - {id: '1.2', title: 扣分, method: levels, points: 0, levels: [{id: bad, score: -1, descriptor: 有}, {id: no, score: 0, descriptor: 无}]}\n"
    rows = [row("1.1", "10", ", not_applicable: {counts: dropped}"), costs]
    ends = "conclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: -2}}, {id: b, title: B, when: {below: -2}}]}]\n"
    text = HEAD.format(points=10, top="dropped_points: group") + group("1", "10", rows) + ends
    assert codes_of(tmp_path, text) == []
    assert codes_of(
        tmp_path, text.replace(", not_applicable: {counts: dropped}", "").replace("dropped_points: group", "")
    ) == ["conclusion-beyond"]
