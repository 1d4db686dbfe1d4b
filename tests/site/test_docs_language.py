"""The reference of the rubric language says what the model says: every key with its meaning, every example."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from tests.site.key_tables import MODELS, about_method, example_of, renewed, title_of, type_word
from tests.site.written_pages import (
    IN_LANGUAGE,
    LANGUAGES,
    checked,
    codes,
    fenced,
    first_codes,
    head,
    read,
    sections,
    table,
    tables,
)

from rubricpress import report
from rubricpress.core.language.keys import keys_of
from rubricpress.core.methods import METHODS
from rubricpress.core.rows.outcome import Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rubric import all_criteria
from rubricpress.core.translating import Pair, Translation

_HAN: Final = re.compile("[\u4e00-\u9fff]")
PAGES: Final = {language: folder / "reference/rubric-language.md" for language, folder in IN_LANGUAGE.items()}
if os.environ.get("UPDATE"):
    for language, page in PAGES.items():
        page.write_text(renewed(read(page), language), encoding="utf-8")
SECTIONS: Final = {language: sections(page) for language, page in PAGES.items()}
in_both: Final = pytest.mark.parametrize("language", LANGUAGES)


@in_both
def test_every_table_of_keys_is_the_one_that_the_model_makes(language: str) -> None:
    """`UPDATE=1 pytest tests/site/test_docs_language.py` writes the tables anew: read what has changed."""
    assert renewed(read(PAGES[language]), language) == read(PAGES[language])


@in_both
def test_every_part_of_the_language_has_its_section_and_every_section_its_part(language: str) -> None:
    keys = head("项", language)
    assert {
        name
        for name, text in SECTIONS[language].items()
        if any(first[0] == keys for first, _ in tables(text))
    } == set(MODELS)


@in_both
@pytest.mark.parametrize("name", MODELS)
def test_every_key_stands_in_its_section_with_meaning_type_default_and_example(
    name: str, language: str
) -> None:
    said = table(SECTIONS[language][name], head("项", language))
    assert [row[0] for row in said] == [f"`{key}`" for key in keys_of(MODELS[name])]
    assert all(len(row) == 5 and all(row) for row in said)


@in_both
@pytest.mark.parametrize("name", MODELS)
def test_a_section_is_called_what_its_part_is_called(name: str, language: str) -> None:
    word = f" `{name}`" if MODELS[name] in METHODS and language == "zh" else ""
    title = title_of(MODELS[name], language)
    assert re.search(rf"^#+ {title}{word} \{{#{name}\}}$", read(PAGES[language]), re.MULTILINE)


@in_both
def test_every_method_is_named_with_what_it_is_for(language: str) -> None:
    said = table(SECTIONS[language]["methods"], "`method`")
    assert {codes(row[0])[0]: row[1] for row in said} == {
        one.NAME: about_method(one, language) for one in METHODS
    }


@in_both
def test_every_key_of_a_translation_file_is_named_and_no_other(language: str) -> None:
    rows = table(SECTIONS[language]["translation"], head("译文文件的项", language))
    assert first_codes(rows) == [*keys_of(Translation), *keys_of(Pair)]
    required = [
        name for model in (Translation, Pair) for name, spec in keys_of(model).items() if spec.required
    ]
    assert [codes(row[0])[0] for row in rows if re.search("必填|required", row[2])] == required


@in_both
def test_types_are_explained(language: str) -> None:
    shapes = [spec.shape for model in MODELS.values() for spec in keys_of(model).values()]
    explained = [row[0] for row in table(SECTIONS[language]["writing"], head("类型", language))]
    assert sorted(explained) == sorted({type_word(shape, language) for shape in shapes})


def test_examples_of_keys_are_the_same_in_english_but_for_their_words() -> None:
    def without_words(example: str, chinese: str) -> object:
        """What is written around the texts that are Chinese in `chinese`."""

        def bare(one: object, other: object) -> object:
            if isinstance(one, dict) and isinstance(other, dict):
                return {key: bare(value, other[key]) for key, value in one.items()}
            if isinstance(one, list) and isinstance(other, list):
                return [bare(*pair) for pair in zip(one, other, strict=True)]
            return None if isinstance(other, str) and _HAN.search(other) else one

        return bare(yaml.safe_load(example), yaml.safe_load(chinese))

    for model in MODELS.values():
        for spec in keys_of(model).values():
            chinese, english = example_of(model, spec, "zh"), example_of(model, spec, "en")
            assert not _HAN.search(english), english
            assert without_words(english, chinese) == without_words(chinese, chinese), english


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


EXAMPLES: Final = [
    (language, name, example)
    for language, parts in SECTIONS.items()
    for name, text in parts.items()
    for example in fenced(text, "yaml")
]


@pytest.mark.parametrize(
    "example", [one for *_, one in EXAMPLES], ids=[f"{language}-{name}" for language, name, _ in EXAMPLES]
)
def test_examples_of_the_language_pass_the_check(example: str, tmp_path: Path) -> None:
    source = checked(whole(example), tmp_path)
    assert not source.problems, report.as_text(source, "en")


def scored_rows() -> Iterator[tuple[str, str, str, str, str]]:
    """Language, section, criterion, rating, and what it earns."""
    for language, parts in SECTIONS.items():
        heads = [head(word, language) for word in ("条目", "评分", "得分")]
        for name, text in parts.items():
            for first, rows in tables(text):
                if first == heads:
                    yield from (
                        (language, name, criterion, rating, earns) for criterion, rating, earns in rows
                    )


SCORED: Final = list(scored_rows())
UNRATED: Final = {"zh": "未评", "en": "not rated"}


@in_both
@pytest.mark.parametrize("method", [one.NAME for one in METHODS])
def test_every_method_has_an_example_with_its_scores(method: str, language: str) -> None:
    scored = {name for where, name, *_ in SCORED if where == language}
    examples = [example for where, name, example in EXAMPLES if where == language and name in scored]
    assert any(f"method: {method}\n" in example for example in examples)


@pytest.mark.parametrize("said", SCORED, ids=" ".join)
def test_example_ratings_earn_what_the_reference_says(
    said: tuple[str, str, str, str, str], tmp_path: Path
) -> None:
    language, section, criterion, rating, earns = said
    (example,) = fenced(SECTIONS[language][section], "yaml")
    rubric = checked(whole(example), tmp_path).rubric
    assert rubric
    row = next(one for one, _ in all_criteria(rubric) if f"`{one.id}`" == criterion)
    first_answers = {one.id: one.options[0].id for one in rubric.profile}
    data = json.loads(rating.strip("`"), parse_int=str, parse_float=str)
    outcome = rate(row, data, Setting(first_answers, {}, {}), ())
    codes_of_problems = ", ".join(f"`{one.code}`" for one in outcome.problems)
    assert (codes_of_problems or outcome.written or UNRATED[language]) == earns
