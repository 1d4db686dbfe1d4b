"""A page that dies while someone types: at most the last second is lost, however it dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from tests.browser.form.conftest import Form, Server
from tests.chromium import ARGUMENTS, EXECUTABLE

SHENZHEN = "shenzhen-worker-training-base"
NOTE = "ratings.1.note"
KILLS = int(os.environ.get("KILLS", "2"))

# types a letter every 10 ms as a person would, and writes down when: outside the page, since that is about to die
TYPE = """async () => {
  const field = document.getElementsByName('ratings.1.note')[0];
  for (let at = 0; ; at += 1) {
    field.value += String.fromCharCode(97 + at % 26);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    typed(field.value.length);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}"""
FILLED = "() => document.getElementsByName('ratings.1.note')[0].value !== ''"
KEPT = """(length) => Object.keys(localStorage).some((name) => name.startsWith('rubricpress/drafts/')
  && JSON.parse(localStorage.getItem(name)).response.assessments.self?.ratings['1']?.note.length > length)"""


class Typing:
    """A tab in which someone types, and when each letter was there."""

    def __init__(self, page: Page, address: str) -> None:
        self.form = Form(page, address)
        self.times: list[tuple[float, int]] = []
        page.expose_function("typed", lambda length: self.times.append((time.monotonic(), length)))
        self.form.open(SHENZHEN, {"start": "never"})
        page.wait_for_function("() => document.querySelector('[data-saved]')")

    def until(self, seconds: float) -> None:
        """Type for so long, once the page has found out where it may keep what is typed."""
        page = self.form.page
        before = len(page.evaluate("() => document.getElementsByName('ratings.1.note')[0].value"))
        page.evaluate(f"() => {{ void ({TYPE})(); }}")
        page.wait_for_function(KEPT, arg=before)
        page.wait_for_timeout(seconds * 1000)
        assert self.times[-1][1] > before

    def kept_at_least(self, moment: float) -> int:
        """How many letters were there a second before `moment`."""
        return max((length for at, length in self.times if at <= moment - 1), default=0)


def pids_of(folder: Path) -> list[int]:
    """The processes of the browser that keeps its things in `folder`."""
    found = []
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            try:
                line = (one / "cmdline").read_bytes()
            except OSError:
                continue
            if f"--user-data-dir={folder}".encode() in line:
                found.append(int(one.name))
    return found


@pytest.fixture
def started(chromium: Browser, tmp_path: Path) -> Iterator[Callable[[], BrowserContext]]:
    """Call it for a browser of its own, always with the same things kept on disk."""
    contexts: list[BrowserContext] = []

    def start() -> BrowserContext:
        kind = chromium.browser_type
        context = kind.launch_persistent_context(tmp_path, executable_path=EXECUTABLE, args=ARGUMENTS)
        contexts.append(context)
        return context

    yield start
    contexts[-1].close()


def test_a_browser_that_is_killed_loses_at_most_the_last_second(
    started: Callable[[], BrowserContext], form_server: Server, tmp_path: Path
) -> None:
    lost = []
    context = started()
    for kill in range(KILLS):
        typing = Typing(context.new_page(), form_server.address)
        typing.until(1.2 + kill % 5 * 0.13)
        moment = time.monotonic()
        for pid in pids_of(tmp_path):
            os.kill(pid, signal.SIGKILL)
        typed = typing.times[-1][1]
        context = started()
        page = context.new_page()
        form = Form(page, form_server.address).open(SHENZHEN, {"start": "never"})
        page.wait_for_function(FILLED)
        page.locator("[data-action=drafts]").first.click()
        expect(page.locator("#dialog-drafts")).to_be_visible()  # the database has told what it has
        kept = len(form.control(NOTE).input_value())
        lost.append(typed - kept)
        assert kept >= typing.kept_at_least(moment), f"{typed} letters were typed, {kept} kept"
        page.close()
    print("letters lost, one every 10 ms:", lost)


def test_a_tab_that_crashes_loses_at_most_the_last_second(
    context: BrowserContext, form_server: Server
) -> None:
    typing = Typing(context.new_page(), form_server.address)
    typing.until(0.8)
    moment = time.monotonic()
    with pytest.raises(Error, match="crash"):
        typing.form.page.goto("chrome://crash")
    form = Form(context.new_page(), form_server.address).open(SHENZHEN, {"start": "never"})
    form.page.wait_for_function(FILLED)
    # the browser lives and has what the page had written: far less than a second is lost
    assert len(form.control(NOTE).input_value()) >= typing.kept_at_least(moment + 0.7)
