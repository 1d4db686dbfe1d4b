"""A worker is written in parts and comes as one script: all of it, each part once and before who needs it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from rubricpress.site.joining import WORKERS, joined
from rubricpress.site.npm import find_node
from rubricpress.site.output import site_assets


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")


def test_each_part_stands_once_and_before_the_one_that_needs_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        a="import { b } from './b.js';\nimport { c } from './c.js';\n\nconsole.log(b + c);\n",
        b="import { c } from './c.js';\n\nexport const b = c + 1;\n",
        c="export const c = 20;\n",
    )
    text = joined(tmp_path, "a.js")
    assert text.count("const c = 20") == 1
    done = subprocess.run([*find_node().node, "-e", text], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "41"


@pytest.mark.parametrize(
    "line",
    [
        "export default 1;",
        "import * as all from './c.js';",
        "export { c } from './c.js';",
        "import './c.js';",
        "export { c };",
    ],
)
def test_other_ways_to_import_and_export_are_refused(tmp_path: Path, line: str) -> None:
    write(tmp_path, a=f"{line}\n", c="export const c = 20;\n")
    with pytest.raises(ValueError, match=re.escape(line)):
        joined(tmp_path, "a.js")


@pytest.mark.parametrize("worker", WORKERS)
def test_the_site_has_each_worker_in_one_piece(root: Path, worker: str, tmp_path: Path) -> None:
    """No part comes by itself, and the whole is a script that a browser takes: no name is given twice."""
    assets = site_assets(root)
    assert not [name for name in assets if f"/{WORKERS[worker]}" in name]
    whole = tmp_path / "worker.mjs"
    whole.write_bytes(assets[f"assets/js/{worker}"])
    assert not re.findall(rb"^\s*(?:import|export)\b(?!\()", whole.read_bytes(), re.MULTILINE)
    done = subprocess.run(
        [*find_node().node, "--check", str(whole)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
