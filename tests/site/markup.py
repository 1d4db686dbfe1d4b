"""HTML as the tests of the pages read it."""

from __future__ import annotations

from html.parser import HTMLParser

import html5lib


class Tags(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def parse(html: str) -> None:
    """Fails on the first thing that an HTML parser has to mend."""
    html5lib.HTMLParser(strict=True).parseFragment(html)
