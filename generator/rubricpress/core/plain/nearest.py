"""The nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_NARROW: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""U+FF01 to U+FF5E are the signs of ASCII from `!` to `~`, in full width."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to `word` (at most two slips, fewer for short words), or ''.

    Letters of full width (ｔｉｔｌｅ) are those of half width: a Chinese keyboard types either.
    """
    word = word.translate(_NARROW)
    near = []
    for other in known:
        distance = _slips(word, other)
        if distance <= max(1, min(2, len(other) // 3)):
            near.append((distance, other))
    return min(near)[1] if near else ""


def _slips(one: str, other: str) -> int:
    """The number of letters to insert, delete, replace or swap with the next to turn `one` into `other`."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, right in enumerate(other, 1):
            slips = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                slips = min(slips, before[j - 2] + 1)
            row.append(slips)
    return row[-1]
