"""Links to rows lead to them, and what is out of sight is there for readers, for finding and for printing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Route, expect
from tests.browser.form.conftest import Form

TABLE = "correspondence-education"
SIZES = [(1280, 720), (390, 844)]
LAST = "criterion-3.4.3"


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]} px")
def sized(form: Form, request: pytest.FixtureRequest) -> Form:
    width, height = request.param
    form.page.set_viewport_size({"width": width, "height": height})
    return form


def top(form: Form, criterion: str) -> float:
    """How far below the upper edge the row stands, once the page has come to rest."""
    measured: float = form.page.evaluate(
        """async (id) => {
          const row = document.getElementById(id);
          for (let before = NaN, now = 0; now !== before;) {
            before = now;
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)));
            now = row.getBoundingClientRect().top;
          }
          return row.getBoundingClientRect().top;
        }""",
        criterion,
    )
    return measured


def test_links_lead_to_their_rows(sized: Form, response: Callable[..., dict[str, Any]]) -> None:
    """Never under a bar, and near the top: from outside, with and without a draft to come back, and from place to place before the heights of all are known."""
    form = sized
    form.open(TABLE)
    address = form.page.url
    begun = [("1.1.1", "1.4.6"), ("2.3.3", "a1", "1.1.4")]
    ratings = {name: {"score": "5", "evidence": "材料\n" * 30} for name in ("1.1.1", "1.1.2", "1.2.1")}
    for draft, (outside, *inside) in zip((False, True), begun, strict=True):
        if draft:
            form.choose_file(response(TABLE, ratings))
            form.page.locator("#dialog-open [value=open]").click()
            form.until_shelved(ratings)
        form.page.goto("about:blank")
        form.page.goto(f"{address}#criterion-{outside}")
        form.until_ready()
        found = [top(form, f"criterion-{outside}")]
        for name in inside:
            form.page.evaluate("(name) => { location.hash = `criterion-${name}`; }", name)
            found.append(top(form, f"criterion-{name}"))
        assert 50 < found[0] < form.page.evaluate("innerHeight") / 2, found
        assert all(50 < one < 100 for one in found[1:]), found


def test_what_is_out_of_sight_is_found_and_printed(form: Form) -> None:
    form.open(TABLE)
    far = form.page.locator(f"[id='{LAST}'] legend")
    assert far.evaluate("(one) => one.checkVisibility({ contentVisibilityAuto: true })"), "laid out by now"
    snapshot = form.page.locator(f"[id='{LAST}']").aria_snapshot()
    assert "heading" in snapshot
    assert "textbox" in snapshot
    assert form.page.evaluate("(text) => find(text)", far.inner_text().split()[-1][:12])
    expect(far).to_be_in_viewport()


# how many cards are laid out and shown, in each frame from the one in which the whole form was first there
SHOWN = """
globalThis.shown = [];
globalThis.frames = 0;
const look = () => {
  frames += 1;
  const cards = [...document.querySelectorAll('.rf-card')];
  const seen = cards.filter((card) => card.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length;
  if (cards.length === 67 && shown.at(-1) !== seen) shown.push(seen);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def test_all_cards_are_shown_at_once(new_form: Callable[[], Form]) -> None:
    """Whatever is laid out before that moves nothing: in no frame do some more cards stand in the page, and then others."""
    form = new_form()
    form.page.add_init_script(SHOWN)
    held: list[Route] = []
    form.page.route("**/form/page.js", lambda route: held.append(route))  # noqa: PLW0108  (it must take attributes)
    form.page.goto(f"{form.address}rubrics/{TABLE}/form/")
    form.page.wait_for_function("() => shown.length > 0 && shown.at(-1) > 0")
    height = form.page.evaluate("frames = 0, document.body.scrollHeight")
    form.page.wait_for_function("() => frames > 30")  # the cards are laid out meanwhile
    assert form.page.evaluate("document.body.scrollHeight") == height
    held[0].continue_()
    form.until_ready()
    form.page.wait_for_function("() => shown.at(-1) === 67")
    few = form.page.evaluate("shown.slice(0, -1)")
    assert max(few) < 20, few
