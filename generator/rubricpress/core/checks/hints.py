"""Hints: what is sound, and yet may not show what the maintainer of a table expects."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.checks.combination import may_drop
from rubricpress.core.checks.left_over import some_conclusion_holds
from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric, all_criteria


def hints(rubric: Rubric) -> Iterator[Problem]:
    """Every hint on a sound rubric."""
    yield from some_conclusion_holds(rubric)
    yield from _places_are_said(rubric)


def _places_are_said(rubric: Rubric) -> Iterator[Problem]:
    """Where others make up for rows that drop out, the table says to how many places."""
    rounding = rubric.rounding
    if rubric.dropped_points not in ("group", "total") or rubric.combine == NO_TOTAL:
        return
    if rounding is not None and (rounding.total or rounding.groups):
        return
    if rubric.unrated == "dropped" or any(may_drop(one) for one, _ in all_criteria(rubric)):
        yield Problem("rounding-none", ("dropped_points",))
