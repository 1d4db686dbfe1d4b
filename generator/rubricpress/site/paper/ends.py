"""What stands below the rows of the printed table: sums, conclusions to tick, and what the table says besides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.conclusion import listed_by
from rubricpress.core.numbers.exact import written
from rubricpress.core.numbers.number import plain
from rubricpress.core.reach import earns_nothing, worth
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.paper.columns import missing
from rubricpress.site.paper.footnotes import Footnotes
from rubricpress.site.paper.texts import split
from rubricpress.site.paper.views import ConclusionMarks, LineView, Run, SaidView, SumColumn
from rubricpress.site.views.notes import Doubts
from rubricpress.site.views.parts import ConclusionView
from rubricpress.site.views.rules import conclusion_sets_of, conclusions_of, sums_said
from rubricpress.site.wording import listed, quoted, say

_ABREAST: Final = 9  # so many sums stand side by side
_ROLES: Final = ("self", "review")


def sums_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> Iterator[tuple[SumColumn, ...]]:
    """The table of sums, in pieces that fit abreast."""
    columns = []
    for group in (one for one in rubric.groups if not earns_nothing(one)):
        most = group.points if group.points is not None else worth(group)
        columns.append(SumColumn(group.title, "" if most is None else written(most), f"group/{group.id}"))
    if any(one.method.ADJUSTS for one, _ in all_criteria(rubric)):
        columns.append(SumColumn(say("paper.adjusted", language), "", "adjustments"))
    if rubric.combine != NO_TOTAL:
        whole = plain(rubric.scale.to if rubric.scale else rubric.points)
        columns.append(SumColumn(say("paper.total", language), whole, "total"))
    if not columns:
        return
    pieces = -(-len(columns) // _ABREAST)
    each = -(-len(columns) // pieces)
    for begin in range(0, len(columns), each):
        yield tuple(columns[begin : begin + each])


def marks_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> Iterator[ConclusionMarks]:
    """The conclusions to tick, and those of each further set."""
    sets = rubric.conclusion_sets
    for name, title, conclusions in (
        ("", "", rubric.conclusions),
        *((one.id, one.title, listed_by(sets, one)) for one in sets),
    ):
        for role in _ROLES if conclusions else ():
            who = say(f"paper.{role}", language)
            begin = "/".join(filter(None, ("conclusion", role, name)))
            options = tuple((one.title, f"{begin}/{one.id}") for one in conclusions)
            yield ConclusionMarks(
                say("paper.of-set", language, title=title, who=who) if title else who, options
            )


def said_of(rubric: Rubric, table: Doubts, notes: Footnotes) -> Iterator[SaidView]:
    """What the table says besides, in its own words, and then the rules that are not in them."""
    language = notes.language
    for key in ("instructions", "remark", "star"):
        if text := getattr(rubric, key):
            yield SaidView(say(f"paper.{key}", language), tuple(split(notes.runs(table.prose(text, key)))))
    if text := sums_said(rubric, language):
        yield SaidView(say("paper.sums", language), (LineView((Run(text),)),))
    if rubric.conclusions and not rubric.instructions:
        lines = (_when(one, language) for one in conclusions_of(rubric, language))
        yield SaidView(say("paper.conclusion", language), tuple(LineView((Run(line),)) for line in lines))
    for further in conclusion_sets_of(rubric, language):
        told = [further.about] if further.about else []
        told += [_when(one, language) for one in further.conclusions]
        yield SaidView(further.title, tuple(LineView((Run(line),)) for line in told))


def _when(one: ConclusionView, language: str) -> str:
    """When a conclusion is reached, in a sentence."""
    return say("paper.concludes", language, title=one.title, when=one.when)


def added_columns(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> str:
    """What the colophon says of the columns that the table has not."""
    titles = [quoted(title, language) for _, title in missing(rubric, language)]
    if not titles:
        return ""
    return say(
        f"paper.added-{'two' if len(titles) > 1 else 'one'}", language, titles=listed(titles, language)
    )
