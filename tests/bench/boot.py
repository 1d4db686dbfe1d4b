"""How long the scoring runtime takes to its first total in Chromium, beside Pyodide as npm ships it.

Both are measured in turn, each in a browser with empty caches, from the creation of the worker: for Pyodide to the
end of `loadPyodide()`; for ours, which is the page's own client and worker, to the first total of the largest table.
Then both once more in the same browsers, with all that the first visit has left there.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser
from tests.bench.browsing import served
from tests.bench.figure import Figure, ratio
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

from rubricpress.core.digest import digest
from rubricpress.site import snapshot
from rubricpress.site.npm import packages
from rubricpress.site.pages import rubric_json
from rubricpress.site.runtime import build_runtime
from rubricpress.source.reading import read_rubric

_SHARE_ALLOWED: Final = 0.40
_LATER_ALLOWED: Final = 0.22
_SHIPPED: Final = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)

_PLAIN_WORKER: Final = """
import { loadPyodide } from './plain/pyodide.mjs';
await loadPyodide();
postMessage({ ready: true });
"""

_PLAIN: Final = """() => new Promise((resolve, reject) => {
  const started = performance.now();
  const worker = new Worker('plain.js', { type: 'module' });
  worker.onmessage = () => resolve(performance.now() - started);
  worker.onerror = ({ message }) => reject(new Error(message));
})"""

_OURS: Final = """async ([runtime, rubric]) => {
  const { ScoringClient } = await import(new URL('scoring/client.js', location.href).href);
  const response = { format: 'rubricpress-response/1', rubric: { id: rubric }, profile: {},
    assessments: { self: { ratings: {} } } };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const client = new ScoringClient({ runtime, data: 'rubric.json', patience: 60000, failed: reject });
    client.start();
    client.score(response).then(({ result }) => {
      if (result.assessments.self.total !== '0') reject(new Error('no total'));
      resolve(performance.now() - started);
    }, reject);
  });
}"""

# until the memory of a started Python is kept
_KEPT: Final = "() => localStorage.getItem('rubricpress/snapshot') !== null"


def measure(setting: Setting) -> list[Figure]:
    """The time to the first total as a part of the time that plain Pyodide takes; the size of both."""
    with setting.workplace() as folder:
        plain = folder / "plain"
        plain.symlink_to((packages(setting.root) / "pyodide").resolve())
        runtime = folder / "runtime" / build_runtime(setting.root, folder / "runtime")
        _lay_out(setting.root, folder)
        times: dict[str, list[float]] = {"ours, ms": [], "plain, ms": []}
        later: dict[str, list[float]] = {"ours, ms": [], "plain, ms": []}
        with served(folder, packing=False) as server, launched() as browser:
            ours = [f"runtime/{runtime.name}/", LARGEST]
            for _ in range(setting.rounds(9, 3)):
                for name, script, given, left in (("plain", _PLAIN, [], None), ("ours", _OURS, ours, _KEPT)):
                    first, second = _milliseconds(browser, server.address, script, given, left)
                    times[f"{name}, ms"].append(first)
                    later[f"{name}, ms"].append(second)
        first_visit = (path for path in runtime.iterdir() if path.name != snapshot.NAME)
        size = _gzipped([*first_visit, *(folder / "scoring").iterdir()])
        plain_size = _gzipped([plain / name for name in _SHIPPED])
    share = ratio(times["ours, ms"], times["plain, ms"])
    note = "both over loopback, unpacked, caches empty; ours includes the rubric and the first total"
    return [
        Figure("boot to the first total / plain loadPyodide()", share, "", _SHARE_ALLOWED, times, note),
        Figure(
            "boot of a later visit / plain loadPyodide()",
            ratio(later["ours, ms"], times["plain, ms"]),
            "",
            _LATER_ALLOWED,
            later,
            "ours from the memory that the first visit left in the browser's cache",
        ),
        Figure(
            "boot of a later visit / plain loadPyodide() with its files in the cache", ratio(*later.values())
        ),
        Figure("size of the runtime / Pyodide as npm ships it, gzip -9", size / plain_size),
    ]


def _lay_out(root: Path, folder: Path) -> None:
    """The page, both workers and the rubric."""
    (folder / "scoring").symlink_to((root / "site_assets/js/scoring").resolve())
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
    (folder / "plain.js").write_text(_PLAIN_WORKER, encoding="utf-8")
    rubric = read_rubric(root / f"rubrics/{LARGEST}.yaml").rubric
    assert rubric is not None
    (folder / "rubric.json").write_text(rubric_json(rubric, digest(rubric)), encoding="utf-8")


def _milliseconds(
    browser: Browser, address: str, script: str, given: list[str], left: str | None
) -> tuple[float, float]:
    """The first and the second visit; `left` tells when the first has left all that it will."""
    context = browser.new_context()
    taken = []
    for _ in range(2):
        page = context.new_page()
        page.goto(address)
        taken.append(float(page.evaluate(script, given)))
        if left:
            page.wait_for_function(left)
        page.close()
    context.close()
    return taken[0], taken[1]


def _gzipped(paths: Sequence[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
