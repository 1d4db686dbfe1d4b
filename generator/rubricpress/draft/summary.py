"""The report of a draft: what was understood, what was not, and where it stands in the table."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from rubricpress.core.wording.plurals import counted
from rubricpress.draft.drafting import Drafted, rows_of
from rubricpress.draft.notes import all_doubts

_METHODS: Final = {
    "zh": {
        "checklist": "检查表", "levels": "选项", "graded": "分档", "deductions": "扣分", "proportional": "按比例", "counted": "按次数", "fixed": "一次计入", "ranged": "酌情加减", "veto": "一票否决",
    },
    "en": {},
}  # fmt: skip


def as_data(drafted: Drafted, language: str) -> dict[str, Any]:
    """The report for programs."""
    criteria, adjusting = rows_of(drafted.data)
    printed, added = drafted.totals
    return {
        "rubric": drafted.data["id"],
        "title": drafted.data["title"],
        "groups": len(drafted.data["groups"]),
        "criteria": len(criteria),
        "adjustments": len(adjusting),
        "methods": dict(Counter(row["method"] for row in (*criteria, *adjusting))),
        "points": {"printed": printed or None, "added": added or None},
        "doubts": len(all_doubts(drafted.data)),
        "left": [
            {"place": drafted.grid.place(cell, language), "text": cell.text.strip()} for cell in drafted.left
        ],
        "around": [line.strip() for line in drafted.around],
        "notes": [doubt.sentence(language) for doubt in drafted.doubts],
    }


def as_text(drafted: Drafted, language: str, name: str, todos: int) -> str:
    """The report for a person: the counts, the sums, then everything that was not understood."""
    said = as_data(drafted, language)
    zh = language == "zh"
    methods = "、".join(
        f"{_METHODS[language].get(method, method)} {count}" for method, count in said["methods"].items()
    )
    printed, added = drafted.totals
    lines = [
        f"{name}：{said['title']}" if zh else f"{name}: {said['title']}",
        f"  {said['groups']} 组、{said['criteria']} 条、加减分项 {said['adjustments']} 个（{methods}）"
        if zh
        else f"  {counted(said['groups'], 'group', 'groups')}, {counted(said['criteria'], 'criterion', 'criteria')}, "
        f"{counted(said['adjustments'], 'adjustment', 'adjustments')} ({methods.replace('、', ', ')})",
        f"  {_totals(printed, added, zh=zh)}",
    ]
    lines += [f"  {note}" for note in said["notes"]]
    if said["left"]:
        lines.append("  没有用上的单元格：" if zh else "  Cells without a place in the draft:")
        lines += [f"    {one['place']}: {_short(one['text'])}" for one in said["left"]]
    if said["around"]:
        lines.append(
            "  表外没有用上的文字：" if zh else "  Lines around the table without a place in the draft:"
        )
        lines += [f"    {_short(line)}" for line in said["around"]]
    lines.append(
        f"  有 {todos} 处 TODO：逐处核对、改好、删去注释，再运行 rubricpress check"
        if zh
        else f"  {counted(todos, 'place says', 'places say')} TODO: compare each, mend it, remove the comment; then run: rubricpress check"
    )
    return "\n".join(lines)


def _totals(printed: str, added: str, *, zh: bool) -> str:
    """The sum of the rows beside the printed total."""
    if not added:
        return "有的条目没有分值，合计算不出来" if zh else "some rows have no points, so there is no sum"
    if not printed:
        return (
            f"各条分值合计 {added}；原表没有印满分"
            if zh
            else f"the rows add up to {added}; no total is printed"
        )
    if printed == added:
        return f"各条分值合计 {added}，与原表的满分相同" if zh else f"the rows add up to {added}, as printed"
    return (
        f"各条分值合计 {added}，原表的满分是 {printed}：对不上，请核对"
        if zh
        else f"the rows add up to {added}, but the printed total is {printed}: compare them"
    )


def _short(text: str) -> str:
    """The words of a cell on one line; all of them, since they stand nowhere else."""
    return re.sub(r"\s+", " ", "".join(sign if sign.isprintable() else " " for sign in text)).strip()
