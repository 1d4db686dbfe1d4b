"""Bands and intervals as the rest of the table has them: what closes a gap, or ends an overlap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, NamedTuple

from rubricpress.core.checks.advice import alike, ranges
from rubricpress.core.methods.deciding import interval_of
from rubricpress.core.methods.graded import Graded
from rubricpress.core.numbers.exact import Exact, added, product, written
from rubricpress.core.numbers.interval import ABOVE_ALL, BELOW_ALL, Interval, seams
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.plain.codec import encode
from rubricpress.core.problem import Path, Problem, Repair
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, node

Repairs = tuple[Repair, ...]
_LESS: Final = Decimal(-1)
_NUMBERS: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


class Either(NamedTuple):
    """Two ways to repair the same, of which the table does not tell which is right."""

    repairs: Repairs
    others: Repairs


def bands_repaired(rubric: Rubric, problem: Problem) -> Repairs | Either:
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


def _met_by_neighbour(row: Criterion, problem: Problem, path: Path) -> Repairs | Either:
    """The end of a band that lies next to the band above it, to 0, or to the points; of two bands, either may give way."""
    assert isinstance(row.method, Graded)
    bands = {one.id: (at, one) for at, one in enumerate(row.method.bands)}
    first, second = bands[problem.values["first"]], bands[problem.values["second"]]

    def to(at: int, name: str, key: str, value: Exact) -> Repairs:
        return (Repair((*path, "bands", at, key), row.id, f"bands.{name}.{key}", written(value)),)

    if first[0] == second[0]:
        at, band = first
        if problem.path[-1] != "to":
            return to(at, band.id, "from", ZERO)
        return to(at, band.id, "to", row.points) if row.points is not None else ()
    (at, lower), (above, upper) = sorted((first, second), key=lambda one: one[1].to)
    less, more = added((upper.least, product(row.method.step, _LESS))), added((lower.to, row.method.step))
    if less < lower.least:
        return ()
    # bands of whole points begin at whole points: a half of one is no way to begin
    begin_whole = all(_is_whole(one.least) for _, one in bands.values())
    either = more <= upper.to and (_is_whole(more) or not begin_whole)
    return Either(to(at, lower.id, "to", less), to(above, upper.id, "from", more) if either else ())


def _is_whole(value: Exact) -> bool:
    return written(value).isdigit()


def intervals_repaired(rubric: Rubric, problem: Problem) -> Repairs | Either:
    """The interval of an option that begins or ends where its neighbour does."""
    *owner, key, _ = problem.path
    row: Any = node(rubric, tuple(owner))
    measure, options, variant = row.method.measure, getattr(row.method, str(key)), problem.values["variant"]
    step = None if measure.kind == "ratio" else measure.step
    intervals = [interval_of(one, variant) for one in options]
    inside = ("when_by", variant) if variant else ("when",)

    def to(at: int, found: Interval) -> Repairs:
        names = ".".join((str(key), options[at].id, *inside))
        return (Repair((*owner, key, at, *inside), row.id, names, _flow(found)),)

    said = [one.descriptor for one in options]
    return _either(_mended(intervals, said, measure.domain, step, problem), to)


def conclusions_repaired(rubric: Rubric, problem: Problem) -> Repairs | Either:
    """The interval of a conclusion that begins or ends where its neighbour does."""
    *owner, _, last = problem.path
    key = str(last)
    conclusions: Any = node(rubric, tuple(owner))
    intervals = [None if one.also or one.needs else getattr(one, key) for one in conclusions]

    def to(at: int, found: Interval) -> Repairs:
        return (Repair((*owner, at, key), conclusions[at].id, key, _flow(found)),)

    said = [f"{one.title} {one.source}" for one in conclusions]
    return _either(_mended(intervals, said, Interval(), None, problem), to)


def _either(ways: Sequence[tuple[int, Interval]], to: Callable[[int, Interval], Repairs]) -> Repairs | Either:
    """The repairs of one way, or of two."""
    found = [to(*one) for one in ways]
    return Either(*found) if len(found) > 1 else found[0] if found else ()


def _mended(
    intervals: Sequence[Interval | None],
    said: Sequence[str],
    domain: Interval,
    step: Decimal | None,
    problem: Problem,
) -> list[tuple[int, Interval]]:
    """Which of the intervals to change at the seam that a problem tells of, and what it becomes: one, or either of two."""
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
        found = replace(one, equals=None, **open_ends)
        return [(at, found)] if found.well_formed() else []
    lower, upper = sorted((held[seam.first], held[seam.second]), key=lambda one: _clipped(one[1], domain))
    ways = {
        "lower": (lower[0], _ending_before(lower[1], upper[1])),
        "upper": (upper[0], _beginning_after(upper[1], lower[1])),
    }
    first, certain = _gives_way(lower[1], upper[1], shape)
    by_words = [
        name
        for name, (at, one), new, old in (
            ("lower", lower, upper[1].start[0], lower[1].end[0]),
            ("upper", upper, lower[1].end[0], upper[1].start[0]),
        )
        if _tells(said[at], new) and not _tells(said[at], old) and one.equals is None
    ]
    if certain or len(by_words) == 1:
        order = [first] if certain else by_words
    else:
        order = sorted(ways, key=lambda name: name != first)
    formed = [ways[name] for name in order if ways[name][1].well_formed()]
    return formed if formed[:1] == [ways[order[0]]] else []


def _tells(text: str, bound: Decimal) -> bool:
    """Whether a description names a bound."""
    return any(Decimal(one) == bound for one in _NUMBERS.findall(text))


def _clipped(one: Interval, domain: Interval) -> tuple[Any, Any]:
    return max(one.start, domain.start), one.end


def _gives_way(lower: Interval, upper: Interval, shape: Sequence[Interval]) -> tuple[str, bool]:
    """Which of two neighbours gives way, and whether the others tell so.

    A single number stands as it is. A bound that both hold, or neither, belongs where the bounds of the others do.
    Else either may; first comes the one between two others, since nothing else could explain the bound at the end.
    """
    if lower.equals is not None or upper.equals is not None:
        return "upper" if lower.equals is not None else "lower", True
    if lower.end[0] == upper.start[0]:
        from_below, to_above = (
            sum(one.least is not None for one in shape),
            sum(one.to is not None for one in shape),
        )
        changes_lower = (from_below >= to_above) == (lower.end > upper.start)
        return "lower" if changes_lower else "upper", from_below != to_above
    return "lower" if upper.end == ABOVE_ALL or lower.start != BELOW_ALL else "upper", False


def _ending_before(lower: Interval, upper: Interval) -> Interval:
    bound, side = upper.start
    ends = {"below": bound, "to": None} if side < 0 else {"to": bound, "below": None}
    return replace(lower, **ends)


def _beginning_after(upper: Interval, lower: Interval) -> Interval:
    bound, side = lower.end
    ends = {"above": bound, "least": None} if side > 0 else {"least": bound, "above": None}
    return replace(upper, **ends)


def _flow(one: Interval) -> str:
    """An interval as it is written in YAML: `{from: 70, below: 90}`."""
    return "{" + ", ".join(f"{name}: {value}" for name, value in encode(one).items()) + "}"
