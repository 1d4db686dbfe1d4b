"""Moderation: the institution's assessment against the reviewer's, and what both agree on.

A difference is the review's score less the self assessment's, exact and signed: swapped, it changes its sign and
nothing else. Nothing here changes an assessment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from rubricpress.core.methods import ANSWERS
from rubricpress.core.numbers.exact import Exact, added, difference, shown
from rubricpress.core.problem import Problem
from rubricpress.core.rows.outcome import LEFT_OUT, Outcome, Step
from rubricpress.core.rubric import Criterion, Group, all_groups
from rubricpress.core.scoring import Scored, Scorer

State = Literal["equal", "otherwise", "differs", "self-only", "review-only", "open"]


@dataclass(frozen=True)
class Row:
    """One criterion on both sides.

    `state`: equal; otherwise, with the same score on other grounds; differs; rated on one side only; open, on none
    (an adjustment that both left out, too).
    `difference` is None unless both have a score.
    """

    state: State
    difference: Exact | None


@dataclass(frozen=True)
class Differences:
    """Two assessments of one response compared, by criterion and by group.

    The difference of a group, or of the `total`, is None until both sides have rated all of it. `compared` are the
    criteria rated on both, and `sum` what their differences add up to.
    """

    rows: Mapping[str, Row]
    groups: Mapping[str, Exact | None]
    total: Exact | None
    compared: tuple[str, ...]
    sum: Exact

    @property
    def differing(self) -> tuple[str, ...]:
        """The criteria whose scores differ, in printed order."""
        return tuple(name for name, row in self.rows.items() if row.state == "differs")


def is_rated(outcome: Outcome) -> bool:
    """Whether somebody has soundly rated the criterion, or left out an adjustment."""
    return outcome.told


def differences(scorer: Scorer, own: Scored, review: Scored) -> Differences:
    """What lies between the assessments `own` and `review`."""
    rows = {one.id: _row(one, own.outcomes[one.id], review.outcomes[one.id]) for one in scorer.criteria}
    compared = tuple(name for name, row in rows.items() if row.state in ("equal", "otherwise", "differs"))
    on_both = frozenset(compared)
    groups = {
        group.id: difference(review.groups[group.id].score, own.groups[group.id].score)
        if _inside(group) <= on_both
        else None
        for group, _ in all_groups(scorer.rubric)
    }
    whole = None
    if own.complete and review.complete and own.total is not None and review.total is not None:
        whole = difference(review.total, own.total)
    apart = (rows[name].difference for name in compared)
    return Differences(rows, groups, whole, compared, added(one for one in apart if one is not None))


def unreasoned(
    scorer: Scorer, ratings: Mapping[str, Any], scored: Mapping[str, Scored], role: str, others: Iterable[str]
) -> list[Problem]:
    """The scores of a `role` that differ from that of one of the `others` that has one, where its rating gives no reason.

    `ratings` are those of the role; `scored` are all assessments by role.
    """
    problems = []
    for name in (criterion.id for criterion in scorer.criteria):
        worth = {one: assessment.outcomes[name] for one, assessment in scored.items()}
        if not is_rated(worth[role]) or _reason(ratings, name):
            continue
        if any(_departs(worth[role], worth[other]) for other in others):
            values = {one: _worth(outcome) for one, outcome in worth.items()}
            path = ("assessments", role, "ratings", name, "note")
            problems.append(Problem(f"{role}-without-reason", path, values))
    return problems


def answer_of(rating: object) -> dict[str, Any]:
    """A rating as another assessor can take it over: without its evidence and, but for 不适用, its note."""
    if not isinstance(rating, dict):
        return {}
    away = rating.get("not_applicable") is True
    keys = {*ANSWERS, "units", *(("not_applicable", "note") if away else ())}
    return {name: value for name, value in rating.items() if name in keys}


def is_left_out(criterion: Criterion, outcome: Outcome) -> bool:
    """Whether nobody said anything of an adjustment, which answers it: there was no occasion."""
    return criterion.method.ADJUSTS and outcome == LEFT_OUT


def _row(criterion: Criterion, own: Outcome, review: Outcome) -> Row:
    apart = None
    if own.score is not None and review.score is not None:
        apart = difference(review.score, own.score)
    if is_left_out(criterion, own) and is_left_out(criterion, review):
        return Row("open", apart)
    match is_rated(own), is_rated(review):
        case True, True:
            if _departs(own, review):
                return Row("differs", apart)
            alike = own.chosen == review.chosen and _grounds(own.steps) == _grounds(review.steps)
            return Row("equal" if alike else "otherwise", apart)
        case True, False:
            return Row("self-only", apart)
        case False, True:
            return Row("review-only", apart)
    return Row("open", apart)


def _departs(outcome: Outcome, other: Outcome) -> bool:
    """Whether both are rated, and come to different scores."""
    return is_rated(other) and (outcome.score, outcome.dropped) != (other.score, other.dropped)


def _grounds(steps: Iterable[Step]) -> list[tuple[object, ...]]:
    """What a score was given for: each amount with its official words, those of each unit inside it."""
    return [(one.amount, one.source, _grounds(one.parts)) for one in steps if one.amount or one.parts]


def _inside(group: Group) -> frozenset[str]:
    own = frozenset(one.id for one in group.criteria if not one.method.ADJUSTS)
    return own.union(*map(_inside, group.groups))


def _worth(outcome: Outcome) -> str:
    return "—" if outcome.score is None else shown(outcome.score)


def _reason(ratings: Mapping[str, Any], name: str) -> str:
    rating = ratings.get(name)
    note = rating.get("note") if isinstance(rating, dict) else None
    return note.strip() if isinstance(note, str) else ""
