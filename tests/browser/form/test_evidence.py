"""Evidence in the form: a text, and links and documents that are added one by one."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"
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


def test_what_stands_in_notes_that_are_still_closed_is_kept_saved_and_told(form: Any, response: Any) -> None:
    """「Evidence and notes per criterion」, of a draft that comes back while the browser has no time to open them."""
    form.page.add_init_script("globalThis.requestIdleCallback = () => 0;")
    given = {
        "links": ["", " https://a.example/\n?b "],  # an input has one line
        "documents": [{"name": "甲", "date": "2026年3月1日"}, {}],
    }
    kept = {"links": [" https://a.example/?b "], "documents": [{"name": "甲", "date": "2026-03-01"}]}
    ratings = {
        "1.1.1": {"score": "9", "evidence": WHOLE},
        "3.4.2": {"score": "1", "evidence": {"links": ["", "www.a.example"]}},
        "3.4.3": {"score": "1", "evidence": given},
    }
    notes = form.page.locator("#criterion-3\\.4\\.3 details.rf-notes")
    form.open(CORRESPONDENCE)
    form.choose_file(response(CORRESPONDENCE, ratings))
    form.confirm()
    form.until_ready()
    form.until_kept()
    for _ in range(2):
        form.total("11")
        expect(notes).not_to_have_attribute("open", "")
        assert evidence_of(form, "1.1.1") == WHOLE
        assert evidence_of(form, "3.4.3") == kept
        form.page.reload()
        form.until_ready()
    told = form.page.locator("#criterion-3\\.4\\.2 .rf-problem--notice")
    expect(told).to_be_visible()
    notes.locator("summary").click()
    expect(notes.get_by_label("链接")).to_have_count(1)
    assert evidence_of(form, "3.4.3") == kept


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
        "documents": [{"date": ["去年"]}, {"size": "1"}],
        "url": "y",
    }
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"1": {"evidence": strange}}))
    listed = form.page.locator("#dialog-open .rf-left").last
    for words in (
        'evidence：["x"]',
        'documents：{"date":["去年"]}',
        'documents：{"size":"1"}',
        "evidence.url：y",
    ):
        expect(listed).to_contain_text(words)


def test_a_link_that_cannot_be_opened_is_told_beside_it_and_mended_by_one_press(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2.5").check()
    card = form.page.locator("#criterion-1")
    card.locator("details.rf-notes > summary").click()
    for told, link in enumerate(("www.example.cn/a.pdf", "javascript:alert(1)", "https://a.example/")):
        card.get_by_role("button", name="加链接").click()
        form.page.keyboard.type(link)
        form.settled()
        expect(card.locator(".rf-problem--notice")).to_have_count(told)
        form.page.keyboard.press("Tab")
    links = card.get_by_label("链接")
    expect(links.nth(0)).to_have_accessible_description(
        "提示： “www.example.cn/a.pdf”的开头不是 https:// 或 http://，只能当作文字，点不开。请改为 https://www.example.cn/a.pdf"
    )
    expect(card.locator(".rf-problem--notice")).to_have_count(2)
    expect(card.locator(".rf-problem:not(.rf-problem--notice), [aria-invalid]")).to_have_count(0)
    form.total("2.5")
    assert evidence_of(form, "1")["links"][:2] == ["www.example.cn/a.pdf", "javascript:alert(1)"], "as typed"
    mend, remove = (card.get_by_role("button", name=name).first for name in ("照此改好", "删去这个链接"))
    links.nth(0).focus()
    for button in (mend, remove):
        form.page.keyboard.press("Tab")
        expect(button).to_be_focused()
    field, below, beside = (one.bounding_box() for one in (links.nth(0), mend, remove))
    assert below["y"] > field["y"] + field["height"], "in the column of its input"
    assert below["x"] < beside["x"] - below["width"]
    assert abs(beside["y"] + beside["height"] / 2 - field["y"] - field["height"] / 2) < 3, "level with it"
    mend.click()
    expect(links.nth(0)).to_have_value("https://www.example.cn/a.pdf")
    expect(links.nth(0)).to_be_focused()
    expect(card.locator(".rf-problem--notice")).to_have_count(1)
    card.get_by_role("button", name="删去这个链接").first.click()
    expect(card.locator(".rf-problem--notice")).to_contain_text("“javascript:alert(1)”不是网页地址")
    expect(links.nth(0)).to_have_accessible_description(
        "提示： “javascript:alert(1)”不是网页地址，只能当作文字，点不开。请写以 https://、http:// 或 mailto: 开头的地址"
    )
    assert card.locator("a[href^=javascript]").count() == 0
    form.page.locator("[data-action=check]").last.click()
    expect(form.page.locator("#problems")).to_contain_text("请看一看（不影响得分）")
    form.page.locator("#problems a", has_text="javascript").click()
    expect(links.nth(0)).to_be_focused()


def test_the_links_that_are_followed_are_those_of_which_nothing_is_told(form: Any, response: Any) -> None:
    """What the core tells of a link and what the page makes of it agree; only web pages and mails are followed."""
    followed = [
        "https://a.example/x y",
        "http://教育部.中国",
        "HTTPS://B.example",
        " https://c.example ",
        "mailto:a@b.cn",
    ]
    others = [
        "www.example.cn", "https://", "https://exa mple", "https：//a.cn", "http:/a.cn", "C:\\a\\b.pdf", "\\\\server\\share",
        "file:///etc/passwd", "data:text/html,x", "javascript:alert(1)", "weixin://x", "见附件", "消防验收.pdf", "mailto:", "a@b.cn",
    ]  # fmt: skip
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"1": {"level": "2", "evidence": {"links": [*followed, *others]}}}))
    form.confirm()
    form.total("2")
    card = form.page.locator("#criterion-1")
    expect(card.locator(".rf-problem--notice")).to_have_count(len(others))
    rows = card.locator("[data-evidence=link]")
    for at in range(rows.count()):
        row = rows.nth(at)
        told = row.locator(".rf-problem--notice").count() > 0
        assert row.get_by_role("link", name="打开").count() == (not told), row.locator("input").input_value()
        assert told == (at >= len(followed))


def test_words_that_only_say_how_points_are_earned_are_no_hint_for_evidence(form: Any) -> None:
    """They stand above the control, and the control says them again."""
    form.open(URUMQI)
    card = form.page.locator("#criterion-1\\.1")
    card.locator("details.rf-notes > summary").click()
    expect(card.get_by_role("button", name="加链接")).to_be_visible()
    expect(form.control("ratings.1.1.evidence")).to_have_accessible_description("")
    expect(card.get_by_text("评分办法", exact=False)).to_have_count(1)


def test_on_a_phone_what_is_told_of_a_link_stands_right_below_it(form: Any) -> None:
    form.page.set_viewport_size({"width": 390, "height": 844})
    form.open(SHENZHEN)
    card = form.page.locator("#criterion-1")
    card.locator("details.rf-notes > summary").click()
    card.get_by_role("button", name="加链接").click()
    form.page.keyboard.type("www.example.cn")
    form.page.keyboard.press("Tab")
    told = card.locator(".rf-problem--notice")
    expect(told).to_be_visible()
    tops = [
        one.bounding_box()["y"]
        for one in (card.get_by_label("链接"), told, card.get_by_role("button", name="删去这个链接"))
    ]
    assert tops == sorted(tops)
    assert told.bounding_box()["width"] <= 390
