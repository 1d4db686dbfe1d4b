"""Plain data to model and back, driven by the shapes that the model's fields declare.

Plain data is what YAML and JSON share: mappings, lists, strings and truth values. Numbers are strings,
so that `1.10` stays `1.10` and no digit ever passes through binary.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, dataclass, field, fields
from decimal import Decimal
from functools import cache
from typing import Any, Final

from rubricpress.core.number import ZERO, parse, plain
from rubricpress.core.problem import Path, Problem
from rubricpress.core.quoting import quoted
from rubricpress.core.rating import unknown_key
from rubricpress.core.shape import (
    Boolean,
    ByName,
    Choice,
    Itself,
    Many,
    Name,
    Number,
    One,
    OneOf,
    Shape,
    Text,
)

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True)
class KeySpec:
    """One key of a model class: the field that it fills, its shape, and whether it can be left out."""

    field: str
    written: str
    shape: Shape
    meaning: str
    default: Any
    required: bool


@dataclass
class Decoded[T]:
    """What was read: always a whole `value`, and the `problems`.

    A stand-in fills each place that could not be read; `holes` are their paths, and `words` the paths of
    those that stand for a text or a name.
    """

    value: T
    problems: list[Problem] = field(default_factory=list)
    holes: list[Path] = field(default_factory=list)
    words: list[Path] = field(default_factory=list)


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


def decode[T](model: type[T], data: object) -> Decoded[T]:
    """The `model` in `data`, with every problem; unknown keys are problems, missing ones too.

    Where something cannot be read, a stand-in takes its place and its path joins the holes, so that the
    rest can still be checked.
    """
    reader = _Reader()
    value = reader.model(model, data, ())
    return Decoded(value, reader.problems, reader.holes, reader.words)


class _Reader:
    """One reading of plain data, collecting what goes wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.holes: list[Path] = []
        self.words: list[Path] = []

    def model(self, model: type, data: object, path: Path) -> Any:
        """An instance of `model`."""
        if not isinstance(data, dict):
            return self._refuse("mapping-form", data, path, One(model))
        specs = keys_of(model)
        chooser = next((spec for spec in specs.values() if isinstance(spec.shape, OneOf)), None)
        chosen = self._method(chooser, data, path) if chooser else None
        known = {**specs, **(keys_of(chosen) if chosen else {})}
        if chooser is None or chosen is not None:  # with no method known, any key may be one of its keys
            for name in data:
                if name not in known:
                    self.problems.append(unknown_key(name, known, path))
        values = {
            spec.field: self._value(spec, data, path, model) for spec in specs.values() if spec is not chooser
        }
        if chooser:
            values[chooser.field] = self._chosen(chosen, data, path) if chosen else _stand_in(_first(chooser))
        return model(**values)

    def _method(self, chooser: KeySpec, data: dict[str, object], path: Path) -> type | None:
        """The class that the word behind the chooser's key names."""
        assert isinstance(chooser.shape, OneOf)
        words = {one.NAME: one for one in chooser.shape.models}  # type: ignore[attr-defined]
        if chooser.written not in data:
            self.problems.append(Problem("missing-key", path, {"key": chooser.written}))
            self.holes.append(path)
            return None
        word = data[chooser.written]
        if isinstance(word, str) and word in words:
            return words[word]
        self._refuse("unknown-choice", word, (*path, chooser.written), chooser.shape, tuple(words))
        return None

    def _chosen(self, model: type, data: dict[str, object], path: Path) -> Any:
        specs = keys_of(model)
        return model(**{spec.field: self._value(spec, data, path, model) for spec in specs.values()})

    def _value(self, spec: KeySpec, data: dict[str, object], path: Path, owner: type) -> Any:
        if spec.written in data:
            return self.shape(spec.shape, data[spec.written], (*path, spec.written), owner, spec.required)
        if spec.required:
            self.problems.append(Problem("missing-key", path, {"key": spec.written}))
            return self._fill(spec.shape, (*path, spec.written))
        return spec.default

    def shape(self, shape: Shape, data: object, path: Path, owner: type, required: bool = True) -> Any:
        """The value that `shape` describes."""
        match shape:
            case One(model=model):
                value = self.model(model, data, path)
            case Itself():
                value = self.model(owner, data, path)
            case Many(item=item) if isinstance(data, list):
                value = tuple(self.shape(item, one, (*path, at), owner) for at, one in enumerate(data))
            case ByName(item=item) if isinstance(data, dict):
                value = {name: self.shape(item, one, (*path, name), owner) for name, one in data.items()}
            case Many() | ByName():
                value = self._refuse(
                    "list-form" if isinstance(shape, Many) else "mapping-form", data, path, shape
                )
            case _:
                value = self._scalar(shape, data, path, required)
        return value

    def _scalar(self, shape: Shape, data: object, path: Path, required: bool) -> Any:
        code: str
        value: Any
        words: tuple[str, ...] = ()
        match shape:
            case Number():
                code, value = "number-form", parse(data) if isinstance(data, str) else None
            case Boolean():
                code = "truth-form"
                value = data if isinstance(data, bool) else {"true": True, "false": False}.get(str(data))
            case Choice(words=words):
                code, value = "unknown-choice", data if data in words else None
            case Name():
                code = "name-form"
                value = data if isinstance(data, str) and _NAME.fullmatch(data) else None
            case _:
                code, value = "text-form", data.strip() if isinstance(data, str) else None
                if (
                    value == "" and required and path[-1:] != ("read",)
                ):  # what is read as nothing may be empty
                    value = None
        return self._refuse(code, data, path, shape, words) if value is None else value

    def _refuse(self, code: str, data: object, path: Path, shape: Shape, known: tuple[str, ...] = ()) -> Any:
        """A problem with the value `data`, and the stand-in for it."""
        if isinstance(data, str) and not data.strip():
            self.problems.append(Problem("value-empty", path))
        else:
            self.problems.append(Problem(code, path, {"value": quoted(data), "known": ", ".join(known)}))
        return self._fill(shape, path)

    def _fill(self, shape: Shape, path: Path) -> Any:
        """A stand-in for what `shape` describes, entered as a hole."""
        (self.words if isinstance(shape, Name | Text) else self.holes).append(path)
        return _stand_in_shape(shape)


def _first(chooser: KeySpec) -> type:
    assert isinstance(chooser.shape, OneOf)
    return chooser.shape.models[0]


def _stand_in(model: type) -> Any:
    """An instance of `model` that stands where none could be read."""
    return model(
        **{
            spec.field: _stand_in_shape(spec.shape) if spec.required else spec.default
            for spec in keys_of(model).values()
        }
    )


def _stand_in_shape(shape: Shape) -> Any:
    match shape:
        case One(model=model):
            return _stand_in(model)
        case OneOf(models=models):
            return _stand_in(models[0])
        case Choice(words=words):
            return words[0]
    return {Many: (), ByName: {}, Number: ZERO, Boolean: False}.get(type(shape), "?")


def encode(value: Any) -> Any:
    """A model as plain data; keys at their default are left out, the rest stand in the model's order."""
    match value:
        case Decimal():
            return plain(value)
        case bool() | str():
            return value
        case tuple():
            return [encode(one) for one in value]
        case dict():
            return {name: encode(one) for name, one in value.items()}
    data: dict[str, Any] = {}
    model: type = type(value)
    for spec in keys_of(model).values():
        one = getattr(value, spec.field)
        if isinstance(spec.shape, OneOf):
            data[spec.written] = one.NAME
            data.update(encode(one))
        elif spec.required or one != spec.default:
            data[spec.written] = encode(one)
    return data


def canonical(value: Any) -> bytes:
    """The one byte sequence that stands for a model: JSON with sorted keys, UTF-8, no spaces."""
    return json.dumps(encode(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
