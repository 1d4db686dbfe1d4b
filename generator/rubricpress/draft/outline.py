"""The rows of a table as the outline of a rubric: groups inside groups, each with its criteria."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from rubricpress.draft.criteria import Made
from rubricpress.draft.files.grid import Cell
from rubricpress.draft.ids import Ids
from rubricpress.draft.layout import Layout
from rubricpress.draft.notes import Data, damaged, doubt
from rubricpress.draft.reasons import REASONS
from rubricpress.draft.rows import Entry, Heading, Unit, star_of
from rubricpress.draft.words.phrases import (
    bare,
    chinese,
    is_dash,
    label,
    line,
    number,
    numeral,
    percent,
    points_behind,
)

_STYLES: Final = (
    re.compile(r"第[一二三四五六七八九十]+部分"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[)）]"),
)


@dataclass
class Node:
    """A group on the way to its data: the cell that names it, and what stands inside."""

    cell: Cell | None
    data: Data
    numbered: bool = False
    groups: list[Node] = field(default_factory=list)
    criteria: list[Data] = field(default_factory=list)


class Outline:
    """The groups of a rubric, filled row by row."""

    def __init__(self, layout: Layout, found: list[Entry]) -> None:
        self.layout = layout
        units = [entry for entry in found if isinstance(entry, Unit) and entry.section is None]
        numbers = [unit.number for unit in units if unit.number is not None]
        rows = [cell for cell in dict.fromkeys(numbers) if label(cell.text).number]
        self.rows_numbered = len(rows) * 10 > len(units) * 6
        self.counted_on = _counted_on(units, layout)
        self.numbered = {bare(cell.text) for cell in numbers} if not self.rows_numbered else set()
        self.sections = self._section_level(units)
        self.top: list[Node] = []
        self.open: list[Node] = []
        self.headings: list[tuple[int, Cell]] = []
        self.group_ids, self.row_ids = Ids(), Ids()
        self.beside: dict[Cell, tuple[str, str]] = {}
        self.used: set[Cell] = set()

    def _section_level(self, units: list[Unit]) -> int | None:
        """The last level where its names head rows without being groups: neither numbered nor with points of their own."""
        last = len(self.layout.of("level")) - 1
        if last < 1:
            return None
        cells = dict.fromkeys(unit.levels[last] for unit in units if unit.levels[last] is not None)
        named = [cell for cell in cells if cell is not None]
        summed = sum(bool(label(one.text).number or points_behind(bare(one.text))[1]) for one in named)
        return last if named and summed * 2 < len(named) else None

    def heading(self, entry: Heading) -> None:
        """A heading across the table: a group, inside those whose headings are of a higher kind."""
        text = line(entry.cell.text)
        style = next((at for at, pattern in enumerate(_STYLES) if pattern.match(text)), len(_STYLES))
        if entry.number:
            style = len(_STYLES) + entry.number.count(".")
            self.beside[entry.cell] = (entry.number, entry.points)
        while self.headings and self.headings[-1][0] >= style:
            self.headings.pop()
        self.headings.append((style, entry.cell))

    def place(self, unit: Unit, made: Made) -> None:
        """Enter a row under the names above it."""
        node = self._node(unit)
        star = star_of(unit, None)
        for at, data in enumerate(made.rows):
            if star:
                data.setdefault("starred", star)
            section = unit.levels[self.sections] if self.sections is not None else None
            if section is not None and not is_dash(section.text):
                data["section"] = line(section.text)
            self._name(unit, made, node, data, at)
            node.criteria.append(data)

    def _node(self, unit: Unit) -> Node:
        """The group of a row, opened where it is new."""
        chain: list[Cell] = [cell for _, cell in self.headings]
        levels = [cell for at, cell in enumerate(unit.levels) if cell is not None and at != self.sections]
        chain += dict.fromkeys(levels)  # a name may reach over the columns of two levels
        kept = 0
        while kept < min(len(chain), len(self.open)) and self.open[kept].cell is chain[kept]:
            kept += 1
        if not chain and self.open and self.open[0].cell is None:
            return self.open[0]
        if kept == len(chain) and chain:
            del self.open[kept:]
            return self.open[-1]
        del self.open[kept:]
        fresh: list[Cell | None] = [*chain[kept:]] if chain else [None]
        for cell in fresh:
            parent = self.open[-1] if self.open else None
            siblings = parent.groups if parent else self.top
            node = self._group(cell, parent, len(siblings) + 1, unit)
            siblings.append(node)
            self.open.append(node)
        return self.open[-1]

    def _group(self, cell: Cell | None, parent: Node | None, at: int, unit: Unit) -> Node:
        """A new group with its id, title and printed sum."""
        if cell is None:
            data: Data = {"id": self.group_ids.give("1", f"part-{at}"), "title": ""}
            doubt(data, "title", "no-groups")
            return Node(None, data)
        found = label(cell.text)
        title, points, printed = points_behind(found.title)
        beside = unit.number if parent is None and self.numbered and not self.headings else None
        own = found if found.number else label(beside.text) if beside is not None else found
        number, printed_number = own.number, own.printed
        if cell in self.beside:
            number, points = self.beside[cell]
            printed_number, printed = number, f"{points}分"
        points, printed = (points, printed) if points else self._sum_beside(cell, unit)
        if beside is not None and not number:
            number = chinese(bare(beside.text))
        inside = f"{parent.data['id']}.{number if '.' not in number else at}" if parent and number else ""
        wanted = [
            number if _whole(number) or parent is None else inside,
            f"{parent.data['id']}.{at}" if parent else str(at),
            f"part-{at}",
        ]
        if self.rows_numbered and not number and parent is None:
            wanted = [f"part-{at}"]
        data = {"id": self.group_ids.give(*(one for one in wanted if one)), "title": line(title)}
        if printed_number and printed_number != data["id"] and not data["id"].endswith(f".{printed_number}"):
            data["number"] = printed_number
        if parent is None and self.numbered and not self.headings and not number:
            self._unnumbered(data, beside)
        if points:
            data["points"] = points
            if printed != f"{points}分":
                data["points_printed"] = printed
        return Node(cell, data, numbered=bool(found.number))

    def _sum_beside(self, cell: Cell, unit: Unit) -> tuple[str, str]:
        """The sum of a group that stands in a column of its own beside the name."""
        columns = [one.index for one in self.layout.of("points")][:-1]
        held = [
            one for index in columns if index == cell.last_column + 1 for one in unit.cells.get(index, [])
        ]
        words = line(held[0].text) if held else ""
        share = percent(words)
        return (number(words) or share, words if share else f"{number(words)}分") if words else ("", "")

    def _unnumbered(self, data: Data, beside: Cell | None) -> None:
        """A group whose number is missing, or cannot be read, where the others have one."""
        if beside is None:
            doubt(data, "id", "number-missing")
            return
        printed, at = line(beside.text), len(self.top) + 1
        data["number"] = numeral(at) if any(chinese(one) for one in self.numbered) else str(at)
        doubt(data, "id", "number-unread", printed=printed)
        damaged(data, "number", printed, data["number"], REASONS["number-unread"])

    def _name(self, unit: Unit, made: Made, node: Node, data: Data, at: int) -> None:
        """The id of a row: its printed number, or its place in the group."""
        group = node.data["id"]
        place = f"{group}.{len(node.criteria) + 1}"
        printed = made.label.number
        if self.rows_numbered and unit.number is not None:
            printed = label(unit.number.text).number or printed
            self.used.add(unit.number)
        elif self.rows_numbered and not printed:
            doubt(data, "id", "row-unnumbered")
        wanted = [
            printed
            if _whole(printed) or self.rows_numbered or self.counted_on
            else f"{group}.{printed}"
            if printed
            else "",
            place,
        ]
        if (
            node.numbered
            and "." in printed
            and printed.rpartition(".")[0] != group
            and printed.count(".") == group.count(".") + 1
        ):
            damaged(data, "id", printed, place, REASONS["id-elsewhere"])
            doubt(data, "id", "id-elsewhere", printed=printed, group=group)
            wanted = [place]
        if len(made.rows) > 1 and at:
            wanted = [f"{one}-{at + 1}" for one in wanted if one]
        data["id"] = self.row_ids.give(*(one for one in wanted if one))
        if printed and data["id"] not in (wanted[0], place):
            doubt(data, "id", "id-twice", printed=printed)

    def groups(self, title: str) -> list[Data]:
        """The data of all groups; one that the table does not name has the title of the table."""
        return [_data(node, title) for node in self.top]

    def subtotal(self, points: str) -> bool:
        """A sum (小计) for the groups that are open: enters it where the innermost prints none."""
        if not self.open or "points" in self.open[-1].data or not points:
            return False
        self.open[-1].data["points"] = points
        return True


def _counted_on(units: list[Unit], layout: Layout) -> bool:
    """Whether the numbers in front of the titles count on from group to group, and so name each row alone."""
    index = layout.index("title")
    titles = dict.fromkeys(
        cell for unit in units for cell in unit.cells.get(-1 if index is None else index, [])
    )
    numbers = [label(cell.text).number for cell in titles]
    groups = {unit.levels[0] for unit in units if unit.levels}
    return len(groups) > 1 and numbers == [str(at) for at in range(1, len(numbers) + 1)]


def _whole(number: str) -> bool:
    """Whether a number says where it belongs (1.2, B3), and does not count anew in each group."""
    return "." in number or number[:1].isalpha()


def _data(node: Node, title: str) -> Data:
    data = dict(node.data)
    if not data["title"]:
        data["title"] = title
    damage = data.pop("damage", None)
    if node.criteria:
        data["criteria"] = node.criteria
    if node.groups:
        data["groups"] = [_data(one, title) for one in node.groups]
    if damage:
        data["damage"] = damage
    return data
