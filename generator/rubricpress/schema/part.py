"""What is said of a part of the rubric language beside its model, which holds the English meanings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Said(NamedTuple):
    """One key: its meaning in Chinese, and an example of its value as YAML."""

    zh: str
    example: str


class Part(NamedTuple):
    """One model class: its name, one sentence about it, and its keys in the order of the model."""

    title: str
    about: str
    keys: Mapping[str, Said]
