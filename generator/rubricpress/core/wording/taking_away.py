"""What is taken away from a row, as one sum for people: `10 分 − 2 分 − 3 项 × 0.5 分`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rubricpress.core.wording import in_words

# by the phrase of the step that takes it away: in Chinese, and in English
_PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "fault": ("{costs} 分", "{costs}"),
    "fault-each": ("{count} {unit} × {each} 分", "{count} × {each}"),
    "fault-limited": (
        "{limit} 分（{count} {unit} × {each} 分 = {product} 分，以 {limit} 分为限）",
        "{limit} ({count} × {each} = {product}, limited to {limit})",
    ),
}


def sum_of(points: str, parts: Iterable[tuple[str, Mapping[str, str]]], language: str) -> str:
    """The points and all that is taken away from them; `parts` are phrases of steps with their values."""
    zh = language == "zh"
    said = [in_words(_PARTS, name, language, values) for name, values in parts]
    return " − ".join([f"{points} 分" if zh else points, *said])
