"""What earlier runs measured, one line for each, so that a slow change is seen."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from tests.bench.figure import Figure, rounded

FILE: Final = "tests/bench/history.jsonl"


def record(root: Path, machine: Mapping[str, Any], figures: Iterable[Figure]) -> Path:
    """Append one run: when, of which commit, on what machine, and every figure."""
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=root, capture_output=True, text=True, check=False
    )
    line = {
        "date": machine["date"],
        "commit": done.stdout.strip(),
        "machine": {name: value for name, value in machine.items() if name != "date"},
        "figures": {one.what: rounded(one.measured) for one in figures},
    }
    path = root / FILE
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path


def before(root: Path) -> dict[str, float]:
    """The figures of the last run that is recorded; none where none is."""
    path = root / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return dict(json.loads(lines[-1])["figures"]) if lines else {}
