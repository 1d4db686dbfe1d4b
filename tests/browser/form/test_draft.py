"""The draft: entries survive, and nothing is overwritten in silence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"


def test_entries_survive_a_reload(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("profile.institution").fill("某 基地")
    form.control("profile.base_type", "sub").check()
    form.control("date").fill("2026-11-21")
    form.control("ratings.1.level", "2").check()
    form.control("ratings.12.measure.value").fill("３５０")
    form.page.locator("#criterion-1 .rf-notes summary").click()
    form.control("ratings.1.note").fill("两行\n说明")
    form.page.reload()
    form.until_ready()
    expect(form.control("profile.institution")).to_have_value("某 基地")
    expect(form.control("profile.base_type", "sub")).to_be_checked()
    expect(form.control("date")).to_have_value("2026-11-21")
    expect(form.control("ratings.12.measure.value")).to_have_value("３５０")
    expect(form.control("ratings.1.note")).to_have_value("两行\n说明")
    expect(form.control("ratings.1.note")).to_be_visible()
    expect(form.notice("draft")).to_contain_text("已恢复")
    form.total("10")


def test_the_draft_is_written_soon_after_typing(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.until_kept()
    assert form.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    form.page.locator('[data-clear="ratings.1.level"]').click()
    form.until_kept()
    assert form.page.evaluate("localStorage.length") == 0


def test_a_draft_of_another_edition_is_told_and_nothing_of_it_is_lost(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    old = response(
        SHENZHEN, {"1": {"level": "2"}, "99": {"score": "1"}}, edition="2020-01", digest="sha256:0"
    )
    draft = json.dumps({"saved": "2026-01-02T03:04:05Z", "response": old})
    form.page.evaluate(f"localStorage.setItem('rubricpress/draft/{SHENZHEN}', {json.dumps(draft)})")
    form.page.reload()
    form.until_ready()
    form.total("2")
    for words in ("2020-01", "逐项核对", "99："):
        expect(form.notice("draft")).to_contain_text(words)
    with form.page.expect_download() as download:
        form.notice("draft").get_by_role("button", name="下载原草稿").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == old


def test_a_broken_draft_is_told(form: Any) -> None:
    form.open(SHENZHEN)
    form.page.evaluate(f"localStorage.setItem('rubricpress/draft/{SHENZHEN}', '{{')")
    form.page.reload()
    form.until_ready()
    expect(form.notice("draft")).to_contain_text("已经损坏")


def test_two_tabs_never_overwrite_each_other_in_silence(new_form: Any) -> None:
    one, other = new_form().open(SHENZHEN), new_form().open(SHENZHEN)
    one.control("ratings.1.level", "2").check()
    expect(other.notice("conflict")).to_contain_text("另一个页面")
    other.control("ratings.2.level", "1").check()
    other.until_kept()
    assert other.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    other.notice("conflict").get_by_role("button", name="保留本页的内容").click()
    assert other.draft()["response"]["assessments"]["self"]["ratings"] == {"2": {"level": "1"}}
    one.notice("conflict").get_by_role("button", name="改用那边的内容").click()
    one.total("1")
    expect(one.control("ratings.1.level", "2")).not_to_be_checked()
    one.control("ratings.3.level", "2").check()
    one.until_kept()
    assert set(one.draft()["response"]["assessments"]["self"]["ratings"]) == {"2", "3"}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_what_happens_meanwhile_is_told_where_one_looks(new_form: Any, width: int, height: int) -> None:
    """A conflict and a saved file: read out, in sight far down the page, above the bar, not over each other."""
    one, other = new_form().open(SHENZHEN), new_form().open(SHENZHEN)
    one.page.set_viewport_size({"width": width, "height": height})
    one.page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    other.control("ratings.1.level", "2").check()
    conflict, done = one.notice("conflict"), one.notice("done")
    expect(conflict).to_be_in_viewport(ratio=1)
    one.page.locator(".rf-summary [data-action=check]").scroll_into_view_if_needed()
    with one.page.expect_download():
        one.page.locator(".rf-end [data-action=save]").click()
    expect(done).to_be_in_viewport(ratio=1)
    expect(conflict).to_be_in_viewport(ratio=1)
    region = one.page.locator("[data-notices-near]")
    expect(region).to_have_attribute("aria-live", "polite")
    expect(region.locator("[data-notice]")).to_have_count(2)
    upper, lower = conflict.bounding_box(), done.bounding_box()
    assert upper["y"] + upper["height"] <= lower["y"]
    if width == 390:
        bar = one.page.locator("#summary").bounding_box()
        assert lower["y"] + lower["height"] <= bar["y"]
    conflict.get_by_role("button", name="保留本页的内容").click()
    expect(conflict).to_have_count(0)
    expect(region).to_be_focused()


def test_a_browser_that_keeps_nothing_is_told_and_a_file_offered(form: Any) -> None:
    form.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    expect(form.notice("storage")).to_contain_text("不能保存草稿")
    expect(form.page.locator("[data-saved]")).to_have_text("草稿没有保存")
    with form.page.expect_download():
        form.notice("storage").get_by_role("button", name="保存到文件").click()
