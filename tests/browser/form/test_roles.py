"""Whose assessment stands in the controls: switching shows another one, and changes none of them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"
SELF = {"1": {"level": "2", "evidence": "验收意见书"}, "12": {"measure": {"value": "350"}}}
PROFILE = {"institution": "某基地", "base_type": "sub"}


def turn(form: Any, role: str) -> None:
    """Choose the role, as a person who never did before."""
    fold = form.page.locator("[data-roles]")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.locator(f'[value="{role}"]').check()


def test_a_review_is_filled_in_beside_a_self_assessment_that_stays_as_it_is(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, SELF, profile=PROFILE))
    form.confirm()
    form.total("10")
    turn(form, "review")
    expect(form.control("ratings.1.level", "2")).not_to_be_checked()
    expect(form.control("ratings.1.evidence")).to_have_value("")
    expect(form.page.locator("label[for=assessor]")).to_have_text("复核人")
    expect(form.page.locator(".rf-title__kind")).to_have_text("在线复核")
    form.type("assessor", "李老师")
    form.control("ratings.1.level", "1").check()
    expect(form.page.locator("#criterion-1 [data-score]")).to_have_text("1")
    form.total("10")  # always that of the self assessment
    expect(form.page.locator('[data-role-state="review"]')).to_have_text("已评 1/18 项")
    expect(form.page.locator("#answered")).to_contain_text("已评 1/18 项")
    assert form.saved()[1]["assessments"] == {
        "self": {"ratings": SELF},
        "review": {"assessor": "李老师", "ratings": {"1": {"level": "1"}}},
    }
    turn(form, "self")
    expect(form.control("ratings.1.level", "2")).to_be_checked()
    expect(form.control("ratings.1.evidence")).to_have_value("验收意见书")
    expect(form.control("assessor")).to_have_value("")


def test_what_the_institution_says_of_itself_cannot_be_changed_by_others(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    turn(form, "review")
    expect(form.control("profile.base_type", "sub")).to_be_enabled()  # a review without a self assessment
    form.choose_file(response(SHENZHEN, SELF, profile=PROFILE))
    form.confirm()
    expect(form.control("profile.institution")).not_to_be_editable()
    expect(form.control("profile.base_type", "main")).to_be_disabled()
    expect(form.control("profile.base_type", "sub")).to_be_checked()
    assert form.saved()[1]["profile"] == PROFILE
    turn(form, "self")
    expect(form.control("profile.institution")).to_be_editable()


def test_the_keyboard_chooses_and_the_address_keeps_the_role(form: Any) -> None:
    form.open(SHENZHEN)
    fold = form.page.locator("[data-roles]")
    expect(fold.get_by_role("radio", name="复核")).to_be_hidden()
    fold.locator("summary").focus()
    for key in ("Enter", "Tab", "ArrowDown"):
        form.page.keyboard.press(key)
    expect(form.page.locator(".rf-form")).to_have_attribute("data-role", "review")
    form.control("ratings.1.level", "1.5").check()
    form.until_kept()
    form.page.reload()
    form.until_ready()
    assert form.page.url.endswith("/form/?role=review")
    expect(fold.get_by_role("radio", name="复核")).to_be_checked()
    expect(form.control("ratings.1.level", "1.5")).to_be_checked()
    form.total("0")
    fold.get_by_role("radio", name="自评").check()
    assert form.page.url.endswith("/form/")


def test_an_assessment_that_was_only_looked_at_stays_as_it_came(form: Any, response: Any) -> None:
    """Looking at an assessment changes nothing of it, not even what has no place in the controls."""
    review = {"assessor": "李", "ratings": {"1": {"level": "9"}, "2": {"level": "1", "triggered": True}}}
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, SELF, profile=PROFILE, assessments={"review": review}))
    form.confirm()
    form.total("10")
    turn(form, "review")
    expect(form.notice("role")).to_contain_text("1 · level：9")
    turn(form, "agreed")
    turn(form, "self")
    expect(form.notice("role")).to_have_count(0)
    assert form.saved()[1]["assessments"] == {"self": {"ratings": SELF}, "review": review}


def test_problems_and_what_is_unrated_are_those_of_the_role(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"12": {"measure": {"value": "x"}}}, profile=PROFILE))
    form.confirm()
    turn(form, "review")
    form.page.locator("[data-action=check]").first.click()
    expect(form.page.locator("[data-problems-title]")).to_have_text("还有条目没有评分")
    form.type("ratings.12.measure.value", "-1")
    expect(form.page.locator("#criterion-12 .rf-problem")).to_have_count(1)
    expect(form.page.locator("[data-problems-title]")).to_have_text("有问题需要处理")
    expect(form.page.locator("[data-problems-body] li")).to_have_count(1)
