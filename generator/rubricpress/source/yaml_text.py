"""YAML text to plain data: scalars stay strings, every key and value keeps its place.

Of YAML, rubrics use mappings, lists and scalars. Anchors, aliases, tags and several documents are
refused, and so is whatever is larger or deeper than a table can be; then nothing can grow in memory.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from rubricpress.core.problem import Path, Problem
from rubricpress.source.places import Place, Places

MAX_DEPTH: Final = 40

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WIDE_COLON: Final = re.compile(r"^\s*(?:- )?\s*[A-Za-z_][\w-]*\s*：")


def read_yaml(text: str) -> tuple[Any, Places, list[Problem]]:
    """The plain data in `text`, the places of everything in it, and the problems of its form."""
    places = Places()
    if not text.strip():
        return None, places, [Problem("file-empty", ())]
    problems = _suspicious_lines(text, places)
    if problems:
        return None, places, problems
    problem = _refused_events(text, places)
    if problem:
        return None, places, [problem]
    root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        return None, places, [Problem("file-empty", ())]
    data = _plain(root, (), places, problems)
    return data, places, problems


def _suspicious_lines(text: str, places: Places) -> list[Problem]:
    """Tabs in the indentation and full-width colons behind a key, which YAML itself reports badly."""
    problems = []
    block = -1  # the indentation of the key whose `|` or `>` text we are inside
    for number, line in enumerate(text.splitlines(), 1):
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and (not line.strip() or indent > block):
            continue
        block = indent if re.search(r"(?:^|\s)[|>][+-]?\d?\s*$", line) else -1
        if "\t" in line[: len(line) - len(line.lstrip())]:
            problems.append(_at("yaml-tab", {}, places, number, line.index("\t") + 1))
        elif _WIDE_COLON.match(line):
            problems.append(_at("yaml-wide-colon", {}, places, number, line.index("：") + 1))
    return problems


def _refused_events(text: str, places: Places) -> Problem | None:
    """The first thing in the text that is no YAML, or more YAML than a rubric needs."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            refused = _refused(event, depth, documents)
            if refused:
                mark = event.start_mark
                return _at(*refused, places, *((mark.line + 1, mark.column + 1) if mark else (1, 1)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return _at("yaml-form", {"detail": error.problem or error.context or "?"}, places, line, column)
    except yaml.YAMLError as error:  # a character that YAML does not admit has no mark
        return _at("yaml-form", {"detail": str(error).splitlines()[0]}, places, 1, 1)
    return None


def _refused(event: yaml.Event, depth: int, documents: int) -> tuple[str, dict[str, str]] | None:
    """The code and values of the problem that an event is, if it is one."""
    if documents > 1:
        return "yaml-documents", {}
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "yaml-alias", {}
    if tag := getattr(event, "tag", None):
        return "yaml-tag", {"tag": str(tag)}
    if depth > MAX_DEPTH:
        return "yaml-deep", {"limit": str(MAX_DEPTH)}
    return None


def _plain(node: yaml.Node, path: Path, places: Places, problems: list[Problem]) -> Any:
    """The data of a node; a key that stands twice is a problem, and its first value counts."""
    places.values[path] = _place(node)
    if isinstance(node, yaml.MappingNode):
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                problems.append(
                    _at("yaml-form", {"detail": "a key must be a plain word"}, places,
                        key_node.start_mark.line + 1, key_node.start_mark.column + 1)
                )  # fmt: skip
                continue
            name = key_node.value
            here = (*path, name)
            if name in data:
                twice = Problem("duplicate-key", (*here, "(2)"), {"key": name})
                places.keys[twice.path] = _place(key_node)
                problems.append(twice)
                continue
            places.keys[here] = _place(key_node)
            data[name] = _plain(value_node, here, places, problems)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, (*path, at), places, problems) for at, one in enumerate(node.value)]
    return node.value


def _place(node: yaml.Node) -> Place:
    start, end = node.start_mark, node.end_mark
    width = end.column - start.column if start.line == end.line else 1
    return Place(start.line + 1, start.column + 1, max(width, 1))


def _at(code: str, values: dict[str, str], places: Places, line: int, column: int) -> Problem:
    """A problem of the text itself; its path is a marker that leads to its place."""
    path: Path = (f"line {line}", column)
    places.values[path] = Place(line, column)
    return Problem(code, path, values)
