"""The scripts of the form for a page that fetches nothing: each module under a name that an import map knows.

The modules stay what they are; only the addresses in their imports change, from relative ones, which mean
nothing where a module has no place of its own, to `rubricpress/…`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

ENTRY: Final = "form.js"
_PREFIX: Final = "rubricpress/"
_IMPORT: Final = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*)(['"`])(\.{1,2}/[^'"`]+)\2""")
_VARIABLE: Final = re.compile(r"\$\{[^}]*\}")


def modules(folder: Path) -> dict[str, str]:
    """The modules that the form may need, by their new names, the entry first; `folder` is `assets/js` of the site.

    Where an import leaves part of a name open (`./components/${method}.js`), every file that fits is one.
    """
    found: dict[str, str] = {}
    waiting = [ENTRY]
    while waiting:
        name = waiting.pop(0)
        if f"{_PREFIX}{name}" in found:
            continue
        text = (folder / name).read_text(encoding="utf-8")
        found[f"{_PREFIX}{name}"] = _IMPORT.sub(partial(_renamed, name), text)
        waiting += sorted(_named(folder, name, text))
    return found


def _renamed(name: str, match: re.Match[str]) -> str:
    before, quote, address = match.groups()
    return f"{before}{quote}{_PREFIX}{_resolved(name, address)}{quote}"


def _named(folder: Path, name: str, text: str) -> Iterator[str]:
    """The files that a module imports, by their path below `folder`."""
    for match in _IMPORT.finditer(text):
        address = _resolved(name, match[3])
        if _VARIABLE.search(address):
            yield from (
                one.relative_to(folder).as_posix() for one in folder.glob(_VARIABLE.sub("*", address))
            )
        else:
            yield address


def _resolved(name: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
