"""Pyodide in node, where the site is made: what it does there is looked at, and its memory taken.

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
const [script, info, ...rest] = process.argv.slice(%(given)d);
process.argv.length = 1; // Python would remember them
const { loadPyodide } = await import(pathToFileURL(script).href);
const options = {
  lockFileContents: { info: JSON.parse(info), packages: {} }, env: { PYTHONHASHSEED: '0' }, stdout: () => {},
};
try {
  const told = await (async () => {%(body)s})();
  process.stdout.write(told, () => process.exit(0));
} catch (error) {
  process.stderr.write(String(error.stack ?? error) + '\\n', () => process.exit(1));
}
"""


class NodeRefused(Exception):  # noqa: N818  (named after what happened)
    """The script failed; the message is what node said."""


def run(
    node: Node,
    pyodide: Path,
    body: str,
    *given: str,
    before: str = "",
    text: str = "",
    folder: Path | None = None,
) -> str:
    """What a script returns, a text.

    `pyodide` is the folder that holds `pyodide.mjs` and npm's `pyodide-lock.json`. In the script's `body` there are
    `loadPyodide`, the `options` that every start here has, `rest`, the arguments `given`, and the `text`; `before` is
    what runs before Pyodide is read. Raises `NodeRefused`.
    """
    arguments = [str((pyodide / "pyodide.mjs").resolve()), json.dumps(info(pyodide)), *given]
    whole = before + _WHOLE % {"given": -len(arguments), "body": body}
    done = subprocess.run(  # noqa: S603  (a fixed command)
        [*node.node, "--input-type=module", "-e", whole, *arguments],
        input=text,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NodeRefused(done.stderr.strip())
    return done.stdout


def info(pyodide: Path) -> dict[str, str]:
    """What Pyodide's own lock file says of its build: Python, platform and ABI."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    return dict(lock["info"])
