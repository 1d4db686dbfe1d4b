"""A rubric as its criteria page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, groupby
from typing import Final

from rubricpress.core.methods.graded import Graded
from rubricpress.core.numbers.exact import written
from rubricpress.core.numbers.number import plain
from rubricpress.core.reach import earns_nothing, worth
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, number_of
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.views.amounts import points, span
from rubricpress.site.views.changes import changes_view
from rubricpress.site.views.doubt_places import doubts_of, heads_of
from rubricpress.site.views.editions import Editions
from rubricpress.site.views.examples import example_views
from rubricpress.site.views.methods import method_view
from rubricpress.site.views.notes import Doubts, plain_prose
from rubricpress.site.views.official_texts import official_of
from rubricpress.site.views.parts import (
    CriteriaPage,
    CriterionView,
    GroupView,
    NoteView,
    SchemeView,
    SectionView,
    TermView,
)
from rubricpress.site.views.rules import conclusion_sets_of, conclusions_of, gates_of, row_said, sums_said
from rubricpress.site.views.shown_once import covered
from rubricpress.site.views.titles import fuller_title
from rubricpress.site.wording import listed, say

SHORT_DIGEST: Final = 12
_DEEPEST_HEADING: Final = 6


def criteria_page(
    rubric: Rubric,
    digest: str,
    download: str = "",
    editions: Editions | None = None,
    *,
    language: str = DEFAULT_LANGUAGE,
    official: Rubric | None = None,
    translation: str = "",
) -> CriteriaPage:
    """What the templates of the criteria page see of `rubric`, one of its `editions`.

    The page is in `language`; where that is not the table's, `rubric` is a translation of the `official` one, and
    `translation` is what readers should know of it.
    """
    editions = editions or Editions.alone(rubric)
    builder = _Builder(rubric, language, official)
    groups = tuple(builder.group(one, 1) for one in rubric.groups)
    adjustments = builder.sections(rubric.adjustments, 3)
    table = builder.doubts(rubric, "n-table", say("criteria.this-table", language))
    rows = [one for one, _ in all_criteria(rubric)][: -len(rubric.adjustments) or None]
    notes = (*table.notes, *chain.from_iterable(map(_group_notes, groups)), *_section_notes(adjustments))
    return CriteriaPage(
        rubrics=f"{editions.up}../",
        translated=official is not None,
        editions=editions.views(),
        changes=changes_view(editions, language),
        title=rubric.title,
        fuller_title=fuller_title(rubric),
        summary=rubric.summary,
        points=plain(rubric.points),
        unscored=unscored(rubric),
        rows=str(len(rows)),
        criteria=_count(not one.method.ADJUSTS for one in rows),
        adjusting=_count(one.method.ADJUSTS for one, _ in all_criteria(rubric)),
        starred=_count(one.starred for one in rows),
        edition=rubric.edition,
        digest=digest,
        short_digest=digest.removeprefix("sha256:")[:SHORT_DIGEST],
        about=tuple(_about(rubric, table, translation, language)),
        notes=table.notes,
        groups=groups,
        outline=tuple(chain.from_iterable(map(_outline, groups))),
        summed=not unscored(rubric) and any(group.points is None for group, _ in all_groups(rubric)),
        band_titles=tuple(one.title for one in rubric.bands),
        schemes=_schemes(rows, language),
        conclusions=conclusions_of(rubric, language),
        conclusion_sets=conclusion_sets_of(rubric, language),
        gates=gates_of(rubric, language),
        adjustments_title=rubric.adjustments_title or say("criteria.adjustments", language),
        adjustments=adjustments,
        adjustments_count=_count(True for _ in rubric.adjustments),
        examples=example_views(rubric),
        all_notes=notes,
        notes_count=_count(True for _ in notes),
        download=download,
    )


class _Builder:
    """Makes the views of one rubric."""

    def __init__(self, rubric: Rubric, language: str, official: Rubric | None) -> None:
        self._rubric = rubric
        self._language = language
        self._official = official
        rows = all_criteria(official) if official else ()
        self._official_rows = {one.id: one for one, _ in rows}
        self._heads = heads_of(rubric)

    def doubts(self, one: Rubric | Group | Criterion, name: str, owner: str) -> Doubts:
        """The doubtful places of a table, a group or a row; cells are called as the table calls them."""
        return doubts_of(self._rubric, one, name, owner, self._language)

    def group(self, group: Group, depth: int) -> GroupView:
        """A group with everything inside it; the groups of the top stand under headings of level 2."""
        number = number_of(group)
        doubts = self.doubts(group, f"n-g-{group.id}", f"{number} {group.title}".strip())
        most = worth(group) if group.points is None else group.points
        assert most is not None  # the rows of a checked rubric have points
        rows = tuple(_rows(group))
        numbered, title = (
            doubts.prose(number, "number" if group.number else "id"),
            doubts.prose(group.title, "title"),
        )
        nothing = earns_nothing(group)
        summed = () if nothing else doubts.prose(written(most), "points", "points_printed")
        return GroupView(
            anchor=f"g-{group.id}",
            heading=_heading(depth + 1),
            depth=str(depth),
            number=numbered,
            title=title,
            points=(*summed, *doubts.rest()),
            unscored=nothing,
            printed_points=group.points_printed,
            criteria=_count(True for _ in rows),
            starred=_count(one.starred for one in rows),
            sections=self.sections(group.criteria, depth + 2),
            groups=tuple(self.group(one, depth + 1) for one in group.groups),
            notes=doubts.notes,
        )

    def sections(self, criteria: Iterable[Criterion], level: int) -> tuple[SectionView, ...]:
        """Rows by the heading that spans them; `level` is that of the heading."""
        found = []
        for title, members in groupby(criteria, key=lambda one: one.section):
            rows = tuple(members)
            shared = rows[0].standard if len({one.standard for one in rows}) == 1 < len(rows) else ""
            held = [self.doubts(one, f"n-{one.id}", number_of(one) or one.title) for one in rows]
            text = plain_prose(shared)
            for doubts in held:
                text = doubts.marked(text, "standard")
            terms = (TermView(self._head("standard"), text),) if shared else ()
            inside = level + bool(title)
            views = tuple(
                self.criterion(one, inside, shared, doubts) for one, doubts in zip(rows, held, strict=True)
            )
            found.append(SectionView(_heading(level), title, terms, views))
        return tuple(found)

    def criterion(self, criterion: Criterion, level: int, shared: str, doubts: Doubts) -> CriterionView:
        """One row; a standard that it shares with its neighbours stands above them."""
        number = number_of(criterion)
        numbered, title = doubts.prose(number, "id"), doubts.prose(criterion.title, "title")
        terms = []
        if criterion.standard and criterion.standard != shared:
            terms.append(self._term("standard", criterion.standard, doubts))
        official = self._official_rows.get(criterion.id, criterion)
        if criterion.assessment and (doubts.concerns("assessment") or not covered(official)):
            terms.append(self._term("assessment", criterion.assessment, doubts))
        if more := row_said(criterion, self._rubric, self._language):
            terms.append(TermView(say("criteria.more", self._language), plain_prose(more)))
        method = method_view(criterion, doubts, self._rubric, self._language)
        remark = self._term("remark", criterion.remark, doubts) if criterion.remark else None
        return CriterionView(
            anchor=f"c-{criterion.id}",
            heading=_heading(level),
            number=numbered,
            title=(*title, *doubts.rest()),
            name=number or criterion.title,
            starred=criterion.starred,
            printed_points=_printed_points(criterion),
            terms=tuple(terms),
            method=method,
            remark=remark,
            notes=doubts.notes,
            official=official_of(official, self._official) if self._official else None,
        )

    def _term(self, key: str, text: str, doubts: Doubts) -> TermView:
        return TermView(self._head(key), doubts.prose(text, key))

    def _head(self, key: str) -> str:
        """What the table prints over a column; ours where it prints nothing."""
        return self._heads.get(key) or say(f"criteria.{key}", self._language)


def unscored(rubric: Rubric) -> bool:
    """Whether no row earns points, nor adds or takes any: what counts is which levels hold."""
    return not rubric.adjustments and all(map(earns_nothing, rubric.groups))


def _printed_points(criterion: Criterion) -> str:
    """The points cell as printed, where it says something else than the points themselves."""
    printed = criterion.points_printed
    return "" if criterion.points is not None and printed == plain(criterion.points) else printed


def _about(rubric: Rubric, doubts: Doubts, translation: str, language: str) -> Iterator[TermView]:
    """What the top of the page says of the table, in the maintainer's words and then in its own."""
    said = (
        ("audience", rubric.audience),
        ("how-scored", rubric.scoring),
        ("how-summed", sums_said(rubric, language)),
    )
    printed = (
        ("instructions", rubric.instructions),
        ("formula", rubric.formula),
        ("seal", rubric.seal),
        ("remark", rubric.remark),
        ("star", rubric.star),
        ("columns", listed((one.title for one in rubric.columns), language)),
        ("source", rubric.source),
    )
    for label, text in said:
        if text:
            yield TermView(say(f"criteria.{label}", language), plain_prose(text))
    for field in rubric.profile:
        options = listed((one.title for one in field.options), language)
        said_of = say("criteria.profile-said", language, options=options)
        yield TermView(field.title, plain_prose(said_of))
    for key, text in printed:
        if text:
            label = "source-head" if key == "source" else key
            yield TermView(say(f"criteria.{label}", language), doubts.prose(text, key))
    if translation:
        yield TermView(say("criteria.translation-head", language), plain_prose(translation))
    if rest := doubts.rest():
        yield TermView(say("criteria.doubts", language), rest)


def _schemes(rows: Iterable[Criterion], language: str) -> tuple[SchemeView, ...]:
    """The band ranges of graded criteria, once for each number of points, fewest points first."""
    counts: dict[tuple[Decimal, tuple[str, ...]], list[Criterion]] = {}
    for one in rows:
        if isinstance(one.method, Graded) and one.points is not None:
            ranges = tuple(span(band.least, band.to) for band in one.method.bands)
            counts.setdefault((one.points, ranges), []).append(one)
    return tuple(
        SchemeView(points(most, language), str(len(held)), ranges)
        for (most, ranges), held in sorted(counts.items())
    )


def _rows(group: Group) -> Iterator[Criterion]:
    yield from group.criteria
    for inner in group.groups:
        yield from _rows(inner)


def _outline(view: GroupView) -> Iterator[GroupView]:
    yield view
    for inner in view.groups:
        yield from _outline(inner)


def _group_notes(view: GroupView) -> Iterator[NoteView]:
    yield from view.notes
    yield from _section_notes(view.sections)
    for inner in view.groups:
        yield from _group_notes(inner)


def _section_notes(sections: Iterable[SectionView]) -> Iterator[NoteView]:
    for section in sections:
        for one in section.criteria:
            yield from one.notes


def _count(held: Iterable[bool]) -> str:
    """How many of `held` are true; '' for none."""
    return str(sum(held) or "")


def _heading(level: int) -> str:
    return str(min(level, _DEEPEST_HEADING))
