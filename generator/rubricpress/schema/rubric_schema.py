"""The JSON Schema (draft-07) of a rubric file, made from the model: what an editor completes, explains and marks.

It says what a schema can say: which keys there are, which of them must be there, what kind of value stands behind
each. Whatever takes more than one place to see (sums, gaps, names that must exist) is left to `rubricpress check`.

An editor reads `1.10` as a number and `true` as a truth value before it looks into the schema; the project's own
reader keeps both as they are written. So a text or an id may be a number for the schema, and a number a text.
"""

from __future__ import annotations

import json
from typing import Any, Final

from rubricpress.core.language.keys import KeySpec, keys_of
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
from rubricpress.core.numbers.number import IN_RUBRICS
from rubricpress.core.plain.codec import NAME, QUOTED_CODE, encode
from rubricpress.core.rubric import Rubric
from rubricpress.schema.parts import about, choices_of, models_of, part_of, said_of
from rubricpress.schema.snippets import SNIPPETS, Snippet

FILE_NAME: Final = "rubric.schema.json"
MODELINE: Final = f"# yaml-language-server: $schema={FILE_NAME}"
"""The first line of a rubric file, by which editors find the schema beside it."""

_BEYOND: Final = 10**12  # a number has at most 12 digits before the point

type Schema = dict[str, Any]


def _scalar(types: list[str], pattern: str, zh: str, en: str, **bounds: int) -> Schema:
    """A value that is not made of others, with what an editor says of a wrong one (an extension that others ignore)."""
    said = f"{zh} / {en}"
    return {"type": types, "pattern": pattern, **bounds, "errorMessage": said, "patternErrorMessage": said}


_NO_QUOTED_CODE: Final = rf"^(?!\s*{QUOTED_CODE.pattern}\s*$)"

_SCALARS: Final[dict[type, Schema]] = {
    Text: _scalar(
        ["string", "number", "boolean"],
        rf"{_NO_QUOTED_CODE}[\s\S]*\S",
        "此处应为文字，不能空着，引号用半角",
        "text is required here, between half-width quotes if any",
    ),
    Name: _scalar(
        ["string", "number", "boolean"],
        f"^{NAME.pattern}$",
        "编号由字母、数字、点、横线组成，以字母或数字开头，至多 64 个字符",
        "an id is letters, digits, '.', '-' and '_', at most 64, and begins with a letter or digit",
        minimum=0,
    ),
    Number: _scalar(
        ["number", "string"],
        f"^(?!-[0.]+$){IN_RUBRICS.pattern}$",  # there is no negative zero
        "数只写数码，可有一个小数点，前后各不超过 12 位，例如 8 或 8.5",
        "a number is at most 12 digits, and as many behind a point, such as 8 or 8.5",
        exclusiveMinimum=-_BEYOND,
        exclusiveMaximum=_BEYOND,
    ),
    Boolean: _scalar(
        ["boolean", "string"], "^(true|false)$", "应为 true 或 false", "true or false is required here"
    ),
}


def rubric_schema() -> Schema:
    """The schema of a rubric file."""
    return schema_of(Rubric)


def schema_of(whole: type) -> Schema:
    """The schema of a file that holds what this model class describes."""
    models = models_of(whole)
    methods = {one for model in models.values() for one in _methods(model)}
    definitions = {name: _definition(model) for name, model in models.items() if model not in methods}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **definitions.pop(whole.__name__),
        "definitions": definitions,
    }


def schema_text(whole: type = Rubric) -> str:
    """The schema of a file as the text of one."""
    return json.dumps(schema_of(whole), ensure_ascii=False, indent=2) + "\n"


def _definition(model: type) -> Schema:
    """What stands where a model class is wanted."""
    specs = keys_of(model)
    schema: Schema = {
        "type": "object",
        "title": _title(model),
        "description": _both(part_of(model).about, about(model)),
        "defaultSnippets": [_offered(one) for one in SNIPPETS.get(model.__name__, ())],
        "properties": {name: _property(model, spec) for name, spec in specs.items()},
        "required": [name for name, spec in specs.items() if spec.required],
    }
    methods = _methods(model)
    # a schema refuses keys that it does not know where it knows all: with methods, once one is chosen
    return schema | (
        {"allOf": [_chosen(one, specs) for one in methods]} if methods else {"additionalProperties": False}
    )


def _methods(model: type) -> tuple[type, ...]:
    """The scoring methods among which a word in a mapping of this class chooses."""
    return next((s.shape.models for s in keys_of(model).values() if isinstance(s.shape, OneOf)), ())


def _chosen(method: Any, beside: dict[str, KeySpec]) -> Schema:
    """The keys that a scoring method brings, once its word stands behind `method`."""
    chooser = next(name for name, spec in beside.items() if isinstance(spec.shape, OneOf))
    specs = keys_of(method)
    return {
        # nothing but a mapping: else an editor takes all methods for chosen where nothing is written yet
        "if": {"type": "object", "properties": {chooser: {"const": method.NAME}}, "required": [chooser]},
        "then": {
            "title": _title(method),
            "properties": {name: _property(method, spec) for name, spec in specs.items()}
            | dict.fromkeys(beside, True),
            "required": [name for name, spec in specs.items() if spec.required],
            "additionalProperties": False,
        },
    }


def _property(model: type, spec: KeySpec) -> Schema:
    """What stands behind a key, and what it means."""
    said = said_of(model, spec)
    zh, en = _left_out(spec)
    schema: Schema = {"description": _both(said.zh + zh, spec.meaning + en)}
    schema |= _shape(spec.shape, model, optional=not spec.required)
    choices = choices_of(model.__name__, spec.written, spec.shape)
    if choices:
        schema["enumDescriptions"] = [_both(*said, joint=" / ") for said in choices.values()]
    return schema


def _left_out(spec: KeySpec) -> tuple[str, str]:
    """Whether a key can be left out, and what stands for it then, where that is something, in both languages."""
    if spec.required:
        return "（必填）", " (required)"
    if spec.default in (None, "", ()):
        return "", ""
    default = encode(spec.default)
    word = str(default).lower() if isinstance(default, bool) else default
    return f"（默认 {word}）", f" (default: {word})"


def _shape(shape: Shape, owner: type, *, optional: bool = False) -> Schema:
    """The kinds of value that a shape stands for; an `optional` text may be left empty."""
    match shape:
        case One(model=model):
            schema: Schema = {"$ref": f"#/definitions/{model.__name__}"}
        case Itself():
            schema = _shape(One(owner), owner)
        case Many(item=item, alone=alone):
            schema = {"type": "array", "items": _shape(item, owner)}
            schema = {"anyOf": [schema, _shape(item, owner)]} if alone else schema
        case ByName(item=item):
            schema = {"type": "object", "additionalProperties": _shape(item, owner)}
        case Choice(words=known):
            schema = {"type": "string", "enum": list(known)}
        case OneOf(models=methods):
            schema = {"type": "string", "enum": [one.NAME for one in methods]}  # type: ignore[attr-defined]
        case Text(empty=may_be_empty) if optional or may_be_empty:
            said = "此处应为文字，引号用半角 / text is required here, between half-width quotes if any"
            kinds = ["string", "number", "boolean", "null"]
            schema = {
                "type": kinds,
                "pattern": _NO_QUOTED_CODE,
                "errorMessage": said,
                "patternErrorMessage": said,
            }
        case _:
            schema = _SCALARS[type(shape)]
    return schema


def _offered(snippet: Snippet) -> Schema:
    """A snippet as editors read it, an extension of JSON Schema that others ignore."""
    return {"label": f"{snippet.word} {snippet.zh}", "description": snippet.en, "body": snippet.body}


def _title(model: type) -> str:
    """The name of a model class, in Chinese and as it is called in the model."""
    return f"{part_of(model).title} {model.__name__}"


def _both(zh: str, en: str, joint: str = "\n") -> str:
    """What is said in both languages, without the marks of code."""
    return f"{zh}{joint}{en}".replace("`", "")
