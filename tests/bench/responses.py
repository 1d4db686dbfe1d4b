"""How many responses of 66 rated criteria are scored: by the core alone, and by `rubricpress score` from file to result."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from tests.bench.figure import Figure
from tests.bench.filling import first_values, rubric_of, scores
from tests.bench.processes import ran
from tests.bench.returned import returned
from tests.bench.setting import Setting

from rubricpress.core.changes.digest import digest
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.response import read_response
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer

_MEGA: Final = 1e6
_LEAST: Final = 5_000
_WITH: Final = (
    "files as the form saves them: scores of all bands, random numbers behind ratios, half of the rows with evidence,"
    " a fifth with a note, some rows open, some wrong (tests/bench/returned.py)"
)
_ALONE: Final = "scores of the best bands, no evidence, no notes, no check code"


def measure(setting: Setting) -> list[Figure]:
    """Files per second of processor time of one command, and the memory that it takes."""
    rubric = rubric_of(setting)
    count = setting.rounds(10_000, 1_000)
    figures = []
    for what, held, texts in (
        ("returned", _WITH, returned(rubric, 3)),
        ("with scores alone", _ALONE, _scores_alone(rubric)),
    ):
        with setting.workplace() as folder:
            (folder / "rubrics").symlink_to(setting.root / "rubrics")
            files, size = _write(folder, islice(texts, count))
            run = ran(
                [sys.executable, "-m", "rubricpress", "score", "--json", *files], folder, ends=(0, 1)
            )  # some files have problems
        figures.append(_core(rubric, what, list(islice(texts, 2_000))))
        if run.lines != count:
            raise RuntimeError(f"{run.lines} results for {count} files")
        name = f"rubricpress score on {count:,} files of 66 criteria, {what}"
        runs = {"wall, s": [run.seconds], "processor, s": [run.processor_seconds]}
        note = f"{held}; {size / 1000:.1f} kB each; {run.seconds:.1f} s in all, from the start of Python to its end, results as JSON"
        figures.append(
            Figure(name, count / run.processor_seconds, "files/s and core", None, runs, note, least=_LEAST)
        )
        if what == "returned":
            figures.append(Figure("peak memory of rubricpress score", run.peak / _MEGA, "MB"))
    return figures


def _core(rubric: Rubric, what: str, texts: list[str]) -> Figure:
    """Responses per second of processor time that the core scores once they are read, no two alike."""
    scorer = Scorer(rubric, digest(rubric))
    responses = []
    for text in texts:
        data, _ = read_json(text)
        responses.append(read_response(data, rubric, scorer.digest, scorer.maxima)[0])
    seconds = []
    for _ in range(5):
        started = time.process_time()
        for response in responses:
            scorer.score(response)
        seconds.append((time.process_time() - started) / len(responses))
    note = "from the ratings of each to all its scores, sums and conclusions; without reading JSON, check code and result"
    rates = {"responses/s": [1 / one for one in seconds]}
    name = f"the core scores responses of 66 criteria, {what}"
    return Figure(
        name, 1 / statistics.median(seconds), "responses/s and core", None, rates, note, least=_LEAST
    )


def _scores_alone(rubric: Rubric) -> Iterator[str]:
    """Responses with nothing but scores, no two alike, without end; the numbers of a measure are the same in all."""
    chance = random.Random(3)
    choices = scores(rubric)
    measures = {name: value for name, value in first_values(rubric).items() if ".measure." in name}
    while True:
        ratings: dict[str, Any] = {name: {"score": chance.choice(one).score} for name, one in choices.items()}
        for name, value in measures.items():
            criterion, _, key = name.removeprefix("ratings.").partition(".measure.")
            ratings[criterion].setdefault("measure", {})[key] = value
        response = {
            "format": "rubricpress-response/1",
            "rubric": {"id": rubric.id, "edition": rubric.edition},
            "profile": {"institution": "某校"},
            "assessments": {"self": {"ratings": ratings}},
        }
        yield json.dumps(response, ensure_ascii=False)


def _write(folder: Path, texts: Iterator[str]) -> tuple[list[str], float]:
    """The texts as files; their names, and the bytes of one, on average."""
    (folder / "r").mkdir()
    names, size = [], 0
    for at, text in enumerate(texts):
        names.append(f"r/{at:05}.json")
        size += (folder / names[-1]).write_bytes(text.encode())
    return names, size / len(names)
