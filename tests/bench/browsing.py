"""A server that sends files to the browser as a real one would."""

from __future__ import annotations

import functools
import gzip
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

_PIECE: Final = 8192  # bytes that go over a slow line together
_PACKED: Final = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".wasm", ".xml", ".txt")

# What makes the clock of a page tell microseconds: nothing else may share its process.
ISOLATED: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


@dataclass
class Line:
    """A slow line that all answers share: `rate` bytes a second, and `wait` seconds for each question and its answer."""

    rate: float
    wait: float
    _free: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def pass_on(self, size: int) -> None:
        """Take as long as `size` bytes take, after those that were there before."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.rate
            until = self._free
        time.sleep(max(until - time.monotonic(), 0))


@dataclass(frozen=True)
class Sent:
    """One answer: its path, how many bytes went over the wire for it, and when it was asked for and was out."""

    path: str
    size: int
    asked: float
    out: float


class Server(ThreadingHTTPServer):
    """Serves a folder at `address`; with `packing`, text and WebAssembly go out as `gzip -9` makes them.

    With `brotli`, what has a ready copy by it goes out as that. `sent` lists every answer, its size with
    the head included; where there is a `line`, they go through it.
    """

    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, folder: Path, headers: Mapping[str, str], packing: bool, brotli: bool, line: Line | None
    ) -> None:
        self.sent: list[Sent] = []
        self.line = line
        self.headers = headers
        self.packing = packing
        self.brotli = brotli
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle of an answer is no news."""


class _Handler(SimpleHTTPRequestHandler):
    """One answer of a `Server`."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as real servers do; else a small answer waits for 40 ms after its head
    extensions_map = {  # noqa: RUF012  (as the base class has it)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def do_GET(self) -> None:
        """The file, packed where that pays."""
        asked = time.monotonic()
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = self.server.packing and path.suffix in _PACKED
        ready = path.with_name(f"{path.name}.br")
        brotli = self.server.brotli and ready.is_file() and "br" in self.headers["Accept-Encoding"]
        if brotli:
            body = ready.read_bytes()
        else:
            body = _packed(path, path.stat().st_mtime_ns) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        if packed or brotli:
            self.send_header("Content-Encoding", "br" if brotli else "gzip")
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        head = len(b"".join(self._headers_buffer)) + len(b"\r\n")  # type: ignore[attr-defined]
        if self.server.line:
            self._send_slowly(body, self.server.line)
        else:
            self.end_headers()
            self.wfile.write(body)
        self.server.sent.append(Sent(self.path, head + len(body), asked, time.monotonic()))

    def setup(self) -> None:
        """A connection is made by one question and its answer too."""
        super().setup()
        if self.server.line:
            time.sleep(self.server.line.wait)

    def _send_slowly(self, body: bytes, line: Line) -> None:
        time.sleep(line.wait)
        self.end_headers()
        for at in range(0, len(body), _PIECE):
            piece = body[at : at + _PIECE]
            line.pass_on(len(piece))
            self.wfile.write(piece)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (as the base class has it)
        """Silent."""


@cache
def _packed(path: Path, _changed: int) -> bytes:
    ready = path.with_name(f"{path.name}.gz")
    return ready.read_bytes() if ready.is_file() else gzip.compress(path.read_bytes(), 9)


@contextmanager
def served(
    folder: Path,
    headers: Mapping[str, str] | None = None,
    *,
    packing: bool = True,
    brotli: bool = False,
    line: Line | None = None,
) -> Iterator[Server]:
    """A server for `folder`, while it is needed."""
    server = Server(folder, headers or {}, packing, brotli, line)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
