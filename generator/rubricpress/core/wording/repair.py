"""The sentence about a value that the rest of a table determines: how it begins, each value, what stands between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REPAIR: Final[Mapping[str, tuple[str, str, str]]] = {
    "zh": ("按表中其余各处推算，", "“{of}”的 {key} 应为 {value}", "，"),
    "en": ("By the rest of the table, ", "'{key}' of '{of}' is {value}", ", "),
}
