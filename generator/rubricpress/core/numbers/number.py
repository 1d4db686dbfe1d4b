"""Exact decimal numbers: how they are read, kept and printed.

Every number of a rubric or a response is a `Decimal` made from its written digits. `EXACT` computes
without ever rounding: a result that would not fit raises `decimal.Inexact`, which is a programmer's
mistake, since `parse` admits at most 12 digits before and 12 after the point, and sums and
products of two such numbers need fewer than the 96 digits that `EXACT` carries.
"""

from __future__ import annotations

import re
from decimal import (
    ROUND_DOWN,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
)
from functools import reduce
from typing import Final

EXACT: Final = Context(prec=96, traps=[Inexact, InvalidOperation, Overflow, DivisionByZero])
ZERO: Final = Decimal(0)
HUNDRED: Final = Decimal(100)

_WIDE: Final = str.maketrans("０１２３４５６７８９．。－−，\t\u3000\u00a0", "0123456789..--,   ")
PLAIN: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
IN_RUBRICS: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,12})?")
"""The same without zeros in front, which some programs that read YAML take for octal (010 is 8), others for text."""
_GROUPED: Final = re.compile(r"-?[1-9][0-9]{0,2}(?:[, ][0-9]{3})+(?:\.[0-9]{1,12})?")
_TRUNCATE: Final = Context(prec=96, rounding=ROUND_DOWN)


def parse(text: str) -> Decimal | None:
    """The number written in `text`, or None where it is not one.

    Full-width digits (`８．５`), spaces around them and thousands separators (`1,000`, `1 000`) are
    understood, since people type them. Signs other than a minus, exponents, `NaN`, `Infinity` and a
    negative zero are not numbers that an assessment table can mean.
    """
    if not PLAIN.fullmatch(text):
        text = text.translate(_WIDE).strip(" ")
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "").replace(" ", "")
        if not PLAIN.fullmatch(text):
            return None
    value = Decimal(text)
    return None if not value and text.startswith("-") else value


def before_percent(text: str) -> str | None:
    """The number before a percent sign at the end of `text`, as it is typed (`75%`, `７５ ％`); None where that is not what stands there."""
    bare = text.rstrip()
    return bare[:-1] if bare.endswith(("%", "％")) and parse(bare[:-1]) is not None else None


def is_plain(text: str) -> bool:
    """Whether `text` is a number in plain digits, as rubric files hold them: `-0.5`."""
    return bool(IN_RUBRICS.fullmatch(text))


def plain(value: Decimal) -> str:
    """`value` in digits, without exponent and trailing zeros: `10`, `-0.5`, `0`."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shown(value: Decimal) -> str:
    """The same for people to read, with a true minus sign: `−0.5`."""
    return plain(value).replace("-", "−")


def total(values: list[Decimal]) -> Decimal:
    """The exact sum of `values`; 0 for none."""
    return reduce(EXACT.add, values, ZERO)


def on_step(value: Decimal, step: Decimal, origin: Decimal = ZERO) -> bool:
    """Whether `value` lies a whole number of `step` away from `origin`."""
    return not EXACT.remainder(EXACT.subtract(value, origin) if origin else value, step)


def shortened(numerator: Decimal, denominator: Decimal, places: int) -> tuple[Decimal, bool]:
    """`numerator / denominator` cut (never rounded up) after `places` decimals, and whether it is exact.

    For showing a ratio to a person. It is cut so that 69.999 per cent never reads as 70.
    """
    quotient = _TRUNCATE.divide(numerator, denominator)
    cut = quotient.quantize(Decimal(1).scaleb(-places), context=_TRUNCATE)
    return cut, EXACT.multiply(cut, denominator) == numerator
