"""Evidence: what an assessor names to prove a rating, as one text or as text, links and documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_LONG_MONTHS: Final = (1, 3, 5, 7, 8, 10, 12)


@dataclass(frozen=True)
class Document:
    """A document that is shown: its name, its number (文号) and its date; '' for what is not given."""

    name: str = ""
    number: str = ""
    date: str = ""


@dataclass(frozen=True)
class Evidence:
    """What proves a rating. A response may write the `text` alone in its place."""

    text: str = ""
    links: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()


def is_date(text: str) -> bool:
    """Whether `text` is a day of the calendar, written as `2026-11-01`."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    year, month, day = map(int, found.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = 31 if month in _LONG_MONTHS else 30 if month != 2 else 29 if leap else 28
    return 1 <= month <= 12 and 1 <= day <= days
