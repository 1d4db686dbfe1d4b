"""One pair for each problem of a response: a file, `<code>.json`, and what is said of it, `<code>.txt`.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from rubricpress.core.plain.json_text import MAX_BYTES
from rubricpress.core.results.assessing import assess_text
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.advice_problems import ADVICE_PROBLEMS
from rubricpress.core.wording.combining_problems import COMBINING_PROBLEMS, PRESENCE_PROBLEMS
from rubricpress.core.wording.conclusion_problems import CONCLUSION_PROBLEMS
from rubricpress.core.wording.deduction_problems import DEDUCTION_PROBLEMS
from rubricpress.core.wording.draft_problems import DRAFT_PROBLEMS
from rubricpress.core.wording.edition_problems import EDITION_PROBLEMS
from rubricpress.core.wording.example_problems import EXAMPLE_PROBLEMS
from rubricpress.core.wording.file_problems import FILE_PROBLEMS
from rubricpress.core.wording.gate_problems import GATE_PROBLEMS
from rubricpress.core.wording.moderation_problems import MODERATION_PROBLEMS
from rubricpress.core.wording.notices import NOTICES
from rubricpress.core.wording.problems import PROBLEMS
from rubricpress.core.wording.proportional_problems import PROPORTIONAL_PROBLEMS
from rubricpress.core.wording.response_problems import RESPONSE_PROBLEMS
from rubricpress.core.wording.rubric_problems import RUBRIC_PROBLEMS
from rubricpress.core.wording.shape_problems import SHAPE_PROBLEMS
from rubricpress.core.wording.translation_problems import TRANSLATION_PROBLEMS
from rubricpress.core.wording.warning_problems import WARNINGS
from rubricpress.source.library import Library

FOLDER = Path(__file__).parent / "response"
# problems of form that only a rubric file can have: a response has no names or required texts to write, and
# its numbers are read however people type them
RUBRIC_ONLY = {"name-form", "no-formulas", "number-plain", "number-zeros", "value-empty", "wide-quotes"}
# what the command line finds before a response is looked at: shown in tests/test_cli.py
COMMAND_ONLY = {"rubric-broken"}
CODES = sorted({*RESPONSE_PROBLEMS, *PRESENCE_PROBLEMS, *SHAPE_PROBLEMS} - RUBRIC_ONLY - COMMAND_ONLY)
CATALOGUES = (
    SHAPE_PROBLEMS, FILE_PROBLEMS, RUBRIC_PROBLEMS, ADVICE_PROBLEMS, COMBINING_PROBLEMS, DEDUCTION_PROBLEMS, GATE_PROBLEMS,
    PROPORTIONAL_PROBLEMS, RESPONSE_PROBLEMS, PRESENCE_PROBLEMS, MODERATION_PROBLEMS, DRAFT_PROBLEMS, EXAMPLE_PROBLEMS,
    EDITION_PROBLEMS, CONCLUSION_PROBLEMS,
    TRANSLATION_PROBLEMS, WARNINGS, NOTICES,
)  # fmt: skip
# what is too large to lie here
UNSTORED = {"file-large": b" " * (MAX_BYTES + 1)}
# what makes a file no response, so that nothing of it can be scored
HOPELESS = {"file-large", "file-encoding", "json-form", "json-deep", "not-a-response", "rubric-unknown"}


def raw_of(code: str) -> bytes:
    return UNSTORED.get(code) or (FOLDER / f"{code}.json").read_bytes()


def said_of(result: Mapping[str, Any]) -> str:
    return "".join(f"{one['path']}: {one['code']}: {one['message']}\n" for one in result["problems"])


@pytest.mark.parametrize("code", CODES)
def test_a_faulty_response_is_told_what_is_wrong_and_what_to_do(code: str, samples: Library) -> None:
    results = {language: assess_text(raw_of(code), samples, language) for language in LANGUAGES}
    text = FOLDER / f"{code}.txt"
    said = "".join(said_of(result) for result in results.values())
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    found = [one["code"] for one in results["zh"]["problems"]]
    assert found[-1] == code
    assert len(found) == (21 if code == "more-of-the-same" else 1), "a pair shows one problem alone"


@pytest.mark.parametrize("code", sorted(set(CODES) - HOPELESS))
def test_what_is_sound_is_still_scored(code: str, samples: Library) -> None:
    result = assess_text(raw_of(code), samples, "en")
    scores = [one["score"] for one in result["assessments"]["self"]["criteria"].values()]
    assert any(score not in (None, "0") for score in scores)


@pytest.mark.parametrize("code", sorted(HOPELESS))
def test_nothing_is_scored_where_the_file_is_no_response(code: str, samples: Library) -> None:
    result = assess_text(raw_of(code), samples, "en")
    assert result["rubric"] is None
    assert result["assessments"] == {}


def test_every_problem_of_a_response_has_a_pair_and_no_pair_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(CODES)
    assert {path.stem for path in FOLDER.glob("*.json")} == set(CODES) - set(UNSTORED)


def test_every_problem_of_the_catalogue_has_a_pair() -> None:
    shown = {path.stem for path in Path(__file__).parent.glob("*/*.txt")}
    # problems of files that drafts are made from are shown in tests/draft/test_refusals.py
    # and those of very many problems in tests/source/test_hostile_files.py and tests/test_unfinished.py
    assert shown | COMMAND_ONLY | {*DRAFT_PROBLEMS, "problems-many", "translation-more"} == set(PROBLEMS)
    assert len(PROBLEMS) == sum(map(len, CATALOGUES)), "a code stands in two catalogues"


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_sentence_is_whole_in_both_languages(code: str) -> None:
    for language in LANGUAGES:
        sentence = PROBLEMS[code][language]
        assert sentence.found
        assert sentence.remedy
        assert not sentence.found.endswith(("。", "."))
        assert sentence.remedy.endswith((".", "?")) or language == "zh"
        assert "invalid" not in sentence.found.lower()
    assert any("\u4e00" <= sign <= "\u9fff" for sign in PROBLEMS[code]["zh"].found)
