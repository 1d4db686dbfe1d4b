"""Bands of which some are open on one side: `优秀（9分以上）、良好（7-8分）、差（7分以下）`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.words.parts import Part, parts_of

_N: Final = r"(?<![\d.])\d{1,4}(?:\.\d{1,2})?"
_OPEN: Final = re.compile(
    rf"(?P<above>{_N})\s?分\s?(?:[（(]含[^）)]{{0,6}}[）)])?(?:及)?以上"
    rf"|(?P<upto>{_N})\s?分(?:及以下|\s?[（(]含[^）)]{{0,6}}[）)]以下)"
    rf"|(?P<below>{_N})\s?分以下|(?:不足|低于|不满)(?P<under>{_N})\s?分"
)
_NUMBERS: Final = re.compile(_N)


def open_bands(text: str, points: str) -> list[Part]:
    """The bands of a text of which some are open, where together they make up 0 to the points; none for other texts.

    Below a number that begins another band, the band ends a step before it.
    """
    if not points or not _OPEN.search(text):
        return []
    step = sums.finest([*_NUMBERS.findall(text), points])
    begun = {part.low for part in parts_of(text).all}
    begun |= {found["above"] for found in _OPEN.finditer(text) if found["above"]}
    printed: dict[str, str] = {}

    def closed(found: re.Match[str]) -> str:
        if found["above"]:
            ends = f"{found['above']}-{points}分"
        else:
            number = found["upto"] or found["below"] or found["under"]
            before = found["under"] or (found["below"] if found["below"] in begun else "")
            ends = f"0-{sums.add([number, sums.negative(step)]) if before else number}分"
        printed[ends] = found[0]
        return ends

    parts = [_as_printed(one, printed) for one in parts_of(_OPEN.sub(closed, text)).all]
    spans = [(one.low, one.high) for one in parts]
    sound = not any(one.loses or one.each or one.low.startswith("-") for one in parts)
    return parts if sound and sums.tiles(spans, points, step) else []


def _as_printed(part: Part, printed: dict[str, str]) -> Part:
    words, rest = part.words, part.rest
    for made, text in printed.items():
        words, rest = words.replace(made, text), rest.replace(made, text)
    return replace(part, words=words, rest=rest)
