"""The columns of the printed table, as the rubric lists them."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.draft.layout import Layout
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.phrases import line

_KEPT_OF: Final = ("number", "title", "standard", "points", "assessment", "self", "review", "remark")


def _grades_title(layout: Layout) -> str:
    """What stands above the grades where the table prints nothing there, in its own language."""
    chinese = any(re.search("[\u4e00-\u9fff]", column.title) for column in layout.columns)
    return "评分标准" if chinese else "Levels"


def columns_of(data: Data, layout: Layout, told: dict[int, int], rows: int) -> list[Data]:
    """The columns of the printed table that the language knows; `told` counts by column the rows whose words became options."""
    made: list[Data] = []
    grades = False
    for column in layout.columns:
        title = line(column.title)
        if column.role == "band":
            if not grades:
                made.append({"of": "bands", "title": line(column.above) or _grades_title(layout)})
            grades = True
        elif column.role == "level" and title:
            first = not any(one["of"] == "group" for one in made)
            made.append({"of": "group" if first else "section", "title": title})
        elif column.role in _KEPT_OF and title:
            options = told.get(column.index, 0) * 2 > max(1, rows)
            made.append({"of": "levels" if options else column.role, "title": title})
        elif column.role == "extra" and title:
            made.append({"of": "remark", "title": title})
        if made and column in layout.guessed:
            code = "column-guessed" if title else "columns-without-head"
            doubt(
                made[-1] if title else data,
                "" if title else "columns",
                code,
                title=title,
                role=made[-1]["of"],
            )
    if not made:
        made = [{"of": "title", "title": "内容"}]
        doubt(data, "columns", "columns-without-head")
    return made
