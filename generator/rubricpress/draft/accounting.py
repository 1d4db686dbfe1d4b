"""Proof that nothing of a table is lost: every cell stands in the draft, or is told as left."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.notes import Data, without_doubts
from rubricpress.draft.words.phrases import FULL_WIDTH, bare


def lost(grid: Grid, data: Data, told: Iterable[Cell]) -> list[Cell]:
    """Cells whose words are neither in the draft nor told as left: nothing goes unsaid."""
    texts = [_read(text) for text in strings(without_doubts(data))]
    numbers = {found for text in texts for found in _numbers(text)}
    held = "\n".join(texts)
    said = set(told)

    def there(cell: Cell) -> bool:
        words = _read(cell.text)
        return set(_numbers(words)) <= numbers and all(
            piece in held or piece in _SMALL for piece in _WORDS.findall(_UNITS.sub(" ", words))
        )

    return [cell for cell in grid.cells if cell.text.strip() and cell not in said and not there(cell)]


def _read(text: str) -> str:
    """`text` without any space, its full-width digits (１０．５) as the draft writes them."""
    return bare(text).translate(FULL_WIDTH)


def _numbers(text: str) -> list[str]:
    """The numbers in `text`; 10.0 is the same one as 10."""
    return [one.rstrip("0").rstrip(".") if "." in one else one for one in _NUMBERS.findall(text)]


_NUMBERS: Final = re.compile(r"\d+(?:\.\d+)?")
_WORDS: Final = re.compile(r"[A-Za-z\u0370-\u04ff]+|[\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff\uf900-\ufaff]+")
_UNITS: Final = re.compile(r"(?<=\d)分|(?:得|记|计)(?=\d)")
# what goes away with a number that is understood
_SMALL: Final = frozenset(("分", "满分", "共", "计", "分值", "权重", "第", "部分", "得", "至", "到"))


def strings(data: object) -> list[str]:
    """Every text of plain data."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in strings(value)]
    return [str(data)]
