"""What English pages tell of their translation."""

from __future__ import annotations

import re

import pytest

from rubricpress.core.scoring import Scorer
from rubricpress.core.translating import Translation
from rubricpress.site.edition_views import Editions
from rubricpress.site.english_pages import pages_in_english


@pytest.mark.parametrize(
    ("note", "translator", "told"),
    [
        (
            "Terms <follow> the ministry.",
            "Office 3",
            "Terms &lt;follow&gt; the ministry. Translated by Office 3.",
        ),
        ("Only a draft.", "", "Only a draft."),
        ("", "Office 3", "Translated by Office 3."),
        ("", "", None),
    ],
)
def test_the_note_and_the_translator_stand_where_the_table_is_described(
    note: str, translator: str, told: str | None, sample: Scorer
) -> None:
    translation = Translation(language="en", note=note, translator=translator, texts=())
    pages = pages_in_english(
        sample.rubric,
        sample.digest,
        "runtime",
        "key",
        editions=Editions.alone(sample.rubric),
        words={},
        translation=translation,
    )
    found = re.search(r"<dt>Translation</dt>\s*<dd>(.*?)</dd>", pages.pages["index.html"].body, re.DOTALL)
    said = found and " ".join(re.sub(r"</?(?:p|br)[^>]*>", " ", found[1]).split())
    assert said == told
