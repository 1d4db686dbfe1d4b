"""The nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word nearest to `word` (at most two edits, fewer for short words), or ''."""
    near = [(distance, other) for other in known if (distance := _edits(word, other)) <= max(1, min(2, len(other) // 3))]
    return min(near)[1] if near else ""


def _edits(one: str, other: str) -> int:
    """The number of letters to insert, delete or replace to turn `one` into `other` (Levenshtein)."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        corner, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (left != right))
    return row[-1]
