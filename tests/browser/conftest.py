"""What browser tests share: Chromium, and a server for folders of static files that can be made to misbehave."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.chromium import launched

ROOT = Path(__file__).parents[2]

# What is waited for comes within a second, where the machine does nothing else; on a busy one it is waited for longer.
expect.set_options(timeout=30_000)


class StaticServer(ThreadingHTTPServer):
    """Serves a folder at `address`.

    `answers` maps the end of a path to what is done instead of serving the file; `asked` lists every path
    that was asked for; `headers` come with every answer; `stopping` tells answers that hang to come back.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers: dict[str, Callable[[Handler], None]] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.stopping = threading.Event()
        super().__init__(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle of an answer is no news."""


class Handler(SimpleHTTPRequestHandler):
    """One answer of a `StaticServer`."""

    server: StaticServer
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  (as the base class has it)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, request: Any, client_address: Any, server: StaticServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.folder))

    def do_GET(self) -> None:
        """The file, or what the test wants in its place."""
        path = self.path.partition("?")[0]
        self.server.asked.append(path)
        for end, answer in self.server.answers.items():
            if path.endswith(end):
                answer(self)
                return
        super().do_GET()

    def answer(self, status: int, kind: str, body: bytes, claimed: int | None = None) -> None:
        """Answer with this; `claimed` is the length that is promised where it differs from what is sent."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if claimed is None else claimed))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = claimed is not None

    def file_bytes(self) -> bytes:
        """The file that is asked for."""
        return Path(self.translate_path(self.path)).read_bytes()

    def end_headers(self) -> None:
        """As ever, with the test's own headers; pages are asked for anew each time, unlike what belongs to them."""
        if self.path.endswith("/") and "Cache-Control" not in self.server.headers:
            self.send_header("Cache-Control", "no-cache")
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (as the base class has it)
        """Silent."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless, once for all tests of a process."""
    with launched() as browser:
        yield browser


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser with nothing in its caches and storages; what it keeps for offline use is tested by itself."""
    context = chromium.new_context(locale="zh-CN", service_workers="block")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()


@pytest.fixture(scope="session")
def static_server() -> Iterator[Callable[[Path], StaticServer]]:
    """Call it with a folder: a server for it, stopped after the last test."""
    servers: list[StaticServer] = []

    def start(folder: Path) -> StaticServer:
        server = StaticServer(folder)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stopping.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the site, built anew, once for all processes of a test run."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared if worker_id == "master" else shared.parent
    with FileLock(shared / "site.lock"):
        if not (shared / "site").exists():
            command = [sys.executable, "-m", "rubricpress", "build"]
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            shutil.copytree(ROOT / "site", shared / "site")
    return shared / "site"


@pytest.fixture(scope="session")
def server(finished: Path, static_server: Callable[[Path], StaticServer]) -> StaticServer:
    """A server for it."""
    return static_server(finished)


@pytest.fixture(scope="session")
def runtime(finished: Path) -> str:
    """The address of its runtime."""
    (folder,) = (finished / "assets/runtime").iterdir()
    return f"assets/runtime/{folder.name}/"
