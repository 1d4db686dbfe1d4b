"""The memory of a Python that has started and imported the core, for browsers that come back.

Pyodide can begin from such a memory instead of starting: that takes a third of the time, but the memory is four
megabytes, compressed, too heavy for a first visit. It is taken in node from the standard library as it is: Pyodide
wants its own modules there, where the browser's usual start has stand-ins (see `standins`). Time, chance and the names
of files are fixed while it is taken, so that the same inputs give the same bytes. A private part of Pyodide, whose
version is pinned; where it fails in a browser, that starts as on a first visit.

Nearly half of the memory is zeros, which a browser need not read: `gathered` leaves out its empty pages. All numbers are
of 32 bits, the lowest byte first: the size of the memory, the number of stretches, where each begins and how long it is; then
come the stretches themselves.
"""

from __future__ import annotations

import gzip
import struct
import tempfile
from collections.abc import Mapping
from itertools import batched
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
_PAGE: Final = 4096


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
    """The memory, gathered, and compressed by gzip.

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
        return gzip.compress(gathered(Path(folder, _OUT).read_bytes()), 9, mtime=0)


def gathered(memory: bytes) -> bytes:
    """A memory without its empty pages."""
    stretches: list[tuple[int, int]] = []
    for at in range(0, len(memory), _PAGE):
        end = min(at + _PAGE, len(memory))
        if not any(memory[at:end]):
            continue
        begin = stretches.pop()[0] if stretches and stretches[-1][1] == at else at
        stretches.append((begin, end))
    numbers = [
        len(memory),
        len(stretches),
        *(one for begin, end in stretches for one in (begin, end - begin)),
    ]
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(
        memory[begin:end] for begin, end in stretches
    )


def spread(data: bytes) -> bytes:
    """The memory that was gathered into `data`."""
    size, count = struct.unpack_from("<2I", data)
    numbers = struct.unpack_from(f"<{2 * count}I", data, 8)
    memory, at = bytearray(size), 8 * (1 + count)
    for begin, length in batched(numbers, 2, strict=True):
        memory[begin : begin + length] = data[at : at + length]
        at += length
    return bytes(memory)
