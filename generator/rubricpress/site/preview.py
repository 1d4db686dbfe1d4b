"""A small server on this machine for looking at a site while it changes.

It serves one folder on 127.0.0.1 and adds two scripts to every page, of which one asks whether anything has
changed, shows the page as it is then, and the problems of tables. They are files (`templates/preview/`), since
pages that state a policy run no other. Finished sites need none of this: any web server does.
"""

from __future__ import annotations

import json
import re
import sys
import threading
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from rubricpress.core.wording import LANGUAGES
from rubricpress.site.wording import say

_ASK: Final = "/_preview/"
_WORKER: Final = "/service-worker.js"
_WAIT_SECONDS: Final = 20.0
_FILES: Final = Path(__file__).parent / "templates/preview"
_KINDS: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
}
_NEWS: Final = re.compile(r"(?P<seen>\d{1,9})\.(?P<told>\d{1,9})/(?P<page>.*)")
_TITLE: Final = {language: say("pages.not-shown", language) for language in LANGUAGES}
_EMPTY: Final = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>rubricpress</title><body>'
_ADDED: Final = f'<script src="{_ASK}mark.js"></script><script type="module" src="{_ASK}follow.js?seen=%d"></script></body>'


class Changes:
    """What a page has to know: a count that rises with its changes, and the problems that keep tables from being made.

    Many can wait for either.
    """

    def __init__(self) -> None:
        self._count = 0
        self._of_all = 0
        self._of_page: dict[str, int] = {}
        self._told = 0
        self._waiting: Counter[str] = Counter()
        self.problems: Sequence[Mapping[str, Any]] = ()
        self._risen = threading.Condition()

    @property
    def count(self) -> int:
        """How many changes there have been."""
        return self._count

    def of(self, page: str) -> int:
        """The count at the last change of the page with this address (`/rubrics/<id>/`)."""
        return max(self._of_all, self._of_page.get(page, 0))

    def rise(self, pages: Collection[str] | None = None) -> bool:
        """One more change: of these pages, by their addresses; of all where none are named.

        Whether somebody waits for one of them, which is to look at it.
        """
        with self._risen:
            self._count += 1
            if pages is None:
                self._of_all = self._count
            else:
                self._of_page |= dict.fromkeys(pages, self._count)
            self._risen.notify_all()
            return any(pages is None or page in pages for page in +self._waiting)

    def tell(self, problems: Sequence[Mapping[str, Any]]) -> None:
        """Have every page show these problems, as `report.as_shown` gives them, in place of those before."""
        with self._risen:
            if list(problems) != list(self.problems):
                self._told += 1
                self.problems = problems
                self._risen.notify_all()

    def after(self, seen: int, page: str = "", told: int | None = None) -> int:
        """The count at the last change of a page as soon as it is not `seen`, or after a while as it is.

        Where the caller says how often it was `told` of problems, news of these end the waiting too.
        """
        with self._risen:
            self._waiting[page] += 1
            self._risen.wait_for(
                lambda: self.of(page) != seen or told not in (None, self._told), timeout=_WAIT_SECONDS
            )
            self._waiting[page] -= 1
            return self.of(page)

    def news(self, seen: int, page: str, told: int) -> dict[str, Any]:
        """What a page is answered that was last changed at `seen`, and was `told` so often of problems."""
        now = self.after(seen, page, told)
        return {"seen": str(now), "told": str(self._told), "problems": list(self.problems), "title": _TITLE}


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
        self._tag = ""
        super().__init__(*args, directory=str(directory()))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a GET."""
        self._tag = ""
        self.directory = str(self._folder())  # a browser's connection outlives the folder that it began with
        asked = self.path.partition("?")[0]
        if asked.endswith(_WORKER):
            asked = f"{_ASK}no_worker.js"
        if asked.startswith(_ASK):
            self._answer(asked.removeprefix(_ASK))
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and asked.endswith("/"):
            path /= "index.html"
        missing = not path.exists()
        if missing:
            path = Path(self.directory, "404.html")
        if (
            missing and not path.exists()
        ):  # a table has had problems since the beginning, and no page was made yet
            self._send((_EMPTY + _ADDED % self._changes.of(_named(asked))).encode(), _KINDS[".html"], 404)
        elif path.suffix == ".html" and path.is_file():
            seen_now = self._changes.of(
                _named(asked)
            )  # before it is read, which may be after the next change
            html = path.read_text(encoding="utf-8").replace("</body>", _ADDED % seen_now)
            self._send(html.encode(), _KINDS[".html"], 404 if missing else 200)
        elif path.is_file():
            # the time in `Last-Modified` has whole seconds, within which a file may be written twice
            about = path.stat()
            self._tag = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
            if self.headers.get("If-None-Match") == self._tag:
                self.send_response(304)
                self.end_headers()
            else:
                super().do_GET()
        else:
            super().do_GET()

    def _answer(self, asked: str) -> None:
        """One of the preview's own files, or what is new for a page: `<seen>.<told>/<page>`."""
        said = _NEWS.fullmatch(asked)
        file = _FILES / asked
        if said:
            news = self._changes.news(int(said["seen"]), _named(said["page"]), int(said["told"]))
            self._send(json.dumps(news, ensure_ascii=False).encode(), "application/json", 200)
        elif file.parent == _FILES and file.is_file():
            self._send(file.read_bytes(), _KINDS[file.suffix], 200)
        else:
            self._send(b"", _KINDS[".html"], 404)

    def end_headers(self) -> None:
        """Let the browser ask again for everything: what it shows must be what was last written."""
        self.send_header("Cache-Control", "no-cache")
        if self._tag:
            self.send_header("ETag", self._tag)
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
