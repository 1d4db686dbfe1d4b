"""The search index of the built site, with an entry for every criterion.

The theme fetches `search/search_index.json`: a list of `{location, title, text}`, texts being HTML, and hands it
to the worker that searches (`site_assets/js/search.js`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

Entry = dict[str, str]


def entry(location: str, title: str, text: str) -> Entry:
    """One entry: an address relative to the site's root, a title and the text that is searched."""
    return {"location": location, "title": escape(title, quote=False), "text": escape(text, quote=False)}


def add_entries(site: Path, entries: Iterable[Entry]) -> int:
    """Add `entries` to the index of the built site; returns how many it then has."""
    path = site / "search/search_index.json"
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] += entries
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return len(index["docs"])
