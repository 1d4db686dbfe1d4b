"""Shells: one built page of each kind, into which the pages of every rubric are set.

The site builder lays out one shell for the criteria page and one for the form, and as many for those of earlier
editions, whatever the number of rubrics; setting a rubric's title and body into the built HTML takes a hundredth of the time that laying out a
page takes, and does not depend on which builder made the shell. The address of a shell has as many
steps as the address of the pages made from it, so that its relative links hold for them too.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from rubricpress.site.twins import root_of, with_twin
from rubricpress.site.views.editions import EARLIER

NAME: Final = "rubricpress-shell"
_EDITION: Final = "rubricpress-shell-edition"
_TITLE: Final = "rubricpress-shell-title"
_DESCRIPTION: Final = "rubricpress-shell-description"
_STYLE: Final = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
_UP: Final = re.compile(r"^(\.\./)*")
_BODY: Final = '<h1 id="rubricpress-shell-body"></h1>'  # a theme adds a heading where it sees none


@dataclass(frozen=True)
class Page:
    """What a rubric's page sets into its shell: title and description as text, the body as HTML."""

    title: str
    description: str
    body: str


def shell_files() -> dict[str, str]:
    """The shells of one language as the builder reads them, by their path under its folder of `docs/`."""
    folders = (f"rubrics/{NAME}", f"rubrics/{NAME}/{EARLIER}/{_EDITION}")
    return {
        f"{folder}/{page}": shell
        for folder in folders
        for page, shell in (("index.md", _shell()), ("form/index.md", _shell(template="form.html")))
    }


def _shell(**settings: Any) -> str:
    front = {
        "title": _TITLE,
        "description": _DESCRIPTION,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
        **settings,
    }
    lines = [f"{name}: {json.dumps(value)}" for name, value in front.items()]
    return "\n".join(["---", *lines, "---", _BODY, ""])


class Shell:
    """A built shell, ready to take pages."""

    def __init__(self, html: str) -> None:
        if html.count(_BODY) != 1:
            raise ValueError("the builder has not kept the place of the body in the shell")
        self._html = html

    @property
    def styles(self) -> tuple[str, ...]:
        """The style sheets of the page, by their path below the site's root."""
        return tuple(_UP.sub("", address) for address in _STYLE.findall(self._html))

    def filled(self, folder: str, page: Page) -> tuple[str, str]:
        """The finished HTML around and with `page`, as two parts: what stands before the body, and the rest.

        The page stands in this folder under `rubrics/`: an id, or `id/editions/edition`.
        """
        head, tail = self._html.split(_BODY)
        return self._named(head, folder, page), page.body + self._named(tail, folder, page)

    def _named(self, html: str, folder: str, page: Page) -> str:
        for mark, text in ((_TITLE, page.title), (_DESCRIPTION, page.description)):
            html = html.replace(mark, escape(text))
        rubric, _, edition = folder.partition(f"/{EARLIER}/")
        return html.replace(_EDITION, edition).replace(NAME, rubric)


class Shells:
    """The shells of one language of a site, for the newest editions and for earlier ones."""

    def __init__(self, shells: dict[str, Shell], language: str) -> None:
        self._shells = shells
        self._language = language

    def filled(self, folder: str, name: str, page: Page, *, twin: bool) -> str:
        """The finished HTML of the page `name` (`form/index.html`) in a folder under `rubrics/`; `twin`: it is there in the other language too."""
        kind = f"{EARLIER}/{_EDITION}/{name}" if f"/{EARLIER}/" in folder else name
        head, rest = self._shells[kind].filled(folder, page)
        place = f"rubrics/{folder}/{name}"
        return with_twin(head, place, self._language, twin=twin) + rest

    def linked(self, path: str, text: str, *, twin: bool) -> str:
        """The page `text`, complete without a shell, at its path under `rubrics/`, with the link to its `twin`."""
        return with_twin(text, f"rubrics/{path}", self._language, twin=twin)

    def styles(self, name: str) -> tuple[str, ...]:
        """The style sheets of the page `name`, by their path below the site's root."""
        return self._shells[name].styles


def take_shells(site: Path, spoken: Iterable[str]) -> dict[str, Shells]:
    """The shells of a built site, by language; they leave it."""
    found = {}
    for language in spoken:
        folder = root_of(site, language) / "rubrics" / NAME
        shells = {
            path.relative_to(folder).as_posix(): Shell(path.read_text(encoding="utf-8"))
            for path in folder.rglob("index.html")
        }
        shutil.rmtree(folder)
        found[language] = Shells(shells, language)
    return found
