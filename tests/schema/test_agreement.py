"""The schema and the project's reader accept and refuse the same files.

The schema speaks of shape alone: which keys there are, which are needed, what kind of value stands behind each. So it is
held to what the reader says of shape, which is what `decode` finds; sums, gaps and names that must exist are `check`'s.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import jsonschema
import pytest
from tests.schema.files import NOTHING, Node, Scalar, as_read, as_seen, problems_of_shape, tree, written
from tests.schema.mutations import Mutation, alone, mutations, places, replaced
from tests.schema.mutations import Path as Place

from rubricpress.core.language.keys import keys_of
from rubricpress.core.language.shape import One, OneOf, inside
from rubricpress.core.methods import METHODS
from rubricpress.core.rubric import Rubric
from rubricpress.core.wording.file_problems import FILE_PROBLEMS
from rubricpress.core.wording.shape_problems import SHAPE_PROBLEMS
from rubricpress.schema.parts import said_of
from rubricpress.schema.rubric_schema import rubric_schema
from rubricpress.source.reading import read_rubric
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import read_yaml

ROOT: Final = Path(__file__).parents[2]
SAMPLE: Final = ROOT / "tests/problems/response/rubrics/sample.yaml"
TABLES: Final = sorted((ROOT / "rubrics").glob("*.yaml"))
WORDS: Final = words_of(Rubric)
MANY: Final = 300


def _pattern(_: object, pattern: str, value: object, __: object) -> Iterator[jsonschema.ValidationError]:
    """Patterns as editors read them: for JavaScript `$` is the very end, for Python a line break may follow."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


SCHEMA: Final = jsonschema.validators.extend(jsonschema.Draft7Validator, {"pattern": _pattern})(
    rubric_schema()
)


def refused_by_editor(node: Node) -> bool:
    return not SCHEMA.is_valid(as_seen(node))


def read(file: Path) -> Node:
    return tree(file.read_text(encoding="utf-8"))


def with_every_key(node: Node, model: type, done: set[type]) -> Node:
    """A table in which each key of the language stands at least once, with the example of the reference."""
    if not isinstance(node, dict):
        return node
    method = node.get("method")
    chosen = [one for one in METHODS if isinstance(method, Scalar) and method.text == one.NAME]
    specs = [(one, spec) for one in [model, *chosen] for spec in keys_of(one).values()]
    missing = [(one, spec) for one, spec in specs if one not in done and spec.written not in node]
    done |= {model, *chosen}
    node = node | {spec.written: tree(said_of(one, spec).example) for one, spec in missing}
    for _, spec in specs:
        if inside(spec.shape) and spec.written in node and not isinstance(spec.shape, OneOf):
            (inner,) = inside(spec.shape)
            value = node[spec.written]
            if isinstance(value, list):
                node[spec.written] = [with_every_key(one, inner, done) for one in value]
            elif isinstance(spec.shape, One):
                node[spec.written] = with_every_key(value, inner, done)
            elif isinstance(value, dict):
                node[spec.written] = {name: with_every_key(one, inner, done) for name, one in value.items()}
    return node


def with_every_method(text: str) -> str:
    """A table with a bare row, in its last group, of each method that it has no row of."""
    there = {*re.findall(r"method: (\w+)", text)}
    rows = [
        f"      - {{id: {one.NAME}, title: 一行, method: {one.NAME}}}\n"
        for one in METHODS
        if one.NAME not in there
    ]
    before, mark, behind = text.partition("adjustments:\n")
    assert mark
    return before + "".join(rows) + mark + behind


FULL: Final = with_every_key(tree(with_every_method(SAMPLE.read_text(encoding="utf-8"))), Rubric, set())


def some(file: Node, count: int) -> list[Mutation]:
    """As many mutations of a file, the same in every run, each in the least table that it can stand in."""
    dice = random.Random(written(file))
    chosen = dice.sample(list(mutations(file, dice.choice)), count)
    return [(name, place, alone(node, place)) for name, place, node in chosen]


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(rubric_schema())


@pytest.mark.parametrize(
    "file", [FULL, *map(read, TABLES)], ids=["with-every-key", *(one.stem for one in TABLES)]
)
def test_every_table_is_accepted_by_both(file: Node) -> None:
    assert problems_of_shape(file) == []
    assert [f"{error.json_path}: {error.message}" for error in SCHEMA.iter_errors(as_seen(file))] == []


def test_the_table_with_every_key_has_every_key() -> None:
    found = {path[-1] for path, _ in places(FULL)}
    assert found >= WORDS


def agreed(found: list[Mutation]) -> dict[bool, int]:
    """How many mutations both refuse and both accept; fails where one refuses what the other accepts."""
    counted = {True: 0, False: 0}
    for name, path, node in found:
        problems = problems_of_shape(node)
        seen = refused_by_editor(node)
        assert seen == bool(problems), f"{'.'.join(map(str, path))} {name}: {problems}"
        assert {one.code for one in problems} <= set(SHAPE_PROBLEMS)
        counted[seen] += 1
    return counted


def test_mutations_of_a_table_with_every_key_are_judged_alike_by_both() -> None:
    assert min(agreed(some(FULL, 10 * MANY)).values()) > MANY


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_mutations_of_every_table_are_judged_alike_by_both(file: Path) -> None:
    assert min(agreed(some(read(file), MANY)).values()) > MANY / 10


def test_a_mutation_is_judged_the_same_when_it_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    for name, place, node in some(FULL, MANY // 2):
        text = written(node)
        data, _, located = read_yaml(text, WORDS)
        assert (data, located) == (as_read(node), []), f"{place} {name}"
        path.write_text(text, encoding="utf-8")
        codes = {one.problem.code for one in read_rubric(path).problems}
        assert refused_by_editor(tree(text)) == bool(codes & set(SHAPE_PROBLEMS)), f"{place} {name}: {codes}"


POINTS: Final[Place] = ("points",)
# What the two judge differently, and why that cannot be otherwise. In each case the reader is the stricter one.
SPELLINGS: Final = {
    "A number that is spelt as no table spells it: an editor has its value only.": (
        POINTS,
        ("1e3", "+8", ".5", "8.", "0x1F", "0o17", "-0", "0.1234567890123", "0000000000008"),
    ),
    "A truth value in capitals: the same.": (("groups", 0, "criteria", 0, "starred"), ("True", "FALSE")),
    "A number for an id that does not begin with a digit: the same.": (("id",), (".5", "+5", "-0", ".nan")),
    "A word for nothing behind a text that can be left out: for an editor it is the same as no text.": (
        ("summary",),
        NOTHING,
    ),
}


@pytest.mark.parametrize(
    ("place", "text"),
    [(place, text) for place, texts in SPELLINGS.values() for text in texts],
)
def test_spellings_that_an_editor_cannot_tell_apart_are_refused_by_the_reader_alone(
    place: Place, text: str
) -> None:
    file = read(SAMPLE)
    file = replaced(file, place, Scalar(text))
    assert problems_of_shape(file)
    assert not refused_by_editor(file)


# What the reader refuses as YAML, before there is a shape; an editor sees the data of it, or complains of the YAML itself.
AS_YAML: Final = {
    "A key that is written twice is no data that a schema could see.": ("duplicate-key", "id: a\nid: b\n"),
    "Anchors and aliases are resolved before a schema is asked.": ("yaml-alias", "id: &a b\ntitle: *a\n"),
    "Tags too.": ("yaml-tag", "id: !!str a\n"),
    "Each of several documents is asked for itself.": ("yaml-documents", "id: a\n---\nid: b\n"),
    "Depth is no kind of value.": ("yaml-deep", "id: " + "[" * 50 + "]" * 50),
    "Slips of typing are texts that a schema takes as they are.": ("yaml-wide-colon", "id: a\ntitle：b\n"),
}


@pytest.mark.parametrize(("code", "text"), AS_YAML.values())
def test_what_the_reader_refuses_as_yaml_is_no_question_of_shape(code: str, text: str) -> None:
    _, _, located = read_yaml(text, WORDS)
    assert code in {one.problem.code for one in located}
    assert code in {*FILE_PROBLEMS, "duplicate-key"}
