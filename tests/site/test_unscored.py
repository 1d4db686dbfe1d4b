"""A table whose rows earn no points tells of no points anywhere: 三级医院评审 counts how many rows reach which level."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from rubricpress.core.changes.digest import digest
from rubricpress.core.rubric import Rubric
from rubricpress.site.pages import rubric_pages
from rubricpress.site.views.criteria import criteria_page
from rubricpress.site.views.form import form_page, form_view
from rubricpress.source.library import Library

FOLDER = Path(__file__).parent.parent / "rubrics"
POINTS = {"zh": re.compile(r"\d\s*分|满分|分值|得该项"), "en": re.compile(r"\bpoints\b|\d point")}
HEADS = re.compile(r'<p class="rf-group__figures".*?</p>|<a class="rf-nav__link" href="#group-.*?</a>')


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(FOLDER)


@pytest.fixture(scope="module")
def unscored(library: Library) -> Rubric:
    return library["hospital-levels"].rubric


def words(html: str) -> str:
    """What a reader sees, but for what is said of rows without points."""
    seen = re.sub(r"<[^>]+>", "\n", html)
    return seen.replace("It earns no points", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_its_criteria_tells_of_none(unscored: Rubric, language: str) -> None:
    pages = rubric_pages(unscored, digest(unscored), "0", "key", language=language)
    assert pages.card is not None
    assert not pages.card.points, "nor does the list of tables"
    text = words(pages.pages["index.html"].body.partition('id="edition"')[0])
    assert not POINTS[language].search(text)
    assert text.count("不计分" if language == "zh" else "not scored") >= 15, "each row says so"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_form_tells_how_many_rows_are_rated_and_no_sums(
    unscored: Rubric, library: Library, language: str
) -> None:
    heads = HEADS.findall(form_page(form_view(unscored, "", "0", language=language)))
    assert len(heads) == 4, "two groups, on the page and in the list beside it"
    scored = HEADS.findall(form_page(form_view(library["site-safety-inspection"].rubric, "", "0")))
    assert all("data-group-answered" in one for one in (*heads, *scored))
    assert not any("data-group-score" in one or "data-group-max" in one for one in heads)
    assert all("data-group-score" in one for one in scored)


def test_a_group_with_points_beside_one_without_keeps_its_sum(unscored: Rubric, library: Library) -> None:
    rubric = library["site-safety-inspection"].rubric
    view = criteria_page(replace(rubric, groups=(*rubric.groups, unscored.groups[0])), "")
    assert not view.unscored
    assert [one.unscored for one in view.groups] == [*(False for _ in rubric.groups), True]
    assert [bool(one.points) for one in view.groups] == [*(True for _ in rubric.groups), False]
