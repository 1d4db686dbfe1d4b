"""Intervals and ranges of numbers in words, for people."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import shown


def in_words(interval: Interval, unit: str, language: str) -> str:
    """The numbers of an interval, each end said to be in it or not: `60 分及以上`, `高于 50%，低于 70%`.

    `unit` stands behind every number: `%` close to it, a word (`人`, `分`) after a space.
    """

    def number(value: Decimal) -> str:
        return f"{shown(value)}{unit}" if unit in ("", "%") else f"{shown(value)} {unit}"

    zh = language == "zh"
    least, to = interval.least, interval.to
    if interval.equals is not None:
        return number(interval.equals)
    if least is not None and to is not None:
        return f"{number(least)} 至 {number(to)}（两端均含）" if zh else f"{number(least)} to {number(to)}"
    gap = " " if unit in ("", "%") else ""
    ends = (
        (least, f"{{}}{gap}及以上", "{} or more"),
        (interval.above, "高于 {}", "more than {}"),
        (to, f"{{}}{gap}及以下", "{} or less"),
        (interval.below, "低于 {}", "less than {}"),
    )
    said = [
        (chinese if zh else english).format(number(end)) for end, chinese, english in ends if end is not None
    ]
    return ("，" if zh else ", ").join(said)


def stretch(least: Decimal, to: Decimal, language: str) -> str:
    """A range with both ends in it: `−200 至 −100`, `-200 to -100`; a single number as it is."""
    if least == to:
        return shown(least)
    return f"{shown(least)} {'至' if language == 'zh' else 'to'} {shown(to)}"
