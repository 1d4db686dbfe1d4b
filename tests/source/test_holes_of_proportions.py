"""A row that earns in proportion, read with something unreadable in it: that is told, and nothing that only follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rubricpress.source.reading import read_rubric

TABLE = (Path(__file__).parent.parent / "rubrics/performance-example.yaml").read_text(encoding="utf-8")
BUDGET = "measure: {kind: ratio, numerator: 全年执行数, denominator: 全年预算数, unit: 万元}"
SESSIONS = "        target: 12\n        measure: {kind: number, title: 实际期数, unit: 期, step: 1}"
STEPS = "steps: {from: 90, each: 5, costs: 1, begun: true}"


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (BUDGET, BUDGET.replace("ratio", "ration"), ["unknown-choice"]),
        (BUDGET, "measure:", ["value-empty"]),
        (BUDGET, "", ["missing-key"]),
        (BUDGET, "measure: 预算", ["mapping-form"]),
        (SESSIONS, SESSIONS.replace("12", "十二"), ["number-form"]),
        (SESSIONS, SESSIONS.replace("target", "tagret"), ["unknown-key-near"]),
        (SESSIONS, SESSIONS.replace("kind: number, ", ""), ["missing-key"]),
        (SESSIONS, SESSIONS.replace("step: 1", "step: 一"), ["number-form"]),
        (STEPS, STEPS.replace("each: 5", "each: 五"), ["number-form"]),
        (STEPS, STEPS.replace(", begun: true", ""), ["missing-key"]),
        (STEPS, "steps: 每低5%扣1分", ["mapping-form"]),
        # what is wrong beside it is told all the same
        (STEPS, STEPS.replace("each: 5, costs: 1", "each: 五, costs: 0"), ["number-form", "number-positive"]),
    ],
)
def test_only_the_cause_is_told(old: str, new: str, codes: list[str], tmp_path: Path) -> None:
    assert TABLE.count(old) == 1
    path = tmp_path / "performance-example.yaml"
    path.write_text(TABLE.replace(old, new), encoding="utf-8")
    assert [one.problem.code for one in read_rubric(path).problems] == codes
