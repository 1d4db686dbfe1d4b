"""Work on a table under `rubricpress serve`, in a browser.

What is saved shows at once, in place, before the page is loaded anew; what is wrong shows in the page, at its place, and
goes when it is mended.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.bench.projects import with_rubrics
from tests.browser.conftest import ROOT

SHENZHEN = "shenzhen-worker-training-base"
TEXT = (ROOT / f"rubrics/{SHENZHEN}.yaml").read_text(encoding="utf-8")
ROW = re.compile(r"(      - id: \"4\"\n.*\n.*\n        points: )3\n")


WORDS = "训练基地平面布置"
ANOTHER = "训练基地新的布置"
PAGES = ("", "form/", "rubric.json", "paper/", "evidence/")
EXPENDITURE = "project-expenditure-performance"
OTHER = (ROOT / f"rubrics/{EXPENDITURE}.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tables, both in two languages."""
    rubrics = {SHENZHEN: TEXT, EXPENDITURE: OTHER}
    folder = with_rubrics(ROOT, tmp_path_factory.mktemp("live") / "project", rubrics)
    shutil.copyfile(ROOT / "mkdocs.en.yml", folder / "mkdocs.en.yml")
    (folder / "rubrics/en").mkdir()
    for name in rubrics:
        shutil.copyfile(ROOT / f"rubrics/en/{name}.yaml", folder / f"rubrics/en/{name}.yaml")
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "rubricpress", "serve", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "LANG": "zh_CN.UTF-8"},
    ) as process:
        assert process.stdout is not None
        yield re.findall(r"http://\S+/", process.stdout.readline())[0]
        process.terminate()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.add_init_script(_NOTE)
    yield page
    context.close()


@pytest.fixture
def table(project: Path, address: str) -> Iterator[Path]:
    """The file of the table; it and what is shown of it are as they were again afterwards."""

    def shown() -> list[str]:
        return [_got(f"{address}{place}rubrics/{SHENZHEN}/{page}") for place in ("", "en/") for page in PAGES]

    path, before = project / f"rubrics/{SHENZHEN}.yaml", shown()
    yield path
    path.write_text(TEXT, encoding="utf-8")
    until = time.monotonic() + 60
    while shown() != before:
        assert time.monotonic() < until, "what was saved last is not shown"
        time.sleep(0.1)


def _got(address: str) -> str:
    """What is served there, but for the count of changes that it was read after."""
    with urllib.request.urlopen(address) as answer:
        return re.sub(r"seen=\d+", "", answer.read().decode())


# notes in which document the words that are looked for were first seen, and what was chosen there
_NOTE = """(() => {
  const number = sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1;
  new MutationObserver(() => {
    const { words, seen } = sessionStorage;
    if (!words || seen || !document.body?.textContent.includes(words)) return;
    sessionStorage.seen = JSON.stringify([number, [...document.querySelectorAll(':checked')].map((one) => one.name)]);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})()"""
# the page has been fetched once more, to know what it says
_KNOWN = "performance.getEntriesByType('resource').some((one) => one.name === location.href)"


def seen_in_place(page: Page, words: str, save: Callable[[], object]) -> list[str]:
    """What was chosen in the page when the `words` that `save` brings were first seen, which was before it was loaded anew."""
    page.wait_for_function(_KNOWN)
    page.evaluate("(words) => Object.assign(sessionStorage, { words, seen: '' })", words)
    before = int(page.evaluate("sessionStorage.loads"))
    save()
    page.wait_for_function("(before) => sessionStorage.loads > before && sessionStorage.seen", arg=before)
    number, chosen = json.loads(page.evaluate("sessionStorage.seen"))
    assert number == before
    return list(chosen)


def test_a_broken_table_shows_its_problems_in_the_page_at_the_row_and_recovers(
    page: Page, project: Path, address: str
) -> None:
    """「under `serve` a broken rubric shows its problems in the page, at the place, and recovers when fixed」"""
    path = project / f"rubrics/{SHENZHEN}.yaml"
    broken, found = ROW.subn(r"\g<1>5\n", TEXT, count=1)
    assert found == 1
    line = next(
        at
        for at, (old, new) in enumerate(zip(TEXT.split("\n"), broken.split("\n"), strict=True), 1)
        if old != new
    )
    panel, note = page.locator(".preview-problems"), page.locator(".preview-problem")
    for where, row in ((f"rubrics/{SHENZHEN}/", "c-4"), (f"rubrics/{SHENZHEN}/form/", "criterion-4")):
        page.goto(address + where)
        path.write_text(broken, encoding="utf-8")
        expect(panel).to_contain_text(f"rubrics/{SHENZHEN}.yaml:{line}:")
        expect(panel.locator("summary")).to_contain_text("改正之前，有问题的网页保持原样")
        expect(panel.locator(f'a[href="#{row}"]').first).to_be_visible()
        beside = page.locator(f".preview-problem:has(+ #{row}), .preview-problem:has(+ article > #{row})")
        expect(beside).to_contain_text(f".yaml:{line}:")
        page.reload()  # whoever comes later is told too
        expect(panel).to_be_visible()
        path.write_text(TEXT, encoding="utf-8")
        expect(panel).to_have_count(0)
        expect(note).to_have_count(0)


def test_on_other_pages_the_problems_are_told_without_a_link_to_a_row(
    page: Page, project: Path, address: str
) -> None:
    path = project / f"rubrics/{SHENZHEN}.yaml"
    page.goto(address)
    path.write_text("id: [\n" + TEXT, encoding="utf-8")
    panel = page.locator(".preview-problems")
    expect(panel.locator("code")).to_have_text("yaml-unclosed")
    expect(panel.locator("a")).to_have_count(0)
    path.write_text(TEXT, encoding="utf-8")
    expect(panel).to_have_count(0)


def test_saved_words_show_in_place_in_the_form_and_what_was_filled_in_stays(
    page: Page, table: Path, address: str
) -> None:
    page.goto(f"{address}rubrics/{SHENZHEN}/form/")
    page.wait_for_function("document.documentElement.dataset.scoring === 'ready'")
    row = page.locator("#criterion-4")
    chosen = row.locator('[name="ratings.4.level"]').nth(2)
    chosen.check(force=True)
    expect(page.locator("[data-total]")).not_to_have_attribute("data-total", "0")
    chosen_then = seen_in_place(
        page, ANOTHER, lambda: table.write_text(TEXT.replace(WORDS, ANOTHER), encoding="utf-8")
    )
    assert chosen_then.count("ratings.4.level") == 1
    expect(row).to_contain_text(ANOTHER)
    expect(chosen).to_be_checked()


def test_a_saved_row_shows_in_place_among_the_criteria(page: Page, table: Path, address: str) -> None:
    page.goto(f"{address}rubrics/{SHENZHEN}/")
    level = (
        '          - id: "0.2"\n            score: 0.2\n            descriptor: 训练基地只有一个功能区域；\n'
    )
    first = (
        '          - id: "0.5"\n            score: 0.5\n            descriptor: 训练基地多区域面积不达标；\n'
    )
    assert TEXT.count(first) == 1
    words = "训练基地只有一个功能区域"
    seen_in_place(page, words, lambda: table.write_text(TEXT.replace(first, level + first), encoding="utf-8"))
    expect(page.locator("main article").first).to_contain_text(words)


def test_both_languages_of_a_table_follow_the_table_and_its_translation(
    page: Page, table: Path, project: Path, address: str
) -> None:
    translation = project / f"rubrics/en/{SHENZHEN}.yaml"
    text = translation.read_text(encoding="utf-8")
    words = text.split(f"zh: {WORDS}", 1)[1].split("en: ", 1)[1].split(",")[0]
    english = page.context.new_page()
    page.goto(f"{address}rubrics/{SHENZHEN}/")
    english.goto(f"{address}en/rubrics/{SHENZHEN}/")
    row, row_in_english = page.locator("#c-4"), english.locator("#c-4")
    expect(row).to_contain_text(WORDS)
    expect(row_in_english).to_contain_text(words)
    table.write_text(TEXT.replace(WORDS, ANOTHER), encoding="utf-8")
    expect(row).to_contain_text(ANOTHER)
    expect(row_in_english).to_contain_text(ANOTHER)  # which is not translated yet
    # the pages still lead to each other
    expect(page.locator(f'a[href="../../en/rubrics/{SHENZHEN}/"]').first).to_be_attached()
    expect(english.locator(f'a[href="../../../rubrics/{SHENZHEN}/"]').first).to_be_attached()
    table.write_text(TEXT, encoding="utf-8")
    expect(row).to_contain_text(WORDS)
    expect(row_in_english).to_contain_text(words)
    translation.write_text(text.replace(words, "Anew"), encoding="utf-8")
    expect(row_in_english).to_contain_text("Anew")
    translation.write_text(text, encoding="utf-8")
    expect(row_in_english).to_contain_text(words)


def test_while_another_table_is_broken_a_sound_one_still_follows(
    page: Page, table: Path, project: Path, address: str
) -> None:
    other = project / f"rubrics/{EXPENDITURE}.yaml"
    page.goto(f"{address}rubrics/{SHENZHEN}/")
    row, panel = page.locator("#c-4"), page.locator(".preview-problems")
    expect(row).to_contain_text(WORDS)
    other.write_text("id: [\n" + OTHER, encoding="utf-8")
    expect(panel).to_contain_text(f"rubrics/{EXPENDITURE}.yaml:")
    table.write_text(TEXT.replace(WORDS, ANOTHER), encoding="utf-8")
    expect(row).to_contain_text(ANOTHER)
    expect(panel).to_contain_text(f"rubrics/{EXPENDITURE}.yaml:")
    other.write_text(OTHER, encoding="utf-8")
    expect(panel).to_have_count(0)
    expect(row).to_contain_text(ANOTHER)


def test_a_page_is_loaded_once_for_a_change_though_the_lists_are_laid_out_behind_it(
    page: Page, table: Path, address: str
) -> None:
    """The lists name the digest of a table; laying them out takes seconds, and no page of a table waits for it."""
    page.goto(f"{address}rubrics/{SHENZHEN}/")
    page.wait_for_function(_KNOWN)
    lists = page.context.new_page()
    lists.goto(f"{address}rubrics/")
    digest = re.findall(r'"digest":"([^"]+)"', _got(f"{address}rubrics/{SHENZHEN}/rubric.json"))[0]
    expect(lists.locator("main")).to_contain_text(digest[:15])
    before = int(page.evaluate("sessionStorage.loads"))
    table.write_text(TEXT.replace(WORDS, ANOTHER), encoding="utf-8")
    expect(lists.locator("main")).not_to_contain_text(digest[:15])
    expect(page.locator("#c-4")).to_contain_text(ANOTHER)
    assert int(page.evaluate("sessionStorage.loads")) == before + 1
