"""What a response says, apart from how it is spelt.

Two files say the same where they differ only in the order of keys, in how a number is written (`8.50`, `"8.5"`,
`８．５`), in the order in which indicators are named, in how lines end, in places that are left empty, or in whether evidence
that is a text alone is written as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from rubricpress.core.number import parse, plain
from rubricpress.core.rating import NAMING_KEYS, NUMBER_KEYS

_SHORT: Final = 40
_TRUTHS: Final = frozenset({"triggered", "not_applicable"})
"""Keys at which no and nothing are one: an adjustment that does not apply is left out."""


def content(data: Mapping[str, Any]) -> dict[str, Any]:
    """The profile and the assessments of a response in their one spelling.

    Blank texts, empty ratings and empty assessments are left out. What has not the form of a response stays as it is,
    so that it counts too.
    """
    return _filled(
        {"profile": spelt(data.get("profile")), "assessments": _each(data.get("assessments"), _assessment)}
    )


def rating_content(rating: Any) -> Any:
    """One rating in its one spelling."""
    if not isinstance(rating, dict):
        return spelt(rating)
    said: dict[str, Any] = {}
    for key, value in rating.items():
        if key in NUMBER_KEYS:
            said[key] = _numbers(value)
        elif key in NAMING_KEYS and isinstance(value, list):
            said[key] = sorted(map(spelt, value), key=str)
        elif key == "units" and isinstance(value, list):
            said[key] = [rating_content(one) for one in value]
        elif key not in _TRUTHS or value is not False:
            one = spelt(value)
            said[key] = one["text"] if key == "evidence" and is_text_alone(one) else one
    # an empty list or mapping of indicators or faults says that none was found, which is not nothing
    return {key: value for key, value in said.items() if value != ""}


def is_text_alone(evidence: Any) -> bool:
    """Whether evidence is written as a mapping in which nothing but its text stands."""
    return isinstance(evidence, dict) and set(evidence) == {"text"}


def spelt(value: Any) -> Any:
    """Any other value in its one spelling; a blank text is ''."""
    if isinstance(value, dict):
        return _each(value, spelt)
    if isinstance(value, list):
        return [spelt(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else ""


def _assessment(value: Any) -> Any:
    if not isinstance(value, dict):
        return spelt(value)
    said = {
        key: _each(part, rating_content) if key == "ratings" else spelt(part) for key, part in value.items()
    }
    return _filled(said)


def _each(value: Any, spell: Any) -> Any:
    """A mapping with each of its values spelt, without those that say nothing."""
    if not isinstance(value, dict):
        return spelt(value)
    return _filled({key: spell(one) for key, one in value.items()})


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", {}, [], None)}


def _numbers(value: Any) -> Any:
    """A number, or a mapping of numbers; what is none stays as it is written."""
    if isinstance(value, dict):
        return {key: number for key, one in value.items() if (number := _numbers(one)) != ""}
    if not isinstance(value, str):
        return spelt(value)
    return _number(value) if len(value) <= _SHORT else _number.__wrapped__(value)


@lru_cache(maxsize=1024)  # the same few scores stand in all responses of a batch
def _number(text: str) -> str:
    number = parse(text)
    return spelt(text) if number is None else plain(number)
