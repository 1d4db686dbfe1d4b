"""Results and comparison on the form: what the core says, where a person asks for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, expect
from tests.browser.form.test_everybody import assert_clean, axe_source
from tests.official import CORRESPONDENCE, SHENZHEN, URUMQI

LEVELS = {"1": "2.5", "12": "8", "13": "5", "16": "2", "18": "8"}


def filled(form: Any, levels: dict[str, str]) -> None:
    for name, level in levels.items():
        form.control(f"ratings.{name}.level", level).check()


def choose(form: Any, content: Any, name: str = "去年.json") -> None:
    """Choose a file to compare with."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    file = FilePayload(name=name, mimeType="application/json", buffer=text.encode())
    form.page.locator("[data-compare-file]").set_input_files(file)


def test_results_are_shown_when_asked_for_and_follow_the_entries(form: Any) -> None:
    """2.5 + 8 + 5 + 2 + 8 = 25.5 points: 34.5 short of 60."""
    form.open(SHENZHEN)
    body = form.page.locator("[data-results]")
    expect(body).to_be_hidden()
    filled(form, LEVELS)
    form.total("25.5")
    form.page.locator("[data-action=results]").click()
    expect(body).to_contain_text("总分还差 34.5 分（要达到 60 分，现在 25.5 分）")
    expect(body).to_contain_text("自评：暂计")
    expect(body).to_contain_text("还有 13 项未评：这里都按 0 分算")
    expect(body.locator(".rf-figures").first.locator("tbody tr").nth(1)).to_contain_text("32.5%")
    expect(body.locator('[data-goal="qualified"] ol li').first).to_be_visible()
    form.control("ratings.13.level", "10").check()
    expect(body).to_contain_text("还差 29.5 分")
    form.page.locator("[data-action=results]").click()
    expect(body).to_be_hidden()


def test_every_number_of_a_group_opens_and_every_row_is_a_link(form: Any) -> None:
    form.open(SHENZHEN)
    filled(form, LEVELS)
    form.total("25.5")
    form.page.locator("[data-action=results]").click()
    form.page.locator('[data-results] [data-trace="part-2"]').click()
    expect(form.page.locator("#dialog-trace .rf-trace__head").first).to_contain_text("13 分")
    form.page.keyboard.press("Escape")
    link = form.page.locator('[data-results] a[href="#criterion-16"]').first
    link.click()
    expect(form.page.locator("#criterion-16")).to_be_in_viewport()


def test_the_radar_is_a_second_view(form: Any) -> None:
    form.open(URUMQI)
    form.page.locator("[data-action=results]").click()
    expect(form.page.locator('[data-chart="bars"] svg')).to_be_visible()
    form.page.locator('[data-show-chart="radar"]').click()
    expect(form.page.locator('[data-chart="bars"]')).to_be_hidden()
    expect(form.page.locator('[data-chart="radar"] svg[role="img"]')).to_be_visible()
    form.control("ratings.1.1.met", "a").check()
    expect(form.page.locator("[data-results]")).to_contain_text("14.28%")
    expect(form.page.locator('[data-chart="radar"]')).to_be_visible()
    expect(form.page.locator("[data-results]")).to_contain_text("原表没有规定合格线")


def test_a_file_is_compared_and_stays_outside(form: Any, response: Callable[..., Any]) -> None:
    form.open(SHENZHEN)
    filled(form, LEVELS)
    form.total("25.5")
    old = response(SHENZHEN, {"12": {"level": "10"}, "13": {"level": "5"}}, edition="2024-01")
    choose(form, old)
    body = form.page.locator("[data-comparison]")
    expect(body).to_contain_text("“去年.json”是按另一版填写的")
    expect(body).to_contain_text("4 个条目的评分不同。")
    rows = body.locator("tr[data-state]")
    expect(rows.nth(0)).to_contain_text("未评2.5")
    expect(rows.nth(1)).to_contain_text("108−2")
    expect(body.locator("svg[role=img]")).to_be_visible()
    form.total("25.5")
    assert set(form.saved()[1]["assessments"]["self"]["ratings"]) == set(LEVELS)
    body.locator("[data-action=compare-close]").click()
    expect(body).to_be_hidden()


def test_two_sides_with_no_row_in_common_are_not_said_to_agree(
    form: Any, response: Callable[..., Any]
) -> None:
    form.open(SHENZHEN)
    choose(form, response(SHENZHEN, {}))
    body = form.page.locator("[data-comparison]")
    expect(body).to_contain_text("没有两份都评了的条目，没有可比的评分。")
    expect(body).not_to_contain_text("没有不同")
    choose(form, response(SHENZHEN, {"12": {"level": "10"}}))
    expect(body).to_contain_text("没有两份都评了的条目；1 个条目只有一份评了。")


def test_files_that_cannot_be_compared_are_refused(form: Any, response: Callable[..., Any]) -> None:
    form.open(SHENZHEN)
    choose(form, "no file of ours")
    expect(form.page.locator("[data-comparison] [role=alert]")).to_contain_text("不能作为评分文件打开")
    choose(form, response(URUMQI, {}))
    expect(form.page.locator("[data-comparison] [role=alert]")).to_contain_text("另一份评估表")


def test_the_review_and_another_draft_can_be_compared(form: Any, response: Callable[..., Any]) -> None:
    form.open(SHENZHEN)
    expect(form.page.locator("[data-action=compare-review]")).to_be_hidden()
    form.page.locator("[data-action=compare-drafts]").click()
    expect(form.page.locator("[data-compare-drafts]")).to_contain_text("没有别的草稿")
    review = {"review": {"ratings": {"1": {"level": "2"}}}}
    form.choose_file(response(SHENZHEN, {"1": {"level": "2.5"}}, assessments=review))
    form.confirm()
    form.total("2.5")
    form.page.locator("[data-action=compare-review]").click()
    expect(form.page.locator("tr[data-state]").first).to_contain_text("2.52−0.5")


@pytest.mark.parametrize(("file", "width"), [("index", 1280), ("dark", 390)])
def test_no_fault_that_axe_knows_and_nothing_too_wide(
    form: Any, response: Callable[..., Any], file: str, width: int
) -> None:
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.goto(f"{form.address}rubrics/{CORRESPONDENCE}/form/{file}.html")
    form.until_ready()
    form.type("ratings.1.1.1.score", "7")
    form.page.locator("[data-action=results]").click()
    choose(form, response(CORRESPONDENCE, {"1.1.1": {"score": "9"}}))
    expect(form.page.locator("[data-comparison] svg")).to_be_visible()
    expect(form.page.locator("[data-results] svg").first).to_be_visible()
    form.page.evaluate("document.querySelectorAll('#results details').forEach((one) => { one.open = true; })")
    assert_clean(form.page, axe_source())
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_comparison_is_printed_alone(form: Any) -> None:
    """「The comparison can be printed alone」: with the name of the table, without its rows and results."""
    form.open(SHENZHEN)
    filled(form, LEVELS)
    form.total("25.5")
    choose(
        form,
        form.page.evaluate(
            "() => ({format: 'rubricpress-response/1', rubric: {id: 'shenzhen-worker-training-base'}, assessments: {self: {ratings: {}}}})"
        ),
    )
    form.page.evaluate("globalThis.print = () => { globalThis.asked = true; }")
    form.page.locator("[data-action=compare-print]").click()
    assert form.page.evaluate("globalThis.asked")
    form.page.emulate_media(media="print")
    expect(form.page.locator("[data-comparison]")).to_be_visible()
    expect(form.page.locator("h1.rf-title")).to_be_visible()
    for other in ("#criterion-1", "#result", ".rf-notices", ".rf-side", "[data-action=compare-print]"):
        expect(form.page.locator(other).first).to_be_hidden()
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(form.page.locator("#criterion-1")).to_be_visible()


def test_what_opens_below_the_button_opens_in_sight(form: Any) -> None:
    """Even where the button stood half under the head of the screen, what it opens does not push it away."""
    form.page.set_viewport_size({"width": 390, "height": 844})
    form.open(URUMQI)
    form.control("ratings.1.1.met", "a").check()
    form.total("2")
    button = form.page.locator("[data-action=results]")
    button.evaluate(
        "(one) => { document.documentElement.style.scrollPaddingTop = '64px'; scrollBy(0, one.getBoundingClientRect().top - 36); }"
    )
    button.evaluate("(one) => one.click()")
    expect(form.page.locator("[data-results] .rf-figures").first).to_be_attached()
    form.page.wait_for_timeout(300)
    expect(button).to_be_in_viewport(ratio=1)
    assert button.evaluate("(one) => one.getBoundingClientRect().top") >= 60
