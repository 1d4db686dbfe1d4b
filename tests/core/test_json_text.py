"""The text of a response: every number keeps its digits, every mistake is a problem, no file exhausts anything."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubricpress.core.plain.json_text import (
    _PAIRS,
    MAX_BYTES,
    MAX_DEPTH,
    Literal,
    Repeated,
    _depth,
    keys_twice,
    read_json,
)


def problem_of(raw: bytes | str) -> str:
    data, problems = read_json(raw)
    assert data is None
    assert len(problems) == 1
    return problems[0].code


json_values = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_json_is_read_as_it_stands(value: Any) -> None:
    for raw in (json.dumps(value), json.dumps(value, ensure_ascii=False), json.dumps(value).encode()):
        assert read_json(raw) == (value, [])


@pytest.mark.parametrize(
    "literal", ["8.50", "-0", "1e999", "1E-999", "NaN", "Infinity", "-Infinity", "9" * 200_000, "0.1"]
)
def test_a_number_is_kept_by_its_literal(literal: str) -> None:
    data, problems = read_json(f'{{"score": {literal}}}')
    assert problems == []
    assert data == {"score": literal}
    assert isinstance(data["score"], Literal)


@pytest.mark.parametrize(
    "text",
    ["", " ", "{", "{]", "{'a': 1}", '{"a": 1,}', "nul", "01", "+1", "1 2", '"a\nb"', '"\\x"', "\0", "{}\0"],
)
def test_what_is_no_json_is_a_problem(text: str) -> None:
    assert problem_of(text) == "json-form"


def test_the_place_of_a_fault_is_told() -> None:
    _, problems = read_json('{\n  "a": 1,\n  oops\n}')
    assert problems[0].values == {"line": "3", "column": "3"}


@pytest.mark.parametrize(
    "raw",
    ["评估".encode("gbk"), "{}".encode("utf-16"), b"\xff", b'{"a": "\xed\xa0\x80"}'],
    ids=["gbk", "utf-16", "byte", "half"],
)
def test_what_is_no_utf_8_is_a_problem(raw: bytes) -> None:
    assert problem_of(raw) == "file-encoding"


def test_a_byte_order_mark_is_no_problem() -> None:
    assert read_json(b"\xef\xbb\xbf{}") == ({}, [])
    assert read_json("\ufeff{}") == ({}, [])


def test_a_file_of_50_megabytes_is_refused_before_it_is_read() -> None:
    assert problem_of(b"[" * (50 * 1024 * 1024)) == "file-large"
    assert problem_of(" " * (MAX_BYTES + 1)) == "file-large"


def test_deep_nesting_is_a_problem_and_never_a_recursion_error() -> None:
    assert problem_of("[" * 1_000_000) == "json-deep"
    assert problem_of('{"a":' * 100_000) == "json-deep"
    assert problem_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == "json-deep"
    assert read_json("[" * MAX_DEPTH + "]" * MAX_DEPTH)[1] == []
    assert read_json(json.dumps("[" * 1000 + '\\"{'))[1] == [], "brackets inside a text do not nest"


@pytest.mark.parametrize(
    "text",
    [
        '"' + "a" * 4_000_000,
        '"' + '\\"' * 2_000_000,
        '"a' * 2_000_000,
        '{"' + "\\" * 2_000_001,
        "[[" + '"]' * 1_000_000,
    ],
)
def test_a_quote_that_is_never_closed_costs_one_pass(text: str) -> None:
    start = time.process_time()
    assert problem_of(text) in ("json-form", "json-deep")
    assert time.process_time() - start < 5


def test_halves_of_surrogate_pairs_become_the_sign_for_what_cannot_be_shown() -> None:
    data, problems = read_json('{"a\\ud800": ["\\udfff", {"b": "x\\uD83D"}], "c": 8, "d": "\\ud83d\\ude00"}')
    assert problems == []
    assert data == {"a\ufffd": ["\ufffd", {"b": "x\ufffd"}], "c": "8", "d": "\U0001f600"}
    assert isinstance(data["c"], Literal)
    json.dumps(data, ensure_ascii=False).encode()


def test_a_key_that_stands_twice_is_known_and_an_unclear_value_is_left_out() -> None:
    data, problems = read_json('{"a": 1, "b": 2, "a": 3, "b": 2, "a": 5, "c\\ud800": 6, "c\\udbff": 7}')
    assert problems == []
    assert dict(data) == {"b": "2"}
    assert [(one.code, one.place) for one in keys_twice(data, ("x",))] == [
        ("duplicate-key", "x.a"),
        ("duplicate-key", "x.b"),
        ("duplicate-key", "x.c\ufffd"),
    ]
    assert keys_twice({"a": 1}, ()) == []
    assert keys_twice([], ()) == []


def test_an_object_with_a_key_twice_equals_no_plain_one() -> None:
    plain, _ = read_json('{"a": 1}')
    twice, _ = read_json('{"a": 0, "a": 1}')
    again, _ = read_json('{"a": 2, "a": 1}')
    assert isinstance(twice, Repeated)
    assert twice != plain
    assert plain != twice
    assert {"x": plain} != {"x": twice}
    assert twice == again


PIECES = st.sampled_from(
    ['{"a":', '"b":', "{", "}", "[", "]", '"', "\\", '\\"', "\\\\", ",", ":", "1", '"x"', '"[{"', '"]"', '{"a":1,"a":2}', "null", "\\ud800"]
)  # fmt: skip


@settings(max_examples=600)
@given(st.lists(PIECES, max_size=12), json_values, st.integers(0, 60), st.sampled_from((0, 1, MAX_DEPTH)))
def test_the_short_ways_read_what_the_long_ones_read(
    pieces: list[str], value: Any, at: int, deep: int
) -> None:
    """The depth found by taking brackets out, the keys counted by colons; the long way looks at each sign and object."""
    text = json.dumps(value, ensure_ascii=False)
    for one in (text[:at] + "".join(pieces) + text[at:], "".join(pieces), text):
        nested = "[" * deep + one + "]" * deep
        data, problems = read_json(nested)
        if _depth(nested) > MAX_DEPTH:
            assert [problem.code for problem in problems] == ["json-deep"]
            continue
        try:
            wanted = _PAIRS.decode(nested)
        except json.JSONDecodeError:
            assert [problem.code for problem in problems] == ["json-form"]
            continue
        assert problems == []
        if "\\ud800" not in nested:
            assert data == wanted
            assert repr(data) == repr(wanted)
