"""Numbers, ranges and bounds in words, for readers of the public pages."""

from __future__ import annotations

from decimal import Decimal

from rubricpress.core.methods.deductions import Fault
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.methods.ranged import Range
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.core.wording.ranges import in_words
from rubricpress.site.wording import say


def points(value: Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """`2.5 分`; `2.5 points`."""
    return say("amounts.points", language, n=plain(value))


def worth(value: Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """An amount that is added or taken away: `加 5 分`, `扣 100 分`; `adds 5 points`, `deducts 100 points`."""
    return say("amounts.takes" if value < ZERO else "amounts.adds", language, n=size(value))


def signed(value: Decimal, language: str = DEFAULT_LANGUAGE) -> str:
    """The same in few signs: `加 5 分`; `+5 points`, `−100 points`."""
    return say("amounts.minus" if value < ZERO else "amounts.plus", language, n=size(value))


def size(value: Decimal) -> str:
    """The digits of `value` without its sign."""
    return plain(value).removeprefix("-")


def costs(fault: Fault, language: str = DEFAULT_LANGUAGE) -> str:
    """What a fault takes away: `扣 2 分`, `每项扣 0.5 分，最多扣 3 分`; `−2 points`, `−0.5 points for each item, 3 at most`."""
    if fault.each is None:
        return say("amounts.costs", language, n=plain(fault.costs)) if fault.costs is not None else ""
    values = {"unit": unit_of(fault.unit, language), "n": plain(fault.each)}
    if fault.limit is None:
        return say("amounts.costs-each", language, **values)
    return say("amounts.costs-limited", language, **values, limit=plain(fault.limit))


def unit_of(unit: str, language: str) -> str:
    """What is counted; the words that stand where a table says nothing are ours in each language."""
    ours = {say(f"amounts.{name}", DEFAULT_LANGUAGE): name for name in ("time", "item")}
    return say(f"amounts.{ours[unit]}", language) if unit in ours else unit


def span(least: Decimal, most: Decimal) -> str:
    """A range of scores, the better end first as the tables print it: `10–8`."""
    return plain(most) if least == most else f"{plain(most)}–{plain(least)}"


def extent(one: Range, language: str = DEFAULT_LANGUAGE) -> str:
    """A range of amounts: `加 1 至 5 分`, `减 100 至 200 分`; `1 to 5 points added`."""
    return _range("amounts.amounts", one, language)


def short_extent(one: Range, language: str = DEFAULT_LANGUAGE) -> str:
    """The same in few signs: `加 1–5`, `减 100–200`; `+1 to +5`."""
    return _range("amounts.short", one, language)


def _range(kind: str, one: Range, language: str) -> str:
    if one.to <= ZERO:
        return say(f"{kind}-taken", language, least=size(one.to), most=size(one.least))
    sign = "added" if one.least >= ZERO else "either"
    return say(f"{kind}-{sign}", language, least=plain(one.least), most=plain(one.to))


def proportion(method: Proportional, language: str = DEFAULT_LANGUAGE) -> str:
    """How a row earns its points in proportion to a target, in sentences."""
    said, target = "", say("amounts.target-own", language)
    if method.target is not None:
        unit = "%" if method.measure.kind == "percentage" else f" {method.measure.unit}".rstrip()
        said = say("amounts.target-said", language, target=plain(method.target), unit=unit)
        target = say("amounts.target-set", language)
    said += say(f"amounts.share-{'more' if method.better == 'more' else 'less'}", language, target=target)
    if method.steps is None:
        said += say("amounts.share-whole", language)
    else:
        least, each = plain(method.steps.least), plain(method.steps.each)
        costs = points(method.steps.costs, language)
        said += say("amounts.share-steps", language, least=least, each=each, costs=costs)
        rest = "share-begun" if method.steps.begun else "share-full-only"
        said += say(f"amounts.{rest}", language, each=each)
    return said + (say(f"amounts.zero-{method.at_zero}", language) if method.at_zero else "")


def interval(one: Interval, unit: str, language: str = DEFAULT_LANGUAGE) -> str:
    """The numbers of an interval, each end said to be in it or not: `高于 70%`, `50% 至 70%（两端均含）`."""
    return in_words(one, unit, language)
