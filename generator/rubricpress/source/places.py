"""Where in a text file a key or value stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from rubricpress.core.problem import Problem


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


class Spanned(Protocol):
    """What the YAML parser read, with its marks: lines and columns from 0."""

    start_mark: Any
    end_mark: Any


def place_of(read: Spanned) -> Place:
    """Where that stands; what spans several lines is a single character wide."""
    start, end = read.start_mark, read.end_mark
    width = end.column - start.column if end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, max(width, 1))
