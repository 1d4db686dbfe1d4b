"""What tables print in more ways than one: key rows with a dash for points, shares of points, bounds that include only the lower end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.draft.small_files import docx_of, written, xlsx_of
from tests.draft.test_small_tables import grid

from rubricpress.draft.drafting import draft, rows_of
from rubricpress.draft.files.opening import read_tables
from rubricpress.draft.notes import all_doubts, without_doubts
from rubricpress.draft.words.phrases import label


def drafted(rows: str, *after: str) -> Any:
    table = grid(f"序号 | 评估项目 | 评估标准 | 分值\n{rows}", before=("某机构评估表",), after=after)
    return draft(table, "t", "t", "2026-11").data


def codes(data: Any) -> list[str]:
    return [getattr(one, "code", "") for one in all_doubts(data)]


@pytest.mark.parametrize(
    "printed",
    ["—", "——", "－", "-", "--", "–", "―", "─", "／", "\\", "一", "无", "0", "0分", "不计分", "不单独赋分"],
)
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


@pytest.mark.parametrize("kind", ["csv", "docx", "xlsx"])
@pytest.mark.parametrize("printed", ["-", "/", ""])
def test_no_row_is_lost_for_a_dash_in_any_kind_of_file(tmp_path: Path, kind: str, printed: str) -> None:
    """Where merged cells are not known, an empty cell is one for points where only rows with a star have it."""
    lines = [["序号", "评估项目", "评估标准", "分值"], ["1", "场地", "有场地得100分", "100"]]
    lines.append(["2", "★消防验收", "消防验收合格", printed])
    row = rows_in(tmp_path, kind, lines)[-1]
    assert (row["id"], row["title"], row["starred"], row["points"]) == ("2", "消防验收", "true", "0")


def rows_in(folder: Path, kind: str, lines: list[list[str]]) -> list[Any]:
    raw = "\n".join(map(",".join, lines)).encode()
    if kind != "csv":
        raw = docx_of(lines) if kind == "docx" else xlsx_of(lines)
    (table,) = read_tables(written(folder, f"t.{kind}", raw)).tables
    return rows_of(without_doubts(draft(table, "t", "t", "2026-11").data))[0]


@pytest.mark.parametrize("star", ["★2.1.1 手术核查", "2.1.1 ★手术核查"])
def test_three_levels_in_columns_of_their_own_with_key_rows_without_points(tmp_path: Path, star: str) -> None:
    """一级指标、二级指标、三级指标 of a hospital's table: names stand once, and core rows (★) have no points."""
    lines = [["一级指标", "二级指标", "三级指标", "评分标准", "分值"]]
    lines.append(["医院管理", "依法执业", "★1.1.1 执业许可", "未取得执业许可的，不予评审", ""])
    lines.append(["", "", "1.1.2 人员资质", "符合得40分，不符合不得分", "40"])
    lines.append(["医疗质量", "核心制度", star, "落实手术核查制度", ""])
    lines.append(["", "病历", "2.2.1 病历书写", "规范得60分，不规范不得分", "60"])
    rows = rows_in(tmp_path, "csv", lines)
    assert [(one["id"], one["section"], one["points"], one.get("starred", "")) for one in rows] == [
        ("1.1.1", "依法执业", "0", "true"), ("1.1.2", "依法执业", "40", ""),
        ("2.1.1", "核心制度", "0", "true"), ("2.2.1", "病历", "60", ""),
    ]  # fmt: skip
    assert [[one["id"] for one in row["levels"]] for row in rows if "starred" in row] == [
        ["met", "unmet"]
    ] * 2


def test_where_other_rows_have_no_points_either_a_cell_may_be_merged_and_stays_open(tmp_path: Path) -> None:
    """The points of 场地 may be those of the rows below it, which have none of their own."""
    lines = [["序号", "评估项目", "评估标准", "分值"], ["1", "场地", "有场地", "100"]]
    lines += [["2", "设备", "有设备", ""], ["3", "★消防验收", "消防验收合格", ""]]
    assert [one["points"] for one in rows_in(tmp_path, "csv", lines)] == ["100", "TODO", "TODO"]


@pytest.mark.parametrize(
    ("table", "starred"),
    [
        ("一级指标 | 二级指标 | 评估标准 | 分值\n★基本条件 | 消防 | 消防合格 | -\n^ | 证照 | 证照齐全 | -\n管理 | 制度 | 有制度得9分 | 9", ["消防", "证照"]),
        ("序号 | 项目 | 标准 | 分值\n1 | ★证照 | 有证照 | —\n2 | ★消防 | 消防合格 | ^\n3 | 制度 | 有制度得9分 | 9", ["证照", "消防"]),
        ("序号 | 项目 | 标准 | 分值\n1 | ★证照 | 有证照 |\n2 | ★消防 | 消防合格 | ^\n3 | 制度 | 有制度得9分 | 9", ["证照", "消防"]),
        ("序号 | 项目 | 标准 | 分值\n1 | 制度 | 有制度得9分 | 9\n合计 | < | < | 9\n★2 | 消防 | 消防合格 | -", ["消防"]),
        ("分值 | 项目 | 标准\n9 | 制度 | 有制度得9分\n- | ★消防 | 消防合格", ["消防"]),
    ],
)  # fmt: skip
def test_key_rows_without_points_are_read_wherever_they_stand(table: str, starred: list[str]) -> None:
    rows, adjustments = rows_of(without_doubts(draft(grid(table), "t", "t", "2026-11").data))
    assert [one["title"] for one in rows if one["points"] == "0" and one.get("starred") == "true"] == starred
    assert [one["points"] for one in rows if "starred" not in one] == ["9"]
    assert adjustments == []


def test_a_dash_beside_a_deduction_and_a_row_with_points_in_its_words_are_no_key_rows() -> None:
    data = drafted(
        "1 | 制度 | 有制度得9分 | 9\n2 | 事故 | 每发生一起扣5分 | -\n3 | ★人员 | 齐全得6分，不齐全得0分 |"
    )
    rows, (adjusted,) = rows_of(without_doubts(data))
    assert (adjusted["method"], adjusted["each"]) == ("counted", "-5")
    assert [one["points"] for one in rows] == ["9", "6"]


@pytest.mark.parametrize(
    ("said", "points", "when"),
    [
        ("标★的有1项不符合的，评为不合格", "—", {"levels": ["unmet"], "count": {"from": "1"}, "starred": "true"}),
        ("标★的有两项不得分的，评为不合格", "—", {"levels": ["unmet"], "count": {"from": "2"}, "starred": "true"}),
        ("标★的有两项不得分的，评为不合格", "40", {"score": {"equals": "0"}, "count": {"from": "2"}, "starred": "true"}),
        ("标★的有1项不符合的，评为不合格", "40", None),
    ],
)  # fmt: skip
def test_key_rows_without_points_fail_by_their_level(said: str, points: str, when: Any) -> None:
    """All their levels earn 0: counted by their scores, rows that are met would fail too."""
    note = f"注：1.{said}。2.总分60分及以上为合格，60分以下为不合格。"
    data = drafted(
        f"1 | 场地 | 有场地得60分 | 60\n★2 | 消防 | 消防合格 | {points}\n★3 | 证照 | 证照齐全 | {points}",
        note,
    )
    gates = without_doubts(data).get("gates", [])
    assert [one["when"] for one in gates] == ([[when]] if when else [])


def test_where_only_some_key_rows_have_points_the_rule_is_left_open() -> None:
    data = drafted(
        "★1 | 场地 | 有场地得60分 | 60\n★2 | 消防 | 消防合格 | —",
        "注：1.标★的有1项不得分的，评为不合格。2.总分60分及以上为合格，60分以下为不合格。",
    )
    assert "gates" not in data
    assert "key-rows" in codes(data)


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


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("满意度×8分", "满意度"),
        ("得分=服务对象满意度×8", "服务对象满意度"),
        ("8×满意度", "满意度"),
        ("得分=满意度×分值", "满意度"),
        ("按完成率×本项分值计分", "完成率"),
        ("得分＝目标完成度×标准分（8分）", "目标完成度"),
        ("完成率×满分。", "完成率"),
    ],
)
def test_a_share_of_the_points_is_read_by_many_names(text: str, title: str) -> None:
    (row,) = rows_of(without_doubts(drafted(f"1 | 服务 | {text} | 8")))[0]
    assert (row["method"], row["points"], row["target"]) == ("proportional", "8", "100")
    assert row["measure"] == {"kind": "percentage", "title": title, "maximum": "100"}


@pytest.mark.parametrize(
    "text", ["满意度×9分", "得分=温度×8分", "得分=满意度×标准分（9分）", "得分=满意度×分值×系数"]
)
def test_what_is_no_percentage_or_not_all_points_is_left(text: str) -> None:
    (row,) = rows_of(without_doubts(drafted(f"1 | 服务 | {text} | 8")))[0]
    assert row["method"] != "proportional"


def test_a_dash_for_a_section_is_no_section() -> None:
    data = draft(
        grid(
            "一级指标 | 二级指标 | 三级指标 | 评估标准 | 分值\n制度 | - | 健全 | 制度健全得5分 | 5\n^ | 执行 | 落实 | 落实到位得5分 | 5"
        ),
        "t",
        "t",
        "2026-11",
    ).data
    assert [one.get("section") for one in rows_of(without_doubts(data))[0]] == [None, "执行"]


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
