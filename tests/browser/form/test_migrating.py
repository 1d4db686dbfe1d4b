"""A table that changes next year: last year's file opens in the new form, with a report, and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import SHELL, put_editions
from tests.core.test_editions import NEW, OLD
from tests.core.test_migrating import LAST_YEAR

from rubricpress.core.changes.digest import digest
from rubricpress.core.methods.levels import Levels
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import texts_of
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.pages import rubric_pages
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.views.editions import Editions

ROOM = "training-room"
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module", autouse=True)
def _editions(form_site: Path) -> None:
    """The forms of both editions, and that of the old one while it was alone."""
    put_editions(form_site, OLD, NEW)
    runtime = build_runtime(ROOT, form_site / "assets/runtime")
    alone = rubric_pages(OLD, digest(OLD), runtime).pages["form/index.html"].body
    page = SHELL.format(title=OLD.title, scheme="default", body=alone)
    (form_site / f"rubrics/{ROOM}/form/last-year.html").write_text(page, encoding="utf-8")


@pytest.fixture
def last_year(response: Any) -> Any:
    return response(ROOM, LAST_YEAR, edition="2025-03", profile={"institution": "某校", "kind": "shared"})


def choose(form: Any, response: Any) -> Any:
    """Choose a file; the report on what becomes of it."""
    dialog = form.page.locator("#dialog-migrate")
    form.page.locator("[data-file]").set_input_files(form.file(response))
    expect(dialog).to_be_visible()
    return dialog


def test_last_years_file_is_told_about_carried_over_and_saved_with_its_history(
    form: Any, last_year: Any
) -> None:
    form.open(ROOM)
    dialog = choose(form, last_year)
    for words in (
        "2025-03",
        "2026-11",
        "34.8 / 50 分，合格",
        "19 / 60 分，还没有评完",
        "保留 4 条（其中 3 条已有改动，请再看一遍），折算 1 条，要重新评 1 条，未转入 1 条",
        "8.3 分 → 16.5 分",
        "要重新评",
        "培训档案",
    ):
        expect(dialog).to_contain_text(words)
    expect(dialog.locator('[data-outcome="dropped"]')).to_contain_text(["2.1 台账", "教室类型"])
    dialog.locator('[value="migrate"]').click()
    form.total("19")
    expect(form.control("ratings.1.3.score")).to_have_value("16.5")
    expect(form.control("ratings.2.3.met", "a")).not_to_be_checked()
    expect(form.control("ratings.2.3.note")).to_have_value("排到年底")
    expect(form.notice("done")).to_contain_text("已把“文件.json”转到本版")

    _, saved = form.saved()
    assert saved["rubric"]["edition"] == "2026-11"
    assert saved["history"][-1]["assessments"] == last_year["assessments"]
    assert saved["history"][-1]["rubric"]["edition"] == "2025-03"

    # the history survives a reload, and is carried when the file is opened again
    form.until_kept()
    form.page.reload()
    form.until_ready()
    form.total("19")
    _, again = form.saved()
    assert again["history"] == saved["history"]


def test_who_does_not_want_it_keeps_everything_as_it_was(form: Any, last_year: Any) -> None:
    form.open(ROOM)
    form.control("ratings.1.1.met", "a").check()
    form.total("2")
    dialog = choose(form, last_year)
    dialog.locator('[value="cancel"]').click()
    form.total("2")
    expect(dialog).not_to_be_visible()
    assert "history" not in form.saved()[1]


def test_what_is_filled_in_is_not_replaced_without_asking(form: Any, last_year: Any) -> None:
    form.open(ROOM)
    form.control("ratings.1.1.met", "a").check()
    form.total("2")
    choose(form, last_year).locator('[value="migrate"]').click()
    expect(form.page.locator("#dialog-open")).to_be_visible()
    form.page.locator("#dialog-open [value='open']").click()
    form.total("19")
    form.notice("done").get_by_role("button", name="撤销").click()
    form.total("2")
    assert "history" not in form.saved()[1]


def test_the_old_form_still_stands_and_scores_as_it_did(form: Any, last_year: Any) -> None:
    form.open(ROOM)
    dialog = choose(form, last_year)
    dialog.get_by_role("link", name="2025-03 版的表单").click()
    form.until_ready()
    expect(form.page).to_have_url(f"{form.address}rubrics/{ROOM}/editions/2025-03/form/")
    expect(form.page.locator(".rf-head .rf-notice")).to_contain_text("已经有了新版")
    form.choose_file(last_year)
    form.page.locator("#dialog-open [value='open']").click()
    form.total("34.8")
    form.conclusion("pass")
    assert form.saved()[1]["rubric"]["edition"] == "2025-03"
    form.until_kept()
    # editions have drafts of their own
    form.page.goto(f"{form.address}rubrics/{ROOM}/form/")
    form.until_ready()
    form.total("0")


def test_several_files_do_not_mix_editions(form: Any, last_year: Any, response: Any) -> None:
    form.open(ROOM)
    files = [form.file(last_year, "旧.json"), form.file(response(ROOM, {"1.1": {"met": ["a"]}}), "新.json")]
    form.page.locator("[data-file]").set_input_files(files)
    expect(form.page.locator("#dialog-files")).to_contain_text("按 2025-03 版填写，请单独打开")


def test_without_the_data_of_the_old_edition_nothing_is_touched(form: Any, last_year: Any) -> None:
    form.open(ROOM)
    form.page.route("**/editions/2025-03/rubric.json", lambda route: route.abort())
    form.page.locator("[data-file]").set_input_files(form.file(last_year))
    expect(form.notice("open")).to_contain_text("旧版的数据没有下载到")
    form.total("0")


def test_a_draft_of_last_year_can_be_carried_over_too(form: Any, form_site: Path) -> None:
    """The browser keeps the draft while the table at this address becomes another edition."""
    here = form_site / "rubrics" / ROOM
    pages = {
        f"**/{ROOM}/form/": here / "form/last-year.html",
        f"**/{ROOM}/rubric.json": here / "editions/2025-03/rubric.json",
    }
    for address, path in pages.items():
        form.page.route(address, lambda route, *, path=path: route.fulfill(path=path))
    form.open(ROOM)
    form.control("ratings.2.2.score").fill("7.5")
    form.control("ratings.2.1.met", "a").check()
    form.total("17.5")
    form.until_kept()
    for address in pages:
        form.page.unroute(address)
    form.page.reload()
    form.until_ready()
    form.notice("draft").get_by_role("button", name="看怎样转到新版").click()
    dialog = form.page.locator("#dialog-migrate")
    expect(dialog).to_contain_text("17.5 / 50")
    dialog.locator('[value="migrate"]').click()
    form.total("7.5")
    expect(form.control("ratings.rules-1.score")).to_have_value("7.5")
    assert form.saved()[1]["history"][-1]["assessments"]["self"]["ratings"]["2.1"] == {"met": ["a"]}


def counting(rubric: Rubric, unit: str) -> Rubric:
    """The table under another name, asking for how many of `unit` there are in row 1.2."""
    group = rubric.groups[0]
    row = group.criteria[1]
    assert isinstance(row.method, Levels)
    assert row.method.measure
    method = replace(row.method, measure=replace(row.method.measure, unit=unit))
    rows = (group.criteria[0], replace(row, method=method), *group.criteria[2:])
    return replace(rubric, id="training-hall", groups=(replace(group, criteria=rows), *rubric.groups[1:]))


def test_two_official_units_of_one_english_word_are_not_the_same_question(
    form: Any, response: Any, form_site: Path
) -> None:
    """55 人 are not 55 人次: the number is asked for anew, in English too, where both are “people”."""
    old, new = counting(OLD, "人"), counting(NEW, "人次")
    put_editions(form_site, old, new)
    texts = {one.text: f"Text {at}" for at, one in enumerate((*texts_of(old), *texts_of(new)))}
    runtime = build_runtime(ROOT, form_site / "assets/runtime")
    for rubric in (old, new):
        around = Editions(rubric, (old, new))
        words = {**texts, "人": "people", "人次": "people"}
        pages = pages_in_english(rubric, digest(rubric), runtime, "", editions=around, words=words)
        here = form_site / "en/rubrics" / pages.folder
        (here / "form").mkdir(parents=True)
        (here / "rubric.json").write_text(pages.files["rubric.json"], encoding="utf-8")
        page = SHELL.format(title="Form", scheme="default", body=pages.pages["form/index.html"].body)
        page = page.replace('lang="zh-CN"', 'lang="en"', 1).replace("../../../assets", "../../../../assets")
        (here / "form/index.html").write_text(page, encoding="utf-8")

    rating = {"1.2": {"measure": {"value": "55"}, "note": "见名册"}, "2.2": {"score": "7.5"}}
    for language, said in (("", "要填的数与原来不同"), ("en/", "another number is asked for")):
        form.page.goto(f"{form.address}{language}rubrics/training-hall/form/")
        form.until_ready()
        dialog = choose(form, response("training-hall", rating, edition="2025-03"))
        row = dialog.locator('[data-outcome="anew"]')
        expect(row).to_have_count(1)
        expect(row).to_contain_text("1.2")
        expect(row).to_contain_text(said)
        dialog.locator('[value="migrate"]').click()
        form.total("7.5")
        expect(form.control("ratings.1.2.measure.value")).to_have_value("")
        expect(form.control("ratings.1.2.note")).to_have_value("见名册")
        form.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")


def mark(form: Any, row: str) -> Any:
    return form.page.locator(f'[data-criterion="{row}"] > .rf-carried')


def migrated(form: Any, response: Any) -> None:
    form.open(ROOM)
    choose(form, response).locator('[value="migrate"]').click()
    expect(form.notice("done")).to_be_visible()


def test_rows_to_be_rated_anew_are_marked_until_they_are_rated(form: Any, last_year: Any) -> None:
    """「Rows to be rated anew are unmarked in the form after a migration」; they were found only by their empty controls."""
    migrated(form, last_year)
    form.total("19")
    expect(mark(form, "2.3")).to_have_text("要重新评：增加了评分点")
    expect(mark(form, "rules-2")).to_have_text("新增，要评")
    expect(form.page.locator('[id="criterion-2.3"]')).to_have_accessible_description("要重新评：增加了评分点")
    expect(mark(form, "rules-1")).to_have_count(0)
    expect(form.notice("done")).to_contain_text("请从需要重新评的条目开始核对（2 条，已标出）")
    form.notice("done").get_by_role("button", name="到第一条").click()
    expect(form.control("ratings.2.3.met", "a")).to_be_focused()

    form.control("ratings.2.3.met", "a").check()
    expect(mark(form, "2.3")).to_have_count(0)
    expect(form.page.locator('[id="criterion-2.3"]')).to_have_accessible_description("")
    form.control("ratings.2.3.met", "a").uncheck()
    expect(mark(form, "2.3")).to_have_text("要重新评：增加了评分点")

    # they are there again after the page was left
    form.until_kept()
    form.page.reload()
    form.until_ready()
    expect(mark(form, "rules-2")).to_have_text("新增，要评")


def test_kept_rows_that_changed_are_marked_until_somebody_has_looked(form: Any, last_year: Any) -> None:
    migrated(form, last_year)
    for row, said in (
        ("1.1", "有的评分点已删去"),
        ("1.3", "折算：分值或档次的范围有变"),
        ("d1", "分值或界限有变"),
    ):
        expect(mark(form, row)).to_contain_text(said)
    mark(form, "1.1").get_by_role("button", name="看过了").click()
    expect(mark(form, "1.1")).to_have_count(0)
    form.control("ratings.1.3.score").fill("17")
    expect(mark(form, "1.3")).to_have_count(0)
    form.until_kept()
    form.page.reload()
    form.until_ready()
    expect(mark(form, "d1")).to_have_count(1)
    for row in ("1.1", "1.3"):
        expect(mark(form, row)).to_have_count(0)


def test_where_nothing_is_to_be_rated_anew_nobody_is_sent_there(
    form: Any, response: Any, form_site: Path
) -> None:
    """「从需要重新评的条目开始 must not show when there is none」; here one row is kept in other words."""
    group, *others = OLD.groups
    row = replace(group.criteria[0], title="新名称")
    groups = (replace(group, criteria=(row, *group.criteria[1:])), *others)
    old = replace(OLD, id="training-annex")
    put_editions(form_site, old, replace(old, edition="2026-11", groups=groups))
    form.page.goto(f"{form.address}rubrics/training-annex/form/")
    form.until_ready()
    dialog = choose(
        form, response("training-annex", LAST_YEAR, edition="2025-03", profile={"kind": "shared"})
    )
    expect(dialog).to_contain_text("1.1 新名称保留，但标题已改：请再看一遍")
    dialog.locator('[value="migrate"]').click()
    expect(form.notice("done")).to_contain_text("有改动的条目请再看一遍（1 条，已标出）")
    expect(form.notice("done")).not_to_contain_text("重新评")
    expect(mark(form, "1.1")).to_contain_text("保留，但标题已改：请再看一遍")
