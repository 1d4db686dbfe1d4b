"""Rubrics in lists: what the home page and the list of all tables see of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CardView:
    """A rubric in a list, with its addresses relative to the root of the language's site.

    `language` is that of its texts where it is not the page's, else ''. `title` is short, `telling_title` tells most; `printed_title` is the official one where that is another.
    """

    id: str
    language: str
    title: str
    telling_title: str
    printed_title: str
    summary: str
    points: str
    criteria: str
    adjustments: str
    edition: str
    digest: str
    criteria_url: str
    form_url: str
    data_url: str


@dataclass(frozen=True)
class ListPage:
    """A page that lists rubrics."""

    cards: tuple[CardView, ...]
    count: str
