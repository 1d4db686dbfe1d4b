"""How long one change takes beside SurveyJS, which many forms are made with: the same questions, sums and total.

In turn, in one run: a change of the largest table in the worker of its form, and a change of a SurveyJS model with as
many radio questions in as many groups, whose sums and total are calculated values. SurveyJS computes in binary
fractions, explains nothing and checks nothing; both times are those of the computing alone, without any painting.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser
from tests.bench import scoring
from tests.bench.browsing import ISOLATED, served
from tests.bench.figure import Figure, ratio
from tests.bench.filling import asked, filled_form, last_request, load_request, rubric_of, scores
from tests.bench.setting import Setting
from tests.chromium import launched

from rubricpress.core.rubric import Rubric, all_groups
from rubricpress.site.npm import find_node

_HERE: Final = Path(__file__).parent
_SCRIPT: Final = "survey.core.min.js"
_ALLOWED: Final = 0.2  # at least five times faster
_BROWSER: Final = """async ([groups, rounds]) => {
  const { changes } = await import(new URL('survey_latency.js', location.href).href);
  return changes(globalThis.Survey.Model, groups, rounds);
}"""


def measure(setting: Setting) -> list[Figure]:
    """Milliseconds of one change on both sides, in Chromium and outside of it."""
    rounds = scoring.WARM + setting.rounds(400, 100)
    groups = _groups(rubric_of(setting))
    package = _package(setting)
    load = load_request(setting)
    ours: list[float] = []
    theirs: list[float] = []
    with launched() as browser, filled_form(setting, browser, ISOLATED) as page:
        requests = scoring.requests_of(setting, last_request(page), rounds)
        for _ in range(setting.rounds(3, 1)):
            ours += scoring.in_worker(page, requests, asked(load, requests[-1]))[scoring.WARM :]
            theirs += _in_browser(setting, browser, package, groups, rounds)
    time.sleep(scoring.GONE)
    here = scoring.here_in(load, requests)
    node = _in_node(package, groups, rounds)
    return [
        Figure(
            "one change of 66 criteria / SurveyJS, Chromium",
            ratio(ours, theirs),
            "",
            _ALLOWED,
            {"ours, ms": ours, "SurveyJS, ms": theirs},
            "the same questions; ours with exact numbers, checks and the explanation of every number",
        ),
        Figure(
            "one change of 66 criteria in CPython / SurveyJS in node",
            ratio(here, node),
            "",
            None,
            {"ours, ms": here, "SurveyJS, ms": node},
        ),
    ]


def _groups(rubric: Rubric) -> list[list[list[float]]]:
    """The scores to choose from, by group and row."""
    of_row = {name: [float(one.score) for one in choices] for name, choices in scores(rubric).items()}
    rows = ([of_row[one.id] for one in group.criteria] for group, _ in all_groups(rubric))
    return [one for one in rows if one]


def _package(setting: Setting) -> Path:
    """The folder in which survey-core is installed, at the version that package-lock.json names."""
    folder = setting.root / ".cache/bench-npm"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(_HERE / name, folder / name)
    if not (folder / "node_modules/survey-core").is_dir():
        subprocess.run([*find_node().npm, "ci", "--silent", "--ignore-scripts"], cwd=folder, check=True)
    return folder


def _in_browser(
    setting: Setting, browser: Browser, package: Path, groups: list[Any], rounds: int
) -> list[float]:
    with setting.workplace() as folder:
        shutil.copyfile(_HERE / "survey_latency.js", folder / "survey_latency.js")
        shutil.copyfile(package / "node_modules/survey-core" / _SCRIPT, folder / _SCRIPT)
        html = f'<!doctype html><link rel="icon" href="data:,"><script src="{_SCRIPT}"></script>'
        (folder / "index.html").write_text(html, encoding="utf-8")
        with served(folder, ISOLATED) as server:
            page = browser.new_page()
            page.goto(server.address)
            found = page.evaluate(_BROWSER, [groups, rounds])
            page.close()
    return _sound(found, groups)


def _in_node(package: Path, groups: list[Any], rounds: int) -> list[float]:
    command = [
        *find_node().node,
        str(_HERE / "survey_node.js"),
        str(package),
        json.dumps(groups),
        str(rounds),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return _sound(json.loads(done.stdout), groups)


def _sound(found: dict[str, Any], groups: list[Any]) -> list[float]:
    if found["questions"] != sum(map(len, groups)):
        raise RuntimeError(f"SurveyJS has {found['questions']} questions")
    return [float(value) for value in found["times"]][scoring.WARM :]
