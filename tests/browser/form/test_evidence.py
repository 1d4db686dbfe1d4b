"""Evidence in the form: a text, and links and documents that are added one by one."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
WHOLE = {
    "text": "见 <附件>",
    "links": ["https://a.example/x?y=1", "javascript:alert(1)"],
    "documents": [
        {"name": "消防验收意见书", "number": "深消验〔2026〕3 号", "date": "2026-11-01"},
        {"name": "\u0634\u0647\u0627\u062f\u0629 \U0001f4c4"},
    ],
}


def evidence_of(form: Any, name: str) -> Any:
    return form.saved()[1]["assessments"]["self"]["ratings"][name].get("evidence")


def test_a_text_stays_a_text_and_more_is_kept_part_by_part(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.choose_file(
        response(SHENZHEN, {"1": {"level": "2", "evidence": WHOLE}, "2": {"level": "1", "evidence": "照片"}})
    )
    expect(form.page.locator("#dialog-open .rf-left")).to_have_count(0)
    form.confirm()
    form.total("3")
    assert evidence_of(form, "1") == WHOLE
    assert evidence_of(form, "2") == "照片"
    form.until_kept()
    form.page.reload()
    form.until_ready()
    assert evidence_of(form, "1") == WHOLE
    card = form.page.locator("#criterion-1")
    for _ in range(2):
        card.get_by_role("button", name="删去这个链接").first.click()
        card.get_by_role("button", name="删去这个文件").first.click()
    assert evidence_of(form, "1") == "见 <附件>"


def test_links_and_documents_are_added_by_keyboard_and_only_web_pages_can_be_opened(form: Any) -> None:
    form.open(SHENZHEN)
    card = form.page.locator("#criterion-2")
    card.locator("details.rf-notes > summary").focus()
    press = form.page.keyboard.press
    for key in ("Enter", "Tab", "Tab", "Enter"):  # the notes, the text, 加链接
        press(key)
    opened = card.get_by_role("link", name="打开")
    expect(opened).to_be_hidden()
    form.page.keyboard.type("https://b.example/")
    expect(opened).to_have_attribute("href", "https://b.example/")
    card.get_by_role("button", name="加文件").press("Enter")
    form.page.keyboard.type("制度汇编")
    card.get_by_label("日期").fill("2026-03-01")
    form.control("ratings.2.level", "1").check()
    assert evidence_of(form, "2") == {
        "links": ["https://b.example/"],
        "documents": [{"name": "制度汇编", "date": "2026-03-01"}],
    }
    card.get_by_label("链接").first.fill("file:///etc/passwd")
    expect(opened).to_be_hidden()
    card.get_by_label("链接").first.fill("  ")
    card.get_by_role("button", name="删去这个文件").click()
    assert evidence_of(form, "2") is None


def test_the_table_says_what_is_to_be_shown(form: Any) -> None:
    form.open(CORRESPONDENCE)
    card = form.page.locator("#criterion-1\\.1\\.1")
    card.locator("details.rf-notes > summary").click()
    expect(form.control("ratings.1.1.1.evidence")).to_have_accessible_description(
        "评估方法：查阅学校的文件、报告、规划等资料"
    )


def test_what_has_no_place_is_listed_before_it_is_lost(form: Any, response: Any) -> None:
    strange = {
        "text": ["x"],
        "links": "https://a.example",
        "documents": [{"date": "去年"}, {"size": "1"}],
        "url": "y",
    }
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"1": {"evidence": strange}}))
    listed = form.page.locator("#dialog-open .rf-left").last
    for words in (
        'evidence：["x"]',
        'documents：{"date":"去年"}',
        'documents：{"size":"1"}',
        "evidence.url：y",
    ):
        expect(listed).to_contain_text(words)
