"""Columns of a head that are grades without a word for it: the scores of a scale, or a name with its score."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.files.grid import Cell
from rubricpress.draft.words.english import on_scale
from rubricpress.draft.words.heads import is_band

_FEWEST: Final = 3
_NAMED: Final = re.compile(
    r".*[A-Za-z\u4e00-\u9fff].*[(（]\s*\d+(?:\.\d+)?\s*(?:分|points?|pts?\.?)?\s*[)）]", re.DOTALL
)


def scale_of(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of one row that are the scores of a scale, side by side, all rising or all falling: 4, 3, 2, 1."""
    found = [cell for cell in cells if on_scale(cell.text)]
    scores = [on_scale(cell.text) for cell in found]
    beside = all(one.last_column + 1 == other.column for one, other in pairwise(found))
    rising = sorted(set(scores), key=sums.value)
    return found if len(found) >= _FEWEST and beside and scores in (rising, rising[::-1]) else []


def named_grades(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of one row that stand beside a grade and have a score behind an unknown name, as it has: Execllent (4)."""
    scored = [cell for cell in cells if _NAMED.fullmatch(cell.text.strip())]
    known = [cell for cell in scored if is_band(cell.text)]
    return [
        cell
        for cell in scored
        if cell not in known
        and any(cell.last_column + 1 == one.column or one.last_column + 1 == cell.column for one in known)
    ]
