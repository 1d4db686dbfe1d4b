"""Scripts of one worker as one script: they are written apart, to be read, and come in one piece.

A browser learns what a worker imports once its script is here; all the files behind it would come a step later, on
the way that the first total takes. And the form that is one file has no addresses to import from.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Final

WORKERS: Final = {"scoring/worker.js": "scoring/worker/"}
"""The scripts that are joined, each with the folder of its parts."""
_IMPORT: Final = re.compile(r"^import \{[^}]*\} from '(\.{1,2}/[^']+)';\n+", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async function|function|class|const|let)\b)", re.MULTILINE)
_LEFT: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def joined(folder: Path, name: str) -> str:
    """The script `name` of the folder with all that it imports in front of it, each part once.

    All stand in one scope: no two parts may give the same name to different things, or browsers refuse the script.
    Raises ValueError for an import or export of any other form than `import { a } from './b.js'` and `export const a`.
    """
    parts: dict[str, str] = {}
    _gather(folder, name, parts)
    return "\n".join(parts.values())


def _gather(folder: Path, name: str, parts: dict[str, str]) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    for match in _IMPORT.finditer(text):
        part = posixpath.normpath(posixpath.join(posixpath.dirname(name), match[1]))
        if part not in parts:
            _gather(folder, part, parts)
    bare = _EXPORT.sub("", _IMPORT.sub("", text))
    if left := _LEFT.search(bare):
        raise ValueError(f"{name}: not understood: {left[0]}")
    parts[name] = bare
