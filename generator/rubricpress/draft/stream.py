"""Cells in a row without ends: which of them stand in one line of the table.

Where a table has been turned into text cell by cell, merged cells stand once and nothing tells where a row
ends. Each cell is put under the column that it fits, so that the whole costs least: columns run from left
to right inside a row, and leaving out the points or a title costs more than leaving out a merged cell.
"""

from __future__ import annotations

import re
from typing import Final

from rubricpress.draft.files.grid import Cell
from rubricpress.draft.words.heads import is_adjusting, is_band, is_head, role_of
from rubricpress.draft.words.phrases import bare, label, number, points_behind

_RANGE: Final = re.compile(r"\d+(?:\.\d+)?[-–—~～至]\d+(?:\.\d+)?分?$")
# what stands in columns of one kind, and what it costs that something else does
_KINDS: Final = {
    "points": (re.compile(r"^-?\d+(?:\.\d+)?分?$"), 12),
    "number": (re.compile(r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3})$"), 10),
    "band": (_RANGE, 6),
}
_LEVELS: Final = ("group", "item", "section", "detail")
_FAR: Final = 10**9


def rows_of_stream(cells: list[str]) -> tuple[Cell, ...]:
    """The table of such cells; empty where no head is found in front of them."""
    end = next((at for at, text in enumerate(cells) if not is_head(text)), len(cells))
    if end < 3:
        return ()
    names = cells[:end]
    tops = [name for name in names if not is_band(name)]
    bands = [name for name in names if is_band(name)]
    roles, head = _columns(tops, bands)
    columns = _assigned(cells[end:], roles)
    row, last = (2 if bands else 1), -1
    for text, column in zip(cells[end:], columns, strict=True):
        if column <= last:
            row += 1
        head.append(Cell(text, row, column))
        last = column
    width = len(roles)
    held = {(one.row, one.column) for one in head if one.row > bool(bands)}
    gaps = [
        Cell("", at, column)
        for at in range(2 if bands else 1, row + 1)
        for column in range(width)
        if (at, column) not in held
    ]
    return tuple(sorted([*head, *gaps], key=lambda one: (one.row, one.column)))


def _columns(tops: list[str], bands: list[str]) -> tuple[list[str], list[Cell]]:
    """The roles of the columns in order, and the cells of the head; grades stand under the column of the standard."""
    depth = 2 if bands else 1
    under = next((at for at, name in enumerate(tops) if role_of(name) == "standard"), len(tops) - 1)
    roles: list[str] = []
    head: list[Cell] = []
    for at, name in enumerate(tops):
        wide = bands and at == under
        head.append(Cell(name, 0, len(roles), 1 if wide else depth, len(bands) if wide else 1))
        if wide:
            head += [Cell(band, 1, len(roles) + place) for place, band in enumerate(bands)]
        roles += ["band"] * len(bands) if wide else [role_of(name)]
    return roles, head


def _assigned(cells: list[str], roles: list[str]) -> list[int]:
    """The column of each cell, by dynamic programming over the columns."""
    levels = [at for at, role in enumerate(roles) if role in _LEVELS]
    detail = levels[-1] if levels else 0
    fits = [[_fit(text, column, roles, levels) for column in range(len(roles))] for text in cells]
    skips = [_skip(column, role, detail) for column, role in enumerate(roles)]
    ahead = [sum(skips[:column]) for column in range(len(roles) + 1)]
    costs = [ahead[column] + fit for column, fit in enumerate(fits[0])] if fits else []
    back: list[list[int]] = []
    for fit in fits[1:]:
        new, origin = [], []
        for column in range(len(roles)):
            best, source = _FAR, 0
            for before, cost in enumerate(costs):
                inside = before < column
                between = (
                    ahead[column] - ahead[before + 1]
                    if inside
                    else ahead[-1] - ahead[before + 1] + ahead[column]
                )
                if cost + between < best:
                    best, source = cost + between, before
            new.append(best + fit[column])
            origin.append(source)
        costs = new
        back.append(origin)
    if not costs:
        return []
    ends = [cost + ahead[-1] - ahead[column + 1] for column, cost in enumerate(costs)]
    path = [ends.index(min(ends))]
    for origin in reversed(back):
        path.append(origin[path[-1]])
    return path[::-1]


def _skip(column: int, role: str, detail: int) -> int:
    """What it costs that a row has no cell in a column."""
    if role == "points":
        return 8
    if role == "band":
        return 4
    if column == detail:
        return 9
    return 0 if role in (*_LEVELS, "remark", "self", "review", "number") else 3


def _fit(text: str, column: int, roles: list[str], levels: list[int]) -> int:
    """What it costs that a cell stands in a column."""
    role, words = roles[column], bare(text)
    if not words:
        return 1 if column not in levels[-1:] and role != "points" else 6
    known = _KINDS.get(role)
    if known is not None:
        pattern, cost = known
        near = role == "points" and len(words) < 10 and re.search(r"\d", words)
        return 0 if pattern.search(words) else 4 if near else cost
    if number(words) or _RANGE.search(words):
        return 9
    return _level_fit(text, levels.index(column), len(levels)) if column in levels else 1


def _level_fit(text: str, level: int, count: int) -> int:
    """What it costs that a text is the heading of this depth: by its number, and by points behind it."""
    if is_adjusting(text):
        return 0 if level == 0 else 7
    found = label(text)
    last = level == count - 1
    if found.depth:
        return 0 if min(found.depth, count) == level + 1 else 7
    summed = points_behind(bare(text))[1] != ""
    return 2 if last and not summed else 3 if summed and not last else 5
