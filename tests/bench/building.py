"""How long `rubricpress build` takes for few and for many rubrics, beside MkDocs on as many bare pages.

Two pages for each rubric, with the same settings, theme, plugins and hand-written pages, none of the counted pages
in the navigation; whole commands, in turn. Cold: nothing is kept but the prebuilt scoring runtime.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.bench.figure import Figure, ratio
from tests.bench.processes import Ran, ran
from tests.bench.projects import environment, rubric_texts, with_bare_pages, with_rubrics
from tests.bench.setting import Setting

_ROUNDS: Final = {3: 5, 100: 3, 1000: 2}
_LISTED: Final = 100  # with more pages, MkDocs takes minutes to list them in its default navigation
_ALLOWED: Final = 2.0
_LINEAR: Final = 1.2
_GIGA: Final = 1e9
_MEMORY_GB: Final = 1.5

_OURS: Final = (sys.executable, "-m", "rubricpress", "build")
_MKDOCS: Final = (sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--quiet")


@dataclass
class Builds:
    """The runs for one number of rubrics."""

    rubrics: int
    ours: list[Ran] = field(default_factory=list)
    bare: list[Ran] = field(default_factory=list)
    edited: list[Ran] = field(default_factory=list)
    listed: list[Ran] = field(default_factory=list)

    @property
    def peak(self) -> float:
        """The most memory of any run of ours, in GB."""
        return max(run.peak for run in self.ours) / _GIGA

    def figures(self) -> list[Figure]:
        """Time beside bare pages, cold and after one edit."""
        runs = {
            "cold, s": _seconds(self.ours),
            "bare pages, s": _seconds(self.bare),
            "one edit, s": _seconds(self.edited),
            "cold, processor s": [run.processor_seconds for run in self.ours],
            "bare pages, processor s": [run.processor_seconds for run in self.bare],
        }
        cold, bare = _seconds(self.ours), _seconds(self.bare)
        name = f"{self.rubrics:,} rubrics"
        note = (
            f"{statistics.median(cold):.1f} s against {statistics.median(bare):.1f} s for {2 * self.rubrics:,} "
            f"bare pages; {self.peak:.2f} GB at most"
        )
        figures = [
            Figure(f"build of {name}, cold / bare pages", ratio(cold, bare), "", _ALLOWED, runs, note),
            Figure(f"build of {name} after one edit / bare pages", ratio(_seconds(self.edited), bare)),
        ]
        if self.listed:
            what = f"build of {name}, cold / bare pages that the navigation lists"
            listed = {"bare pages, listed, s": _seconds(self.listed)}
            figures.append(Figure(what, ratio(cold, _seconds(self.listed)), "", None, listed))
        return figures


def measure(setting: Setting) -> list[Figure]:
    """Time, memory and growth."""
    sizes = [3, 100] if setting.quick else [3, 100, 1000]
    texts = rubric_texts(setting.root, sizes[-1])
    found = [_built(setting, dict(list(texts.items())[:size])) for size in sizes]
    figures = [figure for one in found for figure in one.figures()]
    peak = max(one.peak for one in found)
    figures.append(Figure("peak memory of the largest build", peak, "GB", _MEMORY_GB))
    if len(found) == 3:
        each = [statistics.median(_seconds(one.ours)) / one.rubrics for one in found]
        figures.append(Figure("time for each rubric at 1,000 / at 100", each[2] / each[1], "", _LINEAR))
    return figures


def _built(setting: Setting, texts: dict[str, str]) -> Builds:
    builds = Builds(len(texts))
    rounds = 1 if setting.quick else _ROUNDS[len(texts)]
    with setting.workplace() as folder:
        ours = with_rubrics(setting.root, folder / "ours", texts)
        bare = with_bare_pages(setting.root, folder / "bare", len(texts))
        for at in range(rounds):
            _forget(ours)
            builds.ours.append(ran(_OURS, ours, environment()))
            builds.bare.append(ran(_MKDOCS, bare, environment()))
            _edit(ours, at)
            builds.edited.append(ran(_OURS, ours, environment()))
        if len(texts) == _LISTED:
            listed = with_bare_pages(setting.root, folder / "listed", len(texts), listed=True)
            builds.listed.append(ran([one for one in _MKDOCS if one != "--strict"], listed, environment()))
    return builds


def _forget(project: Path) -> None:
    """Leave nothing of an earlier build but the scoring runtime."""
    for name in (".cache/pages", "site"):
        shutil.rmtree(project / name, ignore_errors=True)


def _edit(project: Path, at: int) -> None:
    """Another word in a text of one rubric."""
    path = max((project / "rubrics").iterdir())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("assessment: ", f"assessment: 第{at + 1}次修改，", 1), encoding="utf-8")


def _seconds(runs: list[Ran]) -> list[float]:
    return [run.seconds for run in runs]
