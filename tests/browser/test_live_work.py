"""Work on a table under `rubricpress serve`, in a browser: what is wrong shows in the page, at its place, and goes when it is mended."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.bench.projects import with_rubrics
from tests.browser.conftest import ROOT

SHENZHEN = "shenzhen-worker-training-base"
TEXT = (ROOT / f"rubrics/{SHENZHEN}.yaml").read_text(encoding="utf-8")
ROW = re.compile(r"(      - id: \"4\"\n.*\n.*\n        points: )3\n")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_rubrics(ROOT, tmp_path_factory.mktemp("live") / "project", {SHENZHEN: TEXT})


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
    yield context.new_page()
    context.close()


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
        expect(panel.locator("summary")).to_contain_text("改正之前，网页保持原样")
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
    expect(panel.locator("code")).to_have_text("yaml-form")
    expect(panel.locator("a")).to_have_count(0)
    path.write_text(TEXT, encoding="utf-8")
    expect(panel).to_have_count(0)
