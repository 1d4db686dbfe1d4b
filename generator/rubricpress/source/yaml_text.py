"""YAML text to plain data: scalars stay strings, every key and value keeps its place.

Of YAML, rubrics use mappings, lists and scalars. Anchors, aliases, tags and several documents are
refused, and so is whatever is larger or deeper than a table can be; then nothing can grow in memory.
The data is built from the parser's events, in one pass: nothing is resolved to a type on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import yaml

from rubricpress.core.problem import Path, Problem
from rubricpress.core.quoting import quoted
from rubricpress.core.wording.yaml_causes import cause
from rubricpress.source.places import Located, Place, Places

MAX_DEPTH: Final = 40

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines
_NO_TEXT: Final = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE_COLON: Final = re.compile(r"\s*(?:- )*\s*[A-Za-z_][\w-]*\s*：")
_BLOCK_TEXT: Final = re.compile(r"(?:^|\s)[|>][+-]?\d?[+-]?\s*(?:\s#.*)?$")


class _Unreadable(Exception):  # noqa: N818  (named after what happened)
    """The text cannot be read past this point; why is among the problems."""


def lines_of(text: str) -> list[str]:
    """The lines of a text, as YAML counts them."""
    return _LINE_BREAK.split(text)


def read_yaml(text: str) -> tuple[Any, Places, list[Located]]:
    """The plain data in `text`, the places of everything in it, and the problems of its form.

    The data is None where the text is no YAML to its end, or more YAML than a rubric needs.
    """
    builder = _Builder(text)
    try:
        data = builder.document()
    except _Unreadable:
        return None, builder.places, builder.problems
    return None if builder.unfit else data, builder.places, builder.problems


class _Builder:
    """One reading of a text, collecting places and problems; `unfit` once the data would mislead."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = Places()
        self.problems: list[Located] = []
        self.unfit = False

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return lines_of(self.text)

    def document(self) -> Any:
        """The data of the one document in the text."""
        if odd := _NO_TEXT.search(self.text):
            before = lines_of(self.text[: odd.start()])
            place = Place(len(before), len(before[-1]) + 1)
            raise self._stop("yaml-character", place, sign=f"U+{ord(odd[0]):04X}")
        events = self._events()
        first = next(events, None)
        if first is None or getattr(first, "value", None) == "":
            raise self._stop("file-empty", Place(1, 1))
        data = self._value(first, events, (), 1)
        for _ in events:  # whatever still comes is only there to be refused
            pass
        return data

    def _events(self) -> Iterator[yaml.Event]:
        """The events of the text's content."""
        documents = 0
        event: Any
        try:
            for event in yaml.parse(self.text, Loader=_LOADER):
                kind = type(event)
                if kind in _BEGIN:
                    if event.anchor or event.tag:
                        self._refuse_marks(event)
                    yield event
                elif kind in _END:
                    yield event
                elif kind is yaml.AliasEvent:
                    self._refuse("yaml-alias", event)
                    yield yaml.ScalarEvent(None, None, (True, False), "", event.start_mark, event.end_mark)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        raise self._stop("yaml-documents", _place(event))
        except yaml.MarkedYAMLError as error:
            self._explain(error)
            raise _Unreadable from error

    def _refuse_marks(self, event: Any) -> None:
        """Anchors and tags are refused; reading goes on, so that all of them are named."""
        if event.anchor:
            self._refuse("yaml-alias", event)
        if event.tag:
            self._refuse("yaml-tag", event, tag=str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def _stop(self, code: str, place: Place, **values: str) -> _Unreadable:
        self.problems.append(_located(code, place, **values))
        return _Unreadable()

    def _refuse(self, code: str, event: yaml.Event, **values: str) -> None:
        self.unfit = True
        self.problems.append(_located(code, _place(event), **values))

    def _explain(self, error: yaml.MarkedYAMLError) -> None:
        """Why the text is no YAML: tabs and full-width colons, which YAML itself reports badly, or what it says."""
        failed = self._marked(error.problem_mark)
        began = error.context in _TOLD_WHERE_IT_BEGAN or error.problem in _TOLD_WHERE_IT_BEGAN
        place = self._marked(error.context_mark) if began else failed
        zh, en = cause(str(error.problem))
        suspicious = list(self._suspicious_lines())
        told = {one.place for one in self.problems}
        self.problems += [one for one in suspicious if one.place not in told]
        if not any(failed.line - 2 <= one.place.line <= failed.line for one in suspicious):
            self.problems.append(_located("yaml-form", place, detail=en, detail_zh=zh))

    def _marked(self, mark: Any) -> Place:
        """The place of a mark of the parser, which gives up one line behind the last."""
        if mark.line < len(self.lines):
            return Place(mark.line + 1, mark.column + 1)
        return Place(len(self.lines), len(self.lines[-1]) + 1)

    def _suspicious_lines(self) -> Iterator[Located]:
        """Tabs in the indentation and full-width colons behind a key, outside texts after `|` and `>`."""
        block = -1  # the indentation of the key whose `|` or `>` text we are inside
        for number, line in enumerate(self.lines, 1):
            content = line.lstrip(" ")
            indent = len(line) - len(content)
            if block >= 0 and (not content.strip() or indent > block):
                continue
            block = indent if _BLOCK_TEXT.search(line) else -1
            if content.startswith("\t"):
                yield _located("yaml-tab", Place(number, indent + 1))
            elif _WIDE_COLON.match(line):
                yield _located("yaml-wide-colon", Place(number, line.index("：") + 1))

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path, depth: int) -> Any:
        """The data that begins with `event`."""
        if depth > MAX_DEPTH:
            raise self._stop("yaml-deep", _place(event), limit=str(MAX_DEPTH))
        self.places.values[path] = _place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path, depth)
        return self._mapping(events, path, depth)

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        """The text of a scalar; a plain one can have swallowed a line with a full-width colon behind its key."""
        text = str(event.value)
        if "：" in text and event.implicit[0]:
            start, end = _span(event)
            for number, line in enumerate(self.lines[start.line : end.line + 1], start.line + 1):
                if _WIDE_COLON.match(line):
                    self.unfit = True
                    self.problems.append(_located("yaml-wide-colon", Place(number, line.index("：") + 1)))
        return text

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
                raise self._stop("yaml-key", _place(event))
            name = self._scalar(event)
            here: Path = (*path, name)
            if name in data:
                self.problems.append(
                    Located(Problem("duplicate-key", here, {"key": quoted(name)}), _place(event))
                )
                here = (*here, "(2)")  # keeps the places of the first
            self.places.keys[here] = _place(event)
            value = self._value(next(events), events, here, depth + 1)
            data.setdefault(name, value)
        return data


def _located(code: str, place: Place, **values: str) -> Located:
    """A problem of the text itself, which belongs to no key."""
    return Located(Problem(code, (), values), place)


def _span(event: yaml.Event) -> tuple[Any, Any]:
    """The marks at both ends of an event."""
    return event.start_mark, event.end_mark


def _place(event: yaml.Event) -> Place:
    start, end = _span(event)
    line, column = start.line, start.column
    width = end.column - column if end.line == line else 1
    return Place(line + 1, column + 1, width if width > 0 else 1)


_BEGIN: Final = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
_END: Final = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
# errors that are told where the thing began that never ends, not where the parser gave up
_TOLD_WHERE_IT_BEGAN: Final = frozenset(
    {
        "while scanning a simple key",
        "while parsing a flow sequence",
        "while parsing a flow mapping",
        "found unexpected end of stream",
    }
)
