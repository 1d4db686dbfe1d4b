"""The controls of the form: how what a template sees is made from each scoring method.

Every control is a native input named `ratings.<criterion id>.<key>`; the key is also given apart, since
criterion ids hold dots. Texts are ready to print; nothing here is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.site.views import amounts
from rubricpress.site.views.controls import (
    BandView,
    ChecklistView,
    ControlView,
    CountedView,
    DeductionsView,
    FaultView,
    FieldView,
    FixedView,
    GradedView,
    LevelsView,
    MeasureView,
    OptionView,
    ProportionalView,
    RangedView,
)
from rubricpress.site.wording import say


@dataclass(frozen=True)
class _Row:
    """What a control is made for: its criterion, the rubric around it, the language of the page."""

    criterion: Criterion
    rubric: Rubric
    language: str

    def say(self, name: str, **values: object) -> str:
        """A sentence about controls."""
        return say(f"controls.{name}", self.language, **values)

    def points(self, value: Decimal) -> str:
        """Points with their unit."""
        return amounts.points(value, self.language)

    def name(self, key: str) -> str:
        """The name of the control that fills `key` of the rating."""
        return named(self.criterion, key)

    def field(self, key: str, label: str, **texts: str) -> FieldView:
        """A text input."""
        return FieldView(self.name(key), key, label, **texts)


def control(criterion: Criterion, rubric: Rubric, language: str) -> ControlView:
    """The control of `criterion`, by its method."""
    return _MAKERS[type(criterion.method)](criterion.method, _Row(criterion, rubric, language))


def named(criterion: Criterion, key: str) -> str:
    """The name of the control that fills `key` of the criterion's rating."""
    return f"ratings.{criterion.id}.{key}"


def _checklist(method: Checklist, row: _Row) -> ChecklistView:
    options = []
    for one in method.indicators:
        partial, full = None, ""
        if one.partial:
            step = row.say("and-exact", points=row.points(one.step)) if one.step is not None else ""
            hint = row.say("from-zero", points=row.points(one.points), step=step)
            full = plain(one.points)
            partial = row.field(f"earned.{one.id}", row.say("score"), unit=row.say("unit"), hint=hint)
        options.append(OptionView(one.id, row.points(one.points), one.text, partial, full))
    return ChecklistView(row.name("met"), row.name("none_met"), tuple(options))


def _deductions(method: Deductions, row: _Row) -> DeductionsView:
    faults = tuple(
        FaultView(
            row.field(f"faults.{one.id}", one.text, unit=one.unit, keyboard="numeric"),
            one.each is None,
            amounts.costs(one, row.language),
        )
        for one in method.faults
    )
    points = row.points(row.criterion.points) if row.criterion.points is not None else ""
    rule = row.say("deductions-zero" if method.floor == "zero" else "deductions-below")
    return DeductionsView(row.name("no_faults"), points, rule, faults)


def _levels(method: Levels, row: _Row) -> LevelsView:
    options = tuple(
        OptionView(one.id, "" if method.unscored else row.points(one.score), one.descriptor)
        for one in method.levels
    )
    return LevelsView(row.name("level"), options, _measure(method.measure, row))


def _graded(method: Graded, row: _Row) -> GradedView:
    titles = {band.id: band.title for band in row.rubric.bands}
    bands = tuple(
        BandView(one.id, titles.get(one.id, one.id), amounts.span(one.least, one.to), one.descriptor)
        for one in method.bands
    )
    hint = row.say("exact", points=row.points(method.step))
    score = row.field("score", row.say("rate"), unit=row.say("unit"), hint=hint)
    return GradedView(score, bands, _measure(method.measure, row))


def _proportional(method: Proportional, row: _Row) -> ProportionalView:
    measure = _measure(method.measure, row)
    assert measure is not None
    return ProportionalView(amounts.proportion(method, row.language), measure)


def _counted(method: Counted, row: _Row) -> CountedView:
    hint = row.say("empty-if-none")
    count = row.field("count", row.say("times"), unit=method.unit, hint=hint, keyboard="numeric")
    limit = ""
    if method.limit is not None:
        most = amounts.worth(method.limit, row.language)
        limit = row.say("at-most", most=most, size=amounts.size(method.limit))
    each = row.say("each", unit=method.unit, worth=amounts.signed(method.each, row.language))
    return CountedView(count, each, limit)


def _fixed(method: Fixed, row: _Row) -> FixedView:
    worth = amounts.signed(method.amount, row.language)
    return FixedView(row.name("triggered"), row.say("applies"), worth)


def _veto(method: Veto, row: _Row) -> FixedView:
    titles = {one.id: one.title for one in row.rubric.conclusions}
    effect = row.say("veto-effect", title=titles.get(method.concludes, method.concludes))
    return FixedView(row.name("triggered"), row.say("applies"), effect)


def _ranged(method: Ranged, row: _Row) -> RangedView:
    ranges = say("methods.or", row.language).join(amounts.extent(one, row.language) for one in method.ranges)
    signed = any(one.least < ZERO for one in method.ranges)
    hint = row.say("range-signed" if signed else "range", ranges=ranges)
    label, keyboard = row.say("either" if signed else "added"), "" if signed else "decimal"
    return RangedView(row.field("score", label, unit=row.say("unit"), hint=hint, keyboard=keyboard))


_MAKERS: Final[Mapping[type, Callable[[Any, _Row], ControlView]]] = {
    Checklist: _checklist,
    Deductions: _deductions,
    Levels: _levels,
    Graded: _graded,
    Proportional: _proportional,
    Counted: _counted,
    Fixed: _fixed,
    Veto: _veto,
    Ranged: _ranged,
}


def _measure(measure: Measure | None, row: _Row) -> MeasureView | None:
    if measure is None:
        return None
    keyboard = "" if measure.minimum < ZERO else "decimal"
    percentage = measure.kind == "percentage"
    labels = {
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "value": measure.title or say("methods.value", row.language),
    }
    unit, hint = ("%", row.say("percentage")) if percentage else (measure.unit, "")
    fields = tuple(
        row.field(f"measure.{key}", labels[key], unit=unit, hint=hint, keyboard=keyboard)
        for key in measure.keys
    )
    titles = {one.id: one.title for one in row.rubric.profile}
    return MeasureView(
        title=measure.title,
        formula=measure.formula,
        decides=measure.decides,
        ratio=measure.kind == "ratio",
        fields=fields,
        depends_on=measure.depends_on,
        depends_title=titles.get(measure.depends_on, measure.depends_on),
    )
