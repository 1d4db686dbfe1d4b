"""Printing from the form: what can be chosen, and the official table filled with what the form holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import Form
from tests.browser.form.test_print import fill_every_row

CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"

# in place of the print dialog: what would be printed is kept, with the title that the file would have
KEPT = """window.print = () => {
  top.printed = [...(top.printed ?? []), { path: location.pathname, title: top.document.title, at: top.performance.now() }];
}"""


@pytest.fixture
def paper_form(form: Form) -> Form:
    """A form whose print dialog is never shown."""
    form.page.add_init_script(KEPT)
    return form


def choose(form: Form, what: str) -> dict[str, Any]:
    """Print `what`; the address and the title of what was printed."""
    form.page.evaluate("globalThis.printed = []")
    form.page.locator("[data-action=print]").first.click()
    form.page.locator(f"#dialog-print [value={what}]").click()
    form.page.wait_for_function("globalThis.printed.length === 1")
    found = form.page.evaluate("globalThis.printed[0]")
    assert isinstance(found, dict)
    return found


def place(form: Form, name: str) -> Any:
    return form.page.frame_locator(".rf-sheet").locator(f'[data-cell="{name}"]')


def test_the_filled_table_is_printed_with_everything_in_its_place(paper_form: Form) -> None:
    form = paper_form.open(SHENZHEN)
    form.control("profile.base_type", "main").check()
    fill_every_row(form.page)
    form.total("42")
    form.type("profile.institution", '某"训练"基地')
    printed = choose(form, "filled")
    assert printed["path"] == f"/rubrics/{SHENZHEN}/paper/"
    assert printed["title"] == '某"训练"基地 深圳产业工人训练基地评估表（版本 2026-11）'
    for name, text in (
        ("profile/institution", '某"训练"基地'),
        ("profile/base_type/main", "☑"),
        ("row/1/mark/0", "☑"),
        ("row/1/mark/2", "□"),
        ("row/12/entered", "填报 80人"),
        ("row/12/self", "2"),
        ("group/part-2/self", "12"),
        ("total/self", "42"),
    ):
        expect(place(form, name).first).to_have_text(text)
    code = place(form, "check").inner_text()
    assert len(code) == len("7K3M-Q9TF-2XWA")


def test_the_blank_table_is_printed_whatever_the_form_holds(paper_form: Form) -> None:
    form = paper_form.open(URUMQI)
    form.control("ratings.1.1.met", "a").check()
    form.total("2")
    assert choose(form, "blank")["path"] == f"/rubrics/{URUMQI}/paper/"
    expect(place(form, "row/1.1/self")).to_be_empty()
    expect(place(form, "total/self").first).to_be_empty()


def test_the_record_is_this_page(paper_form: Form) -> None:
    form = paper_form.open(URUMQI)
    assert choose(form, "record")["path"] == f"/rubrics/{URUMQI}/form/"


def test_all_assessments_of_an_opened_file_are_printed(
    paper_form: Form, response: Callable[..., Any]
) -> None:
    form = paper_form.open(CORRESPONDENCE)
    reviewed = {"review": {"assessor": "李敏", "ratings": {"1.1.1": {"score": "6"}}}}
    form.choose_file(response(CORRESPONDENCE, {"1.1.1": {"score": "9"}}, assessments=reviewed))
    form.confirm()
    form.total("9")
    choose(form, "filled")
    expect(place(form, "row/1.1.1/self")).to_have_text("9")
    expect(place(form, "row/1.1.1/review")).to_have_text("6")
    expect(place(form, "assessor/review")).to_have_text("李敏")


def test_an_empty_form_offers_the_blank_table_only(paper_form: Form) -> None:
    form = paper_form.open(URUMQI)
    form.page.locator("[data-action=print]").first.click()
    expect(form.page.locator("#dialog-print [value=filled]")).to_be_disabled()
    expect(form.page.locator("[data-print-reason]")).to_have_text("还没有填写任何内容。")
    expect(form.page.locator("#dialog-print [value=blank]")).to_be_enabled()


def test_without_scoring_the_blank_table_and_the_record_can_be_printed(paper_form: Form) -> None:
    form = paper_form.open(URUMQI, {"start": "fails"})
    expect(form.notice("runtime")).to_be_visible()
    form.control("ratings.1.1.met", "a").check()
    form.page.locator("[data-action=print]").first.click()
    expect(form.page.locator("#dialog-print [value=filled]")).to_be_disabled()
    expect(form.page.locator("[data-print-reason]")).to_contain_text("评分程序没有启动")
    form.page.keyboard.press("Escape")
    assert choose(form, "blank")["path"] == f"/rubrics/{URUMQI}/paper/"


def test_while_scoring_is_prepared_the_filled_table_waits_for_it(paper_form: Form) -> None:
    form = paper_form.open(URUMQI, {"start": "waits"})
    expect(form.page.locator("[data-state-bar]")).to_be_visible()
    form.control("ratings.1.1.met", "a").check()
    form.page.evaluate("globalThis.printed = []")
    form.page.locator("[data-action=print]").first.click()
    form.page.locator("#dialog-print [value=filled]").click()
    expect(form.notice("print")).to_contain_text("准备好后会打开打印窗口")
    form.page.evaluate("go()")
    form.page.wait_for_function("globalThis.printed.length === 1")
    expect(form.notice("print")).to_have_count(0)
    expect(place(form, "row/1.1/self")).to_have_text("2")


def test_where_the_table_cannot_be_had_the_record_is_offered(paper_form: Form, form_server: Any) -> None:
    form = paper_form.open(URUMQI)
    form_server.answers[f"{URUMQI}/paper/"] = lambda handler: handler.answer(404, "text/html", b"<p>gone")
    try:
        form.page.locator("[data-action=print]").first.click()
        form.page.locator("#dialog-print [value=blank]").click()
        expect(form.notice("print")).to_contain_text("打不开")
    finally:
        del form_server.answers[f"{URUMQI}/paper/"]
    form.page.evaluate("globalThis.printed = []")
    form.notice("print").get_by_role("button", name="打印填写记录").click()
    form.page.wait_for_function("globalThis.printed.length === 1")


def test_the_print_dialog_of_the_largest_table_opens_within_two_seconds(paper_form: Form) -> None:
    form = paper_form.open(CORRESPONDENCE)
    fill_every_row(form.page)
    form.page.locator("[data-action=print]").first.click()
    form.page.evaluate("globalThis.printed = []; globalThis.pressed = performance.now()")
    form.page.locator("#dialog-print [value=filled]").click()
    form.page.wait_for_function("globalThis.printed.length === 1")
    assert form.page.evaluate("globalThis.printed[0].at - globalThis.pressed") < 2000


def test_the_frame_is_laid_out_when_it_is_printed_and_not_before(paper_form: Form) -> None:
    """Nobody sees it before: to lay it out would only hold the page up."""
    form = paper_form.open(CORRESPONDENCE)
    choose(form, "blank")
    table = form.page.frame_locator(".rf-sheet").locator(".pp-table")
    expect(table).to_be_hidden()
    form.page.emulate_media(media="print")
    expect(table).to_have_css("display", "table")
    form.page.emulate_media(media="screen")


def test_the_page_of_the_table_prints_by_its_own_button_and_reads_without_scripts(
    paper_form: Form, chromium: Any, form_server: Any
) -> None:
    address = f"{form_server.address}rubrics/{SHENZHEN}/paper/"
    page = paper_form.page
    page.goto(address)
    page.get_by_role("button", name="打印").click()
    assert page.evaluate("globalThis.printed.length") == 1
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("[data-row]")).to_have_count(20)
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
    context.close()


def test_a_frame_and_a_command_fill_the_same_page(paper_form: Form, scorers: Any, tmp_path: Path) -> None:
    """Cell by cell, what the script writes is what the template writes."""
    from rubricpress.core.paper.cells import paper
    from rubricpress.core.plain.json_text import read_json
    from rubricpress.core.results.assessing import score_data
    from rubricpress.site.paper.page import paper_document

    form = paper_form.open(URUMQI)
    fill_every_row(form.page)
    form.type("profile.institution", "某 & 基地")
    form.page.locator("#criterion-1\\.1 .rf-notes summary").click()
    form.type("ratings.1.1.note", "第一行\n第二行")
    _, saved = form.saved()
    choose(form, "filled")
    read = "root => [...root.querySelectorAll('[data-cell]')].map((one) => [one.dataset.cell, one.innerHTML])"
    framed = form.page.frame_locator(".rf-sheet").locator("main").evaluate(read)
    assert ["check", saved["check_code"]] in framed  # paper, file and page carry one code
    data, _ = read_json(json.dumps(saved))
    scorer = scorers[URUMQI]
    cells = paper(data, scorer, score_data(data, scorer)[0], "zh")
    file = tmp_path / "paper.html"
    file.write_text(paper_document(scorer.rubric, scorer.digest, cells, "p {}"), encoding="utf-8")
    form.page.goto(file.as_uri())
    assert form.page.locator("main").evaluate(read) == framed
