"""What is left over when no condition of a conclusion holds: 「其余为不合格」. Each table is worked by hand."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.core.test_combining import HEAD, codes_of, group, row, rubric_of, scored
from tests.core.test_conclusions import traced
from tests.core.test_gates import ALL, ALL_BUT_KEY, FAILED, gate, two_groups

from rubricpress.core.checks.hints import hints

REST = "  - {id: rest, title: 不合格, otherwise: true}\n"
GOOD = '{id: good, title: 优秀, when: {from: 16}, also: [{criterion: "1.1", levels: [full]}]}'


def ends(*listed: str) -> str:
    return "conclusions:\n" + "".join(f"  - {one}\n" for one in listed)


@pytest.mark.parametrize(
    ("ratings", "conclusion"),
    [
        (ALL, "good"),  # 4 + 6 + 10 = 20
        (ALL_BUT_KEY, "rest"),  # 16, and the key row fails
        ({"1.1": "full", "1.2": "half", "2.1": "half"}, "rest"),  # 4 + 3 + 5 = 12
        ({"1.1": "full", "1.2": "half"}, None),  # not rated to the end
    ],
)
def test_the_rest_is_reached_where_nothing_before_it_is(
    tmp_path: Path, ratings: dict[str, Any], conclusion: str | None
) -> None:
    found = scored(rubric_of(tmp_path, two_groups(ends(GOOD) + REST)), ratings)
    assert (found["conclusion"] and found["conclusion"]["id"]) == conclusion


def test_a_veto_alone_and_the_rest(tmp_path: Path) -> None:
    """「有弄虚作假的，不合格；其余为合格」: a veto concludes before all is rated, the rest once it is."""
    more = ends("{id: out, title: 不合格}") + REST.replace("不合格", "合格")
    more += "adjustments: [{id: v1, title: 弄虚作假, method: veto, concludes: out}]\n"
    rubric = rubric_of(tmp_path, two_groups(more))
    assert scored(rubric, {"v1": {"triggered": True}})["conclusion"]["id"] == "out"
    assert scored(rubric, {})["conclusion"] is None
    assert scored(rubric, ALL)["conclusion"]["id"] == "rest"


def test_where_no_row_is_left_there_is_no_rest_either(tmp_path: Path) -> None:
    """No table concludes of nothing: neither of a whole of which all rows drop out, nor of a group; with a total or without."""
    rows = [row("1.1", "4", ", not_applicable: {}"), row("1.2", "6", ", not_applicable: {}")]
    away: dict[str, Any] = {"1.1": {"not_applicable": True}, "1.2": {"not_applicable": True}}
    for top, points in (("dropped_points: removed", 10), ("dropped_points: removed\ncombine: none", 0)):
        text = HEAD.format(points=points, top=top) + group("1", "10", rows)
        few = "{id: few, title: 少, also: [{levels: [none], count: {from: 1}}]}"
        text += ends(few) + REST
        text += "conclusion_sets:\n  - id: part\n    title: 部分\n    group: '1'\n    conclusions:\n"
        text += "      - {id: full, title: 满, share: {from: 100}}\n    " + REST
        rubric = rubric_of(tmp_path, text)
        found = scored(rubric, away)
        assert (found["complete"], found["conclusion"], found["conclusions"]) == (True, None, {"part": None})
        found = scored(rubric, {**away, "1.1": "half"})
        assert (found["conclusion"]["id"], found["conclusions"]["part"]["id"]) == ("rest", "rest")


def test_the_rest_is_the_opposite_of_what_the_others_ask_for(tmp_path: Path) -> None:
    """Law: a last conclusion that states the opposite of every condition, and one that says `otherwise`, are the same."""
    also = '[{group: "1", share: {from: 50}}, {criterion: "2.1", levels: [half, full]}, {levels: [none], count: {to: 1}}]'
    first = f"{{id: good, title: 好, also: {also}}}"
    opposite = (
        '{id: rest, title: 不合格, also: [{group: "1", share: {below: 50}}], '
        'or: [{also: [{criterion: "2.1", levels: [none]}]}, {also: [{levels: [none], count: {from: 2}}]}]}'
    )
    said = rubric_of(tmp_path, two_groups(ends(first) + REST))
    stated = rubric_of(tmp_path, two_groups(ends(first, opposite)))
    random = Random(7)
    seen = set()
    for _ in range(60):
        ratings = {name: random.choice(("none", "half", "full")) for name in ("1.1", "1.2", "2.1")}
        one, other = (scored(each, ratings)["conclusion"]["id"] for each in (said, stated))
        assert one == other
        seen.add(one)
    assert seen == {"good", "rest"}


def test_the_trace_tells_what_did_not_hold(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(ends(GOOD) + REST))
    (*_, end) = traced(rubric, ALL_BUT_KEY)
    assert end == ("结论", "不合格", "不符合前面各个结论的条件", "")
    (*_, end) = traced(rubric, ALL_BUT_KEY, "en")
    assert end == ("Conclusion", "不合格", "the conditions of no conclusion before it hold", "")


@pytest.mark.parametrize("good", ["when: {from: 16}", "also: [{levels: [full], count: {from: 2}}]"])
def test_a_gate_may_leave_the_rest(tmp_path: Path, good: str) -> None:
    """What is left over is lower than every other conclusion, also where these are made of conditions alone."""
    more = gate("caps_conclusion: rest", FAILED) + ends(f"{{id: good, title: 好, {good}}}") + REST
    rubric = rubric_of(tmp_path, two_groups(more))
    assert scored(rubric, ALL_BUT_KEY)["conclusion"]["id"] == "rest"
    assert scored(rubric, ALL)["conclusion"]["id"] == "good"


@pytest.mark.parametrize(
    ("listed", "codes"),
    [
        # totals that lead nowhere else are left
        (["{id: good, title: 好, when: {from: 16}}", REST], []),
        (["{id: good, title: 好, when: {from: 16}}", "{id: fair, title: 中, when: {from: 12, to: 16}}", REST], ["conclusion-overlap"]),
        (["{id: good, title: 好, when: {from: 16}}", "{id: bad, title: 差, when: {below: 16}}", REST], ["otherwise-never"]),
        (["{id: good, title: 好, when: {from: 16}}", "{id: bad, title: 差, when: {from: 0, below: 16}}", REST], ["otherwise-never"]),
        (["{id: good, title: 好, share: {from: 60}}", "{id: bad, title: 差, share: {below: 60}}", REST], ["otherwise-never"]),
        # it stands last and asks for nothing
        ([REST, "{id: good, title: 好, when: {from: 16}}"], ["otherwise-form"]),
        (["{id: good, title: 好, when: {from: 16}}", REST, REST.replace("rest", "more")], ["otherwise-form"]),
        (["{id: good, title: 好, when: {from: 16}}", "{id: rest, title: 差, when: {below: 16}, otherwise: true}"], ["otherwise-form"]),
        (["{id: good, title: 好, when: {from: 16}}", "{id: rest, title: 差, or: [{when: {below: 16}}], otherwise: true}"], ["otherwise-form"]),
        (["{id: good, title: 好, when: {from: 16}}", "{id: rest, title: 差, needs: good, otherwise: true}"], ["otherwise-form"]),
        (["{id: good, title: 好, when: {from: 16}, needs: rest}", REST], ["conclusion-needs"]),
        # conditions that are met by everybody between them
        (['{id: a, title: 甲, also: [{criterion: "1.1", levels: [full]}]}', '{id: b, title: 乙, also: [{criterion: "1.1", levels: [none, half]}]}', REST], ["otherwise-never"]),
        (['{id: a, title: 甲, also: [{criterion: "1.1", levels: [full]}]}', '{id: b, title: 乙, also: [{criterion: "1.1", levels: [half]}]}', REST], []),
        (["{id: a, title: 甲, also: [{levels: [full], count: {from: 2}}]}", "{id: b, title: 乙, also: [{levels: [full], count: {to: 1}}]}", REST], ["otherwise-never"]),
        (["{id: a, title: 甲, also: [{levels: [full], count: {from: 2}}]}", "{id: b, title: 乙, also: [{levels: [full], count: {equals: 0}}]}", REST], []),
        (["{id: a, title: 甲, also: [{levels: [full], count: {from: 60}, percent: true}]}", "{id: b, title: 乙, also: [{levels: [full], count: {below: 60}, percent: true}]}", REST], ["otherwise-never"]),
        (['{id: a, title: 甲, also: [{group: "1", share: {from: 60}}]}', '{id: b, title: 乙, also: [{group: "1", share: {below: 60}}]}', REST], ["otherwise-never"]),
        (['{id: a, title: 甲, also: [{criterion: "1.1", score: {from: 2}}]}', '{id: b, title: 乙, also: [{criterion: "1.1", score: {below: 2}}]}', REST], ["otherwise-never"]),
        # both conditions of the first are the opposite of one way of the second each
        (['{id: a, title: 甲, also: [{group: "1", share: {from: 60}}, {criterion: "2.1", levels: [full]}]}',
          '{id: b, title: 乙, also: [{group: "1", share: {below: 60}}], or: [{also: [{criterion: "2.1", levels: [none, half]}]}]}', REST], ["otherwise-never"]),
        (['{id: a, title: 甲, needs: b, also: [{criterion: "1.1", levels: [full]}]}', '{id: b, title: 乙, also: [{criterion: "2.1", levels: [full]}]}',
          '{id: c, title: 丙, also: [{criterion: "2.1", levels: [none, half]}]}', REST], ["otherwise-never"]),
    ],
)  # fmt: skip
def test_the_check_tells_where_the_rest_stands_wrong_or_is_nothing(
    tmp_path: Path, listed: list[str], codes: list[str]
) -> None:
    text = "conclusions:\n" + "".join(
        one if one == REST or "more" in one else f"  - {one}\n" for one in listed
    )
    assert codes_of(tmp_path, two_groups(text)) == codes


AWAY = ", not_applicable: {}"
UNITS = ", units: {title: 台, combine: mean}"
BY_ROW = [
    '{id: a, title: 甲, also: [{criterion: "1.1", levels: [full]}]}',
    '{id: b, title: 乙, also: [{criterion: "1.1", levels: [none, half]}]}',
]
BY_SCORE = [
    '{id: a, title: 甲, also: [{criterion: "1.1", score: {from: 2}}]}',
    '{id: b, title: 乙, also: [{criterion: "1.1", score: {below: 2}}]}',
]
BY_GROUP = [
    '{id: a, title: 甲, also: [{group: "1", share: {from: 60}}]}',
    '{id: b, title: 乙, also: [{group: "1", share: {below: 60}}]}',
]
BY_SHARE = [
    "{id: a, title: 甲, also: [{levels: [full], tag: key, count: {from: 60}, percent: true}]}",
    "{id: b, title: 乙, also: [{levels: [full], tag: key, count: {below: 60}, percent: true}]}",
]
BY_TOTAL = [
    "{id: a, title: 甲, also: [{score: {from: 8}}]}",
    "{id: b, title: 乙, also: [{score: {below: 8}}]}",
]


@pytest.mark.parametrize(
    ("top", "first", "second", "listed", "left"),
    [
        ("", "", "", BY_ROW, False),
        ("", "", "", [BY_ROW[0]], True),
        # of a row that drops out nothing holds, and of a group or a share only where all of their rows do
        ("dropped_points: removed", AWAY, "", BY_ROW, True),
        ("dropped_points: removed", AWAY, "", BY_SCORE, True),
        ("dropped_points: removed", AWAY, "", BY_GROUP, False),
        ("dropped_points: removed", AWAY, AWAY, BY_GROUP, True),
        ("dropped_points: removed", "", AWAY, [one.replace("tag: key, ", "") for one in BY_SHARE], False),
        ("dropped_points: removed", ", tag: key" + AWAY, "", BY_SHARE, True),
        ("dropped_points: removed", ", tag: key", AWAY, BY_SHARE, False),
        # no conclusion of a total that is made of nothing is missed
        ("dropped_points: removed", AWAY, AWAY, BY_TOTAL, False),
        # several units of one row, and a row that nobody rated, have no level, and yet a score
        ("", UNITS, "", BY_ROW, True),
        ("", UNITS, "", BY_SCORE, False),
        ("unrated: zero", "", "", BY_ROW, True),
        ("unrated: zero", "", "", BY_SCORE, False),
    ],
)  # fmt: skip
def test_a_hint_tells_where_no_conclusion_may_hold(
    tmp_path: Path, top: str, first: str, second: str, listed: list[str], *, left: bool
) -> None:
    text = HEAD.format(points=10, top=top) + group(
        "1", "10", [row("1.1", "4", first), row("1.2", "6", second)]
    )
    rubric = rubric_of(tmp_path, text + ends(*listed))
    assert [one.code for one in hints(rubric) if one.code == "conclusion-none"] == ["conclusion-none"] * left
    closed = text + ends(*listed) + REST
    assert codes_of(tmp_path, closed) == ([] if left else ["otherwise-never"])


SETS = "conclusion_sets:\n  - id: star\n    title: 星级\n    conclusions:\n"


@pytest.mark.parametrize(
    ("star", "left"),
    [
        (["{id: five, title: 五星, when: {from: 16}}", "{id: none, title: 无, when: {below: 16}}"], False),
        (["{id: five, title: 五星, when: {from: 16}}", "{id: none, title: 无, otherwise: true}"], False),
        # the set may come to nothing
        (['{id: five, title: 五星, also: [{criterion: "1.1", levels: [full]}]}', '{id: none, title: 无, also: [{criterion: "1.2", levels: [none]}]}'], True),
    ],
)  # fmt: skip
def test_a_set_that_always_concludes_leaves_no_more_than_it_lists(
    tmp_path: Path, star: list[str], *, left: bool
) -> None:
    sets = SETS + "".join(f"      - {one}\n" for one in star)
    listed = [
        "{id: a, title: 甲, also: [{concluded: star, levels: [five]}]}",
        "{id: b, title: 乙, also: [{concluded: star, levels: [none]}]}",
    ]
    rubric = rubric_of(tmp_path, two_groups(sets + ends(*listed)))
    assert ("conclusions", 1) in [one.path for one in hints(rubric)] or not left
    assert codes_of(tmp_path, two_groups(sets + ends(*listed) + REST)) == (
        [] if left else ["otherwise-never"]
    )


def test_a_record_says_that_nothing_is_meant_to_be_left(tmp_path: Path) -> None:
    """What the table does not say is recorded once, and not asked about again."""
    text = two_groups(ends(BY_ROW[0]))
    assert [one.code for one in hints(rubric_of(tmp_path, text))] == ["conclusion-none"]
    text += "damage: [{at: conclusions, read: 没有别的结论, reason: 原表只说这一种}]\n"
    assert list(hints(rubric_of(tmp_path, text))) == []


def test_where_there_are_too_many_cases_something_is_taken_to_be_left(tmp_path: Path) -> None:
    """Nine conclusions of three conditions each are 3 ** 9 = 19683 ways to fail; a tenth, which everybody reaches, is past them."""
    rows = [row(f"1.{at}", "1") for at in range(1, 28)]
    text = HEAD.format(points=27, top="") + group("1", "27", rows)
    everybody = '{id: all, title: 全部, also: [{criterion: "1.1", levels: [none, half, full]}]}'
    for many, codes in ((9, []), (3, ["otherwise-never"])):
        listed = []
        for at in range(many):
            names = [f"1.{3 * at + step}" for step in (1, 2, 3)]
            also = ", ".join(f'{{criterion: "{name}", levels: [full]}}' for name in names)
            listed.append(f"{{id: c{at}, title: 第{at}种, also: [{also}]}}")
        assert codes_of(tmp_path, text + ends(*listed, everybody) + REST) == codes
