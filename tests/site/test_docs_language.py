"""The reference of the rubric language says what the model says: every key with its meaning, every example."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.site.key_tables import MODELS, renewed, type_word
from tests.site.written_pages import REFERENCE, checked, codes, fenced, read, sections, table, tables

from rubricpress import report
from rubricpress.core.keys import keys_of
from rubricpress.core.methods import METHODS
from rubricpress.core.outcome import Setting
from rubricpress.core.rubric import all_criteria
from rubricpress.core.scoring import rate
from rubricpress.schema.parts import PARTS

PAGE: Final = REFERENCE / "rubric-language.md"
if os.environ.get("UPDATE"):
    PAGE.write_text(renewed(read(PAGE)), encoding="utf-8")
LANGUAGE: Final = sections(PAGE)


def test_every_table_of_keys_is_the_one_that_the_model_makes() -> None:
    """`UPDATE=1 pytest tests/site/test_docs_language.py` writes the tables anew: read what has changed."""
    assert renewed(read(PAGE)) == read(PAGE)


def test_every_part_of_the_language_has_its_section_and_every_section_its_part() -> None:
    assert {
        name for name, text in LANGUAGE.items() if any(head[0] == "项" for head, _ in tables(text))
    } == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_every_key_stands_in_its_section_with_meaning_type_default_and_example(name: str) -> None:
    said = table(LANGUAGE[name], "项")
    assert [row[0] for row in said] == [f"`{key}`" for key in keys_of(MODELS[name])]
    assert all(len(row) == 5 and all(row) for row in said)


@pytest.mark.parametrize("name", MODELS)
def test_a_section_is_called_what_the_schema_calls_its_part(name: str) -> None:
    title = PARTS[MODELS[name].__name__].title
    word = f" `{name}`" if MODELS[name] in METHODS else ""
    assert re.search(rf"^#+ {title}{word} \{{#{name}\}}$", read(PAGE), re.MULTILINE)


def test_every_method_is_named_with_what_it_is_for() -> None:
    said = table(LANGUAGE["methods"], "`method`")
    assert {codes(row[0])[0]: row[1] for row in said} == {
        one.NAME: PARTS[one.__name__].about for one in METHODS
    }


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
    points = sum(map(int, re.findall(r"^    points: (\d+)$", text, re.MULTILINE)))
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
        said = outcome.written or "未评"
    assert said == earns
