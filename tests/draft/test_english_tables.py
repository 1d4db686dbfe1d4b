"""English tables, and grades whose cells hold words and scores: every row as a maintainer would write it, by eye."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.draft.small_files import docx_of, written, xlsx_of
from tests.draft.test_small_tables import grid

from rubricpress.draft.drafting import Drafted, draft, rows_of
from rubricpress.draft.files.opening import chosen, read_tables
from rubricpress.draft.notes import all_doubts
from rubricpress.draft.words.heads import is_band, role_of
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.thresholds import condition


def drafted(table: str) -> Drafted:
    return draft(grid(table), "table", "Table", "2026-11")


def rows(table: str) -> list[dict[str, Any]]:
    return rows_of(drafted(table).data)[0]


def options(row: dict[str, Any]) -> list[tuple[str, dict[str, str] | None]]:
    """The options of a row: score, and the stretch that decides."""
    return [(one["score"], one.get("when")) for one in row["levels"]]


def codes(row: Any) -> set[str]:
    return {getattr(one, "code", "fault") for one in all_doubts(row)}


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("No.", "number"),
        ("Ref", "number"),
        ("S/N", "number"),
        ("Domain", "group"),
        ("Criterion", "item"),
        ("Assessment criteria", "item"),
        ("Indicator", "detail"),
        ("Sub-criterion", "detail"),
        ("Requirement", "detail"),
        ("Description", "standard"),
        ("Scoring criteria", "assessment"),
        ("Marking scheme", "assessment"),
        ("Weight", "points"),
        ("Weighting (%)", "points"),
        ("Max. score", "points"),
        ("Maximum points", "points"),
        ("Points possible", "points"),
        ("Marks", "points"),
        ("Self-assessment score", "self"),
        ("Reviewer's score", "review"),
        ("Marks obtained", "review"),
        ("Evidence required", "remark"),
        ("Comments", "remark"),
        ("Yes", "blank"),
        ("Yes (1)", ""),
        ("Colour", ""),
    ],
)
def test_heads_of_english_tables_are_known(head: str, role: str) -> None:
    assert role_of(head) == role
    assert role_of(f" {head.upper()}:") == role


@pytest.mark.parametrize(
    "head",
    ["Excellent", "GOOD (3)", "4 – Exemplary", "Needs Improvement: 1 point", "Poor (0-2 points)", "Level 3",
     "Exceeds expectations", "Partially met", "Proficient 80–89%", "No (0)"],
)  # fmt: skip
def test_grades_of_english_tables_are_known(head: str) -> None:
    assert is_band(head)
    assert not is_band(f"{head} institutions")


def test_a_table_of_indicators_with_points() -> None:
    found = drafted(
        """
        No. | Criterion | Indicator | Max Points | Evidence required | Self score | Reviewer score
        1 | Governance | A mission statement is published | 5 | Mission statement | |
        2 | ^ | The board meets twice a year | 10 | Minutes | |
        3 | Staff | All teachers hold a degree | 15 | Staff list | |
        | Total | | 30 | | |
        """
    )
    data = found.data
    assert [(one["title"], [row["id"] for row in one["criteria"]]) for one in data["groups"]] == [
        ("Governance", ["1", "2"]),
        ("Staff", ["3"]),
    ]
    assert [(row["title"], row["points"], row["remark"]) for row in rows_of(data)[0]] == [
        ("A mission statement is published", "5", "Mission statement"),
        ("The board meets twice a year", "10", "Minutes"),
        ("All teachers hold a degree", "15", "Staff list"),
    ]
    assert (data["points"], data["language"]) == ("30", "en")
    assert [one["of"] for one in data["columns"]] == [
        "number",
        "group",
        "title",
        "points",
        "remark",
        "self",
        "review",
    ]


def test_standards_are_above_their_indicators_and_titles_where_there_are_none() -> None:
    """A column Standard names the group of its indicators; alone it names the rows, behind a criterion it describes."""
    above = drafted(
        "Standard | Indicator | Points\n1. Leadership | 1.1 Vision | 5\n2. Staff | 2.1 Training | 5"
    )
    assert [(one["id"], one["title"]) for one in above.data["groups"]] == [
        ("1", "Leadership"),
        ("2", "Staff"),
    ]
    alone = rows("Standard | Points\n1. Leadership | 5\n2. Staff | 5")
    assert [(one["id"], one["title"]) for one in alone] == [("1.1", "Leadership"), ("1.2", "Staff")]
    behind = rows("Criterion | Standard | Points\nStaff | All are trained | 5\nRooms | All are clean | 5")
    assert [(one["title"], one["standard"]) for one in behind] == [
        ("Staff", "All are trained"),
        ("Rooms", "All are clean"),
    ]


def test_score_is_the_points_where_it_is_printed_and_to_be_filled_in_where_it_is_empty() -> None:
    printed = drafted("Criterion | Description | Score\nStaff | trained | 5\nRooms | clean | 10")
    assert [one["points"] for one in rows_of(printed.data)[0]] == ["5", "10"]
    empty = drafted("Criterion | Max | Score\nStaff | 5 |\nRooms | 10 |")
    assert [one["of"] for one in empty.data["columns"]] == ["title", "points", "review"]
    told = rows("Criterion | Score\nStaff | 5 points: all trained; 3 points: most; 0 points: none")
    assert [one["levels"][0]["score"] for one in told] == ["5"]


def test_scores_in_the_heads_are_a_scale_of_the_points_of_the_row() -> None:
    """Good (3) of Excellent (4) earns three quarters of the weight: told, since it is a reading."""
    table = "Criteria | Weight | Excellent (4) | Good (3) | Poor (1)\nFacts | 40% | all | most | few\nStyle | 60% | a | b | c"
    first, second = rows(table)
    assert (first["points"], first["points_printed"]) == ("40", "40%")
    assert options(first) == [("40", None), ("30", None), ("10", None)]
    assert options(second) == [("60", None), ("45", None), ("15", None)]
    assert "grades-scaled" in codes(first)
    (plain,) = rows("Criteria | Points | Excellent (4) | Good (3) | Poor (1)\nFacts | 4 | all | most | few")
    assert (options(plain), codes(plain)) == ([("4", None), ("3", None), ("1", None)], set())
    (uneven,) = rows("Criteria | Points | Excellent (3) | Good (2) | Poor (1)\nFacts | 10 | all | most | few")
    assert "grades-without-scores" in codes(uneven), "two thirds of 10 do not come out even"


@pytest.mark.parametrize(
    "heads",
    ["4 | 3 | 2 | 0", "Score 4 | Score 3 | Score 2 | Score 0", "Execllent(4) | Good(3) | Fair(2) | Poor (0)"],
)
def test_a_scale_of_scores_may_have_no_words_or_a_misspelt_one(heads: str) -> None:
    (row,) = rows(f"Criteria | {heads} | Comments\nFacts | all | most | some | none |")
    assert options(row) == [("4", None), ("3", None), ("2", None), ("0", None)]
    assert [one["descriptor"] for one in row["levels"]] == ["all", "most", "some", "none"]
    assert row["points"] == "4"


def test_percentages_in_the_heads_are_bands_of_the_points() -> None:
    (row,) = rows(
        "Criteria | Excellent 90–100% | Good 80–89% | Fair 60-79% | Poor 0-59% | Weight\nResearch | a | b | c | d | 50"
    )
    assert [(one["from"], one["to"]) for one in row["bands"]] == [
        ("45", "50"), ("40", "44.5"), ("30", "39.5"), ("0", "29.5"),
    ]  # fmt: skip
    assert (row["step"], "factors" in codes(row)) == ("0.5", True)
    (gap,) = rows(
        "Criteria | Excellent 90–100% | Good 70–79% | Poor 0-59% | Weight\nResearch | a | b | c | 50"
    )
    assert "grades-without-scores" in codes(gap)


def test_answers_with_their_scores_are_options_and_boxes_to_tick_are_none() -> None:
    first, second = rows(
        "Item | Requirement | Yes (1) | No (0)\n1 | Policy displayed | |\n2 | Staff trained | |"
    )
    assert options(first) == options(second) == [("1", None), ("0", None)]
    ticked = drafted(
        "Ref | Requirement | Yes | No | Score\nA | Hygiene | | |\nA1 | Basins | | | 2\nA2 | Soap | | | 1"
    )
    assert [(one["id"], one["title"]) for one in ticked.data["groups"]] == [("A", "Hygiene")]
    assert [(one["id"], one["points"]) for one in rows_of(ticked.data)[0]] == [("A1", "2"), ("A2", "1")]


RULES = """
No. | Sub-criterion | Max. | Scoring guide
1.1 | Attendance | 10 | 95% or more = 10 points; 90% to less than 95% = 7 points; below 90% = 0 points
1.2 | Fire safety | 3 | Deduct 1 point for each missing extinguisher, up to 3 points
1.3 | Documents | 4 | a) Register (1 point); b) Minutes (1 point); c) Budget (2 points)
1.4 | Plan | 10 | Excellent (9-10 points), Good (7-8 points), Poor (0-6 points)
1.5 | Hours | 10 | 10 marks if at least 40 hours, 5 marks if 20 to less than 40 hours, 0 marks if fewer than 20 hours
1.6 | Cases | 3 | 0.5 points per documented case, up to 3 points
| TOTAL | 40 |
"""


def test_rules_of_scoring_in_english_are_read() -> None:
    attendance, fire, documents, plan, hours, cases = rows(RULES)
    assert options(attendance) == [
        ("10", {"from": "95"}),
        ("7", {"from": "90", "below": "95"}),
        ("0", {"below": "90"}),
    ]
    assert attendance["measure"]["kind"] == "percentage"
    assert [(one["each"], one["limit"]) for one in fire["faults"]] == [("1", "3")]
    assert [one["points"] for one in documents["indicators"]] == ["1", "1", "2"]
    assert [(one["id"], one["from"], one["to"]) for one in plan["bands"]] == [
        ("excellent", "9", "10"),
        ("good", "7", "8"),
        ("poor", "0", "6"),
    ]
    assert options(hours) == [
        ("10", {"from": "40"}),
        ("5", {"from": "20", "below": "40"}),
        ("0", {"below": "20"}),
    ]
    assert (hours["measure"]["unit"], hours["measure"]["title"]) == ("hours", "Hours")
    assert cases["method"] == "proportional", "so many points for each, up to the points of the row"
    assert codes(cases) == {"measure-title"}


def test_bands_without_a_name_are_counted_in_the_language_of_the_table() -> None:
    data = drafted(
        "Criterion | Max | Scoring guide\nPlan | 10 | complete: 8-10 points; gaps: 0-7 points"
    ).data
    assert [one["title"] for one in data["bands"]] == ["Band 1", "Band 2"]


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("95% or more", {"from": "95"}),
        ("at least 95%", {"from": "95"}),
        ("not below 60%", {"from": "60"}),
        ("not less than 5 years", {"from": "5"}),
        ("85% to less than 95%", {"from": "85", "below": "95"}),
        ("85 to 94%", {"from": "85", "to": "94"}),
        ("between 85% and 94%", {"from": "85", "to": "94"}),
        ("no more than 3", {"to": "3"}),
        ("not exceeding 5%", {"to": "5"}),
        ("3 or fewer", {"to": "3"}),
        ("fewer than 10", {"below": "10"}),
        ("more than 20 hours", {"above": "20"}),
        ("Pass rate above 90 percent", {"above": "90"}),
    ],
)
def test_what_a_number_must_reach_is_read_in_english(words: str, ends: dict[str, str]) -> None:
    found = condition(words)
    assert found is not None
    assert found.ends == ends
    assert ("%" in words or "percent" in words) == (found.unit == "%")


@pytest.mark.parametrize(
    "words", ["Staff turnover 50%", "all 20 teachers", "20 of 30, at least 5", "discover 5 sites"]
)
def test_words_that_only_look_like_a_bound_are_none(words: str) -> None:
    assert condition(words) is None


@pytest.mark.parametrize(
    "words", ["5 percentage points lower", "score 5 points or more", "3 power points", "ten points"]
)
def test_points_that_are_no_score_are_none(words: str) -> None:
    assert parts_of(words).all == ()


def test_grades_whose_cells_combine_words_and_scores() -> None:
    """优：≥90%得10分；良：80%-90%得8分, a column for each."""
    done, staff, books = rows(
        """
        评价项目 | 分值 | 优 | 良 | 差
        课程完成率 | 10 | ≥90%，得10分 | ≥80%且<90%，得8分 | <80%，不得分
        师资水平 | 10 | 高级职称占50%以上，9-10分 | 高级职称占30%以上、不足50%，7-8分 | 高级职称不足30%，0-6分
        图书 | 5 | 5分：藏书丰富 | 3分：基本够用 | 0分：很少
        """
    )
    assert options(done) == [
        ("10", {"from": "90"}),
        ("8", {"from": "80", "below": "90"}),
        ("0", {"below": "80"}),
    ]
    assert [(one["from"], one["to"], one["when"]) for one in staff["bands"]] == [
        ("9", "10", {"from": "50"}),
        ("7", "8", {"from": "30", "below": "50"}),
        ("0", "6", {"below": "30"}),
    ]
    assert [(one["score"], one["descriptor"]) for one in books["levels"]] == [
        ("5", "5分：藏书丰富"), ("3", "3分：基本够用"), ("0", "0分：很少"),
    ]  # fmt: skip


def test_grades_whose_cells_take_away_or_count_are_not_taken_for_options() -> None:
    (row,) = rows("评价项目 | 分值 | 优 | 差\n投诉 | 10 | 无投诉，得10分 | 每起投诉扣2分")
    assert row["method"] == "checklist"
    assert "grades-without-scores" in codes(row)


def test_english_cells_with_ranges_in_front_are_bands() -> None:
    thesis, evidence = rows(
        """
        Criterion | Excellent | Satisfactory | Needs Improvement | Points
        Thesis | 9-10 points: clear | 5-8 points: adequate | 0-4 points: none | 10
        Evidence | Strong (18-20 points) | Some (10-17 points) | None (0-9 points) | 20
        """
    )
    assert [(one["id"], one["from"], one["to"], one["descriptor"]) for one in thesis["bands"]] == [
        ("excellent", "9", "10", "clear"),
        ("satisfactory", "5", "8", "adequate"),
        ("needs-improvement", "0", "4", "none"),
    ]
    assert [one["descriptor"] for one in evidence["bands"]] == ["Strong", "Some", "None"]


CELLS = [
    ["Domain", "Criterion", "Max score", "Scoring guide", "Score obtained", "Remarks"],
    ["1. Access", "1.1 Ramps", "10", "10 points: at all doors; 5 points: at some; 0 points: none", "", ""],
    ["1. Access", "1.2 Signs", "5", "1 point for each floor, maximum 5 points", "", ""],
    ["2. Care", "2.1 Nurses on duty", "15", "100%: 15 points; 80% to less than 100%: 8 points; below 80%: 0 points", "", ""],
    ["", "Sub-total", "15", "", "", ""],
    ["", "Grand total", "30", "", "", ""],
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "raw"), [("a.docx", docx_of(CELLS, ["Hospital accreditation"])), ("a.xlsx", xlsx_of(CELLS))]
)
def test_word_and_excel_files_in_english_are_read_alike(tmp_path: Path, name: str, raw: bytes) -> None:
    table, _ = chosen(read_tables(written(tmp_path, name, raw)), None)
    data = draft(table, "access", "access", "2026-11").data
    ramps, signs, nurses = rows_of(data)[0]
    assert [(one["id"], one["title"]) for one in data["groups"]] == [("1", "Access"), ("2", "Care")]
    assert [one["score"] for one in ramps["levels"]] == ["10", "5", "0"]
    assert (signs["method"], signs["target"], codes(signs)) == ("proportional", "5", {"measure-title"})
    assert [one["score"] for one in nurses["levels"]] == ["15", "8", "0"]
    assert data["points"] == "30"
