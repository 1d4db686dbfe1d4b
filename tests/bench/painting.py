"""How soon a form can be seen and filled in, beside a bare page of the same theme.

Both pages come from one server, in turn, each to a fresh browser context. The times are the browser's own: its first
paint of any content, and the paint of one line of text: in the form the heading over its first fields, which can be
filled in from then on, in the bare page its heading. What scripts do later is no part of either.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser
from tests.bench.browsing import served
from tests.bench.figure import Figure, ratio
from tests.bench.processes import ran
from tests.bench.projects import BARE, environment, with_bare_pages
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

_ALLOWED: Final = 1.2

# Marks the line as soon as it is in the document, before it can be painted.
_WATCH: Final = """
globalThis.firsts = new Promise((resolve) => new PerformanceObserver((list) => {
  for (const one of list.getEntriesByName('first-contentful-paint')) resolve(one.startTime);
}).observe({ type: 'paint', buffered: true }));
globalThis.lines = new Promise((resolve) => new PerformanceObserver((list) => {
  for (const one of list.getEntries()) resolve(one.renderTime);
}).observe({ type: 'element', buffered: true }));
new MutationObserver((_, watch) => {
  const line = document.querySelector('#profile-title, .md-content h1:not(.rf-title)');
  if (!line) return;
  line.setAttribute('elementtiming', 'line');
  watch.disconnect();
}).observe(document, { childList: true, subtree: true });
"""
_FIELDS: Final = "document.querySelectorAll('fieldset[data-criterion]').length"


def measure(setting: Setting) -> list[Figure]:
    """The paint of the form as a part of a bare page's."""
    pages = {"form, ms": f"ours/rubrics/{LARGEST}/form/", "bare page, ms": f"bare/rubrics/{BARE}/"}
    firsts: dict[str, list[float]] = {name: [] for name in pages}
    lines: dict[str, list[float]] = {name: [] for name in pages}
    with setting.workplace() as folder:
        _lay_out(setting, folder)
        with served(folder) as server, launched() as browser:
            for at in range(setting.rounds(25, 7) + 1):
                for name, path in pages.items():
                    first, line = _painted(browser, server.address + path)
                    if at:  # the first round warms the browser up
                        firsts[name].append(first)
                        lines[name].append(line)
    note = "caches empty, loopback, 1280 x 800"
    return [
        Figure(
            "first contentful paint: form / bare page", ratio(*firsts.values()), "", _ALLOWED, firsts, note
        ),
        Figure(
            "paint of the first fields' heading / bare heading", ratio(*lines.values()), "", _ALLOWED, lines
        ),
    ]


def _lay_out(setting: Setting, folder: Path) -> None:
    """`ours` and `bare` side by side."""
    project = with_bare_pages(setting.root, folder / "project", 1)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "bare")]
    ran(command, project, environment())
    shutil.rmtree(project)
    (folder / "ours").symlink_to(setting.site)


def _painted(browser: Browser, address: str) -> tuple[float, float]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    first, line = page.evaluate("Promise.all([firsts, lines])")
    page.wait_for_load_state()
    if "/form/" in address and page.evaluate(_FIELDS) < 66:
        raise RuntimeError("the form is not whole")
    context.close()
    return float(first), float(line)
