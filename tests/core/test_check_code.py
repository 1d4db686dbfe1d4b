"""The check code: one for one content, another for any other, and no slip of a pen goes unnoticed."""

from __future__ import annotations

import copy
import json
import random
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import assessments, response_to, rubrics

from rubricpress.core.bridge import answer
from rubricpress.core.check_code import SIGNS, check_code, read_code
from rubricpress.core.content import content_text
from rubricpress.core.plain.codec import canonical
from rubricpress.core.results.assessing import assess_text
from rubricpress.core.scoring import Scorer

RESPONSE: dict[str, Any] = {
    "format": "rubricpress-response/1",
    "rubric": {"id": "sample", "edition": "2026-11"},
    "profile": {"institution": "某校"},
    "assessments": {
        "self": {
            "assessor": "张三",
            "ratings": {
                "1.1": {"met": ["a", "c"], "note": "第一行\n第二行"},
                "1.2": {"score": "8.5"},
                "2.1": {"score": "9", "measure": {"numerator": "1200", "denominator": "2000"}},
            },
        }
    },
}


def changed(way: str, value: Any) -> dict[str, Any]:
    """The response with another value at a place, given as keys with blanks between them; None takes it away."""
    data = copy.deepcopy(RESPONSE)
    *inward, last = way.split(" ")
    inside = data
    for key in inward:
        inside = inside.setdefault(key, {})
    inside[last] = value
    if value is None:
        del inside[last]
    return data


def code(data: dict[str, Any]) -> str:
    return check_code(data, "2026-11")


def test_the_code_is_three_groups_of_four_signs_none_of_which_looks_like_another() -> None:
    groups = code(RESPONSE).split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert set("".join(groups)) <= set(SIGNS)
    assert len(SIGNS) == 31
    assert not set(SIGNS) & set("0O1IL")


def test_the_code_of_a_content_stays_the_same_for_ever() -> None:
    """Worked out apart from the module, by its formula; a printed code must be found again years later."""
    assert code({"rubric": {"id": "sample"}}) == "4Q45-R6JD-MJHR"


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("assessments self ratings 1.2 score", "8.50"),
        ("assessments self ratings 1.2 score", "８．５"),
        ("assessments self ratings 1.2 score", " 08.5"),
        ("assessments self ratings 2.1 measure numerator", "1,200"),
        ("assessments self ratings 1.1 met", ["c", "a"]),
        ("assessments self ratings 1.1 note", "第一行\r\n第二行"),
        ("assessments self ratings 1.2 evidence", " "),
        ("assessments self ratings 9", {}),
        ("assessments self ratings 9 triggered", False),
        ("assessments self ratings 9 not_applicable", False),
        ("assessments review ratings", {}),
        ("assessments agreed", {"ratings": {}}),
        ("profile base_type", ""),
        ("rubric edition", None),
        ("rubric digest", "sha256:0"),
        ("check_code", "any"),
    ],
)
def test_the_code_does_not_depend_on_how_the_content_is_spelt(way: str, value: Any) -> None:
    assert code(changed(way, value)) == code(RESPONSE)


@pytest.mark.parametrize(
    ("way", "value"),
    [
        ("rubric id", "other"),
        ("rubric edition", "2025-11"),
        ("profile institution", "某校 "),
        ("assessments self assessor", "李四"),
        ("assessments self ratings 1.2 score", "8.51"),
        ("assessments self ratings 1.2 score", "abc"),
        ("assessments self ratings 1.2 score", None),
        ("assessments self ratings 1.2", None),
        ("assessments self ratings 1.2 note", "8.5"),
        ("assessments self ratings 1.1 met", ["a"]),
        ("assessments self ratings 1.1 met", "ac"),
        ("assessments self ratings 1.3", {"met": []}),
        ("assessments self ratings 1.3", {"faults": {}}),
        ("assessments self ratings 1.3", {"triggered": True}),
        ("assessments self ratings 1.3", "nonsense"),
        ("assessments self ratings 1.1 evidence", [{"name": "照片", "at": "1"}]),
        ("assessments self ratings 2.1 measure numerator", ""),
        ("assessments self ratings 2.1 measure", None),
        ("assessments self ratings", "nonsense"),
        ("assessments review", "nonsense"),
        ("profile", "nonsense"),
        ("assessments", None),
    ],
)
def test_the_code_changes_on_any_edit(way: str, value: Any) -> None:
    assert code(changed(way, value)) != code(RESPONSE)


def test_a_note_is_no_number() -> None:
    note = "assessments self ratings 1.2 note"
    assert code(changed(note, "8.5")) != code(changed(note, "8.50"))


@settings(max_examples=25)
@given(
    rubrics().flatmap(lambda rubric: st.tuples(st.just(rubric), assessments(rubric, "main"))), st.randoms()
)
def test_the_content_of_sound_ratings_is_found_whatever_their_order_and_spelling(
    drawn: Any, chance: random.Random
) -> None:
    rubric, rated = drawn
    data = response_to(rubric, {name: one.data for name, one in rated.items()}, "main")
    shuffled = json.loads(
        json.dumps(data), object_pairs_hook=lambda pairs: dict(chance.sample(pairs, len(pairs)))
    )
    assert content_text(shuffled) == content_text(data)
    assert check_code(shuffled, rubric.edition) == check_code(data, rubric.edition)
    for name, one in rated.items():
        if one.data == {"triggered": False}:
            continue
        less = {
            **data,
            "assessments": {"self": {"ratings": {k: v.data for k, v in rated.items() if k != name}}},
        }
        assert check_code(less, rubric.edition) != check_code(data, rubric.edition)


def test_one_wrong_sign_and_two_that_changed_places_are_noticed() -> None:
    """Every single slip in every place, and every exchange of two signs, of several codes."""
    for number in range(5):
        right = code(changed("profile institution", str(number)))
        signs = right.replace("-", "")
        assert read_code(signs.lower()) == right
        for at, sign in enumerate(signs):
            wrong = [signs[:at] + other + signs[at + 1 :] for other in SIGNS if other != sign]
            places = range(at + 1, len(signs))
            wrong += [
                signs[:at] + signs[to] + signs[at + 1 : to] + sign + signs[to + 1 :]
                for to in places
                if signs[to] != sign
            ]
            assert not [one for one in wrong if read_code(one)]


@pytest.mark.parametrize("text", ["", "7K3M", "0000-0000-0000", "4Q45-R6JD-MJHR2", "OOOO"])
def test_what_cannot_be_a_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_the_odds_that_the_module_states_are_right() -> None:
    """1 in 31^11 for two; for 100 000 the number of pairs times that."""
    assert f"{Decimal(31**11):.1E}" == "2.5E+16"
    pairs = Fraction(100_000 * 99_999, 2)
    assert 4_900_000 < 31**11 / pairs < 5_200_000


def test_the_code_is_told_with_the_score_and_by_the_bridge(sample: Scorer) -> None:
    text = json.dumps(RESPONSE)
    answer(
        json.dumps({"do": "load", "rubric": json.loads(canonical(sample.rubric)), "digest": sample.digest})
    )
    reply = json.loads(answer(json.dumps({"do": "check_code", "response": RESPONSE})))
    assert assess_text(text, {"sample": sample}, "zh")["check_code"] == reply["check_code"] == code(RESPONSE)
    assert assess_text("[]", {"sample": sample}, "zh")["check_code"] is None


def test_a_response_that_carries_its_code_has_no_problem_and_one_that_was_changed_is_named(
    sample: Scorer,
) -> None:
    def found(data: dict[str, Any]) -> list[str]:
        problems = assess_text(json.dumps(data), {"sample": sample}, "en")["problems"]
        return [one["path"] for one in problems if one["path"].startswith("check_code")]

    assert found(RESPONSE) == []
    assert found({**RESPONSE, "check_code": code(RESPONSE)}) == []
    assert found({**RESPONSE, "check_code": code(RESPONSE).replace("-", " ").lower()}) == []
    touched = changed("assessments self ratings 1.2 score", "9.5")
    assert found({**touched, "check_code": code(RESPONSE)}) == ["check_code"]
    assert found({**RESPONSE, "check_code": 7}) == ["check_code"]
