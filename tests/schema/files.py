"""Rubric files as both of their readers see them: the project's own, which keeps what is written, and an editor.

A file is a tree of mappings, lists and scalars; a scalar keeps its text and whether it stands there plain. An editor
gives a plain scalar a type first, by the core schema of YAML 1.2, and then looks into the JSON Schema.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final, NamedTuple

import yaml

from rubricpress.core.plain.codec import decode
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric


class Scalar(NamedTuple):
    """What is written, and whether it is written without quotes."""

    text: str
    plain: bool = True


type Node = Scalar | list[Node] | dict[str, Node]

NOTHING: Final = ("~", "null", "Null", "NULL")
_TRUTH: Final = {one: one.lower() == "true" for one in ("true", "True", "TRUE", "false", "False", "FALSE")}
_INTEGER: Final = re.compile(r"[-+]?[0-9]+")
_IN_BASES: Final = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BOUNDLESS: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def tree(text: str) -> Node:
    """The tree of a file's text."""
    return _tree(yaml.compose(text, Loader=yaml.BaseLoader))


def _tree(node: Any) -> Node:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _tree(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_tree(one) for one in node.value]
    return Scalar(node.value, node.style is None)


def written(node: Node, indent: str = "") -> str:
    """The text of a file with this tree; what stands in front of it leaves no space."""
    if isinstance(node, Scalar):
        plain = node.plain and re.fullmatch(r"[\w.+~-]*", node.text)
        return f" {node.text if plain else json.dumps(node.text)}\n"
    if not node:
        return " []\n" if isinstance(node, list) else " {}\n"
    if isinstance(node, list):
        entries = [("-", one) for one in node]
    else:
        entries = [(f"{json.dumps(key)}:", one) for key, one in node.items()]
    lines = [f"{indent}{head}{written(one, indent + '  ')}" for head, one in entries]
    return "\n" + "".join(lines)


def as_read(node: Node) -> Any:
    """The plain data that the project's reader makes of it: scalars stay as they are written."""
    if isinstance(node, dict):
        return {key: as_read(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_read(one) for one in node]
    return None if node.plain and node.text in NOTHING else node.text


def as_seen(node: Node) -> Any:
    """The data that an editor validates: plain scalars have become numbers, truth values and null."""
    if isinstance(node, dict):
        return {key: as_seen(value) for key, value in node.items()}
    if isinstance(node, list):
        return [as_seen(one) for one in node]
    return _typed(node.text) if node.plain else node.text


def _typed(text: str) -> Any:
    if text in ("", *NOTHING):
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _IN_BASES.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) or _BOUNDLESS.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def problems_of_shape(node: Node) -> list[Problem]:
    """What the project's reader says of the file's shape; whether its numbers and names fit is asked later."""
    return decode(Rubric, as_read(node)).problems
