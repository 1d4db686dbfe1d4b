"""The search index of the built site, with an entry for every criterion.

The theme's search reads `search/search_index.json`: a list of `{location, title, text}`. Chinese
has no spaces, so its words are parted by zero-width spaces, at which the theme's search splits
(jieba, as the theme itself does it for other pages).
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any, Final

import jieba

_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_BETWEEN_WORDS: Final = "\u200b"

jieba.setLogLevel(logging.WARNING)

Entry = dict[str, str]


def entry(location: str, title: str, text: str) -> Entry:
    """One entry: an address relative to the site's root, a title and the text that is searched."""
    return {"location": location, "title": title, "text": text}


def with_words_parted(one: Entry) -> Entry:
    """An entry as the index holds it."""
    return entry(one["location"], _parted(one["title"]), _parted(one["text"]))


def add_entries(site: Path, entries: Iterable[Entry]) -> int:
    """Add `entries`, their words parted, to the index of the built site; returns how many it then has."""
    path = site / "search/search_index.json"
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += entries
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return len(index["docs"])


def _parted(text: str) -> str:
    """`text` as the index holds it: HTML, with Chinese words parted."""
    return _HAN.sub(lambda match: _words(match[0]), escape(text)).strip(_BETWEEN_WORDS)


@lru_cache(maxsize=65536)
def _words(run: str) -> str:
    """A run of Chinese characters with its words parted from each other and from what stands around them."""
    return _BETWEEN_WORDS.join(["", *jieba.cut(run), ""])
