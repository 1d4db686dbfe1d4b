"""The model of a rubric: an official assessment table as frozen data.

Texts are the table's own words. Where the print is damaged or contradicts itself, the value as it is
read stands in its key, and a `Damage` beside it records what is printed and why it is read so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from rubricpress.core.assessors import Assessors
from rubricpress.core.combining import NO_TOTAL, ONE, SHARING, WAYS, Scale
from rubricpress.core.ends import Conclusion, ConclusionSet
from rubricpress.core.example import WorkedExample
from rubricpress.core.gates import Gate
from rubricpress.core.language.shape import Boolean, Choice, Itself, Many, Name, Number, One, OneOf, Text, key
from rubricpress.core.limits import Limits
from rubricpress.core.methods import METHODS, Method
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.numbers.rounding import ROUNDING_WAYS, Roundings
from rubricpress.core.rows.there import NotApplicable, OnlyFor, OnlyIf
from rubricpress.core.rows.together import Together
from rubricpress.core.rows.units import Units


@dataclass(frozen=True, kw_only=True)
class Damage:
    """A damaged or contradictory place of the printed table (原文存疑): shown where it stands, never repaired silently."""

    at: str = key(
        Text(kept=True), "the key of the place (`points`, `title`, `bands.pass`, `indicators.b`, `text`)"
    )
    printed: str = key(Text(lines=True, kept=True), "what is printed; empty where nothing is", "")
    read: str = key(
        Text(lines=True, empty=True, kept=True), "how it is read here; empty where it is read as nothing"
    )
    reason: str = key(Text(lines=True), "why it is read so")


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One row of the table: what is judged, by which method, and the official words about it."""

    id: str = key(Name(), "permanent id, as printed where the table numbers its rows")
    title: str = key(Text(), "the short name of the row, or its whole text where the table has no short one")
    method: Method = key(OneOf(METHODS), "the scoring method; its own keys stand beside this one")
    points: Decimal | None = key(Number(), "the most that the row earns; none for an adjustment", None)
    points_printed: str = key(
        Text(), "the points cell as printed, where it is not the number alone (2.5%)", ""
    )
    weight: Decimal = key(Number(), "how much the row counts in the sum or mean of its group", ONE)
    not_applicable: NotApplicable | None = key(
        One(NotApplicable), "that the row may not apply, and what it then counts as", None
    )
    only_for: OnlyFor | None = key(
        One(OnlyFor), "the answers of the profile for which the row is there", None
    )
    only_if: OnlyIf | None = key(One(OnlyIf), "the answers to other rows after which the row is there", None)
    units: Units | None = key(One(Units), "that the row is rated for each of several units", None)
    section: str = key(Text(), "the heading that spans this row and its neighbours (二级指标)", "")
    standard: str = key(Text(lines=True), "what is required (标准, 评估要素), as printed", "")
    assessment: str = key(
        Text(lines=True), "how it is checked or scored (评估方法, 评分办法), as printed", ""
    )
    remark: str = key(Text(lines=True), "the remark (备注) as printed", "")
    starred: bool = key(Boolean(), "whether the table marks the row with a star", False)
    tag: str = key(Name(), "a kind of row that conditions count (must, should)", "")
    was: tuple[str, ...] = key(
        Many(Name(), alone=True), "its id, or those that were merged into it, in the edition before", ()
    )
    damage: tuple[Damage, ...] = key(Many(One(Damage)), "damaged places of this row", ())


@dataclass(frozen=True, kw_only=True)
class Group:
    """A section of the table with a sum of its own; groups nest to any depth."""

    id: str = key(Name(), "permanent id, as printed where the table numbers its groups")
    title: str = key(Text(), "its name as printed")
    number: str = key(Text(), "its number as printed (四), where the id is another", "")
    points: Decimal | None = key(
        Number(), "the sum that the table prints for it; absent where it prints none", None
    )
    points_printed: str = key(Text(), "the sum as printed, where it is not the number alone (20%)", "")
    combine: str = key(Choice(WAYS), "how the scores inside become the score of the group", "sum")
    weight: Decimal = key(Number(), "how much the group counts in the sum or mean around it", ONE)
    most: Decimal | None = key(Number(), "the group counts no more than this (最高计N分)", None)
    least: Decimal | None = key(Number(), "the group counts no less than this (扣完为止)", None)
    groups: tuple[Group, ...] = key(Many(Itself()), "the groups inside it", ())
    criteria: tuple[Criterion, ...] = key(Many(One(Criterion)), "the rows inside it, in printed order", ())
    was: tuple[str, ...] = key(
        Many(Name(), alone=True), "its id, or those that were merged into it, in the edition before", ()
    )
    damage: tuple[Damage, ...] = key(Many(One(Damage)), "damaged places of its cells", ())


@dataclass(frozen=True, kw_only=True)
class BandTitle:
    """A band column of the table: its id and its printed head."""

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "the head of the column (优良)")


@dataclass(frozen=True, kw_only=True)
class TagTitle:
    """A kind of rows that conditions count: the tag that stands in the rows, and what readers call it (必达项)."""

    id: str = key(Name(), "the tag, as rows and conditions have it")
    title: str = key(Text(), "what rows of this kind are called")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the printed table, in printed order; tells which key fills it and what its head says."""

    of: str = key(
        Choice(
            (
                "group",
                "section",
                "number",
                "title",
                "standard",
                "points",
                "assessment",
                "levels",
                "bands",
                "self",
                "review",
                "remark",
            )
        ),
        "what the column holds",
    )
    title: str = key(Text(), "its head as printed")


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer of a profile field."""

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "its name for the reader")


@dataclass(frozen=True, kw_only=True)
class ProfileField:
    """A fact about the institution that the table asks for or that scoring depends on."""

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "its name for the reader")
    options: tuple[Option, ...] = key(Many(One(Option)), "the answers to choose from")


@dataclass(frozen=True, kw_only=True)
class Rubric:
    """An official assessment table in one dated edition."""

    id: str = key(Name(), "permanent id; the file is named after it")
    title: str = key(Text(), "the full title as printed")
    edition: str = key(
        Text(kept=True), "the dated state of the table (2026-11); a new one when something changes"
    )
    points: Decimal = key(Number(), "the base total, without adjustments; the sum of the groups")
    start: Decimal = key(Number(), "what the total begins at, where rows only take away (从满分扣起)", ZERO)
    combine: str = key(Choice((*WAYS, NO_TOTAL)), "how the scores of the groups become the total", "sum")
    most: Decimal | None = key(Number(), "the total comes to no more than this (总分最高N分)", None)
    least: Decimal | None = key(Number(), "the total comes to no less than this (扣完为止)", None)
    dropped_points: str | None = key(
        Choice(SHARING), "what becomes of the points of rows that drop out", None
    )
    unrated: str = key(
        Choice(("open", "zero", "dropped")),
        "how a row counts that is not rated",
        "open",
    )
    rounding: Roundings | None = key(One(Roundings), "where scores are rounded; nowhere by default", None)
    rescale: str | None = key(
        Choice(tuple(ROUNDING_WAYS)),
        "how scores of the edition before are rounded when they are carried over in proportion to the points of a row; "
        "absent: such rows are rated again",
        None,
    )
    language: str = key(Text(kept=True), "the language of the texts", "zh-CN")
    short_title: str = key(Text(), "a short title for lists and navigation", "")
    summary: str = key(Text(lines=True), "what the table is, in one or two sentences of the maintainer", "")
    audience: str = key(Text(lines=True), "who uses it, in the maintainer's words", "")
    scoring: str = key(Text(lines=True), "how it is scored, in the maintainer's words", "")
    instructions: str = key(Text(lines=True), "the table's own instructions (说明), as printed", "")
    formula: str = key(Text(lines=True), "the table's own formula for the total, as printed", "")
    seal: str = key(Text(), "where the table asks for a seal, as printed", "")
    source: str = key(Text(lines=True), "where the table comes from", "")
    star: str = key(Text(lines=True), "what a star means; where the table does not say, that it does not", "")
    remark: str = key(Text(lines=True), "a remark of the table that belongs to no row, as printed", "")
    columns: tuple[Column, ...] = key(Many(One(Column)), "the columns of the printed table, in order")
    profile: tuple[ProfileField, ...] = key(Many(One(ProfileField)), "facts that scoring depends on", ())
    bands: tuple[BandTitle, ...] = key(Many(One(BandTitle)), "the band columns, best first", ())
    tags: tuple[TagTitle, ...] = key(
        Many(One(TagTitle)), "what the tags of rows are called; absent: by their ids", ()
    )
    groups: tuple[Group, ...] = key(Many(One(Group)), "the sections of the table, in printed order")
    adjustments: tuple[Criterion, ...] = key(
        Many(One(Criterion)), "bonus, deduction and veto rows outside the groups, in printed order", ()
    )
    adjustments_title: str = key(Text(), "the heading over the adjustments", "")
    scale: Scale | None = key(One(Scale), "how the total is carried over to another range", None)
    together: tuple[Together, ...] = key(
        Many(One(Together)), "rows that count once, or up to a limit of all of them", ()
    )
    gates: tuple[Gate, ...] = key(Many(One(Gate)), "rules that zero a group, cap the total or leave none", ())
    conclusions: tuple[Conclusion, ...] = key(Many(One(Conclusion)), "what the total leads to", ())
    conclusion_sets: tuple[ConclusionSet, ...] = key(
        Many(One(ConclusionSet)), "further conclusions, each set with its own", ()
    )
    assessors: Assessors | None = key(One(Assessors), "how the scores of several assessors become one", None)
    damage: tuple[Damage, ...] = key(Many(One(Damage)), "damaged places that belong to no row", ())
    examples: tuple[WorkedExample, ...] = key(
        Many(One(WorkedExample)), "worked examples, checked and shown; they are no part of the digest", ()
    )

    @cached_property
    def walked_groups(self) -> tuple[tuple[Group, tuple[str | int, ...]], ...]:
        """See `all_groups`; nearly every rule walks the table, so that the way is found once."""
        return tuple(_walked(self.groups, ()))

    @cached_property
    def walked_criteria(self) -> tuple[tuple[Criterion, tuple[str | int, ...]], ...]:
        """See `all_criteria`."""
        inside = [
            (criterion, (*path, "criteria", at))
            for group, path in self.walked_groups
            for at, criterion in enumerate(group.criteria)
        ]
        return (*inside, *((one, ("adjustments", at)) for at, one in enumerate(self.adjustments)))


def all_groups(rubric: Rubric) -> Iterator[tuple[Group, tuple[str | int, ...]]]:
    """Every group with its path, each before the groups inside it."""
    return iter(rubric.walked_groups)


def all_criteria(rubric: Rubric) -> Iterator[tuple[Criterion, tuple[str | int, ...]]]:
    """Every criterion with its path, in printed order, the adjustments outside the groups last."""
    return iter(rubric.walked_criteria)


def _walked(
    groups: tuple[Group, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[Group, tuple[str | int, ...]]]:
    for at, group in enumerate(groups):
        here = (*path, "groups", at)
        yield group, here
        yield from _walked(group.groups, here)


def node(rubric: Rubric, path: tuple[str | int, ...]) -> Rubric | Group | Criterion:
    """The group or row at a path; the rubric itself at ()."""
    found: Any = rubric
    for step in path:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found  # type: ignore[no-any-return]


def doubted(owner: Rubric | Group | Criterion, *places: str) -> bool:
    """Whether a record of damage stands at one of these places of a row, group or rubric."""
    return any(one.at in places for one in owner.damage)


def limits_of(whole: Rubric | Group) -> Limits:
    """The least and the most that a group, or the total, counts."""
    return Limits(whole.least, whole.most)


def rows_inside(group: Group) -> tuple[str, ...]:
    """The ids of the criteria of a group and of all groups inside it, adjustments left out."""
    own = (one.id for one in group.criteria if not one.method.ADJUSTS)
    return (*own, *(name for one in group.groups for name in rows_inside(one)))


def number_of(row: Group | Criterion) -> str:
    """The number of a group or row for a reader: as printed, or its id where that is a number (`1.2`).

    '' where the id is a name of ours (`part-1`, `b2`).
    """
    printed = row.number if isinstance(row, Group) else ""
    return printed or (row.id if row.id.replace(".", "").isdigit() else "")


def name_of(row: Group | Criterion) -> str:
    """The number and the title of a group or row, as one name."""
    return f"{number_of(row)} {row.title}".strip()
