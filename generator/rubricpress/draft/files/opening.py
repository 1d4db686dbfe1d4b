"""A file by what is in it, not by its name: read as the tables that it holds, or refused with what to do."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from rubricpress.draft.doubt import Doubt
from rubricpress.draft.files.grid import MOST_CELLS, Document, Grid
from rubricpress.draft.files.package import MEGABYTE, Package
from rubricpress.draft.files.page import document_of_page
from rubricpress.draft.files.refusal import Refused
from rubricpress.draft.files.sheet import document_of_sheets
from rubricpress.draft.files.text import decoded, table_of_csv, table_of_text
from rubricpress.draft.files.word import document_of_word
from rubricpress.draft.words.adjusted import heading
from rubricpress.draft.words.phrases import line

MAX_BYTES: Final = 20 * MEGABYTE
_TOLD: Final = 40
LONGEST_CELL: Final = 20_000
"""No cell of an assessment table holds more characters; its words are looked at many times."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_PICTURES: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


def read_tables(path: Path) -> Document:
    """The tables in the file at `path`. Raises `Refused` where there are none, or the file cannot be read."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not path.is_file():
        raise Refused("draft-missing")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Refused("draft-huge", size=str(-(-size // MEGABYTE)), limit=str(MAX_BYTES // MEGABYTE))
    raw = path.read_bytes()
    if not raw.strip():
        raise Refused("draft-empty")
    try:
        document = _document(raw, path.suffix.lower())
    except RecursionError as error:  # parts within parts, thousands of them
        raise Refused("draft-broken") from error
    if not document.tables:
        raise Refused("draft-no-table")
    return document


def _bounded(grid: Grid) -> Grid:
    """The table; one that by its size alone is no assessment table is refused before it is worked through."""
    if len(grid.cells) > MOST_CELLS:
        raise Refused("draft-many-cells", limit=str(MOST_CELLS))
    longest = max(grid.cells, key=lambda cell: len(cell.text))
    if len(longest.text) > LONGEST_CELL:
        values = {
            f"place{ending}": grid.place(longest, language)
            for ending, language in (("", "en"), ("_zh", "zh"))
        }
        raise Refused("draft-long-cell", count=str(len(longest.text)), limit=str(LONGEST_CELL), **values)
    return grid


def chosen(document: Document, number: int | None) -> tuple[Grid, list[Doubt]]:
    """The table that is asked for, counted from 1, or the largest one; and what to say about the choice."""
    count = len(document.tables)
    if number is not None:
        if not 1 <= number <= count:
            raise Refused("draft-table-number", number=str(number), count=str(count))
        return _bounded(document.tables[number - 1]), []
    sizes = [sum(bool(cell.text.strip()) for cell in grid.cells) for grid in document.tables]
    largest = sizes.index(max(sizes))
    grid = _bounded(document.tables[largest])
    if count == 1:
        return grid, []
    said = [Doubt("tables-several", {"count": str(count), "table": str(largest + 1)})]
    beside = []
    for at, other in enumerate(document.tables):
        if at == largest:
            continue
        if words := heading(other):
            beside.append(_bounded(other))
            said.append(Doubt("table-beside", {"table": str(at + 1), "words": words}))
        else:
            said.append(Doubt("table-other", {"table": str(at + 1), "words": _words(other)}))
    grid = replace(grid, beside=tuple(beside))
    last = document.tables[-1]
    behind = [text for text in last.after if text.strip() and text not in grid.after]
    if last is not document.tables[largest] and behind and not grid.lettered:
        grid = replace(grid, after=(*grid.after, *behind))
        said.append(Doubt("notes-of-file"))
    return grid, said


def _words(grid: Grid) -> str:
    """What a table is known by: the line above it, or else its first cells."""
    held = line(grid.above) or " ".join(line(cell.text) for cell in grid.cells if cell.text.strip())
    return held if len(held) <= _TOLD else f"{held[:_TOLD]}…"


def _document(raw: bytes, suffix: str) -> Document:
    """The document in `raw`; its suffix decides only between kinds of plain text."""
    if raw.startswith(_OLE):
        raise Refused("draft-locked" if _LOCKED in raw else "draft-legacy")
    if raw.startswith(b"{\\rtf"):
        raise Refused("draft-legacy")
    if raw.startswith(_PICTURES):
        raise Refused("draft-picture")
    if raw.startswith(b"PK"):
        package = Package(raw)
        if "word/document.xml" in package.names:
            return document_of_word(package)
        if "xl/workbook.xml" in package.names:
            return document_of_sheets(package, raw)
        raise Refused("draft-kind")
    if suffix in (".docx", ".xlsx"):
        raise Refused("draft-broken")
    text = decoded(raw) or _declared(raw)
    if text is None:
        raise Refused("draft-kind")
    if re.search(r"<(?:html|table|body)\b", text[:4000] + text[4000:200_000], re.IGNORECASE):
        return document_of_page(text)
    tables = table_of_csv(text) if suffix == ".csv" else table_of_text(text)
    return Document(tuple(tables))


def _declared(raw: bytes) -> str | None:
    """The text of a page in the encoding that it declares; None where it declares none."""
    found = re.search(rb"charset=[\"']?([\w-]+)", raw[:2000])
    try:
        return raw.decode(found[1].decode(), errors="replace") if found else None
    except LookupError:
        return None
