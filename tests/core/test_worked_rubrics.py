"""The worked rubrics of tests/rubrics: small whole tables, each with its vectors, worked by hand as those of tests/vectors.

A pair is `<rubric id>.yaml` and `<rubric id>.json`; the README of tests/vectors says what a vector is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from tests.worked import assert_as_worked, assert_combined_as_worked, vectors_of

from rubricpress import report
from rubricpress.core.scoring import Scorer
from rubricpress.source.library import Library
from rubricpress.source.reading import read_rubric

FOLDER: Final = Path(__file__).parent.parent / "rubrics"
RUBRICS: Final = sorted(path.stem for path in FOLDER.glob("*.yaml"))
FILES: Final = {
    path.stem: vectors_of(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
VECTORS: Final = [
    pytest.param(vector, id=f"{name}: {vector['name']}")
    for name, data in FILES.items()
    for vector in data["vectors"]
]
SEVERAL: Final = [
    pytest.param(vector, id=f"{name}: {vector['name']}")
    for name, data in FILES.items()
    for vector in data.get("several", ())
]


@pytest.fixture(scope="module")
def worked() -> dict[str, Scorer]:
    """A scorer for each rubric of the folder, by id."""
    return dict(Library(FOLDER))


@pytest.mark.parametrize("name", RUBRICS)
def test_a_worked_rubric_passes_the_check(name: str) -> None:
    source = read_rubric(FOLDER / f"{name}.yaml")
    assert source.rubric is not None, report.as_text(source, "en")


def test_every_rubric_has_its_vectors_and_all_vectors_their_rubric() -> None:
    assert RUBRICS
    assert list(FILES) == RUBRICS


@pytest.mark.parametrize("name", FILES)
def test_names_of_vectors_differ_and_each_says_why(name: str) -> None:
    data = FILES[name]
    assert data["rubric"] == name
    several = data.get("several", [])
    names = [vector["name"] for vector in (*data["vectors"], *several)]
    assert len(set(names)) == len(names)
    assert all(vector["why"] and len(vector["files"]) > 1 for vector in several)
    assert all(vector["why"] and vector["response"]["rubric"]["id"] == name for vector in data["vectors"])


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_gives_what_was_worked_by_hand(vector: dict[str, Any], worked: dict[str, Scorer]) -> None:
    assert_as_worked(vector, worked)


@pytest.mark.parametrize("vector", SEVERAL)
def test_several_files_come_to_what_was_worked_by_hand(
    vector: dict[str, Any], worked: dict[str, Scorer]
) -> None:
    assert_combined_as_worked(vector, worked)


def test_a_table_that_declares_several_assessors_has_them_worked(worked: dict[str, Scorer]) -> None:
    declaring = [name for name in RUBRICS if worked[name].rubric.assessors]
    assert declaring == [name for name in RUBRICS if FILES[name].get("several")]
