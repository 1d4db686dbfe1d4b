"""The page on which a reader's own browser and network are checked: `/diagnose/`.

It holds what its script needs to know: where the runtime is, of which type each kind of file must come, and the
total that the core gives here for an empty response, so that the browser's answer can be held against it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from rubricpress.core.response import FORMAT
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.result import result_of
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.site.rendering import render
from rubricpress.site.twins import up_from

PATH: Final = "diagnose/index.md"
_SCRIPT: Final = "text/javascript application/javascript"


@dataclass(frozen=True)
class SelfCheckPage:
    """What the template sees: the JSON that the page's script reads."""

    about: str


def self_check_page(rubric: Rubric, digest: str, runtime: str, language: str) -> str:
    """The page's HTML in `language`; it has `rubric` scored, by the runtime in the folder `runtime` under `assets/runtime/`."""
    up = f"../{up_from(language)}"  # assets and tables stand at the root
    folder = f"{up}assets/runtime/{runtime}/"
    data = f"{up}rubrics/{rubric.id}/rubric.json"
    types = {
        f"{folder}pyodide.asm.wasm": "application/wasm",
        f"{folder}pyodide.asm.js": _SCRIPT,
        f"{up}assets/js/pages.js": _SCRIPT,
        f"{up}assets/css/rubricpress.css": "text/css",
        data: "application/json",
    }
    about = {
        "runtime": folder,
        "data": data,
        "total": _total(rubric, digest, language),
        "files": [{"path": path, "type": kind} for path, kind in types.items()],
    }
    return render("pages/diagnose.jinja", language, page=SelfCheckPage(json.dumps(about)))


def _total(rubric: Rubric, digest: str, language: str) -> str | None:
    """The total of a response in which nothing is filled in, as `rubricpress score` prints it."""
    scorer = Scorer(rubric, digest)
    empty = {"format": FORMAT, "rubric": {"id": rubric.id}, "assessments": {"self": {"ratings": {}}}}
    scored, problems = score_data(empty, scorer)
    result = result_of(scorer, scored, problems, language)
    total: str | None = result["assessments"]["self"]["total"]
    return total
