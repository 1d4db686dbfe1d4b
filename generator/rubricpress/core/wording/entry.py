"""The form of a catalogue entry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """What was found and what is required; then what to do about it. `{names}` are filled in."""

    found: str
    remedy: str


def said(zh: str, zh_remedy: str, en: str, en_remedy: str) -> dict[str, Sentence]:
    """One problem in both languages."""
    return {"zh": Sentence(zh, zh_remedy), "en": Sentence(en, en_remedy)}
