"""Rows that are not there: for this institution (适用范围), by its own word (不适用), or because nobody rated them."""

from __future__ import annotations

from rubricpress.core.number import ZERO
from rubricpress.core.outcome import Outcome, Setting, Step, refused
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rating import Rating
from rubricpress.core.rubric import Criterion


def absence(criterion: Criterion, setting: Setting, path: Path, *, rated: bool) -> Outcome | None:
    """The outcome of a row that the profile takes away; None where the row is there.

    While the profile does not say, the row is there, and its rating waits for the answer. A rating of a row that
    is not there is a problem: it is for the person to take it back.
    """
    only = criterion.only_for
    if only is None:
        return None
    values = {"title": setting.fields.get(only.field, only.field)}
    answer = setting.profile.get(only.field, "")
    if not answer:
        return refused(Problem("profile-needed-row", path, values)) if rated else None
    if answer in only.options:
        return None
    if rated:
        return refused(Problem("row-not-there", path, values))
    return _away(criterion, only.otherwise, Step("not-there", values))


def not_applicable(criterion: Criterion, rating: Rating, path: Path) -> tuple[Outcome, list[Problem]]:
    """What 不适用 comes to, and what speaks against it: the table does not allow it, or asks for a reason."""
    allowed = criterion.not_applicable
    here = (*path, "not_applicable")
    if allowed is None:
        return Outcome(), [Problem("not-applicable", here)]
    if any(getattr(rating, name) is not None for name in criterion.method.KEYS):
        return Outcome(), [Problem("not-applicable-and", here)]
    if allowed.reason and not (rating.note or "").strip():
        return Outcome(), [Problem("reason-missing", (*path, "note"))]
    return _away(criterion, allowed.counts, Step("not-applicable", {}, source=rating.note or "")), []


def absent(policy: str, outcome: Outcome) -> Outcome:
    """The outcome of a row that is not rated, by the rule of the table: open, zero, or dropped."""
    if policy == "open" or outcome.score is not None or outcome.problems or outcome.dropped:
        return outcome
    if policy == "zero":
        return Outcome(score=ZERO, steps=(*outcome.steps, Step("unrated-zero", {}, ZERO)))
    return Outcome(dropped=True, steps=(*outcome.steps, Step("unrated-dropped", {})))


def _away(criterion: Criterion, counts: str, step: Step) -> Outcome:
    if counts == "dropped":
        return Outcome(dropped=True, steps=(step,))
    points = criterion.points or ZERO
    return Outcome(score=points, steps=(Step(step.phrase, step.values, points, step.source),))
