"""Problems that only follow from others: what a stand-in for something unreadable makes look wrong.

All problems of a file are shown in one run; but a group whose criterion has no readable points has no
sum that could be compared, and a name cannot be called unknown while the list of names has a hole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from rubricpress.core.codec import Decoded
from rubricpress.core.problem import Path, Problem

# problems that look at nothing but their own place
_NARROW: Final = frozenset({"duplicate-id", "list-empty", "group-empty"})
# problems of names that stand in a list elsewhere
_LISTS: Final = {
    "band-unknown": "bands",
    "field-unknown": "profile",
    "variant-missing": "profile",
    "variant-unknown": "profile",
    "conclusion-unknown": "conclusions",
}


class Holes:
    """The places of a decoded rubric that could not be read, and what follows from them."""

    def __init__(self, decoded: Decoded[Any]) -> None:
        holes, words = decoded.holes, decoded.words
        # without its method, a criterion has nothing to check
        self._hollow = {hole[:-1] if hole[-1:] == ("method",) else hole for hole in holes}
        self._unread = {*holes, *words}
        self._around_holes = set(_prefixes(holes))
        self._lists = {path[:1] for path in self._unread}
        # a veto that cannot be read may lead to any conclusion
        self._veto_lost = any(
            path[-1:] in (("method",), ("concludes",)) or path[-2:-1] in (("criteria",), ("adjustments",))
            for path in self._unread
        )

    def cause(self, problem: Problem) -> bool:
        """Whether a problem may be there only because of them."""
        path = problem.path
        if path in self._unread or any(path[:end] in self._hollow for end in range(len(path) + 1)):
            return True
        if problem.code in _NARROW:
            return False
        if problem.code == "conclusion-unreachable":
            return self._veto_lost
        if problem.code in _LISTS and (_LISTS[problem.code],) in self._lists:
            return True
        if problem.code.startswith("interval-") and (*_criterion(path), "measure") in self._around_holes:
            return True
        return path[:-1] in self._around_holes


def _prefixes(paths: Iterable[Path]) -> Iterable[Path]:
    """Each path and every path around it."""
    return (path[:end] for path in paths for end in range(len(path) + 1))


def _criterion(path: Path) -> Path:
    """The path of the criterion around `path`; of a conclusion's interval, the path itself."""
    for at in range(len(path) - 1, -1, -1):
        if path[at] in ("criteria", "adjustments"):
            return path[: at + 2]
    return path
