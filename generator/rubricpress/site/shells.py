"""Shells: one built page of each kind, into which the pages of every rubric are set.

The site builder lays out one shell for the criteria page and one for the form, whatever the number of
rubrics; setting a rubric's title and body into the built HTML takes a hundredth of the time that laying out a
page takes, and does not depend on which builder made the shell. The address of a shell has as many
steps as the address of the pages made from it, so that its relative links hold for them too.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

NAME: Final = "rubricpress-shell"
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
    """The shells as the builder reads them, by their path under `docs/`."""
    return {
        f"rubrics/{NAME}/index.md": _shell(),
        f"rubrics/{NAME}/form/index.md": _shell(template="form.html"),
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

    def filled(self, rubric: str, page: Page) -> str:
        """The finished HTML of `page` for the rubric with this id."""
        head, tail = self._html.split(_BODY)
        return self._named(head, rubric, page) + page.body + self._named(tail, rubric, page)

    def _named(self, html: str, rubric: str, page: Page) -> str:
        for mark, text in ((_TITLE, page.title), (_DESCRIPTION, page.description)):
            html = html.replace(mark, escape(text))
        return html.replace(NAME, rubric)


def take_shells(site: Path) -> dict[str, Shell]:
    """The shells of a built site, by the path of their pages under a rubric's folder; they leave the site."""
    folder = site / "rubrics" / NAME
    shells = {
        path.relative_to(folder).as_posix(): Shell(path.read_text(encoding="utf-8"))
        for path in folder.rglob("index.html")
    }
    shutil.rmtree(folder)
    return shells
