"""The digest of a rubric: how a saved file knows the table that it was filled under."""

from __future__ import annotations

import hashlib

from rubricpress.core.codec import canonical
from rubricpress.core.rubric import Rubric


def digest(rubric: Rubric) -> str:
    """SHA-256 of the canonical bytes, as `sha256:` and 64 hexadecimal digits."""
    return "sha256:" + hashlib.sha256(canonical(rubric)).hexdigest()
