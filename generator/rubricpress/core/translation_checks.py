"""What is wrong with a translation: texts without one, ones without a text, and numbers that are lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from rubricpress.core.codec import Decoded
from rubricpress.core.problem import Path, Problem
from rubricpress.core.quoting import listed, quoted
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import Pair, Translation, needs_translation, texts_of

_ASCII: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_SHOWN_BEFORE: Final = 8
_OF_ITS_TEXT: Final = 3
"""The length of the path of a key of a pair: `texts`, its position, the key."""


class Checked(NamedTuple):
    """The problems of a translation: those in its own file, and those at the texts of the rubric that it leaves out."""

    own: list[Problem]
    missing: list[Problem]


def check_translation(rubric: Rubric, decoded: Decoded[Translation]) -> Checked:
    """Everything that is wrong with the translation of a sound rubric; what could not be read is not judged.

    Where a sentence of the rubric was changed, the pair with the old one says so, and the new one is not missed too.
    """
    unread = [*decoded.holes, *decoded.words]
    hidden = {path[:2] for path in unread}
    pairs = [
        (("texts", at), pair) for at, pair in enumerate(decoded.value.texts) if ("texts", at) not in hidden
    ]
    texts = texts_of(rubric)
    official = {one.text for one in texts}
    there = {one.zh for one in decoded.value.texts}
    waiting = {
        one.text: one.path
        for one in texts
        if one.text not in decoded.value.words and needs_translation(one.text)
    }
    problems = list(_of_pairs(pairs))
    for path, pair in pairs:
        if pair.zh not in official:
            near = _nearest(pair.zh, waiting)
            waiting.pop(near, None)
            problems.append(_unused(pair.zh, near, rubric, path))
    if any(len(path) < _OF_ITS_TEXT or path[-1] == "zh" for path in unread):
        waiting = {}  # what could not be read may be the translation of any of them
    missing = [
        Problem("translation-missing", path, {"text": quoted(text), "rubric": rubric.id})
        for text, path in waiting.items()
        if text not in there
    ]
    return Checked(problems, missing)


def numbers_in(text: str) -> frozenset[str]:
    """The numbers that are written with digits, full-width ones too, without marks between thousands."""
    return frozenset(_NUMBER.findall(_THOUSANDS.sub("", text.translate(_ASCII))))


def _of_pairs(pairs: Iterable[tuple[Path, Pair]]) -> Iterator[Problem]:
    """What is wrong with pairs whatever the rubric says."""
    seen: set[str] = set()
    for path, pair in pairs:
        said = {"text": quoted(pair.zh)}
        if pair.zh in seen:
            yield Problem("translation-duplicate", (*path, "zh"), said)
        seen.add(pair.zh)
        if not pair.en:
            yield Problem("translation-empty", (*path, "en"), said)
        elif pair.en == pair.zh and needs_translation(pair.zh):
            yield Problem("translation-same", (*path, "en"), said)
        elif lost := numbers_in(pair.zh) - numbers_in(pair.en):
            order = sorted(lost, key=pair.zh.translate(_ASCII).find)
            yield Problem("translation-number", (*path, "en"), {"numbers": listed(order)})


def _unused(text: str, near: str, rubric: Rubric, path: Path) -> Problem:
    """The problem of a pair for a text that the rubric does not have; `near` is what it may have become, or ''."""
    if not near:
        return Problem("translation-unused", (*path, "zh"), {"text": quoted(text), "rubric": rubric.id})
    same = next((at for at, (a, b) in enumerate(zip(text, near, strict=False)) if a != b), len(text))
    return Problem(
        "translation-changed", (*path, "zh"), {"text": _from(text, same), "near": _from(near, same)}
    )


def _from(text: str, at: int) -> str:
    """A text from a little before the place where it begins to differ."""
    start = max(0, at - _SHOWN_BEFORE)
    return "…" * bool(start) + quoted(text[start:])


def _nearest(text: str, others: Iterable[str]) -> str:
    """The one of the other texts that is most like this one, if it has at least half of its pairs of signs; else ''."""
    own = _couples(text)
    best, found = 0, ""
    for other in others:
        its = _couples(other)
        shared = (own & its).total()
        if shared > best and 4 * shared >= own.total() + its.total():
            best, found = shared, other
    return found


def _couples(text: str) -> Counter[str]:
    """The pairs of neighbouring signs of a text, its ends counted too."""
    framed = f"^{text}$"
    return Counter(map("".join, pairwise(framed)))
