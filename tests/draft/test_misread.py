"""「What is wrongly read without a TODO is a defect」: layouts and turns of phrase that were misread in silence."""

from __future__ import annotations

from typing import Any

import pytest
from tests.draft.test_small_tables import grid

from rubricpress.draft.drafting import draft, rows_of
from rubricpress.draft.notes import all_doubts


def rows(table: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The criteria and the adjustments of a table."""
    return rows_of(draft(grid(table), "table", "表", "2026-11").data)


def test_points_and_what_is_scored_stand_below_one_head() -> None:
    criteria, adjusting = rows(
        """
        检查项目 | 检查内容 | 分值 | < | 评分标准
        ^ | ^ | 满分 | 实得 | ^
        设施 | 灭火器 | 30 | | 缺一具扣5分，扣完为止
        ^ | 消火栓 | 30 | | A.完好30分/B.有缺陷15分/C.损坏0分
        管理 | 演练 | 40 | | 每年两次以上40分，一次20分，没有0分
        合计 | | 100 | |
        """
    )
    assert [(one["title"], one["points"]) for one in criteria] == [
        ("灭火器", "30"),
        ("消火栓", "30"),
        ("演练", "40"),
    ]
    assert adjusting == []


@pytest.mark.parametrize(
    "rule", ["≥500人得满分，每少10人扣1分", "每缺一次扣5分，扣完为止", "每缺一次扣5分，扣完本项分为止"]
)
def test_a_row_whose_points_are_used_up_is_no_deduction_from_the_total(rule: str) -> None:
    """Its points cannot be read (a formula without its result), which is said; it does not become an adjustment."""
    criteria, adjusting = rows(
        f"""
        项目 | 内容 | 分值 | 评分标准
        投入 | 预算执行率 | 30 | 执行90%以上30分，否则0分
        产出 | 培训人数 | | {rule}
        """
    )
    assert [(one["title"], one["points"]) for one in criteria] == [("预算执行率", "30"), ("培训人数", "TODO")]
    assert all_doubts(criteria[1])
    assert adjusting == []


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        ("有一台不完好扣3分", "台"),
        ("有一人未持证扣3分", "人"),
        ("一户不满意扣3分", "户"),
        ("缺一具扣3分", "具"),
        ("少一名扣3分", "名"),
    ],
)
def test_one_of_several_things_is_counted(rule: str, unit: str) -> None:
    """Two of them cost twice as much: 有一台不完好扣3分 is said of each 台."""
    (row,), _ = rows(
        f"""
        项目 | 内容 | 分值 | 评分标准
        设备 | 设备完好 | 20 | {rule}，扣完为止
        """
    )
    (fault,) = row["faults"]
    assert (fault["each"], fault["unit"]) == ("3", unit)


@pytest.mark.parametrize("title", ["1.2★ 床位占比", "★1.2 床位占比", "1.2 床位占比★", "1.2 ★床位占比"])
def test_a_star_on_either_side_of_a_title_is_a_star(title: str) -> None:
    criteria, _ = rows(
        f"""
        项目 | 内容 | 分值 | 评分标准
        服务 | 1.1 急诊 | 10 | 有10分，没有0分
        ^ | {title} | 20 | 有20分，没有0分
        """
    )
    assert [(one["id"], one["title"], bool(one.get("starred"))) for one in criteria] == [
        ("1.1", "急诊", False),
        ("1.2", "床位占比", True),
    ]


@pytest.mark.parametrize(
    "rule",
    ["优 60-50 良 49-40 差 39-0", "优：60-50；良：49-40；差：39-0。", "优(60～50)、良(49～40)、差(39～0)"],
)
def test_grades_with_their_ranges_alone_are_bands(rule: str) -> None:
    (row, _), _ = rows(
        f"""
        项目 | 分值 | 评分标准
        师资 | 60 | {rule}
        经费 | 40 | 有40分，无0分
        """
    )
    assert row["method"] == "graded"
    assert [(one["from"], one["to"]) for one in row["bands"]] == [("50", "60"), ("40", "49"), ("0", "39")]


@pytest.mark.parametrize("rule", ["优 50-40 良 39-0", "优 60-50 优 49-0", "优 60-50", "优 90%-60% 差 59%-0%"])
def test_ranges_that_are_no_scores_of_the_row_are_left_to_a_person(rule: str) -> None:
    (row, _), _ = rows(
        f"""
        项目 | 分值 | 评分标准
        师资 | 60 | {rule}
        经费 | 40 | 有40分，无0分
        """
    )
    assert row["method"] == "checklist"
    assert all_doubts(row)
