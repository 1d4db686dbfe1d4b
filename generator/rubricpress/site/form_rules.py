"""The rules of a table as the form tells them beside the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rubricpress.core.rubric import Rubric
from rubricpress.site.rule_views import conclusion_sets_of, conclusions_of, gates_of, sums_said


@dataclass(frozen=True)
class TextView:
    """A text of the official table under the head of its column; one that `proves` tells what is to be shown."""

    head: str
    text: str
    proves: bool = False


def rules_of(rubric: Rubric) -> Iterable[TextView]:
    """What is told of a table, each under its head; empty texts are left out by the template."""
    yield TextView("怎样计分", rubric.scoring)
    yield TextView("原表说明", rubric.instructions)
    yield TextView("合计的办法", sums_said(rubric))
    yield TextView("汇总办法", rubric.formula)
    for gate in gates_of(rubric):
        yield TextView(f"规则“{gate.title}”", f"{gate.when}：{gate.effect}。{gate.source}")
    for conclusion in conclusions_of(rubric):
        yield TextView(f"结论“{conclusion.title}”", conclusion.source)
    for each in conclusion_sets_of(rubric):
        ends = (f"“{one.title}”：{one.when}。{one.source}" for one in each.conclusions)
        yield TextView(each.title, "\n".join((each.about, *ends)).strip())
    yield TextView("原表备注", rubric.remark)
    yield TextView("星号（★）", rubric.star)
