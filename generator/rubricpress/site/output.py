"""The only writer: it puts the generated files under `docs/`, and takes away those that are no longer made."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from rubricpress.site.joining import WORKERS, joined

OWNED: Final = (
    "rubrics",
    "diagnose",
    "en/rubrics",
    "en/diagnose",
    "assets/css",
    "assets/js",
    "assets/schema",
)


@dataclass(frozen=True)
class Written:
    """What a writing changed: paths under `docs/`, in order."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_site(root: Path, files: Mapping[str, str | bytes], owned: tuple[str, ...] = OWNED) -> Written:
    """Write `files`, by their path under `docs/`, and remove every other file from the `owned` folders.

    Everything is first laid down beside the site, in `.cache/`, and then moved into place file by file: if
    anything fails before, nothing has changed, and no reader ever meets half a file. Files whose
    bytes are the same are left alone, so that whoever watches the folder wakes up for changes only.
    """
    docs = root / "docs"
    wanted = {_safe(name): text.encode() if isinstance(text, str) else text for name, text in files.items()}
    changed = sorted(name for name, data in wanted.items() if not _same(docs / name, data))
    removed = sorted(set(_present(docs, owned)) - set(wanted))
    if changed:
        cache = root / ".cache"
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="writing-") as staging:
            staged = {name: Path(staging, str(at)) for at, name in enumerate(changed)}
            for name, path in staged.items():
                path.write_bytes(wanted[name])
            for name, path in staged.items():
                target = docs / name
                _make_room(docs, target)
                os.replace(path, target)  # noqa: PTH105  (the point is that it is atomic)
    for name in removed:
        path = docs / name
        if path.is_symlink() or path.is_file():  # else something new stands there already
            path.unlink()
    _remove_empty(docs, owned)
    return Written(tuple(changed), tuple(removed), len(wanted) - len(changed))


def site_assets(root: Path) -> dict[str, bytes]:
    """The style sheets and scripts of `site_assets/`, by their path under `docs/`."""
    source = root / "site_assets"
    paths = (path for folder in ("css", "js") for path in sorted((source / folder).rglob("*")))
    files = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in paths
        if path.suffix in (".css", ".js") and path.is_file()
    }
    for worker in WORKERS:
        if f"js/{worker}" in files:
            files[f"js/{worker}"] = joined(source / "js", worker).encode()
    parts = tuple(f"js/{folder}" for folder in WORKERS.values())
    return {f"assets/{name}": data for name, data in files.items() if not name.startswith(parts)}


def _safe(name: str) -> str:
    """`name`, which must lead to a place under `docs/`; anything else is a mistake of the caller."""
    path = PurePosixPath(name)
    if path.is_absolute() or not path.parts or ".." in path.parts or str(path) != name:
        raise ValueError(f"not a path under docs/: {name}")
    return name


def _same(path: Path, data: bytes) -> bool:
    return (
        path.is_file()
        and not path.is_symlink()
        and path.stat().st_size == len(data)
        and path.read_bytes() == data
    )


def _present(docs: Path, owned: tuple[str, ...]) -> Iterator[str]:
    for folder in owned:
        for path in (docs / folder).rglob("*"):
            if path.is_symlink() or path.is_file():
                yield path.relative_to(docs).as_posix()


def _make_room(docs: Path, target: Path) -> None:
    """The folder of `target`; what stands in its way is a leftover of a rubric that was called otherwise."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    for folder in reversed(target.relative_to(docs).parents[:-1]):
        place = docs / folder
        if place.is_symlink() or place.is_file():
            place.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _remove_empty(docs: Path, owned: tuple[str, ...]) -> None:
    for folder in owned:
        top = docs / folder
        for path in sorted(top.rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
                path.rmdir()
