"""What the template of the printed table may see: cells, their lines, and the places in them that a response fills.

A place has the name by which `core/paper/cells.py` gives its text; until then it holds what the blank table has there.
"""

from __future__ import annotations

from dataclasses import dataclass

from rubricpress.site.views.parts import GateView


@dataclass(frozen=True)
class Run:
    """A stretch of text, or a place to fill; `note` is the number of the footnote behind it.

    `pen` makes an empty place a line for a pen.
    """

    text: str = ""
    note: str = ""
    place: str = ""
    pen: bool = False


@dataclass(frozen=True)
class LineView:
    """A paragraph of a cell; `kind` is `option` (hangs behind its box), `small`, `head`, or '' for plain text."""

    runs: tuple[Run, ...]
    kind: str = ""


@dataclass(frozen=True)
class CellView:
    """A cell: `kind` names what it holds, `rows` and `columns` how many it spans ('' for one)."""

    kind: str
    lines: tuple[LineView, ...] = ()
    rows: str = ""
    columns: str = ""
    head: bool = False


@dataclass(frozen=True)
class RowView:
    """A row of the table; `id` is that of its criterion, '' for sums and headings.

    `held` keeps it on one page with the row after it.
    """

    cells: tuple[CellView, ...]
    kind: str = ""
    id: str = ""
    held: bool = False


@dataclass(frozen=True)
class SumColumn:
    """A column of the table of sums: what is summed, the most that it can be, and the name of its places."""

    title: str
    most: str
    place: str


@dataclass(frozen=True)
class ConclusionMarks:
    """The conclusions to tick in one role: who concludes, and each title with the name of its place."""

    who: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FootnoteView:
    """A footnote on a doubtful place."""

    number: str
    owner: str
    place: str
    printed: str
    blank: bool
    read: str
    reason: str


@dataclass(frozen=True)
class SaidView:
    """What the table says beside its rows, under a label."""

    label: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True)
class PaperPage:
    """The whole printed table of one rubric.

    `heads` and `rows` are those of the table; `profile` are the fields with their options to tick; `sums` are
    tables of sums, `marks` the conclusions to tick; `said` what the table says besides; `added` names the columns
    that it has not, and that were added for scores. Conclusions stand `across` the table where the columns behind
    the label of sums are too narrow for them.
    """

    title: tuple[Run, ...]
    telling_title: str
    seal: str
    edition: str
    digest: str
    landscape: bool
    language: str
    unofficial: str
    heads: tuple[tuple[CellView, ...], ...]
    rows: tuple[RowView, ...]
    profile: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    sums: tuple[tuple[SumColumn, ...], ...]
    marks: tuple[ConclusionMarks, ...]
    label_columns: str
    rest_columns: str
    across: bool
    said: tuple[SaidView, ...]
    gates: tuple[GateView, ...]
    remarked: bool
    footnotes: tuple[FootnoteView, ...]
    added: str
