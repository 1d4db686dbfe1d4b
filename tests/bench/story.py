"""The whole story of a form on a slow computer: which task holds the page up longest, in which step, and what it does.

A fresh browser opens the form of the largest table, rows are filled in and words typed key by key, the rest is put
in, checked, its results opened; then the form is opened again with its draft, saved and printed. Chromium throttles its
processor six times; its own trace tells every task of the main thread, how long it took and how much of that the thread had a
processor: on a shared machine the first is longer. The floor is the same page without scripts and without our styles.
"""

from __future__ import annotations

import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page
from tests.bench.browsing import served
from tests.bench.figure import Figure
from tests.bench.filling import FILL, first_values, rubric_of
from tests.bench.setting import LARGEST, Setting
from tests.chromium import launched

_SLOWER: Final = 6  # times
_TASK_MS: Final = 200
_BY_HAND: Final = 12  # rows
_TYPED: Final = "某某大学继续教育学院 2026"
_PATIENCE_S: Final = 30
_REST_MS: Final = 1000  # after each step, for what comes behind it
_CATEGORIES: Final = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"]
_WORK: Final = {
    "ParseHTML": "parsing",
    "UpdateLayoutTree": "style",
    "Layout": "layout",
    "PrePaint": "painting",
    "Paint": "painting",
    "Layerize": "painting",
    "Commit": "painting",
    "HitTest": "hit tests",
    "MinorGC": "collecting garbage",
    "MajorGC": "collecting garbage",
}
_MARK: Final = "step "
# the dialog of the browser would never close here
_PRINT: Final = "globalThis.print = () => { top.printing = true; dispatchEvent(new Event('afterprint')); };"
_BEGIN: Final = "if (top === globalThis) performance.mark('step {}');"
_READY: Final = "document.documentElement.dataset.scoring === 'ready'"
_RATED: Final = "document.querySelector('[data-answered]').textContent === '66'"


@dataclass(frozen=True)
class Task:
    """One task of the main thread: its step, milliseconds on the clock and of the processor, and what it did for how long."""

    step: str
    wall: float
    processor: float
    work: Mapping[str, float]

    def __str__(self) -> str:
        parts = sorted(self.work.items(), key=lambda part: -part[1])
        told = ", ".join(f"{name} {length:.0f}" for name, length in parts if length >= 5)
        return f"{self.step}: {self.wall:.0f} ms, processor {self.processor:.0f} ms ({told})"


def measure(setting: Setting) -> list[Figure]:
    """Milliseconds of the longest task of the story, and of the floor."""
    stories, floors = [], []
    with launched() as browser:
        for _ in range(setting.rounds(4, 2)):
            stories.append(_traced(setting, browser, _story))
            floors.append(_traced(setting, browser, _floor))
    longest = [max(tasks, key=lambda task: task.wall) for tasks in stories]
    busiest = [max(tasks, key=lambda task: task.processor) for tasks in stories]
    floor = [max(tasks, key=lambda task: task.wall) for tasks in floors]
    walls = _by_step(stories, lambda task: task.wall)
    name = f"the story {_SLOWER} times slower: longest task"
    return [
        Figure(name, _middle(longest, _wall), "ms", _TASK_MS, walls, "; ".join(map(str, longest))),
        Figure(
            f"{name}, processor of the thread",
            _middle(busiest, _processor),
            "ms",
            _TASK_MS,
            _by_step(stories, _processor),
            "; ".join(map(str, busiest)),
        ),
        Figure(
            "the page alone, no scripts, the theme's styles: longest task",
            _middle(floor, _wall),
            "ms",
            None,
            {"ms": [task.wall for task in floor]},
            "; ".join(map(str, floor)),
        ),
    ]


def _wall(task: Task) -> float:
    return task.wall


def _processor(task: Task) -> float:
    return task.processor


def _middle(tasks: Sequence[Task], how: Callable[[Task], float]) -> float:
    return statistics.median(how(task) for task in tasks)


def _by_step(stories: Sequence[Sequence[Task]], how: Callable[[Task], float]) -> dict[str, list[float]]:
    """For each step the longest task of every round."""
    found: dict[str, list[float]] = defaultdict(list)
    for tasks in stories:
        for step in dict.fromkeys(task.step for task in tasks):
            found[f"{step}, ms"].append(max(how(task) for task in tasks if task.step == step))
    return found


def _traced(setting: Setting, browser: Browser, act: Callable[[Page, str, Setting], None]) -> list[Task]:
    with served(setting.site) as server:
        context = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 720})
        page = context.new_page()
        page.add_init_script(_PRINT + _BEGIN.format("opening"))
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        with _trace(browser.new_browser_cdp_session(), page) as events:
            act(page, f"{server.address}rubrics/{LARGEST}/form/", setting)
        context.close()
    return list(_tasks(events))


@contextmanager
def _trace(session: CDPSession, page: Page) -> Iterator[list[dict[str, Any]]]:
    """The events of the browser meanwhile; complete at the end."""
    events: list[dict[str, Any]] = []
    ended: list[Any] = []
    session.on("Tracing.dataCollected", lambda piece: events.extend(piece["value"]))
    session.on("Tracing.tracingComplete", lambda told: ended.append(told))  # noqa: PLW0108  (it must take attributes)
    chosen = {"includedCategories": _CATEGORIES, "excludedCategories": ["*"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": chosen})
    yield events
    session.send("Tracing.end")
    _until(page, lambda: bool(ended))


def _story(page: Page, address: str, setting: Setting) -> None:
    values = first_values(rubric_of(setting))
    _open(page, address)
    _step(page, "filling")
    for name, value in islice(values.items(), _BY_HAND):
        _press_into(page, name, value)
    _rest(page)
    _step(page, "typing")
    _press_into(page, "profile.institution", _TYPED)
    _rest(page)
    _step(page, "putting in the rest")
    page.evaluate(FILL, values)
    _until(page, lambda: page.evaluate(_RATED))
    _rest(page)
    _step(page, "checking")
    _click(page, "[data-action=check]")
    _step(page, "results")
    _click(page, "[data-action=results]")
    _until(page, lambda: page.evaluate("document.querySelector('[data-results] svg') !== null"))
    _rest(page)
    page.add_init_script(_BEGIN.format("coming back"))
    _open(page, address)
    if not page.evaluate(_RATED):
        raise RuntimeError("the draft has not come back whole")
    _step(page, "saving")
    with page.expect_download():
        _click(page, "[data-action=save]")
    _step(page, "choosing what to print")
    _click(page, "[data-action=print]")
    _step(page, "printing")
    _click(page, "#dialog-print [value=filled]")
    _until(page, lambda: page.evaluate("globalThis.printing === true"))
    _rest(page)


def _floor(page: Page, address: str, _: Setting) -> None:
    page.route("**/*.js*", lambda route: route.abort())
    page.route("**/assets/css/*", lambda route: route.abort())
    page.goto(address)
    _rest(page)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    _until(page, lambda: page.evaluate(_READY))
    _rest(page)


def _step(page: Page, name: str) -> None:
    page.evaluate("(name) => { performance.mark(name); }", f"{_MARK}{name}")


def _press_into(page: Page, name: str, text: str) -> None:
    """Key by key. The page is asked for nothing that would be work of its own: no look for what can be seen."""
    page.evaluate("(name) => document.getElementsByName(name)[0].focus()", name)
    page.keyboard.type(text)


def _click(page: Page, selector: str) -> None:
    page.evaluate("(selector) => document.querySelector(selector).click()", selector)
    _rest(page)


def _rest(page: Page) -> None:
    page.wait_for_timeout(_REST_MS)


def _until(page: Page, holds: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(page.url)
        page.wait_for_timeout(50)


def _tasks(events: Sequence[Mapping[str, Any]]) -> Iterator[Task]:
    """The tasks of the thread that lays out most, in the steps that the page has marked."""
    laying = Counter((one["pid"], one["tid"]) for one in events if one["name"] == "UpdateLayoutTree")
    [(thread, _)] = laying.most_common(1)
    mine = [one for one in events if (one["pid"], one["tid"]) == thread]
    marks = [(one["ts"], one["name"].removeprefix(_MARK)) for one in mine if one["name"].startswith(_MARK)]
    marks.sort(key=lambda mark: mark[0])
    spans = sorted((one for one in mine if one["ph"] == "X"), key=lambda one: (one["ts"], -one["dur"]))
    task: Mapping[str, Any] | None = None
    inside: list[Mapping[str, Any]] = []
    for one in spans:
        if task is not None and one["ts"] < task["ts"] + task["dur"]:
            inside.append(one)
            continue
        if task is not None:
            yield _task(task, inside, marks)
        task, inside = (one, []) if one["name"] == "RunTask" else (None, [])


def _task(
    task: Mapping[str, Any], inside: Sequence[Mapping[str, Any]], marks: Sequence[tuple[int, str]]
) -> Task:
    step = next((name for at, name in reversed(marks) if at < task["ts"] + task["dur"]), "opening")
    work: Counter[str] = Counter()
    until = 0
    for one in inside:
        kind = _WORK.get(one["name"])
        if kind and one["ts"] >= until:  # what stands inside is its work too
            until = one["ts"] + one["dur"]
            work[kind] += one["dur"] / 1000
    wall = task["dur"] / 1000
    work["scripts and the rest"] = wall - work.total()
    return Task(step, wall, task.get("tdur", 0) / 1000, work)
