"""The site builder: MkDocs turns what stands in `docs/` into pages.

It runs as a process of its own: rubricpress only hands it plain files, so that another builder that
reads `mkdocs.yml` can take its place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rubricpress.core.wording import DEFAULT_LANGUAGE, LANGUAGES
from rubricpress.site.failures import ToolFailed
from rubricpress.site.shells import NAME
from rubricpress.site.twins import alone, join, link

SETTINGS: Final = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
"""The builder's settings for each language, in the project's folder."""


class BuilderFailed(ToolFailed):
    """The site builder refused the files; its own words are the argument."""


def languages(root: Path) -> tuple[str, ...]:
    """The languages of the project's site: English too where there are settings for it."""
    return LANGUAGES if (root / SETTINGS["en"]).is_file() else (DEFAULT_LANGUAGE,)


def lay_out(root: Path, site: Path, spoken: Sequence[str] | None = None) -> None:
    """Build the folder `site` anew from `root/docs`, strictly: a warning of the builder is a failure.

    The English site is built beside the Chinese one at the same time, and then stands in `site/en`; `spoken` says which
    languages are wanted, without it all of the project. Raises `BuilderFailed`.
    """
    places = {"zh": site, "en": site.with_name(f"{site.name}-en")}
    spoken = languages(root) if spoken is None else spoken
    at_work = [_begun(root, SETTINGS[language], places[language]) for language in spoken]
    said = [one.communicate()[0].strip() for one in at_work]
    if failed := [text for one, text in zip(at_work, said, strict=True) if one.returncode]:
        raise BuilderFailed("\n".join(failed))
    _prune(site / "assets")
    if "en" in spoken:
        join(site, places["en"])
        link(site, spared=NAME)
        return
    for path in site.rglob("*.html"):
        path.write_text(alone(path.read_text(encoding="utf-8")), encoding="utf-8")


def command(settings: str, site: Path) -> list[str]:
    """What builds one language into the folder `site`."""
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet"]
    return [*build, "--config-file", settings, "--site-dir", str(site)]


def _begun(root: Path, settings: str, site: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603  (a fixed command)
        command(settings, site),
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _prune(assets: Path) -> None:
    """Take away what the theme ships and no page of ours asks for: source maps, and a search that is not used."""
    for path in assets.rglob("*.map"):
        path.unlink()
    for folder in ("javascripts/lunr", "javascripts/workers"):
        shutil.rmtree(assets / folder, ignore_errors=True)
