"""A small server on this machine for looking at a site while it changes.

It serves one folder on 127.0.0.1 and adds two scripts to every page, of which one asks whether anything has
changed and loads the page again when it has. They are files, since pages that state a policy run no other. Finished sites need none of this: any web server does.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Collection
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import unquote

_ASK: Final = "/_preview/"
_WORKER: Final = "/service-worker.js"
# A finished site may have been shown at this address before, in any folder. Its worker asks for this file, and so ends itself.
_NO_WORKER: Final = """addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('rubricpress ')) await caches.delete(name);
  await registration.unregister();
  for (const one of await clients.matchAll({ type: 'window' })) one.navigate(one.url);
})()));
"""
_WAIT_SECONDS: Final = 20.0
_SCRIPTS: Final = {
    f"{_ASK}mark.js": """document.documentElement.dataset.preview = '';
(async () => {
  for (const one of await navigator.serviceWorker?.getRegistrations() ?? []) {
    if (one.active?.scriptURL.endsWith('/service-worker.js')) await one.unregister();
  }
  for (const name of await globalThis.caches?.keys() ?? []) if (name.startsWith('rubricpress ')) await caches.delete(name);
})();
""",
    f"{_ASK}follow.js": """for (let seen = Number(new URL(import.meta.url).searchParams.get('seen')); ;) {
  try {
    const now = Number(await (await fetch('/_preview/' + seen + location.pathname)).text());
    if (now !== seen) { location.reload(); break; }
  } catch { await new Promise((resolve) => setTimeout(resolve, 500)); }
}
""",
}
_ADDED: Final = f'<script src="{_ASK}mark.js"></script><script type="module" src="{_ASK}follow.js?seen=%d"></script></body>'


class Changes:
    """A count that rises with every change, and on which many can wait: for any change, or for those of one page."""

    def __init__(self) -> None:
        self._count = 0
        self._of_all = 0
        self._of_page: dict[str, int] = {}
        self._risen = threading.Condition()

    @property
    def count(self) -> int:
        """How many changes there have been."""
        return self._count

    def of(self, page: str) -> int:
        """The count at the last change of the page with this address (`/rubrics/<id>/`)."""
        return max(self._of_all, self._of_page.get(page, 0))

    def rise(self, pages: Collection[str] | None = None) -> None:
        """One more change: of these pages, by their addresses; of all where none are named."""
        with self._risen:
            self._count += 1
            if pages is None:
                self._of_all = self._count
            else:
                self._of_page |= dict.fromkeys(pages, self._count)
            self._risen.notify_all()

    def after(self, seen: int, page: str = "") -> int:
        """The count at the last change of a page as soon as it is not `seen`, or after a while as it is."""
        with self._risen:
            self._risen.wait_for(lambda: self.of(page) != seen, timeout=_WAIT_SECONDS)
            return self.of(page)


class _Handler(SimpleHTTPRequestHandler):
    """Files of one folder; pages with the reloading script at their end."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  (declared so by the base class)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".wasm": "application/wasm",
    }

    def __init__(self, *args: object, changes: Changes, directory: Callable[[], Path]) -> None:
        self._changes = changes
        self._folder = directory
        super().__init__(*args, directory=str(directory()))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a GET."""
        self.directory = str(self._folder())  # a browser's connection outlives the folder that it began with
        asked = self.path.partition("?")[0]
        script = _NO_WORKER if asked.endswith(_WORKER) else _SCRIPTS.get(asked)
        if script is not None:
            self._send(script.encode(), "text/javascript; charset=utf-8", 200)
            return
        if self.path.startswith(_ASK):
            seen, _, page = asked.removeprefix(_ASK).partition("/")
            count = self._changes.after(int(seen), _named(page)) if seen.isdigit() else self._changes.count
            self._send(str(count).encode(), "text/plain", 200)
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and asked.endswith("/"):
            path /= "index.html"
        missing = not path.exists()
        if missing:
            path = Path(self.directory, "404.html")
        if path.suffix == ".html" and path.is_file():
            seen_now = self._changes.of(
                _named(asked)
            )  # before it is read, which may be after the next change
            html = path.read_text(encoding="utf-8").replace("</body>", _ADDED % seen_now)
            self._send(html.encode(), "text/html; charset=utf-8", 404 if missing else 200)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Let the browser ask again for everything: what it shows must be what was last written."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def _send(self, body: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


def _named(asked: str) -> str:
    """The page at an address, as changes name it."""
    return f"/{unquote(asked).removeprefix('/').removesuffix('index.html')}"


class _Server(ThreadingHTTPServer):
    """A server that says nothing when a browser goes away in the middle of an answer."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Print what went wrong in our own code."""
        if not isinstance(sys.exception(), BrokenPipeError | ConnectionResetError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def start(directory: Callable[[], Path], port: int, changes: Changes) -> ThreadingHTTPServer:
    """Serve the folder that `directory` names at each request, in threads of its own.

    Raises `OSError` where the port is taken.
    """
    server = _Server(("127.0.0.1", port), partial(_Handler, changes=changes, directory=directory))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
