"""The page for maintainers shows what the command really does."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.site.written_pages import IN_LANGUAGE, LANGUAGES, code, fenced, head, read, sections, table

from rubricpress.cli import main
from rubricpress.draft.guess import guess
from rubricpress.draft.words.phrases import tidy

PAGES = {language: folder / "maintainers/draft.md" for language, folder in IN_LANGUAGE.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_gives_the_report_and_the_draft_that_are_shown(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rubrics").mkdir()
    example, report = fenced(read(PAGES[language]), "text")
    (shown,) = fenced(read(PAGES[language]), "yaml")
    Path("training-room.txt").write_text(example, encoding="utf-8")
    done = CliRunner().invoke(main, ["draft", "training-room.txt", "--lang", language])
    assert done.stdout == report
    assert shown in Path("rubrics/training-room.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "method"),
    [
        ("有投影记2分；有空调记3分", "checklist"),
        ("□ 0分 没有 □ 5分 有", "levels"),
        ("优秀得5分，良好得3分", "levels"),
        ("有得5分，没有不得分", "levels"),
        ("优：4-5分，良：0-3分", "graded"),
        ("未建台账扣2分；每缺一项记录扣0.5分，扣完为止", "deductions"),
        ("每开展一次得1分", "checklist"),
    ],
)
def test_what_the_page_says_of_methods_is_so(words: str, method: str) -> None:
    assert guess("5", tidy(words), "内容").data["method"] == method


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_file_that_is_named_is_tested(language: str) -> None:
    page = PAGES[language]
    named = {
        word
        for row in table(sections(page)["files"], head("文件", language))
        for word in row[0].split("`")
        if word[:1] == "."
    }
    assert named == {".docx", ".xlsx", ".html", ".csv", ".txt", ".tsv"}
    assert "rubricpress draft" in code(page)
