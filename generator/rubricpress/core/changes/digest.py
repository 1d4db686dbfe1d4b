"""The digest of a rubric: how a saved file knows the table that it was filled under."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from rubricpress.core.plain.codec import canonical
from rubricpress.core.rubric import Rubric


def digest(rubric: Rubric) -> str:
    """SHA-256 of the table's bytes, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(table_bytes(rubric)).hexdigest()


def table_bytes(rubric: Rubric) -> bytes:
    """The canonical bytes of the table: of everything in its file but the worked examples.

    An example says how the table is filled in; it changes nothing of the table, and may be added at any time.
    """
    return canonical(replace(rubric, examples=()))
