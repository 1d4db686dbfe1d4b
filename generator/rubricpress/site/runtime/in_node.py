"""Scripts in node, where the site is made: what Pyodide does there is looked at, and its memory taken.

Time, chance and the names of files can be held fast, so that the same inputs give the same bytes.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Final

from rubricpress.site.npm import Node

STILL: Final = """
import crypto from 'node:crypto';
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
"""
"""The beginning of a script in which time stands still and chance does not play."""

# an error is told without the line of Pyodide's script, which is half a megabyte long
_WHOLE: Final = """
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const text = readFileSync(0, 'utf8'); // Pyodide takes standard input for itself
const rest = process.argv.slice(%(given)d);
process.argv.length = 1; // Python would remember them
try {
  const told = await (async () => {%(body)s})();
  process.stdout.write(told, () => process.exit(0));
} catch (error) {
  process.stderr.write(String(error.stack ?? error) + '\\n', () => process.exit(1));
}
"""
_WITH_PYODIDE: Final = """
  const { loadPyodide } = await import(pathToFileURL(rest.shift()).href);
  const options = {
    lockFileContents: { info: JSON.parse(rest.shift()), packages: {} }, env: { PYTHONHASHSEED: '0' }, stdout: () => {},
  };
"""


class NodeRefused(Exception):  # noqa: N818  (named after what happened)
    """The script failed; the message is what node said."""


def script(
    node: Node, body: str, *given: str, before: str = "", text: str = "", folder: Path | None = None
) -> str:
    """What a script returns, a text. In its `body` there are `rest`, the arguments `given`, and the `text`.

    `before` is what runs before all else. Raises `NodeRefused`.
    """
    whole = before + _WHOLE % {"given": -len(given), "body": body}
    done = subprocess.run(  # noqa: S603  (a fixed command)
        [*node.node, "--input-type=module", "-e", whole, *given],
        input=text,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NodeRefused(done.stderr.strip())
    return done.stdout


def run(
    node: Node,
    pyodide: Path,
    body: str,
    *given: str,
    before: str = "",
    text: str = "",
    folder: Path | None = None,
) -> str:
    """The same with Pyodide, which lies in the folder `pyodide` with npm's `pyodide-lock.json`.

    In the script's `body` there are `loadPyodide` and the `options` that every start here has, too.
    """
    arguments = [str((pyodide / "pyodide.mjs").resolve()), json.dumps(info(pyodide)), *given]
    return script(node, _WITH_PYODIDE + body, *arguments, before=before, text=text, folder=folder)


def info(pyodide: Path) -> dict[str, str]:
    """What Pyodide's own lock file says of its build: Python, platform and ABI."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return dict(lock["info"])
