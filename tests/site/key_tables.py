"""The tables of keys in the reference of the rubric language, made from the model and the words beside it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from rubricpress.core.keys import KeySpec, keys_of
from rubricpress.core.number import plain
from rubricpress.core.shape import Choice, OneOf, Shape, Text, inside
from rubricpress.schema.parts import choices_of, models_of, part_of, said_of

TYPES: Final = {
    "Text": "文字",
    "Name": "编号",
    "Number": "数",
    "Boolean": "真假",
    "Choice": "选词",
    "OneOf": "选词",
    "One": "组合",
    "Many": "列表",
    "ByName": "对照",
    "Itself": "列表",
}


def anchor(model: type) -> str:
    """The id of a model class's heading (`BandTitle`: `band-title`)."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


MODELS: Final = {anchor(model): model for model in models_of().values()}


def type_word(shape: Shape) -> str:
    return ("多行" if isinstance(shape, Text) and shape.lines else "") + TYPES[type(shape).__name__]


def default_words(spec: KeySpec) -> str:
    default = spec.default
    if spec.required:
        return "必填"
    if default is None:
        return "无"
    if default in ("", ()):
        return "空"
    if isinstance(default, Decimal):
        return f"`{plain(default)}`"
    return f"`{default}`" if isinstance(default, str) else f"`{str(default).lower()}`"


def meaning(model: type, spec: KeySpec) -> str:
    """What a key means, with the way to the section of what stands behind it."""
    said = said_of(model, spec).zh
    if isinstance(spec.shape, Choice):
        return f"{said}，见下表"
    if isinstance(spec.shape, OneOf):
        return f"{said}，见[评分方法](#methods)"
    each = "每项" if type_word(spec.shape) == "列表" else ""
    ways = [f"；{each}见[{part_of(one).title}](#{anchor(one)})" for one in inside(spec.shape)]
    return said + "".join(ways)


def rows(model: type) -> list[list[str]]:
    """The rows of a model class's table: key, type, default, meaning, example."""
    return [
        [f"`{name}`", type_word(spec.shape), default_words(spec), meaning(model, spec), f"`{example}`"]
        for name, spec in keys_of(model).items()
        for example in [said_of(model, spec).example]
    ]


def made(name: str) -> list[str]:
    """The tables that belong into the section of a model class: its keys, and the words behind keys of choice."""
    model = MODELS[name]
    tables = [markdown(["项", "类型", "默认", "含义", "例"], rows(model))]
    for key, spec in keys_of(model).items():
        if isinstance(spec.shape, Choice):
            said = choices_of(model.__name__, key, spec.shape)
            words = [[f"`{word}`", zh] for word, (zh, _) in said.items()]
            tables.append(markdown([f"`{key}`", said_of(model, spec).zh], words))
    return tables


def markdown(head: list[str], body: list[list[str]]) -> str:
    lines = [f"| {' | '.join(cells)} |\n" for cells in [head, *body]]
    return "".join([lines[0], "|", "---|" * len(head), "\n", *lines[1:]])


def renewed(text: str) -> str:
    """The text of the reference with every table of the model as it is made now."""
    parts = re.split(r"(^#{1,6} .*?\{#[\w-]+\}\s*$)", text, flags=re.MULTILINE)
    for number in range(1, len(parts), 2):
        name = re.findall(r"\{#([\w-]+)\}", parts[number])[0]
        before = ""
        for table in made(name) if name in MODELS else []:
            first = re.escape(table.split(" |")[0])
            old = re.search(rf"(?<!\|\n)^{first} \|.*\n(?:\|.*\n)*", parts[number + 1], re.MULTILINE)
            assert old or before, f"the section '{name}' has no table that begins with {first}"
            new = table if old else f"{before}\n{table}"
            parts[number + 1] = parts[number + 1].replace(old[0] if old else before, new)
            before = table
    return "".join(parts)
