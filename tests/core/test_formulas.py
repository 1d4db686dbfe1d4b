"""What the language leaves out: formulas and products of scores are refused by name, and never worked out otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_combining import HEAD, codes_of, group, row

TABLE = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "10")])
ASSESSED = "title: 行1.1, assessment: {}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("score: 10,", "score: '=A1*B1',"),
        ("score: 10,", "score: 2*5,"),
        ("score: 10,", "score: 20/2,"),
        ("score: 10,", "score: 工作量×系数,"),
        ("score: 10,", "score: min(10, 20),".replace(",", ";", 1)),
        ("method: levels", "method: formula"),
        ("    criteria:", "    combine: product\n    criteria:"),
        ("    criteria:", "    formula: A*B\n    criteria:"),
        ("title: 行1.1", "title: 行1.1, factor: 0.8"),
    ],
)
def test_a_formula_is_refused_as_one(old: str, new: str, tmp_path: Path) -> None:
    """「a product formula, say」: `check` refuses with a clear problem, and it alone."""
    assert old in TABLE
    assert set(codes_of(tmp_path, TABLE.replace(old, new, 1))) == {"no-formulas"}


@pytest.mark.parametrize(
    ("old", "new"), [("points: 10\n", "points: 十\n"), ("points: 10\n", "points: 10分\n")]
)
def test_what_is_no_number_is_no_formula_for_that(old: str, new: str, tmp_path: Path) -> None:
    assert codes_of(tmp_path, TABLE.replace(old, new, 1)) == ["number-form"]


@pytest.mark.parametrize(
    "said",
    [
        "总分=数量得分×质量系数",
        "得分 = 系数 * 基础分",
        "基础分乘以难度系数",
        "总分＝管理得分×教学得分",
        "score = output x quality".replace(" x ", " * ") + " factor",
    ],
)
def test_a_print_that_multiplies_scores_is_not_added_up_in_silence(said: str, tmp_path: Path) -> None:
    assert codes_of(tmp_path, TABLE.replace("columns", f'formula: "{said}"\ncolumns', 1)) == ["score-product"]
    row_says = TABLE.replace("title: 行1.1", ASSESSED.format(f'"{said}"'))
    assert codes_of(tmp_path, row_says) == ["score-product"]
    read = "damage: [{at: formula, read: 相加, reason: 表内没有系数}]"
    recorded = TABLE.replace("columns", f'formula: "{said}"\n{read}\ncolumns', 1)
    assert codes_of(tmp_path, recorded) == []


@pytest.mark.parametrize(
    ("said", "top"),
    [
        ("各项得分相加", ""),
        ("得分=参加人数÷应到人数×100%", ""),
        ("实得分÷应得分×100", ""),
        ("总分×折算系数", ""),
        ("总分=得分×系数", "scale: {to: 70}"),
        ("总分=得分×系数", "weighed"),
    ],
)
def test_a_print_that_multiplies_by_what_is_declared_is_none(said: str, top: str, tmp_path: Path) -> None:
    text = TABLE.replace("columns", f'formula: "{said}"\n{top if top != "weighed" else ""}\ncolumns', 1)
    if top == "weighed":
        text = text.replace("points: 10,", "points: 5, weight: 2,").replace("score: 5,", "score: 2.5,")
        text = text.replace("score: 10,", "score: 5,")
    assert codes_of(tmp_path, text) == []


def test_points_in_proportion_multiply_as_they_are_printed_to(tmp_path: Path) -> None:
    given = "method: proportional, target: 5, measure: {kind: number}, assessment: 完成数×难度系数"
    text = HEAD.format(points=10, top="")
    text += group("1", "10", [f"      - {{id: '1.1', title: 行, points: 10, {given}}}\n"])
    assert codes_of(tmp_path, text) == []
