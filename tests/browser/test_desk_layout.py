"""The desk as it is laid out in the finished site, with the theme's own rules beside ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, Protocol

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect
from tests.browser.story import best
from tests.official import CORRESPONDENCE, PERFORMANCE, SHENZHEN, URUMQI

from rubricpress.core.scoring import Scorer

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
WIDE: Final[ViewportSize] = {"width": 1440, "height": 900}


class Server(Protocol):
    address: str


@pytest.fixture
def settled(chromium: Browser, server: Server, scorers: dict[str, Scorer]) -> Iterator[Page]:
    """An English page on a phone, where both sides have scored and differ, and agree on one row; all of it is open."""
    best_of = {name: one for name, one in best(scorers[SHENZHEN]).items() if "level" in one}
    response: dict[str, Any] = {
        "format": "rubricpress-response/1",
        "rubric": {"id": SHENZHEN},
        "profile": {"institution": "A_training_base_whose_name_holds_no_space_at_all", "base_type": "sub"},
        "assessments": {
            "self": {"ratings": best_of},
            "review": {"ratings": best_of | {"5": {"level": "0"}, "16": {"level": "0"}}},
            "agreed": {"ratings": {"16": {"level": "4"}}},
        },
    }
    context = chromium.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}en/rubrics/{SHENZHEN}/form/?role=agreed")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    file = FilePayload(name="a.json", mimeType="application/json", buffer=json.dumps(response).encode())
    page.locator("[data-file]").set_input_files(file)
    page.locator("#dialog-open [value=open]").click()
    expect(page.locator("[data-difference-row]")).to_have_count(2)
    page.locator("[data-action=results]").click()
    page.locator("[data-action=compare-review]").click()
    expect(page.locator(".rf-figures")).not_to_have_count(0)
    expect(page.locator("[data-comparison] .rf-figures")).not_to_have_count(0)
    yield page
    context.close()


def test_on_a_phone_the_figures_of_all_sides_fit_and_the_bar_leaves_room(settled: Page) -> None:
    """「buttons that look alike, tables that overflow, sticky bars that cover things」: none of it while both sides agree."""
    settled.locator(".rf-end [data-action=save]").click()
    notice = settled.locator(".rf-notices--near .rf-notice")
    expect(notice).to_contain_text("A_training_base")
    assert settled.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert notice.evaluate("e => e.scrollWidth <= e.clientWidth")
    tables = settled.locator("#differences table, .rf-figures")
    assert tables.count() >= 5
    wide = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"
    assert tables.evaluate_all(wide) == []
    assert settled.locator(".rf-summary").evaluate("e => e.offsetHeight") <= 150
    # a file that was saved is told until one goes on
    settled.locator("[data-roles] [value=review]").check()
    expect(notice).to_have_count(0)


def test_numbers_end_under_each_other_and_are_never_broken(settled: Page) -> None:
    """The theme turns the cells of every table to the left."""
    settled.set_viewport_size(WIDE)
    cells = settled.locator(".rf-figures:not([data-words]) td:not(:empty), #differences td:visible")
    assert cells.count() > 20
    found = cells.evaluate_all(
        "all => [...new Set(all.map((one) => `${getComputedStyle(one).textAlign} ${getComputedStyle(one).whiteSpace}`))]"
    )
    assert found == ["right nowrap"]


@pytest.mark.parametrize("language", ["", "en/"])
def test_where_the_form_ends_the_list_of_groups_does_not_cover_the_total(
    chromium: Browser, server: Server, language: str
) -> None:
    page = chromium.new_page(viewport=WIDE, service_workers="block")
    page.goto(f"{server.address}{language}rubrics/{CORRESPONDENCE}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    for part in ("[data-total]", ".rf-summary [data-action=save]"):
        expect(page.locator(part).first).to_be_in_viewport()
        assert page.locator(part).first.evaluate(
            """part => {
              const { left, top, width, height } = part.getBoundingClientRect();
              const on = document.elementFromPoint(left + width / 2, top + height / 2);
              return part.contains(on) || on.contains(part);
            }"""
        )
    page.close()


SHIFTS = """globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) globalThis.shifted += one.value;
}).observe({ type: 'layout-shift', buffered: true });"""


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves_when_the_scripts_start_nor_the_buttons_when_the_check_code_comes(
    chromium: Browser, server: Server, size: ViewportSize
) -> None:
    """「the list of groups moves by 214 px when the scripts start; buttons move up to 29 px when the check code comes」"""
    page = chromium.new_page(viewport=size, service_workers="block")
    page.add_init_script(SHIFTS)
    page.goto(f"{server.address}rubrics/{SHENZHEN}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    expect(page.locator("[data-module=form]")).to_have_attribute("data-laid", "")
    assert page.evaluate("shifted") < 0.02
    places = ".rf-summary [data-action=check], .rf-end [data-action=save]"
    row = page.locator('[name="ratings.1.level"]').first
    row.scroll_into_view_if_needed()
    apart = f"""() => {{
      const [bar, end] = [...document.querySelectorAll('{places}')].map((one) => one.getBoundingClientRect().top);
      return [bar, end - document.querySelector('.rf-end').getBoundingClientRect().top];
    }}"""
    before = page.evaluate(apart)
    row.check()
    expect(page.locator(".rf-end .rf-code")).not_to_have_attribute("hidden", "")
    assert page.evaluate(apart) == pytest.approx(before, abs=1)
    page.close()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_what_is_compared_stands_in_few_lines_and_no_short_name_is_broken(
    chromium: Browser, server: Server, size: ViewportSize
) -> None:
    """「long names take six lines in comparison heads on phones」; the name of a file was broken after its fifth letter."""
    page = chromium.new_page(viewport=size, service_workers="block")
    page.goto(f"{server.address}rubrics/{SHENZHEN}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": SHENZHEN},
        "profile": {"institution": "名字很长很长的训练基地分部甲乙丙丁戊己庚辛壬癸第三实训中心"},
        "assessments": {"self": {"assessor": "张三", "date": "2026-11-20", "ratings": {"1": {"level": "0"}}}},
    }
    file = FilePayload(name="b.json", mimeType="application/json", buffer=json.dumps(response).encode())
    page.locator("[data-compare-file]").set_input_files(file)
    expect(page.locator("[data-comparison] .rf-figures[data-words]")).to_be_visible()
    lines = "cell => cell.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight)"
    assert page.locator(".rf-figures[data-words] tbody td").first.evaluate(lines) < 3.5
    for head in page.locator(".rf-compare thead th", has_text="b.json").all():
        assert head.evaluate(lines) < 2.5
    page.close()


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_evidence_list_is_as_wide_as_the_screen(chromium: Browser, server: Server, language: str) -> None:
    """「the English evidence list is wider than 390 px」; on a phone every row stands below the other, whole."""
    page = chromium.new_page(viewport=PHONE, service_workers="block")
    for rubric in (CORRESPONDENCE, URUMQI):
        page.goto(f"{server.address}{language}rubrics/{rubric}/evidence/")
        for width in (320, 390, 1000):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size(PHONE)
        assert (
            page.locator("[data-row]").evaluate_all(
                """rows => rows.filter((row) => {
                  const [title, shown] = row.children;
                  return title.scrollHeight > title.clientHeight + 1
                    || title.getBoundingClientRect().bottom > shown.getBoundingClientRect().top + 1;
                }).length"""
            )
            == 0
        )
    page.close()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["", "en/"])
def test_on_a_phone_the_name_of_the_site_is_not_cut_off(
    chromium: Browser, server: Server, language: str, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{server.address}{language}")
    name = page.locator(".md-header__topic .md-ellipsis").first
    expect(name).to_be_in_viewport(ratio=1)
    assert name.evaluate("e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight")
    page.close()


COVERED = """() => {
  const focused = document.activeElement;
  if (!focused.closest('.rf-form')) return ''; // in the head, or between the end and the beginning
  const named = focused.closest('label') ?? focused;
  const { left, top, right, bottom } = named.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) return `${focused.outerHTML.slice(0, 120)} from ${top} to ${bottom}`;
  const inside = [[left + 4, top + 4], [right - 4, bottom - 4], [(left + right) / 2, (top + bottom) / 2]];
  const there = inside.map(([x, y]) => document.elementFromPoint(x, y));
  const over = there.find((one) => one && !named.contains(one) && !one.contains(named));
  return over ? `${focused.outerHTML.slice(0, 120)} at ${top} to ${bottom} of ${innerHeight}, under ${over.outerHTML.slice(0, 80)}` : "";
}"""


def sees_the_focus(page: Page) -> None:
    """At the latest once the page has come to rest."""
    for _ in range(15):
        covered = page.evaluate(COVERED)
        if not covered:
            return
        page.wait_for_timeout(100)
    pytest.fail(covered)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_who_reviews_by_keyboard_always_sees_where_they_are(
    chromium: Browser, server: Server, scorers: dict[str, Scorer], size: ViewportSize
) -> None:
    """WCAG 2.2, 2.4.11 and better: nothing that has the focus lies under the head or the bar, and two keys settle a row."""
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": SHENZHEN},
        "profile": {"base_type": "sub"},
        "assessments": {"self": {"ratings": best(scorers[SHENZHEN])}},
    }
    page = chromium.new_page(viewport=size, service_workers="block")
    page.goto(f"{server.address}rubrics/{SHENZHEN}/form/?role=review")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    file = FilePayload(name="a.json", mimeType="application/json", buffer=json.dumps(response).encode())
    page.locator("[data-file]").set_input_files(file)
    expect(page.locator("#dialog-open")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    rated = page.locator("fieldset[data-criterion]").count()
    expect(page.locator("[data-adopt=self]:visible")).to_have_count(
        rated
    )  # rows are written one after the other
    for _ in range(rated):
        page.keyboard.press("Alt+ArrowDown")
        sees_the_focus(page)
        expect(page.locator("[data-adopt=self]:focus")).to_have_count(1)
        page.keyboard.press("Enter")
    total = page.locator("[data-total]").get_attribute("data-total") or "none"
    expect(page.locator("[data-review-total]")).to_have_attribute("data-review-total", total)
    for _ in range(50):
        page.keyboard.press("Tab")
        sees_the_focus(page)
    for _ in range(90):
        page.keyboard.press("Shift+Tab")
        sees_the_focus(page)
    page.close()


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("", {"review": "在线复核", "agreed": "在线商定", "self": "在线自评"}),
        ("en/", {"review": "review", "agreed": "agreed scores", "self": "self-assessment"}),
    ],
)
def test_the_head_and_the_tab_say_whose_assessment_is_filled_in(
    chromium: Browser, server: Server, path: str, kinds: dict[str, str]
) -> None:
    """「which side am I」 is said at the top of the screen; the name of a table that holds the word stays as it is."""
    context = chromium.new_context(viewport=WIDE, service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}{path}rubrics/{PERFORMANCE}/form/?role=review")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    head = page.locator(".md-header__topic .md-ellipsis").last
    name = {"": "项目支出绩效自评表 · ", "en/": "Project expenditure performance self-assessment – "}[path]
    for role, kind in kinds.items():
        page.locator(f'[name="role"][value="{role}"]').check()
        expect(head).to_have_text(name + kind)
        assert page.title().startswith(f"{name}{kind} - ")
    context.close()


def test_a_draft_is_listed_by_its_whole_name(chromium: Browser, server: Server) -> None:
    """「named, listed with date, total and completeness」: the times take two lines before a name is cut off."""
    context = chromium.new_context(viewport=WIDE, service_workers="block")
    page = context.new_page()
    page.goto(f"{server.address}en/rubrics/{CORRESPONDENCE}/form/")
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    page.locator('[name="profile.institution"]').fill("Example University, School of Continuing Education")
    page.locator(".rf-end [data-action=save]").click()
    expect(page.locator("[data-draft-filed]")).to_contain_text("Saved to file")
    page.locator("[data-action=drafts]").click()
    name = page.locator(".rf-drafts__name").first
    expect(name).to_contain_text("Example University, School of Continuing Education")
    assert name.evaluate("one => one.scrollHeight - one.clientHeight") <= 1
    context.close()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=lambda size: f"{size['width']} px")
@pytest.mark.parametrize(
    ("table", "rows"), [(CORRESPONDENCE, ("3.4.3", "2.5.5", "1.3.1")), (SHENZHEN, ("20", "16"))]
)
def test_a_link_to_a_row_leads_its_title_right_below_the_head_of_the_screen(
    chromium: Browser, server: Server, table: str, rows: tuple[str, ...], size: ViewportSize
) -> None:
    """By the address and from the list of what is not rated yet: the title is seen, and so is the control that has the focus."""
    context = chromium.new_context(viewport=size, service_workers="block", locale="zh-CN")
    for row in rows:
        page = context.new_page()
        page.goto(f"{server.address}rubrics/{table}/form/")
        expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
        title = page.locator(f"[id='criterion-{row}'] legend")
        head = page.locator(".md-header").bounding_box()
        assert head
        page.evaluate("(row) => { location.hash = `criterion-${row}`; }", row)
        expect(title).to_be_in_viewport(ratio=1)
        assert 0 <= title.evaluate(TOP) - head["height"] < 40
        page.locator("[data-action=check]:visible").first.click()
        named = title.locator("[data-title]").first.text_content() or ""
        page.locator("[data-problems-rest] a", has_text=named).first.click()
        expect(title).to_be_in_viewport(ratio=1)
        assert 0 <= title.evaluate(TOP) - head["height"] < 40
        focused = page.locator(f"[id='criterion-{row}'] :focus")
        expect(focused).to_be_in_viewport(ratio=1)
        bar = page.locator("#summary").bounding_box() if size == PHONE else None
        assert not bar or focused.evaluate("e => e.getBoundingClientRect().bottom") <= bar["y"]
        page.close()
    context.close()


TOP: Final = "e => e.getBoundingClientRect().top"
