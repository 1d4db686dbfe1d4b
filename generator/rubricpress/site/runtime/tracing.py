"""Which modules of the standard library the browser needs: found by starting Pyodide and looking.

Pyodide is started once in node, with the whole standard library, the stand-ins and the core; everything that
the core imports is imported; what has then been read from the archive is what is needed, by Pyodide's own
start as much as by the core.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED

from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node
from rubricpress.site.runtime import in_node, patterns
from rubricpress.site.runtime.archive import FINDER_MEMBER
from rubricpress.site.runtime.bundle import module_of, named, zipped

DOOR: Final = "rubricpress.core.bridge"


class TracingFailed(ToolFailed):
    """Pyodide did not start in node, or it is not the Python that compiles for it; the message says which."""


# Argument: the archive; text: the Python to run; gives its last value.
_RUN: Final = """
  const pyodide = await loadPyodide({ ...options, stdLibURL: rest[0] });
  return pyodide.runPython(text) + '\\n';
"""

# A malformed request goes through too, for what Python needs to tell an error.
_LOOK: Final = """
import importlib, importlib.util, json, re._compiler, sys, traceback
for name in {names}:
    importlib.import_module(name)
try:
    sys.modules[{door!r}].answer("{{")
except ValueError as error:
    "".join(traceback.format_exception(error))
archive = next(place for place in sys.path if place.endswith(".zip")) + "/"
origins = [getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in sys.modules.values()]
json.dumps({{
    "members": [one.removeprefix(archive) for one in dict.fromkeys(origins) if one.startswith(archive)],
    "patterns": repr(re._compiler.RECORDED),
    "magic": importlib.util.MAGIC_NUMBER.hex(),
    "python": sys.version.split()[0],
}})
"""


@dataclass(frozen=True)
class Traced:
    """What a start needs."""

    members: list[str]
    """Of the standard library (`json/decoder.py`), as they are imported one after the other."""
    patterns: str
    """The regular expressions that are compiled, see `patterns`."""


def trace(node: Node, pyodide: Path, library: Mapping[str, bytes], core: Mapping[str, bytes]) -> Traced:
    """What is needed of `library`.

    `pyodide` is the folder of npm's package; `library` and `core` are sources by archive member.
    """
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "python.zip")
        archive.write_bytes(zipped({**library, **core, **_watching(library)}, ZIP_STORED))
        code = _LOOK.format(names=sorted(imported(core)), door=DOOR)
        try:
            seen = json.loads(in_node.run(node, pyodide, _RUN, str(archive), text=code))
        except in_node.NodeRefused as refused:
            raise TracingFailed(
                str(refused),
                zh="Pyodide 没有能在 node 里启动：",
                en="Pyodide did not start in node:",
            ) from refused
    if seen["magic"] != MAGIC_NUMBER.hex():
        raise TracingFailed(
            zh=f"Pyodide 用的是 Python {seen['python']}：请用同一个次版本的 Python 运行 rubricpress",
            en=f"Pyodide is Python {seen['python']}: run rubricpress with the same minor version",
        )
    return Traced([one for one in seen["members"] if one not in core], seen["patterns"])


def _watching(library: Mapping[str, bytes]) -> dict[str, bytes]:
    compiler = patterns.recording(library[patterns.COMPILER].decode())
    return {FINDER_MEMBER: b"", patterns.COMPILER: compiler.encode()}


def imported(core: Mapping[str, bytes]) -> set[str]:
    """The core's modules, and every module that one of them names in an import, wherever it stands."""
    names = {module_of(member) for member in core}
    names.update(*map(named, core.values()))
    return names
