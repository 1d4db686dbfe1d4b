"""Rows that are rated for several units: a place on the form for each, with the control of the row."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.site.views.controls import ControlView
from rubricpress.site.views.form_controls import control


@dataclass(frozen=True)
class UnitView:
    """The place of one unit: its name's field, and its control, both with a path of their own."""

    path: str
    control: ControlView


@dataclass(frozen=True)
class UnitsView:
    """What a unit is called, and a place for each that there can be; their first stands open."""

    title: str
    places: tuple[UnitView, ...]


def units_of(criterion: Criterion, rubric: Rubric, language: str) -> UnitsView | None:
    """The places of the units; each has the control of the row under a path of its own."""
    if criterion.units is None:
        return None
    paths = [f"{criterion.id}.units.{at}" for at in range(int(criterion.units.most))]
    places = (UnitView(path, control(replace(criterion, id=path), rubric, language)) for path in paths)
    return UnitsView(criterion.units.title, tuple(places))
