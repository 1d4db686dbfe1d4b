"""What cannot be told of a table, and why: never guessed, never approximated."""

from __future__ import annotations

from typing import Final

REASONS: Final = (
    "lowest",
    "group-rounding",
    "many",
    "alternatives",
    "order",
    "hole",
    "unscored",
    "together",
    "only-if",
    "units",
    "limits",
    "unrated",
)
"""`lowest`: only the lowest or highest of several counts; `group-rounding`: the scores of groups are rounded; `many`: rows
or sums can come to too many values; `alternatives`: too many ways to open gates; `order`: conclusions that have no
order; `hole`: the path by lower bounds runs into another rule; `unscored`: a row whose levels are all worth nothing;
`together`: rows that can become better count once; `only-if`: rows that other answers take away; `units`: rows that are
rated for several units; `limits`: a group that counts within limits has rows that drop out and are made up for, or comes to nothing at best; `unrated`: rows drop out
for as long as nobody rates them."""


class Untold(Exception):  # noqa: N818  (it is what is asked that is untold)
    """Something cannot be told of this table; `reason` is one of `REASONS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
