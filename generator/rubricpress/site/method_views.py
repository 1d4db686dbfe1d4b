"""How each scoring method is shown: its rule in words, and its rows.

A new method has one function here; `component` names the template folder that lays its rows out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from rubricpress.core.interval import Interval
from rubricpress.core.keys import keys_of
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.methods.veto import Veto
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.site.amounts import costs, extent, interval, points, proportion, short_extent, span, worth
from rubricpress.site.measure_views import measure_view, unit_of
from rubricpress.site.notes import Doubts
from rubricpress.site.views import MethodView, Prose, RowView

_TONES: Final = ("best", "middle", "least")


@dataclass(frozen=True)
class _Row:
    """What a method is shown with: its criterion, the doubtful places of that, and the rubric around it."""

    criterion: Criterion
    doubts: Doubts
    rubric: Rubric

    @property
    def points(self) -> Prose:
        """The points of the criterion."""
        value = self.criterion.points
        return self.doubts.prose(points(value), "points", "points_printed") if value is not None else ()

    def head(self, column: str, otherwise: str) -> str:
        """The printed head of a column of the table."""
        return next((one.title for one in self.rubric.columns if one.of == column), otherwise)


def method_view(criterion: Criterion, doubts: Doubts, rubric: Rubric) -> MethodView:
    """How `criterion` earns its points."""
    return _MAKERS[type(criterion.method)](criterion.method, _Row(criterion, doubts, rubric))


def _checklist(method: Checklist, row: _Row) -> MethodView:
    rows = []
    for one in method.indicators:
        score, text = row.doubts.row(points(one.points), one.text, f"indicators.{one.id}")
        rows.append(RowView(score, "", text, _partial(one)))
    rule = "做到一条得一条的分，各条相加。"
    return MethodView("option_list", row.points, rule, row.head("assessment", "评分点"), tuple(rows))


def _partial(indicator: Indicator) -> tuple[str, ...]:
    if not indicator.partial:
        return ()
    step = f"，以 {points(indicator.step)}为单位" if indicator.step is not None else ""
    return (f"可得部分分：0 至 {points(indicator.points)}{step}",)


def _deductions(method: Deductions, row: _Row) -> MethodView:
    rows = []
    for one in method.faults:
        cost = one.costs if one.each is None else one.each
        said = f"−{points(cost)}" if cost is not None else ""
        score, text = row.doubts.row(said, one.text, f"faults.{one.id}")
        rows.append(RowView(score, "", text, (costs(one),) if one.each is not None else ()))
    floor = "扣完为止" if method.floor == "zero" else "可以倒扣，得分能低于 0 分"
    rule = f"从满分扣起，查出的问题逐项扣分；{floor}。"
    return MethodView("option_list", row.points, rule, row.head("assessment", "扣分标准"), tuple(rows))


def _levels(method: Levels, row: _Row) -> MethodView:
    rows = []
    for one in method.levels:
        score, text = row.doubts.row(points(one.score), one.descriptor, f"levels.{one.id}")
        rows.append(RowView(score, "", text, _readings(one, method.measure, row.rubric)))
    decided = method.measure is not None and method.measure.decides
    rule = "选最符合的一项，得该项的分" + ("；也可以填报数值，由数值决定选项。" if decided else "。")
    measure = measure_view(method.measure, row.doubts, row.rubric)
    head = row.head("levels", "评分标准")
    return MethodView("option_list", row.points, rule, head, tuple(rows), measure)


def _graded(method: Graded, row: _Row) -> MethodView:
    titles = {band.id: band.title for band in row.rubric.bands}
    rows = []
    for at, one in enumerate(method.bands):
        score, text = row.doubts.row(span(one.least, one.to), one.descriptor, f"bands.{one.id}")
        readings = _readings(one, method.measure, row.rubric)
        tone = _TONES[min(at, len(_TONES) - 1)]
        rows.append(RowView(score, titles.get(one.id, one.id), text, readings, tone))
    decided = method.measure is not None and method.measure.decides
    first = "由比例定档" if decided else "先定档次"
    rule = f"{first}，再在该档的分数内评分，以 {points(method.step)}为单位。"
    measure = measure_view(method.measure, row.doubts, row.rubric)
    head = row.head("bands", "评分标准")
    return MethodView("band_strip", row.points, rule, head, tuple(rows), measure)


def _proportional(method: Proportional, row: _Row) -> MethodView:
    measure = measure_view(method.measure, row.doubts, row.rubric)
    assert measure is not None
    if measure.fraction is not None and not method.measure.formula and method.steps is None:
        over, under = measure.fraction.over, measure.fraction.under
        over, under = (over, under) if method.better == "more" else (under, over)
        measure = replace(measure, fraction=replace(measure.fraction, over=over, under=under, after="× 分值"))
    return MethodView("option_list", row.points, proportion(method), "", (), measure)


def _counted(method: Counted, row: _Row) -> MethodView:
    each = f"每{method.unit}{worth(method.each)}"
    limit = "没有限额" if method.limit is None else f"最多{worth(method.limit)}"
    rule = f"每发生一{method.unit}{worth(method.each)}，按次累计，{limit}。没有发生为 0 分。"
    return _adjustment(row, each, rule)


def _fixed(method: Fixed, row: _Row) -> MethodView:
    said = worth(method.amount)
    return _adjustment(row, said, f"有此情形{said}，只计一次；没有为 0 分。")


def _ranged(method: Ranged, row: _Row) -> MethodView:
    said = [extent(one) for one in method.ranges]
    step = f"，以 {points(method.step)}为单位" if method.step is not None else ""
    rule = f"在规定的范围内评定：{'，或'.join(said)}{step}；没有此情形为 0 分。"
    return _adjustment(row, "，".join(map(short_extent, method.ranges)) + " 分", rule)


def _veto(method: Veto, row: _Row) -> MethodView:
    titles = {one.id: one.title for one in row.rubric.conclusions}
    title = titles.get(method.concludes, method.concludes)
    return _adjustment(row, "一票否决", f"有此情形，不论总分多少，结论都是“{title}”；本条不加分也不扣分。")


def _adjustment(row: _Row, said: str, rule: str) -> MethodView:
    method: type = type(row.criterion.method)
    keys = ("points", "points_printed", *keys_of(method))
    return MethodView("option_list", row.doubts.prose(said, *keys), rule, "")


class _Decidable(Protocol):
    @property
    def when(self) -> Interval | None: ...
    @property
    def when_by(self) -> Mapping[str, Interval] | None: ...


def _readings(one: _Decidable, measure: Measure | None, rubric: Rubric) -> tuple[str, ...]:
    """How the bounds of a level or band are read, for each answer of the profile that they depend on."""
    if measure is None:
        return ()
    unit = unit_of(measure)
    if one.when is not None:
        return (f"读作：{interval(one.when, unit)}",)
    titles = {option.id: option.title for field in rubric.profile for option in field.options}
    return tuple(
        f"{titles.get(name, name)}读作：{interval(bound, unit)}"
        for name, bound in (one.when_by or {}).items()
    )


_MAKERS: Final[Mapping[type, Callable[[Any, _Row], MethodView]]] = {
    Checklist: _checklist,
    Deductions: _deductions,
    Levels: _levels,
    Graded: _graded,
    Proportional: _proportional,
    Counted: _counted,
    Fixed: _fixed,
    Ranged: _ranged,
    Veto: _veto,
}
