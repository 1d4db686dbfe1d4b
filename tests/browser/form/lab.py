"""A small table with what no official one has yet: a row that may not apply, and one that is there for some only."""

from __future__ import annotations

from typing import Any, Final

from rubricpress.core.changes.digest import digest
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer

LAB: Final = "lab"
_DATA: Final[dict[str, Any]] = {
    "id": LAB, "title": "起重设备检查表", "edition": "2026-11", "points": "10", "dropped_points": "group",
    "columns": [{"of": "title", "title": "检查项目"}],
    "profile": [{"id": "site", "title": "工地类别", "options": [
        {"id": "tower", "title": "有塔吊"}, {"id": "none", "title": "无塔吊"}]}],
    "groups": [{"id": "1", "title": "设备", "points": "10", "criteria": [
        {"id": "1.1", "title": "操作规程", "points": "4", "method": "checklist",
         "indicators": [{"id": "a", "points": "4", "text": "规程上墙"}]},
        {"id": "1.2", "title": "塔吊", "points": "4", "method": "levels",
         "levels": [{"id": "4", "score": "4", "descriptor": "有检验合格证"},
                    {"id": "0", "score": "0", "descriptor": "没有检验合格证"}],
         "only_for": {"field": "site", "options": ["tower"]}},
        {"id": "1.3", "title": "施工电梯", "points": "2", "method": "checklist",
         "indicators": [{"id": "a", "points": "2", "text": "有检验合格证"}],
         "not_applicable": {"counts": "dropped", "reason": True}}]}],
    "adjustments": [{"id": "x", "title": "获得表彰", "method": "fixed", "amount": "1"}],
}  # fmt: skip


def lab_scorer() -> Scorer:
    """The table, ready to score."""
    decoded = decode(Rubric, _DATA)
    assert not decoded.problems
    return Scorer(decoded.value, digest(decoded.value))
