"""Bands and intervals as the rest of the table has them: what closes a gap, or ends an overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from rubricpress.core.checks.advice import alike, ranges
from rubricpress.core.methods.deciding import interval_of
from rubricpress.core.methods.graded import Graded
from rubricpress.core.numbers.exact import Exact, added, product, written
from rubricpress.core.numbers.interval import ABOVE_ALL, BELOW_ALL, Interval, seams
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.plain.codec import encode
from rubricpress.core.problem import Path, Problem, Repair
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, node

_LESS: Final = Decimal(-1)


def bands_repaired(rubric: Rubric, problem: Problem) -> tuple[Repair, ...]:
    """The bands of the other rows with the same points; where there are none, the ends that meet the neighbour's."""
    if "bands" not in problem.path or problem.path[0] == "bands":
        return ()
    path = problem.path[: problem.path.index("bands")]
    row = node(rubric, path)
    assert isinstance(row, Criterion)
    assert isinstance(row.method, Graded)
    usual = _usual(rubric, row)
    if usual is not None:
        return tuple(
            Repair((*path, "bands", at, key), row.id, f"bands.{name}.{key}", written(value))
            for at, ((name, *ends), (_, *found)) in enumerate(zip(usual, ranges(row), strict=True))
            for key, value, old in zip(("from", "to"), ends, found, strict=True)
            if value != old
        )
    if problem.code not in ("band-gap", "band-overlap"):
        return ()
    return _met_by_neighbour(row, problem, path)


def _usual(rubric: Rubric, row: Criterion) -> tuple[tuple[str, Decimal, Decimal], ...] | None:
    """The bands that sound rows like this one have most often, if they have the same names."""
    names = [name for name, *_ in ranges(row)]
    kin = [
        ranges(one)
        for one, _ in all_criteria(rubric)
        if one is not row and alike(one, row) and not any(one.method.check(one.points, ()))
    ]
    most = Counter(one for one in kin if [name for name, *_ in one] == names).most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def _met_by_neighbour(row: Criterion, problem: Problem, path: Path) -> tuple[Repair, ...]:
    """The end of a band that lies next to the band above it, to 0, or to the points."""
    assert isinstance(row.method, Graded)
    bands = {one.id: (at, one) for at, one in enumerate(row.method.bands)}
    first, second = bands[problem.values["first"]], bands[problem.values["second"]]
    value: Exact | None
    if first[0] == second[0]:
        key, value = ("to", row.points) if problem.path[-1] == "to" else ("from", ZERO)
        at, band = first
    else:
        (at, band), (_, upper) = sorted((first, second), key=lambda one: one[1].to)
        key, value = "to", added((upper.least, product(row.method.step, _LESS)))
        if value < band.least:
            return ()
    if value is None:
        return ()
    return (Repair((*path, "bands", at, key), row.id, f"bands.{band.id}.{key}", written(value)),)


def intervals_repaired(rubric: Rubric, problem: Problem) -> tuple[Repair, ...]:
    """The interval of an option that begins or ends where its neighbour does."""
    *owner, key, _ = problem.path
    row: Any = node(rubric, tuple(owner))
    measure, options, variant = row.method.measure, getattr(row.method, str(key)), problem.values["variant"]
    step = None if measure.kind == "ratio" else measure.step
    intervals = [interval_of(one, variant) for one in options]
    domain = measure.domain
    at, found = _mended(intervals, domain, step, problem)
    if found is None:
        return ()
    inside = ("when_by", variant) if variant else ("when",)
    names = ".".join((str(key), options[at].id, *inside))
    return (Repair((*owner, key, at, *inside), row.id, names, _flow(found)),)


def conclusions_repaired(rubric: Rubric, problem: Problem) -> tuple[Repair, ...]:
    """The interval of a conclusion that begins or ends where its neighbour does."""
    *owner, _, last = problem.path
    key = str(last)
    conclusions: Any = node(rubric, tuple(owner))
    intervals = [None if one.also or one.needs else getattr(one, key) for one in conclusions]
    at, found = _mended(intervals, Interval(), None, problem)
    if found is None:
        return ()
    return (Repair((*owner, at, key), conclusions[at].id, key, _flow(found)),)


def _mended(
    intervals: Sequence[Interval | None], domain: Interval, step: Decimal | None, problem: Problem
) -> tuple[int, Interval | None]:
    """Which of the intervals to change at the seam that a problem tells of, and what it becomes."""
    held = [(at, one) for at, one in enumerate(intervals) if one is not None and one.well_formed()]
    shape = [one for _, one in held]
    seam = next(
        one
        for one in seams(shape, domain.start, domain.end, step)
        if one.between == problem.values["between"] and one.overlap == ("overlap" in problem.code)
    )
    if seam.first == seam.second:
        at, one = held[seam.first]
        open_ends = {"to": None, "below": None} if seam.last else {"least": None, "above": None}
        return at, _formed(replace(one, equals=None, **open_ends))
    lower, upper = sorted((held[seam.first], held[seam.second]), key=lambda one: _clipped(one[1], domain))
    if _changes_lower(lower[1], upper[1], shape):
        return lower[0], _formed(_ending_before(lower[1], upper[1]))
    return upper[0], _formed(_beginning_after(upper[1], lower[1]))


def _clipped(one: Interval, domain: Interval) -> tuple[Any, Any]:
    return max(one.start, domain.start), one.end


def _changes_lower(lower: Interval, upper: Interval, shape: Sequence[Interval]) -> bool:
    """Whether the lower of two neighbours gives way.

    A single number stands as it is. A bound that both hold, or neither, belongs where the bounds of the others do.
    Else the one between two others gives way to the one at the end, whose bound nothing else could explain.
    """
    if lower.equals is not None or upper.equals is not None:
        return lower.equals is None
    if lower.end[0] == upper.start[0]:
        from_below = sum(one.least is not None for one in shape) >= sum(one.to is not None for one in shape)
        return from_below if lower.end > upper.start else not from_below
    return upper.end == ABOVE_ALL or lower.start != BELOW_ALL


def _ending_before(lower: Interval, upper: Interval) -> Interval:
    bound, side = upper.start
    ends = {"below": bound, "to": None} if side < 0 else {"to": bound, "below": None}
    return replace(lower, **ends)


def _beginning_after(upper: Interval, lower: Interval) -> Interval:
    bound, side = lower.end
    ends = {"above": bound, "least": None} if side > 0 else {"least": bound, "above": None}
    return replace(upper, **ends)


def _formed(one: Interval) -> Interval | None:
    return one if one.well_formed() else None


def _flow(one: Interval) -> str:
    """An interval as it is written in YAML: `{from: 70, below: 90}`."""
    return "{" + ", ".join(f"{name}: {value}" for name, value in encode(one).items()) + "}"
