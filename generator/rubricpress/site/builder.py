"""The site builder: MkDocs turns what stands in `docs/` into pages.

It runs as a process of its own: rubricpress only hands it plain files, so that another builder that
reads `mkdocs.yml` can take its place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from rubricpress.site.failures import ToolFailed


class BuilderFailed(ToolFailed):
    """The site builder refused the files; its own words are the argument."""


def lay_out(root: Path, site: Path) -> None:
    """Build the folder `site` anew from `root/docs`, strictly: a warning of the builder is a failure.

    Raises `BuilderFailed`.
    """
    done = subprocess.run(  # noqa: S603  (a fixed command)
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet", "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuilderFailed(done.stdout.strip())
    _prune(site / "assets")


def _prune(assets: Path) -> None:
    """Take away what the theme ships and no page of ours asks for: source maps, and a search that is not used."""
    for path in assets.rglob("*.map"):
        path.unlink()
    for folder in ("javascripts/lunr", "javascripts/workers"):
        shutil.rmtree(assets / folder, ignore_errors=True)
