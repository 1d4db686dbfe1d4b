"""What tables print in more ways than one: key rows with a dash for points, shares of points, bounds that include only the lower end."""

from __future__ import annotations

from typing import Any

import pytest
from tests.draft.test_small_tables import grid

from rubricpress.draft.drafting import draft, rows_of
from rubricpress.draft.notes import all_doubts, without_doubts
from rubricpress.draft.words.phrases import label


def drafted(rows: str, *after: str) -> Any:
    table = grid(f"序号 | 评估项目 | 评估标准 | 分值\n{rows}", before=("某机构评估表",), after=after)
    return draft(table, "t", "t", "2026-11").data


def codes(data: Any) -> list[str]:
    return [getattr(one, "code", "") for one in all_doubts(data)]


@pytest.mark.parametrize("printed", ["—", "——", "－"])
@pytest.mark.parametrize("name", ["★3 | 消防验收", "3★ | 消防验收", "3 | ★消防验收"])
def test_a_key_row_with_a_dash_for_points_is_met_or_not(printed: str, name: str) -> None:
    data = drafted(
        f"1 | 场地 | 有场地得60分 | 60\n2 | 设备 | 有设备得40分 | 40\n{name} | 消防验收合格 | {printed}"
    )
    row = rows_of(without_doubts(data))[0][-1]
    assert (row["id"], row["title"], row["method"], row["points"]) == ("3", "消防验收", "levels", "0")
    assert row["starred"] == "true"
    assert [one["id"] for one in row["levels"]] == ["met", "unmet"]
    assert "mark-for-points" in codes(data)


def test_a_dash_alone_leaves_the_points_open() -> None:
    data = drafted(
        "1 | 场地 | 有场地得60分 | 60\n2 | 设备 | 有设备得40分 | 40\n3 | 消防验收 | 消防验收合格 | —"
    )
    assert rows_of(without_doubts(data))[0][-1]["points"] == "TODO"


@pytest.mark.parametrize(
    ("text", "number", "star"), [("8★", "8", "★"), ("★8", "8", "★"), ("1.2☆", "1.2", "☆"), ("8", "8", "")]
)
def test_a_star_stands_before_or_behind_a_number(text: str, number: str, star: str) -> None:
    assert (label(text).number, label(text).star) == (number, star)


@pytest.mark.parametrize(
    "text",
    ["得分=持证率×10分", "得分为：持证率×10", "10×持证率", "本项得分＝持证率（%）×10分。", "持证率*10分"],
)
def test_a_share_of_the_points_is_proportional(text: str) -> None:
    data = drafted(f"1 | 人员 | {text} | 10")
    (row,) = rows_of(without_doubts(data))[0]
    assert (row["method"], row["target"]) == ("proportional", "100")
    assert row["measure"] == {"kind": "percentage", "title": "持证率", "maximum": "100"}
    assert row["standard"] == text


@pytest.mark.parametrize(
    "text", ["得分=持证率×8分", "得分=持证率×人数×10分", "得分=持证率×10分，不足60%的不得分"]
)
def test_another_formula_is_left_to_the_assessor(text: str) -> None:
    (row,) = rows_of(without_doubts(drafted(f"1 | 人员 | {text} | 10")))[0]
    assert row["method"] != "proportional"


def test_where_only_the_lower_end_is_included_the_upper_one_belongs_to_the_next() -> None:
    data = drafted("1 | 设备完好率 | 90%（含）以上得10分；80%（含）～90%得6分；80%以下得0分 | 10")
    (row,) = rows_of(without_doubts(data))[0]
    assert [one["when"] for one in row["levels"]] == [
        {"from": "90"},
        {"from": "80", "below": "90"},
        {"below": "80"},
    ]
    assert "damage" not in row
    assert "stretch-changed" not in codes(data)


def test_where_nothing_is_said_of_the_ends_that_is_damage() -> None:
    data = drafted("1 | 设备完好率 | 90%以上得10分；80%～90%得6分；80%以下得0分 | 10")
    (row,) = rows_of(without_doubts(data))[0]
    assert [one["printed"] for one in row["damage"]] == ["80%～90%"]


def test_what_stands_below_the_table_under_a_head_of_its_own_is_a_note() -> None:
    data = drafted(
        "1 | 场地 | 有场地得60分 | 60\n2 | 设备 | 有设备得40分 | 40",
        "加分项：获国家级奖项加3分，省级加2分，最多加5分。",
        "评定结论：85分以上为A级，70（含）～85分为B级，60（含）～70分为C级，60分以下为D级。发生安全责任事故的，直接评为D级等次。",
    )
    made = without_doubts(data)
    assert [(one["title"], one["when"]) for one in made["conclusions"]] == [
        ("A级", {"from": "85"}),
        ("B级", {"from": "70", "below": "85"}),
        ("C级", {"from": "60", "below": "70"}),
        ("D级", {"below": "60"}),
    ]
    named = {one["id"]: one["title"] for one in made["conclusions"]}
    adjusting = rows_of(made)[1]
    assert [(one["title"], one["method"]) for one in adjusting] == [
        ("获国家级奖项", "fixed"),
        ("省级", "fixed"),
        ("发生安全责任事故的", "veto"),
    ]
    assert named[adjusting[2]["concludes"]] == "D级"
    assert codes(data).count("limit-together") == 2
