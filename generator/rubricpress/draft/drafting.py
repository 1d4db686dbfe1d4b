"""The line from a table to a draft: rows, criteria, groups, and the rubric as plain data with its doubts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from rubricpress.core.checks.advice import advise
from rubricpress.core.checks.repairing import repaired
from rubricpress.core.checks.validation import validate
from rubricpress.core.language.todo import TODO
from rubricpress.core.methods import METHODS
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric
from rubricpress.draft.accounting import lost
from rubricpress.draft.around import around
from rubricpress.draft.assembling import Assembly
from rubricpress.draft.beside import limit_together, rows_beside, vetoes
from rubricpress.draft.doubt import Doubt, Fault
from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.files.refusal import Refused
from rubricpress.draft.layout import Layout, layout_of
from rubricpress.draft.notes import Data, doubt, without_doubts
from rubricpress.draft.words.adjusted import heading
from rubricpress.draft.words.phrases import itemised, label, line, visible

_ADJUSTING: Final = frozenset(method.NAME for method in METHODS if method.ADJUSTS)


@dataclass
class Drafted:
    """A draft: the rubric as plain data with doubts, and what has no place in it.

    `left` are cells whose words stand nowhere in the draft, `around` lines above and below the table; `totals` the
    printed and the added total, '' where there is none.
    """

    data: Data
    grid: Grid
    layout: Layout
    left: list[Cell] = field(default_factory=list)
    around: list[str] = field(default_factory=list)
    totals: tuple[str, str] = ("", "")
    doubts: list[Doubt] = field(default_factory=list)


def draft(grid: Grid, name: str, stem: str, edition: str) -> Drafted:
    """The draft of the table in `grid`, with the id `name`; `stem` is the name of its file.

    Raises `Refused` where no row is recognised as a criterion.
    """
    grid = replace(grid, cells=tuple(replace(cell, text=visible(cell.text)) for cell in grid.cells))
    layout = layout_of(grid)
    assembly = Assembly(grid, layout)
    assembly.rows()
    more = _beside(grid, assembly)
    named, after = vetoes(one for text in grid.after for one in itemised(text))
    assembly.outside_groups("一票否决", named)
    captions = {heading(other) for other in grid.beside} | {rule["source"] for rule in assembly.together}
    after = [text for text in after if not {line(text), label(text).title} & captions]
    grid = replace(grid, after=tuple(after))
    scored = any(row["points"] != TODO for row in assembly.criteria) or assembly.adjusting
    if not scored and not (layout.head and assembly.criteria):
        raise Refused("draft-no-rows")  # a list of names and numbers is no assessment table
    text = around(grid, stem)
    data = assembly.rubric(name, text.data, edition)
    if name in (stem, "new-table"):
        doubt(data, "id", "id-of-table")
    used = assembly.used | assembly.outline.used
    left = [*assembly.left, *lost(grid, data, {*assembly.left, *used})]
    left = sorted(dict.fromkeys(left), key=lambda cell: (cell.row, cell.column))
    _add_faults(data)
    return Drafted(data, grid, layout, left, [*text.left, *more], assembly.totals)


def _beside(grid: Grid, assembly: Assembly) -> list[str]:
    """Enter the adjustments of further tables; the words in them that have no place."""
    more: list[str] = []
    for other in grid.beside:
        rows, left = rows_beside(other)
        assembly.outside_groups(heading(other), rows)
        if rule := limit_together(other, rows):
            assembly.together.append({"id": f"t{len(assembly.together) + 1}", **rule})
        heads = {cell for row in layout_of(other).head for cell in other.beginning(row)}
        missed = lost(other, {"rows": rows}, {*left, *heads})
        more += [cell.text for cell in sorted({*left, *missed}, key=lambda cell: (cell.row, cell.column))]
    return more


def rows_of(data: Data) -> tuple[list[Data], list[Data]]:
    """The criteria of the base total, and the adjustments, in printed order."""

    def inside(groups: list[Data]) -> list[Data]:
        return [
            row for group in groups for row in (*group.get("criteria", []), *inside(group.get("groups", [])))
        ]

    rows = [*inside(data["groups"]), *data.get("adjustments", [])]
    base = [row for row in rows if row["method"] not in _ADJUSTING]
    return base, [row for row in rows if row not in base]


def _add_faults(data: Data) -> None:
    """What the check finds in the draft, said where it stands."""
    decoded = decode(Rubric, without_doubts(data))
    found = decoded.problems or repaired(decoded.value, [*validate(decoded.value), *advise(decoded.value)])
    for problem in found:
        place: object = data
        owner, key = data, ""
        for part in problem.path:
            if isinstance(place, dict) and part in place:
                owner, key = place, str(part)
                place = place[part]
            elif isinstance(place, list) and isinstance(part, int) and part < len(place):
                place = place[part]
                if isinstance(place, dict):
                    owner, key = place, ""
        if key and owner.get(key) == TODO:
            continue
        owner.setdefault(f"#{key}", []).append(Fault(problem.message("zh"), problem.message("en")))
