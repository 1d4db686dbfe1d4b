"""The sentence about a value that the rest of a table determines, or about two of which one is to be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Said(NamedTuple):
    """How the sentence begins, each value, what stands between them; each value of two ways, and the sentence about these."""

    begins: str
    one: str
    joint: str
    other: str
    either: str


REPAIR: Final[Mapping[str, Said]] = {
    "zh": Said(
        "按表中其余各处推算，",
        "“{of}”的 {key} 应为 {value}",
        "，",
        "“{of}”的 {key} 改为 {value}",
        "有两种改法，请对照原表选一种：{}；或者{}",
    ),
    "en": Said(
        "By the rest of the table, ",
        "'{key}' of '{of}' is {value}",
        ", ",
        "'{key}' of '{of}' becomes {value}",
        "There are two ways, and the printed table tells which: {}; or {}",
    ),
}
