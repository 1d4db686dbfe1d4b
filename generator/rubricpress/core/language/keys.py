"""The keys of a model class, as its fields declare them."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from rubricpress.core.language.shape import OneOf, Shape


@dataclass(frozen=True)
class KeySpec:
    """One key of a model class: the field that it fills, its shape, and whether it can be left out."""

    field: str
    written: str
    shape: Shape
    meaning: str
    default: Any
    required: bool


@cache
def keys_of(model: type) -> dict[str, KeySpec]:
    """The keys of a model class as they are written, in order."""
    specs = {}
    for one in fields(model):
        written = one.metadata["written"] or one.name
        required = one.default is MISSING
        default = None if required else one.default
        specs[written] = KeySpec(
            one.name, written, one.metadata["shape"], one.metadata["meaning"], default, required
        )
    return specs


@cache
def chooser_of(model: type) -> KeySpec | None:
    """The key of a model that chooses among classes."""
    return next((spec for spec in keys_of(model).values() if isinstance(spec.shape, OneOf)), None)


@cache
def plain_keys_of(model: type) -> dict[str, KeySpec]:
    """All others: what stands behind each is read by itself."""
    return {name: spec for name, spec in keys_of(model).items() if not isinstance(spec.shape, OneOf)}
