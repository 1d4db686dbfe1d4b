"""The bridge: one JSON text in, one JSON text out, and the very same numbers as the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.core.drawing import response_to

from rubricpress.core.bridge import answer
from rubricpress.core.plain.codec import canonical
from rubricpress.core.results.assessing import assess_text
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES


def ask(**request: Any) -> Any:
    return json.loads(answer(json.dumps(request)))


@pytest.fixture(autouse=True)
def _loaded(sample: Scorer) -> None:
    rubric = json.loads(canonical(sample.rubric))
    loaded = ask(do="load", rubric=rubric, digest=sample.digest)
    assert loaded == {"loaded": {"id": "sample", "edition": "2026-11", "digest": sample.digest}}


RATED: dict[str, Any] = {
    "1.1": {"met": ["a"]},
    "1.2": {"score": "9.95"},
    "2.1": {"score": "9", "measure": {"numerator": "12", "denominator": "20"}},
    "2.3": {"level": "15"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_browser_gets_the_very_result_of_the_command_line(sample: Scorer, language: str) -> None:
    response = response_to(sample.rubric, RATED)
    reply = ask(do="score", language=language, response=response)
    told = {**reply["result"], **ask(do="check_code", response=response)}
    assert told == assess_text(json.dumps(response), {"sample": sample}, language)


def test_the_same_response_again_gets_the_same_answer(sample: Scorer) -> None:
    request = json.dumps({"do": "score", "language": "en", "response": response_to(sample.rubric, RATED)})
    assert answer(request) == answer(request)


def test_what_is_shown_does_not_depend_on_what_was_asked_before(sample: Scorer) -> None:
    requests = [
        {"do": "score", "language": language, "response": response_to(sample.rubric, ratings)}
        for language in LANGUAGES
        for ratings in ({}, RATED, {**RATED, "1.1": {"met": []}}, {"1.1": RATED["1.1"]}, RATED)
    ]
    one_after_the_other = [ask(**one) for one in requests]
    for request, reply in zip(requests, one_after_the_other, strict=True):
        ask(do="load", rubric=json.loads(canonical(sample.rubric)), digest=sample.digest)  # which forgets
        assert ask(**request) == reply


def test_what_is_shown_beside_the_result(sample: Scorer) -> None:
    response = response_to(sample.rubric, RATED)
    response["profile"] = {"city": "乌鲁木齐"}
    reply = ask(do="score", response=response)
    shown = reply["shown"]
    assert [(one["role"], one["criterion"], one["key"], one["code"]) for one in shown["problems"]] == [
        ("", "", "profile.city", "profile-unknown-field"),
        ("self", "1.2", "score", "score-step"),
        ("self", "2.1", "score", "score-contradicts"),
    ]
    assert shown["problems"][1]["path"] == "assessments.self.ratings.1.2.score"
    assert shown["self"] == {
        "answered": 2,
        "count": 5,
        "summary": "暂计 21 分，满分 55 分，还有 3 项未评",
        "share": "38.18",
        "bands": [
            {"id": "good", "title": "优良", "count": "0", "starred": "0"},
            {"id": "fail", "title": "不合格", "count": "0", "starred": "0"},
        ],
        "groups": {"1": {"answered": 1, "count": 2}, "2": {"answered": 1, "count": 3}},
        "silent": [],
        # what helps to mend a rating stands there for as long as it needs mending
        "criteria": {"2.1": "12 ÷ 20 = 60%，属于“不合格”，请在 0 至 5.9 分之间评分"},
    }
    assert "review" not in shown


def test_numbers_of_a_request_never_pass_through_binary(sample: Scorer) -> None:
    response = json.dumps(response_to(sample.rubric, {"1.2": {"score": "?"}})).replace('"?"', "0.1")
    reply = json.loads(answer(f'{{"do": "score", "response": {response}}}'))
    assert reply["result"]["assessments"]["self"]["total"] == "0.1"


def test_a_file_is_read_with_every_number_as_its_digits_and_every_problem(sample: Scorer) -> None:
    text = json.dumps(response_to(sample.rubric, {"1.2": {"score": "?"}, "9.9": {}})).replace('"?"', "9.950")
    reply = ask(do="read", text=text)
    assert reply["response"]["assessments"]["self"]["ratings"]["1.2"]["score"] == "9.950"
    assert [(one["criterion"], one["code"]) for one in reply["problems"]] == [
        ("9.9", "unknown-criterion"),
        ("1.2", "score-step"),
    ]


def test_a_file_that_is_read_tells_how_far_it_has_come_as_the_form_will(sample: Scorer) -> None:
    """What a form says of a file before it is opened is what it says once it is."""
    response = response_to(sample.rubric, {**RATED, "b1": {"score": "1"}})
    response["assessments"]["review"] = {"ratings": {}}
    read = ask(do="read", text=json.dumps(response))["shown"]
    scored = ask(do="score", response=response)["shown"]
    totals = {role: one.pop("total") for role, one in read.items()}
    assert read["self"] == {"answered": 2, "count": 5, "summary": "暂计 22 分，满分 55 分，还有 3 项未评"}
    assert read["self"].items() <= scored["self"].items()
    assert read["review"].items() <= scored["review"].items()
    assert totals == {"self": "22", "review": "0"}
    assert ask(do="read", text='{"rubric": {"id": "other"}}')["shown"] == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json-form"),
        ("[]", "not-a-response"),
        ('{"rubric": {"id": "other"}}', "rubric-unknown"),
        ("[" * 99, "json-deep"),
    ],
)
def test_a_file_that_is_no_response_is_told_so(text: str, code: str) -> None:
    reply = ask(do="read", language="en", text=text)
    assert [one["code"] for one in reply["problems"]] == [code]
    assert isinstance(reply["response"], dict | None)


def test_markup_in_a_note_comes_back_as_the_text_that_it_is(sample: Scorer) -> None:
    note = '<img src=x onerror="alert(1)">&amp; =1+1'
    reply = ask(
        do="read", text=json.dumps(response_to(sample.rubric, {"2.3": {"level": "15", "note": note}}))
    )
    assert reply["problems"] == []
    assert reply["response"]["assessments"]["self"]["ratings"]["2.3"]["note"] == note


def test_halves_of_surrogate_pairs_never_reach_the_browser(sample: Scorer) -> None:
    text = json.dumps(response_to(sample.rubric, {"2.3": {"level": "\ud800", "note": "\udfff"}}))
    answer(json.dumps({"do": "read", "text": text})).encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_trace_is_given_for_a_role(sample: Scorer, language: str) -> None:
    reply = ask(do="trace", language=language, role="self", response=response_to(sample.rubric, RATED))
    assert reply["trace"]["value"] == {"zh": "21 分", "en": "21"}[language]
    assert len(reply["trace"]["parts"]) == 3


def test_a_malformed_request_is_our_mistake_and_raises() -> None:
    with pytest.raises(ValueError, match="not canonical"):
        ask(do="load", rubric={"id": "x"}, digest="")
    with pytest.raises(ValueError, match="no such rubric"):
        ask(do="score", response={"rubric": {"id": "other"}})
    with pytest.raises(KeyError):
        ask(do="guess")


def test_a_response_of_an_earlier_edition_is_carried_over(sample: Scorer) -> None:
    old = {**json.loads(canonical(sample.rubric)), "edition": "2025-01"}
    response = response_to(sample.rubric, RATED)
    response["rubric"]["edition"] = "2025-01"
    reply = ask(do="migrate", response=response, editions=[{"rubric": old, "digest": "sha256:0"}])
    assert reply["response"]["assessments"] == response["assessments"] | {
        "self": {"ratings": {name: RATED[name] for name in ("1.1", "2.3")}}
    }
    assert reply["response"]["rubric"] == {"id": "sample", "edition": "2026-11", "digest": sample.digest}
    assert [(one["was"], one["outcome"], one["reason"]) for one in reply["report"]["ratings"]] == [
        ("1.1", "kept", ""),
        ("1.2", "anew", "unsound"),
        ("2.1", "anew", "unsound"),
        ("2.3", "kept", ""),
    ]
    assert reply["report"]["from"]["edition"] == "2025-01"
    with pytest.raises(ValueError, match="not canonical"):
        ask(do="migrate", response=response, editions=[{"rubric": {"id": "x"}, "digest": "sha256:0"}])


def test_the_official_tables_decide_what_is_carried_over_and_the_translations_tell_it(sample: Scorer) -> None:
    """The same row in two translations: in English nothing has changed; in Chinese an indicator asks for something else."""
    table = json.loads(canonical(sample.rubric))
    response = response_to(sample.rubric, {"1.1": RATED["1.1"]})
    response["rubric"]["edition"] = "2025-01"

    def told(asked: str, edition: str) -> dict[str, object]:
        rubric = json.loads(json.dumps(table))
        rubric["edition"] = edition
        first = rubric["groups"][0]["criteria"][0]
        first["indicators"][0]["id"] = asked
        return {"rubric": rubric, "digest": sample.digest}

    same, another = told("a", "2025-01"), told("other", "2025-01")
    official = [another, told("a", "2026-11")]
    kept = ask(do="migrate", response=response, editions=[same])
    asked_anew = ask(do="migrate", response=response, editions=[same], official=official)
    assert [one["outcome"] for one in kept["report"]["ratings"]] == ["kept"]
    assert [one["outcome"] for one in asked_anew["report"]["ratings"]] == ["anew"]
    assert asked_anew["response"]["assessments"]["self"]["ratings"] == {}
