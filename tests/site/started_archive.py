"""The archive that the browser's Python starts from, read as its description says."""

from __future__ import annotations

import marshal


def placed(start: bytes) -> dict[str, bytes]:
    """The code that stands before the zip file, marshalled, by module."""
    begin = 4 + int.from_bytes(start[:4], "little")
    places = marshal.loads(start[4:begin])
    return {name: start[begin + at :][:size] for name, (at, size, _) in places.items()}
