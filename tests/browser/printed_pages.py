"""A printed PDF as tests read it: the words of each page, column by column, and which rows stand on which page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from tests.site.sheets import Cell, Sheet

_PAGE: Final = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD: Final = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
_MARK: Final = re.compile(r"\u2060|\[\d+\]")
_MARGIN: Final = 34.5  # points: 12 mm, and half a line
_LINE: Final = 5.0  # words that stand less apart are on one line


@dataclass(frozen=True)
class Word:
    """A word, and the middle of its place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class PrintedPage:
    """A page with its size in points, and its words from top to bottom."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """All words of the page without spaces."""
        return joined(self.words)

    def column(self, begin: float, end: float) -> str:
        """The words between two places, which are parts of the width inside the margins."""
        inside = self.width - 2 * _MARGIN
        left, right = _MARGIN + begin * inside, _MARGIN + end * inside
        return joined([one for one in self.words if left <= one.x < right])


def joined(words: Sequence[Word]) -> str:
    """The words line by line, each from left to right, without spaces and marks of footnotes."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.y):
        if lines and word.y - lines[-1][-1].y < _LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    text = "".join(word.text for line in lines for word in sorted(line, key=lambda one: one.x))
    return _MARK.sub("", text)  # a mark may be cut into several words


def pages_of(pdf: Path) -> list[PrintedPage]:
    """The pages of a PDF, read by pdftotext."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True, text=True)
    return [
        PrintedPage(float(width), float(height), tuple(_word(*found) for found in _WORD.findall(inner)))
        for width, height, inner in _PAGE.findall(done.stdout)
    ]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    x, y = (float(left) + float(right)) / 2, (float(top) + float(bottom)) / 2
    return Word(x, y, re.sub(r"\s+", "", unescape(text)))


def rows_by_page(sheet: Sheet, widths: Sequence[int], pages: Sequence[PrintedPage]) -> list[list[str]]:
    """The ids of the criteria on each page; fails where a cell of a row is torn, or stands apart from its row.

    Each column is read from its top: the text of each cell must be found whole on one page, behind that of the row
    above, and on the same page as the other cells of its row.
    """
    ends = list(accumulate(widths, initial=0))
    parts = [(begin / ends[-1], end / ends[-1]) for begin, end in pairwise(ends)]
    streams = [[page.column(*part) for page in pages] for part in parts]
    heads = {
        cell.column: cell.text
        for cell in sheet.cells()
        if cell.kind.startswith("head ") and cell.columns == 1
    }
    # what stands above the head of the table is none of its cells
    streams = [
        [text[max(text.find(heads[column]), 0) + len(heads[column]) :] for text in texts]
        for column, texts in enumerate(streams)
    ]
    at = [(0, 0)] * len(parts)
    found: dict[str, int] = {}
    for name, cells in _cells_by_row(sheet):
        for cell in cells:
            page, position = at[cell.column]
            while (begin := streams[cell.column][page].find(cell.text, position)) < 0:
                page, position = page + 1, 0
                assert page < len(pages), f"the cell '{cell.text}' of row {name} is torn"
            at[cell.column] = (page, begin + len(cell.text))
            assert found.setdefault(name, page) == page, f"row {name} is torn at '{cell.text}'"
    return [[name for name, page in found.items() if page == number] for number in range(len(pages))]


def _cells_by_row(sheet: Sheet) -> list[tuple[str, list[Cell]]]:
    """The cells with words that stand in one row and one column only, by the id of their criterion."""
    ids = [one.get("data-row") for one in sheet.table.find("tbody").findall("tr")]
    rows: dict[str, list[Cell]] = {name: [] for name in ids if name}
    for cell in sheet.cells():
        name = ids[cell.row] if cell.row < len(ids) else None
        if name and cell.text and (cell.rows, cell.columns) == (1, 1) and not cell.kind.startswith("head "):
            rows[name].append(cell)
    return [(name, cells) for name, cells in rows.items() if cells]
