"""The notes below a table: items written on in one paragraph, vetoes and bonus points in passing, and what key rows decide."""

from __future__ import annotations

from typing import Any

import pytest
from tests.draft.test_small_tables import grid

from rubricpress.draft.drafting import draft, rows_of
from rubricpress.draft.notes import all_doubts, without_doubts
from rubricpress.draft.words.phrases import itemised

GRADES = "90分及以上为A级（优秀），60-89分为B级（合格），60分以下为C级（较差）。"


def drafted(*notes: str) -> Any:
    table = grid(
        """
        项目 | 内容 | 分值 | 评分标准 | 评分办法 | 检查方法
        管理 | 1.★制度 | 40 | 制度健全 | 有制度20分；有人员20分 | 查文件
        ^ | 2.★留样 | 20 | 每餐留样 | 不符合要求的，每样扣3分，扣完为止 | 看现场
        卫生 | 3.消毒 | 40 | 餐具消毒 | 有设施20分；有记录20分 | 看现场
        合计 | < | 100 | | |
        """,
        before=("食堂评分表",),
        after=notes,
    )
    return draft(table, "t", "t", "2026-11").data


def codes(data: Any) -> list[str]:
    return [getattr(one, "code", "") for one in all_doubts(data)]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("注：1.总分100分。2.标★的为关键项。3.弄虚作假的，一票否决。", ["注：", "1.总分100分。", "2.标★的为关键项。", "3.弄虚作假的，一票否决。"]),
        ("（1）甲；（2）乙。", ["（1）甲；", "（2）乙。"]),
        ("说明：①甲。②乙。", ["说明：", "①甲。", "②乙。"]),
        # numbers inside sentences, and lists that do not count up from 1, stay as they are
        ("满分为100分。60.5分以上为合格。", ["满分为100分。60.5分以上为合格。"]),
        ("见上。2.乙。3.丙。", ["见上。2.乙。3.丙。"]),
        ("1.只有一条。", ["1.只有一条。"]),
    ],
)  # fmt: skip
def test_a_list_in_one_paragraph_is_read_item_by_item(text: str, items: list[str]) -> None:
    assert itemised(text) == items


def test_of_such_a_list_the_grades_are_the_conclusions_and_the_rest_keeps_its_lines() -> None:
    data = without_doubts(drafted(f"注：1.总分100分，{GRADES}2.以现场为准。"))
    assert [(one["title"], one["when"]) for one in data["conclusions"]] == [
        ("A级（优秀）", {"from": "90"}),
        ("B级（合格）", {"from": "60", "below": "90"}),
        ("C级（较差）", {"below": "60"}),
    ]
    assert data["instructions"].splitlines() == [f"1.总分100分，{GRADES}", "2.以现场为准。"]


def test_vetoes_and_bonus_points_in_passing_are_adjustments_to_be_compared() -> None:
    data = drafted("注：1.发生食物中毒事故的，一票否决。2.获得省级以上称号的加5分。3.逾期报送的，扣2分。")
    _, found = rows_of(without_doubts(data))
    assert [(one["id"], one["title"], one["method"], one.get("amount")) for one in found] == [
        ("v1", "发生食物中毒事故的", "veto", None),
        ("b1", "获得省级以上称号的", "fixed", "5"),
    ]
    assert codes(data).count("noted") == 2
    # points that are taken away may be those of a row: a person has to say
    assert codes(data).count("noted-less") == 1


def test_notes_about_rows_are_no_adjustments() -> None:
    data = drafted("注：1.各项扣分以扣完该项分值为止。2.附加10分。3.标★的为一票否决项。")
    assert rows_of(without_doubts(data))[1] == []


@pytest.mark.parametrize(
    ("words", "least", "conclusion"),
    [
        ("标★的为关键项，有一项得0分的，直接评定为C级。", "1", "C级（较差）"),
        ("标★的有2项及以上不得分的，不得评为A级。", "2", "B级（合格）"),
        ("关键项任意一项不得分的，评为C级。", "1", "C级（较差）"),
        ("★项目中有两项（含）以上得零分的，判定为C级。", "2", "C级（较差）"),
    ],
)
def test_key_rows_without_points_cap_the_conclusion(words: str, least: str, conclusion: str) -> None:
    data = drafted(GRADES, words)
    (gate,) = without_doubts(data)["gates"]
    assert gate["when"] == [{"score": {"equals": "0"}, "count": {"from": least}, "starred": "true"}]
    titles = {one["id"]: one["title"] for one in data["conclusions"]}
    assert titles[gate["caps_conclusion"]] == conclusion
    assert gate["source"] == words
    assert "key-rows" not in codes(data)
    assert "key-rows-read" in codes(data)


@pytest.mark.parametrize(
    "words",
    [
        "标★的为关键项，有一项不合格的，直接评定为C级。",  # which of the scores is not up to standard?
        "标★的为关键项，有一项得0分的，直接评定为不通过。",  # the table has no such conclusion
        "标★的有2项不得分的，不得评为C级。",  # nothing stands below it
    ],
)
def test_what_key_rows_decide_is_left_to_a_person_where_the_words_leave_it_open(words: str) -> None:
    data = drafted(GRADES, words)
    assert "gates" not in data
    assert "key-rows" in codes(data)


def test_numbers_that_count_on_from_group_to_group_are_the_ids() -> None:
    data = without_doubts(drafted())
    assert [one["id"] for one in rows_of(data)[0]] == ["1", "2", "3"]
    assert [one["id"] for one in data["groups"]] == ["1", "2"]


def test_what_is_counted_by_the_kind_is_taken_for_each() -> None:
    """「每样扣3分」"""
    (fault,) = rows_of(without_doubts(drafted()))[0][1]["faults"]
    assert (fault["each"], fault["unit"]) == ("3", "样")


def test_three_columns_about_judging_are_the_standard_the_rule_and_a_remark() -> None:
    data = without_doubts(drafted())
    assert [(one["of"], one["title"]) for one in data["columns"][-3:]] == [
        ("standard", "评分标准"),
        ("assessment", "评分办法"),
        ("remark", "检查方法"),
    ]
    assert [one["remark"] for one in rows_of(data)[0]] == ["查文件", "看现场", "看现场"]
