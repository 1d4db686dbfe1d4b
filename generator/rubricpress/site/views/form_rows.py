"""The rows of the form: groups, sections and criteria, each with its control, as templates see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.number import plain
from rubricpress.core.reach import earns_nothing
from rubricpress.core.rubric import Criterion, Damage, Group, Rubric, all_criteria, number_of
from rubricpress.site.views.controls import ControlView
from rubricpress.site.views.form_controls import control, named
from rubricpress.site.views.form_rules import TextView
from rubricpress.site.views.notes import places as places_called
from rubricpress.site.views.official_texts import official_of
from rubricpress.site.views.parts import OfficialView
from rubricpress.site.views.rules import row_said
from rubricpress.site.views.shown_once import covered
from rubricpress.site.views.units import UnitsView, units_of
from rubricpress.site.wording import first_large, say

_DEEPEST_HEADING: Final = 6
_HEADS: Final = ("standard", "assessment", "remark")


@dataclass(frozen=True)
class DamageView:
    """A damaged place of the printed table: where, what is printed, how it is read, why."""

    place: str
    printed: str
    read: str
    reason: str


@dataclass(frozen=True)
class NotApplicableView:
    """The tick that says that a row does not apply: its name, and whether the note must say why."""

    name: str
    reason: bool


@dataclass(frozen=True)
class CriterionView:
    """One row of the table with its control; `component` names the folder of the control's template.

    `units` stands where the row is rated for several, `not_applicable` where the row may be answered so;
    `conditional`: its score does not follow from its control alone; `marks` are the heads of the columns for the institution's own score and the reviewer's; `in_chinese` are the official texts beside
    a translation.
    """

    id: str
    number: str
    title: str
    starred: bool
    points: str
    unscored: bool
    heading: int
    component: str
    control: ControlView
    official: tuple[TextView, ...]
    damage: tuple[DamageView, ...]
    not_applicable: NotApplicableView | None
    conditional: bool
    units: UnitsView | None
    marks: tuple[str, str]
    in_chinese: OfficialView | None


@dataclass(frozen=True)
class SectionView:
    """Neighbouring rows under one heading; '' where they have none."""

    title: str
    heading: int
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class GroupView:
    """A group with its sections and the groups inside it; `unscored`: no row in it earns points."""

    id: str
    number: str
    title: str
    points: str
    unscored: bool
    heading: int
    sections: tuple[SectionView, ...]
    groups: tuple[GroupView, ...]
    damage: tuple[DamageView, ...]


@dataclass(frozen=True)
class HeadsView:
    """What the table calls the institution's own score, the reviewer's score and the remark."""

    self: str
    review: str
    remark: str


class Rows:
    """Makes the views of the groups and rows of one rubric."""

    def __init__(self, rubric: Rubric, language: str, official: Rubric | None) -> None:
        self._rubric = rubric
        self._language = language
        self._official = official
        self._official_rows = {one.id: one for one, _ in all_criteria(official)} if official else {}
        self._heads = {column.of: column.title for column in rubric.columns}

    def group(self, group: Group, heading: int) -> GroupView:
        """A group with everything inside it, under a heading of this level."""
        return GroupView(
            id=group.id,
            number=number_of(group),
            title=group.title,
            points="" if group.points is None else plain(group.points),
            unscored=earns_nothing(group),
            heading=min(heading, _DEEPEST_HEADING),
            sections=self.sections(group.criteria, heading),
            groups=tuple(self.group(inner, heading + 1) for inner in group.groups),
            damage=damage_of(group.damage, self._language),
        )

    def sections(self, criteria: tuple[Criterion, ...], above: int) -> tuple[SectionView, ...]:
        """Rows by the heading that spans them, which stands one level below `above`."""
        sections = []
        for title, rows in groupby(criteria, key=lambda criterion: criterion.section):
            inner = min(above + (2 if title else 1), _DEEPEST_HEADING)
            views = tuple(self.criterion(criterion, inner) for criterion in rows)
            sections.append(SectionView(title, min(above + 1, _DEEPEST_HEADING), views))
        return tuple(sections)

    def criterion(self, criterion: Criterion, heading: int) -> CriterionView:
        """One row with its control."""
        rubric, language = self._rubric, self._language
        heads = heads_of(rubric, language)
        return CriterionView(
            id=criterion.id,
            number=number_of(criterion),
            title=criterion.title,
            starred=criterion.starred,
            points="" if criterion.points is None else plain(criterion.points),
            unscored=criterion.method.unscored,
            heading=heading,
            component=criterion.method.NAME,
            control=control(criterion, rubric, language),
            official=tuple(self._official_texts(criterion)),
            damage=damage_of(criterion.damage, language),
            not_applicable=_not_applicable(criterion),
            conditional=any(
                (criterion.only_for, criterion.only_if, criterion.not_applicable, criterion.units)
            )
            or self._counts_otherwise(criterion),
            units=units_of(criterion, rubric, language),
            marks=(heads.self, heads.review),
            in_chinese=official_of(self._official_rows[criterion.id], self._official)
            if self._official
            else None,
        )

    def _counts_otherwise(self, criterion: Criterion) -> bool:
        """Whether a rule beside its own changes what the row earns, and its control has no place to say so."""
        told = isinstance(criterion.method, Checklist | Levels) and not getattr(
            criterion.method, "measure", None
        )
        rounded = self._rubric.rounding is not None and self._rubric.rounding.criteria is not None
        return told and (rounded or any(criterion.id in one.criteria for one in self._rubric.together))

    def _scores_alone(self, criterion: Criterion) -> bool:
        """Whether the assessment only says how points are earned, which the control says too, and not what is to be shown."""
        return covered(self._official_rows.get(criterion.id, criterion))

    def _official_texts(self, criterion: Criterion) -> Iterator[TextView]:
        for key in _HEADS:
            if text := getattr(criterion, key):
                head = self._heads.get(key) or say(f"criteria.{key}", self._language)
                yield TextView(head, text, key == "assessment" and not self._scores_alone(criterion))
        if said := row_said(criterion, self._rubric, self._language):
            yield TextView(say("criteria.more", self._language), said)


def heads_of(rubric: Rubric, language: str) -> HeadsView:
    """What the table calls the columns for scores and remarks; our words where it has none."""
    heads = {column.of: column.title for column in rubric.columns}
    return HeadsView(
        heads.get("self") or say("form.self", language),
        heads.get("review") or say("form.review", language),
        heads.get("remark") or say("form.remark-head", language),
    )


def _not_applicable(criterion: Criterion) -> NotApplicableView | None:
    if criterion.not_applicable is None:
        return None
    return NotApplicableView(named(criterion, "not_applicable"), criterion.not_applicable.reason)


def damage_of(places: tuple[Damage, ...], language: str) -> tuple[DamageView, ...]:
    """The damaged places of a table, a group or a row."""
    names = places_called(language)
    return tuple(
        DamageView(first_large(names.get(one.at.split(".")[0], "")), one.printed, one.read, one.reason)
        for one in places
    )
