"""A colleague's file and mine: what only one has is taken, and where both differ the person chooses."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import FilePayload, expect

SHENZHEN = "shenzhen-worker-training-base"


def test_what_differs_is_chosen_and_the_merge_can_be_undone(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.control("profile.institution").fill("某校")
    for name, level in (("1", "2"), ("2", "1")):
        form.control(f"ratings.{name}.level", level).check()
    form.total("3")
    theirs = {"1": {"level": "1.5", "note": "照片不全"}, "2": {"level": "1"}, "3": {"level": "2"}}
    form.choose_file(response(SHENZHEN, theirs), "同事.json")
    form.page.get_by_role("button", name="合并到本页").click()
    dialog = form.page.locator("#dialog-merge")
    expect(dialog.locator("fieldset")).to_have_count(1)
    question = dialog.locator("fieldset")
    for words in ("依法注册", "本页", "2 分", "“同事.json”", "1.5 分", "选定这一档："):
        expect(question).to_contain_text(words)
    # nothing is chosen until the person does
    expect(question.locator(":checked")).to_have_count(0)
    expect(dialog).to_contain_text("还有 1 处没有选")
    confirm = dialog.get_by_role("button", name="合并", exact=True)
    confirm.click()
    expect(question.get_by_role("radio").first).to_be_focused()
    dialog.get_by_role("button", name="全部用文件").click()
    expect(dialog).to_contain_text("全部选好了")
    confirm.click()
    form.total("4.5")
    expect(form.control("ratings.1.level", "1.5")).to_be_checked()
    expect(form.control("ratings.1.note")).to_have_value("照片不全")
    expect(form.notice("done")).to_contain_text("已把“同事.json”合并到本页，新取来 1 条评分")
    form.notice("done").get_by_role("button", name="撤销").click()
    form.total("3")


TYPED_MEANWHILE = """() => {
  const ask = globalThis.askCore;
  globalThis.askCore = async (text) => {
    const reply = await ask(text);
    if (JSON.parse(text).do === 'merge') {
      globalThis.askCore = ask;
      const control = document.querySelector('[name="ratings.2.note"]');
      control.value = '刚刚写的';
      control.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return reply;
  };
}"""


def test_what_is_typed_while_the_core_merges_stays(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.total("2")
    form.page.evaluate(TYPED_MEANWHILE)
    form.choose_file(response(SHENZHEN, {"3": {"level": "2"}}), "同事.json")
    form.page.get_by_role("button", name="合并到本页").click()
    form.total("4")
    expect(form.notice("done")).to_contain_text("新取来 1 条评分")
    expect(form.control("ratings.2.note")).to_have_value("刚刚写的")


def test_several_files_are_merged_at_once_and_notes_can_stand_together(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    files = [
        response(SHENZHEN, {"1": {"level": "2", "note": "甲看过"}}),
        response(SHENZHEN, {"1": {"level": "2", "note": "乙看过"}, "2": {"level": "1"}}),
    ]
    payloads = [
        FilePayload(
            name=f"{at}.json",
            mimeType="application/json",
            buffer=json.dumps(one, ensure_ascii=False).encode(),
        )
        for at, one in enumerate(files)
    ]
    form.page.locator("[data-file]").set_input_files(payloads)
    form.page.locator("#dialog-files").get_by_role("button", name="合并到本页").click()
    dialog = form.page.locator("#dialog-merge")
    expect(dialog.locator("fieldset")).to_contain_text("没有填")
    form.page.keyboard.press("Escape")
    form.total("0")
    form.page.locator("[data-file]").set_input_files(payloads)
    form.page.locator("#dialog-files").get_by_role("button", name="合并到本页").click()
    dialog.get_by_text("两边都保留").click()
    dialog.get_by_role("button", name="合并", exact=True).click()
    form.total("3")
    expect(form.control("ratings.1.note")).to_have_value("甲看过\n乙看过")
