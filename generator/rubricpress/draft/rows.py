"""The rows of a table by what they are: criteria, headings, sums, notes, adjustments."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.key_rows import unpointed_rows_are_starred
from rubricpress.draft.layout import Layout
from rubricpress.draft.words.heads import is_adjusting, is_note, is_signed, is_subtotal, total_of
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import bare, is_dash, label, number, percent, points_behind

_LONGEST_HEADING: Final = 60


@dataclass
class Unit:
    """One criterion or adjustment: its cells by what they hold, and the names above it.

    `unpointed` where its cell for points is empty, and none above goes on there.
    `section` is the label of adjustments (加分项); `adjusting` where the row is one; `choices` are the words and scores
    of the rows that were options of this one. `fresh` says for each level whether its
    cell begins here.
    """

    row: int
    cells: dict[int, list[Cell]]
    levels: list[Cell | None] = field(default_factory=list)
    fresh: list[bool] = field(default_factory=list)
    number: Cell | None = None
    section: Cell | None = None
    adjusting: bool = False
    unpointed: bool = False
    choices: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """A row that names the group that follows: by one cell, or by a number, a name and a sum in several."""

    cell: Cell
    number: str = ""
    points: str = ""


@dataclass(frozen=True)
class Total:
    """A row of sums: its label, the number, and what else stands in it."""

    label: Cell
    points: str
    number: Cell | None
    others: tuple[Cell, ...]


@dataclass(frozen=True)
class Note:
    """A note to the whole table: its label where it has one, and its text."""

    label: Cell | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Left:
    """Cells of a row that is none of these."""

    cells: tuple[Cell, ...]


Entry = Unit | Heading | Total | Note | Left


def entries(grid: Grid, layout: Layout, section: Cell | None = None) -> list[Entry]:
    """Every row of the body, in order; `section` is what all of them stand under, where that is no row of the table."""
    reader = _Reader(grid, layout)
    if section is not None:
        reader.section, reader.summed = section, True
    for row in range(layout.head.stop, grid.height):
        reader.read(row)
    return reader.found


def star_of(unit: Unit, title: int | None) -> str:
    """The star at the title or number of a row, or at the first name above it that has one; '' for none."""
    held = unit.cells.get(title, []) if title is not None else []
    cells = [*held, unit.number, *unit.levels]
    return next((found for cell in cells if cell and (found := label(cell.text).star)), "")


class _Reader:
    """One walk down the body."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self.grid, self.layout = grid, layout
        self.levels = [column.index for column in layout.of("level")]
        self.points, self.title = layout.index("points"), layout.index("title")
        self.number = layout.index("number")
        self.starred_alone = unpointed_rows_are_starred(grid, layout)
        self.judged = {column.index for column in layout.of("standard", "assessment", "band")}
        self.blank = {column.index for column in layout.of("blank", "self", "review")}
        self.head = {bare(cell.text) for row in layout.head for cell in grid.beginning(row)}
        self.found: list[Entry] = []
        self.section: Cell | None = None
        self.summed = False
        self.unit: Unit | None = None

    def read(self, row: int) -> None:
        """Enter one row."""
        cells = self.grid.beginning(row)
        if not cells:
            return
        if {bare(cell.text) for cell in cells} <= self.head and len(cells) > 1:
            return  # the head, repeated on a further page
        first = cells[0]
        named = self._named(cells)
        summed, points = total_of(named.text)
        if summed:
            self._total(named, points, [cell for cell in cells if cell is not named])
        elif is_note(first.text) and first.column <= 1 and len(cells) < 4 and not self._numeric(row):
            self._end(Note(first, tuple(cells[1:])) if cells[1:] else Note(None, (first,)))
        elif len(cells) == 1 and self._alone(first):
            self._lone(first)
        else:
            self._row(row, cells)

    def _named(self, cells: list[Cell]) -> Cell:
        """The cell that says what a row is: the first, or that behind points which stand on the left."""
        behind = self.points == cells[0].column and len(cells) > 1 and number(cells[0].text)
        return cells[1] if behind else cells[0]

    def _end(self, entry: Entry) -> None:
        self.found.append(entry)
        self.unit = None

    def _total(self, first: Cell, points: str, others: list[Cell]) -> None:
        numbers = [cell for cell in others if number(cell.text)]
        held = next((cell for cell in numbers if self.points in (cell.column, cell.last_column)), None)
        held = held or (numbers[0] if len(numbers) == 1 else None)
        value = points or (number(held.text) if held else "")
        rest = tuple(cell for cell in others if cell is not held or points)
        if not is_subtotal(first.text):
            self.summed = True
            self.section = None
        self._end(Total(first, value, None if points else held, rest))

    def _alone(self, cell: Cell) -> bool:
        """Whether the only cell of a row is not just the first of a merged stretch, or a continued text."""
        wide = cell.columns * 2 > self.grid.width
        covered = any(
            other.row < cell.row and other.text.strip() and other is not cell
            for other in self.grid.row(cell.row)
        )
        return not covered and (wide or (cell.column == 0 and not self.grid.spans))

    def _lone(self, cell: Cell) -> None:
        text = bare(cell.text)
        if is_adjusting(points_behind(label(cell.text).title)[0]):
            self.section = cell
            self._end(Left(()))
            return
        heads = label(cell.text).number or points_behind(text)[1] or cell.columns * 2 > self.grid.width
        if heads and len(text) <= _LONGEST_HEADING and text[-1] not in "。；;":
            self.section = None
            self._end(Heading(cell))
        else:
            self._end(Note(None, (cell,)))

    def _numeric(self, row: int) -> bool:
        cell = self.grid.covering(row, self.points) if self.points is not None else None
        return cell is not None and bool(number(cell.text) or percent(cell.text))

    def _row(self, row: int, cells: list[Cell]) -> None:
        label_cell = next((cell for cell in cells if self._labels(row, cell)), None)
        if label_cell is not None and label_cell.column in (*self.levels, self.number, self.title, 0):
            self.section = label_cell
        elif any(cell.column in self.levels for cell in cells) and not self.summed:
            self.section = None
        rest = [cell for cell in cells if cell is not self.section]
        holder = self.grid.covering(row, self.points) if self.points is not None else None
        told = self._told(rest)
        if self._begins(row, holder, rest, told):
            self._unit(row, rest)
        elif self.unit is not None and told:
            for cell in rest:
                self.unit.cells.setdefault(cell.column, []).append(cell)
        elif told and (self.summed or self.section):
            self._unit(row, rest)
        elif rest:
            self._end(Left(tuple(rest)))

    def _labels(self, row: int, cell: Cell) -> bool:
        """Whether a cell calls what follows adjustments; the title of one row with points (创新, 5) is a title."""
        if not is_adjusting(cell.text) or cell.column == self.points:
            return False
        alone = cell.column == self.title and cell.rows == 1 and not is_signed(bare(cell.text))
        return not (alone and self._numeric(row) and not self.summed)

    def _told(self, cells: list[Cell]) -> bool:
        """Whether there are words of a criterion in these cells, not only in columns filled in by hand."""
        kept = {self.title, *self.judged, *(column.index for column in self.layout.of("remark", "extra"))}
        return any(cell.column in kept for cell in cells) or any(parts_of(cell.text).all for cell in cells)

    def _begins(self, row: int, holder: Cell | None, cells: list[Cell], told: bool) -> bool:
        """Whether a new criterion begins: with points of its own, or with a title whose points are not above."""
        own = holder is not None and holder.row == row and bool(holder.text.strip())
        if own and holder is not None and (self._scored(holder.text) or told):
            return True
        titled = any(cell.column == self.title for cell in cells)
        shared = holder is not None and holder.row != row and holder.text.strip() and not is_dash(holder.text)
        if titled and not shared:
            return True
        apart = any(cell.column in self.levels or cell.column == self.number for cell in cells)
        return told and apart and (holder is None or holder.row == row)

    def _scored(self, text: str) -> bool:
        return bool(number(text) or percent(text) or parts_of(text).all or is_adjusting(text))

    def _unit(self, row: int, cells: list[Cell]) -> None:
        """A new unit with the names above it, carried down where a cell is empty."""
        before = self._last()
        unit = Unit(row, {}, section=self.section)
        same = before is not None
        for at, index in enumerate(self.levels):
            cell = self.grid.covering(row, index)
            held = cell if cell is not None and cell.text.strip() and cell is not self.section else None
            above = before.levels[at] if before is not None and same else None
            if held is None:
                held = above if before is not None and self.section is before.section else None
            elif above is not None and bare(held.text) == bare(above.text):
                held = above  # the name is written anew in each row
            fresh = held is not None and held is not above
            same = same and not fresh  # below a new name, what stood below the old one does not go on
            unit.levels.append(held)
            unit.fresh.append(fresh)
        skipped = {*self.levels, self.number}
        for column in self.layout.columns:
            cell = self.grid.covering(row, column.index)
            if cell is None or not cell.text.strip() or cell is self.section or column.index in skipped:
                continue
            held_cells = unit.cells.setdefault(cell.column, [])
            if cell not in held_cells and (cell.row == row or column.index in (self.title, self.points)):
                held_cells.append(cell)
            elif not held_cells:
                held_cells.append(cell)  # a merged cell says the same of each of its rows
        self._carry_title(unit, before)
        unit.number = self._number(row)
        if self.points is not None and (self.grid.spans or self.starred_alone):
            holder = self.grid.covering(row, self.points)
            unit.unpointed = holder is None or not holder.text.strip()
        unit.adjusting = self._adjusts(unit)
        self.unit = unit
        self.found.append(unit)

    def _carry_title(self, unit: Unit, before: Unit | None) -> None:
        """Where merged cells are not known, an empty title goes on below the one above, unless a group begins."""
        if self.grid.spans or self.title is None or before is None or any(unit.fresh):
            return
        if not unit.cells.get(self.title) and unit.section is None and before.cells.get(self.title):
            unit.cells[self.title] = before.cells[self.title]

    def _last(self) -> Unit | None:
        """The unit above, unless a heading or a sum stands between."""
        for entry in reversed(self.found):
            if isinstance(entry, Unit):
                return entry
            if isinstance(entry, Heading):
                return None
        return None

    def _number(self, row: int) -> Cell | None:
        cell = self.grid.covering(row, self.number) if self.number is not None else None
        return cell if cell is not None and cell.text.strip() and cell is not self.section else None

    def _adjusts(self, unit: Unit) -> bool:
        """Whether the row adds to the base total or takes from it."""
        cells = unit.cells.get(self.points, []) if self.points is not None else []
        points = bare("".join(cell.text for cell in cells))
        if (
            number(points).startswith("-")
            or is_adjusting(points)
            or points[:1] in ("+", "＋", "±", "加", "扣")
        ):
            return True
        if unit.section is not None and is_signed(bare(unit.section.text)):
            return True
        met_or_not = is_dash(points) and star_of(unit, self.title)
        if number(points) or percent(points) or met_or_not:
            return False
        texts = [cell.text for held in unit.cells.values() for cell in held]
        if unit.section is not None or self.summed:
            return True
        told = [parts_of(text) for text in texts]
        if any(one.emptied for one in told) or any("得满分" in bare(text) for text in texts):
            return False  # it has points of its own, though they cannot be read
        found = [part for one in told for part in one.all]
        return bool(found) and self.points is not None and all(part.loses for part in found)
