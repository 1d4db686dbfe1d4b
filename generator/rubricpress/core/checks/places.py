"""Rows by their method, and where a doubt about one of their entries is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rubricpress.core.problem import Path
from rubricpress.core.rubric import Rubric, all_criteria


def inside(key: str, name: str, inner: str) -> tuple[str, str]:
    """Where a doubt about one entry of a list is recorded: at the entry, or at the very key in it."""
    return f"{key}.{name}", f"{key}.{name}.{inner}"


def rows_of(rubric: Rubric, method: type) -> Iterator[tuple[Any, Path]]:
    """The rows that are rated by this method."""
    return ((one, path) for one, path in all_criteria(rubric) if isinstance(one.method, method))
