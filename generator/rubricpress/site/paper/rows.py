"""The rows of the printed table: which cells stand in them, and how many rows and columns each spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rubricpress.core.rubric import Criterion, Group, Rubric, number_of
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.paper.columns import Leaf, Placed, judged_in
from rubricpress.site.paper.footnotes import Footnotes
from rubricpress.site.paper.texts import RowTexts
from rubricpress.site.paper.views import CellView, LineView, Run
from rubricpress.site.views.amounts import points
from rubricpress.site.views.doubt_places import doubts_of
from rubricpress.site.views.notes import Doubts, plain_prose
from rubricpress.site.wording import say

_LONG = 12  # rows: a heading over more of them stands at its top, so that it is on their first page


@dataclass(frozen=True)
class Heading:
    """Something that spans rows: a group, or a title that neighbours share; `key` tells it from others."""

    key: str
    title: str
    group: Group | None = None


@dataclass(frozen=True)
class Planned:
    """A row with the headings that it stands under, outermost first."""

    criterion: Criterion
    path: tuple[Heading, ...]
    texts: RowTexts


class Rows:
    """Makes the cells of every row of one rubric."""

    def __init__(self, rubric: Rubric, columns: Sequence[Leaf], notes: Footnotes) -> None:
        self._rubric, self._columns, self._notes = rubric, columns, notes
        self.language = notes.language
        self._judged = judged_in(rubric)
        self._doubts: dict[str, Doubts] = {}
        self._heading = [at for at, leaf in enumerate(columns) if leaf.of in ("group", "section")]
        number = next((at for at, leaf in enumerate(columns) if leaf.of == "number"), -1)
        # a number in front of the groups is theirs; behind them it is that of the row
        self._group_number = number if number >= 0 and self._heading and number < self._heading[0] else -1
        self.groups = [row for group in rubric.groups for row in self._inside(group, ())]
        title = rubric.adjustments_title or say("paper.adjustments", notes.language)
        self.adjustments = [
            self._planned(one, (Heading(f"adjusting {one.section or title}", one.section or title),))
            for one in rubric.adjustments
        ]

    def placed(self, rows: Sequence[Planned], begin: int) -> list[Placed]:
        """The cells of these rows, the first of which is row `begin` of the table, in reading order."""
        found: list[Placed] = []
        for at, row in enumerate(rows):
            here = [*self._headings(rows, at), *self._cells(rows, at)]
            if rest := row.texts.rest():
                last = max(
                    (one for one in here if one.cell.kind in ("title", "standard", row.texts.main)),
                    key=lambda one: one.cell.kind == "title",
                )
                line = last.cell.lines[-1] if last.cell.lines else LineView(())
                lines = (*last.cell.lines[:-1], replace(line, runs=(*line.runs, *rest)))
                here[here.index(last)] = replace(last, cell=replace(last.cell, lines=lines))
            found += [replace(one, row=begin + at) for one in sorted(here, key=lambda one: one.at)]
        return found

    def bands_above(self, rows: Sequence[Planned], at: int) -> Iterator[Heading]:
        """In a table without a column for them, the headings that begin with this row."""
        if not self._heading:
            for level, heading in enumerate(rows[at].path):
                if self._first(rows, at, level):
                    yield heading

    def title_runs(self, heading: Heading) -> tuple[LineView, ...]:
        """What stands in the cell of a heading."""
        group = heading.group
        if group is None:
            text = self._section_prose(heading)
            return (LineView(text),)
        doubts = self._doubts[f"group {group.id}"]
        key = "number" if group.number else "id"
        numbered = (
            () if self._group_number >= 0 and self._outermost(group) else doubts.prose(number_of(group), key)
        )
        runs = self._notes.runs(numbered)
        title = self._notes.runs(doubts.prose(group.title, "title"))
        lines = [LineView((*runs, Run(" "), *title) if runs else title)]
        printed = group.points_printed or self._points(group)
        if printed:
            told = doubts.prose(
                say("paper.in-brackets", self._notes.language, text=printed), "points", "points_printed"
            )
            lines.append(LineView(self._notes.runs(told), "small"))
        rest = tuple(Run(note=self._notes.number(one.doubt)) for one in doubts.rest())
        if rest:
            lines[0] = LineView((*lines[0].runs, *rest))
        return (*lines, LineView((Run(place=f"inside/{group.id}"),), "small"))

    def _points(self, group: Group) -> str:
        """What stands below the title of a group that prints no points of its own."""
        language = self._notes.language
        told = points(group.points, language) if group.points else ""
        return told.replace(" ", "") if language == DEFAULT_LANGUAGE else told

    def _inside(self, group: Group, above: tuple[Heading, ...]) -> Iterator[Planned]:
        name = f"{number_of(group)} {group.title}".strip()
        self._doubts[f"group {group.id}"] = self._notes.know(
            doubts_of(self._rubric, group, f"n-g-{group.id}", name, self._notes.language)
        )
        path = (*above, Heading(f"group {group.id}", group.title, group))
        for one in group.criteria:
            section = (Heading(f"{path[-1].key} {one.section}", one.section),) if one.section else ()
            yield self._planned(one, (*path, *section))
        for inner in group.groups:
            yield from self._inside(inner, path)

    def _planned(self, one: Criterion, path: tuple[Heading, ...]) -> Planned:
        doubts = self._notes.know(
            doubts_of(self._rubric, one, f"n-{one.id}", number_of(one) or one.title, self._notes.language)
        )
        self._doubts[one.id] = doubts
        return Planned(
            one, path, RowTexts(self._rubric, one, self._columns, doubts, self._notes, judged=self._judged)
        )

    def _headings(self, rows: Sequence[Planned], at: int) -> Iterator[Placed]:
        row = rows[at]
        top = self._span(rows, at, 0)
        adjusting = row.path[0].group is None
        if self._group_number >= 0 and self._first(rows, at, 0) and not adjusting:
            group = row.path[0].group
            assert group is not None
            doubts = self._doubts[f"group {group.id}"]
            prose = doubts.prose(number_of(group), "number" if group.number else "id")
            cell = CellView("number", (LineView(self._notes.runs(prose)),), head=True)
            yield _spanning(cell, self._group_number, top, 1)
        for level, column in enumerate(self._heading):
            if level >= len(row.path):
                if not self._covered(rows, at):
                    yield Placed(CellView("blank"), 0, column)
                continue
            if not self._first(rows, at, level):
                continue
            span = self._span(rows, at, level)
            columns, first = 1, column
            if level == len(row.path) - 1 and self._ends(rows, at, level):
                columns += self._neighbours(level)
            if adjusting and 0 <= self._group_number == column - 1:
                columns, first = columns + 1, column - 1
            kind = "heading long" if span > _LONG else "heading"
            cell = CellView(kind, self.title_runs(row.path[level]), head=True)
            yield _spanning(cell, first, span, columns)

    def _cells(self, rows: Sequence[Planned], at: int) -> Iterator[Placed]:
        row, texts = rows[at], rows[at].texts
        merged = False  # the bands of a row that has none
        for column, leaf in enumerate(self._columns):
            if leaf.of in ("group", "section") or column == self._group_number:
                continue
            if leaf.of == "title" and texts.silent:
                continue
            if leaf.of == "bands" and not row.criterion.method.OF_BANDS:
                if not merged:
                    count = sum(one.of == "bands" for one in self._columns)
                    yield _spanning(CellView("bands text", texts.lines(leaf)), column, 1, count)
                merged = True
                continue
            if leaf.of == "standard":
                if shared := self._shared(rows, at):
                    first, columns = (column - 1, 2) if texts.silent else (column, 1)
                    yield _spanning(CellView(leaf.of, texts.lines(leaf)), first, shared, columns)
                continue
            yield Placed(CellView(leaf.of, texts.lines(leaf)), 0, column)

    def _shared(self, rows: Sequence[Planned], at: int) -> int:
        """How many rows from here on share one cell for their standard; 0 where it began above."""

        def same(one: Planned, other: Planned) -> bool:
            return bool(
                one.criterion.standard
                and one.criterion.standard == other.criterion.standard
                and one.path == other.path
                and one.texts.silent == other.texts.silent
                and one.texts.main != "standard"
            )

        if at and same(rows[at - 1], rows[at]):
            return 0
        count = 1
        while at + count < len(rows) and same(rows[at], rows[at + count]):
            count += 1
        return count

    def _first(self, rows: Sequence[Planned], at: int, level: int) -> bool:
        return at == 0 or rows[at - 1].path[: level + 1] != rows[at].path[: level + 1]

    def _span(self, rows: Sequence[Planned], at: int, level: int) -> int:
        count = 1
        while at + count < len(rows) and not self._first(rows, at + count, level):
            count += 1
        return count

    def _ends(self, rows: Sequence[Planned], at: int, level: int) -> bool:
        """Whether no row of this heading stands under a further one, and its cell can take their columns."""
        return all(len(one.path) == level + 1 for one in rows[at : at + self._span(rows, at, level)])

    def _covered(self, rows: Sequence[Planned], at: int) -> bool:
        """Whether the innermost heading of a row takes the columns of those that it has not."""
        level = len(rows[at].path) - 1
        begin = at
        while not self._first(rows, begin, level):
            begin -= 1
        return self._ends(rows, begin, level) and self._neighbours(level) == len(self._heading) - level - 1

    def _neighbours(self, level: int) -> int:
        """How many columns of headings follow the one of this level; none where another column lies between."""
        rest = self._heading[level:]
        return len(rest) - 1 if rest[-1] - rest[0] == len(rest) - 1 else 0

    def _outermost(self, group: Group) -> bool:
        return any(one is group for one in self._rubric.groups)

    def _section_prose(self, heading: Heading) -> tuple[Run, ...]:
        pieces = plain_prose(heading.title)
        for row in (*self.groups, *self.adjustments):
            if heading in row.path:
                pieces = self._doubts[row.criterion.id].marked(pieces, "section")
        return self._notes.runs(pieces)


def _spanning(cell: CellView, at: int, rows: int, columns: int) -> Placed:
    spans = replace(cell, rows=str(rows) if rows > 1 else "", columns=str(columns) if columns > 1 else "")
    return Placed(spans, 0, at, rows, columns)
