"""「English says 1 step and 2 steps; Chinese has no plurals.」"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from importlib import import_module

import pytest

from rubricpress.core import wording
from rubricpress.core.wording.plurals import counted, filled
from rubricpress.core.wording.problems import PROBLEMS


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1", "1 step is"),
        ("2", "2 steps are"),
        ("0", "0 steps are"),
        ("-1", "-1 step is"),
        ("1.5", "1.5 steps are"),
    ],
)
def test_one_of_two_words_follows_the_number(value: str, said: str) -> None:
    assert filled("{n} {n:step is|steps are}", {"n": value}) == said


def test_a_word_stands_apart_from_its_number_and_a_sign_close_to_it() -> None:
    said = "{value}{unit: }"
    assert filled(said, {"value": "60", "unit": "people"}) == "60 people"
    assert filled(said, {"value": "60", "unit": "%"}) == "60%"
    assert filled(said, {"value": "60", "unit": ""}) == "60"


def test_a_list_has_the_signs_of_its_language() -> None:
    assert filled("可选：{known:、}", {"known": "a, b, 1,000"}) == "可选：a、b、1,000"
    assert filled("known: {known}", {"known": "a, b"}) == "known: a, b"


def test_what_is_known_only_sometimes_is_left_out_with_its_words() -> None:
    assert filled("twice{line:, first in line ~}.", {"line": "7"}) == "twice, first in line 7."
    assert filled("twice{line:, first in line ~}.", {"line": ""}) == "twice."


def test_no_chinese_sentence_lists_with_western_commas() -> None:
    listing = re.compile(r"\{(known|keys|numbers)\}")
    said = [text for one in PROBLEMS.values() for text in (one["zh"].found, one["zh"].remedy)]
    assert [text for text in said if listing.search(text)] == []


def test_numbers_and_words_are_filled_in_alike() -> None:
    assert counted(1, "row", "rows") == "1 row"
    assert counted(3, "row", "rows") == "3 rows"
    assert filled("at {line}.", {"line": 7}) == "at 7."


SENTENCES = [
    (module.name, words[1])
    for module in pkgutil.iter_modules(wording.__path__)
    for table in vars(import_module(f"{wording.__name__}.{module.name}")).values()
    if isinstance(table, Mapping)
    for words in table.values()
    if isinstance(words, tuple) and len(words) == len(wording.LANGUAGES)
] + [(code, said) for code, both in PROBLEMS.items() for said in (both["en"].found, both["en"].remedy)]


def test_english_sentences_hold_no_chinese_and_no_plural_behind_a_bare_count() -> None:
    assert len(SENTENCES) > 500
    chinese = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
    plural = re.compile(r"\{(?:count|steps|open|most|files|others|less)\} [a-z]+s\b")
    quoting = {"yaml-wide-colon", "draft-no-rows"}  # quote what is Chinese in a file
    wrong = [
        (at, said)
        for at, said in SENTENCES
        if plural.search(said) or (chinese.search(said) and at not in quoting)
    ]
    assert wrong == []
