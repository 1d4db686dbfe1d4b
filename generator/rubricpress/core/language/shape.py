"""How each key of a rubric is written: the vocabulary that codec, schema and reference share.

A model class is a frozen dataclass whose fields are made with `key`. The shape of a field says what
stands behind its key; the codec reads and writes by it, and documentation is generated from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

_REQUIRED: Final = object()


@dataclass(frozen=True)
class Text:
    """Free text in the language of the rubric; `lines` where line breaks count.

    Where the key must be there, the text must say something, unless it may be `empty`. One that is `kept` is no
    sentence for a reader: a date, a code, or evidence of what is printed, the same in a translation.
    """

    lines: bool = False
    empty: bool = False
    kept: bool = False


@dataclass(frozen=True)
class Name:
    """A permanent id: letters, digits, `.`, `-` and `_`, at most 64, beginning with a letter or digit."""


@dataclass(frozen=True)
class Number:
    """An exact decimal number."""


@dataclass(frozen=True)
class Boolean:
    """`true` or `false`."""


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class One:
    """A mapping with the keys of another model class."""

    model: type


@dataclass(frozen=True)
class Itself:
    """A mapping with the keys of the very class that has the field: groups inside groups."""


@dataclass(frozen=True)
class Many:
    """A list of what `item` describes; where it may stand `alone`, a single one needs no list around it."""

    item: Shape
    alone: bool = False


@dataclass(frozen=True)
class ByName:
    """A mapping from an id to what `item` describes."""

    item: Shape


@dataclass(frozen=True)
class OneOf:
    """The scoring method: the word behind the key chooses the class, whose keys stand beside it."""

    models: tuple[type, ...]


Shape = Text | Name | Number | Boolean | Choice | One | Itself | Many | ByName | OneOf


def inside(shape: Shape) -> tuple[type, ...]:
    """The model classes whose keys stand directly behind a key of this shape, or beside it."""
    match shape:
        case Many(item=item) | ByName(item=item):
            return inside(item)
        case One(model=model):
            return (model,)
        case OneOf(models=models):
            return models
    return ()


def key(shape: Shape, meaning: str, default: Any = _REQUIRED, *, written: str = "") -> Any:
    """A dataclass field that is written under its own name, or under `written` where Python forbids that."""
    metadata = {"shape": shape, "meaning": meaning, "written": written}
    if default is _REQUIRED:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)
