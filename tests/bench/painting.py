"""How soon a form can be seen and filled in, beside a bare page of the same theme.

Both pages come from one server, in turn, each to a fresh browser context. `first-contentful-paint` is what the
browser itself notes; the second figure waits until the whole page has been read and a frame of it was painted.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser
from tests.bench.browsing import chromium, served
from tests.bench.figure import Figure, ratio
from tests.bench.processes import ran
from tests.bench.projects import BARE, environment, with_bare_pages
from tests.bench.setting import LARGEST, Setting

_ALLOWED: Final = 1.2

_WATCH: Final = """
globalThis.whole = new Promise((resolve) => addEventListener('DOMContentLoaded', () => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  requestAnimationFrame(() => port2.postMessage(''));
}));
globalThis.first = new Promise((resolve) => new PerformanceObserver((list) => {
  for (const one of list.getEntriesByName('first-contentful-paint')) resolve(one.startTime);
}).observe({ type: 'paint', buffered: true }));
"""
_FIELDS: Final = "document.querySelectorAll('fieldset[data-criterion]').length"


def measure(setting: Setting) -> list[Figure]:
    """The first paint of the form as a part of a bare page's."""
    form = f"ours/rubrics/{LARGEST}/form/"
    bare = f"bare/rubrics/{BARE}/"
    firsts: dict[str, list[float]] = {"form, ms": [], "bare page, ms": []}
    wholes: dict[str, list[float]] = {"form, ms": [], "bare page, ms": []}
    with setting.workplace() as folder:
        _lay_out(setting, folder)
        with served(folder) as server, chromium() as browser:
            for at in range(setting.rounds(25, 7) + 1):
                for name, path in (("form, ms", form), ("bare page, ms", bare)):
                    first, whole = _painted(browser, server.address + path)
                    if at:  # the first round warms the browser up
                        firsts[name].append(first)
                        wholes[name].append(whole)
    note = "cold caches, loopback; alternating"
    return [
        Figure(
            "first paint of the form / of a bare page", ratio(*firsts.values()), "", _ALLOWED, firsts, note
        ),
        Figure(
            "first frame with the whole form / with a bare page",
            ratio(*wholes.values()),
            "",
            None,
            wholes,
            "from the request to the first frame after the page has been read to its end",
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
    first, whole = page.evaluate("Promise.all([first, whole])")
    if "/form/" in address and page.evaluate(_FIELDS) < 66:
        raise RuntimeError("the form is not whole")
    context.close()
    return float(first), float(whole)
