"""The rows of a table put together: groups, adjustments, notes and sums, and the rubric that they make."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from rubricpress.core.language.todo import TODO
from rubricpress.draft import sums
from rubricpress.draft.adjusting_row import adjusting
from rubricpress.draft.columns import columns_of
from rubricpress.draft.concluding import conclusions
from rubricpress.draft.criteria import criterion
from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.ids import Ids
from rubricpress.draft.layout import Layout
from rubricpress.draft.noted import noted
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.outline import Outline
from rubricpress.draft.reasons import in_english
from rubricpress.draft.regrouping import regrouped
from rubricpress.draft.rows import Heading, Left, Note, Total, Unit, entries
from rubricpress.draft.table_rules import enter_rules
from rubricpress.draft.words import bands
from rubricpress.draft.words.heads import band_id, is_subtotal
from rubricpress.draft.words.phrases import bare, itemised, line, tidy

_HAN: Final = re.compile("[\u3400-\u9fff]")
_DATED: Final = re.compile(
    r"(?P<year>20\d\d)\s*年?(?:(?P<month>1[0-2]|0?[1-9])\s*月)?\s*(?:修订|修改)?(?:版|年度|度)"
)


class Assembly:
    """One table on the way to its rubric."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        self.grid, self.layout = grid, layout
        self.entries = regrouped(entries(grid, layout), layout)
        self.outline = Outline(layout, self.entries)
        index = layout.index("title")
        self.title = -1 if index is None else index
        units = [one for one in self.entries if isinstance(one, Unit) and not one.adjusting]
        self.titles = Counter(cell for one in units for cell in one.cells.get(self.title, []))
        self.band_ids, self.band_titles = _band_columns(layout)
        self.left: list[Cell] = []
        self.used: set[Cell] = set()
        self.notes: list[str] = []
        self.formula: list[str] = []
        self.criteria: list[Data] = []
        self.adjusting: list[Data] = []
        self.outside: list[Data] = []
        self.together: list[Data] = []
        self.sections: list[str] = []
        self.told: dict[int, int] = {}
        self.printed = ""
        self.totals = ("", "")

    def rows(self) -> None:
        """Enter every row."""
        for entry in self.entries:
            match entry:
                case Unit():
                    self._unit(entry)
                case Heading():
                    self.outline.heading(entry)
                case Total():
                    self._total(entry)
                case Note(label=label, cells=cells):
                    words = [one for cell in cells for one in itemised(tidy(cell.text))]
                    self.used |= {label} if label else set()
                    named = label is not None and bare(label.text) not in ("说明", "注", "备注")
                    self.notes += (
                        [f"{line(label.text)}：{words[0]}", *words[1:]] if named and label else words
                    )
                case Left(cells=cells):
                    self.left += cells
        by_hand = {column.index for column in self.layout.of("blank")}
        heads = [cell for row in self.layout.head for cell in self.grid.beginning(row)]
        self.left += [cell for cell in heads if cell.column in by_hand and cell.columns == 1]
        bands.repair(self.criteria)
        bands.one_step(self.criteria)

    def _unit(self, unit: Unit) -> None:
        if unit.adjusting:
            made = adjusting(unit, self.layout)
            self.left += made.left
            inside = unit.section is None and any(cell is not None for cell in unit.levels)
            if inside and made.rows:
                self.outline.place(unit, made)
                self.adjusting += made.rows
            else:
                self.outside_groups(line(unit.section.text) if unit.section else "", made.rows)
            return
        made = criterion(unit, self.layout, self.band_ids, shared=self._shared(unit))
        self.left += made.left
        if made.levels_of is not None:
            self.told[made.levels_of] = self.told.get(made.levels_of, 0) + 1
        for data in made.rows:
            self._grades(data)
        self.outline.place(unit, made)
        self.criteria += made.rows

    def _shared(self, unit: Unit) -> bool:
        """Whether the cell in the column of titles heads several rows with points of their own."""
        return any(self.titles[cell] > 1 for cell in unit.cells.get(self.title, []))

    def _grades(self, data: Data) -> None:
        """Bands that were found in a text get their ids from the titles of the rubric."""
        if data["method"] != "graded":
            return
        for at, band in enumerate(data["bands"]):
            title = band["id"]
            if title not in self.band_titles.values():
                if title in self.band_titles:
                    continue
                self.band_titles[band_id(title, set(self.band_titles), at)] = title
            band["id"] = next(name for name, held in self.band_titles.items() if held == title)

    def outside_groups(self, label: str, rows: list[Data]) -> None:
        """Enter adjustments outside the groups, called b, d, v or a by what they do."""
        for data in rows:
            data["id"] = f"{_letter(data)}{sum(_letter(one) == _letter(data) for one in self.outside) + 1}"
            if label:
                data["section"] = label
                if label not in self.sections:
                    self.sections.append(label)
            self.outside.append(data)
        self.adjusting += rows

    def _total(self, entry: Total) -> None:
        others = list(entry.others)
        if is_subtotal(entry.label.text):
            if self.outline.subtotal(entry.points):
                self.used.add(entry.label)
            else:
                self.left += [cell for cell in (entry.label, entry.number) if cell is not None]
            self.left += others
            return
        if entry.points and not self.printed:
            self.printed = entry.points
        elif entry.points and entry.points != self.printed and entry.number is not None:
            self.left.append(entry.number)
        judged = {
            one.index
            for one in self.layout.of(
                "title", "standard", "assessment", "points", "level", "number", "remark"
            )
        }
        for cell in others:
            if cell.column in judged and re.search("[\u4e00-\u9fff]", cell.text):
                self.formula.append(tidy(cell.text))
            else:
                self.left.append(cell)
        if entry.points or self.formula:
            self.used.add(entry.label)

    def rubric(self, name: str, text: Data, edition: str) -> Data:
        """The whole rubric."""
        data: Data = {"id": name, "title": text["title"], "edition": edition, "points": TODO}
        dated = _DATED.search(text["title"])
        if dated:
            data["edition"] = f"{dated['year']}-{int(dated['month']):02}" if dated["month"] else dated["year"]
        doubt(data, "edition", "edition-of-title" if dated else "edition-today")
        data |= {key: value for key, value in text.items() if key.startswith("#")}
        instructions = [*self.notes, *text.get("notes", [])]
        self._points(data, instructions, text)
        data["instructions"] = "\n".join(instructions)
        self.outside_groups("", noted(data, instructions))
        concluded, unread = conclusions(instructions)
        enter_rules(data, self.criteria, self.adjusting, instructions, concluded)
        data["formula"] = "\n".join(self.formula)
        data["seal"] = text.get("seal", "")
        if not any(_HAN.search(cell.text) for cell in self.grid.cells):
            data["language"] = "en"
        data["source"] = TODO
        doubt(data, "source", "source")
        data["columns"] = columns_of(data, self.layout, self.told, len(self.criteria))
        data["bands"] = [{"id": one, "title": title} for one, title in self.band_titles.items()]
        data["groups"] = self.outline.groups(text["title"])
        data["adjustments_title"] = "、".join(self.sections)
        data["adjustments"] = self.outside
        data["together"] = self.together
        data["gates"] = data.pop("gates", [])
        if unread and concluded:
            doubt(concluded[0], "", "conclusions-more", words=line(unread))
        elif unread:
            doubt(data, "instructions", "conclusions-unread", words=line(unread))
        data["conclusions"] = self._vetoed(concluded)
        if "language" in data:
            in_english(data)
        return {key: value for key, value in data.items() if value or key == "groups"}

    def _vetoed(self, concluded: list[Data]) -> list[Data]:
        """The conclusions with those that vetoes lead to."""
        ids = Ids()
        ids.taken |= {one["id"] for one in concluded}
        for one in self.adjusting:
            if one["method"] != "veto":
                continue
            title = one.pop("conclusion")
            held = next((found for found in concluded if found["title"] == title), None)
            if held is None:
                held = {"id": ids.give("vetoed"), "title": title}
                concluded.append(held)
            one["concludes"] = held["id"]
        return concluded

    def _points(self, data: Data, notes: list[str], text: Data) -> None:
        """The printed total, or the sum of the rows."""
        rows = [row["points"] for row in self.criteria]
        added = sums.add(rows) if rows and TODO not in rows else ""
        full = re.search(
            r"(?:满分|总分)(?:为|是|共|合计|[:：])?\s*(\d+(?:\.\d+)?)\s*分(?!以|及|的|为优|[-—~至])",
            "\n".join([*notes, *text.get("lines", [])]),
        )
        printed = self.printed or (full[1] if full else "")
        self.totals = (printed, added)
        data["points"] = printed or added or TODO
        if not printed:
            doubt(data, "points", "total-unprinted" if added else "total-unknown")


def _letter(data: Data) -> str:
    """The letter of an adjustment's id: bonus, deduction, veto, or either."""
    if data["method"] == "veto":
        return "v"
    if data["method"] == "ranged":
        signs = {one["from"].startswith("-") for one in data["ranges"]}
        return "a" if len(signs) > 1 else "d" if True in signs else "b"
    amount = str(data.get("amount") or data.get("each"))
    return "d" if amount.startswith("-") else "b"


def _band_columns(layout: Layout) -> tuple[dict[int, str], dict[str, str]]:
    """The ids of the grade columns by their place, and their heads by id."""
    ids: dict[int, str] = {}
    titles: dict[str, str] = {}
    for at, column in enumerate(layout.of("band")):
        name = band_id(column.title, set(titles), at)
        ids[column.index], titles[name] = name, column.title
    return ids, titles
