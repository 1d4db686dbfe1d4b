"""Every scoring vector of tests/vectors, run in CPython; its README says how results are compared."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rubricpress.core.assessing import assess_text
from rubricpress.core.scoring import Scorer

FOLDER = Path(__file__).parent.parent / "vectors"
FILES = sorted(FOLDER.glob("*.json"))


def _marked(literal: str) -> str:
    return f"\0{literal}\0"


def literal_numbers(path: Path) -> Any:
    """The vectors of a file; numbers keep their digits, between marks."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text, parse_float=_marked, parse_int=_marked, parse_constant=_marked)


def text_of(response: dict[str, Any]) -> str:
    """The response as JSON text again, its numbers as they were written."""
    return re.sub(r'"\\u0000(.*?)\\u0000"', r"\1", json.dumps(response))


VECTORS = [
    pytest.param(vector, id=f"{path.stem}: {vector['name']}")
    for path in FILES
    for vector in literal_numbers(path)["vectors"]
]


def stated(result: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    """The part of one assessment's result that `expected` speaks of, in its form."""
    conclusion = result["conclusion"]
    flat = {**result, "conclusion": conclusion and conclusion["id"]}
    shown = {key: flat[key] for key in expected if key not in ("groups", "criteria")}
    if "groups" in expected:
        shown["groups"] = {name: result["groups"][name]["score"] for name in expected["groups"]}
    if "criteria" in expected:
        shown["criteria"] = {
            name: {key: result["criteria"][name].get(key) for key in keys}
            for name, keys in expected["criteria"].items()
        }
    return shown


@pytest.mark.parametrize("vector", VECTORS)
def test_a_vector_gives_what_was_worked_by_hand(vector: dict[str, Any], scorers: dict[str, Scorer]) -> None:
    result = assess_text(text_of(vector["response"]), scorers, "en")
    expected = vector["expected"]
    found = {role: stated(result["assessments"][role], one) for role, one in expected["assessments"].items()}
    assert found == expected["assessments"]
    problems = Counter((one["code"], one["path"]) for one in result["problems"])
    assert problems == Counter((one["code"], one["path"]) for one in expected.get("problems", []))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_names_of_vectors_differ_and_each_says_why(path: Path) -> None:
    data = literal_numbers(path)
    assert data["rubric"] == path.stem
    names = [vector["name"] for vector in data["vectors"]]
    assert len(set(names)) == len(names)
    assert all(vector["why"] for vector in data["vectors"])
    assert all(vector["response"]["rubric"]["id"] == path.stem for vector in data["vectors"])


def test_each_rubric_has_vectors(scorers: dict[str, Scorer]) -> None:
    assert {path.stem for path in FILES} == set(scorers)
