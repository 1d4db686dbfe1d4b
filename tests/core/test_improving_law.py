"""The law of the cheapest path, by brute force: every combination of states of a small table is scored by the scorer.

What a state costs is what its method declares (`rungs`, each worked by hand in `test_rungs.py`); what it leads to is for
the scorer to say. Nothing of the search has a part in it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from tests.core.drawing import response_to
from tests.core.drawing_rules import Table, bounded, tables

from rubricpress.core.changes.digest import digest
from rubricpress.core.conclusion import begins
from rubricpress.core.ends import Conclusion
from rubricpress.core.limits import NO_LIMITS
from rubricpress.core.numbers.exact import Exact, simple
from rubricpress.core.numbers.interval import BELOW_ALL
from rubricpress.core.paths.improving import Outlook, outlook
from rubricpress.core.paths.weighing import weighed
from rubricpress.core.response import read_response
from rubricpress.core.rows.outcome import Outcome, Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rows.rating import Rating, read_rating
from rubricpress.core.rubric import Criterion, Rubric, all_groups, limits_of
from rubricpress.core.scoring import Scored, Scorer

State = tuple[int, Exact, str]


def looked_at(table: Table) -> tuple[Scorer, Scored, Outlook]:
    scorer = Scorer(table.rubric, digest(table.rubric))
    response, problems = read_response(
        response_to(table.rubric, table.ratings), table.rubric, scorer.digest, scorer.maxima
    )
    assert not problems
    (scored,) = scorer.score(response)
    return scorer, scored, outlook(scorer, scored, response)


def states(scorer: Scorer, scored: Scored, criterion: Criterion, data: Any) -> list[State]:
    """What a row can be: its steps, its score, its level; as it is, first."""
    outcome = scored.outcomes[criterion.id]
    now: Decimal | Fraction = Decimal(0) if outcome.score is None else outcome.score
    chosen = outcome.chosen if outcome.score is not None else criterion.method.at_nothing()
    found: list[State] = [(0, now, chosen)]
    if data and data.get("not_applicable"):
        return [(0, outcome.score or Decimal(0), "")]
    rating = read_rating(data, ())[0] if data is not None else Rating()
    raw: Decimal | Fraction | None = now
    if data is not None and not rating.not_applicable:
        raw = rate(criterion, data, Setting({}, {}, {}), ()).score
    assert raw is not None
    for rung in criterion.method.rungs(criterion.points or Decimal(0), rating, raw):
        least, stride = rung.least, rung.stride
        scores: list[Exact] = [rung.score]
        if least is not None and stride is not None:
            scores = [
                simple(Fraction(least) + Fraction(stride) * at)
                for at in range(int((Fraction(rung.score) - Fraction(least)) / Fraction(stride)) + 1)
            ]
        for score in scores:
            rule = scorer.rounding.criteria
            rounded = rule.of(score, criterion.points) if rule else score
            if rounded > now or (rule and rung.chosen != chosen):
                found.append((rung.steps, rounded, rung.chosen))
    return found


def at_least(one: Conclusion | None, other: Conclusion, rubric: Rubric) -> bool:
    """Whether a conclusion is as good as another: by where it begins; of two, the one that stands first is better."""
    listed = rubric.conclusions.index
    return one is not None and (begins(one), -listed(one)) >= (begins(other), -listed(other))


def row_by_row(rubric: Rubric) -> bool:
    """Whether no sum but the total has a bound or a limit: then of equal paths the one that does most in the first rows is told."""
    also = any(one.also for one in rubric.conclusions)
    bounded = any(limits_of(group) != NO_LIMITS for group, _ in all_groups(rubric))
    return not (rubric.gates or rubric.together or also or bounded)


def raw_total(scorer: Scorer, outcomes: dict[str, Outcome], zeroed: frozenset[str]) -> Fraction:
    return Fraction(weighed(scorer, outcomes, zeroed).sum)


def check(table: Table, *, told: bool, but: str = "") -> None:
    """The law for one table; where it is not `told`, or that is `but` for this reason, it may also be refused."""
    scorer, scored, found = looked_at(table)
    rubric = table.rubric
    now = found.standing.conclusion
    better = {one.id for one in rubric.conclusions if begins(one) > BELOW_ALL}
    if now is not None:
        better = {one.id for one in rubric.conclusions if one.id in better and not at_least(now, one, rubric)}
    assert {one.conclusion.id for one in found.goals} == better
    if all(goal.state == "untold" for goal in found.goals):
        assert not told or all(goal.reason == but for goal in found.goals), found.goals
        return
    choices = [states(scorer, scored, one, table.ratings.get(one.id)) for one in scorer.criteria]
    dropped = {name for name, rating in table.ratings.items() if rating.get("not_applicable")}
    results = []
    for combination in product(*choices):
        outcomes = {
            one.id: scored.outcomes[one.id] if one.id in dropped else Outcome(score=score, chosen=chosen)
            for one, (_, score, chosen) in zip(scorer.criteria, combination, strict=True)
        }
        then = scorer.summed("brute", outcomes)
        zeroed = frozenset(one.zeroes for one in then.gates if one.zeroes)
        results.append((combination, then, raw_total(scorer, outcomes, zeroed)))
    most = max((then.total for _, then, _ in results if then.total is not None), default=None)
    for goal in found.goals:
        best = None
        for combination, then, raw in results:
            if not at_least(then.conclusion, goal.conclusion, rubric):
                continue
            cost = (
                sum(one[0] for one in combination),
                sum(one[0] > 0 for one in combination),
                raw,
                tuple((-one[0], -one[1]) for one in combination),
            )
            best = cost if best is None or cost < best else best
        if goal.state == "untold":
            assert not told or goal.reason == but, goal.reason
            continue
        assert (best is None) == (goal.state == "unreachable"), (goal, best)
        if best is None:
            assert goal.total is None or goal.total == most
            continue
        assert goal.steps == best[0], (goal.moves, best)
        assert len(goal.moves) == best[1], (goal.moves, best)
        moved = {one.row.criterion.id: one for one in goal.moves}
        outcomes = {
            one.id: Outcome(score=moved[one.id].after, chosen=moved[one.id].rung.chosen)
            if one.id in moved
            else scored.outcomes[one.id]
            if one.id in dropped
            else Outcome(score=choice[0][1], chosen=choice[0][2])
            for one, choice in zip(scorer.criteria, choices, strict=True)
        }
        then = scorer.summed("brute", outcomes)
        assert then.conclusion is not None
        assert then.conclusion == goal.reached
        assert then.total == goal.total
        assert (
            raw_total(scorer, outcomes, frozenset(one.zeroes for one in then.gates if one.zeroes)) == best[2]
        )
        if row_by_row(rubric):
            taken = tuple(
                (-moved[one.id].steps, -moved[one.id].after) if one.id in moved else (0, -choice[0][1])
                for one, choice in zip(scorer.criteria, choices, strict=True)
            )
            assert taken == best[3], (goal.moves, best)


@given(bounded(hard=False))
@settings(max_examples=100)
def test_sums_that_count_between_limits_have_a_path_too(table: Table) -> None:
    check(table, told=True, but="limits")


@given(bounded(hard=True))
@settings(max_examples=100)
def test_with_gates_beside_the_limits_it_is_right_or_refused(table: Table) -> None:
    check(table, told=False)


@given(tables(hard=False))
@settings(max_examples=100)
def test_the_path_is_the_cheapest_of_all(table: Table) -> None:
    """「fewest steps; then fewest criteria; then smallest surplus; then file order」."""
    check(table, told=True)


@given(tables(hard=True))
@settings(max_examples=100)
def test_with_gates_and_minimum_shares_too_or_it_is_refused(table: Table) -> None:
    check(table, told=False)
