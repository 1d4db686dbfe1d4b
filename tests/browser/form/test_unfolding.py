"""Notes that hold something come back open; how soon, depends on who waits."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"
OPEN = "details.rf-notes[open]"
ROWS = {str(row): {"note": f"第 {row} 条的说明"} for row in range(1, 10)}
# the browser always has something else to do
NEVER_IDLE = "() => { globalThis.requestIdleCallback = () => 0; }"


@pytest.fixture
def opened(form: Any, response: Any) -> Any:
    """The form with a file of these rows being opened, and nothing else to be waited for."""

    def taken(ratings: dict[str, Any]) -> Any:
        form.choose_file(response(SHENZHEN, ratings))
        form.confirm()
        expect(form.control("ratings.1.note")).to_have_value(ratings["1"]["note"])
        return form.page.locator(OPEN)

    form.open(SHENZHEN)
    return taken


def test_the_notes_of_a_file_stand_open_where_something_stands_in_them(form: Any, opened: Any) -> None:
    expect(opened(ROWS)).to_have_count(len(ROWS))
    folds = opened({"1": {"note": "另一份"}})
    expect(folds).to_have_count(1)
    expect(form.page.locator("#criterion-1").locator(OPEN)).to_have_count(1)


def test_paper_does_not_wait_for_notes(form: Any, opened: Any) -> None:
    form.page.evaluate(NEVER_IDLE)
    folds = opened(ROWS)
    assert folds.count() == 0
    form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folds.count() == len(ROWS)
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_on_a_scrolled_page_what_is_in_sight_is_open_at_once(form: Any, opened: Any) -> None:
    form.page.evaluate(NEVER_IDLE)
    form.page.locator("#criterion-5").evaluate("row => row.scrollIntoView()")
    folds = opened(ROWS)
    expect(form.page.locator("#criterion-5").locator(OPEN)).to_have_count(1)
    assert folds.count() < len(ROWS)
