"""Every doubt has its sentence in both languages, and every sentence is said somewhere."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from rubricpress.draft import wording
from rubricpress.draft.reasons import REASONS
from rubricpress.draft.wording import DOUBTS

FOLDER = Path(wording.__file__).parent
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in FOLDER.rglob("*.py")
    if path.name not in ("wording.py", "reasons.py")
)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", DOUBTS)
def test_a_doubt_is_said_in_both_languages_with_the_same_values(code: str) -> None:
    zh, en = DOUBTS[code]["zh"], DOUBTS[code]["en"]
    assert fields(zh) == fields(en)
    assert re.search("[\u4e00-\u9fff]", zh)
    assert not re.search("[\u4e00-\u9fff]", en)
    assert not zh.endswith("。")
    assert not en.endswith(".")


def test_no_sentence_is_left_over_and_none_is_missing() -> None:
    named = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', CODE))
    assert sorted({*DOUBTS, *REASONS} - named) == []
    assert sorted(set(re.findall(r'doubt\(\s*[\w\[\]"]+, "[\w]*", "([a-z-]+)"', CODE)) - set(DOUBTS)) == []


def test_reasons_begin_with_the_word_that_a_person_looks_for() -> None:
    assert all(reason.startswith("TODO：") for reason in REASONS.values())
