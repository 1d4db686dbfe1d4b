"""Intervals: which numbers they hold, and whether several share out the number line."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import tilings

from rubricpress.core.numbers.interval import Interval, seams
from rubricpress.core.wording.ranges import in_words, stretch

halves = st.integers(-8, 8).map(lambda number: Decimal(number) / 2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """A well-formed interval."""
    if draw(st.integers(0, 5)) == 0:
        return Interval(equals=draw(halves))
    low, high = sorted((draw(halves), draw(halves)))
    ends: dict[str, Decimal] = {}
    start = draw(st.sampled_from(("least", "above", "")))
    if start:
        ends[start] = low
    end = draw(st.sampled_from(("to", "below") if not start else ("to", "below", "")))
    if end:
        ends[end] = high
    return Interval(**ends)


def holds(interval: Interval, number: Fraction) -> bool:
    """What the signs ≥ > ≤ < = say, read one by one."""
    return (
        (interval.least is None or number >= Fraction(interval.least))
        and (interval.above is None or number > Fraction(interval.above))
        and (interval.to is None or number <= Fraction(interval.to))
        and (interval.below is None or number < Fraction(interval.below))
        and (interval.equals is None or number == Fraction(interval.equals))
    )


@given(intervals(), halves, st.integers(1, 12).map(Decimal))
def test_an_interval_holds_what_its_signs_say(
    interval: Interval, numerator: Decimal, denominator: Decimal
) -> None:
    assert interval.holds(numerator, denominator) == holds(
        interval, Fraction(numerator) / Fraction(denominator)
    )
    assert interval.holds(numerator) == holds(interval, Fraction(numerator))


@pytest.mark.parametrize(
    ("ends", "well_formed"),
    [
        ({"least": 0}, True),
        ({"above": 0}, True),
        ({"to": 0}, True),
        ({"below": 0}, True),
        ({"equals": 0}, True),
        ({"least": 1, "to": 1}, True),
        ({}, False),
        ({"least": 1, "below": 1}, False),
        ({"above": 1, "to": 1}, False),
        ({"least": 2, "to": 1}, False),
        ({"least": 1, "above": 1}, False),
        ({"to": 1, "below": 1}, False),
        ({"equals": 1, "to": 1}, False),
    ],
)
def test_ends_fit_together_when_they_leave_a_number(ends: dict[str, int], well_formed: bool) -> None:
    assert Interval(**{name: Decimal(end) for name, end in ends.items()}).well_formed() is well_formed


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(least=Decimal(50), below=Decimal(70)), "≥ 50, < 70"),
        (Interval(above=Decimal(50), to=Decimal("70.50")), "> 50, ≤ 70.5"),
        (Interval(equals=Decimal(0)), "= 0"),
    ],
)
def test_an_interval_is_shown_in_signs(interval: Interval, text: str) -> None:
    assert str(interval) == text


# every bound is a half between -4 and 4: so quarters meet every number that can matter
QUARTERS = [Fraction(at, 4) for at in range(-24, 25)]


@settings(max_examples=300)
@given(st.lists(intervals().filter(Interval.well_formed), min_size=1, max_size=4), intervals())
def test_seams_are_told_when_some_number_of_the_stretch_is_in_none_or_in_several(
    pieces: list[Interval], stretch: Interval
) -> None:
    inside = [number for number in QUARTERS if holds(stretch, number)]
    if not stretch.well_formed():
        return
    tiled = all(sum(holds(piece, number) for piece in pieces) == 1 for number in inside)
    assert (not list(seams(pieces, stretch.start, stretch.end))) == tiled


@settings(max_examples=300)
@given(
    st.lists(intervals().filter(Interval.well_formed), min_size=1, max_size=4),
    st.sampled_from((Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal(2))),
)
def test_with_a_step_only_its_multiples_count(pieces: list[Interval], step: Decimal) -> None:
    stretch = Interval(least=Decimal(-4), to=Decimal(4))
    inside = [
        number for number in QUARTERS if holds(stretch, number) and (number / Fraction(step)).denominator == 1
    ]
    tiled = all(sum(holds(piece, number) for piece in pieces) == 1 for number in inside)
    assert (not list(seams(pieces, stretch.start, stretch.end, step))) == tiled


@given(st.lists(intervals().filter(Interval.well_formed), min_size=1, max_size=4))
def test_each_seam_names_the_intervals_beside_it(pieces: list[Interval]) -> None:
    for seam in seams(pieces):
        assert seam.between
        assert seam.first in range(len(pieces))
        assert seam.second in range(len(pieces))


@given(st.integers(2, 5).flatmap(tilings))
def test_intervals_that_meet_leave_no_seam(pieces: list[Interval]) -> None:
    assert not list(seams(pieces))


def test_nothing_tiles_nothing() -> None:
    assert not list(seams([]))


@pytest.mark.parametrize(
    ("pieces", "between"),
    [
        ([Interval(to=Decimal(50)), Interval(above=Decimal(60))], ["> 50, ≤ 60"]),
        ([Interval(below=Decimal(50)), Interval(above=Decimal(50))], ["50"]),
        ([Interval(to=Decimal(50)), Interval(least=Decimal(50))], ["50"]),
        ([Interval(to=Decimal(60)), Interval(above=Decimal(30))], ["> 30, ≤ 60"]),
        ([Interval(least=Decimal(10), to=Decimal(20))], ["< 10", "> 20"]),
    ],
)
def test_a_seam_says_between_which_numbers(pieces: list[Interval], between: list[str]) -> None:
    assert [seam.between for seam in seams(pieces)] == between


def test_on_a_step_a_seam_names_the_steps_that_lie_in_it() -> None:
    span = Interval(least=Decimal(0), to=Decimal(10))
    bands = [Interval(least=Decimal(6), to=Decimal(10)), Interval(least=Decimal(0), to=Decimal(5))]
    step = Decimal("0.1")
    assert [seam.between for seam in seams(bands, span.start, span.end, step)] == ["≥ 5.1, ≤ 5.9"]
    bands = [Interval(least=Decimal(0), to=Decimal("9.8"))]
    assert [(seam.between, seam.last) for seam in seams(bands, span.start, span.end, step)] == [
        ("≥ 9.9, ≤ 10", True)
    ]


@pytest.mark.parametrize(
    ("ends", "unit", "zh", "en"),
    [
        ({"least": "60"}, "分", "60 分及以上", "60 分 or more"),
        ({"below": "60"}, "分", "低于 60 分", "less than 60 分"),
        ({"above": "-5", "to": "70"}, "%", "高于 −5%，70% 及以下", "more than −5%, 70% or less"),
        ({"least": "50", "to": "70"}, "%", "50% 至 70%（两端均含）", "50% to 70%"),
        ({"equals": "0"}, "人", "0 人", "0 人"),
        ({"least": "1", "below": "2"}, "", "1 及以上，低于 2", "1 or more, less than 2"),
    ],
)
def test_an_interval_is_said_in_words(ends: dict[str, str], unit: str, zh: str, en: str) -> None:
    interval = Interval(**{name: Decimal(end) for name, end in ends.items()})
    assert in_words(interval, unit, "zh") == zh
    assert in_words(interval, unit, "en") == en


def test_a_range_is_said_with_both_its_ends() -> None:
    assert stretch(Decimal(-200), Decimal(-100), "zh") == "−200 至 −100"
    assert stretch(Decimal(1), Decimal("2.5"), "en") == "1 to 2.5"
    assert stretch(Decimal(5), Decimal(5), "zh") == "5"
