"""Rows that do not apply or are not there, and the line of the adjustments."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect
from tests.browser.form.lab import LAB

SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"


def test_a_row_that_does_not_apply_is_not_counted_once_a_reason_stands(form: Any) -> None:
    form.open(LAB)
    card = form.page.locator("#criterion-1\\.3")
    tick = form.control("ratings.1.3.not_applicable")
    expect(tick).to_have_attribute("value", "true")
    expect(card).to_contain_text("须在下面的备注中写明理由")
    tick.check()
    expect(card.locator(".rf-problem")).to_contain_text("不适用的理由")
    expect(form.control("ratings.1.3.note")).to_be_visible()
    form.type("ratings.1.3.note", "没有施工电梯")
    expect(card.locator(".rf-problem")).to_have_count(0)
    expect(card.locator("[data-score]")).to_have_text("不计")
    expect(card.locator(".rf-score__of")).to_be_hidden()
    expect(form.page.locator("#answered")).to_contain_text("已评 0/2 项")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {
        "1.3": {"not_applicable": True, "note": "没有施工电梯"}
    }
    tick.uncheck()
    expect(card.locator("[data-score]")).to_have_text("—")
    expect(form.page.locator("#answered")).to_contain_text("已评 0/3 项")


def test_a_rating_beside_the_tick_is_told_and_stays(form: Any) -> None:
    form.open(LAB)
    form.control("ratings.1.3.met", "a").check()
    form.total("2")
    form.control("ratings.1.3.not_applicable").check()
    card = form.page.locator("#criterion-1\\.3")
    expect(card.locator('[data-field="not_applicable"] .rf-problem')).to_contain_text("又填了评分")
    expect(form.control("ratings.1.3.met", "a")).to_be_checked()
    expect(form.control("ratings.1.3.met", "a")).to_be_enabled()
    form.total("0")


def test_the_tick_survives_a_reload_and_a_file(form: Any, response: Any) -> None:
    away = {"not_applicable": True, "note": "没有"}
    form.open(LAB)
    form.choose_file(response(LAB, {"1.3": away, "1.1": {"not_applicable": True}}))
    listed = form.page.locator("#dialog-open .rf-left").last
    expect(listed).to_contain_text("1.1 · not_applicable：true")
    form.confirm()
    form.page.reload()
    form.until_ready()
    expect(form.control("ratings.1.3.not_applicable")).to_be_checked()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1.3": away}


def test_a_row_that_is_there_for_some_only_says_so_to_the_others(form: Any) -> None:
    form.open(LAB)
    card = form.page.locator("#criterion-1\\.2")
    said = card.locator("[data-worked]")
    form.control("profile.site", "none").check()
    expect(card.locator("[data-score]")).to_have_text("不计")
    expect(said).to_have_text("本条不适用于所选的“工地类别”，不计")
    expect(form.page.locator("#answered")).to_contain_text("已评 0/2 项")
    form.control("ratings.1.2.level", "4").check()
    expect(card.locator(".rf-problem")).to_contain_text("没有这一条")
    form.control("profile.site", "tower").check()
    form.total("4")
    expect(card.locator(".rf-problem")).to_have_count(0)
    expect(said).to_be_hidden()
    expect(card.locator("[data-score]")).to_have_text("4")


def test_the_side_tells_what_the_adjustments_come_to(form: Any) -> None:
    form.page.set_viewport_size({"width": 1440, "height": 900})
    for rubric, name, control, sum_, place in (
        (URUMQI, "ratings.d1.triggered", "check", "−", "#adjustments"),
        (SHENZHEN, "ratings.10.count", "fill", "−100", "#criterion-10"),
        (LAB, "ratings.x.triggered", "check", "1", "#adjustments"),
    ):
        form.open(rubric)
        line = form.page.locator(".rf-nav__link", has=form.page.locator("[data-adjustments]"))
        expect(line.locator("[data-adjustments]")).to_have_text("0")
        expect(line).to_have_attribute("href", place)
        if control == "fill":
            form.control(name).fill("1")
        else:
            form.control(name).check()
        expect(line.locator("[data-adjustments]")).to_contain_text(sum_)


def test_the_text_of_the_bar_leads_to_the_summary(form: Any) -> None:
    form.page.set_viewport_size({"width": 390, "height": 844})
    form.open(URUMQI)
    form.page.locator(".rf-summary__answered a").click()
    expect(form.page.locator("#result")).to_be_in_viewport()
