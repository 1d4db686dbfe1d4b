"""What a benchmark finds: figures with their single runs, and the table that they make."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number. It is met where it is at most `target`, or at least `least`; without them it only informs.

    `unit` is empty for a ratio; `runs` are all values that it was made from, by what was measured;
    `note` says how to read it.
    """

    what: str
    measured: float
    unit: str = ""
    target: float | None = None
    runs: Mapping[str, Sequence[float]] = field(default_factory=dict)
    note: str = ""
    least: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None where there is none."""
        if self.least is not None:
            return self.measured >= self.least
        return None if self.target is None else self.measured <= self.target

    def as_data(self) -> dict[str, Any]:
        """As plain data, each set of runs with its median, minimum and maximum."""
        return {
            "what": self.what,
            "unit": self.unit or "ratio",
            "target": self.target,
            "least": self.least,
            "measured": rounded(self.measured),
            "met": self.met,
            "runs": {name: summed_up(values) for name, values in self.runs.items()},
            "note": self.note,
        }


def ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """How the medians of two sets of runs relate."""
    return statistics.median(over) / statistics.median(under)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that `percent` of the values do not exceed; it is one of them."""
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * percent // 100) - 1, 0)]


def rounded(value: float) -> float:
    """Three significant digits for small numbers, whole ones for large."""
    return float(f"{value:.3g}") if abs(value) < 1000 else float(round(value))


def summed_up(values: Sequence[float]) -> dict[str, Any]:
    """Median, minimum, maximum and the values themselves; of very many values, their percentiles."""
    data: dict[str, Any] = {
        "count": len(values),
        "median": rounded(statistics.median(values)),
        "min": rounded(min(values)),
        "max": rounded(max(values)),
    }
    if len(values) > 30:
        return data | {f"p{percent}": rounded(percentile(values, percent)) for percent in (5, 25, 75, 95, 99)}
    return data | {"values": [rounded(value) for value in values]}


def table(figures: Iterable[Figure]) -> str:
    """The figures as a table for the terminal, notes under it."""
    head = ("what", "target", "measured", "unit", "met?")
    rows = [head, *(_row(one) for one in figures)]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(head))]
    lines = ["  ".join(_filled(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([lines[0].rstrip(), "-" * sum((*widths, 8)), *(line.rstrip() for line in lines[1:])])


def _row(one: Figure) -> tuple[str, ...]:
    met = {None: "", True: "yes", False: "NO"}[one.met]
    target = "" if one.target is None else f"<= {one.target:g}"
    target = target if one.least is None else f">= {one.least:g}"
    return one.what, target, f"{rounded(one.measured):g}", one.unit or "ratio", met


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """How many columns a terminal gives to `text`."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
