"""What a finished site consists of: every file with its size and the hash of its content.

`manifest.json` lists them in order of their paths. With it a published site can be compared with what it should
be, and the service worker knows what belongs together.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

NAME: Final = "manifest.json"
FORMAT: Final = "rubricpress-site/1"


@dataclass(frozen=True)
class Entry:
    """One file: its size in bytes, and the SHA-256 of its content in hexadecimal digits."""

    size: int
    sha256: str


def entry(content: bytes) -> Entry:
    """The entry of a file with this content."""
    return Entry(len(content), hashlib.sha256(content).hexdigest())


def listed(site: Path) -> dict[str, Entry]:
    """Every file below `site` but the manifest, in order of their paths."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    names = sorted(paths.keys() - {NAME})
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # reading and hashing let other threads run
        return dict(zip(names, pool.map(lambda name: entry(paths[name].read_bytes()), names), strict=True))


def whole(site: Path) -> dict[str, Entry]:
    """Every file below `site`, the manifest too where there is one."""
    own = site / NAME
    return listed(site) | ({NAME: entry(own.read_bytes())} if own.is_file() else {})


def version(entries: Mapping[str, Entry]) -> str:
    """A short name for exactly these files."""
    return hashlib.sha256(json.dumps(_plain(entries)).encode()).hexdigest()[:16]


def text(entries: Mapping[str, Entry], name: str) -> str:
    """The file `manifest.json`, one line for each file; `name` is the version that it carries."""
    head = json.dumps({"format": FORMAT, "version": name})[:-1]
    files = [f"  {json.dumps(path)}: {json.dumps(one)}" for path, one in _plain(entries).items()]
    return f'{head}, "files": {{\n' + ",\n".join(files) + "\n}}\n"


def read(content: bytes) -> dict[str, Entry]:
    """The entries of a `manifest.json`; `ValueError` where it is none."""
    try:
        data = json.loads(content)
        if data["format"] != FORMAT:
            raise ValueError(f"not a manifest of a site: {data['format']}")
        return {str(path): Entry(int(one["size"]), str(one["sha256"])) for path, one in data["files"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not a manifest of a site") from error


def _plain(entries: Mapping[str, Entry]) -> dict[str, dict[str, Any]]:
    return {path: {"size": one.size, "sha256": one.sha256} for path, one in sorted(entries.items())}
