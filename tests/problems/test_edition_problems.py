"""A pair for each problem of editions: a folder `<code>/` of rubrics, and what is said of them, `<code>.txt`.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rubricpress import report
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.edition_problems import EDITION_PROBLEMS
from rubricpress.source.shelf import Shelf

FOLDER = Path(__file__).parent / "editions"


@pytest.mark.parametrize("code", EDITION_PROBLEMS)
def test_a_broken_edition_is_told_what_is_wrong_and_what_to_do(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER / code)
    shelf = Shelf(Path())
    broken = [source for path in shelf.files if (source := shelf.read(path)).problems]
    said = "".join(f"{report.as_text(source, language)}\n" for language in LANGUAGES for source in broken)
    text = FOLDER / f"{code}.txt"
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    assert {one.problem.code for source in broken for one in source.problems} == {code}
    assert all(source.rubric is None for source in broken)


def test_every_problem_of_editions_has_a_folder_and_none_is_left_over() -> None:
    for found in (FOLDER.glob("*/"), FOLDER.glob("*.txt")):
        assert {path.stem for path in found} == set(EDITION_PROBLEMS)
