"""The help itself, from the program that editors ask: what it completes, explains and marks in a rubric file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from tests.schema.files import written
from tests.schema.test_agreement import FULL, TABLES, refused_by_editor, some
from tests.tools.yaml_server import YamlServer

from rubricpress.core.methods import METHODS
from rubricpress.schema.rubric_schema import FILE_NAME, MODELINE

ROOT: Final = Path(__file__).parents[2]
BEGUN: Final = f"""\
{MODELINE}
id: room
title: 教室
edition: "1"
points: ten
columns:
  - of: titel
    title: 内容
groups:
  - id: 1.10
    title: 教室
    criteria:
      - id: "1"
        title: 设施
        method: levels
        lvels: []
        measure:
          kind: number
          unit: 人
        
      - 
conclusions:
  - id: pass
    title:
    when: 
"""  # noqa: W291, W293  (where the cursor stands)
LINES: Final = BEGUN.splitlines()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[YamlServer]:
    """Asked about a folder in which the schema lies beside the rubrics, as in the project."""
    folder = tmp_path_factory.mktemp("rubrics")
    shutil.copy(ROOT / "rubrics" / FILE_NAME, folder)
    running = YamlServer(folder)
    yield running
    running.close()


@pytest.fixture(scope="module")
def marked(server: YamlServer) -> list[dict[str, Any]]:
    server.open("begun.yaml", BEGUN)
    return server.problems("begun.yaml")


def line(text: str) -> int:
    return LINES.index(text)


def labels(found: list[dict[str, Any]]) -> list[str]:
    return [one["label"] for one in found]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_nothing_is_marked_in_a_table_of_the_project(server: YamlServer, path: Path) -> None:
    server.open(path.name, path.read_text(encoding="utf-8"))
    assert server.problems(path.name) == []


def test_the_first_line_alone_leads_to_the_schema(server: YamlServer) -> None:
    server.open("without.yaml", "id: room\n")
    server.open("with.yaml", f"{MODELINE}\nid: room\n")
    assert server.problems("without.yaml") == []
    assert server.problems("with.yaml")


def test_slips_are_marked_where_they_stand_and_said_in_both_languages(marked: list[dict[str, Any]]) -> None:
    said = {one["range"]["start"]["line"]: one["message"] for one in marked}
    assert "数只写数码" in said[line("points: ten")]
    assert "a number is at most 12 digits" in said[line("points: ten")]
    assert '"standard"' in said[line("  - of: titel")]
    assert "lvels" in said[line("        lvels: []")]
    assert "此处应为文字" in said[line("    title:")]
    assert any('"levels"' in text for text in said.values()), "a key that the method needs is missing"
    assert line("        method: levels") not in said


@pytest.mark.usefixtures("marked")
def test_a_key_is_explained_in_both_languages(server: YamlServer) -> None:
    said = server.hover("begun.yaml", line("          unit: 人"), 12)
    assert "数后面的单位" in said
    assert "the unit printed behind the number" in said
    assert "选项" in server.hover("begun.yaml", line("        method: levels"), 10), "and what can be chosen"


@pytest.mark.usefixtures("marked")
def test_the_words_to_choose_are_offered_with_their_meaning(server: YamlServer) -> None:
    found = server.completions("begun.yaml", line("        method: levels"), 16)
    assert sorted(labels(found)) == sorted(one.NAME for one in METHODS)
    assert all(" / " in str(one["documentation"]) for one in found)


@pytest.mark.usefixtures("marked")
def test_the_keys_of_the_chosen_method_are_offered_and_those_of_others_are_not(server: YamlServer) -> None:
    found = labels(server.completions("begun.yaml", line("        "), 8))
    assert {"levels", "points", "remark"} <= set(found)
    assert not {"indicators", "each", "concludes", "measure", "title"} & set(found)


@pytest.mark.usefixtures("marked")
def test_rows_of_every_method_are_offered_whole(server: YamlServer) -> None:
    found = server.completions("begun.yaml", line("      - "), 8)
    words = {label.split()[0]: one for label, one in zip(labels(found), found, strict=True)}
    for method in METHODS:
        assert f"method: {method.NAME}\n" in words[method.NAME]["insertText"]
    assert "indicators" not in words, "no key of a method that is not chosen yet"


@pytest.mark.usefixtures("marked")
def test_stretches_of_numbers_are_offered(server: YamlServer) -> None:
    found = server.completions("begun.yaml", line("    when: "), 10)
    assert [label.split()[0] for label in labels(found)] == ["between", "from", "below", "equals"]


def test_a_new_file_can_begin_with_a_whole_table(server: YamlServer) -> None:
    server.open("new.yaml", f"{MODELINE}\n\n")
    found = server.completions("new.yaml", 1, 0)
    (whole,) = [one for one in found if one["label"].startswith("rubric ")]
    assert all(
        f"{key}:" in whole["insertText"] for key in ("id", "title", "edition", "points", "columns", "groups")
    )


def test_it_judges_mutations_as_the_schema_does(server: YamlServer) -> None:
    """So the tests of agreement hold for editors, which read YAML and patterns in JavaScript."""
    found = some(FULL, 600)
    for number, (_, _, node) in enumerate(found):
        server.open(f"{number}.yaml", f"{MODELINE}\n{written(node)}")
    for number, (name, place, node) in enumerate(found):
        problems = server.problems(f"{number}.yaml")
        assert bool(problems) == refused_by_editor(node), f"{place} {name}: {problems}"
