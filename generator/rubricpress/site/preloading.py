"""What pages ask for before it is needed: a form all of its scripts, pages to read the runtime of the form.

A script is known only once the one that imports it has come: without a word in the page, the form's scripts come in
six steps, one after the other, and a slow line stands still in between. The page therefore names all of them, read off
their imports so that nobody keeps a list. Those that start the scoring go before the others: it takes longest.

Pages from which people go to a form say where the runtime is, for `warming.js`. In a preview none does.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rubricpress.site.shells import NAME
from rubricpress.site.twins import root_of

SCORING: Final = ("form.js", "scoring/client.js")
FORM: Final = ("form/page.js", "form/navigation.js")
"""What else `form.js` loads at its start; the component of each method comes besides, as the page needs it."""
_IMPORT: Final = re.compile(r"^(?:import|export)\s[^;()]*?\bfrom\s*(['\"])(\.{1,2}/[^'\"]+)\1", re.MULTILINE)
_ENTRY: Final = re.compile(r'<script\b[^>]*\bsrc="((?:\.\./)*assets/js/)form\.js"')


def preload(site: Path) -> None:
    """Name the scripts in the head of every form page of the site that is laid out in the folder `site`."""
    folder = site / "assets/js"
    first, all_scripts = needed(folder, SCORING), needed(folder, (*SCORING, *FORM))
    later = [name for name in all_scripts if name not in first]
    for path in sorted(site.rglob("form/index.html")):
        html = path.read_text(encoding="utf-8")
        if found := _ENTRY.search(html):
            links = [f'<link rel="modulepreload" href="{found[1]}{name}">' for name in first]
            links += [
                f'<link rel="modulepreload" href="{found[1]}{name}" fetchpriority="low">' for name in later
            ]
            path.write_text(html.replace("</head>", f"{''.join(links)}</head>", 1), encoding="utf-8")


def announce(site: Path, spoken: Iterable[str]) -> None:
    """Say where the runtime is on the home page, the list and the criteria pages of the site that is laid out in `site`."""
    (runtime,) = (site / "assets/runtime").iterdir()
    for language in spoken:
        folder = root_of(site, language)
        criteria = [
            path for path in (folder / "rubrics" / NAME).rglob("index.html") if path.parent.name != "form"
        ]
        for path in (folder / "index.html", folder / "rubrics/index.html", *criteria):
            up = "../" * len(path.relative_to(site).parent.parts)
            meta = f'<meta name="scoring-runtime" content="{up}assets/runtime/{runtime.name}/">'
            html = path.read_text(encoding="utf-8").replace("</head>", f"{meta}</head>", 1)
            path.write_text(html, encoding="utf-8")


def needed(folder: Path, begun: Iterable[str]) -> list[str]:
    """The scripts that are `begun` and all that come with them, by their path below `folder`, nearest first."""
    found: list[str] = []
    waiting = list(begun)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found.append(name)
            text = (folder / name).read_text(encoding="utf-8")
            waiting += [_resolved(name, match[2]) for match in _IMPORT.finditer(text)]
    return found


def _resolved(name: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
