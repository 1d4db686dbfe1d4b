"""What is being read stays where it is while rows above it grow, and is there again after a reload."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import RUBRICS

CORRESPONDENCE = RUBRICS[0]
ROW = "#criterion-2\\.1\\.1"
A_FEW = 4  # pixels
GREW = 60


def top(form: Any) -> float:
    """Where the row stands in the window once the frame is painted."""
    found: float = form.page.locator(ROW).evaluate(
        """row => new Promise((resolve) => requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(row.getBoundingClientRect().top);
          port2.postMessage(0);
        }))"""
    )
    return found


def height(form: Any) -> int:
    found: int = form.page.evaluate("document.querySelector('.rf-main').offsetHeight")
    return found


@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_score_and_a_reload_leave_the_row_that_is_read_where_it_is(form: Any, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 844})
    form.open(CORRESPONDENCE)
    for name in ("1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5"):
        form.type(f"ratings.{name}.score", "99")  # more than it may be: each row says so
    form.until_kept()
    form.page.add_init_script("globalThis.plan = { start: 'waits' }")
    form.page.reload()
    expect(form.page.locator("[data-module=form]")).to_have_attribute("data-laid", "")
    form.page.keyboard.press("Shift")  # the person goes elsewhere than before the reload
    form.page.locator(ROW).evaluate("row => row.scrollIntoView()")
    before, low = top(form), height(form)
    form.page.evaluate("go()")
    form.until_ready()
    assert height(form) > low + GREW, "rows above have grown"
    assert abs(top(form) - before) <= A_FEW

    form.page.reload()
    expect(form.page.locator("[data-module=form]")).to_have_attribute("data-laid", "")
    assert abs(top(form) - before) <= A_FEW, "before the score is there"
    form.page.evaluate("go()")
    form.until_ready()
    assert abs(top(form) - before) <= A_FEW


def test_a_page_that_is_left_keeps_its_place_without_being_laid_out_anew(form: Any) -> None:
    """Chromium throws the styles of a page that is left away: whoever asks where things are has all made anew."""
    form.open(CORRESPONDENCE)
    form.until_ready()
    form.page.locator(ROW).evaluate("row => row.scrollIntoView()")
    top(form)
    form.page.locator(ROW).locator("input").first.focus()
    asked, place = form.page.evaluate(
        """() => {
          let asked = 0;
          const own = Element.prototype.getBoundingClientRect;
          Element.prototype.getBoundingClientRect = function () { asked += 1; return own.call(this); };
          dispatchEvent(new Event('pagehide'));
          Element.prototype.getBoundingClientRect = own;
          const kept = JSON.parse(sessionStorage.getItem('rubricpress/place'));
          const marks = document.querySelectorAll('fieldset[data-criterion], .rf-heading');
          return [asked, marks[kept.at.mark].id];
        }"""
    )
    assert (asked, place) == (0, "criterion-2.1.1")


def test_a_draft_that_comes_back_whole_is_told_in_its_own_line(form: Any) -> None:
    """A notice above everything would push the form down while it is being read."""
    form.open(CORRESPONDENCE)
    form.type("ratings.1.1.1.score", "7")
    form.until_kept()
    form.page.reload()
    form.until_ready()
    line = form.page.locator("[data-draft-kept]")
    expect(line).to_contain_text("已恢复")
    expect(form.notice("draft")).to_have_count(0)
    form.type("ratings.1.1.2.score", "7")
    expect(line).not_to_contain_text("已恢复")


def test_who_scrolls_without_a_key_or_pointer_is_not_led_back(form: Any) -> None:
    """A screen reader that reads on, or a hand on the scroll bar, while scoring still starts after a reload."""
    form.open(CORRESPONDENCE)
    form.page.locator(ROW).evaluate("row => row.scrollIntoView()")
    before = top(form)
    form.page.add_init_script("globalThis.plan = { start: 'waits' }")
    form.page.reload()
    expect(form.page.locator("[data-module=form]")).to_have_attribute("data-laid", "")
    assert abs(top(form) - before) <= A_FEW
    further = "#criterion-2\\.2\\.1"
    form.page.locator(further).evaluate("row => row.scrollIntoView()")
    there = top(form)
    assert there < before - GREW
    top(form)  # a frame more
    assert abs(top(form) - there) <= A_FEW
    form.page.evaluate("go()")
    form.until_ready()
    assert abs(top(form) - there) <= A_FEW


def test_who_scrolls_on_from_where_a_link_led_stays_there(form: Any) -> None:
    """The link is followed once more when rows have grown, but only for who has stayed where it led."""
    form.page.add_init_script("globalThis.plan = { start: 'waits' }")
    form.page.goto(f"{form.address}rubrics/{CORRESPONDENCE}/form/#criterion-1.1.3")
    expect(form.page.locator("[data-module=form]")).to_have_attribute("data-laid", "")
    form.page.locator(ROW).evaluate("row => row.scrollIntoView()")
    there = top(form)
    form.page.evaluate("go()")
    form.until_ready()
    assert abs(top(form) - there) <= A_FEW
