"""Measures on the criteria page: the formula as a real fraction, and what the number decides."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.core.methods.measure import Measure
from rubricpress.core.rubric import Rubric
from rubricpress.site.views.notes import Doubts, plain_prose
from rubricpress.site.views.parts import FractionView, MeasureView, Prose
from rubricpress.site.wording import say

# A formula written on one line, as a transcript must write it: `优秀率 = A ÷ B × 100%（按每门课程）`.
_FORMULA: Final = re.compile(
    r"(?:(?P<before>[^÷=]+?)\s*=\s*)?(?P<over>[^÷=]+?)\s*÷\s*(?P<under>[^÷×]+?)\s*(?P<after>×.*)?", re.DOTALL
)


def measure_view(
    measure: Measure | None, doubts: Doubts, rubric: Rubric, language: str
) -> MeasureView | None:
    """How `measure` is shown; None where there is none."""
    if measure is None:
        return None
    fraction = _fraction(measure, doubts)
    return MeasureView(
        label=say("methods.entered" if fraction is None else "methods.formula", language),
        text=() if fraction else _entered(measure, doubts, language),
        fraction=fraction,
        effect=_effect(measure, rubric, language),
    )


def _entered(measure: Measure, doubts: Doubts, language: str) -> Prose:
    """What is entered, with its unit, and the formula where one is printed."""
    title, unit = measure.title or say("methods.value", language), unit_of(measure)
    said = plain_prose(say("methods.unit" if unit else "methods.no-unit", language, title=title, unit=unit))
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


def _effect(measure: Measure, rubric: Rubric, language: str) -> str:
    if not measure.decides:
        return say("methods.only-noted", language)
    if measure.depends_on:
        titles = {one.id: one.title for one in rubric.profile}
        title = titles.get(measure.depends_on, measure.depends_on)
        return say("methods.depends", language, title=title)
    return ""
