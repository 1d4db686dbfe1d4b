"""The memory of a Python that has started and imported the core, for browsers that come back.

Pyodide can begin from such a memory instead of starting: that takes a third of the time, but the memory is four
megabytes, compressed, too heavy for a first visit. It is taken in node from the standard library as it is: Pyodide
wants its own modules there, where the browser's usual start has stand-ins (see `standins`). Time, chance and the names
of files are fixed while it is taken, so that the same inputs give the same bytes. A private part of Pyodide, whose
version is pinned; where it fails in a browser, that starts as on a first visit.
"""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rubricpress.site import bundle, in_node
from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node
from rubricpress.site.tracing import DOOR

NAME: Final = (
    "snapshot.bin"  # gzip inside; a name in .gz would make some servers unpack it, or say that they did
)
_ARCHIVE: Final = "python.zip"
_OUT: Final = "memory"


class SnapshotFailed(ToolFailed):
    """Pyodide did not give its memory in node; its own words are the message."""


# Argument: the Python to run; works in the folder that holds the archive.
_TAKE: Final = f"""
  const pyodide = await loadPyodide({{ ...options, stdLibURL: '{_ARCHIVE}', _makeSnapshot: true }});
  pyodide.runPython(rest[0]);
  writeFileSync('{_OUT}', pyodide.makeMemorySnapshot());
  return '';
"""

# what a first visit imports only when it has a problem to tell
_SAID: Final = "rubricpress.core.wording.problems"

# The generator of random numbers has been seeded by then. Where modules stand in the archive is forgotten: browsers have
# a smaller one at its place, from which comes what is imported later.
_CODE: Final = f"""
import gc, sys, zipimport
import {DOOR}, {_SAID}
if "random" in sys.modules:
    sys.modules["random"].seed(0)
zipimport._zip_directory_cache.clear()
gc.collect()
"""


def take(node: Node, pyodide: Path, bytecode: Mapping[str, bytes]) -> bytes:
    """The memory, compressed by gzip.

    `pyodide` is the folder of npm's package; `bytecode` holds the whole standard library and the core, by archive
    member.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _ARCHIVE).write_bytes(bundle.zipped(bytecode))
        try:
            in_node.run(node, pyodide, _TAKE, _CODE, before=in_node.STILL, folder=Path(folder))
        except in_node.NodeRefused as refused:
            raise SnapshotFailed(
                str(refused),
                zh="Pyodide 没有能在 node 里交出它的内存：",
                en="Pyodide did not give its memory in node:",
            ) from refused
        return gzip.compress(Path(folder, _OUT).read_bytes(), 9, mtime=0)
