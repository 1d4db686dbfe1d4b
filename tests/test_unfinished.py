"""What is not finished, or not read at all: `check` tells it, `serve` shows it, nothing publishes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from rubricpress import build
from rubricpress.cli import main
from rubricpress.core.language.todo import todos
from rubricpress.draft.writing import count_of_todos
from rubricpress.making import make
from rubricpress.site.output import Written
from rubricpress.source.folding import folded
from rubricpress.source.library import Library
from rubricpress.source.shelf import Shelf

ROOM = Path(__file__).parent / "problems/warnings/todo-left/rubrics/room.yaml"
FILE = Path("rubrics/room.yaml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    FILE.parent.mkdir()
    FILE.write_text(ROOM.read_text(encoding="utf-8"), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "zh"])


def marks() -> list[int]:
    found = json.loads(run("check", "--json").stdout)
    assert found["problems"] == []
    return [one["line"] for one in found["warnings"]]


def test_check_passes_a_table_with_todos_and_tells_how_many_and_where() -> None:
    done = run("check")
    assert done.exit_code == 0
    assert "room：没有问题，但还有 3 处 TODO。" in done.stdout
    assert [line.split(": ")[0].strip() for line in done.stdout.splitlines()[1:]] == [
        "rubrics/room.yaml:5:9",
        "rubrics/room.yaml:17:11",
        "rubrics/room.yaml:26:21",
    ]
    assert marks() == [5, 17, 26]
    assert "no problems, but 3 TODOs are left." in CliRunner().invoke(main, ["check", "--lang", "en"]).stdout


def test_robots_are_told_of_todos_as_warnings_that_fail_nothing() -> None:
    done = run("check", "--format", "github")
    assert (done.exit_code, done.stdout.count("::warning file=rubrics/room.yaml,line=")) == (0, 3)
    assert "::error" not in done.stdout
    results = json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"]
    assert [one["level"] for one in results] == ["warning"] * 3


def test_with_problems_these_are_told_first_and_alone() -> None:
    FILE.write_text(FILE.read_text(encoding="utf-8").replace("score: 10", "score: 9"), encoding="utf-8")
    done = run("check")
    assert done.exit_code == 1
    assert "todo-left" not in done.stdout


def test_a_table_with_todos_is_not_recorded_as_published() -> None:
    done = run("editions", "--record")
    assert done.exit_code == 1
    assert done.stderr.count("todo-left") == 3
    assert not Path("rubrics/editions.lock").exists()
    assert run("editions").exit_code == 0


def test_a_table_with_todos_is_shown_and_not_built_even_when_it_was_shown_before(tmp_path: Path) -> None:
    def made(*, held: bool) -> bool:
        one = make(FILE, Shelf(Path("rubrics"), held), tmp_path, "runtime", packed=False, english=True)
        assert not one.broken or {it.problem.code for it in one.broken.problems} == {"todo-left"}
        return one.broken is None

    assert not made(held=True)
    assert made(held=False)
    assert made(held=False), "what is kept of it serves the next preview"
    assert not made(held=True)
    settled = [line for line in FILE.read_text(encoding="utf-8").splitlines() if "TODO" not in line]
    settled.append("            reason: 按选项读出")
    FILE.write_text("\n".join(settled), encoding="utf-8")
    assert made(held=True)


def test_what_the_commands_that_begin_a_table_leave_open_is_what_check_finds() -> None:
    FILE.unlink()
    run("new", "hall", "--title", "表", "--group", "教室:40")
    assert len(marks()) == count_of_todos(Path("rubrics/hall.yaml").read_text(encoding="utf-8")) == 4


def test_the_word_in_a_sentence_of_the_table_is_no_mark() -> None:
    text = FILE.read_text(encoding="utf-8").replace("source: TODO", "source: 建立 TODO 清单")
    text = text.replace("descriptor: 没有", 'descriptor: "没有 TODO: 无"').replace("TODO：分值", "TODO，分值")
    FILE.write_text(text, encoding="utf-8")
    assert marks() == [17]
    begun = "instructions: |\n  # TODO: 列出\n  TODO\n\n  - TODO\nscoring: '第一行\n\n  TODO'\n"
    FILE.write_text(begun + text, encoding="utf-8")
    assert marks() == [17 + 8]


@given(
    st.lists(
        st.sampled_from(
            ["# TODO: x", "  #TODO", "a: TODO", "- TODO", 'b: {c: "TODO", d: 1}', "a: b", "", "# TODOS"]
        )
    )
)
def test_a_comment_and_the_value_below_it_are_one_place(lines: list[str]) -> None:
    comments = [line.strip() in ("# TODO: x", "#TODO") for line in lines]
    values = ["TODO" in line and "#" not in line for line in lines]
    expected = [
        at
        for at, (comment, value) in enumerate(zip(comments, values, strict=True), 1)
        if comment or (value and not (at > 1 and comments[at - 2]))
    ]
    assert [line for line, _ in todos(lines)] == expected
    assert all(lines[line - 1][column - 1 :].startswith("TODO") for line, column in todos(lines))


def test_files_that_nobody_reads_are_named_with_the_place_where_they_would_be_read() -> None:
    kept = FILE.read_text(encoding="utf-8").replace('"2026-11"', "2025/03")
    for name in (
        "editions/room/2025/03.yaml",
        "editions/room.yaml",
        "old/room.yaml",
        "en/room.yml",
        ".git/x.yaml",
        "old/a.yaml",
    ):
        path = Path("rubrics", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("no: table" if name == "old/a.yaml" else kept, encoding="utf-8")
    found = json.loads(run("check", "--json").stdout)
    told = {
        one["file"]: (one["code"], one["message"]) for one in found["warnings"] if one["code"] != "todo-left"
    }
    assert {file: code for file, (code, _) in told.items()} == {
        "rubrics/editions/room/2025/03.yaml": "stray-edition",
        "rubrics/editions/room.yaml": "stray-edition",
        "rubrics/old/room.yaml": "stray-edition",
        "rubrics/old/a.yaml": "stray-folder",
        "rubrics/en/room.yml": "stray-suffix",
    }
    assert "请移到 rubrics/editions/room/2025-03.yaml，" in told["rubrics/old/room.yaml"][1]
    assert "请移到 rubrics/a.yaml；" in told["rubrics/old/a.yaml"][1]
    assert "请改名为 room.yaml；" in told["rubrics/en/room.yml"][1]
    Path("rubrics/editions/room/2025-03.yaml").write_text(kept, encoding="utf-8")
    assert "请移到 rubrics/editions/room/<edition>.yaml，" in run("check").stdout, "not over another file"
    assert "stray" not in run("check", str(FILE)).stdout


def test_one_table_that_is_not_finished_keeps_no_other_from_being_packed_scored_or_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = Path("rubrics/hall.yaml")
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if "TODO" not in line]
    text = "\n".join([*lines, "            reason: 按选项读出"]).replace("id: room", "id: hall")
    sound.write_text(text, encoding="utf-8")
    Path("rubrics/en").mkdir()
    Path("rubrics/en/room.yaml").write_text("language: en\ntexts: []\n", encoding="utf-8")
    written: list[set[str]] = []
    monkeypatch.setattr(build, "languages", lambda _: ["zh", "en"])
    monkeypatch.setattr(build, "site_assets", lambda _: {})

    def noted(_: Path, pages: dict[str, str]) -> Written:
        written.append({*pages})
        return Written((), (), 0)

    monkeypatch.setattr(build, "write_site", noted)
    shelf = Shelf(Path("rubrics"))
    made, none = build.write(tmp_path, shelf, lambda *_, **__: None, "runtime")
    assert none is None
    assert {one.id for one in made if one.broken} == {"room"}
    made, done = build.write(tmp_path, shelf, lambda *_, **__: None, "runtime", only="hall")
    assert done is not None
    assert [one.id for one in made] == ["hall"]
    _, none = build.write(tmp_path, shelf, lambda *_, **__: None, "runtime", only="room")
    assert none is None
    assert len(written) == 1
    assert Library(Path("rubrics"))["hall"].rubric.id == "hall"
    assert Library(Path("rubrics"), "en")["room"].rubric.id == "room"


def test_of_very_many_texts_without_english_people_see_three_and_how_many_programs_all() -> None:
    text = FILE.read_text(encoding="utf-8").replace("TODO", "无")
    rows = "".join(
        f"          - {{id: l{at}, score: {at}, descriptor: 第{at}种情形}}\n" for at in range(1, 10)
    )
    text = text.replace("          - {id: good", f"{rows}          - {{id: good")
    FILE.write_text(text, encoding="utf-8")
    done = run("translate", "room")
    assert "17 段没有译：在 rubrics/en/room.yaml 里" in done.stdout
    assert "移到 rubrics/en 外面" in done.stdout
    found = json.loads(run("check", "--json").stdout)["problems"]
    assert [one["code"] for one in found] == ["translation-empty"] * 17
    said = run("check").stdout
    assert said.count(": translation-empty: ") == 3
    assert "translation-more: 一共有 17 段没有译，这里只列出前 3 段" in said
    assert run("check", "--format", "github").stdout.count("::error") == 4
    sarif = json.loads(run("check", "--format", "sarif").stdout)["runs"][0]["results"]
    assert len(sarif) == 17


def test_many_todos_are_refused_in_a_few_lines() -> None:
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("columns:", "# TODO: x\n" * 20 + "columns:"), encoding="utf-8")
    source = Shelf(Path("rubrics")).read(FILE).to_publish()
    assert [one.problem.code for one in folded(source.problems, "room")] == ["todo-left"] * 3 + [
        "more-of-the-same"
    ]
    assert len(marks()) == 23
