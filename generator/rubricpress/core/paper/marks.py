"""The marks at the options of one rated row of the printed table, and what was entered there, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.exact import shown
from rubricpress.core.rows.outcome import Outcome, Step
from rubricpress.core.rows.rating import Rating
from rubricpress.core.rubric import Criterion
from rubricpress.core.wording.explanations import phrase
from rubricpress.core.wording.paper import paper_phrase

TICKED: Final = "☑"
EMPTY: Final = "□"
CHOSEN: Final = "✓"
_MEASURED: Final = frozenset(
    {"entered", "percentage-above", "ratio", "ratio-cut", "ratio-above", "ratio-cut-above"}
)
_OF_UNITS: Final = {name: name for name in _MEASURED} | {"share": "share-said", "steps": "steps-said"}
"""Steps of one unit that have no official words, and the phrases that tell them."""


Marks = Iterator[tuple[str, str]]


def box(ticked: bool) -> str:
    """A box, ticked or not."""
    return TICKED if ticked else EMPTY


def row_marks(criterion: Criterion, rating: Rating, outcome: Outcome, language: str) -> Marks:
    """The names and texts of the places of a row that its rating fills: `mark/a`, `measure/value`, `entered`."""
    if criterion.not_applicable:
        yield "mark/away", box(bool(rating.not_applicable))
    for name, mark in _marked(criterion, rating, outcome, language):
        yield f"mark/{name}", mark
    if rating.measure is not None:
        for key in ("value", "numerator", "denominator"):
            number = getattr(rating.measure, key)
            if number is not None:
                yield f"measure/{key}", shown(number)
    entered = [
        phrase(step.phrase, language, step.values) for step in outcome.steps if step.phrase in _MEASURED
    ]
    if isinstance(criterion.method, Counted) and rating.count is not None:
        values = {"count": shown(rating.count), "unit": criterion.method.unit}
        entered.append(paper_phrase("occurred", language, values))
    if entered:
        yield "entered", "\n".join(entered)
    if units := [_unit(one, language) for one in outcome.steps if one.phrase in ("unit", "unit-open")]:
        yield "units", paper_phrase("then", language).join(units)


def _unit(step: Step, language: str) -> str:
    """What one of several units came to, and by what: `1 号：6 分（完好）`."""
    said = phrase(step.phrase, language, step.values)
    parts = (
        phrase(_OF_UNITS[one.phrase], language, one.values) if one.phrase in _OF_UNITS else one.source
        for one in step.parts
    )
    about = paper_phrase("between", language).join(dict.fromkeys(filter(None, parts)))
    return paper_phrase("document", language, {"name": said, "about": about}) if about else said


def _marked(criterion: Criterion, rating: Rating, outcome: Outcome, language: str) -> Marks:
    """The id of each option, and its mark; nothing where the row is not rated."""
    maker = _MARKERS.get(type(criterion.method))
    return maker(criterion.method, rating, outcome, language) if maker else iter(())


def _checklist(method: Checklist, rating: Rating, _: Outcome, language: str) -> Marks:
    if rating.met is None and rating.earned is None:
        return
    met, earned = rating.met or (), rating.earned or {}
    for indicator in method.indicators:
        mark = box(indicator.id in met or indicator.id in earned)
        if indicator.id in earned:
            mark += paper_phrase("earned", language, {"points": shown(earned[indicator.id])})
        yield indicator.id, mark


def _deductions(method: Deductions, rating: Rating, _: Outcome, language: str) -> Marks:
    for fault in method.faults if rating.faults is not None else ():
        count = (rating.faults or {}).get(fault.id)
        mark = box(bool(count))
        if count and fault.each is not None:
            mark += paper_phrase("times", language, {"count": shown(count), "unit": fault.unit})
        yield fault.id, mark


def _levels(method: Levels, rating: Rating, outcome: Outcome, _: str) -> Marks:
    chosen = outcome.chosen or rating.level
    for level in method.levels if chosen else ():
        yield level.id, box(level.id == chosen)


def _graded(method: Graded, _: Rating, outcome: Outcome, __: str) -> Marks:
    for band in method.bands:
        yield band.id, CHOSEN if band.id == outcome.chosen else ""


def _triggered(_: Fixed | Veto, rating: Rating, __: Outcome, ___: str) -> Marks:
    if rating.triggered is not None:
        yield "triggered", box(rating.triggered)


_MARKERS: Final[Mapping[type, Callable[[Any, Rating, Outcome, str], Marks]]] = {
    Checklist: _checklist,
    Deductions: _deductions,
    Levels: _levels,
    Graded: _graded,
    Fixed: _triggered,
    Veto: _triggered,
}
