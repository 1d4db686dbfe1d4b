"""Rows from whose points is taken away, on the criteria page, on the form, and in the search."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.site.markup import parse
from tests.site.test_pages import marked_in, places_of, with_damage

from rubricpress.core.changes.digest import digest
from rubricpress.core.checks.validation import validate
from rubricpress.core.rubric import Criterion, Damage, Rubric, all_criteria
from rubricpress.site.entries import entries_of
from rubricpress.site.pages import rubric_pages
from rubricpress.site.paper.evidence_list import evidence_page
from rubricpress.site.views.criteria import criteria_page
from rubricpress.site.views.form import form_page, form_view
from rubricpress.site.views.official_texts import official_of
from rubricpress.source.library import Library

FOLDER = Path(__file__).parent.parent / "rubrics"


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return Library(FOLDER)["site-safety-inspection"].rubric


@pytest.fixture(scope="module")
def form(rubric: Rubric) -> str:
    return form_page(form_view(rubric, digest(rubric), "0"))


def row(rubric: Rubric, name: str) -> Criterion:
    return next(one for one, _ in all_criteria(rubric) if one.id == name)


def test_every_fault_stands_on_the_criteria_page_with_what_it_costs(rubric: Rubric) -> None:
    rows = {one.anchor: one.method for group in criteria_page(rubric, "").groups for section in group.sections
            for one in section.criteria}  # fmt: skip
    ledger = rows["c-1.1"]
    told = [(one.score[0].text, one.text[0].text, one.readings) for one in ledger.rows]
    assert told == [
        ("−2 分", "未建台账", ()),
        ("−0.5 分", "每缺一项记录", ("每项扣 0.5 分，最多扣 3 分",)),
    ]
    assert ledger.rule == "从满分扣起，查出的问题逐项扣分；扣完为止。"
    assert rows["c-2.1"].rule == "从满分扣起，查出的问题逐项扣分；可以倒扣，得分能低于 0 分。"
    assert rows["c-2.1"].rows[0].readings == ("每处扣 3 分",)
    assert ledger.head == "扣分标准", "the head of the printed column"


def test_damage_of_any_place_of_the_row_is_marked_in_it(rubric: Rubric) -> None:
    for name in ("1.1", "2.2"):
        owner = row(rubric, name)
        records = tuple(Damage(at=at, printed="〇", read="读", reason="缘由") for at in places_of(owner))
        damaged = with_damage(rubric, owner, records)
        assert not validate(damaged)
        view = criteria_page(damaged, "sha256:0")
        assert {f"n-{name}-{at}" for at in range(1, len(records) + 1)} <= marked_in(view)


def test_a_doubtful_number_is_marked_where_it_stands(rubric: Rubric) -> None:
    for at in ("faults.b.each", "faults.b.limit"):
        record = Damage(at=at, printed="〇", read="", reason="残缺")
        view = criteria_page(with_damage(rubric, row(rubric, "1.1"), (record,)), "sha256:0")
        (found,) = [one for one in view.groups[0].sections[0].criteria if one.anchor == "c-1.1"]
        assert marked_in(found.method.rows[1].score) == {"n-1.1-1"}
        assert found.notes[0].place == "扣分情形"


def test_the_form_has_a_tick_or_a_number_for_each_fault_and_one_tick_for_none(form: str) -> None:
    parse(form)
    controls = re.findall(r'<input[^>]*type="(\w+)"[^>]* name="(ratings\.1\.1\.[^"]*)"', form)
    assert controls == [
        ("checkbox", "ratings.1.1.faults.a"),
        ("text", "ratings.1.1.faults.b"),
        ("checkbox", "ratings.1.1.no_faults"),
    ]
    text = re.sub(r"<[^>]*>", "", form)
    for words in (
        "从满分扣起，扣完为止",
        "从满分扣起，可以倒扣",
        "扣 2 分",
        "每项扣 0.5 分，最多扣 3 分",
        "查过，没有扣分",
    ):
        assert words in text


def test_the_search_finds_a_fault(rubric: Rubric) -> None:
    assert any("每缺一项记录" in str(one) for one in entries_of(rubric))


SENTENCE = "未建台账扣2分；每缺一项记录扣0.5分，最多扣3分；扣完为止。"


def terms_of(rubric: Rubric, name: str) -> list[str]:
    """The labels of the terms of a row on its criteria page."""
    rows = {one.anchor: one for group in criteria_page(rubric, "").groups for section in group.sections
            for one in section.criteria}  # fmt: skip
    return [term.label for term in rows[f"c-{name}"].terms]


def test_what_is_taken_away_is_told_once(rubric: Rubric) -> None:
    """「Once is enough」: each fault with what it costs is a row; the sentence of which they are made is not printed above them."""
    for name in ("1.1", "1.2", "2.1", "2.2"):
        assert terms_of(rubric, name) == []
    body = rubric_pages(rubric, "sha256:0", "0").pages["index.html"].body
    for words in ("未建台账", "每缺一项记录", "未经三级安全教育上岗", "临边未防护", "开关箱无漏电保护"):
        assert re.sub(r"<[^>]*>", "", body).count(words) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (SENTENCE, False),
        ("每缺一项记录扣0.5分；未建台账，扣 2 分", False),
        ("未建台账；每缺一项记录", False),
        # other numbers, another floor, and whatever else it says
        (SENTENCE.replace("扣2分", "扣20分"), True),
        (SENTENCE.replace("0.5", "1.5"), True),
        (SENTENCE.replace("最多扣3分", "最多扣5分"), True),
        (SENTENCE.replace("扣完为止", "可以倒扣"), True),
        (SENTENCE + "查阅台账。", True),
        ("每有一项未建台账扣2分；每缺一项记录扣0.5分", True),
    ],
)
def test_a_sentence_that_says_anything_else_stays(rubric: Rubric, words: str, told: bool) -> None:
    owner = replace(row(rubric, "1.1"), assessment=words)
    group = rubric.groups[0]
    changed = replace(
        rubric, groups=(replace(group, criteria=(owner, *group.criteria[1:])), *rubric.groups[1:])
    )
    assert terms_of(changed, "1.1") == (["扣分标准"] if told else [])


def test_a_sentence_with_a_doubtful_place_stays(rubric: Rubric) -> None:
    record = Damage(at="assessment", printed="〇", read="读", reason="残缺")
    assert terms_of(with_damage(rubric, row(rubric, "1.1"), (record,)), "1.1") == ["扣分标准"]


def test_beside_a_translation_the_official_sentence_stands_once_as_printed(rubric: Rubric) -> None:
    official = official_of(row(rubric, "1.1"), rubric)
    assert [(term.label, term.lines) for term in official.terms] == [("扣分标准", (SENTENCE,))]


def test_the_evidence_list_shows_the_sentence(rubric: Rubric) -> None:
    shown = [
        one
        for part in evidence_page(rubric, "").parts
        for line in part.rows
        if line.number == "1.1"
        for one in line.shown
    ]
    assert [one.text for one in shown] == [SENTENCE]
