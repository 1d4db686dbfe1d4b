"""Results as plain data: what `rubricpress score --json` prints and what the browser paints."""

from __future__ import annotations

from typing import Any

from rubricpress.core.exact import written
from rubricpress.core.outcome import Outcome
from rubricpress.core.problem import Problem
from rubricpress.core.scoring import Scored, Scorer


def result_of(scorer: Scorer, scored: list[Scored], problems: list[Problem], language: str) -> dict[str, Any]:
    """The result object: rubric, assessments with their sums, and every problem with its place."""
    return {
        "rubric": {"id": scorer.rubric.id, "edition": scorer.rubric.edition, "digest": scorer.digest},
        "assessments": {one.role: assessment_data(scorer, one) for one in scored},
        "problems": [problem_of(one, language) for one in problems],
    }


def problem_of(problem: Problem, language: str) -> dict[str, str]:
    """One problem: its code, its place, and the sentence about it."""
    return {"code": problem.code, "path": problem.place, "message": problem.message(language)}


def assessment_data(scorer: Scorer, scored: Scored) -> dict[str, Any]:
    """One assessment: its sums, its conclusions, its rows."""
    conclusion = scored.conclusion
    return {
        "total": None if scored.total is None else written(scored.total),
        "max_total": written(scored.maximum),
        "complete": scored.complete,
        "unrated": list(scored.unrated),
        "conclusion": conclusion and {"id": conclusion.id, "title": conclusion.title},
        **({"conclusions": _sets(scored)} if scored.sets else {}),
        "groups": {
            name: {"score": written(group.score), "max": written(group.maximum)}
            for name, group in scored.groups.items()
        },
        **(
            {"gates": [{"id": one.id, "title": one.title} for one in scored.gates]}
            if scorer.rubric.gates
            else {}
        ),
        "adjustments": {"score": written(scored.adjustments)},
        "criteria": {
            name: _criterion(scorer.written_maxima[name], outcome)
            for name, outcome in scored.outcomes.items()
        },
    }


def _sets(scored: Scored) -> dict[str, dict[str, str] | None]:
    """What each further set of conclusions came to, by its id."""
    return {
        name: {"id": one.conclusion.id, "title": one.conclusion.title} if one else None
        for name, one in scored.sets.items()
    }


def _criterion(most: str | None, outcome: Outcome) -> dict[str, str | bool | None]:
    data: dict[str, str | bool | None] = {"score": outcome.written, "max": most}
    if outcome.chosen:
        data["level"] = outcome.chosen
    if outcome.dropped:
        data["dropped"] = True
    if outcome.absent:
        data["absent"] = True
    return data
