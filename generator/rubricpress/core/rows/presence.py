"""Rows that are not there: by the profile (适用范围), by other answers, by 不适用, or because nobody rated them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rubricpress.core.gates import Condition, Facts, holds
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating
from rubricpress.core.rubric import Criterion


def absence(criterion: Criterion, setting: Setting, path: Path, *, rated: bool) -> Outcome | None:
    """The outcome of a row that is there for some answers of the profile only; None where it is there.

    While the profile does not say, the row is there, and its rating waits for the answer. A rating of a row that
    is not there is a problem: it is for the person to take it back.
    """
    only = criterion.only_for
    assert only is not None
    values = {"title": setting.fields.get(only.field, only.field)}
    answer = setting.profile.get(only.field, "")
    if not answer:
        return refused(Problem("profile-needed-row", path, values)) if rated else None
    if answer in only.options:
        return None
    if rated:
        return refused(Problem("row-not-there", path, values))
    return _away(criterion, only.otherwise, Step(f"not-there-{only.otherwise}", values))


def condition(
    criterion: Criterion, facts: Facts, names: Mapping[str, str], path: Path, *, rated: bool
) -> Outcome | None:
    """The outcome of a row that other answers take away; None where the row is there, or they are still to come."""
    only = criterion.only_if
    assert only is not None
    looked_at = deciders(only.when, facts.rows)
    values = {"rows": ", ".join(f"'{names[name]}'" for name in looked_at)}
    values["rows_zh"] = "、".join(f"“{names[name]}”" for name in looked_at)
    if not all(facts.outcomes[name].told for name in looked_at):
        return refused(Problem("answer-needed-row", path, values)) if rated else None
    if all(holds(one, facts) for one in only.when):
        return None
    if rated:
        return refused(Problem("row-not-there-after", path, values))
    return replace(
        _away(criterion, only.otherwise, Step(f"not-there-after-{only.otherwise}", values)), absent=True
    )


def deciders(conditions: Sequence[Condition], rows: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The rows that a row waits for; `rows` are those of each group."""
    named = [(one.criterion,) if one.criterion else tuple(rows.get(one.group, ())) for one in conditions]
    return tuple(dict.fromkeys(name for names in named for name in names))


def in_order(criteria: Sequence[Criterion], rows: Mapping[str, Sequence[str]]) -> tuple[Criterion, ...]:
    """The rows, each behind those that it waits for; else in printed order. None waits for itself, as is checked."""
    placed: dict[str, Criterion] = {}
    while len(placed) < len(criteria):
        for one in criteria:
            waits = deciders(one.only_if.when, rows) if one.only_if else ()
            if one.id not in placed and all(name in placed for name in waits):
                placed[one.id] = one
    return tuple(placed.values())


def not_applicable(criterion: Criterion, rating: Rating, path: Path) -> tuple[Outcome, list[Problem]]:
    """What 不适用 comes to, and what speaks against it: the table does not allow it, or asks for a reason."""
    allowed = criterion.not_applicable
    here = (*path, "not_applicable")
    if allowed is None:
        return Outcome(), [Problem("not-applicable", here)]
    if any(getattr(rating, name) is not None for name in (*criterion.method.KEYS, "units")):
        return Outcome(), [Problem("not-applicable-and", here)]
    if allowed.reason and not (rating.note or "").strip():
        return Outcome(), [Problem("reason-missing", (*path, "note"))]
    step = Step(f"away-{allowed.counts}", {}, source=rating.note or "")
    if allowed.counts == "part":
        points = allowed.points or ZERO
        name = "away-shared" if allowed.rest == "shared" else "away-part"
        steps = (replace(step, phrase=name, amount=points),)
        return Outcome(score=points, steps=steps, rest_shared=allowed.rest == "shared"), []
    return _away(criterion, allowed.counts, step), []


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
    points = ZERO if counts == "zero" else criterion.points or ZERO
    return Outcome(score=points, steps=(Step(step.phrase, step.values, points, step.source),))
