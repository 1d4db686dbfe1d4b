"""JSON text to plain data, with every number kept as its literal and every mistake a problem."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem

_MEGABYTE: Final = 1024 * 1024
MAX_BYTES: Final = 16 * _MEGABYTE
MAX_DEPTH: Final = 32

# `++` and `*+` never go back: a quote that is not closed must not cost more than one pass
_STRING: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_BRACKET: Final = re.compile(r"[\[\]{}]")
_AS_BRACES: Final = bytes.maketrans(b"[]", b"{}")
_NO_SIGNS: Final = bytes(set(range(256)) - set(b'{}[]":'))
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SURROGATE_WRITTEN: Final = re.compile(r"[\ud800-\udfff]|\\u[dD][89a-fA-F]")


class Literal(str):
    """The digits of a JSON number as they are written: `8.50`, `1e999`, `NaN`."""

    __slots__ = ()


class Repeated(dict[str, Any]):
    """A JSON object in which keys stood twice: `twice` names them.

    Those with different values are left out, since nobody can tell which is meant. It equals no plain object, not
    even one with the same values.
    """

    twice: tuple[str, ...] = ()

    __hash__ = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Repeated) and self.twice == other.twice and dict(self) == dict(other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def read_json(raw: bytes | str) -> tuple[Any, list[Problem]]:
    """The plain data in `raw`; None with a problem where it is no JSON text.

    Size and depth are limited before anything is parsed, so that no file can exhaust the browser.
    """
    if len(raw) > MAX_BYTES:
        return None, [too_large()]
    if isinstance(raw, bytes):
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return None, [Problem("file-encoding", (), {"at": str(error.start + 1)})]
    else:
        text, raw = raw, raw.encode("utf-8", "surrogatepass")
    text = text.removeprefix("\ufeff")
    signs = _signs(raw)
    if not _is_shallow(signs) and _depth(text) > MAX_DEPTH:
        return None, [Problem("json-deep", (), {"limit": str(MAX_DEPTH)})]
    odd = (b"\\u" in raw or b"\xed" in raw) and bool(_SURROGATE_WRITTEN.search(text))
    try:
        if not odd:
            data = PLAIN_JSON.decode(text)
            if _members(data) == signs.count(b":"):
                return data, []
        data = _PAIRS.decode(text)
    except json.JSONDecodeError as error:
        return None, [Problem("json-form", (), {"line": str(error.lineno), "column": str(error.colno)})]
    return _whole(data) if odd else data, []


def too_large() -> Problem:
    """The problem of a file of more than `MAX_BYTES`; how many there are is not told: nobody reads a pipe to its end."""
    return Problem("file-large", (), {"limit": str(MAX_BYTES // _MEGABYTE)})


def _whole(data: Any) -> Any:
    """`data` without halves of surrogate pairs, which JSON can write and UTF-8 cannot."""
    if isinstance(data, dict):
        for name, value in data.items():
            data[name] = _whole(value)
    elif isinstance(data, list):
        data[:] = map(_whole, data)
    elif isinstance(data, str) and not isinstance(data, Literal):
        return _LONE_SURROGATE.sub("\ufffd", data)
    return data


def keys_twice(data: object, path: Path) -> list[Problem]:
    """A problem for each key that stands twice in a JSON object."""
    if not isinstance(data, Repeated):
        return []
    return [
        Problem("duplicate-key", (*path, name), {"key": quoted(name), "line": "", "entry": ""})
        for name in data.twice
    ]


def _signs(raw: bytes) -> bytes:
    """The brackets and colons outside strings, all brackets as braces; of what is no JSON, perhaps others."""
    if b"\\" in raw:
        raw = raw.replace(b"\\\\", b"").replace(b'\\"', b"")
    return b"".join(raw.translate(_AS_BRACES, _NO_SIGNS).split(b'"')[::2])


def _is_shallow(signs: bytes) -> bool:
    """Whether brackets close one another and lie no deeper than allowed: then no text that they stand in nests deeper."""
    left = signs.replace(b":", b"")
    for _ in range(MAX_DEPTH):
        if not left:
            break
        left = left.replace(b"{}", b"")  # the innermost pairs, wherever they are
    return not left


def _members(data: Any) -> int:
    """How many keys stand in all objects of `data`: as many as there are colons, unless one stands twice."""
    count, waiting = 0, [data]
    for one in waiting:
        if type(one) is dict:
            count += len(one)
            waiting += one.values()
        elif type(one) is list:
            waiting += one
    return count


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside strings."""
    depth = deepest = 0
    for sign in _BRACKET.findall(_STRING.sub("", text)):
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    twice: dict[str, None] = {}  # a set that keeps its order
    unclear = set()
    for written, value in pairs:
        name = _LONE_SURROGATE.sub("\ufffd", written)
        if name in data:
            twice[name] = None
            if data[name] != value:
                unclear.add(name)
        data[name] = value
    if not twice:
        return data
    repeated = Repeated({name: value for name, value in data.items() if name not in unclear})
    repeated.twice = tuple(twice)
    return repeated


PLAIN_JSON: Final = json.JSONDecoder(parse_float=Literal, parse_int=Literal, parse_constant=Literal)
"""Reads what is sound JSON, of keys that stand twice the last."""
_PAIRS: Final = json.JSONDecoder(
    parse_float=Literal, parse_int=Literal, parse_constant=Literal, object_pairs_hook=_object
)
