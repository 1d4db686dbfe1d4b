"""Several conclusions, levels that build on each other, exceptions, profiles without a total. Worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, codes_of, explained, group, row, rubric_of, scored
from tests.core.test_gates import FAILED, gate, two_groups

from rubricpress.core.changes.digest import digest
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import summary, trace
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer

ENDS = """conclusions:
  - id: pass
    title: 合格
    when: {from: 12}
    also: [{group: "1", score: {above: 0}}, {group: "2", score: {above: 0}}]
    or:
      - when: {from: 10}
        also: [{group: "1", score: {equals: 0}}]
        source: 有一张表为零分的例外。
  - {id: fail, title: 不合格, when: {from: 0}}
  - {id: never, title: 负分, when: {below: 0}}
adjustments:
  - {id: d1, title: 扣分, method: fixed, amount: -1}
"""


@pytest.mark.parametrize(
    ("ratings", "conclusion"),
    [
        ({"1.1": "half", "1.2": "full", "2.1": "half"}, "pass"),  # 8 + 5 = 13, neither is zero
        ({"1.1": "full", "1.2": "full", "2.1": "none"}, "fail"),  # 10, and the other table is zero
        ({"1.1": "none", "1.2": "none", "2.1": "full"}, "pass"),  # 10, one table is zero: the exception
        ({"1.1": "none", "1.2": "none", "2.1": "half"}, "fail"),  # 5: not even the exception
    ],
)
def test_an_exception_leads_to_the_same_conclusion(
    tmp_path: Path, ratings: dict[str, Any], conclusion: str
) -> None:
    """「合格 also when one table is zero and the total is at least 75」, here 10 of 20."""
    assert scored(rubric_of(tmp_path, two_groups(ENDS)), ratings)["conclusion"]["id"] == conclusion


def test_the_trace_tells_that_it_was_the_exception(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(ENDS))
    (*_, end) = traced(rubric, {"1.1": "none", "1.2": "none", "2.1": "full"})
    assert end == ("结论", "合格", "总分在此范围：10 分及以上，且“1 组1”得分 0 分", "有一张表为零分的例外。")


def traced(rubric: Rubric, ratings: dict[str, str], language: str = "zh") -> list[tuple[str, str, str, str]]:
    scorer = Scorer(rubric, digest(rubric))
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {name: {"level": one} for name, one in ratings.items()}}},
    }
    (one,), _ = score_data(data, scorer)
    return [(part.label, part.value, part.rule, part.source) for part in trace(scorer, one, language).parts]


LEVELS = """conclusion_sets:
  - id: level
    title: 级别
    conclusions:
      - {id: gold, title: 金级, needs: silver, also: [{criterion: "2.1", levels: [full]}]}
      - {id: silver, title: 银级, needs: passing, also: [{levels: [none], count: {equals: 0}, tag: should}]}
      - {id: passing, title: 合格级, also: [{levels: [none], count: {equals: 0}, tag: must}]}
      - {id: none, title: 未达级, also: [{levels: [none], count: {from: 1}, tag: must}]}
"""


TITLED = "tags: [{id: must, title: 必达项}, {id: should, title: 应达项}, {id: suggested, title: 鼓励项}]\n"


def tagged(more: str) -> str:
    """A row that must be met, a row that should be met or excused, a suggestion."""
    rows = [row("1.1", "4", ", tag: must"), row("1.2", "6", ", tag: should, not_applicable: {counts: met}")]
    text = HEAD.format(points=0, top="combine: none") + group("1", "10", rows)
    return text + group("2", "10", [row("2.1", "10", ", tag: suggested")]) + more


@pytest.mark.parametrize(
    ("ratings", "level"),
    [
        ({"1.1": "full", "1.2": "full", "2.1": "none"}, "silver"),
        ({"1.1": "full", "1.2": {"not_applicable": True}, "2.1": "none"}, "silver"),
        ({"1.1": "full", "1.2": "none", "2.1": "none"}, "passing"),
        ({"1.1": "none", "1.2": "full", "2.1": "none"}, "none"),  # silver needs passing
        ({"1.1": "full", "1.2": "full", "2.1": "full"}, "gold"),
        ({"1.1": "full", "1.2": "none", "2.1": "full"}, "passing"),  # gold needs silver
        ({"1.1": "none", "1.2": "full", "2.1": "full"}, "none"),  # gold needs silver, which needs passing
    ],
)
def test_a_level_needs_the_one_below_it(tmp_path: Path, ratings: dict[str, Any], level: str) -> None:
    """「a level that needs the one below it (MUST all met, SHOULD met or excused, SUGGESTED free)」; 「profile only, with
    no total at all」."""
    found = scored(rubric_of(tmp_path, tagged(LEVELS)), ratings)
    assert found["conclusions"]["level"]["id"] == level
    assert (found["total"], found["complete"], found["conclusion"]) == (None, True, None)


def test_there_is_no_level_while_rows_are_open(tmp_path: Path) -> None:
    found = scored(rubric_of(tmp_path, tagged(LEVELS)), {"1.1": "full", "1.2": "full"})
    assert (found["conclusions"], found["complete"]) == ({"level": None}, False)


def test_the_trace_of_a_level_says_what_it_builds_on(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, tagged(LEVELS))
    *_, end = traced(rubric, {"1.1": "full", "1.2": "full", "2.1": "none"}, "en")
    said = "the number of criteria tagged should rated ‘没有’ is 0; and what '合格级' asks for holds too"
    assert end == ("级别", "银级", said, "")
    assert explained(rubric, {}, "zh")[0] == "各组分列，不计总分"


def test_a_condition_calls_rows_by_the_title_of_their_tag(tmp_path: Path) -> None:
    """`tags`: what rows of a kind are called; a level is reached by the same ratings with titles and without."""
    rubric = rubric_of(tmp_path, tagged(LEVELS + TITLED))
    ratings = {"1.1": "full", "1.2": "full", "2.1": "none"}
    for language, said in (
        ("zh", "评为“没有”的属于“应达项”的条目 0 项"),
        ("en", "the number of criteria of the kind ‘应达项’ rated ‘没有’ is 0"),
    ):
        *_, end = traced(rubric, ratings, language)
        assert said in end[2]
    assert scored(rubric, ratings)["conclusions"]["level"]["id"] == "silver"


@pytest.mark.parametrize(
    ("tags", "codes"),
    [
        (TITLED, []),
        ("tags: [{id: must, title: 必达项}, {id: should, title: 应达项}]\n", ["tag-untitled"]),
        (TITLED.replace("]", ", {id: odd, title: 别的}]"), ["tag-unused"]),
        (TITLED.replace("]", ", {id: must, title: 别的}]"), ["duplicate-id"]),
    ],
)
def test_every_tag_has_a_title_or_none_has(tmp_path: Path, tags: str, codes: list[str]) -> None:
    assert codes_of(tmp_path, tagged(LEVELS + tags)) == codes


GRADES = """conclusion_sets:
  - id: theory
    title: 理论
    group: "1"
    conclusions:
      - {id: a, title: A, when: {from: 8}}
      - {id: b, title: B, when: {from: 5, below: 8}}
      - {id: c, title: C, when: {below: 5}}
  - id: practice
    title: 实操
    group: "2"
    conclusions:
      - {id: a, title: A, share: {from: 80}}
      - {id: b, title: B, share: {from: 50, below: 80}}
      - {id: c, title: C, share: {below: 50}}
  - {id: grade, title: 总等级, lowest_of: [theory, practice], source: 取最低的等级。}
conclusions:
  - {id: good, title: 优秀, when: {from: 0}, also: [{concluded: grade, levels: [a]}]}
  - {id: pass, title: 合格, when: {from: 0}, also: [{concluded: grade, levels: [a, b]}]}
  - {id: fail, title: 不合格, when: {from: 0}}
  - {id: never, title: 负分, when: {below: 0}}
adjustments:
  - {id: d1, title: 扣分, method: fixed, amount: -1}
"""


@pytest.mark.parametrize(
    ("ratings", "grades", "conclusion"),
    [
        ({"1.1": "half", "1.2": "full", "2.1": "full"}, ("a", "a", "a"), "good"),  # 8 and 10
        ({"1.1": "half", "1.2": "half", "2.1": "full"}, ("b", "a", "b"), "pass"),  # 5 and 10
        ({"1.1": "full", "1.2": "full", "2.1": "half"}, ("a", "b", "b"), "pass"),  # 10 and 5
        ({"1.1": "full", "1.2": "none", "2.1": "half"}, ("c", "b", "c"), "fail"),  # 4 and 5
    ],
)
def test_the_lowest_of_several_conclusions(
    tmp_path: Path, ratings: dict[str, Any], grades: tuple[str, ...], conclusion: str
) -> None:
    """「the lowest of several conclusions」; 「several conclusions in one rubric」"""
    found = scored(rubric_of(tmp_path, two_groups(GRADES)), ratings)
    assert tuple(one["id"] for one in found["conclusions"].values()) == grades
    assert found["conclusion"]["id"] == conclusion


def test_sets_are_told_in_the_trace_and_the_summary(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(GRADES))
    ratings = {"1.1": "half", "1.2": "half", "2.1": "full"}
    *_, theory, practice, grade = traced(rubric, ratings)
    assert theory[:3] == ("理论", "B", "得分在此范围：5 分及以上，低于 8 分")
    assert practice[:3] == ("实操", "A", "得分占满分的比例在此范围：80% 及以上")
    assert grade == ("总等级", "B", "“理论”为“B”，“实操”为“A”，取其中最低的一个", "取最低的等级。")
    scorer = Scorer(rubric, digest(rubric))
    plain = {name: {"level": one} for name, one in ratings.items()}
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": plain}},
    }
    (one,), _ = score_data(data, scorer)
    assert summary(one, "zh") == "总分 15 分，满分 20 分，结论：合格，理论：B，实操：A，总等级：B"


def test_a_gate_without_a_total_leaves_no_conclusion_at_all(tmp_path: Path) -> None:
    more = (
        GRADES + "gates: [{id: g, title: 无效, no_total: true, when: [{criterion: '1.1', levels: [none]}]}]\n"
    )
    found = scored(rubric_of(tmp_path, two_groups(more)), {"1.1": "none", "1.2": "full", "2.1": "full"})
    assert (found["conclusion"], found["conclusions"]) == (
        None,
        {"theory": None, "practice": None, "grade": None},
    )


def test_a_lowest_of_sets_of_which_one_has_none_has_none(tmp_path: Path) -> None:
    """A set whose conditions all fail comes to nothing, and so does the lowest with it."""
    sets = """conclusion_sets:
  - {id: s, title: 甲, conclusions: [{id: a, title: A, also: [{criterion: "1.1", levels: [full]}]}]}
  - {id: t, title: 乙, lowest_of: [s]}
  - {id: u, title: 丙, lowest_of: [t]}
"""
    rubric = rubric_of(tmp_path, two_groups(sets))
    assert scored(rubric, {"1.1": "half", "1.2": "full", "2.1": "full"})["conclusions"]["u"] is None
    assert scored(rubric, {"1.1": "full", "1.2": "full", "2.1": "full"})["conclusions"]["u"]["id"] == "a"


ROUNDED = "rounding: {{total: {{step: {step}, way: {way}{more}}}{across}}}"
HALVES = "conclusions:\n  - {id: pass, title: 合格, when: {from: 6}}\n  - {id: fail, title: 不合格, when: {below: 6}}\n"


def of_ten(tmp_path: Path, rounding: str, more: str = HALVES) -> Rubric:
    """Three rows of 4, 3 and 3 points in a table of 10, with levels at the half."""
    text = HEAD.format(points=10, top=rounding)
    return rubric_of(tmp_path, text + group("1", "10", [row("1.1", "5"), row("1.2", "5")]) + more)


@pytest.mark.parametrize(
    ("step", "way", "across", "ratings", "total", "conclusion"),
    [
        # 2.5 + 2.5 = 5: no multiple of 3 on its side but 3
        ("3", "half-up", "", {"1.1": "half", "1.2": "half"}, "3", "fail"),
        ("3", "half-up", ", across: true", {"1.1": "half", "1.2": "half"}, "6", "pass"),
        # 5 + 2.5 = 7.5 would go down to 0 of a step of 10, over the bound at 6, and up to 10, which is on its side
        ("10", "down", "", {"1.1": "full", "1.2": "half"}, "10", "pass"),
        # 5 of a step of 20 can only go to 0, on its side; 7.5 only to 0 and 20: 20 is on its side
        ("20", "up", "", {"1.1": "half", "1.2": "half"}, "0", "fail"),
    ],
)
def test_rounding_never_crosses_a_bound_unless_the_table_says_so(  # noqa: PLR0917  (one table, one column each)
    tmp_path: Path, step: str, way: str, across: str, ratings: dict[str, Any], total: str, conclusion: str
) -> None:
    """「Never round across a conclusion's bound unless the rubric says so」"""
    rubric = of_ten(tmp_path, ROUNDED.format(step=step, way=way, more="", across=across))
    found = scored(rubric, ratings)
    assert (found["total"], found["conclusion"]["id"]) == (total, conclusion)


def test_a_total_between_two_bounds_that_no_multiple_reaches_stays_as_it_is(tmp_path: Path) -> None:
    """4 to 6 holds no multiple of 10: 5 is neither 0 nor 10."""
    ends = """conclusions:
  - {id: a, title: 甲, share: {from: 60}}
  - {id: b, title: 乙, share: {from: 40, below: 60}}
  - {id: c, title: 丙, share: {below: 40}}
"""
    rubric = of_ten(tmp_path, ROUNDED.format(step="10", way="half-up", more="", across=""), ends)
    found = scored(rubric, {"1.1": "half", "1.2": "half"})
    assert (found["total"], found["conclusion"]["id"]) == ("5", "b")


def test_a_gate_on_the_total_is_a_bound_too(tmp_path: Path) -> None:
    gate = "gates: [{id: g, title: 低分, caps_total: 1, when: [{score: {below: 6}}]}]\n"
    rubric = of_ten(tmp_path, ROUNDED.format(step="3", way="half-up", more="", across=""), gate)
    assert scored(rubric, {"1.1": "half", "1.2": "half"})["total"] == "1"
    again = of_ten(tmp_path, ROUNDED.format(step="3", way="half-up", more="", across=", across: true"), gate)
    assert scored(again, {"1.1": "half", "1.2": "half"})["total"] == "6"


@pytest.mark.parametrize(
    ("ratings", "total"),
    [({"1.1": "full", "1.2": "half"}, "5"), ({"1.1": "full", "1.2": "full"}, "10")],
)
def test_what_is_not_full_is_never_shown_as_full(tmp_path: Path, ratings: dict[str, Any], total: str) -> None:
    """「never show 100 unless complete」: 7.5 of 10, to multiples of 5, would be 10."""
    rubric = of_ten(
        tmp_path, ROUNDED.format(step="5", way="half-up", more=", below_full: true", across=""), ""
    )
    assert scored(rubric, ratings)["total"] == total


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("conclusion_sets: [{id: s, title: 甲, group: '9', conclusions: [{id: a, title: A, when: {from: 0}}, {id: b, title: B, when: {below: 0}}]}]\n", ["condition-name"]),
        ("conclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: 11}}, {id: b, title: B, when: {below: 11}}]}]\n", ["conclusion-beyond"]),
        ("conclusion_sets: [{id: s, title: 甲, lowest_of: [t]}]\n", ["condition-name"]),
        ("conclusion_sets: [{id: s, title: 甲, lowest_of: [s]}]\n", ["condition-name"]),
        ("conclusion_sets: [{id: s, title: 甲, conclusions: [{id: a, title: A, when: {from: 1}}]}]\n", ["conclusion-gap"]),
        ("conclusion_sets: [{id: s, title: 甲, conclusions: [{id: a, title: A}]}]\n", ["conclusion-unreachable"]),
        ("conclusion_sets: [{id: s, title: 甲, conclusions: [{id: a, title: A, share: {from: 0}}, {id: a, title: B, share: {below: 0}}]}]\n", ["duplicate-id"]),
        ("conclusions: [{id: a, title: A, needs: b, also: [{score: {from: 9}}]}, {id: b, title: B, needs: a, also: [{score: {from: 1}}]}]\n", ["conclusion-needs", "conclusion-needs"]),
        ("conclusions: [{id: a, title: A, also: [{tag: must, levels: [none], count: {from: 1}}]}]\n", ["condition-name"]),
        ("conclusions: [{id: a, title: A, also: [{tag: must, score: {from: 1}}]}]\n", ["condition-form"]),
        ("conclusions: [{id: a, title: A, also: [{concluded: s, levels: [x]}]}]\n", ["condition-early"]),
        (LEVELS.replace("tag: must", "group: '1'").replace("tag: should", "group: '2'") + "conclusions: [{id: a, title: A, also: [{concluded: level, levels: [platinum]}]}]\n", ["condition-name"]),
        (LEVELS.replace("tag: must", "group: '1'").replace("tag: should", "group: '2'") + "conclusions: [{id: a, title: A, also: [{concluded: level, group: '1', levels: [gold]}]}]\n", ["condition-form"]),
        ("conclusions: [{id: a, title: A, when: {from: 0}, or: [{when: {from: 3, to: 1}}]}, {id: b, title: B, when: {below: 0}}]\n", ["conclusion-beyond", "interval-form"]),
        ("conclusions: [{id: a, title: A, when: {from: 0}, or: [{when: {above: 20}}]}]\n", ["conclusion-beyond"]),
    ],
)  # fmt: skip
def test_what_conclusions_must_say(tmp_path: Path, more: str, codes: list[str]) -> None:
    assert sorted(codes_of(tmp_path, two_groups(more))) == codes


CAPPED = "gates: [{{id: g, title: 封顶, caps_total: {}, when: [{{criterion: '1.1', levels: [none]}}]}}]\n"
EVERY = "conclusions: [{id: a, title: A, when: {from: 0}}]\n"


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        (EVERY, []),
        (EVERY.replace("from: 0", "from: 0, to: 20"), []),
        (EVERY.replace("when", "share"), []),
        (EVERY.replace("from: 0", "to: 20"), []),
        (EVERY.replace("from: 0", "from: 1"), ["conclusion-gap"]),
        (EVERY.replace("from: 0", "from: 0, below: 20"), ["conclusion-gap"]),
        (EVERY.replace("when: {from: 0", "share: {from: 1"), ["conclusion-gap"]),
        (EVERY + "rounding: {total: {step: 3, way: up}}\n", []),
        (EVERY.replace("from: 0", "from: 0, to: 20") + "rounding: {criteria: {step: 3}, total: {step: 3, way: up}}\n", []),
        (EVERY.replace("when: {from: 0", "share: {from: 0, to: 100") + "rounding: {total: {step: 3, way: up}}\n", []),
        (EVERY.replace("from: 0", "from: 0, below: 20") + "rounding: {total: {step: 3}}\n", ["conclusion-gap"]),
        (EVERY + "rounding: {total: {step: 3}}\nadjustments: [{id: d, title: 扣, method: fixed, amount: -1}]\n", ["conclusion-gap"]),
        (EVERY.replace("when", "share") + "rounding: {total: {step: 3}}\nadjustments: [{id: d, title: 扣, method: fixed, amount: -1}]\n", ["conclusion-gap"]),
        (EVERY + "least: 0\nrounding: {total: {step: 3}}\nadjustments: [{id: d, title: 扣, method: fixed, amount: -1}]\n", []),
        (EVERY + "scale: {to: 100}\nrounding: {total: {step: 3}}\nadjustments: [{id: d, title: 扣, method: fixed, amount: -1}]\n", []),
        (EVERY + "scale: {to: 100, clamp: false}\nrounding: {total: {step: 3}}\n", ["conclusion-gap"]),
        (EVERY.replace("from: 0", "to: 21") + "rounding: {total: {step: 3}}\nadjustments: [{id: d, title: 加, method: fixed, amount: 1}]\n", ["conclusion-gap"]),
        (EVERY.replace("from: 0", "from: 5") + "least: 5\n" + CAPPED.format(3), ["conclusion-gap"]),
        (EVERY + CAPPED.format(3), []),
        (EVERY.replace("when", "share") + CAPPED.format(-3), ["conclusion-gap"]),
        (EVERY.replace("when", "share") + CAPPED.format(3), []),
        (EVERY + "adjustments: [{id: d, title: 扣, method: counted, each: -1}]\n", ["conclusion-gap"]),
        (EVERY.replace("from", "to") + "adjustments: [{id: d, title: 加, method: counted, each: 1}]\n", ["conclusion-gap"]),
        ("conclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: 0, to: 10}}]}]\n", []),
        ("rounding: {groups: {step: 3}}\nconclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: 0, to: 10}}]}]\n", []),
        ("conclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: 0, below: 10}}]}]\n", ["conclusion-gap"]),
    ],
)  # fmt: skip
def test_totals_that_there_cannot_be_need_no_conclusion(tmp_path: Path, more: str, codes: list[str]) -> None:
    """The table has 0 to 20 points, its first group 0 to 10."""
    assert codes_of(tmp_path, two_groups(more)) == codes


def test_a_group_that_is_zeroed_concludes_like_any_other(tmp_path: Path) -> None:
    """The group counts no less than 2; a gate still brings it to 0."""
    above = "conclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: 2}}]}]\n"
    text = two_groups(gate('zeroes: "1"', FAILED) + above)
    text = text.replace("    points: 10\n", "    points: 10\n    least: 2\n", 1)
    assert codes_of(tmp_path, text) == ["conclusion-gap"]
    assert codes_of(tmp_path, text.replace("from: 2", "from: 0")) == []


@pytest.mark.parametrize(
    "top",
    [
        "start: 1",
        "scale: {to: 5}",
        "rounding: {total: {step: 1}}",
        "gates: [{id: g, title: 上限, caps_total: 5, when: [{criterion: '1.1', levels: [none]}]}]",
        "conclusions: [{id: a, title: A, also: [{score: {from: 1}}]}]",
        "adjustments: [{id: b1, title: 加分, method: fixed, amount: 1}]",
    ],
)
def test_a_table_without_a_total_makes_nothing_of_it(tmp_path: Path, top: str) -> None:
    """「profile only, with no total at all」: what would need one is refused."""
    text = HEAD.format(points=1 if "start" in top else 0, top=f"combine: none\n{top}")
    assert codes_of(tmp_path, text + group("1", "4", [row("1.1", "4")])) == ["no-total-used"]


def test_a_bound_of_a_group_is_none_of_the_total(tmp_path: Path) -> None:
    """5 of a group of 10 is no bound for the total: 7.5 goes to 10 as it would without the set."""
    more = "conclusion_sets: [{id: s, title: 甲, group: '1', conclusions: [{id: a, title: A, when: {from: 8}}, {id: b, title: B, when: {below: 8}}]}]\n"
    rubric = of_ten(tmp_path, ROUNDED.format(step="5", way="half-up", more="", across=""), more)
    found = scored(rubric, {"1.1": "full", "1.2": "half"})
    assert (found["total"], found["conclusions"]["s"]["id"]) == ("10", "b")


def test_a_conclusion_with_conditions_behind_those_without_is_late_in_a_set_too(tmp_path: Path) -> None:
    plain = "{id: a, title: A, when: {from: 0}}, {id: b, title: B, when: {below: 0}}"
    late = "{id: c, title: C, when: {from: 5}, also: [{criterion: '1.1', levels: [full]}]}"
    done = "adjustments: [{id: d1, title: 扣分, method: fixed, amount: -1}]\n"
    more = f"conclusion_sets: [{{id: s, title: 甲, conclusions: [{plain}, {late}]}}]\n{done}"
    assert codes_of(tmp_path, two_groups(more)) == ["conclusion-late"]
