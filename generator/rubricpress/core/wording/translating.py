"""Texts that stand in rubrics without being written there, in the languages into which rubrics are translated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# language -> what is put for the official text where the translation says nothing else
DEFAULT_TEXTS: Final[Mapping[str, Mapping[str, str]]] = {"en": {"次": "occurrence"}}
