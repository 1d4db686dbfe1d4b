"""Every scoring vector of tests/vectors, run in CPython; its README says how results are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.official import OFFICIAL
from tests.worked import assert_as_worked, vectors_of

from rubricpress.core.scoring import Scorer

FOLDER = Path(__file__).parent.parent / "vectors"
FILES = {path.stem: vectors_of(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}

VECTORS = [
    pytest.param(vector, id=f"{name}: {vector['name']}")
    for name, data in FILES.items()
    for vector in data["vectors"]
]


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_gives_what_was_worked_by_hand(vector: dict[str, Any], scorers: dict[str, Scorer]) -> None:
    assert_as_worked(vector, scorers)


@pytest.mark.parametrize("name", FILES)
def test_names_of_vectors_differ_and_each_says_why(name: str) -> None:
    data = FILES[name]
    assert data["rubric"] == name
    names = [vector["name"] for vector in data["vectors"]]
    assert len(set(names)) == len(names)
    assert all(vector["why"] for vector in data["vectors"])
    assert all(vector["response"]["rubric"]["id"] == name for vector in data["vectors"])


def test_vectors_are_of_rubrics_that_there_are(scorers: dict[str, Scorer]) -> None:
    assert set(FILES) <= set(scorers), "a file in tests/vectors is named after the rubric"


def test_each_official_table_has_vectors() -> None:
    assert set(FILES) >= set(OFFICIAL)
