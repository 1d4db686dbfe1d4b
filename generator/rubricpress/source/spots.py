"""The places of all keys and values of a text, read anew when a problem asks for one.

A sound rubric has thousands of keys and values, and nobody asks where they stand; so the reading of the data keeps no
place of any, and whoever has a problem to tell pays for a second reading.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final, NamedTuple

import yaml

from rubricpress.core.problem import Problem
from rubricpress.source.places import FILE_START, Place, Spanned, place_of

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ABOUT_KEYS: Final = frozenset({"unknown-key", "unknown-key-near", "missing-key"})


class _Around(NamedTuple):
    """A mapping or list that was read, and what was read inside it."""

    read: Spanned
    inside: _Spots


type _Spot = Spanned | _Around
type _Spots = dict[str | int, tuple[Spanned | None, _Spot]]
"""What was read of each entry, and of the key in front of it, where one is."""


class Places:
    """The places in a text that is sound YAML; where there is none, everything stands at the start of the file."""

    def __init__(self, text: str = "") -> None:
        self._text = text

    def of(self, problem: Problem) -> Place:
        """The place of a problem: its value's, or that of the nearest thing around it.

        A value that stands on lines of its own is shown by the key in front of it.
        """
        if not self._text:
            return FILE_START
        spot, key = self._root, None
        about_key = problem.code in _ABOUT_KEYS
        for step in problem.path:
            found = spot.inside.get(step) if isinstance(spot, _Around) else None
            if found is None:
                about_key = True
                break
            key, spot = found
        value = place_of(spot.read if isinstance(spot, _Around) else spot)
        named = place_of(key) if key else value
        return named if about_key or named.line != value.line else value

    @cached_property
    def _root(self) -> _Spot:
        loader = LOADER(self._text)
        try:
            loader.get_event()  # the text begins
            loader.get_event()  # its document begins
            return _spot(loader.get_event(), loader.get_event)
        finally:
            loader.dispose()


def _spot(event: Any, following: Callable[[], Any]) -> _Spot:
    """What begins with `event`."""
    inside: _Spots = {}
    if isinstance(event, yaml.SequenceStartEvent):
        while not isinstance(one := following(), yaml.SequenceEndEvent):
            inside[len(inside)] = (None, _spot(one, following))
    elif isinstance(event, yaml.MappingStartEvent):
        while not isinstance(key := following(), yaml.MappingEndEvent):
            # of a key that stands twice, the first value counts
            inside.setdefault(key.value, (key, _spot(following(), following)))
    else:
        return event  # type: ignore[no-any-return]
    return _Around(event, inside)
