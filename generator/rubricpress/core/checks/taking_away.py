"""What a row takes away, against the points that it has."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.checks.places import inside, rows_of
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.number import plain
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric, doubted


def faults_fit_their_row(rubric: Rubric) -> Iterator[Problem]:
    """A single fault costs no more than its row has, where the row stops at 0 (扣完为止): the rest would cost nobody anything.

    「倒扣」 says that it costs points of other rows. A table that prints more all the same, so that once is all, says so in a record.
    """
    for criterion, path in rows_of(rubric, Deductions):
        if criterion.points is None or criterion.method.floor != "zero":
            continue
        for at, fault in enumerate(criterion.method.faults):
            name = "costs" if fault.each is None else "each"
            cost = getattr(fault, name)
            if cost is None or cost <= criterion.points:
                continue
            if not doubted(criterion, *inside("faults", fault.id, name)):
                values = {"id": fault.id, "cost": plain(cost), "points": plain(criterion.points)}
                yield Problem("fault-above", (*path, "faults", at, name), values)


def steps_fit_their_row(rubric: Rubric) -> Iterator[Problem]:
    """A single step costs no more than its row has, which stops at 0: where the first one takes all, it is oftener a digit too many."""
    for criterion, path in rows_of(rubric, Proportional):
        steps, points = criterion.method.steps, criterion.points
        if (
            steps is None
            or points is None
            or steps.costs <= points
            or doubted(criterion, "steps", "steps.costs")
        ):
            continue
        yield Problem(
            "step-above", (*path, "steps", "costs"), {"cost": plain(steps.costs), "points": plain(points)}
        )
