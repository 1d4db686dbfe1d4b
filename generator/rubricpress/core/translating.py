"""A rubric in another language: the texts that a person reads, and the same rubric with other words in their places.

A translation is keyed by the official text itself, so that a sentence that changes in the table is found to be
untranslated. Ids, numbers, rules and the evidence of what is printed stay; it is no part of the table's digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from rubricpress.core.language.keys import keys_of
from rubricpress.core.language.shape import ByName, Choice, Itself, Many, One, OneOf, Shape, Text, key
from rubricpress.core.problem import Path
from rubricpress.core.rubric import Rubric
from rubricpress.core.wording.translating import DEFAULT_TEXTS

_CHINESE: Final = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """One official text and what it is in the other language."""

    zh: str = key(Text(lines=True, kept=True), "the official text, exactly as the rubric has it")
    en: str = key(Text(lines=True, empty=True), "the same in English; empty until it is translated")


@dataclass(frozen=True, kw_only=True)
class Translation:
    """The texts of a rubric in English: an unofficial translation, in a file beside the rubric."""

    language: str = key(Choice(("en",)), "the language into which is translated")
    translator: str = key(Text(), "who has translated it, for the reader", "")
    note: str = key(Text(lines=True), "what the reader should know of the translation, in English", "")
    texts: tuple[Pair, ...] = key(Many(One(Pair)), "the texts, each once, in the order of the rubric")

    @property
    def words(self) -> Mapping[str, str]:
        """The translation of each official text that has one; of two for one text, the first."""
        return {one.zh: one.en for one in reversed(self.texts) if one.en}


class OfficialText(NamedTuple):
    """A text of the rubric that a person reads, and where it stands first, as problems name places."""

    text: str
    path: Path


def texts_of(rubric: Rubric) -> tuple[OfficialText, ...]:
    """Every text of the rubric that a person reads, each once; those that stay as they are in every language left out.

    They are found by the shapes of the model's keys, in the order of the model.
    """
    first: dict[str, Path] = {}
    for path, text in _of_model(rubric, ()):
        first.setdefault(text, path)
    return tuple(OfficialText(text, path) for text, path in first.items())


def needs_translation(text: str) -> bool:
    """Whether a text says something in Chinese: `≥90%` and `100-200` are the same in every language.

    What stands for a key that is left out, as the unit of what is counted, has its words already.
    """
    return bool(_CHINESE.search(text)) and text not in DEFAULT_TEXTS["en"]


def translated(rubric: Rubric, texts: Mapping[str, str], language: str = "en") -> Rubric:
    """The same rubric in another language: same ids, numbers and rules; a text that is not among `texts` stays.

    Its digest is another one. A response names the digest of the official rubric, whatever language it is read in.
    """
    words = {**DEFAULT_TEXTS.get(language, {}), **texts}
    told: Rubric = _told(rubric, words)
    return replace(told, language=language)


def _of_model(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    model: type = type(value)
    for spec in keys_of(model).values():
        # the keys of a scoring method stand beside the word that chooses it
        here = path if isinstance(spec.shape, OneOf) else (*path, spec.written)
        yield from _of_value(spec.shape, getattr(value, spec.field), here)


def _of_value(shape: Shape, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts in a value; one that is left out, '' or None, has none."""
    if not value:
        return
    match shape:
        case Text(kept=False):
            yield path, value
        case One() | OneOf() | Itself():
            yield from _of_model(value, path)
        case Many(item=item):
            for at, one in enumerate(value):
                yield from _of_value(item, one, (*path, at))
        case ByName(item=item):
            for name, one in value.items():
                yield from _of_value(item, one, (*path, name))


def _told(value: Any, texts: Mapping[str, str]) -> Any:
    """A part of the model with its texts translated."""
    model: type = type(value)
    changes = {
        spec.field: _value_told(spec.shape, getattr(value, spec.field), texts)
        for spec in keys_of(model).values()
    }
    return replace(value, **changes)


def _value_told(shape: Shape, value: Any, texts: Mapping[str, str]) -> Any:
    if not value:
        return value
    match shape:
        case Text(kept=False):
            return texts.get(value, value)
        case One() | OneOf() | Itself():
            return _told(value, texts)
        case Many(item=item):
            return tuple(_value_told(item, one, texts) for one in value)
        case ByName(item=item):
            return {name: _value_told(item, one, texts) for name, one in value.items()}
    return value
