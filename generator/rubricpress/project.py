"""Where a command runs: the folder in which `rubrics/` lies; and the files that it is given."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from stat import S_ISREG

import click

from rubricpress.core.json_text import MAX_BYTES
from rubricpress.spoken import say


def rubrics_folder(lang: str) -> Path:
    """The folder of the rubrics, which holds at least one; a mistake in it is a usage error."""
    folder = Path("rubrics")
    if not folder.is_dir():
        raise click.UsageError(say("no-folder", lang))
    for path in sorted(folder.iterdir()):
        if path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml"):
            raise click.UsageError(say("suffix", lang, path=path))
    if not any(folder.glob("*.yaml")):
        raise click.UsageError(say("no-rubrics", lang))
    return folder


def response_bytes(path: Path) -> bytes | int:
    """The bytes of a response file (`-`: the standard input); of one that is too large, their number.

    Raises `OSError`.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with path.open("rb", buffering=0) as file:
        about = os.fstat(file.fileno())
        return about.st_size if about.st_size > MAX_BYTES and S_ISREG(about.st_mode) else file.readall()
