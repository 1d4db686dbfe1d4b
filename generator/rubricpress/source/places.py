"""Where in a text file each key and value stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from rubricpress.core.problem import Path, Problem


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file: line and column from 1, and how many characters the thing there spans."""

    line: int
    column: int
    width: int = 1


@dataclass
class Places:
    """The places of all values, and of the keys in front of them, by path."""

    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def of(self, problem: Problem) -> Place:
        """The place of a problem: its value's, or that of the nearest thing around it."""
        path = problem.path
        if problem.code in _ABOUT_KEYS and path in self.keys:
            return self.keys[path]
        while path not in self.values and path:
            path = path[:-1]
        if path != problem.path or problem.code == "missing-key":
            return self.keys.get(path) or self.values.get(path, Place(1, 1))
        return self.values.get(path, Place(1, 1))


_ABOUT_KEYS = frozenset({"unknown-key", "unknown-key-near", "duplicate-key"})
