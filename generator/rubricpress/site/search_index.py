"""The search index of the built site, with an entry for every criterion.

The theme fetches `search/search_index.json`: a list of `{location, title, text}`, texts being HTML, and hands it
to the worker that searches (`site_assets/js/search.js`). It does so on every page, long before anybody searches: in a
finished site the list is therefore a file of its own, for which the worker asks when something is typed.
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
    path.write_text(_compact(index), encoding="utf-8")
    return len(index["docs"])


def set_apart(site: Path, folder: str) -> None:
    """Leave the index in `folder` of the finished site ('' or `en/`) without its entries, which it then only points to."""
    path = site / folder / "search/search_index.json"
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    entries = f"{folder}search/entries.json"
    (site / entries).write_text(_compact(index["docs"]), encoding="utf-8")
    config = {**index.get("config", {}), "entries": entries}
    path.write_text(_compact({**index, "config": config, "docs": []}), encoding="utf-8")


def _compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
