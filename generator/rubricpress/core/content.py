"""What a response says, apart from how it is spelt.

Two files say the same where they differ only in the order of keys, in how a number is written (`8.50`, `"8.5"`,
`８．５`), in the order in which indicators are named, in how lines end, in places that are left empty, or in whether evidence
that is a text alone is written as one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, Final

from rubricpress.core.numbers.number import before_percent, parse, plain
from rubricpress.core.rows.rating import NAMING_KEYS, NUMBER_KEYS, RATING_KEYS

quote: Final[Callable[[str], str]] = encode_basestring
"""A text as JSON, with no sign written in another way than it must be."""

_SHORT: Final = 40
_TRUTHS: Final = frozenset({"triggered", "not_applicable"})
"""Keys at which no and nothing are one: an adjustment that does not apply is left out."""
_HEADS: Final = {key: f'"{key}"' for key in RATING_KEYS}
_NOTHING: Final = frozenset({'""', "{}", "[]", "null"})
_SORTED: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_text(data: Mapping[str, Any]) -> str:
    """The profile and the assessments of a response in their one spelling, as JSON with sorted keys and no spaces.

    Blank texts, empty ratings and empty assessments are left out. What has not the form of a response stays as it is,
    so that it counts too.
    """
    said = {
        "assessments": _object(data.get("assessments"), lambda _, one: _object(one, _of_assessment)),
        "profile": as_json(spelt(data.get("profile"))),
    }
    return "{" + ",".join(f'"{key}":{text}' for key, text in said.items() if text not in _NOTHING) + "}"


def rating_content(rating: Any) -> Any:
    """One rating in its one spelling, as plain data."""
    return json.loads(_rating("", rating))


def is_text_alone(evidence: Any) -> bool:
    """Whether evidence is written as a mapping in which nothing but its text stands."""
    return isinstance(evidence, dict) and set(evidence) == {"text"}


def spelt(value: Any) -> Any:
    """Any other value in its one spelling; a blank text is ''."""
    if isinstance(value, dict):
        said = {key: spelt(one) for key, one in value.items()}
        return {key: one for key, one in said.items() if one not in ("", {}, [], None)}
    if isinstance(value, list):
        return [spelt(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    text = str(value)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "" if text.isspace() else text


def _of_assessment(key: str, value: Any) -> str:
    return _object(value, _rating) if key == "ratings" else as_json(spelt(value))


def _object(value: Any, text_of: Callable[[str, Any], str]) -> str:
    """A mapping with each of its values written by `text_of`, without those that say nothing."""
    if not isinstance(value, dict):
        return as_json(spelt(value))
    parts = [
        f"{quote(key)}:{text}" for key in sorted(value) if (text := text_of(key, value[key])) not in _NOTHING
    ]
    return "{" + ",".join(parts) + "}"


def _rating(_name: str, rating: Any) -> str:
    """A rating: nearly all of a response, and nearly always a few numbers and texts."""
    if not isinstance(rating, dict):
        return as_json(spelt(rating))
    if len(rating) == 1 and type(score := rating.get("score")) is str and len(score) <= _SHORT:
        return _score(score)
    parts = ""
    for key in sorted(rating) if len(rating) > 1 else rating:
        value = _unsigned(rating[key]) if key == "measure" else rating[key]
        if key in NUMBER_KEYS:
            text = _digits(value) if type(value) is str and len(value) <= _SHORT else _number(value)
        elif type(value) is str and "\r" not in value and not value.isspace():
            text = quote(value)
        else:
            text = _answer(key, value)
        if text != '""':
            parts += f"{_HEADS.get(key) or quote(key)}:{text},"
    return "{" + parts[:-1] + "}"


def _answer(key: str, value: Any) -> str:
    """What stands behind a key of a rating that is no number; '""' for what says nothing.

    An empty list or mapping of indicators or faults says that none was found, which is not nothing.
    """
    if value is False and key in _TRUTHS:
        return '""'
    if key in NAMING_KEYS and isinstance(value, list):
        return as_json(sorted(map(spelt, value), key=str))
    if key == "units" and isinstance(value, list):
        return "[" + ",".join(_rating("", one) for one in value) + "]"
    said = spelt(value)
    return as_json(said["text"] if key == "evidence" and is_text_alone(said) else said)


def _number(value: Any) -> str:
    """A number, or a mapping of numbers; what is none stays as it is written."""
    if isinstance(value, dict):
        numbers = [(key, _number(value[key])) for key in sorted(value)]
        return "{" + ",".join([f"{quote(key)}:{text}" for key, text in numbers if text != '""']) + "}"
    if not isinstance(value, str):
        return as_json(spelt(value))
    return _digits(value) if len(value) <= _SHORT else _digits.__wrapped__(value)


def _unsigned(entry: Any) -> Any:
    """A measure without the percent sign behind its value, which says nothing that the rubric does not say."""
    value = entry.get("value") if isinstance(entry, dict) else None
    bare = before_percent(value) if isinstance(value, str) else None
    return entry if bare is None else {**entry, "value": bare}


@lru_cache(maxsize=4096)  # the same few scores stand in all responses of a batch
def _digits(text: str) -> str:
    number = parse(text)
    return quote(spelt(text) if number is None else plain(number))


@lru_cache(maxsize=4096)
def _score(text: str) -> str:
    """A rating that says nothing but its score."""
    digits = _digits(text)
    return "{}" if digits == '""' else f'{{"score":{digits}}}'


def as_json(value: Any) -> str:
    """Plain data as JSON with sorted keys and no spaces."""
    return quote(value) if isinstance(value, str) else _SORTED.encode(value)
