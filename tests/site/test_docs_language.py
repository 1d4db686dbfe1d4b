"""The reference of the rubric language says what the model says: every key, every default, every example."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from tests.site.written_pages import REFERENCE, checked, codes, fenced, first_codes, sections, table, tables

from rubricpress import report
from rubricpress.core.codec import keys_of
from rubricpress.core.methods import METHODS
from rubricpress.core.number import plain
from rubricpress.core.outcome import Setting
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.scoring import rate
from rubricpress.core.shape import ByName, Choice, Many, One, OneOf, Shape, Text

LANGUAGE: Final = sections(REFERENCE / "rubric-language.md")
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
}


def models(model: type, seen: dict[str, type]) -> dict[str, type]:
    """Every model class that a rubric is made of, by the id of its heading (`BandTitle`: `band-title`)."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
    if name not in seen:
        seen[name] = model
        for spec in keys_of(model).values():
            for inner in inside(spec.shape):
                models(inner, seen)
    return seen


def inside(shape: Shape) -> tuple[type, ...]:
    """The model classes that a shape leads to."""
    match shape:
        case One(model=model):
            return (model,)
        case OneOf(models=chosen):
            return chosen
        case Many(item=item) | ByName(item=item):
            return inside(item)
    return ()


MODELS: Final = models(Rubric, {})


def type_word(shape: Shape) -> str:
    return ("多行" if shape == Text(lines=True) else "") + TYPES[type(shape).__name__]


def default_words(default: object) -> str:
    if default is None:
        return "无"
    if default in ("", ()):
        return "空"
    if isinstance(default, Decimal):
        return f"`{plain(default)}`"
    return f"`{default}`" if isinstance(default, str) else f"`{str(default).lower()}`"


def test_every_part_of_the_language_has_its_section_and_every_section_its_part() -> None:
    assert {
        name for name, text in LANGUAGE.items() if any(head[0] == "项" for head, _ in tables(text))
    } == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_every_key_stands_in_its_section_as_the_model_has_it(name: str) -> None:
    said = [row[:4] for row in table(LANGUAGE[name], "项")]
    assert sorted(said) == sorted(
        [
            f"`{key}`",
            type_word(spec.shape),
            "是" if spec.required else "否",
            "" if spec.required else default_words(spec.default),
        ]
        for key, spec in keys_of(MODELS[name]).items()
    )


def test_every_word_that_can_be_chosen_is_named() -> None:
    assert set(first_codes(table(LANGUAGE["methods"], "`method`"))) == {one.NAME for one in METHODS}
    assert set(first_codes(table(LANGUAGE["column"], "`of`"))) == set(words_of("column", "of"))
    (kind,) = [row for row in table(LANGUAGE["measure"], "项") if row[0] == "`kind`"]
    assert set(codes(kind[-1])) == set(words_of("measure", "kind"))


def words_of(model: str, key: str) -> tuple[str, ...]:
    shape = keys_of(MODELS[model])[key].shape
    assert isinstance(shape, Choice)
    return shape.words


def test_types_are_explained() -> None:
    used = {type_word(spec.shape) for model in MODELS.values() for spec in keys_of(model).values()}
    explained = {row[0] for row in table(LANGUAGE["writing"], "类型")}
    assert explained == {word if word in explained else "列表" for word in used}


BEGINNING: Final = """\
id: example
title: 例
edition: "1"
points: {points}
columns:
  - {{of: title, title: 内容}}
"""
GROUPS: Final = """\
groups:
  - id: base
    title: 基础分
    points: 1
    criteria:
      - id: base-1
        title: 一条
        points: 1
        method: checklist
        indicators:
          - {id: a, points: 1, text: 一点}
"""


def whole(example: str) -> str:
    """An example of the reference with the beginning that it leaves out, and groups where it has none."""
    if example.startswith("id:"):
        return example
    text = example if "groups:" in example else GROUPS + example
    (points,) = re.findall(r"^    points: (\d+)$", text, re.MULTILINE)
    return BEGINNING.format(points=points) + text


EXAMPLES: Final = [(name, example) for name, text in LANGUAGE.items() for example in fenced(text, "yaml")]


@pytest.mark.parametrize("example", [one for _, one in EXAMPLES], ids=[name for name, _ in EXAMPLES])
def test_examples_of_the_language_pass_the_check(example: str, tmp_path: Path) -> None:
    source = checked(whole(example), tmp_path)
    assert not source.problems, report.as_text(source, "en")


def scored_rows() -> Iterator[tuple[str, str, str, str]]:
    """Section, criterion, rating, and what it earns."""
    for name, text in LANGUAGE.items():
        for head, rows in tables(text):
            if head == ["条目", "评分", "得分"]:
                yield from ((name, criterion, rating, earns) for criterion, rating, earns in rows)


SCORED: Final = list(scored_rows())


@pytest.mark.parametrize("method", [one.NAME for one in METHODS])
def test_every_method_has_an_example_with_its_scores(method: str) -> None:
    examples = [example for where, example in EXAMPLES if where in {name for name, *_ in SCORED}]
    assert any(f"method: {method}\n" in example for example in examples)


@pytest.mark.parametrize(("section", "criterion", "rating", "earns"), SCORED)
def test_example_ratings_earn_what_the_reference_says(
    section: str, criterion: str, rating: str, earns: str, tmp_path: Path
) -> None:
    (example,) = fenced(LANGUAGE[section], "yaml")
    rubric = checked(whole(example), tmp_path).rubric
    assert rubric
    row = next(one for one, _ in all_criteria(rubric) if f"`{one.id}`" == criterion)
    first_answers = {one.id: one.options[0].id for one in rubric.profile}
    data = json.loads(rating.strip("`"), parse_int=str, parse_float=str)
    outcome = rate(row, data, Setting(first_answers, {}, {}), ())
    said = ", ".join(f"`{one.code}`" for one in outcome.problems)
    if not said:
        said = "未评" if outcome.score is None else plain(outcome.score)
    assert said == earns
