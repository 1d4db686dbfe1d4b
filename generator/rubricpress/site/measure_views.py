"""Measures on the criteria page: the formula as a real fraction, and what the number decides."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.core.methods.measure import Measure
from rubricpress.core.rubric import Rubric
from rubricpress.site.notes import Doubts, plain_prose
from rubricpress.site.views import FractionView, MeasureView, Prose

# A formula written on one line, as a transcript must write it: `优秀率 = A ÷ B × 100%（按每门课程）`.
_FORMULA: Final = re.compile(
    r"(?:(?P<before>[^÷=]+?)\s*=\s*)?(?P<over>[^÷=]+?)\s*÷\s*(?P<under>[^÷×]+?)\s*(?P<after>×.*)?", re.DOTALL
)


def measure_view(measure: Measure | None, doubts: Doubts, rubric: Rubric) -> MeasureView | None:
    """How `measure` is shown; None where there is none."""
    if measure is None:
        return None
    fraction = _fraction(measure, doubts)
    return MeasureView(
        label="填报数值" if fraction is None else "计算公式",
        text=() if fraction else _entered(measure, doubts),
        fraction=fraction,
        effect=_effect(measure, rubric),
    )


def _entered(measure: Measure, doubts: Doubts) -> Prose:
    """What is entered, with its unit, and the formula where one is printed."""
    unit = f"（{unit_of(measure)}）" if unit_of(measure) else ""
    said = plain_prose(f"{measure.title or '数值'}{unit}。")
    return (*said, *doubts.prose(measure.formula, "measure.formula"))


def unit_of(measure: Measure) -> str:
    """The unit behind the bounds of a measure."""
    return measure.unit if measure.kind == "number" else "%"


def _fraction(measure: Measure, doubts: Doubts) -> FractionView | None:
    """The printed formula where it is a quotient, else the two numbers of a ratio."""
    found = _FORMULA.fullmatch(measure.formula)
    if found:
        parts = found.groupdict(default="")
        over, under = parts["over"], parts["under"]
        before = f"{parts['before']} =" if parts["before"] else ""
        after = parts["after"]
    elif measure.kind == "ratio":
        over, under, before, after = measure.numerator, measure.denominator, "", "× 100%"
    else:
        return None
    return FractionView(
        before, doubts.prose(over, "measure.numerator"), doubts.prose(under, "measure.denominator"), after
    )


def _effect(measure: Measure, rubric: Rubric) -> str:
    if not measure.decides:
        return "比例只作记录，档次由评估人判断。"
    if measure.depends_on:
        title = next(
            (one.title for one in rubric.profile if one.id == measure.depends_on), measure.depends_on
        )
        return f"界限按“{title}”区分。"
    return ""
