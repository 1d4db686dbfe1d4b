"""What a conclusion that was not reached lacks, and by how much. Each table is worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, group, row, rubric_of, scored
from tests.core.test_gates import ALL, FAILED, gate, two_groups
from tests.core.test_left_over import REST, SETS, ends

from rubricpress.core.changes.digest import digest
from rubricpress.core.response import read_response
from rubricpress.core.results.assessing import assess, score_data
from rubricpress.core.results.explain import trace
from rubricpress.core.results.overview import results
from rubricpress.core.results.unmet import unmet_said
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.reports.scores import as_text


def response_of(ratings: dict[str, Any]) -> dict[str, Any]:
    """A response with these ratings; a word stands for a level."""
    plain = {name: {"level": one} if isinstance(one, str) else one for name, one in ratings.items()}
    assessments = {"self": {"ratings": plain}}
    return {"format": "rubricpress-response/1", "rubric": {"id": "table"}, "assessments": assessments}


def said(rubric: Rubric, ratings: dict[str, Any], language: str = "zh") -> list[str]:
    """What stands in the results: each title and the lines below it."""
    scorer = Scorer(rubric, digest(rubric))
    (one,), _ = score_data(response_of(ratings), scorer)
    return [text for each in unmet_said(scorer, one, language) for text in (each["title"], *each["lines"])]


# 4 + 3 of group 1 (10), 5 of group 2 (10): 12 of 20
MIDDLE = {"1.1": "full", "1.2": "half", "2.1": "half"}


@pytest.mark.parametrize(
    ("asked", "data", "zh", "en"),
    [
        ("when: {from: 15}, also: [{criterion: '1.1', levels: [full]}]", {"condition": "≥ 15", "now": "12", "missing": "3"},
         "要总分 15 分及以上：现在 12 分，还差 3 分", "Needed: the total is 15 points or more; now 12, 3 missing"),
        ("share: {from: 75}, also: [{criterion: '1.1', levels: [full]}]", {"condition": "≥ 75 %", "now": "60", "missing": "15"},
         "要总分与满分之比 75% 及以上：现在 60%，还差 15 个百分点",
         "Needed: the total as a share of full points is 75% or more; now 60%, 15 percentage points missing"),
        ("also: [{score: {above: 12}}]", {"condition": "> 12", "now": "12", "missing": "0"},
         "要总分高于 12 分：现在 12 分", "Needed: the total is more than 12 points; now 12"),
        ("also: [{group: '1', score: {to: 5}}]", {"condition": "1 ≤ 5", "now": "7", "missing": "-2"},
         "要“1 组1”得分 5 分及以下：现在 7 分，多了 2 分", "Needed: the score of ‘1 组1’ is 5 points or less; now 7, 2 too much"),
        ("also: [{criterion: '1.2', score: {from: 2}, share: {from: 80}}]", {"condition": "1.2 ≥ 80 %", "now": "50", "missing": "30"},
         "要“1.2 行1.2”得分与满分之比 80% 及以上：现在 50%，还差 30 个百分点",
         "Needed: the score of ‘1.2 行1.2’ as a share of full points is 80% or more; now 50%, 30 percentage points missing"),
        ("also: [{criterion: '1.2', score: {from: 5}, share: {from: 50}}]", {"condition": "1.2 ≥ 5", "now": "3", "missing": "2"},
         "要“1.2 行1.2”得分 5 分及以上：现在 3 分，还差 2 分", "Needed: the score of ‘1.2 行1.2’ is 5 points or more; now 3, 2 missing"),
        ("also: [{criterion: '1.2', levels: [full]}]", {"condition": "1.2 = full", "now": "half"},
         "要“1.2 行1.2”评为“齐全”：现在是“有一些”", "Needed: ‘1.2 行1.2’ is rated ‘齐全’; now ‘有一些’"),
        ("also: [{levels: [full], count: {from: 3}}]", {"condition": "full: ≥ 3", "now": "1", "missing": "2", "rows": "1", "of": "3", "more": "2"},
         "要评为“齐全”的条目 3 项及以上：现在 1 项，还差 2 项", "Needed: the number of criteria rated ‘齐全’ is 3 or more; now 1, 2 more criteria needed"),
        ("also: [{levels: [half], count: {to: 1}}]", {"condition": "half: ≤ 1", "now": "2", "missing": "-1", "rows": "2", "of": "3", "more": "-1"},
         "要评为“有一些”的条目 1 项及以下：现在 2 项，多了 1 项", "Needed: the number of criteria rated ‘有一些’ is 1 or less; now 2, 1 criterion too many"),
        # 2 of 3 rows have half of their points or less, 66.66… %; of 3, 1 is 33.33… % and 0 is 0 %
        ("also: [{share: {to: 50}, count: {to: 20}, percent: true}]",
         {"condition": "≤ 50 %: ≤ 20 %", "now": "66.666666666666", "missing": "-46.666666666666", "rows": "2", "of": "3", "more": "-2"},
         "要条目里得分与满分之比 50% 及以下的比例 20% 及以下：现在 66.66%（3 项中 2 项），多了 2 项",
         "Needed: the percentage of criteria for which the score as a share of full points is 50% or less is 20% or less; now 66.66% (2 of 3), 2 criteria too many"),
        # no number of 3 rows is between 40 and 60 per cent
        ("also: [{levels: [full], group: '1', count: {from: 40, to: 60}, percent: true}, {levels: [none], count: {from: 1}}]",
         {"condition": "none: ≥ 1", "now": "0", "missing": "1", "rows": "0", "of": "3", "more": "1"},
         "要评为“没有”的条目 1 项及以上：现在 0 项，还差 1 项", "Needed: the number of criteria rated ‘没有’ is 1 or more; now 0, 1 more criterion needed"),
    ],
)  # fmt: skip
def test_what_is_missing_and_by_how_much(
    tmp_path: Path, asked: str, data: dict[str, str], zh: str, en: str
) -> None:
    rubric = rubric_of(tmp_path, two_groups(ends(f"{{id: good, title: 优秀, {asked}}}") + REST))
    found = scored(rubric, MIDDLE)
    assert found["conclusion"]["id"] == "rest"
    assert found["unmet"] == [{"id": "good", "title": "优秀", "ways": [[data]]}]
    assert said(rubric, MIDDLE) == ["未达到“优秀”", zh]
    assert said(rubric, MIDDLE, "en") == ["‘优秀’ is not reached", en]


def test_a_share_between_two_numbers_of_rows_is_never_reached_by_one_more(tmp_path: Path) -> None:
    """1 of 3 rows is 33.33… %, 2 are 66.66… %: none is between 40 and 60, and no number of rows is told."""
    asked = "also: [{levels: [full], starred: true, count: {from: 40, to: 60}, percent: true}]"
    text = HEAD.format(points=12, top="dropped_points: removed") + group(
        "1", "12", [row(f"1.{at}", "3", ", starred: true, not_applicable: {}") for at in range(1, 5)]
    )
    rubric = rubric_of(tmp_path, text + ends(f"{{id: good, title: 好, {asked}}}") + REST)
    ratings: dict[str, Any] = {"1.1": "full", "1.2": "none", "1.3": "none", "1.4": {"not_applicable": True}}
    (lack,) = scored(rubric, ratings)["unmet"][0]["ways"][0]
    assert lack | {"condition": ""} == {
        "condition": "", "now": "33.333333333333", "missing": "6.666666666666", "rows": "1", "of": "3", "more": None
    }  # fmt: skip
    assert said(rubric, ratings)[1].endswith("：现在 33.33%（3 项中 1 项）")
    away = {name: {"not_applicable": True} for name in ratings}
    more = {"2.1": "full"}
    both = rubric_of(
        tmp_path,
        text.replace("points: 12\n", "points: 22\n", 1)
        + group("2", "10", [row("2.1", "10")])
        + ends(f"{{id: good, title: 好, {asked}}}")
        + REST,
    )
    assert scored(both, away | more)["unmet"][0]["ways"] == [
        [
            {
                "condition": "* full: ≥ 40, ≤ 60 %",
                "now": None,
                "missing": None,
                "rows": "0",
                "of": "0",
                "more": None,
            }
        ]
    ]
    assert said(both, away | more)[1].endswith("：现在没有可看的评分")


def test_of_a_row_that_drops_out_there_is_nothing_to_tell(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="dropped_points: removed")
    text += group("1", "10", [row("1.1", "4", ", not_applicable: {}"), row("1.2", "6")])
    asked = '{id: good, title: 好, also: [{criterion: "1.1", levels: [full]}, {criterion: "1.1", score: {from: 4}}]}'
    rubric = rubric_of(tmp_path, text + ends(asked) + REST)
    ratings: dict[str, Any] = {"1.1": {"not_applicable": True}, "1.2": "full"}
    level = {"condition": "1.1 = full", "now": None}
    assert scored(rubric, ratings)["unmet"][0]["ways"] == [
        [level, {"condition": "1.1 ≥ 4", "now": None, "missing": None}]
    ]
    assert said(rubric, ratings)[1:] == [
        "要“1.1 行1.1”评为“齐全”：现在没有可看的评分",
        "要“1.1 行1.1”得分 4 分及以上：现在没有可看的评分",
    ]


def test_each_way_is_told_and_so_is_the_conclusion_that_is_needed(tmp_path: Path) -> None:
    listed = ends(
        '{id: gold, title: 金级, needs: silver, also: [{criterion: "1.1", levels: [full]}]}',
        "{id: silver, title: 银级, also: [{score: {from: 15}}], or: [{when: {from: 13}}]}",
    )
    rubric = rubric_of(tmp_path, two_groups(listed + REST))
    assert scored(rubric, MIDDLE)["unmet"] == [
        {"id": "gold", "title": "金级", "needs": "silver", "ways": [[]]},
        {"id": "silver", "title": "银级", "ways": [[{"condition": "≥ 15", "now": "12", "missing": "3"}], [{"condition": "≥ 13", "now": "12", "missing": "1"}]]},
    ]  # fmt: skip
    assert said(rubric, MIDDLE) == [
        "未达到“金级”", "要先达到“银级”",
        "未达到“银级”", "要总分 15 分及以上：现在 12 分，还差 3 分", "或者要总分 13 分及以上：现在 12 分，还差 1 分",
    ]  # fmt: skip


def test_further_sets_are_told_apart(tmp_path: Path) -> None:
    sets = SETS + '      - {id: five, title: 五星, also: [{criterion: "1.2", levels: [full]}]}\n    ' + REST
    sets += (
        ends(
            "{id: good, title: 好, also: [{concluded: star, levels: [five]}]}",
            "{id: fair, title: 中, when: {from: 10}}",
        )
        + REST
    )
    rubric = rubric_of(tmp_path, two_groups(sets))
    assert scored(rubric, MIDDLE)["unmet"] == [
        {"id": "good", "title": "好", "ways": [[{"condition": "star = five", "now": "rest"}]]},
        {
            "id": "five",
            "title": "五星",
            "set": "star",
            "ways": [[{"condition": "1.2 = full", "now": "half"}]],
        },
    ]
    assert said(rubric, MIDDLE) == [
        "未达到“好”", "要“星级”为“五星”：现在是“不合格”", "星级：未达到“五星”", "要“1.2 行1.2”评为“齐全”：现在是“有一些”",
    ]  # fmt: skip


def test_nothing_is_missing_before_all_is_rated_nor_where_a_veto_or_a_rule_decides(tmp_path: Path) -> None:
    more = (
        gate("no_total: true", FAILED)
        + ends('{id: good, title: 好, also: [{criterion: "1.2", levels: [full]}]}')
        + REST
    )
    more += (
        "  - {id: out, title: 取消}\nadjustments: [{id: v1, title: 弄虚作假, method: veto, concludes: out}]\n"
    )
    rubric = rubric_of(tmp_path, two_groups(more))
    assert scored(rubric, {"1.1": "full", "1.2": "half"})["unmet"] == []
    assert scored(rubric, {**MIDDLE, "v1": {"triggered": True}})["unmet"] == []
    assert scored(rubric, {**MIDDLE, "1.1": "none"})["unmet"] == []
    assert scored(rubric, ALL)["unmet"] == []
    assert [one["id"] for one in scored(rubric, MIDDLE)["unmet"]] == ["good"]


def test_a_table_of_totals_alone_has_no_such_list(tmp_path: Path) -> None:
    """What a total lacks to the pass mark stands in the results already."""
    rubric = rubric_of(tmp_path, two_groups(ends("{id: good, title: 好, when: {from: 15}}") + REST))
    assert "unmet" not in scored(rubric, MIDDLE)
    assert said(rubric, MIDDLE) == []


def test_what_is_missing_stands_in_the_trace_the_results_and_the_report(tmp_path: Path) -> None:
    listed = ends("{id: good, title: 好, also: [{criterion: '1.2', levels: [full]}]}")
    rubric = rubric_of(tmp_path, two_groups(listed + REST))
    scorer, data = Scorer(rubric, digest(rubric)), response_of(MIDDLE)
    (one,), _ = score_data(data, scorer)
    line = "要“1.2 行1.2”评为“齐全”：现在是“有一些”"
    *_, end = trace(scorer, one, "zh").parts
    assert [(part.label, part.rule) for part in end.parts] == [("未达到“好”", line)]
    response, _ = read_response(data, rubric, scorer.digest, scorer.maxima)
    shown = results(scorer, one, response, "zh")
    assert shown["outlook"] == []  # no sentence that it cannot be told
    assert shown["unmet"] == [{"id": "good", "set": "", "title": "未达到“好”", "lines": [line]}]
    text = as_text("a.json", assess(data, {"table": scorer}, "zh"), data, scorer, "zh")
    assert f"    未达到“好”\n      {line}\n" in text


@pytest.mark.parametrize(
    ("count", "missing"),
    [
        ("2", ["要总分 15 分及以上：现在 12 分，还差 3 分", "要评为“齐全”的条目 2 项及以上：现在 1 项，还差 1 项"]),
        ("1", ["总分还差 3 分（要达到 15 分，现在 12 分）"]),
    ],
)  # fmt: skip
def test_a_goal_that_asks_for_more_than_points_tells_all_that_it_lacks(
    tmp_path: Path, count: str, missing: list[str]
) -> None:
    asked = (
        f"{{id: good, title: 好, when: {{from: 15}}, also: [{{levels: [full], count: {{from: {count}}}}}]}}"
    )
    rubric = rubric_of(tmp_path, two_groups(ends(asked) + REST))
    scorer, data = Scorer(rubric, digest(rubric)), response_of(MIDDLE)
    (one,), _ = score_data(data, scorer)
    response, _ = read_response(data, rubric, scorer.digest, scorer.maxima)
    found = results(scorer, one, response, "zh")
    assert found["unmet"] == []
    assert [goal["missing"] for goal in found["goals"]] == [missing]
