"""One cell that says the whole rule, in the words that tables use: drafted where the words determine it, and left open where not."""

from __future__ import annotations

from typing import Any

import pytest
from tests.draft.test_small_tables import grid, said

from rubricpress.draft.drafting import Drafted, draft, rows_of
from rubricpress.draft.notes import all_doubts, without_doubts

RULES: list[tuple[str, object]] = [
    # grades with their scores, with units or without, in front or behind
    ("优秀10分，良好8分，合格6分，不合格0分", ["10", "8", "6", "0"]),
    ("优秀：10；良好：8；合格：6；不合格：0", ["10", "8", "6", "0"]),
    ("优秀 10、良好 8、一般 6、差 0", ["10", "8", "6", "0"]),
    ("完全符合：10，基本符合：6，不符合：0", ["10", "6", "0"]),
    ("Excellent: 10; Good: 8; Fair: 5; Poor: 0", ["10", "8", "5", "0"]),
    ("Excellent 10 points; Good: 8; Poor: 0", ["10", "8", "0"]),
    ("Fully met 10, partly met 5, not met 0", ["10", "5", "0"]),
    ("Yes = 10, No = 0", ["10", "0"]),
    ("10 = all are trained; 6 = most are trained; 0 = nobody is", ["10", "6", "0"]),
    # a number that decides
    (
        "优（90%以上）得10分；良（80%-90%）得8分；差（80%以下）不得分",
        {"10": {"from": "90"}, "8": {"from": "80", "below": "90"}, "0": {"below": "80"}},
    ),
    (
        "Excellent (>= 90%): 10; Good (80% to 89%): 8; Poor (below 80%): 0",
        {"10": {"from": "90"}, "8": {"from": "80", "below": "90"}, "0": {"below": "80"}},
    ),
    # bands, some of them of one score or open on one side
    ("9-10 excellent; 7-8 good; 0-6 poor", [("9", "10"), ("7", "8"), ("0", "6")]),
    ("优秀：9-10；良好：7-8；差：0-6", [("9", "10"), ("7", "8"), ("0", "6")]),
    ("一档：10-9分；二档：8-7分；三档：6分以下", [("9", "10"), ("7", "8"), ("0", "6")]),
    ("优秀（9分以上）、良好（7-8分）、差（7分以下）", [("9", "10"), ("7", "8"), ("0", "6")]),
    ("优秀9.5分以上，良好8-9.4分，差不足8分", [("9.5", "10"), ("8", "9.4"), ("0", "7.9")]),
    ("好，得10分；较好，得6-9分；一般，得1-5分；差，不得分", [("10", "10"), ("6", "9"), ("1", "5"), ("0", "0")]),
    # what adds up, and what is taken away
    ("Projector: 4; Air conditioning: 6", {"a": "4", "b": "6"}),
    ("No register: minus 4. Each missing entry: minus 1, at most 3", {"a": "4", "b": "each 1, at most 3"}),
    ("无台账扣4；每缺一项记录扣0.5，最多扣2", {"a": "4", "b": "each 0.5 项, at most 2"}),
    ("每延迟1个月扣1分", {"a": "each 1 个月"}),
    # what is not determined stays with the assessor
    ("Ref: 2; Annex: 3", "any"),
    ("2023: 5; 2024: 4", "any"),
    ("Excellent (90-100%); Good (80-89%)", "any"),
    ("优秀：8；良好：6", "any"),
    ("优秀8分以上，良好6-8分，差6分以下", "any"),
    ("见附件1、附件10", "any"),
]  # fmt: skip


def drafted(rule: str, points: str = "10") -> Drafted:
    table = (
        f"序号 | 评审内容 | 分值 | 评分标准\n1 | 管理 | {points} | RULE\n2 | 其他 | 5 | 有得5分，没有不得分"
    )
    made = grid(table)
    cells = tuple(type(one)(rule, one.row, one.column) if one.text == "RULE" else one for one in made.cells)
    return draft(type(made)(cells), "small", "表", "2026-11")


def row(rule: str, points: str = "10") -> dict[str, Any]:
    found: dict[str, Any] = rows_of(drafted(rule, points).data)[0][0]
    return found


@pytest.mark.parametrize(("rule", "method"), RULES, ids=[rule for rule, _ in RULES])
def test_one_cell_is_drafted_as_its_words_say_or_left_open(rule: str, method: object) -> None:
    made = row(rule)
    assert made["title"] == "管理"
    assert said(without_doubts(made)) == method
    if method == "any":
        assert made["#method"]


def test_where_only_some_options_name_their_numbers_a_person_is_asked() -> None:
    made = row("Excellent (>= 90%): 10; Good: 8")
    assert said(made) == ["10", "8"]
    assert "levels-by-number" in {getattr(one, "code", "") for one in all_doubts(made)}


def test_points_lost_for_every_few_per_cent_are_steps() -> None:
    made = row("合格率达到95%得满分，每降低2个百分点扣1.5分，扣完为止")
    assert without_doubts({key: made[key] for key in ("method", "target", "steps")}) == {
        "method": "proportional",
        "target": "100",
        "steps": {"from": "95", "each": "2", "costs": "1.5", "begun": "false"},
    }
    assert made["measure"]["title"] == "合格率"
    assert [getattr(one, "code", "") for one in made["steps"]["#begun"]] == ["step-begun"]
    begun = row("95%以上得10分；每低2%扣1分（不足2%按2%计）")
    assert without_doubts(begun["steps"]) == {"from": "95", "each": "2", "costs": "1", "begun": "true"}
    assert not all_doubts(begun["steps"])


@pytest.mark.parametrize("rule", ["达到95%得8分，每低1%扣1分", "达到95%得满分，每低1%扣20分", "达到0%得满分，每低1%扣1分"])  # fmt: skip
def test_steps_that_do_not_fit_the_points_are_left_to_a_person(rule: str) -> None:
    assert row(rule)["method"] != "proportional"


@pytest.mark.parametrize("title", ["创新", "特色", "专项检查"])
def test_a_row_with_points_keeps_its_title_though_other_tables_call_bonuses_so(title: str) -> None:
    table = f"序号 | 评审内容 | 分值 | 评分标准\n1 | 管理 | 5 | 有得5分，没有不得分\n2 | {title} | 5 | 有得5分，没有不得分\n合计 | | 10 |"
    made = draft(grid(table), "small", "表", "2026-11")
    criteria, adjusting = rows_of(made.data)
    assert [one["title"] for one in criteria] == ["管理", title]
    assert not adjusting


CONCLUSIONS: list[tuple[str, dict[str, dict[str, str]]]] = [
    ("Pass mark: 9 points", {"passed": {"from": "9"}, "failed": {"below": "9"}}),
    (
        "Grades: Excellent: 13 and above; Good: 9 to 12; Poor: below 9.",
        {"Excellent": {"from": "13"}, "Good": {"from": "9", "below": "13"}, "Poor": {"below": "9"}},
    ),
    (
        "Result: 13 or more is excellent; less than 13 is a fail",
        {"excellent": {"from": "13"}, "fail": {"below": "13"}},
    ),
    ("Notes: keep two copies", {}),
]


@pytest.mark.parametrize(("note", "held"), CONCLUSIONS, ids=[note for note, _ in CONCLUSIONS])
def test_notes_in_english_tell_the_conclusions(note: str, held: dict[str, dict[str, str]]) -> None:
    table = "Criterion | Points | Scoring guide\nRules | 10 | Good: 10; Poor: 0\nRoom | 5 | Yes: 5; No: 0"
    made = draft(grid(table, after=(note,)), "small", "Table", "2026-11")
    assert {one["title"]: one["when"] for one in made.data.get("conclusions", [])} == held
    assert made.data["instructions"].startswith(("Pass", "Grades", "Result", "keep", "Notes"))


def test_a_pass_mark_in_per_cent_is_a_share() -> None:
    made = draft(
        grid("Criterion | Points\nRules | 10\nRoom | 5", after=("Passing score: 60%",)), "x", "x", "2026-11"
    )
    assert [one["share"] for one in made.data["conclusions"]] == [{"from": "60"}, {"below": "60"}]
    assert all(one["#share"] for one in made.data["conclusions"])


def test_what_an_english_table_has_damaged_is_said_in_english() -> None:
    table = "Criterion | Points | Scoring guide\nRate | 10 | 90% or more: 10 points; 75% to 89%: 7 points; below 75%: 0 points"
    ((made,), _) = rows_of(draft(grid(table), "small", "Table", "2026-11").data)
    (damage,) = made["damage"]
    assert damage["read"] == "≥ 75, < 90"
    assert damage["reason"].startswith("TODO: by the printed bounds")


def test_so_many_points_for_each_up_to_the_points_are_a_proportion() -> None:
    made = row("每举办1期培训得2分，最高10分")
    assert without_doubts({key: made[key] for key in ("method", "target", "measure")}) == {
        "method": "proportional",
        "target": "5",
        "measure": {"kind": "number", "title": "管理", "step": "1", "unit": "期"},
    }
    for other in ("每举办2期培训得2分，最高10分", "每两期得2分，最高10分", "每期得3分，最高10分", "每期得2分，最高8分", "每增长1%得2分，最高10分"):  # fmt: skip
        assert row(other)["method"] != "proportional", other


COUNTED: list[tuple[str, object]] = [
    ("少1天扣0.5分，扣完为止", {"a": "each 0.5 天"}),
    ("每个班级没有方案扣2分", {"a": "each 2 个"}),
    ("缺一学时扣1分", {"a": "each 1 学时"}),
    ("每人每年参加培训得10分，没有不得分", ["10", "0"]),
]


@pytest.mark.parametrize(("rule", "method"), COUNTED, ids=[rule for rule, _ in COUNTED])
def test_what_is_counted_is_counted(rule: str, method: object) -> None:
    assert said(without_doubts(row(rule))) == method


def adjusted(text: str) -> list[dict[str, Any]]:
    table = f"序号 | 评审内容 | 分值 | 评分标准\n1 | 管理 | 10 | 有得10分，没有不得分\n合计 | | 10 |\n加分项 | 受表彰 | | {text}"
    found: list[dict[str, Any]] = rows_of(draft(grid(table), "small", "表", "2026-11").data)[1]
    return found


@pytest.mark.parametrize("once", ["不重复加分", "按最高级别计分", "同一成果不得累计计分", "只取最高项"])
def test_additions_that_count_once_ask_for_the_rule(once: str) -> None:
    first, second = adjusted(f"国家级加5分，省级加3分，{once}")
    assert [(one["title"], one["amount"]) for one in (first, second)] == [("国家级", "5"), ("省级", "3")]
    for one in (first, second):
        assert [doubt.code for doubt in one["#"]] == ["counted-once"]
        assert once in one["#"][0].sentence("zh")


def test_an_addition_for_each_one_is_counted() -> None:
    (made,) = adjusted("每个加2分，最多加6分")
    assert without_doubts({key: made[key] for key in ("method", "each", "limit", "unit")}) == {
        "method": "counted",
        "each": "2",
        "limit": "6",
        "unit": "个",
    }


LIMITS = [
    "加分项累计不超过8分。",
    "总分最高不超过100分。",
    "同一事项不重复计分。",
    "加分按就高不就低的原则计分。",
]


@pytest.mark.parametrize("note", LIMITS)
def test_limits_in_the_notes_ask_for_a_rule(note: str) -> None:
    table = "序号 | 评审内容 | 分值 | 评分标准\n1 | 管理 | 10 | 有得10分，没有不得分"
    made = draft(grid(table, after=(f"说明：{note}",)), "small", "表", "2026-11")
    assert "limit-in-notes" in {one.code for one in made.data["#instructions"]}


def test_notes_without_a_limit_ask_for_none() -> None:
    table = "序号 | 评审内容 | 分值 | 评分标准\n1 | 管理 | 10 | 有得10分，没有不得分"
    made = draft(grid(table, after=("说明：本表一式两份，得分填写整数。",)), "small", "表", "2026-11")
    assert "#instructions" not in made.data


LEFT_POINTS = """
分值 | 序号 | 考核指标 | < | 评分细则 | 得分 | <
^ | ^ | 一级 | 二级 | ^ | 自评 | 考核
10 | （一） | 收入增长 | 经营收入 | 有得10分，没有不得分 | |
10 | （二） | ★资产管理 | 台账 | 每缺一项扣2分 | |
20 | 合计 | < | < | < | < | <
"""


def test_points_may_stand_on_the_left_and_a_group_may_bear_the_mark() -> None:
    made = draft(grid(LEFT_POINTS), "small", "表", "2026-11")
    criteria, adjusting = rows_of(made.data)
    assert [(one["id"], one["title"], one["points"]) for one in criteria] == [
        ("1", "经营收入", "10"),
        ("2", "台账", "10"),
    ]
    assert [one.get("starred") for one in criteria] == [None, "true"]
    assert (made.data["points"], adjusting) == ("20", [])
    assert [cell.text for cell in made.left] == ["考核指标"]


TWO_PAGES = """
序号 | 一级指标 | 二级指标 | 标准分 | 评分方法 | 扣分 | 得分 | 扣分理由
1 | （一）设置 | 床位 | 10 | ≥30张10分，20-29张6分，＜20张0分 | | |
2 | （二）人才 | < | 20 | 少1人扣5分 | | |
序号 | 一级指标 | 二级指标 | 标准分 | 评分方法 | 扣分 | 得分 | 扣分理由
3 | （三）质量 | 病历 | 20 | 每份不合格扣2分 | | |
总计 | < | < | 50 | | | |
"""


def test_a_table_on_two_pages_has_its_columns_once_and_a_wide_name_is_one_group() -> None:
    note = "注：总分≥45分为通过，30≤总分＜45分为基本通过，总分＜30分为不通过。"
    made = draft(grid(TWO_PAGES, after=(note,)), "small", "表", "2026-11")
    assert [one["of"] for one in made.data["columns"]].count("remark") == 0
    criteria, _ = rows_of(made.data)
    assert [(one["id"], one["points"]) for one in criteria] == [("1", "10"), ("2", "20"), ("3", "20")]
    assert said(criteria[0]) == {
        "10": {"from": "30"},
        "6": {"from": "20", "to": "29"},
        "0": {"below": "20"},
    }
    assert [one["title"] for one in made.data["groups"]] == ["设置", "人才", "质量"]
    assert not any(
        inner.get("title") == "人才" for one in made.data["groups"] for inner in one.get("groups", [])
    )
    assert {one["title"]: one["when"] for one in made.data["conclusions"]} == {
        "通过": {"from": "45"},
        "基本通过": {"from": "30", "below": "45"},
        "不通过": {"below": "30"},
    }


def test_what_grows_can_shrink_and_more_than_double() -> None:
    measure = row("增长10%以上得10分，每低1个百分点扣1分")["measure"]
    assert measure["minimum"] == "-100"
    assert "maximum" not in measure
