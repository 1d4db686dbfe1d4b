"""The scoring runtime that the site ships: Pyodide, cut to what the core needs, in one folder of static files.

`<out>/<hash of the content>/` holds `pyodide.js` as npm's `pyodide` has it, `pyodide.asm.js` with less (see `script_trimming`), its program in two
parts, `pyodide.asm.wasm` and `pyodide.rest.wasm` (see `wasm_splitting`), `python.bin` (see `bundle`; gzip inside, see `snapshot.NAME`), `snapshot.bin` for later visits (see `snapshot`), and `manifest.json`, which says
how large each file is and what Pyodide wants to know of its build. The name of the folder changes with any byte in it, so that browsers may keep the files for
ever. Every name ends in a way that every server knows: some do not know `.mjs`.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import importlib.metadata
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Final

from rubricpress.site import npm
from rubricpress.site.runtime import (
    archive,
    bundle,
    data_classes,
    in_node,
    patterns,
    rehearsal,
    script_trimming,
    snapshot,
    standins,
    tracing,
    wasm,
    wasm_splitting,
)

MANIFEST: Final = "manifest.json"
_HERE: Final = f"{__package__}."
_LAST: Final = "last.json"
_NEW: Final = ".new-"
_FOLDER: Final = re.compile(r"[0-9a-f]{16}")
_LOADER: Final = "pyodide.js"
_SCRIPT: Final = "pyodide.asm.js"
_PROGRAM: Final = "pyodide.asm.wasm"
_REST: Final = "pyodide.rest.wasm"
_NAME: Final = re.compile(r"[\w$]+")


def build_runtime(root: Path, out: Path) -> str:
    """Leave the runtime in a folder of `out` and return that folder's name; other runtimes in `out` are removed.

    `root` is the project's folder: its `site_assets/package-lock.json` pins Pyodide, its `.cache/` keeps what
    is slow to make. Where nothing has changed since the last call, nothing is written and little is read.
    Raises `npm.NpmFailed`, `tracing.TracingFailed`, `bundle.CompilingFailed`, `snapshot.SnapshotFailed`,
    `rehearsal.RehearsalFailed`, `script_trimming.UnknownScript` or `wasm.UnknownProgram` with what to do.
    """
    core = bundle.core_sources()
    cache = root / ".cache/runtime"
    key = _key(npm.pins(root), *_flat(core), *_makers())
    name = _unchanged(cache, key, out)
    if name is None:
        files = _files(npm.packages(root), core, cache)
        name = _key(files[MANIFEST])
        _write(out, name, files)
        _put(cache / _LAST, json.dumps({"key": key, "name": name, "files": _stamps(out / name)}).encode())
    for other in out.iterdir():
        if other.name != name and _FOLDER.fullmatch(other.name.removeprefix(_NEW)):
            shutil.rmtree(other, ignore_errors=True)
    return name


def _files(packages: Path, core: Mapping[str, bytes], cache: Path) -> dict[str, bytes]:
    """The files of the runtime by name; the manifest, which describes the others, is among them."""
    pyodide = packages / "pyodide"
    standing_in = {member: text.encode() for member, text in standins.STAND_INS.items()}
    original = bundle.members((pyodide / "python_stdlib.zip").read_bytes())
    library = original | standing_in
    info = in_node.info(pyodide)
    version = json.loads((pyodide / "package.json").read_text(encoding="utf-8"))["version"]

    def write_down() -> bytes:
        modules = map(bundle.module_of, core)
        return data_classes.written_down(original["dataclasses.py"].decode(), modules).encode()

    def find_modules() -> bytes:
        traced = tracing.trace(npm.find_node(), pyodide, library, ours)
        return json.dumps(asdict(traced)).encode()

    def compile_library() -> bytes:
        needed = {member: library[member] for member in needs.members}
        compiler = library[patterns.COMPILER].decode()
        needed[patterns.COMPILER] = patterns.looking_first(compiler).encode()
        needed[patterns.MEMBER] = patterns.written_down(needs.patterns).encode()
        return bundle.zipped(bundle.compiled(needed))

    def compile_core() -> bytes:
        return bundle.zipped(bundle.compiled(ours))

    @functools.cache
    def taken() -> snapshot.Memory:
        others = {member: text.encode() for member, text in standins.REMEMBERED.items()}
        started = archive.packed(bytecode | bundle.compiled(others), zipped)
        return snapshot.take(npm.find_node(), pyodide, started)

    def rehearse() -> bytes:
        return json.dumps(rehearsal.called(npm.find_node(), pyodide, bytecode, zipped, whole)).encode()

    def trim() -> bytes:
        imported = {name for name, _ in program.imports}
        return script_trimming.trimmed(npm.find_node(), packages, script, loader, imported).encode()

    made_by = [version.encode(), *_flat(standing_in), *_makers()]
    classes = _kept(cache, "classes", [*made_by, *_flat(core)], write_down)
    ours = {**core, data_classes.MEMBER: classes}
    modules = _kept(
        cache, "modules", [*made_by, *map(str.encode, sorted(tracing.imported(core)))], find_modules
    )
    needs = tracing.Traced(**json.loads(modules))
    compiled = _kept(cache, "library", [*made_by, modules], compile_library)
    program = wasm.Program.read((pyodide / _PROGRAM).read_bytes())
    loader, script = ((pyodide / name).read_text(encoding="utf-8") for name in ("pyodide.mjs", _SCRIPT))
    files = {_LOADER: loader.encode(), _SCRIPT: _kept(cache, "script", [version.encode(), *_makers()], trim)}
    scripts = list(files.values())
    scoring = _kept(cache, "core", [*made_by, *_flat(ours)], compile_core)
    bytecode = bundle.members(compiled) | bundle.members(scoring)
    zipped = _zipped(needs.members)
    start = archive.packed(bytecode, zipped)
    # packed as a whole it is smaller, and the browser unpacks it sooner than Python would
    files["python.bin"] = gzip.compress(start, 9, mtime=0)
    memory = _kept(cache, "snapshot", [*made_by, start], lambda: taken().shipped)
    whole = _kept(cache, "memory", [*made_by, start], lambda: taken().whole)
    called = _kept(cache, "called", [*made_by, start, whole], rehearse)
    first, rest = _parts(program, json.loads(called), scripts)
    files[_PROGRAM] = first
    later = {snapshot.NAME: memory, _REST: rest}
    manifest = {
        "pyodide": version,
        "python": info["python"],
        "lock": {"info": info, "packages": {}},
        "files": _described(files),
        "later": _described(later),
        "memory": _described({"": gzip.decompress(memory)})[""] | {"whole": len(gzip.decompress(whole))},
    }
    return {**files, **later, MANIFEST: json.dumps(manifest, indent=1).encode() + b"\n"}


def _zipped(imported: list[str]) -> frozenset[str]:
    """Those members that stand in the zip file, of all that are imported one after the other.

    They are what comes before the finder, and what is another for a memory, so that the others have the same places there.
    """
    before = imported[: imported.index(archive.FINDER_MEMBER) + 1]
    return frozenset(f"{member}c" for member in (*before, *standins.REMEMBERED))


def _parts(whole: wasm.Program, called: list[int], scripts: Iterable[bytes]) -> tuple[bytes, bytes]:
    """The program with the functions that are `called`, and the rest; the `scripts` run it, and name what they use of it."""
    named = {name for one in scripts for name in _NAME.findall(one.decode())}
    named.update(name for name, _ in whole.imports)  # what is found by its name while it starts
    shown = {one.name for one in whole.exports if not named.isdisjoint((one.name, f"_{one.name}"))}
    first, rest = wasm_splitting.split(whole, set(called), shown)
    return first.written(), rest.written()


def _described(files: Mapping[str, bytes]) -> dict[str, dict[str, int | str]]:
    return {name: {"size": len(data), "sha256": _sha256(data)} for name, data in sorted(files.items())}


def _makers() -> list[bytes]:
    """What the making itself depends on: this module, those that it takes from beside it, and the Python and the tool that compile."""
    beside = [
        one for one in globals().values() if isinstance(one, ModuleType) and one.__name__.startswith(_HERE)
    ]
    modules = [*beside, *rehearsal.PLAYED]
    sources = [Path(str(module.__file__)) for module in modules] + [Path(__file__)]
    tool = importlib.metadata.version("pyodide-build")
    return [*(path.read_bytes() for path in sources), sys.version.encode(), tool.encode()]


def _kept(cache: Path, what: str, inputs: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """What `make` gives, kept in `cache` for as long as the inputs stay the same."""
    path = cache / f"{what}-{_key(*inputs)}"
    if path.is_file():
        return path.read_bytes()
    data = make()
    cache.mkdir(parents=True, exist_ok=True)
    for older in cache.glob(f"{what}-*"):
        older.unlink(missing_ok=True)
    _put(path, data)
    return data


def _write(out: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Leave the files in `out/name`, all of them or none; a folder that holds just these bytes is left alone."""
    folder = out / name
    if _content(folder) == files:
        return
    shutil.rmtree(folder, ignore_errors=True)
    new = out / f"{_NEW}{name}"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    for file, data in files.items():
        (new / file).write_bytes(data)
    new.rename(folder)


def _content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def _unchanged(cache: Path, key: str, out: Path) -> str | None:
    """The name of the folder that the last call left in `out`, where the inputs and the folder are still the same."""
    try:
        last = json.loads((cache / _LAST).read_bytes())
    except (OSError, ValueError):
        return None
    same = last["key"] == key and last["files"] == _stamps(out / last["name"])
    return last["name"] if same else None


def _stamps(folder: Path) -> dict[str, list[int]]:
    """Size and time of each file of a folder, which is enough to see that nobody has touched it."""
    found = {path.name: path.stat() for path in folder.iterdir()} if folder.is_dir() else {}
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in found.items()}


def _put(path: Path, data: bytes) -> None:
    """Write a file at once: a reader sees the old bytes or the new ones."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(data)
    Path(new.name).replace(path)


def _flat(members: Mapping[str, bytes]) -> list[bytes]:
    return [part for name, data in sorted(members.items()) for part in (name.encode(), data)]


def _key(*parts: bytes) -> str:
    """A short name for these bytes, as the names of folders and cached files carry it."""
    return _sha256(b"".join(len(part).to_bytes(8) + part for part in parts))[:16]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
