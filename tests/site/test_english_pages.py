"""What English pages tell of their translation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from rubricpress.core.scoring import Scorer
from rubricpress.core.translating import Translation
from rubricpress.making import Made, make
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.views.editions import Editions
from rubricpress.source.shelf import Shelf

BEGUN: Final = Path(__file__).parents[1] / "problems/translations/translation-empty"


def test_a_preview_shows_a_translation_under_way_and_a_build_asks_for_the_rest(tmp_path: Path) -> None:
    path = BEGUN / "room.yaml"

    def made(shelf: Shelf) -> Made:
        return make(path, shelf, tmp_path, "runtime", packed=False, english=True)

    for _ in range(2):
        preview = made(Shelf(BEGUN, held=False))
        assert preview.broken is None
        page = preview.pages["en"].pages["index.html"]
        assert "Classroom check" in page.body
        assert "教室面积不少于60平方米" in page.body
        broken = made(Shelf(BEGUN)).broken
        assert broken
        assert [one.problem.code for one in broken.problems] == ["translation-empty"]


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
    found = re.search(r"<dt>English text</dt>\s*<dd>(.*?)</dd>", pages.pages["index.html"].body, re.DOTALL)
    said = found and " ".join(re.sub(r"</?(?:p|br)[^>]*>", " ", found[1]).split())
    assert said == told
