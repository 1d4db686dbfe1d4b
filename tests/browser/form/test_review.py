"""The review: beside the self assessment, by keyboard, its differences, and what both sides agree on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect
from tests.browser.form.test_everybody import assert_clean, axe_source
from tests.browser.form.test_roles import turn

from rubricpress.cli import main

SHENZHEN = "shenzhen-worker-training-base"
CORRESPONDENCE = "correspondence-education"
PROFILE = {"institution": "某基地", "base_type": "sub"}
HOSTILE = '<img src=x onerror="document.title=1">=1+1 \u0627\u0644\u062f\u0644\u064a\u0644 \U0001f600'
SELF: dict[str, Any] = {
    "1": {"level": "2", "evidence": HOSTILE, "note": "证" * 10_000},
    "2": {"level": "1"},
    "3": {"level": "2.5"},
    "12": {"measure": {"value": "350"}},
    "13": {"level": "?"},
}
BEST = {
    "1": "2.5", "2": "1.5", "3": "2.5", "4": "3", "5": "2.5", "6": "1.5", "7": "1.5", "8": "2.5", "9": "2.5",
    "12": "10", "13": "10", "14": "10", "15": "10", "16": "8", "17": "8", "18": "8", "19": "8", "20": "8",
}  # fmt: skip


def open_review(form: Any, given: Any, role: str = "review") -> Any:
    """Open a file in the form and choose the role."""
    form.open(given["rubric"]["id"])
    turn(form, role)
    form.choose_file(given)
    form.confirm()
    expect(form.page.locator("#dialog-open")).to_be_hidden()
    return form.page


def tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never came to {selector}")


def test_each_row_shows_what_the_institution_said_only_to_read(form: Any, response: Any) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    card = page.locator("#criterion-1")
    beside = card.locator("[data-beside]")
    for words in ("基地自评分数", "2 分", "管理能力和信用等级非常好", HOSTILE):
        expect(beside).to_contain_text(words)
    expect(card.locator(".rf-beside__own")).to_have_text("主管部门复核分数")
    expect(beside.locator("img")).to_have_count(0)
    expect(beside.locator("input, textarea, [contenteditable]")).to_have_count(0)
    expect(beside.locator("details summary")).to_have_text("全文（10000 字）")
    expect(page.locator("label[for='ratings.1.note']")).to_have_text("备注（复核的理由）")
    expect(page.locator("#criterion-12 [data-beside]")).to_contain_text("填报 350人")
    strange = page.locator("#criterion-13 [data-beside]")
    expect(strange).to_contain_text("有问题，没有计分")
    expect(strange.locator("[data-adopt]")).to_have_count(0)
    expect(page.locator("#criterion-4 [data-beside]")).to_contain_text("未评")
    turn(form, "self")
    expect(beside).to_be_hidden()
    expect(card.locator(".rf-beside__own")).to_be_hidden()


def test_differences_are_marked_listed_and_summed(form: Any, response: Any) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    form.control("ratings.1.level", "1.5").check()
    form.control("ratings.2.level", "1").check()
    card = page.locator("#criterion-1")
    expect(card).to_have_attribute("data-moderation", "differs")
    expect(card.locator(".rf-beside__said")).to_have_text("复核比自评少 0.5 分")
    expect(page.locator("#criterion-2 .rf-beside__said")).to_have_text("复核与自评相同")
    expect(form.control("ratings.1.note")).to_be_visible()  # the place for the reason opens by itself
    section = page.locator("#differences")
    expect(section.locator("[data-differences-said]")).to_have_text(
        "两方都评了 2 条，1 条得分不同，合计差 −0.5 分（复核减自评）"
    )
    (row,) = section.locator("tbody tr").all()
    assert row.locator("td:visible").all_text_contents() == ["2", "1.5", "−0.5"]
    assert section.locator("thead th:visible").all_text_contents() == [
        "条目",
        "基地自评分数",
        "主管部门复核分数",
        "差",
    ]
    row.locator("a").click()
    expect(form.page.locator("#criterion-1 [data-adopt=self]")).to_be_focused()
    form.total("13.5")
    expect(page.locator("[data-review-total]")).to_have_attribute("data-review-total", "2.5")
    figures = page.locator('.rf-group__figures[data-group="part-1"]')
    expect(figures.locator("[data-group-score]")).to_have_text("5.5")
    expect(figures.locator("[data-review-group-score]")).to_have_text("2.5")
    section.locator("details summary").click()
    expect(section.locator("details")).to_contain_text("还没有复核")


def test_a_review_without_a_self_assessment_works(form: Any) -> None:
    form.open(SHENZHEN)
    turn(form, "review")
    for name, level in BEST.items():
        form.control(f"ratings.{name}.level", level).check()
    form.control("profile.base_type", "main").check()
    expect(form.page.locator("[data-review-total]")).to_have_attribute("data-review-total", "100")
    expect(form.page.locator("[data-review-conclusion]")).to_have_attribute(
        "data-review-conclusion", "qualified"
    )
    form.total("0")
    form.conclusion("")
    expect(form.page.locator("#differences")).to_be_hidden()
    expect(form.page.locator("[data-beside]").first).to_be_hidden()
    name, saved = form.saved()
    assert name.endswith("_复核.json")
    assert saved["assessments"]["self"] == {"ratings": {}}


def test_what_was_written_can_be_read_where_scoring_is_not_to_be_had(form: Any, response: Any) -> None:
    form.open(SHENZHEN, {"start": "fails"})
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "failed")
    turn(form, "review")
    form.choose_file(response(SHENZHEN, SELF, profile=PROFILE))
    form.confirm()
    beside = form.page.locator("#criterion-1 [data-beside]")
    expect(beside).to_contain_text("没有计分")
    expect(beside).to_contain_text(HOSTILE)
    expect(form.page.locator("#criterion-4 [data-beside]")).to_contain_text("未评")
    expect(form.page.locator("[data-adopt]")).to_have_count(0)
    form.control("ratings.1.level", "1").check()
    assert form.saved()[1]["assessments"]["review"] == {"ratings": {"1": {"level": "1"}}}


def test_on_paper_each_score_stands_under_its_own_name(form: Any, response: Any) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    form.control("ratings.2.level", "1.5").check()
    expect(page.locator("#criterion-2 .rf-beside__said")).to_be_visible()
    page.emulate_media(media="print")
    card = page.locator("#criterion-2")
    assert card.locator(".rf-mark:visible").all_text_contents() == ["主管部门复核分数"]
    expect(card.locator("[data-score]")).to_have_text("1.5")
    expect(card.locator("[data-side-score=self]")).to_have_text("1 分")
    expect(card.locator("[data-adopt]")).to_be_hidden()
    expect(page.locator("[data-roles]")).to_be_hidden()


def test_a_review_that_differs_needs_a_reason_only_when_a_check_is_asked_for(
    form: Any, response: Any
) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    form.control("ratings.1.level", "1.5").check()
    expect(page.locator("#criterion-1")).to_have_attribute("data-moderation", "differs")
    expect(page.locator("#criterion-1 .rf-problem")).to_have_count(0)
    page.locator("[data-action=check]").first.click()
    said = "复核的得分是 1.5，自评是 2，没有写理由"
    expect(page.locator("#problems")).to_contain_text(said)
    expect(page.locator("#criterion-1 .rf-problem")).to_contain_text(said)
    form.control("ratings.1.note").fill("信用等级材料不全")
    expect(page.locator("#problems")).not_to_contain_text(said)


def test_a_reviewer_takes_the_rest_over_at_once_and_can_undo_it(form: Any, response: Any) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    rest = page.locator("[data-adopt-rest]")
    expect(rest).to_have_text("其余各条采用自评（4）")  # of the five, one has a level that there is none of
    form.control("ratings.1.level", "1.5").check()
    expect(rest).to_have_text("其余各条采用自评（3）")
    rest.click()
    expect(form.control("ratings.1.level", "1.5")).to_be_checked()
    expect(form.control("ratings.2.level", "1")).to_be_checked()
    expect(form.control("ratings.12.measure.value")).to_have_value("350")
    expect(page.locator("[data-review-total]").first).to_have_attribute(
        "data-review-total", "13"
    )  # 1.5 + 1 + 2.5 + 8
    expect(rest).to_have_text("没有可以采用自评的条目")
    form.control("ratings.3.level", "2").check()
    page.get_by_role("button", name="撤销").click()
    expect(form.control("ratings.3.level", "2")).to_be_checked()  # has been changed since, and stays
    expect(form.control("ratings.2.level", "1")).not_to_be_checked()
    expect(form.control("ratings.1.level", "1.5")).to_be_checked()
    expect(rest).to_have_text("其余各条采用自评（2）")
    form.type("ratings.12.measure.value", "三百")  # no number: it is being written, and stays
    expect(rest).to_have_text("其余各条采用自评（1）")
    rest.click()
    expect(form.control("ratings.12.measure.value")).to_have_value("三百")
    expect(form.control("ratings.2.level", "1")).to_be_checked()
    turn(form, "agreed")
    expect(rest).to_be_hidden()


def test_who_opens_an_institution_s_file_is_led_to_the_review(form: Any, response: Any) -> None:
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, SELF, profile=PROFILE))
    form.confirm()
    form.page.get_by_role("button", name="填写复核").click()
    expect(form.page.locator(".rf-form")).to_have_attribute("data-role", "review")
    expect(form.page.get_by_role("radio", name="复核")).to_be_in_viewport()
    expect(form.page.locator("#criterion-2 [data-beside]")).to_contain_text("1 分")


def test_the_list_of_groups_tells_when_the_end_of_the_form_is_read(form: Any, response: Any) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    for section in ("result", "differences", "results", "compare"):
        page.locator(f'[data-nav="{section}"]').evaluate("link => link.click()")
        expect(page.locator("[data-nav][aria-current]")).to_have_attribute("data-nav", section)
    page.locator("#group-part-1").scroll_into_view_if_needed()
    page.mouse.wheel(0, 40)
    expect(page.locator('[data-nav="compare"]')).not_to_have_attribute("aria-current", "true")


def test_the_large_figure_is_that_of_the_side_that_is_filled_in(form: Any, response: Any) -> None:
    page = open_review(form, response(SHENZHEN, SELF, profile=PROFILE))
    form.control("ratings.1.level", "1.5").check()
    review, own = page.locator("b[data-review-total]"), page.locator(".rf-summary__total b")
    expect(review).to_be_visible()
    heights = [one.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") for one in (review, own)]
    assert heights[0] > heights[1] * 1.3


def test_an_agreed_score_needs_a_reason_only_when_a_check_is_asked_for(form: Any, response: Any) -> None:
    review = {"1": {"level": "1"}, "2": {"level": "1"}, "3": {"level": "2.5"}}
    given = response(SHENZHEN, SELF, profile=PROFILE, assessments={"review": {"ratings": review}})
    page = open_review(form, given, "agreed")
    equal = page.locator("[data-adopt-equal]")
    expect(equal).to_have_text("相同的条目直接采用（2）")
    equal.click()
    expect(form.control("ratings.2.level", "1")).to_be_checked()
    expect(form.control("ratings.3.level", "2.5")).to_be_checked()
    expect(form.control("ratings.1.evidence")).to_have_value("")
    page.locator("#criterion-1").get_by_role("button", name="采用复核").click()
    expect(page.locator("[data-agreed-total]")).to_have_attribute("data-agreed-total", "4.5")
    expect(page.locator(".rf-problem")).to_have_count(0)
    page.locator("[data-action=check]").first.click()
    listed = page.locator("[data-problems-body]")
    expect(listed).to_contain_text("商定的得分是 1（自评 2，复核 1），没有写理由")
    listed.locator("a").click()
    expect(form.control("ratings.1.note")).to_be_focused()
    form.type("ratings.1.note", "现场核实")
    expect(listed.locator("li")).to_have_count(0)
    expect(page.locator(".rf-problem")).to_have_count(0)


def test_what_was_typed_in_a_row_goes_when_another_side_is_taken_over(form: Any, response: Any) -> None:
    given = response(
        CORRESPONDENCE, {"1.2.4": {"measure": {"numerator": "9", "denominator": "10"}, "score": "4.5"}}
    )
    page = open_review(form, given)
    page.locator("#criterion-1\\.2\\.4 details.rf-notes > summary").click()
    form.type("ratings.1.2.4.note", "只有一人")
    form.type("ratings.1.2.4.score", "2")
    form.type("ratings.1.2.4.measure.numerator", "1")
    page.locator("#criterion-1\\.2\\.4").get_by_role("button", name="采用自评").click()
    expect(form.control("ratings.1.2.4.score")).to_have_value("4.5")
    expect(form.control("ratings.1.2.4.measure.denominator")).to_have_value("10")
    expect(form.control("ratings.1.2.4.note")).to_have_value("只有一人")
    expect(page.locator("#criterion-1\\.2\\.4 .rf-beside__said")).to_have_text("复核与自评相同")


def test_alt_and_an_arrow_walk_from_row_to_row(form: Any) -> None:
    form.open(SHENZHEN)
    press = form.page.keyboard.press
    press("Alt+ArrowDown")
    expect(form.control("ratings.1.level", "0")).to_be_focused()
    form.control("ratings.2.level", "1").check()
    press("Alt+ArrowUp")
    press("Alt+ArrowDown")
    expect(form.control("ratings.2.level", "1")).to_be_focused()  # the choice, where there is one
    press("Alt+ArrowUp")
    press("Alt+ArrowUp")
    expect(form.page.locator("#criterion-20 :focus")).to_have_count(1)
    expect(form.page.locator("#criterion-20 legend")).to_be_in_viewport()
    press("Alt+ArrowDown")
    expect(form.page.locator("#criterion-1 :focus")).to_have_count(1)
    form.control("date").focus()
    press("Alt+ArrowDown")
    expect(form.page.locator("#criterion-1 :focus")).to_have_count(0)


def test_buttons_lead_to_the_next_row_that_is_open_or_differs(form: Any, response: Any) -> None:
    review = {"1": {"level": "2"}, "2": {"level": "1"}, "12": {"level": "6"}}
    page = open_review(
        form, response(SHENZHEN, SELF, profile=PROFILE, assessments={"review": {"ratings": review}})
    )
    page.get_by_role("button", name="下一条不同（1）").click()
    expect(page.locator("#criterion-12 :focus")).to_have_count(1)
    page.get_by_role("button", name="下一条未评（15）").click()
    expect(page.locator("#criterion-13 :focus")).to_have_count(1)
    expect(page.locator("#criterion-13 legend")).to_be_in_viewport()
    # the button has the focus now, and leads on from the row that it led to
    page.get_by_role("button", name="下一条未评（15）").click()
    expect(page.locator("#criterion-14 :focus")).to_have_count(1)
    page.get_by_role("button", name="下一条未评（15）").click()
    expect(page.locator("#criterion-15 :focus")).to_have_count(1)


def test_the_rows_that_are_still_open_are_counted_when_all_that_agree_were_taken_over_at_once(
    form: Any, response: Any
) -> None:
    """More rows than are painted in one go: the count is that of the page as it then stands."""
    alike = {name: {"level": level} for name, level in BEST.items() if name != "12"}
    page = open_review(
        form, response(SHENZHEN, alike, profile=PROFILE, assessments={"review": {"ratings": alike}})
    )
    turn(form, "agreed")
    rows = page.locator("fieldset[data-criterion]:not(.rf-card--adjustment)").count()
    expect(page.get_by_role("button", name=f"下一条未评（{rows}）")).to_be_visible()
    page.get_by_role("button", name=f"相同的条目直接采用（{len(alike)}）").click()
    expect(page.get_by_role("button", name=f"下一条未评（{rows - len(alike)}）")).to_be_visible()


def test_from_the_base_to_the_authority_and_back(
    form: Any, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A base fills the form; the authority reviews by keyboard alone; both agree; one file carries three columns."""
    form.open(SHENZHEN)
    own = fill_in_as_the_base(form)
    form.page.locator("[data-action=restart]").click()
    form.page.locator("#dialog-restart").get_by_role("button", name="清空并重新开始").click()
    form.total("0")
    reviewed = review_by_keyboard(form, own)
    assert reviewed["assessments"]["self"] == own["assessments"]["self"]
    assert reviewed["assessments"]["review"]["ratings"]["16"] == {"level": "0", "note": "现场没有看到"}
    name, whole = agree(form)
    assert name.endswith("_商定.json")
    assert list(whole["assessments"]) == ["self", "review", "agreed"]
    assert whole["assessments"]["self"] == own["assessments"]["self"]
    assert whole["assessments"]["review"] == reviewed["assessments"]["review"]
    file = tmp_path / name
    file.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(root)
    result = json.loads(CliRunner().invoke(main, ["score", str(file), "--json"]).stdout)
    assert result["problems"] == []
    totals = {role: one["total"] for role, one in result["assessments"].items()}
    assert totals == {"self": "98", "review": "87.5", "agreed": "91.5"}


def fill_in_as_the_base(form: Any) -> Any:
    """All but the number of trained workers at its best; the saved file."""
    form.type("profile.institution", "某基地")
    form.control("profile.base_type", "sub").check()
    for name, level in BEST.items():
        if name == "12":
            form.type("ratings.12.measure.value", "350")
        else:
            form.control(f"ratings.{name}.level", level).check()
    form.total("98")
    form.conclusion("qualified")
    return form.saved()[1]


def review_by_keyboard(form: Any, own: Any) -> Any:
    """Open the file and review it: two rows otherwise than the base, the rest alike; the saved file."""
    page, press = form.page, form.page.keyboard.press
    form.choose_file(own)
    for key in ("Tab", "Enter"):
        press(key)
    form.total("98")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    tab_to(page, "[data-roles] > summary")
    for key in ("Enter", "Tab", "ArrowDown"):
        press(key)
    expect(page.locator("[data-adopt=self]")).to_have_count(20)
    for name in map(str, range(1, 21)):
        press("Alt+ArrowDown")
        expect(page.locator(f"#criterion-{name} [data-adopt=self]")).to_be_focused()
        if name in ("5", "16"):
            tab_to(page, f'[name="ratings.{name}.level"]')
            press("Space")  # the lowest
            expect(page.locator(f"#criterion-{name}")).to_have_attribute("data-moderation", "differs")
            tab_to(page, f'[name="ratings.{name}.note"]')
            page.keyboard.type("现场没有看到")
        elif name not in ("10", "11"):
            press("Enter")
    expect(page.locator("[data-review-total]")).to_have_attribute("data-review-total", "87.5")
    expect(page.locator("[data-total-difference]")).to_have_text("（差 −10.5）")
    form.total("98")
    tab_to(page, ".rf-end [data-action=save]")
    with page.expect_download() as download:
        press("Enter")
    return json.loads(download.value.path().read_text(encoding="utf-8"))


def agree(form: Any) -> tuple[str, Any]:
    """Settle: what is alike, one row after the review, one in the middle, with reasons; the saved file."""
    page = form.page
    turn(form, "agreed")
    page.locator("[data-adopt-equal]").click()
    page.locator("#criterion-5").get_by_role("button", name="采用复核").click()
    form.control("ratings.16.level", "4").check()
    page.locator("[data-action=check]").first.click()
    expect(page.locator("[data-problems-body] li")).to_have_count(2)
    form.type("ratings.5.note", "以现场为准")
    form.type("ratings.16.note", "补交了问卷")
    expect(page.locator("[data-problems-title]")).not_to_have_text("有问题需要处理")
    expect(page.locator("[data-agreed-total]")).to_have_attribute("data-agreed-total", "91.5")
    name, saved = form.saved()
    return name, saved


def test_who_reviews_sees_which_links_cannot_be_opened(form: Any, response: Any) -> None:
    links = ["https://a.example/", "www.example.cn", "file:///C:/a.pdf"]
    form.page.goto(f"{form.address}rubrics/{SHENZHEN}/form/?role=review")
    form.until_ready()
    form.choose_file(response(SHENZHEN, {"1": {"level": "2.5", "evidence": {"links": links}}}))
    form.confirm()
    listed = form.page.locator("#criterion-1 .rf-beside .rf-evidence > li")
    expect(listed).to_have_text(
        [links[0], *(f"{one}（不是网页地址，点不开）" for one in links[1:])], use_inner_text=False
    )
    expect(listed.get_by_role("link")).to_have_count(1)


@pytest.mark.parametrize(("file", "width"), [("index", 1280), ("dark", 320)])
def test_no_fault_that_axe_knows_while_reviewing(form: Any, response: Any, file: str, width: int) -> None:
    evidence = {"text": "见附件", "links": ["https://a.example"], "documents": [{"name": "证书"}]}
    review = {"1": {"level": "1", "evidence": evidence}}
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.goto(f"{form.address}rubrics/{SHENZHEN}/form/{file}.html?role=agreed")
    form.until_ready()
    form.choose_file(response(SHENZHEN, SELF, assessments={"review": {"ratings": review}}))
    form.confirm()
    expect(form.page.locator('[data-moderation="differs"]')).to_have_count(1)
    form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    expect(form.page.locator("[data-evidence-add]").first).to_be_visible()
    assert_clean(form.page, axe_source())
    form.page.locator("#role\\.review").check()
    expect(form.page.locator(".rf-form")).to_have_attribute("data-role", "review")
    assert_clean(form.page, axe_source())
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width
