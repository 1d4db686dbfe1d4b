"""The evidence list: every row of the table, what is to be shown for it, and room for who and where."""

from __future__ import annotations

import re

import html5lib
import pytest
from tests.official import CORRESPONDENCE, PUBLISHED, SHENZHEN, URUMQI
from tests.site.markup import Tags

from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.scoring import Scorer
from rubricpress.site.pages import rubric_pages
from rubricpress.site.paper.evidence_list import EvidencePage, evidence_files, evidence_page


@pytest.fixture(scope="module")
def lists(scorers: dict[str, Scorer]) -> dict[str, EvidencePage]:
    return {name: evidence_page(scorers[name].rubric, scorers[name].digest) for name in PUBLISHED}


def shown_of(page: EvidencePage, number: str) -> list[str]:
    row = next(row for part in page.parts for row in part.rows if row.number == number)
    return [f"{one.head}：{one.text}" if one.text else "/".join(one.points) for one in row.shown]


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_row_is_there_once_in_printed_order(
    scorers: dict[str, Scorer], lists: dict[str, EvidencePage], name: str
) -> None:
    titles = [row.title for part in lists[name].parts for row in part.rows]
    assert titles == [one.title for one, _ in all_criteria(scorers[name].rubric)]
    assert lists[name].count == str(len(titles))


def test_what_is_to_be_shown_is_what_the_table_says_and_nothing_else(lists: dict[str, EvidencePage]) -> None:
    page = lists[CORRESPONDENCE]
    assert shown_of(page, "1.1.1") == ["评估方法：查阅学校的文件、报告、规划等资料"]
    assert shown_of(page, "1.2.4")[-1] == "数据：已参加培训的人数；应参加培训的人数"
    assert shown_of(lists[SHENZHEN], "4") == []
    assert shown_of(lists[SHENZHEN], "12") == ["数据：训练产业工人数量（人）"]
    assert shown_of(lists[SHENZHEN], "15")[-1].endswith("（%）")
    (points,) = shown_of(lists[URUMQI], "1.1")  # the points say all that the column says
    assert points.count("/") == 1


def test_a_row_without_a_column_of_checks_shows_what_it_requires() -> None:
    row = {"id": "1", "title": "甲", "points": "5", "method": "levels", "standard": "有<制度>",
           "measure": {"kind": "number"}, "levels": [
               {"id": "0", "score": "0", "descriptor": "无", "when": {"below": "1"}},
               {"id": "5", "score": "5", "descriptor": "有", "when": {"from": "1"}}]}  # fmt: skip
    data = {"id": "t", "title": "表</style>", "edition": "1", "points": "5", "columns": [{"of": "standard", "title": "要求"}],
            "groups": [{"id": "g", "title": "组", "points": "5", "criteria": [row]}]}  # fmt: skip
    rubric = decode(Rubric, data).value
    assert shown_of(evidence_page(rubric, "sha256:0"), "1") == ["要求：有<制度>", "数据：数值"]
    html = evidence_files(rubric, "sha256:0")["evidence/index.html"]
    html5lib.HTMLParser(strict=True).parse(html)
    assert "有&lt;制度&gt;" in html


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_page_stands_alone_with_a_policy_and_room_for_a_pen(
    scorers: dict[str, Scorer], name: str
) -> None:
    files = rubric_pages(scorers[name].rubric, scorers[name].digest, "0").files
    html = files["evidence/index.html"]
    tags = Tags(html).tags
    assert [attributes for tag, attributes in tags if tag == "script" and "src" not in attributes] == []
    assert "style" not in [tag for tag, _ in tags]
    assert "Content-Security-Policy" in html
    rows = html.count("<tr data-row=")
    assert html.count("<td></td><td></td><td></td>") == rows == len(list(all_criteria(scorers[name].rubric)))
    assert re.search(r"@page\{size:A4 landscape;", files["evidence/table.css"])


def test_the_criteria_page_and_the_form_lead_to_it(scorers: dict[str, Scorer]) -> None:
    pages = rubric_pages(scorers[SHENZHEN].rubric, scorers[SHENZHEN].digest, "0").pages
    assert 'href="evidence/"' in pages["index.html"].body
    assert 'href="../evidence/"' in pages["form/index.html"].body
