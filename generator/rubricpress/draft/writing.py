"""A draft as YAML text: the keys in the order of the house, doubts as `# TODO:` above what they are about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from rubricpress.core.language.todo import TODO, todos
from rubricpress.core.numbers.number import is_plain
from rubricpress.draft.doubt import Doubt, Fault
from rubricpress.draft.notes import Data, all_doubts

SCHEMA_LINE: Final = "yaml-language-server: $schema=rubric.schema.json"
"""The first comment of a rubric: where its editor finds the rules."""

_ORDER: Final = (
    "id", "title", "edition", "number", "method", "points", "points_printed", "dropped_points", "not_applicable", "short_title", "summary", "audience", "scoring",
    "instructions", "formula", "seal", "source", "star", "section", "standard", "assessment", "remark", "starred",
    "columns", "profile", "amount", "each", "limit", "unit", "concludes", "ranges", "step", "measure", "bands", "indicators", "levels", "faults", "floor",
    "criteria", "groups", "adjustments_title", "adjustments", "together", "conclusions",
)  # fmt: skip
_BARE: Final = frozenset((
    "points", "score", "from", "to", "above", "below", "equals", "step", "each", "limit", "amount", "minimum", "maximum", "costs",
    "starred", "partial", "decides", "least", "most", "target", "begun",
))  # fmt: skip
_FLOW: Final = frozenset(("columns", "ranges"))
_PLAIN: Final = re.compile(r"[A-Za-z\u2e80-\u9fff（“《①-⑳][^\n:#]*")
_WORDS: Final = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))


def written(data: Data, top: list[str], language: str) -> str:
    """The YAML of a draft, with the comment lines of `top` above it."""
    lines = [f"# {line}".rstrip() for line in top]
    lines += _mapping(data, "", language, ordered=True)
    return "\n".join(lines) + "\n"


def count_of_todos(text: str) -> int:
    """How many places of a draft wait for a person: comments, and values without a comment above."""
    return sum(1 for _ in todos(text.split("\n")))


def _mapping(data: Data, indent: str, language: str, *, ordered: bool = False) -> list[str]:
    lines = [f"{indent}# TODO: {one}" for one in _said(data, "", language)]
    for key in _keys(data, ordered=ordered):
        value = data[key]
        above = _said(data, key, language)
        lines += [f"{indent}# TODO: {one}" for one in above]
        inside = _inside(value, key, indent, language)
        if inside is None:
            lines += f"{indent}{key}: {_scalar(value, key, indent)}".split("\n")
        else:
            lines += [f"{indent}{key}:", *inside]
    return lines


def _said(data: Data, key: str, language: str) -> list[str]:
    """The sentences of the doubts on a key, each on one line."""
    found: list[Doubt | Fault] = data.get(f"#{key}", [])
    return list(dict.fromkeys(re.sub(r"\s+", " ", one.sentence(language)) for one in found))


def _keys(data: Data, *, ordered: bool) -> list[str]:
    keys = [key for key in data if not key.startswith("#")]
    if not ordered or not {"method", "criteria", "groups"} & set(keys):
        return keys
    places = {key: at for at, key in enumerate(_ORDER)}
    return sorted(keys, key=lambda key: (key == "damage", places.get(key, len(places))))


def _inside(value: Any, key: str, indent: str, language: str) -> list[str] | None:
    """The lines below a key; None for a value that stands beside it."""
    if isinstance(value, dict):
        if not all_doubts(value) and all(isinstance(one, str) for one in value.values()) and key == "when":
            return None
        return _mapping(value, f"{indent}  ", language)
    if not isinstance(value, list) or not value or isinstance(value[0], str):
        return None
    return [line for one in value for line in _item(one, key, f"{indent}  ", language)]


def _item(data: Data, key: str, indent: str, language: str) -> Iterator[str]:
    """An entry of a list: its doubts, then its keys behind a dash; short ones on one line."""
    if key in _FLOW and not all_doubts(data):
        yield f"{indent}- {_flow(data)}"
        return
    yield from (f"{indent}# TODO: {one}" for one in _said(data, "", language))
    first, *rest = _mapping({k: v for k, v in data.items() if k != "#"}, "", language, ordered=True)
    while first.startswith("#"):  # a comment cannot stand behind a dash
        yield f"{indent}{first}"
        first, *rest = rest
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" if line else "" for line in rest)


def _scalar(value: Any, key: str, indent: str) -> str:
    if isinstance(value, dict):
        return _flow(value)
    if isinstance(value, list):
        return f"[{', '.join(_word(one, key) for one in value)}]"
    text = str(value)
    if "\n" in text:
        if all(_safe_in_block(line) for line in text.split("\n")) and text == text.strip():
            return "|-\n" + "\n".join(f"{indent}  {line}".rstrip() for line in text.split("\n"))
        return json.dumps(text, ensure_ascii=False)
    return _word(text, key)


def _safe_in_block(line: str) -> bool:
    return bool(line) and line[0] != " " and line == line.rstrip() and line.isprintable()


def _word(text: str, key: str) -> str:
    """A text as YAML reads it back: bare where nothing in it could be misread."""
    if key in _BARE and (is_plain(text) or text in ("true", "false", TODO)):
        return text
    plain = _PLAIN.fullmatch(text) and text == text.strip() and text.lower() not in _WORDS
    if plain and text.isprintable():
        return text
    return json.dumps(text, ensure_ascii=False)


def _flow(data: Data) -> str:
    parts = []
    for key, value in data.items():
        word = _word(value, key)
        if re.search(r"[\[\]{},]", word) and not word.startswith('"'):
            word = json.dumps(value, ensure_ascii=False)
        parts.append(f"{key}: {word}")
    return "{" + ", ".join(parts) + "}"
