"""How many response files `rubricpress score` gets through: 66 rated criteria in each."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any, Final

from tests.bench.figure import Figure
from tests.bench.filling import first_values, rubric_of, scores
from tests.bench.processes import ran
from tests.bench.setting import Setting

from rubricpress.core.rubric import Rubric

_MEGA: Final = 1e6


def measure(setting: Setting) -> list[Figure]:
    """Files per second of one command, and the memory that it takes."""
    count = setting.rounds(10_000, 1_000)
    with setting.workplace() as folder:
        (folder / "rubrics").symlink_to(setting.root / "rubrics")
        files = _write(rubric_of(setting), folder, count)
        command = [sys.executable, "-m", "rubricpress", "score", "--json", *files]
        run = ran(command, folder)
    if run.lines != count:
        raise RuntimeError(f"{run.lines} results for {count} files")
    what = f"rubricpress score on {count:,} files of 66 criteria"
    runs = {"wall, s": [run.seconds], "processor, s": [run.processor_seconds]}
    note = f"{run.seconds:.1f} s in all, one process, from its start to its end, results as JSON"
    return [
        Figure(what, count / run.processor_seconds, "files/s and core", None, runs, note),
        Figure("peak memory of rubricpress score", run.peak / _MEGA, "MB"),
    ]


def _write(rubric: Rubric, folder: Path, count: int) -> list[str]:
    """So many response files, no two alike; their names."""
    chance = random.Random(3)
    choices = scores(rubric)
    measures = {name: value for name, value in first_values(rubric).items() if ".measure." in name}
    (folder / "r").mkdir()
    names = []
    for at in range(count):
        ratings: dict[str, Any] = {name: {"score": chance.choice(one).score} for name, one in choices.items()}
        for name, value in measures.items():
            criterion, _, key = name.removeprefix("ratings.").partition(".measure.")
            ratings[criterion].setdefault("measure", {})[key] = value
        response = {
            "format": "rubricpress-response/1",
            "rubric": {"id": rubric.id, "edition": rubric.edition},
            "profile": {"institution": f"某校{at}"},
            "assessments": {"self": {"ratings": ratings}},
        }
        names.append(f"r/{at:05}.json")
        (folder / names[-1]).write_text(json.dumps(response, ensure_ascii=False), encoding="utf-8")
    return names
