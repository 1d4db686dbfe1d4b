"""Where a command runs: the folder in which `rubrics/` lies."""

from __future__ import annotations

from pathlib import Path

import click

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
