"""Coming back to a form with a megabyte of notes: it is written a few rows at a time, and what is read stays where it is."""

from __future__ import annotations

from typing import Any, Final

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import PATIENCE, RUBRICS

from rubricpress.core.rubric import all_criteria

CORRESPONDENCE: Final = RUBRICS[0]
ROW: Final = "criterion-2.1.1"
NOTE: Final = "经查阅台账、签到表和考核记录，材料齐全；第三季度的两次培训缺签到表，已于九月补正。\n" * 130
OPEN: Final = "details.rf-notes[open]"
AT_ONCE: Final = 12  # rows whose scores are written together, where that takes long
SOME: Final = (
    30  # rows whose notes may be opened together, of 66: those in sight, or what takes ten milliseconds
)
A_PIXEL: Final = 1

# In every frame, as it is painted: where the row stands. And of every task: how many rows it opened, how many it scored.
WATCH: Final = """
globalThis.seen = { tops: [], opened: [], scored: [] };
const frame = () => {
  const row = document.querySelector('[data-laid]') && document.getElementById(globalThis.name);
  // made last, so told after the page has put things right, and before the frame is painted
  const last = new ResizeObserver(() => { last.disconnect(); seen.tops.push(row.getBoundingClientRect().top); });
  if (row) last.observe(row);
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
new MutationObserver((changes) => {
  const of = (name) => new Set(changes.filter((one) => one.attributeName === name && one.target.hasAttribute(name)).map((one) => one.target)).size;
  if (of('open')) seen.opened.push(of('open'));
  if (of('data-rated')) seen.scored.push(of('data-rated'));
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['open', 'data-rated'] });
"""
# A clock on which whatever is done between two looks has taken long: so each task does the least that it may.
SLOW: Final = """
const now = performance.now.bind(performance);
let looks = 0;
performance.now = () => now() + 20 * (looks += 1);
"""
NEVER_IDLE: Final = "globalThis.requestIdleCallback = () => 0;"


@pytest.fixture
def filled(form: Any, response: Any, scorers: Any) -> Any:
    """The form with every row rated and noted at length, kept."""
    rubric = scorers[CORRESPONDENCE].rubric
    others = {one.id for one in rubric.adjustments}
    ratings = {
        one.id: {"score": "1", "note": NOTE} for one, _ in all_criteria(rubric) if one.id not in others
    }
    form.open(CORRESPONDENCE)
    form.choose_file(response(CORRESPONDENCE, ratings))
    form.confirm()
    expect(form.page.locator(OPEN)).to_have_count(len(ratings), timeout=PATIENCE * 1000)
    form.until_kept()
    form.count = len(ratings)
    return form


def come_back(form: Any, where: str) -> tuple[str, float]:
    """Scroll there and load the page anew; the row that was read, and where it stood."""
    if where == "address":
        form.page.evaluate("name => { globalThis.name = name; }", ROW)
        form.page.goto(f"{form.address}empty.html")
        form.page.goto(f"{form.address}rubrics/{CORRESPONDENCE}/form/#{ROW}")
        return ROW, 0
    to = {"top": "0", "middle": "document.body.scrollHeight / 2", "end": "document.body.scrollHeight"}[where]
    form.page.evaluate(f"scrollTo(0, {to})")
    name, top = form.page.evaluate(
        """() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => {
          const rows = [...document.querySelectorAll('fieldset[data-criterion]')];
          const row = rows.find((one) => one.getBoundingClientRect().bottom > 64) ?? rows.at(-1);
          globalThis.name = row.id; // outlives the reload
          resolve([row.id, row.getBoundingClientRect().top]);
        })))"""
    )
    form.page.reload()
    return name, top


@pytest.mark.parametrize("where", ["top", "middle", "end", "address"])
def test_what_comes_back_is_written_a_few_rows_at_a_time_and_nothing_that_is_read_moves(
    filled: Any, where: str
) -> None:
    """「saved, opened, merged with no visible pause」, nor when somebody comes back."""
    filled.page.add_init_script(SLOW + WATCH)
    _, top = come_back(filled, where)
    expect(filled.page.locator(OPEN)).to_have_count(filled.count, timeout=PATIENCE * 1000)
    filled.until_ready()
    filled.page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")
    seen = filled.page.evaluate("seen")
    assert sum(seen["scored"]) >= filled.count
    assert max(seen["scored"]) <= AT_ONCE
    assert max(seen["opened"]) <= SOME
    assert seen["tops"], "no frame was painted"
    if where == "address":
        top = seen["tops"][-1]
    if where in {"middle", "address"}:  # at the end the page can be too short at first
        assert max(abs(one - top) for one in seen["tops"]) <= A_PIXEL, seen["tops"]


def test_who_types_at_once_and_leaves_before_all_is_open_loses_nothing(filled: Any) -> None:
    filled.page.add_init_script(NEVER_IDLE)
    name, _ = come_back(filled, "middle")
    filled.until_ready()
    note = filled.page.locator(f"[id='{name}'] textarea[data-key=note]")
    expect(note).to_be_visible()
    assert filled.page.locator(OPEN).count() < filled.count
    note.press("Control+Home")
    note.press_sequentially("补记：")
    filled.until_kept()
    ratings = filled.draft()["response"]["assessments"]["self"]["ratings"]
    told = {id_: rating["note"] for id_, rating in ratings.items()}
    assert told == dict.fromkeys(told, NOTE) | {name.removeprefix("criterion-"): f"补记：{NOTE}"}
    assert len(told) == filled.count


def test_rows_that_open_later_leave_who_scrolls_meanwhile_where_he_is(filled: Any) -> None:
    filled.page.add_init_script(
        "const idle = requestIdleCallback;"
        "globalThis.requestIdleCallback = (act, how) => { if (globalThis.go) idle(act, how); else (globalThis.wait ??= []).push(act); };"
    )
    come_back(filled, "middle")
    filled.until_ready()
    filled.page.mouse.move(400, 400)
    filled.page.mouse.wheel(0, -900)
    filled.page.wait_for_timeout(300)
    read = "[...document.querySelectorAll('fieldset[data-criterion]')].find((one) => one.getBoundingClientRect().bottom > 64)"
    name, top = filled.page.evaluate(f"[{read}.id, {read}.getBoundingClientRect().top]")
    assert filled.page.locator(OPEN).count() < filled.count
    filled.page.evaluate("globalThis.go = true; for (const one of wait.splice(0)) one();")
    expect(filled.page.locator(OPEN)).to_have_count(filled.count, timeout=PATIENCE * 1000)
    now = filled.page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", name)
    assert abs(now - top) <= A_PIXEL
