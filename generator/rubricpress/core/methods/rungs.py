"""Rungs: the better states of a row, and how many single steps lead to each. Every method declares its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from rubricpress.core.numbers.exact import Exact

MOST_RUNGS: Final = 500
"""A row with more states than this is not looked at: it would take too long."""


class TooMany(Exception):  # noqa: N818  (it is the states that are too many)
    """A row can come to more different states than can be looked at."""


@dataclass(frozen=True)
class Rung:
    """A better state of a row. `steps` lead to it, and the row then has `score` and the level or band `chosen`.

    With a `stride` it stands for every score from `least` to `score`: the assessor chooses among them. `named` are
    the indicators or faults that it is about, `values` what else its phrase in `wording/paths.py` says.
    """

    steps: int
    score: Exact
    phrase: str
    chosen: str = ""
    least: Exact | None = None
    stride: Decimal | None = None
    named: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
