"""Explanations: every number opens down to the official words, and the words agree with the numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.drawing import assessments, response_to, rubrics

from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.exact import simple
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import Trace, said_of, summary, trace
from rubricpress.core.results.progress import progress
from rubricpress.core.results.tally import share_of, tally
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording import LANGUAGES

COMPLETE = {
    "1.1": {"met": ["a"], "earned": {"b": "2.5"}},
    "1.2": {"score": "9.5"},
    "2.1": {"score": "5", "measure": {"numerator": "1", "denominator": "3"}},
    "2.2": {"measure": {"value": "80"}},
    "2.3": {"level": "15"},
    "b1": {"score": "2"},
    "d1": {"count": "0"},
}


def scored(scorer: Scorer, ratings: dict[str, Any], variant: str = "sub") -> Scored:
    data = response_to(scorer.rubric, ratings)
    data["profile"] = {"base_type": variant}
    found, problems = score_data(data, scorer)
    assert problems == []
    return found[0]


def outcome(scorer: Scorer, name: str, rating: dict[str, Any]) -> Outcome:
    """The outcome of one rating, sound or not."""
    data = response_to(scorer.rubric, {name: rating})
    data["profile"] = {"base_type": "sub"}
    return score_data(data, scorer)[0][0].outcomes[name]


def lines(one: Trace, depth: int = 0) -> list[str]:
    told = f"{'  ' * depth}{one.label} | {one.value} | {one.rule} | {one.source}".rstrip(" |")
    return [told, *(line for part in one.parts for line in lines(part, depth + 1))]


def test_the_trace_opens_the_total_down_to_the_official_words(sample: Scorer) -> None:
    assert lines(trace(sample, scored(sample, COMPLETE), "zh")) == [
        "总分 | 50 分 | 各组得分相加，再计入加分和扣分",
        "  1 场地 | 18 分 | 组内各条得分相加",
        "    1.1 教室 | 8.5 分 | 做到的评分点，其分数相加",
        "      评分点 a 做到 | 6 分 |  | 有固定教室",
        "      评分点 b 得部分分 | 2.5 分 |  | 有投影设备",
        "    1.2 卫生 | 9.5 分 | 先定档次，再在该档的分数范围内评分",
        "      属于“优良”（6 至 10 分） | 9.5 分",
        "  2 培训 | 30 分 | 组内各条得分相加",
        "    2.1 参训率 | 5 分 | 先定档次，再在该档的分数范围内评分",
        "      1 ÷ 3 ≈ 33.33%",
        "      属于“不合格”（0 至 5.9 分） | 5 分",
        "    2.2 培训人数 | 10 分 | 选定一档，得该档的分数",
        "      填报 80人",
        "      由填报的数值定档 | 10 分 |  | 达标",
        "    2.3 学员评价 | 15 分 | 选定一档，得该档的分数",
        "      选定这一档 | 15 分 |  | 满意",
        "  加减分项 | 2 分 | 各加减分项相加",
        "    其他突出成绩 | 2 分 | 在规定的范围内评定",
        "      评定的加减分 | 2 分",
        "    安全事故 | 0 分 | 按次数计",
        "      0 次 × −100 分 | 0 分",
        "    被投诉 | 0 分 | 有此情形时一次计入",
        "    弄虚作假 | 0 分 | 有此情形时直接得出结论",
        "  结论 | 合格 | 总分在此范围：33 分及以上",
    ]


def test_a_veto_explains_the_conclusion_whatever_the_total(sample: Scorer) -> None:
    found = lines(trace(sample, scored(sample, {**COMPLETE, "v1": {"triggered": True}}), "en"))
    assert found[-3:] == [
        "    弄虚作假 | 0 | decides the conclusion when it applies",
        "      veto | 0",
        "  Conclusion | 取消资格 | by veto, whatever the total",
    ]


def test_a_total_so_far_says_so_and_concludes_nothing(sample: Scorer) -> None:
    found = lines(trace(sample, scored(sample, {"1.2": {"score": "9.5"}}), "zh"))
    assert found[0] == "暂计总分 | 9.5 分 | 各组得分相加，再计入加分和扣分"
    assert "    1.1 教室 | 未评 | 做到的评分点，其分数相加" in found
    assert not any(line.startswith("  结论") for line in found)


def test_the_adjustments_show_a_sum_of_their_own(sample: Scorer) -> None:
    rated = scored(sample, {**COMPLETE, "d1": {"count": "1"}})
    assert lines(trace(sample, rated, "zh"))[0].startswith("总分 | −50 分 |")
    (adjusting,) = [one for one in trace(sample, rated, "zh").parts if one.label == "加减分项"]
    assert adjusting.value == "−98 分"
    assert [one.value for one in adjusting.parts] == ["2 分", "−100 分", "0 分", "0 分"]


def test_a_number_is_not_said_twice_in_one_line(sample: Scorer) -> None:
    rated = scored(sample, {**COMPLETE, "d1": {"count": "1"}})
    assert "      1 次 × −100 分 | −100 分" in lines(trace(sample, rated, "zh"))
    assert said_of(rated.outcomes["d1"], "zh") == "1 次 × −100 分 = −100 分"


def test_a_table_without_adjustments_adds_groups_only(sample: Scorer) -> None:
    bare = Rubric(
        id="bare", title="表", edition="1", points=sample.rubric.points, columns=sample.rubric.columns,
        groups=sample.rubric.groups, profile=sample.rubric.profile, bands=sample.rubric.bands,
    )  # fmt: skip
    found = lines(trace(Scorer(bare, ""), scored(Scorer(bare, ""), {"2.3": {"level": "0"}}), "en"))
    assert found[0] == "Total so far | 0 | the groups added up"
    assert not any("Adjustments" in line for line in found)


def test_a_group_lists_its_own_rows_before_the_groups_inside_it(sample: Scorer) -> None:
    first, second = sample.rubric.groups
    nested = replace(sample.rubric, groups=(replace(first, groups=(second,)),))
    told = scored(Scorer(nested, ""), {})
    (group, *_) = trace(Scorer(nested, ""), told, "zh").parts
    assert [one.id for one in group.parts] == ["1.1", "1.2", "2"]
    assert told.unrated == ("1.1", "1.2", "2.1", "2.2", "2.3")


def test_a_partial_mark_never_says_that_the_indicator_is_met(sample: Scorer) -> None:
    for part in ("0", "4"):
        found = lines(trace(sample, scored(sample, {"1.1": {"met": ["a"], "earned": {"b": part}}}), "zh"))
        assert f"      评分点 b 得部分分 | {part} 分 |  | 有投影设备" in found


def test_a_trace_travels_as_plain_data(sample: Scorer) -> None:
    whole = trace(sample, scored(sample, COMPLETE), "zh").as_data()
    assert set(whole) == {"id", "label", "value", "rule", "source", "parts"}
    assert whole["parts"][0]["parts"][0]["parts"][1]["source"] == "有投影设备"


@given(rubrics(), st.data(), st.sampled_from(LANGUAGES))
def test_the_parts_of_a_trace_add_up_to_its_number(
    rubric: Rubric, data: st.DataObject, language: str
) -> None:
    scorer = Scorer(rubric, "")
    rated = {name: one.data for name, one in data.draw(assessments(rubric, "main")).items()}
    found, _ = score_data(response_to(rubric, rated, "main"), scorer)
    whole = trace(scorer, found[0], language)
    groups = list(whole.parts[: len(rubric.groups)])
    adjusting = [one for one in whole.parts[len(rubric.groups) :] if one.parts]
    assert sum(map(_number, [*groups, *adjusting])) == _number(whole)
    for one in (*groups, *adjusting):
        assert sum(map(_number, one.parts)) == _number(one)


def _number(one: Trace) -> Fraction:
    text = one.value.removesuffix(" 分").replace("−", "-")
    return Fraction(0) if text in ("未评", "not rated") else Fraction(text)


@pytest.mark.parametrize(
    ("ratings", "zh", "en"),
    [
        (COMPLETE, "总分 50 分，满分 55 分，结论：合格", "Total 50 of 55; conclusion: 合格"),
        (
            {"2.3": {"level": "15"}},
            "暂计 15 分，满分 55 分，还有 4 项未评",
            "15 of 55 so far, 4 not rated yet",
        ),
        (
            {"v1": {"triggered": True}},
            "暂计 0 分，满分 55 分，还有 5 项未评，结论：取消资格",
            "0 of 55 so far, 5 not rated yet; conclusion: 取消资格",
        ),
    ],
)
def test_the_summary_is_one_sentence(sample: Scorer, ratings: dict[str, Any], zh: str, en: str) -> None:
    found = scored(sample, ratings)
    assert summary(found, "zh") == zh
    assert summary(found, "en") == en


def test_a_form_says_what_its_controls_do_not_show(sample: Scorer) -> None:
    found = scored(sample, {**COMPLETE, "2.1": {"measure": {"numerator": "15", "denominator": "20"}}})
    assert said_of(found.outcomes["2.1"], "zh") == "15 ÷ 20 = 75%，属于“优良”，请在 6 至 10 分之间评分"
    assert (
        said_of(found.outcomes["2.1"], "en")
        == "15 ÷ 20 = 75%; in the band '优良': choose a score from 6 to 10"
    )
    assert said_of(found.outcomes["2.2"], "zh") == "按填报的数值得 10 分"
    assert said_of(found.outcomes["1.1"], "zh") == ""


@pytest.mark.parametrize(
    ("rating", "zh", "en"),
    [
        # a number that is not one, a score of another band, a key that is not there
        (
            {"score": "9."},
            "12 ÷ 20 = 60%，属于“不合格”，请在 0 至 5.9 分之间评分",
            "choose a score from 0 to 5.9",
        ),
        (
            {"score": "9"},
            "12 ÷ 20 = 60%，属于“不合格”，请在 0 至 5.9 分之间评分",
            "choose a score from 0 to 5.9",
        ),
        (
            {"count": 1},
            "12 ÷ 20 = 60%，属于“不合格”，请在 0 至 5.9 分之间评分",
            "choose a score from 0 to 5.9",
        ),
    ],
)
def test_what_helps_to_choose_a_score_stays_while_the_score_is_wrong(
    sample: Scorer, rating: dict[str, Any], zh: str, en: str
) -> None:
    measured = {"measure": {"numerator": "12", "denominator": "20"}}
    found = outcome(sample, "2.1", {**measured, **rating})
    assert (found.score, found.chosen, len(found.problems)) == (None, "", 1)
    assert said_of(found, "zh") == zh
    assert said_of(found, "en").endswith(en)


def test_steps_that_earn_points_go_with_a_wrong_rating(sample: Scorer) -> None:
    found = outcome(sample, "2.2", {"measure": {"value": "50"}, "level": "0"})
    assert [one.code for one in found.problems] == ["level-contradicts"]
    assert [one.phrase for one in found.steps] == ["entered"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "zh", "en"),
    [
        ("20", "20", "20 ÷ 20 = 100%", "20 ÷ 20 = 100%"),
        ("12", "10", "12 ÷ 10 = 120%（超过 100%，请核对）", "12 ÷ 10 = 120% (above 100%: please check)"),
        (
            "30001",
            "30000",
            "30001 ÷ 30000 ≈ 100%（超过 100%，请核对）",
            "30001 ÷ 30000 ≈ 100% (above 100%: please check)",
        ),
    ],
)
def test_a_ratio_above_100_per_cent_is_said(numerator: str, denominator: str, zh: str, en: str) -> None:
    measure = Measure(kind="ratio", numerator="甲", denominator="乙")
    found = Outcome(steps=measure.steps((Decimal(numerator), Decimal(denominator))))
    assert said_of(found, "zh") == zh
    assert said_of(found, "en") == en


@pytest.mark.parametrize(("value", "said"), [("100", ""), ("100.5", "填报 100.5%（超过 100%，请核对）")])
def test_a_percentage_above_100_is_said(value: str, said: str) -> None:
    steps = Measure(kind="percentage", decides=False).steps((Decimal(value),))
    assert said_of(Outcome(steps=steps), "zh") == said


def test_progress_counts_the_criteria_of_the_base_total(sample: Scorer) -> None:
    assert progress(sample.rubric, scored(sample, {"1.1": {"met": []}, "b1": {"score": "1"}})) == (1, 5)


def test_bands_are_counted_starred_ones_apart(scorers: dict[str, Scorer]) -> None:
    scorer = scorers["correspondence-education"]
    starred = [one.id for one, _ in all_criteria(scorer.rubric) if one.starred]
    bare = [one.id for one, _ in all_criteria(scorer.rubric) if not one.starred and not one.method.ADJUSTS]
    assert (len(starred), len(bare)) == (28, 38)
    rated: dict[str, Any] = {name: {"score": "0"} for name in (*starred[:3], *bare[:2])}
    rated["1.2.4"] = {"measure": {"numerator": "9", "denominator": "9"}}  # a band, but no score yet
    found, _ = score_data(response_to(scorer.rubric, rated), scorer)
    counted = {one["id"]: (one["count"], one["starred"]) for one in tally(scorer, found[0])["bands"]}
    assert counted == {"good": ("0", "0"), "pass": ("0", "0"), "fail": ("5", "3")}


@pytest.mark.parametrize(
    ("ratings", "share"),
    [({"2.3": {"level": "15"}}, "27.27"), (COMPLETE, "90.9"), ({"d1": {"count": "1"}}, "-181.81"), ({}, "0")],
)
def test_the_share_of_points_is_cut_and_never_rounded_up(
    sample: Scorer, ratings: dict[str, Any], share: str
) -> None:
    assert tally(sample, scored(sample, ratings))["share"] == share


@pytest.mark.parametrize(
    ("score", "most", "share"),
    [
        ("7", "10", "70"),
        ("1", "3", "33.33"),
        ("-1", "3", "-33.33"),
        ("2/3", "1", "66.66"),
        ("1", "2/3", "150"),
    ],
)
def test_a_share_is_cut_after_two_decimals_and_of_no_maximum_there_is_none(
    score: str, most: str, share: str
) -> None:
    assert share_of(simple(Fraction(score)), simple(Fraction(most))) == share
    assert share_of(simple(Fraction(score)), ZERO) is None
