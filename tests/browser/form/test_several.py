"""Several assessors: their files chosen at once, combined as the table declares, with the numbers worked by hand.

The files and the numbers are those of tests/rubrics/several-experts.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, expect
from tests.browser.form.conftest import CRANES, EXPERTS, ROOT, SHELL
from tests.browser.form.test_everybody import assert_clean, axe_source
from tests.worked import text_of, vectors_of

from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.views.form import form_page, form_view
from rubricpress.source.library import Library

WORKED = {
    one["name"]: [(each["name"], json.loads(text_of(each["response"]))) for each in one["files"]]
    for one in vectors_of((ROOT / f"tests/rubrics/{EXPERTS}.json").read_text(encoding="utf-8"))["several"]
}
THREE = WORKED["three experts, the median"]
TWO = WORKED["two experts, and a level that is to be agreed"]


def payloads(files: list[tuple[str, Any]]) -> list[FilePayload]:
    return [
        FilePayload(name=name, mimeType="application/json", buffer=json.dumps(one, ensure_ascii=False).encode())
        for name, one in files
    ]  # fmt: skip


def choose(form: Any, files: list[tuple[str, Any]]) -> Any:
    """Choose the assessors' files in their section; the answer."""
    form.page.locator("[data-several-file]").set_input_files(payloads(files))
    body = form.page.locator("[data-several]")
    expect(body).to_be_visible()
    return body


def row(body: Any, name: str) -> list[str]:
    """The cells of a line of the table of scores."""
    line = body.locator("tr", has=body.page.locator(f'[data-combined="{name}"]'))
    cells: list[str] = line.locator("td").all_inner_texts()
    return cells


def test_files_opened_at_once_are_combined_and_the_draft_stays(form: Any) -> None:
    """14.5, 16, 17 -> 16; 6, 6, 10 -> 6; 5, 10, 10 -> 10; 4, 6, 10 -> 6; 0, 0, -2 -> 0: 22 + 16 + 0 = 38."""
    form.open(EXPERTS)
    form.type("ratings.1.1.score", "12.5")
    form.total("12.5")
    form.page.locator("[data-file]").set_input_files(payloads(THREE))
    dialog = form.page.locator("#dialog-files")
    expect(dialog).to_contain_text("照表上的规则合成一份")
    expect(dialog).not_to_contain_text("未填")  # beside “4/4 项” it is read as said of the rows
    dialog.get_by_role("button", name="合成各人的评分").click()
    body = form.page.locator("[data-several]")
    expect(body).to_contain_text("总分 38 分，满分 50 分，结论：建议立项")
    expect(body).to_be_focused()
    expect(body).to_contain_text("3 名评分人，各条取得分的中位数，相差超过 2 分的，由各方商定。")
    heads = body.locator("table").nth(1).locator("thead th").all_inner_texts()
    assert heads == ["条目", "甲", "乙", "丙", "合成", "相差", "满分"]
    lines = body.locator("tr[data-kind]").evaluate_all(
        "all => all.map((one) => [...one.querySelectorAll('td')].map((cell) => cell.firstChild?.textContent ?? ''))"
    )
    assert lines == [
        ["27", "20.5", "22", "22", "", "30"],
        ["17", "14.5", "16", "16", "2.5", "20"],
        ["10", "6", "6", "6", "4", "10"],
        ["20", "11", "14", "16", "", "20"],
        ["10", "5", "10", "10", "5", "10"],
        ["10", "6", "4", "6", "6", "10"],
        ["0", "0", "−2", "0", "", ""],
        ["0", "0", "−2", "0", "2", ""],
        ["无", "无", "无", "无", "", ""],
        ["47", "31.5", "34", "38", "", "50"],
    ]
    expect(body.locator("[data-settle]")).to_have_count(4)
    expect(body.locator('[data-settle="1.1"]')).to_contain_text("相差 2.5 分，超过允许的 2 分，由各方商定")
    form.total("12.5")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1.1": {"score": "12.5"}}
    body.locator("[data-action=several-close]").click()
    expect(body).to_be_hidden()
    expect(form.page.locator("[data-action=several-files]")).to_be_focused()


def test_what_is_open_is_told_and_every_combined_number_opens(form: Any) -> None:
    """10 and 6 make 8, which is of no level, and a rule asks for the level: open. 16.5 + 10 + 7 - 1 = 32.5 so far."""
    form.open(EXPERTS)
    body = choose(form, TWO)
    expect(body).to_contain_text("暂计 32.5 分，满分 50 分，还有 1 项未评")
    expect(body.locator('[data-settle="1.2"]')).to_contain_text(
        "各人给了 10、6，合起来属于哪一档不清楚，而表上的规则要看它：由各方商定"
    )
    assert row(body, "1.2") == ["10", "6", "—", "4\n商定", "10"]
    body.locator('[data-combined="1.1"] button').click()
    trace = form.page.locator("#dialog-trace")
    expect(trace).to_contain_text("17、16 的中位数")
    expect(trace).to_contain_text("16.5 分")
    form.page.keyboard.press("Escape")
    body.locator('tr[data-kind="total"] button').click()
    expect(trace).to_contain_text("暂计总分 32.5 分")
    form.page.keyboard.press("Escape")
    body.locator('[data-settle="1.2"] a').click()
    expect(form.page.locator("#criterion-1\\.2")).to_be_in_viewport()


def test_the_keyboard_is_enough(form: Any) -> None:
    form.open(EXPERTS)
    form.page.evaluate(
        """document.querySelector('[data-several-file]').addEventListener('click', (event) => {
             event.preventDefault();
             globalThis.asked = true;
           })"""
    )
    form.page.locator("[data-action=several-files]").focus()
    form.page.keyboard.press("Enter")
    assert form.page.evaluate("globalThis.asked")
    expect(choose(form, THREE)).to_be_focused()
    for _ in range(7):  # the four rows to be agreed, the first group, the name of its first row, its number
        form.page.keyboard.press("Tab")
    expect(form.page.locator('[data-combined="1.1"] button')).to_be_focused()
    form.page.keyboard.press("Enter")
    expect(form.page.locator("#dialog-trace")).to_contain_text("17、14.5、16 的中位数")


def test_files_that_do_not_belong_together_are_told_each_for_itself(form: Any, response: Any) -> None:
    """「wrong files told (another rubric, another edition, the same assessor twice, one file only)」"""
    form.open(EXPERTS)
    (name, first), (_, second), (_, third) = THREE
    body = choose(form, [(name, first)])
    expect(body.get_by_role("alert")).to_contain_text("合成至少要两名评分人的文件，请一次选取")
    earlier = {**third, "rubric": {"id": EXPERTS, "edition": "2025-01"}}
    choose(form, [(name, first), ("又一份.json", first), ("旧.json", earlier)])
    alert = body.get_by_role("alert")
    expect(alert).to_contain_text("又一份.json 和 甲.json 的评分人都是“甲”，一个人不能算两次")
    expect(alert).to_contain_text("旧.json 是按 2025-01 版填写的，不能和 2026-11 版的合成")
    choose(form, [(name, first), ("乙.json", second), ("塔吊.json", response(CRANES, {}))])
    expect(alert).to_contain_text("塔吊.json：")
    expect(alert).to_contain_text("另一份评估表")
    applied = {**second, "profile": {"kind": "applied"}}
    choose(form, [(name, first), ("乙.json", applied)])
    expect(alert).to_contain_text("乙.json 和 甲.json 的基本信息不同，不能合成：项目类别")
    expect(body).to_contain_text("本页的内容没有变动")
    assert body.locator("table").count() == 0


def test_the_files_chosen_last_are_answered_and_none_that_were_closed(form: Any) -> None:
    """The first files come slowly: the second are shown by then, and stay; and what is closed stays closed."""
    form.open(EXPERTS)
    form.page.evaluate(
        """() => {
          const read = Blob.prototype.arrayBuffer;
          Blob.prototype.arrayBuffer = async function () {
            if (this.name === '慢.json') await new Promise((resolve) => { globalThis.come = resolve; });
            return read.call(this);
          };
        }"""
    )
    slow = [("慢.json", THREE[0][1]), *THREE[1:]]
    files = form.page.locator("[data-several-file]")
    files.set_input_files(payloads(slow))
    form.page.wait_for_function("() => Boolean(globalThis.come)")
    body = choose(form, TWO)
    expect(body).to_contain_text("暂计 32.5 分")
    # the core answers in turn: once it has these, it had those of the slow files
    answered = """async () => {
      come();
      globalThis.come = null;
      for (let turn = 0; turn < 6; turn += 1) await askCore('{"do": "read", "language": "zh", "text": "{}"}');
    }"""
    form.page.evaluate(answered)
    expect(body).to_contain_text("暂计 32.5 分")
    files.set_input_files(payloads(slow))
    form.page.wait_for_function("() => Boolean(globalThis.come)")
    body.locator("[data-action=several-close]").click()
    form.page.evaluate(answered)
    expect(body).to_be_hidden()


def test_a_problem_in_a_file_is_told_with_its_row(form: Any) -> None:
    form.open(EXPERTS)
    (name, first), (other, second), _ = THREE
    ratings = {**second["assessments"]["self"]["ratings"], "1.1": {"score": "21"}}
    wrong = {**second, "assessments": {"self": {"assessor": "乙", "ratings": ratings}}}
    body = choose(form, [(name, first), (other, wrong)])
    expect(body.locator(".rf-left li")).to_contain_text("乙.json · 1.1 创新性：")
    expect(body.locator('[data-settle="1.1"]')).to_contain_text("有人没有评")


def test_a_table_that_does_not_declare_it_does_not_offer_it(form: Any, response: Any) -> None:
    form.open(CRANES)
    expect(form.page.locator("#several")).to_have_count(0)
    two = [(name, response(CRANES, {"1.1": {"level": "has"}})) for name in ("a.json", "b.json")]
    form.page.locator("[data-file]").set_input_files(payloads(two))
    expect(form.page.locator("#dialog-files")).to_be_visible()
    expect(form.page.locator("[data-dialog-combine]")).to_be_hidden()


@pytest.fixture(scope="module")
def english(form_site: Path) -> str:
    """The form in English, of the table as it is: only the words of the form are tried."""
    scorer = Library(ROOT / "tests/rubrics")[EXPERTS]
    runtime = build_runtime(ROOT, form_site / "assets/runtime")
    body = form_page(form_view(scorer.rubric, scorer.digest, runtime, language="en"))
    page = SHELL.format(title="", scheme="default", body=body).replace('lang="zh-CN"', 'lang="en"', 1)
    (form_site / f"rubrics/{EXPERTS}/form/english.html").write_text(page, encoding="utf-8")
    return f"rubrics/{EXPERTS}/form/english.html"


def test_all_of_it_is_told_in_english(form: Any, english: str) -> None:
    form.page.goto(f"{form.address}{english}")
    form.until_ready()
    expect(form.page.locator("#several")).to_contain_text("Each person fills in a form of their own")
    body = choose(form, THREE)
    expect(body).to_contain_text(
        "3 assessors; the median of their scores counts in each criterion; where they lie more than 2 apart, they settle it"
    )
    expect(body.locator('[data-settle="1.1"]')).to_contain_text(
        "2.5 apart, more than the 2 allowed: to be agreed"
    )
    heads = body.locator("table").nth(1).locator("thead th").all_inner_texts()
    assert heads == ["Criterion", "甲", "乙", "丙", "Combined", "Apart", "Max."]
    choose(form, THREE[:1])
    expect(body.get_by_role("alert")).to_contain_text("There must be two files at least")
    choose(form, WORKED["does not apply in the eyes of one"])
    expect(body.locator('[data-settle="2.1"]')).to_contain_text("They differ on whether it applies")


@pytest.mark.parametrize(("file", "width"), [("index", 1280), ("dark", 320)])
def test_no_fault_that_axe_knows_and_nothing_too_wide(form: Any, file: str, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.goto(f"{form.address}rubrics/{EXPERTS}/form/{file}.html")
    form.until_ready()
    body = choose(form, THREE)
    expect(body).to_contain_text("38 分")
    assert_clean(form.page, axe_source())
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width
    assert body.locator(".rf-figures").evaluate_all(
        "all => all.every((one) => one.scrollWidth <= one.clientWidth)"
    )


def test_the_combined_result_is_printed_alone_under_the_name_that_the_files_give(form: Any) -> None:
    form.open(EXPERTS)
    form.type("profile.institution", "别的单位")
    body = choose(
        form,
        [(name, {**one, "profile": {**one["profile"], "institution": "某某大学"}}) for name, one in THREE],
    )
    expect(body).to_contain_text("38 分")
    form.page.evaluate("globalThis.print = () => { globalThis.asked = true; }")
    form.page.locator("[data-action=several-print]").click()
    assert form.page.evaluate("globalThis.asked")
    form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert (
        form.page.evaluate("document.documentElement.style.getPropertyValue('--rf-institution')")
        == '"某某大学"'
    )
    form.page.emulate_media(media="print")
    expect(body.locator("table").nth(1)).to_be_visible()
    expect(form.page.locator("h1.rf-title")).to_be_visible()
    for other in (
        "#criterion-1\\.1",
        "#result",
        ".rf-compare",
        "[data-action=several-print]",
        ".rf-several__unsaved",
    ):
        expect(form.page.locator(other).first).to_be_hidden()
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(form.page.locator("#criterion-1\\.1")).to_be_visible()
    expect(form.page.locator("#several")).to_be_hidden()
