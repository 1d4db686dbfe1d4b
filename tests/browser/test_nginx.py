"""The finished site behind a real nginx, set up by the very lines of the page on hosting, in Chromium.

Skipped where nginx is not installed; `.ci/run` installs it.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page
from tests.browser.story import WORKED, fill_to_worked_total

from rubricpress.core.scoring import Scorer

ROOT: Final = Path(__file__).parents[2]
NGINX: Final = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
FENCED: Final = re.compile(r"```nginx\n(.*?)```", re.DOTALL)
PATIENCE_SECONDS: Final = 10

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: nginx-light)")


def recipes(page: str) -> list[str]:
    """The settings that a page on hosting gives for nginx: a server, a folder of one, a line for brotli."""
    return FENCED.findall((ROOT / page).read_text(encoding="utf-8"))


def changed(recipe: str, *places: tuple[str, str]) -> str:
    """The recipe with what every host has to change, and nothing else."""
    for old, new in places:
        assert old in recipe
        recipe = recipe.replace(old, new)
    return recipe


def whole(folder: Path, server: str) -> str:
    """The settings of an nginx that keeps its own files in `folder`; types of files are those that it brings."""
    built = subprocess.run([str(NGINX), "-V"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"--conf-path=(\S+)/nginx\.conf", built)
    types = Path(found[1] if found else "/etc/nginx", "mime.types")
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    lines = [
        *(["user root;"] if os.geteuid() == 0 else []),
        "daemon off;",
        f"pid {folder}/nginx.pid;",
        "worker_processes 1;",
        "events { worker_connections 256; }",
        "http {",
        f"include {types};",
        "default_type application/octet-stream;",
        "access_log off;",
        *(f"{name}_temp_path {folder}/{name};" for name in temporary),
        server,
        "}",
    ]
    return "\n".join(lines) + "\n"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(folder: Path, settings: str, port: int) -> Iterator[None]:
    """nginx with these settings, from when it answers."""
    path = folder / "nginx.conf"
    path.write_text(settings, encoding="utf-8")
    log = folder / "error.log"
    command = [str(NGINX), "-p", str(folder), "-c", str(path), "-e", str(log)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + PATIENCE_SECONDS
            while not answers(port):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.02)
            yield
        finally:
            process.terminate()


def answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module", params=["server", "folder"])
def home(
    request: pytest.FixtureRequest, finished: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site: a server of its own, or a folder of another one."""
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    server, location, _ = recipes("docs/en/maintainers/hosting.md")
    here = ("listen 80;", f"listen 127.0.0.1:{port};")
    if request.param == "server":
        text, path = changed(server, here, ("/srv/pinggu/site", str(finished))), ""
    else:
        (folder / "www").mkdir()
        (folder / "www/pinggu").symlink_to(finished)
        path = "pinggu/"
        text = f"server {{ {here[1]}\n{changed(location, ('/srv/www', str(folder / 'www')))} }}"
    with running(folder, whole(folder, text), port):
        yield f"http://127.0.0.1:{port}/{path}"


def got(address: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_both_languages_give_the_same_settings() -> None:
    assert recipes("docs/maintainers/hosting.md") == recipes("docs/en/maintainers/hosting.md")


def test_a_worked_table_is_filled_in_and_scored(page: Page, home: str, scorers: dict[str, Scorer]) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    fill_to_worked_total(page, home, scorers, WORKED[0])
    assert complaints == []


def test_large_files_go_out_as_their_ready_copies(home: str, finished: Path, runtime: str) -> None:
    for name, kind in (
        (f"{runtime}pyodide.asm.wasm", "application/wasm"),
        (f"{runtime}pyodide.asm.js", "application/javascript"),
        ("assets/css/form.css", "text/css"),
    ):
        status, headers, body = got(home + name)
        assert (status, headers["Content-Type"], headers["Content-Encoding"]) == (200, kind, "gzip")
        assert body == (finished / f"{name}.gz").read_bytes()
        assert headers["Vary"] == "Accept-Encoding"
    _, headers, body = got(f"{home}rubrics/correspondence-education/")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == (finished / "rubrics/correspondence-education/index.html").read_bytes()


def test_what_never_changes_is_kept_for_a_year_and_all_else_checked(home: str, runtime: str) -> None:
    for name, said in (
        (f"{runtime}python.bin", "max-age=31536000"),
        ("", "no-cache"),
        ("assets/js/form.js", "no-cache"),
        ("service-worker.js", "no-cache"),
    ):
        _, headers, _ = got(home + name)
        assert headers["Cache-Control"] == said
        assert headers["ETag"]


def test_every_answer_has_the_security_headers_that_hosts_are_told(
    home: str, finished: Path, runtime: str
) -> None:
    lines = (finished / "_headers").read_text(encoding="utf-8").splitlines()
    everywhere = lines[1 : next(at for at, line in enumerate(lines[1:], 1) if line.startswith("/"))]
    expected = dict(line.strip().split(": ", 1) for line in everywhere)
    assert "frame-ancestors 'self'" in expected["Content-Security-Policy"]
    for name in ("", f"{runtime}python.bin", "assets/js/form.js", "none/at/all"):
        _, headers, _ = got(home + name)
        assert {key: headers[key] for key in expected} == expected


def test_what_is_not_there_is_told_on_our_own_page(home: str, finished: Path) -> None:
    status, headers, body = got(f"{home}none/at/all")
    assert status == 404
    body = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
    assert body == (finished / "404.html").read_bytes()


def test_the_form_as_one_file_is_saved_and_not_opened(home: str) -> None:
    _, headers, _ = got(f"{home}rubrics/correspondence-education/correspondence-education.html")
    assert headers["Content-Disposition"] == "attachment"
    assert headers["Content-Security-Policy"] is None  # it states its own
