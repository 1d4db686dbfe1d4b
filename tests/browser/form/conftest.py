"""What the tests of the form page share: the forms on a server, and a form driven as a person would.

The scoring client is replaced by a stand-in that asks the core in this very process, so that these tests try
the form alone; `test_states.py` tries both together once.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from tests.browser.form.lab import LAB, lab_scorer

from rubricpress.core.bridge import answer
from rubricpress.core.codec import canonical
from rubricpress.core.scoring import Scorer
from rubricpress.site.example_views import example_files
from rubricpress.site.form_views import form_page
from rubricpress.site.paper_view import paper_files
from rubricpress.site.runtime import build_runtime
from rubricpress.source.library import Library

ROOT = Path(__file__).parents[3]
SITE = "site-safety-inspection"
CRANES = "crane-inspection"
RUBRICS = [
    "correspondence-education",
    "project-expenditure-performance",
    "shenzhen-worker-training-base",
    "urumqi-continuing-education-base",
]

SHELL = """<!doctype html><html lang="zh-CN" data-md-color-scheme="{scheme}" style="font-size: 125%"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../../../assets/css/rubricpress.css"><link rel="stylesheet" href="../../../assets/css/form.css"><link rel="stylesheet" href="../../../assets/css/review.css"><link rel="stylesheet" href="../../../assets/css/drafts.css"><link rel="stylesheet" href="../../../assets/css/results.css">
</head><body style="background: var(--rp-surface)"><main class="md-typeset">{body}</main><script type="module" src="../../../assets/js/form.js"></script></body></html>"""

CLIENT = """
export class ScoringClient {
  constructor(options) { this.options = options; }
  start() {
    const { start = 'ready' } = globalThis.plan ?? {};
    if (start === 'fails') this.options.failed(Object.assign(new Error('truncated'), { code: 'truncated' }));
    if (start === 'ready') void this.load();
    if (start === 'waits') { this.options.progress({ loaded: 3, total: 10 }); globalThis.go = () => this.load(); }
  }
  async load() {
    const data = await (await fetch(this.options.data)).json();
    await this.ask({ do: 'load', ...data });
    this.options.ready();
  }
  async ask(request) { return JSON.parse(await askCore(JSON.stringify({ language: this.options.language, ...request }))); }
  async score(response) {
    const mine = this.newest = {};
    const reply = await this.ask({ do: 'score', response });
    return mine === this.newest ? reply : null;
  }
  read(text) { return this.ask({ do: 'read', text }); }
  trace(response, role = 'self') { return this.ask({ do: 'trace', role, response }); }
}
"""


class Server(Protocol):
    address: str
    answers: dict[str, Callable[[Any], None]]


class Form:
    """A form page in one tab, driven as a person would."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, rubric: str, plan: dict[str, str] | None = None) -> Form:
        """Go to the form of `rubric`; `plan` tells the stand-in what to do."""
        self.page.add_init_script(f"globalThis.plan = {json.dumps(plan or {})}")
        self.page.goto(f"{self.address}rubrics/{rubric}/form/")
        if not plan:
            self.until_ready()
        return self

    def until_ready(self) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-scoring", "ready")

    def control(self, name: str, value: str = "") -> Any:
        return self.page.locator(f'[name="{name}"]' + (f'[value="{value}"]' if value else ""))

    def type(self, name: str, text: str) -> None:
        """Type and leave."""
        self.control(name).fill(text)
        self.control(name).blur()

    def total(self, expected: str) -> None:
        expect(self.page.locator("[data-total]")).to_have_attribute("data-total", expected)

    def conclusion(self, expected: str) -> None:
        expect(self.page.locator("[data-conclusion]")).to_have_attribute("data-conclusion", expected)

    def file(self, response: Any, name: str = "文件.json") -> FilePayload:
        text = response if isinstance(response, str) else json.dumps(response, ensure_ascii=False)
        return FilePayload(name=name, mimeType="application/json", buffer=text.encode())

    def choose_file(self, response: Any, name: str = "文件.json") -> None:
        self.page.locator("[data-file]").set_input_files(self.file(response, name))
        expect(self.page.locator("#dialog-open")).to_be_visible()

    def saved(self) -> tuple[str, Any]:
        """The name and the content of the file that “保存到文件” gives."""
        with self.page.expect_download() as download:
            self.page.locator("[data-action=save]").first.click()
        return download.value.suggested_filename, json.loads(
            download.value.path().read_text(encoding="utf-8")
        )

    def draft(self) -> Any:
        """The open draft as it is kept at once; None where nothing is."""
        return self.page.evaluate(
            """() => {
              const name = Object.keys(localStorage).find((one) => one.startsWith('rubricpress/drafts/'));
              return name ? JSON.parse(localStorage.getItem(name)) : null;
            }"""
        )

    def shelf(self) -> list[Any]:
        """Every draft in the database, the newest first."""
        drafts: list[Any] = self.page.evaluate(
            """() => new Promise((resolve, reject) => {
              const request = indexedDB.open('rubricpress');
              request.onerror = () => reject(request.error);
              request.onsuccess = () => {
                const stores = request.result.transaction(['heads', 'responses']);
                const heads = stores.objectStore('heads').getAll();
                const responses = stores.objectStore('responses').getAll();
                const keys = stores.objectStore('responses').getAllKeys();
                stores.oncomplete = () => {
                  request.result.close();
                  resolve(heads.result.map((head) => ({ ...head, response: responses.result[keys.result.indexOf(head.id)] })));
                };
              };
            })"""
        )
        return sorted(drafts, key=lambda draft: draft["changed"], reverse=True)

    def until_shelved(self, ratings: Any, count: int = 1) -> None:
        """Until the database holds so many drafts, the newest with these ratings."""
        for _ in range(100):
            drafts = self.shelf()
            if len(drafts) == count and (not drafts or _ratings(drafts[0]) == ratings):
                return
            self.page.wait_for_timeout(30)
        raise AssertionError(drafts)

    def settled(self) -> Any:
        """The open draft, once the database has it as well, with what the core says of it."""
        for _ in range(100):
            draft, shelf = self.draft(), self.shelf()
            if draft in shelf and draft["said"]:
                return draft
            self.page.wait_for_timeout(30)
        raise AssertionError(draft, shelf)

    def notice(self, kind: str) -> Any:
        return self.page.locator(f'[data-notice="{kind}"]')

    def until_kept(self) -> None:
        """Until the draft holds what was typed: the page keeps it when it is left, and believes to be."""
        self.page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")


def _ratings(draft: Any) -> Any:
    return draft["response"]["assessments"]["self"]["ratings"]


@pytest.fixture(scope="session")
def form_site(tmp_path_factory: pytest.TempPathFactory, scorers: dict[str, Scorer]) -> Path:
    """The forms with their scripts, style and data, without the theme."""
    folder = tmp_path_factory.mktemp("forms")
    for kind in ("css", "js"):
        shutil.copytree(ROOT / "site_assets" / kind, folder / "assets" / kind)
    worked = Library(ROOT / "tests" / "rubrics")
    runtime = build_runtime(ROOT, folder / "assets/runtime")
    for name, scorer in {
        **{name: scorers[name] for name in RUBRICS},
        LAB: lab_scorer(),
        SITE: worked[SITE],
        CRANES: worked[CRANES],
    }.items():
        here = folder / "rubrics" / name
        (here / "form").mkdir(parents=True)
        data = f'{{"rubric":{canonical(scorer.rubric).decode()},"digest":"{scorer.digest}"}}'
        (here / "rubric.json").write_text(data, encoding="utf-8")
        files = {**example_files(scorer.rubric, scorer.digest), **paper_files(scorer.rubric, scorer.digest)}
        for file, text in files.items():
            (here / file).parent.mkdir(exist_ok=True)
            (here / file).write_text(text, encoding="utf-8")
        body = form_page(scorer.rubric, scorer.digest, runtime)
        for file, scheme in (("index", "default"), ("dark", "slate")):
            page = SHELL.format(title=scorer.rubric.title, scheme=scheme, body=body)
            (here / f"form/{file}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def form_server(form_site: Path, static_server: Callable[[Path], Server]) -> Server:
    server = static_server(form_site)
    client = CLIENT.encode()
    server.answers["scoring/client.js"] = lambda handler: handler.answer(200, "text/javascript", client)
    return server


@pytest.fixture
def new_form(context: BrowserContext, form_server: Server) -> Callable[[], Form]:
    """Call it for a new tab; whatever a script of the page throws fails the test."""
    context.expose_function("askCore", answer)
    errors: list[Any] = []
    context.on("weberror", lambda error: errors.append(error.error))

    def tab() -> Form:
        assert not errors
        return Form(context.new_page(), form_server.address)

    return tab


@pytest.fixture
def form(new_form: Callable[[], Form]) -> Form:
    return new_form()


@pytest.fixture(scope="session")
def response() -> Callable[..., dict[str, Any]]:
    """Call it with a rubric and ratings: a response; more keywords go to `rubric`, `profile`, `assessments`."""

    def made(rubric: str, ratings: dict[str, Any], **more: Any) -> dict[str, Any]:
        profile = more.pop("profile", {"institution": "某校"})
        assessments = {"self": {"ratings": ratings}, **more.pop("assessments", {})}
        about = {"id": rubric, **more}
        return {
            "format": "rubricpress-response/1",
            "rubric": about,
            "profile": profile,
            "assessments": assessments,
        }

    return made
