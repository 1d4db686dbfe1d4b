"""Problems that only follow from others: what a stand-in for something unreadable makes look wrong.

All problems of a file are shown in one run; but a group whose criterion has no readable points has no
sum that could be compared, and a name cannot be called unknown while the list of names has a hole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def independent(problems: Iterable[Problem], decoded: Decoded[Any]) -> Iterator[Problem]:
    """Those of the `problems` of a decoded rubric that would stand without its holes, too."""
    for problem in problems:
        if not any(_follows(problem, hole) for hole in decoded.holes) and not any(
            _names(problem, word) for word in decoded.words
        ):
            yield problem


def _follows(problem: Problem, hole: Path) -> bool:
    """Whether a problem can come from a number, list, mapping or method that could not be read."""
    around = (
        hole[:-1] if hole[-1:] == ("method",) else hole
    )  # without its method, a criterion has nothing to check
    if _names(problem, hole) or _inside(problem.path, around):
        return True
    if problem.code in _NARROW:
        return False
    if problem.code == "conclusion-unreachable":  # a veto that cannot be read may lead to it
        return hole[-1:] == ("method",) or hole[-2:-1] in (("criteria",), ("adjustments",))
    if problem.code.startswith("interval-") and _inside(hole, (*_criterion(problem.path), "measure")):
        return True
    return _inside(hole, problem.path[:-1])


def _names(problem: Problem, word: Path) -> bool:
    """Whether a problem is about a name that could not be read, or looks it up."""
    list_key = _LISTS.get(problem.code)
    return problem.path == word or (list_key is not None and _inside(word, (list_key,)))


def _inside(path: Path, around: Path) -> bool:
    return path[: len(around)] == around


def _criterion(path: Path) -> Path:
    """The path of the criterion around `path`."""
    for at in range(len(path) - 1, -1, -1):
        if path[at] in ("criteria", "adjustments"):
            return path[: at + 2]
    return path
