"""The one spelling of a response: written from parts that are kept, it is what writing it whole gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.random_responses import responses

from rubricpress.core.content import content_text, rating_content
from rubricpress.core.numbers.number import parse, plain
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.rows.rating import NAMING_KEYS, NUMBER_KEYS
from rubricpress.source.library import Library

NOTHING: tuple[Any, ...] = ("", {}, [], None)


def content(data: Mapping[str, Any]) -> dict[str, Any]:
    """The rules of the reference, one after the other, on plain data."""
    assessments = data.get("assessments")
    said = {"profile": spelt(data.get("profile")), "assessments": spelt(assessments)}
    if isinstance(assessments, dict):
        said["assessments"] = filled({role: assessment(one) for role, one in assessments.items()})
    return filled(said)


def assessment(value: Any) -> Any:
    if not isinstance(value, dict):
        return spelt(value)
    said = {key: spelt(one) for key, one in value.items()}
    if isinstance(value.get("ratings"), dict):
        said["ratings"] = filled({name: rating(one) for name, one in value["ratings"].items()})
    return filled(said)


def rating(value: Any) -> Any:
    if not isinstance(value, dict):
        return spelt(value)
    said = {}
    for key, one in value.items():
        if key in NUMBER_KEYS:
            said[key] = numbers(unsigned(one) if key == "measure" else one)
        elif key in NAMING_KEYS and isinstance(one, list):
            said[key] = sorted(map(spelt, one), key=str)
        elif key == "units" and isinstance(one, list):
            said[key] = [rating(unit) for unit in one]
        elif key not in ("triggered", "not_applicable") or one is not False:
            said[key] = spelt(one)
            if key == "evidence" and isinstance(said[key], dict) and [*said[key]] == ["text"]:
                said[key] = said[key]["text"]
    return {key: one for key, one in said.items() if one != ""}


def numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: number for key, one in value.items() if (number := numbers(one)) != ""}
    number = parse(value) if isinstance(value, str) else None
    return spelt(value) if number is None else plain(number)


def unsigned(entry: Any) -> Any:
    """75% is 75 where a percentage is asked for."""
    value = entry.get("value") if isinstance(entry, dict) else None
    if isinstance(value, str) and value.strip()[-1:] in ("%", "％") and parse(value.strip()[:-1]) is not None:
        return entry | {"value": value.strip()[:-1]}
    return entry


def spelt(value: Any) -> Any:
    if isinstance(value, dict):
        return filled({key: spelt(one) for key, one in value.items()})
    if isinstance(value, list):
        return [spelt(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else ""


def filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in NOTHING}


def whole(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("name", ["correspondence-education", "shenzhen-worker-training-base"])
def test_it_is_the_spelling_of_the_whole_for_sound_and_wrong_responses(root: Path, name: str) -> None:
    rubric = Library(root / "rubrics")[name].rubric
    for response in islice(responses(rubric, 7), 60):
        data, _ = read_json(json.dumps(response))
        assert content_text(data) == whole(content(data))


KEYS = st.sampled_from(
    [*NUMBER_KEYS, *NAMING_KEYS, "evidence", "note", "triggered", "units", "text", "links", "ratings", "self", "value", 'a"b', "a b"]
)  # fmt: skip
SAID = st.sampled_from(
    [
        "",
        " ",
        "8.50",
        "８．５",
        "a\r\nb\rc",
        "75%",
        "７５ ％",
        "9%9",
        "%",
        '"\\',
        "\x1f",
        "9" * 41,
        "-0",
        "评",
        "\u2028",
        False,
        True,
        None,
    ]
)
VALUES = st.recursive(
    SAID, lambda one: st.lists(one, max_size=3) | st.dictionaries(KEYS, one, max_size=4), max_leaves=12
)


@given(VALUES, VALUES)
def test_it_is_the_spelling_of_the_whole_for_whatever_stands_there(one: Any, other: Any) -> None:
    for data in (
        {"profile": one, "assessments": other},
        {"assessments": {"self": {"ratings": {"1": one, "2": other}}, "review": one}},
        {"assessments": {"self": {"ratings": one, "date": other}}},
    ):
        assert content_text(data) == whole(content(data))
    assert rating_content(one) == rating(one)
