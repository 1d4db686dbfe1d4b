"""JSON text to plain data, with every number kept as its literal and every mistake a problem."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from rubricpress.core.problem import Path, Problem

MAX_BYTES: Final = 16 * 1024 * 1024
MAX_DEPTH: Final = 32

_STRING_OR_BRACKET: Final = re.compile(r'"(?:[^"\\]+|\\.)*"|[\[\]{}]', re.DOTALL)
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Literal(str):
    """The digits of a JSON number as they are written: `8.50`, `1e999`, `NaN`."""

    __slots__ = ()


class Repeated(dict[str, Any]):
    """A JSON object in which keys stand twice; the last value counts, `twice` names the keys."""

    twice: tuple[str, ...] = ()


def read_json(raw: bytes | str) -> tuple[Any, list[Problem]]:
    """The plain data in `raw`; None with a problem where it is no JSON text.

    Size and depth are limited before anything is parsed, so that no file can exhaust the browser.
    """
    size = len(raw)
    if size > MAX_BYTES:
        values = {"size": str(size // (1024 * 1024)), "limit": str(MAX_BYTES // (1024 * 1024))}
        return None, [Problem("file-large", (), values)]
    if isinstance(raw, bytes):
        try:
            raw = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return None, [Problem("file-encoding", (), {"at": str(error.start + 1)})]
    text = raw.removeprefix("\ufeff")
    if _depth(text) > MAX_DEPTH:
        return None, [Problem("json-deep", (), {"limit": str(MAX_DEPTH)})]
    try:
        data = json.loads(
            text, parse_float=Literal, parse_int=Literal, parse_constant=Literal, object_pairs_hook=_object
        )
    except json.JSONDecodeError as error:
        return None, [Problem("json-form", (), {"line": str(error.lineno), "column": str(error.colno)})]
    return data, []


def clean(text: str) -> str:
    """`text` without halves of surrogate pairs, which JSON can write and UTF-8 cannot."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def keys_twice(data: object, path: Path) -> list[Problem]:
    """A problem for each key that stands twice in a JSON object."""
    if not isinstance(data, Repeated):
        return []
    return [Problem("duplicate-key", (*path, name), {"key": name}) for name in data.twice]


def _depth(text: str) -> int:
    """The deepest nesting of brackets outside strings."""
    depth = deepest = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        sign = match[0]
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = {clean(name): value for name, value in pairs}
    if len(data) == len(pairs):
        return data
    seen: set[str] = set()
    twice = [name for name, _ in pairs if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
    repeated = Repeated(data)
    repeated.twice = tuple(dict.fromkeys(map(clean, twice)))
    return repeated
