"""「The same commit gives byte-identical sites, twice in a row and in two directories」, and `verify` proves it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from rubricpress.site.manifest import Entry, whole
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.verify import Unreadable, compared, published

ROOT = Path(__file__).parents[2]
RUBRIC = "shenzhen-worker-training-base"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `tmp_path/published` is published."""
    handler = partial(_Silent, directory=str(tmp_path / "published"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def copy_of_project(folder: Path) -> Path:
    """A checkout of its own with one rubric. What is compiled for the browser is kept: `test_runtime` compiles it."""
    for name in ("site_assets", "generator/rubricpress/site/theme", ".cache/runtime"):
        shutil.copytree(ROOT / name, folder / name, symlinks=True)
    for name in (".cache/packed", ".cache/compressed"):  # the runtime takes seconds to compress
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("assets", "rubrics"))
    (folder / ".cache/npm").symlink_to(ROOT / ".cache/npm")
    (folder / "rubrics").mkdir()
    shutil.copyfile(ROOT / f"rubrics/{RUBRIC}.yaml", folder / f"rubrics/{RUBRIC}.yaml")
    (folder / "rubrics/en").mkdir()
    shutil.copyfile(ROOT / f"rubrics/en/{RUBRIC}.yaml", folder / f"rubrics/en/{RUBRIC}.yaml")
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copyfile(ROOT / name, folder / name)
    return folder


def run(folder: Path, *arguments: str, seed: str = "1") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "rubricpress", *arguments]
    clock = {"TZ": "Asia/Shanghai" if seed == "1" else "America/Lima"}
    environment = {**os.environ, **clock, "PYTHONHASHSEED": seed, "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_two_checkouts_give_the_same_bytes_and_verify_tells_what_differs(tmp_path: Path) -> None:
    build_runtime(ROOT, tmp_path / "runtime")  # at once where it is kept already
    first = copy_of_project(tmp_path / "first")
    second = copy_of_project(tmp_path / "elsewhere/second")
    # the first site is built again after an edit, with all that the first time has left; the second from nothing
    for folder, seed, edits in ((first, "1", False), (first, "3", True), (second, "2", True)):
        if edits:
            for file in (folder / f"rubrics/{RUBRIC}.yaml", folder / f"rubrics/en/{RUBRIC}.yaml"):
                text = file.read_text(encoding="utf-8")
                assert "用同一张表填写" in text
                file.write_text(text.replace("用同一张表填写", "用同一张表写", 1), encoding="utf-8")
        built = run(folder, "build", seed=seed)
        assert built.returncode == 0, built.stderr
    assert "用同一张表写" in (first / f"site/rubrics/{RUBRIC}/index.html").read_text(encoding="utf-8")
    assert whole(first / "site") == whole(second / "site")

    published_here = second / "site"
    (published_here / "index.html").unlink()
    (published_here / "assets/js/form.js").write_text("changed")
    (published_here / "old.html").write_text("left over")
    before = (first / "site/manifest.json").stat()
    told = run(first, "verify", str(published_here), "--json", seed="3")
    assert told.returncode == 1
    found = json.loads(told.stdout)
    assert found["missing"] == ["index.html"]
    assert found["changed"] == ["assets/js/form.js"]
    assert found["extra"] == ["old.html"]
    assert (first / "site/manifest.json").stat() == before, "the site that stands is left alone"


A, B, C = (Entry(1, digit * 64) for digit in "abc")


def test_missing_changed_and_extra_files_are_told_apart() -> None:
    found = compared({"same": A, "lost": B, "other": C}, {"same": A, "other": B, "more": None})
    assert found.missing == ("lost",)
    assert found.changed == ("other",)
    assert found.extra == ("more",)
    assert not found.same
    assert compared({"same": A}, {"same": A}).same


def test_a_place_where_the_site_is_not_is_told_from_a_site_with_differences() -> None:
    """A wrong folder or address has neither the list nor most of the files."""
    expected = dict.fromkeys(("manifest.json", "index.html", "a.js", "b.js", "c.js"), A)
    assert compared(expected, {"index.html": B}).elsewhere(5)
    assert not compared(expected, {name: A for name in expected if name != "manifest.json"}).elsewhere(5)
    assert not compared(expected, {"manifest.json": A}).elsewhere(5)


@pytest.fixture
def expected(tmp_path: Path) -> dict[str, Entry]:
    """A small site, published as it should be."""
    folder = tmp_path / "published"
    (folder / "条").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "条/index.html").write_text("page")
    (folder / "_headers").write_text("/*")
    return whole(folder)


def test_a_published_site_is_read_over_http(tmp_path: Path, address: str, expected: dict[str, Entry]) -> None:
    assert published(address, expected) == expected
    (tmp_path / "published/index.html").write_text("home, and something that was added")
    (tmp_path / "published/条/index.html").unlink()
    found = compared(expected, published(f"{address}/", expected))
    assert found.changed == ("index.html",)
    assert found.missing == ("条/index.html",)


def test_what_a_published_manifest_lists_besides_is_extra(
    tmp_path: Path, address: str, expected: dict[str, Entry]
) -> None:
    listed = {"format": "rubricpress-site/1", "files": {"old.html": {"size": 1, "sha256": "0" * 64}}}
    (tmp_path / "published/manifest.json").write_text(json.dumps(listed))
    found = compared(expected, published(address, expected))
    assert found.extra == ("old.html",)


def test_a_host_may_keep_its_headers_to_itself(
    tmp_path: Path, address: str, expected: dict[str, Entry]
) -> None:
    (tmp_path / "published/_headers").unlink()
    assert compared(expected, published(address, expected)).same
    assert compared(expected, published(str(tmp_path / "published"), expected)).missing == ("_headers",)


@pytest.mark.parametrize(
    "place", ["no/such/folder", "http://127.0.0.1:9/", "ftp://127.0.0.1/"], ids=["folder", "closed", "scheme"]
)
def test_what_cannot_be_read_is_no_difference(place: str, expected: dict[str, Entry]) -> None:
    with pytest.raises(Unreadable):
        published(place, expected)


def test_an_error_of_the_server_is_no_missing_file(
    address: str, expected: dict[str, Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_Silent, "do_GET", lambda self: self.send_error(503))
    with pytest.raises(Unreadable, match="503"):
        published(address, expected)


def test_verify_says_why_it_cannot_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Exit code 2, and a sentence in the person's language; nothing is built for it."""
    from click.testing import CliRunner

    from rubricpress.cli import main
    from rubricpress.commands import site as site_commands

    nothing: Callable[..., object] = lambda *_, **__: ([], None)  # noqa: E731
    monkeypatch.setattr(site_commands, "_written", nothing)
    monkeypatch.setattr("rubricpress.build.make_site", nothing)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".cache/verify").mkdir(parents=True)
    told = CliRunner().invoke(main, ["verify", "--lang", "zh", "no-such-folder"])
    assert told.exit_code == 2
    assert "没有这个文件夹，也不是网址" in told.output
    for name in ("manifest.json", "index.html", "a.js"):
        (tmp_path / ".cache/verify" / name).write_text(name)
    (tmp_path / "other").mkdir()
    told = CliRunner().invoke(main, ["verify", "--lang", "en", "other"])
    assert (told.exit_code, len(told.output.splitlines())) == (1, 1)
    assert "this does not look like the site, 3 of 3 files are missing" in told.output
