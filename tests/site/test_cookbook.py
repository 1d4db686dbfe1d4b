"""The cookbook: every recipe is a sound table, and comes to the number that the text says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.site.written_pages import (
    IN_LANGUAGE,
    LANGUAGES,
    checked,
    fenced,
    head,
    prose,
    read,
    sections,
    table,
)

from rubricpress import report
from rubricpress.core.numbers.number import plain

PAGES: Final = {language: folder / "maintainers/cookbook.md" for language, folder in IN_LANGUAGE.items()}
RECIPES: Final = {
    language: {name: text for name, text in sections(page).items() if fenced(text, "yaml")}
    for language, page in PAGES.items()
}
POINTS: Final = {"zh": " 分", "en": r" points?\b"}


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language, recipes in RECIPES.items() for name in recipes]
)
def test_a_recipe_passes_the_check_and_comes_to_what_the_text_says(
    language: str, name: str, tmp_path: Path
) -> None:
    recipe = RECIPES[language][name]
    (text,) = fenced(recipe, "yaml")
    source = checked(text, tmp_path)
    assert source.rubric is not None, report.as_text(source, "zh")
    assert source.rubric.id == f"recipe-{name}"
    assert source.rubric.examples, "the check scores them"
    titles = {one.id: one.title for one in source.rubric.conclusions}
    for example in source.rubric.examples:
        total = example.expected.total
        if source.rubric.combine == "none":
            assert titles[example.expected.conclusion] in prose(recipe), example.id
            continue
        assert total is not None
        assert re.search(rf"(?<![\d.]){re.escape(plain(total))}{POINTS[language]}", prose(recipe)), example.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recipe_can_be_found_by_what_the_table_says(language: str) -> None:
    before = read(PAGES[language]).split("\n## ")[0]
    rows = table(before, head("原表这样说", language))
    assert re.findall(r"\(#([\w-]+)\)", "".join(" ".join(row) for row in rows)) == list(RECIPES[language])
    unquoted = [name for name, text in RECIPES[language].items() if not text.lstrip().startswith("“")]
    assert unquoted == [], "each begins with the words of such tables"
