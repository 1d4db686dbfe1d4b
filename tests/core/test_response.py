"""The envelope of a response, and a response that may be anything: what is sound is kept, all else is a problem."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubricpress.core.problem import Problem
from rubricpress.core.response import read_response
from rubricpress.core.results.assessing import assess, assess_text, assessed_nothing
from rubricpress.core.rubric import Option, ProfileField
from rubricpress.core.scoring import Scorer
from rubricpress.source.library import Library

ABOUT = {"id": "sample"}
SOUND = {"1.1": {"met": ["a"]}}


def response(**parts: Any) -> dict[str, Any]:
    """A sound response with some parts replaced; `...` takes one away."""
    whole = {
        "format": "rubricpress-response/1",
        "rubric": ABOUT,
        "profile": {},
        "assessments": {"self": {"ratings": SOUND}},
    }
    return {name: part for name, part in {**whole, **parts}.items() if part is not ...}


def told(result: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["code"], one["path"]) for one in result["problems"]]


def text_told(text: str, samples: Library) -> list[tuple[str, str]]:
    return told(assess_text(text, samples, "en"))


@pytest.mark.parametrize(
    ("parts", "problems"),
    [
        ({}, []),
        ({"profile": ...}, []),
        ({"profile": {"institution": "中心", "base_type": "main"}}, []),
        ({"profile": {"institution": "", "base_type": ""}}, []),
        ({"assessments": {}}, []),
        ({"assessments": {"self": {}, "review": {"ratings": {}}, "agreed": {"assessor": "甲", "date": "2026-11-21"}}}, []),
        ({"format": ...}, [("missing-key", "")]),
        ({"format": None}, [("format-version", "format")]),
        ({"assessments": ...}, [("missing-key", "")]),
        ({"assessments": []}, [("mapping-form", "assessments")]),
        ({"assessments": {"self": []}}, [("mapping-form", "assessments.self")]),
        ({"assessments": {"self": {"ratings": "x"}}}, [("mapping-form", "assessments.self.ratings")]),
        ({"assessments": {"self": {"rating": {}}}}, [("unknown-key-near", "assessments.self.rating")]),
        ({"assessments": {"self": {"date": 20261121}}}, [("text-form", "assessments.self.date")]),
        ({"assessments": {"Self": {}}}, [("unknown-role", "assessments.Self")]),
        ({"assessments": {"self": {"ratings": {"9.9": {}}}}}, [("unknown-criterion", "assessments.self.ratings.9.9")]),
        ({"profile": []}, [("mapping-form", "profile")]),
        ({"profile": {"institution": 5}}, [("text-form", "profile.institution")]),
        ({"profile": {"institutoin": "中心"}}, [("unknown-key-near", "profile.institutoin")]),
        ({"profile": {"base_type": None}}, [("text-form", "profile.base_type")]),
        ({"profile": {"base_type": "Main"}}, [("unknown-choice", "profile.base_type")]),
        ({"profile": {"base_typ": "main"}}, [("unknown-key-near", "profile.base_typ")]),
        ({"profile": {"区域": "疆"}}, [("profile-unknown-field", "profile.区域")]),
        ({"colour": "red"}, [("unknown-key", "colour")]),
        ({"rubric": {"id": "sample", "edition": "2026-11"}}, []),
        ({"rubric": {"id": "sample", "edition": ""}}, []),
        ({"rubric": {"id": "sample", "edition": "2025-01"}}, [("rubric-edition", "rubric.edition")]),
        ({"rubric": {"id": "sample", "edition": 2026}}, [("text-form", "rubric.edition")]),
        ({"rubric": {"id": "sample", "digest": []}}, [("text-form", "rubric.digest")]),
        ({"rubric": {"id": "sample", "digest": "sha256:00"}}, [("rubric-digest", "rubric.digest")]),
        ({"rubric": {"id": "sample", "edition": "2025-01", "digest": "sha256:00"}}, [("rubric-edition", "rubric.edition")]),
        ({"rubric": {"id": "sample", "name": "x"}}, [("unknown-key", "rubric.name")]),
        ({"history": []}, []),
        ({"history": [{"rubric": {"id": "old"}, "assessments": {"self": {"date": "去年", "ratings": {"1": {}, "2": None}}}}]}, []),
        ({"history": 5}, [("list-form", "history")]),
        ({"history": None}, [("list-form", "history")]),
        ({"history": {"rubric": {}}}, [("list-form", "history")]),
        ({"history": [{}, "x"]}, [("mapping-form", "history.1")]),
        ({"history": [{"rubric": 5, "profile": [], "assessments": "x", "check_code": 5}]}, [
            ("mapping-form", "history.0.rubric"), ("text-form", "history.0.check_code"),
            ("mapping-form", "history.0.profile"), ("mapping-form", "history.0.assessments"),
        ]),
        ({"history": [{"rubric": {"id": 5, "edition": []}, "profile": {"kind": 5}}]}, [
            ("text-form", "history.0.rubric.id"), ("text-form", "history.0.rubric.edition"),
            ("text-form", "history.0.profile.kind"),
        ]),
        ({"history": [{"assessments": {"self": 5, "review": {"assessor": 5, "ratings": {"1": 5}}}}]}, [
            ("mapping-form", "history.0.assessments.self"), ("text-form", "history.0.assessments.review.assessor"),
            ("mapping-form", "history.0.assessments.review.ratings.1"),
        ]),
        ({"rubric": ...}, [("missing-key", "")]),
        ({"rubric": "sample"}, [("mapping-form", "rubric")]),
        ({"rubric": {}}, [("missing-key", "rubric")]),
        ({"rubric": {"id": 5}}, [("text-form", "rubric.id")]),
        ({"rubric": {"id": ""}}, [("rubric-unknown", "rubric.id")]),
        ({"rubric": {"id": "../sample"}}, [("rubric-unknown", "rubric.id")]),
    ],
)  # fmt: skip
def test_each_fault_of_the_envelope_is_a_problem_at_its_path(
    parts: dict[str, Any], problems: list[tuple[str, str]], samples: Library
) -> None:
    assert text_told(json.dumps(response(**parts)), samples) == problems


def test_a_long_history_of_garbage_is_told_in_a_few_lines(samples: Library) -> None:
    told = text_told(json.dumps(response(history=[5] * 1000)), samples)
    assert told[-1] == ("more-of-the-same", "history")
    assert len(told) == 21


@pytest.mark.parametrize("text", ["null", "[]", "5", '"x"', "true", "NaN", "1e999"])
def test_a_root_that_is_no_object_is_no_response(text: str, samples: Library) -> None:
    result = assess_text(text, samples, "en")
    assert told(result) == [("not-a-response", "")]
    assert result["rubric"] is None


def test_a_key_that_stands_twice_is_told_wherever_it_stands(samples: Library) -> None:
    text = """{
      "format": "rubricpress-response/1", "format": "rubricpress-response/1",
      "rubric": {"id": "sample", "id": "sample"},
      "profile": {"base_type": "sub", "base_type": "main"},
      "assessments": {"self": {"date": "1", "date": "2", "ratings": {
        "1.1": {"met": ["b"]}, "1.1": {"met": ["a"]},
        "1.2": {"score": "1", "score": "2"},
        "2.1": {"measure": {"numerator": "1", "numerator": "2", "denominator": "3"}},
        "2.3": {"level": "15"}
      }}}
    }"""
    result = assess_text(text, samples, "en")
    here = "assessments.self"
    assert told(result) == [
        ("duplicate-key", "format"),
        ("duplicate-key", "rubric.id"),
        ("duplicate-key", "profile.base_type"),
        ("duplicate-key", f"{here}.date"),
        ("duplicate-key", f"{here}.ratings.1.1"),
        ("duplicate-key", f"{here}.ratings.1.2.score"),
        ("duplicate-key", f"{here}.ratings.2.1.measure.numerator"),
    ]
    assert result["assessments"]["self"]["total"] == "15", "a criterion that is rated twice earns nothing"


def test_numbers_are_read_by_their_literal(samples: Library) -> None:
    def score(literal: str) -> Any:
        text = json.dumps(response(assessments={"self": {"ratings": {"1.2": {"score": "?"}}}}))
        result = assess_text(text.replace('"?"', literal), samples, "en")
        return result["assessments"]["self"]["criteria"]["1.2"]["score"] or told(result)

    assert score("8.5") == "8.5"
    assert score("8.50") == "8.5"
    assert score("10") == "10"
    assert score("0.1") == "0.1"
    assert score('"８．５"') == "8.5"
    for refused in ("NaN", "Infinity", "-0", "1e999", "85e-1", "9" * 200_000, '"-0"', "true", "null", "[]"):
        assert score(refused) == [("number-form", "assessments.self.ratings.1.2.score")]
    assert score("9.95") == [("score-step", "assessments.self.ratings.1.2.score")]


def test_markup_in_a_note_is_kept_as_text(samples: Library) -> None:
    note = '<script>alert("1")</script>&amp;'
    result = assess_text(
        json.dumps(response(assessments={"self": {"ratings": {"2.3": {"level": "15", "note": note}}}})),
        samples,
        "en",
    )
    assert told(result) == []
    assert result["assessments"]["self"]["total"] == "15"


def test_what_is_quoted_is_short_and_on_one_line(samples: Library) -> None:
    long = "x" * 1_000_000
    odd = {
        "1.1": {"met": [long, long]},
        "1.2": {"score": long, long: "1"},
        "2.3": {"level": "\u001b[31m\n\u202e"},
        long: {},
    }
    parts = response(
        format=long, profile={long: "1", "base_type": long}, assessments={long: {}, "self": {"ratings": odd}}
    )
    result = assess_text(json.dumps(parts), samples, "zh")
    assert len(result["problems"]) == 10
    for one in result["problems"]:
        assert len(one["message"]) < 400
        assert one["message"].isprintable()
    unknown = assess_text(json.dumps(response(rubric={"id": long})), samples, "zh")
    assert len(unknown["problems"][0]["message"]) < 200


def test_many_repeated_words_do_not_take_for_ever(samples: Library) -> None:
    rated = {"1.1": {"met": ["a"] * 100_000}, "1.2": dict.fromkeys(map(str, range(50_000)), 1)}
    result = assess_text(json.dumps(response(assessments={"self": {"ratings": rated}})), samples, "en")
    here = "assessments.self.ratings"
    assert told(result)[0] == ("list-long", f"{here}.1.1.met")
    assert told(result)[-1] == ("more-of-the-same", f"{here}.1.2")
    assert len(result["problems"]) == 1 + 20 + 1


def test_an_unclear_rubric_is_not_guessed(samples: Library) -> None:
    result = assess_text(
        '{"format": "rubricpress-response/1", "rubric": {"id": "x", "id": "sample"}}', samples, "en"
    )
    assert result["rubric"] is None
    assert told(result) == [("duplicate-key", "rubric.id")]


WORDS = (
    "format", "rubric", "id", "profile", "assessments", "self", "review", "ratings", "base_type", "1.1", "1.2", "2.1",
    "2.2", "b1", "d1", "v1", "met", "earned", "level", "score", "measure", "value", "numerator", "count", "triggered",
)  # fmt: skip
json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=6),
        st.sampled_from(("sample", "self", "1.1", "a", "8", "rubricpress-response/1")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(max_size=4) | st.sampled_from(WORDS), inner, max_size=5),
    ),
    max_leaves=25,
)


def sound_in_form(result: dict[str, Any]) -> None:
    """A result is one whatever was read, and can be printed."""
    assert set(result) == {"rubric", "assessments", "problems", "check_code"}
    assert (result["rubric"] is None) <= bool(result["problems"])
    assert (result["rubric"] is None) == (result["check_code"] is None)
    json.dumps(result, ensure_ascii=False).encode()


@settings(max_examples=150)
@given(value=json_values)
def test_any_json_gives_a_result_and_never_an_error(value: Any, sample: Scorer) -> None:
    scorers = {"sample": sample}
    sound_in_form(assess_text(json.dumps(value), scorers, "zh"))
    parts = ("profile", "assessments")
    for part in parts:
        sound_in_form(assess_text(json.dumps(response(**{part: value})), scorers, "zh"))
    for name in ("1.1", "1.2", "2.1", "2.2", "2.3", "b1", "d1", "d2", "v1"):
        sound_in_form(
            assess_text(json.dumps(response(assessments={"self": {"ratings": {name: value}}})), scorers, "en")
        )


@given(raw=st.binary(max_size=60) | st.text(max_size=60))
def test_any_bytes_give_a_result_and_never_an_error(raw: bytes | str, sample: Scorer) -> None:
    sound_in_form(assess_text(raw, {"sample": sample}, "zh"))


@settings(max_examples=100)
@given(data=st.data())
def test_any_damage_to_a_sound_file_gives_a_result_and_never_an_error(
    data: st.DataObject, sample: Scorer
) -> None:
    text = json.dumps(response(), indent=1)
    at = data.draw(st.integers(0, len(text)))
    till = data.draw(st.integers(at, min(len(text), at + 9)))
    put = data.draw(
        st.text(max_size=3) | st.sampled_from(('"', "{", "[", "]", "}", ",", ":", "\\", "null", "1e999"))
    )
    sound_in_form(assess_text(text[:at] + put + text[till:], {"sample": sample}, "en"))


def test_plain_data_gives_the_same_as_its_text(samples: Library) -> None:
    parts = response(profile={"base_type": "main"})
    assert assess(parts, samples, "zh") == assess_text(json.dumps(parts), samples, "zh")


def test_texts_are_texts_and_long_lists_are_refused(samples: Library) -> None:
    many = {str(at): "1" for at in range(201)}
    rated = {"1.1": {"note": 5, "evidence": 1.5, "met": ["a"]}, "1.2": {"earned": many}}
    result = assess_text(json.dumps(response(assessments={"self": {"ratings": rated}})), samples, "en")
    here = "assessments.self.ratings"
    assert told(result)[:2] == [("text-form", f"{here}.1.1.note"), ("text-form", f"{here}.1.1.evidence")]
    assert ("list-long", f"{here}.1.2.earned") in told(result)
    assert result["assessments"]["self"]["criteria"]["1.1"]["score"] is None


def test_a_response_that_cannot_be_scored_says_why() -> None:
    result = assessed_nothing([Problem("rubric-broken", ("rubric", "id"), {"id": "x"})], "en").data
    assert (result["rubric"], result["assessments"]) == (None, {})
    assert told(result) == [("rubric-broken", "rubric.id")]


def test_of_very_many_answers_the_first_are_named(sample: Scorer) -> None:
    options = tuple(Option(id=f"o{at:02}", title="项") for at in range(25))
    asked = ProfileField(id="kind", title="类型", options=options)
    many = replace(sample.rubric, profile=(asked,))
    (problem,) = read_response(response(profile={"kind": "x"}), many, sample.digest, ["1.1"])[1]
    assert problem.values["known"].endswith("o18, o19, …")


@pytest.mark.parametrize(
    ("date", "sound"),
    [
        ("2026-11-21", True),
        ("2028-02-29", True),
        ("", True),
        ("2026-02-30", False),
        ("2026-13-01", False),
        ("11月", False),
    ],
)
def test_an_assessment_is_dated_by_a_day_of_the_calendar(date: str, sound: bool, samples: Library) -> None:
    data = response(assessments={"self": {"date": date, "ratings": SOUND}})
    assert told(assess(data, samples, "en")) == ([] if sound else [("date-form", "assessments.self.date")])


def test_two_rubrics_in_one_file_are_told_as_what_they_are(samples: Library) -> None:
    """Nobody can tell which of them is meant."""
    text = '{"format": "rubricpress-response/1", "rubric": {"id": "sample"}, "rubric": {"id": "other"}, "assessments": {}}'
    assert text_told(text, samples) == [("duplicate-key", "rubric")]
