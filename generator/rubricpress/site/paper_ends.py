"""What stands below the rows of the printed table: sums, conclusions to tick, and what the table says besides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.conclusion import listed_by
from rubricpress.core.exact import written
from rubricpress.core.number import plain
from rubricpress.core.reach import worth
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.site.notes import Doubts
from rubricpress.site.paper_columns import missing
from rubricpress.site.paper_notes import Footnotes
from rubricpress.site.paper_texts import split
from rubricpress.site.paper_views import ConclusionMarks, LineView, Run, SaidView, SumColumn
from rubricpress.site.rule_views import conclusion_sets_of, conclusions_of, sums_said

_ABREAST: Final = 9  # so many sums stand side by side
_ROLES: Final = (("self", "自评"), ("review", "复核"))


def sums_of(rubric: Rubric) -> Iterator[tuple[SumColumn, ...]]:
    """The table of sums, in pieces that fit abreast."""
    columns = []
    for group in rubric.groups:
        most = group.points if group.points is not None else worth(group)
        columns.append(SumColumn(group.title, "" if most is None else written(most), f"group/{group.id}"))
    if any(one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        columns.append(SumColumn("加减分", "", "adjustments"))
    if rubric.combine != NO_TOTAL:
        columns.append(SumColumn("总分", plain(rubric.scale.to if rubric.scale else rubric.points), "total"))
    pieces = -(-len(columns) // _ABREAST)
    each = -(-len(columns) // pieces)
    for begin in range(0, len(columns), each):
        yield tuple(columns[begin : begin + each])


def marks_of(rubric: Rubric) -> Iterator[ConclusionMarks]:
    """The conclusions to tick, and those of each further set."""
    sets = rubric.conclusion_sets
    for name, title, listed in (
        ("", "", rubric.conclusions),
        *((one.id, f"{one.title}，", listed_by(sets, one)) for one in sets),
    ):
        for role, who in _ROLES if listed else ():
            begin = "/".join(filter(None, ("conclusion", role, name)))
            options = tuple((one.title, f"{begin}/{one.id}") for one in listed)
            yield ConclusionMarks(f"{title}{who}", options)


def said_of(rubric: Rubric, table: Doubts, notes: Footnotes) -> Iterator[SaidView]:
    """What the table says besides, in its own words, and then the rules that are not in them."""
    printed = (("说明", "instructions"), ("备注", "remark"), ("星号 ★", "star"))
    for label, key in printed:
        if text := getattr(rubric, key):
            yield SaidView(label, tuple(split(notes.runs(table.prose(text, key)))))
    if text := sums_said(rubric):
        yield SaidView("合计的办法", (LineView((Run(text),)),))
    if rubric.conclusions and not rubric.instructions:
        lines = (f"{one.title}：{one.when}。" for one in conclusions_of(rubric))
        yield SaidView("结论", tuple(LineView((Run(line),)) for line in lines))
    for further in conclusion_sets_of(rubric):
        told = [further.about] if further.about else []
        told += [f"{one.title}：{one.when}。" for one in further.conclusions]
        yield SaidView(further.title, tuple(LineView((Run(line),)) for line in told))


def added_columns(rubric: Rubric) -> str:
    """The columns that the table has not, as the colophon names them."""
    titles = [f"“{title}”" for _, title in missing(rubric)]
    return f"{'、'.join(titles)}{'两' if len(titles) > 1 else '一'}栏" if titles else ""
