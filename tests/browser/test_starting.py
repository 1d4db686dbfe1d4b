"""How a form of the finished site gets what it needs to score, in Chromium: at once, in the best order, nothing else."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page, expect

FORM = "rubrics/correspondence-education/form/"
PRELOADED = re.compile(r'<link rel="modulepreload" href="(?:\.\./)*([^"]+)"')
ANY_PAGE = {"assets/js/pages.js", "assets/js/palette.js", "assets/js/pages_wording.js", "assets/js/search.js"}
PATIENCE_SECONDS = 20


class Server(Protocol):
    address: str
    answers: dict[str, Callable[[Any], None]]
    asked: list[str]


@pytest.fixture
def site(finished: Path, static_server: Callable[[Path], Server]) -> Server:
    """A server that nobody else asks."""
    return static_server(finished)


def started(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")


def test_every_script_of_the_form_is_asked_for_at_once_and_nothing_that_can_wait(
    page: Page, site: Server, finished: Path
) -> None:
    """「Anything that keeps the line idle or fetches something not needed before the first total is a defect.」"""
    named = set(PRELOADED.findall((finished / FORM / "index.html").read_text(encoding="utf-8")))
    page.goto(site.address + FORM, wait_until="commit")
    started(page)
    asked = {path.removeprefix("/") for path in site.asked}
    scripts = {path for path in asked if path.startswith("assets/js/")}
    found_late = {path for path in scripts - named if "/components/" not in path} - ANY_PAGE
    assert found_late <= {
        "assets/js/scoring/worker.js",
        "assets/js/form/offline.js",
        "assets/js/form/offline_wording.js",
    }
    assert named <= scripts, "nothing is named that the form does not load"
    english = (finished / "en" / FORM / "index.html").read_text(encoding="utf-8")
    assert set(PRELOADED.findall(english)) == named
    assert not [path for path in asked if path.startswith("search/entries") or path.endswith("snapshot.bin")]


def test_scoring_starts_before_the_scripts_of_the_form_are_there(page: Page, site: Server) -> None:
    """What takes longest goes first; what the person has filled in meanwhile is scored once both are there."""
    scored = threading.Event()

    def later(handler: Any) -> None:
        scored.wait(PATIENCE_SECONDS)
        handler.answer(200, "text/javascript", handler.file_bytes())

    site.answers["assets/js/form/page.js"] = later
    with page.expect_response(lambda answer: answer.url.endswith("python.bin")):
        page.goto(site.address + FORM, wait_until="commit")
        page.locator('[name="ratings.1.1.1.score"]').fill("7")
    expect(page.locator("html")).to_have_attribute("data-scoring", "loading")
    scored.set()
    started(page)
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "7")


FLIP = """async () => {
  const [place] = (await caches.keys()).filter((name) => name.startsWith('rubricpress memory '));
  const cache = await caches.open(place);
  const [{ url }] = await cache.keys();
  const bytes = new Uint8Array(await (await cache.match(url)).arrayBuffer());
  const word = new TextEncoder().encode('Return the canonical');
  for (let at = bytes.length - word.length; ; at -= 1) {
    if (at < 0) throw new Error('no such text');
    if (word.every((letter, more) => bytes[at + more] === letter)) { bytes[at] ^= 1; break; }
  }
  await cache.put(url, new Response(bytes));
}"""
MARKED = "() => Object.keys(localStorage).some((name) => name.startsWith('rubricpress/snapshot'))"


def test_a_memory_with_a_flipped_byte_costs_nobody_an_entry(page: Page, site: Server) -> None:
    """It is found out once the page is at rest; Python starts anew, and the form stays as it is."""
    page.goto(site.address + FORM)
    page.locator('[name="ratings.1.1.1.score"]').fill("7")
    started(page)
    expect(page.locator("[data-saved]")).to_contain_text("已存草稿")
    page.wait_for_function(MARKED)
    page.evaluate(FLIP)
    page.reload()
    started(page)
    page.locator('[name="ratings.1.1.2.score"]').fill("5")
    page.wait_for_function(f"() => !({MARKED})()")
    page.locator('[name="ratings.1.1.3.score"]').fill("6")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "18")
    assert [page.input_value(f'[name="ratings.1.1.{at}.score"]') for at in (1, 2, 3)] == ["7", "5", "6"]
