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


def test_what_is_being_pressed_does_not_move_away_below_the_pointer(form: Any) -> None:
    """Leaving a field tells its problem, which takes a line; the press that left it must still hit what it was for."""
    form.open(CORRESPONDENCE)
    page = form.page
    below = form.control("ratings.1.1.2.score")
    form.control("ratings.1.1.1.score").press_sequentially("12")
    page.wait_for_timeout(150)
    box = below.bounding_box()
    x, y = box["x"] + 20, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.wait_for_timeout(300)
    assert below.bounding_box() == box
    page.mouse.up()
    expect(below).to_be_focused()
    expect(page.locator("#criterion-1\\.1\\.1 .rf-problem")).to_contain_text("12 分超出范围")


def test_a_percentage_can_be_typed_with_its_sign(form: Any) -> None:
    form.open(SHENZHEN)
    for typed in ("75%", "７５％"):
        form.type("ratings.15.measure.value", typed)
        form.page.keyboard.press("Tab")
        expect(form.page.locator("#criterion-15 .rf-problem")).to_have_count(0)
        expect(form.page.locator("#criterion-15")).to_contain_text("按填报的数值得 8 分")  # 60%-80%


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
    expect(summary.locator(".rf-problems__open a")).to_have_count(64)
    links.last.click()
    expect(form.control("ratings.1.2.4.measure.denominator")).to_be_focused()
    summary.locator(".rf-problems__open a").first.click()
    expect(form.control("ratings.1.1.1.score")).to_be_focused()


def test_a_check_of_a_whole_form_finds_nothing(form: Any, scorers: dict[str, Scorer], response: Any) -> None:
    ratings = {
        one.id: {"met": [indicator.id for indicator in one.method.indicators]}
        for one in scorers[URUMQI].criteria
        if isinstance(one.method, Checklist)
    }
    form.open(URUMQI)
    form.choose_file(response(URUMQI, ratings))
    form.confirm()
    form.total("100")
    form.control("assessor").fill("王老师")
    form.control("date").fill("2026-11-21")
    form.page.locator("[data-action=check]").first.click()
    expect(form.page.locator("#problems-title")).to_have_text("检查完毕，没有发现问题")
    expect(form.page.locator("#problems a:visible")).to_have_count(0)


def test_the_check_names_what_is_empty_besides_the_criteria(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("assessor").fill("王老师")
    form.page.locator("[data-action=check]").first.click()
    summary = form.page.locator("#problems")
    expect(summary).to_contain_text("还没有填写：")
    links = summary.locator("[data-problems-rest] ul:not(.rf-problems__open) a")
    expect(links).to_have_text(["单位名称", "基地类型", "评分日期"])
    expect(summary).not_to_have_attribute("data-kind", "problem")
    for title, name in (
        ("基地类型", "profile.base_type"),
        ("评分日期", "date"),
        ("单位名称", "profile.institution"),
    ):
        links.get_by_text(title).click()
        expect(form.page.locator(":focus")).to_have_attribute("name", name)


def test_the_list_of_a_check_follows_the_entries(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.1.3.score", "99")
    form.page.locator("[data-action=check]").first.click()
    summary = form.page.locator("#problems")
    title = summary.get_by_role("heading")
    expect(title).to_have_text("有问题需要处理")
    expect(summary.locator("[data-problems-body] a")).to_have_count(1)
    expect(summary.locator(".rf-problems__open a")).to_have_count(65)
    form.type("ratings.1.1.3.score", "9")
    expect(title).to_have_text("还有条目没有评分")
    expect(summary.locator("[data-problems-body] a")).to_have_count(0)
    assert not form.page.title().startswith("错误")
    form.type("ratings.1.1.1.score", "9")
    expect(summary.locator(".rf-problems__open a")).to_have_count(64)
    expect(summary.locator("[data-problems-rest]")).to_contain_text("（64 项）")
    form.type("profile.institution", "某校")
    expect(summary.locator("[data-problems-rest] a", has_text="单位名称")).to_have_count(0)
    form.type("ratings.1.1.1.score", "")
    expect(summary.locator(".rf-problems__open a").first).to_contain_text("1.1.1")


def test_the_band_that_the_number_decides_stands_beside_a_score_against_it(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.2.4.measure.numerator", "12")
    form.type("ratings.1.2.4.measure.denominator", "20")
    card = form.page.locator("#criterion-1\\.2\\.4")
    hint = card.locator("[data-worked]")
    expect(hint).to_have_text("12 ÷ 20 = 60%，属于“及格”，请在 3 至 3.9 分之间评分")
    form.type("ratings.1.2.4.score", "4.5")
    expect(card.locator(".rf-problem")).to_contain_text("4.5 分")
    expect(hint).to_have_text("12 ÷ 20 = 60%，属于“及格”，请在 3 至 3.9 分之间评分")


def test_a_ratio_above_100_per_cent_is_asked_about(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.2.4.measure.numerator", "12")
    form.type("ratings.1.2.4.measure.denominator", "10")
    card = form.page.locator("#criterion-1\\.2\\.4")
    expect(card.locator("[data-worked]")).to_contain_text("超过 100%，请核对")
    expect(card.locator(".rf-problem")).to_have_count(0)
