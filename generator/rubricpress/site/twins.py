"""The Chinese site and the English one in a folder: Chinese at its root, English in `en/`, one set of assets.

Pages of the same path are twins. Every page leads to its twin, or to the home page of the other language where it
has none; the theme leaves a mark, in whose place that is set. Search engines are told of twins by the link, whose `rel`
says so, and by the map of the site; no `<link rel=alternate>` does: for each, the theme asks for a map beside the page.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from rubricpress.site.hosting import site_address

ENGLISH: Final = "en"
"""The folder of the English site."""

_SWITCH: Final = 'href="rubricpress-twin"'
_WHOLE_SWITCH: Final = re.compile(r'<a [^>]*href="rubricpress-twin"[^>]*>[^<]*</a>')
# what English pages ask of the root: assets, the worker, and the colours that were chosen there
_OF_ROOT: Final = re.compile(
    r'((?:href|src|content)="|"search": ")((?:\.\./)*(?:assets/|service-worker\.js))'
)
_SCOPE: Final = re.compile(r'__md_scope=new URL\("([./]+)",location\)')
_CANONICAL: Final = '<link rel="canonical" href="'
_OWN: Final = ("assets", "404.html", "sitemap.xml", "sitemap.xml.gz")


def folder_of(language: str) -> str:
    """Where the pages of a language stand in a site: `en/`; '' is its root."""
    return f"{ENGLISH}/" if language == "en" else ""


def up_from(language: str) -> str:
    """The way from there to the root of the site."""
    return "../" * folder_of(language).count("/")


def root_of(site: Path, language: str) -> Path:
    """The same in a folder that holds the site."""
    return site / folder_of(language)


def join(site: Path, english: Path) -> None:
    """Move the English site, laid out by itself in the folder `english`, into `site/en`: it uses the assets of `site`."""
    address = site_address((site / "index.html").read_text(encoding="utf-8"))
    for name in _OWN:
        if (english / name).is_dir():
            shutil.rmtree(english / name)
        else:
            (english / name).unlink(missing_ok=True)
    for path in english.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        html = _OF_ROOT.sub(r"\1../\2", html)
        html = _SCOPE.sub(lambda found: f'__md_scope=new URL("{_up(found[1])}",location)', html)
        if address:
            html = html.replace(f"{_CANONICAL}{address}", f"{_CANONICAL}{address}{folder_of('en')}")
        path.write_text(html, encoding="utf-8")
    english.rename(site / ENGLISH)


def link(site: Path, *, spared: str) -> None:
    """Set the links between twins into every page that is laid out, but not into those whose folder is called `spared`."""
    for path in sorted(site.rglob("*.html")):
        language = "en" if path.is_relative_to(site / ENGLISH) else "zh"
        page = path.relative_to(root_of(site, language))
        if spared in page.parts:
            continue
        twin = (root_of(site, _other(language)) / page).is_file()
        html = path.read_text(encoding="utf-8")
        linked = with_twin(html, page.as_posix(), language, twin=twin)
        if linked != html:
            path.write_text(linked, encoding="utf-8")


def with_twin(html: str, page: str, language: str, *, twin: bool) -> str:
    """The page at the path `page` of its language's site, with its link to its `twin` or to the other home."""
    up, place = "../" * page.count("/"), page.removesuffix("index.html")
    other = f"{up}{up_from(language)}{folder_of(_other(language))}"
    to = f'href="{other}{place}" rel="alternate"' if twin else f'href="{other}"'
    return html.replace(_SWITCH, to)


def _other(language: str) -> str:
    return "zh" if language == "en" else "en"


def alone(html: str) -> str:
    """The page of a site that has one language: nothing leads to another."""
    return _WHOLE_SWITCH.sub("", html)


def _up(scope: str) -> str:
    return ".." if scope == "." else f"../{scope}"
