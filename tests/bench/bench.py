"""The benchmarks by name, run one after the other."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import os
import platform
import subprocess
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tests.bench import (
    boot,
    building,
    checking,
    desk,
    editing,
    history,
    painting,
    responses,
    scoring,
    serving,
    slow,
    story,
    surveying,
    transfer,
    weighing,
)
from tests.bench.figure import Figure, rounded, table
from tests.bench.setting import Setting
from tests.chromium import EXECUTABLE

_BENCHMARKS: Final[Mapping[str, Callable[[Setting], list[Figure]]]] = {
    "boot": boot.measure,
    "bytes": transfer.measure,
    "weight": weighing.measure,
    "scoring": scoring.measure,
    "survey": surveying.measure,
    "editing": editing.measure,
    "paint": painting.measure,
    "check": checking.measure,
    "slow": slow.measure,
    "story": story.measure,
    "desk": desk.measure,
    "responses": responses.measure,
    "serve": serving.measure,
    "build": building.measure,
}


def main() -> int:
    """Run what is asked for. A missed target is told, and no failure: numbers depend on the machine's other work."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure speed and size.")
    parser.add_argument("--only", action="append", choices=list(_BENCHMARKS), help="measure only this")
    parser.add_argument("--record", action="store_true", help=f"append the figures to {history.FILE}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no build of 1,000 rubrics")
    given = parser.parse_args()
    setting = Setting(Path(__file__).parents[2], given.quick)
    if not (setting.site / "index.html").is_file():
        parser.error("there is no finished site; run: make build")
    machine = _machine()
    print(", ".join(f"{name} {value}" for name, value in machine.items()), flush=True)
    figures = []
    for name in given.only or _BENCHMARKS:
        started = time.monotonic()
        found = _BENCHMARKS[name](setting)
        figures += found
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    print(f"\n{table(figures)}\n")
    for one in figures:
        if one.note:
            print(f"{one.what}: {one.note}")
    machine["loop ms, end"] = _loop()
    last = history.before(setting.root)
    for one in figures:
        if earlier := last.get(one.what):
            print(f"{one.what}: {rounded(one.measured):g}, at the last record {earlier:g}")
    if given.record:
        history.record(setting.root, machine, figures)
    kept = setting.root / ".cache/bench.json"
    data = {"machine": machine, "figures": [one.as_data() for one in figures]}
    kept.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    missed = [one.what for one in figures if one.met is False]
    print(f"\n{kept}: every run" + (f"; targets missed: {len(missed)}" if missed else ""))
    return 0


def _machine() -> dict[str, Any]:
    """What the numbers were measured on, and when; the load tells whether it had other work."""
    chromium = subprocess.run([EXECUTABLE, "--version"], capture_output=True, text=True, check=True).stdout
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.process_cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Chromium": chromium.split()[1],
        "MkDocs": importlib.metadata.version("mkdocs"),
        "Material": importlib.metadata.version("mkdocs-material"),
        "load": round(os.getloadavg()[0], 2),
        "loop ms": _loop(),
    }


def _loop() -> float:
    """Milliseconds for a fixed piece of work: a shared machine is not equally fast all the time."""
    best = float("inf")
    for _ in range(9):
        started = time.perf_counter()
        sum(at & 3 for at in range(500_000))
        best = min(best, time.perf_counter() - started)
    return round(best * 1000, 1)
