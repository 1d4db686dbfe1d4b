"""What is wrong with a translation: texts without one, ones without a text, and numbers that are lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from rubricpress.core.plain.codec import Decoded
from rubricpress.core.plain.quoting import listed, quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import Pair, Translation, needs_translation, texts_of

_ASCII: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_THOUSANDS: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
# between two numbers it ends a clause, but in one it parts thousands
_WIDE_THOUSANDS: Final = re.compile(r"(?<![0-9.])([0-9]{1,3})((?:，[0-9]{3})+)(?![0-9])")
_SHOWN_BEFORE: Final = 8
_COMPARED: Final = 50_000
_OF_ITS_TEXT: Final = 3
"""The length of the path of a key of a pair: `texts`, its position, the key."""


class Checked(NamedTuple):
    """The problems of a translation: those in its own file, and those at the texts of the rubric that it leaves out."""

    own: list[Problem]
    missing: list[Problem]


def check_translation(
    rubric: Rubric, decoded: Decoded[Translation], earlier: Collection[str] = ()
) -> Checked:
    """Everything that is wrong with the translation of a sound rubric; what could not be read is not judged.

    A pair for a text that only an edition before has (`earlier`) is needed there.
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
    likely = _Likely(waiting)
    for path, pair in pairs:
        if pair.zh not in official and pair.zh not in earlier:
            near = likely.take(pair.zh)
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
        elif lost := _lost(pair):
            order = sorted(lost, key=pair.zh.translate(_ASCII).find)
            yield Problem("translation-number", (*path, "en"), {"numbers": listed(order)})


def _lost(pair: Pair) -> frozenset[str]:
    """The numbers of the official text that the English does not have; a wide comma can stand in a number, or between two."""
    there = numbers_in(pair.en)
    joined = _WIDE_THOUSANDS.sub(lambda one: one[0].replace("，", ""), pair.zh.translate(_ASCII))
    readings = [numbers_in(text) - there for text in (joined, pair.zh)]
    return readings[0] if all(readings) else frozenset()


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


class _Likely:
    """The texts that may be what others have become, each until it is taken.

    In a table that was written anew hardly any pair is a changed one: after `_COMPARED` comparisons no more are made.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._couples = {text: _couples(text) for text in texts}
        self._left = _COMPARED

    def take(self, text: str) -> str:
        """The one that is most like `text`, if it has at least half of its pairs of signs; else ''."""
        self._left -= len(self._couples)
        if self._left < 0:
            return ""
        own = _couples(text)
        best, found = 0, ""
        for other, its in self._couples.items():
            shared = (own & its).total()
            if shared > best and 4 * shared >= own.total() + its.total():
                best, found = shared, other
        self._couples.pop(found, None)
        return found


def _couples(text: str) -> Counter[str]:
    """The pairs of neighbouring signs of a text, its ends counted too."""
    framed = f"^{text}$"
    return Counter(map("".join, pairwise(framed)))
