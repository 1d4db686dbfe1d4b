"""「Never round across a conclusion's bound unless the rubric says so」, where the bound is that of a group."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_combining import HEAD, group, rubric_of, scored

ROW = "      - {{id: '{0}.1', title: x, points: 10, method: graded, step: 0.1, bands: [{{id: x, from: 0, to: 10}}]}}\n"
ENDS = (
    "bands: [{{id: x, title: x}}]\n{ends}conclusions:\n  - {{id: pass, title: p, when: {{from: 0}}{also}}}\n"
)
FAIL = "  - {id: fail, title: f, when: {from: 0}}\n  - {id: void, title: v, when: {below: 0}}\n"
SET = """conclusion_sets:
  - id: part
    title: 部分
    group: "1"
    conclusions:
      - {id: good, title: g, when: {from: 6}}
      - {id: poor, title: p, when: {below: 6}}
"""


def table(across: str, also: str, ends: str) -> str:
    text = HEAD.format(points=20, top=f"rounding: {{groups: {{step: 1}}{across}}}")
    text += group("1", "10", [ROW.format(1)]) + group("2", "10", [ROW.format(2)])
    text += ENDS.format(also=also, ends=ends) + FAIL
    return text + "adjustments:\n  - {id: d1, title: x, method: counted, each: -1}\n"


@pytest.mark.parametrize(
    ("across", "also", "ends", "score", "concluded"),
    [
        # 5.6 is rounded down to 5, so that it does not come to 6; 2.6 meets no bound and is rounded to 3
        ("", ', also: [{group: "1", score: {from: 6}}]', "", "5", "fail"),
        ("", ', also: [{group: "1", share: {from: 60}}]', "", "5", "fail"),
        (", across: true", ', also: [{group: "1", score: {from: 6}}]', "", "6", "pass"),
        ("", ', also: [{group: "2", score: {from: 2}}]', SET, "5", "pass"),
        (", across: true", ', also: [{group: "2", score: {from: 2}}]', SET, "6", "pass"),
        ("", ', also: [{group: "2", score: {from: 2}}]', "", "6", "pass"),
        # what is asked of a row is no bound of its group
        ("", ', also: [{criterion: "1.1", score: {from: 6}}]', "", "6", "fail"),
    ],
)
def test_the_score_of_a_group_is_not_rounded_over_a_bound(  # noqa: PLR0917  (one column each)
    across: str, also: str, ends: str, score: str, concluded: str, tmp_path: Path
) -> None:
    rubric = rubric_of(tmp_path, table(across, also, ends))
    found = scored(rubric, {"1.1": {"score": "5.6"}, "2.1": {"score": "2.6"}})
    assert [one["score"] for one in found["groups"].values()] == [score, "3"]
    assert found["conclusion"]["id"] == concluded
    if ends:
        assert found["conclusions"]["part"]["id"] == ("good" if across else "poor")
