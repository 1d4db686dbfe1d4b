"""A pair for each problem of translations: a folder `<code>/` of rubrics with English texts, and what is said, `<code>.txt`.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rubricpress import report
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.translation_problems import TRANSLATION_PROBLEMS
from rubricpress.source.reading import SourceFile
from rubricpress.source.shelf import Shelf
from rubricpress.source.translations import orphans, read_translation

FOLDER = Path(__file__).parent / "translations"
# what stands for very many others: tests/test_unfinished.py shows it
UNPAIRED = {"translation-more"}


def troubled(folder: Path) -> list[SourceFile]:
    """The files of the translations of a folder that have problems."""
    shelf = Shelf(folder)
    files = [one for path in shelf.files if (one := read_translation(shelf.read(path)))]
    return [*(one for file in files for one in file.troubled), *orphans(folder)]


@pytest.mark.parametrize("code", sorted(TRANSLATION_PROBLEMS.keys() - UNPAIRED))
def test_a_broken_translation_is_told_what_is_wrong_and_what_to_do(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER / code)
    broken = troubled(Path())
    said = "".join(f"{report.as_text(source, language)}\n" for language in LANGUAGES for source in broken)
    text = FOLDER / f"{code}.txt"
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    assert [one.problem.code for source in broken for one in source.problems] == [code]


def test_every_problem_of_translations_has_a_folder_and_none_is_left_over() -> None:
    for found in (FOLDER.glob("*/"), FOLDER.glob("*.txt")):
        assert {path.stem for path in found} == TRANSLATION_PROBLEMS.keys() - UNPAIRED
