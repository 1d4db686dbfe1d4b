"""Excel workbooks (.xlsx): each sheet a table, with merged cells, as the cells show themselves."""

from __future__ import annotations

import io
import re
import warnings
from datetime import datetime
from typing import Any, Final

import openpyxl
from openpyxl.utils import column_index_from_string

from rubricpress.draft.doubt import Doubt
from rubricpress.draft.files.grid import LONGEST_SIDE, MOST_CELLS, Cell, Document, Grid
from rubricpress.draft.files.package import Package
from rubricpress.draft.files.refusal import Refused
from rubricpress.draft.words.phrases import bare

_MOST_MERGED: Final = 4 * MOST_CELLS
_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})[\"']"
)


def document_of_sheets(package: Package, raw: bytes) -> Document:
    """The visible sheets of a workbook that hold something, in order."""
    package.check()
    if sum(map(_merged, package.parts("xl/worksheets/"))) > _MOST_MERGED:
        raise Refused("draft-many-cells", limit=str(MOST_CELLS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are not needed here
        try:
            book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(raw), data_only=False)
        except Exception as error:  # whatever a broken workbook makes its reader raise
            raise Refused("draft-broken") from error
    tables: list[Grid] = []
    doubts: list[Doubt] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            doubts.append(Doubt("sheet-hidden", {"name": sheet.title}))
            continue
        if sheet.max_row * sheet.max_column > MOST_CELLS and len(sheet._cells) > MOST_CELLS:  # noqa: SLF001
            raise Refused("draft-many-cells", limit=str(MOST_CELLS))
        grid, found = _grid(sheet, formulas[sheet.title])
        doubts += found
        if grid.cells:
            tables.append(grid)
    return Document(tuple(tables), tuple(doubts))


def _merged(sheet: bytes) -> int:
    """How many cells of a sheet the merged ones cover: whatever reads the workbook makes every one of them."""
    covered = 0
    for left, top, right, bottom in _MERGED.findall(sheet):
        columns = abs(column_index_from_string(right.decode()) - column_index_from_string(left.decode()))
        covered += (columns + 1) * (abs(int(bottom) - int(top)) + 1)
    return covered


def _grid(sheet: Any, formulas: Any) -> tuple[Grid, list[Doubt]]:
    """One sheet, from the first row and column that hold something to the last."""
    doubts = []
    held: dict[tuple[int, int], str] = {}
    hidden = False
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001  (asking for every cell would make them)
        text = _shown(cell)
        if not text and formulas.cell(row, column).data_type == "f":
            doubts.append(Doubt("formula-empty", {"cell": cell.coordinate}))
        if text:
            held[row, column] = text
            hidden = (
                hidden
                or sheet.row_dimensions[row].hidden
                or sheet.column_dimensions[cell.column_letter].hidden
            )
        if cell.comment is not None:
            doubts.append(Doubt("beside-text", {"text": bare(cell.comment.text)}))
    if not held:
        return Grid(()), doubts
    if hidden:
        doubts.append(Doubt("rows-hidden", {"name": sheet.title}))
    spans = {
        (one.min_row, one.min_col): (one.max_row - one.min_row + 1, one.max_col - one.min_col + 1)
        for one in sheet.merged_cells.ranges
    }
    top, left = min(row for row, _ in held), min(column for _, column in held)
    bottom, right = max(row for row, _ in held), max(column for _, column in held)
    if bottom - top >= LONGEST_SIDE * 5 or right - left >= LONGEST_SIDE:
        raise Refused("draft-many-cells", limit=str(MOST_CELLS))
    cells = []
    for (row, column), text in sorted(held.items()):
        tall, wide = spans.get((row, column), (1, 1))
        tall, wide = min(tall, bottom - row + 1), min(wide, right - column + 1)
        cells.append(Cell(text, row - top, column - left, tall, wide))
    return _framed(cells, sheet.title, (top, left)), doubts


def _framed(cells: list[Cell], name: str, at: tuple[int, int]) -> Grid:
    """The table with the rows of a single cell above and below it as lines of text."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    order = sorted(rows)
    several = [row for row in order if len(rows[row]) > 1]
    if not several:
        return Grid(tuple(cells), name=name, lettered=True, at=at)
    above = [cell for row in order if row < several[0] for cell in rows[row] if cell.last_row < several[0]]
    kept = [cell for cell in cells if cell not in above]
    before = tuple(cell.text for cell in above)
    return Grid(tuple(kept), name=name, before=before, lettered=True, at=at)


def _shown(cell: Any) -> str:
    """A value as its cell shows it: 0.025 under a per cent format is 2.5%."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        form = str(cell.number_format or "")
        if "%" in form:
            places = len(form.partition(".")[2].partition("%")[0])
            return f"{value:.{min(places, 10)}%}"
        return f"{value:.12g}" if isinstance(value, float) else str(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d")
    return str(value)
