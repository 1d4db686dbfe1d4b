"""The archive that the browser's Python starts from: the core and the part of the standard library that it needs.

All of it is bytecode, compiled by `pyodide py-compile`: reading and compiling sources would be most of the start.
The same inputs give the same bytes.
"""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import rubricpress
from rubricpress.site.failures import ToolFailed

# A bytecode file begins with a magic number and 32 bits of flags. Bit 0: it carries a hash of its source; bit 1:
# compare that with the source before use. There is no source to compare with.
_FLAGS: Final = slice(4, 8)
_HASH_UNCHECKED: Final = (0b01).to_bytes(4, "little")
_BRIDGE: Final = "rubricpress.core.bridge"
_FIXED_TIME: Final = (1980, 1, 1, 0, 0, 0)


class CompilingFailed(ToolFailed):
    """`pyodide py-compile` refused; its own words are the message."""


def core_sources() -> dict[str, bytes]:
    """The sources of what the bridge can reach of the core, by archive member (`rubricpress/core/bridge.py`).

    The rest checks rubrics and compares editions, which no browser does.
    """
    package = Path(rubricpress.__file__).parent.parent
    found: dict[str, bytes] = {}
    waiting = [_BRIDGE]
    while waiting:
        parts = waiting.pop().split(".")
        place = package.joinpath(*parts)
        path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        member = path.relative_to(package).as_posix()
        if member in found:
            continue
        found[member] = path.read_bytes()
        waiting += [".".join(parts[:end]) for end in range(1, len(parts))]
        waiting += [name for name in named(found[member]) if name.startswith(f"{parts[0]}.")]
    return dict(sorted(found.items()))


@cache
def named(source: bytes) -> frozenset[str]:
    """The modules that the imports of a source name, wherever they stand."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=modules):
                names.update(one.name for one in modules)
            case ast.ImportFrom(module=str(module), level=0):
                names.add(module)
    return frozenset(names)


def members(archive: bytes) -> dict[str, bytes]:
    """The files in a zip file, by member."""
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist() if not entry.is_dir()}


def module_of(member: str) -> str:
    """The module that a member of an archive is: `json.decoder` of `json/decoder.py` and `json/decoder.pyc`."""
    return member.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """The bytecode of each source, by member (`json/decoder.pyc`).

    Docstrings and asserts are left out: nobody reads the ones there, and the tests have held the others.
    """
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "sources.zip")
        archive.write_bytes(zipped(sources, zipfile.ZIP_STORED))
        done = subprocess.run(  # noqa: S603  (a fixed command)
            [
                *(sys.executable, "-OO", "-m", "pyodide_cli", "py-compile"),
                *("--silent", "--no-keep", "--compression-level", "0", str(archive)),
            ],
            env={
                **os.environ,
                "SOURCE_DATE_EPOCH": "315532800",
                "PYTHONHASHSEED": "0",
            },  # so: no times, no chance
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CompilingFailed(done.stderr.strip() or done.stdout.strip())
        return {name: _unchecked(bytecode) for name, bytecode in members(archive.read_bytes()).items()}


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of the files, in order of their names, all with one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.create_system = 3  # the same on every system that makes it
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compress_type=method, compresslevel=9)
    return out.getvalue()


def _unchecked(bytecode: bytes) -> bytes:
    return bytecode[: _FLAGS.start] + _HASH_UNCHECKED + bytecode[_FLAGS.stop :]
