"""Every sentence of the public pages, in Chinese (`zh`) and English (`en`): one table for each part of the site.

A template says `{{ say("part.name", n=…) }}`, the code that prepares its views `say("part.name", language, n=…)`.
Sentences that only templates say may hold inline HTML; what is filled into them is escaped (see `rendering`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rubricpress.core.wording import LANGUAGES, in_words
from rubricpress.site.wording import (
    amounts,
    controls,
    criteria,
    diagnose,
    dialogs,
    form,
    methods,
    pages,
    paper,
    places,
    rules,
)

Table = Mapping[str, tuple[str, str]]

TABLES: Final[Mapping[str, Table]] = {
    "amounts": amounts.WORDS,
    "controls": controls.WORDS,
    "criteria": criteria.WORDS,
    "diagnose": diagnose.WORDS,
    "dialogs": dialogs.WORDS,
    "form": form.WORDS,
    "methods": methods.WORDS,
    "pages": pages.WORDS,
    "paper": paper.WORDS,
    "evidence": paper.EVIDENCE,
    "places": places.WORDS,
    "rules": rules.WORDS,
}
TAGS: Final = dict(zip(LANGUAGES, ("zh-CN", "en"), strict=True))
"""What `lang` and `hreflang` say for each language."""
NAMES: Final = dict(zip(LANGUAGES, ("中文", "English"), strict=True))
"""What each language is called by those who speak it."""


def say(name: str, language: str, /, **values: object) -> str:
    """The sentence `part.name` in `language`, with `values` filled in."""
    part, _, entry = name.partition(".")
    return in_words(TABLES[part], entry, language, values)


def listed(texts: Iterable[str], language: str) -> str:
    """Texts one after the other: `甲、乙`; `A, B`."""
    return say("amounts.comma", language).join(texts)


def quoted(text: str, language: str) -> str:
    """A name in quotation marks: `“甲”`; `‘A’`."""
    return say("amounts.quoted", language, text=text)


def first_large(text: str) -> str:
    """`text` as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
