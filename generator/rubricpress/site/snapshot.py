"""The memory of a Python that has started and imported the core, for browsers that come back.

Pyodide can begin from such a memory instead of starting: that takes a third of the time, but the memory is four
megabytes, compressed, too heavy for a first visit. It is taken in node from the standard library as it is: Pyodide
wants its own modules there, where the browser's usual start has stand-ins (see `standins`). Time, chance and the names
of files are fixed while it is taken, so that the same inputs give the same bytes. A private part of Pyodide, whose
version is pinned; where it fails in a browser, that starts as on a first visit.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rubricpress.site import bundle
from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node
from rubricpress.site.tracing import DOOR, info

NAME: Final = (
    "snapshot.bin"  # gzip inside; a name in .gz would make some servers unpack it, or say that they did
)
_ARCHIVE: Final = "python.zip"
_OUT: Final = "memory"


class SnapshotFailed(ToolFailed):
    """Pyodide did not give its memory in node; its own words are the message."""


# Arguments: pyodide.mjs, what `info` says, the Python to run; works in the folder that holds the archive.
_TAKE: Final = """
import crypto from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [script, info, code] = process.argv.slice(-3);
process.argv.length = 1; // Python would remember them
const TIME = 1700000000000;
const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { super(...(given.length ? given : [TIME])); }
  static now() { return TIME; }
};
performance.now = () => 1000;
Math.random = () => 0.5;
const filled = (array) => { new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7); return array; };
globalThis.crypto.getRandomValues = filled;
crypto.randomFillSync = filled;
crypto.randomBytes = (size) => Buffer.alloc(size, 7);
const { loadPyodide } = await import(pathToFileURL(script).href);
try {
  const pyodide = await loadPyodide({
    stdLibURL: '%(archive)s', lockFileContents: { info: JSON.parse(info), packages: {} },
    env: { PYTHONHASHSEED: '0' }, stdout: () => {}, _makeSnapshot: true,
  });
  pyodide.runPython(code);
  writeFileSync('%(out)s', pyodide.makeMemorySnapshot());
  process.exit(0);
} catch (error) { // told without the line of Pyodide's script, which is half a megabyte long
  process.stderr.write(String(error.stack ?? error) + '\\n', () => process.exit(1));
}
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
        done = subprocess.run(  # noqa: S603  (a fixed command)
            [
                *(*node.node, "--input-type=module", "-e", _TAKE % {"archive": _ARCHIVE, "out": _OUT}),
                *(str((pyodide / "pyodide.mjs").resolve()), json.dumps(info(pyodide)), _CODE),
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SnapshotFailed(
                done.stderr.strip(),
                zh="Pyodide 没有能在 node 里交出它的内存：",
                en="Pyodide did not give its memory in node:",
            )
        return gzip.compress(Path(folder, _OUT).read_bytes(), 9, mtime=0)
