"""Where the printed table must not be parted: no heading is left with less room than it needs, no row left alone."""

from __future__ import annotations

from collections.abc import Sequence

from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.paper.columns import Placed, lines_of

_SUMS = 2  # lines that the sums of a group may take in its cell


def held(
    cells: Sequence[Placed], widths: Sequence[int], last: Sequence[int], language: str = DEFAULT_LANGUAGE
) -> frozenset[int]:
    """The rows that stay on one page with the row after them; `last` are rows in front of a row of sums."""
    heights: dict[int, int] = {}
    for one in cells:
        if one.rows == 1:
            heights[one.row] = max(heights.get(one.row, 1), _height(one, widths, language))
    found = set(last)
    for one in cells:
        if not one.cell.head or one.rows == 1:
            continue
        room, row, end = 0, one.row, one.row + one.rows - 1
        needed = _height(one, widths, language) + _SUMS
        while row < end and (room := room + heights.get(row, 1)) < needed:
            found.add(row)
            row += 1
        if one.rows > _SUMS:
            found.add(end - 1)
    return frozenset(found)


def _height(one: Placed, widths: Sequence[int], language: str) -> int:
    return lines_of(one.cell, sum(widths[one.at : one.at + one.columns]), language)
