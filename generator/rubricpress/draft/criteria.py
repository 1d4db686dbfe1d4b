"""A row with its roles as the data of a criterion."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rubricpress.core.language.todo import TODO
from rubricpress.draft import sums
from rubricpress.draft.files.grid import Cell
from rubricpress.draft.guess import Guess, guess, options
from rubricpress.draft.layout import Layout
from rubricpress.draft.notes import Data, damaged, doubt
from rubricpress.draft.reasons import REASONS
from rubricpress.draft.rows import Unit, star_of
from rubricpress.draft.table_rules import mark_in_place_of_points, met_or_not
from rubricpress.draft.words.bare_scores import scores_in
from rubricpress.draft.words.grades import Grade, graded, is_score
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import Label, bare, label, line, number, percent, points_behind, tidy

_JUDGING: Final = re.compile("比例|酌情|[×÷]")
_TEXTS: Final = ("standard", "assessment", "remark")


@dataclass
class Made:
    """What a row became: criteria of one method or adjustments, the label of its title, and the cells that were not used."""

    rows: list[Data]
    label: Label
    left: list[Cell]
    levels_of: int | None = None
    """The column whose words became options."""


def criterion(unit: Unit, layout: Layout, band_ids: dict[int, str], *, shared: bool = False) -> Made:
    """The criterion of a row, by the method that its points and words lead to.

    Where the title is `shared` with other rows, it is their section, and what is required is the title.
    """
    texts = _texts(unit, layout)
    found, stood_in = _title(unit, layout, texts, shared=shared)
    title, behind, behind_printed = (
        points_behind(found.title) if layout.index("points") is None else (found.title, "", "")
    )
    points, printed = _points(unit, layout)
    points, printed = points or behind, printed or behind_printed
    grades = [
        Grade(band_ids[column.index], column.title, joined(unit.cells.get(column.index, [])))
        for column in layout.of("band")
    ]
    formula = next(
        filter(None, (joined(unit.cells.get(column.index, [])) for column in layout.of("assessment"))), ""
    )
    if unit.choices:
        made, source = options(unit.choices, line(title)), None
        points = made.points
    else:
        made, source = _method(points, grades, texts, line(title), formula)
    data: Data = {"id": "", "title": line(title) or TODO, "method": made.data.pop("method")}
    if stood_in and not shared:
        doubt(data, "title", "title-missing")
    elif stood_in:
        data["section"] = line(_cell_text(unit, layout, "title"))
    data["points"] = points or made.points or TODO
    if printed and printed not in (points, f"{points}分"):
        data["points_printed"] = printed
    star = found.star or (label(unit.number.text).star if unit.number is not None else "")
    starred = bool(star or star_of(unit, None))
    words = _cell_text(unit, layout, "points")
    mark = mark_in_place_of_points(words, starred=starred) if data["points"] in (TODO, "0") else ""
    # where the points cell is empty, and no words say how many, the row is looked at by rules alone
    empty = starred and unit.unpointed and data["points"] == TODO and not grades
    empty = empty and not any(parts_of(text).all for role in texts.values() for _, _, text in role)
    if not points and layout.index("points") is not None and made.points not in ("", TODO):
        damaged(
            data, "points", line(_cell_text(unit, layout, "points")), made.points, REASONS["points-empty"]
        )
    if star:
        data["starred"] = star  # until all rows are known, see table_rules
    told = source is not None and made.told
    for role in _TEXTS:
        kept = [(head, text) for column, head, text in texts[role] if not (told and column == source)]
        words = worded(kept)
        if words and ((stood_in and not shared) or bare(words) != bare(data["title"])):
            data[role] = words
    data |= met_or_not(mark) if mark or empty else made.data
    if any(grade.text for grade in grades) and data["method"] != "graded" and "levels" not in data:
        data["standard"] = "\n".join(
            [
                *filter(None, [data.get("standard", "")]),
                *(f"{one.head}：{line(one.text)}" for one in grades if one.text.strip()),
            ]
        )
        doubt(data, "standard", "grades-without-scores")
    return Made([data], found, _unused(unit, layout), source if told else None)


Texts = dict[str, list[tuple[int, str, str]]]


def _texts(unit: Unit, layout: Layout) -> Texts:
    """The words of a row by the key that they belong to: column, head, text."""
    texts: Texts = {role: [] for role in _TEXTS}
    for column in layout.columns:
        role = "remark" if column.role == "extra" else column.role
        if role not in texts:
            continue
        words = tidy(joined(unit.cells.get(column.index, [])))
        if words:
            texts[role].append((column.index, column.title, words))
    return texts


def worded(texts: list[tuple[str, str]]) -> str:
    """Several columns of one kind under their heads; one column as it stands."""
    if len(texts) == 1:
        return texts[0][1]
    return "\n".join(f"{head}：{text}" if head else text for head, text in texts)


def _title(unit: Unit, layout: Layout, texts: Texts, *, shared: bool) -> tuple[Label, bool]:
    """The title of a row, without its number; the standard stands in where there is none."""
    words = _cell_text(unit, layout, "title")
    if words.strip() and not (shared and any(texts[role] for role in ("standard", "assessment"))):
        return label(words), False
    for role in _TEXTS:
        if texts[role]:
            return label(texts[role][0][2]), True
    return Label("", "", ""), True


def _points(unit: Unit, layout: Layout) -> tuple[str, str]:
    """The points of a row, and how they are printed where it is not the number alone."""
    words = _cell_text(unit, layout, "points")
    share = percent(words)
    found = number(words) or share
    if found and found.startswith("-"):
        return "", line(words)
    return found, line(words) if share or not found else ""


def _cell_text(unit: Unit, layout: Layout, role: str) -> str:
    index = layout.index(role)
    return joined(unit.cells.get(index, [])) if index is not None else ""


def joined(cells: list[Cell]) -> str:
    """The words of several cells as they stand, one below the other."""
    return "\n".join(cell.text for cell in cells)


def _method(
    points: str, grades: list[Grade], texts: Texts, title: str, formula: str
) -> tuple[Guess, int | None]:
    """The method of a row, and the column whose words led to it."""
    told = ["\n".join(text for _, _, text in texts[role]) for role in ("assessment", "standard")]
    assessment = next((one for one in told if _JUDGING.search(one)), told[0])
    if grades and len({bool(grade.text.strip()) for grade in grades}) == 1:
        data = graded(points, grades, formula, title)
        if data is not None:
            best = sums.largest([one["score"] for one in data["levels"]]) if "levels" in data else ""
            return Guess(data, points=best), None
    if grades and any(is_score(grade.text) for grade in grades):
        made = guess(points, "", title)
        doubt(made.data, "method", "grades-not-understood")
        return made, None
    for role in ("assessment", "standard"):
        for column, _, text in texts[role]:
            if scores_in(text, points).all:
                return guess(points, text, title), column
    if parts_of(title).all:
        return guess(points, title, title), None
    return guess(points, assessment, title), None


def _unused(unit: Unit, layout: Layout) -> list[Cell]:
    """Cells in columns that people fill in by hand: their text has no place in the draft."""
    blank = {column.index for column in layout.of("blank", "self", "review")}
    return [cell for index, held in unit.cells.items() if index in blank for cell in held]
