"""Small Word and Excel files, made in memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl


def docx_of(rows: list[list[str]], lines: Sequence[str] = ()) -> bytes:
    """A document with lines of text and a table below them."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def xlsx_of(rows: list[list[str]]) -> bytes:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def written(folder: Path, name: str, raw: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(raw)
    return path
