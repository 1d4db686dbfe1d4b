"""How long `rubricpress build` takes for few and for many rubrics, beside MkDocs on as many bare pages.

Two pages for each rubric, with the same theme, plugins and hand-written pages; whole commands, in turn. The bare
pages are built twice: as MkDocs does by default, which lists every page in the navigation, and with the settings of
this project, whose navigation lists none of them. Cold: nothing is kept but the prebuilt scoring runtime.
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
_LISTED: Final = {3: 5, 100: 1, 1000: 1}  # rounds; MkDocs takes minutes to list 2,000 pages
_ALLOWED: Final = {3: 2.0, 100: 2.0, 1000: 1.3}
_ALLOWED_EDITED: Final = {1000: 0.25}
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
        runs["bare pages, listed, s"] = listed = _seconds(self.listed)
        note = (
            f"{statistics.median(cold):.1f} s; {2 * self.rubrics:,} bare pages take {statistics.median(listed):.1f} s "
            f"listed, {statistics.median(bare):.1f} s unlisted; {self.peak:.2f} GB at most"
        )
        what, edited = f"build of {name}", _seconds(self.edited)
        return [
            Figure(
                f"{what}, cold / bare pages as by default",
                ratio(cold, listed),
                "",
                _ALLOWED[self.rubrics],
                runs,
                note,
            ),
            Figure(f"{what}, cold / bare pages outside the navigation", ratio(cold, bare)),
            Figure(
                f"{what} after one edit / bare pages as by default",
                ratio(edited, listed),
                "",
                _ALLOWED_EDITED.get(self.rubrics),
            ),
            Figure(f"{what} after one edit / bare pages outside the navigation", ratio(edited, bare)),
        ]


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
        listed = with_bare_pages(setting.root, folder / "listed", len(texts), listed=True)
        for _ in range(1 if setting.quick else _LISTED[len(texts)]):
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
