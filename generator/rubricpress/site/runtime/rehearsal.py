"""Which functions of Pyodide's program a form calls: found by playing through what people do with one, in node.

A table with rows of most kinds is loaded, scored, read, explained, merged, reviewed, printed and compared, in both
languages, rightly filled in and wrongly, and Python's own numbers, texts and lists are put to work; once from a start as on a first visit and once from the memory that later
visits begin with. What is called in none of these stands apart (see `wasm_splitting`), and is fetched when it is called.
Time and chance are held fast, so that the same inputs find the same functions.
"""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node
from rubricpress.site.runtime import archive, bundle, in_node, rehearsed, rehearsed_python
from rubricpress.site.runtime.tracing import DOOR
from rubricpress.site.runtime.wasm import Program
from rubricpress.site.runtime.wasm_splitting import MARKS, watched

PLAYED: Final = (rehearsed, rehearsed_python)
_PROGRAM: Final = "pyodide.asm.wasm"
_ARCHIVE: Final = "python.zip"
_MEMORY: Final = "memory"
_PYTHON: Final = "rehearsed_python"

# Text: the requests. Gives the numbers of the functions of the program's own that were called.
_PLAY: Final = f"""
  const marks = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {{
    const made = await instantiate(...given);
    const {{ '{MARKS}': table, ...exports }} = (made.instance ?? made).exports;
    if (!table) return made;
    marks.push(table);
    return {{ module: made.module, instance: {{ exports }} }};
  }};
  const requests = JSON.parse(text);
  for (const start of [{{}}, {{ _loadSnapshot: new Uint8Array(readFileSync('{_MEMORY}')) }}]) {{
    const pyodide = await loadPyodide({{ ...options, stdLibURL: '{_ARCHIVE}', ...start }});
    if (!start._loadSnapshot) pyodide.pyimport('{_PYTHON}').play(); // that Python knows its own archive only
    const answer = pyodide.pyimport('{DOOR}').answer;
    for (const request of requests) {{
      try {{
        answer(request);
      }} catch (error) {{
        if (!(error instanceof pyodide.ffi.PythonError)) throw error;
      }}
    }}
  }}
  const called = new Set();
  for (const table of marks) for (let at = 0; at < table.length; at += 1) if (table.get(at)) called.add(at);
  return JSON.stringify([...called].sort((one, other) => one - other));
"""


class RehearsalFailed(ToolFailed):
    """Pyodide did not play; node's own words are the message."""


def called(
    node: Node, pyodide: Path, bytecode: Mapping[str, bytes], zipped: frozenset[str], memory: bytes
) -> list[int]:
    """The numbers of those functions, in order, counted among the program's own.

    `pyodide` is the folder of npm's package, `bytecode` is what the browser's Python starts from, by archive member, of
    which some are `zipped` (see `archive`), `memory` the whole one that `snapshot.take` gives.
    """
    program = Program.read((pyodide / _PROGRAM).read_bytes())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in ("pyodide.mjs", "pyodide.asm.js", "package.json", "pyodide-lock.json"):
            shutil.copyfile(pyodide / file, folder / file)
        (folder / _PROGRAM).write_bytes(watched(program).written())
        sources = {f"{_PYTHON}.py": Path(rehearsed_python.__file__).read_bytes()}
        played = bundle.compiled(sources)
        (folder / _ARCHIVE).write_bytes(archive.packed({**bytecode, **played}, zipped.union(played)))
        (folder / _MEMORY).write_bytes(gzip.decompress(memory))
        try:
            found = in_node.run(
                node,
                folder,
                _PLAY,
                before=in_node.STILL,
                text=json.dumps(list(rehearsed.requests())),
                folder=folder,
            )
        except in_node.NodeRefused as refused:
            raise RehearsalFailed(
                str(refused),
                zh="没有能在 node 里试用评分程序：",
                en="The scoring program could not be tried in node:",
            ) from refused
    return [int(one) for one in json.loads(found)]
