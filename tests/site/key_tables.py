"""The tables of keys in the reference of the rubric language, made from the model and the words beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from tests.site.english_examples import in_english
from tests.site.written_pages import head

from rubricpress.core.language.keys import KeySpec, keys_of
from rubricpress.core.language.shape import Choice, Many, OneOf, Shape, Text, inside
from rubricpress.core.numbers.number import plain
from rubricpress.core.wording import in_words
from rubricpress.schema.parts import about, choices_of, models_of, part_of, said_of

_TYPES: Final = {
    "Text": ("文字", "text"),
    "Name": ("编号", "id"),
    "Number": ("数", "number"),
    "Boolean": ("真假", "true or false"),
    "Choice": ("选词", "choice"),
    "OneOf": ("选词", "choice"),
    "One": ("组合", "block"),
    "Many": ("列表", "list"),
    "ByName": ("对照", "by id"),
    "Itself": ("列表", "list"),
}
_WORDS: Final = {
    "lines": ("多行文字", "lines of text"),
    "required": ("必填", "required"),
    "none": ("无", "none"),
    "empty": ("空", "empty"),
    "below": ("，见下表", "; see the table below"),
    "method": ("，见[评分方法](#methods)", "; see [Scoring methods](#methods)"),
    "each": ("；每项见", "; for each see "),
    "inside": ("；见", "; see "),
}
_HEADS: Final = ("项", "类型", "默认", "含义", "例")


def anchor(model: type) -> str:
    """The id of a model class's heading (`BandTitle`: `band-title`)."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


MODELS: Final = {anchor(model): model for model in models_of().values()}


def title_of(model: type, language: str) -> str:
    """What the section of a model class is called: `BandTitle` is 'Band title' in English."""
    if language == "zh":
        return part_of(model).title
    return anchor(model).replace("-", " ").capitalize()


def about_method(method: type, language: str) -> str:
    """What a scoring method is for: what its class says of itself, without the official sentence that it quotes."""
    said = part_of(method).about if language == "zh" else about(method)
    return re.sub(r":? *「.*", "", said).rstrip(".")


def type_word(shape: Shape, language: str) -> str:
    if isinstance(shape, Text) and shape.lines:
        return in_words(_WORDS, "lines", language)
    return in_words(_TYPES, type(shape).__name__, language)


def default_words(spec: KeySpec, language: str) -> str:
    default = spec.default
    if spec.required:
        return in_words(_WORDS, "required", language)
    if default is None:
        return in_words(_WORDS, "none", language)
    if default in ("", ()):
        return in_words(_WORDS, "empty", language)
    if isinstance(default, Decimal):
        return f"`{plain(default)}`"
    return f"`{default}`" if isinstance(default, str) else f"`{str(default).lower()}`"


def meaning(model: type, spec: KeySpec, language: str) -> str:
    """What a key means, with the way to the section of what stands behind it."""
    said = said_of(model, spec).zh if language == "zh" else spec.meaning
    if isinstance(spec.shape, Choice):
        return said + in_words(_WORDS, "below", language)
    if isinstance(spec.shape, OneOf):
        return said + in_words(_WORDS, "method", language)
    see = in_words(_WORDS, "each" if isinstance(spec.shape, Many) else "inside", language)
    ways = [f"{see}[{title_of(one, language)}](#{anchor(one)})" for one in inside(spec.shape)]
    return said + "".join(ways)


def example_of(model: type, spec: KeySpec, language: str) -> str:
    said = said_of(model, spec).example
    return said if language == "zh" else in_english(said)


def rows(model: type, language: str) -> list[list[str]]:
    """The rows of a model class's table: key, type, default, meaning, example."""
    return [
        [
            f"`{name}`",
            type_word(spec.shape, language),
            default_words(spec, language),
            meaning(model, spec, language),
            f"`{example_of(model, spec, language)}`",
        ]
        for name, spec in keys_of(model).items()
    ]


def made(name: str, language: str) -> list[str]:
    """The tables that belong into the section of a model class: its keys, and the words behind keys of choice."""
    model = MODELS[name]
    tables = [markdown([head(word, language) for word in _HEADS], rows(model, language))]
    for key, spec in keys_of(model).items():
        if isinstance(spec.shape, Choice):
            said = choices_of(model.__name__, key, spec.shape)
            words = [[f"`{word}`", in_words(said, word, language)] for word in said]
            about_key = said_of(model, spec).zh if language == "zh" else spec.meaning
            tables.append(markdown([f"`{key}`", about_key], words))
    return tables


def markdown(head: list[str], body: list[list[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |\n" for cells in [head, *body]]
    return "".join([lines[0], "|", "---|" * len(head), "\n", *lines[1:]])


def renewed(text: str, language: str) -> str:
    """The text of the reference with every table of the model as it is made now."""
    parts = re.split(r"(^#{1,6} .*?\{#[\w-]+\}\s*$)", text, flags=re.MULTILINE)
    for number in range(1, len(parts), 2):
        name = re.findall(r"\{#([\w-]+)\}", parts[number])[0]
        before = ""
        for table in made(name, language) if name in MODELS else []:
            first = re.escape(table.split(" |")[0])
            old = re.search(rf"(?<!\|\n)^{first} \|.*\n(?:\|.*\n)*", parts[number + 1], re.MULTILINE)
            assert old or before, f"the section '{name}' has no table that begins with {first}"
            new = table if old else f"{before}\n{table}"
            parts[number + 1] = parts[number + 1].replace(old[0] if old else before, new)
            before = table
    return "".join(parts)
