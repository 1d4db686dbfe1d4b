"""Word documents (.docx): their tables, with merged cells, formulas, boxes and automatic numbers, and the lines around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from rubricpress.draft.doubt import Doubt
from rubricpress.draft.files.grid import Cell, Document, Grid
from rubricpress.draft.files.numbering import Numbering
from rubricpress.draft.files.package import Package
from rubricpress.draft.files.refusal import Refused
from rubricpress.draft.words.heads import is_head
from rubricpress.draft.words.phrases import bare

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WORDS: Final = frozenset((f"{W}t", f"{_M}t"))
_SIGNS: Final = {
    f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}sym": "□", f"{W}checkBox": "□",
}  # fmt: skip
_SKIPPED: Final = frozenset((f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}txbxContent", _FALLBACK))


def document_of_word(package: Package) -> Document:
    """The tables of a document, in order, each with the lines between it and the one before."""
    root = package.xml("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Refused("draft-broken")
    reader = _Reader(Numbering(package.xml("word/numbering.xml")))
    tables: list[Grid] = []
    lines: list[str] = []
    joined = 1
    for block in _blocks(body):
        if block.tag == f"{W}p":
            text = reader.paragraph(block).strip()
            lines += [text] if text else []
            continue
        grid = reader.table(block)
        if not grid.cells:
            continue
        if tables and not lines and (longer := _continued(tables[-1], grid)) is not None:
            tables[-1] = longer
            joined += 1
            continue
        if tables:
            tables[-1] = _with_after(tables[-1], lines)
        tables.append(Grid(grid.cells, before=tuple(lines)))
        lines = []
    if tables:
        tables[-1] = _with_after(tables[-1], lines)
    doubts = list(reader.doubts)
    if joined > 1:
        doubts.append(Doubt("tables-joined", {"count": str(joined)}))
    doubts += _beside(package, reader)
    boxes = [bare(reader.text(box)) for box in body.iter(f"{W}txbxContent")]
    doubts += [Doubt("text-box", {"text": text}) for text in dict.fromkeys(boxes) if text]
    return Document(tuple(tables), tuple(doubts))


def _beside(package: Package, reader: _Reader) -> Iterator[Doubt]:
    """Words that the document holds beside its text: comments and notes are told, for they have no place in a table."""
    for part in ("comments", "footnotes", "endnotes"):
        root = package.xml(f"word/{part}.xml")
        text = bare(reader.text(root)) if root is not None else ""
        if text:
            yield Doubt("beside-text", {"text": text})


def _blocks(body: Element) -> Iterator[Element]:
    """Paragraphs and tables, those inside content controls and insertions too."""
    for child in body:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _with_after(grid: Grid, lines: list[str]) -> Grid:
    return Grid(grid.cells, before=grid.before, after=tuple(lines))


def _continued(first: Grid, second: Grid) -> Grid | None:
    """One table of two that follow each other with the same columns; None where the second has a head of its own."""
    heads = [bare(cell.text) for cell in second.beginning(0)]
    own = sum(map(is_head, heads)) * 2 > len(heads)
    if first.width != second.width or (own and heads != [bare(cell.text) for cell in first.beginning(0)]):
        return None
    moved = (
        Cell(one.text, one.row + first.height, one.column, one.rows, one.columns) for one in second.cells
    )
    return Grid((*first.cells, *moved), before=first.before)


class _Reader:
    """The words of a document, and what was met on the way."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.doubts: list[Doubt] = []

    def table(self, table: Element) -> Grid:
        """A table: cells that continue the one above are part of it."""
        made: list[list[object]] = []
        above: dict[int, list[object]] = {}
        for at, row in enumerate(_rows(table)):
            column = _number(row.find(f"{W}trPr/{W}gridBefore"))
            here: dict[int, list[object]] = {}
            for cell in _cells(row):
                wide = max(1, _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1))
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
                if goes_on and column in above:
                    entry = above[column]
                    entry[3] = at - int(str(entry[1])) + 1
                    entry[0] = "\n".join(filter(None, (str(entry[0]), self.cell(cell))))
                else:
                    entry = [self.cell(cell), at, column, 1, wide]
                    made.append(entry)
                here[column] = entry
                column += wide
            above = here
        return Grid(tuple(Cell(str(e[0]), *map(int, map(str, e[1:]))) for e in made))

    def cell(self, cell: Element) -> str:
        """The words of a cell, a line for each paragraph; those of a table inside it too."""
        lines = []
        for block in _blocks(cell):
            if block.tag == f"{W}p":
                lines.append(self.paragraph(block))
            else:
                self._note("table-nested")
                inner = self.table(block)
                lines += [one.text for one in inner.cells]
        return "\n".join(line for line in lines if line.strip())

    def _note(self, code: str) -> None:
        """Say once what was met."""
        if all(one.code != code for one in self.doubts):
            self.doubts.append(Doubt(code))

    def paragraph(self, paragraph: Element) -> str:
        """The words of a paragraph, with the number that Word puts in front."""
        number = self.numbering.of(paragraph)
        if number:
            self._note("numbering")
        return number + self.text(paragraph)

    def text(self, element: Element) -> str:
        """The words inside an element; fractions as `a ÷ b`, boxes as □."""
        return "".join(self._words(child) for child in element)

    def _words(self, child: Element) -> str:
        if child.tag in _WORDS:
            return child.text or ""
        if child.tag in _SIGNS:
            return _SIGNS[child.tag]
        if child.tag == f"{_M}f":
            top, bottom = child.find(f"{_M}num"), child.find(f"{_M}den")
            return " ÷ ".join(self.text(one) for one in (top, bottom) if one is not None)
        if child.tag in _SKIPPED:
            return ""
        if child.find(f"{W}sdtPr/{_W14}checkbox") is not None:
            return "□"
        return self.text(child) + ("\n" if child.tag == f"{W}p" else "")


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag not in (*_SKIPPED, f"{W}tbl"):
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in (*_SKIPPED, f"{W}tbl"):
            yield from _cells(child)


def _number(element: Element | None, default: int = 0) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), 1000) if value.isascii() and value.isdigit() else default
