"""Which modules of the standard library the browser needs: found by starting Pyodide and looking.

Pyodide is started once in node, with the whole standard library, the stand-ins and the core; everything that
the core imports is imported; what has then been read from the archive is what is needed, by Pyodide's own
start as much as by the core.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED

from rubricpress.site.bundle import named, zipped
from rubricpress.site.failures import ToolFailed
from rubricpress.site.npm import Node

DOOR: Final = "rubricpress.core.bridge"


class TracingFailed(ToolFailed):
    """Pyodide did not start in node, or it is not the Python that compiles for it; the message says which."""


# Arguments: pyodide.mjs, the archive, what `info` says; standard input: the Python to run; output: its last value.
_RUN_IN_NODE: Final = """
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [script, archive, info] = process.argv.slice(-3);
const { loadPyodide } = await import(pathToFileURL(script).href);
try {
  const pyodide = await loadPyodide({
    stdLibURL: archive, lockFileContents: { info: JSON.parse(info), packages: {} },
    env: { PYTHONHASHSEED: '0' }, stdout: () => {},
  });
  process.stdout.write(pyodide.runPython(readFileSync(0, 'utf8')) + '\\n', () => process.exit(0));
} catch (error) { // told without the line of Pyodide's script, which is half a megabyte long
  process.stderr.write(String(error.stack ?? error) + '\\n', () => process.exit(1));
}
"""

# A malformed request goes through too, for what Python needs to tell an error.
_LOOK: Final = """
import importlib, importlib.util, json, sys, traceback
for name in {names}:
    importlib.import_module(name)
try:
    sys.modules[{door!r}].answer("{{")
except ValueError as error:
    "".join(traceback.format_exception(error))
archive = next(place for place in sys.path if place.endswith(".zip")) + "/"
origins = [getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in sys.modules.values()]
json.dumps({{
    "members": sorted({{one.removeprefix(archive) for one in origins if one.startswith(archive)}}),
    "magic": importlib.util.MAGIC_NUMBER.hex(),
    "python": sys.version.split()[0],
}})
"""


def trace(node: Node, pyodide: Path, library: Mapping[str, bytes], core: Mapping[str, bytes]) -> list[str]:
    """The members of `library` that are needed (`json/decoder.py`), in order.

    `pyodide` is the folder of npm's package; `library` and `core` are sources by archive member.
    """
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "python.zip")
        archive.write_bytes(zipped({**library, **core}, ZIP_STORED))
        done = subprocess.run(  # noqa: S603  (a fixed command)
            [
                *(*node.node, "--input-type=module", "-e", _RUN_IN_NODE),
                *(str(pyodide / "pyodide.mjs"), str(archive), json.dumps(info(pyodide))),
            ],
            input=_LOOK.format(names=sorted(imported(core)), door=DOOR),
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise TracingFailed(
            done.stderr.strip(),
            zh="Pyodide 没有能在 node 里启动：",
            en="Pyodide did not start in node:",
        )
    seen = json.loads(done.stdout)
    if seen["magic"] != MAGIC_NUMBER.hex():
        raise TracingFailed(
            zh=f"Pyodide 用的是 Python {seen['python']}：请用同一个次版本的 Python 运行 rubricpress",
            en=f"Pyodide is Python {seen['python']}: run rubricpress with the same minor version",
        )
    return [one for one in seen["members"] if one not in core]


def info(pyodide: Path) -> dict[str, str]:
    """What Pyodide's own lock file says of its build: Python, platform and ABI."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return dict(lock["info"])


def imported(core: Mapping[str, bytes]) -> set[str]:
    """The core's modules, and every module that one of them names in an import, wherever it stands."""
    names = {_module(member) for member in core}
    names.update(*map(named, core.values()))
    return names


def _module(member: str) -> str:
    return member.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
