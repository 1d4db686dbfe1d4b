"""The finished site for people who enlarge it, or who set its colours themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from tests.browser.form.test_everybody import assert_clean, axe_source
from tests.browser.story import fill
from tests.browser.test_desk_layout import sees_the_focus
from tests.chromium import another
from tests.official import CORRESPONDENCE, PERFORMANCE, SHENZHEN, URUMQI

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
# what holds still over the page while it is scrolled, as a share of what is seen
HELD: Final = """() => {
  scrollTo(0, document.documentElement.scrollHeight / 2);
  const held = [...document.querySelectorAll('body *')].filter((one) => {
    if (!['fixed', 'sticky'].includes(getComputedStyle(one).position)) return false;
    if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && right - left > innerWidth / 2;
  });
  return held.reduce((sum, one) => sum + one.getBoundingClientRect().height, 0) / innerHeight;
}"""


class Server(Protocol):
    address: str


def opened(page: Page, server: Server, rubric: str, language: str = "") -> Page:
    page.goto(f"{server.address}{language}rubrics/{rubric}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    expect(page.locator("[data-module=form]")).to_have_attribute("data-laid", "")
    return page


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize(("size", "most"), [((320, 256), 0.02), ((640, 512), 0.3)], ids=["400%", "200%"])
def test_enlarged_the_bars_leave_the_screen_to_the_form(
    chromium: Browser, server: Server, language: str, size: tuple[int, int], most: float
) -> None:
    """WCAG 1.4.10: at 400 % nothing is scrolled in two directions; a head that stood still took a fifth of the screen."""
    width, height = size
    page = chromium.new_page(viewport={"width": width, "height": height}, service_workers="block")
    for rubric in (CORRESPONDENCE, SHENZHEN, URUMQI):
        opened(page, server, rubric, language)
        assert page.evaluate(HELD) <= most
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for way in ("restart", "print", "drafts"):
        page.locator(f"[data-action={way}]").first.evaluate("one => one.click()")
        dialog = page.locator("dialog[open]")
        assert dialog.evaluate("one => one.scrollWidth <= one.clientWidth && one.offsetHeight <= innerHeight")
        dialog.evaluate("one => one.scrollTo(0, one.scrollHeight)")
        expect(dialog.locator("button").last).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
    page.close()


def test_enlarged_whoever_comes_to_an_option_by_keyboard_reads_it(chromium: Browser, server: Server) -> None:
    """At 400 % only the circle of an option was in sight, and what it says lay below the screen."""
    page = chromium.new_page(viewport={"width": 320, "height": 256}, service_workers="block")
    opened(page, server, SHENZHEN)
    page.locator('[name="assessor"]').focus()
    seen = 0
    for _ in range(30):
        page.keyboard.press("Tab")
        sees_the_focus(page)
        seen += page.evaluate("document.activeElement.matches('.rf-option > input')")
    assert seen > 5
    page.close()


@pytest.mark.parametrize("language", ["", "en/"])
def test_enlarged_no_page_to_read_is_scrolled_in_two_directions(
    chromium: Browser, server: Server, language: str
) -> None:
    """「The criteria pages in English were wider than 320 points」: tables of points stood out of the page."""
    page = chromium.new_page(viewport={"width": 320, "height": 256}, service_workers="block")
    criteria = [f"rubrics/{one}/" for one in (CORRESPONDENCE, PERFORMANCE, SHENZHEN, URUMQI)]
    for path in ("", "rubrics/", "institutions/", "reviewers/", "diagnose/", *criteria):
        page.goto(f"{server.address}{language}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.evaluate(HELD) <= 0.02, path
    page.close()


def test_the_bar_of_a_review_is_no_higher_than_it_must_be(chromium: Browser, server: Server) -> None:
    """At 200 % it took a quarter of the screen, and with what is told of a file nearly half."""
    page = chromium.new_page(viewport={"width": 640, "height": 512}, service_workers="block")
    for language in ("", "en/"):
        page.goto(f"{server.address}{language}rubrics/{SHENZHEN}/form/?role=review")
        expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
        expect(page.locator("[data-review-total]")).to_be_visible()
        assert page.locator(".rf-summary").evaluate("one => one.offsetHeight") < 100
    page.close()


@pytest.fixture(scope="module")
def large_text(chromium: Browser) -> Iterator[Browser]:
    """A browser whose owner has set text to nearly twice its size."""
    with another(chromium, "--blink-settings=defaultFontSize=28") as browser:
        yield browser


@pytest.mark.parametrize("language", ["", "en/"])
def test_large_text_on_a_phone_leaves_no_bar_of_single_letters(
    large_text: Browser, server: Server, language: str
) -> None:
    """WCAG 1.4.4: 「the bar took the whole phone, one letter in each line」; nothing is wider than the screen either."""
    page = large_text.new_page(viewport=PHONE, service_workers="block")
    for rubric in (CORRESPONDENCE, SHENZHEN, URUMQI, PERFORMANCE):
        opened(page, server, rubric, language)
        assert page.evaluate(HELD) <= 0.15
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        lines = page.locator(".rf-summary :is(p, a, button):visible").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).fontSize))"
        )
        assert max(lines) < 6
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_colours_of_ones_own_states_are_told_apart(
    chromium: Browser, server: Server, scheme: Literal["light", "dark"]
) -> None:
    """Forced colours: 「every band bore the mark of the chosen one」, and a problem had the line of a rating."""
    context = chromium.new_context(forced_colors="active", color_scheme=scheme, service_workers="block")
    page = opened(context.new_page(), server, CORRESPONDENCE)
    fill(page, {"1.1.1": {"score": "9"}, "1.1.2": {"score": "99"}})
    page.locator("[data-action=check]").first.click()
    expect(page.locator('[id="criterion-1.1.2"] .rf-problem')).to_be_visible()
    line = "one => { const { borderLeftStyle: style, borderLeftWidth: width } = getComputedStyle(one); return [style, width]; }"
    rated, wrong, open_ = (page.locator(f'[id="criterion-1.1.{at}"]').evaluate(line) for at in (1, 2, 3))
    assert rated not in (wrong, open_)
    assert wrong != open_
    top = """all => all.map((one) => {
      const { borderTopColor, outlineStyle, outlineWidth } = getComputedStyle(one);
      return [borderTopColor, outlineStyle, outlineWidth].join(' ');
    })"""
    chosen, *others = page.locator('[id="criterion-1.1.1"] .rf-band').evaluate_all(top)
    assert chosen not in others
    assert len(set(others)) == 1
    assert others[0].startswith(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert_clean(page, axe_source())
    page.goto(f"{server.address}rubrics/{CORRESPONDENCE}/")
    assert_clean(page, axe_source())
    context.close()
