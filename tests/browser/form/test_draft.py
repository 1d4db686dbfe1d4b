"""The draft: entries survive, and nothing is overwritten in silence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"
NO_DATABASE = "indexedDB.open = () => { throw new DOMException('', 'SecurityError'); };"
NO_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); };"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
# the transaction is given up as soon as something is written, as a browser does that finds no room for it
DATABASE_FILLS_UP = """
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  const request = put.apply(this, given);
  const { transaction } = this;
  if (!globalThis.full) return request;
  Object.defineProperty(transaction, 'error', { value: new DOMException('', 'QuotaExceededError'), configurable: true });
  request.addEventListener('success', () => transaction.abort());
  return request;
};
"""
FULL_DATABASE = f"{DATABASE_FILLS_UP} globalThis.full = true;"


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
    expect(form.page.locator("[data-draft-kept]")).to_contain_text("已恢复")
    form.total("10")


def test_the_draft_is_written_soon_after_typing(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.until_shelved({"1": {"level": "2"}})
    assert form.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    expect(form.page.locator("[data-saved]")).to_contain_text("已存草稿")
    assert form.shelf()[0]["said"] == {"total": "2", "answered": 1, "count": 18}
    form.page.locator('[data-clear="ratings.1.level"]').click()
    form.until_shelved(None, count=0)
    assert form.draft() is None


def test_what_is_kept_already_is_not_written_again(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    kept = form.settled()
    form.until_kept()
    form.control("ratings.1.level", "2").dispatch_event("change")
    form.until_kept()
    assert form.settled() == kept
    # what comes back to what it was is a change all the same where it was kept in between
    rated(form, "1")
    rated(form, "2")
    again = form.settled()
    assert again["serial"] > kept["serial"]
    assert again["changed"] > kept["changed"]
    assert again["response"] == kept["response"]


def test_the_line_near_the_actions_tells_name_time_and_file(form: Any) -> None:
    form.open(SHENZHEN)
    line = form.page.locator(".rf-draft")
    expect(line).to_contain_text("新的草稿")
    expect(line).to_contain_text("只在这个浏览器里")
    form.control("profile.institution").fill("某基地")
    expect(line).to_contain_text("某基地")
    expect(line).to_contain_text("还没有保存到文件")
    form.saved()
    expect(line.locator("[data-draft-filed]")).to_contain_text("保存到文件")
    expect(line).not_to_contain_text("还没有")
    form.control("ratings.1.level", "2").check()
    expect(line).to_contain_text("之后又有改动")
    form.page.reload()
    expect(line).to_contain_text("之后又有改动")


def test_a_change_is_dated_whatever_has_it_kept(form: Any) -> None:
    """The name is kept at once, and with it what was ticked a moment before."""
    form.open(SHENZHEN)
    form.control("ratings.1.level", "1.5").check()
    form.saved()
    line = form.page.locator(".rf-draft")
    expect(line).not_to_contain_text("还没有")
    form.page.locator("[data-action=drafts]").first.click()
    form.page.locator("#dialog-drafts").get_by_role("button", name="改名").click()
    form.page.keyboard.type("二〇二六年")
    form.page.evaluate("""() => {
      document.querySelector('[name="ratings.1.level"][value="2"]').click();
      document.activeElement.form.requestSubmit();
    }""")
    expect(line).to_contain_text("二〇二六年")
    expect(line).to_contain_text("之后又有改动")


def earlier(form: Any, text: str) -> None:
    """What an earlier version of the page kept, and the page opened anew."""
    form.page.evaluate(f"localStorage.setItem('rubricpress/draft/{SHENZHEN}', {json.dumps(text)})")
    form.page.reload()
    form.until_ready()


def test_the_draft_of_an_earlier_version_is_taken_over_and_nothing_of_it_is_lost(
    form: Any, response: Any
) -> None:
    form.open(SHENZHEN)
    old = response(
        SHENZHEN, {"1": {"level": "2"}, "99": {"score": "1"}}, edition="2020-01", digest="sha256:0"
    )
    earlier(form, json.dumps({"saved": "2026-01-02T03:04:05Z", "response": old}))
    form.total("2")
    for words in ("1月2日", "2020-01", "逐项核对", "99："):
        expect(form.notice("draft")).to_contain_text(words)
    with form.page.expect_download() as download:
        form.notice("draft").get_by_role("button", name="下载原草稿").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == old
    form.until_shelved({"1": {"level": "2"}, "99": {"score": "1"}})
    # what the core says of it, however late, takes nothing away, and neither does a name
    form.page.locator("[data-action=drafts]").first.click()
    dialog = form.page.locator("#dialog-drafts")
    dialog.get_by_role("button", name="改名").focus()
    form.page.keyboard.press("Enter")
    form.page.keyboard.type("去年")
    form.page.keyboard.press("Enter")
    expect(form.page.locator("[data-draft-name]")).to_have_text("去年")
    form.until_shelved({"1": {"level": "2"}, "99": {"score": "1"}})
    assert form.settled()["response"] == old
    form.page.keyboard.press("Escape")
    assert form.page.evaluate(f"localStorage.getItem('rubricpress/draft/{SHENZHEN}')") is None
    form.page.reload()
    form.until_ready()
    form.total("2")
    assert len(form.shelf()) == 1


def test_a_broken_draft_is_told(form: Any) -> None:
    form.open(SHENZHEN)
    earlier(form, "{")
    expect(form.notice("draft")).to_contain_text("已经损坏")
    with form.page.expect_download() as download:
        form.notice("draft").get_by_role("button", name="下载原草稿").click()
    assert download.value.path().read_text(encoding="utf-8") == "{"


def rated(form: Any, level: str) -> None:
    form.control("ratings.1.level", level).check()
    form.until_shelved({"1": {"level": level}})


def test_a_second_tab_says_at_once_that_it_does_not_save_and_can_take_over(new_form: Any) -> None:
    one = new_form().open(SHENZHEN)
    rated(one, "2")
    other = new_form().open(SHENZHEN)
    other.total("2")
    expect(other.notice("conflict")).to_contain_text("已在另一个页面里打开")
    expect(other.page.locator("[data-saved]")).to_have_text("本页不保存草稿")
    one.control("ratings.2.level", "1").check()
    other.notice("conflict").get_by_role("button", name="改由本页填写").click()
    # what was typed in the first tab until then is there, and saved by the second from now on
    other.total("3")
    expect(one.notice("conflict")).to_contain_text("另一个页面接过了这份草稿")
    other.control("ratings.3.level", "2").check()
    other.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}, "3": {"level": "2"}})
    one.notice("conflict").get_by_role("button", name="改由本页填写").click()
    one.total("5")
    expect(other.notice("conflict")).to_contain_text("另一个页面接过了这份草稿")


def test_what_was_typed_last_in_a_tab_that_was_closed_goes_on_in_the_tab_that_takes_over(
    new_form: Any,
) -> None:
    """Such a tab has had no time for the database: its last letters stand in localStorage alone."""
    one = new_form().open(SHENZHEN)
    rated(one, "2")
    other = new_form().open(SHENZHEN)
    expect(other.notice("conflict")).to_be_visible()
    one.page.evaluate(f"() => {{ {FULL_DATABASE} }}")
    one.control("ratings.2.level", "1").check()
    one.until_kept()
    one.page.close()
    other.notice("conflict").get_by_role("button", name="改由本页填写").click()
    other.total("3")
    other.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}})
    other.control("ratings.3.level", "2").check()
    other.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}, "3": {"level": "2"}})


def test_what_was_typed_last_in_a_tab_that_was_closed_is_in_the_list_of_another(new_form: Any) -> None:
    one = new_form().open(SHENZHEN)
    rated(one, "2")
    other = new_form().open(SHENZHEN)
    other.notice("conflict").get_by_role("button", name="把本页存为新草稿").click()
    other.until_shelved({"1": {"level": "2"}}, count=2)
    one.page.evaluate(f"() => {{ {FULL_DATABASE} }}")
    one.control("ratings.2.level", "1").check()
    one.until_kept()
    one.page.close()
    other.page.locator("[data-action=drafts]").first.click()
    other.page.locator("#dialog-drafts").get_by_role("button", name="未命名的草稿", exact=True).click()
    other.total("3")
    other.control("ratings.3.level", "2").check()
    other.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}, "3": {"level": "2"}}, count=2)


def test_what_both_tabs_have_typed_is_never_overwritten_in_silence(new_form: Any) -> None:
    one = new_form().open(SHENZHEN)
    rated(one, "2")
    other = new_form().open(SHENZHEN)
    expect(other.notice("conflict")).to_be_visible()
    other.control("ratings.1.level", "1.5").check()
    expect(other.page.locator("[data-saved]")).to_have_text("草稿没有保存")
    other.until_kept()
    assert [one["response"]["assessments"]["self"]["ratings"] for one in other.shelf()] == [
        {"1": {"level": "2"}}
    ]
    other.notice("conflict").get_by_role("button", name="保留本页的内容").click()
    other.until_shelved({"1": {"level": "1.5"}})
    one.control("ratings.1.level", "2.5").check()
    expect(one.notice("conflict").get_by_role("button", name="把本页存为新草稿")).to_be_visible()
    one.notice("conflict").get_by_role("button", name="改用那边的内容").click()
    one.total("1.5")
    expect(other.notice("conflict")).to_be_visible()
    other.control("ratings.1.level", "0").check()
    expect(other.notice("conflict").get_by_role("button", name="保留本页的内容")).to_be_visible()
    other.notice("conflict").get_by_role("button", name="把本页存为新草稿").click()
    other.until_shelved({"1": {"level": "0"}}, count=2)
    assert {one["name"] for one in other.shelf()} == {"", "未命名的草稿（副本）"}


def test_a_tab_that_was_too_busy_to_answer_in_time_is_heard_late(new_form: Any) -> None:
    one = new_form()
    one.page.add_init_script(
        """const post = BroadcastChannel.prototype.postMessage;
        BroadcastChannel.prototype.postMessage = function (...given) { setTimeout(() => post.apply(this, given), 500); };"""
    )
    one.open(SHENZHEN)
    rated(one, "2")
    other = new_form().open(SHENZHEN)
    expect(other.notice("conflict")).to_contain_text("已在另一个页面里打开")


def test_without_a_channel_the_database_still_refuses_to_overwrite(new_form: Any) -> None:
    forms = [new_form(), new_form()]
    for form in forms:
        form.page.add_init_script("delete globalThis.BroadcastChannel")
    one = forms[0].open(SHENZHEN)
    rated(one, "2")
    other = forms[1].open(SHENZHEN)
    other.total("2")
    one.control("ratings.1.level", "2.5").check()
    one.until_shelved({"1": {"level": "2.5"}})
    other.control("ratings.1.level", "1.5").check()
    expect(other.notice("conflict")).to_contain_text("由另一个页面保存")
    assert other.shelf()[0]["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2.5"}}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_what_happens_meanwhile_is_told_where_one_looks(new_form: Any, width: int, height: int) -> None:
    """A conflict and a saved file: read out, in sight far down the page, above the bar, not over each other."""
    other = new_form().open(SHENZHEN)
    rated(other, "2")
    one = new_form().open(SHENZHEN)
    one.page.set_viewport_size({"width": width, "height": height})
    one.page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
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
    conflict.get_by_role("button", name="改由本页填写").click()
    expect(conflict).to_have_count(0)
    expect(region).to_be_focused()


def test_without_a_database_drafts_are_kept_in_the_small_store_and_that_is_said(form: Any) -> None:
    form.page.add_init_script(NO_DATABASE)
    form.open(SHENZHEN)
    expect(form.notice("place")).to_contain_text("不让网页使用数据库")
    form.control("ratings.1.level", "2").check()
    expect(form.page.locator("[data-saved]")).to_contain_text("已存草稿")
    form.page.reload()
    form.until_ready()
    form.total("2")
    form.page.locator("[data-action=drafts]").click()
    form.page.locator("#dialog-drafts [data-action=new-draft]").click()
    form.total("0")
    form.control("ratings.1.level", "1.5").check()
    form.until_kept()
    form.page.locator("[data-action=drafts]").click()
    expect(form.page.locator("[data-drafts] tr")).to_have_count(2)
    form.page.locator("[data-drafts] button.rf-drafts__name").click()
    form.total("2")


def test_without_the_small_store_the_database_keeps_the_draft(form: Any) -> None:
    form.page.add_init_script(NO_STORAGE)
    form.open(SHENZHEN)
    rated(form, "2")
    form.page.reload()
    form.until_ready()
    form.total("2")
    expect(form.notice("place")).to_have_count(0)


def test_a_browser_that_keeps_nothing_is_told_and_a_file_offered(form: Any) -> None:
    form.page.add_init_script(NO_DATABASE + NO_STORAGE)
    form.open(SHENZHEN)
    expect(form.notice("place")).to_contain_text("不让网页保存任何内容")
    expect(form.page.locator("[data-draft-kept]")).to_have_text("这个浏览器不能保存草稿")
    form.control("ratings.1.level", "2").check()
    expect(form.notice("storage")).to_contain_text("不能保存草稿")
    expect(form.page.locator("[data-saved]")).to_have_text("草稿没有保存")
    with form.page.expect_download():
        form.notice("storage").get_by_role("button", name="保存到文件").click()
    expect(form.page.locator("[data-saved]")).to_have_text("已保存到文件")


@pytest.mark.parametrize("without", ["", NO_DATABASE])
def test_a_full_store_is_told_and_a_file_offered(form: Any, without: str) -> None:
    form.page.add_init_script(without)
    form.open(SHENZHEN)
    form.page.evaluate(f"() => {{ {FULL_DATABASE} {FULL_STORAGE} }}")
    form.control("ratings.1.level", "2").check()
    expect(form.notice("storage")).to_contain_text("空间已满")
    expect(form.page.locator("[data-saved]")).to_have_text("草稿没有保存")
    with form.page.expect_download():
        form.notice("storage").get_by_role("button", name="保存到文件").click()
    expect(form.page.locator("[data-saved]")).to_have_text("已保存到文件")


def test_once_there_is_room_again_the_draft_is_kept_as_ever(form: Any) -> None:
    form.page.add_init_script(DATABASE_FILLS_UP)
    form.open(SHENZHEN)
    rated(form, "2")
    form.page.evaluate("globalThis.full = true")
    form.control("ratings.2.level", "1").check()
    expect(form.notice("storage")).to_contain_text("空间已满")
    form.page.evaluate("globalThis.full = false")
    form.control("ratings.3.level", "2").check()
    form.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}, "3": {"level": "2"}})
    expect(form.notice("storage")).to_have_count(0)


def test_what_only_the_small_store_has_is_brought_to_the_database(form: Any) -> None:
    """The page died before the database had it."""
    form.open(SHENZHEN)
    rated(form, "2")
    form.page.evaluate(
        """() => {
          const name = Object.keys(localStorage).find((one) => one.startsWith('rubricpress/drafts/'));
          const draft = JSON.parse(localStorage.getItem(name));
          draft.serial += 1;
          draft.response.assessments.self.ratings['2'] = { level: '1' };
          globalThis.onpagehide = () => localStorage.setItem(name, JSON.stringify(draft));
        }"""
    )
    form.page.reload()
    form.until_ready()
    form.total("3")
    form.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}})


def test_what_is_typed_while_the_database_is_slow_to_open_is_kept_too(form: Any) -> None:
    form.open(SHENZHEN)
    rated(form, "2")
    form.page.add_init_script(
        """const open = indexedDB.open;
        indexedDB.open = (...given) => {
          if (location.pathname !== globalThis.slow) return open.apply(indexedDB, given);
          const request = {};
          const waiting = setInterval(() => {
            if (globalThis.slow) return;
            clearInterval(waiting);
            const real = open.apply(indexedDB, given);
            real.onsuccess = () => { request.result = real.result; request.onsuccess(); };
          }, 20);
          return request;
        };
        globalThis.slow = location.pathname;"""
    )
    form.page.reload()
    form.until_ready()
    form.control("ratings.2.level", "1").check()
    form.page.wait_for_function(
        """() => Object.values(localStorage).some((text) => text.includes('"2":{"level":"1"}'))"""
    )
    form.page.evaluate("globalThis.slow = ''")
    form.until_shelved({"1": {"level": "2"}, "2": {"level": "1"}})


def test_on_a_phone_the_notice_of_another_tab_never_lies_over_what_one_is_typing_in(new_form: Any) -> None:
    """WCAG 2.2, 2.4.11: what has the focus is not hidden by what comes to stand at the foot of the screen; and all can be scrolled clear of it."""
    one = new_form().open(SHENZHEN)
    rated(one, "2")
    other = new_form().open(SHENZHEN)
    expect(other.notice("conflict")).to_be_visible()
    one.page.set_viewport_size({"width": 390, "height": 700})
    field = one.control("assessor")
    field.focus()
    one.page.evaluate(
        """(field) => scrollBy(0, field.getBoundingClientRect().bottom - document.querySelector('#summary').getBoundingClientRect().top + 8)""",
        field.element_handle(),
    )
    bar = one.page.locator("#summary").bounding_box()
    assert 0 < bar["y"] - (field.bounding_box()["y"] + field.bounding_box()["height"]) < 20, (
        "just above the bar"
    )
    other.notice("conflict").get_by_role("button", name="改由本页填写").click()
    expect(one.notice("conflict")).to_contain_text("另一个页面接过了这份草稿")
    one.page.wait_for_function(
        """() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector('[data-notices-near]').getBoundingClientRect().top"""
    )
    expect(field).to_be_focused()
    region, bar = (
        one.page.locator("[data-notices-near]").bounding_box(),
        one.page.locator("#summary").bounding_box(),
    )
    assert (region["x"], region["width"]) == (0, 390)
    assert abs(region["y"] + region["height"] - bar["y"]) <= 1, "a strip upon the bar"
    one.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = one.page.locator(".rf-end [data-action=save]").bounding_box()
    assert last["y"] + last["height"] <= region["y"] + 1
