"""The controls of the form as templates see them: texts ready to print, nothing of them computed."""

from __future__ import annotations

from dataclasses import dataclass


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
    """One thing to tick or choose: its id, its points with their unit, its official text.

    Where a part of it can be earned, `partial` is the field for that and `full` what stands in it for all of it.
    """

    id: str
    points: str
    text: str
    partial: FieldView | None = None
    full: str = ""


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
