"""A row that is rated for several units, and one that is there only after some answers."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect
from tests.browser.form.conftest import CRANES

RATINGS = {
    "1.1": {"level": "has"},
    "1.2": {"units": [{"name": "1 号", "level": "good"}, {"level": "fair"}]},
    "1.3": {"units": [{"measure": {"value": "24"}}, {"measure": {"value": "12"}}]},
}
ROW = "#criterion-1\\.2"


def test_units_are_added_rated_and_taken_away(form: Any) -> None:
    """Of two cranes the worse counts, 4; of two drivers the mean, 7.5: 3 + 4 + 7.5."""
    form.open(CRANES)
    form.control("ratings.1.1.level", "has").check()
    expect(form.page.locator(f"{ROW} [data-unit]:visible")).to_have_count(1)
    form.type("ratings.1.2.units.0.name", "1 号")
    form.control("ratings.1.2.units.0.level", "good").check()
    form.total("9")
    form.page.locator(f"{ROW} [data-unit-more]").click()
    expect(form.control("ratings.1.2.units.1.name")).to_be_focused()
    form.control("ratings.1.2.units.1.level", "fair").check()
    form.total("7")
    expect(form.page.locator(f"{ROW} .rf-worked--row")).to_have_text(
        "1 号：6 分，塔吊 2：4 分，最低的一个 4 分"
    )
    form.type("ratings.1.3.units.0.measure.value", "24")
    form.page.locator("#criterion-1\\.3 [data-unit-more]").click()
    form.type("ratings.1.3.units.1.measure.value", "12")
    form.total("14.5")
    form.conclusion("pass")
    expect(form.page.locator("[data-conclusion-set=machines]")).to_have_text("可用")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == RATINGS
    form.page.locator(f"{ROW} [data-unit-less]").click()
    expect(form.page.locator(f"{ROW} [data-unit]:visible")).to_have_count(1)
    form.total("16.5")


def test_a_row_comes_and_goes_with_the_answer_that_decides(form: Any) -> None:
    form.open(CRANES)
    form.control("ratings.1.1.level", "empty").check()
    expect(form.page.locator(ROW)).to_be_hidden()
    form.total("4")
    expect(form.page.locator("[data-max]")).to_have_text("14")
    form.control("ratings.1.1.level", "has").check()
    expect(form.page.locator(ROW)).to_be_visible()
    form.control("ratings.1.2.units.0.level", "good").check()
    form.total("9")
    form.control("ratings.1.1.level", "empty").check()
    expect(form.page.locator(ROW)).to_be_visible()  # with a rating it stays, and says what is wrong
    expect(form.page.locator(f"{ROW} .rf-problem")).to_contain_text("没有这一条")


def test_a_file_fills_the_units_in_and_says_what_has_no_place(form: Any, response: Any) -> None:
    form.open(CRANES)
    five = {"units": [{"level": "good"}] * 5}
    form.choose_file(response(CRANES, {**RATINGS, "1.2": five}))
    expect(form.page.locator("#dialog-open")).to_contain_text("units.4")
    form.confirm()
    expect(form.page.locator(f"{ROW} [data-unit]:visible")).to_have_count(4)
    form.total("16.5")


def test_a_problem_stands_beside_the_control_of_its_unit(form: Any) -> None:
    form.open(CRANES)
    form.page.locator("#criterion-1\\.3 [data-unit-more]").click()
    form.type("ratings.1.3.units.0.measure.value", "24")
    form.type("ratings.1.3.units.1.measure.value", "-1")
    wrong = form.control("ratings.1.3.units.1.measure.value")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(form.page.locator("#criterion-1\\.3 [data-unit='1'] .rf-problem")).to_be_visible()
    form.type("ratings.1.3.units.1.measure.value", "12")
    expect(wrong).not_to_have_attribute("aria-invalid", "true")
