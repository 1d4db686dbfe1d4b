"""The law of conditions out of reach, by brute force: what is said never to hold holds in no state of a small table.

Every combination of ratings is scored by the scorer, with a conclusion in front that holds when the condition does.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.core.drawing_rules import HALF, Table, tables

from rubricpress.core.asked import conditions
from rubricpress.core.changes.digest import digest
from rubricpress.core.checks.out_of_reach import conditions_can_hold
from rubricpress.core.ends import Conclusion
from rubricpress.core.gates import Condition, Gate
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.exact import written
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.reach import worth
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Criterion, Rubric, all_criteria
from rubricpress.core.scoring import Scorer

MOST_STATES = 400


def outcomes_of(row: Criterion, rubric: Rubric) -> list[Outcome]:
    """All that a row can come to, worked out from what its method prints."""
    method, points = row.method, row.points or ZERO
    scores: list[tuple[Decimal, str]] = []
    if isinstance(method, Levels):
        scores = [(one.score, one.id) for one in method.levels]
    elif isinstance(method, Graded):
        halves = [at * HALF for at in range(int(points / HALF) + 1)]
        scores = [(one, band.id) for one in halves for band in method.bands if band.least <= one <= band.to]
    elif isinstance(method, Checklist):
        chosen = product(*((ZERO, one.points) for one in method.indicators))
        scores = [(one, "") for one in {sum(some, ZERO) for some in chosen}]
    elif isinstance(method, Deductions):
        first, second = method.faults
        costs, each = first.costs or ZERO, second.each or ZERO
        scores = [(max(points - a * costs - b * each, ZERO), "") for a in (0, 1) for b in range(3)]
    elif isinstance(method, Fixed):
        scores = [(ZERO, ""), (method.amount, "")]
    elif isinstance(method, Counted):
        scores = [(at * method.each, "") for at in range(3)]
    else:
        scores = [(ZERO, "")]
    rule = rubric.rounding.criteria if rubric.rounding else None
    found = [
        Outcome(score=rule.of(one, row.points) if rule else one, chosen=chosen) for one, chosen in scores
    ]
    away = row.not_applicable
    if away is not None:
        shared = away.counts == "part" and away.rest == "shared"
        dropped = Outcome(dropped=True)
        found.append(Outcome(score=away.points, rest_shared=shared) if away.counts == "part" else dropped)
    if rubric.unrated != "open" and not method.ADJUSTS:
        found.append(Outcome(score=ZERO) if rubric.unrated == "zero" else Outcome(dropped=True))
    return list({(one.score, one.chosen, one.dropped, one.rest_shared): one for one in found}.values())


@st.composite
def edges(draw: st.DrawFn, table: Table) -> Condition:
    """A condition at, or just past, what there can be: of a row, of rows that are counted, of a group, of the total."""
    rows = [one for one, _ in all_criteria(table.rubric) if not one.method.ADJUSTS]
    row = draw(st.sampled_from(rows))
    key = draw(st.sampled_from(("score", "share")))
    kind = draw(st.sampled_from(("criterion", "count", "count", "group", "total")))
    top = Decimal(100)
    if key == "score":
        top = (
            row.points or ZERO
            if kind in ("criterion", "count")
            else sum((one.points or ZERO for one in rows), ZERO)
        )
    asked = draw(
        st.sampled_from(
            (
                Interval(least=top),
                Interval(above=top),
                Interval(equals=ZERO),
                Interval(below=ZERO),
                Interval(least=top + HALF),
                Interval(least=top - HALF, below=top),
            )
        )
    )
    where = {"criterion": {"criterion": row.id}, "group": {"group": "g1"}}.get(kind, {})
    one = Condition(**where, **{key: asked})  # type: ignore[arg-type]
    if kind != "count":
        return one
    number = Decimal(draw(st.integers(0, len(rows) + 1)))
    count = draw(st.sampled_from((Interval(least=number), Interval(equals=number), Interval(above=number))))
    if draw(st.booleans()):
        bound = Decimal(draw(st.sampled_from((0, 33, 50, 100, 101))))
        count = draw(
            st.sampled_from(
                (Interval(least=bound), Interval(equals=bound), Interval(above=bound, below=bound + 1))
            )
        )
        one = replace(one, percent=True)
    return replace(one, count=count, starred=draw(st.booleans()), group=draw(st.sampled_from(("", "g1"))))


def ever_holds(condition: Condition, rubric: Rubric) -> bool:
    """Whether there is a state of the table in which the condition holds."""
    silent = [
        replace(one, no_total=False, caps_conclusion="c0") if one.no_total else one for one in rubric.gates
    ]
    probe = Conclusion(id="probe", title="probe", also=(condition,))
    probed = replace(rubric, gates=tuple(silent), conclusions=(probe, *rubric.conclusions))
    scorer = Scorer(probed, digest(probed))
    for state in product(*(outcomes_of(one, rubric) for one in scorer.criteria)):
        then = scorer.summed(
            "brute", {one.id: each for one, each in zip(scorer.criteria, state, strict=True)}
        )
        if then.conclusion is not None and then.conclusion.id == "probe":
            return True
    return False


@given(
    tables(hard=True).flatmap(
        lambda table: st.tuples(st.just(table), st.lists(edges(table), min_size=4, max_size=4))
    )
)
@settings(max_examples=40)
def test_what_is_said_never_to_hold_holds_in_no_state(drawn: tuple[Table, list[Condition]]) -> None:
    table, asked = drawn
    full = worth(table.rubric)
    assert full is not None
    asking = (Gate(id=f"e{at}", title="e", when=(one,), caps_conclusion="c0") for at, one in enumerate(asked))
    rubric = replace(table.rubric, points=Decimal(written(full)), gates=(*table.rubric.gates, *asking))
    states = 1
    for one, _ in all_criteria(rubric):
        states *= len(outcomes_of(one, rubric))
    assume(states <= MOST_STATES)
    hopeless = {problem.path[:-1] for problem in conditions_can_hold(rubric)}
    for condition, path in conditions(rubric):
        if path in hopeless:
            assert not ever_holds(condition, rubric), condition
