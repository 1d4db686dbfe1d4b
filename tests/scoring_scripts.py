"""The scripts of scoring as the site has them: the worker in one piece."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rubricpress.site.output import site_assets

_PREFIX: Final = "assets/js/scoring/"


def lay_out(root: Path, folder: Path) -> None:
    """Write them into `folder`, which is made."""
    folder.mkdir(parents=True)
    for name, script in site_assets(root).items():
        if name.startswith(_PREFIX):
            (folder / name.removeprefix(_PREFIX)).write_bytes(script)
