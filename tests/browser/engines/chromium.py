"""Chromium, driven by Playwright."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from tests.browser.engines.engine import SELECT


class Chromium:
    """An `Engine` in a context of its own of the Chromium that all tests share."""

    name = "chromium"

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(locale="zh-CN")
        self._page = self._context.new_page()

    def open(self, address: str) -> None:
        self._page.goto(address)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", list(arguments))

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self.evaluate(SELECT, selector)
        self._page.keyboard.type(text)

    def resize(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def screenshot(self, path: Path) -> None:
        self._page.screenshot(path=path)

    def close(self) -> None:
        self._context.close()
