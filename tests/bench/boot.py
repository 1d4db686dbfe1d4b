"""How long the scoring runtime takes to its first total, beside Pyodide as npm ships it: Chromium, Firefox, WebKit.

Both are measured in turn, each in a browser with an empty profile, from the creation of the worker: for Pyodide to the
end of `loadPyodide()`; for ours, which is the page's own client and worker, to the first total of the largest table.
Then comes a later visit: what the first has left is there, and that was one of somebody who filled the form in.
Chromium is closed in between; the others would forget everything, and go on.

The floor is what no Python in this WebAssembly can go below: a worker that only fetches, compiles and instantiates the
same file, its imports stood in for by nothing.
"""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

from playwright.sync_api import Page, sync_playwright
from tests import scoring_scripts
from tests.bench.browsing import served
from tests.bench.figure import Figure, ratio
from tests.bench.setting import LARGEST, Setting
from tests.browser.engines.engine import MissingEngine
from tests.browser.engines.firefox import Firefox
from tests.browser.engines.webkit import WebKit
from tests.chromium import ARGUMENTS, EXECUTABLE

from rubricpress.core.changes.digest import digest
from rubricpress.site.npm import packages
from rubricpress.site.pages import rubric_json
from rubricpress.site.runtime import snapshot
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.source.reading import read_rubric

_CHROMIUM: Final = "Chromium"
_ALLOWED: Final[Mapping[str, tuple[float, float]]] = {
    _CHROMIUM: (0.33, 0.22),
    "Firefox": (0.25, 0.15),
    "WebKit": (0.5, 0.18),
}
"""The first and a later visit as a part of plain Pyodide's first."""
_OTHERS: Final[Mapping[str, Callable[[], Firefox | WebKit]]] = {"Firefox": Firefox, "WebKit": WebKit}
_ROWS: Final = 66  # of the largest table: whoever fills it in has it scored so often
_CODE_KEPT: Final = 3.0  # seconds after which Chromium has written down what it compiled
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

_FLOOR_WORKER: Final = """
const module = await WebAssembly.compileStreaming(fetch('plain/pyodide.asm.wasm'));
const nothing = {
  function: () => () => 0,
  memory: () => new WebAssembly.Memory({ initial: 320, maximum: 32768 }),
  table: () => new WebAssembly.Table({ initial: 20000, element: 'anyfunc' }),
  tag: () => new WebAssembly.Tag({ parameters: ['i32'] }),
  global: (name) => (/^__(memory|table)_base$/.test(name)
    ? new WebAssembly.Global({ value: 'i32' }, 1024) : new WebAssembly.Global({ value: 'i32', mutable: true }, 0)),
};
const imports = {};
for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
  (imports[from] ??= {})[name] = nothing[kind](name);
}
await WebAssembly.instantiate(module, imports);
postMessage({ ready: true });
"""

_WAIT_FOR: Final = """(script) => new Promise((resolve, reject) => {
  const started = performance.now();
  const worker = new Worker(script, { type: 'module' });
  worker.onmessage = () => resolve(performance.now() - started);
  worker.onerror = ({ message }) => reject(new Error(message));
})"""

_OURS: Final = """async (runtime, rubric, rows) => {
  const { ScoringClient } = await import(new URL('scoring/client.js', location.href).href);
  const response = { format: 'rubricpress-response/1', rubric: { id: rubric }, profile: {},
    assessments: { self: { ratings: {} } } };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const client = new ScoringClient({ runtime, data: 'rubric.json', patience: 60000, failed: reject });
    client.start();
    client.score(response).then(async ({ result }) => {
      const taken = performance.now() - started;
      if (result.assessments.self.total !== '0') reject(new Error('no total'));
      for (let row = 1; row < rows; row += 1) await client.score(response);
      resolve(taken);
    }, reject);
  });
}"""

# once the memory of a started Python is kept
_KEPT: Final = """() => new Promise((resolve) => {
  const look = () => (Object.keys(localStorage).every((key) => !key.startsWith('rubricpress/snapshot')) ? setTimeout(look, 50) : resolve(true));
  look();
})"""


class Tab(Protocol):
    """What is asked of each browser."""

    def open(self, address: str) -> None:
        """Go there."""

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What the function gives for these arguments."""


class _Page:
    """A `Tab` of Chromium."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto(address)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        return self._page.evaluate(f"(given) => ({function})(...given)", list(arguments))


class _Visit:
    """What is measured: plain Pyodide, ours or the floor."""

    def __init__(self, name: str, address: str, script: str, *given: str) -> None:
        self.name, self._address, self._script, self._given = name, address, script, given
        self._ours = script is _OURS

    def first(self, tab: Tab) -> float:
        """Milliseconds of a first visit, which ends when it has left all that it will."""
        tab.open(self._address)
        taken = float(tab.evaluate(self._script, *self._given, *([_ROWS] if self._ours else [])))
        if self._ours:
            tab.evaluate(_KEPT)
            time.sleep(_CODE_KEPT)
        return taken

    def later(self, tab: Tab) -> float:
        """Milliseconds of a visit after it."""
        tab.open(self._address)
        return float(tab.evaluate(self._script, *self._given, *([1] if self._ours else [])))


def measure(setting: Setting) -> list[Figure]:
    """The time to the first total as a part of the time that plain Pyodide takes; the size of both."""
    figures = []
    with setting.workplace() as folder:
        plain = folder / "plain"
        plain.symlink_to((packages(setting.root) / "pyodide").resolve())
        runtime = folder / "runtime" / build_runtime(setting.root, folder / "runtime")
        _lay_out(setting.root, folder)
        with served(folder, packing=False) as server:
            visits = [
                _Visit("plain, ms", server.address, _WAIT_FOR, "plain.js"),
                _Visit("ours, ms", server.address, _OURS, f"runtime/{runtime.name}/", LARGEST),
                _Visit("floor, ms", server.address, _WAIT_FOR, "floor.js"),
            ]
            figures += _figures(_CHROMIUM, visits, setting.rounds(7, 3), _in_chromium)
            for name, engine in _OTHERS.items():
                try:
                    figures += _figures(name, visits, setting.rounds(3, 1), _in(engine))
                except MissingEngine as missing:
                    print(f"{name} is not measured: {missing}", flush=True)
        first_visit = (path for path in runtime.iterdir() if path.name != snapshot.NAME)
        size = _gzipped([*first_visit, *(folder / "scoring").iterdir()])
        plain_size = _gzipped([plain / name for name in _SHIPPED])
    return [*figures, Figure("size of the runtime / Pyodide as npm ships it, gzip -9", size / plain_size)]


def _figures(
    browser: str, visits: Sequence[_Visit], rounds: int, both: Callable[[_Visit], tuple[float, float]]
) -> list[Figure]:
    first: dict[str, list[float]] = {visit.name: [] for visit in visits}
    later: dict[str, list[float]] = {visit.name: [] for visit in visits}
    for _ in range(rounds):
        for visit in visits:
            taken = both(visit)
            first[visit.name].append(taken[0])
            later[visit.name].append(taken[1])
    plain, ours, floor = first
    allowed = _ALLOWED[browser]
    return [
        Figure(
            f"boot to the first total / plain loadPyodide(), {browser}",
            ratio(first[ours], first[plain]),
            "",
            allowed[0],
            first,
            "both over loopback, unpacked, caches empty; ours includes the rubric and the first total",
        ),
        Figure(
            f"boot of a later visit / plain loadPyodide(), {browser}",
            ratio(later[ours], first[plain]),
            "",
            allowed[1],
            later,
            "ours from what the first visit, in which the form was filled in, left in the browser",
        ),
        Figure(
            f"boot of a later visit / plain loadPyodide() with its files in the cache, {browser}",
            ratio(later[ours], later[plain]),
        ),
        Figure(
            f"floor: the same WebAssembly instantiated empty / plain loadPyodide(), {browser}",
            ratio(first[floor], first[plain]),
        ),
        Figure(f"… at a later visit, {browser}", ratio(later[floor], first[plain]), "", None, later),
    ]


def _in_chromium(visit: _Visit) -> tuple[float, float]:
    """With a profile on the disk, since windows without one keep no compiled code."""
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:

        def taken(visited: Callable[[Tab], float]) -> float:
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=EXECUTABLE, args=ARGUMENTS
            )
            milliseconds = visited(_Page(context.pages[0]))
            context.close()
            return milliseconds

        return taken(visit.first), taken(visit.later)


def _in(start: Callable[[], Firefox | WebKit]) -> Callable[[_Visit], tuple[float, float]]:
    def both(visit: _Visit) -> tuple[float, float]:
        engine = start()
        try:
            return visit.first(engine), visit.later(engine)
        finally:
            engine.close()

    return both


def _lay_out(root: Path, folder: Path) -> None:
    """The page, both workers and the rubric."""
    scoring_scripts.lay_out(root, folder / "scoring")
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
    (folder / "plain.js").write_text(_PLAIN_WORKER, encoding="utf-8")
    (folder / "floor.js").write_text(_FLOOR_WORKER, encoding="utf-8")
    rubric = read_rubric(root / f"rubrics/{LARGEST}.yaml").rubric
    assert rubric is not None
    (folder / "rubric.json").write_text(rubric_json(rubric, digest(rubric)), encoding="utf-8")


def _gzipped(paths: Sequence[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
