"""Problems stand beside the control that caused them, in words, at the right moment."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.scoring import Scorer

CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"


def test_a_problem_is_told_after_typing_and_goes_while_typing(form: Any) -> None:
    form.open(CORRESPONDENCE)
    score = form.control("ratings.1.1.1.score")
    problem = form.page.locator("#criterion-1\\.1\\.1 .rf-problem")
    score.press_sequentially("12")
    form.page.wait_for_timeout(100)
    expect(problem).to_have_count(0)
    score.press("Tab")
    expect(problem).to_contain_text("12 分超出范围")
    expect(score).to_have_attribute("aria-invalid", "true")
    described = score.get_attribute("aria-describedby") or ""
    assert "problem-ratings.1.1.1.score" in described.split()
    assert "hint-ratings.1.1.1.score" in described.split()
    score.press("End")
    score.press("Backspace")
    expect(problem).to_have_count(0)
    expect(score).not_to_have_attribute("aria-invalid", "true")
    assert score.get_attribute("aria-describedby") == "hint-ratings.1.1.1.score"
    form.total("1")


def test_half_a_ratio_is_no_problem_until_the_other_half_is_left(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.control("ratings.1.2.4.measure.numerator").fill("12")
    form.control("ratings.1.2.4.measure.denominator").focus()
    card = form.page.locator('[data-criterion="1.2.4"][data-method]')
    form.page.wait_for_timeout(100)
    expect(card.locator(".rf-problem")).to_have_count(0)
    form.type("ratings.1.2.4.measure.denominator", "0")
    expect(card.locator('[data-field="measure.denominator"] .rf-problem')).to_have_count(1)
    form.type("ratings.1.2.4.measure.denominator", "20")
    form.type("ratings.1.2.4.score", "4.5")
    expect(card.locator('[data-field="score"] .rf-problem')).to_contain_text("3 至 3.9")


def test_a_choice_against_the_number_is_told_at_the_choice(form: Any) -> None:
    form.open(SHENZHEN)
    form.type("ratings.15.measure.value", "75")
    form.control("ratings.15.level", "4").check()
    card = form.page.locator("#criterion-15")
    expect(card.locator('[data-field="level"] .rf-problem')).to_have_count(1)
    assert "problem-ratings.15.level" in (card.get_attribute("aria-describedby") or "")
    form.control("ratings.15.level", "8").check()
    expect(card.locator(".rf-problem")).to_have_count(0)
    expect(card).not_to_have_attribute("aria-describedby", re.compile("problem"))


def test_the_check_lists_everything_and_leads_to_it(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.control("ratings.1.1.3.score").fill("99")
    form.control("ratings.1.2.4.measure.numerator").fill("1")
    form.page.locator("[data-action=check]").first.click()
    summary = form.page.locator("#problems")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("有问题需要处理")
    assert form.page.title().startswith("错误：")
    links = summary.locator("[data-problems-body] a")
    expect(links).to_have_count(2)
    beside = form.page.locator("#criterion-1\\.1\\.3 .rf-problem span").last.text_content()
    expect(links.first).to_contain_text(beside or "-")
    expect(summary.locator("[data-problems-rest] a")).to_have_count(64)
    links.last.click()
    expect(form.control("ratings.1.2.4.measure.denominator")).to_be_focused()
    summary.locator("[data-problems-rest] a").first.click()
    expect(form.control("ratings.1.1.1.score")).to_be_focused()


def test_a_check_of_a_whole_form_finds_nothing(form: Any, scorers: dict[str, Scorer], response: Any) -> None:
    ratings = {
        one.id: {"met": [indicator.id for indicator in one.method.indicators]}
        for one in scorers[URUMQI].criteria
        if isinstance(one.method, Checklist)
    }
    form.open(URUMQI)
    form.choose_file(response(URUMQI, ratings))
    form.page.locator("[data-dialog-confirm]").click()
    form.total("100")
    form.page.locator("[data-action=check]").first.click()
    expect(form.page.locator("#problems-title")).to_have_text("检查完毕，没有发现问题")
