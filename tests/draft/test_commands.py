"""`rubricpress draft` and `rubricpress new` at the command line: what they write, print, and refuse."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.draft.small_files import docx_of, written

from rubricpress.cli import main
from rubricpress.core.rubric import all_criteria
from rubricpress.source.reading import read_rubric

ROWS = [
    ["项目", "内容", "分值", "评分办法", "自评得分"],
    ["教室", "设施", "5", "有投影记2分；有空调记3分", "见照片"],
    ["教室", "卫生", "3", "查看现场", ""],
    ["合计", "", "8", "", ""],
]


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rubrics").mkdir()
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    written(tmp_path, "table.docx", docx_of(ROWS, ["培训教室检查表"]))


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def test_a_draft_is_written_beside_the_rubrics_and_passes_the_check() -> None:
    result = run("draft", "table.docx", "--id", "room", "--lang", "zh")
    assert result.exit_code == 0, result.output
    source = read_rubric(Path("rubrics/room.yaml"))
    assert source.problems == []
    assert source.rubric
    assert (source.rubric.title, str(source.rubric.points)) == ("培训教室检查表", "8")
    assert run("check").exit_code == 0


def test_the_report_tells_the_counts_the_sums_and_what_is_left() -> None:
    lines = run("draft", "table.docx", "--id", "room", "--lang", "zh").stdout.splitlines()
    assert lines[0] == "rubrics/room.yaml：培训教室检查表"
    assert lines[1] == "  1 组、2 条、加减分项 0 个（检查表 2）"
    assert lines[2] == "  各条分值合计 8，与原表的满分相同"
    assert "    第 2 行第 5 栏: 见照片" in lines
    text = Path("rubrics/room.yaml").read_text(encoding="utf-8")
    assert text.count("# TODO: ") == 3, "the date, the source, and the row without a rule"
    assert "有 3 处 TODO" in lines[-1]


def test_a_number_that_stands_in_the_draft_is_not_told_as_left_however_it_is_written(tmp_path: Path) -> None:
    """「A points cell of full-width digits is used as its number, and has its place」; so has 20.0, as spreadsheets write it."""
    lines = (
        *("序号\t项目\t分值\t评分标准", "１\t场地\t１０．５\t有场地", "２\t师资\t20.0\t有教师", "３\t总务\t１０分\t见第９页"),
        "合计\t\t４０．５\t",
    )  # fmt: skip
    (tmp_path / "table.txt").write_text("\n".join(lines), encoding="utf-8")
    data = json.loads(run("draft", "table.txt", "--id", "room", "--json").stdout)
    assert (data["criteria"], data["points"]) == (3, {"printed": "40.5", "added": "40.5"})
    assert data["left"] == []
    rubric = read_rubric(Path("rubrics/room.yaml")).rubric
    assert rubric
    assert [(row.id, row.points) for row, _ in all_criteria(rubric)] == [
        ("1", Decimal("10.5")), ("2", Decimal(20)), ("3", Decimal(10)),
    ]  # fmt: skip


def test_the_report_and_the_doubts_are_in_english_too() -> None:
    result = run("draft", "table.docx", "--id", "room", "--lang", "en")
    assert "the rows add up to 8, as printed" in result.stdout
    assert "    row 2, column 5: 见照片" in result.stdout
    text = Path("rubrics/room.yaml").read_text(encoding="utf-8")
    todos = re.findall(r"# TODO: (.+)", text)
    assert todos
    assert not [todo for todo in todos if re.match("[\u4e00-\u9fff]", todo)]


def test_the_report_for_programs_says_the_same() -> None:
    result = run("draft", "table.docx", "--id", "room", "--json")
    data = json.loads(result.stdout)
    assert (data["file"], data["rubric"], data["problems"]) == ("rubrics/room.yaml", "room", [])
    assert (data["groups"], data["criteria"], data["adjustments"]) == (1, 2, 0)
    assert data["points"] == {"printed": "8", "added": "8"}
    assert {"place": "第 2 行第 5 栏", "text": "见照片"} in data["left"]
    assert data["todos"] > 0


def test_a_draft_can_be_printed_and_the_report_stays_apart() -> None:
    result = run("draft", "table.docx", "--to", "-", "--lang", "zh")
    assert result.stdout.startswith(
        "# yaml-language-server: $schema=rubric.schema.json\n# 由 rubricpress draft"
    )
    assert "\nid: table\n" in result.stdout
    assert "有 " in result.stderr
    assert list(Path("rubrics").iterdir()) == []


def test_the_id_is_the_name_of_the_file_where_it_can_be_one(tmp_path: Path) -> None:
    written(tmp_path, "检查表.docx", docx_of(ROWS))
    assert run("draft", "检查表.docx").exit_code == 0
    assert Path("rubrics/new-table.yaml").is_file()
    assert run("draft", "table.docx", "--to", "drafts.yaml").exit_code == 0
    assert read_rubric(Path("drafts.yaml")).problems == []


def test_nothing_is_overwritten() -> None:
    assert run("draft", "table.docx", "--id", "room").exit_code == 0
    before = Path("rubrics/room.yaml").read_bytes()
    for again in (("draft", "table.docx", "--id", "room"), ("new", "room", "--title", "x", "--group", "x:1")):
        result = run(*again, "--lang", "zh")
        assert result.exit_code == 1
        assert "draft-exists: rubrics/room.yaml 已经有了，不会覆盖" in result.stdout
    assert Path("rubrics/room.yaml").read_bytes() == before


def test_a_file_that_cannot_be_read_is_a_problem_with_its_remedy(tmp_path: Path) -> None:
    written(tmp_path, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    result = run("draft", "old.doc", "--lang", "zh")
    assert result.exit_code == 1
    assert result.stdout == (
        "old.doc: draft-legacy: 这是旧格式的文件（.doc、.xls、.wps、.et 或 .rtf），不能直接读\n"
        "      请用 Word、Excel 或 WPS 打开，“另存为”.docx 或 .xlsx，再试一次\n"
    )
    data = json.loads(run("draft", "old.doc", "--json").stdout)
    assert [(one["file"], one["code"]) for one in data["problems"]] == [("old.doc", "draft-legacy")]


@pytest.mark.parametrize(
    "wrong",
    [
        ("draft",),
        ("draft", "table.docx", "--table", "0"),
        ("draft", "table.docx", "--id", "编号"),
        ("new", "编号"),
        ("new", "room", "--title", "x", "--group", "教室"),
        ("new", "room", "--title", "x", "--group", "教室40"),
        ("new", "room", "--group", "教室40"),
        ("new", "room", "--title", "x", "--group", "教室:0"),
        ("new", "room", "--title", "x", "--group", "教室:-5"),
        ("new", "room", "--title", "x", "--group", "教室:.5"),
        ("new", "room", "--title", "x", "--group", "教室:4,5"),
    ],
    ids=" ".join,
)
def test_arguments_that_cannot_be_understood_end_with_2(wrong: tuple[str, ...]) -> None:
    result = run(*wrong, "--lang", "zh")
    assert result.exit_code == 2
    assert re.search("[\u4e00-\u9fff]", result.stderr)
    assert list(Path("rubrics").iterdir()) == []


def test_both_need_the_folder_of_the_rubrics(tmp_path: Path) -> None:
    (tmp_path / "rubrics").rmdir()
    for command in (("draft", "table.docx"), ("new", "room")):
        assert run(*command).exit_code == 2


@pytest.mark.parametrize("points", ["040", "４０", "40.0分"])
def test_the_points_of_a_new_rubric_are_written_in_plain_digits(points: str) -> None:
    """What `check` would refuse (a zero in front, full-width digits) is understood here, and written as it should be."""
    assert run("new", "room", "--title", "x", "--group", f"教室:{points}").exit_code == 0
    text = Path("rubrics/room.yaml").read_text(encoding="utf-8")
    assert re.findall(r"points: (.*)", text) == ["40", "40", "40", "20", "20"]


def test_a_new_rubric_is_sound_and_commented() -> None:
    result = run(
        "new",
        "room",
        "--title",
        "培训教室检查表",
        "--group",
        "教室:40",
        "--group",
        "管理 25.5分",
        "--lang",
        "zh",
    )
    assert result.exit_code == 0, result.output
    source = read_rubric(Path("rubrics/room.yaml"))
    assert source.problems == []
    assert source.rubric
    assert str(source.rubric.points) == "65.5"
    assert [(one.title, str(one.points)) for one in source.rubric.groups] == [
        ("教室", "40"),
        ("管理", "25.5"),
    ]
    assert len(re.findall(r"^ *# ", source.text, re.MULTILINE)) > 5


def test_a_new_rubric_asks_for_what_is_not_given() -> None:
    result = run("new", "room", "--lang", "zh", given="检查表\n教室\n教室:40\n\n")
    assert result.exit_code == 0, result.output
    assert "“教室”看不懂" in result.stdout
    rubric = read_rubric(Path("rubrics/room.yaml")).rubric
    assert rubric
    assert (rubric.title, str(rubric.points)) == ("检查表", "40")


def test_a_new_rubric_speaks_english_too() -> None:
    assert run("new", "room", "--title", "Room", "--group", "Room:10", "--lang", "en").exit_code == 0
    text = Path("rubrics/room.yaml").read_text(encoding="utf-8")
    assert "# A new rubric." in text
    assert not re.search("# .*[\u4e00-\u9fff]", text)
