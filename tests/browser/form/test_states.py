"""The form while the runtime comes up, fails, or runs; and the trace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[3]
CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"


def test_the_form_can_be_used_before_the_runtime_is_ready(form: Any) -> None:
    form.open(SHENZHEN, {"start": "waits"})
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "loading")
    expect(form.page.locator("[data-state-bar]")).to_have_attribute("value", "3")
    form.control("ratings.1.level", "2").check()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    form.page.locator("[data-action=check]").first.click()
    expect(form.notice("check")).to_contain_text("还在准备")
    form.page.evaluate("go()")
    form.until_ready()
    form.total("2")
    expect(form.page.locator("#problems")).to_be_focused()


@pytest.mark.parametrize("way", ["told", "no client"])
def test_a_runtime_that_fails_leaves_the_entries_safe(form: Any, way: str) -> None:
    if way == "no client":
        form.page.route("**/scoring/client.js", lambda route: route.abort())
    form.open(SHENZHEN, {"start": "fails"})
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "failed")
    expect(form.notice("runtime")).to_contain_text("评分程序没有启动")
    form.control("ratings.1.level", "2").check()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    for press in ("[data-action=check] >> nth=0", '[data-trace="1"]'):
        form.page.locator(press).click()
        expect(form.notice("runtime")).to_be_focused()
        expect(form.notice("runtime")).to_be_in_viewport()
    expect(form.page.locator("[data-notice]")).to_have_count(1 + (form.notice("done").count()))
    expect(form.page.locator("dialog[open]")).to_have_count(0)
    form.page.unroute_all()
    form.page.evaluate("globalThis.plan = {}")
    form.notice("runtime").get_by_role("button", name="再试一次").click()
    if way == "told":
        form.until_ready()
        form.total("2")


def test_a_file_opens_without_the_runtime_and_is_not_scored(form: Any, response: Any) -> None:
    form.open(SHENZHEN, {"start": "fails"})
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "failed")
    given = response(SHENZHEN, {"1": {"level": "2"}, "12": {"measure": {"value": "?"}}, "10": {"count": 2}})
    form.choose_file(json.dumps(given).replace('"?"', "350.10"))
    dialog = form.page.locator("#dialog-open")
    expect(dialog).to_contain_text("暂时不计分")
    expect(dialog).not_to_contain_text("已评条目")
    form.confirm()
    expect(form.control("ratings.1.level", "2")).to_be_checked()
    expect(form.control("ratings.12.measure.value")).to_have_value("350.10")
    expect(form.control("ratings.10.count")).to_have_value("2")
    expect(form.notice("done")).to_contain_text("没有计分")
    expect(form.page.locator("[data-total]")).to_have_attribute("data-total", "")
    form.choose_file("{")
    expect(dialog).to_contain_text("不能作为评分文件打开")


def test_the_trace_tells_how_a_number_came_about(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("profile.base_type", "main").check()
    form.type("ratings.12.measure.value", "350")
    form.total("4")
    dialog = form.page.locator("#dialog-trace")
    form.page.locator('[data-trace="12"]').click()
    for words in ("12 训练产业工人数量", "4 分", "350", "200-400"):
        expect(dialog).to_contain_text(words)
    form.page.keyboard.press("Escape")
    expect(form.page.locator('[data-trace="12"]')).to_be_focused()
    form.page.locator('[data-trace=""]').click()
    expect(dialog).to_contain_text("汇总得分")
    expect(dialog.get_by_text("年度产业工人训练人数")).to_be_visible()


def test_form_with_runtime(form: Any) -> None:
    """The real client and Python in the browser, from the first paint to a trace."""
    client = (ROOT / "site_assets/js/scoring/client.js").read_text(encoding="utf-8")
    form.page.route(
        "**/scoring/client.js",
        lambda route: route.fulfill(body=client, content_type="text/javascript"),
    )
    form.page.goto(f"{form.address}rubrics/{CORRESPONDENCE}/form/")
    form.control("ratings.1.1.1.score").fill("9.5")
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    form.total("9.5")
    form.type("ratings.1.1.2.score", "11")
    expect(form.page.locator("#criterion-1\\.1\\.2 .rf-problem")).to_contain_text("11 分超出范围")
    form.page.locator('[data-trace="1.1.1"]').click()
    expect(form.page.locator("#dialog-trace")).to_contain_text("9.5 分")
