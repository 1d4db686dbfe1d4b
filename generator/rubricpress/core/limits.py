"""The least and the most that a sum counts: 最高计N分, 扣完为止."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from rubricpress.core.numbers.exact import Exact, written
from rubricpress.core.numbers.number import plain
from rubricpress.core.problem import Path, Problem


class Limits(NamedTuple):
    """The least and the most of a sum, themselves included; None where it has no such limit."""

    least: Decimal | None = None
    most: Decimal | None = None

    def of(self, number: Exact) -> Exact:
        """`number`, or the limit that it goes past."""
        if self.most is not None and number > self.most:
            return self.most
        if self.least is not None and number < self.least:
            return self.least
        return number

    def capped(self, number: Exact) -> Exact:
        """The most that counts of what comes to `number` at best."""
        return number if self.most is None else min(number, self.most)

    def end(self, end: Exact | None, *, least: bool) -> Exact | None:
        """The least or the most of a sum that without limits comes to `end`; None for what nothing bounds."""
        if end is None:
            return self.least if least else self.most
        return self.of(end)

    def check(self, least: Exact | None, most: Exact | None, path: Path) -> Iterator[Problem]:
        """Each limit cuts off something of what the sum comes to without limits, and something is left between them."""
        if self.least is not None and self.most is not None and self.least >= self.most:
            values = {"least": plain(self.least), "most": plain(self.most)}
            yield Problem("limits-crossed", (*path, "least"), values)
            return
        if self.most is not None and most is not None and self.most >= most:
            values = {"key": "most", "limit": plain(self.most), "end": written(most)}
            yield Problem("limit-idle", (*path, "most"), values)
        if self.least is not None and least is not None and self.least <= least:
            values = {"key": "least", "limit": plain(self.least), "end": written(least)}
            yield Problem("limit-idle", (*path, "least"), values)


NO_LIMITS = Limits()
