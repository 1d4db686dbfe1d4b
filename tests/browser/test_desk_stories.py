"""Whole stories at the desk, in the finished site with its real runtime, in both languages.

That of a base, its authority and what they agree on is told in `form/test_review.py`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect
from tests.browser.story import best, fill
from tests.official import CORRESPONDENCE, URUMQI

from rubricpress.core.scoring import Scorer

WORDS = {
    "": {"merge": "合并到本页", "institution": "某大学"},
    "en/": {"merge": "Merge into this page", "institution": "A University"},
}


class Server(Protocol):
    address: str


@pytest.fixture(params=[("", 1280), ("en/", 390)], ids=["zh, wide", "en, phone"])
def desk(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[tuple[str, BrowserContext]]:
    """A language's part of the site, and the browser of one person."""
    language, width = request.param
    context = chromium.new_context(viewport={"width": width, "height": 844}, service_workers="block")
    yield language, context
    context.close()


def visit(context: BrowserContext, server: Server, language: str, rubric: str) -> Page:
    page = context.new_page()
    page.goto(f"{server.address}{language}rubrics/{rubric}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    return page


def total(page: Page, expected: str) -> None:
    expect(page.locator("[data-total]")).to_have_attribute("data-total", expected)


def saved(page: Page) -> Any:
    with page.expect_download() as download:
        page.locator(".rf-end [data-action=save]").click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))


def test_a_university_fills_its_table_over_two_visits_and_prints_it(
    desk: tuple[str, BrowserContext], server: Server, scorers: dict[str, Scorer], tmp_path: Path
) -> None:
    """「a university fills table 2 over two visits and prints it」: part 1 is 320 points, all 66 rows are 1000."""
    language, context = desk
    ratings = best(scorers[CORRESPONDENCE])
    ratings.pop("a1", None)
    page = visit(context, server, language, CORRESPONDENCE)
    page.locator('[name="profile.institution"]').fill(WORDS[language]["institution"])
    fill(page, {name: one for name, one in ratings.items() if name.startswith("1.")})
    total(page, "320")
    first = saved(page)
    page.close()
    page = visit(context, server, language, CORRESPONDENCE)
    total(page, "320")
    expect(page.locator('[name="profile.institution"]')).to_have_value(WORDS[language]["institution"])
    assert saved(page)["assessments"] == first["assessments"]
    fill(page, {name: one for name, one in ratings.items() if not name.startswith("1.")})
    total(page, "1000")
    page.emulate_media(media="print")
    file = tmp_path / "print.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
    assert WORDS[language]["institution"] in text
    assert "1000" in text
    assert "3.4.3" in text


def test_two_colleagues_fill_half_each_and_merge(
    desk: tuple[str, BrowserContext], server: Server, chromium: Browser, scorers: dict[str, Scorer]
) -> None:
    """「two colleagues at Urumqi each fill half of table 1 and merge」: the whole table is 100 points."""
    language, mine = desk
    ratings = {name: one for name, one in best(scorers[URUMQI]).items() if "met" in one}
    half = {name: one for name, one in ratings.items() if name.startswith(("1.", "2."))}
    other = {name: one for name, one in ratings.items() if name not in half}
    theirs = chromium.new_context(service_workers="block")
    colleague = visit(theirs, server, language, URUMQI)
    fill(colleague, other)
    given = saved(colleague)
    assert set(given["assessments"]["self"]["ratings"]) == set(other)
    theirs.close()
    page = visit(mine, server, language, URUMQI)
    fill(page, half)
    payload = json.dumps(given, ensure_ascii=False).encode()
    page.locator("[data-file]").set_input_files(
        FilePayload(name="b.json", mimeType="application/json", buffer=payload)
    )
    page.locator("#dialog-open").get_by_role("button", name=WORDS[language]["merge"]).click()
    total(page, "100")
    whole = saved(page)["assessments"]["self"]["ratings"]
    assert whole == {**half, **other}
