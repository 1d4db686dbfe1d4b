"""What conditions can find: 「no condition is out of reach」, and none that can hold is said to be. Worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_combining import HEAD, codes_of, group, row
from tests.core.test_gates import gate

ROUNDED = "rounding: {criteria: {step: 0.1}, groups: {step: 0.1}, total: {step: 1}}\n"
NEVER = ["condition-beyond"]


def table(more: str, head: str = "", rows: str = "", inside: str = "") -> str:
    """A row of 40 in a group of its own; rows of 12 and 8 in another."""
    text = HEAD.format(points=60, top=head) + group("a", "40", [row("o", "40", rows)])
    return text + group("b", "20", [row("2.1", "12"), row("2.2", "8")], inside) + more


def asked(condition: str) -> str:
    return gate("caps_total: 5", condition)


@pytest.mark.parametrize("head", ["", ROUNDED])
@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("{criterion: o, score: {from: 41}}", NEVER),
        ("{criterion: o, score: {from: 40}}", []),
        ("{criterion: o, score: {equals: 50}}", NEVER),
        ("{criterion: o, share: {above: 100}}", NEVER),
        ("{criterion: o, share: {from: 100}}", []),
        ("{criterion: o, share: {below: 0}}", NEVER),
        ("{group: b, score: {below: 0}}", NEVER),
        ("{group: b, score: {from: 999}}", NEVER),
        ("{group: b, score: {from: 20}}", []),
        ("{group: b, share: {above: 100}}", NEVER),
        ("{group: b, share: {from: 100}}", []),
        ("{group: b, share: {below: 0}}", NEVER),
        ("{score: {from: 61}}", NEVER),
        ("{share: {above: 100}}", NEVER),
        ("{share: {to: 0}}", []),
    ],
)
def test_what_no_row_group_or_total_comes_to_is_told_rounded_or_not(
    tmp_path: Path, head: str, condition: str, codes: list[str]
) -> None:
    assert codes_of(tmp_path, table(asked(condition), head)) == codes


@pytest.mark.parametrize(
    ("head", "rows", "inside", "condition", "codes"),
    [
        # 40 is no multiple of 9: the row becomes 36 or 45, and groups and totals are left alone
        ("rounding: {criteria: {step: 9, way: up}}", "", "", "{criterion: o, score: {from: 45}}", []),
        ("rounding: {criteria: {step: 9, way: up}}", "", "", "{criterion: o, score: {from: 46}}", NEVER),
        ("rounding: {criteria: {step: 9, way: up}}", "", "", "{group: a, score: {from: 45}}", []),
        ("rounding: {criteria: {step: 9, way: up}}", "", "", "{group: a, share: {from: 101}}", []),
        ("rounding: {criteria: {step: 9, way: up}}", "", "", "{score: {from: 61}}", []),
        ("rounding: {groups: {step: 9, way: up}}", "", "", "{group: a, score: {from: 45}}", []),
        ("rounding: {criteria: {step: 0}}", "", "", "{criterion: o, score: {from: 41}}", ["step-positive"]),
        # a row that drops out leaves a group that is worth less, of which there is never more than all
        ("dropped_points: removed", ", not_applicable: {}", "", "{group: a, share: {above: 100}}", NEVER),
        ("dropped_points: removed", ", not_applicable: {}", "", "{group: a, score: {above: 40}}", NEVER),
        ("dropped_points: removed", ", not_applicable: {}", "", "{share: {above: 100}}", []),
        ("dropped_points: total", ", not_applicable: {}", "", "{share: {above: 100}}", NEVER),
        ("dropped_points: group", ", not_applicable: {}", "", "{group: a, score: {above: 40}}", NEVER),
        ("dropped_points: removed\nrounding: {groups: {step: 1}}", ", not_applicable: {}", "", "{group: a, share: {above: 100}}", []),
        # carried over to 30 points, and never past them
        ("scale: {to: 30}", "", "", "{score: {from: 31}}", NEVER),
        ("scale: {to: 30}", "", "", "{share: {above: 100}}", NEVER),
        ("scale: {to: 30, clamp: false}", "", "", "{share: {above: 100}}", []),
        # not rated is nothing
        ("unrated: zero", "", "", "{group: b, score: {below: 0}}", NEVER),
        ("unrated: zero", "", "", "{group: b, score: {to: 0}}", []),
    ],
)  # fmt: skip
def test_what_may_carry_scores_further_is_reckoned_with(  # noqa: PLR0917  (one table, one column each)
    tmp_path: Path, head: str, rows: str, inside: str, condition: str, codes: list[str]
) -> None:
    assert codes_of(tmp_path, table(asked(condition), head, rows, inside)) == codes


OF_AT_LEAST_TWO = "{id: '2.1', title: 行, method: levels, points: 12, levels: [{id: none, score: 2, descriptor: 少}, {id: full, score: 12, descriptor: 齐}]%s}"
LEAST_TWO = OF_AT_LEAST_TWO % ""


@pytest.mark.parametrize(
    ("head", "more", "condition", "codes"),
    [
        ("", "", "{criterion: '2.1', score: {below: 2}}", NEVER),
        ("", "", "{group: b, score: {below: 2}}", NEVER),
        ("", "", "{score: {below: 2}}", NEVER),
        ("", "  - {id: z, title: 清零, zeroes: b, when: [{criterion: '2.1', levels: [none]}]}\n", "{group: b, score: {below: 2}}", []),
        ("", "  - {id: z, title: 封顶, caps_total: 1, when: [{criterion: '2.1', levels: [none]}]}\n", "{score: {below: 2}}", []),
        ("unrated: zero", "", "{criterion: '2.1', score: {below: 2}}", []),
        ("unrated: zero", "", "{group: b, score: {below: 2}}", []),
    ],
)  # fmt: skip
def test_what_is_below_the_lowest_level_is_reached_by_gates_and_unrated_rows_alone(
    tmp_path: Path, head: str, more: str, condition: str, codes: list[str]
) -> None:
    """The lowest level of the only row has 2 points."""
    text = HEAD.format(points=12, top=head)
    text += group("b", "12", [f"      - {LEAST_TWO}\n"])
    text += gate("no_total: true", condition) + more
    found = codes_of(tmp_path, text)
    assert [one for one in found if one != "level-zero-missing"] == codes


def test_a_row_of_a_group_that_takes_the_lowest_may_leave_more_when_it_drops_out(tmp_path: Path) -> None:
    """The lower of 12 and 8 is 8 at most; without the row of 8 points, it is 12."""
    head = HEAD.format(points=8, top="dropped_points: removed")
    lowest = "    combine: lowest\n"
    for more, codes in ((", not_applicable: {}", []), ("", NEVER)):
        rows = [row("2.1", "12"), row("2.2", "8", more)]
        text = head + group("b", "8", rows, lowest) + asked("{group: b, score: {from: 12}}")
        assert codes_of(tmp_path, text) == codes


@pytest.mark.parametrize(
    "condition", ["{criterion: d, score: {from: 1}}", "{criterion: b, score: {below: 0}}"]
)
def test_a_bonus_takes_nothing_away_and_a_deduction_adds_nothing(tmp_path: Path, condition: str) -> None:
    more = "adjustments: [{id: b, title: 加, method: fixed, amount: 3}, {id: d, title: 扣, method: fixed, amount: -3}]\n"
    assert codes_of(tmp_path, table(asked(condition) + more)) == NEVER
    allowed = "{criterion: d, score: {to: -3}}"
    assert codes_of(tmp_path, table(asked(allowed) + more)) == []


def test_a_group_that_can_fall_below_zero_may_be_asked_about_it(tmp_path: Path) -> None:
    """Rows that cost points: -4 at least; where one of them drops out, nobody knows how much the other costs."""
    fault = "faults: [{id: a, text: 缺, costs: 14}], floor: none"
    rows = [
        f"      - {{id: '1.{at}', title: 行{at}, method: deductions, points: 12, {fault}%s}}\n"
        for at in (1, 2)
    ]
    for head, more, codes in (("", "", NEVER), ("dropped_points: group", ", not_applicable: {}", [])):
        for condition in ("{group: b, score: {below: -4}}", "{group: b, share: {below: -17}}"):
            text = HEAD.format(points=24, top=head) + group("b", "24", [one % more for one in rows])
            assert codes_of(tmp_path, text + asked(condition)) == codes


def test_a_set_of_conclusions_of_a_group_asks_for_shares_that_there_are(tmp_path: Path) -> None:
    ends = "{id: x, title: 甲, share: {from: %s}}, {id: y, title: 乙, share: {below: %s}}"
    for share, codes in (("101", ["conclusion-beyond"]), ("90", [])):
        text = f"conclusion_sets: [{{id: s, title: 档, group: b, conclusions: [{ends % (share, share)}]}}]\n"
        assert codes_of(tmp_path, table(text)) == codes


def test_every_condition_that_cannot_hold_is_told_and_names_that_are_not_there_alone(tmp_path: Path) -> None:
    twice = gate("caps_total: 5", "{group: b, score: {from: 21}}", "{group: b, score: {from: 22}}")
    assert codes_of(tmp_path, table(twice)) == NEVER * 2
    assert codes_of(tmp_path, table(asked("{group: c, score: {from: 999}}"))) == ["condition-name"]
