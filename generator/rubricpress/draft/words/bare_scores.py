"""Scores of which not all have a unit, in texts whose items are alike: `Excellent: 10; Good: 8`, `5 = all; 0 = none`.

A number beside words need not be a score. It is one where every item of the text has one in the same place, and together
they fit the points: the best of them is the points, or all add up to the points, or each is said to be taken away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from rubricpress.core.numbers.number import plain
from rubricpress.draft import sums
from rubricpress.draft.words.naming import is_name
from rubricpress.draft.words.parts import Part, Parts, counted_in, parts_of
from rubricpress.draft.words.phrases import line

_N: Final = r"\d{1,4}(?:\.\d{1,2})?"
_UNIT: Final = r"(?:\s?(?:分|(?i:points?|pts?\.?|marks?)))?"
_RANGE: Final = rf"(?P<low>{_N})(?:\s?(?:[-–—―~～至]|to)\s?(?P<high>{_N}))?{_UNIT}"
_LETTER: Final = r"(?=.*[A-Za-z\u4e00-\u9fff])"
_SIGN: Final = r"\s?[:：=＝]\s?"
_BEHIND_SIGN: Final = re.compile(rf"{_LETTER}(?P<words>.+?){_SIGN}[得计记]?{_RANGE}")
_BEHIND: Final = re.compile(rf"(?P<words>\D+?(?:\s?[（(][^（）()]+[)）])?)\s?[得计记]?{_RANGE}")
_SIGN_BEFORE: Final = re.compile(rf"{_RANGE}{_SIGN}{_LETTER}(?P<words>.+)")
_BEFORE: Final = re.compile(rf"{_RANGE}\s?[–—-]?\s?{_LETTER}(?P<words>[^\d%％].*)")
_MOST: Final = r"(?i:at most|up to|max(?:imum)?(?: of)?|no more than|最[高多]扣?|至多扣?)"
_TAKEN: Final = re.compile(
    rf"(?P<words>.*?[A-Za-z\u4e00-\u9fff].*?)\s?[:：,，]?\s?(?:\b(?i:minus|deduct|subtract|lose)|(?<![\d.])[−-]|扣减?)\s?"
    rf"(?P<low>{_N}){_UNIT}(?:[,，]?\s?[（(]?{_MOST}\s?(?P<cap>{_N}){_UNIT}[)）]?)?"
)
_LONGEST: Final = 600  # longer texts tell their scores in sentences
_STOP: Final = r"[。.](?:\s+|$)"
_APART: Final = (re.compile(rf"\s*[；;\n]\s*|{_STOP}"), re.compile(rf"\s*[，,；;、/／\n]\s*|{_STOP}"))


def scores_in(text: str, points: str) -> Parts:
    """The scores of a text for a row of these points ('' where they are not known), with units or without."""
    found = parts_of(text)
    bare = _bare(text, points)
    return Parts(tuple(bare), emptied=found.emptied) if len(bare) > len(found.all) else found


def _bare(text: str, points: str) -> list[Part]:
    """The scores of a text whose items are alike; none where they are not, or do not fit the points."""
    if len(text) > _LONGEST:
        return []
    flat = "\n".join(line(one) for one in text.split("\n"))
    for apart in _APART:
        items = [one for one in apart.split(flat) if one]
        if taken := _all(items, _taken):
            return taken
        if len(items) > 1 and points:
            for read in (_named, _before, _signed):
                found = _all(items, read)
                if found and _fits(found, points, grades=read is not _signed):
                    return found
    return []


def _all(items: Sequence[str], read: Callable[[str], Part | None]) -> list[Part]:
    """What the items are read as; nothing where one of them cannot be read so."""
    found = [part for item in items if (part := read(item))]
    return found if len(found) == len(items) else []


def _fits(found: list[Part], points: str, *, grades: bool) -> bool:
    """Whether the scores fit the points: the best is the whole and no two are alike; what are no grades may add up."""
    tops = [one.high for one in found]
    if not grades and sums.same(sums.add(tops), points):
        return True
    return len(set(tops)) == len(tops) and sums.same(sums.largest(tops), points)


def _named(item: str) -> Part | None:
    """A grade or an answer with its score behind it: `Good: 8`, `Yes 5`, `优秀（90%以上）10`."""
    found = _BEHIND_SIGN.fullmatch(item) or _BEHIND.fullmatch(item)
    return _part(item, found) if found and is_name(found["words"]) else None


def _signed(item: str) -> Part | None:
    """Any words with a score behind a sign: `Projector: 2`."""
    found = _BEHIND_SIGN.fullmatch(item)
    return _part(item, found) if found else None


def _before(item: str) -> Part | None:
    """A score in front, then a sign and any words, or a grade: `5 = all trained`, `9-10 excellent`."""
    found = _SIGN_BEFORE.fullmatch(item)
    if found:
        return _part(item, found)
    found = _BEFORE.fullmatch(item)
    return _part(item, found) if found and is_name(found["words"]) else None


def _taken(item: str) -> Part | None:
    """What is taken away: `No register: minus 4`, `每缺一项扣0.5`."""
    found = _TAKEN.fullmatch(item)
    if found is None:
        return None
    low, most = (plain(sums.value(one)) if one else "" for one in (found["low"], found["cap"]))
    return Part(item, found["words"], low, low, loses=True, each=counted_in(found["words"]), limit=most)


def _part(item: str, found: re.Match[str]) -> Part:
    one, other = (plain(sums.value(end)) for end in (found["low"], found["high"] or found["low"]))
    low, high = sums.ordered(one, other)
    return Part(item, found["words"].strip(), low, high)
