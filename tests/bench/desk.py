"""The form as a place of work for weeks: a whole draft comes back, hundreds of drafts, a file with a megabyte of notes, paper.

All of it on the finished site with its own runtime, in the form of the largest table, every criterion of it rated.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, expect
from tests.bench.browsing import served
from tests.bench.figure import Figure
from tests.bench.filling import first_values, rubric_of
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

from rubricpress.core.rubric import all_criteria

_RESTORED_MS: Final = 100
_LIST_MS: Final = 300
_TASK_MS: Final = 50
_PAPER_S: Final = 2
_DRAFTS: Final = 200
_NOTES_BYTES: Final = 1_000_000
_NOTE: Final = "经查阅台账、签到表和考核记录，材料齐全；第三季度的两次培训缺签到表，已于九月补正。\n"

# When the worker said that Python runs, when the page showed the first score, and every task over 50 ms.
_WATCH: Final = """
globalThis.seen = {};
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({ data }) => { if (data.ready) seen.runtime = performance.now(); });
  }
};
new MutationObserver(() => {
  if (document.documentElement.dataset.scoring === 'ready') seen.scored ??= performance.now();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-scoring'] });
globalThis.tasks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) tasks.push(one.duration);
}).observe({ type: 'longtask', buffered: true });
// the sheet stands in a frame of its own; its dialog would never close here
globalThis.print = () => { top.printing = performance.timeOrigin + performance.now(); dispatchEvent(new Event('afterprint')); };
"""
_READY: Final = "() => document.documentElement.dataset.scoring === 'ready'"
_SEED: Final = """([rubric, count, response]) => new Promise((resolve, reject) => {
  const request = indexedDB.open('rubricpress');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const stores = request.result.transaction(['heads', 'responses'], 'readwrite');
    for (let at = 0; at < count; at += 1) {
      const id = `draft-${at}`;
      const changed = new Date(2026, 0, 1, 8, at).toISOString();
      stores.objectStore('heads').put({ id, rubric, name: `${at}`, institution: '某大学', made: changed, changed, filed: null,
        said: { total: '900', answered: 66, count: 66 }, serial: 1 });
      stores.objectStore('responses').put(response, id);
    }
    stores.oncomplete = () => { request.result.close(); resolve(); };
  };
})"""
# From the press of the button to the frame in which the list is painted.
_OPEN_LIST: Final = """() => new Promise((resolve) => {
  const began = performance.now();
  new MutationObserver((_, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
  }).observe(document.querySelector('#dialog-drafts'), { attributes: true, attributeFilter: ['open'] });
  document.querySelector('[data-action=drafts]').click();
})"""


def measure(setting: Setting) -> list[Figure]:
    """Milliseconds until a draft is back and its score stands, until a list opens, of the longest task; seconds to paper."""
    with served(setting.site) as server, launched() as browser:
        page = browser.new_context(locale="zh-CN").new_page()
        page.add_init_script(_WATCH)
        address = f"{server.address}rubrics/{LARGEST}/form/"
        page.goto(address)
        page.wait_for_function(_READY)
        found = [
            _coming_back(setting, page, address),
            _list(setting, page),
            _paper(setting, page),
            _notes(setting, page),
        ]
        page.context.close()
    return found


def _response(setting: Setting, note: str = "", count: int = 66) -> dict[str, Any]:
    """Every criterion rated, or the first `count`, each with evidence and a note."""
    values = first_values(rubric_of(setting))
    ratings: dict[str, Any] = {}
    for criterion, _ in list(all_criteria(rubric_of(setting)))[:count]:
        if score := values.get(f"ratings.{criterion.id}.score"):
            ratings[criterion.id] = {
                "score": score,
                "evidence": _evidence(criterion.id),
                "note": note or _NOTE,
            }
            parts = {
                key: values[f"ratings.{criterion.id}.measure.{key}"]
                for key in ("value", "numerator", "denominator")
                if f"ratings.{criterion.id}.measure.{key}" in values
            }
            ratings[criterion.id] |= {"measure": parts} if parts else {}
    return {
        "format": "rubricpress-response/1",
        "rubric": {"id": LARGEST},
        "profile": {"institution": "某大学"},
        "assessments": {"self": {"ratings": ratings}},
    }


def _evidence(name: str) -> dict[str, Any]:
    document = {"name": f"{name} 的证明材料", "number": "教函〔2025〕12号", "date": "2025-09-01"}
    return {"text": _NOTE, "links": ["https://example.edu.cn/a"], "documents": [document]}


def _opened(page: Page, response: dict[str, Any], way: str) -> None:
    """Open a file and take this `way` of the dialog, where it asks for one."""
    # a file on the disk, and no look for what can be seen: both would be work of the page itself
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.json")
        file.write_text(json.dumps(response, ensure_ascii=False), encoding="utf-8")
        page.locator("[data-file]").set_input_files(file)
        page.wait_for_function("() => document.querySelector('#dialog-open').open")
    page.wait_for_timeout(300)
    page.evaluate(f"""document.querySelector('#dialog-open [value="{way}"]').click()""")


def _until_rated(page: Page, count: int) -> None:
    page.wait_for_function(
        "(count) => document.querySelector('[data-answered]').textContent === String(count)", arg=count
    )
    page.wait_for_timeout(1500)  # until it is kept, coded and said


def _coming_back(setting: Setting, page: Page, address: str) -> Figure:
    _opened(page, _response(setting), "open")
    _until_rated(page, 66)
    times = []
    for _ in range(setting.rounds(9, 3)):
        page.goto(address)
        page.wait_for_function(_READY)
        seen = page.evaluate("seen")
        if page.text_content("[data-answered]") != "66":
            raise RuntimeError("the draft has not come back whole")
        times.append(seen["scored"] - seen["runtime"])
    what = "a draft of 66 ratings with evidence back and scored, once Python runs"
    return Figure(what, statistics.median(times), "ms", _RESTORED_MS, {"ms": times})


def _list(setting: Setting, page: Page) -> Figure:
    page.evaluate(_SEED, [LARGEST, _DRAFTS, _response(setting)])
    times = []
    for _ in range(setting.rounds(9, 3)):
        times.append(float(page.evaluate(_OPEN_LIST)))
        expect(page.locator("[data-drafts] tr[data-draft]")).to_have_count(_DRAFTS + 1)
        page.keyboard.press("Escape")
    what = f"the list of {_DRAFTS} drafts painted"
    return Figure(what, statistics.median(times), "ms", _LIST_MS, {"ms": times})


def _paper(setting: Setting, page: Page) -> Figure:
    times = []
    for _ in range(setting.rounds(5, 3)):
        page.locator("[data-action=print]").first.click()
        began = page.evaluate(
            """() => {
              delete globalThis.printing;
              document.querySelector('#dialog-print [value=filled]').click();
              return performance.timeOrigin + performance.now();
            }"""
        )
        page.wait_for_function("() => globalThis.printing")
        times.append((page.evaluate("printing") - began) / 1000)
    what = "paper of 66 criteria: from the choice to the dialog of the browser"
    return Figure(what, statistics.median(times), "s", _PAPER_S, {"s": times})


def _notes(setting: Setting, page: Page) -> Figure:
    """Open a file with a megabyte of notes, type into it, save it, merge another of the same size into it."""
    longest = _NOTE * (_NOTES_BYTES // (len(_NOTE.encode()) * 66))
    whole, part = _response(setting, longest), _response(setting, longest, 33)
    runs: dict[str, list[float]] = {}

    @contextmanager
    def watched(what: str) -> Iterator[None]:
        page.evaluate("tasks.splice(0)")
        yield
        page.wait_for_timeout(1500)
        runs[f"{what}, ms"] = [float(one) for one in page.evaluate("tasks.splice(0)")]

    with watched("opened"):
        _opened(page, whole, "open")
        _until_rated(page, 66)
    with watched("typed into"):
        page.focus('[name="ratings.1.1.1.score"]')
        page.keyboard.type("8.2")
    with watched("saved"), page.expect_download():
        page.evaluate("document.querySelector('[data-action=save]').click()")
    with watched("opened again, the first half"):
        _opened(page, part, "open")
        _until_rated(page, 33)
    with watched("merged"):
        _opened(page, whole, "merge")
        _until_rated(page, 66)
    with watched("come back to"):
        page.reload()
        _until_rated(page, 66)
    note = "tasks of the main thread over 50 ms: " + "; ".join(
        f"{what} {', '.join(f'{one:.0f}' for one in tasks) or 'none'}" for what, tasks in runs.items()
    )
    everything = [one for tasks in runs.values() for one in tasks]
    kept = {what: tasks for what, tasks in runs.items() if tasks}
    what = "a file with 1 MB of notes: longest task of the page"
    return Figure(what, max(everything, default=0), "ms", _TASK_MS, kept, note)
