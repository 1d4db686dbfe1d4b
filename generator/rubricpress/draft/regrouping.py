"""Rows that are not criteria of their own: headings with the sum of what follows, and the options of one criterion."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

from rubricpress.draft import sums
from rubricpress.draft.files.grid import Cell
from rubricpress.draft.layout import Layout
from rubricpress.draft.rows import Entry, Heading, Unit
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import label, line, number
from rubricpress.draft.words.thresholds import condition


def regrouped(found: list[Entry], layout: Layout) -> list[Entry]:
    """The rows with headings and options told apart from criteria."""
    return _with_options(_with_headings(found, layout), layout)


def _number(unit: Unit, layout: Layout) -> str:
    """The printed number of a row, in its own column or before its title."""
    if unit.number is not None:
        return label(unit.number.text).number
    cells = unit.cells.get(_title(layout), [])
    return label(cells[0].text).number if cells else ""


def _title(layout: Layout) -> int:
    index = layout.index("title")
    return -1 if index is None else index


def _with_headings(found: list[Entry], layout: Layout) -> list[Entry]:
    """A row whose number begins the next one's (1 before 1.1) heads a group, its points are the group's."""
    units = [entry for entry in found if isinstance(entry, Unit)]
    above = {
        id(one)
        for one, other in pairwise(units)
        if (own := _number(one, layout)) and _inside(_number(other, layout), own)
    }
    return [
        (_heading(entry, layout) or entry) if isinstance(entry, Unit) and id(entry) in above else entry
        for entry in found
    ]


def _inside(number: str, above: str) -> bool:
    """Whether a number goes on from the one above it: 1.1 below 1, A1 below A."""
    rest = number.removeprefix(above)
    return rest != number and (rest[:1] == "." or (above.isalpha() and rest[:1].isdigit()))


def _heading(unit: Unit, layout: Layout) -> Heading | None:
    """The row as a heading; None where it is scored itself."""
    cells = unit.cells.get(_title(layout), [])
    points = _points(unit, layout)
    others = [cell for index, held in unit.cells.items() for cell in held if index != _title(layout)]
    judged = [cell for cell in others if parts_of(cell.text).all and not number(cell.text)]
    if not cells or unit.adjusting or judged or len(others) > len(points):
        return None
    return Heading(cells[0], _number(unit, layout), number(points[0].text) if points else "")


def _points(unit: Unit, layout: Layout) -> list[Cell]:
    index = layout.index("points")
    return unit.cells.get(index, []) if index is not None else []


def _with_options(found: list[Entry], layout: Layout) -> list[Entry]:
    """Rows below one name whose scores fall are the options of one criterion, where they cannot all be met."""
    made: list[Entry] = []
    for name, same in groupby(found, key=lambda entry: _name(entry, layout)):
        rows = list(same)
        units = [entry for entry in rows if isinstance(entry, Unit)]
        merged = _options(units, name, layout) if name is not None and len(units) > 1 else None
        made += [merged] if merged else rows
    return made


def _name(entry: Entry, layout: Layout) -> Cell | None:
    """The cell that names a row: its title, or the last name above where the title is all that the row requires."""
    if not isinstance(entry, Unit) or entry.adjusting:
        return None
    if _required(entry, layout):
        return next(iter(entry.cells.get(_title(layout), [])), None)
    return entry.levels[-1] if entry.levels else None


def _options(rows: list[Unit], name: Cell, layout: Layout) -> Unit | None:
    """The one criterion of these rows; None where they are several."""
    scores = [number(cells[0].text) if (cells := _points(row, layout)) else "" for row in rows]
    words = [_required(row, layout) or _joined(row.cells.get(_title(layout), [])) for row in rows]
    if not all(scores) or not all(words) or any(parts_of(one).all for one in words):
        return None
    falling = all(sums.ordered(one, other)[0] == other and one != other for one, other in pairwise(scores))
    apart = any(map(sums.is_zero, scores)) or all(condition(one) for one in words)
    if not falling or not apart:
        return None
    first, at = rows[0], _title(layout)
    judged = {column.index for column in layout.of("standard", "assessment")}
    held = {index: cells for index, cells in first.cells.items() if index not in judged}
    levels = [None if cell is name else cell for cell in first.levels]
    return replace(
        first, cells={**held, at: [name]}, levels=levels, choices=list(zip(words, scores, strict=True))
    )


def _required(row: Unit, layout: Layout) -> str:
    """What the row requires beside its title."""
    columns = {column.index for column in layout.of("standard", "assessment")}
    return "".join(_joined(held) for index, held in row.cells.items() if index in columns)


def _joined(cells: list[Cell]) -> str:
    return "".join(line(cell.text) for cell in cells)
