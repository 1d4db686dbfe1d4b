"""Gates, conclusions with conditions, and totals carried over to another range. Each table is worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, codes_of, explained, group, row, rubric_of, scored

STAR = ", starred: true"
CONCLUSIONS = """conclusions:
  - {id: good, title: 优秀, when: {from: 16}}
  - {id: pass, title: 合格, when: {from: 12, below: 16}}
  - {id: fail, title: 不合格, when: {below: 12}}
"""


def two_groups(more: str, rows: str = STAR) -> str:
    """A key row of 4 and a row of 6 points; another group of 10."""
    text = HEAD.format(points=20, top="")
    text += group("1", "10", [row("1.1", "4", rows), row("1.2", "6")])
    return text + group("2", "10", [row("2.1", "10")]) + more


def gate(effect: str, *conditions: str) -> str:
    listed = "".join(f"      - {one}\n" for one in conditions)
    return f"gates:\n  - id: key\n    title: 关键项不达标\n    {effect}\n    when:\n{listed}"


FAILED = '{criterion: "1.1", levels: [none]}'
ALL_BUT_KEY = {"1.1": "none", "1.2": "full", "2.1": "full"}
ALL = {"1.1": "full", "1.2": "full", "2.1": "full"}


@pytest.mark.parametrize(
    ("effect", "total", "group_1", "conclusion"),
    [
        ('zeroes: "1"', "10", "0", "fail"),
        ("caps_total: 12", "12", "6", "pass"),
        ("caps_conclusion: pass", "16", "6", "pass"),
        ("caps_conclusion: fail", "16", "6", "fail"),
        ("no_total: true", None, "6", None),
    ],
)
def test_a_key_criterion_that_fails(
    tmp_path: Path, effect: str, total: str | None, group_1: str, conclusion: str | None
) -> None:
    """「a key criterion failing zeroes its group, or caps the total, or caps the conclusion」; 「no score at all」."""
    rubric = rubric_of(tmp_path, two_groups(gate(effect, FAILED) + CONCLUSIONS))
    found = scored(rubric, ALL_BUT_KEY)
    assert found["total"] == total
    assert found["groups"]["1"]["score"] == group_1
    assert (found["conclusion"] and found["conclusion"]["id"]) == conclusion
    assert found["gates"] == [{"id": "key", "title": "关键项不达标"}]
    assert found["complete"] is True
    passed = scored(rubric, ALL)
    assert (passed["total"], passed["conclusion"]["id"], passed["gates"]) == ("20", "good", [])


def test_a_gate_never_makes_a_conclusion_better(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(gate("caps_conclusion: pass", FAILED) + CONCLUSIONS))
    assert scored(rubric, {"1.1": "none", "1.2": "none", "2.1": "half"})["conclusion"]["id"] == "fail"


def test_nothing_holds_of_what_is_not_rated(tmp_path: Path) -> None:
    rubric = rubric_of(
        tmp_path, two_groups(gate("caps_total: 5", FAILED, '{group: "2", share: {below: 60}}'))
    )
    assert scored(rubric, {"1.1": "none", "1.2": "full"})["gates"] == []
    assert scored(rubric, {"1.2": "full", "2.1": "half"})["gates"] == []
    capped = scored(rubric, {"1.1": "none", "1.2": "full", "2.1": "half"})
    assert (capped["total"], len(capped["gates"])) == ("5", 1)


@pytest.mark.parametrize(
    ("condition", "holding"),
    [
        ("{score: {from: 16, to: 16}}", True),  # 0 + 6 + 10
        ("{share: {from: 80}}", True),  # 16 of 20
        ("{share: {above: 80}}", False),
        ('{group: "1", score: {from: 6}, share: {to: 60}}', True),
        ('{group: "1", score: {above: 6}}', False),
        ('{criterion: "1.2", share: {equals: 100}}', True),
        ("{levels: [none], count: {equals: 1}}", True),
        ("{levels: [none], count: {equals: 1}, starred: true}", True),
        ("{levels: [full], count: {from: 1}, starred: true}", False),
        ('{levels: [full], count: {equals: 1}, group: "2"}', True),
        ("{levels: [full, none], count: {equals: 3}}", True),
        ("{score: {equals: 0}, count: {equals: 1}}", True),
        ("{score: {equals: 0}, count: {equals: 1}, starred: true}", True),
        ("{score: {equals: 0}, count: {from: 2}}", False),
        ('{share: {from: 100}, count: {equals: 1}, group: "1"}', True),
        ("{score: {from: 6}, share: {from: 100}, count: {equals: 2}}", True),
    ],
)
def test_what_can_be_asked(tmp_path: Path, condition: str, holding: bool) -> None:
    rubric = rubric_of(tmp_path, two_groups(gate("caps_total: 1", condition)))
    assert bool(scored(rubric, ALL_BUT_KEY)["gates"]) is holding


def test_counts_wait_for_every_row_and_leave_out_what_drops_out(tmp_path: Path) -> None:
    more = ", not_applicable: {counts: met}"
    condition = "{levels: [none], count: {equals: 0}}"
    rubric = rubric_of(tmp_path, two_groups(gate("caps_total: 1", condition), more))
    assert scored(rubric, {"1.2": "full", "2.1": "full"})["gates"] == []
    assert len(scored(rubric, {"1.1": {"not_applicable": True}, "1.2": "full", "2.1": "full"})["gates"]) == 1


def test_rows_are_counted_by_their_scores_whatever_their_method(tmp_path: Path) -> None:
    """「核心指标有2项及以上不得分的，评估不合格」: a row of levels and one that takes away; bonuses are not counted."""
    text = HEAD.format(points=10, top="")
    text += group("1", "10", [row("1.1", "6", STAR)])
    text += """      - id: "1.2"
        title: 安全
        starred: true
        points: 4
        method: deductions
        faults: [{id: a, text: 隐患, each: 4}]
"""
    text += "adjustments: [{id: b1, title: 表彰, method: fixed, amount: 2}]\n"
    rubric = rubric_of(tmp_path, text + gate("no_total: true", "{score: {equals: 0}, count: {from: 2}}"))
    assert len(scored(rubric, {"1.1": "none", "1.2": {"faults": {"a": "1"}}})["gates"]) == 1
    assert scored(rubric, {"1.1": "none", "1.2": {"faults": {}}})["gates"] == []
    assert scored(rubric, {"1.1": "none"})["gates"] == []


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("{levels: [full], count: {from: 1}, starred: true}", ["count-blind"]),
        ("{levels: [full], count: {from: 1}, tag: key}", ["count-blind"]),
        ('{levels: [full], count: {from: 1}, starred: true, group: "2"}', []),
        ("{levels: [full], count: {from: 1}}", []),
        ("{score: {equals: 0}, count: {from: 1}, starred: true}", []),
        ("{levels: [full], score: {equals: 0}, count: {from: 1}}", ["condition-form"]),
        ("{count: {from: 1}}", ["condition-form"]),
    ],
)
def test_a_count_that_passes_marked_rows_over_is_told(
    tmp_path: Path, condition: str, codes: list[str]
) -> None:
    text = HEAD.format(points=20, top="")
    text += group("1", "10", [row("1.1", "6", STAR + ", tag: key")])
    text += """      - id: "1.2"
        title: 安全
        starred: true
        tag: key
        points: 4
        method: deductions
        faults: [{id: a, text: 隐患, each: 4}]
"""
    text += group("2", "10", [row("2.1", "10", STAR)])
    assert codes_of(tmp_path, text + gate("caps_total: 5", condition)) == codes


FLOORS = """conclusions:
  - id: pass
    title: 合格
    when: {from: 12}
    also:
      - {group: "1", share: {from: 50}}
      - {group: "2", share: {from: 50}}
  - {id: fail, title: 不合格, when: {from: 0}}
  - {id: never, title: 负分, when: {below: 0}}
"""


@pytest.mark.parametrize(
    ("ratings", "conclusion"),
    [
        ({"1.1": "half", "1.2": "half", "2.1": "full"}, "pass"),  # 5 + 10 = 15, half of each at least
        ({"1.1": "none", "1.2": "half", "2.1": "full"}, "fail"),  # 3 + 10 = 13, but 3 of 10
        ({"1.1": "half", "1.2": "half", "2.1": "half"}, "fail"),  # 10 in all
    ],
)
def test_a_minimum_share_of_each_group_beside_the_total(
    tmp_path: Path, ratings: dict[str, Any], conclusion: str
) -> None:
    """「minimum share per group beside the total」; of several conclusions, the first that holds."""
    text = two_groups("adjustments:\n  - {id: d1, title: 扣分, method: fixed, amount: -1}\n" + FLOORS)
    assert scored(rubric_of(tmp_path, text), ratings)["conclusion"]["id"] == conclusion


def test_a_conclusion_by_counts_of_levels_alone(tmp_path: Path) -> None:
    """「by counts of bands」: none bad is 优, at most one is 良."""
    conclusions = """conclusions:
  - {id: best, title: 优, also: [{levels: [none], count: {equals: 0}}]}
  - {id: better, title: 良, also: [{levels: [none], count: {to: 1}}]}
  - {id: rest, title: 差, when: {from: 0}}
  - {id: never, title: 负分, when: {below: 0}}
adjustments:
  - {id: d1, title: 扣分, method: fixed, amount: -1}
"""
    rubric = rubric_of(tmp_path, two_groups(conclusions))
    assert scored(rubric, ALL)["conclusion"]["id"] == "best"
    assert scored(rubric, ALL_BUT_KEY)["conclusion"]["id"] == "better"
    assert scored(rubric, {"1.1": "none", "1.2": "none", "2.1": "full"})["conclusion"]["id"] == "rest"


@pytest.mark.parametrize(("level", "conclusion"), [("full", "high"), ("half", "low")])
def test_conclusions_by_share(tmp_path: Path, level: str, conclusion: str) -> None:
    """「by share」: 60 % of 10 points."""
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "10")])
    text += "conclusions:\n  - {id: high, title: 高, share: {from: 60}}\n  - {id: low, title: 低, share: {below: 60}}\n"
    assert scored(rubric_of(tmp_path, text), {"1.1": level})["conclusion"]["id"] == conclusion


MOODLE = """
id: table
title: Rubric
edition: "2026-11"
points: 100
scale: {{to: {to}, begins: {begins}}}
columns: [{{of: title, title: 项目}}]
groups:
  - id: g
    title: 作业
    points: 100
    criteria:
      - {{id: "1", title: 一, method: levels, points: 50, levels: [{first}{{id: b, score: 25, descriptor: 中}}, {{id: c, score: 40, descriptor: 良}}, {{id: d, score: 50, descriptor: 优}}]}}
      - {{id: "2", title: 二, method: levels, points: 30, levels: [{second}{{id: b, score: 25, descriptor: 良}}, {{id: c, score: 30, descriptor: 优}}]}}
      - {{id: "3", title: 三, method: levels, points: 20, levels: [{{id: a, score: 10, descriptor: 中}}, {{id: b, score: 20, descriptor: 优}}]}}
"""
FIRST = ["{id: a, score: 20, descriptor: 差}, ", "{id: a, score: -11, descriptor: 差}, "]
SECOND = ["{id: a, score: 20, descriptor: 差}, ", "{id: a, score: -20, descriptor: 差}, "]


@pytest.mark.parametrize(
    ("begins", "to", "total"), [("zero", "100", "55"), ("zero", "70", "38.5"), ("least", "100", "10"), ("least", "70", "7")]
)  # fmt: skip
def test_moodle_s_numbers(tmp_path: Path, begins: str, to: str, total: str) -> None:
    """「levels 20/25/40/50, 20/25/30, 10/20; chosen 25 + 20 + 10: through zero on a grade of 100 = 55, on 70 = 38.5;
    min-max = 10, on 70 = 7」"""
    rubric = rubric_of(tmp_path, MOODLE.format(to=to, begins=begins, first=FIRST[0], second=SECOND[0]))
    found = scored(rubric, {"1": "b", "2": "a", "3": "a"})
    assert (found["total"], found["max_total"]) == (total, to)


@pytest.mark.parametrize(
    ("chosen", "total"),
    [({"1": "b", "2": "c", "3": "a"}, "65"), ({"1": "b", "2": "a", "3": "a"}, "15"), ({"1": "a", "2": "a", "3": "a"}, "0")],
)  # fmt: skip
def test_moodle_s_negative_levels(tmp_path: Path, chosen: dict[str, str], total: str) -> None:
    """「With levels down to -11 and -20: 65, 15, and a raw -21 = 0 (clamped at the minimum)」"""
    rubric = rubric_of(tmp_path, MOODLE.format(to=100, begins="zero", first=FIRST[1], second=SECOND[1]))
    assert scored(rubric, chosen)["total"] == total


def test_a_scale_that_is_not_clamped_goes_below_zero(tmp_path: Path) -> None:
    text = MOODLE.format(to=50, begins="zero, clamp: false", first=FIRST[1], second=SECOND[1])
    assert scored(rubric_of(tmp_path, text), {"1": "a", "2": "a", "3": "a"})["total"] == "-10.5"


def test_a_scale_of_a_table_that_is_all_dropped_is_zero(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="dropped_points: removed\nscale: {to: 100}")
    text += group("1", "10", [row("1.1", "10", ", not_applicable: {counts: dropped}")])
    assert scored(rubric_of(tmp_path, text), {"1.1": {"not_applicable": True}})["total"] == "0"


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ('zeroes: "1"', "“1.1 行1.1”评为“没有”，所以“1 组1”不得分"),
        ("caps_total: 12", "“1.1 行1.1”评为“没有”，所以总分以 12 分为限"),
        ("caps_conclusion: pass", "“1.1 行1.1”评为“没有”，所以结论最高为“合格”"),
        ("no_total: true", "“1.1 行1.1”评为“没有”，所以不计总分"),
    ],
)
def test_the_trace_tells_what_a_gate_does(tmp_path: Path, effect: str, said: str) -> None:
    rubric = rubric_of(tmp_path, two_groups(gate(effect, FAILED) + CONCLUSIONS))
    told = explained(rubric, ALL_BUT_KEY, "zh")
    assert told[told.index("关键项不达标") + 1] == said


def test_the_trace_tells_by_what_a_conclusion_was_reached(tmp_path: Path) -> None:
    text = two_groups("adjustments:\n  - {id: d1, title: 扣分, method: fixed, amount: -1}\n" + FLOORS)
    assert (
        explained(rubric_of(tmp_path, text), ALL, "zh")[-1]
        == "总分在此范围：12 分及以上，且“1 组1”得分与满分之比 50% 及以上，且“2 组2”得分与满分之比 50% 及以上"
    )
    by_share = HEAD.format(points=10, top="scale: {to: 50}") + group("1", "10", [row("1.1", "10")])
    by_share += "conclusions:\n  - {id: high, title: 高, share: {from: 60}, also: [{criterion: '1.1', levels: [full]}]}\n"
    by_share += "  - {id: all, title: 全, share: {from: 0}}\n  - {id: low, title: 低, share: {below: 0}}\n"
    told = explained(rubric_of(tmp_path, by_share), {"1.1": "full"}, "en")
    assert told[-1] == "the share of the maximum is 60% or more; and ‘1.1 行1.1’ is rated ‘齐全’"
    assert told[0] == "the groups added up; carried over to a range of 50"
    alone = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "10")])
    alone += "conclusions:\n  - {id: a, title: 甲, also: [{criterion: '1.1', levels: [full]}]}\n"
    assert explained(rubric_of(tmp_path, alone), {"1.1": "full"}, "zh")[-1] == "“1.1 行1.1”评为“齐全”"


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("gates: [{id: key, title: 关键项, caps_total: 1, when: []}]\n", ["list-empty"]),
        (gate('zeroes: "3"', FAILED), ["condition-name"]),
        (gate("caps_conclusion: best", FAILED), ["condition-name"]),
        (gate('zeroes: "1"', "{levels: [none], count: {from: 2}}"), []),
        (gate("caps_total: 1", '{criterion: "9", levels: [none]}'), ["condition-name"]),
        (gate("caps_total: 1", '{group: "9", score: {from: 1}}'), ["condition-name"]),
        (gate("caps_total: 1", '{criterion: "1.1", group: "1", score: {from: 1}}'), ["condition-form"]),
        (gate("caps_total: 1", "{count: {from: 1}}"), ["condition-form"]),
        (gate("caps_total: 1", "{score: {from: 1}, starred: true}"), ["condition-form"]),
        (gate("caps_total: 1", '{group: "1", levels: [none]}'), ["condition-form"]),
        (gate("caps_total: 1", "{score: {from: 3, to: 1}}"), ["interval-form"]),
        (gate("caps_total: 1", "{levels: [none], count: {from: 4}}"), ["condition-beyond"]),
        (gate("caps_total: 1", "{levels: [none], count: {from: 2}, starred: true}"), ["condition-beyond"]),
        (gate("caps_total: 1", "{levels: [none], count: {from: 3}, group: '1'}"), ["condition-beyond"]),
        (gate("caps_total: 1", '{criterion: "1.1", score: {above: 4}}'), ["condition-beyond"]),
        (gate("caps_total: 1", '{group: "1", score: {below: 0}}'), ["condition-beyond"]),
        (gate("caps_total: 1", "{score: {above: 20}}"), ["condition-beyond"]),
        (gate("caps_total: 1", "{score: {above: 20}}") + "rounding: {total: {step: 3}}\n", []),
        (gate("caps_total: 20", FAILED), ["cap-unused"]),
        (gate("caps_total: 20", FAILED) + "adjustments: [{id: b1, title: 加分, method: counted, each: 1}]\n", []),
        ("scale: {to: 0}\n", ["points-positive"]),
        ("conclusions:\n  - {id: a, title: 甲, share: {from: 60}}\n", ["conclusion-gap"]),
        ("scale: {to: 100}\nconclusions:\n  - {id: a, title: 甲, when: {from: 101}}\n  - {id: b, title: 乙, when: {below: 101}}\n", ["conclusion-beyond"]),
        ("scale: {to: 9, clamp: false}\nconclusions:\n  - {id: a, title: 甲, when: {from: 99}}\n  - {id: b, title: 乙, when: {below: 99}}\n", []),
    ],
)  # fmt: skip
def test_what_gates_and_conclusions_must_say(tmp_path: Path, more: str, codes: list[str]) -> None:
    assert codes_of(tmp_path, two_groups(more)) == codes


@pytest.mark.parametrize("sharing", ["removed", "group", "total"])
def test_a_total_of_nothing_leads_to_no_conclusion(tmp_path: Path, sharing: str) -> None:
    """Where no row counts, 0 of 0 is not failed; a deduction changes nothing about that, and one row that counts does."""
    text = HEAD.format(points=10, top=f"dropped_points: {sharing}\nunrated: dropped")
    text += group("1", "10", [row("1.1", "4"), row("1.2", "6")])
    text += "adjustments: [{id: d, title: 扣, method: fixed, amount: -1}]\n"
    text += "conclusions: [{id: a, title: A, when: {from: 5}}, {id: b, title: B, when: {below: 5}}]\n"
    rubric = rubric_of(tmp_path, text)
    for nothing in ({}, {"d": {"triggered": True}}):
        found = scored(rubric, nothing)
        assert (found["max_total"], found["complete"], found["conclusion"]) == ("0", True, None)
    assert scored(rubric, {"1.1": "none"})["conclusion"]["id"] == "b"
    assert scored(rubric, {"1.1": "full", "1.2": "full"})["conclusion"]["id"] == "a"


@pytest.mark.parametrize("more", ["scale: {to: 100}", "scale: {to: 100, begins: least}", "least: 2"])
def test_a_scale_or_a_limit_makes_no_total_of_nothing(tmp_path: Path, more: str) -> None:
    """「Where no row counts, 0 of 0 is not failed」: nor is 0 of 100, or the 2 points that everybody has."""
    text = HEAD.format(points=10, top=f"dropped_points: removed\n{more}")
    text += group("1", "10", [row("1.1", "10", ", not_applicable: {}")])
    text += "conclusions: [{id: a, title: A, when: {from: 5}}, {id: b, title: B, when: {below: 5}}]\n"
    rubric = rubric_of(tmp_path, text)
    assert scored(rubric, {"1.1": {"not_applicable": True}})["conclusion"] is None
    assert scored(rubric, {"1.1": "none"})["conclusion"]["id"] == "b"


def test_points_to_begin_with_are_a_total(tmp_path: Path) -> None:
    """Who begins with 10 points has them, whatever does not apply."""
    text = HEAD.format(points=20, top="dropped_points: removed\nstart: 10")
    text += group("1", "10", [row("1.1", "10", ", not_applicable: {}")])
    text += "conclusions: [{id: a, title: A, when: {from: 15}}, {id: b, title: B, when: {below: 15}}]\n"
    away = scored(rubric_of(tmp_path, text), {"1.1": {"not_applicable": True}})
    assert (away["total"], away["conclusion"]["id"]) == ("10", "b")


@pytest.mark.parametrize("bound", ["below: 3", "equals: 0", "to: 4"])
def test_a_group_that_does_not_apply_meets_no_condition(tmp_path: Path, bound: str) -> None:
    """A group of which every row drops out has not scored little: no cap, and no lowest grade of its own."""
    text = HEAD.format(points=20, top="dropped_points: total")
    text += group("1", "10", [row("1.1", "10", ", not_applicable: {}")]) + group(
        "2", "10", [row("2.1", "10")]
    )
    text += gate("caps_total: 12", f'{{group: "1", score: {{{bound}}}}}') + CONCLUSIONS
    text += "conclusion_sets: [{id: s, title: 组一, group: '1', conclusions: [{id: a, title: 甲, when: {from: 5}}, {id: b, title: 乙, when: {below: 5}}]}]\n"
    rubric = rubric_of(tmp_path, text)
    away = scored(rubric, {"1.1": {"not_applicable": True}, "2.1": "full"})
    assert (away["total"], away["conclusion"]["id"], away["gates"]) == ("20", "good", [])
    assert away["conclusions"] == {"s": None}
    low = scored(rubric, {"1.1": "none", "2.1": "full"})
    assert (low["total"], [one["id"] for one in low["gates"]]) == ("10", ["key"])
    assert low["conclusions"]["s"]["id"] == "b"
