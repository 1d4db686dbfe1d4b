"""Plain data to model and back, driven by the shapes that the model's fields declare.

Plain data is what YAML and JSON share: mappings, lists, strings and truth values. Numbers are strings,
so that `1.10` stays `1.10` and no digit ever passes through binary.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Final

from rubricpress.core.language.keys import KeySpec, chooser_of, keys_of, plain_keys_of
from rubricpress.core.language.shape import (
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
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import PLAIN, is_plain, parse, plain
from rubricpress.core.plain.chosen import fitting, meant
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.plain.worked_out import code_of, no_key
from rubricpress.core.problem import Path, Problem

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
# a value that nobody reads as text, between quotes that YAML does not know
_WIDE_QUOTES: Final = re.compile("^[“”‘’＂＇「」『』]|[“”‘’＂＇「」『』]$")
# a number or code that is meant to stand between YAML's own quotes, one of them perhaps: “2026-11”, “>70%”, ”2026-11"; Chinese in them is a quotation
QUOTED_CODE: Final = re.compile(r"""([“”‘’＂＇])[\x21-\x7e]+[“”‘’＂＇"']""")
_OPENING: Final = "“”‘’＂＇"
# stands for a number that must be there: positive, and as a step it divides every number that can be written
_TINY: Final = Decimal("1e-12")
# stands for an interval that could not be read: well formed, below all numbers, so it touches no other
_NOWHERE: Final = Interval(equals=Decimal("-2e40"))


@dataclass
class Decoded[T]:
    """What was read: always a whole `value`, and the `problems`.

    A stand-in fills each place that could not be read, that of a key that can be left out being its
    default; `holes` are their paths, and `words` the paths of those that stand for a text or a name.
    """

    value: T
    problems: list[Problem] = field(default_factory=list)
    holes: list[Path] = field(default_factory=list)
    words: list[Path] = field(default_factory=list)


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

    def model(self, model: type, data: object, path: Path, spec: KeySpec | None = None) -> Any:
        """An instance of `model`, behind the key of `spec` where it stands behind one."""
        if not isinstance(data, dict):
            return self._refuse("mapping-form", data, path, One(model), spec)
        chooser = chooser_of(model)
        if chooser is None:
            return model(**self._values(model, data, path, self._unknown(data, keys_of(model), path)))
        word = data.get(chooser.written)
        methods = _methods(chooser)
        chosen = next((one for one in methods if word == one.NAME), None)
        lost = self._unknown(data, _known(model, chosen), path)
        if chosen is None:
            self._no_method(chooser, data, path, lost)
        method = chosen(**self._values(chosen, data, path, lost)) if chosen else _stand_in(methods[0])
        return model(**self._values(model, data, path, lost), **{chooser.field: method})

    def _values(self, model: type, data: dict[str, object], path: Path, lost: set[str]) -> dict[str, Any]:
        """What stands behind the keys of `model`, by field, but for the method that is chosen."""
        values = {}
        for written, spec in plain_keys_of(model).items():
            if written in data:
                item = data[written]
                sound = _undoubted(spec.shape, item) if type(item) is str else None
                if sound is None:
                    sound = self.shape(spec.shape, item, (*path, written), model, spec)
                values[spec.field] = sound
            elif spec.required or written in lost:
                values[spec.field] = self._missing(spec, path, lost)
        return values

    def _missing(self, spec: KeySpec, path: Path, lost: set[str]) -> Any:
        """The stand-in for what is not there; a slip of its key is told already, where it stands."""
        if spec.written not in lost:
            self.problems.append(Problem("missing-key", path, {"key": spec.written}))
        return self._fill(spec.shape, (*path, spec.written), spec)

    def _unknown(self, data: dict[str, object], known: dict[str, KeySpec], path: Path) -> set[str]:
        """Reports the keys that are not known; the known ones that they seem to be slips of are lost."""
        if data.keys() <= known.keys():
            return set()
        unknown = [no_key(name, known, path) for name in data if name not in known]
        self.problems.extend(unknown)
        return {near for one in unknown if (near := one.values.get("near", "")) and near not in data}

    def _no_method(self, chooser: KeySpec, data: dict[str, object], path: Path, lost: set[str]) -> None:
        """Reports that no known word stands behind the chooser's key."""
        here = (*path, chooser.written)
        if chooser.written in data:
            known = fitting(_methods(chooser), path)
            self._refuse("unknown-choice", data[chooser.written], here, chooser.shape, known=known)
            return
        if chooser.written not in lost:
            self.problems.append(Problem("missing-key", path, {"key": chooser.written}))
        self.holes.append(here)

    def shape(self, shape: Shape, data: object, path: Path, owner: type, spec: KeySpec | None = None) -> Any:
        """The value that `shape` describes, behind the key of `spec` where it stands behind one."""
        if type(data) is str and (sound := _undoubted(shape, data)) is not None:
            return sound
        match shape:
            case One(model=model) if model is Interval:
                value = self._interval(data, path, spec)
            case One(model=model):
                value = self.model(model, data, path, spec)
            case Itself():
                value = self.model(owner, data, path)
            case Many(item=item) if isinstance(data, list):
                value = tuple(self.shape(item, one, (*path, at), owner) for at, one in enumerate(data))
            case Many(item=item, alone=True) if isinstance(data, str) and data.strip():
                value = (self.shape(item, data, path, owner),)
            case ByName(item=item) if isinstance(data, dict):
                value = {name: self.shape(item, one, (*path, name), owner) for name, one in data.items()}
            case Many() | ByName():
                value = self._refuse(
                    "list-form" if isinstance(shape, Many) else "mapping-form", data, path, shape, spec
                )
            case _:
                value = self._scalar(shape, data, path, spec)
        return value

    def _interval(self, data: object, path: Path, spec: KeySpec | None) -> Any:
        """An interval; one with a fault in it is unread as a whole, since half of it would touch others."""
        before = len(self.problems)
        value = self.model(Interval, data, path, spec)
        if len(self.problems) > before:
            return self._fill(One(Interval), path, spec)
        return value

    def _scalar(self, shape: Shape, data: object, path: Path, spec: KeySpec | None) -> Any:
        code: str
        value: Any
        words: tuple[str, ...] = ()
        match shape:
            case Number():
                code, value = "number-form", parse(data) if isinstance(data, str) else None
                if value is not None and not is_plain(str(data)):
                    # said rather than read: `1,000` may be a slip for `1.000`, `05` one for `0.5`
                    odd = "number-zeros" if PLAIN.fullmatch(str(data)) else "number-plain"
                    return self._refuse(odd, data, path, shape, spec, (plain(value),))
            case Boolean():
                code = "truth-form"
                value = data if isinstance(data, bool) else {"true": True, "false": False}.get(str(data))
            case Choice(words=words):
                code, value = "unknown-choice", data if data in words else None
            case Name():
                code = "name-form"
                value = data if isinstance(data, str) and NAME.fullmatch(data) else None
            case _:
                code, value = "text-form", data.strip() if isinstance(data, str) else None
                optional = spec is not None and not spec.required
                if value and (quote := QUOTED_CODE.fullmatch(value)):
                    self.problems.append(Problem("wide-quotes", path, {"sign": quote[1]}))
                    return self._fill(shape, path, spec)
                if value == "" and not optional and not (isinstance(shape, Text) and shape.empty):
                    value = None
        return self._refuse(code, data, path, shape, spec, words) if value is None else value

    def _refuse(  # noqa: PLR0917  (what is refused, where, and what should stand there)
        self,
        code: str,
        data: object,
        path: Path,
        shape: Shape,
        spec: KeySpec | None = None,
        known: tuple[str, ...] = (),
    ) -> Any:
        """A problem with the value `data`, and the stand-in for it."""
        if data is None or (isinstance(data, str) and not data.strip()):
            self.problems.append(Problem("value-empty", path))
        elif isinstance(data, str) and (quote := _WIDE_QUOTES.search(data)) and code != "text-form":
            self.problems.append(Problem("wide-quotes", path, {"sign": quote[0]}))
        else:
            values = {"value": quoted(data), "known": ", ".join(known)}
            if code == "unknown-choice":
                values["near"] = meant(str(data), known)
            self.problems.append(Problem(code_of(code, data), path, values))
        return self._fill(shape, path, spec)

    def _fill(self, shape: Shape, path: Path, spec: KeySpec | None) -> Any:
        """A stand-in for what `shape` describes, entered as a hole."""
        (self.words if isinstance(shape, Name | Text) else self.holes).append(path)
        if shape == One(Interval):
            return _NOWHERE
        return spec.default if spec and not spec.required else _stand_in_shape(shape)


def _undoubted(shape: Shape, data: str) -> str | Decimal | None:
    """The value of a text, number or name about which there is no question, as of nearly all in a file; else None."""
    kind = type(shape)
    if kind is Text:
        text = data.strip()
        return text if text and text[0] not in _OPENING else None
    if kind is Number:
        return Decimal(data) if is_plain(data) and data[0] != "-" else None
    return data if kind is Name and NAME.fullmatch(data) else None


def _methods(chooser: KeySpec) -> tuple[Any, ...]:
    """The classes to choose from, each by its `NAME`."""
    assert isinstance(chooser.shape, OneOf)
    return chooser.shape.models


@cache
def _known(model: type, method: type | None) -> dict[str, KeySpec]:
    """The keys that can stand beside each other where a method is chosen; those of every method where none is."""
    chooser = chooser_of(model)
    methods = _methods(chooser) if chooser and method is None else (method,)
    return {name: spec for keys in (*map(keys_of, methods), keys_of(model)) for name, spec in keys.items()}


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
    return {Many: (), ByName: {}, Number: _TINY, Boolean: False}.get(type(shape), "?")


def encode(value: Any) -> Any:
    """A model as plain data; keys at their default are left out, the rest stand in the model's order."""
    match value:
        case str() | bool():
            return value
        case Decimal():
            return plain(value)
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
