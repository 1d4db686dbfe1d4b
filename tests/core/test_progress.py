"""How far an assessment has come: rows that somebody rated, whatever the table gives for the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, group, row, rubric_of

from rubricpress.core.bridge import answer
from rubricpress.core.plain.codec import canonical


def shown(folder: Path, policy: str, ratings: dict[str, Any]) -> tuple[Any, Any]:
    """What the form shows of an assessment, and its results in detail."""
    text = HEAD.format(points=14, top=f"unrated: {policy}\ndropped_points: removed")
    text += group("1", "4", [row("1.1", "2", ", starred: true"), row("1.2", "2", ", not_applicable: {}")])
    text += group("2", "10", [row("2.1", "10", ", starred: true")])
    rubric = json.loads(canonical(rubric_of(folder, text)))
    answer(json.dumps({"do": "load", "rubric": rubric, "digest": f"sha256:{policy}"}))
    whole = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": ratings}},
    }
    request = {"language": "en", "response": whole}
    form = json.loads(answer(json.dumps({**request, "do": "score"})))["shown"]["self"]
    return form, json.loads(answer(json.dumps({**request, "do": "results"})))["results"]


@pytest.mark.parametrize("policy", ["open", "zero", "dropped"])
def test_nothing_is_rated_on_an_empty_form(tmp_path: Path, policy: str) -> None:
    """「`answered`, `count`: how many rows are rated, and how many there are」, by whatever rule the others count."""
    form, results = shown(tmp_path, policy, {})
    assert (form["answered"], form["count"]) == (0, 3)
    assert form["groups"] == {"1": {"answered": 0, "count": 2}, "2": {"answered": 0, "count": 1}}
    assert form["silent"] == (["1.1", "1.2", "2.1"] if policy != "open" else [])
    assert (results["answered"], results["count"]) == ("0", "3")
    assert [(one["answered"], one["count"]) for one in results["groups"]] == [("0", "2"), ("0", "1")]
    assert (results["starred"]["answered"], results["starred"]["count"]) == ("0", "2")


@pytest.mark.parametrize("policy", ["open", "zero", "dropped"])
def test_rows_that_do_not_apply_are_none_of_those_to_be_rated(tmp_path: Path, policy: str) -> None:
    form, results = shown(tmp_path, policy, {"1.1": {"level": "half"}, "1.2": {"not_applicable": True}})
    assert (form["answered"], form["count"]) == (1, 2)
    assert form["groups"] == {"1": {"answered": 1, "count": 1}, "2": {"answered": 0, "count": 1}}
    assert form["silent"] == (["2.1"] if policy != "open" else [])
    assert (results["starred"]["answered"], results["starred"]["count"]) == ("1", "2")
