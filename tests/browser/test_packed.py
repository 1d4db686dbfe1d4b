"""The form as one file, opened from a folder in Chromium: no server, no network, no request at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.browser.conftest import ROOT
from tests.browser.story import WORKED, best, fill
from tests.core.test_editions import NEW, OLD
from tests.core.test_migrating import LAST_YEAR
from tests.tools.npm_tools import node_modules

from rubricpress.core.changes.digest import digest
from rubricpress.core.results.assessing import assess_text
from rubricpress.core.scoring import Scorer
from rubricpress.core.translating import texts_of
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.packing import kit, packed
from rubricpress.site.pages import RubricPages, rubric_pages
from rubricpress.site.views.editions import Editions

RUBRIC, _MORE, TOTAL, CONCLUSION = WORKED[2]
LARGEST = 6_500_000
LISTEN = (
    "addEventListener('securitypolicyviolation', ({ violatedDirective }) => console.error(violatedDirective))"
)


@pytest.fixture(scope="module")
def file(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file alone, as somebody has got it, under a name of their own."""
    kept = tmp_path_factory.mktemp("stick") / "自评表 2026.html"
    kept.write_bytes((finished / f"rubrics/{RUBRIC}/{RUBRIC}.html").read_bytes())
    return kept


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What the browser has asked for or complained of."""
    return []


@pytest.fixture(scope="module")
def tab(chromium: Browser, told: list[str], file: Path) -> Iterator[Page]:
    """The opened file."""
    context = chromium.new_context(locale="zh-CN", offline=True)
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    yield page
    context.close()


def test_a_file_of_an_earlier_edition_is_carried_over_without_a_network(
    chromium: Browser, finished: Path, tmp_path: Path
) -> None:
    """The form holds the earlier edition too: rows that have changed since are told, in either language."""
    (runtime,) = (finished / "assets/runtime").iterdir()
    texts = {one.text: f"Text {at}" for at, one in enumerate((*texts_of(OLD), *texts_of(NEW)))}
    pages: dict[str, dict[str, RubricPages]] = {}
    for rubric in (OLD, NEW):
        around = Editions(rubric, (OLD, NEW))
        given = rubric, digest(rubric), runtime.name, ""
        english = pages_in_english(*given, editions=around, words=texts)
        pages[rubric.edition] = {"zh": rubric_pages(*given, editions=around), "en": english}
    shared = kit(ROOT, finished, ["assets/css/form.css"], "")
    form = packed(shared, NEW.id, pages[NEW.edition], {OLD.edition: pages[OLD.edition]})
    place = tmp_path / "form.html"
    place.write_text(form, encoding="utf-8")
    last_year = {
        "format": "rubricpress-response/1",
        "rubric": {"id": NEW.id, "edition": OLD.edition},
        "profile": {},
        "assessments": {"self": {"ratings": LAST_YEAR}},
    }
    file = FilePayload(name="a.json", mimeType="application/json", buffer=json.dumps(last_year).encode())
    for language in ("zh", "en"):
        context = chromium.new_context(locale="zh-CN", offline=True)
        # as Chromium does to some pages from files when they are loaded anew: what they had stored is not there
        context.add_init_script("localStorage.clear()")
        tab = context.new_page()
        tab.goto(place.as_uri())
        if language != "zh":
            tab.locator(f"[data-packed-language][lang={language}]").click()
        expect(tab.locator(".rf-form")).to_have_attribute("data-language", language)
        expect(tab.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
        tab.locator("[data-file]").set_input_files(file)
        dialog = tab.locator("#dialog-migrate")
        expect(dialog.locator("[data-outcome=rescaled]")).to_contain_text("1.3")
        expect(dialog.locator("a")).to_have_count(0)
        dialog.locator("[value=migrate]").click()
        expect(tab.locator("[data-total]")).to_have_attribute("data-total", "19")
        context.close()


def test_the_sum_stays_at_the_very_top_where_no_bar_is(tab: Page) -> None:
    before = tab.viewport_size
    assert before is not None
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    box = tab.locator(".rf-summary:visible").first.bounding_box()
    assert box is not None
    assert 8 <= box["y"] <= 24, "the bar of a site would be 52 px high"
    tab.evaluate("scrollTo(0, 0)")
    tab.set_viewport_size(before)


def test_a_file_is_small_enough_to_be_sent(finished: Path) -> None:
    for folder in (finished / "rubrics").iterdir():
        if folder.is_dir():
            assert 4_000_000 < (folder / f"{folder.name}.html").stat().st_size < LARGEST


def test_the_worked_total_is_filled_in_and_saved(
    tab: Page, told: list[str], file: Path, scorers: dict[str, Scorer], tmp_path: Path
) -> None:
    more: Any = _MORE
    ratings: dict[str, Any] = best(scorers[RUBRIC]) | more
    fill(tab, ratings)
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", TOTAL)
    expect(tab.locator("[data-conclusion]")).to_have_attribute("data-conclusion", CONCLUSION)
    with tab.expect_download() as download:
        tab.locator("[data-action=save]").first.click()
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_bytes())["assessments"]["self"]["ratings"] == ratings
    scored = assess_text(saved.read_bytes(), scorers, "zh")
    assert scored["problems"] == []
    assert scored["assessments"]["self"]["total"] == TOTAL
    outside = [one for one in told if not one.startswith((file.as_uri(), "blob:null/"))]
    assert outside == [], "nothing was asked for but what the file holds, and nothing was refused"

    expect(tab.locator("[data-saved]")).not_to_be_empty()
    tab.reload()  # the draft is kept where the browser allows it
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", TOTAL, timeout=30_000)
    tab.locator("[data-action=restart]").click()
    tab.locator("dialog[open] [value=restart]").click()
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", "0")
    tab.locator("[data-file]").set_input_files(saved)
    tab.locator("dialog[open] [data-dialog-confirm]").click()
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", TOTAL)


def test_a_review_is_scored_beside_the_self_assessment(tab: Page, told: list[str]) -> None:
    told.clear()
    tab.locator("[data-roles] > summary").click()
    tab.locator("#role\\.review").check()
    tab.locator("#criterion-1 [data-adopt=self]").click()
    expect(tab.locator("#criterion-1")).to_have_attribute("data-moderation", "equal")
    expect(tab.locator("[data-review-total]")).not_to_have_attribute("data-review-total", "0")
    tab.locator("#role\\.self").check()
    expect(tab.locator("[data-beside]").first).to_be_hidden()
    assert [one for one in told if not one.startswith("blob:null/")] == []


def test_it_explains_prints_and_follows_the_colours_of_the_system(tab: Page) -> None:
    tab.locator("[data-trace]").first.click()
    expect(tab.locator("dialog[open]")).to_be_visible()
    tab.keyboard.press("Escape")
    assert len(tab.pdf()) > 10_000
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.emulate_media(color_scheme="light")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_it_prints_the_official_table_that_it_holds(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(locale="zh-CN", offline=True)
    context.add_init_script("window.print = () => { top.document.documentElement.dataset.printed = 'yes' }")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(file.as_uri())
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    page.locator('[name="ratings.1.level"][value="2"]').check()
    page.locator("[data-action=print]").first.click()
    page.locator("#dialog-print [value=filled]").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    sheet = page.frame_locator(".rf-sheet")
    expect(sheet.locator('[data-cell="row/1/self"]')).to_have_text("2")
    expect(sheet.locator(".pp-table")).to_have_css("border-collapse", "collapse")
    assert complaints == []
    context.close()


def test_it_turns_to_english_and_keeps_what_is_filled_in(chromium: Browser, file: Path) -> None:
    context = chromium.new_context(locale="zh-CN", offline=True)
    context.add_init_script(LISTEN)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    page.locator('[name="ratings.1.level"][value="2"]').check()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "2")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_contain_text("Offline self-assessment")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "2")
    expect(page.locator('[name="ratings.1.level"][value="2"]')).to_be_checked()
    expect(page.locator("[data-conclusion-title]").first).to_have_text("Not yet")
    page.locator("[data-trace]").first.click()
    expect(page.locator("dialog[open]")).not_to_contain_text(re.compile("[\u4e00-\u9fff]"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "2")
    assert complaints == []
    context.close()


# what is out of sight takes the colours of day or night when it is looked at, and would fade into them
_AS_THEY_STAY = """() => {
  for (const one of document.querySelectorAll('*')) void getComputedStyle(one).color;
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
}"""


def test_it_has_no_fault_that_axe_knows(tab: Page) -> None:
    tab.evaluate((node_modules() / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    tab.evaluate(_AS_THEY_STAY)
    found = tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]] == []


def test_a_browser_that_cannot_run_it_says_so(chromium: Browser, file: Path) -> None:
    context = chromium.new_context()
    context.add_init_script("delete globalThis.DecompressionStream")
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.locator("[data-packed-failed]")).to_be_visible()
    context.close()
