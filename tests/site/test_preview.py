"""The preview server: what it prints when a browser goes away, and when our own code fails."""

from __future__ import annotations

import os
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.utils import formatdate
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from rubricpress.site import preview


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    (tmp_path / "index.html").write_text("<body>表</body>", encoding="utf-8")
    served = preview.start(lambda: tmp_path, 0, preview.Changes())
    yield served
    served.shutdown()
    served.server_close()


def answered(server: ThreadingHTTPServer) -> bytes:
    """What the server sends for its first page, to the end of the connection."""
    with socket.create_connection(("127.0.0.1", server.server_port)) as one:
        one.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return b"".join(iter(lambda: one.recv(65536), b""))


@pytest.mark.parametrize(
    ("failure", "silent"), [(BrokenPipeError, True), (ConnectionResetError, True), (TimeoutError, False)]
)
def test_a_browser_that_goes_away_is_not_told_and_our_own_mistakes_are(
    failure: type[Exception], silent: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone() -> Path:
        raise failure

    failing = preview.start(gone, 0, preview.Changes())
    assert answered(failing) == b""
    failing.shutdown()
    failing.server_close()
    assert (capsys.readouterr().err == "") is silent


def test_a_page_is_served_with_the_script_that_follows_changes(server: ThreadingHTTPServer) -> None:
    answer = answered(server)
    assert answer.startswith(b"HTTP/1.1 200")
    assert "表<script".encode() in answer


def test_a_page_waits_for_its_own_changes_and_for_those_of_all() -> None:
    changes = preview.Changes()
    changes.rise({"/rubrics/a/"})
    assert [changes.of(page) for page in ("/rubrics/a/", "/rubrics/b/")] == [1, 0]
    assert changes.after(0, "/rubrics/a/") == 1
    changes.rise()
    assert changes.after(0, "/rubrics/b/") == changes.after(1, "/rubrics/a/") == 2


def test_a_page_follows_from_the_change_that_it_was_read_after(
    server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    del server
    changes = preview.Changes()
    changes.rise({"/"})
    changes.rise({"/form/"})
    followed = preview.start(lambda: tmp_path, 0, changes)
    assert b"follow.js?seen=1" in answered(followed)
    followed.shutdown()
    followed.server_close()


def test_news_of_problems_end_the_waiting_of_every_page() -> None:
    """What is told again in the same words is no news."""
    changes = preview.Changes()
    changes.tell([{"code": "group-sum"}])
    news = changes.news(0, "/", 0)
    assert (news["seen"], news["told"], news["problems"]) == ("0", "1", [{"code": "group-sum"}])
    changes.tell([{"code": "group-sum"}])
    assert changes.problems == [{"code": "group-sum"}]
    changes.tell([])
    news = changes.news(0, "/a/", 1)
    assert (news["seen"], news["told"], news["problems"]) == ("0", "2", [])


def test_before_there_is_any_page_the_problems_have_one(tmp_path: Path) -> None:
    nothing = preview.start(lambda: tmp_path / "not-there", 0, preview.Changes())
    assert b"follow.js?seen=0" in answered(nothing)
    nothing.shutdown()
    nothing.server_close()


@pytest.mark.parametrize("asked", ["follow.js", "mark.js", "problems.js", "problems.css", "no_worker.js"])
def test_the_files_of_the_preview_are_served(server: ThreadingHTTPServer, asked: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/_preview/{asked}") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith(
            "text/css" if asked.endswith("css") else "text/javascript"
        )


@pytest.mark.parametrize("asked", ["../preview.py", "nothing.js", "1.x/", ""])
def test_nothing_else_is_served_for_the_preview(server: ThreadingHTTPServer, asked: str) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port)) as one:
        one.sendall(f"GET /_preview/{asked} HTTP/1.0\r\n\r\n".encode())
        assert one.recv(65536).startswith(b"HTTP/1.1 404")


def test_a_file_that_is_written_twice_within_a_second_is_sent_anew(
    server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    file, address = tmp_path / "rubric.json", f"http://127.0.0.1:{server.server_port}/rubric.json"

    def asked(tag: str, at_ns: int, text: str) -> tuple[int, str, bytes]:
        file.write_text(text, encoding="utf-8")
        os.utime(file, ns=(at_ns, at_ns))
        modified = formatdate(at_ns // 10**9, usegmt=True)
        request = urllib.request.Request(
            address, headers={"If-None-Match": tag, "If-Modified-Since": modified}
        )
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.headers["ETag"], answer.read()
        except urllib.error.HTTPError as told:
            return told.code, told.headers["ETag"], b""

    second = 1_700_000_000 * 10**9
    status, tag, body = asked("", second, "1")
    assert (status, body) == (200, b"1")
    assert asked(tag, second, "1") == (304, tag, b"")
    status, _, body = asked(tag, second + 1000, "2")
    assert (status, body) == (200, b"2")
