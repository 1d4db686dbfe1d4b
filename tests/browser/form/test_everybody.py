"""The form for everybody: keyboard, screen reader, any screen, no scripting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.form.lab import LAB
from tests.official import PERFORMANCE
from tests.tools.npm_tools import node_modules

ROOT = Path(__file__).parents[3]
CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"
RUBRICS = [CORRESPONDENCE, SHENZHEN, URUMQI, PERFORMANCE]


def test_the_keyboard_is_enough(form: Any) -> None:
    form.open(SHENZHEN)
    press = form.page.keyboard.press
    form.page.locator('[data-trace="1"]').focus()
    press("Tab")
    press("Space")
    press("ArrowDown")
    form.total("0.5")
    press("n")  # a shortcut of the theme elsewhere; here it must do nothing
    press("Tab")
    press("Enter")  # 清除选择
    form.total("0")
    form.page.locator('#criterion-10 [data-step="up"]').focus()
    press("Enter")
    form.total("-100")
    form.page.locator('[data-trace=""]').focus()
    press("Enter")
    expect(form.page.locator("#dialog-trace")).to_be_visible()
    press("Escape")
    expect(form.page.locator("#dialog-trace")).to_be_hidden()


def test_a_pause_is_announced_once_and_politely(form: Any) -> None:
    form.open(SHENZHEN)
    said = form.page.locator("[data-said]")
    expect(said).to_have_attribute("role", "status")
    form.control("ratings.1.level", "2").check()
    form.total("2")
    expect(said).to_have_text("")
    expect(said).to_contain_text("暂计 2 分", timeout=2000)


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 3840])
def test_nothing_is_wider_than_the_screen(form: Any, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 800})
    for rubric in RUBRICS:
        form.open(rubric)
        assert form.page.evaluate("document.documentElement.scrollWidth") <= width
        small = form.page.evaluate(
            """[...document.querySelectorAll('.rf-form :is(button, summary, label.rf-option, .rf-input, .rf-nav__link)')]
               .filter((one) => one.checkVisibility({ visibilityProperty: true }))
               .filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 90))"""
        )
        assert small == []


def test_the_summary_stays_in_sight_except_on_low_screens(form: Any) -> None:
    form.open(CORRESPONDENCE)
    for width, height, sticks in ((375, 667, True), (1280, 800, True), (640, 360, False), (1280, 400, False)):
        form.page.set_viewport_size({"width": width, "height": height})
        form.page.evaluate("document.getElementById('criterion-2.1.1').scrollIntoView()")
        top = form.page.locator("[data-total]").evaluate("one => one.getBoundingClientRect().top")
        assert (0 <= top < height) == sticks, (width, height)
    form.page.set_viewport_size({"width": 1280, "height": 800})
    form.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(form.page.locator("[data-total]")).to_be_in_viewport()
    expect(form.page.locator("[data-nav][aria-current]").last).to_be_in_viewport()


def test_the_bar_never_hides_what_has_the_focus(form: Any) -> None:
    form.page.set_viewport_size({"width": 375, "height": 667})
    form.open(CORRESPONDENCE)
    form.control("ratings.1.1.1.score").focus()
    for _ in range(40):
        form.page.keyboard.press("Tab")
        hidden = form.page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect();
              const bar = document.getElementById('summary');
              return !bar.contains(document.activeElement) && box.bottom > bar.getBoundingClientRect().top;
            }"""
        )
        assert not hidden


def test_without_scripting_the_page_says_so_and_can_be_read(chromium: Browser, form_server: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{form_server.address}rubrics/{CORRESPONDENCE}/form/")
    expect(page.locator("noscript p")).to_contain_text("没有启用 JavaScript")
    expect(page.locator("#criterion-1\\.1\\.1")).to_be_visible()
    expect(page.locator("[data-action=save]").first).to_be_hidden()
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    return axe_source()


def axe_source() -> str:
    """The accessibility checker."""
    return (node_modules() / "axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize(("file", "width"), [("index", 1280), ("dark", 1280), ("index", 375)])
def test_no_fault_that_axe_knows(form: Any, axe: str, rubric: str, file: str, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.goto(f"{form.address}rubrics/{rubric}/form/{file}.html")
    form.until_ready()
    first = form.page.locator("[data-key=score], [data-key=count]").first
    if first.count():
        first.fill("999")
        first.blur()
    tick = form.page.locator("[data-key=level], [data-key=met]").first
    if tick.count():
        tick.check()
    form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    form.page.locator("[data-action=check]").first.click()
    expect(form.page.locator("#problems")).to_be_visible()
    assert_clean(form.page, axe)
    form.page.locator('[data-trace=""]').click()
    expect(form.page.locator("#dialog-trace ul").first).to_be_visible()
    assert_clean(form.page, axe)


@pytest.mark.parametrize(("file", "width"), [("index", 1280), ("dark", 390)])
def test_rows_that_stand_back_can_still_be_read(form: Any, axe: str, file: str, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.goto(f"{form.address}rubrics/{LAB}/form/{file}.html")
    form.until_ready()
    form.control("profile.site", "none").check()
    form.control("ratings.1.3.met", "a").check()
    form.control("ratings.1.3.not_applicable").check()
    expect(form.page.locator("#criterion-1\\.2 [data-score]")).to_have_text("不计")
    form.saved()
    expect(form.notice("done")).to_be_visible()
    assert_clean(form.page, axe)
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width


def assert_clean(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    faults = [(one["id"], [node["html"][:200] for node in one["nodes"]][:5]) for one in found["violations"]]
    assert faults == []


def test_a_notice_of_what_was_done_is_in_sight_far_down_on_a_phone(form: Any) -> None:
    form.page.set_viewport_size({"width": 390, "height": 844})
    form.open(URUMQI)
    expect(form.page.locator('[data-group="1"] [data-group-max]')).to_have_text("14")
    form.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    form.page.locator(".rf-end [data-action=save]").click()
    expect(form.notice("done")).to_be_in_viewport()


def test_a_percentage_says_how_it_is_typed(form: Any) -> None:
    form.open(SHENZHEN)
    card = form.page.locator("#criterion-15")
    expect(card.locator('[data-field="measure.value"]')).to_contain_text("90 表示 90%")
