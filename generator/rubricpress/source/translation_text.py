"""A translation file as text: the pairs in the order of the rubric, what is new left open, what is gone at the end.

What only earlier editions have stands before what is gone. What a person has written stays as it is, letter by letter:
pairs are moved in whole lines, with the comments in and above them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import yaml

from rubricpress.core.translating import Pair, needs_translation, texts_of
from rubricpress.source.reading import SourceFile
from rubricpress.source.spots import LOADER, Places
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
_LANGUAGE: Final = "language: en"
_TEXTS: Final = "texts:"
_NO_TEXTS: Final = "texts: []"
_GONE: Final = (
    "# Not in the rubric any more. Move the English to the sentence that took its place, or remove it."
)
_EARLIER: Final = "# Only in earlier editions: their pages take the English from here."
# what YAML reads as the same text without quotes; what could be mistaken for a slip of typing is quoted too
_PLAIN: Final = re.compile(r"[A-Za-z\u3400-\u9fff《（“](?:[^\n:#：]*[^\n:#：\s])?")
_NO_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
_COMMENT: Final = re.compile("(?:^|(?<=\\s))#[^\r\n]*", re.MULTILINE)
_IN_BLOCK: Final = re.compile(r"\S(?:.*\S)?")


class Renewed(NamedTuple):
    """A translation file brought up to date: its text, and how many pairs it has, are open, and are not needed."""

    text: str
    texts: int
    open: int
    unused: int


class _Written(NamedTuple):
    """The lines of a translation file: those above its texts, their key, those of each pair by official text, and those below.

    `indent` stands in front of each pair; one without lines is written anew.
    """

    head: list[str]
    texts: str = _TEXTS
    pairs: Mapping[str, list[str]] = {}
    below: Sequence[str] = ()
    indent: str = "  "


def renewed(rubric: SourceFile, file: TranslationFile | None) -> Renewed:
    """The translation file of a sound rubric with a pair for every text; what is written stays, with its comments.

    `file` is the one that is there, with none but problems of its translation, or holding nothing; None where there is none.
    """
    assert rubric.rubric
    ordered = sorted(texts_of(rubric.rubric), key=lambda one: _line(rubric.places, one.path))
    pairs = file.translation.texts if file and file.translation else ()
    there = {pair.zh: pair for pair in pairs}
    used = [
        there.get(one.text, Pair(zh=one.text, en=""))
        for one in ordered
        if one.text in there or needs_translation(one.text)
    ]
    official = {pair.zh for pair in used}
    left = [pair for pair in pairs if pair.zh not in official]
    kept = [pair for pair in left if file and pair.zh in file.earlier]
    gone = [pair for pair in left if pair not in kept]
    new = _HEAD.format(modeline=MODELINE, title=rubric.rubric.title, name=rubric.path.name)
    old = _written(file, new) if file else _Written(new.splitlines())

    def lines_of_all(some: list[Pair]) -> list[str]:
        return [line for one in some for line in old.pairs.get(one.zh) or _of_pair(one, old.indent)]

    lines = [*old.head, old.texts if used or left else _NO_TEXTS, *lines_of_all(used)]
    if kept:
        lines += [f"{old.indent}{_EARLIER}", *lines_of_all(kept)]
    if gone:
        lines += [f"{old.indent}{_GONE}", *lines_of_all(gone)]
    lines += old.below
    return Renewed("\n".join(lines) + "\n", len(used), sum(not pair.en for pair in used), len(gone))


def _line(places: Places, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Where a text stands in the file of the rubric; one that is not written there, where its row begins."""
    while path not in places.values and path:
        path = path[:-1]
    return places.values[path][:2]


def _written(file: TranslationFile, new: str) -> _Written:
    """The lines of a file that is there; `new` is what stands above the texts where there is no file."""
    text = file.source.text
    lines = lines_of(text.rstrip())
    if file.translation is None:
        comments = [line for line in lines if line.lstrip().startswith("#")]
        return _Written([*comments, _LANGUAGE] if comments else new.splitlines())
    root: Any = yaml.compose(text, LOADER)
    ((key, texts),) = [(key, value) for key, value in root.value if key.value == "texts"]
    if root.flow_style:
        said = [(name, getattr(file.translation, name)) for name in ("translator", "note")]
        keys = [f"{name}: {_scalar(value, '')}" for name, value in said if value]
        return _Written([*_comments(root, text, whole=True), _LANGUAGE, *keys])
    first = key.start_mark.line
    if texts.flow_style:
        below = lines[texts.end_mark.line + 1 :]
        return _Written([*lines[:first], *_comments(texts, text)], below=below)
    end, column, pairs = first + 1, texts.start_mark.column, {}
    for pair, node in zip(file.translation.texts, texts.value, strict=True):
        start, end = end, _end(node)
        while end < len(lines) and re.match(rf" {{{column + 1},}}#", lines[end]):
            end += 1  # a comment that stands further in than a pair is one on the pair above it
        pairs[pair.zh] = [line for line in lines[start:end] if line.strip() not in (_GONE, _EARLIER)]
    return _Written(lines[:first], lines[first], pairs, lines[end:], " " * column)


def _end(pair: Any) -> int:
    """The line behind a pair."""
    mark = (pair if pair.flow_style else pair.value[-1][1]).end_mark
    return int(mark.line + (mark.column > 0))


def _comments(node: yaml.Node, text: str, *, whole: bool = False) -> list[str]:
    """The comments on the lines of a list or mapping in brackets, or in the `whole` text."""
    signs = list(text)
    for one in _scalars(node):  # a sign of number in a text begins no comment
        start, end = one.start_mark.index, one.end_mark.index
        signs[start:end] = "." * (end - start)
    line_end = text.find("\n", node.end_mark.index)
    end = len(text) if whole or line_end < 0 else line_end
    held = "".join(signs[0 if whole else node.start_mark.index : end])
    return [one.rstrip() for one in _COMMENT.findall(held)]


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    """Every scalar in a node."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for one in node.value:
        for inner in one if isinstance(one, tuple) else (one,):
            yield from _scalars(inner)


def _of_pair(pair: Pair, indent: str) -> list[str]:
    within = f"{indent}    "
    return [f"{indent}- zh: {_scalar(pair.zh, within)}", f"{indent}  en: {_scalar(pair.en, within)}"]


def _scalar(text: str, indent: str) -> str:
    """A text as YAML: bare where nothing in it could be misread, lines below each other where it has several."""
    lines = text.split("\n")
    if len(lines) > 1 and indent and all(map(_IN_BLOCK.fullmatch, lines)):
        return "\n".join(["|-", *(indent + line for line in lines)])
    if _PLAIN.fullmatch(text) and text.lower() not in _NO_WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)
