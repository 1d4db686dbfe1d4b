"""While somebody reads, the browser fetches what a form needs to score, in Chromium: behind the page, once, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.chromium import another

RUBRIC = "shenzhen-worker-training-base"
# from a server that packs nothing the copy of the largest file is taken, and the file itself only begun
FILES = [
    "manifest.json",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "pyodide.asm.wasm.gz",
    "pyodide.js",
    "python.bin",
]
WARM = """() => {
  const all = performance.getEntriesByType('resource');
  return all.some(({ name, responseEnd }) => name.endsWith('python.bin') && responseEnd);
}"""
BEFORE_LOADED = """() => {
  const { loadEventStart } = performance.getEntriesByType('navigation')[0];
  const all = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/runtime/'));
  return all.filter(({ startTime }) => startTime < loadEventStart).length;
}"""
# What waits for a second is done at once; `rest` comes once the browser has been idle after that.
SOON = """
const wait = globalThis.setTimeout;
globalThis.setTimeout = (act, time, ...more) => wait(act, time === 1000 ? 0 : time, ...more);
globalThis.rest = () => new Promise((resolve) => wait(() => requestIdleCallback(() => requestIdleCallback(resolve)), 50));
"""
LOADED = (
    "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('scoring/snapshot.js'))"
)


class Server(Protocol):
    address: str
    server_port: int
    answers: dict[str, Callable[[Any], None]]
    asked: list[str]
    headers: dict[str, str]


@pytest.fixture(scope="module")
def site(finished: Path, static_server: Callable[[Path], Server]) -> Server:
    return static_server(finished)


@pytest.fixture
def server(site: Server) -> Server:
    """A host that lets browsers keep its files, at which nobody has asked for anything."""
    site.answers.clear()
    site.asked.clear()
    site.headers["Cache-Control"] = "public, max-age=31536000"
    return site


def of_runtime(server: Server) -> list[str]:
    """The files of the runtime that were asked for, each as often as it was."""
    return sorted(path.rpartition("/")[2] for path in server.asked if "/assets/runtime/" in path)


@pytest.fixture(params=["127.0.0.1", "intranet.test"])
def tab(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[tuple[Page, str]]:
    """A browser with empty caches, and the address of the site: as on https, and over plain http."""
    with another(chromium, "--host-resolver-rules=MAP intranet.test 127.0.0.1") as browser:
        page = browser.new_context(locale="zh-CN", service_workers="block").new_page()
        yield page, f"http://{request.param}:{server.server_port}/"


def test_a_form_that_follows_starts_from_the_cache(tab: tuple[Page, str], server: Server) -> None:
    """「Fetched when idle and after load, never twice; the form afterwards makes no network request for the runtime.」"""
    page, address = tab
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.wait_for_function(WARM)
    assert page.evaluate(BEFORE_LOADED) == 0
    assert of_runtime(server) == FILES
    page.add_init_script(SOON)
    for path in (f"rubrics/{RUBRIC}/", "rubrics/"):
        page.goto(address + path)
        page.wait_for_function(LOADED)
        page.evaluate("rest()")
    assert of_runtime(server) == FILES, "never twice"
    page.goto(f"{address}rubrics/{RUBRIC}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    assert of_runtime(server) == FILES, "no request of the form"
    assert errors == []


@pytest.mark.parametrize(
    ("connection", "fetched"),
    [
        ("{ effectiveType: '4g' }", True),
        ("{ saveData: true, effectiveType: '4g' }", False),
        ("{ effectiveType: '2g' }", False),
        ("{ effectiveType: 'slow-2g' }", False),
    ],
)
def test_whoever_saves_data_or_has_a_very_slow_line_fetches_nothing(
    page: Page, server: Server, connection: str, *, fetched: bool
) -> None:
    page.add_init_script(f"{SOON}Object.defineProperty(navigator, 'connection', {{ value: {connection} }});")
    page.goto(f"{server.address}rubrics/{RUBRIC}/")
    page.wait_for_function(LOADED)
    page.evaluate("rest()")
    assert bool(of_runtime(server)) is fetched


def test_from_a_server_that_lets_nothing_be_kept_nothing_is_fetched(page: Page, server: Server) -> None:
    server.headers["Cache-Control"] = "no-store"
    page.add_init_script(SOON)
    with page.expect_response(lambda answer: answer.url.endswith("manifest.json")):
        page.goto(server.address)
    page.evaluate("rest()")
    assert of_runtime(server) == ["manifest.json"]


def test_what_fails_is_not_told(page: Page, server: Server) -> None:
    def page_instead(handler: Any) -> None:
        handler.answer(200, "text/html", b"<!doctype html><title>Log in</title>")

    server.answers["manifest.json"] = page_instead
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.add_init_script(SOON)
    with page.expect_response(lambda answer: answer.url.endswith("manifest.json")):
        page.goto(server.address)
    page.evaluate("rest()")
    assert of_runtime(server) == ["manifest.json"]
    assert errors == []
