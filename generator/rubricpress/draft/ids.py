"""Permanent ids: as printed where the table numbers its rows, else by their place."""

from __future__ import annotations

import re
from typing import Final

_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Ids:
    """Names of one kind, each given once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def give(self, *wanted: str) -> str:
        """The first of these that is free and can be an id; the last with a letter where all are taken."""
        for name in wanted:
            if name not in self.taken and _ID.fullmatch(name):
                self.taken.add(name)
                return name
        stem, at = wanted[-1], 2
        while f"{stem}-{at}" in self.taken:
            at += 1
        self.taken.add(f"{stem}-{at}")
        return f"{stem}-{at}"
