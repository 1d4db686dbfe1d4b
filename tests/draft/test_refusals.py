"""Files that cannot be read as tables: each problem with the file that has it, and what is said of it."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from tests.draft.small_files import docx_of, xlsx_of

from rubricpress.core.wording.draft_problems import DRAFT_PROBLEMS
from rubricpress.draft.drafting import draft
from rubricpress.draft.files import opening, package, sheet
from rubricpress.draft.files.opening import chosen, read_tables
from rubricpress.draft.files.refusal import Refused

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TABLE: Final = "项目\t内容\t分值\n教室\t有投影\t5\n"


def zipped(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return held.getvalue()


ENTITIES: Final = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
)
FILES: Final[dict[str, tuple[str, bytes]]] = {
    "draft-empty": ("empty.docx", b" \n"),
    "draft-legacy": ("old.doc", OLE),
    "draft-locked": ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
    "draft-picture": ("scan.pdf", b"%PDF-1.7\n"),
    "draft-kind": ("page.odt", zipped(content_xml=b"<x/>")),
    "draft-broken": ("cut.docx", docx_of([["项目", "分值"]])[:400]),
    "draft-entities": ("bomb.docx", zipped(word__document_xml=ENTITIES)),
    "draft-no-table": ("letter.docx", docx_of([], ["只有文字，没有表格。"])),
    "draft-long-cell": ("long.txt", TABLE.replace("有投影", "有投影，" * 6000).encode()),
    "draft-no-rows": ("list.docx", docx_of([["姓名", "电话"], ["某人", ""]])),
}


def refused(path: Path, table: int | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        draft(chosen(read_tables(path), table)[0], "x", "x", "2026-11")
    return caught.value


@pytest.mark.parametrize("code", FILES)
def test_a_file_that_cannot_be_read_is_refused_with_its_problem(code: str, tmp_path: Path) -> None:
    name, raw = FILES[code]
    path = tmp_path / name
    path.write_bytes(raw)
    assert refused(path).problem.code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.docx").problem.code == "draft-missing"


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TABLE, encoding="utf-8")
    problem = refused(path, 2).problem
    assert (problem.code, dict(problem.values)) == ("draft-table-number", {"number": "2", "count": "1"})


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    path.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(opening, "MAX_BYTES", 10)
    assert refused(path).problem.code == "draft-huge"


@pytest.mark.parametrize("make", [docx_of, xlsx_of], ids=["docx", "xlsx"])
def test_what_unpacks_to_too_much_is_not_unpacked(
    make: Callable[[list[list[str]]], bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bomb.bin"
    path.write_bytes(make([["项目", "内容", "分值"], ["教室", "有投影", "5"]]))
    monkeypatch.setattr(package, "_UNPACKED", 1000)
    assert refused(path).problem.code == "draft-bomb"


def test_an_archive_that_lies_about_its_size_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The size in the directory is a claim; reading stops at the limit whatever it says."""
    raw = zipped(word__document_xml=b"<d>" + b" " * 5000 + b"</d>")
    size = (5000 + 7).to_bytes(4, "little")
    assert raw.count(size) == 2
    path = tmp_path / "liar.docx"
    path.write_bytes(raw.replace(size, (20).to_bytes(4, "little")))
    monkeypatch.setattr(package, "_UNPACKED", 1000)
    assert refused(path).problem.code in ("draft-bomb", "draft-broken")


def test_a_sheet_of_very_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "many.xlsx"
    path.write_bytes(xlsx_of([["项目", "内容", "分值"], ["教室", "有投影", "5"]]))
    monkeypatch.setattr(sheet, "MOST_CELLS", 4)
    assert refused(path).problem.code == "draft-many-cells"


def test_a_single_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    """A stray mark in the last row of a sheet must not make a table of a million rows."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["项目", "内容", "分值"], ["教室", "有投影", 5]):
        page.append(row)
    page.cell(1_000_000, 1, "x")
    path = tmp_path / "far.xlsx"
    book.save(path)
    assert refused(path).problem.code == "draft-many-cells"


def rewritten(raw: bytes, part: str, old: str, new: str) -> bytes:
    """An office file with something replaced in one part."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as archive,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in archive.namelist():
            text = archive.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            made.writestr(name, text)
    return held.getvalue()


ROWS: Final = [["项目", "内容", "分值"], ["教室", "有投影", "5"]]
SHEET: Final = "xl/worksheets/sheet1.xml"
CONTROL: Final = "<w:sdt><w:sdtContent>"
NASTY: Final[dict[str, tuple[bytes, str]]] = {
    "merged-whole-sheet.xlsx": (
        rewritten(xlsx_of(ROWS), SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "draft-many-cells",
    ),
    "merged-ten-thousand-times.xlsx": (
        rewritten(
            xlsx_of(ROWS),
            SHEET,
            "</sheetData>",
            "</sheetData><mergeCells>" + '<mergeCell ref="A1:ZZ99"/>' * 10_000 + "</mergeCells>",
        ),
        "draft-many-cells",
    ),
    "merged-nowhere.xlsx": (
        rewritten(xlsx_of(ROWS), SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:"/></mergeCells>'),
        "draft-broken",
    ),
    "far-away.xlsx": (rewritten(xlsx_of(ROWS), SHEET, 'r="A2"', 'r="ZZZZZ99999999"'), "draft-broken"),
    "wide.csv": ((",".join(["项目", "内容", "分值"] * 40_000) + "\n" + "a," * 120_000).encode(), "draft-many-cells"),
    "long.csv": (("项目,内容,分值\n" + "教室,有投影,5\n" * 20_000).encode(), "draft-many-cells"),
}  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_what_would_be_worked_on_without_end_is_refused_soon(name: str, tmp_path: Path) -> None:
    raw, code = NASTY[name]
    path = tmp_path / name
    path.write_bytes(raw)
    begun = time.process_time()
    assert refused(path).problem.code == code
    assert time.process_time() - begun < 3


def test_a_document_of_parts_within_parts_is_refused(tmp_path: Path) -> None:
    """20,000 content controls, each in the one before, all of them closed."""
    raw = docx_of(ROWS)
    raw = rewritten(raw, "word/document.xml", "<w:body>", "<w:body>" + CONTROL * 20_000)
    end = "</w:sdtContent></w:sdt>" * 20_000 + "</w:body>"
    path = tmp_path / "deep.docx"
    path.write_bytes(rewritten(raw, "word/document.xml", "</w:body>", end))
    assert refused(path).problem.code == "draft-broken"


@pytest.mark.parametrize(
    "words",
    [
        "1" * 15_000 + "分",
        "得" + "9" * 30 + "." + "9" * 30 + "分，扣1.1234567890123456分",
        "≥99999999999999999999%得5分，<99999999999999999999%得3分",
        "最高99999999999999999分",
        "记2分，" * 3000,
        "□ 0.5分 " * 2000,
        "（1）" * 4000,
        ">=70%-" * 2000,
    ],
)
def test_a_cell_of_absurd_numbers_is_drafted_all_the_same_and_soon(words: str, tmp_path: Path) -> None:
    path = tmp_path / "absurd.txt"
    path.write_text(f"项目\t内容\t分值\n教室\t{words}\t5\n讲台\t有讲台\t5\n", encoding="utf-8")
    begun = time.process_time()
    made = draft(chosen(read_tables(path), None)[0], "x", "x", "2026-11")
    assert made.data["groups"]
    assert time.process_time() - begun < 3


def test_entities_hidden_in_another_encoding_are_found(tmp_path: Path) -> None:
    path = tmp_path / "wide.docx"
    path.write_bytes(zipped(word__document_xml=ENTITIES.decode().encode("utf-16")))
    assert refused(path).problem.code == "draft-entities"


def test_entities_in_any_part_of_a_workbook_are_found(tmp_path: Path) -> None:
    raw = io.BytesIO(xlsx_of([["项目", "内容", "分值"], ["教室", "有投影", "5"]]))
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("xl/extra.xml", ENTITIES)
    path = tmp_path / "extra.xlsx"
    path.write_bytes(raw.getvalue())
    assert refused(path).problem.code == "draft-entities"


# shown where a command would write a file: tests/draft/test_commands.py
WHILE_WRITING: Final = {"draft-exists"}


def test_every_problem_is_shown() -> None:
    shown = {*FILES, "draft-missing", "draft-table-number", "draft-huge", "draft-bomb", "draft-many-cells"}
    assert shown | WHILE_WRITING == set(DRAFT_PROBLEMS)
