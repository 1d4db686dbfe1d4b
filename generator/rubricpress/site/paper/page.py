"""The printed table of a rubric: the official columns and rows, as a page for paper, and the style that fits it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Rubric
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.paper.breaks import held
from rubricpress.site.paper.columns import (
    LANDSCAPE,
    PORTRAIT,
    Leaf,
    Placed,
    landscape,
    leaves,
    widths,
)
from rubricpress.site.paper.ends import added_columns, marks_of, said_of, sums_of
from rubricpress.site.paper.footnotes import Footnotes
from rubricpress.site.paper.rows import Planned, Rows
from rubricpress.site.paper.texts import split
from rubricpress.site.paper.views import (
    CellView,
    LineView,
    PaperPage,
    RowView,
    Run,
)
from rubricpress.site.policy import inline, policy, stated
from rubricpress.site.rendering import render
from rubricpress.site.views.doubt_places import doubts_of
from rubricpress.site.views.rules import gates_of
from rubricpress.site.views.titles import telling_title
from rubricpress.site.wording import say


@dataclass(frozen=True)
class Paper:
    """A printed table: what its template sees, and how wide each column is."""

    page: PaperPage
    widths: tuple[int, ...]


def paper_of(rubric: Rubric, digest: str, language: str = DEFAULT_LANGUAGE) -> Paper:
    """The printed table of `rubric`; in a language that is not the table's, of a translation, which says so."""
    notes = Footnotes(language)
    table = notes.know(doubts_of(rubric, rubric, "n-table", say("paper.table", language), language))
    columns = leaves(rubric, language)
    title = notes.runs(table.prose(rubric.title, "title"))
    heads, head_cells = _heads(columns)
    maker = Rows(rubric, columns, notes)
    grouped = maker.placed(maker.groups, 0)
    formula = tuple(split(notes.runs(table.prose(rubric.formula, "formula"))))
    cells = [*grouped, *maker.placed(maker.adjustments, len(maker.groups))]
    lies = landscape(columns, [*head_cells, *cells], language)
    found = widths(columns, [*head_cells, *cells], LANDSCAPE if lies else PORTRAIT, language)
    body = _Body(rubric, columns, maker, cells, held(cells, found, _before_sums(maker), language))
    said = tuple(said_of(rubric, table, notes))
    rest = tuple(Run(note=notes.number(one.doubt)) for one in table.rest())
    label = _label_columns(columns)
    page = PaperPage(
        title=(*title, *rest),
        telling_title=telling_title(rubric),
        seal=rubric.seal,
        edition=rubric.edition,
        digest=digest.removeprefix("sha256:")[:12],
        landscape=lies,
        language=rubric.language if language == DEFAULT_LANGUAGE else language,
        unofficial=say("paper.unofficial", language),
        heads=heads,
        rows=tuple(body.rows(formula)),
        profile=tuple(
            (one.title, tuple((option.title, f"profile/{one.id}/{option.id}") for option in one.options))
            for one in rubric.profile
        ),
        sums=tuple(sums_of(rubric, language)),
        marks=tuple(marks_of(rubric, language)),
        label_columns=str(label),
        rest_columns=str(len(columns) - label),
        across=sum(found[label:]) * _NARROW < sum(found),
        said=said,
        gates=gates_of(rubric, language),
        remarked=any(one.of == "remark" for one in rubric.columns),
        footnotes=tuple(notes.all()),
        added=added_columns(rubric, language),
    )
    return Paper(page, tuple(found))


def paper_files(
    rubric: Rubric, digest: str, up: str = "", language: str = DEFAULT_LANGUAGE
) -> dict[str, str]:
    """The blank page of the site, a document of its own, and the style sheet that only it has.

    `up` leads from the criteria page of this edition to that of the newest.
    """
    paper = paper_of(rubric, digest, language)
    page = render(
        "pages/paper.jinja", language, page=paper.page, filled={}, style="", assets=f"{up}../../../assets/"
    )
    return {
        "paper/index.html": stated(page, policy(inline(page))),
        "paper/table.css": paper_style(rubric, paper, {}, language),
    }


def paper_document(
    rubric: Rubric, digest: str, cells: Mapping[str, str], style: str, language: str = DEFAULT_LANGUAGE
) -> str:
    """The page with its places filled with `cells`; all style stands in it, and it needs nothing else."""
    paper = paper_of(rubric, digest, language)
    own = paper_style(rubric, paper, cells, language)
    return render("pages/paper.jinja", language, page=paper.page, filled=cells, style=style + own, assets="")


def paper_style(
    rubric: Rubric, paper: Paper, cells: Mapping[str, str], language: str = DEFAULT_LANGUAGE
) -> str:
    """The style that only this table has: which way the sheet lies, the widths, and what stands on every sheet."""
    whole = sum(paper.widths)
    columns = "".join(
        f".pp-table col:nth-child({at}){{width:{width * 1000 // whole / 10}%}}"
        for at, width in enumerate(paper.widths, 1)
    )
    institution = cells.get("profile/institution", say("paper.institution-blank", language))
    table = say("paper.edition", language, title=telling_title(rubric), edition=rubric.edition)
    if "check" in cells:
        table = say("paper.with-check", language, text=table, check=cells["check"])
    lies = "landscape" if paper.page.landscape else "portrait"
    return (
        f"@page{{size:A4 {lies};@top-left{{content:var(--pp-institution,{_css(_on_one_line(institution))})}}"
        f"@top-right{{content:var(--pp-table,{_css(table)})}}"
        f"@bottom-center{{content:{say('paper.pages', language)}}}}}"
        f".pp{{--pp-width:{LANDSCAPE if paper.page.landscape else PORTRAIT}mm}}{columns}\n"
    )


def _on_one_line(name: str) -> str:
    """A name as it fits at the head of every sheet, beside that of the table."""
    return name if len(name) <= _LINE else f"{name[: _LINE - 1]}…"


def _css(text: str) -> str:
    """A text as a string of a style sheet, which neither ends it nor the element that it stands in."""
    return json.dumps(text.replace("\n", " "), ensure_ascii=False).replace("<", "\\3c ")


def _heads(columns: Sequence[Leaf]) -> tuple[tuple[tuple[CellView, ...], ...], list[Placed]]:
    """The rows of the head: one, or two where a column is divided into bands."""
    banded = any(leaf.of == "bands" for leaf in columns)
    first, second, placed = [], [], []
    for (of, title), members in groupby(enumerate(columns), key=lambda one: (one[1].of, one[1].title)):
        held = list(members)
        text = (LineView((Run(title),)),)
        spans = str(len(held)) if len(held) > 1 else ""
        rows = "2" if banded and of != "bands" else ""
        first.append(CellView(f"head {of}", text, rows, spans, head=True))
        for at, leaf in held if of == "bands" else ():
            cell = CellView("head bands", (LineView((Run(leaf.band_title),)),), head=True)
            second.append(cell)
            placed.append(Placed(cell, -1, at))
        if of != "bands":
            placed.append(Placed(first[-1], -1, held[0][0], 1, len(held)))
    return ((tuple(first), tuple(second)) if banded else (tuple(first),)), placed


@dataclass(frozen=True)
class _Body:
    """The rows of the table, sums and adjustments among them; `held` stay with the row after them."""

    rubric: Rubric
    columns: Sequence[Leaf]
    maker: Rows
    cells: Sequence[Placed]
    held: frozenset[int]

    def rows(self, formula: tuple[LineView, ...]) -> Iterator[RowView]:
        """All of them, `formula` beside the first sum."""
        maker, adjusted = self.maker, bool(self.rubric.adjustments)
        points = plain(self.rubric.points)
        yield from self._planned(maker.groups, 0, "")
        if adjusted and self.rubric.combine != NO_TOTAL:
            yield RowView(
                _sum_row(self.columns, say("paper.subtotal", maker.language), points, "base", formula), "sum"
            )
        if adjusted:
            yield from self._planned(maker.adjustments, len(maker.groups), "adjusting")
            points, formula = "", ()
        followed = bool(self.rubric.conclusions or self.rubric.gates)
        if self.rubric.combine != NO_TOTAL:
            yield RowView(
                _sum_row(self.columns, say("paper.total", maker.language), points, "total", formula),
                "sum",
                held=followed,
            )

    def _planned(self, planned: Sequence[Planned], begin: int, kind: str) -> Iterator[RowView]:
        cells: dict[int, list[CellView]] = {}
        for one in self.cells:
            cells.setdefault(one.row, []).append(one.cell)
        for at, row in enumerate(planned):
            for heading in self.maker.bands_above(planned, at):
                lines = self.maker.title_runs(heading)
                whole = CellView("heading across", lines, columns=str(len(self.columns)), head=True)
                yield RowView((whole,), "across", held=True)
            yield RowView(tuple(cells[begin + at]), kind, row.criterion.id, begin + at in self.held)


def _before_sums(maker: Rows) -> tuple[int, ...]:
    """The rows that stand right in front of a row of sums."""
    return len(maker.groups) - 1, len(maker.groups) + len(maker.adjustments) - 1


def _label_columns(columns: Sequence[Leaf]) -> int:
    """How many columns the label of a sum takes: all in front of the points, or of the first that is needed."""
    needed = ("points", "assessment", "levels", "bands", "self", "review")
    return max(next(at for at, leaf in enumerate(columns) if leaf.of in needed), 1)


def _sum_row(
    columns: Sequence[Leaf], label: str, points: str, place: str, formula: tuple[LineView, ...]
) -> tuple[CellView, ...]:
    """A row of sums: its label, the points, the formula in the columns between, and the two scores."""
    begin = _label_columns(columns)
    spans = str(begin) if begin > 1 else ""
    found = [CellView("sum", (LineView((Run(label),)),), columns=spans, head=True)]
    told = formula
    for of, members in groupby(columns[begin:], key=lambda leaf: leaf.of if leaf.of in _OWN else ""):
        count = len(list(members))
        spans = str(count) if count > 1 else ""
        if of == "points":
            found.append(CellView("points", (LineView((Run(points),)),)))
        elif of in ("self", "review"):
            found.append(CellView(of, (LineView((Run(place=f"{place}/{of}"),)),)))
        else:
            found.append(CellView("sum formula", told if of == "" else (), columns=spans))
            told = () if of == "" else told
    return tuple(found)


_OWN: Final = ("points", "self", "review", "remark")
_NARROW: Final = 2  # conclusions need half of the sheet
_LINE: Final = 60  # signs that fit at the head of a sheet
