"""Whatever file or folder a command cannot read or write, and whatever table is broken: it says which and why, and no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rubricpress.cli import main

RUBRIC = "training-room"
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
      - {id: "1.1", title: 设施, points: 4, method: checklist, indicators: [{id: a, points: 4, text: 有空调}]}
"""
RESPONSE = {
    "format": "rubricpress-response/1",
    "rubric": {"id": RUBRIC},
}
# every command that reads a table or a response file, asked for one table and two responses of it
COMMANDS = {
    "check": ["check", f"rubrics/{RUBRIC}.yaml"],
    "diff": ["diff", RUBRIC, RUBRIC],
    "editions": ["editions"],
    "translate": ["translate", RUBRIC],
    "score": ["score", "one.json"],
    "score --combine": ["score", "one.json", "two.json", "--combine", "mean"],
    "results": ["results", "one.json"],
    "compare": ["compare", "one.json", "two.json"],
    "merge": ["merge", "one.json", "two.json", "-o", "whole.json", "--force"],
    "migrate": ["migrate", "one.json"],
}
OF_TABLES = ("check", "diff", "editions", "translate")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one table and two responses, in which commands run in English unless asked otherwise."""
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / f"{RUBRIC}.yaml").write_text(TABLE, encoding="utf-8")
    for name, assessor in (("one", "甲"), ("two", "乙")):
        whole = {
            **RESPONSE,
            "assessments": {"self": {"assessor": assessor, "ratings": {"1.1": {"met": ["a"]}}}},
        }
        (tmp_path / f"{name}.json").write_text(json.dumps(whole), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run a command: it must end by itself, never with an exception that nobody expected."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def deny(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Take away the right to read the files of this name. (Permissions themselves do not bind the superuser.)"""
    read = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", denied)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_table_that_may_not_be_read_is_named_with_the_reason(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deny(monkeypatch, f"{RUBRIC}.yaml")
    result = run(*COMMANDS[command])
    assert result.exit_code == 2
    assert f"rubrics/{RUBRIC}.yaml: Permission denied" in result.stderr
    chinese = run(*COMMANDS[command], "--lang", "zh")
    assert f"rubrics/{RUBRIC}.yaml: 没有权限" in chinese.stderr


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in OF_TABLES])
def test_a_broken_table_is_named_and_nothing_is_scored(command: str, folder: Path) -> None:
    path = folder / "rubrics" / f"{RUBRIC}.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("\npoints: 4\n", "\npoints: 5\n"), encoding="utf-8"
    )
    result = run(*COMMANDS[command])
    assert result.exit_code == 1
    assert f"{RUBRIC}.yaml" in result.stderr
    assert "rubricpress check" in result.output
    assert not (folder / "whole.json").exists()


@pytest.mark.parametrize("way", ["mean", "median", "declared"])
@pytest.mark.parametrize(
    ("name", "why"), [("none.json", "No such file or directory"), ("rubrics", "Is a directory")]
)
def test_a_missing_file_among_several_assessors_is_named(way: str, name: str, why: str) -> None:
    result = run("score", "one.json", name, "--combine", way)
    assert result.exit_code == 2
    assert f"{name}: {why}" in result.stderr


def test_a_name_longer_than_any_file_can_have_is_no_file() -> None:
    name = "x" * 300
    for command in (["check", name], ["diff", RUBRIC, name], ["draft", name, "--to", "-"]):
        result = run(*command)
        assert result.exit_code == 2
        assert "File name too long" in result.stderr


def test_a_tolerance_without_combining_is_refused() -> None:
    result = run("score", "one.json", "--tolerance", "3")
    assert result.exit_code == 2
    assert "--combine" in result.stderr
    assert "--combine" in run("score", "one.json", "--tolerance", "3", "--lang", "zh").stderr


@pytest.mark.parametrize(
    "command",
    [
        ["schema"],
        ["merge", "one.json", "two.json"],
        ["migrate", "one.json"],
        ["pack", RUBRIC],
        ["print", "one.json"],
    ],
)
def test_a_hyphen_is_no_file_to_write(command: list[str], folder: Path) -> None:
    result = run(*command, "--output", "-")
    assert result.exit_code == 2
    assert "--output" in result.stderr
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    ("output", "why"), [("-", "不是文件名"), ("rubrics", "是文件夹，不是文件")], ids=["hyphen", "folder"]
)
def test_in_chinese_too_a_value_that_cannot_be_used_is_told_with_the_reason(output: str, why: str) -> None:
    assert why in run("merge", "one.json", "two.json", "-o", output, "--lang", "zh").stderr


def test_a_folder_that_is_a_file_is_told_in_chinese() -> None:
    assert "是文件，不是文件夹" in run("results", "one.json", "--svg", "two.json", "--lang", "zh").stderr


TWICE = '{"1.1": {"met": ["a"]}, "1.1": {"met": []}}'
TROUBLES = {
    "rated twice": (TWICE, "assessments.self.ratings.1.1: duplicate-key"),
    "no ratings": ("[]", "assessments.self.ratings: mapping-form"),
    "unknown row": ('{"9.9": {"met": ["a"]}}', "assessments.self.ratings.9.9: unknown-criterion"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize("command", ["merge", "migrate"])
def test_what_a_file_says_that_cannot_be_used_is_never_left_out_without_a_word(
    command: str, trouble: str, folder: Path
) -> None:
    ratings, said = TROUBLES[trouble]
    text = json.dumps({**RESPONSE, "assessments": {"self": {"ratings": "RATINGS"}}})
    (folder / "one.json").write_text(text.replace('"RATINGS"', ratings), encoding="utf-8")
    result = run(*COMMANDS[command])
    assert result.exit_code == 1
    assert said in result.stdout
    told = json.loads(run(*COMMANDS[command], "--json").stdout)
    assert [one["path"] for one in told["problems"]] == [said.split(": ")[0]]


def test_a_merged_file_that_was_changed_after_it_was_saved_is_told(folder: Path) -> None:
    text = (folder / "one.json").read_text(encoding="utf-8")
    (folder / "one.json").write_text(
        json.dumps({**json.loads(text), "check_code": "AAAA-BBBB-CCCC"}), encoding="utf-8"
    )
    result = run("merge", "one.json", "one.json", "-o", "whole.json", "--lang", "zh")
    assert result.exit_code == 1
    assert "核对码" in result.stdout
    assert "已写好" in result.stdout


@pytest.mark.parametrize(
    ("rubric", "said"),
    [
        ({"id": "../../etc/passwd"}, "rubric.id: rubric-unknown: there is no rubric '../../etc/passwd'"),
        ({"id": RUBRIC, "edition": "1999-01"}, "rubric.edition: there is no edition '1999-01'"),
        ({"id": None}, "rubric.id: text-form"),
    ],
)
def test_migrate_says_which_table_or_edition_there_is_not(
    rubric: dict[str, str | None], said: str, folder: Path
) -> None:
    (folder / "one.json").write_text(json.dumps({**RESPONSE, "rubric": rubric}), encoding="utf-8")
    result = run("migrate", "one.json")
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert RUBRIC in result.stderr or rubric["id"] is None


@pytest.mark.parametrize("command", ["score", "results", "compare", "merge", "migrate"])
def test_a_file_that_is_no_response_at_all_ends_with_exit_code_2(command: str, folder: Path) -> None:
    (folder / "one.json").write_text("[]", encoding="utf-8")
    assert run(*COMMANDS[command]).exit_code == 2
