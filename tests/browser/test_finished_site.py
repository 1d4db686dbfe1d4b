"""The finished site, as it is published, in Chromium: with its real runtime, theme and search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import chdir
from html import unescape
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.browser.story import ASK, WORKED, fill_to_worked_total, loads, random_requests
from tests.official import OFFICIAL
from tests.tools.npm_tools import node_modules

from rubricpress.cli import main
from rubricpress.core.bridge import answer
from rubricpress.core.rubric import all_criteria
from rubricpress.core.scoring import Scorer
from rubricpress.schema.rubric_schema import schema_text

ROOT = Path(__file__).parents[2]
RANDOM_EACH = 1000
ENGLISH = (
    "en/index.html",
    "en/maintainers/tutorial/index.html",
    "en/rubrics/correspondence-education/index.html",
    "en/rubrics/correspondence-education/form/index.html",
)


class Server(Protocol):
    address: str


def same_in_both(page: Page, server: Server, runtime: str, requests: list[str]) -> None:
    page.goto(server.address)
    replies = page.evaluate(ASK, [runtime, requests])
    for request, reply in zip(requests, replies, strict=True):
        assert reply == answer(request)


def test_every_vector_scores_the_same_bytes_in_the_browser(
    page: Page, server: Server, runtime: str, scorers: dict[str, Scorer]
) -> None:
    vectors = [
        vector["response"]
        for path in sorted((ROOT / "tests/vectors").glob("*.json"))
        for vector in json.loads(path.read_text(encoding="utf-8"))["vectors"]
    ]
    assert len(vectors) >= 30
    asked = [json.dumps({"do": "score", "language": "zh", "response": one}) for one in vectors]
    same_in_both(page, server, runtime, [*loads(scorers), *asked])


@pytest.mark.parametrize("rubric", OFFICIAL)
def test_random_responses_score_the_same_bytes_in_the_browser(
    page: Page, server: Server, runtime: str, scorers: dict[str, Scorer], rubric: str
) -> None:
    asked = random_requests(scorers[rubric], RANDOM_EACH)
    same_in_both(page, server, runtime, [*loads(scorers), *asked])


def search(page: Page, server: Server, typed: str) -> list[tuple[str, str]]:
    """Path and fragment of what the search finds, in order, headings of pages that only hold a hit left out."""
    page.goto(server.address)
    page.locator("[data-md-component=search-query]").fill(typed)  # no key is pressed, as when one pastes
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(re.compile("找到|个符合"))
    best = page.locator(".md-search-result__link:has(mark)")
    links = best.evaluate_all("links => links.map((link) => link.href)")
    return [(urlsplit(link).path.removeprefix("/"), urlsplit(link).fragment) for link in links]


@pytest.mark.parametrize(
    ("phrase", "path", "fragment"),
    [
        ("有校领导分管函授教育", "rubrics/correspondence-education/", "c-1.1.2"),
        ("直拨长途电话", "rubrics/correspondence-education/", "c-1.2.7"),
        ("营造产业工人文化宣传氛围", "rubrics/shenzhen-worker-training-base/", "c-7"),
        ("配有管理人员检查记录", "rubrics/shenzhen-worker-training-base/", "c-8"),
        ("课程审读机制健全", "rubrics/urumqi-continuing-education-base/", "c-1.2"),
        ("自动锁屏", "rubrics/urumqi-continuing-education-base/", "c-4.2"),
        ("人脸 识别", "rubrics/urumqi-continuing-education-base/", "c-4.2"),
        ("一票否决", "rubrics/urumqi-continuing-education-base/", "c-v1"),
    ],
)
def test_the_search_finds_a_phrase_of_a_criterion_before_anything_else(
    page: Page, server: Server, phrase: str, path: str, fragment: str
) -> None:
    """「Chinese full-text search finds a phrase from any criterion.」"""
    found = search(page, server, phrase)
    assert found[0] == (path, fragment)
    assert (
        len([one for one in found if one[0].startswith("rubrics/")]) == 1
    )  # no row that only shares characters


def test_a_phrase_that_stands_nowhere_finds_what_is_most_like_it(page: Page, server: Server) -> None:
    assert search(page, server, "领导分管教育")[0] == ("rubrics/correspondence-education/", "c-1.1.2")


def test_what_stands_nowhere_is_not_found(page: Page, server: Server) -> None:
    assert search(page, server, "<b>𠮷野家</b>") == []


def test_enter_leads_to_the_row_with_the_phrase_marked(page: Page, server: Server) -> None:
    search(page, server, "人脸识别")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rubrics/urumqi-continuing-education-base/**#c-4.2")
    expect(page.locator("mark")).to_have_text(["人脸识别"])
    expect(page.locator("[id='c-4.2']")).to_be_in_viewport()


def test_every_criterion_has_an_entry_that_the_search_can_find(
    finished: Path, scorers: dict[str, Scorer]
) -> None:
    found = json.loads((finished / "search/entries.json").read_text(encoding="utf-8"))
    entries = {entry["location"]: entry for entry in found}
    for name, scorer in scorers.items():
        for criterion, _ in all_criteria(scorer.rubric):
            entry = entries[f"rubrics/{name}/#c-{criterion.id}"]
            assert criterion.title in unescape(entry["title"])


def pages_of(finished: Path) -> list[str]:
    """Those to be read or filled in; forms as one file have tests of their own."""
    paths = (path for path in finished.rglob("*.html") if path.stem != path.parent.name)
    return sorted(path.relative_to(finished).as_posix() for path in paths)


def every_page(finished: Path) -> list[str]:
    """Every Chinese page, and a few of those in English, which are made by the same hands."""
    return [*(name for name in pages_of(finished) if not name.startswith("en/")), *ENGLISH]


def kinds_of(finished: Path) -> list[str]:
    """One page of each kind: of each folder of hand-written pages, and of what each rubric has."""
    kinds: dict[str, str] = {}
    for name in pages_of(finished):
        if name not in ENGLISH:
            kind = re.sub(r"^rubrics/[^/]+/", "rubrics/*/", name)
            kinds.setdefault(kind if name.startswith("rubrics/") else name.split("/")[0], name)
    return [*(name for name in kinds.values() if not name.startswith("en/")), *ENGLISH]


def test_the_schema_for_editors_is_published_at_its_place(finished: Path) -> None:
    assert (finished / "assets/schema/rubric.schema.json").read_text(encoding="utf-8") == schema_text()


class Tour:
    """Every page visited in one tab: what was asked for, what scripts have thrown, and what axe has found."""

    def __init__(self, context: BrowserContext, address: str, names: list[str]) -> None:
        self.asked: list[str] = []
        self.thrown: list[str] = []
        self.faults: list[tuple[str, str, str]] = []
        axe = (node_modules() / "axe-core/axe.min.js").read_text(encoding="utf-8")
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("weberror", lambda error: self.thrown.append(str(error.error)))
        page = context.new_page()
        for name in names:
            page.goto(address + name.removesuffix("index.html"), wait_until="load")
            if "/form/" in name:
                expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
            page.evaluate(PAINTED)
            page.evaluate(axe)
            found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            self.faults += [(name, one["id"], one["nodes"][0]["html"][:160]) for one in found["violations"]]


PAINTED = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"


@pytest.fixture(scope="module")
def tour(chromium: Browser, server: Server, finished: Path) -> Iterator[Tour]:
    """Every Chinese page on a wide screen in light colours, and a few English ones."""
    context = chromium.new_context(
        color_scheme="light", viewport={"width": 1280, "height": 900}, service_workers="block"
    )
    yield Tour(context, server.address, every_page(finished))
    context.close()


def test_no_page_asks_anything_of_another_host(tour: Tour, server: Server) -> None:
    """「Not one request leaves the site's own origin.」"""
    own = urlsplit(server.address).netloc
    others = [url for url in tour.asked if urlsplit(url).netloc not in (own, "")]
    assert [url for url in others if not url.startswith("data:")] == []
    assert tour.thrown == []


def test_no_page_has_a_fault_that_axe_knows(tour: Tour) -> None:
    assert tour.faults == []


def test_nor_has_one_of_each_kind_on_a_phone_in_the_dark(
    chromium: Browser, server: Server, finished: Path
) -> None:
    """What differs between pages of a kind has no colour and no width."""
    context = chromium.new_context(
        color_scheme="dark", viewport={"width": 375, "height": 900}, service_workers="block"
    )
    assert Tour(context, server.address, kinds_of(finished)).faults == []
    context.close()


@pytest.mark.parametrize(
    "path", ["", "reference/response-format/", "rubrics/urumqi-continuing-education-base/form/"]
)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_of_a_phone_is_worked_by_keyboard(page: Page, server: Server, path: str, key: str) -> None:
    """Opened and closed from its button, and while it is closed the keyboard never goes into it."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.address + path)
    button = page.get_by_role("button", name="菜单")
    expect(button).to_have_attribute("aria-expanded", "false")
    inside = page.locator(".md-sidebar--primary :focus")
    for _ in range(8):
        page.keyboard.press("Tab")
        expect(inside).to_have_count(0)
    button.focus()
    page.keyboard.press(key)
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(inside).to_have_count(1)
    expect(inside).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(inside).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()  # and by finger, as before
    expect(button).to_have_attribute("aria-expanded", "true")


def test_the_search_of_a_phone_is_opened_by_keyboard(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(server.address)
    button = page.get_by_role("button", name="搜索")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


@pytest.mark.parametrize("worked", WORKED, ids=[one[0] for one in WORKED])
def test_the_worked_totals_are_filled_in_saved_and_scored_again(
    page: Page, server: Server, scorers: dict[str, Scorer], tmp_path: Path, worked: tuple[str, Any, str, str]
) -> None:
    """The worked totals of the three tables, on the page, after a reload, and from the saved file."""
    _, _, total, conclusion = worked
    fill_to_worked_total(page, server.address, scorers, worked)
    expect(page.locator("[data-saved]")).to_contain_text("已存草稿")
    page.reload()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", total)
    with page.expect_download() as download:
        page.locator("[data-action=save]").first.click()
    saved = tmp_path / "saved.json"
    download.value.save_as(saved)
    with chdir(ROOT):
        scored = json.loads(CliRunner().invoke(main, ["score", str(saved), "--json"]).stdout)
    assert scored["problems"] == []
    assert scored["assessments"]["self"]["total"] == total
    assert scored["assessments"]["self"]["complete"] is True
    assert ((scored["assessments"]["self"]["conclusion"] or {}).get("id") or "") == conclusion


def test_the_other_language_opens_at_the_same_row(page: Page, server: Server) -> None:
    page.goto(f"{server.address}rubrics/correspondence-education/")
    page.evaluate("document.getElementById('c-1.2.3').scrollIntoView()")
    page.locator(".rp-language").evaluate("link => link.click()")  # Playwright would first scroll to the top
    page.wait_for_url("**/en/rubrics/correspondence-education/#c-1.2.3")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[id='c-1.2.3']")).to_be_in_viewport()
