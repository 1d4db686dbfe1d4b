"""A translation file as text: the pairs in the order of the rubric, what is new left open, what is gone at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from rubricpress.core.translating import Pair, needs_translation, texts_of
from rubricpress.source.reading import SourceFile
from rubricpress.source.spots import Places
from rubricpress.source.translations import TranslationFile
from rubricpress.source.yaml_text import lines_of

SCHEMA_NAME: Final = "translation.schema.json"
MODELINE: Final = f"# yaml-language-server: $schema=../{SCHEMA_NAME}"
"""The first line of a translation file, by which editors find the schema beside the rubrics."""

_HEAD: Final = """\
{modeline}
# {title}: unofficial English translation.
# zh is the official text, exactly as in ../{name}; en is the same in English. Write them, then run rubricpress check.
language: en
"""
_TEXTS: Final = "texts:"
_GONE: Final = (
    "  # Not in the rubric any more. Move the English to the sentence that took its place, or remove it."
)
# what YAML reads as the same text without quotes; what could be mistaken for a slip of typing is quoted too
_PLAIN: Final = re.compile(r"[A-Za-z\u3400-\u9fff《（“](?:[^\n:#：]*[^\n:#：\s])?")
_NO_TEXTS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_IN_BLOCK: Final = re.compile(r"\S(?:.*\S)?")


class Renewed(NamedTuple):
    """A translation file brought up to date: its text, and how many pairs it has, are open, and are not needed."""

    text: str
    texts: int
    open: int
    unused: int


def renewed(rubric: SourceFile, file: TranslationFile | None) -> Renewed:
    """The translation file of a sound rubric with a pair for every text; what is written stays, with its comments.

    `file` is the one that is there, with none but problems of its translation; None where there is none.
    """
    assert rubric.rubric
    ordered = sorted(texts_of(rubric.rubric), key=lambda one: _line(rubric.places, one.path))
    pairs = file.translation.texts if file and file.translation else ()
    there = {pair.zh: pair for pair in pairs}
    above = _comments(file) if file else {}
    used = [
        there.get(one.text, Pair(zh=one.text, en=""))
        for one in ordered
        if one.text in there or needs_translation(one.text)
    ]
    official = {pair.zh for pair in used}
    gone = [pair for pair in pairs if pair.zh not in official]
    head = _head(file) or _HEAD.format(modeline=MODELINE, title=rubric.rubric.title, name=rubric.path.name)
    lines = [head.rstrip("\n"), _TEXTS, *_written(used, above)]
    if gone:
        lines += [_GONE, *_written(gone, above)]
    lines += above.get("", [])
    return Renewed("\n".join(lines) + "\n", len(used), sum(not pair.en for pair in used), len(gone))


def _line(places: Places, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Where a text stands in the file of the rubric; one that is not written there, where its row begins."""
    while path not in places.values and path:
        path = path[:-1]
    return places.values[path][:2]


def _head(file: TranslationFile | None) -> str:
    """The lines above the texts as they are, with the keys that were written below them; '' where there is no file."""
    if file is None or file.translation is None:
        return ""
    places = file.source.places.keys
    texts = places["texts",].line
    head = lines_of(file.source.text)[: texts - 1]
    below = (name for (name, *rest), place in places.items() if not rest and place.line > texts)
    head += [f"{name}: {_scalar(getattr(file.translation, str(name)), '')}" for name in below]
    return "\n".join(head)


def _comments(file: TranslationFile) -> dict[str, list[str]]:
    """The comment lines above each pair, by official text, and behind '' those at the end; but not our own."""
    assert file.translation
    lines = lines_of(file.source.text)
    found = {}
    for at, pair in enumerate(file.translation.texts):
        found[pair.zh] = _above(lines[: file.source.places.values["texts", at].line - 1])
    found[""] = _above(lines)
    return found


def _above(lines: list[str]) -> list[str]:
    """The comments at the end of some lines; a deeper one may be a line of a text."""
    found: list[str] = []
    for line in reversed(lines):
        if not re.match(r" {0,2}#", line) and line.strip():
            break
        if line.strip() and line != _GONE:
            found.insert(0, line)
    return found


def _written(pairs: Iterable[Pair], above: dict[str, list[str]]) -> Iterator[str]:
    for pair in pairs:
        yield from above.get(pair.zh, ())
        yield f"  - zh: {_scalar(pair.zh, '      ')}"
        yield f"    en: {_scalar(pair.en, '      ')}"


def _scalar(text: str, indent: str) -> str:
    """A text as YAML: bare where nothing in it could be misread, lines below each other where it has several."""
    lines = text.split("\n")
    if len(lines) > 1 and indent and all(map(_IN_BLOCK.fullmatch, lines)):
        return "\n".join(["|-", *(indent + line for line in lines)])
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXTS:
        return text
    return json.dumps(text, ensure_ascii=False)
