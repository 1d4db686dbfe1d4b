"""What a person wrote, as a sentence about it can show it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

_LONGEST: Final = 40
_MOST_NAMES: Final = 20
# line breaks, signs that command a terminal or turn the direction of writing, and all that is invisible
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3164\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def quoted(item: object) -> str:
    """A refused value as it can be shown: on one line (⏎), short, with the code (U+200B) of each sign that cannot be seen."""
    match item:
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case bool():
            return "true" if item else "false"
        case None:
            return "null"
    text = str(item).rstrip("\r\n").replace("\r\n", "\n").replace("\n", "⏎")
    return on_one_line(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def on_one_line(text: str) -> str:
    """`text` with the code of each sign that cannot be seen."""
    return _UNSEEN.sub(lambda sign: f"U+{ord(sign[0]):04X}", text)


def listed(names: Iterable[str]) -> str:
    """Names that could have been used, `a, b, c`; of very many, the first; a dash where there is none."""
    few = list(islice(names, _MOST_NAMES + 1))
    return ", ".join(few if len(few) <= _MOST_NAMES else [*few[:_MOST_NAMES], "…"]) or "—"
