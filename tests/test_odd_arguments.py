"""Odd arguments: every refusal says what is wrong in the person's language, and nothing of a person's is written over."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rubricpress.cli import main
from rubricpress.pdf import PrintingFailed, as_pdf
from rubricpress.spoken import reason

TABLE = """\
id: training-room
title: 培训教室检查表
edition: "2026-11"
points: 4
columns: [{of: title, title: 内容}]
assessors: {combine: mean}
groups:
  - id: "1"
    title: 教室
    points: 4
    criteria:
      - {id: "1.1", title: 设施, points: 4, method: checklist, indicators: [{id: a, points: 4, text: 有空调, partial: true}]}
"""


def response(assessor: str = "甲", score: object = "3", **about: str) -> str:
    ratings = {"1.1": {"earned": {"a": score}}}
    whole = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "training-room", **about},
        "assessments": {"self": {"assessor": assessor, "ratings": ratings}},
    }
    return json.dumps(whole, ensure_ascii=False)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table, the style sheet of paper, and the responses of two assessors."""
    root = Path(__file__).parents[1]
    for place in ("rubrics", "folder", "site_assets/css"):
        (tmp_path / place).mkdir(parents=True)
    style = Path("site_assets/css/paper.css")
    (tmp_path / style).write_bytes((root / style).read_bytes())
    (tmp_path / "rubrics/training-room.yaml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "one.json").write_text(response(), encoding="utf-8")
    (tmp_path / "two.json").write_text(response("乙", "1"), encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str, code: int = 2) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert result.exit_code == code, result.output
    return result


WRITTEN_OVER = {
    "print over the response": ["print", "one.json", "--html", "-o", "one.json"],
    "print over another response": ["print", "one.json", "--html", "-o", "two.json"],
    "print over a table": ["print", "--blank", "training-room", "--html", "-o", "rubrics/training-room.yaml"],
    "merge over a part": ["merge", "one.json", "two.json", "-o", "two.json"],
    "merge over a part by another name": ["merge", "one.json", "two.json", "-o", "folder/../one.json"],
    "merge over a table": ["merge", "one.json", "two.json", "-o", "rubrics/training-room.yaml"],
    "schema over a table": ["schema", "-o", "rubrics/training-room.yaml"],
    "pack over a table": ["pack", "training-room", "-o", "rubrics/training-room.yaml"],
}


@pytest.mark.parametrize("arguments", WRITTEN_OVER.values(), ids=WRITTEN_OVER)
def test_no_command_writes_over_what_it_reads_or_over_a_file_of_another_kind(
    arguments: list[str], folder: Path
) -> None:
    """「a person's work is never lost」"""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    target = arguments[-1]
    assert f"{Path(target)} is read here, or is a file of another kind" in run(*arguments).stderr
    assert f"{Path(target)} 是要读的文件" in run(*arguments, "--lang", "zh").stderr
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_what_a_command_wrote_itself_is_written_anew() -> None:
    for _ in range(2):
        run("print", "one.json", "--html", "-o", "one.html", code=0)
        run("merge", "one.json", "-o", "whole.json", code=0)
        run("schema", "-o", "rubrics/rubric.schema.json", code=0)


def test_a_browser_that_makes_nothing_and_says_nothing_is_told_with_its_exit_code(tmp_path: Path) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    silent.chmod(0o755)
    with pytest.raises(PrintingFailed) as failed:
        as_pdf("<p>x</p>", str(silent), tmp_path)
    for language, words in (("en", "did not say why (exit code 3)"), ("zh", "没有说明原因（退出码 3）")):
        said = failed.value.said(language)
        assert words in said
        assert "--html" in said
        assert not said.rstrip().endswith((":", "："))


IN_CHINESE = {
    "a link that leads to itself": (["results", "loop"], "loop: 链接绕成了圈，走不到文件"),
    "an option that is missing": (["merge", "one.json"], "没有写 -o / --output"),
    "an argument that is missing": (["diff", "training-room"], "没有写后来的版本"),
    "no id": (["translate"], "没有写编号"),
    "no file": (["score"], "没有写要处理的文件"),
    "one argument too many": (["schema", "这个"], "多写了：这个"),
    "a number that is too small": (["draft", "one.json", "--table", "0"], "--table 的值不能用：应是整数，不小于 1"),
    "a port that cannot be": (["serve", "--port", "x"], "--port 的值不能用：应是整数，不小于 0，不大于 65535"),
    "an option that there is not": (["new", "x", "--to", "y"], "没有“--to”这个选项"),
    "a folder in place of a table": (["draft", "folder"], "folder: 这是文件夹，不是文件"),
    "a place that is no folder": (
        ["pack", "training-room", "-o", "none/form.html"],
        "none/form.html 写不进去（没有这个文件或文件夹）",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "words"), IN_CHINESE.values(), ids=IN_CHINESE)
def test_whatever_is_wrong_with_the_arguments_is_told_in_chinese_wherever_lang_stands(
    arguments: list[str], words: str
) -> None:
    command, *rest = arguments
    for written in (
        ["--lang", "zh", command, *rest],
        [command, *rest, "--lang", "zh"],
        [command, *rest, "--lang=zh"],
    ):
        said = run(*written).stderr
        assert words in said
        assert not re.search("Usage|Error|Try|Got|Missing|Invalid|No such", said), said


@pytest.mark.parametrize(
    "number",
    [errno.ENOENT, errno.EISDIR, errno.EACCES, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG, errno.ENOTDIR, errno.ENOSPC, errno.EROFS],
)  # fmt: skip
def test_why_the_system_refuses_a_file_is_told_in_both_languages(number: int) -> None:
    error = OSError(number, os.strerror(number), "x")
    assert reason(error, "en") == os.strerror(number)
    assert not re.search("[A-Za-z]", reason(error, "zh"))


def test_a_question_that_nobody_answers_ends_the_command_in_the_persons_language() -> None:
    assert "已中止" in run("new", "fresh", "--lang", "zh", code=1).stderr
    assert "Aborted!" in run("new", "fresh", code=1).stderr


NAME = "new\nline\x1b[2J.json"


@pytest.mark.parametrize("command", [["score"], ["results"], ["migrate"], ["draft"]], ids=str)
def test_a_name_with_a_line_break_or_a_command_of_the_terminal_stays_on_its_line(
    command: list[str], folder: Path
) -> None:
    (folder / NAME).write_text(response(), encoding="utf-8")
    result = CliRunner().invoke(main, [*command, NAME])
    assert "\x1b" not in result.output
    assert "new\ufffdline\ufffd[2J.json" in result.output
    missing = CliRunner().invoke(main, [*command, f"no{NAME}"])
    assert "\x1b" not in missing.output
    assert re.search(r"nonew(\ufffd|U\+000A)line(\ufffd|U\+001B)\[2J\.json", missing.output)


def together(*files: str, code: int = 2, lang: str = "en") -> str:
    return run("score", *files, "--combine", "mean", "--lang", lang, code=code).output


def test_faults_in_moderation_are_told_all_at_once_each_with_its_file(folder: Path) -> None:
    """Several assessors: an empty file, one that is no text, one of another edition, the same assessor twice."""
    (folder / "empty.json").write_text("", encoding="utf-8")
    (folder / "binary.json").write_bytes(b"\x00\xff\xfe\x01")
    (folder / "old.json").write_text(response("丙", edition="2020-01"), encoding="utf-8")
    (folder / "again.json").write_text(response(" 甲 ", "2"), encoding="utf-8")
    said = together("one.json", "empty.json", "binary.json", "again.json")
    assert "empty.json cannot be used:\nthe file is not JSON" in said
    assert "binary.json cannot be used:\nthe file is not UTF-8 text" in said
    assert "again.json and one.json are both by '甲'" in said
    assert "holds no self-assessment" not in said
    chinese = together("one.json", "empty.json", lang="zh")
    assert "empty.json 不能用：\n文件不是完整的 JSON" in chinese
    assert "old.json" in together("one.json", "old.json")


def test_a_rating_outside_its_range_is_told_and_leaves_its_row_open(folder: Path) -> None:
    (folder / "above.json").write_text(response("丁", "5"), encoding="utf-8")
    said = together("one.json", "two.json", "above.json", code=1)
    assert "above.json: assessments.self.ratings.1.1.earned.a" in said
    data = json.loads(
        run("score", "one.json", "two.json", "above.json", "--combine", "mean", "--json", code=1).stdout
    )
    assert [(one["file"], one["code"]) for one in data["problems"]] == [("above.json", "score-outside")]
    assert data["spreads"]["1.1"]["scores"] == ["3", "1", None]
