"""The pictures of the guides: what they show can still be done, and each is shown where a guide tells of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser
from tests.tools.pictures import FOLDERS, PICTURES, Picture, take

SHOWN = {
    "zh": re.compile(r"!\[(?P<words>[^\]]+)\]\((?P<path>[^)]+\.jpg)\)"),
    "en": re.compile(r'<img src="(?P<path>[^"]+\.jpg)" alt="(?P<words>[^"]+)"'),
}
JPEG = b"\xff\xd8\xff"
LARGEST = 120_000


class Server(Protocol):
    address: str


@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
def test_what_a_picture_shows_can_still_be_done(
    chromium: Browser, server: Server, picture: Picture, language: str
) -> None:
    assert take(chromium, server.address, picture, language).startswith(JPEG)


@pytest.mark.parametrize("language", FOLDERS)
def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it(language: str) -> None:
    shown: dict[Path, str] = {}
    folder = FOLDERS[language]
    for name in ("institutions", "reviewers"):
        page = folder.parent / name / "index.md"
        for one in SHOWN[language].finditer(page.read_text(encoding="utf-8")):
            # in English the path is that from the address of the page, which ends in its folder
            shown[(page.parent / one["path"]).resolve()] = one["words"]
    assert set(shown) == {folder / f"{one.name}.jpg" for one in PICTURES} == set(folder.iterdir())
    for path, words in shown.items():
        assert len(words) > 8, path.name
        content = path.read_bytes()
        assert content.startswith(JPEG), path.name
        assert len(content) < LARGEST, path.name
