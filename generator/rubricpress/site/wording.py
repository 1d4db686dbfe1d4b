"""Numbers, ranges and bounds in Chinese words, for readers of the public pages."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.interval import Interval
from rubricpress.core.methods.ranged import Range
from rubricpress.core.number import ZERO, plain
from rubricpress.core.wording.ranges import in_words


def points(value: Decimal) -> str:
    """`2.5 分`."""
    return f"{plain(value)} 分"


def worth(value: Decimal) -> str:
    """An amount that is added or taken away: `加 5 分`, `扣 100 分`."""
    return f"{'扣' if value < ZERO else '加'} {size(value)} 分"


def size(value: Decimal) -> str:
    """The digits of `value` without its sign."""
    return plain(value).removeprefix("-")


def span(least: Decimal, most: Decimal) -> str:
    """A range of scores, the better end first as the tables print it: `10–8`."""
    return plain(most) if least == most else f"{plain(most)}–{plain(least)}"


def amounts(one: Range) -> str:
    """A range of amounts: `加 1 至 5 分`, `减 100 至 200 分`."""
    if one.to <= ZERO:
        return f"减 {size(one.to)} 至 {size(one.least)} 分"
    sign = "加" if one.least >= ZERO else "加减"
    return f"{sign} {plain(one.least)} 至 {plain(one.to)} 分"


def short_amounts(one: Range) -> str:
    """The same in few signs: `加 1–5`, `减 100–200`."""
    if one.to <= ZERO:
        return f"减 {size(one.to)}–{size(one.least)}"
    sign = "加" if one.least >= ZERO else "加减"
    return f"{sign} {plain(one.least)}–{plain(one.to)}"


def interval(one: Interval, unit: str) -> str:
    """The numbers of an interval, each end said to be in it or not: `高于 70%`, `50% 至 70%（两端均含）`."""
    return in_words(one, unit, "zh")
