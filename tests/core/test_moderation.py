"""Moderation: two assessments of one response compared, and what is agreed; each test is the sentence it proves."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import OPTIONS, assessments, rubrics

from rubricpress.core.assessments.moderation import Differences, answer_of, differences
from rubricpress.core.bridge import answer
from rubricpress.core.changes.digest import digest
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.numbers.exact import difference
from rubricpress.core.plain.codec import canonical, decode
from rubricpress.core.results.assessing import score_data
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES
from rubricpress.source.library import Library

variants = st.sampled_from(OPTIONS)


def response(rubric: Rubric, variant: str = "", **ratings: Any) -> dict[str, Any]:
    return {
        "format": "rubricpress-response/1",
        "rubric": {"id": rubric.id},
        "profile": {"variant": variant} if variant else {},
        "assessments": {role: {"ratings": rated} for role, rated in ratings.items()},
    }


def compared(rubric: Rubric, own: Any, review: Any, variant: str = "") -> Differences:
    scorer = Scorer(rubric, digest(rubric))
    (one, other), _ = score_data(response(rubric, variant, self=own, review=review), scorer)
    return differences(scorer, one, other)


def moderated(scorer: Scorer, language: str = "zh", **ratings: Any) -> Any:
    """The reply of the bridge."""
    load = {"do": "load", "rubric": json.loads(canonical(scorer.rubric)), "digest": scorer.digest}
    answer(json.dumps(load))
    request = {"do": "moderate", "language": language, "response": response(scorer.rubric, **ratings)}
    return json.loads(answer(json.dumps(request)))


def drawn(data: st.DataObject, rubric: Rubric, variant: str) -> dict[str, Any]:
    return {name: one.data for name, one in data.draw(assessments(rubric, variant)).items()}


@settings(max_examples=10)
@given(rubrics(), st.data(), variants)
def test_a_difference_changes_its_sign_and_nothing_else_when_both_sides_are_swapped(
    rubric: Rubric, data: st.DataObject, variant: str
) -> None:
    own, review = drawn(data, rubric, variant), drawn(data, rubric, variant)
    here, there = compared(rubric, own, review, variant), compared(rubric, review, own, variant)
    swapped = {"self-only": "review-only", "review-only": "self-only"}
    for name, row in here.rows.items():
        assert there.rows[name].state == swapped.get(row.state, row.state)
        assert negative(there.rows[name].difference) == row.difference
    assert {name: negative(one) for name, one in there.groups.items()} == here.groups
    assert negative(there.total) == here.total
    assert negative(there.sum) == here.sum
    assert there.compared == here.compared
    assert there.differing == here.differing


def negative(value: Any) -> Any:
    return None if value is None else -value


@settings(max_examples=10)
@given(rubrics(), st.data(), variants)
def test_equal_assessments_have_no_difference(rubric: Rubric, data: st.DataObject, variant: str) -> None:
    rated = drawn(data, rubric, variant)
    found = compared(rubric, rated, copy.deepcopy(rated), variant)
    assert {row.state for row in found.rows.values()} <= {"equal", "open"}
    assert {row.difference for row in found.rows.values()} <= {None, Decimal(0)}
    assert found.differing == ()
    assert found.sum == 0


@settings(max_examples=10)
@given(rubrics(), st.data(), variants)
def test_a_difference_is_exactly_the_one_worth_less_the_other(
    rubric: Rubric, data: st.DataObject, variant: str
) -> None:
    own, review = data.draw(assessments(rubric, variant)), data.draw(assessments(rubric, variant))
    here, there = ({name: one.data for name, one in side.items()} for side in (own, review))
    found = compared(rubric, here, there, variant)
    apart = Fraction(0)
    for name in own.keys() & review.keys():
        less, more = own[name].worth, review[name].worth
        if less is not None and more is not None:
            row = found.rows[name]
            assert row.difference is not None
            assert Fraction(row.difference) == more - less
            assert (row.state == "differs") == (more != less)
            apart += more - less
    left_out = [name for name in found.compared if name not in own.keys() & review.keys()]
    apart += sum((Fraction(found.rows[name].difference or 0) for name in left_out), Fraction(0))
    assert found.sum == apart


def test_differences_are_never_rounded() -> None:
    assert difference(Fraction(1, 3), Decimal("0.1")) == Fraction(7, 30)
    assert difference(Decimal("0.3"), Decimal("0.1")) == Decimal("0.2")


SELF: dict[str, Any] = {
    "1.1": {"met": ["a"], "evidence": "照片", "note": "自评的话"},
    "1.2": {"score": "9.5"},
    "2.3": {"level": "15"},
    "2.1": {"score": "99"},
}
REVIEW: dict[str, Any] = {
    "1.1": {"earned": {"a": "6"}},
    "1.2": {"score": "8", "note": "门口有积水"},
    "2.3": {"level": "15", "evidence": "台账"},
}


def test_each_row_tells_where_both_sides_stand(sample: Scorer) -> None:
    found = moderated(sample, self=SELF | {"1.1": {"met": ["b"]}, "b1": {"score": "1"}}, review=REVIEW)[
        "moderation"
    ]
    states = {name: row["state"] for name, row in found["rows"].items()}
    assert states["1.1"] == "self-only"  # `a` cannot be earned in part: a rating with a problem rates nothing
    assert states["1.2"] == "differs"
    assert states["2.3"] == "equal"
    assert states["2.2"] == "open"
    assert states["b1"] == "differs"  # an adjustment that is left out is answered
    assert found["rows"]["1.2"]["difference"] == "-1.5"
    said = {name: row["said"] for name, row in found["rows"].items()}
    assert said["1.2"] == "复核比自评少 1.5 分"
    assert said["1.1"] == "还没有复核"
    assert said["2.3"] == "复核与自评相同"
    assert found["said"] == "两方都评了 3 条，2 条得分不同，合计差 −2.5 分（复核减自评）"
    assert found["rows"]["b1"]["difference"] == "-1"
    assert found["differing"] == ["1.2", "b1"]
    assert found["sum"] == "-2.5"
    assert found["groups"] == {"1": None, "2": None}
    assert found["total"] is None


def test_where_nothing_is_rated_by_both_that_is_said(sample: Scorer) -> None:
    one, other = {"1.2": {"score": "9"}}, {"2.3": {"level": "15"}}
    for own, review in (({}, {}), (one, {}), (one, other)):
        said = {
            language: moderated(sample, language, self=own, review=review)["moderation"]["said"]
            for language in LANGUAGES
        }
        assert said == {"zh": "没有两方都评了的条目", "en": "nothing is rated by both sides"}


def test_the_same_score_on_other_grounds_is_no_difference_and_not_taken_over_unseen(sample: Scorer) -> None:
    own, review = {"1.1": {"earned": {"b": "4"}, "met": []}}, {"1.1": {"met": ["b"]}}
    found = moderated(sample, self=own, review=review)["moderation"]
    assert found["rows"]["1.1"]["state"] == "equal"  # all of `b`, ticked or typed: the same grounds
    other = {"id": "c", "points": "4", "text": "有讲台"}
    data = json.loads(canonical(sample.rubric))
    (group, *_) = data["groups"]
    group["criteria"][0]["indicators"][0]["points"] = "2"
    group["criteria"][0]["indicators"].append(other)
    changed = Scorer(decode(Rubric, data).value, "sha256:1")
    found = moderated(changed, self=own, review={"1.1": {"met": ["c"]}})["moderation"]
    assert found["rows"]["1.1"]["state"] == "otherwise"
    assert found["rows"]["1.1"]["difference"] == "0"
    assert found["proposals"] == {}


def test_units_that_are_rated_otherwise_are_other_grounds_for_the_same_mean(sample: Scorer) -> None:
    data = json.loads(canonical(sample.rubric))
    data["groups"][0]["criteria"][0]["units"] = {"title": "教室", "combine": "mean"}
    several = Scorer(decode(Rubric, data).value, "sha256:3")
    own = {"1.1": {"units": [{"met": ["a"]}, {"met": ["b"]}]}}
    review = {"1.1": {"units": [{"met": ["a", "b"]}, {"met": []}]}}
    row = moderated(several, self=own, review=review)["moderation"]["rows"]["1.1"]
    assert (row["state"], row["difference"]) == ("otherwise", "0")
    assert row["sides"]["self"]["words"][:2] == ["教室 1：6 分", "教室 2：4 分"]
    assert row["sides"]["self"]["rating"] == own["1.1"]
    found = moderated(several, self=own, review=own)["moderation"]
    assert found["proposals"] == own


def test_groups_and_total_differ_once_all_of_them_is_rated_on_both_sides(sample: Scorer) -> None:
    whole = {
        "1.1": {"met": ["a", "b"]},
        "1.2": {"score": "9"},
        "2.1": {"score": "9", "measure": {"numerator": "9", "denominator": "10"}},
        "2.2": {"level": "10"},
        "2.3": {"level": "15"},
    }
    found = moderated(sample, self=whole, review=whole | {"1.2": {"score": "6.5"}})["moderation"]
    assert found["groups"] == {"1": "-2.5", "2": "0"}
    assert found["total"] == "-2.5"
    assert found["compared"] == 5  # adjustments that both left out are no comparison
    found = moderated(sample, self=whole, review={"1.1": {"met": []}, "1.2": {"score": "9"}})["moderation"]
    assert found["groups"] == {"1": "-10", "2": None}
    found = moderated(sample, "en", self={}, review=whole)["moderation"]
    assert found["rows"]["1.2"]["said"] == "not rated by the institution"
    found = moderated(sample, "en", self={"1.2": {"score": "7"}}, review={"1.2": {"score": "9"}})[
        "moderation"
    ]
    assert found["rows"]["1.2"]["said"] == "the review gives 2 more"


def test_what_both_say_alike_is_proposed_without_evidence_and_note(sample: Scorer) -> None:
    found = moderated(sample, self=SELF, review={**REVIEW, "1.1": {"met": ["a"], "note": "属实"}})[
        "moderation"
    ]
    assert found["proposals"] == {"1.1": {"met": ["a"]}, "2.3": {"level": "15"}}
    agreed = {"1.1": {"met": ["a", "b"]}, "2.3": {"note": "再议"}}
    assert moderated(sample, self=SELF, review=REVIEW, agreed=agreed)["moderation"]["proposals"] == {}


def test_a_side_can_be_taken_over_only_where_it_is_sound(sample: Scorer) -> None:
    sides = moderated(sample, self=SELF, review=REVIEW)["moderation"]["rows"]
    assert sides["1.2"]["sides"]["review"]["rating"] == {"score": "8"}
    assert sides["2.1"]["sides"]["self"]["rating"] is None
    assert sides["2.1"]["sides"]["self"]["problems"] != []
    assert sides["b1"]["sides"]["self"]["rating"] == {}  # leaving an adjustment out can be taken over too
    assert answer_of({"not_applicable": True, "note": "没有", "evidence": "x"}) == {
        "not_applicable": True,
        "note": "没有",
    }
    assert answer_of({"not_applicable": False, "note": "没有"}) == {}
    assert answer_of("9") == {}


@pytest.mark.parametrize(
    ("name", "rating", "words"),
    [
        ("1.1", {"met": ["a"], "earned": {"b": "1.5"}}, ["有固定教室（6 分）", "有投影设备（1.5 分）"]),
        ("1.1", {"met": []}, ["一点也没有做到"]),
        ("1.2", {"score": "9.5"}, ["属于“优良”（6 至 10 分）"]),
        ("2.2", {"level": "10"}, None),
        (
            "2.1",
            {"score": "9", "measure": {"numerator": "9", "denominator": "10"}},
            ["9 ÷ 10 = 90%", "属于“优良”（6 至 10 分）"],
        ),
        ("b1", {"score": "1"}, []),
        ("b1", {}, ["没有此情形"]),
        ("2.2", {}, []),
    ],
)
def test_a_rating_is_told_in_the_words_of_the_table(
    sample: Scorer, name: str, rating: dict[str, Any], words: list[str] | None
) -> None:
    told = moderated(sample, self={name: rating} if rating else {})["moderation"]["rows"][name]["sides"][
        "self"
    ]["words"]
    level = next(one for one in sample.criteria if one.id == "2.2").method
    assert told == (words if words is not None else [level.levels[0].descriptor])  # type: ignore[union-attr]


def test_faults_are_told_in_the_words_of_the_table_with_what_they_cost(root: Path) -> None:
    scorer = Library(root / "tests" / "rubrics")["site-safety-inspection"]
    row = next(one for one in scorer.criteria if isinstance(one.method, Deductions))
    assert isinstance(row.method, Deductions)
    each = next(one for one in row.method.faults if one.each is not None)
    rated = {row.id: {"faults": {each.id: "1"}}}
    (told, *_) = moderated(scorer, self=rated)["moderation"]["rows"][row.id]["sides"]["self"]["words"]
    assert told.startswith(f"{each.text}（1 {each.unit} × ")


def test_what_nobody_rated_is_nobodys_word_though_the_table_counts_it_as_zero(sample: Scorer) -> None:
    zero = decode(Rubric, {**json.loads(canonical(sample.rubric)), "unrated": "zero"}).value
    found = compared(zero, {"1.2": {"score": "9"}}, {})
    assert found.rows["1.2"].state == "self-only"
    assert found.rows["1.2"].difference == -9
    assert found.rows["1.1"].state == "open"
    assert found.differing == ()


def test_a_row_that_is_dropped_on_one_side_differs_without_a_number(sample: Scorer) -> None:
    data = json.loads(canonical(sample.rubric)) | {"dropped_points": "group"}
    data["groups"][0]["criteria"][1]["not_applicable"] = {}
    away = Scorer(decode(Rubric, data).value, "sha256:2")
    own, review = {"1.2": {"not_applicable": True}}, {"1.2": {"score": "8"}}
    row = moderated(away, self=own, review=review)["moderation"]["rows"]["1.2"]
    assert (row["state"], row["difference"], row["said"]) == ("differs", None, "一方计分，一方不计")
    assert row["sides"]["self"]["dropped"] is True
    assert row["sides"]["self"]["words"] == ["不适用，不计"]
    found = moderated(away, self=own, review=review, agreed=own)
    assert "自评 —，复核 8" in found["problems"][1]["message"]
    assert moderated(away, self=own, review=own)["moderation"]["rows"]["1.2"]["state"] == "equal"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agreed_score_that_differs_from_a_side_needs_a_reason(sample: Scorer, language: str) -> None:
    sides = {"self": SELF, "review": REVIEW}

    def told(agreed: dict[str, Any]) -> list[tuple[str, str, str, str]]:
        return lacking_reasons(moderated(sample, language, **sides, agreed=agreed), "agreed")

    lacking = [("agreed", "1.2", "note", "agreed-without-reason")]
    for score in ("9.5", "8", "8.5"):
        assert told({"1.2": {"score": score}}) == lacking
        assert told({"1.2": {"score": score, "note": " \n"}}) == lacking
        assert told({"1.2": {"score": score, "note": "现场再看过"}}) == []
    assert told({"2.3": {"level": "15"}}) == []  # what both say
    assert told({"2.2": {"level": "10"}}) == []  # nobody else has a score
    assert told({"1.2": {"score": "99"}}) == []  # no score at all: another problem tells that


def test_a_review_that_differs_from_the_self_assessment_needs_a_reason(sample: Scorer) -> None:
    lacking = [("review", "1.2", "note", "review-without-reason")]
    for review, expected in (
        ({"1.2": {"score": "8"}}, lacking),
        ({"1.2": {"score": "8", "note": " "}}, lacking),
        ({"1.2": {"score": "8", "note": "缺签到表"}}, []),
        ({"1.2": SELF["1.2"]}, []),
        ({"1.2": {"score": "99"}}, []),
        ({}, []),
    ):
        assert lacking_reasons(moderated(sample, self=SELF, review=review), "review") == expected
    assert (
        lacking_reasons(moderated(sample, review={"1.2": {"score": "8"}}), "review") == []
    )  # nobody else has a score


def lacking_reasons(reply: dict[str, Any], role: str) -> list[tuple[str, str, str, str]]:
    told = [(one["role"], one["criterion"], one["key"], one["code"]) for one in reply["problems"]]
    return [one for one in told if one[0] == role]


def test_moderation_changes_no_assessment_and_ratings_of_any_form_are_borne(sample: Scorer) -> None:
    given: dict[str, Any] = {
        "self": SELF,
        "review": {"1.1": "x", "2.3": {"level": ["15"]}, "9": {}},
        "agreed": {"1.2": 5},
    }
    before = copy.deepcopy(given)
    rows = moderated(sample, **given)["moderation"]["rows"]
    assert rows["1.1"]["state"] == "self-only"
    assert given == before
    stranges: tuple[Any, ...] = ("x", [], {"ratings": []})
    for strange in stranges:
        request = response(sample.rubric, self=SELF)
        request["assessments"]["review"] = strange
        told = json.loads(answer(json.dumps({"do": "moderate", "response": request})))
        assert told["moderation"]["rows"]["1.2"]["state"] == "self-only"
