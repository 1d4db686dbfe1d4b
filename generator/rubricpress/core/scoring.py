"""The tree walk and the totals: with `methods/`, `combining` and `exact`, the only arithmetic of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from rubricpress.core.asked import asked_of_total, every_conclusion
from rubricpress.core.combining import NO_TOTAL, combined, stretched
from rubricpress.core.conclusion import Reached, conclude, conclude_sets
from rubricpress.core.ends import Conclusion, ways_to
from rubricpress.core.gates import Facts, Gate, Standing, closed
from rubricpress.core.group_sums import GroupScore, GroupSums
from rubricpress.core.numbers.exact import Exact, added
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.numbers.rounding import Roundings, kept
from rubricpress.core.problem import Path, Problem
from rubricpress.core.reach import reachable
from rubricpress.core.response import Assessment, Response
from rubricpress.core.rows.outcome import LEFT_OUT, UNRATED, Outcome, Setting
from rubricpress.core.rows.presence import absence, absent, condition, in_order
from rubricpress.core.rows.rated import rate
from rubricpress.core.rows.remembered import Remembered
from rubricpress.core.rows.together import adjusted, counted_once
from rubricpress.core.rubric import (
    Criterion,
    Rubric,
    all_criteria,
    all_groups,
    limits_of,
    name_of,
    rows_inside,
)
from rubricpress.core.rules_said import rounding_step


@dataclass(frozen=True)
class Scored:
    """An assessment with its sums. While it is not `complete`, `total` is the sum so far.

    The outermost `groups`, together `base`, and `adjustments`, the sum of all bonuses and deductions, make the total;
    `gates` are the rules whose conditions hold. `total` is None where one of them leaves no total, or the table has none. `reached`
    says by which way the conclusion was reached; `sets` what each further set of conclusions came to; `facts` is what
    conditions were asked about.
    """

    role: str
    total: Exact | None
    maximum: Exact
    complete: bool
    unrated: tuple[str, ...]
    reached: Reached | None
    sets: Mapping[str, Reached | None]
    groups: Mapping[str, GroupScore]
    base: Exact
    adjustments: Exact
    outcomes: Mapping[str, Outcome]
    gates: tuple[Gate, ...]
    facts: Facts
    problems: tuple[Problem, ...]

    @property
    def conclusion(self) -> Conclusion | None:
        """The conclusion, once there is one."""
        return self.reached.conclusion if self.reached else None


class Scorer:
    """Scores responses under one rubric.

    Outcomes and the sums of groups are remembered and used again while what they come from stays the same, since
    a form sends the whole response at every keystroke. The results do not depend on it.
    """

    def __init__(self, rubric: Rubric, digest: str) -> None:
        self.rubric = rubric
        self.digest = digest
        self.criteria: tuple[Criterion, ...] = tuple(criterion for criterion, _ in all_criteria(rubric))
        self.maxima = {one.id: one.method.maximum(one.points or ZERO) for one in self.criteria}
        self.written_maxima = {
            name: None if most is None else plain(most) for name, most in self.maxima.items()
        }
        self.places = {name: f"{name} {most}" for name, most in self.written_maxima.items()}
        self._bounded = limits_of(rubric)
        self._groups = GroupSums(rubric)
        self._adjusting = tuple(one.id for one in self.criteria if one.method.ADJUSTS)
        self._titles = (
            {band.id: band.title for band in rubric.bands},
            {asked.id: asked.title for asked in rubric.profile},
        )
        self.rounding = rubric.rounding or Roundings()
        self._asked = bool(rubric.gates or rubric.conclusion_sets) or any(
            one.also or one.ways for one in rubric.conclusions
        )
        self.conditional = any(way.also for one, _ in every_conclusion(rubric) for way in ways_to(one))
        self._bounds = tuple(asked_of_total(rubric)) if self.rounding.total else ()
        self._zeroing = [gate for gate in rubric.gates if gate.zeroes]
        self._rows = {one.id: rows_inside(one) for one, _ in all_groups(rubric)}
        self._rows[""] = tuple(one.id for one in self.criteria if not one.method.ADJUSTS)
        self.starred = frozenset(one.id for one in self.criteria if one.starred)
        self._tags = {one.id: one.tag for one in self.criteria if one.tag}
        adjusting = set(self._adjusting)
        self._once = [one for one in rubric.together if not adjusting.intersection(one.criteria)]
        conditional = any(one.only_if for one in self.criteria)
        self._names = {one.id: name_of(one) for one in self.criteria if conditional or self._once}
        self._order = in_order(self.criteria, self._rows) if conditional else self.criteria
        least = reachable(rubric).least
        self.least = ZERO if least is None else least
        self._rows_in: dict[str, list[_Row]] = {}

    def score(self, response: Response) -> list[Scored]:
        """Every assessment of the response, scored, in the order self, review, agreed."""
        setting = self.setting(response)
        return [self._score(role, one, setting) for role, one in response.assessments.items()]

    def _score(self, role: str, assessment: Assessment, setting: Setting) -> Scored:
        outcomes: dict[str, Outcome] = {}
        ratings = assessment.ratings
        rows = self._rows_in.get(role) or self._rows_in.setdefault(
            role, [self._row(role, one) for one in self._order]
        )
        for row in rows:
            data = ratings.get(row.id)
            if row.conditional or assessment.twice:
                outcomes[row.id] = self._outcome(row, data, assessment, setting, outcomes)
            elif data is None:
                outcomes[row.id] = row.silent
            else:
                outcomes[row.id] = row.remembered.of(data, setting)
        if self._order is not self.criteria:
            outcomes = {one.id: outcomes[one.id] for one in self.criteria}
        return self.summed(role, outcomes)

    def summed(self, role: str, outcomes: dict[str, Outcome]) -> Scored:
        """What the outcomes of all rows come to, from the groups to the conclusions."""
        counted_once(self._once, outcomes, self._names)
        unusual = {name: one for name, one in outcomes.items() if not one.usual}
        unrated = tuple(name for name, one in unusual.items() if one.score is None and not one.dropped)
        whole = not any(one.dropped or one.rest_shared for one in unusual.values())
        facts = self.facts(outcomes)
        zeroed = frozenset(gate.zeroes for gate in closed(self._zeroing, facts))
        parts, groups = self._groups.of(role, outcomes, zeroed, whole=whole, rated=not unusual)
        base = combined(self.rubric.combine, parts, self.rubric.dropped_points)
        score, most = base.score, base.maximum
        if self.rubric.dropped_points == "total" and most:
            if most not in (base.full, base.settled):
                score = stretched(base)
            most = base.full
        scores = {name: outcomes[name].score or ZERO for name in self._adjusting}
        adjustments = adjusted(self.rubric.together, scores)
        full = added((self.rubric.start, most))
        most = self._bounded.of(full)
        total = self.carried(self._bounded.of(added((self.rubric.start, score, adjustments))), most)
        if self.rubric.scale:
            most = self.rubric.scale.to
        complete = not unrated
        known = complete and self.rubric.combine != NO_TOTAL and not self._nothing_counts(full, outcomes)
        sums = groups if self._asked else {}
        facts = facts.with_sums(sums, total if known else None, most)
        gates = closed(self.rubric.gates, facts)
        caps = [gate.caps_total for gate in gates if gate.caps_total is not None]
        if caps and min(caps) < total:
            total = min(caps)
            facts = facts.with_sums(sums, total if known else None, most)
        left_out = any(gate.no_total for gate in gates)
        sets: Mapping[str, Reached | None] = {one.id: None for one in self.rubric.conclusion_sets}
        if sets and complete and not left_out:
            sets, facts = conclude_sets(self.rubric.conclusion_sets, facts)
        vetoes = [one.vetoed for one in unusual.values() if one.vetoed]
        return Scored(
            role=role,
            total=None if left_out or self.rubric.combine == NO_TOTAL else total,
            maximum=most,
            complete=complete,
            unrated=unrated,
            reached=conclude(self.rubric, vetoes, facts, gates, complete=complete),
            sets=sets,
            groups=groups,
            base=score,
            adjustments=adjustments,
            outcomes=outcomes,
            gates=tuple(gates),
            facts=facts,
            problems=tuple(problem for one in unusual.values() for problem in one.problems),
        )

    def _nothing_counts(self, most: Exact, outcomes: Mapping[str, Outcome]) -> bool:
        """Whether every row of the base total drops out, so that its 0 says nothing.

        `most` is what they come to at best, before limits or a scale make another number of it.
        """
        base = self._rows[""]
        return not most and bool(base) and all(outcomes[name].dropped for name in base)

    def carried(self, total: Exact, most: Exact) -> Exact:
        """The sum of everything, carried over to the table's range and rounded, where it says so."""
        if self.rubric.scale:
            total, most = self.rubric.scale.of(total, self.least, most), self.rubric.scale.to
        if not self.rounding.total:
            return total
        return kept(self.rounding.total, total, most, () if self.rounding.across else self._bounds)

    def setting(self, response: Response) -> Setting:
        """What the ratings of a response are judged under."""
        return Setting(response.profile, *self._titles)

    def facts(self, outcomes: Mapping[str, Outcome]) -> Facts:
        """What conditions can be asked about while there are no sums yet; nothing where nobody asks."""
        if not self._asked:
            return Facts(outcomes, {}, self._rows, self.starred, self._tags)
        return self._facts_of(outcomes)

    def _facts_of(self, outcomes: Mapping[str, Outcome]) -> Facts:
        rows = {
            ("criterion", one.id): Standing(outcomes[one.id].score, one.points or ZERO)
            for one in self.criteria
            if one.id in outcomes
        }
        return Facts(outcomes, rows, self._rows, self.starred, self._tags)

    def _outcome(
        self,
        row: _Row,
        data: Any,
        assessment: Assessment,
        setting: Setting,
        before: Mapping[str, Outcome],
    ) -> Outcome:
        """The outcome of a row that is not rated, or perhaps not there."""
        criterion, path = row.criterion, row.path
        if criterion.only_for and (away := absence(criterion, setting, path, rated=data is not None)):
            return away
        if criterion.only_if is not None:
            facts = self._facts_of(before)
            if away := condition(criterion, facts, self._names, path, rated=data is not None):
                return away
        if criterion.id in assessment.twice:
            return UNRATED
        if data is None:
            return row.silent
        return row.remembered.of(data, setting)

    def _row(self, role: str, criterion: Criterion) -> _Row:
        path: Path = ("assessments", role, "ratings", criterion.id)
        remembered = Remembered(criterion.method, partial(self._rated, criterion, path))
        conditional = criterion.only_for is not None or criterion.only_if is not None
        # an adjustment that is left out is answered: there was no occasion for it
        silent = (
            Outcome(score=LEFT_OUT.score)
            if criterion.method.ADJUSTS
            else absent(self.rubric.unrated, Outcome())
        )
        return _Row(criterion.id, criterion, path, conditional, remembered, silent)

    def _rated(self, criterion: Criterion, path: Path, data: Any, setting: Setting) -> Outcome:
        """The outcome of a rating, by the rules of the table for single rows."""
        outcome = rate(criterion, data, setting, path)
        if outcome.score is not None and self.rounding.criteria:
            rounded = self.rounding.criteria.of(outcome.score, criterion.points)
            if rounded != outcome.score:
                steps = (*outcome.steps, rounding_step(self.rounding.criteria, rounded))
                outcome = replace(outcome, score=rounded, steps=steps)
        return absent(self.rubric.unrated, outcome)


@dataclass(frozen=True)
class _Row:
    """A row in one role; where it is `conditional`, answers may take it away; `silent`: nothing is said of it."""

    id: str
    criterion: Criterion
    path: Path
    conditional: bool
    remembered: Remembered
    silent: Outcome
