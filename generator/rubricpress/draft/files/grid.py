"""A table as cells: each with its text, its place and how many rows and columns it covers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rubricpress.draft.doubt import Doubt

LONGEST_SIDE = 4000
"""No table of this trade has more rows, nor more cells than that times a few columns."""

MOST_CELLS = 50_000
"""No table of this trade has more cells."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text as it stands, line breaks included; a merged cell covers several rows or columns."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        """The last row that the cell covers."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The last column that the cell covers."""
        return self.column + self.columns - 1


@dataclass(frozen=True)
class Grid:
    """A table: its cells in reading order, and the lines of text above and below it.

    `lettered` where a person finds a cell by its letter and number (C5), as in a spreadsheet; `at` is what
    is added to row and column to get the place on the sheet. `spans` where merged cells are known; plain
    text has none, and an empty cell may continue the one above. `beside` are further tables, with the adjustments of this one.
    """

    cells: tuple[Cell, ...]
    name: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lettered: bool = False
    at: tuple[int, int] = (1, 1)
    spans: bool = True
    beside: tuple[Grid, ...] = ()

    @cached_property
    def _map(self) -> dict[tuple[int, int], Cell]:
        covered: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    covered.setdefault((row, column), cell)
        return covered

    @property
    def above(self) -> str:
        """The line right above the table; '' where there is none."""
        return next((text for text in reversed(self.before) if text.strip()), "")

    @cached_property
    def height(self) -> int:
        """How many rows there are."""
        return max((cell.last_row + 1 for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """How many columns there are."""
        return max((cell.last_column + 1 for cell in self.cells), default=0)

    def covering(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place; None where there is none."""
        return self._map.get((row, column))

    def row(self, row: int) -> list[Cell]:
        """The cells that cover a row, each once, from left to right."""
        found = (self._map.get((row, column)) for column in range(self.width))
        return list(dict.fromkeys(cell for cell in found if cell is not None))

    def beginning(self, row: int) -> list[Cell]:
        """The cells that begin in a row and hold text."""
        return [cell for cell in self.row(row) if cell.row == row and cell.text.strip()]

    def place(self, cell: Cell, language: str) -> str:
        """Where a person finds a cell."""
        row, column = cell.row + self.at[0], cell.column + self.at[1]
        if self.lettered:
            return f"{_letters(column)}{row}"
        return f"第 {row} 行第 {column} 栏" if language == "zh" else f"row {row}, column {column}"


@dataclass(frozen=True)
class Document:
    """What a file holds: its tables in order, and what is worth saying about the reading."""

    tables: tuple[Grid, ...]
    doubts: tuple[Doubt, ...] = ()


def _letters(column: int) -> str:
    """The letters of a spreadsheet's column, counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
