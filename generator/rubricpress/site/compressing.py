"""Compressed copies beside large files, for servers that hand out ready ones (`file.gz`, `file.br` for `file`).

Every large file of text and the WebAssembly have a copy by gzip. Brotli makes them a quarter smaller and takes fifty
times as long: only the scripts, styles, the runtime and the index of the search, which every visitor needs, have one
by brotli too; nothing has where that package is not installed (`make setup` installs it). What a file is compressed
to is kept under the hash of its content. The index is another one after every change of a word, so its copy must not
take long: at quality 9 an eighth larger than at 11, and made in a twentieth of the time.
"""

from __future__ import annotations

import gzip
import importlib.util
import os
import re
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

_LARGE: Final = 2048  # bytes: what is smaller travels in the same few packets anyway
_WORTH: Final = 0.9


@dataclass(frozen=True)
class _Way:
    """How copies of one kind are made: their ending, which files get one, and the compressor."""

    ending: str
    suffixes: frozenset[str]
    place: re.Pattern[str]
    compress: Callable[[bytes], bytes]


def _gzipped(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)  # no time and no name stand in it


def _brotlied(content: bytes, quality: int = 11) -> bytes:
    import brotli  # noqa: PLC0415  (see `_ways`)

    packed: bytes = brotli.compress(content, quality=quality)
    return packed


_GZIP: Final = _Way(
    ".gz", frozenset({".css", ".html", ".js", ".json", ".svg", ".wasm", ".xml"}), re.compile(""), _gzipped
)
_BROTLI: Final = (
    _Way(".br", frozenset({".css", ".js", ".json", ".wasm"}), re.compile(r"(en/)?assets/"), _brotlied),
    _Way(".br", frozenset({".json"}), re.compile(r"(en/)?search/"), partial(_brotlied, quality=9)),
)


def _ways() -> list[_Way]:
    return [_GZIP, *(_BROTLI if importlib.util.find_spec("brotli") else ())]


def compress(site: Path, hashes: Mapping[str, str], kept: Path) -> list[str]:
    """Write the compressed copies, and return their paths below `site`.

    `hashes` are the SHA-256 of the files that may get one, by path; `kept` is the folder where copies wait for
    the next time. What was not asked for this time leaves it.
    """
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [
        (name, way, kept / f"{hashes[name]}{way.ending}")
        for name in sorted(hashes)
        for way in _ways()
        if _wanted(site, name, way)
    ]
    once = {copy: (site / name, way) for name, way, copy in wanted}  # files of one content have one copy
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the compressors let other threads run
        sizes = dict(zip(once, pool.map(lambda copy: _copy(*once[copy], copy), once), strict=True))
    made = []
    for name, way, copy in wanted:
        if sizes[copy] < _WORTH * (site / name).stat().st_size:
            shutil.copyfile(copy, site / f"{name}{way.ending}")
            made.append(f"{name}{way.ending}")
    used = {copy.name for _, _, copy in wanted}
    for path in kept.iterdir():
        if path.name not in used:
            path.unlink()
    return made


def _wanted(site: Path, name: str, way: _Way) -> bool:
    path = site / name
    return bool(way.place.match(name)) and path.suffix in way.suffixes and path.stat().st_size >= _LARGE


def _copy(path: Path, way: _Way, kept: Path) -> int:
    """Have the compressed copy kept; its size."""
    if not kept.exists():
        new = kept.with_name(f"{kept.name}.new")
        new.write_bytes(way.compress(path.read_bytes()))
        new.replace(kept)
    return kept.stat().st_size
