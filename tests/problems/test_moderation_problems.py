"""One pair for each problem of settling two assessments, `moderation/<code>.json` and what is said of it.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from rubricpress.core.bridge import answer
from rubricpress.core.plain.codec import canonical
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.moderation_problems import MODERATION_PROBLEMS

FOLDER = Path(__file__).parent / "moderation"


@pytest.mark.parametrize("code", MODERATION_PROBLEMS)
def test_what_is_not_settled_yet_is_told_with_what_to_do(code: str, sample: Scorer) -> None:
    rubric = json.loads(canonical(sample.rubric))
    answer(json.dumps({"do": "load", "rubric": rubric, "digest": sample.digest}))
    response = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    found = [
        one
        for language in LANGUAGES
        for one in json.loads(
            answer(json.dumps({"do": "moderate", "language": language, "response": response}))
        )["problems"]
    ]
    said = "".join(f"{one['path']}: {one['code']}: {one['message']}\n" for one in found)
    text = FOLDER / f"{code}.txt"
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    assert [one["code"] for one in found] == [code] * len(LANGUAGES)


def test_no_pair_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(MODERATION_PROBLEMS)
