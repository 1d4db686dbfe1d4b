"""Plain text with tabs, comma-separated files, and cells that end in `|`: text -> table."""

from __future__ import annotations

import csv
import re
from collections import Counter

from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.stream import rows_of_stream

_ENCODINGS = ("utf-8-sig", "gb18030")


def decoded(raw: bytes) -> str | None:
    """The text of a file as Excel, WPS or an editor saves it; None where it is no text."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def table_of_csv(text: str) -> list[Grid]:
    """The table of a comma-separated file; semicolons and tabs separate too, where they stand in the first lines."""
    top = text[:4000]
    separator = max(",;\t", key=lambda sign: (top.count(sign), sign == ","))
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error:
        rows = [line.split(separator) for line in text.splitlines()]
    return _grids(rows)


def table_of_text(text: str) -> list[Grid]:
    """The table in plain text, in whichever of the known ways it is laid out; none where it is in none."""
    lines = text.split("\n")
    if sum(line.rstrip().endswith("|") for line in lines) * 3 > sum(bool(line.strip()) for line in lines):
        return _piped(lines)
    if sum(bool(re.match(r"\t[^\t]*$", line)) for line in lines) > sum(
        "\t" in line.strip() for line in lines
    ):
        return _stacked(lines)
    if "\t" in text:
        return _grids([line.split("\t") for line in lines])
    return []


def _grids(rows: list[list[str]]) -> list[Grid]:
    """A table of rows; lines of one cell above it and below it are text around it."""
    filled = [at for at, row in enumerate(rows) if sum(bool(cell.strip()) for cell in row) > 1]
    if not filled:
        return []
    first, last = filled[0], filled[-1]

    def lines(some: list[list[str]]) -> tuple[str, ...]:
        return tuple(cell.strip() for row in some for cell in row if cell.strip())

    cells = [
        Cell(text, at, column)
        for at, row in enumerate(row for row in rows[first : last + 1] if any(cell.strip() for cell in row))
        for column, text in enumerate(row)
    ]
    return [Grid(tuple(cells), before=lines(rows[:first]), after=lines(rows[last + 1 :]), spans=False)]


def _piped(lines: list[str]) -> list[Grid]:
    """Cells that end in `|`: a row on each line, or a cell on each, the ends of the rows not told."""
    rows = [_cells(line) if line.strip().endswith("|") else [line] for line in lines]
    if sum(len(row) > 1 for row in rows) * 2 > sum(line.strip().endswith("|") for line in lines):
        return _grids([row for row in rows if not re.fullmatch(r"[-:| ]*", "|".join(row)) or len(row) == 1])
    text = "\n".join(lines)
    *cells, last = text.split("|")
    before: tuple[str, ...] = ()
    if cells:  # lines above the table stand in front of the first cell
        *above, head = cells[0].strip("\n").split("\n")
        before, cells[0] = tuple(line.strip() for line in above if line.strip()), head
    after = tuple(line.strip() for line in last.splitlines() if line.strip())
    grid = rows_of_stream([cell.strip() for cell in cells])
    return [Grid(grid, before=before, after=after, spans=False)] if grid else []


def _cells(line: str) -> list[str]:
    """The cells of a row between bars; a bar at its beginning and end bounds it."""
    return line.strip().removesuffix("|").removeprefix("|").split("|")


def _stacked(lines: list[str]) -> list[Grid]:
    """Cells that begin with a tab, one below the other; an empty line ends a row, or stands inside a cell."""
    first = next(at for at, line in enumerate(lines) if line.startswith("\t"))
    before = tuple(line.strip() for line in lines[:first] if line.strip())
    chunks: list[list[str]] = [[]]
    blank = False
    for line in lines[first:]:
        if line.startswith("\t"):
            if blank and chunks[-1]:
                chunks.append([])
            chunks[-1].append(line[1:])
        elif chunks[-1]:
            chunks[-1][-1] += "\n" + line
        blank = not line.startswith("\t") and not line.strip()
    rows = _whole_rows(chunks)
    cells = [Cell(text, at, column) for at, row in enumerate(rows) for column, text in enumerate(row)]
    return [Grid(tuple(cells), before=before, spans=False)]


def _whole_rows(chunks: list[list[str]]) -> list[list[str]]:
    """Chunks joined where an empty line at the end of a cell has parted a row.

    The width of the table is that of most rows.
    """
    widths = Counter(len(chunk) for chunk in chunks)
    width = max((count, size) for size, count in widths.items())[1]
    rows: list[list[str]] = []
    for chunk in chunks:
        joined = [*rows[-1], *chunk] if rows and len(rows[-1]) < width else []
        if joined and len(joined) <= width and (len(joined) == width or _parted(rows[-1])):
            rows[-1] = joined
        else:
            rows.append(chunk)
    return rows


def _parted(row: list[str]) -> bool:
    """Whether the last cell of a row ends in several empty lines: the row goes on."""
    return bool(re.search(r"\n\s*\n\s*\n", row[-1][len(row[-1].rstrip()) :]))
