"""The places of all keys and values of a text, read anew when a problem asks for one.

A sound rubric has thousands of keys and values, and nobody asks where they stand; so the reading of the data keeps no
place of any, and whoever has a problem to tell pays for a second reading.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any, Final

import yaml

from rubricpress.core.problem import Path, Problem
from rubricpress.source.places import FILE_START, Located, Place, place_of

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ABOUT_KEYS: Final = frozenset({"unknown-key", "unknown-key-near", "missing-key"})


class Places:
    """The places of all values, and of the keys in front of them, by path, in a text that is sound YAML."""

    def __init__(self, text: str = "") -> None:
        self._text = text

    @property
    def values(self) -> dict[Path, Place]:
        """The places of the values."""
        return self._found[0]

    @property
    def keys(self) -> dict[Path, Place]:
        """The places of the keys."""
        return self._found[1]

    def of(self, problem: Problem) -> Place:
        """The place of a problem: its value's, or that of the nearest thing around it.

        A value that stands on lines of its own is shown by the key in front of it.
        """
        path = problem.path
        while path not in self.values and path:
            path = path[:-1]
        value = self.values.get(path, FILE_START)
        key = self.keys.get(path, value)
        about_key = problem.code in _ABOUT_KEYS or path != problem.path
        return key if about_key or key.line != value.line else value

    def located(self, problem: Problem) -> Located:
        """A problem with its place."""
        return Located(self.told(problem), self.of(problem))

    def told(self, problem: Problem) -> Problem:
        """A problem that tells the line of the other of two that are alike."""
        if not problem.first:
            return problem
        line = self.of(Problem("", problem.first)).line
        return replace(problem, values={**problem.values, "line": str(line)})

    @cached_property
    def _found(self) -> tuple[dict[Path, Place], dict[Path, Place]]:
        values: dict[Path, Place] = {}
        keys: dict[Path, Place] = {}
        loader = LOADER(self._text)

        def read(event: Any, path: Path) -> None:
            values.setdefault(path, place_of(event))
            if isinstance(event, yaml.SequenceStartEvent):
                at = 0
                while not isinstance(one := loader.get_event(), yaml.SequenceEndEvent):
                    read(one, (*path, at))
                    at += 1
            elif isinstance(event, yaml.MappingStartEvent):
                while not isinstance(key := loader.get_event(), yaml.MappingEndEvent):
                    here = (*path, key.value)
                    # of a key that stands twice, the first value counts
                    keys.setdefault(here, place_of(key))
                    read(loader.get_event(), here)

        try:
            while (event := loader.get_event()) is not None:
                if isinstance(event, yaml.NodeEvent):
                    read(event, ())
        finally:
            loader.dispose()
        return values, keys
