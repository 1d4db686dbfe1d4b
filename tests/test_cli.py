"""The command line: what `check` and `score` print, and how they end. The shapes are those that scripts rely on."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.official import OFFICIAL

from rubricpress.cli import main
from rubricpress.core.plain.json_text import MAX_BYTES
from rubricpress.core.results.assessing import assess_text
from rubricpress.reports.differences import short
from rubricpress.source.library import Library

COMMANDS = (
    "draft", "new", "editions", "diff", "migrate", "write", "build", "serve", "verify", "pack", "print", "merge", "results", "compare", "check", "score", "schema", "translate",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run where `rubrics/` lies, in a terminal that speaks no language in particular."""
    monkeypatch.chdir(root)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


BEST = {
    "1": "2.5", "2": "1.5", "3": "2.5", "4": "3", "5": "2.5", "6": "1.5", "7": "1.5", "8": "2.5", "9": "2.5",
    "12": "10", "13": "10", "14": "10", "15": "10", "16": "8", "17": "8", "18": "8", "19": "8", "20": "8",
}  # fmt: skip


def response(ratings: dict[str, Any], **parts: Any) -> str:
    whole = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "shenzhen-worker-training-base"},
        "profile": {"institution": "示例基地", "base_type": "main"},
        "assessments": {"self": {"ratings": ratings}},
    }
    return json.dumps({**whole, **parts}, ensure_ascii=False)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of returned files: sound, with a problem, of an unknown rubric, and not one at all."""
    best = {name: {"level": level} for name, level in BEST.items()}
    written = {
        "best.json": response(best),
        "accident.json": response({**best, "10": {"count": 1}}),
        "partial.json": response(
            {"1": {"level": "2"}, "12": {"measure": {"value": 350}}, "10": {"count": "1"}}
        ),
        "wrong.json": response({"1": {"level": "9"}, "2": {"level": "1.5"}}),
        "unknown.json": response({}, rubric={"id": "shenzen"}),
        "broken.json": '{"format": ',
        "list.json": "[]",
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_tables_of_the_project_have_no_problems(root: Path) -> None:
    result = run("check")
    assert result.exit_code == 0
    said = result.stdout.splitlines()
    proved = [line.split(": no problems. ")[0] for line in said if ": no problems. " in line]
    english = [line for line in said if line.endswith(" texts in English, none missing")]
    assert len(said) == len(proved) + len(english)
    assert len(english) == len(list((root / "rubrics/en").glob("*.yaml")))
    assert proved == sorted(path.stem for path in (root / "rubrics").glob("*.yaml"))
    assert set(proved) >= set(OFFICIAL)


def test_check_tells_problems_with_their_place_and_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "room.yaml"
    path.write_text("id: room\ntitle：教室\n", encoding="utf-8")
    result = run("check", str(path), "--lang", "zh")
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{path}:2:6: yaml-wide-colon: 这里用了全角冒号")
    another = shutil.copy(path, tmp_path / "another.yaml")
    assert run("check", str(path), str(another)).stdout.count(": yaml-wide-colon: ") == 2


def test_check_as_json_has_every_problem(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "room.yaml"
    path.write_text("id: room\ntitle：教室\n", encoding="utf-8")
    sound = root / "rubrics" / "correspondence-education.yaml"
    result = run("check", str(path), str(sound), "--json", "--lang", "en")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "rubrics": ["correspondence-education"],
        "problems": [
            {
                "file": str(path),
                "line": 2,
                "column": 6,
                "code": "yaml-wide-colon",
                "path": "",
                "message": "a full-width colon '：' stands behind the key; YAML needs ': '. Replace it by a colon and a space.",
            }
        ],
        "warnings": [],
    }
    assert run("check", str(sound), "--json").exit_code == 0


def test_check_of_a_folder_checks_every_rubric_in_it(tmp_path: Path, root: Path) -> None:
    shutil.copy(root / "rubrics/shenzhen-worker-training-base.yaml", tmp_path)
    (tmp_path / "room.yaml").write_text("id: room\ntitle：教室\n", encoding="utf-8")
    result = run("check", str(tmp_path), "--json")
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert data["rubrics"] == ["shenzhen-worker-training-base"]
    assert [one["file"] for one in data["problems"]] == [str(tmp_path / "room.yaml")]


def test_check_of_the_folder_of_english_texts_checks_their_rubrics_each_once(
    tmp_path: Path, root: Path
) -> None:
    (tmp_path / "en").mkdir()
    for name in ("", "en"):
        shutil.copy(root / "rubrics" / name / "shenzhen-worker-training-base.yaml", tmp_path / name)
    named = (str(tmp_path), str(tmp_path / "en"), str(tmp_path / "en/shenzhen-worker-training-base.yaml"))
    for some in (named[:1], named[1:2], named):
        result = run("check", *some, "--json")
        assert json.loads(result.stdout) == {
            "rubrics": ["shenzhen-worker-training-base"],
            "problems": [],
            "warnings": [],
        }
        assert result.exit_code == 0


def test_check_of_a_folder_without_rubrics_says_so(tmp_path: Path) -> None:
    result = run("check", str(tmp_path), "--lang", "en")
    assert result.exit_code == 2
    assert f"the folder '{tmp_path}' holds no rubric" in result.stderr


def test_check_of_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "none.yaml"))
    assert result.exit_code == 1
    assert ": file-missing: " in result.stdout


def test_score_prints_the_object_that_the_contract_names(files: Path) -> None:
    result = run("score", str(files / "partial.json"), "--json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert list(data) == ["rubric", "assessments", "problems", "check_code"]
    assert list(data["rubric"]) == ["id", "edition", "digest"]
    assert data["rubric"]["digest"].startswith("sha256:")
    one = data["assessments"]["self"]
    assert list(one) == [
        *("total", "max_total", "complete", "unrated", "conclusion", "groups", "adjustments", "criteria"),
    ]
    assert one["adjustments"] == {"score": "-100"}
    assert one["total"] == "-94"
    assert one["max_total"] == "100"
    assert one["complete"] is False
    assert one["unrated"] == [name for name in BEST if name not in ("1", "12")]
    assert one["conclusion"] is None
    assert one["groups"] == {
        "part-1": {"score": "2", "max": "20"},
        "part-2": {"score": "4", "max": "40"},
        "part-3": {"score": "0", "max": "40"},
    }
    assert one["criteria"]["1"] == {"score": "2", "max": "2.5", "level": "2"}
    assert one["criteria"]["2"] == {"score": None, "max": "1.5"}
    assert one["criteria"]["10"] == {"score": "-100", "max": "0"}
    assert one["criteria"]["12"] == {"score": "4", "max": "10", "level": "4"}
    assert len(one["criteria"]) == 20
    assert data["problems"] == []


@pytest.mark.parametrize(
    ("name", "total", "conclusion"),
    [
        ("best.json", "100", {"id": "qualified", "title": "合格"}),
        ("accident.json", "0", {"id": "unqualified", "title": "不合格"}),
    ],
)
def test_a_complete_assessment_concludes(
    files: Path, name: str, total: str, conclusion: dict[str, str]
) -> None:
    one = json.loads(run("score", str(files / name), "--json").stdout)["assessments"]["self"]
    assert (one["total"], one["complete"], one["conclusion"]) == (total, True, conclusion)


@pytest.mark.parametrize(
    ("name", "code", "problem"),
    [
        ("best.json", 0, None),
        ("partial.json", 0, None),
        ("wrong.json", 1, ("unknown-choice", "assessments.self.ratings.1.level")),
        ("unknown.json", 1, ("rubric-unknown", "rubric.id")),
        ("broken.json", 2, ("json-form", "")),
        ("list.json", 2, ("not-a-response", "")),
    ],
)
def test_score_ends_with_0_1_or_2(files: Path, name: str, code: int, problem: tuple[str, str] | None) -> None:
    result = run("score", str(files / name), "--json")
    assert result.exit_code == code
    problems = json.loads(result.stdout)["problems"]
    assert all(list(one) == ["code", "path", "message"] for one in problems)
    assert [(one["code"], one["path"]) for one in problems] == ([problem] if problem else [])
    plain = run("score", str(files / name))
    assert plain.exit_code == code
    if problem:
        place = f"{problem[1]}: " if problem[1] else ""
        assert f"\n    {place}{problem[0]}: " in plain.stdout
        assert plain.stdout.count(str(files / name)) == 1  # a file is named once


def test_what_is_sound_is_scored_beside_a_problem(files: Path) -> None:
    one = json.loads(run("score", str(files / "wrong.json"), "--json").stdout)["assessments"]["self"]
    assert one["total"] == "1.5"
    assert one["criteria"]["1"] == {"score": None, "max": "2.5"}
    assert "1" in one["unrated"]


def test_several_files_give_one_line_each_and_the_worst_end(files: Path) -> None:
    names = [str(files / name) for name in ("best.json", "wrong.json", "broken.json", "partial.json")]
    result = run("score", *names, "--json")
    assert result.exit_code == 2
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["rubric"] is None for line in lines] == [False, False, True, False]
    shown = run("score", *names, "--lang", "zh").stdout
    table = "深圳产业工人训练基地评估表（shenzhen-worker-training-base，2026-11 版）"
    assert [line for line in shown.splitlines() if not line.startswith(" ")] == [
        f"{names[0]}: {table}",
        f"{names[1]}: {table}",
        names[2],
        f"{names[3]}: {table}",
    ]


def test_score_reads_the_standard_input(files: Path) -> None:
    text = (files / "best.json").read_bytes()
    result = run("score", "-", "--json", given=text)
    assert result.exit_code == 0
    assert result.stdout == run("score", str(files / "best.json"), "--json").stdout
    assert run("score", "-", given=b"\xff").exit_code == 2


def test_a_file_that_is_too_large_is_told_alike_however_it_is_given(tmp_path: Path) -> None:
    """A file, the standard input and a pipe without end: each has more than the limit, and no size is made up."""
    raw = b" " * (MAX_BYTES + 5_000_000)
    (tmp_path / "large.json").write_bytes(raw)
    names = [str(tmp_path / "large.json"), "-", "/dev/zero"]
    for lang, words in (
        ("zh", "文件超过 16 MB，不可能是评分文件"),
        ("en", "the file has more than 16 MB; no response"),
    ):
        for name in names:
            result = run("score", name, "--lang", lang, given=raw)
            assert result.exit_code == 2
            assert result.stdout.startswith(f"{name}\n")
            assert f"    file-large: {words}" in result.stdout
            assert "17" not in result.stdout.replace(name, "")
        for command in ("results", "compare"):
            assert words in run(command, names[2], "--lang", lang).stderr


def test_score_as_text_is_a_report_that_a_person_can_read(files: Path) -> None:
    result = run("score", str(files / "partial.json"), "--lang", "zh")
    lines = result.stdout.splitlines()
    assert lines[:14] == [
        f"{files / 'partial.json'}: 深圳产业工人训练基地评估表（shenzhen-worker-training-base，2026-11 版）",
        "  单位：示例基地",
        "  基地类型：主基地",
        "  自评",
        "    申报条件复核分数：2 / 20 分",
        "    年度产业工人训练人数及培训情况分数：4 / 40 分",
        "    参培方（参加训练的企业与工人）反馈情况分数：0 / 40 分",
        "    加减分项：−100 分",
        "    暂计总分：−94 / 100 分（还有 16 项未评）",
        "    未评：",
        "      2 主基地开设10个以上产业工人训练工种；分基地开设3个以上产业工人训练基…",
        "      3 主基地专职教师不少于10名，每个工种的理论教师不少于1名，实操教师不少…",
        "      4 训练基地平面布置、功能分区合理，实训教学区、理论教学、办公区、配套服务…",
        "      5 训练基地应通过消防安全验收",
    ]
    assert lines[-2] == "      ……等 16 项"
    code = json.loads(run("score", str(files / "partial.json"), "--json").stdout)["check_code"]
    assert lines[-1] == f"  核对码：{code}"


def test_the_report_names_the_assessor_the_conclusion_and_what_is_wrong(files: Path) -> None:
    path = files / "said.json"
    rated = {name: {"level": level} for name, level in BEST.items()}
    one = {"assessor": "张三\u001b[2J", "date": "2026-11-21", "ratings": rated}
    two = {"date": "2026-11-22", "ratings": {**rated, "10": {"count": 0.5}}}
    path.write_text(response({}, assessments={"self": one, "review": two}), encoding="utf-8")
    zh = run("score", str(path), "--lang", "zh").stdout.splitlines()
    assert zh[3] == "  自评（张三U+001B[2J，2026-11-21）"
    assert zh[8:11] == ["    总分：100 / 100 分（已评完）", "    结论：合格", "  复核（2026-11-22）"]
    assert zh[-7:-4] == [
        "    暂计总分：100 / 100 分（还有 1 项未评）",
        "    未评：",
        "      10 是否发生一般安全责任事故",
    ]
    assert zh[-4] == "  自评与复核：两方都评了 18 条，得分都相同"
    assert zh[-3].startswith("  核对码：")
    assert zh[-2] == "  问题 1 处："
    assert zh[-1].startswith("    assessments.review.ratings.10.count: count-form: “0.5”不是次数")
    en = run("score", str(path), "--lang", "en").stdout
    for line in (
        "  Self-assessment (张三U+001B[2J, 2026-11-21)",
        "    Adjustments: 0",
        "    Total: 100 / 100 (complete)",
    ):
        assert line in en.splitlines()
    assert "    Conclusion: Qualified" in en


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("条" * 36, "条" * 36),
        ("条" * 37, "条" * 35 + "…"),
        ("a word " * 10 + "ab", "a word " * 10 + "ab"),
        ("a word " * 10 + "abc", "a word " * 9 + "a word…"),
    ],
)
def test_long_titles_are_cut_to_36_characters_or_72_letters_in_whole_words(title: str, shown: str) -> None:
    assert short(title) == shown


def test_the_report_lists_where_the_assessments_differ(files: Path) -> None:
    path = files / "moderated.json"
    own = {"1": {"level": "2"}, "2": {"level": "1"}, "3": {"level": "2.5"}}
    review = {"1": {"level": "1.5"}, "2": {"level": "1"}, "10": {"count": 1}, "3": {"level": "?"}}

    def lines(lang: str, **ratings: Any) -> list[str]:
        assessments = {role: {"ratings": rated} for role, rated in ratings.items()}
        path.write_text(response({}, assessments=assessments), encoding="utf-8")
        shown = run("score", str(path), "--lang", lang).stdout.splitlines()
        begins = [at for at, line in enumerate(shown) if "两方" in line or "rated by both" in line]
        return (
            [line[:38] for line in shown[begins[0] :] if not re.match(r"  (  ass|问题|核对码|Check)", line)]
            if begins
            else []
        )

    assert lines("zh", self=own, review=review, agreed={"1": {"level": "1.5"}, "3": {"level": "2"}}) == [
        "  自评与复核：两方都评了 3 条，2 条得分不同，合计差 −100.5 分",
        "    自评  复核    差  商定",
        "       2   1.5  −0.5   1.5  1 依法注册、管理规范、信"[:38],
        "     2.5     —     —     2  3 主基地专职教师不少于10"[:38],
        "       0  −100  −100     0  10 是否发生一般安全责任事"[:38],
    ]
    assert lines("zh", review=review, agreed=review) == ["  复核与商定：两方都评了 3 条，得分都相同"]
    assert lines("en", self=own) == []
    own, review = {"1": {"level": "2"}}, {"2": {"level": "1"}}
    assert lines("zh", self=own, review=review)[0] == "  自评与复核：没有两方都评了的条目"
    assert lines("zh", self={}, review={}) == ["  自评与复核：没有两方都评了的条目"]
    assert lines("en", self={}, review={}) == ["  self and review: nothing is rated by both"[:38]]


def test_a_table_without_adjustments_and_a_file_without_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(__file__).parent / "problems" / "response"
    nameless = json.loads((folder / "no-measure.json").read_bytes())
    nameless["profile"] = []
    (tmp_path / "nameless.json").write_text(json.dumps(nameless), encoding="utf-8")
    monkeypatch.chdir(folder)
    shown = run("score", str(tmp_path / "nameless.json"), "--lang", "zh").stdout
    assert "单位" not in shown
    assert "  自评\n" in shown


def test_nothing_of_a_file_can_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(response({"\u001b[31m": {}, "1": {"level": "\u001b[2J"}, "\u202e": {}}), encoding="utf-8")
    shown = run("score", str(path)).stdout
    assert not set(shown) & {"\u001b", "\u202e"}


def test_halves_of_surrogate_pairs_can_be_printed(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text('{"rubric": {"id": "\\ud800"}, "\\udfff": 1}', encoding="utf-8")
    for arguments in (["score", str(path)], ["score", str(path), "--json"]):
        assert run(*arguments).exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["score"],
        ["score", "none.json"],
        ["score", "rubrics"],
        ["guess"],
        ["check", "--lang", "fr"],
        ["score", "--oops", "x"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_says_why(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr


@pytest.mark.parametrize("arguments", [["check"], ["score", "-"], ["write"], ["build"]], ids=" ".join)
def test_without_a_folder_of_rubrics_a_command_says_where_to_run_it(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments, given="{}")
    assert result.exit_code == 2
    assert "rubrics" in result.stderr


def test_a_response_to_a_broken_rubric_is_not_scored(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / "shenzhen-worker-training-base.yaml").write_text("id: x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("score", str(files / "best.json"), "--json")
    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["rubric-broken"]
    assert ": missing-key: " in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_examples_and_speaks_two_languages(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Examples:\n    rubricpress {command}" in result.stdout
    assert "--lang [zh|en]" in result.stdout
    assert run(command, "-h").stdout == result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_in_chinese_is_chinese_throughout(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run("--lang", "zh", command, "--help").stdout
    assert shown == run(command, "--lang", "zh", "--help").stdout
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run(command, "-h").stdout == shown
    assert f"例如：\n    rubricpress {command}" in shown
    for word in ("Usage", "OPTIONS", "Options", "Examples", "Show", "Language", "Print", "default", "FILES"):
        assert word not in shown
    assert "用法：" in run("--help").stdout
    assert all(f"  {one} " in run("--help").stdout for one in COMMANDS)
    assert "Commands" not in run("--help").stdout


def test_a_file_that_is_not_there_is_told_in_the_language_asked_for() -> None:
    assert run("score", "--lang", "zh", "gone.json").stderr == "gone.json: 没有这个文件或文件夹\n"
    assert run("score", "--lang", "en", "gone.json").stderr == "gone.json: No such file or directory\n"


def test_chinese_help_tells_the_formats_of_its_own_command_and_what_migrate_writes() -> None:
    for command, formats in (
        ("check", {"text", "json", "github", "sarif"}),
        ("diff", {"text", "json", "markdown"}),
    ):
        told = run(command, "--lang", "zh", "--help").stdout.partition("怎样打印")[2].partition("  --")[0]
        assert {one for one in ("text", "json", "github", "sarif", "markdown") if one in told} == formats
    assert "打印出来" not in run("migrate", "--lang", "zh", "--help").stdout
    assert "--svg 文件夹" in run("results", "--lang", "zh", "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["guess"], "没有“guess”这个命令"),
        (["score"], "没有写要处理的文件"),
        (["check", "--oops"], "没有“--oops”这个选项"),
        (["serve", "--port", "x"], "--port 的值不能用：应是整数，不小于 0，不大于 65535"),
        (["serve", "--lang", "fr"], "--lang 的值不能用；可选：zh、en"),
        (["check", "--port"], "没有“--port”这个选项"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_wrong_usage_is_told_in_chinese_too(arguments: list[str], said: str) -> None:
    result = run("--lang", "zh", *arguments)
    assert result.exit_code == 2
    assert f"错误：{said}\n" in result.stderr
    assert "Error" not in result.stderr
    assert "Usage" not in result.stderr


def test_the_language_can_stand_in_front_of_the_command_or_behind_it(files: Path) -> None:
    for language in ("zh", "en"):
        before = run("--lang", language, "score", str(files / "wrong.json"))
        assert before.stdout == run("score", str(files / "wrong.json"), "--lang", language).stdout
    assert "没有问题" in run("--lang", "en", "check", "--lang", "zh").stdout
    both = run("--lang", "en", "score", str(files / "wrong.json"), "--json").stdout
    assert both == run("score", str(files / "wrong.json"), "--json", "--lang", "en").stdout


def test_what_commands_say_of_their_own_work_is_in_both_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "错误：这里没有 rubrics 文件夹" in run("--lang", "zh", "check").stderr
    assert f"命令是在 {tmp_path} 运行的" in run("--lang", "zh", "check").stderr
    Path("rubrics/inside").mkdir(parents=True)
    monkeypatch.chdir("rubrics/inside")
    assert "请先运行 cd ../.." in run("--lang", "zh", "check").stderr
    assert "run cd ../.. first" in run("--lang", "en", "new", "room").stderr
    monkeypatch.chdir(tmp_path)
    assert "错误：rubrics 文件夹里没有评估表" in run("check", "--lang", "zh").stderr
    Path("rubrics/a.yml").touch()
    assert "错误：rubrics/a.yml：评估表的文件名以 .yaml 结尾" in run("check", "--lang", "zh").stderr
    assert (
        "rubrics/a.yml：评估表的文件名以 .yaml 结尾；请改名"
        in run("check", "rubrics/a.yml", "--lang", "zh").stderr
    )


def test_every_command_is_known() -> None:
    assert sorted(main.commands) == sorted(COMMANDS)
    shown = run("--help").stdout
    assert all(f"  {command} " in shown for command in COMMANDS)
    assert run("--version").stdout.startswith("main, version") or "version" in run("--version").stdout


@pytest.mark.parametrize(
    ("spoken", "language"),
    [("zh_CN.UTF-8", "zh"), ("en_US.UTF-8", "en"), ("C.UTF-8", "en"), ("de_DE", "en"), ("ZH_TW", "zh")],
)
def test_messages_are_in_the_language_of_the_system(
    spoken: str, language: str, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a table that nobody knows there are messages alone, no titles: those follow a language that is named."""
    monkeypatch.setenv("LANG", spoken)
    (files / "unknown.json").write_text(response({}, rubric={"id": "nobody"}), encoding="utf-8")
    said = {one: run("score", str(files / "unknown.json"), "--lang", one).stdout for one in ("zh", "en")}
    assert said["zh"] != said["en"]
    assert run("score", str(files / "unknown.json")).stdout == said[language]


def test_the_installed_script_prints_the_very_result_of_the_core(files: Path, root: Path) -> None:
    raw = (files / "accident.json").read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "rubricpress", "score", "-", "--json", "--lang", "zh"],
        input=raw, capture_output=True, check=False, cwd=root,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == b""
    assert json.loads(done.stdout) == assess_text(raw, Library(root / "rubrics"), "zh")


def test_merge_writes_what_is_agreed_and_prints_the_conflicts(tmp_path: Path) -> None:
    parts = [
        {"1": {"level": "2"}, "2": {"level": "1"}},
        {"1": {"level": "2"}, "3": {"level": "2"}, "2": {"level": "1", "note": "看过"}},
        {"2": {"level": "0.5"}},
    ]
    names = [str(tmp_path / f"{at}.json") for at in range(3)]
    for name, rated in zip(names, parts, strict=True):
        Path(name).write_text(response(rated), encoding="utf-8")
    whole = tmp_path / "whole.json"

    done = run("merge", *names[:2], "-o", str(whole), "--lang", "zh")
    assert done.exit_code == 0
    assert done.stdout == f"{whole}：已写好，没有冲突\n"
    written = json.loads(whole.read_text(encoding="utf-8"))
    assert written["assessments"]["self"]["ratings"] == {
        "1": {"level": "2"},
        "2": {"level": "1", "note": "看过"},
        "3": {"level": "2"},
    }
    assert run("score", str(whole)).exit_code == 0  # with its check code

    done = run("merge", *names, "-o", str(whole), "--lang", "en", "--force")
    assert done.exit_code == 1
    head, *said, end = done.stdout.splitlines()
    assert head.startswith("2 主基地开设10个以上产业工人训练工种")
    assert [line.partition(": ")[0].strip() for line in said] == names
    assert [line.partition(": ")[2][:3].strip("; ") for line in said] == ["1", "1", "0.5"]
    assert "1 conflict is left out" in end
    assert json.loads(whole.read_text(encoding="utf-8"))["assessments"]["self"]["ratings"]["2"] == {
        "note": "看过"
    }
    told = json.loads(run("merge", *names, "-o", str(whole), "--json", "--force").stdout)
    assert [one["name"] for one in told["conflicts"]] == ["self/2/"]
    assert told["files"] == names


def test_merge_refuses_what_it_cannot_merge(tmp_path: Path, files: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(response({}, rubric={"id": "correspondence-education"}), encoding="utf-8")
    best, out = str(files / "best.json"), str(tmp_path / "out.json")
    for arguments in (
        [best, str(other), "-o", out],
        [best, "none.json", "-o", out],
        [best, str(files / "broken.json"), "-o", out],
        [best, "-o", str(tmp_path / "no" / "out.json")],
        [best],
    ):
        result = run("merge", *arguments)
        assert result.exit_code == 2
        assert result.stderr
    assert not Path(out).exists()
