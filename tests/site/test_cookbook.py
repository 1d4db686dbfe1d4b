"""The cookbook: every recipe is a sound table, and comes to the number that the text says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.site.written_pages import DOCS, checked, fenced, prose, read, sections, table

from rubricpress import report
from rubricpress.core.number import plain

PAGE: Final = DOCS / "maintainers/cookbook.md"
RECIPES: Final = {name: text for name, text in sections(PAGE).items() if fenced(text, "yaml")}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_passes_the_check_and_comes_to_what_the_text_says(name: str, tmp_path: Path) -> None:
    (text,) = fenced(RECIPES[name], "yaml")
    source = checked(text, tmp_path)
    assert source.rubric is not None, report.as_text(source, "zh")
    assert source.rubric.id == f"recipe-{name}"
    assert source.rubric.examples, "the check scores them"
    for example in source.rubric.examples:
        total = example.expected.total
        assert total is not None
        assert re.search(rf"(?<![\d.]){re.escape(plain(total))} 分", prose(RECIPES[name])), example.id


def test_every_recipe_can_be_found_by_what_the_table_says() -> None:
    before = read(PAGE).split("\n## ")[0]
    named = re.findall(r"\(#([\w-]+)\)", "".join(" ".join(row) for row in table(before, "原表这样说")))
    assert named == list(RECIPES)
    unquoted = [name for name, text in RECIPES.items() if not text.lstrip().startswith("“")]
    assert unquoted == [], "each begins with the words of such tables"
