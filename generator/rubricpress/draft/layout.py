"""The head of a table, and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.scales import named_grades, scale_of
from rubricpress.draft.words.heads import is_band, is_head, role_of
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import label, line, number, percent

_LEVELS: Final = ("group", "item", "section", "detail")
_DEEPEST_HEAD: Final = 3
_HEAD_WITHIN: Final = 40


@dataclass(frozen=True)
class Column:
    """A column: what it holds, its head, and the head above that, where it has two.

    Roles are those of the language's columns, and `band` (a grade), `level` (a name above the rows),
    `extra` (words whose place is not known) and `blank` (to be filled in by hand).
    """

    index: int
    role: str
    title: str
    above: str = ""


@dataclass(frozen=True)
class Layout:
    """Where the body begins, and the columns of the table; `guessed` where the head says nothing."""

    head: range
    columns: tuple[Column, ...]
    guessed: tuple[Column, ...] = ()

    def of(self, *roles: str) -> list[Column]:
        """The columns that hold one of these, from left to right."""
        return [column for column in self.columns if column.role in roles]

    def index(self, role: str) -> int | None:
        """The last column that holds this; None where there is none."""
        found = self.of(role)
        return found[-1].index if found else None


def layout_of(grid: Grid) -> Layout:
    """The layout of a table; without a head that can be recognised, roles are guessed from the cells."""
    head = _head(grid)
    columns = [_column(grid, head, index) for index in range(grid.width)]
    body = range(head.stop, grid.height)
    columns = [_settled(grid, body, column, columns) for column in columns]
    unknown = [column.index for column in columns if not column.role]
    columns = [
        replace(one, role="item") if _names_stretches(grid, body, one, columns) else one for one in columns
    ]
    columns = [_guessed(grid, body, column, columns) if not column.role else column for column in columns]
    columns = [_numbers(grid, body, column) for column in columns]
    columns = _one_assessment(_one_title(grid, body, _details(grid, body, columns)))
    guessed = tuple(one for one in columns if one.index in unknown and one.role != "blank")
    return Layout(head, tuple(columns), guessed)


def _one_assessment(columns: list[Column]) -> list[Column]:
    """The columns; of two that tell how a row is judged, the one that says by what (评分标准) is the standard.

    A table lists each kind of column once. The other (评估方法: 查阅资料) tells how it is looked at; beside a standard
    and the rule (评分办法) it is a remark, where the table has no other.
    """
    judged = [one for one in columns if one.role == "assessment"]
    roles = {one.role for one in columns}
    if len(judged) > 1 and "standard" not in roles:
        ruled = next((one for one in judged if re.search("标准|要求|原则|细则", one.title)), judged[0])
        columns = [replace(one, role="standard") if one is ruled else one for one in columns]
        judged.remove(ruled)
    looked = next((one for one in judged[1:] if re.search("方法|方式|途径", one.title)), None)
    if looked is not None and not roles & {"remark", "extra"}:
        columns = [replace(one, role="remark") if one is looked else one for one in columns]
    return columns


def _head(grid: Grid) -> range:
    """The rows of the head: the first in which most cells are words of a head, and those below that belong to it."""
    for row in range(min(grid.height, _HEAD_WITHIN)):
        cells = grid.beginning(row)
        graded = [*scale_of(cells), *named_grades(cells)]
        known = [cell for cell in cells if is_head(cell.text) or cell in graded]
        roles = {"band" if cell in graded else role_of(cell.text) for cell in known} - {""}
        roles |= {"band"} if any(is_band(cell.text) for cell in known) else set()
        if len(roles) > 1 and len(known) * 2 >= len(cells):
            end = row + 1
            spanned = max((cell.rows for cell in cells if is_head(cell.text)), default=1)
            while end < grid.height and end - row < _DEEPEST_HEAD:
                below = grid.beginning(end)
                heads = below and all(is_head(cell.text) or cell in scale_of(below) for cell in below)
                if not heads and not (below and end - row < spanned and len(below) < len(cells)):
                    break
                end += 1
            return range(row, max(end, min(row + spanned, row + _DEEPEST_HEAD)))
    return range(0)


def _column(grid: Grid, head: range, index: int) -> Column:
    """A column by its head; the lowest words count, and those above them where they say nothing."""
    cells: list[Cell] = []
    for row in head:
        cell = grid.covering(row, index)
        if cell is not None and cell.text.strip() and cell not in cells:
            cells.append(cell)
    if not cells:
        return Column(index, "", "")
    lowest, top = line(cells[-1].text), line(cells[0].text)
    above = top if len(cells) > 1 else ""
    beside = grid.beginning(cells[-1].row)
    if cells[-1] in (*scale_of(beside), *named_grades(beside)):
        return Column(index, "band", lowest, above)
    if is_band(lowest) and (above or not role_of(lowest)):
        return Column(index, "band", lowest, above)
    return Column(index, role_of(lowest) or role_of(above), lowest, above)


def texts(grid: Grid, body: range, index: int) -> list[str]:
    """What stands in a column of the body, each cell once."""
    cells = dict.fromkeys(grid.covering(row, index) for row in body)
    return [cell.text for cell in cells if cell is not None and cell.text.strip()]


def _own(grid: Grid, body: range, column: Column) -> list[str]:
    """The same without headings across the table, and without the head that is repeated on a further page."""
    cells = dict.fromkeys(grid.covering(row, column.index) for row in body)
    named = [cell for cell in cells if cell is not None and cell.columns * 2 <= max(grid.width, 2)]
    return [cell.text for cell in named if cell.text.strip() and line(cell.text) != column.title]


def _settled(grid: Grid, body: range, column: Column, others: Sequence[Column]) -> Column:
    """A column whose head can mean two things (Score, Standard): what it holds beside the others, and by its cells."""
    if column.role == "score":
        held = texts(grid, body, column.index)
        numbers = sum(bool(number(text) or percent(text)) for text in held)
        points = numbers * 2 > len(held) and not any(one.role == "points" for one in others)
        told = sum(bool(parts_of(text).all) for text in held) * 2 > len(held)
        return replace(column, role="points" if points else "assessment" if told else "review")
    if column.role == "number" and column.title.casefold() == "no":
        ticked = any(one.title.casefold() == "yes" for one in others)
        return replace(column, role="blank") if ticked else column
    if column.role == "standards":
        named = [one.index for one in others if one.role in ("item", "detail")]
        role = "item" if not named else "group" if max(named) > column.index else "standard"
        return replace(column, role=role)
    return column


def _guessed(grid: Grid, body: range, column: Column, others: Sequence[Column]) -> Column:
    """What a column without a known head holds, judged by its cells."""
    held, taken = _own(grid, body, column), {one.role for one in others}
    if not held or (len(held) * 5 < len(body) and column.title):
        return replace(column, role="blank")
    numbers = sum(bool(number(text) or percent(text)) for text in held)
    if numbers * 3 > len(held) * 2:
        left = all(one.index >= column.index for one in others if one.role)
        if left and [number(text) for text in held[:2]] == ["1", "2"][: len(held)]:
            return replace(column, role="number")
        return replace(column, role="extra" if "points" in taken else "points")
    if "assessment" not in taken and sum(bool(parts_of(text).all) for text in held) * 2 > len(held):
        return replace(column, role="assessment")
    if column.title:
        return replace(column, role="extra")
    return replace(column, role="detail" if len(held) * 2 > len(body) else "item")


def _names_stretches(grid: Grid, body: range, column: Column, others: Sequence[Column]) -> bool:
    """Whether merged cells on the left of all titles name stretches of rows, and together nearly all of the rows."""
    left = [one.role for one in others if one.index < column.index]
    if column.role or not column.title or set(left) - {"", "number", "group"}:
        return False
    cells = dict.fromkeys(grid.covering(row, column.index) for row in body)
    named = [cell for cell in cells if cell is not None and cell.text.strip() and cell.columns == 1]
    merged = [cell for cell in named if cell.rows > 1]
    covered = sum(cell.rows for cell in named)
    words = all(re.search("[\u4e00-\u9fff]", cell.text) for cell in named)
    return len(merged) > 1 and len(merged) * 2 > len(named) and covered * 10 > len(body) * 8 and words


def _numbers(grid: Grid, body: range, column: Column) -> Column:
    """A column of names that holds nothing but numbers (1, 1.1, 1.2) numbers the rows."""
    held = [label(text) for text in texts(grid, body, column.index)] if column.role in _LEVELS else []
    bare_numbers = [one for one in held if one.number and not one.title]
    return replace(column, role="number") if held and len(bare_numbers) * 5 > len(held) * 4 else column


def _details(grid: Grid, body: range, columns: list[Column]) -> list[Column]:
    """Of two columns that name details side by side, the first names the rows and the second says what is required."""
    details = [column for column in columns if column.role == "detail"]
    if len(details) < 2:
        return columns
    first, second = (len(texts(grid, body, one.index)) for one in details[-2:])
    if first * 10 < second * 9:
        return columns
    scored = [bool(parts_of(text).all) for text in texts(grid, body, details[-1].index)]
    role = "assessment" if sum(scored) * 2 > len(scored) else "standard"
    return [replace(one, role=role) if one is details[-1] else one for one in columns]


def _one_title(grid: Grid, body: range, columns: list[Column]) -> list[Column]:
    """The columns with one title among the names: the last one that names single rows; those before are levels.

    Where even the last name spans several rows of points, the standard beside it is the title.
    """
    names = [column for column in columns if column.role in _LEVELS]
    standards = [column for column in columns if column.role == "standard"]
    assessments = [column for column in columns if column.role == "assessment"]
    points = next((column for column in reversed(columns) if column.role == "points"), None)
    title = names[-1] if names else None
    spare = standards or assessments[:-1]
    if title is not None and points is not None and spare:
        rows = len(texts(grid, body, points.index))
        if len(texts(grid, body, title.index)) * 10 < rows * 7:
            title = spare[0]
    if title is None and (spare or assessments):
        title = (spare or assessments)[0]
    changed = {}
    for column in columns:
        if title is not None and column.index == title.index:
            changed[column.index] = "title"
        elif column in names:
            changed[column.index] = "level"
    return [replace(one, role=changed.get(one.index, one.role)) for one in columns]
