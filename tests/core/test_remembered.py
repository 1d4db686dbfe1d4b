"""What a scorer keeps of earlier ratings: it makes the next ones cheap, and never another result."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import rubrics
from tests.core.small_tables import bands, group, table, ticks
from tests.random_responses import responses

from rubricpress.core.changes.digest import digest
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.plain.json_text import Literal, read_json
from rubricpress.core.results.assessing import assess_text, assessed_text, score_data, scorer_for
from rubricpress.core.results.explain import trace
from rubricpress.core.rows.outcome import Outcome, Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rows.remembered import Remembered
from rubricpress.core.rows.there import NotApplicable
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.core.scoring import Scorer

RUBRIC = table(
    group(bands("1.1", "10", ("6", "10"), ("0", "5")), ticks("1.2", "2", "1", "1"), points="12"),
    points="12",
)


def result_of(scorer: Scorer, ratings: str, role: str = "self") -> dict[str, Any]:
    text = f'{{"format": "rubricpress-response/1", "rubric": {{"id": "{RUBRIC.id}"}}, "assessments": {{"{role}": '
    return assess_text(f'{text}{{"ratings": {ratings}}}}}}}', {RUBRIC.id: scorer}, "zh")


RATINGS = (
    '{"1.1": {"score": "8", "note": "5"}}',
    '{"1.1": {"score": "8", "note": 5}}',  # a note is a text
    '{"1.1": {"score": 8, "note": "6"}}',
    '{"1.1": {"score": "8"}, "1.2": {"met": ["a"]}}',
    '{"1.1": {"score": "8", "score": "9"}}',
    '{"1.1": {"score": "8", "evidence": {"text": "a", "text": "b"}}}',
    '{"1.1": {"score": "8", "evidence": {"text": "a", "links": ["b"]}}, "1.2": {"met": ["a", "b"]}}',
    '{"1.1": "8", "1.2": {"not_applicable": true, "note": "a"}}',
    '{"1.1": {"score": "8"}}',
    '{"1.1": {"score": "8"}}',
)


@pytest.mark.parametrize("role", ["self", "review"])
def test_a_result_is_the_same_whatever_was_scored_before(role: str) -> None:
    remembering = Scorer(RUBRIC, digest(RUBRIC))
    for ratings in (*RATINGS, *reversed(RATINGS)):
        fresh = Scorer(RUBRIC, digest(RUBRIC))
        assert result_of(remembering, ratings, role) == result_of(fresh, ratings, role), ratings


class Counting:
    """Rates a row and counts how often."""

    def __init__(self, criterion: Criterion) -> None:
        self.criterion = criterion
        self.remembered = Remembered(criterion.method, self.rate)
        self.times = 0

    def rate(self, rating: Any, setting: Setting) -> Outcome:
        self.times += 1
        return rate(self.criterion, rating, setting, ("row",))

    def of(self, rating: Any, **profile: str) -> Outcome:
        return self.remembered.of(rating, Setting(profile, {}, {}))


GRADED = bands("1.1", "10", ("6", "10"), ("0", "5"))


def test_an_outcome_is_found_again_whatever_its_note_and_its_evidence_say() -> None:
    row = Counting(GRADED)
    first = row.of({"score": "8", "note": "一"})
    for rating in (
        {"score": "8", "note": "二"},
        {"note": "二", "score": "8", "evidence": "三"},
        {"score": "8", "evidence": {"text": "三", "documents": [{"name": "四", "date": "2026-11-01"}]}},
        {"score": "8"},
        {"score": "8"},
    ):
        assert row.of(rating) is first
    assert row.times == 1
    assert row.of({"score": "8.0"}) == first, "another spelling is another rating"
    assert row.times == 2


def test_ratings_with_problems_are_told_each_time() -> None:
    row = Counting(GRADED)
    for rating in (
        {"score": "x"},
        {"score": "8", "note": Literal("5")},
        {"score": "8", "evidence": Literal("5")},
        {"score": "8", "evidence": {"documents": [{"date": ["2026-02-28"]}]}},
        {"score": "8", "measure": {"value": "5"}},
        "8",
    ):
        assert [row.of(rating).problems for _ in range(2)] == [
            rate(GRADED, rating, Setting({}, {}, {}), ("row",)).problems
        ] * 2
        assert row.of(rating).problems
    row.of({"score": "8", "note": "5"})
    assert row.of({"score": "8", "note": Literal("5")}).problems


def test_a_reason_for_not_applicable_counts() -> None:
    row = Counting(replace(GRADED, not_applicable=NotApplicable(reason=True)))
    assert row.of({"not_applicable": True, "note": "一"}).dropped
    assert row.of({"not_applicable": True, "note": " "}).problems
    assert row.of({"not_applicable": True, "note": "一"}).dropped
    assert row.times == 2


def test_numbers_that_decide_for_the_same_are_explained_each_by_itself() -> None:
    measure = Measure(kind="ratio", numerator="上", denominator="下")
    graded = Graded(
        step=Decimal(1),
        bands=(
            Band(id="a", least=Decimal(6), to=Decimal(10), when=Interval(least=Decimal(50))),
            Band(id="b", least=Decimal(0), to=Decimal(5), when=Interval(below=Decimal(50))),
        ),
        measure=measure,
    )
    row = Counting(replace(GRADED, method=graded))
    ratings = [
        {"score": "8", "measure": {"numerator": over, "denominator": "20"}} for over in ("10", "12", "20")
    ]
    found = [row.of(one) for one in ratings]
    assert row.times == 1
    for rating, outcome in zip(ratings, found, strict=True):
        assert outcome == rate(row.criterion, rating, Setting({}, {}, {}), ("row",))
    assert row.times == 3, "the steps of the others are found by rating them"
    assert [one.steps[0].values["numerator"] for one in found] == ["10", "12", "20"]
    assert row.times == 3
    with pytest.raises(AttributeError):
        _ = found[1].missing  # type: ignore[attr-defined]


def test_the_answer_that_chooses_among_intervals_counts() -> None:
    measure = Measure(kind="number", depends_on="variant")
    tiles = {True: Interval(least=Decimal(50)), False: Interval(below=Decimal(50))}
    rows = [("l1", "10", True), ("l0", "0", False)]
    made = [
        Level(
            id=name,
            score=Decimal(score),
            descriptor="",
            when_by={"main": tiles[best], "sub": tiles[not best]},
        )
        for name, score, best in rows
    ]
    row = Counting(replace(GRADED, method=Levels(levels=tuple(made), measure=measure)))
    for variant, score in (("main", 10), ("sub", 0), ("main", 10)):
        assert row.of({"measure": {"value": "60"}}, variant=variant).score == score
    assert row.of({"measure": {"value": "60"}}).problems


def test_so_many_ratings_are_kept_and_no_more() -> None:
    measured = Proportional(measure=Measure(kind="number"), target=Decimal(10))
    row = Counting(replace(GRADED, method=measured))
    for at in (*range(1001), 0, 1000):
        row.of({"measure": {"value": str(at)}})
    assert row.times == 1002, "all were forgotten before the last new one"


def test_so_many_numbers_are_kept_and_no_more() -> None:
    levels = (Level(id="l", score=Decimal(10), descriptor="", when=Interval(least=Decimal(0))),)
    row = Counting(replace(GRADED, method=Levels(levels=levels, measure=Measure(kind="number"))))
    for at in range(1001):
        assert row.of({"measure": {"value": str(at)}}).score == 10
    assert row.times == 1
    assert len(row.remembered._choices) == 1  # noqa: SLF001  (nothing else tells)


# texts beside the scores, sound and not, which must change nothing, or be told
BESIDE: tuple[dict[str, Any], ...] = (
    {}, {}, {"note": "一"}, {"note": 5}, {"evidence": "二"}, {"evidence": {"links": ["三"]}}, {"evidence": {"date": "四"}},
)  # fmt: skip


@settings(max_examples=25)
@given(rubrics(), st.randoms(use_true_random=False), st.integers(0, 10**6))
def test_a_batch_of_responses_is_scored_as_each_alone(rubric: Rubric, chance: Random, seed: int) -> None:
    """Sound, wrong and nonsensical responses to tables of all methods: results, sentences and traces are the same."""
    batch = Scorer(rubric, digest(rubric))
    for response in islice(responses(rubric, seed), 8):
        for assessment in response["assessments"].values():
            for rating in assessment["ratings"].values():
                if isinstance(rating, dict):
                    rating.update(chance.choice(BESIDE))
        text = json.dumps(response)
        alone = Scorer(rubric, batch.digest)
        assert assessed_text(text, {rubric.id: batch}, "en") == assessed_text(text, {rubric.id: alone}, "en")
        data, _ = read_json(text)
        if scorer_for(data, {rubric.id: batch})[0] is None:
            continue
        for one, other in zip(score_data(data, batch)[0], score_data(data, alone)[0], strict=True):
            assert trace(batch, one, "zh") == trace(alone, other, "zh")
            assert one == other
