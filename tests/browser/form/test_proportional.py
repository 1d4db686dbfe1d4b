"""A table that earns in proportion: numbers are typed, the arithmetic stands beside them, a file gives them back."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect
from tests.official import PERFORMANCE

RATINGS = {
    "1.1": {"measure": {"numerator": "0", "denominator": "0"}},
    "2.3": {"measure": {"value": "98"}},
    "2.5": {"measure": {"numerator": "12", "denominator": "10"}},
}


def worked(form: Any, name: str) -> Any:
    return form.page.locator(f'[data-criterion="{name}"] [data-worked]')


def test_typed_numbers_earn_their_share_and_the_form_shows_how(form: Any) -> None:
    """0 of 0 is 10, 98% x 10 is 9.8, and less is better: 10 ÷ 12 × 10 = 8.333..., rounded to 8.33."""
    form.open(PERFORMANCE).total("0")
    for name, rating in RATINGS.items():
        for key, number in rating["measure"].items():
            form.type(f"ratings.{name}.measure.{key}", number)
    form.total("28.13")
    expect(worked(form, "1.1")).to_have_text("目标和实际都是 0，按规定得 10 分")
    expect(worked(form, "2.3")).to_have_text("98% ÷ 100% × 10 分 = 9.8 分")
    expect(worked(form, "2.5")).to_have_text("10 ÷ 12 × 10 分 ≈ 8.3333 分，取到 0.01 的整数倍（四舍五入）")
    form.conclusion("")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == RATINGS


def test_a_number_without_a_proportion_is_told_at_its_field(form: Any) -> None:
    form.open(PERFORMANCE)
    form.type("ratings.1.1.measure.numerator", "5")
    form.type("ratings.1.1.measure.denominator", "0")
    expect(form.control("ratings.1.1.measure.denominator")).to_have_attribute("aria-invalid", "true")
    form.total("0")


def test_a_saved_file_fills_the_numbers_in_again(form: Any, response: Any) -> None:
    form.open(PERFORMANCE)
    form.choose_file(response(PERFORMANCE, RATINGS))
    form.confirm()
    expect(form.control("ratings.1.1.measure.denominator")).to_have_value("0")
    expect(form.control("ratings.2.3.measure.value")).to_have_value("98")
    form.total("28.13")
