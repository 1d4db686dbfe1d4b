"""Small matters of words: what was written as it can be shown, and the nearest known word."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.plain.nearest import nearest
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Problem
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.explanations import phrase
from rubricpress.core.wording.yaml_causes import YAML_CAUSES, cause

KEYS = ("method", "points", "title", "level", "levels", "id", "to", "from")


@pytest.mark.parametrize(
    ("item", "shown"),
    [
        ("8.5", "8.5"),
        ("", ""),
        (None, "null"),
        (True, "true"),
        (False, "false"),
        ([1], "[…]"),
        ({}, "{…}"),
        (5, "5"),
        ("a\nb\x1b[0m\n", "a⏎bU+001B[0m"),
        ("x" * 41, "x" * 39 + "…"),
        ("x" * 40, "x" * 40),
    ],
)
def test_a_refused_value_is_shown_short_and_on_one_line(item: object, shown: str) -> None:
    assert quoted(item) == shown


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("methode", "method"),
        ("mehtod", "method"),
        ("point", "points"),
        ("leve", "level"),
        ("tilte", "title"),
        ("colour", ""),
        ("x", ""),
        ("", ""),
        ("form", "from"),
        ("ｔｉｔｌｅ", "title"),
        ("ｌｅｖｅ", "level"),
    ],
)
def test_a_mistyped_key_is_told_the_nearest_one(word: str, near: str) -> None:
    assert nearest(word, KEYS) == near


@given(st.text(string.ascii_lowercase, max_size=12))
def test_the_nearest_word_is_a_known_one_or_none(word: str) -> None:
    assert nearest(word, KEYS) in (*KEYS, "")


def test_a_known_word_is_nearest_to_itself() -> None:
    assert all(nearest(word, KEYS) == word for word in KEYS)


def test_a_problem_says_what_was_found_and_then_the_remedy() -> None:
    problem = Problem("missing-key", ("groups", 0), {"key": "title"})
    assert problem.place == "groups.0"
    assert problem.message() == "缺少“title”一项。请补上“title”"
    assert problem.message("en") == "the key 'title' is missing here. Add 'title'."


def test_phrases_take_their_values() -> None:
    assert phrase("conclusion", "zh") == "结论"
    assert phrase("indicator", "en", {"id": "a"}) == "indicator a is met"


@pytest.mark.parametrize("said", YAML_CAUSES)
def test_what_the_parser_says_is_put_in_plain_words(said: str) -> None:
    assert all(cause(said)[at] for at in range(len(LANGUAGES)))
    assert said not in cause(said)


def test_a_rare_fault_is_told_in_general_words_and_in_english_in_those_of_the_parser() -> None:
    assert cause("found something new") == ("这里的写法不合 YAML 的规则", "found something new")


@given(st.sampled_from([key for key in KEYS if key != "levels"]), st.integers(0, 5))
def test_two_letters_in_the_wrong_order_are_one_slip(word: str, at: int) -> None:
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    assert nearest(swapped, KEYS) == word
