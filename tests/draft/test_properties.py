"""What holds for every table, however strange: nothing crashes, and nothing is lost."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st
from tests.draft.small_files import written as file_of

from rubricpress.core.rubric import Rubric
from rubricpress.draft import summary
from rubricpress.draft.drafting import Drafted, draft
from rubricpress.draft.files.grid import Cell, Grid
from rubricpress.draft.files.opening import read_tables
from rubricpress.draft.files.page import document_of_page
from rubricpress.draft.files.refusal import Refused
from rubricpress.draft.files.text import table_of_csv, table_of_text
from rubricpress.draft.notes import without_doubts
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import tidy
from rubricpress.draft.writing import written
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import read_yaml

HEADS: Final = (
    "序号", "项目", "内容", "标准", "分值", "评分办法", "自评得分", "备注", "一级指标", "二级指标", "三级指标", "权重",
    "评分标准", "优秀", "良好", "合格", "不合格", "得分", "检查记录",
)  # fmt: skip
WORDS: Final = (
    "", "", "教室", "1.1 设施", "一、组织机构（40分）", "（二）师资 20分", "1", "2", "3", "四", "10", "5分", "2.5%", "-3", "0", "100",
    "有投影记2分；有空调记3分", "□ 0分 没有\n□ 5分 有", "每缺一项扣2分，扣完为止", "优：9-10分；良：7-8分；差：0-6分", "10-8", "7.9-6", "5.9-0",
    ">70% 5-4", "≥90%得5分，70%-90%得3分，低于70%不得分", "人数÷总人数×100%", "合计", "合 计 100", "小计", "加分项", "扣分项", "一票否决",
    "发生事故的，一票否决，取消资格", "入选的加5分", "加1-5分", "发生一次扣10分，最多扣30分", "说明", "90分以上为优秀，60分以下为不合格",
    "* 3.2 有计划", "A1 办学", "得0分", "满分10分，最高不超过10分", "分", "无", "/", "----", "# 不是注释: 是文字", "'引号'", '"双引号"', "a: b", "- x", "true", "~",
)  # fmt: skip
texts = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map("\n".join),
    st.text(st.sampled_from("一二三分记扣每0159.-%（）；，。□：:#'\"\t\n ab≥<+"), max_size=24),
    st.text(max_size=8),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Tables with or without a head, with cells merged in any way that does not overlap."""
    width, height = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    taken: set[tuple[int, int]] = set()
    cells = []
    head = draw(st.booleans())
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            tall = draw(st.integers(1, min(3, height - row))) if draw(st.integers(0, 3)) == 0 else 1
            wide = draw(st.integers(1, width - column)) if draw(st.integers(0, 5)) == 0 else 1
            covered = {(row + down, column + right) for down in range(tall) for right in range(wide)}
            if covered & taken:
                tall, wide, covered = 1, 1, {(row, column)}
            taken |= covered
            words = draw(st.sampled_from(HEADS)) if head and row == 0 else draw(texts)
            cells.append(Cell(words, row, column, tall, wide))
    around = st.lists(texts, max_size=2).map(tuple)
    return Grid(tuple(cells), before=draw(around), after=draw(around), spans=draw(st.booleans()))


def made_of(grid: Grid) -> Drafted | None:
    try:
        return draft(grid, "any", "any", "2026-11")
    except Refused:
        return None


def strings(data: object) -> str:
    """Every text of plain data, one below the other."""
    if isinstance(data, dict):
        return "\n".join(strings(value) for value in data.values())
    return "\n".join(map(strings, data)) if isinstance(data, list) else str(data)


def everything_said(drafted: Drafted) -> str:
    """The draft and the report, without what YAML adds."""
    text = written(drafted.data, [], "zh")
    data, _, _ = read_yaml(text, words_of(Rubric))
    return f"{strings(data)}\n{summary.as_text(drafted, 'zh', 'any', 0)}"


# what goes away where a cell is understood: the unit of a number, and the label of a sum or a note
UNITS: Final = {"满分", "分值", "权重", "部分", "合计", "小计", "说明", "备注"}


@given(grids())
@example(Grid((Cell("项目", 0, 0), Cell("分值", 0, 1), Cell("教室\u0085一", 1, 0), Cell("5", 1, 1))))
def test_the_text_of_every_cell_ends_in_the_draft_or_the_report(grid: Grid) -> None:
    drafted = made_of(grid)
    if drafted is None:
        return
    said = everything_said(drafted)
    numbers = set(re.findall(r"\d+", said))
    for cell in grid.cells:
        words = tidy(cell.text)
        lines = "\n".join(map(tidy, cell.text.splitlines()))
        pairs = set(re.findall("(?=([\u4e00-\u9fff]{2}))", lines))
        assert [pair for pair in pairs - UNITS if pair not in said] == [], cell
        joined = re.sub(r"(?<=\d) (?=\d)", "", words)  # digits that a scan has spread apart
        assert any(set(re.findall(r"\d+", one)) <= numbers for one in (words, joined)), cell


@given(grids())
def test_every_draft_is_yaml_that_says_what_the_draft_holds(grid: Grid) -> None:
    drafted = made_of(grid)
    if drafted is None:
        return
    data, _, located = read_yaml(written(drafted.data, ["top"], "en"), words_of(Rubric))
    assert located == []
    assert data == without_doubts(drafted.data)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for grid in (*table_of_text(text), *table_of_csv(text), *document_of_page(text).tables):
        made_of(grid)


@given(st.lists(texts, min_size=1, max_size=40))
def test_any_stream_of_cells_is_read_or_refused(cells: list[str]) -> None:
    text = " |\n".join([*HEADS[1:6], *(cell.replace("|", "") for cell in cells)]) + " |\n"
    for grid in table_of_text(text):
        made_of(grid)


@given(texts)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(texts)
def test_the_clauses_of_a_text_hold_all_its_words(text: str) -> None:
    """Cutting a text at its scores loses none of it."""
    parts = parts_of(text)
    if parts.all:
        held = parts.lead + "".join(part.words for part in parts.all)
        assert re.sub(r"[\W_]", "", held) == re.sub(r"[\W_]", "", tidy(text))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory: object, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")  # type: ignore[attr-defined]
    for prefix in (b"", b"PK\x03\x04", b"\xff\xfe"):
        for name in ("a.txt", "a.docx", "a.csv"):
            try:
                read_tables(file_of(folder, name, prefix + raw))
            except Refused:
                continue
