"""A first visit over a slow line.

The line carries 10 Mbit/s in all and takes 40 ms for each question and its answer, and as much for each connection;
the server sends what `gzip -9` makes of the files, or brotli where the browser takes it. `.cache/slow-gzip.txt` and
`slow-brotli.txt` draw who waited for whom.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from typing import Final

from tests.bench.browsing import Line, Sent, served
from tests.bench.figure import Figure
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

_RATE: Final = 10e6 / 8
_WAIT: Final = 0.04
_FILLABLE_S: Final = 1.0
_TOTAL_S: Final = 4.5

# When the first fields were painted, when the form began to work, when the first total stood there.
_WATCH: Final = """
globalThis.seen = {};
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) seen.painted ??= one.renderTime;
}).observe({ type: 'element', buffered: true });
new MutationObserver(() => {
  document.querySelector('#profile-title:not([elementtiming])')?.setAttribute('elementtiming', 'fields');
  if (document.querySelector('[data-working]')) seen.working ??= performance.now();
  if (document.documentElement.dataset.scoring === 'ready') seen.total ??= performance.now();
}).observe(document, { childList: true, subtree: true, attributes: true });
"""
_SEEN: Final = "() => seen.painted && seen.working && seen.total && seen"


def measure(setting: Setting) -> list[Figure]:
    """Seconds of a first visit over the slow line."""
    return [*_over_a_slow_line(setting, "gzip"), *_over_a_slow_line(setting, "brotli")]


def _over_a_slow_line(setting: Setting, way: str) -> list[Figure]:
    fillable, working, total, idle = [], [], [], []
    with launched() as browser:
        for _ in range(setting.rounds(5, 2)):
            with served(setting.site, line=Line(_RATE, _WAIT), brotli=way == "brotli") as server:
                page = browser.new_context(locale="zh-CN").new_page()
                page.add_init_script(_WATCH)
                started = time.monotonic()
                page.goto(f"{server.address}rubrics/{LARGEST}/form/", wait_until="commit")
                seen = page.wait_for_function(_SEEN, polling=20).json_value()
                sent = list(server.sent)
                page.context.close()
            fillable.append(seen["painted"] / 1000)
            working.append(seen["working"] / 1000)
            total.append(seen["total"] / 1000)
            idle.append(seen["total"] / 1000 - sum(one.size for one in sent) / _RATE)
    (setting.root / f".cache/slow-{way}.txt").write_text(_drawn(sent, started), encoding="utf-8")
    line = f"10 Mbit/s, 40 ms, {way}"
    note = "caches empty; the fields are painted, and what is typed into them stays"
    return [
        Figure(f"{line}: page fillable", _middle(fillable), "s", _FILLABLE_S, {"s": fillable}, note),
        Figure(f"{line}: drafts are kept, files are opened", _middle(working), "s", None, {"s": working}),
        Figure(
            f"{line}: first total",
            _middle(total),
            "s",
            _TOTAL_S,
            {"s": total, "line not in use, s": idle},
            f"of which nothing comes over the line for {_middle(idle):.2f} s",
        ),
    ]


def _drawn(sent: Sequence[Sent], started: float) -> str:
    """Each answer with its bytes, and a bar from the question to its end; a column is a twentieth of a second."""
    lines = []
    for one in sorted(sent, key=lambda one: one.asked):
        begin, end = one.asked - started, one.out - started
        bar = " " * round(begin * 20) + "#" * max(round((end - begin) * 20), 1)
        lines.append(f"{begin:5.2f} {end:5.2f} s {one.size / 1000:7.1f} kB {bar:<100} {one.path}")
    return "\n".join(lines) + "\n"


def _middle(values: list[float]) -> float:
    return statistics.median(values)
