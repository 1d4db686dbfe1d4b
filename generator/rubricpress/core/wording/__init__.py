"""Every sentence that the core says to a person, in Chinese (`zh`) and English (`en`)."""

from __future__ import annotations

from typing import Final

LANGUAGES: Final = ("zh", "en")
DEFAULT_LANGUAGE: Final = "zh"
