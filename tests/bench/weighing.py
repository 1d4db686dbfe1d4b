"""What a first visit loads until Python runs, beside the smallest page that pyodide-mkdocs-theme makes.

That theme runs Python in MkDocs pages too, with Pyodide and libraries from a foreign host. Its page has one line of
Python; it is loaded in Chromium, and what it asks of that host is answered from npm's packages of the very versions
that it names. What is not to be had there is answered with nothing, and counts as nothing: the theme may be heavier
than what is measured here. Both sides count what `gzip -9` makes of what pays to be packed.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Route
from tests.bench.browsing import served
from tests.bench.figure import Figure
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

from rubricpress.site.npm import find_node

_THEME: Final = "pyodide-mkdocs-theme==5.7.0"
_SETTINGS: Final = """site_name: Minimal
site_url: http://127.0.0.1/
theme:
  name: pyodide-mkdocs-theme
  font: false
plugins:
  - search
  - pyodide_macros:
      project:
        id: minimal
        id_feedback: silent
        disambiguate_local_storage: false
"""
_PAGES: Final = {
    "index.md": "# Minimal\n\n{{ run('sum') }}\n",
    "sum.py": "# --- PYODIDE:env --- #\nimport js\njs.document.title = f'runs {1 + 1}'\n",
}
_NAMED: Final = re.compile(
    r"/npm/(?P<name>[^@/]+)@(?P<version>[^/]+)(?:/(?P<path>.+))?|/pyodide/v(?P<pyodide>[^/]+)/full/(?P<file>.+)"
)
_TYPES: Final = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".wasm": "application/wasm",
    ".json": "application/json",
}
_RUNS: Final = "document.title === 'runs 2'"
_MEGA: Final = 1e6


@dataclass
class _Foreign:
    """The foreign host, as far as npm's packages can stand in for it."""

    store: Path
    sent: dict[str, int] = field(default_factory=dict)
    not_had: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """One question of the page."""
        address = route.request.url
        path = self._file(address)
        kind = _TYPES.get(Path(urlsplit(address).path).suffix, "text/javascript")
        if path is None or not path.is_file():
            self.not_had.append(address)
            route.fulfill(body="", content_type=kind)
            return
        content = path.read_bytes()
        self.sent[address] = min(len(gzip.compress(content, 9)), len(content))
        route.fulfill(body=content, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})

    def _file(self, address: str) -> Path | None:
        named = _NAMED.fullmatch(urlsplit(address).path)
        if not named:
            return None
        if named["pyodide"]:
            folder = self._package("pyodide", named["pyodide"])
            return folder and folder / named["file"]
        folder = self._package(named["name"], named["version"])
        if folder is None or named["path"]:
            return folder and folder / named["path"]
        about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        small = folder / re.sub(r"(\.min)?\.js$", ".min.js", about["main"])
        return small if small.is_file() else folder / about["main"]

    def _package(self, name: str, version: str) -> Path | None:
        """The folder of npm's package, fetched once; None where that version is not to be had."""
        place = self.store / f"{name}@{version}"
        if not place.is_dir():
            place.mkdir(parents=True)
            install = [*find_node().npm, "install", "--silent", "--ignore-scripts", "--no-save", "--prefix"]
            subprocess.run([*install, str(place), f"{name}@{version}"], capture_output=True, check=False)
        folder = place / "node_modules" / name
        return folder if (folder / "package.json").is_file() else None


def measure(setting: Setting) -> list[Figure]:
    """The bytes of the form of the largest table until its first total, as a part of the theme's until Python runs."""
    theirs, note = _theirs(setting)
    with served(setting.site) as server, launched() as browser:
        page = browser.new_context(locale="zh-CN").new_page()
        page.goto(f"{server.address}rubrics/{LARGEST}/form/", wait_until="commit")
        page.wait_for_function("() => document.documentElement.dataset.scoring === 'ready'", polling=10)
        ours = sum(one.size for one in list(server.sent)) / _MEGA
    runs = {"ours, MB": [ours], "the theme's page, MB": [theirs]}
    what = "sent until the first total / until Python runs on pyodide-mkdocs-theme's smallest page, gzip"
    return [Figure(what, ours / theirs, "", None, runs, note)]


def _theirs(setting: Setting) -> tuple[float, str]:
    foreign = _Foreign(setting.root / ".cache/bench-foreign")
    with setting.workplace() as folder:
        site = _built(setting.root / ".cache/bench-theme", folder)
        with served(site) as server, launched() as browser:
            page = browser.new_context().new_page()
            page.route(lambda address: not address.startswith(server.address), foreign.answer)
            page.goto(server.address, wait_until="commit")
            page.wait_for_function(_RUNS, timeout=120_000)
            own = sum(one.size for one in list(server.sent))
    others = sum(foreign.sent.values())
    versions = sorted(
        {found[0] for one in foreign.sent if (found := re.search(r"(?<=pyodide/v)[0-9.]+", one))}
    )
    note = (
        f"{_THEME}, Pyodide {', '.join(versions)}: {own / _MEGA:.2f} MB of its own, {others / _MEGA:.2f} MB of a "
        f"foreign host; not to be had and not counted: {', '.join(foreign.not_had) or 'nothing'}"
    )
    return (own + others) / _MEGA, note


def _built(environment: Path, folder: Path) -> Path:
    """The theme's smallest page, built in `folder` by an environment of its own that is made where it is missing."""
    python = environment / "bin/python"
    if not (environment / "ready").is_file():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(environment)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", _THEME]
        subprocess.run(install, check=True, stderr=subprocess.DEVNULL)
        (environment / "ready").touch()
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    for name, text in _PAGES.items():
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    subprocess.run(
        [str(python), "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True
    )
    return folder / "site"
