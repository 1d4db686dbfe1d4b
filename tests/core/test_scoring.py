"""Scoring: each property is the sentence that it proves."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import OPTIONS, assessments, fraction, response_to, rubrics

from rubricpress.core.changes.digest import digest
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.number import plain
from rubricpress.core.results.assessing import assess
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria
from rubricpress.core.scoring import Scorer

variants = st.sampled_from(OPTIONS)


def scored(rubric: Rubric, rated: dict[str, Any], variant: str) -> dict[str, Any]:
    """The result of one assessment, by a scorer that has seen nothing else."""
    scorer = Scorer(rubric, digest(rubric))
    result = assess(response_to(rubric, rated, variant), {rubric.id: scorer}, "en")
    return {**result["assessments"]["self"], "problems": result["problems"]}


def worth_of(criterion: Criterion, worths: dict[str, Fraction | None]) -> Fraction | None:
    """What a criterion is worth: what was drawn, or nothing yet; an adjustment that is left out is answered."""
    if criterion.id in worths:
        return worths[criterion.id]
    return Fraction(0) if criterion.method.ADJUSTS else None


def base_of(group: Group, worths: dict[str, Fraction | None]) -> Fraction:
    """The worths of a group and of all groups inside it, adjustments left out."""
    rows = [worth_of(one, worths) for one in group.criteria if not one.method.ADJUSTS]
    return sum(
        (one for one in rows if one is not None),
        sum((base_of(one, worths) for one in group.groups), Fraction(0)),
    )


@given(rubrics(), st.data(), variants)
def test_the_total_is_exactly_the_base_and_the_adjustments_together(
    rubric: Rubric, data: st.DataObject, variant: str
) -> None:
    drawn = data.draw(assessments(rubric, variant))
    result = scored(rubric, {name: one.data for name, one in drawn.items()}, variant)
    assert result["problems"] == []
    worths = {name: one.worth for name, one in drawn.items()}
    base = sum((base_of(group, worths) for group in rubric.groups), Fraction(0))
    adjusting = [worth_of(one, worths) for one, _ in all_criteria(rubric) if one.method.ADJUSTS]
    adjustments = sum((one for one in adjusting if one is not None), Fraction(0))
    assert Fraction(result["total"]) == base + adjustments
    assert Fraction(result["adjustments"]["score"]) == adjustments
    groups = [one for group in rubric.groups for one in _with_inner(group)]
    assert {name: Fraction(one["score"]) for name, one in result["groups"].items()} == {
        one.id: base_of(one, worths) for one in groups
    }


def _with_inner(group: Group) -> list[Group]:
    return [group, *(inner for one in group.groups for inner in _with_inner(one))]


@given(rubrics(), st.data(), variants)
def test_unrated_is_not_zero_and_an_incomplete_assessment_has_no_conclusion_unless_by_veto(
    rubric: Rubric, data: st.DataObject, variant: str
) -> None:
    drawn = data.draw(assessments(rubric, variant))
    result = scored(rubric, {name: one.data for name, one in drawn.items()}, variant)
    worths = {name: one.worth for name, one in drawn.items()}
    open_ = [one.id for one, _ in all_criteria(rubric) if worth_of(one, worths) is None]
    assert result["unrated"] == open_
    assert result["complete"] == (not open_)
    for criterion, _ in all_criteria(rubric):
        worth = worth_of(criterion, worths)
        score = result["criteria"][criterion.id]["score"]
        assert (score is None) if worth is None else (Fraction(score) == worth)
    vetoed = any(
        isinstance(one.method, Veto) and _applies(drawn.get(one.id)) for one, _ in all_criteria(rubric)
    )
    concluded = result["conclusion"] and result["conclusion"]["id"]
    if vetoed:
        assert concluded == "cancelled"
    elif open_:
        assert concluded is None
    elif any(one.when for one in rubric.conclusions):
        bound = rubric.conclusions[0].when
        assert bound is not None
        assert bound.below is not None
        assert concluded == ("low" if Fraction(result["total"]) < fraction(bound.below) else "high")


def _applies(drawn: Any) -> bool:
    return drawn is not None and drawn.data["triggered"]


def better(criterion: Criterion, rating: dict[str, Any]) -> list[dict[str, Any]]:
    """Ratings of a criterion that are one step better: an indicator more, a higher level, a higher score."""
    method = criterion.method
    if isinstance(method, Checklist):
        met = rating.get("met", [])
        others = {name: part for name, part in rating.get("earned", {}).items() if name not in met}
        return [
            {"met": [*met, one.id], "earned": {name: part for name, part in others.items() if name != one.id}}
            for one in method.indicators
            if one.id not in met
        ]
    if isinstance(method, Levels) and "level" in rating:
        now = next(one.score for one in method.levels if one.id == rating["level"])
        return [{"level": one.id} for one in method.levels if one.score > now]
    if isinstance(method, Graded) and "score" in rating:
        top = max(band.to for band in method.bands)
        return [{"score": plain(top)}]
    return []


@given(rubrics(), st.data(), variants)
def test_a_better_level_never_lowers_the_total(rubric: Rubric, data: st.DataObject, variant: str) -> None:
    drawn = data.draw(assessments(rubric, variant))
    rated = {name: one.data for name, one in drawn.items()}
    before = Fraction(scored(rubric, rated, variant)["total"])
    for criterion, _ in all_criteria(rubric):
        for other in better(criterion, rated.get(criterion.id, {})):
            after = scored(rubric, {**rated, criterion.id: other}, variant)
            assert after["problems"] == []
            assert Fraction(after["total"]) >= before


@given(rubrics(), st.data(), variants)
def test_the_order_of_criteria_never_matters(rubric: Rubric, data: st.DataObject, variant: str) -> None:
    drawn = data.draw(assessments(rubric, variant))
    names = data.draw(st.permutations(sorted(drawn)))
    rated = {name: drawn[name].data for name in sorted(drawn)}
    turned = {name: drawn[name].data for name in names}
    assert scored(rubric, rated, variant) == scored(rubric, turned, variant)


# ratings that may be anything: right, wrong, of another criterion, or no rating at all
odd_numbers = st.sampled_from(("0", "1", "9.95", "-1", "-0", "NaN", "1e999", "８．５", "x", ""))
odd_ratings = st.one_of(
    st.none(),
    odd_numbers,
    st.dictionaries(
        st.sampled_from(("level", "score", "count", "triggered", "met", "earned", "measure", "note", "oops")),
        st.one_of(
            odd_numbers,
            st.booleans(),
            st.lists(st.sampled_from("abx"), max_size=2),
            st.dictionaries(
                st.sampled_from(("value", "numerator", "denominator", "a")), odd_numbers, max_size=2
            ),
        ),
        max_size=3,
    ),
)


@st.composite
def any_ratings(draw: st.DrawFn, rubric: Rubric) -> dict[str, Any]:
    """Ratings of some criteria, sound or not."""
    sound = {name: one.data for name, one in draw(assessments(rubric, "main")).items()}
    wrong = {one.id: draw(odd_ratings) for one, _ in all_criteria(rubric) if draw(st.integers(0, 3)) == 0}
    return {**sound, **wrong}


@settings(max_examples=40)
@given(rubrics(), st.data())
def test_what_a_scorer_remembers_never_changes_a_result(rubric: Rubric, data: st.DataObject) -> None:
    remembering = Scorer(rubric, digest(rubric))
    responses = [
        response_to(rubric, data.draw(any_ratings(rubric)), data.draw(st.sampled_from((*OPTIONS, ""))), role)
        for role in data.draw(st.lists(st.sampled_from(("self", "review")), min_size=2, max_size=4))
    ]
    responses += [_turned(one) for one in responses] + responses
    for response in responses:
        fresh = Scorer(rubric, digest(rubric))
        found = assess(response, {rubric.id: remembering}, "zh")
        assert json.dumps(found) == json.dumps(assess(response, {rubric.id: fresh}, "zh"))


def _turned(data: Any) -> Any:
    """The same with the keys of every mapping the other way round."""
    return {name: _turned(data[name]) for name in reversed(data)} if isinstance(data, dict) else data


@given(rubrics(), st.data())
def test_a_rating_with_a_problem_earns_nothing_and_what_is_sound_is_still_scored(
    rubric: Rubric, data: st.DataObject
) -> None:
    drawn = data.draw(assessments(rubric, "main"))
    sound = scored(rubric, {name: one.data for name, one in drawn.items()}, "main")
    spoiled = data.draw(st.sets(st.sampled_from([one.id for one, _ in all_criteria(rubric)])))
    rated = {**{name: one.data for name, one in drawn.items()}, **{name: {"oops": "1"} for name in spoiled}}
    result = scored(rubric, rated, "main")
    assert {one["path"] for one in result["problems"]} == {
        f"assessments.self.ratings.{name}.oops" for name in spoiled
    }
    for criterion, _ in all_criteria(rubric):
        name = criterion.id
        if name in spoiled:
            assert result["criteria"][name]["score"] is None
            assert name in result["unrated"]
        else:
            assert result["criteria"][name] == sound["criteria"][name]
    assert result["complete"] == (not spoiled and sound["complete"])


@given(rubrics(), st.data())
def test_each_role_is_scored_by_itself(rubric: Rubric, data: st.DataObject) -> None:
    rated = {role: data.draw(any_ratings(rubric)) for role in ("self", "review", "agreed")}
    whole = response_to(rubric, {}, "main")
    whole["assessments"] = {role: {"ratings": one} for role, one in rated.items()}
    together = assess(whole, {rubric.id: Scorer(rubric, "")}, "en")
    for role, one in rated.items():
        alone = assess(response_to(rubric, one, "main", role), {rubric.id: Scorer(rubric, "")}, "en")
        assert together["assessments"][role] == alone["assessments"][role]


def test_the_greatest_total_is_the_points_and_every_bonus(scorers: dict[str, Scorer]) -> None:
    for scorer in scorers.values():
        rubric = scorer.rubric
        most = [
            one.method.maximum(one.points or Decimal(0)) for one in scorer.criteria if not one.method.ADJUSTS
        ]
        assert sum((one for one in most if one is not None), Decimal(0)) == rubric.points
