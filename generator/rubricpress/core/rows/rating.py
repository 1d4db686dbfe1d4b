"""Ratings: what one assessor says of one criterion, read from plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from rubricpress.core.numbers.number import before_percent, parse
from rubricpress.core.plain.json_text import Literal, keys_twice
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.plain.unknown import unknown_keys
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.evidence import Document, Evidence

_AS_WRITTEN: Final[Mapping[str, str]] = {}


class Entry(NamedTuple):
    """The numbers entered for a measure: a `value`, or the two numbers of a ratio."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    percent: bool = False
    """Whether a percent sign stands behind the value."""


@dataclass(frozen=True)
class Rating:
    """What was said of one criterion. None means: not said; never 0 and never false."""

    met: tuple[str, ...] | None = None
    earned: Mapping[str, Decimal] | None = None
    faults: Mapping[str, Decimal] | None = None
    level: str | None = None
    score: Decimal | None = None
    count: Decimal | None = None
    triggered: bool | None = None
    not_applicable: bool | None = None
    measure: Entry | None = None
    evidence: Evidence | None = None
    note: str | None = None
    units: tuple[dict[str, Any], ...] | None = None


def read_rating(data: object, path: Path) -> tuple[Rating, list[Problem]]:
    """The rating in `data`, and every problem found in it.

    What cannot be read is left out of the rating; the caller decides what a rating with problems is
    worth (it earns nothing and counts as unrated).
    """
    problems = keys_twice(data, path)
    if not isinstance(data, dict):
        return Rating(), [Problem("mapping-form", path, {"value": quoted(data)})]
    values: dict[str, Any] = {}
    for name, item in data.items():
        if reader := _READERS.get(name):
            values[name] = reader(item, (*path, name), problems)
    problems += unknown_keys(data, _READERS, path)
    return Rating(**values), problems


def _number(item: object, path: Path, problems: list[Problem]) -> Decimal | None:
    value = _read_number(item)
    if value is None:
        problems.append(Problem("number-form", path, {"value": quoted(item)}))
    return value


def _read_number(item: object) -> Decimal | None:
    if not isinstance(item, str):
        return None
    return _parsed(item) if len(item) <= _LONGEST_NUMBER else parse(item)


def _word(item: object, path: Path, problems: list[Problem]) -> str | None:
    if isinstance(item, str):
        return str(item)
    problems.append(Problem("text-form", path, {"value": quoted(item)}))
    return None


def _text(item: object, path: Path, problems: list[Problem]) -> str | None:
    if isinstance(item, Literal):
        problems.append(Problem("text-form", path, {"value": quoted(item)}))
        return None
    return _word(item, path, problems)


def _truth(item: object, path: Path, problems: list[Problem]) -> bool | None:
    if isinstance(item, bool):
        return item
    problems.append(Problem("truth-form", path, {"value": quoted(item)}))
    return None


def _words(item: object, path: Path, problems: list[Problem]) -> tuple[str, ...] | None:
    if not isinstance(item, list) or len(item) > _LONGEST_LIST:
        _list(item, path, problems)
        return None
    words = [_word(word, (*path, at), problems) for at, word in enumerate(item)]
    seen: set[str | None] = set()
    for at, word in enumerate(words):
        if word is not None and word in seen:
            problems.append(Problem("named-twice", (*path, at), {"value": quoted(word)}))
        seen.add(word)
    return tuple(word for word in words if word is not None)


def _list(item: object, path: Path, problems: list[Problem]) -> list[Any]:
    """The items of a list that is not too long; none with a problem where it is no such list."""
    if not isinstance(item, list):
        problems.append(Problem("list-form", path, {"value": quoted(item)}))
        return []
    if len(item) > _LONGEST_LIST:
        problems.append(Problem("list-long", path, {"count": str(len(item)), "limit": str(_LONGEST_LIST)}))
        return []
    return item


def read_evidence(item: object, path: Path, problems: list[Problem]) -> Evidence | None:
    """Evidence in either of its forms; what is wrong with it joins `problems`."""
    if not isinstance(item, dict):
        text = _text(item, path, problems)
        return None if text is None else Evidence(text)
    problems += [*keys_twice(item, path), *unknown_keys(item, _EVIDENCE, path)]
    text = _text(item.get("text", ""), (*path, "text"), problems)
    links = _list(item.get("links", []), (*path, "links"), problems)
    documents = _list(item.get("documents", []), (*path, "documents"), problems)
    return Evidence(
        text or "",
        tuple(_text(one, (*path, "links", at), problems) or "" for at, one in enumerate(links)),
        tuple(_document(one, (*path, "documents", at), problems) for at, one in enumerate(documents)),
    )


def _document(item: object, path: Path, problems: list[Problem]) -> Document:
    if not isinstance(item, dict):
        problems.append(Problem("mapping-form", path, {"value": quoted(item)}))
        return Document()
    problems += [*keys_twice(item, path), *unknown_keys(item, _DOCUMENT, path)]
    return Document(
        **{name: _text(item[name], (*path, name), problems) or "" for name in _DOCUMENT if name in item}
    )


def _numbers(
    item: object, path: Path, problems: list[Problem], instead: Mapping[str, str] = _AS_WRITTEN
) -> dict[str, Decimal] | None:
    """The numbers behind the keys of a mapping; `instead` are the texts to read in place of what stands there."""
    if not isinstance(item, dict):
        problems.append(Problem("mapping-form", path, {"value": quoted(item)}))
        return None
    if len(item) > _LONGEST_LIST:
        problems.append(Problem("list-long", path, {"count": str(len(item)), "limit": str(_LONGEST_LIST)}))
        return None
    problems.extend(keys_twice(item, path))
    read = {}
    for name, text in item.items():
        value = _read_number(instead.get(name, text))
        if value is None:
            problems.append(Problem("number-form", (*path, name), {"value": quoted(text)}))
        else:
            read[name] = value
    return read


def _units(item: object, path: Path, problems: list[Problem]) -> tuple[dict[str, Any], ...] | None:
    """The ratings of several units, each still plain data."""
    if not isinstance(item, list):
        problems.append(Problem("list-form", path, {"value": quoted(item)}))
        return None
    if len(item) > _LONGEST_LIST:
        problems.append(Problem("list-long", path, {"count": str(len(item)), "limit": str(_LONGEST_LIST)}))
        return None
    problems += (
        Problem("mapping-form", (*path, at), {"value": quoted(one)})
        for at, one in enumerate(item)
        if not isinstance(one, dict)
    )
    return tuple(one for one in item if isinstance(one, dict))


def read_entry(item: object, path: Path, problems: list[Problem]) -> Entry | None:
    """The numbers of a measure; what is wrong with them joins `problems`."""
    text = item.get("value") if isinstance(item, dict) else None
    bare = before_percent(text) if isinstance(text, str) else None
    read = _numbers(item, path, problems, {} if bare is None else {"value": bare})
    if read is None:
        return None
    problems += unknown_keys(read, ENTRY_KEYS, path)
    return Entry(read.get("value"), read.get("numerator"), read.get("denominator"), bare is not None)


_LONGEST_LIST: Final = 200
_LONGEST_NUMBER: Final = 40  # what is longer is garbage, which is not kept
_parsed: Final = lru_cache(maxsize=4096)(parse)
ENTRY_KEYS: Final = ("value", "numerator", "denominator")
_EVIDENCE: Final = ("text", "links", "documents")
_DOCUMENT: Final = ("name", "number", "date")
_READERS: Final[Mapping[str, Callable[[object, Path, list[Problem]], object]]] = {
    "met": _words,
    "earned": _numbers,
    "faults": _numbers,
    "level": _word,
    "score": _number,
    "count": _number,
    "triggered": _truth,
    "not_applicable": _truth,
    "measure": read_entry,
    "evidence": read_evidence,
    "note": _text,
    "units": _units,
}
RATING_KEYS: Final = tuple(_READERS)
NUMBER_KEYS: Final = frozenset(
    name for name, reader in _READERS.items() if reader in {_number, _numbers, read_entry}
)
"""The keys behind which numbers stand, however deep."""
NAMING_KEYS: Final = frozenset(name for name, reader in _READERS.items() if reader is _words)
"""The keys that name things in no order."""
