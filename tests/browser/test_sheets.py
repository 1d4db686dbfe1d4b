"""The official tables on paper: what stands on which page, compared with what was looked at and found good.

`sheets/` holds one small file for each table, blank and filled; `UPDATE=1` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.printed_pages import PrintedPage, pages_of, rows_by_page
from tests.official import PUBLISHED
from tests.site.sheets import Sheet, filled, rated

from rubricpress.core.rubric import all_criteria
from rubricpress.core.scoring import Scorer
from rubricpress.site.paper.page import paper_document, paper_of

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).parent / "sheets"
STYLE = (ROOT / "site_assets/css/paper.css").read_text(encoding="utf-8")
ENDS = 24  # signs of the beginning and the end of each page


class Printed:
    """A table that was printed: its page, its PDF read again, and its rows by page."""

    def __init__(self, scorer: Scorer, kind: str, pdf: Path, html: str) -> None:
        self.title = f"{scorer.rubric.id}, {kind}"
        self.sheet = Sheet(html)
        self.pages = pages_of(pdf)
        self.rows = rows_by_page(self.sheet, paper_of(scorer.rubric, scorer.digest).widths, self.pages)

    def heads(self) -> list[str]:
        """The heads of the columns, one after the other."""
        return [cell.text for cell in self.sheet.cells() if cell.kind.startswith("head ")]

    def has_head(self, page: PrintedPage) -> bool:
        """Whether the head of the table stands on the page."""
        top = PrintedPage(
            page.width, page.height, tuple(one for one in page.words if one.y < page.height / 2)
        )
        return all(set(head) <= set(top.text) for head in self.heads())

    def described(self) -> str:
        """What is kept of it."""
        first = self.pages[0]
        lies = "landscape" if first.width > first.height else "portrait"
        lines = [f"{self.title}: {len(self.pages)} pages, {lies}"]
        for number, (page, rows) in enumerate(zip(self.pages, self.rows, strict=True), 1):
            lines.append(f"page {number}: {' '.join(rows) or 'no rows'}")
            lines.append(f"  {page.text[:ENDS]} … {page.text[-ENDS:]}")
        return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def printed(
    chromium: Browser, scorers: dict[str, Scorer], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Printed]:
    """Every public table, blank and filled, printed once."""
    folder = tmp_path_factory.mktemp("sheets")
    page = chromium.new_page()
    found = {}
    for name in PUBLISHED:
        scorer = scorers[name]
        cells = filled(scorer, {one.id: rated(one) for one, _ in all_criteria(scorer.rubric)})
        for kind, texts in (("blank", {}), ("filled", cells)):
            html = paper_document(scorer.rubric, scorer.digest, texts, STYLE)
            file, pdf = folder / f"{name}.html", folder / f"{name}-{kind}.pdf"
            file.write_text(html, encoding="utf-8")
            page.goto(file.as_uri())
            page.pdf(path=pdf, prefer_css_page_size=True)
            found[name, kind] = Printed(scorer, kind, pdf, html)
    page.close()
    return found


ALL = pytest.mark.parametrize("kind", ["blank", "filled"])
TABLES = pytest.mark.parametrize("name", PUBLISHED)


@TABLES
@ALL
def test_pages_are_as_they_were_found_good(
    printed: dict[tuple[str, str], Printed], name: str, kind: str
) -> None:
    found = printed[name, kind].described()
    kept = KEPT / f"{name}-{kind}.txt"
    if os.environ.get("UPDATE"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


@TABLES
@ALL
def test_every_row_stands_whole_on_one_page_in_printed_order(
    printed: dict[tuple[str, str], Printed], scorers: dict[str, Scorer], name: str, kind: str
) -> None:
    rows = [row for page in printed[name, kind].rows for row in page]
    assert rows == [one.id for one, _ in all_criteria(scorers[name].rubric)]


@TABLES
@ALL
def test_every_page_with_rows_has_the_head(
    printed: dict[tuple[str, str], Printed], name: str, kind: str
) -> None:
    one = printed[name, kind]
    for page, rows in zip(one.pages, one.rows, strict=True):
        assert one.has_head(page) or not rows


@TABLES
@ALL
def test_every_page_has_its_number_the_table_and_the_institution(
    printed: dict[tuple[str, str], Printed], scorers: dict[str, Scorer], name: str, kind: str
) -> None:
    pages = printed[name, kind].pages
    rubric = scorers[name].rubric
    for number, page in enumerate(pages, 1):
        assert page.text.endswith(f"第{number}页，共{len(pages)}页")
        assert page.text.startswith("某基地" if kind == "filled" else "单位：＿")
        assert f"（版本{rubric.edition}）" in page.text
        assert ("核对码" in page.text) == (kind == "filled")


@TABLES
@ALL
def test_sums_seals_and_signatures_stand_together(
    printed: dict[tuple[str, str], Printed], name: str, kind: str
) -> None:
    pages = [page for page in printed[name, kind].pages if "得分汇总" in page.text]
    assert len(pages) == 1
    assert "复核人签字：" in pages[0].text
