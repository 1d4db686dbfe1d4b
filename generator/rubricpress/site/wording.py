"""Numbers, ranges and bounds in Chinese words, for readers of the public pages."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.interval import Interval
from rubricpress.core.methods.deductions import Fault
from rubricpress.core.methods.proportional import Proportional
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


def costs(fault: Fault) -> str:
    """What a fault takes away: `扣 2 分`, `每项扣 0.5 分，最多扣 3 分`."""
    if fault.each is None:
        return f"扣 {points(fault.costs)}" if fault.costs is not None else ""
    limit = f"，最多扣 {points(fault.limit)}" if fault.limit is not None else ""
    return f"每{fault.unit}扣 {points(fault.each)}{limit}"


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


def proportion(method: Proportional) -> str:
    """How a row earns its points in proportion to a target, in sentences."""
    target, said = "目标数", ""
    if method.target is not None:
        unit = "%" if method.measure.kind == "percentage" else f" {method.measure.unit}".rstrip()
        target, said = "目标值", f"目标值 {plain(method.target)}{unit}；"
    said += f"实际数 ÷ {target}" if method.better == "more" else f"数越小越好，{target} ÷ 实际数"
    if method.steps is None:
        said += " × 分值，最多得满分。"
    else:
        each, begun = plain(method.steps.each), method.steps.begun
        said += f"，达到 {plain(method.steps.least)}% 得满分；每低 {each} 个百分点扣 {points(method.steps.costs)}，"
        said += f"不足 {each} 个的{f'按 {each} 个扣' if begun else '不扣'}，扣完为止。"
    at_zero = {"full": "目标和实际都是 0 时得满分。", "none": "目标和实际都是 0 时得 0 分。"}
    return said + at_zero.get(method.at_zero or "", "")


def interval(one: Interval, unit: str) -> str:
    """The numbers of an interval, each end said to be in it or not: `高于 70%`, `50% 至 70%（两端均含）`."""
    return in_words(one, unit, "zh")
