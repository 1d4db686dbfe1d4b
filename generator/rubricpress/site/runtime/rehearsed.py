"""What is played in a rehearsal (see `rehearsal`): a table with rows of most kinds, and what a page asks about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rubricpress.core.response import FORMAT

_GRADED: Final = {
    "id": "1.1",
    "method": "graded",
    "title": "师资",
    "points": "20",
    "step": "0.1",
    "bands": [
        {"id": "good", "from": "16", "to": "20", "when": {"from": "60"}},
        {"id": "pass", "from": "12", "to": "15.9", "when": {"from": "40", "below": "60"}},
        {"id": "fail", "from": "0", "to": "11.9", "when": {"below": "40"}},
    ],
    "measure": {"kind": "ratio", "numerator": "专职", "denominator": "全部"},
}
_ROWS: Final[list[dict[str, Any]]] = [
    {"id": "1.2", "method": "levels", "title": "场地", "points": "3",
     "levels": [{"id": "a", "score": "1.5", "descriptor": "有"}, {"id": "b", "score": "3", "descriptor": "好"}]},
    {"id": "1.3", "method": "checklist", "title": "制度", "points": "2",
     "indicators": [{"id": "a", "points": "1", "text": "有"}, {"id": "b", "points": "1", "text": "执行"}]},
    {"id": "1.4", "method": "proportional", "title": "期数", "points": "10", "target": "12",
     "measure": {"kind": "number", "step": "1", "title": "期数", "unit": "期"}},
    {"id": "1.5", "method": "deductions", "title": "安全", "points": "10", "floor": "none",
     "faults": [{"id": "a", "each": "3", "text": "隐患", "unit": "处"}, {"id": "b", "costs": "1.5", "text": "事故"}]},
]  # fmt: skip
_BONUS: Final[list[dict[str, Any]]] = [
    {"id": "b1", "method": "fixed", "title": "表彰", "amount": "3"},
    {"id": "b2", "method": "ranged", "title": "突出", "ranges": [{"from": "1", "to": "5"}]},
    {"id": "b3", "method": "counted", "title": "投诉", "each": "-10"},
    {"id": "v1", "method": "veto", "title": "造假", "concludes": "fail"},
]
# with so many, Python sorts in another way
_MANY: Final[Mapping[str, Any]] = {
    "id": "2",
    "title": "项目",
    "points": "140",
    "criteria": [
        {"id": f"2.{at}", "title": f"第 {at} 项", "method": "checklist", "points": "2",
         "indicators": [{"id": "a", "points": "2", "text": "有"}]}
        for at in range(1, 71)
    ],
}  # fmt: skip
_RUBRIC: Final[Mapping[str, Any]] = {
    "id": "rehearsal",
    "title": "试用表",
    "edition": "2026",
    "points": "185",
    "columns": [{"of": "title", "title": "项目"}, {"of": "self", "title": "自评"}],
    "groups": [{"id": "1", "title": "条件", "points": "45", "criteria": [_GRADED, *_ROWS]}, _MANY],
    "adjustments": _BONUS,
    "conclusions": [
        {"id": "pass", "title": "合格", "when": {"from": "111"}},
        {"id": "fail", "title": "不合格", "when": {"below": "111"}},
    ],
    "assessors": {"combine": "mean", "tolerance": "1"},
}
_FILLED: Final[Mapping[str, Any]] = {
    **{f"2.{at}": {"met": ["a"]} for at in range(1, 71)},
    "1.1": {"score": "16.5", "measure": {"numerator": "12", "denominator": "20"}, "note": "见附件 1"},
    "1.2": {"level": "b"},
    "1.3": {"met": ["a"]},
    "1.4": {"measure": {"value": "7"}},
    "1.5": {"faults": {"a": "2", "b": "1"}},
    "b1": {"triggered": True},
    "b2": {"score": "2.5"},
    "b3": {"count": "1"},
    "v1": {"triggered": False},
}
_OTHERS: Final[Mapping[str, Any]] = {
    **_FILLED,
    "1.1": {"score": "15", "measure": {"numerator": "12", "denominator": "20"}},
    "1.2": {"level": "a"},
}
_WRONG: Final[Mapping[str, Any]] = {
    "1.1": {"score": "25.55", "measure": {"numerator": "21", "denominator": "0"}},
    "1.2": {"level": "z"},
    "1.4": {"measure": {"value": "x"}},
    "9": {"score": 1},
}


def _response(**assessments: Any) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "rubric": {"id": _RUBRIC["id"], "edition": _RUBRIC["edition"], "digest": "sha256:0"},
        "profile": {},
        "assessments": {role: {"ratings": ratings} for role, ratings in assessments.items()},
    }


def requests() -> Iterator[str]:
    """What the page asks, as texts."""
    filled, wrong = _response(self=_FILLED), _response(self=_WRONG)
    both = _response(self=_FILLED, review={**_FILLED, "1.2": {"level": "a"}}, agreed={})
    loaded = {"rubric": _RUBRIC, "digest": "sha256:0"}
    yield json.dumps({"do": "load", **loaded}, ensure_ascii=False)
    for language in ("zh", "en"):
        asked: list[dict[str, Any]] = [
            *({"do": "score", "response": one} for one in (_response(self={}), filled, wrong, both)),
            *({"do": "read", "text": json.dumps(one, ensure_ascii=False)} for one in (filled, wrong)),
            *(
                {"do": "read", "text": text}
                for text in ("", "{", "[1, 2", '{"a": 1e999, "b": -0.1}', "\ufeff{}", "é😀")
            ),
            {"do": "trace", "role": "self", "response": filled},
            {"do": "check_code", "response": filled},
            {"do": "merge", "sides": [filled, both, wrong], "choices": {}},
            {"do": "moderate", "response": both},
            {"do": "migrate", "response": filled, "editions": [loaded, loaded]},
            {"do": "paper", "response": both},
            {"do": "results", "role": "self", "response": filled},
            {
                "do": "compare",
                "sides": [{"name": role, "role": role, "response": both} for role in ("self", "review")],
            },
            {
                "do": "combine",
                "files": [
                    {"name": "a", "response": filled},
                    {"name": "b", "response": _response(self=_OTHERS)},
                ],
            },
            {"do": "combine", "files": [{"name": name, "response": filled} for name in ("a", "b")]},
            {"do": "nothing"},
        ]
        for request in asked:
            yield json.dumps({**request, "language": language}, ensure_ascii=False)
