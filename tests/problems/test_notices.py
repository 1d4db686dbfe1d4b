"""One pair for each notice on a response: a file, `notices/<code>.json`, and what is said of it, `<code>.txt`.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rubricpress.core.results.assessing import assess_text
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.notices import NOTICES
from rubricpress.source.library import Library

FOLDER = Path(__file__).parent / "notices"
CODES = sorted({*NOTICES, "date-form"})  # of an assessment's own date it is a problem


@pytest.mark.parametrize("code", CODES)
def test_a_notice_says_what_to_do_and_leaves_the_score(code: str, samples: Library) -> None:
    raw = (FOLDER / f"{code}.json").read_bytes()
    results = {language: assess_text(raw, samples, language) for language in LANGUAGES}
    told = [one for result in results.values() for one in result["notices"]]
    said = "".join(f"{one['path']}: {one['code']}: {one['message']}\n" for one in told)
    text = FOLDER / f"{code}.txt"
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    assert {one["code"] for one in told} == {code}
    result = results["zh"]
    assert result["problems"] == []
    assert result["assessments"]["self"]["criteria"]["1.1"]["score"] == "6"


def test_every_notice_has_a_pair_and_no_pair_is_left_over() -> None:
    for ending in ("json", "txt"):
        assert {path.stem for path in FOLDER.glob(f"*.{ending}")} == set(CODES)
