"""What the schema offers to an editor: words in both languages for every key, snippets that are right, and its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from tests.official import OFFICIAL
from tests.site.written_pages import IN_LANGUAGE, LANGUAGES, codes, fenced, head, sections, table

from rubricpress.core.checks.validation import validate
from rubricpress.core.language.keys import KeySpec, keys_of
from rubricpress.core.language.shape import Choice
from rubricpress.core.methods import METHODS
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric
from rubricpress.draft.writing import SCHEMA_LINE
from rubricpress.schema.parts import CHOICES, PARTS, choices_of, models_of
from rubricpress.schema.rubric_schema import FILE_NAME, MODELINE, rubric_schema, schema_text
from rubricpress.schema.snippets import SNIPPETS, Snippet
from rubricpress.source.library import Library

ROOT: Final = Path(__file__).parents[2]
MODELS: Final = models_of()
KEYS: Final = [(name, spec) for name, model in MODELS.items() for spec in keys_of(model).values()]
each_key = pytest.mark.parametrize(
    ("name", "spec"), KEYS, ids=[f"{name}.{spec.written}" for name, spec in KEYS]
)
HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def definition(name: str) -> dict[str, Any]:
    """Where the schema speaks of a model class; of a method, where the rows that have it are."""
    schema = rubric_schema()
    if MODELS[name] in METHODS:
        chosen = schema["definitions"]["Criterion"]["allOf"]
        word = MODELS[name].NAME  # type: ignore[attr-defined]
        (then,) = [one["then"] for one in chosen if one["if"]["properties"]["method"]["const"] == word]
        return dict(then)
    return schema if name == "Rubric" else dict(schema["definitions"][name])


def test_every_part_and_key_of_the_language_has_its_words_and_none_is_left_over() -> None:
    assert {name: set(part.keys) for name, part in PARTS.items()} == {
        name: set(keys_of(model)) for name, model in MODELS.items()
    }


def test_every_word_to_choose_has_its_meaning_and_none_is_left_over() -> None:
    assert {place: set(said) for place, said in CHOICES.items()} == {
        (name, spec.written): set(spec.shape.words) for name, spec in KEYS if isinstance(spec.shape, Choice)
    }


@each_key
def test_an_editor_is_told_of_every_key_in_both_languages_and_whether_it_is_needed(
    name: str, spec: KeySpec
) -> None:
    part = definition(name)
    zh, en = part["properties"][spec.written]["description"].split("\n")
    assert HAN.search(zh)
    assert en.startswith(spec.meaning.replace("`", ""))
    assert (spec.written in part["required"]) == spec.required == ("必填" in zh) == ("(required)" in en)
    words = choices_of(name, spec.written, spec.shape)
    found = part["properties"][spec.written]
    assert found.get("enum", []) == list(words)
    assert len(found.get("enumDescriptions", [])) == len(words)
    assert all(HAN.search(said) and re.search("[a-z]", said) for said in found.get("enumDescriptions", []))


@pytest.mark.parametrize("name", MODELS)
def test_every_part_says_in_both_languages_what_it_is(name: str) -> None:
    if MODELS[name] not in METHODS:
        zh, en = definition(name)["description"].split("\n")
        assert HAN.search(zh)
        assert re.match("[A-Z]", en)


@each_key
def test_every_example_is_read_and_fits_the_schema(name: str, spec: KeySpec) -> None:
    example = PARTS[name].keys[spec.written].example
    data = {spec.written: yaml.load(example, Loader=yaml.BaseLoader)}
    assert [one for one in decode(MODELS[name], data).problems if one.path] == []
    assert fits(definition(name)["properties"][spec.written], yaml.safe_load(example))


def fits(part: dict[str, Any], data: object) -> bool:
    """Whether data fits a part of the schema; what stands beside a `$ref` is for editors only."""
    alone = {"$ref": part["$ref"]} if "$ref" in part else part
    whole = {"definitions": rubric_schema()["definitions"], "allOf": [alone]}
    return bool(jsonschema.Draft7Validator(whole).is_valid(data))


SNIPPET_LIST: Final = [(name, one) for name, found in SNIPPETS.items() for one in found]


def stops(raw: object) -> Iterator[str]:
    """The numbers of the cursor's stops in a snippet."""
    yield from re.findall(r"\$\{?(\d+)", json.dumps(raw))


def inserted(raw: Any, at_cursor: str = "") -> str:
    """The YAML that an editor inserts, untouched by the person, but for what is written where the cursor ends."""
    if isinstance(raw, dict):
        return "{" + ", ".join(f"{key}: {inserted(value, at_cursor)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + ", ".join(inserted(one, at_cursor) for one in raw) + "]"
    return re.sub(r"\$\{\d+:([^}]*)\}", r"\1", raw).replace("$0", at_cursor)


def data_of(snippet: Snippet, at_cursor: str = "") -> Any:
    return yaml.load(inserted(snippet.body, at_cursor), Loader=yaml.BaseLoader)


def test_there_are_snippets_for_what_is_written_most() -> None:
    often = {"Group", "Criterion", "Level", "Band", "Measure", "Conclusion", "Damage"}
    assert often <= set(SNIPPETS) <= set(MODELS)
    assert {one.word for one in SNIPPETS["Criterion"]} == {one.NAME for one in METHODS}


@pytest.mark.parametrize(
    ("name", "snippet"), SNIPPET_LIST, ids=[f"{name}-{one.word}" for name, one in SNIPPET_LIST]
)
def test_every_snippet_is_offered_and_right_as_it_is_inserted(name: str, snippet: Snippet) -> None:
    offered = definition(name)["defaultSnippets"]
    assert [one["body"] for one in offered].count(snippet.body) == 1
    found = [*stops(snippet.body)]
    assert len(found) == len(set(found)), "the cursor stops at each place once"
    inside = {
        "group": SNIPPETS["Criterion"][0],
        "groups": SNIPPETS["Group"][0],
        "rubric": SNIPPETS["Group"][0],
    }
    row = inserted(SNIPPETS["Criterion"][0].body)
    at_cursor = inserted(inside[snippet.word].body, row) if snippet.word in inside else ""
    assert decode(MODELS[name], data_of(snippet, at_cursor)).problems == []
    assert fits(definition(name), yaml.safe_load(inserted(snippet.body, at_cursor)))


@pytest.mark.parametrize("snippet", SNIPPETS["Criterion"], ids=[one.word for one in SNIPPETS["Criterion"]])
def test_a_row_that_is_inserted_into_a_table_passes_every_check(snippet: Snippet) -> None:
    row = data_of(snippet)
    base = row if "points" in row else data_of(SNIPPETS["Criterion"][0])
    points = base["points"]
    table = data_of(SNIPPETS["Rubric"][0]) | {"points": points}
    table["groups"] = [data_of(SNIPPETS["Group"][0]) | {"points": points, "criteria": [base]}]
    if row is not base:
        table["adjustments"] = [row | {"id": "b1"}]
    if snippet.word == "graded":
        table["bands"] = [{"id": "good", "title": "优良"}, {"id": "fail", "title": "不及格"}]
    if snippet.word == "veto":
        table["conclusions"] = [data_of(SNIPPETS["Conclusion"][1])]
    decoded = decode(Rubric, table)
    assert decoded.problems == []
    assert validate(decoded.value) == []


def test_the_schema_beside_the_rubrics_is_the_one_that_the_model_makes() -> None:
    text = (ROOT / "rubrics" / FILE_NAME).read_text(encoding="utf-8")
    assert text == schema_text(), f"run: rubricpress schema -o rubrics/{FILE_NAME}"


@pytest.mark.parametrize("name", OFFICIAL)
def test_every_rubric_of_the_project_begins_with_the_line_that_leads_editors_to_the_schema(name: str) -> None:
    path = ROOT / "rubrics" / f"{name}.yaml"
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == MODELINE
    assert (path.parent / first.rpartition("=")[2]).is_file()


def test_a_draft_begins_with_the_same_line() -> None:
    assert f"# {SCHEMA_LINE}" == MODELINE


def test_the_schema_among_the_rubrics_is_taken_for_no_rubric() -> None:
    assert (ROOT / "rubrics" / FILE_NAME).is_file()
    assert all(not name.startswith("rubric.schema") for name in Library(ROOT / "rubrics"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_for_editors_names_every_snippet_and_no_other_and_the_line_to_begin_with(
    language: str,
) -> None:
    guide = sections(IN_LANGUAGE[language] / "maintainers/editor.md")
    rows = table(guide["snippets"], head("写在哪里", language))
    named = [word for row in rows for word in codes(row[1])]
    assert sorted(named) == sorted(one.word for _, one in SNIPPET_LIST)
    assert fenced(guide["install"], "yaml") == [f"{MODELINE}\n"]
