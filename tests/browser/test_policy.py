"""The finished site under its own security policy, in Chromium: everything works, and nothing foreign runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect

RUBRIC = "shenzhen-worker-training-base"
FORM = f"rubrics/{RUBRIC}/form/"
LISTEN = """addEventListener('securitypolicyviolation', (event) => {
  console.error(`refused: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
})"""


class Server(Protocol):
    address: str
    headers: dict[str, str]
    answers: dict[str, Callable[[Any], None]]


@pytest.fixture(scope="module")
def hosted(finished: Path, static_server: Callable[[Path], Server]) -> Server:
    """A host that sends the headers of the site's `_headers`, besides the policy that each page states itself."""
    lines = (finished / "_headers").read_text(encoding="utf-8").splitlines()
    everywhere = lines[1 : next(at for at, line in enumerate(lines[1:], 1) if line.startswith("/"))]
    server = static_server(finished)
    for line in everywhere:
        name, _, value = line.strip().partition(": ")
        server.headers[name] = value
    assert "script-src 'self'" in server.headers["Content-Security-Policy"]
    return server


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What the browser has complained of."""
    return []


@pytest.fixture(scope="module")
def tab(chromium: Browser, told: list[str]) -> Iterator[Page]:
    """One tab for all tests here, in which complaints are noted."""
    context = chromium.new_context(locale="zh-CN", service_workers="block")
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    yield page
    context.close()


@pytest.fixture(autouse=True)
def no_complaints(told: list[str]) -> Iterator[None]:
    """「Every kind of page works under the policy with zero violations.」"""
    told.clear()
    yield
    assert told == []


def test_no_page_may_run_or_style_anything_by_word_of_mouth(finished: Path) -> None:
    """Every page states a policy of hashes, before it loads anything."""
    pages = sorted(finished.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        html = path.read_text(encoding="utf-8")
        head, found, rest = html.partition('<meta http-equiv="Content-Security-Policy" content="')
        assert found, path
        assert "default-src 'none'" in rest.partition('"')[0]
        assert "unsafe-inline" not in html
        assert "'unsafe-eval'" not in html
        assert "<script" not in head
        assert "<link" not in head


@pytest.mark.parametrize("path", ["", "rubrics/", "institutions/", "diagnose/"])
def test_pages_to_read_are_whole_in_light_and_dark(tab: Page, hosted: Server, path: str) -> None:
    tab.goto(hosted.address + path)
    expect(tab.locator("h1").first).to_be_visible()
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    for _ in range(2):  # follows the system, light, dark
        tab.locator("[data-module=palette] label:not([hidden])").click()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != before
    tab.reload()
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    tab.locator("[data-module=palette] label:not([hidden])").click()


def test_colours_follow_the_system_until_one_is_chosen(tab: Page, hosted: Server) -> None:
    tab.emulate_media(color_scheme="dark")
    tab.goto(hosted.address)
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(tab.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    tab.emulate_media(color_scheme="light")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(tab.locator("meta[name=color-scheme]")).to_have_attribute("content", "light")
    tab.locator("[data-module=palette] input").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("[data-module=palette] input").nth(1)).to_be_focused()
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_search_finds_a_row_and_leads_to_it(tab: Page, hosted: Server) -> None:
    tab.goto(hosted.address)
    tab.locator("[data-md-component=search-query]").fill("营造产业工人文化宣传氛围")
    expect(tab.locator(".md-search-result__link:has(mark)").first).to_be_attached(timeout=20_000)
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"**/rubrics/{RUBRIC}/**#c-7")
    expect(tab.locator("mark").first).to_be_visible()


def test_criteria_are_read_and_printed(tab: Page, hosted: Server) -> None:
    tab.goto(f"{hosted.address}rubrics/{RUBRIC}/")
    expect(tab.locator("[id='c-7']")).to_be_attached()
    assert len(tab.pdf()) > 10_000


def test_a_form_scores_explains_saves_and_prints(tab: Page, hosted: Server) -> None:
    tab.goto(hosted.address + FORM)
    tab.locator('[name="ratings.1.level"][value="2.5"]').check()
    expect(tab.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", "2.5")
    tab.locator("[data-trace]").first.click()
    expect(tab.locator("dialog[open]")).to_be_visible()
    tab.keyboard.press("Escape")
    with tab.expect_download() as download:
        tab.locator("[data-action=save]").first.click()
    assert download.value.suggested_filename.endswith(".json")
    tab.locator("[data-action=check]").first.click()
    expect(tab.get_by_text("还没有评分的条目").first).to_be_visible()
    assert len(tab.pdf()) > 10_000


def test_a_missing_page_stands_at_any_depth(tab: Page, hosted: Server, finished: Path) -> None:
    missing = (finished / "404.html").read_bytes()
    hosted.answers["favicon.ico"] = lambda handler: handler.answer(200, "image/x-icon", b"")
    hosted.answers["/none/at/all"] = lambda handler: handler.answer(200, "text/html", missing)
    tab.goto(f"{hosted.address}none/at/all")
    expect(tab.locator("h1")).to_have_text("没有这一页")
    assert tab.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # its own styles apply


def test_what_a_table_brings_with_it_never_runs(
    tab: Page, hosted: Server, finished: Path, told: list[str]
) -> None:
    """Even if markup slipped through from a table's text, it would neither run nor send anything."""
    page = finished / f"rubrics/{RUBRIC}/index.html"
    foreign = "<script>document.title = 'foreign'</script><img src=x onerror=\"document.title = 'foreign'\">"
    html = page.read_text(encoding="utf-8").replace('id="rp-body"', 'id="rp-body" style="color: red"')
    hosted.headers = {}  # the policy in the page is enough
    hosted.answers["/foreign/page/"] = lambda handler: handler.answer(
        200, "text/html", html.replace("<header", f"{foreign}<header", 1).encode()
    )
    tab.goto(f"{hosted.address}foreign/page/")
    expect(tab.locator("#rp-body")).to_be_attached()
    assert tab.title() != "foreign"
    refused = [one for one in told if one.startswith("refused: ")]
    assert any("script-src-elem inline" in one for one in refused)
    assert any("script-src-attr inline" in one for one in refused)
    assert any("style-src-attr inline" in one for one in refused)
    told.clear()
