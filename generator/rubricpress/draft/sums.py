"""The sums that a draft must know before there is a rubric; every number goes through the core's exact ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rubricpress.core.numbers.exact import quotient
from rubricpress.core.numbers.interval import ABOVE_ALL, BELOW_ALL, Interval, Seam, seams
from rubricpress.core.numbers.number import EXACT, ZERO, on_step, parse, plain, total


def value(text: str) -> Decimal:
    """The number that `text` is known to hold."""
    found = parse(text)
    assert found is not None
    return found


def add(numbers: Sequence[str]) -> str:
    """The exact sum."""
    return plain(total([value(one) for one in numbers]))


def same(one: str, other: str) -> bool:
    """Whether two numbers in digits are the same number."""
    return value(one) == value(other)


def largest(numbers: Sequence[str]) -> str:
    """The greatest of some numbers."""
    return plain(max(value(one) for one in numbers))


def ordered(one: str, other: str) -> tuple[str, str]:
    """Two numbers, the smaller first."""
    return (one, other) if value(one) <= value(other) else (other, one)


def is_zero(text: str) -> bool:
    """Whether the number is 0."""
    return value(text) == ZERO


def at_most_one(low: str, high: str) -> bool:
    """Whether two numbers are no further apart than 1."""
    return EXACT.subtract(value(high), value(low)) <= value("1")


def negative(text: str) -> str:
    """The number on the other side of 0."""
    return plain(EXACT.minus(value(text)))


def share(points: str, percent: str) -> str:
    """So many per cent of the points."""
    return plain(EXACT.scaleb(EXACT.multiply(value(points), value(percent)), -2))


def times(points: str, factor: str) -> str:
    """The points times a factor (0.8)."""
    return plain(EXACT.multiply(value(points), value(factor)))


def part(points: str, score: str, best: str) -> str:
    """So much of the points as the score is of the best; '' where it does not come out even."""
    found = quotient(EXACT.multiply(value(points), value(score)), value(best))
    return plain(found) if isinstance(found, Decimal) else ""


def divides(step: str, points: str) -> bool:
    """Whether the points are a whole number of steps."""
    return value(step) > ZERO and on_step(value(points), value(step))


def finest(numbers: Sequence[str]) -> str:
    """The step that the numbers are printed in: 1, or 0.1, or 0.01."""
    places = max((len(one.partition(".")[2]) for one in numbers), default=0)
    return plain(EXACT.scaleb(value("1"), -places))


def interval(ends: dict[str, str]) -> Interval:
    """The interval with these ends, by their keys."""
    numbers = {key: value(end) for key, end in ends.items()}
    least = numbers.pop("from", None)
    return Interval(least=least, **numbers)


def tiles(bands: Sequence[tuple[str, str]], points: str, step: str) -> bool:
    """Whether bands from a lowest to a highest score make up 0 to the points, each score once."""
    spans = [Interval(least=value(low), to=value(high)) for low, high in bands]
    whole = Interval(least=ZERO, to=value(points))
    return all(one.well_formed() for one in spans) and not list(
        seams(spans, whole.start, whole.end, value(step))
    )


def joints(
    intervals: Sequence[dict[str, str]], start: str | None = None, end: str | None = None, step: str = ""
) -> list[Seam]:
    """Where intervals overlap or leave a gap, from `start` to `end`; without limit where they are None."""
    first = BELOW_ALL if start is None else Interval(least=value(start)).start
    last = ABOVE_ALL if end is None else Interval(to=value(end)).end
    return list(seams([interval(one) for one in intervals], first, last, value(step) if step else None))


def well_formed(ends: dict[str, str]) -> bool:
    """Whether the ends make an interval."""
    return interval(ends).well_formed()
