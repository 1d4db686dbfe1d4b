"""What a scorer keeps of earlier ratings: it makes the next ones cheap, and never another result."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.core.small_tables import bands, group, table, ticks

from rubricpress.core.assessing import assess_text
from rubricpress.core.digest import digest
from rubricpress.core.outcome import Outcome
from rubricpress.core.problem import Problem
from rubricpress.core.remembered import Remembered
from rubricpress.core.scoring import Scorer

RUBRIC = table(
    group(bands("1.1", "10", ("6", "10"), ("0", "5")), ticks("1.2", "2", "1", "1"), points="12"),
    points="12",
)
SCORED = Outcome(score=Decimal(8))


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


def test_an_outcome_is_found_again_whatever_its_note_says() -> None:
    remembered = Remembered()
    remembered.keep({"score": "8", "note": "一"}, ("a",), SCORED)
    assert remembered.of({"score": "8", "note": "二"}, ("a",)) is SCORED
    assert remembered.of({"score": "8"}, ("a",)) is None
    assert remembered.of({"score": "8", "note": "一"}, ("b",)) is None
    assert remembered.of({"score": "8.0", "note": "一"}, ("a",)) is None


def test_a_reason_for_not_applicable_counts() -> None:
    remembered = Remembered()
    remembered.keep({"not_applicable": True, "note": "一"}, (), SCORED)
    assert remembered.of({"not_applicable": True, "note": ""}, ()) is None
    assert remembered.of({"not_applicable": True, "note": "一"}, ()) is SCORED


def test_ratings_with_problems_are_not_kept() -> None:
    remembered = Remembered()
    remembered.keep({"score": "x"}, (), Outcome(problems=(Problem("number-form", ()),)))
    assert remembered.of({"score": "x"}, ()) is None
    remembered.keep("8", (), SCORED)
    assert remembered.of("8", ()) is None


def test_so_many_ratings_are_kept_and_no_more() -> None:
    remembered = Remembered()
    for at in range(1001):
        remembered.keep({"score": str(at)}, (), SCORED)
    assert remembered.of({"score": "0"}, ()) is None
    assert remembered.of({"score": "1000"}, ()) is SCORED
