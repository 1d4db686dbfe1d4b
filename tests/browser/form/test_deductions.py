"""Rows from whose points is taken away: faults ticked and counted, and “looked at, nothing found”."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import SITE

LEDGER, TRAINING, EDGES, POWER = "1.1", "1.2", "2.1", "2.2"


def card(form: Any, criterion: str) -> Any:
    return form.page.locator(f'fieldset[data-criterion="{criterion}"]')


def ratings(form: Any) -> Any:
    return form.saved()[1]["assessments"]["self"]["ratings"]


def test_faults_are_ticked_and_counted(form: Any) -> None:
    """「未建台账扣2分；每缺一项记录扣0.5分，最多扣3分；扣完为止」"""
    form.open(SITE)
    score = card(form, LEDGER).locator("[data-score]")
    expect(score).to_have_text("—")
    form.control("ratings.1.1.faults.a").check()
    expect(score).to_have_text("8")
    more = card(form, LEDGER).get_by_role("button", name="增加一项：每缺一项记录")
    for _ in range(3):
        more.click()
    expect(score).to_have_text("6.5")
    expect(card(form, LEDGER).locator("[data-worked]")).to_have_text("10 分 − 2 分 − 3 项 × 0.5 分 = 6.5 分")
    form.type("ratings.1.1.faults.b", "8")
    expect(score).to_have_text("5")
    expect(card(form, LEDGER).locator("[data-worked]")).to_contain_text("以 3 分为限")
    form.type("ratings.1.2.faults.a", "6")
    expect(card(form, TRAINING).locator("[data-score]")).to_have_text("0")
    expect(card(form, TRAINING).locator("[data-worked]")).to_contain_text("扣完为止，得 0 分")
    form.type("ratings.2.1.faults.a", "4")
    expect(card(form, EDGES).locator("[data-score]")).to_have_text("−2")
    form.total("3")
    assert ratings(form) == {
        "1.1": {"faults": {"a": "1", "b": "8"}},
        "1.2": {"faults": {"a": "6"}},
        "2.1": {"faults": {"a": "4"}},
    }


def test_not_looked_at_is_not_nothing_found(form: Any) -> None:
    form.open(SITE)
    answered = form.page.locator("#answered")
    expect(answered).to_contain_text("已评 0/4 项")
    card(form, LEDGER).get_by_label("查过，没有扣分").check()
    expect(card(form, LEDGER).locator("[data-score]")).to_have_text("10")
    expect(answered).to_contain_text("已评 1/4 项")
    assert ratings(form) == {"1.1": {"faults": {}}}
    card(form, LEDGER).get_by_label("查过，没有扣分").uncheck()
    expect(card(form, LEDGER).locator("[data-score]")).to_have_text("—")
    assert ratings(form) == {}


def test_nothing_found_and_a_fault_exclude_each_other(form: Any) -> None:
    form.open(SITE)
    none = form.control("ratings.1.1.no_faults")
    none.check()
    form.control("ratings.1.1.faults.a").check()
    expect(none).not_to_be_checked()
    form.type("ratings.1.1.faults.b", "2")
    none.check()
    expect(form.control("ratings.1.1.faults.a")).not_to_be_checked()
    expect(form.control("ratings.1.1.faults.b")).to_have_value("")
    expect(card(form, LEDGER).locator("[data-score]")).to_have_text("10")
    card(form, LEDGER).get_by_role("button", name="增加一项：每缺一项记录").click()
    expect(none).not_to_be_checked()
    assert ratings(form) == {"1.1": {"faults": {"b": "1"}}}


def test_it_is_filled_in_with_the_keyboard_alone(form: Any) -> None:
    form.open(SITE)
    form.control("ratings.1.1.faults.a").focus()
    form.page.keyboard.press("Space")
    for _ in range(3):  # by way of the buttons around the number
        form.page.keyboard.press("Tab")
    form.page.keyboard.press("Enter")
    expect(form.control("ratings.1.1.faults.b")).to_have_value("1")
    form.page.keyboard.press("Tab")
    form.page.keyboard.press("Space")
    expect(form.control("ratings.1.1.no_faults")).to_be_checked()
    assert ratings(form) == {"1.1": {"faults": {}}}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"a": 1, "b": 3}, {"a": "1", "b": "3"}),
        ({"a": "１", "b": "０"}, {"a": "1", "b": "０"}),
        ({"a": 0, "b": 2}, {"b": "2"}),
        ({"a": 0}, {}),
        ({}, {}),
    ],
)
def test_a_file_and_the_draft_bring_it_back(
    form: Any, response: Callable[..., Any], given: dict[str, Any], shown: dict[str, str]
) -> None:
    form.open(SITE)
    form.choose_file(response(SITE, {LEDGER: {"faults": given}}))
    form.confirm()
    assert ratings(form) == {LEDGER: {"faults": shown}}
    form.until_kept()
    form.page.reload()
    form.until_ready()
    assert ratings(form) == {LEDGER: {"faults": shown}}
    expect(form.control("ratings.1.1.no_faults")).to_be_checked(checked=not shown)


@pytest.mark.parametrize(
    ("faults", "left"),
    [
        ({"a": 2}, "faults.a：2"),
        ({"z": 1}, "faults.z：1"),
        (["a"], 'faults：["a"]'),
        (None, "faults：null"),
    ],
)
def test_what_the_form_has_no_place_for_is_listed(
    form: Any, response: Callable[..., Any], faults: Any, left: str
) -> None:
    form.open(SITE)
    form.choose_file(json.dumps(response(SITE, {LEDGER: {"faults": faults}})))
    expect(form.page.locator("#dialog-open .rf-left").last).to_contain_text(left)


def test_a_count_that_is_none_is_told_beside_its_control(form: Any) -> None:
    form.open(SITE)
    form.type("ratings.2.2.faults.b", "1.5")
    beside = card(form, POWER).locator('[data-field="faults.b"] .rf-problem')
    expect(beside).to_contain_text("“1.5”不是次数")
    expect(form.control("ratings.2.2.faults.b")).to_have_attribute("aria-invalid", "true")
    expect(card(form, POWER).locator("[data-score]")).to_have_text("—")
    card(form, POWER).get_by_role("button", name="增加一台：开关箱无漏电保护").click()
    expect(form.control("ratings.2.2.faults.b")).to_have_value("1.5")  # nothing is overwritten
    form.type("ratings.2.2.faults.b", "2")
    expect(beside).to_have_count(0)
    expect(card(form, POWER).locator("[data-score]")).to_have_text("1")


def test_the_blank_sheet_has_a_box_or_a_line_for_each_fault(form: Any) -> None:
    form.open(SITE)
    form.page.emulate_media(media="print")
    for name in ("faults.a", "faults.b", "no_faults"):
        expect(form.control(f"ratings.1.1.{name}")).to_be_visible()
    expect(card(form, LEDGER)).to_contain_text("每项扣 0.5 分，最多扣 3 分")
    expect(card(form, LEDGER).locator("[data-step]").first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_sticks_out_of_the_card(form: Any, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 900})
    form.open(SITE)
    assert form.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for criterion in (LEDGER, TRAINING, EDGES, POWER):
        sticks_out = card(form, criterion).evaluate(
            """card => [...card.querySelectorAll('.rf-control *')].filter(one => {
                 if (one.closest('.rf-said') || !one.getClientRects().length) return false;
                 const [inner, outer] = [one.getBoundingClientRect(), card.getBoundingClientRect()];
                 return inner.right > outer.right + 1 || inner.left < outer.left - 1; }).map(one => one.outerHTML)"""
        )
        assert sticks_out == []
        for button in card(form, criterion).locator("[data-step]").all():
            box = button.bounding_box()
            assert min(box["width"], box["height"]) >= 24
