"""Scoring vectors, read and compared as `tests/vectors/README.md` says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from rubricpress.core.assessments.panel import DECLARED, Given, Panel, panel_of
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.results.assessing import assess_text
from rubricpress.core.scoring import Scorer


def vectors_of(text: str) -> Any:
    """What a file of vectors says; numbers keep their digits, between marks."""
    return json.loads(text, parse_float=_marked, parse_int=_marked, parse_constant=_marked)


def _marked(literal: str) -> str:
    return f"\0{literal}\0"


def text_of(response: dict[str, Any]) -> str:
    """A response of a vector as JSON text again, its numbers as they were written."""
    return re.sub(r'"\\u0000(.*?)\\u0000"', r"\1", json.dumps(response))


def assert_as_worked(vector: dict[str, Any], scorers: Mapping[str, Scorer]) -> None:
    """Score a vector's response: everything that it expects is so, and there is no other problem."""
    result = assess_text(text_of(vector["response"]), scorers, "en")
    expected = vector["expected"]
    found = {role: _stated(result["assessments"][role], one) for role, one in expected["assessments"].items()}
    assert found == expected["assessments"]
    problems = Counter((one["code"], one["path"]) for one in result["problems"])
    assert problems == Counter((one["code"], one["path"]) for one in expected.get("problems", []))


def assert_combined_as_worked(vector: dict[str, Any], scorers: Mapping[str, Scorer]) -> None:
    """Combine the files of a vector: everything that it expects of the combined assessment is so."""
    files = [Given(one["name"], *read_json(text_of(one["response"]))) for one in vector["files"]]
    panel = panel_of(files, scorers, vector.get("combine", DECLARED))
    assert isinstance(panel, Panel), panel
    data = panel.as_data("en")
    expected = vector["expected"]
    assert _stated(data["assessments"]["combined"], expected["combined"]) == expected["combined"]
    assert data["spreads"] == expected.get("spreads", data["spreads"])
    assert data["problems"] == []


def _stated(result: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
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
