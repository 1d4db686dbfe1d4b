"""A form as one HTML file: styles, scripts, the scoring runtime and the rubric stand in it.

It is opened with a double click, without a server and without a network, and its policy forbids it to ask for
or to send anything at all. About 5 MB, nearly all of it the runtime. It holds every language that the rubric has:
the page is that of the table's own, the others wait in it, compressed, until they are chosen.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site import npm
from rubricpress.site.packed_scripts import modules
from rubricpress.site.pages import DATA, FORM, RubricPages
from rubricpress.site.rendering import render
from rubricpress.site.twins import folder_of
from rubricpress.site.wording import say

_GZIPPED: Final = ("pyodide.asm.wasm", "pyodide.rest.wasm", "manifest.json")
_AS_IT_IS: Final = ("python.bin",)  # compressed already
_LINKS: Final = re.compile(r'<span class="rf-meta__link">.*?</span>')
_NO_SHEET: Final = re.compile(r'<a href="\.\./paper/">(.*?)</a>')
_FIRST: Final = ("scheme.js", "language.js")
_SCRIPTED: Final = 'document.documentElement.className = "js";\n'  # as in theme/form.html
_KIND: Final = '<span class="rf-title__kind">{}</span>'
_ASKING: Final = re.compile(r"<(?:link|meta http-equiv)[^>]*>|<script[^>]*></script>")
_NONCE_LATER: Final = "data-nonce"
_SOURCE_MAP: Final = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


@dataclass(frozen=True)
class Kit:
    """What the files of all rubrics share, as text to be set into a page.

    `paper` is the style of printed tables; `first` is the script that runs before the page is shown; `scripts` is gzip in base64, `runtime` JSON; `address` is that of the site, '' where nobody has said it;
    `pyodide` and `python` are versions.
    """

    styles: str
    paper: str
    first: str
    boot: str
    scripts: str
    runtime: str
    address: str
    pyodide: str
    python: str


@dataclass(frozen=True)
class PackedPage:
    """What the template sees. `languages` and `too_old`: a language with its own name, and what is told in it."""

    title: str
    policy: str
    nonce: str
    styles: str
    first: str
    languages: tuple[tuple[str, str], ...]
    too_old: tuple[tuple[str, str], ...]
    body: str
    blocks: tuple[tuple[str, str], ...]
    boot: str
    pyodide: str
    python: str


def kit(root: Path, site: Path, styles: Sequence[str], address: str) -> Kit:
    """The kit of the site that is laid out in the folder `site`; `styles` are the paths of its style sheets there."""
    (runtime,) = (site / "assets/runtime").iterdir()
    pyodide = npm.packages(root) / "pyodide/pyodide.js"  # as a classic script; the site has it as a module
    about = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))
    source = root / "site_assets/packed"
    in_order = [
        pyodide,
        runtime / "pyodide.asm.js",
        source / "files.js",
        site / "assets/js/scoring/worker.js",
    ]
    *before, worker = [_SOURCE_MAP.sub("", path.read_text(encoding="utf-8")) for path in in_order]
    texts = [f"{text}\n;\n" for text in before] + [f"(() => {{ 'use strict';\n{worker}\n}})();\n"]
    scripts = {"modules": modules(site / "assets/js"), "worker": texts}
    return Kit(
        styles=_safe("".join((site / path).read_text(encoding="utf-8") for path in styles), "style"),
        paper=_safe((site / "assets/css/paper.css").read_text(encoding="utf-8"), "style"),
        first=_SCRIPTED
        + "".join(_safe((source / name).read_text(encoding="utf-8"), "script") for name in _FIRST),
        boot=_safe((source / "boot.js").read_text(encoding="utf-8"), "script"),
        scripts=_packed(_json(scripts).encode()),
        runtime=_runtime(runtime, root / ".cache/packed"),
        address=address,
        pyodide=about["pyodide"],
        python=about["python"],
    )


def packed(
    kit: Kit,
    rubric: str,
    pages: Mapping[str, RubricPages],
    earlier: Mapping[str, Mapping[str, RubricPages]] | None = None,
) -> str:
    """The file of one rubric, of which these are the pages by language, and those of its `earlier` editions."""
    data = {
        name: {language: one.files[DATA] for language, one in of.items()}
        for name, of in (earlier or {}).items()
    }
    told = {
        language: {
            **_told(kit, rubric, language, one),
            "earlier": {name: texts[language] for name, texts in data.items() if language in texts},
        }
        for language, one in pages.items()
        if FORM in one.pages
    }
    first = told[DEFAULT_LANGUAGE]
    body = first.pop("body")
    held = tuple((language, _packed(_json(texts).encode())) for language, texts in told.items())
    blocks = (("scripts", kit.scripts), *held, ("runtime", kit.runtime))
    # the same for the same content; a text in the table cannot know it, as it depends on that text too
    content = "".join((kit.styles, kit.boot, body, *(text for _, text in blocks)))
    nonce = hashlib.sha256(content.encode()).hexdigest()[:32]
    page = PackedPage(
        title=first["title"],
        policy=_policy(nonce),
        nonce=nonce,
        styles=kit.styles,
        first=kit.first,
        languages=tuple((one, say("pages.language", one)) for one in told) if len(told) > 1 else (),
        too_old=tuple((one, say("form.packed-too-old", one)) for one in told),
        body=body,
        blocks=blocks,
        boot=kit.boot,
        pyodide=kit.pyodide,
        python=kit.python,
    )
    return render("pages/packed.jinja", page=page)


def _told(kit: Kit, rubric: str, language: str, pages: RubricPages) -> dict[str, Any]:
    """What the file says in one language: `title` and `body` of its page, the data of the `rubric`, the printed table as `paper`."""
    form = pages.pages[FORM]
    address = f"{kit.address}{folder_of(language)}rubrics/{rubric}/"
    link = f'<a href="{address}">{say("form.full-text", language)}</a>' if kit.address else ""
    online, offline = (say(f"form.{name}", language) for name in ("kind", "kind-packed"))
    body = _LINKS.sub(f'<span class="rf-meta__link">{link}</span>', form.body)
    body = body.replace(_KIND.format(online), _KIND.format(offline), 1)
    title = form.title.replace(online, offline)
    return {
        "title": title,
        "rubric": pages.files[DATA],
        "paper": _sheet(kit, pages.files),
        "body": _NO_SHEET.sub(r"\1", body),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _sheet(kit: Kit, files: Mapping[str, str]) -> str:
    """The printed table as a page that asks for nothing; its style is given the nonce when it is shown."""
    style = _safe(kit.paper + files["paper/table.css"], "style")
    page = _ASKING.sub("", files["paper/index.html"])
    return page.replace("</head>", f"<style {_NONCE_LATER}>{style}</style></head>", 1)


def _policy(nonce: str) -> str:
    """Only what stands in the file runs, and nothing goes in or out."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'nonce-{nonce}' 'wasm-unsafe-eval' blob:",
            "worker-src blob:",
            f"style-src 'nonce-{nonce}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _runtime(folder: Path, kept: Path) -> str:
    """The files of the runtime as JSON, each in base64; kept, as the large one takes a second to compress."""
    place = kept / f"{folder.name}.json"
    if not place.is_file():
        files = {name: {"gzip": True, "base64": _packed((folder / name).read_bytes())} for name in _GZIPPED}
        for name in _AS_IT_IS:
            content = base64.b64encode((folder / name).read_bytes()).decode()
            files[name] = {"gzip": False, "base64": content}
        kept.mkdir(parents=True, exist_ok=True)
        for older in kept.iterdir():
            older.unlink()
        new = place.with_suffix(".new")
        new.write_text(json.dumps(files), encoding="utf-8")
        new.replace(place)
    return place.read_text(encoding="utf-8")


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 9, mtime=0)).decode()


def _safe(text: str, tag: str) -> str:
    """`text`, which is to stand in an element that it must not end."""
    if f"</{tag}" in text.lower():
        raise ValueError(f"the text of a <{tag}> holds its end")
    return text
