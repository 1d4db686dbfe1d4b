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
from rubricpress.site import preview
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


WRITING = {
    "print": ["print", "one.json", "-o", "out.html"],
    "print without a name": ["print", "one.json", "--html"],
    "merge": ["merge", "one.json", "-o", "out.json"],
    "migrate": ["migrate", "one.json", "-o", "out.json"],
    "schema": ["schema", "-o", "out.json"],
}


@pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING)
def test_a_file_that_is_there_is_replaced_only_where_that_is_asked_for(
    arguments: list[str], folder: Path
) -> None:
    """「all commands that write behave alike」: refused with the remedy, and replaced with --force."""
    target = folder / (arguments[-1] if "." in arguments[-1] else "one.html")
    target.write_text("mine", encoding="utf-8")
    assert f"{target.name} is there already; choose another name with -o, or replace it with --force" in (
        run(*arguments).stderr
    )
    assert f"{target.name} 已经有了" in run(*arguments, "--lang", "zh").stderr
    assert target.read_text(encoding="utf-8") == "mine"
    run(*arguments, "--force", code=0)
    assert target.read_text(encoding="utf-8") != "mine"


def test_a_schema_is_renewed_since_it_is_nobodys_work() -> None:
    for _ in range(2):
        run("schema", "-o", "rubrics/rubric.schema.json", code=0)


NAMED_OTHERWISE = {
    "a page as a Word file": (["print", "one.json", "-o", "p.docx"], "p.docx", ".pdf or .html or .htm"),
    "a page as a PDF": (["print", "one.json", "--html", "-o", "p.pdf"], "p.pdf", ".html or .htm"),
    "a page without a kind": (["print", "one.json", "-o", "p"], "p", ".pdf or .html or .htm"),
    "a form as a PDF": (["pack", "training-room", "-o", "p.pdf"], "p.pdf", ".html or .htm"),
    "a response as a table": (["merge", "one.json", "-o", "p.xlsx"], "p.xlsx", ".json"),
    "a response as text": (["migrate", "one.json", "-o", "p.txt"], "p.txt", ".json"),
}


@pytest.mark.parametrize(("arguments", "name", "kinds"), NAMED_OTHERWISE.values(), ids=NAMED_OTHERWISE)
def test_no_file_is_written_under_the_name_of_another_kind(
    arguments: list[str], name: str, kinds: str, folder: Path
) -> None:
    assert f"{name}: the name of the file that this command writes ends in {kinds};" in run(*arguments).stderr
    assert not (folder / name).exists()


def test_a_name_that_ends_in_html_asks_for_the_page(folder: Path) -> None:
    run("print", "one.json", "-o", "page.html", code=0)
    assert (folder / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_migrate_says_what_it_wrote() -> None:
    assert run("migrate", "one.json", "-o", "new.json", code=0).stdout.endswith("new.json: written\n")
    told = json.loads(run("migrate", "one.json", "-o", "newer.json", "--json", code=0).stdout)
    assert told["file"] == "newer.json"
    assert json.loads(run("migrate", "one.json", "--json", code=0).stdout)["file"] is None


@pytest.mark.parametrize("given", ["training-room", "rubrics/training-room.yaml", "training-room.yaml"])
def test_a_table_is_meant_by_its_id_and_by_its_file(given: str, folder: Path) -> None:
    """Institutions type what they see in the folder; maintainers the id."""
    run("check", given, code=0)
    run("translate", given, code=0)
    run("diff", given, "training-room", code=0)
    run("print", "--blank", given, "-o", "blank.html", code=0)
    assert (folder / "rubrics/en/training-room.yaml").exists()
    assert "培训教室检查表" in (folder / "blank.html").read_text(encoding="utf-8")
    assert run("print", "--blank", given, "--html", code=0).stdout == "training-room.html: written\n"


def test_an_earlier_edition_is_meant_by_its_file_too(folder: Path) -> None:
    earlier = folder / "rubrics/editions/training-room"
    earlier.mkdir(parents=True)
    (earlier / "2025-03.yaml").write_text(TABLE.replace("2026-11", "2025-03"), encoding="utf-8")
    for given in ("training-room@2025-03", "rubrics/editions/training-room/2025-03.yaml"):
        run("print", "--blank", given, "-o", "old.html", "--force", code=0)
        assert "2025-03" in (folder / "old.html").read_text(encoding="utf-8")
        for command in ("pack", "translate"):
            assert f"there is no rubric '{given}'" in run(command, given).stderr


def test_which_editions_there_are_is_told_where_another_is_named(folder: Path) -> None:
    earlier = folder / "rubrics/editions/training-room"
    earlier.mkdir(parents=True)
    (earlier / "2025-03.yaml").write_text(TABLE.replace("2026-11", "2025-03"), encoding="utf-8")
    said = run("diff", "training-room@2025-3", "training-room").stderr
    assert "there is no 'training-room@2025-3'" in said
    assert "there are: training-room@2025-03, training-room\n" in said


@pytest.mark.parametrize("command", ["pack", "translate", "print --blank"])
def test_which_tables_there_are_is_told_where_another_is_named(command: str) -> None:
    for given in ("room", "rubrics/room.yaml", "one.json", "../rubrics"):
        said = run(*command.split(), given).stderr
        assert f"there is no rubric '{given}' in the folder 'rubrics'; there are: training-room." in said


@pytest.mark.parametrize("command", ["score", "results", "compare", "merge -o x.json", "migrate", "print"])
def test_a_table_in_place_of_a_response_is_told_as_what_it_is(command: str) -> None:
    for given in ("training-room", "rubrics/training-room.yaml"):
        assert f"{given} is a rubric" in run(*command.split(), given).stderr
        assert f"{given} 是评估表" in run(*command.split(), given, "--lang", "zh").stderr


def test_files_of_several_tables_are_told_apart(folder: Path) -> None:
    hall = TABLE.replace("training-room", "hall").replace("培训教室检查表", "礼堂检查表")
    (folder / "rubrics/hall.yaml").write_text(hall, encoding="utf-8")
    (folder / "hall.json").write_text(response().replace("training-room", "hall"), encoding="utf-8")
    said = run("merge", "one.json", "hall.json", "-o", "out.json", "--lang", "zh").stderr
    assert "one.json：培训教室检查表（training-room，2026-11 版）" in said
    assert "hall.json：礼堂检查表（hall，2026-11 版）" in said


@pytest.mark.parametrize(
    ("place", "why"),
    [("nowhere", "neither a folder nor a web address"), ("http://127.0.0.1:9/", "http://127.0.0.1:9/")],
)
def test_verify_looks_at_its_argument_before_it_makes_anything(place: str, why: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    result = run("verify", place)
    assert f"{place} cannot be read" in result.stderr
    assert why in result.stderr
    assert "Preparing" not in result.stderr
    assert sorted(folder.rglob("*")) == before


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


def test_verify_says_plainly_what_a_preview_is(folder: Path) -> None:
    """What `rubricpress serve` shows is no finished site, though it looks like one."""
    server = preview.start(lambda: folder, 0, preview.Changes())
    try:
        address = f"http://127.0.0.1:{server.server_port}"
        assert (
            f"{address} is the preview of rubricpress serve, no finished site"
            in run("verify", address).stderr
        )
        assert (
            f"{address} 是 rubricpress serve 的预览，不是完成的网站"
            in run("verify", address, "--lang", "zh").stderr
        )
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_examples_of_the_help_can_be_typed_as_they_stand(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Called by its path they have that path; where the shell finds the program they have its name."""
    examples = re.compile(r"^ +(\S*rubricpress) check", re.MULTILINE)
    monkeypatch.setattr("rubricpress.spoken._on_path", lambda: False)
    monkeypatch.setattr("sys.argv", [".venv/bin/rubricpress"])
    assert set(examples.findall(run("check", "--help", "--lang", language, code=0).stdout)) == {
        ".venv/bin/rubricpress"
    }
    written = run("new", "room", "--title", "x", "--group", "a:4", "--lang", language, code=0).stdout
    assert ".venv/bin/rubricpress check" in written
    monkeypatch.setattr("rubricpress.spoken._on_path", lambda: True)
    assert set(examples.findall(run("check", "--help", "--lang", language, code=0).stdout)) == {"rubricpress"}


def test_who_rated_is_called_alike_on_the_screen_on_paper_and_by_merge(folder: Path) -> None:
    """评分人 for the self-assessment, 复核人 for the review."""
    run("print", "one.json", "-o", "one.html", code=0)
    assert "评分人：" in (folder / "one.html").read_text(encoding="utf-8")
    for name, who in (("a.json", "甲"), ("b.json", "乙")):
        whole = json.loads(response(who))
        whole["assessments"]["review"] = {"assessor": who, "ratings": {}}
        (folder / name).write_text(json.dumps(whole), encoding="utf-8")
    said = run("merge", "a.json", "b.json", "-o", "c.json", "--lang", "zh", code=1).stdout
    assert "自评 · 评分人" in said
    assert "复核 · 复核人" in said


def test_what_a_file_says_in_a_wrong_form_is_quoted_as_it_is_written(folder: Path) -> None:
    whole = json.loads(response())
    (folder / "wrong.json").write_text(
        json.dumps(whole | {"profile": {"institution": ["x"]}}), encoding="utf-8"
    )
    (folder / "right.json").write_text(
        json.dumps(whole | {"profile": {"institution": "y"}}), encoding="utf-8"
    )
    said = run("merge", "wrong.json", "right.json", "-o", "c.json", code=1).stdout
    assert "wrong.json: […]" in said
