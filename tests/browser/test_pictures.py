"""The pictures of the guides: what they show can still be done, and each is shown where a guide tells of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser
from tests.tools.pictures import FOLDER, PICTURES, Picture, take

DOCS = FOLDER.parent
SHOWN = re.compile(r"!\[([^\]]+)\]\(([^)]+\.jpg)\)")
JPEG = b"\xff\xd8\xff"
LARGEST = 130_000


class Server(Protocol):
    address: str


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_what_a_picture_shows_can_still_be_done(chromium: Browser, server: Server, picture: Picture) -> None:
    assert take(chromium, server.address, picture).startswith(JPEG)


def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it() -> None:
    shown: dict[Path, str] = {}
    for page in DOCS.rglob("*.md"):
        for words, path in SHOWN.findall(page.read_text(encoding="utf-8")):
            shown[(page.parent / path).resolve()] = words
    assert set(shown) == {FOLDER / f"{one.name}.jpg" for one in PICTURES} == set(FOLDER.iterdir())
    for path, words in shown.items():
        assert len(words) > 8, path.name
        content = path.read_bytes()
        assert content.startswith(JPEG), path.name
        assert len(content) < LARGEST, path.name
