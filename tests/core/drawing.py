"""Hypothesis strategies: sound rubrics, and sound responses to a rubric with what each rating is worth.

The worth of a rating is told by how it was drawn, in fractions; the scoring code has no part in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import Any

from hypothesis import strategies as st

from rubricpress.core.ends import Conclusion
from rubricpress.core.methods import Method
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional, Steps
from rubricpress.core.methods.ranged import Range, Ranged
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import (
    BandTitle,
    Column,
    Criterion,
    Damage,
    Group,
    Option,
    ProfileField,
    Rubric,
    all_criteria,
)

OPTIONS = ("main", "sub")

_SIGNS = "评估表1a <&\"'=+-.：\\/\n\t\u3000\u00e9\U0001f600\u200d"
texts = st.text(_SIGNS, min_size=1, max_size=5).map(lambda drawn: f"表{drawn}".strip())


def tenths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    """Numbers on a step of 0.1, from `least` to `most`."""
    return st.integers(least * 10, most * 10).map(lambda number: Decimal(number) / 10)


def increasing(count: int, least: int, most: int) -> st.SearchStrategy[list[Decimal]]:
    """So many different numbers on a step of 0.1, in order."""
    numbers = st.lists(st.integers(least * 10, most * 10), min_size=count, max_size=count, unique=True)
    return numbers.map(lambda drawn: [Decimal(number) / 10 for number in sorted(drawn)])


@st.composite
def tilings(draw: st.DrawFn, count: int) -> list[Interval]:
    """Intervals that share out all numbers, lowest first; each bound belongs to one of its neighbours."""
    cuts = draw(increasing(count - 1, 1, 90))
    up = draw(st.lists(st.booleans(), min_size=count - 1, max_size=count - 1))
    pieces = []
    for at in range(count):
        ends: dict[str, Decimal] = {}
        if at > 0:
            ends["least" if up[at - 1] else "above"] = cuts[at - 1]
        if at < count - 1:
            ends["below" if up[at] else "to"] = cuts[at]
        pieces.append(Interval(**ends))
    return pieces


@st.composite
def deciding(draw: st.DrawFn, count: int, lowest_first: bool) -> tuple[Measure | None, list[dict[str, Any]]]:
    """A measure that decides among so many options, and for each option the keys that say for which values."""
    kind = draw(st.sampled_from((None, "number", "percentage", "ratio")))
    if kind is None or count < 2:
        return None, [{} for _ in range(count)]
    variants = draw(st.booleans())
    names = OPTIONS if variants else ("",)
    tiles = {name: draw(tilings(count)) for name in names}
    order = range(count) if lowest_first else range(count - 1, -1, -1)
    ends = [
        {"when_by": {name: tiles[name][at] for name in names}} if variants else {"when": tiles[""][at]}
        for at in order
    ]
    upper, lower = (draw(texts), f"{draw(texts)}总数") if kind == "ratio" else ("", "")
    unit = draw(st.sampled_from(("", "人")))
    measure = Measure(
        kind=kind, unit=unit, numerator=upper, denominator=lower, depends_on="variant" if variants else ""
    )
    return measure, ends


@st.composite
def checklists(draw: st.DrawFn) -> tuple[Decimal, Checklist]:
    """A checklist with its points."""
    points = draw(st.lists(tenths(1, 10), min_size=1, max_size=4))
    indicators = []
    for at, one in enumerate(points):
        partial = draw(st.booleans())
        step = draw(st.sampled_from((None, Decimal("0.1")))) if partial else None
        indicators.append(Indicator(id="abcd"[at], points=one, text=draw(texts), partial=partial, step=step))
    return sum(points, Decimal(0)), Checklist(indicators=tuple(indicators))


@st.composite
def deducting(draw: st.DrawFn) -> tuple[Decimal, Deductions]:
    """Faults, with the points from which they take away; no floor only where they can take away more."""
    points = draw(tenths(1, 20))
    faults = []
    for name in "abcd"[: draw(st.integers(1, 4))]:
        cost, once = draw(tenths(1, 20)), draw(st.booleans())
        if once:
            faults.append(Fault(id=name, text=draw(texts), costs=cost))
            continue
        highest = max(points, cost)
        limit = draw(st.none() | st.sampled_from((cost, highest)).filter(lambda most: most <= points))
        faults.append(Fault(id=name, text=draw(texts), each=cost, limit=limit, unit="项"))
    most = [one.limit if one.each is not None else one.costs for one in faults]
    deep = None in most or sum(one for one in most if one is not None) > points
    floor = draw(st.sampled_from(("zero", "none"))) if deep else "zero"
    return points, Deductions(faults=tuple(faults), floor=floor)


@st.composite
def level_lists(draw: st.DrawFn) -> tuple[Decimal, Levels]:
    """Levels, lowest first, with the points of their criterion."""
    count = draw(st.integers(1, 4))
    scores = draw(increasing(count, 0, 20).filter(lambda drawn: drawn[-1] > 0))
    measure, ends = draw(deciding(count, lowest_first=True))
    levels = tuple(
        Level(id=f"l{at}", score=score, descriptor=draw(texts), **ends[at]) for at, score in enumerate(scores)
    )
    return scores[-1], Levels(levels=levels, measure=measure)


@st.composite
def grades(draw: st.DrawFn, bands: Sequence[str]) -> tuple[Decimal, Graded]:
    """Bands, best first, that tile 0 to the points on a step of 0.1."""
    step = Decimal("0.1")
    cuts = draw(increasing(len(bands), 1, 20))
    points = cuts[-1]
    starts = [Decimal(0), *cuts[:-1]]
    ends = [*(cut - step for cut in cuts[:-1]), points]
    measure, whens = draw(deciding(len(bands), lowest_first=False))
    made = [
        Band(id=name, least=least, to=to, **whens[at])
        for at, (name, least, to) in enumerate(zip(bands, reversed(starts), reversed(ends), strict=True))
    ]
    return points, Graded(step=step, bands=tuple(made), measure=measure)


# what a number can be divided by, so that the quotient ends
ENDING = tuple(map(Decimal, (1, 2, 4, 5, 8, 10, 25, 50)))


@st.composite
def proportions(draw: st.DrawFn) -> tuple[Decimal, Proportional]:
    """A row that earns its points in proportion, with its points."""
    steps = None
    if draw(st.booleans()):
        least = Decimal(draw(st.integers(50, 100)))
        each = draw(st.sampled_from((Decimal(5), Decimal("12.5"))))
        steps = Steps(least=least, each=each, costs=draw(tenths(1, 3)), begun=draw(st.booleans()))
    better = draw(st.sampled_from(("more", "less")))
    if draw(st.booleans()):
        measure = Measure(kind="ratio", numerator=draw(texts), denominator=f"{draw(texts)}总数")
        at_zero = draw(st.sampled_from((None, "full", "none")))
        method = Proportional(measure=measure, better=better, at_zero=at_zero, steps=steps)
    else:
        measure = Measure(
            kind=draw(st.sampled_from(("number", "percentage"))), title=draw(st.just("") | texts)
        )
        target = draw(st.sampled_from(ENDING))
        method = Proportional(measure=measure, target=target, better=better, steps=steps)
    return draw(tenths(1, 20)), method


@st.composite
def adjusting(draw: st.DrawFn, vetoes: bool) -> Counted | Fixed | Ranged | Veto:
    """The method of an adjustment."""
    amounts = tenths(-20, 20).filter(bool)
    kind = draw(st.sampled_from(("counted", "fixed", "ranged", *(("veto",) if vetoes else ()))))
    if kind == "veto":
        return Veto(concludes="cancelled")
    if kind == "fixed":
        return Fixed(amount=draw(amounts))
    if kind == "counted":
        each = draw(amounts)
        limit = draw(st.none() | st.integers(1, 30).map(Decimal))
        return Counted(each=each, limit=limit and limit.copy_sign(each))
    least, most = draw(st.sampled_from(((-20, 0), (0, 20))))  # a range adds or takes away
    ends = draw(increasing(draw(st.sampled_from((2, 4))), least, most))
    ranges = tuple(Range(least=least, to=to) for least, to in list(pairwise(ends))[::2])
    return Ranged(ranges=ranges, step=draw(st.sampled_from((None, Decimal("0.1")))))


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """A rubric that passes every check."""
    bands = tuple(f"band{at}" for at in range(draw(st.integers(1, 3))))
    vetoes = draw(st.booleans())
    counter = iter(range(1, 100))

    def row(adjusts: bool) -> Criterion:
        name = f"{'a' if adjusts else 'c'}{next(counter)}"
        if adjusts:
            return Criterion(id=name, title=draw(texts), method=draw(adjusting(vetoes)))
        points, method = draw(
            st.one_of(checklists(), deducting(), level_lists(), grades(bands), proportions())
        )
        starred = draw(st.booleans())
        return Criterion(id=name, title=draw(texts), method=method, points=points, starred=starred)

    def group(depth: int) -> Group:
        inner = tuple(group(depth + 1) for _ in range(draw(st.integers(0, 2)) if depth < 2 else 0))
        rows = [row(adjusts=False) for _ in range(draw(st.integers(0 if inner else 1, 2)))]
        extra = [row(adjusts=True)] if draw(st.booleans()) else []
        declared = [*(one.points for one in rows), *(one.points for one in inner)]
        points = sum((one for one in declared if one is not None), Decimal(0))
        return Group(
            id=f"g{next(counter)}", title=draw(texts), points=points, groups=inner, criteria=(*rows, *extra)
        )

    groups = tuple(group(0) for _ in range(draw(st.integers(1, 2))))
    points = sum((one.points or Decimal(0) for one in groups), Decimal(0))
    low, high = int(_least(groups) * 10), int(points * 10)
    bound = Decimal(draw(st.integers(min(low + 1, high), high))) / 10
    concluding = (
        Conclusion(id="low", title=draw(texts), when=Interval(below=bound)),
        Conclusion(id="high", title=draw(texts), when=Interval(least=bound)),
    )
    rubric = Rubric(
        id="drawn",
        title=draw(texts),
        edition="2026-11",
        points=points,
        summary=draw(st.just("") | texts),
        columns=(Column(of="title", title=draw(texts)),),
        profile=(
            ProfileField(
                id="variant", title=draw(texts), options=tuple(Option(id=one, title=one) for one in OPTIONS)
            ),
        ),
        bands=tuple(BandTitle(id=name, title=draw(texts)) for name in bands),
        groups=groups,
        adjustments=tuple(row(adjusts=True) for _ in range(draw(st.integers(0, 2)))),
        conclusions=concluding if low < high and draw(st.booleans()) else (),
        damage=(Damage(at="points", printed=draw(st.just("") | texts), read="", reason=draw(texts)),),
    )
    if any(isinstance(one.method, Veto) for one, _ in all_criteria(rubric)):
        cancelled = Conclusion(id="cancelled", title=draw(texts), source=draw(texts))
        rubric = replace(rubric, conclusions=(*rubric.conclusions, cancelled))
    return rubric


def _least(groups: Sequence[Group]) -> Decimal:
    """The least that the rows of groups earn together, or more where nothing limits it.

    0 each, or the score of the worst level, or the points less all that faults can take away.
    """
    rows = [one.method for group in groups for one in group.criteria]
    own = [min(level.score for level in one.levels) for one in rows if isinstance(one, Levels)]
    for one in (one for group in groups for one in group.criteria):
        if isinstance(one.method, Deductions) and one.method.floor == "none":
            taken = [fault.limit or fault.each or fault.costs or Decimal(0) for fault in one.method.faults]
            own.append(min((one.points or Decimal(0)) - sum(taken, Decimal(0)), Decimal(0)))
    return sum([*own, *(_least(group.groups) for group in groups)], Decimal(0))


@dataclass(frozen=True)
class Drawn:
    """A sound rating as plain data, and its worth; None where it does not rate the criterion yet."""

    data: dict[str, Any]
    worth: Fraction | None


def fraction(number: Decimal) -> Fraction:
    """The same number, by way of its digits."""
    return Fraction(format(number, "f"))


def _written(draw: st.DrawFn, number: Decimal) -> str:
    """A number as someone may write it."""
    text = plain(number)
    more = draw(st.sampled_from(("as it is", "full width", "zeros")))
    if more == "full width":
        return text.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    return f"{text}{'' if '.' in text else '.'}0" if more == "zeros" else text


@st.composite
def ratings(draw: st.DrawFn, criterion: Criterion, variant: str) -> Drawn:
    """A sound rating of a criterion under a profile that names `variant`."""
    method = criterion.method
    match method:
        case Checklist():
            return _ticked(draw, method)
        case Deductions():
            return _deducted(draw, method, criterion.points or Decimal(0))
        case Levels():
            return _chosen(draw, method, variant)
        case Graded():
            return _graded(draw, method, variant)
        case Proportional():
            assert criterion.points is not None
            return _reached(draw, method, fraction(criterion.points))
    return _adjusted(draw, method)


def _adjusted(draw: st.DrawFn, method: Method) -> Drawn:
    """A sound rating of an adjustment."""
    match method:
        case Counted():
            count = draw(st.integers(0, 50))
            worth = count * fraction(method.each)
            if method.limit is not None:
                limit = fraction(method.limit)
                worth = max(worth, limit) if limit < 0 else min(worth, limit)
            return Drawn({"count": str(count)}, worth)
        case Fixed() | Veto():
            applies = draw(st.booleans())
            amount = fraction(method.amount) if isinstance(method, Fixed) and applies else Fraction(0)
            return Drawn({"triggered": applies}, amount)
    assert isinstance(method, Ranged)
    within = draw(st.sampled_from(method.ranges))
    low, high = int(within.least * 10), int(within.to * 10)
    score = Decimal(draw(st.just(0) | st.integers(low, high))) / 10
    return Drawn({"score": _written(draw, score)}, fraction(score))


def _ticked(draw: st.DrawFn, method: Checklist) -> Drawn:
    names = [one.id for one in method.indicators]
    met = draw(st.lists(st.sampled_from(names), unique=True))
    worth = sum((fraction(one.points) for one in method.indicators if one.id in met), Fraction(0))
    earned = {}
    for one in method.indicators:
        if one.partial and one.id not in met and draw(st.booleans()):
            part = Decimal(draw(st.integers(0, int(one.points * 10)))) / 10
            earned[one.id] = _written(draw, part)
            worth += fraction(part)
    return Drawn({"met": met, **({"earned": earned} if earned else {})}, worth)


def _deducted(draw: st.DrawFn, method: Deductions, points: Decimal) -> Drawn:
    """Some faults counted, in any order, the others left out."""
    left, counts = fraction(points), {}
    for one in draw(st.permutations(method.faults)):
        if draw(st.booleans()):
            continue
        count = draw(st.integers(0, 1 if one.each is None else 50))
        counts[one.id] = str(count)
        taken = count * fraction(one.costs or one.each or Decimal(0))
        left -= taken if one.limit is None else min(taken, fraction(one.limit))
    return Drawn({"faults": counts}, left if method.floor == "none" else max(left, Fraction(0)))


def _reached(draw: st.DrawFn, method: Proportional, points: Fraction) -> Drawn:
    """Numbers to enter, and their share of the points, or the points less the steps that they stand below."""
    if method.at_zero and draw(st.booleans()):
        data = {"measure": {"numerator": "0", "denominator": _written(draw, Decimal(0))}}
        return Drawn(data, points if method.at_zero == "full" else Fraction(0))
    more = method.better == "more"
    actual = draw(tenths(0, 60) if more else st.sampled_from(ENDING))
    target = method.target or draw(st.sampled_from(ENDING) if more else tenths(0, 60))
    share = fraction(actual) / fraction(target) if more else fraction(target) / fraction(actual)
    worth = min(share * points, points)
    if method.steps is not None:
        each, begun = fraction(method.steps.each), method.steps.begun
        below = max(fraction(method.steps.least) - share * 100, Fraction(0))
        count = ceil(below / each) if begun else floor(below / each)
        worth = max(points - count * fraction(method.steps.costs), Fraction(0))
    if method.target is not None:
        return Drawn({"measure": {"value": _written(draw, actual)}}, worth)
    entered = {"numerator": _written(draw, actual), "denominator": _written(draw, target)}
    return Drawn({"measure": entered}, worth)


def _held(option: Level | Band, variant: str) -> Interval:
    interval = (option.when_by or {}).get(variant, option.when)
    assert interval is not None
    return interval


def _entered(draw: st.DrawFn, measure: Measure, held: Interval) -> dict[str, str] | None:
    """Numbers to enter that lie in an interval; None where none was found."""
    low = next((end for end in (held.least, held.above) if end is not None), Decimal(0))
    high = next((end for end in (held.to, held.below) if end is not None), low + 20)
    inside = [Fraction(at, 4) * fraction(high) + Fraction(4 - at, 4) * fraction(low) for at in range(5)]
    values = [value for value in inside if _lies(value, held)]
    value = draw(st.sampled_from(values))
    if measure.kind == "ratio":
        share = value / 100
        many = draw(st.integers(1, 5))
        return {"numerator": str(share.numerator * many), "denominator": str(share.denominator * many)}
    return {"value": plain(Decimal(value.numerator) / value.denominator)}


def _lies(value: Fraction, held: Interval) -> bool:
    return (
        (held.least is None or value >= fraction(held.least))
        and (held.above is None or value > fraction(held.above))
        and (held.to is None or value <= fraction(held.to))
        and (held.below is None or value < fraction(held.below))
    )


def _chosen(draw: st.DrawFn, method: Levels, variant: str) -> Drawn:
    level = draw(st.sampled_from(method.levels))
    data: dict[str, Any] = {"level": level.id}
    if method.measure is not None and draw(st.booleans()):
        data["measure"] = _entered(draw, method.measure, _held(level, variant))
        if draw(st.booleans()):
            del data["level"]
    return Drawn(data, fraction(level.score))


def _graded(draw: st.DrawFn, method: Graded, variant: str) -> Drawn:
    band = draw(st.sampled_from(method.bands))
    score = Decimal(draw(st.integers(int(band.least * 10), int(band.to * 10)))) / 10
    data: dict[str, Any] = {"score": _written(draw, score)}
    if method.measure is not None and draw(st.booleans()):
        data["measure"] = _entered(draw, method.measure, _held(band, variant))
        if draw(st.booleans()):
            return Drawn({"measure": data["measure"]}, None)
    return Drawn(data, fraction(score))


@st.composite
def assessments(draw: st.DrawFn, rubric: Rubric, variant: str) -> dict[str, Drawn]:
    """Sound ratings of some criteria of a rubric."""
    return {
        criterion.id: draw(ratings(criterion, variant))
        for criterion, _ in all_criteria(rubric)
        if draw(st.integers(0, 3))
    }


def response_to(
    rubric: Rubric, rated: dict[str, Any], variant: str = "", role: str = "self"
) -> dict[str, Any]:
    """A response with one assessment."""
    return {
        "format": "rubricpress-response/1",
        "rubric": {"id": rubric.id},
        "profile": {"variant": variant} if variant else {},
        "assessments": {role: {"ratings": rated}},
    }
