"""How long `rubricpress check` takes for very many rubrics of 66 criteria, and for a single one."""

from __future__ import annotations

import statistics
import sys
from typing import Final

from tests.bench.figure import Figure
from tests.bench.processes import ran
from tests.bench.projects import rubric_texts
from tests.bench.setting import Setting

_ALLOWED_S: Final = 20.0
_ONE_ALLOWED_S: Final = 0.5
_ALLOWED_MB: Final = 500.0
_MEGA: Final = 1e6
_COMMAND: Final = (sys.executable, "-m", "rubricpress", "check")


def measure(setting: Setting) -> list[Figure]:
    """Seconds of the processor for all of them, the memory that it takes, and seconds for one with the start of Python."""
    count = setting.rounds(1_000, 100)
    texts = rubric_texts(setting.root, count)
    with setting.workplace() as folder:
        (folder / "rubrics").mkdir()
        for name, text in texts.items():
            (folder / f"rubrics/{name}.yaml").write_text(text, encoding="utf-8")
        whole = ran(_COMMAND, folder)
        single = [*_COMMAND, f"rubrics/{next(iter(texts))}.yaml"]
        ones = [ran(single, folder).processor_seconds for _ in range(setting.rounds(9, 3))]
    if whole.lines != count:
        raise RuntimeError(f"{whole.lines} lines about {count} rubrics")
    runs = {"wall, s": [whole.seconds], "processor, s": [whole.processor_seconds]}
    what = f"rubricpress check of {count:,} rubrics of 66 criteria"
    return [
        Figure(f"{what}, processor", whole.processor_seconds, "s", _ALLOWED_S, runs, "on one core"),
        Figure("peak memory of rubricpress check", whole.peak / _MEGA, "MB", _ALLOWED_MB),
        Figure(
            "rubricpress check of one, from the start of Python",
            statistics.median(ones),
            "s",
            _ONE_ALLOWED_S,
            {"processor, s": ones},
        ),
    ]
