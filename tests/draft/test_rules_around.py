"""What a maintainer met in the first table of his own: marked rows, two columns of rules, notes behind another table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.draft.test_reading import document_of, saved
from tests.draft.test_small_tables import grid

from rubricpress.draft.drafting import Drafted, draft, rows_of
from rubricpress.draft.files.opening import chosen, read_tables
from rubricpress.draft.notes import all_doubts, without_doubts
from rubricpress.draft.writing import written

HEAD = ["序号", "评估内容", "分值", "评分标准", "评估方法"]
NOTES = (
    "说明：",
    "1.带“※”的为核心指标，有2项不得分的，评估不合格。",
    "2.合理缺项的分值由同一一级指标的其余项目按比例折算。",
)


def drafted(words: str, after: tuple[str, ...] = (), title: str = "评分表") -> Any:
    table = grid(
        f"""
        序号 | 评估内容 | 分值 | 评分标准 | 评估方法
        1 | 用房 | 6 | 有活动室3分；有寝室3分 | 实地查看
        2 | ※安全 | 4 | {words} | 查阅资料
        合计 | < | 10 | |
        """,
        before=(title,),
        after=after,
    )
    return draft(table, "t", "t", "2026-11")


def row(words: str) -> dict[str, Any]:
    _, second = rows_of(drafted(words).data)[0]
    return second


def codes(words: str) -> set[str]:
    return {getattr(one, "code", "") for one in all_doubts(row(words))}


def test_of_two_columns_of_rules_one_is_the_standard() -> None:
    """「of two that tell how a row is judged, the one that says by what is the standard」; a table lists each kind once."""
    data = without_doubts(drafted("有制度2分；有记录2分").data)
    assert [(one["of"], one["title"]) for one in data["columns"][-2:]] == [
        ("standard", "评分标准"),
        ("assessment", "评估方法"),
    ]
    rows, _ = rows_of(data)
    assert [(one["standard"], one["assessment"]) for one in rows] == [
        ("有活动室3分；有寝室3分", "实地查看"),
        ("有制度2分；有记录2分", "查阅资料"),
    ]
    assert [one["method"] for one in rows] == ["checklist", "checklist"]


def test_a_mark_in_front_of_a_title_is_a_star_whichever_it_is() -> None:
    found = drafted("有制度2分；有记录2分", NOTES)
    assert (row("")["title"], row("")["starred"]) == ("安全", "true")
    assert found.data["star"] == NOTES[1][2:]
    assert "key-rows" in {getattr(one, "code", "") for one in all_doubts(found.data)}


@pytest.mark.parametrize(
    ("words", "method", "entries", "code"),
    [
        ("未发现得4分；每发现一处扣2分，扣完为止", "deductions", [("每发现一处扣2分，扣完为止", "2")], "full-first"),
        ("满意程度×4分", "checklist", [("安全", "true")], "by-share"),
        ("达到72学时得4分，不足的按比例得分", "checklist", [("安全", "true")], "by-share"),
        ("按比例得分：实际比例÷90%×4，最高4分", "checklist", [("安全", "true")], "by-share"),
        ("有3分；记录完整1分（不完整的酌情给分）", "checklist", [("有3分", ""), ("记录完整1分（不完整的酌情给分）", "true")], "partial-words"),
        ("未发生4分；发生的本项不得分，且本部分不得分", "levels", [("未发生4分", "4"), ("发生的本项不得分，且本部分不得分", "0")], ""),
    ],
)  # fmt: skip
def test_no_rule_becomes_another_one_unsaid(
    words: str, method: str, entries: list[tuple[str, str]], code: str
) -> None:
    """「A scoring method that is not understood does not become a similar rule」."""
    found = row(words)
    assert found["method"] == method
    listed: list[dict[str, str]] = found.get("indicators") or found.get("faults") or found["levels"]
    texts = [one.get("text") or one["descriptor"] for one in listed]
    values = [one.get("partial", one.get("each", one.get("score", ""))) for one in listed]
    assert list(zip(texts, values, strict=True)) == entries
    assert code in {*codes(words), ""}


def test_a_year_in_the_title_is_the_edition() -> None:
    for title, edition, code in (
        ("评分表（2026年版）", "2026", "edition-of-title"),
        ("评分表（2025年3月修订版）", "2025-03", "edition-of-title"),
        ("评分表", "2026-11", "edition-today"),
    ):
        data = drafted("有制度2分；有记录2分", title=title).data
        assert (data["edition"], [one.code for one in data["#edition"]]) == (edition, [code])


@pytest.mark.parametrize(
    ("words", "dropped", "code"),
    [
        ("2.合理缺项的分值由同一一级指标的其余项目按比例折算。", "group", "absent-made-up-part"),
        ("2.合理缺项的分值由其余项目按比例折算。", "total", "absent-made-up"),
        ("2.可以合理缺项。", "TODO", "absent-points"),
    ],
)
def test_what_becomes_of_dropped_points_is_read_from_the_notes(words: str, dropped: str, code: str) -> None:
    data = drafted("有制度2分；有记录2分。无校车的合理缺项", ("说明：", words)).data
    assert data["dropped_points"] == dropped
    assert code in {one.code for one in data["#dropped_points"]}


def test_notes_behind_a_small_table_are_those_of_the_large_one_too(tmp_path: Path) -> None:
    """The file ends with a table of bonus points and the notes; both are told, and the notes are used."""
    rows = [
        HEAD,
        ["1", "用房", "6", "有活动室3分；有寝室3分", "查看"],
        ["2", "※安全", "4", "有制度4分，无0分", "查看"],
    ]
    made = document_of(rows)
    made.add_paragraph("加分项（总加分不超过10分）")
    bonus = made.add_table(rows=1, cols=2)
    bonus.cell(0, 0).text, bonus.cell(0, 1).text = "表彰", "5"
    for note in NOTES:
        made.add_paragraph(note)
    document = read_tables(saved(made, tmp_path))
    found, said = chosen(document, None)
    assert [one.code for one in said] == ["tables-several", "table-beside", "notes-of-file"]
    assert dict(said[1].values) == {"table": "2", "words": "加分项"}
    data = without_doubts(draft(found, "t", "t", "2026-11").data)
    assert data["instructions"].splitlines() == list(NOTES[1:])
    assert [(one["id"], one["title"], one["amount"]) for one in data["adjustments"]] == [("b1", "表彰", "5")]
    assert chosen(document, 2)[1] == []


@pytest.mark.parametrize(
    ("marks", "note", "starred", "titles"),
    [
        (("★", ""), "带“★”的为重点项。", ["1"], ["用房", "安全"]),
        (("※", ""), "带“※”的为核心指标。", ["1"], ["用房", "安全"]),
        (("＊", ""), "带*的为必达项。", ["1"], ["用房", "安全"]),
        (("★", "※"), "带“★”的为重点项。", ["1"], ["用房", "※安全"]),
    ],
)
def test_one_mark_stars_rows_and_the_sentence_about_it_is_kept(
    marks: tuple[str, str], note: str, starred: list[str], titles: list[str]
) -> None:
    """A table has one kind of starred rows; ※ beside another mark stays in the title."""
    table = grid(
        f"""
        序号 | 评估内容 | 分值 | 评分标准
        1 | {marks[0]}用房 | 6 | 有活动室3分；有寝室3分
        2 | {marks[1]}安全 | 4 | 有制度2分；有记录2分
        合计 | < | 10 |
        """,
        before=("评分表",),
        after=("说明：", note),
    )
    data = without_doubts(draft(table, "t", "t", "2026-11").data)
    rows, _ = rows_of(data)
    assert [one["id"] for one in rows if one.get("starred")] == starred
    assert [one["title"] for one in rows] == titles
    assert data["star"] == note


def test_the_mark_of_a_deduction_is_a_star_where_that_of_the_rows_is() -> None:
    """「A table has one kind of starred rows」, adjustments among them."""
    for mark, starred, title in (("★", "true", "违规"), ("※", None, "※违规")):
        table = grid(
            f"""
            序号 | 评估内容 | 分值 | 评分标准
            1 | ★用房 | 10 | 有活动室5分；有寝室5分
            合计 | < | 10 |
            扣分项 | < | < | <
            1 | {mark}违规 | | 每发现一次扣2分
            """,
            before=("评分表",),
            after=("说明：", "带“★”的为重点项。"),
        )
        data = without_doubts(draft(table, "t", "t", "2026-11").data)
        (found,) = data["adjustments"]
        assert (found.get("starred"), found["title"]) == (starred, title)
        assert (data["groups"][0]["criteria"][0]["starred"], data["star"]) == ("true", "带“★”的为重点项。")


def beside(folder: Path, *after: tuple[str, list[list[str]]] | str) -> Drafted:
    """A table of two rows, and what stands behind it: further tables below a line, and lines."""
    made = document_of(
        [
            HEAD,
            ["1", "用房", "6", "有活动室3分；有寝室3分", "查看"],
            ["2", "安全", "4", "有制度4分，无0分", "查看"],
        ]
    )
    for one in after:
        if isinstance(one, str):
            made.add_paragraph(one)
            continue
        line, rows = one
        made.add_paragraph(line)
        table = made.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    grid, _ = chosen(read_tables(saved(made, folder)), None)
    return draft(grid, "t", "t", "2026-11")


def test_a_further_table_of_deductions_is_read_with_the_limit_above_it(tmp_path: Path) -> None:
    """「扣分项（最多扣20分）」: 5 for each accident and 10 once, and together no more than 20."""
    faults = [
        ["序号", "扣分情形", "扣分标准"],
        ["1", "发生一般事故", "每起扣5分"],
        ["2", "违规收费", "扣10分"],
    ]
    drafted = beside(tmp_path, ("二、扣分项（最多扣20分）", faults))
    data = without_doubts(drafted.data)
    first, second = data["adjustments"]
    assert (first["title"], first["method"], first["each"], first["unit"]) == (
        "发生一般事故",
        "counted",
        "-5",
        "起",
    )
    assert (second["title"], second["method"], second["amount"]) == ("违规收费", "fixed", "-10")
    (rule,) = data["together"]
    assert (rule["criteria"], rule["least"]) == (["d1", "d2"], "-20")
    assert drafted.around == []
    text = written(drafted.data, [], "zh")
    assert (
        "criteria: [d1, d2]\n    # TODO: 限额按“二、扣分项（最多扣20分）”来读；请核对\n    least: -20" in text
    )


@pytest.mark.parametrize(
    ("line", "rows", "expected"),
    [
        ("附表2：加分项目表", [["加分项目", "分值"], ["省级表彰", "5"]], [("省级表彰", "5")]),
        ("奖励：", [["获得国家级奖励的，加10分"], ["获得省级奖励的，加5分"]], [("获得国家级奖励的", "10"), ("获得省级奖励的", "5")]),
        ("评委名单", [["姓名", "单位"], ["张三", "某大学"]], []),
    ],
)  # fmt: skip
def test_only_a_table_that_says_so_has_adjustments(
    tmp_path: Path, line: str, rows: list[list[str]], expected: list[tuple[str, str]]
) -> None:
    data = without_doubts(beside(tmp_path, (line, rows)).data)
    assert [(one["title"], one["amount"]) for one in data.get("adjustments", [])] == expected
    assert "together" not in data


def test_lines_behind_the_table_that_name_vetoes_are_vetoes(tmp_path: Path) -> None:
    lines = ("三、一票否决项", "1. 发生死亡责任事故的；", "2. 弄虚作假的，取消评估资格。", "说明：满分10分。")
    data = without_doubts(beside(tmp_path, *lines).data)
    assert [(one["title"], one["method"]) for one in data["adjustments"]] == [
        ("发生死亡责任事故的", "veto"),
        ("弄虚作假的", "veto"),
    ]
    assert [one["title"] for one in data["conclusions"]] == ["一票否决", "取消评估资格"]
    assert data["instructions"] == "满分10分。"
    (one,) = without_doubts(beside(tmp_path, "一票否决：发生重大安全事故的，评为不合格。").data)[
        "adjustments"
    ]
    assert (one["title"], one["assessment"]) == ("发生重大安全事故的", "发生重大安全事故的，评为不合格")
