"""Compressed copies beside large files, for servers that hand out ready ones (`file.gz` for `file`).

gzip alone: the standard library has no brotli. What a file is compressed to is kept under the hash of its content.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

_SUFFIXES: Final = frozenset({".css", ".html", ".js", ".json", ".svg", ".wasm", ".xml"})
_LARGE: Final = 2048  # bytes: what is smaller travels in the same few packets anyway
_WORTH: Final = 0.9


def compress(site: Path, hashes: Mapping[str, str], kept: Path) -> list[str]:
    """Write the compressed copies, and return their paths below `site`.

    `hashes` are the SHA-256 of the files that may get one, by path; `kept` is the folder where copies wait for
    the next time. What was not asked for this time leaves it.
    """
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [name for name in sorted(hashes) if _wanted(site / name)]
    # the compressor lets other threads run
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sizes = list(pool.map(lambda name: _copy(site / name, kept / hashes[name]), wanted))
    made = []
    for name, size in zip(wanted, sizes, strict=True):
        if size < _WORTH * (site / name).stat().st_size:
            shutil.copyfile(kept / hashes[name], site / f"{name}.gz")
            made.append(f"{name}.gz")
    used = {hashes[name] for name in wanted}
    for path in kept.iterdir():
        if path.name not in used:
            path.unlink()
    return made


def _wanted(path: Path) -> bool:
    return path.suffix in _SUFFIXES and path.stat().st_size >= _LARGE


def _copy(path: Path, kept: Path) -> int:
    """Have the compressed copy kept; its size. No time and no name stand in it."""
    if not kept.exists():
        new = kept.with_suffix(".new")
        new.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
        new.replace(kept)
    return kept.stat().st_size
