"""A pair for each warning: a folder `<code>/` of rubrics, and what is said of them, `<code>.txt`.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rubricpress import report
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.warning_problems import WARNINGS
from rubricpress.source.shelf import Shelf
from rubricpress.source.strays import strays

FOLDER = Path(__file__).parent / "warnings"


@pytest.mark.parametrize("code", WARNINGS)
def test_a_folder_with_something_unfinished_or_unread_is_told_what_to_do(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER / code)
    shelf = Shelf(Path("rubrics"))
    read = [shelf.read(path) for path in shelf.files]
    assert all(source.rubric for source in read), "a warning is no problem"
    warned = [one for one in (*read, *strays(shelf.folder)) if one.warnings]
    said = "".join(f"{report.warned(source, language)}\n" for language in LANGUAGES for source in warned)
    text = FOLDER / f"{code}.txt"
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    assert {one.problem.code for source in warned for one in source.warnings} == {code}


def test_every_warning_has_a_folder_and_none_is_left_over() -> None:
    for found in (FOLDER.glob("*/"), FOLDER.glob("*.txt")):
        assert {path.stem for path in found} == set(WARNINGS)
