"""The site builder: MkDocs turns what stands in `docs/` into pages.

It runs as a process of its own: rubricpress only hands it plain files, so that another builder that
reads `mkdocs.yml` can take its place.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_SEARCHES: Final = ("lunr.stemmer.support.min.js", "lunr.zh.min.js")


class BuilderFailed(Exception):  # noqa: N818  (named after what happened)
    """The site builder refused the files; its own words are the argument."""


def lay_out(root: Path, site: Path) -> None:
    """Build the folder `site` anew from `root/docs`, strictly: a warning of the builder is a failure.

    Raises `BuilderFailed`.
    """
    with laying_out(root, site):
        pass


@contextmanager
def laying_out(root: Path, site: Path) -> Iterator[None]:
    """The same, beside what is done in the meantime; the site stands, or `BuilderFailed` is raised, at the end."""
    with subprocess.Popen(  # noqa: S603  (a fixed command)
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet", "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as builder:
        yield
        said, _ = builder.communicate()
    if builder.returncode:
        raise BuilderFailed(said.strip())
    _prune(site / "assets")


def _prune(assets: Path) -> None:
    """Take away what the theme ships and no page of ours asks for: source maps, and other languages' search."""
    for path in (*assets.rglob("*.map"), *assets.glob("javascripts/lunr/**/*.js")):
        if path.name not in _SEARCHES:
            path.unlink()
