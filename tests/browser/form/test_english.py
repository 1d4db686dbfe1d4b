"""The form in English: filled in, scored, checked, told and printed, with no Chinese but what is marked as such."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect
from tests.browser.form.conftest import ROOT, SHELL
from tests.official import SHENZHEN

from rubricpress.core.scoring import Scorer
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.views.editions import Editions
from rubricpress.source.reading import read_rubric
from rubricpress.source.translations import read_translation

# what a reader sees or hears, without what is said to be Chinese: texts, and the attributes that are spoken
SEEN = """() => {
  const chinese = /[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]/;
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!chinese.test(node.data) || holder.closest('[lang^=zh], script, style, noscript')) continue;
    if (holder.checkVisibility()) found.push(node.data.trim());
  }
  for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    if (one.closest('[lang^=zh]')) continue;
    for (const name of ['aria-label', 'title', 'placeholder']) {
      if (chinese.test(one.getAttribute(name) ?? '')) found.push(`${name}: ${one.getAttribute(name)}`);
    }
  }
  return found;
}"""


def assert_english(page: Page) -> None:
    assert page.evaluate(SEEN) == []


@pytest.fixture(scope="module")
def english(form_site: Path, scorers: dict[str, Scorer]) -> str:
    """Where the English form stands, below the folder of the forms."""
    source = read_rubric(ROOT / f"rubrics/{SHENZHEN}.yaml")
    translation = read_translation(source)
    assert source.rubric
    assert translation
    pages = pages_in_english(
        source.rubric,
        scorers[SHENZHEN].digest,
        build_runtime(ROOT, form_site / "assets/runtime"),
        "",
        editions=Editions.alone(source.rubric),
        words=translation.words,
    )
    here = form_site / "en/rubrics" / SHENZHEN
    (here / "form").mkdir(parents=True)
    for name, text in pages.files.items():
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text, encoding="utf-8")
    page = SHELL.format(title="Form", scheme="default", body=pages.pages["form/index.html"].body)
    page = page.replace('lang="zh-CN"', 'lang="en"', 1).replace("../../../assets", "../../../../assets")
    (here / "form/index.html").write_text(page, encoding="utf-8")
    return f"en/rubrics/{SHENZHEN}/form/"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_of_all_levels_begin_at_one_line_and_no_word_is_cut(
    form: Any, english: str, width: int
) -> None:
    page = form.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{form.address}{english}")
    form.until_ready()
    starts = page.locator("#criterion-1 .rf-option > .rf-option__text").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().left)"
    )
    assert len(starts) == 6
    assert len(set(starts)) == 1
    assert page.locator(".rf-form").evaluate("(one) => getComputedStyle(one).overflowWrap") == "break-word"


def test_the_form_in_english_from_the_first_tick_to_the_paper(form: Any, english: str) -> None:
    """2.5 + 8 + 5 = 15.5 points: 44.5 short of 60."""
    page = form.page
    page.goto(f"{form.address}{english}")
    form.until_ready()
    assert_english(page)
    for name, level in (("1", "2.5"), ("12", "8"), ("13", "5")):
        form.control(f"ratings.{name}.level", level).check()
    form.total("15.5")
    expect(page.locator("[data-total-label]")).to_have_text("Total so far")

    page.locator("[data-action=check]").last.click()
    expect(page.locator("#problems")).to_contain_text("Not rated yet (15):")
    assert_english(page)

    page.locator("[data-action=results]").click()
    results = page.locator("[data-results]")
    expect(results).to_contain_text("Total: 44.5 missing (60 or more needed, 15.5 now)")
    expect(results).to_contain_text("15 criteria are not rated yet and count as 0 here")
    assert_english(page)

    page.locator("[data-trace='']").first.click()
    expect(page.locator("#dialog-trace")).to_contain_text("Total so far")
    assert_english(page)
    page.keyboard.press("Escape")

    other = {
        "format": "rubricpress-response/1",
        "rubric": {"id": SHENZHEN},
        "assessments": {"self": {"ratings": {}}},
    }
    file = FilePayload(name="last-year.json", mimeType="application/json", buffer=json.dumps(other).encode())
    page.locator("[data-compare-file]").set_input_files(file)
    expect(page.locator("[data-comparison]")).to_contain_text(
        "Nothing is rated by both; 3 criteria are rated by one only."
    )
    assert_english(page)

    page.locator(".rf-roles summary").click()
    page.locator('[name=role][value="review"]').check()
    expect(page.locator(".rf-title__kind")).to_contain_text(re.compile("review", re.IGNORECASE))
    expect(page.locator("#result-title")).to_have_text(re.compile(r".+ \(review\)"))
    assert_english(page)
    page.locator('[name=role][value="self"]').check()

    page.locator("[data-action=drafts]").click()
    expect(page.locator("[data-drafts]")).to_contain_text("Not saved to a file yet")
    assert_english(page)
    page.keyboard.press("Escape")

    page.locator("[data-action=print]").first.click()
    assert_english(page)
    page.locator("#dialog-print [value=filled]").click()
    sheet = page.frame_locator(".rf-sheet")
    expect(sheet.locator(".pp-unofficial")).to_contain_text("Unofficial English translation")
    expect(sheet.locator('[data-cell="total/self"]').first).to_have_text("15.5 so far")


def test_the_draft_is_the_same_in_both_languages(form: Any, english: str) -> None:
    """「Drafts are shared」: what is filled in on the Chinese page stands on the English one."""
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2.5").check()
    form.total("2.5")
    form.until_kept()
    form.page.goto(f"{form.address}{english}")
    form.until_ready()
    form.total("2.5")
    expect(form.page.locator("[data-draft-kept]")).to_contain_text("Restored. Kept in this browser")
