"""The tree walk and the totals: with `methods/`, the only arithmetic of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rubricpress.core.conclusion import conclude
from rubricpress.core.methods import ANSWERS
from rubricpress.core.number import ZERO, plain, total
from rubricpress.core.outcome import LEFT_OUT, UNRATED, Outcome, Setting, refused
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rating import read_rating
from rubricpress.core.response import Assessment, Response
from rubricpress.core.rubric import Conclusion, Criterion, Group, Rubric, all_criteria, all_groups


@dataclass(frozen=True)
class GroupScore:
    """The sum of a group so far, the most it can be, and how many of its criteria are rated."""

    score: Decimal
    maximum: Decimal
    answered: int
    count: int


@dataclass(frozen=True)
class Scored:
    """An assessment with its sums. While it is not `complete`, `total` is the sum so far."""

    role: str
    total: Decimal
    maximum: Decimal
    complete: bool
    unrated: tuple[str, ...]
    conclusion: Conclusion | None
    groups: Mapping[str, GroupScore]
    outcomes: Mapping[str, Outcome]
    problems: tuple[Problem, ...]


class Scorer:
    """Scores responses under one rubric.

    Outcomes are remembered by role and criterion and used again while rating and profile stay the same,
    since a form sends the whole response at every keystroke. The results do not depend on it.
    """

    def __init__(self, rubric: Rubric, digest: str) -> None:
        self.rubric = rubric
        self.digest = digest
        self.criteria: tuple[Criterion, ...] = tuple(criterion for criterion, _ in all_criteria(rubric))
        self.maxima = {one.id: one.method.maximum(one.points or ZERO) for one in self.criteria}
        self.written_maxima = {
            name: None if most is None else plain(most) for name, most in self.maxima.items()
        }
        rows = {group.id: _base(group) for group, _ in all_groups(rubric)}
        self._groups = {
            name: (ids, total([one.points or ZERO for one in base]))
            for name, base in rows.items()
            for ids in [tuple(one.id for one in base)]
        }
        self._titles = (
            {band.id: band.title for band in rubric.bands},
            {asked.id: asked.title for asked in rubric.profile},
        )
        self._remembered: dict[tuple[str, str], tuple[Any, Mapping[str, str], Outcome]] = {}

    def score(self, response: Response) -> list[Scored]:
        """Every assessment of the response, scored, in the order self, review, agreed."""
        setting = Setting(response.profile, *self._titles)
        return [self._score(role, one, setting) for role, one in response.assessments.items()]

    def _score(self, role: str, assessment: Assessment, setting: Setting) -> Scored:
        outcomes = {
            criterion.id: self._outcome(role, criterion, assessment, setting) for criterion in self.criteria
        }
        unrated = tuple(name for name, one in outcomes.items() if one.score is None)
        scores = {name: one.score for name, one in outcomes.items() if one.score is not None}
        groups = {name: _sum(ids, most, scores) for name, (ids, most) in self._groups.items()}
        whole = total(list(scores.values()))
        vetoes = [one.vetoed for one in outcomes.values() if one.vetoed]
        complete = not unrated
        return Scored(
            role=role,
            total=whole,
            maximum=self.rubric.points,
            complete=complete,
            unrated=unrated,
            conclusion=conclude(self.rubric, whole, complete, vetoes),
            groups=groups,
            outcomes=outcomes,
            problems=tuple(problem for one in outcomes.values() for problem in one.problems),
        )

    def _outcome(self, role: str, criterion: Criterion, assessment: Assessment, setting: Setting) -> Outcome:
        if criterion.id in assessment.twice:
            return UNRATED
        if criterion.id not in assessment.ratings:
            # an adjustment that is left out is answered: there was no occasion for it
            return LEFT_OUT if criterion.method.ADJUSTS else UNRATED
        data = assessment.ratings[criterion.id]
        remembered = self._remembered.get((role, criterion.id))
        if remembered and remembered[0] == data and remembered[1] == setting.profile:
            outcome = remembered[2]
        else:
            outcome = rate(criterion, data, setting, ("assessments", role, "ratings", criterion.id))
            if not outcome.problems:  # problems stand in the order of the keys, which equality does not see
                self._remembered[role, criterion.id] = (data, setting.profile, outcome)
        return outcome


def rate(criterion: Criterion, data: object, setting: Setting, path: Path) -> Outcome:
    """The outcome of one rating, given as plain data; a rating with any problem earns nothing."""
    rating, problems = read_rating(data, path)
    method = criterion.method
    for name in ANSWERS:
        if getattr(rating, name) is not None and name not in method.KEYS:
            keys = [one for one in method.KEYS if one != "measure" or getattr(method, "measure", None)]
            values = {"key": name, "keys": ", ".join(keys)}
            problems.append(Problem("rating-key", (*path, name), values))
    if rating.not_applicable:
        problems.append(Problem("not-applicable", (*path, "not_applicable")))
    outcome = method.rate(criterion.points or ZERO, rating, setting, path)
    if not problems:
        if outcome.score is None and not outcome.problems and method.ADJUSTS:
            return LEFT_OUT  # only a note stands there: the adjustment itself is left out
        return outcome
    named = {problem.path for problem in problems}
    return refused(*problems, *(one for one in outcome.problems if one.path not in named))


def _base(group: Group) -> tuple[Criterion, ...]:
    """The criteria of a group and of all groups inside it, adjustments left out."""
    inner = tuple(criterion for one in group.groups for criterion in _base(one))
    return (*(one for one in group.criteria if not one.method.ADJUSTS), *inner)


def _sum(ids: tuple[str, ...], most: Decimal, scores: Mapping[str, Decimal]) -> GroupScore:
    """The sum of what the criteria with these `ids` earn, of the `most` that they can."""
    earned = [scores[name] for name in ids if name in scores]
    return GroupScore(score=total(earned), maximum=most, answered=len(earned), count=len(ids))
