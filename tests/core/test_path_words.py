"""What is said of goals and of the way there, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.drawing import response_to
from tests.core.test_combining import HEAD, group, row, rubric_of
from tests.core.test_gates import CONCLUSIONS, gate, two_groups
from tests.core.test_improving import FAILED, SIMPLE, seen

from rubricpress.core.changes.digest import digest
from rubricpress.core.paths.told import goals_as_data, outlook_said
from rubricpress.core.paths.untold import REASONS
from rubricpress.core.response import read_response
from rubricpress.core.results.overview import results
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.paths import say
from rubricpress.source.library import Library


def told(folder: Path, text: str, ratings: dict[str, Any], language: str = "zh") -> dict[str, Any]:
    rubric = rubric_of(folder, text)
    scorer = Scorer(rubric, digest(rubric))
    return {one["id"]: one for one in goals_as_data(scorer, seen(scorer, ratings), language)}


def test_a_group_that_is_short_and_a_gate_and_a_veto(tmp_path: Path) -> None:
    text = two_groups(
        "adjustments:\n  - {id: v, title: 重大事故, method: veto, concludes: low}\n"
        + gate("caps_conclusion: low", FAILED)
        + """conclusions:
  - {id: good, title: 优秀, when: {above: 11}, also: [{group: "2", share: {from: 60}}, {group: "2", score: {from: 6}}]}
  - {id: mid, title: 良好, when: {from: 11}}
  - {id: low, title: 一般, when: {below: 11}}
"""
    )
    ratings = {"1.1": "none", "1.2": "full", "2.1": "half", "v": {"triggered": True}}
    good = told(tmp_path, text, ratings)["good"]
    assert good["missing"] == [
        "总分还差 0 分（要超过 11 分，现在 11 分）",
        "“2 组2”占满分的比例还差 10 个百分点（要达到 60%，现在 50%）",
        "“2 组2”还差 1 分（要达到 6 分，现在 5 分）",
    ]
    assert good["first"] == ["先要没有“重大事故”的情形", "先要消除：关键项不达标"]
    assert [(one["id"], one["first"]) for one in good["moves"]] == [("1.1", True), ("2.1", False)]
    assert (good["vetoes"], good["gates"], good["leads"]) == (["v"], ["key"], "之后总分 18 分，优秀")
    mid = told(tmp_path, text, {"1.1": "half", "1.2": "full", "2.1": "half", "v": {"triggered": True}}, "en")[
        "mid"
    ]
    assert (mid["path"], mid["moves"]) == ("The scores are enough", [])
    assert mid["first"] == ["First, '重大事故' must no longer apply"]


def test_out_of_reach_and_untold(tmp_path: Path) -> None:
    far = two_groups("""adjustments:
  - {id: b, title: 加分, method: fixed, amount: 5}
conclusions:
  - {id: top, title: 优秀, when: {from: 22}}
  - {id: low, title: 一般, when: {below: 22}}
""")
    assert told(tmp_path, far, {})["top"]["path"] == "各条目都做到最好也达不到（总分最多 20 分）"
    lowest = HEAD.format(points=4, top="") + group(
        "1", "4", [row("1.1", "4"), row("1.2", "4")], "    combine: lowest\n"
    )
    goal = told(tmp_path, lowest + SIMPLE, {})["good"]
    assert goal["path"] == "这份表算不出最省的改进办法：有的分数只取最低或最高的一项"
    assert (goal["leads"], goal["total"]) == ("", None)


def test_where_no_total_is_left(tmp_path: Path) -> None:
    """The rule that leaves no total cannot be mended: its row does not apply, and counts for what it says."""
    text = two_groups(gate("no_total: true", '{group: "2", share: {from: 0}}') + CONCLUSIONS)
    goal = told(tmp_path, text, {"1.1": "full", "1.2": "full", "2.1": "full"})["good"]
    assert goal["state"] == "untold"
    closed = two_groups(gate("no_total: true", '{group: "2", share: {below: 101}}') + CONCLUSIONS)
    goal = told(tmp_path, closed, {"1.1": "full", "1.2": "full", "2.1": "full"})["good"]
    assert (goal["path"], goal["total"]) == ("各条目都做到最好也达不到", None)


def test_the_moves_of_every_method_in_words(root: Path, tmp_path: Path) -> None:
    scorer = Library(root / "tests" / "rubrics")["site-safety-inspection"]
    ratings = {
        "1.1": {"faults": {"a": "1"}},
        "1.2": {"faults": {"a": "1"}},
        "2.1": {"faults": {"a": "2"}},
        "2.2": {"faults": {"a": "1", "b": "1"}},
    }
    for language, expected in (
        ("zh", "扣分情形：a 少 1 次、b 少 1 次"),
        ("en", "Fewer faults: a 1 time less, b 1 time less"),
    ):
        (goal,) = goals_as_data(scorer, seen(scorer, ratings), language)
        assert goal["moves"][1]["words"] == expected
    bands = "      - {id: '1.1', title: 行, method: graded, points: 4, step: 1, bands: [{id: good, from: 0, to: 4}]}\n"
    text = HEAD.format(points=4, top="bands: [{id: good, title: 优良}]") + group("1", "4", [bands]) + SIMPLE
    assert told(tmp_path, text, {"1.1": {"score": "1"}})["good"]["moves"][0]["words"] == "在“优良”档评到 3 分"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_its_words(language: str, reason: str) -> None:
    assert say(reason, language)


def test_without_goals_the_outlook_says_why(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(CONCLUSIONS))
    scorer = Scorer(rubric, digest(rubric))
    full = dict.fromkeys(("1.1", "1.2", "2.1"), "full")
    assert outlook_said(scorer, seen(scorer, full), 0, "en") == ["This is the best conclusion already: 优秀"]
    assert outlook_said(scorer, seen(scorer, {}), 3, "en")[0].startswith("3 criteria are not rated")


def test_where_only_conditions_lead_to_conclusions_none_is_called_the_best(tmp_path: Path) -> None:
    """The last of them is not the best there is, and what is not rated yet is none of them."""
    text = HEAD.format(points=0, top="combine: none") + group("1", "4", [row("1.1", "4")])
    text += "conclusions:\n  - {id: a, title: 甲, also: [{criterion: '1.1', levels: [full]}]}\n"
    text += "  - {id: b, title: 乙, also: [{criterion: '1.1', levels: [half, none]}]}\n"
    rubric = rubric_of(tmp_path, text)
    scorer = Scorer(rubric, digest(rubric))
    for ratings, open_ in (({"1.1": "none"}, 0), ({"1.1": "full"}, 0), ({}, 1)):
        assert outlook_said(scorer, seen(scorer, ratings), open_, "zh") == [
            "结论看的是条件，不看总分，算不出离别的结论差几分"
        ]


def test_a_table_of_two_groups_has_no_radar_and_one_without_a_total_no_share(tmp_path: Path) -> None:
    text = two_groups(gate("no_total: true", '{group: "2", share: {below: 101}}'))
    rubric = rubric_of(tmp_path, text)
    scorer = Scorer(rubric, digest(rubric))
    rated = {name: {"level": "full"} for name in ("1.1", "1.2", "2.1")}
    response, _ = read_response(response_to(rubric, rated), rubric, scorer.digest, scorer.maxima)
    found = results(scorer, scorer.score(response)[0], response, "zh")
    assert (set(found["charts"]), found["total"], found["share"]) == ({"bars"}, None, "0")
