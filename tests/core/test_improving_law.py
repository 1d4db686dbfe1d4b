"""The law of the cheapest path, by brute force: every combination of states of a small table is scored by the scorer.

What a state costs is what its method declares (`rungs`, each worked by hand in `test_rungs.py`); what it leads to is for
the scorer to say. Nothing of the search has a part in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import response_to

from rubricpress.core.combining import Scale
from rubricpress.core.conclusion import begins
from rubricpress.core.digest import digest
from rubricpress.core.ends import Conclusion, Way
from rubricpress.core.exact import Exact, simple
from rubricpress.core.gates import Condition, Gate
from rubricpress.core.improving import Outlook, outlook
from rubricpress.core.interval import BELOW_ALL, Interval
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.veto import Veto
from rubricpress.core.outcome import Outcome, Setting
from rubricpress.core.rating import Rating, read_rating
from rubricpress.core.response import read_response
from rubricpress.core.rounding import Rounding, Roundings
from rubricpress.core.row_rating import rate
from rubricpress.core.rubric import Column, Criterion, Group, Rubric
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.there import NotApplicable
from rubricpress.core.weighing import weighed

HALF = Decimal("0.5")
State = tuple[int, Exact, str]


@dataclass(frozen=True)
class Table:
    rubric: Rubric
    ratings: dict[str, Any]


@st.composite
def rows(draw: st.DrawFn, name: str) -> tuple[Criterion, Any]:
    """A row with few states, and a rating of it, or None."""
    kind = draw(st.sampled_from(("levels", "graded", "checklist", "deductions")))
    rated = draw(st.integers(0, 4)) > 0
    halves = st.integers(1, 6).map(lambda drawn: drawn * HALF)
    rating: dict[str, Any]
    method: Any
    if kind == "levels":
        scores = [Decimal(0), *sorted(draw(st.sets(halves, min_size=1, max_size=3)))]
        levels = tuple(Level(id=f"l{at}", score=one, descriptor="x") for at, one in enumerate(scores))
        method, points = Levels(levels=levels), scores[-1]
        rating = {"level": draw(st.sampled_from(levels)).id}
    elif kind == "graded":
        bands = (
            Band(id="good", least=Decimal(2), to=Decimal(3)),
            Band(id="bad", least=Decimal(0), to=Decimal("1.5")),
        )
        method, points = Graded(step=HALF, bands=bands), Decimal(3)
        rating = {"score": str(draw(st.integers(0, 6)) * HALF)}
    elif kind == "checklist":
        worth = draw(st.lists(halves, min_size=1, max_size=3))
        ticks = tuple(Indicator(id="abc"[at], points=one, text="x") for at, one in enumerate(worth))
        method, points = Checklist(indicators=ticks), sum(worth, Decimal(0))
        rating = {"met": [one.id for one in ticks if draw(st.booleans())]}
    else:
        costs, each = draw(halves), draw(halves)
        faults = (Fault(id="a", text="x", costs=costs), Fault(id="b", text="x", each=each, limit=each * 2))
        method, points = Deductions(faults=faults), draw(halves)
        rating = {"faults": {"a": str(draw(st.integers(0, 1))), "b": str(draw(st.integers(0, 3)))}}
    weight = draw(st.sampled_from((Decimal(1), Decimal(1), Decimal(2), Decimal("0.5"))))
    part = NotApplicable(counts="part", points=HALF, rest=draw(st.sampled_from(("lost", "shared"))))
    away = draw(st.sampled_from((NotApplicable(), part))) if draw(st.integers(0, 9)) == 0 else None
    if away and draw(st.booleans()):
        rating = {"not_applicable": True}
    starred = draw(st.booleans())
    row = Criterion(
        id=name, title=name, method=method, points=points, weight=weight, not_applicable=away, starred=starred
    )
    return row, rating if rated else None


@st.composite
def adjustments(draw: st.DrawFn) -> list[tuple[Criterion, Any]]:
    """A deduction, a count of deductions, a bonus and a veto, each of them now and then."""
    costs = draw(st.integers(1, 6)) * HALF
    drawn: list[tuple[Criterion, Any]] = []
    for name, method, rating in (
        ("d", Fixed(amount=-costs), {"triggered": draw(st.booleans())}),
        ("n", Counted(each=-costs), {"count": str(draw(st.integers(0, 2)))}),
        ("p", Fixed(amount=costs), {"triggered": draw(st.booleans())}),
        ("v", Veto(concludes="out"), {"triggered": draw(st.booleans())}),
    ):
        if draw(st.integers(0, 3)) == 0:
            drawn.append((Criterion(id=name, title=name, method=method), rating))
    return drawn


@st.composite
def conditions(draw: st.DrawFn, known: list[Criterion]) -> Condition:
    """A condition that an improvement ends: on a row, on a count of rows, on a group."""
    leveled = [one for one in known if isinstance(one.method, Levels | Graded)]
    kind = draw(st.sampled_from(("level", "count", "score", "group")))
    if kind == "level" and leveled:
        row = draw(st.sampled_from(leveled))
        return Condition(criterion=row.id, levels=("l0", "bad"))
    if kind == "count" and leveled:
        return Condition(levels=("l0", "bad"), count=Interval(least=Decimal(1)), starred=draw(st.booleans()))
    if kind == "score":
        row = draw(st.sampled_from(known))
        return Condition(
            criterion=row.id, share=Interval(below=Decimal(draw(st.sampled_from((40, 60, 100)))))
        )
    return Condition(group="g1", share=Interval(below=Decimal(draw(st.sampled_from((30, 60, 90))))))


@st.composite
def tables(draw: st.DrawFn, hard: bool) -> Table:
    """A table with a few rows in one or two groups, its ratings, and two or three conclusions."""
    drawn = [draw(rows(f"r{at}")) for at in range(draw(st.integers(1, 4)))]
    inner = draw(st.integers(0, len(drawn) - 1))
    way = draw(st.sampled_from(("sum", "sum", "mean", "shares")))
    own, deep = tuple(row for row, _ in drawn[inner:]), tuple(row for row, _ in drawn[:inner])
    weight = draw(st.sampled_from((Decimal(1), Decimal(2))))
    groups: tuple[Group, ...] = (Group(id="g1", title="g1", criteria=own, combine=way, weight=weight),)
    if deep:
        second = Group(id="g2", title="g2", criteria=deep)
        groups = (replace(groups[0], groups=(second,)),) if draw(st.booleans()) else (second, *groups)
    extra = draw(adjustments())
    bounds = sorted(draw(st.sets(st.integers(1, 24).map(lambda one: one * HALF), min_size=1, max_size=2)))
    share = draw(st.booleans())
    conclusions = []
    for at, bound in enumerate([*bounds, None]):
        kinds: dict[str, Any] = {"below": bound} if at == 0 else {"least": bounds[at - 1], "below": bound}
        interval = Interval(**{key: one and (one * 4 if share else one) for key, one in kinds.items()})
        bounded = Conclusion(id=f"c{at}", title=f"c{at}", when=None if share else interval)
        conclusions.append(replace(bounded, share=interval if share else None))
    conclusions.append(Conclusion(id="out", title="out"))
    gates: list[Gate] = []
    if hard and draw(st.booleans()):
        asked = draw(st.sampled_from((30, 60, 90)))
        condition = Condition(
            group=draw(st.sampled_from([one.id for one in groups])), share=Interval(least=Decimal(asked))
        )
        best = replace(conclusions[-2], id="best", also=(condition,))
        conclusions.insert(0, best)
    if hard:
        known = [row for row, _ in drawn]
        if draw(st.booleans()):  # an exception, or a need of the one below
            place = conclusions.index(next(one for one in conclusions if one.id == "c1"))
            full = Condition(criterion=draw(st.sampled_from(known)).id, share=Interval(least=Decimal(100)))
            exception = Way(when=Interval(least=HALF), also=(full,))
            better = replace(conclusions[place], ways=(exception,))
            needs = "c1" if conclusions[place + 1].id == "c2" else ""
            conclusions[place] = better
            if draw(st.booleans()):
                conclusions[place + 1] = replace(conclusions[place + 1], needs=needs)
        for at in range(draw(st.integers(0, 2))):
            effect: dict[str, Any] = draw(
                st.sampled_from(
                    (
                        {"caps_total": Decimal(1)},
                        {"caps_conclusion": "c0"},
                        {"no_total": True},
                        {"zeroes": groups[0].id},
                    )
                )
            )
            when = [draw(conditions(known)) for _ in range(draw(st.integers(1, 2)))]
            if "zeroes" in effect:
                when = [one for one in when if one.criterion] or [
                    Condition(criterion=known[0].id, share=Interval(below=Decimal(50)))
                ]
            gates.append(Gate(id=f"k{at}", title=f"k{at}", when=tuple(when), **effect))
    rule = draw(
        st.sampled_from(
            (
                None,
                None,
                Roundings(total=Rounding(step=Decimal(1))),
                Roundings(criteria=Rounding(step=Decimal(1))),
            )
        )
    )
    rubric = Rubric(
        id="small", title="small", edition="1", points=Decimal(10), columns=(Column(of="title", title="x"),),
        groups=groups, adjustments=tuple(row for row, _ in extra), conclusions=tuple(conclusions), gates=tuple(gates),
        rounding=rule, dropped_points=draw(st.sampled_from(("group", "total", "removed"))),
        scale=draw(st.sampled_from((None, None, Scale(to=Decimal(20))))),
    )  # fmt: skip
    return Table(rubric, {row.id: rating for row, rating in [*drawn, *extra] if rating is not None})


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
            rounded = scorer.rounding.criteria.of(score) if scorer.rounding.criteria else score
            if rounded > now:
                found.append((rung.steps, rounded, rung.chosen))
    return found


def at_least(one: Conclusion | None, other: Conclusion, rubric: Rubric) -> bool:
    """Whether a conclusion is as good as another: by where it begins; of two, the one that stands first is better."""
    listed = rubric.conclusions.index
    return one is not None and (begins(one), -listed(one)) >= (begins(other), -listed(other))


def raw_total(scorer: Scorer, outcomes: dict[str, Outcome], zeroed: frozenset[str]) -> Fraction:
    return Fraction(weighed(scorer, outcomes, zeroed).sum)


def check(table: Table, *, told: bool) -> None:
    scorer, scored, found = looked_at(table)
    choices = [states(scorer, scored, one, table.ratings.get(one.id)) for one in scorer.criteria]
    dropped = {name for name, rating in table.ratings.items() if rating.get("not_applicable")}
    rubric = table.rubric
    results = []
    for combination in product(*choices):
        outcomes = {
            one.id: scored.outcomes[one.id] if one.id in dropped else Outcome(score=score, chosen=chosen)
            for one, (_, score, chosen) in zip(scorer.criteria, combination, strict=True)
        }
        then = scorer.summed("brute", outcomes)
        zeroed = frozenset(one.zeroes for one in then.gates if one.zeroes)
        results.append((combination, then, raw_total(scorer, outcomes, zeroed)))
    now = found.standing.conclusion
    better = {one.id for one in rubric.conclusions if begins(one) > BELOW_ALL}
    if now is not None:
        better = {one.id for one in rubric.conclusions if one.id in better and not at_least(now, one, rubric)}
    assert {one.conclusion.id for one in found.goals} == better
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
            assert not told, goal.reason
            continue
        assert (best is None) == (goal.state == "unreachable"), (goal, best)
        if best is None:
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
        if not rubric.gates and not any(one.also for one in rubric.conclusions):
            taken = tuple(
                (-moved[one.id].steps, -moved[one.id].after) if one.id in moved else (0, -choice[0][1])
                for one, choice in zip(scorer.criteria, choices, strict=True)
            )
            assert taken == best[3], (goal.moves, best)


@given(tables(hard=False))
@settings(max_examples=60)
def test_the_path_is_the_cheapest_of_all(table: Table) -> None:
    """「fewest steps; then fewest criteria; then smallest surplus; then file order」."""
    check(table, told=True)


@given(tables(hard=True))
@settings(max_examples=60)
def test_with_gates_and_minimum_shares_too_or_it_is_refused(table: Table) -> None:
    check(table, told=False)
