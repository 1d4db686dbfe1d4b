"""Numbers that the table prints twice, in a text and in its own cell, agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from rubricpress.core.exact import product
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.number import plain
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, doubted

_NUMBER: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_EARNED: Final = re.compile(r"[记得计扣减加]\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*分(?!钟)")
_EACH: Final = re.compile("[每各]")
_CENT: Final = Decimal(100)


def printed_scores_agree(rubric: Rubric) -> Iterator[Problem]:
    """A points cell as printed, and the points that a text names (记2分), are those that are counted."""
    parts: list[tuple[Group | Criterion, Path]] = [*all_groups(rubric), *all_criteria(rubric)]
    for one, path in parts:
        if one.points is None or doubted(one, "points_printed") or doubted(one, "points"):
            continue
        cell = printed_number(one.points_printed)
        # a cell can print the share of the whole: 20% of 1000 points are 200
        if (
            cell is not None
            and cell != one.points
            and product(cell, rubric.points) != product(one.points, _CENT)
        ):
            values = {"printed": one.points_printed, "points": plain(one.points)}
            yield Problem("printed-differs", (*path, "points"), values)
    for criterion, path in all_criteria(rubric):
        for text, key, number, at in _said(criterion):
            mentioned = earned(text)
            if mentioned and number not in mentioned and not doubted(criterion, at):
                values = {"said": ", ".join(map(plain, mentioned)), "found": plain(number), "at": at}
                yield Problem("text-differs", (*path, *key), values)


def printed_number(text: str) -> Decimal | None:
    """The one number in a points cell; None where there is none, or several."""
    found = _NUMBER.findall(text)
    return Decimal(found[0]) if len(found) == 1 else None


def earned(text: str) -> list[Decimal]:
    """The points that a text says it is worth; none where it counts each of several things."""
    return [] if _EACH.search(text) else [Decimal(one) for one in _EARNED.findall(text)]


def _said(criterion: Criterion) -> Iterator[tuple[str, Path, Decimal, str]]:
    """The texts of a row that can say what they are worth: text, key of the number, number, place of a record."""
    method = criterion.method
    if isinstance(method, Checklist):
        for at, one in enumerate(method.indicators):
            if not one.partial:
                yield one.text, ("indicators", at, "points"), one.points, f"indicators.{one.id}"
    if isinstance(method, Deductions):
        for at, fault in enumerate(method.faults):
            if fault.costs is not None:
                yield fault.text, ("faults", at, "costs"), fault.costs, f"faults.{fault.id}"
