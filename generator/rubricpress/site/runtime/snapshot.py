"""The memory of a started Python that has imported the core, for browsers that come back.

Pyodide can begin from such a memory instead of starting: that takes a third of the time, but the memory is two
megabytes, compressed, too heavy for a first visit. It is taken in node from the modules that browsers start from (see
`standins`). Time, chance and the names of files are fixed while it is taken, so that the same inputs give the same
bytes. A private part of Pyodide, whose version is pinned; where it fails in a browser, that starts as on a first visit.

More than half of the memory need not be kept: pages that are empty, and pages of Pyodide's program itself that Python
has left as they were. `gathered` leaves them out. All numbers are of 32 bits, the lowest byte first: how long the head is
that Pyodide has put before the memory, the number of stretches, of what `Kind` each is and how long; then come the head
and the stretches that are held.
"""

from __future__ import annotations

import gzip
import itertools
import struct
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node
from rubricpress.site.runtime import in_node
from rubricpress.site.runtime.tracing import DOOR

NAME: Final = (
    "snapshot.bin"  # gzip inside; a name in .gz would make some servers unpack it, or say that they did
)
_ARCHIVE: Final = "python.zip"
_OUT, _BEGUN, _READY = "memory", "begun", "ready"
_PAGE: Final = 4096
_FAST: Final = 1
_PLACE_OF_HEAD: Final = 4  # its length stands after four bytes of magic


class SnapshotFailed(ToolFailed):
    """Pyodide did not give its memory in node; its own words are the message."""


class Kind(IntEnum):
    """What a stretch of memory is."""

    EMPTY = 0
    HELD = 1
    """It stands in the file."""
    OWN = 2
    """It is as Pyodide's program brings it along."""


@dataclass(frozen=True)
class Memory:
    """A memory, twice; both compressed by gzip."""

    shipped: bytes
    """What browsers get, see `gathered`."""
    whole: bytes
    """What Pyodide gave."""


# Argument: the Python to run; works in the folder that holds the archive. What Pyodide's program brings along is looked at
# when it is there, and again when the memory is laid over it: by then it has set itself up.
_TAKE: Final = f"""
  const start = {{ ...options, stdLibURL: '{_ARCHIVE}' }};
  const pyodide = await loadPyodide({{ ...start, _makeSnapshot: true }});
  pyodide.runPython(rest[0]);
  const memory = pyodide.makeMemorySnapshot();
  writeFileSync('{_OUT}', memory);
  const instantiate = WebAssembly.instantiate;
  let own;
  const keep = (name) => writeFileSync(name, new Uint8Array(own.buffer));
  WebAssembly.instantiate = async (program, imports) => {{
    const made = await instantiate(program, imports);
    if (!own && imports?.env?.memory) {{
      own = imports.env.memory;
      keep('{_BEGUN}');
    }}
    return made;
  }};
  memory.subarray = (...part) => {{
    if (part.length === 1) keep('{_READY}'); // what comes behind the head
    return Uint8Array.prototype.subarray.apply(memory, part);
  }};
  await loadPyodide({{ ...start, _loadSnapshot: memory }});
  return '';
"""

# what a first visit imports only when it has a problem to tell
_SAID: Final = "rubricpress.core.wording.problems"

# Where modules stand in the archive is forgotten: browsers have another one at its place, from which comes what is
# imported later.
_CODE: Final = f"""
import gc, zipimport
import {DOOR}, {_SAID}
zipimport._zip_directory_cache.clear()
gc.collect()
"""


def take(node: Node, pyodide: Path, archive: bytes) -> Memory:
    """The memory after a start.

    `pyodide` is the folder of npm's package; `archive` is what the browser's Python starts from, with `standins.REMEMBERED`.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _ARCHIVE).write_bytes(archive)
        try:
            in_node.run(node, pyodide, _TAKE, _CODE, before=in_node.STILL, folder=Path(folder))
        except in_node.NodeRefused as refused:
            raise SnapshotFailed(
                str(refused),
                zh="Pyodide 没有能在 node 里交出它的内存：",
                en="Pyodide did not give its memory in node:",
            ) from refused
        memory, begun, ready = (Path(folder, name).read_bytes() for name in (_OUT, _BEGUN, _READY))
    return Memory(
        gzip.compress(gathered(memory, begun, ready), 9, mtime=0), gzip.compress(memory, _FAST, mtime=0)
    )


def gathered(memory: bytes, begun: bytes, ready: bytes) -> bytes:
    """A memory without what need not be kept.

    `memory` begins with Pyodide's head. `begun` is the memory of a program that has just been set up, and `ready` the
    same when the kept memory is laid over it; both have no head.
    """
    (head,) = struct.unpack_from("<I", memory, _PLACE_OF_HEAD)
    body = memory[head:]
    stretches = list(_stretches(body, begun, ready))
    numbers = [head, len(stretches), *itertools.chain.from_iterable(stretches)]
    held, at = [memory[:head]], 0
    for kind, length in stretches:
        if kind is Kind.HELD:
            held.append(body[at : at + length])
        at += length
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(held)


def _stretches(body: bytes, begun: bytes, ready: bytes) -> Iterator[tuple[Kind, int]]:
    pages = range(0, len(body), _PAGE)

    def kind(at: int) -> Kind:
        page = slice(at, at + _PAGE)
        if not any(body[page]):
            return Kind.EMPTY
        return Kind.OWN if body[page] == begun[page] == ready[page] else Kind.HELD

    for one, run in itertools.groupby(pages, kind):
        *_, last = begins = list(run)
        yield one, min(last + _PAGE, len(body)) - begins[0]
