"""The form on paper: a blank sheet for a pen, a filled one, and what stands on every page."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"
RUBRICS = [CORRESPONDENCE, SHENZHEN, URUMQI]
TITLES = {
    CORRESPONDENCE: "普通高等学校函授教育评估",
    SHENZHEN: "深圳产业工人训练基地评估表",
    URUMQI: "乌鲁木齐市专业技术人员继续教育基地考核评估表",
}
MARKS = {
    CORRESPONDENCE: ("自评", "复核"),
    SHENZHEN: ("基地自评分数", "主管部门复核分数"),
    URUMQI: ("自评得分", "实际得分"),
}
# rows set closely: loosely they took 11, 7 and 6
MOST_PAGES = {CORRESPONDENCE: 7, SHENZHEN: 5, URUMQI: 4}


def printed(page: Page, folder: Path) -> list[str]:
    """The words on each page of the print, without any spaces."""
    file = folder / "print.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True)
    return [re.sub(r"\s+", "", one) for one in done.stdout.decode().split("\f")[:-1]]


def fill_every_row(page: Page) -> None:
    """The first level, a score of 4, a number of 80, as each row asks."""
    page.evaluate(
        """() => {
          const fire = (one) => one.dispatchEvent(new Event('input', { bubbles: true }));
          for (const one of document.querySelectorAll('[data-key="measure.value"]')) { one.value = '80'; fire(one); }
          for (const row of document.querySelectorAll('[data-method]')) {
            if (row.querySelector('.rf-measure')) continue;
            const tick = row.querySelector('[data-key="level"], [data-key="met"]');
            if (tick) { tick.checked = true; fire(tick); }
            const score = row.querySelector('[data-key="score"]');
            if (score && row.dataset.method === 'graded') { score.value = '4'; fire(score); }
          }
        }"""
    )


@pytest.mark.parametrize("rubric", RUBRICS)
def test_nothing_filled_in_prints_as_a_blank_sheet(form: Any, tmp_path: Path, rubric: str) -> None:
    form.open(rubric)
    form.total("0")
    pages = printed(form.page, tmp_path)
    text = "".join(pages)
    for unwanted in ("暂计", "—/", "已评", "JavaScript", "yyyy", "年/月/日", "得分概览", "评完后给出"):
        assert unwanted not in text
    assert re.search(r"总分/1000?分", text)
    own, review = MARKS[rubric]
    rows = form.page.locator(".rf-card").count()
    assert len(re.findall(f"{own}(/[0-9.]+)?分{review}", text)) == rows
    assert len(pages) <= MOST_PAGES[rubric]


def test_a_blank_sheet_needs_no_scripting(
    form: Any, chromium: Browser, form_server: Any, tmp_path: Path
) -> None:
    form.open(URUMQI)
    scripted = printed(form.page, tmp_path)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{form_server.address}rubrics/{URUMQI}/form/")
    alone = printed(page, tmp_path)
    context.close()
    assert len(alone) == len(scripted)
    for words in ("单位盖章", "存疑", "自评得分", "实际得分", "怎样计分"):
        assert "".join(alone).count(words) == "".join(scripted).count(words) > 0
    for unwanted in ("—", "JavaScript", "yyyy"):
        assert unwanted not in "".join(alone)


@pytest.mark.parametrize("rubric", RUBRICS)
def test_doubtful_places_print_as_text_those_of_the_rules_too(form: Any, tmp_path: Path, rubric: str) -> None:
    form.open(rubric)
    places = form.page.locator(".rf-damage li").count()
    assert places
    assert "".join(printed(form.page, tmp_path)).count("存疑") >= places


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("filled", [False, True])
def test_stamps_and_signatures_stand_together_and_not_alone_on_a_page(
    form: Any, tmp_path: Path, rubric: str, *, filled: bool
) -> None:
    form.open(rubric)
    expect(form.page.locator("[data-paper]")).to_be_hidden()
    if filled:
        fill_every_row(form.page)
        expect(form.page.locator("[data-total]")).not_to_have_attribute("data-total", "0")
    *_, last = printed(form.page, tmp_path)
    row = last.index(MARKS[rubric][1])
    places = ("评分人：", "复核人：", "单位盖章", "主管部门复核意见、盖章", "年月日")
    assert all(row < last.index(place) for place in places)
    assert last.count("年月日") == 2


def test_every_page_says_whose_table_it_is_and_which_page(form: Any, tmp_path: Path) -> None:
    form.open(SHENZHEN)
    assert all("单位：＿" in page for page in printed(form.page, tmp_path))
    form.type("profile.institution", '某"训练"基地')
    pages = printed(form.page, tmp_path)
    for number, page in enumerate(pages, start=1):
        assert page.startswith(f'某"训练"基地{TITLES[SHENZHEN]}（版本2026-11）')
        assert page.endswith(f"第{number}页，共{len(pages)}页")


def test_while_printing_the_title_names_institution_table_and_edition(form: Any) -> None:
    form.open(SHENZHEN)
    before = form.page.title()
    form.type("profile.institution", "某基地")
    form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert form.page.title() == f"某基地 {TITLES[SHENZHEN]}（版本 2026-11）"
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert form.page.title() == before


def test_a_name_without_end_hides_nothing(form: Any) -> None:
    """「a name of 10,000 characters」 is kept whole in its field and the file; elsewhere it takes a few lines."""
    form.open(SHENZHEN)
    name = "名" * 10_000
    form.control("profile.institution").fill(name)
    form.total("0")
    expect(form.page.locator("[data-draft-name]")).to_contain_text("名名名")
    assert form.page.locator("[data-draft-name]").evaluate("e => e.offsetHeight") < 120
    head = form.page.evaluate(
        """() => {
          dispatchEvent(new Event('beforeprint'));
          return [getComputedStyle(document.documentElement).getPropertyValue('--rf-institution'), document.title];
        }"""
    )
    form.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert head[0] == f'"{"名" * 59}…"'
    assert len(head[1]) < 120
    assert form.saved()[1]["profile"]["institution"] == name


def test_a_filled_print_shows_what_was_entered_and_what_came_of_it(form: Any, tmp_path: Path) -> None:
    form.open(SHENZHEN)
    form.control("profile.base_type", "main").check()
    fill_every_row(form.page)
    form.total("42")
    for name, words in (("profile.institution", "某基地"), ("assessor", "王老师"), ("date", "2026-11-21")):
        form.type(name, words)
    form.page.locator("#criterion-1 .rf-notes summary").click()
    form.type("ratings.1.evidence", "档案第三卷")
    text = "".join(printed(form.page, tmp_path))
    for words in ("总分42/100分", "结论：不合格", "王老师", "21", "2026", "档案第三卷", "基地自评分数2/10分"):
        assert words in text
    assert "得分12/40" in text  # part 2


def test_a_filled_print_shows_the_sum_of_the_adjustments(form: Any, tmp_path: Path) -> None:
    form.open(URUMQI)
    form.control("ratings.b1.triggered").check()
    form.total("5")
    assert "加分项、专项检查合计5分" in "".join(printed(form.page, tmp_path))


def test_what_was_chosen_is_marked_without_colour(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.total("2")
    form.page.emulate_media(media="print")
    mark = "one => getComputedStyle(one, '::before').borderBottomWidth"
    assert form.control("ratings.1.level", "2").evaluate(mark) != "0px"
    assert form.control("ratings.1.level", "1").evaluate(mark) == "0px"
    expect(form.page.locator('#criterion-1 [data-option="2"]')).to_have_css("font-weight", "700")


@pytest.mark.parametrize("rubric", RUBRICS)
def test_what_could_not_be_scored_still_prints(form: Any, rubric: str) -> None:
    form.open(rubric)
    box = form.page.locator(".rf-control > [data-field=score] .rf-input, [data-key=count]").first
    box.fill("999x")
    box.blur()
    form.page.emulate_media(media="print")
    expect(box).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 390])
def test_on_a_phone_the_points_never_lie_on_the_heading(form: Any, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 844})
    form.open(SHENZHEN)
    crossing = form.page.evaluate(
        """[...document.querySelectorAll('.rf-card')].filter((card) => {
          const points = card.querySelector('.rf-score button').getBoundingClientRect();
          const range = document.createRange();
          range.selectNodeContents(card.querySelector('.rf-card__heading'));
          return [...range.getClientRects()].some((line) => line.right > points.left && line.bottom > points.top + 4 && line.top < points.bottom);
        }).map((card) => card.id)"""
    )
    assert crossing == []
    row = form.page.locator("#criterion-12")
    heading = row.locator("h4, h5").first.bounding_box()
    assert abs(row.locator(".rf-score").bounding_box()["y"] - heading["y"]) < 12  # short: both on one line
    buttons = {
        round(one["y"])
        for one in form.page.locator(".rf-head .rf-actions").evaluate(
            "row => [...row.querySelectorAll('button')].map((one) => ({ y: one.getBoundingClientRect().y }))"
        )
    }
    assert len(buttons) == (2 if width < 352 else 1)
