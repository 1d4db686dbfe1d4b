"""What a draft has left to a person in a file, with its places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import yaml

from rubricpress.core.language.todo import TODO, todos
from rubricpress.core.problem import Problem
from rubricpress.source.places import Located, Place, place_of
from rubricpress.source.spots import LOADER
from rubricpress.source.yaml_text import lines_of


def marks_left(text: str) -> Iterator[Located]:
    """Every `TODO` in a text that is sound YAML, but not one inside a text of several lines, which is the table's own."""
    found = list(todos(lines_of(text))) if TODO in text else []
    own = _inside_texts(text) if found else frozenset()
    for line, column in found:
        if line not in own:
            yield Located(Problem("todo-left", ()), Place(line, column, len(TODO)))


def _inside_texts(text: str) -> frozenset[int]:
    """The lines that belong to a text which began on a line above."""
    loader = LOADER(text)
    inside: set[int] = set()
    try:
        for event in iter(loader.get_event, None):
            if isinstance(event, yaml.ScalarEvent):
                last = cast("Any", event.end_mark).line
                block = event.style in ("|", ">")  # it ends where the next line begins
                inside.update(range(place_of(event).line + 1, last + 2 - block))
    finally:
        loader.dispose()
    return frozenset(inside)
