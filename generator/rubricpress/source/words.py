"""The words of the rubric language: every key that can stand in a file, by which a slip is told from text."""

from __future__ import annotations

from rubricpress.core.language.keys import keys_of
from rubricpress.core.language.shape import inside


def words_of(model: type) -> frozenset[str]:
    """Every key that can stand in the plain data of a model, at any depth."""
    found: dict[type, frozenset[str]] = {}
    waiting = [model]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = frozenset(keys_of(one))
            waiting += [inner for spec in keys_of(one).values() for inner in inside(spec.shape)]
    return frozenset().union(*found.values())
