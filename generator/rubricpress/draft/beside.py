"""What belongs to a table and stands beside it: further tables of adjustments, and lines that name vetoes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.adjusting import Adjusting, adjustments
from rubricpress.draft.adjusting_row import adjusting
from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.layout import layout_of
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.rows import Heading, Left, Note, Unit, entries
from rubricpress.draft.words.adjusted import called, heading
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import bare, label, line, tidy

_TITLES: Final = re.compile(r"(?:项目?|指标|内容|条款|情形)$")
_VETO: Final = re.compile(r"一票否决(?:项目?|指标|内容|条款|制|情形)?")
_LISTED: Final = re.compile(r"[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）.、．]|[①-⑨]")


def rows_beside(grid: Grid) -> tuple[list[Data], list[Cell]]:
    """The adjustments in a table of nothing else, in printed order, and the cells that say something more."""
    section = Cell(heading(grid), -1, 0)
    grid = _with_plain_head(grid)
    layout = layout_of(grid)
    made: list[Data] = []
    left: list[Cell] = []
    for entry in entries(grid, layout, section):
        match entry:
            case Unit():
                entry.section = entry.section or section
                found = adjusting(entry, layout)
                made += found.rows
                left += found.left
            case Heading(cell=cell) | Note(label=None, cells=(cell,)) if cell.columns == grid.width:
                rows = adjustments(Adjusting("", "", cell.text, "", section.text))
                made += rows
                left += [] if rows else [cell]
            case Note(label=named, cells=cells):
                left += [cell for cell in (named, *cells) if cell is not None]
            case Left(cells=cells):
                left += [cell for cell in cells if cell.text != section.text]
    return made, left


def limit_together(grid: Grid, rows: Sequence[Data]) -> Data:
    """What the line above a table says of its rows together (扣分项，最多扣20分), as a rule; nothing where it says nothing."""
    above = line(grid.above)
    limit = parts_of(above).cap
    amounts = [one for one in rows if one["method"] in ("fixed", "counted")]
    signs = {str(one.get("amount") or one.get("each")).startswith("-") for one in amounts}
    if not limit or len(amounts) < 2 or len(signs) > 1 or len(amounts) < len(rows):
        return {}
    end = {"least": sums.negative(limit)} if True in signs else {"most": limit}
    rule: Data = {
        "title": heading(grid),
        "criteria": [one["id"] for one in rows],
        **end,
        "source": line(above),
    }
    doubt(rule, next(iter(end)), "limit-above", words=above)
    return rule


def _with_plain_head(grid: Grid) -> Grid:
    """The table with its column of titles called so, where it is called after the adjustments (加分项目)."""
    first = grid.beginning(0)
    alone = len(first) == 1
    named = next(
        (cell for cell in first if not alone and _TITLES.search(bare(cell.text)) and called(cell.text)), None
    )
    return replace(
        grid, cells=tuple(replace(one, text="项目") if one is named else one for one in grid.cells)
    )


def vetoes(lines: Iterable[str]) -> tuple[list[Data], list[str]]:
    """The vetoes that the lines around a table name (一票否决：发生……的), and the lines that do not.

    A line that is the name alone has them in the numbered lines that follow it.
    """
    found: list[Data] = []
    rest: list[str] = []
    listing = False
    for text in lines:
        words = tidy(text)
        name, _, said = label(words).title.replace(":", "：", 1).partition("：")
        if not words:
            rest.append(text)
        elif _VETO.fullmatch(bare(name)):
            listing = not said.strip()
            found += _vetoes(said)
        elif listing and _LISTED.match(words):
            found += _vetoes(label(words).title)
        else:
            listing = False
            rest.append(text)
    return found, rest


def _vetoes(words: str) -> Iterator[Data]:
    if words.strip():
        yield from adjustments(Adjusting("", "", words.strip(), "", "一票否决"))
