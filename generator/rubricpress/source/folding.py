"""Problems that come by the hundred, of which a person reads a few: what has no English yet, what a draft has left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rubricpress.core.problem import Problem
from rubricpress.source.places import Located

OPEN: Final = frozenset({"translation-missing", "translation-empty"})
"""Texts that wait to be put into English: every one of them is known, however many there are."""
_FOLDED: Final = {*OPEN, "todo-left"}
_MOST: Final = 10
_SHOWN: Final = 3


def folded(located: Sequence[Located], rubric: str) -> list[Located]:
    """The problems as a person reads them: of more than `_MOST` of one of these kinds the first `_SHOWN`, and how many there are."""
    counts = Counter(one.problem.code for one in located)
    seen = Counter[str]()
    shown = []
    for one in located:
        code = one.problem.code
        seen[code] += 1
        if code not in _FOLDED or counts[code] <= _MOST or seen[code] <= _SHOWN:
            shown.append(one)
        elif seen[code] == _SHOWN + 1:
            shown.append(Located(_more(code, counts[code], rubric), one.place))
    return shown


def _more(code: str, count: int, rubric: str) -> Problem:
    if code in OPEN:
        values = {"count": str(count), "shown": str(_SHOWN), "rubric": rubric}
        return Problem("translation-more", (), values)
    return Problem("more-of-the-same", (), {"count": str(count - _SHOWN)})
