"""The scripts that the browser gets: their types hold, and none of them computes a score."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from tests.tools.npm_tools import node_modules

from rubricpress.site import npm

SOURCE = Path(__file__).parents[2] / "site_assets"
SCRIPTS = sorted(path for path in SOURCE.rglob("*.js") if "node_modules" not in path.parts)

# numbers that are no scores, with what each counts
COUNTING = {
    "stepping.js": "occurrences, one more or less at a press of a button",
    "problems.js": "positions in a path",
    "checks.js": "bytes and seconds of a download",
    "pages.js": "the timer of a notice",
    "search.js": "the order of what was found",
}


@pytest.mark.parametrize("config", ["tsconfig.json", "tsconfig.worker.json", "tsconfig.service.json"])
def test_types_hold(root: Path, config: str) -> None:
    compiler = node_modules() / "typescript/bin/tsc"
    command = [*npm.find_node().node, str(compiler), "--project", str(root / "site_assets" / config)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_makes_a_number_of_a_text(script: Path) -> None:
    """「JavaScript never computes a score.」 Where texts do not become numbers, none can be added or rounded."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(
        r"\bparse(?:Float|Int)\b|\bNumber\(|\bMath\.|\bBigInt\b|\.toFixed\b|\bvalueAsNumber\b", text
    )
    assert found == [] or script.name in COUNTING
