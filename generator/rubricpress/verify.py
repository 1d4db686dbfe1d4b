"""A published site, file by file, beside the one that is built here.

What should be there is asked for by name and hashed, whatever the published site says of itself; only which files
are there besides is taken from its own manifest where it is read over the network.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from rubricpress.site import manifest
from rubricpress.site.manifest import Entry
from rubricpress.spoken import say

_AT_ONCE: Final = 8
_PATIENCE_SECONDS: Final = 30
_LARGER: Final = 1024  # bytes over what is expected that are read before a file counts as another one
_GONE: Final = frozenset({404, 410})
_FOR_HOSTS: Final = "_headers"  # some hosts read this file and keep it to themselves


class Unreadable(Exception):  # noqa: N818  (named after what happened)
    """The published site cannot be read: `reason` in the words of the network, empty where there is no such place."""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason
        super().__init__(reason)

    def said(self, language: str) -> str:
        """Why."""
        return self.reason or say("no-site", language)


@dataclass(frozen=True)
class Differences:
    """Paths below the site's root, in order."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether there is no difference."""
        return not (self.missing or self.changed or self.extra)

    def elsewhere(self, files: int) -> bool:
        """Whether the place is not that of the site: of its `files` the list is missing, and most others are."""
        return manifest.NAME in self.missing and len(self.missing) * 2 > files


def compared(expected: Mapping[str, Entry], there: Mapping[str, Entry | None]) -> Differences:
    """The differences between what is `expected` and what is `there`; a file that is listed and not had is None."""
    return Differences(
        missing=tuple(sorted(name for name in expected if there.get(name) is None)),
        changed=tuple(sorted(name for name, one in expected.items() if there.get(name) not in (None, one))),
        extra=tuple(sorted(set(there) - set(expected))),
    )


def published(place: str, expected: Mapping[str, Entry]) -> dict[str, Entry | None]:
    """What stands at `place`, a folder or a web address; raises `Unreadable`."""
    if _is_address(place):
        return _of_address(_root(place), expected)
    folder = Path(place)
    if not folder.is_dir():
        raise Unreadable
    return dict(manifest.whole(folder))


def reach(place: str) -> None:
    """Nothing, where there is a folder or an answer at `place`; else raises `Unreadable`."""
    if _is_address(place):
        _asked(_root(place), 1)
    elif not Path(place).is_dir():
        raise Unreadable


def is_preview(place: str) -> bool:
    """Whether `rubricpress serve` answers there: no finished site has the script that follows changes."""
    if not _is_address(place):
        return False
    script = (Path(__file__).parent / "site/templates/preview/mark.js").read_bytes()
    return _asked(f"{_root(place)}_preview/mark.js", len(script) + 1) == script


def _is_address(place: str) -> bool:
    return urlsplit(place).scheme in {"http", "https"}


def _root(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _of_address(root: str, expected: Mapping[str, Entry]) -> dict[str, Entry | None]:
    listed = _asked(f"{root}{manifest.NAME}")
    try:
        names: Iterable[str] = manifest.read(listed or b"")
    except ValueError:  # no manifest, or not one of ours: then nothing is known of other files
        names = ()
    wanted = sorted(expected)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        contents = pool.map(lambda name: _entry(root, name, expected[name]), wanted)
        found: dict[str, Entry | None] = dict(zip(wanted, contents, strict=True))
    if _FOR_HOSTS in expected and found[_FOR_HOSTS] is None:
        found[_FOR_HOSTS] = expected[_FOR_HOSTS]
    return {**dict.fromkeys(names), **found}


def _entry(root: str, name: str, expected: Entry) -> Entry | None:
    content = _asked(f"{root}{quote(name)}", expected.size + _LARGER)
    return None if content is None else manifest.entry(content)


def _asked(address: str, most: int = -1) -> bytes | None:
    """The content at an address, not more of it than `most` bytes; None where there is nothing."""
    request = urllib.request.Request(address, headers={"Cache-Control": "no-cache"})  # noqa: S310  (http or https)
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310  (http or https)
            content: bytes = answer.read(most)
            return content
    except urllib.error.HTTPError as error:
        with error:
            if error.code in _GONE:
                return None
        raise Unreadable(f"{address}: HTTP {error.code}") from error
    except (OSError, http.client.HTTPException) as error:
        raise Unreadable(f"{address}: {error}") from error
