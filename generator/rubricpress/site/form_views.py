"""The form page: what its templates may see of a rubric, and the HTML that they make of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.ends import ways_to
from rubricpress.core.number import plain
from rubricpress.core.rubric import Criterion, Damage, Group, Rubric, all_criteria, number_of
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.edition_views import Editions
from rubricpress.site.form_controls import ControlView, control, named
from rubricpress.site.form_rules import TextView, rules_of
from rubricpress.site.notes import PLACES
from rubricpress.site.rendering import render
from rubricpress.site.rule_views import row_said
from rubricpress.site.titles import fuller_title
from rubricpress.site.unit_views import UnitsView, units_of
from rubricpress.site.views import EditionView

_DEEPEST_HEADING: Final = 6
_HEADS: Final = (("standard", "标准"), ("assessment", "评分办法"), ("remark", "备注"))


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

    `units` stands where the row is rated for several, `not_applicable` where the row may be answered so; `conditional`: the row can be absent at all;
    `marks` are the heads of the columns for the institution's own score and the reviewer's.
    """

    id: str
    number: str
    title: str
    starred: bool
    points: str
    heading: int
    component: str
    control: ControlView
    official: tuple[TextView, ...]
    damage: tuple[DamageView, ...]
    not_applicable: NotApplicableView | None
    conditional: bool
    units: UnitsView | None
    marks: tuple[str, str]


@dataclass(frozen=True)
class SectionView:
    """Neighbouring rows under one heading; '' where they have none."""

    title: str
    heading: int
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True)
class GroupView:
    """A group with its sections and the groups inside it."""

    id: str
    number: str
    title: str
    points: str
    heading: int
    sections: tuple[SectionView, ...]
    groups: tuple[GroupView, ...]
    damage: tuple[DamageView, ...]


@dataclass(frozen=True)
class ProfileFieldView:
    """A fact about the institution that is chosen among options, each an id and a title."""

    id: str
    title: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HeadsView:
    """What the table calls the institution's own score, the reviewer's score and the remark."""

    self: str
    review: str
    remark: str


@dataclass(frozen=True)
class FormView:
    """The whole form of one rubric.

    `rubrics` is the way to the folder of all rubrics; `editions` are listed with addresses as seen from the criteria
    page, one step out; `earlier` are those before this one, oldest first; `slot` is where a browser keeps the draft.
    `adjusting` is how many adjustments there are and `adjusting_at` where they stand; '' without any. `short_title` stands where it says more than the title; `runtime` is the address of the scoring runtime's
    folder, `summed` whether there is a total at all, `sets` the further sets of conclusions, `said_in` the language of its sentences; `pending` stands where a conclusion would, while there is none.
    """

    id: str
    edition: str
    digest: str
    rubrics: str
    editions: tuple[EditionView, ...]
    earlier: tuple[str, ...]
    slot: str
    runtime: str
    language: str
    said_in: str
    title: str
    short_title: str
    heads: HeadsView
    points: str
    count: str
    seal: str
    rules: tuple[TextView, ...]
    damage: tuple[DamageView, ...]
    profile: tuple[ProfileFieldView, ...]
    groups: tuple[GroupView, ...]
    adjustments_title: str
    adjustments: tuple[SectionView, ...]
    pending: str
    adjusting: str
    adjusting_at: str
    bands: tuple[tuple[str, str], ...]
    starred: bool
    examples: bool
    download: str
    summed: bool
    sets: tuple[tuple[str, str], ...]


def form_view(
    rubric: Rubric, digest: str, runtime: str, download: str = "", editions: Editions | None = None
) -> FormView:
    """What the form's templates see of `rubric`, one of its `editions`, whose digest goes into every saved file."""
    editions = editions or Editions.alone(rubric)
    rubrics = f"{editions.up}../../"
    adjusting = [criterion.id for criterion, _ in all_criteria(rubric) if criterion.method.ADJUSTS]
    return FormView(
        id=rubric.id,
        edition=rubric.edition,
        digest=digest,
        rubrics=rubrics,
        editions=editions.views(),
        earlier=editions.earlier,
        slot=editions.slot,
        runtime=f"{rubrics}../assets/runtime/{runtime}/",
        language=rubric.language,
        said_in=DEFAULT_LANGUAGE,
        title=rubric.title,
        short_title=fuller_title(rubric),
        heads=_heads(rubric),
        points=plain(rubric.points),
        count=str(sum(1 for criterion, _ in all_criteria(rubric) if criterion.points is not None)),
        seal=rubric.seal,
        rules=tuple(rules_of(rubric)),
        damage=_damage(rubric.damage),
        profile=tuple(
            ProfileFieldView(one.id, one.title, tuple((option.id, option.title) for option in one.options))
            for one in rubric.profile
        ),
        groups=tuple(_group(group, rubric, 2) for group in rubric.groups),
        adjustments_title=rubric.adjustments_title or "加减分项",
        adjustments=_sections(rubric.adjustments, rubric, 2),
        pending=_pending(rubric),
        adjusting=str(len(adjusting)) if adjusting else "",
        adjusting_at=_adjusting_at(rubric, adjusting),
        bands=tuple((band.id, band.title) for band in rubric.bands),
        starred=any(criterion.starred for criterion, _ in all_criteria(rubric)),
        examples=bool(rubric.examples),
        download=download,
        summed=rubric.combine != NO_TOTAL,
        sets=tuple((one.id, one.title) for one in rubric.conclusion_sets),
    )


def form_page(
    rubric: Rubric, digest: str, runtime: str, download: str = "", editions: Editions | None = None
) -> str:
    """The body of the form page as one block of HTML without blank lines.

    `runtime` is the name of the folder of `assets/runtime/` that holds the scoring runtime, `download` the name
    of the form as one file, where the site has it. Addresses are relative to `rubrics/<id>/form/`, or to where the form
    of an earlier edition stands.
    """
    return render("pages/form.jinja", form=form_view(rubric, digest, runtime, download, editions))


def _adjusting_at(rubric: Rubric, adjusting: list[str]) -> str:
    """The section of the adjustments, or the first of them where they stand among the other rows."""
    if rubric.adjustments:
        return "adjustments"
    return f"criterion-{adjusting[0]}" if adjusting else ""


def _pending(rubric: Rubric) -> str:
    if any(way.when or way.share or way.also for one in rubric.conclusions for way in ways_to(one)):
        return "评完后给出"
    return "未涉及一票否决" if rubric.conclusions else "原表未规定"


def _group(group: Group, rubric: Rubric, heading: int) -> GroupView:
    return GroupView(
        id=group.id,
        number=number_of(group),
        title=group.title,
        points="" if group.points is None else plain(group.points),
        heading=min(heading, _DEEPEST_HEADING),
        sections=_sections(group.criteria, rubric, heading),
        groups=tuple(_group(inner, rubric, heading + 1) for inner in group.groups),
        damage=_damage(group.damage),
    )


def _sections(criteria: tuple[Criterion, ...], rubric: Rubric, above: int) -> tuple[SectionView, ...]:
    """Rows by the heading that spans them, which stands one level below `above`."""
    sections = []
    for title, rows in groupby(criteria, key=lambda criterion: criterion.section):
        inner = min(above + (2 if title else 1), _DEEPEST_HEADING)
        views = tuple(_criterion(criterion, rubric, inner) for criterion in rows)
        sections.append(SectionView(title, min(above + 1, _DEEPEST_HEADING), views))
    return tuple(sections)


def _criterion(criterion: Criterion, rubric: Rubric, heading: int) -> CriterionView:
    heads = {column.of: column.title for column in rubric.columns}
    return CriterionView(
        id=criterion.id,
        number=number_of(criterion),
        title=criterion.title,
        starred=criterion.starred,
        points="" if criterion.points is None else plain(criterion.points),
        heading=heading,
        component=criterion.method.NAME,
        control=control(criterion, rubric),
        official=tuple(
            TextView(heads.get(key, head), getattr(criterion, key), key == "assessment")
            for key, head in _HEADS
            if getattr(criterion, key)
        )
        + _more(criterion, rubric),
        damage=_damage(criterion.damage),
        not_applicable=_not_applicable(criterion),
        conditional=any((criterion.only_for, criterion.only_if, criterion.not_applicable, criterion.units)),
        units=units_of(criterion, rubric),
        marks=(_heads(rubric).self, _heads(rubric).review),
    )


def _more(criterion: Criterion, rubric: Rubric) -> tuple[TextView, ...]:
    said = row_said(criterion, rubric)
    return (TextView("另有规定", said),) if said else ()


def _heads(rubric: Rubric) -> HeadsView:
    heads = {column.of: column.title for column in rubric.columns}
    return HeadsView(heads.get("self", "自评"), heads.get("review", "复核"), heads.get("remark", "备注"))


def _not_applicable(criterion: Criterion) -> NotApplicableView | None:
    if criterion.not_applicable is None:
        return None
    return NotApplicableView(named(criterion, "not_applicable"), criterion.not_applicable.reason)


def _damage(places: tuple[Damage, ...]) -> tuple[DamageView, ...]:
    return tuple(
        DamageView(PLACES.get(one.at.split(".")[0], ""), one.printed, one.read, one.reason) for one in places
    )
