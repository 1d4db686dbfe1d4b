"""The controls of the form: what a template may see of each scoring method, and how it is made.

Every control is a native input named `ratings.<criterion id>.<key>`; the key is also given apart, since
criterion ids hold dots. Texts are ready to print; nothing here is computed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from rubricpress.core.number import ZERO, plain
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.site import amounts


@dataclass(frozen=True)
class FieldView:
    """A text input for a number: its name, its key, what stands before, behind and under it.

    `keyboard` is the `inputmode`; '' where the number may be negative, since the numeric keyboards of
    some phones have no minus.
    """

    name: str
    key: str
    label: str
    unit: str = ""
    hint: str = ""
    keyboard: str = "decimal"


@dataclass(frozen=True)
class MeasureView:
    """The number, or the two numbers of a ratio, that the institution enters."""

    title: str
    formula: str
    decides: bool
    ratio: bool
    fields: tuple[FieldView, ...]
    depends_on: str = ""
    depends_title: str = ""


@dataclass(frozen=True)
class OptionView:
    """One thing to tick or choose: its id, its points with their unit, its official text."""

    id: str
    points: str
    text: str
    partial: FieldView | None = None


@dataclass(frozen=True)
class ChecklistView:
    """Indicators to tick, and `none` to say that none of them is met."""

    name: str
    none: str
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class FaultView:
    """Something that can be found wrong: to be ticked where it is `once`, else to be counted; and what it costs."""

    count: FieldView
    once: bool
    costs: str


@dataclass(frozen=True)
class DeductionsView:
    """What can be found wrong, and `none` to say that nothing was; `points` are what the row then earns."""

    none: str
    points: str
    rule: str
    faults: tuple[FaultView, ...]


@dataclass(frozen=True)
class LevelsView:
    """One choice among levels; a measure may decide it."""

    name: str
    options: tuple[OptionView, ...]
    measure: MeasureView | None = None


@dataclass(frozen=True)
class BandView:
    """A band: its head, its range of scores as printed, what it looks like in practice."""

    id: str
    title: str
    range: str
    descriptor: str = ""


@dataclass(frozen=True)
class GradedView:
    """A score inside a band; a measure may decide which."""

    score: FieldView
    bands: tuple[BandView, ...]
    measure: MeasureView | None = None


@dataclass(frozen=True)
class ProportionalView:
    """The number or the two numbers that earn points in proportion, and the rule in words."""

    rule: str
    measure: MeasureView


@dataclass(frozen=True)
class CountedView:
    """How many times something occurred, and what each time is worth."""

    count: FieldView
    each: str
    limit: str = ""


@dataclass(frozen=True)
class FixedView:
    """Whether something applies, and what it is then worth; for a veto, what it leads to."""

    name: str
    text: str
    worth: str


@dataclass(frozen=True)
class RangedView:
    """An amount inside printed ranges."""

    score: FieldView


ControlView = (
    ChecklistView
    | DeductionsView
    | LevelsView
    | GradedView
    | ProportionalView
    | CountedView
    | FixedView
    | RangedView
)


def control(criterion: Criterion, rubric: Rubric) -> ControlView:
    """The control of `criterion`, by its method."""
    return _MAKERS[type(criterion.method)](criterion.method, criterion, rubric)


def named(criterion: Criterion, key: str) -> str:
    """The name of the control that fills `key` of the criterion's rating."""
    return f"ratings.{criterion.id}.{key}"


def _checklist(method: Checklist, criterion: Criterion, _: Rubric) -> ChecklistView:
    options = []
    for one in method.indicators:
        partial = None
        if one.partial:
            step = f"，可精确到 {plain(one.step)} 分" if one.step is not None else ""
            hint = f"0 至 {plain(one.points)} 分{step}"
            partial = _field(criterion, f"earned.{one.id}", "得分", unit="分", hint=hint)
        options.append(OptionView(one.id, amounts.points(one.points), one.text, partial))
    return ChecklistView(named(criterion, "met"), named(criterion, "none_met"), tuple(options))


def _deductions(method: Deductions, criterion: Criterion, _: Rubric) -> DeductionsView:
    faults = tuple(
        FaultView(
            _field(criterion, f"faults.{one.id}", one.text, unit=one.unit, keyboard="numeric"),
            one.each is None,
            amounts.costs(one),
        )
        for one in method.faults
    )
    points = amounts.points(criterion.points) if criterion.points is not None else ""
    floor = "扣完为止" if method.floor == "zero" else "可以倒扣"
    return DeductionsView(named(criterion, "no_faults"), points, f"从满分扣起，{floor}", faults)


def _levels(method: Levels, criterion: Criterion, rubric: Rubric) -> LevelsView:
    options = tuple(OptionView(one.id, amounts.points(one.score), one.descriptor) for one in method.levels)
    return LevelsView(named(criterion, "level"), options, _measure(method.measure, criterion, rubric))


def _graded(method: Graded, criterion: Criterion, rubric: Rubric) -> GradedView:
    titles = {band.id: band.title for band in rubric.bands}
    bands = tuple(
        BandView(one.id, titles.get(one.id, one.id), amounts.span(one.least, one.to), one.descriptor)
        for one in method.bands
    )
    score = _field(criterion, "score", "评分", unit="分", hint=f"可精确到 {plain(method.step)} 分")
    return GradedView(score, bands, _measure(method.measure, criterion, rubric))


def _proportional(method: Proportional, criterion: Criterion, rubric: Rubric) -> ProportionalView:
    measure = _measure(method.measure, criterion, rubric)
    assert measure is not None
    return ProportionalView(amounts.proportion(method), measure)


def _counted(method: Counted, criterion: Criterion, _: Rubric) -> CountedView:
    count = _field(
        criterion, "count", "发生次数", unit=method.unit, hint="没有发生就留空", keyboard="numeric"
    )
    limit = f"最多{amounts.worth(method.limit)}" if method.limit is not None else ""
    return CountedView(count, f"每{method.unit}{amounts.worth(method.each)}", limit)


def _fixed(method: Fixed, criterion: Criterion, _: Rubric) -> FixedView:
    return FixedView(named(criterion, "triggered"), "有此情形", amounts.worth(method.amount))


def _veto(method: Veto, criterion: Criterion, rubric: Rubric) -> FixedView:
    title = next((one.title for one in rubric.conclusions if one.id == method.concludes), method.concludes)
    return FixedView(named(criterion, "triggered"), "有此情形", f"不论总分，结论为“{title}”")


def _ranged(method: Ranged, criterion: Criterion, _: Rubric) -> RangedView:
    ranges = "，或".join(map(amounts.extent, method.ranges))
    signed = any(one.least < ZERO for one in method.ranges)
    minus = "（减分时数字前写减号）" if signed else ""
    score = _field(
        criterion,
        "score",
        "加减分" if signed else "加分",
        unit="分",
        hint=f"{ranges}{minus}；没有就留空或填 0",
        keyboard="" if signed else "decimal",
    )
    return RangedView(score)


_MAKERS: Final[Mapping[type, Callable[[Any, Criterion, Rubric], ControlView]]] = {
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


def _measure(measure: Measure | None, criterion: Criterion, rubric: Rubric) -> MeasureView | None:
    if measure is None:
        return None
    keyboard = "" if measure.minimum < ZERO else "decimal"
    unit = "%" if measure.kind == "percentage" else measure.unit
    labels = {
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "value": measure.title or "数值",
    }
    hint = "按百分数填，如 90 表示 90%" if measure.kind == "percentage" else ""
    fields = tuple(
        _field(criterion, f"measure.{key}", labels[key], unit=unit, hint=hint, keyboard=keyboard)
        for key in measure.keys
    )
    depends = next((one.title for one in rubric.profile if one.id == measure.depends_on), measure.depends_on)
    ratio = measure.kind == "ratio"
    return MeasureView(
        measure.title, measure.formula, measure.decides, ratio, fields, measure.depends_on, depends
    )


def _field(criterion: Criterion, key: str, label: str, **texts: str) -> FieldView:
    return FieldView(named(criterion, key), key, label, **texts)
