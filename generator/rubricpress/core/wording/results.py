"""What results and comparisons say besides numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "chart": ("{title}：各组得分占满分的比例", "{title}: share of points per group"),
    "chart-said": ("各组的得分、满分和比例：", "Score, maximum and share of each group:"),
    "paired": ("{title}：{first}与{second}各组得分占满分的比例", "{title}: share of points per group, {first} and {second}"),
}  # fmt: skip
_COLUMN: Final = {"zh": 0, "en": 1}


def say(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The sentence `name` in `language`, with `values` filled in."""
    return _SAID[name][_COLUMN[language]].format_map(values or {})
