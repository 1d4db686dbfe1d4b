"""Where in a text file each key and value stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from rubricpress.core.problem import Path, Problem


class Place(NamedTuple):
    """A position in a file: line and column from 1, and how many characters the thing there spans."""

    line: int
    column: int
    width: int = 1


FILE_START: Final = Place(1, 1)


@dataclass(frozen=True)
class Located:
    """A problem with its place in the file."""

    problem: Problem
    place: Place


@dataclass
class Places:
    """The places of all values, and of the keys in front of them, by path."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

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


_ABOUT_KEYS = frozenset({"unknown-key", "unknown-key-near", "missing-key"})
