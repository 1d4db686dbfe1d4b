"""How scores are combined: weights, means, rows that drop out, rounding. Each table is worked by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.changes.digest import digest
from rubricpress.core.combining import Part, combined, merged
from rubricpress.core.numbers.exact import Exact, simple
from rubricpress.core.results.assessing import assess, score_data
from rubricpress.core.results.explain import trace
from rubricpress.core.results.tally import tally
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.source.reading import read_rubric

HEAD = """
id: table
title: 检查表
edition: "2026-11"
points: {points}
{top}
columns: [{{of: title, title: 项目}}]
profile:
  - id: site
    title: 工地类别
    options: [{{id: tower, title: 有塔吊}}, {{id: none, title: 无塔吊}}]
groups:
"""
LEVELS = "[{{id: none, score: 0, descriptor: 没有}}, {{id: half, score: {half}, descriptor: 有一些}}, {{id: full, score: {full}, descriptor: 齐全}}]"


def row(name: str, points: str, more: str = "") -> str:
    """A row whose levels are nothing, half and all of its points; ids `none`, `half`, `full`."""
    half = str(simple(Fraction(points) / 2))
    levels = LEVELS.format(half=half, full=points)
    return f"      - {{id: '{name}', title: 行{name}, method: levels, points: {points}, levels: {levels}{more}}}\n"


def group(name: str, points: str, rows: list[str], more: str = "") -> str:
    return (
        f"  - id: '{name}'\n    title: 组{name}\n    points: {points}\n{more}    criteria:\n{''.join(rows)}"
    )


def rubric_of(folder: Path, text: str) -> Rubric:
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    source = read_rubric(path)
    assert source.rubric is not None, [one.problem.message("en") for one in source.problems]
    return source.rubric


def scored(rubric: Rubric, ratings: dict[str, Any], profile: dict[str, str] | None = None) -> dict[str, Any]:
    """The result of these ratings; a word stands for a level."""
    plain = {name: {"level": one} if isinstance(one, str) else one for name, one in ratings.items()}
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "profile": profile or {},
        "assessments": {"self": {"ratings": plain}},
    }
    result = assess(response, {"table": Scorer(rubric, digest(rubric))}, "en")
    found: dict[str, Any] = result["assessments"]["self"]
    return found | {"problems": [one["code"] for one in result["problems"]]}


def explained(rubric: Rubric, ratings: dict[str, str], language: str) -> list[str]:
    """Every label and rule of the trace."""
    scorer = Scorer(rubric, digest(rubric))
    plain = {name: {"level": one} for name, one in ratings.items()}
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": plain}},
    }
    (one,), _ = score_data(data, scorer)
    whole = trace(scorer, one, language)
    return [whole.rule, *(text for one in whole.parts for text in (one.label, one.rule))]


def test_weights_multiply_in_a_sum(tmp_path: Path) -> None:
    """「weight x level」: 2 x 5 + 1 x 5 = 15 at most; full and half of them: 10 + 2.5."""
    text = HEAD.format(points=15, top="") + group(
        "1", "15", [row("1.1", "5", ", weight: 2"), row("1.2", "5")]
    )
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": "full", "1.2": "half"})
    assert (found["total"], found["max_total"], found["complete"]) == ("12.5", "15", True)
    assert found["groups"]["1"] == {"score": "12.5", "max": "15"}


def test_the_mean_of_means_and_the_weighted_mean(tmp_path: Path) -> None:
    """「mean of means at every depth」: group 1 (4 + 2) / 2 = 3; group 2, weighed 3 : 1, (3 x 2 + 1 x 4) / 4 = 2.5;
    the whole (3 + 2.5) / 2 = 2.75 of 4."""
    text = HEAD.format(points=4, top="combine: mean")
    text += group("1", "4", [row("1.1", "4"), row("1.2", "4")], "    combine: mean\n")
    text += group("2", "4", [row("2.1", "4", ", weight: 3"), row("2.2", "4")], "    combine: mean\n")
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": "full", "1.2": "half", "2.1": "half", "2.2": "full"})
    assert (found["groups"]["1"]["score"], found["groups"]["2"]["score"]) == ("3", "2.5")
    assert found["total"] == "2.75"


def test_a_mean_that_never_ends_is_computed_whole_and_cut_in_print(tmp_path: Path) -> None:
    """(1 + 1 + 0) / 3 = 0.666…; three such groups add up to exactly 2."""
    groups = [
        group(str(at), "1", [row(f"{at}.{one}", "1") for one in (1, 2, 3)], "    combine: mean\n")
        for at in (1, 2, 3)
    ]
    rubric = rubric_of(tmp_path, HEAD.format(points=3, top="") + "".join(groups))
    ratings = {f"{at}.{one}": "none" if one == 3 else "full" for at in (1, 2, 3) for one in (1, 2, 3)}
    found = scored(rubric, ratings)
    assert found["groups"]["1"]["score"] == "0.666666666666"
    assert found["total"] == "2"


@pytest.mark.parametrize(("way", "total"), [("highest", "5"), ("lowest", "2.5")])
def test_the_larger_or_the_smaller_of_two(tmp_path: Path, way: str, total: str) -> None:
    """「counted once (不重复计分, the larger of two)」"""
    text = HEAD.format(points=5, top="")
    text += group("1", "5", [row("1.1", "5"), row("1.2", "5")], f"    combine: {way}\n")
    assert scored(rubric_of(tmp_path, text), {"1.1": "full", "1.2": "half"})["total"] == total


MAY_DROP = ", not_applicable: {counts: dropped}"


@pytest.mark.parametrize(
    ("sharing", "groups", "total", "most"),
    [
        ("group", [("7.5", "10"), ("10", "10")], "17.5", "20"),
        ("total", [("4.5", "6"), ("10", "10")], "18.125", "20"),
        ("removed", [("4.5", "6"), ("10", "10")], "14.5", "16"),
    ],
)
def test_what_becomes_of_points_of_a_row_that_does_not_apply(
    tmp_path: Path, sharing: str, groups: list[tuple[str, str]], total: str, most: str
) -> None:
    """「dropped and the rest rescaled (inside the group, or over the whole)」: 4 of 10 points drop out of group 1.

    Left are 6 points, of which 3 + 1.5 = 4.5 are earned. Inside the group 4.5 x 10 / 6 = 7.5; over the whole
    (4.5 + 10) x 20 / 16 = 18.125; or 14.5 of 16.
    """
    text = HEAD.format(points=20, top=f"dropped_points: {sharing}")
    text += group("1", "10", [row("1.1", "4", MAY_DROP), row("1.2", "3"), row("1.3", "3")])
    text += group("2", "10", [row("2.1", "10")])
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": {"not_applicable": True}, "1.2": "full", "1.3": "half", "2.1": "full"})
    assert [(one["score"], one["max"]) for one in found["groups"].values()] == groups
    assert (found["total"], found["max_total"], found["complete"]) == (total, most, True)
    assert found["criteria"]["1.1"] == {"score": None, "max": "4", "dropped": True}
    assert found["unrated"] == []


@pytest.mark.parametrize(
    ("combine", "told"),
    [
        ("", [("补足不计的分值：14.5 ÷ 16 × 20 =", "18.125 分")]),
        ("combine: lowest", [("min(4.5, 10) =", "4.5 分"), ("补足不计的分值：4.5 ÷ 6 × 10 =", "7.5 分")]),
    ],
)
def test_the_trace_shows_the_numbers_by_which_the_rest_of_the_table_makes_up(
    tmp_path: Path, combine: str, told: list[tuple[str, str]]
) -> None:
    """4.5 + 10 = 14.5 earned of 16: 14.5 ÷ 16 × 20 = 18.125."""
    text = HEAD.format(points=10 if combine else 20, top=f"dropped_points: total\n{combine}")
    text += group("1", "10", [row("1.1", "4", MAY_DROP), row("1.2", "3"), row("1.3", "3")])
    text += group("2", "10", [row("2.1", "10")])
    scorer = Scorer(rubric_of(tmp_path, text), "")
    ratings = {"1.2": {"level": "full"}, "1.3": {"level": "half"}, "2.1": {"level": "full"}}
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {"1.1": {"not_applicable": True}, **ratings}}},
    }
    (one,), _ = score_data(data, scorer)
    parts = [part for part in trace(scorer, one, "zh").parts if not part.id]
    assert [(part.label, part.value) for part in parts] == told


def test_a_group_of_which_nothing_is_left_is_made_up_for_by_the_others(tmp_path: Path) -> None:
    text = HEAD.format(points=20, top="dropped_points: group")
    text += group("1", "10", [row("1.1", "10", MAY_DROP)]) + group("2", "10", [row("2.1", "10", MAY_DROP)])
    rubric = rubric_of(tmp_path, text)
    away = {"not_applicable": True}
    assert scored(rubric, {"1.1": away, "2.1": "half"})["total"] == "10"
    nothing = scored(rubric, {"1.1": away, "2.1": away})
    assert (nothing["total"], nothing["max_total"]) == ("0", "0")


def test_of_nothing_no_share_is_earned(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="dropped_points: group") + group(
        "1", "10", [row("1.1", "10", MAY_DROP)]
    )
    scorer = Scorer(rubric_of(tmp_path, text), "")
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {"1.1": {"not_applicable": True}}}},
    }
    (one,), _ = score_data(data, scorer)
    assert tally(scorer, one)["share"] == "0"


def test_a_row_may_count_as_met_and_may_ask_for_a_reason(tmp_path: Path) -> None:
    """「counts as met」, 「with a reason where it demands one」"""
    more = ", not_applicable: {counts: met, reason: true}"
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4", more), row("1.2", "6")])
    rubric = rubric_of(tmp_path, text)
    told = scored(rubric, {"1.1": {"not_applicable": True, "note": "没有电梯"}, "1.2": "half"})
    assert (told["total"], told["complete"]) == ("7", True)
    silent = scored(rubric, {"1.1": {"not_applicable": True, "note": " "}, "1.2": "half"})
    assert (silent["total"], silent["unrated"], silent["problems"]) == ("3", ["1.1"], ["reason-missing"])


@pytest.mark.parametrize(("otherwise", "total", "most"), [("dropped", "3", "6"), ("met", "7", "10")])
def test_a_row_is_there_for_some_answers_only(tmp_path: Path, otherwise: str, total: str, most: str) -> None:
    """「shown and counted only for some profiles …; what they do to the maximum is declared」"""
    more = f", only_for: {{field: site, options: [tower], otherwise: {otherwise}}}"
    text = HEAD.format(points=10, top="dropped_points: removed")
    rubric = rubric_of(tmp_path, text + group("1", "10", [row("1.1", "4", more), row("1.2", "6")]))
    there = scored(rubric, {"1.1": "full", "1.2": "half"}, {"site": "tower"})
    assert (there["total"], there["max_total"]) == ("7", "10")
    away = scored(rubric, {"1.2": "half"}, {"site": "none"})
    assert (away["total"], away["max_total"], away["complete"]) == (total, most, True)
    unsaid = scored(rubric, {"1.2": "half"})
    assert (unsaid["complete"], unsaid["unrated"], unsaid["problems"]) == (False, ["1.1"], [])


@pytest.mark.parametrize(
    ("unrated", "total", "most", "complete"),
    [("open", "3", "10", False), ("zero", "3", "10", True), ("dropped", "5", "10", True)],
)
def test_what_is_not_rated(tmp_path: Path, unrated: str, total: str, most: str, complete: bool) -> None:
    """「excluded, zero, or blocks the result: declared」; a note alone is no rating."""
    text = HEAD.format(points=10, top=f"unrated: {unrated}\ndropped_points: group")
    rubric = rubric_of(tmp_path, text + group("1", "10", [row("1.1", "4"), row("1.2", "6")]))
    for ratings in ({"1.2": "half"}, {"1.1": {"note": "待补"}, "1.2": "half"}):
        found = scored(rubric, ratings)
        assert (found["total"], found["max_total"], found["complete"]) == (total, most, complete)


def test_rounding_is_done_where_the_table_says_so(tmp_path: Path) -> None:
    """「where (criterion, group, total), to how many places, which way」: 2.5 -> 3 for the row; (3 + 0 + 0) / 3 = 1;
    with two such groups and one of 0.333… -> 0.3."""
    top = "rounding: {criteria: {step: 1}, groups: {step: 0.1, way: down}, total: {step: 0.5, way: up}}"
    text = HEAD.format(points=10, top=top)
    text += group("1", "5", [row("1.1", "5"), row("1.2", "5"), row("1.3", "5")], "    combine: mean\n")
    text += group("2", "5", [row("2.1", "5", ", weight: 2"), row("2.2", "5")], "    combine: mean\n")
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": "half", "1.2": "none", "1.3": "none", "2.1": "none", "2.2": "full"})
    assert found["criteria"]["1.1"]["score"] == "3"
    assert [one["score"] for one in found["groups"].values()] == ["1", "1.6"]  # 5 / 3 = 1.666…
    assert found["total"] == "3"  # 2.6 up to the next half


def test_a_table_that_begins_at_its_maximum(tmp_path: Path) -> None:
    """「Start at the maximum and subtract weighted deductions, negative totals legal」: 5 - 5 - 3 = -3."""
    rows = [
        f"      - {{id: '1.{at}', title: 行{at}, method: levels, points: 0, levels: "
        f"[{{id: met, score: 0, descriptor: 做到}}, {{id: unmet, score: -{cost}, descriptor: 没有做到}}]}}\n"
        for at, cost in ((1, 5), (2, 3))
    ]
    text = HEAD.format(points=5, top="start: 5") + group("1", "0", rows)
    rubric = rubric_of(tmp_path, text)
    assert scored(rubric, {"1.1": "met", "1.2": "met"})["total"] == "5"
    assert scored(rubric, {"1.1": "unmet", "1.2": "unmet"})["total"] == "-3"
    assert scored(rubric, {"1.1": "unmet", "1.2": "unmet"})["max_total"] == "5"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_trace_tells_how_scores_were_combined(tmp_path: Path, language: str) -> None:
    text = HEAD.format(points=7, top="combine: mean\nstart: 2\ndropped_points: total\nunrated: dropped")
    text += group("1", "5", [row("1.1", "5"), row("1.2", "5")], "    combine: highest\n    weight: 2\n")
    text += group("2", "5", [row("2.1", "5")])
    said = explained(rubric_of(tmp_path, text), {"1.1": "full"}, language)
    if language == "zh":
        assert said[0] == "从 2 分起算，各组得分取平均，不计的条目，其分值由全表其余条目按比例补足"
        assert said[1:3] == ["1 组1（权重 2）", "取组内得分最高的一条"]
    else:
        assert said[0].startswith("beginning at 2; the mean of the groups")
        assert said[1:3] == ["1 组1 (weight 2)", "the highest of the criteria of the group"]


def test_the_trace_tells_of_points_made_up_for_inside_a_group(tmp_path: Path) -> None:
    text = HEAD.format(points=5, top="dropped_points: group\nunrated: dropped")
    said = explained(
        rubric_of(tmp_path, text + group("1", "5", [row("1.1", "2"), row("1.2", "3")])), {"1.1": "full"}, "zh"
    )
    assert said[2] == "组内各条得分相加，不计的条目，其分值由同组其余条目按比例补足"


scores = st.fractions(min_value=0, max_value=10, max_denominator=12).map(simple)
parts = st.lists(
    st.builds(lambda score, weight: Part(score, simple(Fraction(10)), simple(Fraction(10)), weight), scores, st.sampled_from([1, 2, 5]).map(lambda one: simple(Fraction(one)))),
    min_size=1,
    max_size=6,
)  # fmt: skip


@given(parts, st.sampled_from(["sum", "mean", "lowest", "highest"]), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[Part], way: str, chance: Any) -> None:
    mixed = chance.sample(rows, len(rows))
    assert combined(way, rows, None).score == combined(way, mixed, None).score


@given(parts, st.sampled_from(["sum", "mean", "lowest", "highest"]), scores)
def test_a_better_row_never_lowers_the_score(rows: list[Part], way: str, better: Exact) -> None:
    first, *others = rows
    raised = Part(max(first.score, better), first.maximum, first.full, first.weight)
    assert combined(way, [raised, *others], None).score >= combined(way, rows, None).score


@given(parts, st.sampled_from(["mean", "lowest", "highest"]))
def test_a_mean_lies_between_the_lowest_and_the_highest(rows: list[Part], way: str) -> None:
    values = [one.score for one in rows]
    assert min(values) <= combined(way, rows, None).score <= max(values)


def test_nothing_merged_is_nothing() -> None:
    assert merged("mean", []) == 0


def codes_of(folder: Path, text: str) -> list[str]:
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    return [one.problem.code for one in read_rubric(path).problems]


@pytest.mark.parametrize(
    ("top", "more", "codes"),
    [
        ("", ", only_for: {field: kind, options: [tower], otherwise: met}", ["field-unknown"]),
        ("", ", only_for: {field: site, options: [], otherwise: met}", ["list-empty"]),
        ("", ", only_for: {field: site, options: [tower]}", ["dropped-points-missing"]),
        ("unrated: dropped", "", ["dropped-points-missing"]),
        ("rounding: {total: {step: 0}}", "", ["step-positive"]),
        ("", ", weight: -1", ["weight-positive"]),
        ("start: 1", "", ["total-sum"]),
    ],
)
def test_what_a_table_must_say_of_rows_that_drop_out(
    tmp_path: Path, top: str, more: str, codes: list[str]
) -> None:
    text = HEAD.format(points=10, top=top) + group("1", "10", [row("1.1", "4", more), row("1.2", "6")])
    assert codes_of(tmp_path, text) == codes


def test_an_adjustment_has_no_points_that_could_be_missing(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "10")])
    text += "adjustments:\n  - {id: b1, title: 加分, method: fixed, amount: 1, not_applicable: {counts: dropped}}\n"
    assert codes_of(tmp_path, text) == []


@pytest.mark.parametrize(("sharing", "codes"), [("group", []), ("removed", ["conclusion-beyond"])])
def test_a_total_below_the_least_is_in_reach_where_others_make_up(
    tmp_path: Path, sharing: str, codes: list[str]
) -> None:
    """Rows that cost up to 5 each make up for a row that drops out: together they may then cost more."""
    costs = "levels: [{id: met, score: 2, descriptor: 做到}, {id: unmet, score: -5, descriptor: 没有做到}]"
    rows = [
        f"      - {{id: '1.{at}', title: 行, method: levels, points: 2, {costs}{MAY_DROP}}}\n"
        for at in (1, 2)
    ]
    text = HEAD.format(points=4, top=f"dropped_points: {sharing}") + group("1", "4", rows)
    text += "conclusions:\n  - {id: bad, title: 差, when: {below: -10}}\n  - {id: good, title: 好, when: {from: -10}}\n"
    assert codes_of(tmp_path, text) == codes


UNSCORED = "      - {{id: '1.2', title: 方案, method: levels, points: 0, levels: [{{id: no, score: 0, descriptor: 没有}}, {{id: yes, score: {yes}, descriptor: 有}}]}}\n"


def test_a_row_that_earns_nothing_is_there_for_its_level_alone(tmp_path: Path) -> None:
    """「one without points」: the level is known, the sums stay as they are; it is still to be answered."""
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4"), UNSCORED.format(yes=0)])
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.1": "full", "1.2": "yes"})
    assert (found["total"], found["criteria"]["1.2"]) == ("4", {"score": "0", "max": "0", "level": "yes"})
    assert scored(rubric, {"1.1": "full"})["unrated"] == ["1.2"]


def test_a_row_without_points_has_no_level_that_earns_any(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4"), UNSCORED.format(yes=1)])
    assert set(codes_of(tmp_path, text)) == {"points-positive", "level-above"}
