"""The table of the story as an office would send it: a Word file with merged cells, made from `printed.txt`.

The table is made up for these tests, after what the forms have in common by which canteens of schools are inspected.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

TITLE: Final = "学校食堂食品安全量化评定表"
ABOVE: Final = ("附件2", TITLE, "被评单位（盖章）：          评定日期：    年    月    日")
SIGNED: Final = "评定人员（签字）：          单位负责人（签字）："
HEAD: Final = ("检查环节", "序号", "检查内容", "分值", "评分标准", "得分", "备注")

_WORDS: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARTS: Final = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
}


def write_word_file(path: Path) -> None:
    """The table as a `.docx`: groups in merged cells, two rows of head that repeat, texts in several runs, notes below."""
    text = (Path(__file__).parent / "printed.txt").read_text(encoding="utf-8")
    table, notes = text.split("\n\n")
    rows = "".join((*_head(), *_body(table.splitlines()), _total()))
    body = "".join(map(_line, ABOVE)) + f"<w:tbl>{rows}</w:tbl>"
    body += "".join(map(_line, (*notes.splitlines(), SIGNED)))
    document = f"<w:document {_WORDS}><w:body>{body}</w:body></w:document>"
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for name, part in {**_PARTS, "word/document.xml": document}.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{part}')


def _line(text: str) -> str:
    """A paragraph in two runs, as Word leaves it after edits."""
    cuts = (0, len(text) // 2, len(text))
    runs = [f'<w:r><w:t xml:space="preserve">{escape(text[a:b])}</w:t></w:r>' for a, b in pairwise(cuts)]
    return f"<w:p>{''.join(runs)}</w:p>"


def _cell(text: str = "", *, begins: bool = False, goes_on: bool = False, columns: int = 1) -> str:
    """A cell; the first of a merged stretch `begins`, the others go on."""
    merged = '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>" if goes_on else ""
    wide = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{wide}{merged}</w:tcPr>{''.join(map(_line, text.split(chr(10))))}</w:tc>"


def _row(*cells: str, head: bool = False) -> str:
    repeated = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{repeated}{''.join(cells)}</w:tr>"


def _head() -> Iterator[str]:
    *left, score, remark = HEAD
    first = (*(_cell(one, begins=True) for one in left), _cell(score, columns=2), _cell(remark, begins=True))
    yield _row(*first, head=True)
    below = [_cell(goes_on=True) for _ in left]
    yield _row(*below, _cell("自评"), _cell("核查"), _cell(goes_on=True), head=True)


def _body(lines: list[str]) -> Iterator[str]:
    group, begins = "", False
    for line in lines:
        if not line.startswith("|"):
            group, begins = line.replace("（", "\n（"), True
            continue
        number, title, points, standard, *remark = (part.strip() for part in line[1:].split("|"))
        name = _cell(group if begins else "", begins=begins, goes_on=not begins)
        texts = (number, title, points, standard, "", "", "".join(remark))
        yield _row(name, *map(_cell, texts))
        begins = False


def _total() -> str:
    return _row(_cell("合计", columns=3), _cell("100"), *(_cell() for _ in range(4)))
