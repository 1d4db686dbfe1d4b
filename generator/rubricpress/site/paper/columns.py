"""The columns of the printed table: which there are, how wide they are, and which way the sheet lies.

Widths are in millimetres, and follow from what stands in the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.paper.views import CellView
from rubricpress.site.wording import say

PORTRAIT: Final = 186
LANDSCAPE: Final = 271
_FLOWING: Final = ("title", "standard", "assessment", "levels")
_LEAST: Final = {"title": 20, "standard": 20, "assessment": 22, "levels": 40}
_SLIVER: Final = {"zh": 30, "en": 45}  # a column of sentences must not be narrower on an upright sheet
_STEP: Final = 3
_PADDING: Final = 3
_SCORE: Final = re.compile(r"\d\s*(?:分|points?\b)")
_WORD: Final = re.compile(r"[A-Za-z]+-?")
_SHORT_WORD: Final = 4
_WIDEST_WORD: Final = 26


@dataclass(frozen=True)
class _Type:
    """How much a type holds.

    Half-width signs in ten millimetres; letters of a word of the heads, whose face is wider, in twenty; and by how
    many millimetres the columns for a pen are wider where the sheet lies on its side.
    """

    signs: int
    letters: int
    roomy: int


_TYPES: Final = {"zh": _Type(6, 11, 4), "en": _Type(7, 13, 1)}  # nine points, and eight


@dataclass(frozen=True)
class Leaf:
    """A column that is not divided further: what it holds, its head; for a band its id and title."""

    of: str
    title: str
    band: str = ""
    band_title: str = ""


@dataclass(frozen=True)
class Placed:
    """A cell with the first row and column that it stands in, and how many it spans."""

    cell: CellView
    row: int
    at: int
    rows: int = 1
    columns: int = 1


def depth(groups: Sequence[Group]) -> int:
    """How many headings stand one within another before the rows: groups, and the sections in them."""

    def below(one: Group) -> int:
        own = 1 if any(row.section for row in one.criteria) else 0
        return 1 + max([own, depth(one.groups)])

    return max(map(below, groups), default=0)


def leaves(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[Leaf, ...]:
    """The columns in printed order; a column of groups that lie deeper than there are columns is divided.

    Columns for the scores are added where the table has none, before its remarks.
    """
    columns = [(one.of, one.title) for one in rubric.columns]
    remark_at = next((at for at, (of, _) in enumerate(columns) if of == "remark"), len(columns))
    columns[remark_at:remark_at] = missing(rubric, language)
    heading = [of for of, _ in columns if of in ("group", "section")]
    divided = max(depth(rubric.groups) - len(heading), 0)
    return tuple(_leaves(rubric, columns, divided))


def _leaves(rubric: Rubric, columns: list[tuple[str, str]], divided: int) -> Iterator[Leaf]:
    for of, title in columns:
        if of == "bands":
            yield from (Leaf(of, title, one.id, one.title) for one in rubric.bands)
        elif of in ("group", "section"):
            yield from [Leaf(of, title)] * (1 + divided)
            divided = 0
        else:
            yield Leaf(of, title)


def missing(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> list[tuple[str, str]]:
    """The columns for scores that the table has not."""
    there = {one.of for one in rubric.columns}
    return [(of, say(f"paper.{of}", language)) for of in ("self", "review") if of not in there]


def landscape(columns: Sequence[Leaf], cells: Sequence[Placed], language: str = DEFAULT_LANGUAGE) -> bool:
    """Whether the sheet lies on its side: upright, the columns of sentences would be slivers."""
    fixed = _fixed(columns, cells, PORTRAIT, _TYPES[language])
    flowing = [at for at, width in enumerate(fixed) if not width]
    return PORTRAIT - sum(fixed) < _SLIVER[language] * len(flowing)


def widths(
    columns: Sequence[Leaf], cells: Sequence[Placed], whole: int, language: str = DEFAULT_LANGUAGE
) -> list[int]:
    """The width of each column; the columns of sentences share what the others leave, so that rows stay low."""
    kind = _TYPES[language]
    found = _fixed(columns, cells, whole, kind)
    flowing = [at for at, width in enumerate(found) if not width]
    _, words = _longest(columns, cells, kind)
    for at in flowing:
        found[at] = max(_LEAST[columns[at].of], words[at])
    texts = {at: [_Text(one, kind) for one in cells if one.at == at] for at in flowing}
    now = {at: {one.row: one.lines(found, 0) for one in held} for at, held in texts.items()}
    then = {at: {one.row: one.lines(found, _STEP) for one in held} for at, held in texts.items()}
    for _ in range((whole - sum(found)) // _STEP if flowing else 0):
        at = max(flowing, key=lambda at: _saved(at, now, then))
        found[at] += _STEP
        now[at] = then[at]
        then[at] = {one.row: one.lines(found, _STEP) for one in texts[at]}
    rest = max(whole - sum(found), 0)
    if flowing:
        found[flowing[-1]] += rest
    else:
        found[max(range(len(found)), key=found.__getitem__)] += rest
    return found


def _fixed(columns: Sequence[Leaf], cells: Sequence[Placed], whole: int, kind: _Type) -> list[int]:
    """The widths of the columns whose cells are short; 0 for a column of sentences."""
    roomy = kind.roomy if whole == LANDSCAPE else 0
    longest, words = _longest(columns, cells, kind)
    found = []
    for at, leaf in enumerate(columns):
        if leaf.of in _FLOWING:
            found.append(0)
        elif leaf.of == "number":
            found.append(9 if longest[at] <= 4 else 14)
        elif leaf.of == "points":
            found.append(10 if longest[at] <= 4 else 14)
        elif leaf.of in ("self", "review"):
            found.append(13 + roomy // 2)
        elif leaf.of == "remark":
            found.append(17 + 2 * roomy)
        elif leaf.of == "bands":
            found.append((14 if longest[at] <= 10 else 18) + roomy // 2)
        else:
            found.append((13 if longest[at] <= 8 else 17) + roomy // 2)
    return [max(width, words[at]) if width else 0 for at, width in enumerate(found)]


def _longest(columns: Sequence[Leaf], cells: Sequence[Placed], kind: _Type) -> tuple[list[int], list[int]]:
    """The longest line in the cells of each column, sums and heads left out, and the width of its longest word."""
    lines, words = [0] * len(columns), [0] * len(columns)
    for one in cells:
        if one.columns != 1:
            continue
        words[one.at] = max(words[one.at], _words(one.cell, kind))
        if one.cell.kind not in ("sum", "head"):
            lines[one.at] = max(lines[one.at], _length(one.cell))
    return lines, words


def _words(cell: CellView, kind: _Type) -> int:
    """The width that the longest word of the cell needs; Chinese can be cut anywhere."""
    text = " ".join("".join(run.text for run in line.runs) for line in cell.lines)
    longest = max((len(word) for word in _WORD.findall(text)), default=0)
    return min(longest * 20 // kind.letters + _PADDING + 1, _WIDEST_WORD) if longest > _SHORT_WORD else 0


class _Text:
    """A cell of a column of sentences: the lengths of its lines, and the height of each of its rows."""

    def __init__(self, placed: Placed, kind: _Type) -> None:
        self._placed = placed
        self._kind = kind
        self._lengths = _lengths(placed.cell)
        self.row = placed.row

    def lines(self, found: list[int], more: int) -> int:
        """The lines that it asks of each row that it spans, with its column `more` wider."""
        one = self._placed
        return _lines(self._lengths, sum(found[one.at : one.at + one.columns]) + more, self._kind) // one.rows


def _saved(at: int, now: dict[int, dict[int, int]], then: dict[int, dict[int, int]]) -> int:
    """How many lines fewer the rows have with a wider column `at`, in hundredths; ties go to the fuller column."""
    saved = 0
    for row, lines in now[at].items():
        others = max((column.get(row, 0) for other, column in now.items() if other != at), default=0)
        saved += 100 * (max(lines, others) - max(then[at][row], others)) + lines
    return saved


def lines_of(cell: CellView, width: int, language: str = DEFAULT_LANGUAGE) -> int:
    """How many lines a cell takes at this width."""
    return _lines(_lengths(cell), width, _TYPES[language])


def _lines(lengths: Sequence[int], width: int, kind: _Type) -> int:
    room = max((width - _PADDING) * kind.signs // 10, 2)
    return sum(-(-length // room) for length in lengths)


def _lengths(cell: CellView) -> tuple[int, ...]:
    """The length of each line, in half-width signs."""
    return tuple(_signs("".join(run.text for run in line.runs)) for line in cell.lines)


def _length(cell: CellView) -> int:
    """The length of the longest line, in half-width signs."""
    return max(_lengths(cell), default=0)


def _signs(text: str) -> int:
    """The length of a text in half-width signs: a Chinese one counts two."""
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def judged_in(rubric: Rubric) -> tuple[str, str]:
    """The columns that tell how rows are scored, the one first that has the scores.

    Where the standard has them (评分标准), the other says how a row is looked at (评估方法: 查阅资料).
    """
    rows = [one for one, _ in all_criteria(rubric)]
    scores = {
        of: sum(bool(_SCORE.search(getattr(one, of))) for one in rows) for of in ("assessment", "standard")
    }
    both = {"assessment", "standard"} <= {one.of for one in rubric.columns}
    return (
        ("standard", "assessment")
        if both and scores["standard"] > scores["assessment"]
        else ("assessment", "standard")
    )


def silent(criterion: Criterion) -> bool:
    """Whether an adjustment's title is only a name of ours for what its other words say."""
    said = criterion.assessment
    return criterion.method.ADJUSTS and bool(criterion.standard) and criterion.title in said
