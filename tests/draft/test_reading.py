"""Files of every kind become the same table: cells with their text and what they cover."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from tests.draft.small_files import docx_of, written

from rubricpress.draft.files.grid import Document, Grid
from rubricpress.draft.files.opening import chosen, read_tables

ROWS: Final = [["项目", "内容", "分值"], ["教室", "有投影", "5"], ["教室", "有空调", "3"]]


def texts(grid: Grid) -> list[list[str]]:
    """The text that stands at each place, that of merged cells at all that they cover."""
    covering = [[grid.covering(row, column) for column in range(grid.width)] for row in range(grid.height)]
    return [[cell.text if cell else "" for cell in row] for row in covering]


def only(path: Path) -> Grid:
    (grid,) = read_tables(path).tables
    return grid


def said(document: Document) -> set[str]:
    return {doubt.code for doubt in document.doubts}


CSV: Final = "项目,内容,分值\r\n教室,有投影,5\r\n教室,有空调,3\r\n"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("plain.csv", CSV.encode()),
        ("bom.csv", CSV.encode("utf-8-sig")),
        ("gbk.csv", CSV.encode("gb18030")),
        ("wide.csv", CSV.encode("utf-16")),
        ("semicolons.csv", CSV.replace(",", ";").encode("gb18030")),
        ("tabs.csv", CSV.replace(",", "\t").encode("gb18030")),
        ("pasted.txt", CSV.replace(",", "\t").encode()),
        ("saved.tsv", CSV.replace(",", "\t").encode("utf-16")),
        ("old.txt", CSV.replace(",", "\t").replace("\r\n", "\r").encode("gb18030")),
        ("quoted.csv", '"项目","内容","分值"\n"教室","有投影",5\n"教室","有空调",3\n'.encode()),
        (
            "lines.txt",
            "| 项目 | 内容 | 分值 |\n|---|---|---|\n| 教室 | 有投影 | 5 |\n| 教室 | 有空调 | 3 |\n".encode(),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_text_is_read_in_the_encodings_and_layouts_of_offices(name: str, raw: bytes, tmp_path: Path) -> None:
    assert [[text.strip() for text in row] for row in texts(only(written(tmp_path, name, raw)))] == ROWS


def test_a_line_break_inside_a_quoted_cell_stays_there(tmp_path: Path) -> None:
    raw = '项目,内容,分值\n教室,"有投影，\n有空调",5\n'.encode("gb18030")
    assert texts(only(written(tmp_path, "a.csv", raw)))[1] == ["教室", "有投影，\n有空调", "5"]


def test_lines_above_and_below_are_text_around_the_table(tmp_path: Path) -> None:
    raw = f"某某评估表\n\n{CSV}注：本表由单位填写\n".replace(",", "\t").encode()
    grid = only(written(tmp_path, "a.txt", raw))
    assert (grid.before, grid.after) == (("某某评估表",), ("注：本表由单位填写",))


def test_the_kind_is_told_by_what_is_inside_not_by_the_name(tmp_path: Path) -> None:
    """WPS and old systems save web pages as .xls."""
    page = "<html><meta charset='gbk'><table><tr><td>项目<td>内容<td>分值<tr><td rowspan=2>教室<td>有投影<td>5<tr><td>有空调<td>3</table>"
    assert texts(only(written(tmp_path, "table.xls", page.encode("gb18030")))) == ROWS
    assert texts(only(written(tmp_path, "table.txt", docx_of(ROWS)))) == ROWS


def test_a_page_is_read_with_its_spans_breaks_and_boxes(tmp_path: Path) -> None:
    page = """<html><head><title>不是正文</title><style>td{color:red}</style></head><body>
    <h1>评估表</h1><script>var 项目 = 1</script>
    <table><thead><tr><th rowspan="2">项目</th><th colspan="2">标准</th></tr><tr><th>优</th><th>良</th></tr></thead>
    <tbody><tr><td>教室<br>一</td><td><input type="checkbox">有&nbsp;投影</td><td>5&lt;6</td></tr></tbody></table>
    <p>说明：略</p></body></html>"""
    grid = only(written(tmp_path, "a.html", page.encode()))
    assert texts(grid) == [["项目", "标准", "标准"], ["项目", "优", "良"], ["教室\n一", "□有 投影", "5<6"]]
    assert (grid.before, grid.after) == (("评估表",), ("说明：略",))


def document_of(rows: list[list[str]]) -> Any:
    made = docx.Document()
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return made


def element_of(paragraph: Any) -> Any:
    """The XML of a paragraph, for what python-docx itself cannot write."""
    return paragraph._p  # noqa: SLF001


def saved(made: Any, folder: Path) -> Path:
    path = folder / "a.docx"
    made.save(str(path))
    return path


def test_merged_cells_of_word_cover_their_places(tmp_path: Path) -> None:
    made = document_of(
        [["项目", "内容", "分值"], ["教室", "有投影", "5"], ["", "有空调", "3"], ["合计", "", "8"]]
    )
    table = made.tables[0]
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))
    assert texts(only(saved(made, tmp_path))) == [*ROWS, ["合计", "合计", "8"]]


def test_what_was_deleted_in_word_is_not_read_and_what_was_inserted_is(tmp_path: Path) -> None:
    made = document_of([["项目", "内容", "分值"], ["教室", "", "5"]])
    paragraph = element_of(made.tables[0].cell(1, 1).paragraphs[0])
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>旧</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>新</w:t></w:r></w:ins>"))
    assert texts(only(saved(made, tmp_path)))[1] == ["教室", "新", "5"]


def test_fractions_boxes_and_symbols_of_word_are_words(tmp_path: Path) -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    made = document_of([["项目", "内容", "分值"], ["教室", "", "5"]])
    paragraph = element_of(made.tables[0].cell(1, 1).paragraphs[0])
    fraction = (
        "<m:f><m:num><m:r><m:t>参训人数</m:t></m:r></m:num><m:den><m:r><m:t>总人数</m:t></m:r></m:den></m:f>"
    )
    paragraph.append(parse_xml(f'<m:oMath xmlns:m="{math}">{fraction}<m:r><m:t>×100%</m:t></m:r></m:oMath>'))
    paragraph.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:br/><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>是</w:t></w:r>')
    )
    assert texts(only(saved(made, tmp_path)))[1][1] == "参训人数 ÷ 总人数×100%\n□是"


def test_numbers_that_word_makes_are_worked_out(tmp_path: Path) -> None:
    made = document_of([["序号", "内容", "分值"], ["", "有投影", "5"], ["", "有空调", "3"]])
    for row in (1, 2):
        cell = made.tables[0].cell(row, 0)
        cell.paragraphs[0].style = "List Number"
        properties = element_of(cell.paragraphs[0]).get_or_add_pPr()
        number = made.styles["List Number"].element.pPr.numPr.numId.val
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        )
    document = read_tables(saved(made, tmp_path))
    assert [row[0] for row in texts(document.tables[0])] == ["序号", "1.", "2."]
    assert "numbering" in said(document)


def test_a_table_inside_a_cell_becomes_its_words(tmp_path: Path) -> None:
    made = document_of([["项目", "内容", "分值"], ["教室", "", "5"]])
    inner = made.tables[0].cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "有投影", "有空调"
    document = read_tables(saved(made, tmp_path))
    assert texts(document.tables[0])[1] == ["教室", "有投影\n有空调", "5"]
    assert said(document) == {"table-nested"}


def test_a_text_box_is_told_and_not_put_into_the_table(tmp_path: Path) -> None:
    made = document_of(ROWS)
    box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>附加说明</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    element_of(made.tables[0].cell(1, 1).paragraphs[0]).append(parse_xml(box))
    document = read_tables(saved(made, tmp_path))
    assert texts(document.tables[0])[1][1] == "有投影"
    assert [doubt.values["text"] for doubt in document.doubts] == ["附加说明"]


def test_pieces_of_a_table_cut_by_pages_are_one(tmp_path: Path) -> None:
    made = document_of(ROWS[:2])
    second = made.add_table(rows=2, cols=3)
    for at, row in enumerate((ROWS[0], ROWS[2])):
        for column, text in enumerate(row):
            second.cell(at, column).text = text
    document = read_tables(saved(made, tmp_path))
    assert texts(document.tables[0]) == [ROWS[0], ROWS[1], ROWS[0], ROWS[2]]
    assert said(document) == {"tables-joined"}


def test_two_tables_with_heads_of_their_own_stay_two(tmp_path: Path) -> None:
    made = document_of(ROWS)
    second = made.add_table(rows=2, cols=3)
    for at, row in enumerate((["序号", "标准", "分值"], ["1", "整洁", "5"])):
        for column, text in enumerate(row):
            second.cell(at, column).text = text
    assert len(read_tables(saved(made, tmp_path)).tables) == 2


def test_comments_are_told(tmp_path: Path) -> None:
    made = document_of(ROWS)
    run = made.tables[0].cell(1, 1).paragraphs[0].runs[0]
    made.add_comment(run, text="此条待定")
    document = read_tables(saved(made, tmp_path))
    assert [dict(doubt.values) for doubt in document.doubts] == [{"text": "此条待定"}]
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in ROWS:
        page.append(row)
    page["B2"].comment = Comment("此条待定", "某人")
    page.row_dimensions[3].hidden = True
    path = tmp_path / "a.xlsx"
    book.save(path)
    document = read_tables(path)
    assert [doubt.code for doubt in document.doubts] == ["beside-text", "rows-hidden"]
    assert texts(document.tables[0]) == ROWS


def test_the_largest_of_several_tables_is_read_unless_another_is_asked_for(tmp_path: Path) -> None:
    made = document_of([["单位", "某某"], ["日期", ""]])
    made.add_paragraph("评估表")
    second = made.add_table(rows=3, cols=3)
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            second.cell(at, column).text = text
    document = read_tables(saved(made, tmp_path))
    grid, choice = chosen(document, None)
    assert (texts(grid), grid.before) == (ROWS, ("评估表",))
    assert [dict(doubt.values) for doubt in choice] == [
        {"count": "2", "table": "2"},
        {"table": "1", "words": "单位 某某 日期"},
    ]
    assert texts(chosen(document, 1)[0])[0] == ["单位", "某某"]
    assert chosen(document, 1)[1] == []


def test_cells_of_a_sheet_are_read_as_they_show_themselves(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["某某评估表"])
    page.append(["项目", "内容", "权重"])
    page.append(["教室", "有投影", 0.025])
    page.append([None, "有空调", 0.5])
    page.append([None, "有网络", 10])
    page["C3"].number_format = "0.0%"
    page.merge_cells("A1:C1")
    page.merge_cells("A3:A5")
    path = tmp_path / "a.xlsx"
    book.save(path)
    grid = only(path)
    assert grid.before == ("某某评估表",)
    assert texts(grid)[2:] == [
        ["教室", "有投影", "2.5%"],
        ["教室", "有空调", "0.5"],
        ["教室", "有网络", "10"],
    ]
    assert [grid.place(cell, "zh") for cell in grid.row(2)] == ["A3", "B3", "C3"]


def test_a_formula_without_its_result_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["项目", "内容", "分值"], ["教室", "有投影", 5], ["合计", "", "=SUM(C2:C2)"]):
        page.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    document = read_tables(path)
    assert [dict(doubt.values) for doubt in document.doubts] == [{"cell": "C3"}]


def test_a_hidden_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in ROWS:
        page.append(row)
    hidden = book.create_sheet("旧版")
    hidden.append(["项目", "内容", "分值", "别的"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    document = read_tables(path)
    assert len(document.tables) == 1
    assert [dict(doubt.values) for doubt in document.doubts] == [{"name": "旧版"}]


def test_nothing_is_fetched_and_no_formula_is_worked_out(tmp_path: Path) -> None:
    page = "<table><tr><td>项目<td>分值<tr><td><img src='http://127.0.0.1:9/x'>教室<td>=1+1</table>"
    assert texts(only(written(tmp_path, "a.html", page.encode())))[1] == ["教室", "=1+1"]
