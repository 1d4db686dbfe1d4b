"""Every sentence that the core says to a person, in Chinese (`zh`) and English (`en`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording.plurals import filled

LANGUAGES: Final = ("zh", "en")
DEFAULT_LANGUAGE: Final = "zh"


def in_words(
    words: Mapping[str, tuple[str, str]], name: str, language: str, values: Mapping[str, object] | None = None
) -> str:
    """The sentence `name` of `words`, which hold each one in all `LANGUAGES`, with `values` filled in."""
    return filled(words[name][LANGUAGES.index(language)], values or {})
