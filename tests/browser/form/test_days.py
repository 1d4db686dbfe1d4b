"""Days are written as 2026-11-23, are read in the ways in which people write them, and stay as typed where they cannot be read."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"
READ = [
    "2026-11-23", "2026.11.23", "2026/11/23", "2026年11月23日", "2026 年 11 月 23 日", "20261123", "２０２６．１１．２３",
    "2026。11。23", "2026年11月23号", " 2026 11 23 ", "23 November 2026", "Nov. 23rd, 2026", "23-Nov-2026",
]  # fmt: skip
NOT_READ = [
    "11/23/2026",
    "23.11.2026",
    "2026-02-30",
    "2026-13-01",
    "11232026",
    "2026年11月",
    "去年",
    "26-11-23",
    "23 foo 2026",
]


def date_of(form: Any) -> Any:
    return form.saved()[1]["assessments"]["self"].get("date")


def test_a_day_is_read_in_the_ways_in_which_people_write_it(form: Any) -> None:
    form.open(SHENZHEN)
    field = form.page.get_by_label("评分日期")
    for text in READ:
        field.fill(text)
        field.press("Tab")
        assert field.input_value() == "2026-11-23", text
    assert date_of(form) == "2026-11-23"
    field.fill("2026.3.5")
    field.press("Tab")
    expect(field).to_have_value("2026-03-05")
    expect(form.page.locator(".rf-profile .rf-problem")).to_have_count(0)


@pytest.mark.parametrize("text", ["11/23/2026", "去年"])
def test_what_is_no_day_stays_as_it_is_typed_and_is_told_once_it_is_left(form: Any, text: str) -> None:
    """「What is typed is never lost」: nobody knows whether 03/04/2026 is in March or in April, so it is asked, not guessed."""
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2.5").check()
    field = form.page.get_by_label("评分日期")
    field.fill(text)
    form.settled()
    expect(form.page.locator(".rf-profile .rf-problem")).to_have_count(0)
    field.press("Tab")
    expect(form.page.locator(".rf-profile .rf-problem")).to_contain_text(
        f"“{text}”不是一个日期。请写成年-月-日，如 2026-11-01"
    )
    expect(field).to_have_attribute("aria-invalid", "true")
    form.total("2.5")
    assert date_of(form) == text
    form.until_kept()
    form.page.reload()
    form.until_ready()
    expect(field).to_have_value(text)
    field.fill("2026年11月23日")
    expect(form.page.locator(".rf-profile .rf-problem")).to_have_count(0)


def test_days_that_leave_a_doubt_are_not_guessed(form: Any) -> None:
    form.open(SHENZHEN)
    field = form.page.get_by_label("评分日期")
    for text in NOT_READ:
        field.fill(text)
        field.press("Tab")
        assert field.input_value() == text


def test_the_calendar_of_the_browser_is_one_press_away(form: Any) -> None:
    form.open(SHENZHEN)
    shown = "() => { window.opened = 0; HTMLInputElement.prototype.showPicker = function () { window.opened += 1; window.picker = this; }; }"
    form.page.evaluate(shown)
    field = form.page.get_by_label("评分日期")
    field.fill("2026.11.5")
    form.page.get_by_role("button", name="打开日历").click()
    assert form.page.evaluate("[opened, picker.value]") == [1, "2026-11-05"]
    form.page.evaluate(
        "picker.value = '2026-12-01'; picker.dispatchEvent(new Event('change', { bubbles: true }))"
    )
    expect(field).to_have_value("2026-12-01")
    expect(field).to_be_focused()
    assert date_of(form) == "2026-12-01"
    field.press("Alt+ArrowDown")
    assert form.page.evaluate("opened") == 2
    expect(field).to_be_focused()


def test_a_document_whose_date_cannot_be_read_costs_no_points(form: Any) -> None:
    """「Evidence does not affect the score」"""
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2.5").check()
    card = form.page.locator("#criterion-1")
    card.locator("details.rf-notes > summary").click()
    card.get_by_role("button", name="加文件").click()
    day = card.get_by_label("日期", exact=False).first
    day.fill("上个月")
    day.press("Tab")
    expect(card.locator(".rf-problem--notice")).to_contain_text("“上个月”不是一个日期")
    form.total("2.5")
    saved = form.saved()[1]["assessments"]["self"]["ratings"]["1"]["evidence"]
    assert saved == {"documents": [{"date": "上个月"}]}
    day.fill("2026年3月1日")
    day.press("Tab")
    expect(card.locator(".rf-problem--notice")).to_have_count(0)
    expect(day).to_have_value("2026-03-01")
