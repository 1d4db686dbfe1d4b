"""An edition stands in addresses and file names; where it is a date, it is one of the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rubricpress.core.plain.codec import NAME
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric

_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
# a year, a month and perhaps a day, however they are parted: 2026/11, 2026年11月, 2026 11 5
_LIKE_A_DATE: Final = re.compile(
    r"\s*([12][0-9]{3})\s*(?:[^\w\s]|[年_])?\s*(?:([0-9]{1,2})\s*(?:[^\w\s]|[月_])?\s*(?:([0-9]{1,2})\s*日?)?)?\s*版?\s*"
)
_NARROW: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_CHINESE: Final = {"十二": "12", "十一": "11", "十": "10"} | {
    sign: str(at % 10) for at, sign in enumerate("〇一二三四五六七八九零")
}
_USUAL: Final = "2026-11"
_FEBRUARY: Final = 2
_SHORT_MONTHS: Final = (4, 6, 9, 11)
_MONTHS: Final = 12


def editions_stand_in_addresses(rubric: Rubric) -> Iterator[Problem]:
    """An edition is letters, digits, dots and dashes, as the names of its file and its pages need it; a date is a real one."""
    edition = rubric.edition
    if not NAME.fullmatch(edition):
        values = {"edition": edition, "example": written_as_date(edition) or _USUAL}
        yield Problem("edition-form", ("edition",), values)
    elif (date := _DATE.fullmatch(edition)) and not _is_date(*(int(one) for one in date.groups() if one)):
        yield Problem("edition-date", ("edition",), {"edition": edition})


def written_as_date(edition: str) -> str:
    """The edition that is meant where a year and a month are written in another way; '' where that is not plain."""
    text = edition.translate(_NARROW)
    for sign, digits in _CHINESE.items():
        text = text.replace(sign, digits)
    found = _LIKE_A_DATE.fullmatch(text)
    if found is None:
        return ""
    year, *rest = (one for one in found.groups() if one)
    name = "-".join((year, *(one.zfill(2) for one in rest)))
    return name if not rest or _is_date(int(year), *map(int, rest)) else ""


def _is_date(year: int, month: int, day: int = 1) -> bool:
    """Whether the calendar has this month or day."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 28 + leap if month == _FEBRUARY else 30 if month in _SHORT_MONTHS else 31
    return 1 <= month <= _MONTHS and 1 <= day <= days
