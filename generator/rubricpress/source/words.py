"""The words of the rubric language: every key that can stand in a file, by which a slip is told from text."""

from __future__ import annotations

from rubricpress.core.codec import keys_of
from rubricpress.core.shape import ByName, Many, One, OneOf, Shape


def words_of(model: type) -> frozenset[str]:
    """Every key that can stand in the plain data of a model, at any depth."""
    found: dict[type, frozenset[str]] = {}
    waiting = [model]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = frozenset(keys_of(one))
            waiting += [inner for spec in keys_of(one).values() for inner in _inside(spec.shape)]
    return frozenset().union(*found.values())


def _inside(shape: Shape) -> tuple[type, ...]:
    """The model classes that stand directly behind a key."""
    match shape:
        case Many(item=item) | ByName(item=item):
            return _inside(item)
        case One(model=model):
            return (model,)
        case OneOf(models=models):
            return models
    return ()
