"""YAML text to plain data: scalars stay strings, every key and value keeps its place.

Of YAML, rubrics use mappings, lists and scalars. Anchors, aliases, tags and several documents are
refused, and so is whatever is larger or deeper than a table can be; then nothing can grow in memory.
The data is built from the parser's events, in one pass: nothing is resolved to a type on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from rubricpress.core.problem import Path, Problem
from rubricpress.source.places import Place, Places

MAX_DEPTH: Final = 40

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE_COLON: Final = re.compile(r"\s*(?:- )?\s*[A-Za-z_][\w-]*\s*：")
_BLOCK_TEXT: Final = re.compile(r"(?:^|\s)[|>][+-]?\d?\s*$")


class _Refused(Exception):  # noqa: N818  (named after what happened)
    """The text cannot be read past this point; the argument is the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(text: str) -> tuple[Any, Places, list[Problem]]:
    """The plain data in `text`, the places of everything in it, and the problems of its form.

    The data is None where the text cannot be read to its end.
    """
    builder = _Builder(text)
    if not text.strip():
        return None, builder.places, [Problem("file-empty", ())]
    builder.suspicious_lines()
    if builder.problems:
        return None, builder.places, builder.problems
    try:
        data = builder.document()
    except _Refused as refused:
        return None, builder.places, [*builder.problems, refused.problem]
    if data is None:
        return None, builder.places, [Problem("file-empty", ())]
    return data, builder.places, builder.problems


class _Builder:
    """One reading of a text, collecting places and problems."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places()
        self.problems: list[Problem] = []

    def suspicious_lines(self) -> None:
        """Tabs in the indentation and full-width colons behind a key, which YAML itself reports badly."""
        block = -1  # the indentation of the key whose `|` or `>` text we are inside
        for number, line in enumerate(self.text.splitlines(), 1):
            content = line.lstrip(" ")
            indent = len(line) - len(content)
            if block >= 0 and (not content.strip() or indent > block):
                continue
            block = indent if line[-2:].strip()[-1:] in _BLOCK_ENDS and _BLOCK_TEXT.search(line) else -1
            if content.startswith("\t"):
                self.problems.append(self._at("yaml-tab", {}, number, indent + 1))
            elif "：" in line and _WIDE_COLON.match(line):
                self.problems.append(self._at("yaml-wide-colon", {}, number, line.index("：") + 1))

    def document(self) -> Any:
        """The data of the one document in the text; None where it holds nothing."""
        events = self._events()
        first = next(events, None)
        data = None if first is None else self._value(first, events, (), 1)
        for _ in events:  # whatever still comes is only there to be refused
            pass
        return data

    def _events(self) -> Iterator[yaml.Event]:
        """The events of the text's content; raises where it is no YAML, or more than a rubric needs."""
        documents = 0
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                documents += isinstance(event, yaml.DocumentStartEvent)
                if documents > 1:
                    raise self._refused(event, "yaml-documents")
                if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                    raise self._refused(event, "yaml-alias")
                if tag := getattr(event, "tag", None):
                    raise self._refused(event, "yaml-tag", tag=str(tag))
                if not isinstance(event, _FRAME):
                    yield event
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            detail = {"detail": error.problem or error.context or "?"}
            raise _Refused(self._at("yaml-form", detail, line, column)) from error
        except yaml.YAMLError as error:  # a character that YAML does not admit has no mark
            raise _Refused(self._at("yaml-form", {"detail": str(error).splitlines()[0]}, 1, 1)) from error

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path, depth: int) -> Any:
        """The data that begins with `event`."""
        if depth > MAX_DEPTH:
            raise self._refused(event, "yaml-deep", limit=str(MAX_DEPTH))
        self.places.values[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path, depth)
        return self._mapping(events, path, depth)

    def _list(self, events: Iterator[yaml.Event], path: Path, depth: int) -> list[Any]:
        data: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            data.append(self._value(event, events, (*path, len(data)), depth + 1))
        return data

    def _mapping(self, events: Iterator[yaml.Event], path: Path, depth: int) -> dict[str, Any]:
        """A mapping; a key that stands twice is a problem, and its first value counts."""
        data: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refused(event, "yaml-key")
            name = str(event.value)
            here: Path = (*path, name)
            twice = name in data
            if twice:
                here = (*path, name, "(2)")
                self.problems.append(Problem("duplicate-key", here, {"key": name}))
            self.places.keys[here] = _place(event)
            value = self._value(next(events), events, here, depth + 1)
            if not twice:
                data[name] = value
        return data

    def _refused(self, event: yaml.Event, code: str, **values: str) -> _Refused:
        place = _place(event)
        return _Refused(self._at(code, values, place.line, place.column))

    def _at(self, code: str, values: dict[str, str], line: int, column: int) -> Problem:
        """A problem of the text itself; its path is a marker that leads to its place."""
        path: Path = (f"line {line}", column)
        self.places.values[path] = Place(line, column)
        return Problem(code, path, values)


def _place(event: yaml.Event) -> Place:
    start, end = event.start_mark, event.end_mark
    if start is None:
        return Place(1, 1)
    width = end.column - start.column if end is not None and end.line == start.line else 1
    return Place(start.line + 1, start.column + 1, max(width, 1))


_BLOCK_ENDS: Final = frozenset("|>+-0123456789")
_FRAME: Final = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)
