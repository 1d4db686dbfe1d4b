"""A dialog opens and closes without the rows far behind it being worked out anew; they stay where and as they are."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect
from tests.browser.form.conftest import RUBRICS

CORRESPONDENCE = RUBRICS[0]
PLACES = "() => [...document.querySelectorAll('.rf-card')].map((card) => [card.offsetTop, card.offsetHeight])"
LEFT_OUT = """() => [...document.querySelectorAll('.rf-card > :last-child')]
  .filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length"""
NONE_LEFT_OUT = f"() => ({LEFT_OUT})() === 0"


def styled(form: Any, act: str) -> int:
    """For how many elements Chromium works out the style in the largest of the rounds that `act` causes."""
    session = form.page.context.browser.new_browser_cdp_session()
    events: list[Any] = []
    ended: list[Any] = []
    session.on("Tracing.dataCollected", lambda piece: events.extend(piece["value"]))
    session.on("Tracing.tracingComplete", lambda told: ended.append(told))  # noqa: PLW0108  (it must take attributes)
    chosen = {"includedCategories": ["devtools.timeline"], "excludedCategories": ["*"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": chosen})
    form.page.evaluate(act)
    form.page.wait_for_timeout(100)
    session.send("Tracing.end")
    while not ended:
        form.page.wait_for_timeout(20)
    session.detach()
    return int(max(one["args"].get("elementCount", 0) for one in events if one["name"] == "UpdateLayoutTree"))


def test_a_dialog_costs_what_is_near_and_moves_nothing(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.until_ready()
    form.page.locator("#criterion-2\\.1\\.1").evaluate("row => row.scrollIntoView()")
    form.page.wait_for_function(NONE_LEFT_OUT)
    places, scrolled = form.page.evaluate(PLACES), form.page.evaluate("scrollY")
    every = form.page.evaluate("document.querySelectorAll('.rf-card *').length")

    opening = styled(form, "document.querySelector('[data-action=print]').click()")
    expect(form.page.locator("#dialog-print")).to_be_visible()
    assert form.page.evaluate(LEFT_OUT) > 50
    assert (form.page.evaluate(PLACES), form.page.evaluate("scrollY")) == (places, scrolled)
    closing = styled(form, "document.querySelector('#dialog-print [value=cancel]').click()")
    assert max(opening, closing) < every / 3

    form.page.wait_for_function(NONE_LEFT_OUT)
    assert (form.page.evaluate(PLACES), form.page.evaluate("scrollY")) == (places, scrolled)


def test_a_dialog_behind_another_leaves_nothing_out_for_good(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.until_ready()
    form.page.evaluate("() => { globalThis.requestIdleCallback = (act) => setTimeout(act, 200); }")
    for _ in range(2):
        form.page.evaluate("document.querySelector('[data-action=print]').click()")
        expect(form.page.locator("#dialog-print")).to_be_visible()
        form.page.keyboard.press("Escape")
    form.page.wait_for_function(NONE_LEFT_OUT)


def test_rows_far_behind_a_dialog_can_be_scrolled_to(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.until_ready()
    form.page.evaluate("document.querySelector('[data-action=print]').click()")
    row = form.page.locator("#criterion-3\\.4\\.3")
    seen = "row => row.lastElementChild.checkVisibility({ contentVisibilityAuto: true })"
    assert not row.evaluate(seen)
    row.evaluate("row => row.scrollIntoView()")
    form.page.wait_for_function(f"() => ({seen})(document.getElementById('criterion-3.4.3'))")
