"""The printed table as tests read it: its grid of cells, its places, its words; and what fills it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import html5lib

from rubricpress.core.paper.cells import paper
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.results.assessing import score_data
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.site.paper.page import paper_files


@dataclass
class Cell:
    """A cell with its kind (`title`, `heading`), the row and column that it begins in, and its words."""

    kind: str
    text: str
    row: int
    column: int
    rows: int
    columns: int


class Sheet:
    """A printed table, parsed strictly: whatever a browser would have to mend is an error."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.document: Any = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)

    @cached_property
    def text(self) -> str:
        """All words, without spaces and without the numbers of footnotes."""
        return words(self.document.find("body"))

    @cached_property
    def places(self) -> list[str]:
        """The names of all places, in order."""
        return [one.get("data-cell") for one in self.document.iter("span") if one.get("data-cell")]

    @cached_property
    def table(self) -> Any:
        (found,) = (one for one in self.document.iter("table") if one.get("class") == "pp-table")
        return found

    @cached_property
    def rows(self) -> list[str]:
        """The ids of the criteria, in order."""
        return [one.get("data-row") for one in self.table.iter("tr") if one.get("data-row")]

    def row(self, name: str) -> Any:
        """The row of a criterion."""
        (found,) = (one for one in self.table.iter("tr") if one.get("data-row") == name)
        return found

    def cells(self) -> list[Cell]:
        """Every cell of the table where it stands; two cells in one place, or none, are an error."""
        width = len(list(self.table.iter("col")))
        found: list[Cell] = []
        for part in (self.table.find("thead"), self.table.find("tbody")):
            taken: dict[tuple[int, int], Cell] = {}
            height = len(part.findall("tr"))
            for at, row in enumerate(part.findall("tr")):
                for one in row:
                    column = next(column for column in range(width) if (at, column) not in taken)
                    spans = int(one.get("rowspan", 1)), int(one.get("colspan", 1))
                    kind = one.get("class").replace("pp-c-", "")
                    cell = Cell(kind, words(one), at, column, *spans)
                    for place in ((at + r, column + c) for r in range(spans[0]) for c in range(spans[1])):
                        assert place not in taken, (cell, taken[place])
                        taken[place] = cell
                    found.append(cell)
            assert set(taken) == {(r, c) for r in range(height) for c in range(width)}
        return found


def words(element: Any) -> str:
    """The words in an element, without spaces and without the numbers of footnotes."""
    parts = [element.text or ""]
    for one in element:
        if one.tag != "sup":
            parts.append(words(one))
        parts.append(one.tail or "")
    return re.sub(r"[\s\u2060]+", "", "".join(parts))


def sheet(rubric: Rubric) -> Sheet:
    """The blank page of a rubric."""
    return Sheet(paper_files(rubric, "sha256:0123456789abcdef")["paper/index.html"])


def filled(scorer: Scorer, ratings: dict[str, Any]) -> dict[str, str]:
    """The cells of a response in which both sides give these ratings, with notes."""
    noted = {name: {**one, "note": f"见{name}"} for name, one in ratings.items()}
    profile = {one.id: one.options[0].id for one in scorer.rubric.profile}
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": scorer.rubric.id},
        "profile": {"institution": "某基地", **profile},
        "assessments": {
            "self": {"assessor": "甲", "date": "2026-11-21", "ratings": noted},
            "review": {"assessor": "乙", "ratings": ratings},
        },
    }
    data, _ = read_json(json.dumps(response))
    scored, problems = score_data(data, scorer)
    assert not problems
    return paper(data, scorer, scored, "zh")


def rated(one: Any) -> dict[str, Any]:
    """A sound rating of a criterion, by its method."""
    return RATED[one.method.NAME](one.method)


def graded(method: Any) -> dict[str, Any]:
    if not method.measure:
        return {"score": str(method.bands[0].to)}
    share = Decimal(6000), Decimal(100)
    band = next(band for band in method.bands if not band.when or band.when.holds(*share))
    return {"measure": {"numerator": 60, "denominator": 100}, "score": str(band.to)}


RATED: dict[str, Callable[[Any], dict[str, Any]]] = {
    "checklist": lambda method: {"met": [method.indicators[0].id]},
    "deductions": lambda method: {"faults": {method.faults[0].id: 1}},
    "levels": lambda method: (
        {"measure": {"value": "80"}} if method.measure else {"level": method.levels[0].id}
    ),
    "graded": graded,
    "proportional": lambda method: {
        "measure": {"numerator": 1, "denominator": 2} if method.measure.kind == "ratio" else {"value": "10"}
    },
    "counted": lambda _: {"count": 1},
    "ranged": lambda method: {"score": str(method.ranges[0].to)},
    "fixed": lambda _: {"triggered": True},
    "veto": lambda _: {"triggered": True},
}
