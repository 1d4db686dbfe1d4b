"""Files: saved, opened after asking, and nothing of them lost in silence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from rubricpress.core.check_code import check_code
from rubricpress.core.scoring import Scorer

CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"


def test_a_saved_file_is_a_response_and_opens_again(form: Any, scorers: dict[str, Scorer]) -> None:
    form.open(CORRESPONDENCE)
    form.type("profile.institution", "某大学/继续教育学院")
    form.type("assessor", "王老师")
    form.type("date", "2026-11-21")
    form.type("ratings.1.1.1.score", "９．５")
    name, saved = form.saved()
    edition = scorers[CORRESPONDENCE].rubric.edition
    assert name == f"某大学_继续教育学院_{CORRESPONDENCE}_{edition}_2026-11-21.json"
    code = saved.pop("check_code")
    assert code == check_code(saved, edition)
    expect(form.page.locator(".rf-summary__code")).to_have_text(f"核对码 {code}")
    assert saved == {
        "format": "rubricpress-response/1",
        "rubric": {
            "id": CORRESPONDENCE,
            "edition": edition,
            "digest": scorers[CORRESPONDENCE].digest,
        },
        "profile": {"institution": "某大学/继续教育学院"},
        "assessments": {
            "self": {"assessor": "王老师", "date": "2026-11-21", "ratings": {"1.1.1": {"score": "９．５"}}}
        },
    }
    form.type("ratings.1.1.1.score", "1")
    form.total("1")
    form.choose_file(saved)
    dialog = form.page.locator("#dialog-open")
    for words in ("某大学/继续教育学院", scorers[CORRESPONDENCE].rubric.title, "王老师", "会被替换"):
        expect(dialog).to_contain_text(words)
    dialog.get_by_role("button", name="取消").click()
    form.total("1")
    form.choose_file(saved)
    dialog.get_by_role("button", name="替换本页").click()
    form.total("9.5")
    form.notice("done").get_by_role("button", name="撤销").click()
    form.total("1")


def test_a_file_just_opened_is_the_draft_even_when_the_page_is_left_at_once(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.until_ready()
    form.choose_file(response(SHENZHEN, {"1": {"level": "2"}}))
    form.page.locator("#dialog-open").get_by_role("button", name="打开").wait_for()
    with form.page.expect_navigation():
        form.page.evaluate(
            """() => {
              const level = document.querySelector('[name="ratings.1.level"][value="2"]');
              const leave = () => (level.checked ? location.reload() : setTimeout(leave));
              document.querySelector('#dialog-open [value=open]').click();
              leave();
            }"""
        )
    form.until_ready()
    form.total("2")


def test_other_assessments_of_a_file_are_written_back(form: Any, response: Any) -> None:
    review = {"assessor": "复核人", "ratings": {"1": {"level": "1.5", "note": "扣分"}}}
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"1": {"level": "2"}}, assessments={"review": review}))
    expect(form.page.locator("#dialog-open")).to_contain_text("打开后可在“主管部门复核、商定”中查看")
    form.confirm()
    form.total("2")
    form.control("ratings.2.level", "1").check()
    form.page.reload()
    form.until_ready()
    assert form.saved()[1]["assessments"] == {
        "self": {"ratings": {"1": {"level": "2"}, "2": {"level": "1"}}},
        "review": review,
    }


def test_what_has_no_control_is_listed_before_it_is_lost(form: Any, response: Any) -> None:
    ratings = {"1": {"level": "9"}, "2": {"level": "1", "not_applicable": True}, "77": {"score": 1}, "3": "x"}
    given = response(SHENZHEN, ratings, profile={"institution": "甲", "base_type": "other"})
    given["assessments"]["self"]["date"] = ["去年"]
    form.open(SHENZHEN)
    form.choose_file(given)
    listed = form.page.locator("#dialog-open .rf-left").last
    for words in (
        "1 · level：9",
        "2 · not_applicable：true",
        "77：",
        "3：x",
        "profile.base_type：other",
        'date：["去年"]',
    ):
        expect(listed).to_contain_text(words)
    form.page.keyboard.press("Escape")
    form.until_kept()
    assert form.draft() is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format":', "不能作为评分文件打开"),
        ("[]", "不能作为评分文件打开"),
        (f'{{"rubric": {{"id": "{SHENZHEN}"}}, "assessments": {{}}}}', "属于另一份评估表"),
    ],
)
def test_a_file_that_does_not_belong_here_changes_nothing(form: Any, text: str, words: str) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.1.1.score", "9")
    form.choose_file(text)
    dialog = form.page.locator("#dialog-open")
    expect(dialog).to_contain_text(words)
    expect(dialog.locator("[data-dialog-confirm]")).to_be_hidden()
    if "另一份" in words:
        expect(dialog).to_contain_text("深圳产业工人训练基地评估表")
        expect(dialog.locator("dd", has_text=SHENZHEN)).to_have_count(0)
        address = dialog.get_by_role("link").evaluate("link => link.href")
        assert address.endswith(f"/rubrics/{SHENZHEN}/form/")
    dialog.get_by_role("button", name="关闭").click()
    form.total("9")


@pytest.mark.parametrize("coding", ["gbk", "utf-16"])
def test_a_file_in_another_coding_is_refused_as_the_command_does(
    form: Any, response: Any, coding: str
) -> None:
    """Read as if it were UTF-8, its Chinese would be lost for good: 「nothing lost」."""
    form.open(SHENZHEN)
    form.type("profile.institution", "原来的")
    text = json.dumps(response(SHENZHEN, {"1": {"level": "2", "note": "有记录"}}), ensure_ascii=False)
    given = {"name": "另存.json", "mimeType": "application/json", "buffer": text.encode(coding)}
    form.page.locator("[data-file]").set_input_files(given)
    expect(form.page.get_by_text("不是 UTF-8 编码")).to_be_visible()
    expect(form.page.locator("#dialog-open")).to_be_hidden()
    expect(form.page.locator('[name="profile.institution"]')).to_have_value("原来的")


def test_a_file_of_a_table_that_is_not_here_is_named_by_its_id(form: Any, response: Any) -> None:
    form.open(CORRESPONDENCE)
    form.choose_file(response("table-of-another-site", {}))
    dialog = form.page.locator("#dialog-open")
    expect(dialog.locator("dd", has_text="table-of-another-site")).to_be_visible()
    expect(dialog.get_by_role("link")).to_have_count(0)


def test_a_file_is_said_to_have_come_as_far_as_the_form_then_says(form: Any, response: Any) -> None:
    """「已评」 counts what the core counts: no adjustments, no ratings with problems, no bare notes."""
    ratings = {
        "1": {"level": "2"},
        "2": {"level": "1"},
        "3": {"note": "待定"},
        "4": {"level": "99"},
        "10": {"count": 1},
    }
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, ratings, assessments={"review": {"ratings": {"1": {"level": "2"}}}}))
    dialog = form.page.locator("#dialog-open")
    expect(dialog.locator("dt:text-is('已评条目') + dd")).to_have_text("2/18 项")
    expect(dialog.locator("dt:text-is('复核评分') + dd")).to_contain_text("1/18 项")
    said = dialog.locator("dt:text-is('得分') + dd").text_content()
    form.confirm()
    expect(form.page.locator("#answered")).to_contain_text("已评 2/18 项")
    expect(form.page.locator("[data-total]")).to_have_attribute("data-total", "-97")
    assert said == "暂计 −97 分，满分 100 分，还有 16 项未评"
    form.choose_file(response(SHENZHEN, {}))
    expect(dialog).to_contain_text("（已评 2/18 项）会被替换")


def drop(form: Any, files: dict[str, Any]) -> bool:
    """Let files fall onto the page; whether the page keeps the browser from showing them in its place."""
    kept: bool = form.page.evaluate(
        """files => {
          const data = new DataTransfer();
          for (const [name, text] of files) data.items.add(new File([text], name));
          const event = (kind) => new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data });
          return ['dragover', 'drop'].map((kind) => !document.body.dispatchEvent(event(kind))).every(Boolean);
        }""",
        [[name, json.dumps(one)] for name, one in files.items()],
    )
    return kept


def test_of_files_chosen_one_after_the_other_each_is_opened_by_its_own_dialog(
    form: Any, response: Any
) -> None:
    """While scoring is still prepared no dialog is there, and the person may choose again."""
    form.open(SHENZHEN, {"start": "waits"})
    expect(form.page.locator("[data-state-bar]")).to_have_attribute("value", "3")
    for name, level in (("甲.json", "2"), ("乙.json", "1.5")):
        chosen = form.file(response(SHENZHEN, {"1": {"level": level}}), name)
        form.page.locator("[data-file]").set_input_files(chosen)
    expect(form.notice("open")).to_be_visible()
    form.page.evaluate("go()")
    dialog = form.page.locator("#dialog-open")
    expect(dialog).to_contain_text("甲.json")
    form.confirm()
    form.total("2")
    expect(dialog).to_contain_text("乙.json")
    form.page.locator("#dialog-open [value=cancel]").click()
    form.total("2")


def test_a_dropped_file_is_opened(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    drop(form, {"a.json": response(SHENZHEN, {"1": {"level": "2"}})})
    form.confirm()
    form.total("2")


def test_a_file_dropped_while_something_is_asked_changes_nothing_and_the_page_stays(
    form: Any, response: Any
) -> None:
    """「Cancelled file dialogs change nothing」; and whoever drops a file never finds the form gone."""
    form.open(SHENZHEN)
    form.page.locator("[data-action=restart]").first.click()
    expect(form.page.locator("#dialog-restart")).to_be_visible()
    assert drop(form, {"a.json": response(SHENZHEN, {"1": {"level": "2"}})})
    form.page.keyboard.press("Escape")
    form.total("0")
    expect(form.page.locator("dialog[open]")).to_have_count(0)


def test_what_the_form_saves_it_opens_however_long_the_notes(form: Any, response: Any) -> None:
    note = "经查阅台账" * 400_000  # 6 MB
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"1": {"level": "2", "note": note}}))
    form.confirm()
    form.total("2")
    assert form.saved()[1]["assessments"]["self"]["ratings"]["1"]["note"] == note
    larger = form.file(response(SHENZHEN, {"1": {"level": "1", "note": note * 3}}), "b.json")
    form.page.locator("[data-file]").set_input_files(larger)
    expect(form.notice("open")).to_contain_text("超过 16 MB")
    form.total("2")


def test_several_dropped_files_become_drafts_and_what_does_not_fit_is_told(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "1.5").check()
    files = {
        "甲.json": response(SHENZHEN, {"1": {"level": "2"}}),
        "乙.json": response(SHENZHEN, {"1": {"level": "2.5"}}),
        "别的.json": response(CORRESPONDENCE, {}),
        "坏的.json": [],
    }
    drop(form, files)
    dialog = form.page.locator("#dialog-files")
    expect(dialog.locator("li")).to_have_count(4)
    expect(dialog.locator("li", has_text="甲.json")).to_contain_text("1/18 项，暂计 2 分")
    expect(dialog.locator("li", has_text="别的.json")).to_contain_text("属于另一份评估表")
    expect(dialog.locator("li", has_text="坏的.json")).to_contain_text("不能作为评分文件打开")
    dialog.get_by_role("button", name="各存为新草稿（2 份）").click()
    expect(form.notice("done")).to_contain_text("已把 2 个文件各存为新草稿")
    form.total("1.5")
    assert {one["name"]: one["said"]["total"] for one in form.shelf()} == {"": "1.5", "甲": "2", "乙": "2.5"}
    expect(form.page.locator("[data-action=drafts]").first).to_have_text("全部草稿（3 份）")
    form.page.locator(".rf-profile input").first.fill("甲基地")
    expect(form.notice("done")).to_have_count(0)  # the person has gone on


def test_a_file_opens_as_a_new_draft_beside_the_old_one(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "1.5").check()
    form.total("1.5")
    form.choose_file(response(SHENZHEN, {"1": {"level": "2"}}))
    form.page.locator("#dialog-open [data-dialog-draft]").click()
    form.total("2")
    form.until_shelved({"1": {"level": "2"}}, count=2)
    form.notice("done").get_by_role("button", name="回到原来的草稿").click()
    form.total("1.5")


def test_a_file_that_was_changed_after_saving_is_named_and_opened(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    changed = {**response(SHENZHEN, {"1": {"level": "2"}}), "check_code": "4Q45-R6JD-MJHR"}
    form.choose_file(changed)
    expect(form.page.locator("#dialog-open")).to_contain_text("4Q45-R6JD-MJHR，按内容算出的是")
    form.confirm()
    form.total("2")
    expect(form.notice("code")).to_contain_text("“文件.json”：文件上的核对码是 4Q45-R6JD-MJHR")
    _, saved = form.saved()
    form.choose_file(saved)
    expect(form.page.locator("#dialog-open")).not_to_contain_text("核对码")


def test_starting_again_asks_first_and_can_be_undone(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.until_kept()
    form.page.locator("[data-action=restart]").click()
    form.page.keyboard.press("Escape")
    form.total("2")
    form.page.locator("[data-action=restart]").click()
    form.page.locator("#dialog-restart").get_by_role("button", name="清空并重新开始").click()
    form.total("0")
    form.until_shelved(None, count=0)
    assert form.draft() is None
    form.notice("done").get_by_role("button", name="撤销").click()
    form.total("2")
    assert form.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
