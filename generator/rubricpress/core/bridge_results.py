"""What the bridge answers about results, comparisons and several assessors.

`{"do": "results", "language": "zh", "role": "self", "response": <response>}`
    -> `{"results": {"role", "complete", "answered", "count", "summary", "total", "max", "share", "conclusion",
          "groups": [{"id", "name", "depth": "0", "score", "max", "share": "62.5" or null, "answered", "count"}],
          "adjustments": "-5" or null, "losses": [{"id", "name", "score", "max", "lost", "cost": of the total, or null}] (at most ten, the dearest first),
          "weighed": whether some of them cost something else than they lose,
          "bands": [as of `score`], "starred": {"score", "max", "share", "answered", "count"} or null,
          "unrated": [{"id", "name"}], "outlook": [sentences],
          "goals": [{"id", "title", "state": "reachable" ("unreachable", "untold"), "lacks", "vetoes", "gates", "steps",
            "moves": [{"id", "name", "steps", "from", "to", "first", "words"}], "total", "reached",
            "missing": [sentences], "first": [sentences], "path": sentence, "leads": sentence}],
          "unmet": [{"id", "set", "title", "lines": [sentences]}] (what other conclusions that were not reached lack),
          "charts": {"bars": <svg>, "radar": <svg>, where there are three groups}}}`.

`{"do": "compare", "language": "zh", "sides": [{"name": "去年", "role": "self", "response": <response>}, …]}`
    -> `{"comparison": {"sides": […], "other_edition": [names], "total", "groups", "criteria", "rated_by_both", "differing", "chart"}}`;
    see `comparing.py`.

`{"do": "combine", "language": "zh", "files": [{"name": "wang.json", "response": <response>}, …]}`
    -> `{"result": <the object that `rubricpress score --combine declared --json` prints of these files>,
         "shown": <for people, see `panel_shown.py`>}`, or `{"refused": [why they cannot be combined]}`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rubricpress.core.assessments.comparing import Side, comparison
from rubricpress.core.assessments.panel import Given, Panel, panel_of
from rubricpress.core.assessments.panel_shown import panel_shown
from rubricpress.core.response import read_response
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.overview import results
from rubricpress.core.scoring import Scorer


def results_reply(scorer: Scorer, data: dict[str, Any], role: str, language: str) -> dict[str, Any]:
    """The results of one role; an empty assessment where the response has none in that role."""
    data = with_role(data, role)
    response, _ = read_response(data, scorer.rubric, scorer.digest, scorer.maxima)
    scored = next(one for one in scorer.score(response) if one.role == role)
    return results(scorer, scored, response, language)


def comparison_reply(scorer: Scorer, sides: list[dict[str, Any]], language: str) -> dict[str, Any]:
    """The comparison of two sides, each a response with a role and a name."""
    found = []
    for one in sides:
        data = with_role(one["response"], one["role"])
        scored, _ = score_data(data, scorer)
        found.append(Side(one["name"], data, next(side for side in scored if side.role == one["role"])))
    return comparison(scorer, found[0], found[1], language)


def combined_reply(
    files: Sequence[dict[str, Any]], scorers: Mapping[str, Scorer], language: str
) -> dict[str, Any]:
    """What the files of several assessors come to, as the table declares."""
    panel = panel_of([Given(one["name"], one["response"]) for one in files], scorers)
    if not isinstance(panel, Panel):
        return {"refused": [one.said(language) for one in panel]}
    return {"result": panel.as_data(language), "shown": panel_shown(panel, language)}


def with_role(data: dict[str, Any], role: str) -> dict[str, Any]:
    """The response with an empty assessment in this role, where it has no readable one."""
    assessments = data.get("assessments")
    assessments = assessments if isinstance(assessments, dict) else {}
    if isinstance(assessments.get(role), dict):
        return data
    return {**data, "assessments": {**assessments, role: {"ratings": {}}}}
