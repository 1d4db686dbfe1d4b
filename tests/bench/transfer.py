"""What a first visit to a form costs: every byte that is sent until the first total stands there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tests.bench.browsing import Sent, served
from tests.bench.figure import Figure
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

_ALLOWED: Final = {"gzip": 4.3, "brotli": 3.4}
_MEGA: Final = 1e6


def measure(setting: Setting) -> list[Figure]:
    """Megabytes sent to a fresh browser on the form of the largest table, heads of answers included.

    By a server that packs everything by gzip, and by one that sends the ready copies by brotli.
    """
    return [_sent(setting, way) for way in _ALLOWED]


def _sent(setting: Setting, way: str) -> Figure:
    with served(setting.site, brotli=way == "brotli") as server, launched() as browser:
        page = browser.new_context(locale="zh-CN").new_page()
        page.goto(f"{server.address}rubrics/{LARGEST}/form/", wait_until="commit")
        page.wait_for_function("() => document.documentElement.dataset.scoring === 'ready'", polling=10)
        first = list(server.sent)
        total = page.get_attribute("[data-total]", "data-total")
        if total != "0":
            raise RuntimeError(f"the first total is {total}")
        page.wait_for_load_state("networkidle")
        later = server.sent[len(first) :]
    runtime = [one for one in first if "/assets/runtime/" in one.path]
    rest = [one for one in first if one not in runtime]
    runs = {
        "MB of the runtime": [_megabytes(runtime)],
        "MB of page, theme, styles and scripts": [_megabytes(rest)],
        "MB asked for later": [_megabytes(later)],
    }
    largest = sorted(first, key=lambda one: -one.size)[:8]
    note = f"{len(first)} requests; the largest: " + ", ".join(
        f"{one.path.rsplit('/', 1)[-1] or one.path} {one.size / 1000:.0f} kB" for one in largest
    )
    what = f"sent until the first total of the form, {way}"
    return Figure(what, _megabytes(first), "MB", _ALLOWED[way], runs, note)


def _megabytes(sent: Iterable[Sent]) -> float:
    return sum(one.size for one in sent) / _MEGA
