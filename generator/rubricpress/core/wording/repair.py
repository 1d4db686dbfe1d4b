"""The sentence about a value that the rest of a table determines, or about two of which one is to be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple


class Said(NamedTuple):
    """How the sentence begins, each value, what stands between them; and the sentence about two ways."""

    begins: str
    one: str
    joint: str
    either: str


REPAIR: Final[Mapping[str, Said]] = {
    "zh": Said(
        "按表中其余各处推算，",
        "“{of}”的 {key} 应为 {value}",
        "，",
        "有两种改法，请对照原表选一种：{}；或者{}",
    ),
    "en": Said(
        "By the rest of the table, ",
        "'{key}' of '{of}' is {value}",
        ", ",
        "There are two ways, the printed table tells which: {}; or {}",
    ),
}
