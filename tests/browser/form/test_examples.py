"""A worked example in the form: filled in as the table says, and never in the way of anybody's own draft."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"


def test_an_example_opens_filled_in_and_leaves_the_draft_alone(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    mine = form.settled()

    form.page.goto(f"{form.address}rubrics/{SHENZHEN}/form/?example=one-accident")
    form.until_ready()
    form.total("0")
    form.conclusion("unqualified")
    expect(form.control("ratings.10.count")).to_have_value("1")
    expect(form.notice("example")).to_contain_text("不存草稿")

    # what is tried in the example is scored, and kept nowhere
    form.control("ratings.10.count").fill("0")
    form.total("100")
    form.conclusion("qualified")
    form.until_kept()
    assert form.draft() == mine
    form.page.locator("[data-action=restart]").click()
    form.page.locator("#dialog-restart [value=restart]").click()
    form.until_kept()
    assert form.draft() == mine

    form.notice("example").get_by_role("button", name="填写自己的表").click()
    expect(form.page.locator("[data-draft-kept]")).to_contain_text("已恢复")
    form.total("2")
    expect(form.page).to_have_url(f"{form.address}rubrics/{SHENZHEN}/form/")


def test_an_address_of_an_example_that_is_not_there_opens_the_form_as_ever(form: Any) -> None:
    form.page.goto(f"{form.address}rubrics/{SHENZHEN}/form/?example=nothing")
    form.until_ready()
    expect(form.notice("example")).to_contain_text("没有找到")
    form.control("ratings.1.level", "2").check()
    form.until_kept()
    assert form.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
