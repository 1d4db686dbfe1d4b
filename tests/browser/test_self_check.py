"""The self-check page of the finished site: it tells a sound browser and network from those that are not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

FINISHED = "() => document.querySelector('[data-module=diagnose]').dataset.state"
NO_STORAGE = """
const refuse = () => { throw new DOMException('no', 'SecurityError'); };
Storage.prototype.setItem = refuse;
IDBFactory.prototype.open = refuse;
"""


@pytest.fixture
def server(server: Any) -> Iterator[Any]:
    """The site's server, which forgets afterwards how it was made to misbehave."""
    yield server
    server.answers.clear()


def checked(page: Page, server: Any) -> dict[str, str]:
    """How each check came out, once all are done."""
    page.goto(f"{server.address}diagnose/")
    page.wait_for_function(FINISHED, timeout=60_000)
    rows = page.locator("[data-check]")
    pairs = rows.evaluate_all("rows => rows.map((row) => [row.dataset.check, row.dataset.state])")
    return dict(pairs)


def test_where_all_is_well_it_says_so(page: Page, server: Any) -> None:
    """The only advice is to pack files: this server sends them as they are."""
    states = checked(page, server)
    assert states == {
        "browser": "good",
        "address": "good",
        "storage": "good",
        "files": "note",
        "runtime": "good",
    }
    report = page.locator("[data-report]").input_value()
    assert server.address in report
    assert "怎么办：请在服务器上对 .js、.css、.html、.json、.wasm 启用 gzip" in report
    expect(page.get_by_role("status").first).to_have_text("检查完毕：可以使用。有的地方可以改进，见下。")


def test_a_browser_that_keeps_nothing_is_told(page: Page, server: Any) -> None:
    page.add_init_script(NO_STORAGE)
    assert checked(page, server)["storage"] == "bad"
    expect(page.locator("[data-check=storage]")).to_contain_text("离开前要“保存到文件”")
    expect(page.locator("[data-summary]")).to_contain_text("请把下面的结果发给单位的信息部门")


def test_a_page_of_the_network_in_place_of_the_runtime_is_told(page: Page, server: Any) -> None:
    """「runtime file served as an HTML error page with status 200」"""
    server.answers["pyodide.asm.wasm"] = lambda one: one.answer(
        200, "text/html", b"<html>please log in</html>"
    )
    states = checked(page, server)
    assert states["runtime"] == "bad"
    assert states["browser"] == "good"
    expect(page.locator("[data-check=runtime]")).to_contain_text("放行 .wasm")


def test_another_total_than_that_of_the_core_is_told(page: Page, server: Any, finished: Path) -> None:
    html = (finished / "diagnose/index.html").read_text(encoding="utf-8")
    wrong = html.replace("&#34;total&#34;: &#34;0&#34;", "&#34;total&#34;: &#34;1&#34;")
    assert wrong != html
    server.answers["diagnose/"] = lambda one: one.answer(200, "text/html", wrong.encode())
    assert checked(page, server)["runtime"] == "bad"
    expect(page.locator("[data-check=runtime]")).to_contain_text("请不要使用这里的得分")


def test_without_scripting_it_says_what_can_be_done(chromium: Browser, server: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.address}diagnose/")
    expect(page.locator("[data-summary]")).to_contain_text("可以阅读标准、打印空白表")
    expect(page.locator("[data-check=runtime]")).to_contain_text("算出的结果对不对")
    context.close()
