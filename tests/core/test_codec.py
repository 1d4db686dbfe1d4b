"""Plain data and model: there and back without loss, and every mistake named at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.drawing import rubrics

from rubricpress.core.changes.digest import digest
from rubricpress.core.checks.validation import validate
from rubricpress.core.language.keys import keys_of
from rubricpress.core.plain.codec import Decoded, canonical, decode, encode
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer


@given(rubrics())
def test_decode_of_encode_is_the_same(rubric: Rubric) -> None:
    decoded = decode(Rubric, encode(rubric))
    assert decoded.problems == []
    assert decoded.holes == []
    assert decoded.words == []
    assert decoded.value == rubric


@given(rubrics())
def test_a_drawn_rubric_passes_every_check(rubric: Rubric) -> None:
    assert validate(rubric) == []


def test_decode_of_encode_is_the_same_for_the_tables_of_the_project(scorers: dict[str, Scorer]) -> None:
    for scorer in scorers.values():
        assert decode(Rubric, encode(scorer.rubric)).value == scorer.rubric


@given(rubrics())
def test_canonical_bytes_are_stable(rubric: Rubric) -> None:
    written = canonical(rubric)
    again = decode(Rubric, json.loads(written)).value
    assert canonical(again) == written
    assert digest(again) == digest(rubric)


def _turned(data: Any) -> Any:
    """The same data with the keys of every mapping the other way round."""
    if isinstance(data, dict):
        return {name: _turned(data[name]) for name in reversed(data)}
    return [_turned(one) for one in data] if isinstance(data, list) else data


@given(rubrics())
def test_the_order_of_keys_never_changes_the_digest(rubric: Rubric) -> None:
    assert digest(decode(Rubric, _turned(encode(rubric))).value) == digest(rubric)


def test_a_number_counts_as_the_same_however_it_is_written(scorers: dict[str, Scorer]) -> None:
    rubric = scorers["shenzhen-worker-training-base"].rubric
    data = encode(rubric)
    data["points"] = "100.00"
    assert digest(decode(Rubric, data).value) == digest(rubric)


def test_a_digest_is_sha256_in_hexadecimal_digits(scorers: dict[str, Scorer]) -> None:
    for scorer in scorers.values():
        kind, _, digits = scorer.digest.partition(":")
        assert kind == "sha256"
        assert len(digits) == 64
        int(digits, 16)


plain_data = st.recursive(
    st.none() | st.booleans() | st.text(max_size=6) | st.integers() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(sorted(keys_of(Rubric))) | st.text(), inner)
    ),
    max_leaves=20,
)


@given(plain_data)
def test_whatever_is_given_a_whole_rubric_and_its_problems_come_back(data: Any) -> None:
    decoded = decode(Rubric, data)
    assert isinstance(decoded.value, Rubric)
    assert bool(decoded.problems) == bool(decoded.holes or decoded.words or _unknown(decoded))
    validate(decoded.value)  # stand-ins must not break the checks either


def _unknown(decoded: Decoded[Any]) -> list[Problem]:
    return [one for one in decoded.problems if one.code.startswith("unknown-key")]


ROW = {"id": "1.1", "title": "教室", "method": "checklist", "points": "10"}
INDICATOR = {"id": "a", "points": "10", "text": "有教室"}
WHOLE: dict[str, Any] = {
    "id": "x",
    "title": "表",
    "edition": "1",
    "points": "10",
    "columns": [{"of": "title", "title": "指标"}],
    "groups": [{"id": "1", "title": "场地", "criteria": [{**ROW, "indicators": [INDICATOR]}]}],
}


def changed(path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The small rubric with another value at a place; `...` takes the key away."""
    data: dict[str, Any] = json.loads(json.dumps(WHOLE))
    inner: Any = data
    for part in path[:-1]:
        inner = inner[part]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


IN_ROW = ("groups", 0, "criteria", 0)


@pytest.mark.parametrize(
    ("path", "value", "code", "at"),
    [
        (("points",), "十", "number-form", "points"),
        (("points",), ["1"], "number-form", "points"),
        (("points",), "", "value-empty", "points"),
        (("points",), "1,000", "number-plain", "points"),
        (("points",), "１０", "number-plain", "points"),
        (("points",), "−10", "number-plain", "points"),
        (("points",), "05", "number-zeros", "points"),
        (("points",), "-00.5", "number-zeros", "points"),
        (("points",), "００5", "number-plain", "points"),
        (("points",), "“10”", "wide-quotes", "points"),
        (("id",), "“a”", "wide-quotes", "id"),
        (("columns", 0, "of"), "title”", "wide-quotes", "columns.0.of"),
        (("groups",), "“1”", "wide-quotes", "groups"),
        (("points",), ..., "missing-key", ""),
        (("title",), " ", "value-empty", "title"),
        (("title",), {}, "text-form", "title"),
        (("title",), True, "text-form", "title"),
        (("id",), "甲", "name-form", "id"),
        (("id",), "a" * 65, "name-form", "id"),
        (("id",), "a b", "name-form", "id"),
        (("id",), ".a", "name-form", "id"),
        (("id",), None, "value-empty", "id"),
        (("groups",), {}, "list-form", "groups"),
        (("groups",), "", "value-empty", "groups"),
        (("groups", 0), "场地", "mapping-form", "groups.0"),
        (("columns", 0, "of"), "levle", "unknown-choice", "columns.0.of"),
        ((*IN_ROW, "method"), "checklst", "unknown-choice", "groups.0.criteria.0.method"),
        ((*IN_ROW, "method"), ["checklist"], "unknown-choice", "groups.0.criteria.0.method"),
        ((*IN_ROW, "method"), ..., "missing-key", "groups.0.criteria.0"),
        ((*IN_ROW, "starred"), "yes", "truth-form", "groups.0.criteria.0.starred"),
        ((*IN_ROW, "indicatrs"), [], "unknown-key-near", "groups.0.criteria.0.indicatrs"),
        ((*IN_ROW, "levels"), [], "unknown-key", "groups.0.criteria.0.levels"),
        ((*IN_ROW, "indicators", 0, "text"), ..., "missing-key", "groups.0.criteria.0.indicators.0"),
    ],
)
def test_each_mistake_is_named_at_its_place(
    path: tuple[str | int, ...], value: Any, code: str, at: str
) -> None:
    assert [(one.code, one.place) for one in decode(Rubric, changed(path, value)).problems] == [(code, at)]


def test_a_number_that_is_not_plain_is_told_as_it_should_stand() -> None:
    (problem,) = decode(Rubric, changed(("points",), "１,０００．５０")).problems
    assert problem.remedy("zh") == "请改成 1000.5"


@pytest.mark.parametrize("edition", ["“2026-11”", "‘2026’", "＂20%＂", '”2026-11"'])
def test_a_number_or_code_between_full_width_quotes_is_meant_without_them(edition: str) -> None:
    decoded = decode(Rubric, {"edition": edition})
    told = [(one.code, one.place, dict(one.values)) for one in decoded.problems if one.place == "edition"]
    assert told == [("wide-quotes", "edition", {"sign": edition[0]})]
    assert decode(Rubric, {"edition": "“甲”版"}).value.edition == "“甲”版", "a quotation"


def test_quotes_of_any_kind_are_text_in_a_text() -> None:
    assert decode(Rubric, changed(("title",), "“双师型”")).problems == []


@pytest.mark.parametrize(
    ("value", "starred"), [("true", True), ("false", False), (True, True), (False, False)]
)
def test_truth_is_written_true_or_false(value: object, starred: bool) -> None:
    decoded = decode(Rubric, changed((*IN_ROW, "starred"), value))
    assert decoded.problems == []
    assert decoded.value.groups[0].criteria[0].starred is starred


def test_intervals_for_each_option_are_a_mapping() -> None:
    data = changed((*IN_ROW, "method"), "levels")
    row = data["groups"][0]["criteria"][0]
    del row["indicators"]
    level: dict[str, Any] = {"id": "10", "score": "10", "descriptor": "好", "when_by": ["main"]}
    row["levels"] = [level]
    assert [one.code for one in decode(Rubric, data).problems] == ["mapping-form"]
    level["when_by"] = {"main": {"from": "0"}, "sub": {"from": "零"}}
    problems = decode(Rubric, data).problems
    assert [one.place for one in problems] == ["groups.0.criteria.0.levels.0.when_by.sub.from"]


def test_what_is_read_as_nothing_may_be_empty() -> None:
    damage = [{"at": "points", "printed": "t", "read": "", "reason": "污渍"}]
    assert decode(Rubric, changed(("damage",), damage)).problems == []


def test_what_is_no_rubric_at_all_is_one_problem() -> None:
    nothing: list[object] = [None, [], "x", 5, True]
    for data in nothing:
        decoded = decode(Rubric, data)
        code = "mapping-form" if data is not None else "value-empty"
        assert [(one.code, one.place) for one in decoded.problems] == [(code, "")]
        assert decoded.holes == [()]
