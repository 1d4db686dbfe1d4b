"""Web pages (.html), and what Excel and WPS save as such under another name: their tables and the lines around."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from rubricpress.draft.doubt import Doubt
from rubricpress.draft.files.grid import Cell, Document, Grid

_BREAKING: Final = frozenset(("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"))
_UNSEEN: Final = frozenset(("script", "style", "head", "template", "noscript"))
_LARGEST_SPAN: Final = 200


def document_of_page(text: str) -> Document:
    """The tables of a page, in order."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end()
    return Document(tuple(reader.tables), tuple(reader.doubts))


class _Reader(HTMLParser):
    """One walk through the tags. A table inside a cell becomes words of the cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Grid] = []
        self.doubts: list[Doubt] = []
        self.words: list[str] = []
        self.unseen = 0
        self.depth = 0
        self.lines: list[str] = []
        self.cells: list[Cell] = []
        self.covered: set[tuple[int, int]] = set()
        self.row = -1
        self.cell: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what counts."""
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "table":
            self.depth += 1
            if self.depth == 1:
                self._lines()
            elif not self.doubts:
                self.doubts.append(Doubt("table-nested"))
        elif self.depth == 1 and tag == "tr":
            self._close_cell()
            self.row += 1
        elif self.depth == 1 and tag in ("td", "th"):
            self._close_cell()
            self.row = max(self.row, 0)
            self.cell = (_span(attrs, "rowspan"), _span(attrs, "colspan"))
            self.words = []
        elif tag == "input" and dict(attrs).get("type") in ("checkbox", "radio"):
            self.words.append("□")
        elif tag in _BREAKING:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "table" and self.depth:
            self.depth -= 1
            if not self.depth:
                self._close_table()
        elif self.depth == 1 and tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag in _BREAKING:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words; the source's own line breaks are spaces."""
        if not self.unseen:
            self.words.append(re.sub(r"\s+", " ", data))

    def end(self) -> None:
        """The end of the page, which closes a table that is not closed."""
        if self.depth:
            self._close_table()
        self._lines()
        if self.tables:
            last = self.tables[-1]
            self.tables[-1] = Grid(last.cells, before=last.before, after=tuple(self.lines))

    def _lines(self) -> None:
        """The words outside tables, as lines."""
        self.lines += [one for line in "".join(self.words).split("\n") if (one := line.strip())]
        self.words = []

    def _close_cell(self) -> None:
        if self.cell is None:
            return
        tall, wide = self.cell
        column = 0
        while (self.row, column) in self.covered:
            column += 1
        self.cells.append(Cell("".join(self.words).strip(), self.row, column, tall, wide))
        self.covered |= {(self.row + down, column + right) for down in range(tall) for right in range(wide)}
        self.cell, self.words = None, []

    def _close_table(self) -> None:
        self._close_cell()
        self.depth = 0
        last = max((cell.row for cell in self.cells), default=0)
        cells = tuple(
            Cell(one.text, one.row, one.column, min(one.rows, last - one.row + 1), one.columns)
            for one in self.cells
        )
        if cells:
            if self.tables:
                before = self.tables[-1]
                self.tables[-1] = Grid(before.cells, before=before.before, after=tuple(self.lines))
            self.tables.append(Grid(cells, before=tuple(self.lines)))
            self.lines = []
        self.cells, self.covered, self.row, self.words = [], set(), -1, []


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    value = dict(attrs).get(name) or "1"
    return max(1, min(int(value), _LARGEST_SPAN)) if value.isascii() and value.isdigit() else 1
