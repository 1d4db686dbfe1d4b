"""A small, sound rubric to start from, with comments that say what to write where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rubricpress.core.numbers.number import parse, plain
from rubricpress.draft import sums
from rubricpress.draft.notes import Data
from rubricpress.draft.writing import SCHEMA_LINE, written

_GROUP: Final = re.compile(
    r"\s*(?P<title>.+?)(?<![-－−–+.,，:：=\s])"
    r"(?:(?:\s*[:：=]\s*|\s+)(?P<points>\d+(?:\.\d+)?)\s*分?|(?P<marked>\d+(?:\.\d+)?)\s*分)\s*"
)


def group_of(text: str) -> tuple[str, str]:
    """The title and points of a group as a person writes them (`教室:40`, `教室40分`); ('', '') where they cannot be read.

    A number that only stands behind the title may be part of it.
    """
    found = _GROUP.fullmatch(text)
    points = parse(found["points"] or found["marked"]) if found else None
    return (found["title"], plain(points)) if found and points else ("", "")


def started(name: str, title: str, edition: str, groups: Sequence[tuple[str, str]], language: str) -> str:
    """The YAML of a rubric with these groups (title, points), each with one criterion of two indicators."""
    data: Data = {
        "id": name,
        "title": title,
        "edition": edition,
        "points": sums.add([points for _, points in groups]),
        "source": "TODO",
        "columns": [
            {"of": of, "title": head}
            for of, head in (
                ("group", "项目"), ("title", "内容"), ("points", "分值"), ("assessment", "评分办法"), ("self", "自评得分"),
            )
        ],
        "groups": [_group(str(at), *group) for at, group in enumerate(groups, start=1)],
    }  # fmt: skip
    top = _TOP[language]
    text = written(data, [SCHEMA_LINE, *top], language)
    for key, words in _ABOVE[language].items():
        text = re.sub(rf"^( *)((?:- )?{key}:)", rf"\1# {words}\n\1\2", text, count=1, flags=re.MULTILINE)
    return text


def _group(at: str, title: str, points: str) -> Data:
    half = sums.times(points, "0.5")
    return {
        "id": at,
        "title": title,
        "points": points,
        "criteria": [
            {
                "id": f"{at}.1",
                "title": "TODO",
                "method": "checklist",
                "points": points,
                "indicators": [
                    {"id": "a", "points": half, "text": "TODO"},
                    {"id": "b", "points": half, "text": "TODO"},
                ],
            }
        ],
    }


_TOP: Final = {
    "zh": (
        "新建的评估表。每一处 TODO 都照原表填写；以 # 开头的是注释，用完可以删去。",
        "可以写的每一项见参考“评估表文件”；改完运行 rubricpress check。",
    ),
    "en": (
        "A new rubric. Write every TODO after the printed table; lines that begin with # are comments.",
        "Every key is in the reference of rubric files; run rubricpress check when you have changed something.",
    ),
}
_ABOVE: Final = {
    "zh": {
        "edition": "版本：原表的年月，内容有改动时换一个新的",
        "source": "来源：发布机关、文号、日期、网址",
        "columns": "原表的各栏，依次排列；of 是这一栏放什么，title 是栏头",
        "groups": "表的各部分；points 是原表印的小计，没有印就删去",
        "method": "评分方法：checklist 逐点累加，levels 选一项，graded 分档给分；各点之和须等于 points",
    },
    "en": {
        "edition": "the dated state of the table; a new one whenever its content changes",
        "source": "where the table comes from: authority, number, date, address",
        "columns": "the printed columns in order: what each holds (of) and its head (title)",
        "groups": "the sections of the table; points is the printed sum, to be removed where there is none",
        "method": "checklist adds points up, levels chooses one, graded scores inside bands; the points must add up",
    },
}
