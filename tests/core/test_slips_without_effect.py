"""What is written and does nothing: a limit that leaves everything, a name listed twice, an answer that everybody gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_combining import HEAD, codes_of, group, row
from tests.core.test_gates import CONCLUSIONS, FAILED, gate, two_groups


@pytest.mark.parametrize(("best", "codes"), [("good", ["cap-best"]), ("pass", []), ("fail", [])])
def test_the_best_conclusion_is_no_limit(tmp_path: Path, best: str, codes: list[str]) -> None:
    """「`caps_conclusion` that names the best conclusion never caps anything」"""
    assert codes_of(tmp_path, two_groups(gate(f"caps_conclusion: {best}", FAILED) + CONCLUSIONS)) == codes


SET = "{id: st, title: 档, conclusions: [{id: a, title: A, when: {from: 6}}, {id: b, title: B, when: {below: 6}}]}"


@pytest.mark.parametrize(
    ("lowest", "codes"),
    [("[st, st]", ["listed-twice"]), ("[st, st, st]", ["listed-twice"] * 2), ("[st]", [])],
)
def test_the_lowest_of_a_set_and_itself_is_a_slip(tmp_path: Path, lowest: str, codes: list[str]) -> None:
    more = f"conclusion_sets: [{SET}, {{id: both, title: 总, lowest_of: {lowest}}}]\n"
    assert codes_of(tmp_path, two_groups(more)) == codes


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ("[tower]", []),
        ("[tower, none]", ["only-for-all"]),
        ("[tower, tower]", ["listed-twice"]),
        ("[tower, none, tower]", ["only-for-all", "listed-twice"]),
        ("[tower, crane]", ["option-unknown"]),
    ],
)
def test_a_row_for_some_is_not_there_for_all_and_names_each_answer_once(
    tmp_path: Path, options: str, codes: list[str]
) -> None:
    rows = [row("1.1", "4", f", only_for: {{field: site, options: {options}}}"), row("1.2", "6")]
    text = HEAD.format(points=10, top="dropped_points: group") + group("1", "10", rows)
    assert codes_of(tmp_path, text) == codes


def test_a_column_stands_once(tmp_path: Path) -> None:
    text = two_groups("")
    twice = text.replace("[{of: title, title: 项目}]", "[{of: title, title: 项目}, {of: title, title: 名称}]")
    assert twice != text
    assert codes_of(tmp_path, twice) == ["listed-twice"]


def test_a_level_is_asked_for_once(tmp_path: Path) -> None:
    asked = '{criterion: "1.1", levels: [none, half, none]}'
    assert codes_of(tmp_path, two_groups(gate("caps_total: 5", asked))) == ["listed-twice"]
    rows = [row("1.1", "4"), row("1.2", "6", f", only_if: {{when: [{asked}]}}")]
    text = HEAD.format(points=10, top="dropped_points: group") + group("1", "10", rows)
    assert codes_of(tmp_path, text) == ["listed-twice"]


@pytest.mark.parametrize(("denominator", "codes"), [("应检查的塔吊", ["ratio-same"]), ("全部塔吊", [])])
def test_a_ratio_is_of_two_different_numbers(tmp_path: Path, denominator: str, codes: list[str]) -> None:
    """「The same text for numerator and denominator of a ratio」 is always 100 %."""
    measure = f"{{kind: ratio, numerator: 应检查的塔吊, denominator: {denominator}}}"
    one = f"      - {{id: '1.1', title: 行, method: proportional, points: 10, measure: {measure}}}\n"
    assert codes_of(tmp_path, HEAD.format(points=10, top="") + group("1", "10", [one])) == codes
