"""Numbers, ranges and bounds in Chinese words, for readers of the public pages."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.interval import Interval
from rubricpress.core.methods.ranged import Range
from rubricpress.core.number import ZERO, plain


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
    """The numbers of an interval, each end said to be in it or not: `大于 70%`, `50% 至 70%（两端均含）`.

    `unit` stands behind every number: `%` close to it, a word (`人`, `分`) after a space.
    """

    def number(value: Decimal) -> str:
        return f"{plain(value)}{unit}" if unit in ("", "%") else f"{plain(value)} {unit}"

    if one.equals is not None:
        return f"等于 {number(one.equals)}"
    if one.least is not None and one.to is not None:
        return f"{number(one.least)} 至 {number(one.to)}（两端均含）"
    gap = " " if unit in ("", "%") else ""
    ends = []
    if one.least is not None:
        ends.append(f"{number(one.least)}{gap}及以上")
    if one.above is not None:
        ends.append(f"大于 {number(one.above)}")
    if one.to is not None:
        ends.append(f"{number(one.to)}{gap}及以下")
    if one.below is not None:
        ends.append(f"小于 {number(one.below)}")
    return "，".join(ends)
