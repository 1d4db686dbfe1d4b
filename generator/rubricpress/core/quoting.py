"""What a person wrote, as a sentence about it can show it."""

from __future__ import annotations

import re
from typing import Final

_LONGEST: Final = 40
# line breaks, and signs that command a terminal or turn the direction of writing
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def quoted(item: object) -> str:
    """A refused value as it can be shown: on one line, short, and without signs that command a terminal."""
    match item:
        case dict():
            return "{…}"
        case list():
            return "[…]"
        case bool():
            return "true" if item else "false"
        case None:
            return "null"
    text = str(item)
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return _CONTROL.sub("\ufffd", text)
