"""Rubrics laid out as an office lays out its tables, and written as Word, Excel, CSV and HTML files.

Made from the rubric alone: nothing here knows how drafts are read.
"""

from __future__ import annotations

import csv
import html
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import docx
import openpyxl
from openpyxl.utils import get_column_letter

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Criterion, Group, Rubric


@dataclass
class Sheet:
    """A table: title above, cells as (row, column, rows, columns, text), lines below."""

    title: str
    cells: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    width: int = 0
    height: int = 0

    def put(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self.cells.append((row, column, rows, columns, text))
        self.height = max(self.height, row + rows)


def laid_out(rubric: Rubric) -> Sheet:
    """The table as printed: a head, merged names of groups, a row for each criterion, sums, adjustments, notes."""
    sheet = Sheet(rubric.title + (f"（{rubric.seal}）" if rubric.seal else ""))
    places: dict[str, int] = {}
    column = 0
    for one in rubric.columns:
        places.setdefault(one.of, column)
        column += len(rubric.bands) if one.of == "bands" else 1
    sheet.width = column
    deep = 2 if rubric.bands else 1
    at = 0
    for one in rubric.columns:
        if one.of == "bands":
            sheet.put(0, at, one.title, columns=len(rubric.bands))
            for band in rubric.bands:
                sheet.put(1, at, band.title)
                at += 1
        else:
            sheet.put(0, at, one.title, rows=deep)
            at += 1
    row = deep
    for group in rubric.groups:
        row = _group(sheet, group, places, row)
    if rubric.formula:
        sheet.put(row, 0, "合计")
        sheet.put(row, places["points"], plain(rubric.points))
        row += 1
    for _, same in groupby(rubric.adjustments, key=lambda one: (one.section, one.standard)):
        _adjustments(sheet, rubric, list(same), places, row)
        row += 1
    if rubric.instructions:
        sheet.below.append(f"说明：{rubric.instructions}")
    return sheet


def _printed(printed: str, points: Decimal | None) -> str:
    return printed or (plain(points) if points is not None else "")


def _group(sheet: Sheet, group: Group, places: dict[str, int], row: int) -> int:
    first = row
    for criterion in group.criteria:
        _criterion(sheet, criterion, places, row)
        row += 1
    if "section" in places:
        for section, same in groupby(enumerate(group.criteria, first), key=lambda one: one[1].section):
            rows = [at for at, _ in same]
            if section:
                sheet.put(rows[0], places["section"], section, rows=len(rows))
    for inner in group.groups:
        begin = row
        for criterion in inner.criteria:
            _criterion(sheet, criterion, places, row)
            row += 1
        text = f"{inner.id} {inner.title}\n{_printed(inner.points_printed, inner.points)}分"
        sheet.put(begin, places["section"], text, rows=row - begin)
    name = group.title
    if group.points is not None:
        name += f"（{group.points_printed}）" if group.points_printed else f"\n{plain(group.points)}分"
    if group.groups:
        name = f"{group.id}. {name}"
    sheet.put(first, places["group"], name, rows=row - first)
    if group.number:
        sheet.put(first, places["number"], group.number, rows=row - first)
    return row


def _criterion(sheet: Sheet, one: Criterion, places: dict[str, int], row: int) -> None:
    dotted = one.id.count(".") > 1
    texts = {
        "title": ("*" if one.starred else "") + (f"{one.id} " if dotted else "") + one.title,
        "standard": one.standard,
        "points": _printed(one.points_printed, one.points),
        "assessment": one.assessment,
        "remark": one.remark,
    }
    if one.id.isdigit():
        texts["number"] = one.id
    if isinstance(one.method, Levels):
        texts["levels"] = "\n".join(
            f"□ {plain(level.score)}分 {level.descriptor}" for level in one.method.levels
        )
    elif "levels" in places and "assessment" not in places:
        texts["levels"] = one.assessment
    if isinstance(one.method, Graded):
        for at, band in enumerate(one.method.bands):
            words = f"{band.descriptor}\n" if band.descriptor else ""
            sheet.put(row, places["bands"] + at, f"{words}{plain(band.to)}-{plain(band.least)}")
    assert not isinstance(one.method, Checklist) or one.assessment
    for of, text in texts.items():
        if of in places and text:
            sheet.put(row, places[of], text)


def _adjustments(
    sheet: Sheet, rubric: Rubric, same: list[Criterion], places: dict[str, int], row: int
) -> None:
    first = same[0]
    sheet.put(row, 0, first.section or rubric.adjustments_title)
    if "bands" in places:
        sheet.put(row, places["title"], first.title)
        sheet.put(row, places["points"], first.points_printed)
        sheet.put(row, places["assessment"], first.assessment)
        sheet.put(row, places["bands"], first.standard, columns=len(rubric.bands))
        return
    sheet.put(row, 1, first.standard, columns=places["standard"])
    sheet.put(row, places["assessment"], "；".join(one.assessment for one in same) + "。")


def write_docx(sheet: Sheet, path: Path) -> None:
    """As Word saves it, with cells merged."""
    document = docx.Document()
    document.add_heading(sheet.title)
    table = document.add_table(rows=sheet.height, cols=sheet.width)
    for row, column, rows, columns, text in sheet.cells:
        cell = table.cell(row, column)
        if rows > 1 or columns > 1:
            cell = cell.merge(table.cell(row + rows - 1, column + columns - 1))
        first, *more = text.split("\n")
        cell.text = first
        for line in more:
            cell.add_paragraph(line)
    for line in sheet.below:
        document.add_paragraph(line)
    document.save(str(path))


def write_xlsx(sheet: Sheet, path: Path) -> None:
    """As Excel saves it: the title across the first row, numbers as numbers, 2.5% as a share."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.cell(1, 1, sheet.title)
    page.merge_cells(f"A1:{get_column_letter(sheet.width)}1")
    for row, column, rows, columns, text in sheet.cells:
        cell = page.cell(row + 2, column + 1)
        if text.replace(".", "", 1).isdigit() and text.count(".") < 2:
            cell.value = float(text) if "." in text else int(text)
        elif text.endswith("%") and text[:-1].replace(".", "", 1).isdigit():
            cell.value, cell.number_format = float(text[:-1]) / 100, "0.0%" if "." in text else "0%"
        else:
            cell.value = text
        if rows > 1 or columns > 1:
            page.merge_cells(
                start_row=row + 2,
                start_column=column + 1,
                end_row=row + rows + 1,
                end_column=column + columns,
            )
    for at, line in enumerate(sheet.below):
        page.cell(sheet.height + 2 + at, 1, line)
        page.merge_cells(
            start_row=sheet.height + 2 + at,
            start_column=1,
            end_row=sheet.height + 2 + at,
            end_column=sheet.width,
        )
    book.save(path)


def write_html(sheet: Sheet, path: Path) -> None:
    """As a page on a government site."""
    rows: dict[int, list[str]] = {row: [] for row in range(sheet.height)}
    filled = {
        (row + down, column + right)
        for row, column, tall, wide, _ in sheet.cells
        for down in range(tall)
        for right in range(wide)
    }
    blank = [
        (row, column, 1, 1, "")
        for row in range(sheet.height)
        for column in range(sheet.width)
        if (row, column) not in filled
    ]
    for row, _, tall, wide, text in sorted([*sheet.cells, *blank], key=lambda one: (one[0], one[1])):
        words = "<br>".join(html.escape(line) for line in text.split("\n"))
        rows[row].append(f'<td rowspan="{tall}" colspan="{wide}"><p>{words}</p></td>')
    body = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in rows.values())
    below = "".join(f"<p>{html.escape(line)}</p>" for line in sheet.below)
    text = f"<!doctype html><html><head><title>x</title></head><body><h1>{html.escape(sheet.title)}</h1><table>{body}</table>{below}</body></html>"
    path.write_text(text, encoding="utf-8")


def write_csv(sheet: Sheet, path: Path) -> None:
    """As Chinese Excel saves it: GBK where it can, and nothing of merged cells but their first."""
    rows = [["" for _ in range(sheet.width)] for _ in range(sheet.height)]
    for row, column, _, _, text in sheet.cells:
        rows[row][column] = text
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([sheet.title, *([""] * (sheet.width - 1))])
        writer.writerows(rows)
        writer.writerows([[line, *([""] * (sheet.width - 1))] for line in sheet.below])
