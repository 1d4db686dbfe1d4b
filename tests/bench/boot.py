"""How long the scoring runtime takes to start in Chromium, beside Pyodide as npm ships it, and how large both are.

Both are measured in the same run, in turn, each in a browser with empty caches, from the creation of the worker to
the moment it can answer: for Pyodide the end of `loadPyodide()`, for ours the core imported as well.
"""

from __future__ import annotations

import functools
import gzip
import json
import statistics
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from rubricpress.site.npm import packages
from rubricpress.site.runtime import build_runtime

SHARE_ALLOWED: Final = 0.40
CHROMIUM: Final = "/usr/bin/chromium"
ARGUMENTS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_PLAIN: Final = """
import { loadPyodide } from './pyodide.mjs';
await loadPyodide();
postMessage({ ready: true });
"""

_OURS: Final = (
    "{start: {runtime: new URL('runtime/RUNTIME/', location.href).href, patience: 60000, again: false}}"
)

_START: Final = """(worker) => new Promise((resolve) => {
  const started = performance.now();
  const one = new Worker(worker, { type: 'module' });
  one.onmessage = ({ data }) => {
    if (data.ready) resolve(performance.now() - started);
    if (data.failed) resolve(JSON.stringify(data.failed));
  };
  one.onerror = ({ message }) => resolve(String(message));
  one.postMessage(START);
})"""


def measure(root: Path, rounds: int = 9) -> dict[str, Any]:
    """Median milliseconds to start and gzipped bytes to fetch, of Pyodide as shipped (`plain`) and of ours.

    `share` is our time as a part of the plain one; `allowed` what it may be at most.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        plain = folder / "plain"
        plain.symlink_to((packages(root) / "pyodide").resolve())
        runtime = folder / "runtime" / build_runtime(root, folder / "runtime")
        (folder / "scoring").symlink_to((root / "site_assets/js/scoring").resolve())
        (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
        (folder / "plain.js").write_text(_PLAIN.replace("./", "./plain/"), encoding="utf-8")
        times: dict[str, list[float]] = {"plain": [], "ours": []}
        with _served(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            script = _START.replace("START", _OURS.replace("RUNTIME", runtime.name))
            for _ in range(rounds):
                times["plain"].append(_milliseconds(browser, address, script, "plain.js"))
                times["ours"].append(_milliseconds(browser, address, script, "scoring/worker.js"))
            browser.close()
        shipped = [
            "pyodide.mjs",
            "pyodide.asm.js",
            "pyodide.asm.wasm",
            "python_stdlib.zip",
            "pyodide-lock.json",
        ]
        sizes = {
            "plain": _gzipped([plain / name for name in shipped]),
            "ours": _gzipped([*runtime.iterdir(), folder / "scoring/worker.js"]),
        }
    medians = {name: statistics.median(values) for name, values in times.items()}
    return {
        "rounds": rounds,
        "plain_ms": round(medians["plain"]),
        "ours_ms": round(medians["ours"]),
        "share": round(medians["ours"] / medians["plain"], 3),
        "allowed": SHARE_ALLOWED,
        "plain_gzip_bytes": sizes["plain"],
        "ours_gzip_bytes": sizes["ours"],
        "times_ms": {name: [round(one) for one in values] for name, values in times.items()},
    }


def _milliseconds(browser: Browser, address: str, script: str, worker: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    taken = page.evaluate(script, worker)
    context.close()
    if not isinstance(taken, float | int):
        raise RuntimeError(f"{worker} did not start: {taken}")  # noqa: TRY004  (not the caller's mistake)
    return float(taken)


def _gzipped(paths: Sequence[Path]) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  (as the base class has it)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (as the base class has it)
        """Silent."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    print(json.dumps(measure(Path(__file__).parents[2]), indent=2))
