"""A row with its roles as the adjustments that it holds."""

from __future__ import annotations

from rubricpress.draft.adjusting import Adjusting, adjustments
from rubricpress.draft.criteria import Made, joined, worded
from rubricpress.draft.files.grid import Cell
from rubricpress.draft.layout import Layout
from rubricpress.draft.rows import Unit
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import Label, label, line, tidy


def adjusting(unit: Unit, layout: Layout) -> Made:
    """The adjustments of a row; where it holds none, its cells are left."""
    cells = [cell for held in unit.cells.values() for cell in held]
    if unit.section is not None:  # what stands beside the label belongs to the row, not to a group
        cells += [cell for cell, fresh in zip(unit.levels, unit.fresh, strict=True) if cell and fresh]
        cells = list(dict.fromkeys(cells))
    filled = {column.index for column in layout.of("self", "review", "blank")}
    points = [cell for cell in cells if cell.column == layout.index("points")]
    words = [cell for cell in cells if cell not in points]
    by_hand = [cell for cell in words if cell.column in filled and not parts_of(cell.text).all]
    words = [cell for cell in words if cell not in by_hand]
    methods = [cell for cell in words if cell.column in {one.index for one in layout.of("assessment")}]
    how = [cell for cell in words if parts_of(cell.text).all] or methods
    titles = [cell for cell in words if cell not in how and cell.column == layout.index("title")]
    heads = {one.index: one.title for one in layout.of("remark", "extra")}
    rest = [cell for cell in words if cell not in (*how, *titles)]
    beside = [cell for cell in rest if cell.column not in heads]
    found = label(titles[0].text) if titles else Label("", "", "")
    row = Adjusting(
        line(found.title),
        tidy(joined(points)),
        _joined(how),
        _joined(beside),
        line(unit.section.text) if unit.section else "",
    )
    rows = adjustments(row)
    if not rows:
        own = [unit.section] if unit.section is not None and unit.section.row == unit.row else []
        return Made([], found, [*cells, *own])
    remark = worded([(heads[cell.column], tidy(cell.text)) for cell in rest if cell.column in heads])
    swapped = bool(beside) and all(cell in methods for cell in beside)
    for data in rows:
        if swapped:  # the scores stand under the standard, and the method beside them
            data["standard"], data["assessment"] = row.how, row.standard
        if remark:
            data["remark"] = remark
        if found.star:
            data["starred"] = found.star  # until all rows are known, see table_rules
    return Made(rows, found, by_hand)


def _joined(cells: list[Cell]) -> str:
    """The words of several cells, each on lines of its own."""
    return "\n".join(tidy(cell.text) for cell in cells)
