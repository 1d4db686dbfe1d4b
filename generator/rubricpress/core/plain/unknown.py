"""Keys that mean nothing where they stand, told with the nearest one that does."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rubricpress.core.plain.nearest import nearest
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem, first_few


def unknown_key(name: str, known: Iterable[str], path: Path) -> Problem:
    """The problem of a key that means nothing at `path`, with the nearest one that does."""
    near = nearest(name, known)
    if near:
        return Problem("unknown-key-near", (*path, name), {"key": quoted(name), "near": near})
    return Problem("unknown-key", (*path, name), {"key": quoted(name), "known": ", ".join(sorted(known))})


def unknown_keys(data: Iterable[str], known: Collection[str], path: Path) -> list[Problem]:
    """The problems of all keys in `data` that mean nothing at `path`."""
    unknown = [name for name in data if name not in known]
    if not unknown:
        return []
    return first_few((unknown_key(name, known, path) for name in unknown), len(unknown), path)
