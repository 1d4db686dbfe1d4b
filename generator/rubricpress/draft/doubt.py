"""Doubts: what a draft is not sure of, as a value with its code and what the sentence quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.core.wording.plurals import filled
from rubricpress.draft.wording import DOUBTS


@dataclass(frozen=True)
class Doubt:
    """One doubt; said as a `TODO` where it stands in the draft, or in the report."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What is not sure, and what to do."""
        return filled(DOUBTS[self.code][language], self.values)


@dataclass(frozen=True)
class Fault:
    """A problem that the check would find in the draft, said in its own words where it stands."""

    zh: str
    en: str

    def sentence(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The sentence of the check."""
        return self.zh if language == "zh" else self.en
