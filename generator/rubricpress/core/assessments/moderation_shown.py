"""Moderation as plain data: what a form shows of both sides, and what can be taken over from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final

from rubricpress.core.assessments.moderation import (
    Differences,
    Row,
    answer_of,
    differences,
    is_left_out,
    is_rated,
    unreasoned,
)
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.numbers.exact import Exact, difference, shown, written
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.problem import Problem
from rubricpress.core.response import ROLES
from rubricpress.core.rows.outcome import Outcome, Step
from rubricpress.core.rubric import Criterion
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.explanations import phrase

_CHOSEN: Final = frozenset({"level", "level-decided"})
_ADDED: Final = frozenset({"indicator", "indicator-part", "fault"})
_COUNTED: Final = frozenset({"fault-each", "fault-limited"})
_SAYS_NOTHING_MORE: Final = frozenset({"amount", "from-points", "rounded"})

_DEPART_FROM: Final[dict[str, tuple[str, ...]]] = {"review": ("self",), "agreed": ("self", "review")}
"""From whose scores those of a role may not depart without a reason."""


def with_all_roles(data: dict[str, Any]) -> dict[str, Any]:
    """The response with an empty assessment for each role that it has no readable one of."""
    given = {role: data["assessments"].get(role) for role in ROLES}
    ratings = {role: one.get("ratings") for role, one in given.items() if isinstance(one, dict)}
    read = {role: one for role, one in ratings.items() if isinstance(one, dict)}
    return {**data, "assessments": {role: {"ratings": read.get(role, {})} for role in ROLES}}


def moderation(
    scorer: Scorer, data: Mapping[str, Any], scored: list[Scored], language: str
) -> tuple[dict[str, Any], list[Problem]]:
    """What lies between the assessments of `data`, scored in all roles, and where review and agreement lack a reason.

    `{"rows": {"1": {"state", "difference", "said", "sides": {"self": {"score", "words", "rating"}, …}}}, "groups": {…},
    "total", "differing": […], "compared": 3, "sum", "said", "proposals": {…}}`; see `core/bridge.py`.
    """
    sides = {one.role: one for one in scored}
    found = differences(scorer, sides["self"], sides["review"])
    ratings = {role: data["assessments"][role]["ratings"] for role in sides}
    rows = {}
    for criterion in scorer.criteria:
        row = found.rows[criterion.id]
        rows[criterion.id] = {
            "state": row.state,
            "difference": _written(row.difference),
            "said": _said(row, language),
            "sides": {
                role: _side(criterion, one.outcomes[criterion.id], ratings[role].get(criterion.id), language)
                for role, one in sides.items()
            },
        }
    told = {
        "rows": rows,
        "groups": {name: _written(one) for name, one in found.groups.items()},
        "total": _written(found.total),
        "differing": list(found.differing),
        "compared": len(found.compared),
        "sum": written(found.sum),
        "said": _summary(found, language),
        "proposals": dict(_proposals(found, ratings)),
    }
    lacking = (
        unreasoned(scorer, ratings[role], sides, role, others) for role, others in _DEPART_FROM.items()
    )
    return told, [*chain.from_iterable(lacking)]


def words_of(criterion: Criterion, outcome: Outcome, language: str) -> list[str]:
    """A rating in words: what was entered, and the official words that it chose."""
    if is_left_out(criterion, outcome):
        return [phrase("left-out", language)]
    if isinstance(criterion.method, Checklist) and outcome.score is not None and not outcome.steps:
        return [phrase("none-met", language)]
    return [_told(step, language) for step in outcome.steps if step.phrase not in _SAYS_NOTHING_MORE]


def _told(step: Step, language: str) -> str:
    said = phrase(step.phrase, language, step.values)
    if step.phrase in _CHOSEN:
        return step.source
    if step.phrase in _ADDED and step.amount is not None:
        return phrase(
            "worth",
            language,
            {"text": step.source, "said": phrase("points", language, {"score": shown(step.amount)})},
        )
    if step.phrase in _COUNTED:
        return phrase("worth", language, {"text": step.source, "said": said})
    return said


def _side(criterion: Criterion, outcome: Outcome, rating: object, language: str) -> dict[str, Any]:
    """`rating` is what another side can take over; None where there is nothing sound to take."""
    rated = is_rated(outcome)
    return {
        "score": outcome.written if rated else None,
        "dropped": outcome.dropped and rated,
        "words": words_of(criterion, outcome, language),
        "problems": [one.message(language) for one in outcome.problems],
        "rating": answer_of(rating) if rated else None,
    }


def _proposals(found: Differences, ratings: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """What both sides said alike of criteria of which nothing is agreed yet."""
    for name, row in found.rows.items():
        if (
            row.state == "equal"
            and name not in ratings["agreed"]
            and (answer := answer_of(ratings["self"].get(name)))
        ):
            yield name, answer


def _said(row: Row, language: str) -> str:
    """How the review stands to the self assessment, for a person."""
    apart = row.difference
    if row.state != "differs":
        return phrase(f"moderated-{row.state}", language)
    if apart is None:
        return phrase("moderated-unlike", language)
    name = "moderated-more" if apart > ZERO else "moderated-less"
    return phrase(name, language, {"difference": shown(apart if apart > ZERO else difference(ZERO, apart))})


def _summary(found: Differences, language: str) -> str:
    values = {
        "count": str(len(found.compared)),
        "differing": str(len(found.differing)),
        "sum": shown(found.sum),
    }
    name = (
        "moderated-some" if found.differing else "moderated-none" if found.compared else "moderated-nothing"
    )
    return phrase(name, language, values)


def _written(value: Exact | None) -> str | None:
    return None if value is None else written(value)
