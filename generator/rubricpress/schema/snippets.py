"""Beginnings that an editor offers: a group, a row of each method, a level and so on, to be filled in.

A body is YAML as data; `${1:4}` is a place where the cursor stops, with what stands there until it is written over.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple


class Snippet(NamedTuple):
    """One beginning: the word that is typed to find it, what it is in both languages, and its keys."""

    word: str
    zh: str
    en: str
    body: dict[str, Any]


def _row(method: str, zh: str, en: str, *, points: str = "", **keys: Any) -> Snippet:
    """A row of the table; the keys of its method continue the cursor's stops from 4 on."""
    body = {"id": '"${1:1.1}"', "title": "${2:条目的名称}"}
    return Snippet(
        method, zh, en, body | ({"points": f"${{3:{points}}}"} if points else {}) | {"method": method} | keys
    )


_NAMED: Final = {"id": "${1:main}", "title": "${2:名称}"}
_BAND: Final = {"id": "${1:good}", "from": "${2:6}", "to": "${3:10}", "descriptor": "${4:这一档的标准}"}
_LEVEL: Final = {"id": '"${1:2}"', "score": "${2:2}", "descriptor": "${3:选项的文字}"}
_WHEN: Final = {"when": {"from": "${5:20}", "below": "${6:50}"}}

# by the model class that they are the beginning of
SNIPPETS: Final[dict[str, tuple[Snippet, ...]]] = {
    "Rubric": (
        Snippet(
            "rubric",
            "一份新的评估表",
            "a new table",
            {
                "id": "${1:training-room}",
                "title": "${2:原表的全称}",
                "edition": '"${3:2026-11}"',
                "points": "${4:100}",
                "columns": [
                    {"of": "group", "title": "${5:项目}"},
                    {"of": "title", "title": "${6:内容}"},
                    {"of": "points", "title": "${7:分值}"},
                ],
                "groups": ["$0"],
            },
        ),
    ),
    "Column": (Snippet("column", "一栏", "a column", {"of": "${1:title}", "title": "${2:内容}"}),),
    "ProfileField": (
        Snippet(
            "profile",
            "一项基本信息",
            "a fact that scoring depends on",
            {
                "id": "${1:base_type}",
                "title": "${2:基地类型}",
                "options": [
                    {"id": "${3:main}", "title": "${4:主基地}"},
                    {"id": "${5:sub}", "title": "${6:分基地}"},
                ],
            },
        ),
    ),
    "Option": (Snippet("option", "一个答案", "an answer", _NAMED),),
    "BandTitle": (Snippet("band", "一个档次栏", "a band column", {"id": "${1:good}", "title": "${2:优良}"}),),
    "TagTitle": (
        Snippet("tag", "一类条目的名称", "the title of a tag", {"id": "${1:must}", "title": "${2:必达项}"}),
    ),
    "Group": (
        Snippet(
            "group",
            "一组条目",
            "a group of rows",
            {"id": '"${1:1}"', "title": "${2:组的名称}", "points": "${3:10}", "criteria": ["$0"]},
        ),
        Snippet(
            "groups",
            "再分小组的组",
            "a group of groups",
            {"id": '"${1:1}"', "title": "${2:组的名称}", "points": "${3:10}", "groups": ["$0"]},
        ),
    ),
    "Criterion": (
        _row(
            "checklist",
            "条目：检查表",
            "a row that is a checklist",
            points="4",
            indicators=[
                {"id": "a", "points": "${4:2}", "text": "${5:要做到什么}"},
                {"id": "b", "points": "${6:2}", "text": "${7:要做到什么}"},
            ],
        ),
        _row(
            "deductions",
            "条目：从满分扣起",
            "a row from whose points is taken away",
            points="10",
            faults=[
                {"id": "a", "text": "${4:查出什么}", "costs": "${5:2}"},
                {"id": "b", "text": "${6:每缺一项}", "each": "${7:0.5}", "unit": "${8:项}"},
            ],
        ),
        _row(
            "levels",
            "条目：几个选项选一个",
            "a row with levels to choose from",
            points="4",
            levels=[
                {"id": '"${4:0}"', "score": "${5:0}", "descriptor": "${6:选项的文字}"},
                {"id": '"${7:4}"', "score": "${8:4}", "descriptor": "${9:选项的文字}"},
            ],
        ),
        _row(
            "graded",
            "条目：分档评分",
            "a row that is graded in bands",
            points="10",
            step="${4:0.1}",
            bands=[
                {"id": "${5:good}", "from": "${6:6}", "to": "${7:10}", "descriptor": "${8:这一档的标准}"},
                {"id": "${9:fail}", "from": "0", "to": "${10:5.9}", "descriptor": "${11:这一档的标准}"},
            ],
        ),
        _row(
            "proportional",
            "条目：按比例得分",
            "a row that earns its points in proportion",
            points="10",
            measure={"kind": "ratio", "numerator": "${4:实际完成数}", "denominator": "${5:目标数}"},
        ),
        _row("counted", "加减分：按次数", "an adjustment for each occurrence", each="${4:-5}"),
        _row("fixed", "加减分：一次计入", "an adjustment that applies or does not", amount="${4:5}"),
        _row(
            "ranged",
            "加减分：酌情加减",
            "an adjustment of a size to be judged",
            ranges=[{"from": "${4:1}", "to": "${5:5}"}],
        ),
        _row("veto", "一票否决", "a finding that decides the conclusion", concludes="${4:disqualified}"),
    ),
    "Indicator": (
        Snippet(
            "indicator",
            "评分点",
            "an indicator",
            {"id": "${1:a}", "points": "${2:2}", "text": "${3:要做到什么}"},
        ),
    ),
    "Fault": (
        Snippet(
            "fault",
            "只扣一次的情形",
            "a fault that costs once",
            {"id": "${1:a}", "text": "${2:查出什么}", "costs": "${3:2}"},
        ),
        Snippet(
            "fault-each",
            "每次都扣的情形",
            "a fault that costs every time",
            {"id": "${1:b}", "text": "${2:每缺一项}", "each": "${3:0.5}", "unit": "${4:项}"},
        ),
    ),
    "Level": (
        Snippet("level", "选项", "a level", _LEVEL),
        Snippet("level-when", "由填的数决定的选项", "a level that a number decides", _LEVEL | _WHEN),
    ),
    "Band": (
        Snippet("band", "档次", "a band", _BAND),
        Snippet("band-when", "由填的数决定的档次", "a band that a number decides", _BAND | _WHEN),
    ),
    "Range": (Snippet("range", "一段分数", "a range of amounts", {"from": "${1:1}", "to": "${2:5}"}),),
    "Measure": (
        Snippet(
            "number",
            "要填的一个数",
            "a number to enter",
            {"kind": "number", "title": "${1:年度训练人数}", "unit": "${2:人}", "step": "${3:1}"},
        ),
        Snippet(
            "percentage",
            "要填的一个百分数",
            "a percentage to enter",
            {"kind": "percentage", "title": "${1:参加培训的比例}", "maximum": "${2:100}"},
        ),
        Snippet(
            "ratio",
            "要填的一个比例的两个数",
            "the two numbers of a ratio to enter",
            {
                "kind": "ratio",
                "numerator": "${1:参加培训的人数}",
                "denominator": "${2:应参加培训的人数}",
                "step": "${3:1}",
                "maximum": "${4:100}",
            },
        ),
    ),
    "Interval": (
        Snippet("between", "一段数", "numbers between two ends", {"from": "${1:20}", "below": "${2:50}"}),
        Snippet("from", "从一个数起", "a number and all above it", {"from": "${1:50}"}),
        Snippet("below", "不到一个数", "all below a number", {"below": "${1:20}"}),
        Snippet("equals", "正好一个数", "one number", {"equals": "${1:0}"}),
    ),
    "Conclusion": (
        Snippet(
            "conclusion",
            "由总分得出的结论",
            "a conclusion that the total leads to",
            {"id": "${1:pass}", "title": "${2:合格}", "when": {"from": "${3:60}"}},
        ),
        Snippet(
            "conclusion-veto",
            "由一票否决得出的结论",
            "a conclusion that a veto leads to",
            {"id": "${1:disqualified}", "title": "${2:取消资格}"},
        ),
        Snippet(
            "conclusion-otherwise",
            "其余情形的结论",
            "the conclusion where none before it is reached",
            {"id": "${1:fail}", "title": "${2:不合格}", "otherwise": "true"},
        ),
    ),
    "Damage": (
        Snippet(
            "damage",
            "原文存疑",
            "a damaged place",
            {
                "at": "${1:title}",
                "printed": '"${2:印的是什么}"',
                "read": '"${3:读作什么}"',
                "reason": "${4:为什么这样读}",
            },
        ),
    ),
}
