"""How each scoring method is shown: its rule in words, and its rows.

A new method has one function here; `component` names the template folder that lays its rows out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from rubricpress.core.language.keys import keys_of
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
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.site.views.amounts import (
    costs,
    extent,
    interval,
    points,
    proportion,
    short_extent,
    signed,
    size,
    span,
    worth,
)
from rubricpress.site.views.measures import measure_view, unit_of
from rubricpress.site.views.notes import Doubts
from rubricpress.site.views.parts import MeasureView, MethodView, Prose, RowView
from rubricpress.site.wording import say

_TONES: Final = ("best", "middle", "least")


@dataclass(frozen=True)
class _Row:
    """What a method is shown with: its criterion, the doubtful places of that, the rubric around it, the page's language."""

    criterion: Criterion
    doubts: Doubts
    rubric: Rubric
    language: str

    @property
    def points(self) -> Prose:
        """The points of the criterion."""
        value = self.criterion.points
        said = "" if value is None else points(value, self.language)
        if self.criterion.method.unscored and not value:
            said = say("form.row-unscored", self.language)
        return self.doubts.prose(said, "points", "points_printed")

    def head(self, column: str, otherwise: str) -> str:
        """The printed head of a column of the table; ours in its place."""
        found = (one.title for one in self.rubric.columns if one.of == column)
        return next(found, "") or self.say(otherwise)

    def say(self, name: str, **values: object) -> str:
        """A sentence about methods."""
        return say(f"methods.{name}", self.language, **values)

    def measure(self, measure: Measure | None) -> MeasureView | None:
        """How a measure is shown."""
        return measure_view(measure, self.doubts, self.rubric, self.language)


def method_view(criterion: Criterion, doubts: Doubts, rubric: Rubric, language: str) -> MethodView:
    """How `criterion` earns its points."""
    return _MAKERS[type(criterion.method)](criterion.method, _Row(criterion, doubts, rubric, language))


def _checklist(method: Checklist, row: _Row) -> MethodView:
    rows = []
    for one in method.indicators:
        score, text = row.doubts.row(points(one.points, row.language), one.text, f"indicators.{one.id}")
        rows.append(RowView(score, "", text, _partial(one, row)))
    head = row.head("assessment", "head-indicators")
    return MethodView("option_list", row.points, row.say("checklist"), head, tuple(rows))


def _partial(indicator: Indicator, row: _Row) -> tuple[str, ...]:
    if not indicator.partial:
        return ()
    said = row.say("partial", points=points(indicator.points, row.language))
    if indicator.step is not None:
        said += row.say("step", points=points(indicator.step, row.language))
    return (said,)


def _deductions(method: Deductions, row: _Row) -> MethodView:
    rows = []
    for one in method.faults:
        cost = one.costs if one.each is None else one.each
        said = row.say("fault-costs", points=points(cost, row.language)) if cost is not None else ""
        score, text = row.doubts.row(said, one.text, f"faults.{one.id}")
        rows.append(RowView(score, "", text, (costs(one, row.language),) if one.each is not None else ()))
    rule = row.say("deductions-zero" if method.floor == "zero" else "deductions-below")
    return MethodView("option_list", row.points, rule, row.head("assessment", "head-faults"), tuple(rows))


def _levels(method: Levels, row: _Row) -> MethodView:
    rows = []
    for one in method.levels:
        earned = "" if method.unscored else points(one.score, row.language)
        score, text = row.doubts.row(earned, one.descriptor, f"levels.{one.id}")
        rows.append(RowView(score, "", text, _readings(one, method.measure, row)))
    decided = method.measure is not None and method.measure.decides
    rule = row.say(f"levels{'-decided' if decided else ''}{'-unscored' if method.unscored else ''}")
    head = row.head("levels", "head-levels")
    return MethodView("option_list", row.points, rule, head, tuple(rows), row.measure(method.measure))


def _graded(method: Graded, row: _Row) -> MethodView:
    titles = {band.id: band.title for band in row.rubric.bands}
    rows = []
    for at, one in enumerate(method.bands):
        score, text = row.doubts.row(span(one.least, one.to), one.descriptor, f"bands.{one.id}")
        readings = _readings(one, method.measure, row)
        tone = _TONES[min(at, len(_TONES) - 1)]
        rows.append(RowView(score, titles.get(one.id, one.id), text, readings, tone))
    decided = method.measure is not None and method.measure.decides
    rule = row.say("graded-decided" if decided else "graded", points=points(method.step, row.language))
    head = row.head("bands", "head-levels")
    return MethodView("band_strip", row.points, rule, head, tuple(rows), row.measure(method.measure))


def _proportional(method: Proportional, row: _Row) -> MethodView:
    measure = row.measure(method.measure)
    assert measure is not None
    if measure.fraction is not None and not method.measure.formula and method.steps is None:
        over, under = measure.fraction.over, measure.fraction.under
        over, under = (over, under) if method.better == "more" else (under, over)
        after = row.say("times-points")
        measure = replace(measure, fraction=replace(measure.fraction, over=over, under=under, after=after))
    return MethodView("option_list", row.points, proportion(method, row.language), "", (), measure)


def _counted(method: Counted, row: _Row) -> MethodView:
    each = worth(method.each, row.language)
    said = row.say("counted-each", unit=method.unit, worth=signed(method.each, row.language))
    if method.limit is None:
        return _adjustment(row, said, row.say("counted-unlimited", unit=method.unit, worth=each))
    most = worth(method.limit, row.language)
    rule = row.say("counted-limited", unit=method.unit, worth=each, most=most, size=size(method.limit))
    return _adjustment(row, said, rule)


def _fixed(method: Fixed, row: _Row) -> MethodView:
    said = worth(method.amount, row.language)
    return _adjustment(row, signed(method.amount, row.language), row.say("fixed-rule", worth=said))


def _ranged(method: Ranged, row: _Row) -> MethodView:
    ranges = row.say("or").join(extent(one, row.language) for one in method.ranges)
    if method.step is None:
        rule = row.say("ranged-rule", ranges=ranges)
    else:
        rule = row.say("ranged-step", ranges=ranges, points=points(method.step, row.language))
    short = row.say("and").join(short_extent(one, row.language) for one in method.ranges)
    return _adjustment(row, row.say("ranged-short", ranges=short), rule)


def _veto(method: Veto, row: _Row) -> MethodView:
    titles = {one.id: one.title for one in row.rubric.conclusions}
    rule = row.say("veto-rule", title=titles.get(method.concludes, method.concludes))
    return _adjustment(row, row.say("veto"), rule)


def _adjustment(row: _Row, said: str, rule: str) -> MethodView:
    method: type = type(row.criterion.method)
    keys = ("points", "points_printed", *keys_of(method))
    return MethodView("option_list", row.doubts.prose(said, *keys), rule, "")


class _Decidable(Protocol):
    @property
    def when(self) -> Interval | None: ...
    @property
    def when_by(self) -> Mapping[str, Interval] | None: ...


def _readings(one: _Decidable, measure: Measure | None, row: _Row) -> tuple[str, ...]:
    """How the bounds of a level or band are read, for each answer of the profile that they depend on."""
    if measure is None:
        return ()
    unit = unit_of(measure)
    if one.when is not None:
        return (row.say("read-as", interval=interval(one.when, unit, row.language)),)
    titles = {option.id: option.title for field in row.rubric.profile for option in field.options}
    return tuple(
        row.say("read-as-for", who=titles.get(name, name), interval=interval(bound, unit, row.language))
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
