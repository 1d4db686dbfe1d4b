"""What the tests of the form page share: the forms on a server, and a form driven as a person would.

The scoring client is replaced by a stand-in that asks the core in this very process, so that these tests try
the form alone; `test_states.py` tries both together once.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect
from tests.browser.form.lab import LAB, lab_scorer

from rubricpress.core.bridge import answer
from rubricpress.core.changes.digest import digest
from rubricpress.core.plain.codec import canonical
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.site.pages import rubric_pages
from rubricpress.site.paper.page import paper_files
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.views.editions import Editions
from rubricpress.site.views.examples import example_files
from rubricpress.site.views.form import form_page, form_view
from rubricpress.source.library import Library

ROOT = Path(__file__).parents[3]
SITE = "site-safety-inspection"
CRANES = "crane-inspection"
EXPERTS = "several-experts"
KINDERGARTEN = "kindergarten-inspection"
RUBRICS = [
    "correspondence-education",
    "project-expenditure-performance",
    "shenzhen-worker-training-base",
    "urumqi-continuing-education-base",
]
PATIENCE = 30  # seconds
VIEWPORT: ViewportSize = {"width": 1280, "height": 720}
# the database goes once those that still write to it have ended
NOTHING_STORED = """() => new Promise((resolve, reject) => {
  const database = indexedDB.deleteDatabase('rubricpress');
  database.onerror = () => reject(database.error);
  database.onsuccess = () => {
    sessionStorage.clear();
    localStorage.clear();
    resolve();
  };
})"""

SHELL = """<!doctype html><html lang="zh-CN" data-md-color-scheme="{scheme}" style="font-size: 125%"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../../../assets/css/rubricpress.css"><link rel="stylesheet" href="../../../assets/css/form.css"><link rel="stylesheet" href="../../../assets/css/review.css"><link rel="stylesheet" href="../../../assets/css/drafts.css"><link rel="stylesheet" href="../../../assets/css/results.css">
</head><body style="background: var(--rp-surface)"><main class="md-typeset">{body}</main><script type="module" src="../../../assets/js/form.js"></script></body></html>"""

CLIENT = """
export class ScoringClient {
  constructor(options) { this.options = options; this.come = []; }
  tell(what, ...given) {
    if (this.options[what]) this.options[what](...given);
    else this.come.push([what, ...given]);
  }
  listen(listeners) {
    Object.assign(this.options, listeners);
    for (const one of this.come.splice(0)) this.tell(...one);
  }
  start() {
    const { start = 'ready' } = globalThis.plan ?? {};
    if (start === 'fails') this.tell('failed', Object.assign(new Error('truncated'), { code: 'truncated' }));
    if (start === 'ready') void this.load();
    if (start === 'waits') { this.tell('progress', { loaded: 3, total: 10 }); globalThis.go = () => this.load(); }
  }
  async load() {
    const data = await (await fetch(this.options.data)).json();
    await this.ask({ do: 'load', ...data });
    this.tell('ready');
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
        if plan:
            self.page.add_init_script(f"globalThis.plan = {json.dumps(plan)}")
        self.page.goto(f"{self.address}rubrics/{rubric}/form/")
        if not plan:
            self.until_ready()
        return self

    def until_ready(self) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-scoring", "ready")
        expect(self.page.locator("[data-module=form]")).to_have_attribute("data-laid", "")

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

    def confirm(self) -> None:
        """Opens what the dialog of a chosen file shows, and waits until the page has said so: from then on it is kept."""
        self.page.locator("#dialog-open [data-dialog-confirm]").click()
        expect(self.notice("done")).to_be_visible()

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

    def until_draft(self, right: Callable[[Any], bool], why: str) -> None:
        """Until the open draft, as it is kept at once, is `right`."""
        late = time.monotonic() + PATIENCE
        while not right(draft := self.draft()):
            assert time.monotonic() < late, (why, draft)
            self.page.wait_for_timeout(30)

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
        late = time.monotonic() + PATIENCE
        while True:
            drafts = self.shelf()
            if len(drafts) == count and (not drafts or _ratings(drafts[0]) == ratings):
                return
            assert time.monotonic() < late, drafts
            self.page.wait_for_timeout(30)

    def settled(self) -> Any:
        """The open draft, once the database has it as well, with what the core says of it."""
        late = time.monotonic() + PATIENCE
        while True:
            draft, shelf = self.draft(), self.shelf()
            if draft in shelf and draft["said"]:
                return draft
            assert time.monotonic() < late, (draft, shelf)
            self.page.wait_for_timeout(30)

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
    (folder / "empty.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
    for kind in ("css", "js"):
        shutil.copytree(ROOT / "site_assets" / kind, folder / "assets" / kind)
    worked = Library(ROOT / "tests" / "rubrics")
    runtime = build_runtime(ROOT, folder / "assets/runtime")
    for name, scorer in {
        **{name: scorers[name] for name in RUBRICS},
        LAB: lab_scorer(),
        SITE: worked[SITE],
        CRANES: worked[CRANES],
        EXPERTS: worked[EXPERTS],
        KINDERGARTEN: worked[KINDERGARTEN],
    }.items():
        here = folder / "rubrics" / name
        (here / "form").mkdir(parents=True)
        data = f'{{"rubric":{canonical(scorer.rubric).decode()},"digest":"{scorer.digest}"}}'
        (here / "rubric.json").write_text(data, encoding="utf-8")
        files = {**example_files(scorer.rubric, scorer.digest), **paper_files(scorer.rubric, scorer.digest)}
        for file, text in files.items():
            (here / file).parent.mkdir(exist_ok=True)
            (here / file).write_text(text, encoding="utf-8")
        body = form_page(form_view(scorer.rubric, scorer.digest, runtime))
        for file, scheme in (("index", "default"), ("dark", "slate")):
            page = SHELL.format(title=scorer.rubric.title, scheme=scheme, body=body)
            (here / f"form/{file}.html").write_text(page, encoding="utf-8")
    return folder


def put_editions(form_site: Path, old: Rubric, new: Rubric) -> None:
    """The forms of two editions of a table, at their addresses."""
    runtime = build_runtime(ROOT, form_site / "assets/runtime")
    for rubric in (old, new):
        pages = rubric_pages(rubric, digest(rubric), runtime, editions=Editions(rubric, (old, new)))
        here = form_site / "rubrics" / pages.folder
        (here / "form").mkdir(parents=True, exist_ok=True)
        (here / "rubric.json").write_text(pages.files["rubric.json"], encoding="utf-8")
        page = SHELL.format(title=rubric.title, scheme="default", body=pages.pages["form/index.html"].body)
        up = "../" * (len(pages.folder.split("/")) + 2)
        (here / "form/index.html").write_text(
            page.replace("../../../assets", f"{up}assets"), encoding="utf-8"
        )


@pytest.fixture(scope="session")
def form_server(form_site: Path, static_server: Callable[[Path], Server]) -> Server:
    server = static_server(form_site)
    client = CLIENT.encode()
    server.answers["scoring/client.js"] = lambda handler: handler.answer(200, "text/javascript", client)
    return server


class _Unclocked(Page):
    """A tab of a browser that stays open: its clock would go on standing still in the tests that follow."""

    @property
    def clock(self) -> NoReturn:
        raise AssertionError("the clock outlasts the tab: ask for `clocked_form`")


def watched(context: BrowserContext) -> list[Any]:
    """Let its pages ask the core; returns the list of what their scripts throw."""
    errors: list[Any] = []
    context.expose_function("askCore", answer)
    context.on("weberror", lambda error: errors.append(error.error))
    return errors


class Tabs:
    """The tabs of one browser, which stays open from test to test: to start one costs more than most tests do.

    Before each test it is empty again. `common` is the tab that the tests share; one that a test has done something
    to that lasts, as `LASTING` lists, is shared no more. A clock outlasts every tab: see `clocked_form`.
    """

    LASTING = ("add_init_script", "emulate_media", "expose_binding", "expose_function", "on", "once", "route")

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.errors = watched(context)
        self.common = self._shared()

    def another(self) -> Page:
        """One more tab beside the common one."""
        page = self.context.new_page()
        page.__class__ = _Unclocked
        return page

    def _shared(self) -> Page:
        page = self.another()
        self.used_up = False
        for name in self.LASTING:
            setattr(page, name, self._noticing(getattr(page, name)))
        return page

    def _noticing(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def done(*given: Any, **named: Any) -> Any:
            self.used_up = True
            return act(*given, **named)

        return done

    def emptied(self) -> None:
        """As at the first visit: no other tab, nothing stored, nothing typed, and the usual size."""
        if self.used_up or self.common.is_closed():
            self.common = self._shared()
        for page in self.context.pages:
            if page is not self.common:
                page.close()
        if self.common.viewport_size != VIEWPORT:
            self.common.set_viewport_size(VIEWPORT)
        self.common.goto(f"{self.address}empty.html")
        self.common.evaluate(NOTHING_STORED)
        self.errors.clear()


@pytest.fixture(scope="session")
def tabs(chromium: Browser, form_server: Server) -> Iterator[Tabs]:
    context = chromium.new_context(locale="zh-CN", service_workers="block", viewport=VIEWPORT)
    yield Tabs(context, form_server.address)
    context.close()


@pytest.fixture
def form(tabs: Tabs) -> Iterator[Form]:
    """The tab that the tests share; whatever a script of the page throws fails the test."""
    tabs.emptied()
    yield Form(tabs.common, tabs.address)
    assert tabs.errors == []


@pytest.fixture
def new_form(tabs: Tabs) -> Iterator[Callable[[], Form]]:
    """Call it for a tab that is the test's own."""
    tabs.emptied()
    yield lambda: Form(tabs.another(), tabs.address)
    assert tabs.errors == []


@pytest.fixture
def clocked_form(chromium: Browser, form_server: Server) -> Iterator[Form]:
    """A tab of a browser of its own, whose clock the test may set."""
    context = chromium.new_context(locale="zh-CN", service_workers="block", viewport=VIEWPORT)
    errors = watched(context)
    yield Form(context.new_page(), form_server.address)
    context.close()
    assert errors == []


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
