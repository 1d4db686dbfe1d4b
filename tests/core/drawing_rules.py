"""Hypothesis strategies: small tables with few states, of all kinds of rules, and ratings of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rubricpress.core.combining import Scale
from rubricpress.core.ends import Conclusion, Way
from rubricpress.core.gates import Condition, Gate
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.rounding import Rounding, Roundings
from rubricpress.core.rows.there import NotApplicable
from rubricpress.core.rows.together import Together
from rubricpress.core.rubric import Column, Criterion, Group, Rubric

HALF = Decimal("0.5")


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
    away = draw(st.sampled_from((NotApplicable(), part))) if draw(st.integers(0, 5)) == 0 else None
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
def counts(draw: st.DrawFn, leveled: bool) -> Condition:
    """A count of rows by their levels, their scores or their shares: some of them, all, or none."""
    having: dict[str, Any] = {}
    kind = (
        draw(st.sampled_from(("levels", "score", "share")))
        if leveled
        else draw(st.sampled_from(("score", "share")))
    )
    if kind == "levels":
        having = {"levels": draw(st.sampled_from((("l0", "bad"), ("l1", "good"))))}
    else:
        bound = (
            draw(st.integers(1, 6)) * HALF
            if kind == "score"
            else Decimal(draw(st.sampled_from((40, 60, 100))))
        )
        ends = (
            {"below": bound},
            {"least": bound},
            {"equals": Decimal(0)},
            {"least": HALF, "below": bound + HALF},
        )
        having = {kind: Interval(**draw(st.sampled_from(ends)))}
    number = Decimal(draw(st.integers(0, 3)))
    count = draw(
        st.sampled_from(({"least": Decimal(1)}, {"least": number}, {"to": number}, {"equals": number}))
    )
    percent = draw(st.booleans())
    if percent:  # 0, 1, 2, 3 rows and more of up to four, or one row as few as there can be
        count = {name: (0, 30, 50, 75)[int(one)] + Decimal(0) for name, one in count.items()}
    whose = draw(st.sampled_from(("", "", "g1")))
    return Condition(
        **having, count=Interval(**count), percent=percent, starred=draw(st.booleans()), group=whose
    )


@st.composite
def conditions(draw: st.DrawFn, known: list[Criterion]) -> Condition:
    """A condition on a row, on a count of rows, on a group or on the total: of what is low, or of what is high."""
    leveled = [one for one in known if isinstance(one.method, Levels | Graded)]
    kind = draw(st.sampled_from(("level", "count", "score", "group", "total")))
    if kind == "count":
        return draw(counts(bool(leveled)))
    if kind == "level" and leveled:
        return Condition(
            criterion=draw(st.sampled_from(leveled)).id,
            levels=draw(st.sampled_from((("l0", "bad"), ("l1", "good")))),
        )
    bound = Decimal(draw(st.sampled_from((30, 60, 90, 100))))
    share = draw(st.sampled_from((Interval(below=bound), Interval(below=bound), Interval(least=bound))))
    if kind == "score":
        return Condition(criterion=draw(st.sampled_from(known)).id, share=share)
    return Condition(group="" if kind == "total" else "g1", share=share)


@st.composite
def gates_on(draw: st.DrawFn, known: list[Criterion], group: str) -> list[Gate]:
    """Up to two gates of each effect; what zeroes the group looks at rows."""
    found: list[Gate] = []
    for at in range(draw(st.integers(0, 2))):
        effects: tuple[dict[str, Any], ...] = (
            {"caps_total": Decimal(1)},
            {"caps_conclusion": draw(st.sampled_from(("c0", "c1")))},
            {"no_total": True},
            {"zeroes": group},
        )
        effect = draw(st.sampled_from(effects))
        when = [draw(conditions(known)) for _ in range(draw(st.integers(1, 2)))]
        if "zeroes" in effect:
            when = [one for one in when if one.criterion or one.count] or [
                Condition(criterion=known[0].id, share=Interval(below=Decimal(50)))
            ]
        found.append(Gate(id=f"k{at}", title=f"k{at}", when=tuple(when), **effect))
    return found


@st.composite
def refusals(draw: st.DrawFn, rubric: Rubric) -> Rubric:
    """The table with something of which no path is told, as often as not: limits, a best-of, rows that are not rated."""
    odd = draw(st.sampled_from(("best-of", "group", "total", "unrated")))
    least, top = draw(st.integers(-2, 2)) * HALF, draw(st.integers(1, 8)) * HALF
    first = rubric.groups[0]
    if odd == "best-of":
        first = replace(first, combine=draw(st.sampled_from(("lowest", "highest"))))
    elif odd == "group":
        first = replace(first, least=least, most=least + top)
    elif odd == "total":
        return replace(rubric, least=least, most=least + top)
    else:
        return replace(rubric, unrated=draw(st.sampled_from(("zero", "dropped"))))
    return replace(rubric, groups=(first, *rubric.groups[1:]))


@st.composite
def bounded(draw: st.DrawFn, hard: bool) -> Table:
    """A table of which a group, two groups, or the total count between limits, or its adjustments count together up to one."""
    table = draw(tables(hard))
    rubric = table.rubric
    halves = st.integers(1, 8).map(lambda drawn: drawn * HALF)

    def limits() -> tuple[Decimal | None, Decimal | None]:
        least = draw(st.integers(-2, 4)) * HALF
        most = least + draw(halves)
        return draw(st.sampled_from(((least, most), (least, None), (None, most))))

    def within(group: Group) -> Group:
        least, most = limits()
        inner = tuple(within(one) if draw(st.booleans()) else one for one in group.groups)
        return replace(group, groups=inner, least=least, most=most)

    kinds = draw(st.sets(st.sampled_from(("groups", "total", "together")), min_size=1))
    if "groups" in kinds:
        rubric = replace(rubric, groups=tuple(map(within, rubric.groups)))
    if "total" in kinds:
        least, most = limits()
        rubric = replace(rubric, least=least, most=most)
    adjusting = tuple(one.id for one in rubric.adjustments if not isinstance(one.method, Veto))
    if "together" in kinds and adjusting:
        way = draw(st.sampled_from(("sum", "highest", "lowest"))) if hard else "sum"
        most, least = draw(halves), -draw(halves)
        rule = Together(id="t", title="t", criteria=adjusting, combine=way, most=most, least=least)
        rubric = replace(rubric, together=(rule,))
    return Table(rubric, table.ratings)


@st.composite
def roundings(draw: st.DrawFn) -> Roundings | None:
    """No rounding, or one of the total or of the rows."""
    whole = Rounding(step=Decimal(1))
    of_rows = replace(whole, way=draw(st.sampled_from(("half-up", "down", "up"))))
    return draw(st.sampled_from((None, None, Roundings(total=whole), Roundings(criteria=of_rows))))


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
        if draw(st.booleans()):
            condition = draw(conditions([row for row, _ in drawn]))
        best = replace(conclusions[-2], id="best", also=(condition,))
        conclusions.insert(0, best)
    if hard:
        known = [row for row, _ in drawn]
        if draw(st.integers(0, 3)) == 0:
            place = next(at for at, one in enumerate(conclusions) if one.id == "c1")
            conclusions[place] = replace(conclusions[place], also=(draw(conditions(known)),))
        if draw(st.booleans()):  # an exception, or a need of the one below
            place = conclusions.index(next(one for one in conclusions if one.id == "c1"))
            full = Condition(criterion=draw(st.sampled_from(known)).id, share=Interval(least=Decimal(100)))
            exception = Way(when=Interval(least=HALF), also=(full,))
            better = replace(conclusions[place], ways=(exception,))
            needs = "c1" if conclusions[place + 1].id == "c2" else ""
            conclusions[place] = better
            if draw(st.booleans()):
                conclusions[place + 1] = replace(conclusions[place + 1], needs=needs)
        gates = draw(gates_on(known, groups[0].id))
    rubric = Rubric(
        id="small", title="small", edition="1", points=Decimal(10), columns=(Column(of="title", title="x"),),
        groups=groups, adjustments=tuple(row for row, _ in extra), conclusions=tuple(conclusions), gates=tuple(gates),
        rounding=draw(roundings()), dropped_points=draw(st.sampled_from(("group", "total", "removed"))),
        scale=draw(st.sampled_from((None, None, Scale(to=Decimal(20))))),
    )  # fmt: skip
    if hard and draw(st.integers(0, 5)) == 0:
        rubric = draw(refusals(rubric))
    return Table(rubric, {row.id: rating for row, rating in [*drawn, *extra] if rating is not None})
