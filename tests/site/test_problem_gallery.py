"""The gallery of problems: each code with a broken table and what is said of it, made from tests/problems.

`UPDATE=1 pytest tests/site/test_problem_gallery.py` writes the page anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Final

import pytest
from tests.problems.test_translation_problems import troubled
from tests.site.test_docs_formats import problem_row
from tests.site.written_pages import IN_LANGUAGE, LANGUAGES, first_codes, head, read, tables

from rubricpress import report
from rubricpress.source.reading import SourceFile, read_rubric
from rubricpress.source.yaml_text import lines_of

FOLDER: Final = Path(__file__).parents[1] / "problems/rubric"
TRANSLATIONS: Final = FOLDER.parent / "translations"
PAGES: Final = {language: folder / "reference/problem-gallery.md" for language, folder in IN_LANGUAGE.items()}
BROKEN: Final = {path.stem for path in (*FOLDER.glob("*.yaml"), *TRANSLATIONS.glob("*/"))}
_ABOVE, _BELOW = 9, 9

HEADS: Final = {
    "zh": """\
---
title: 问题图册
---

# 问题图册

`rubricpress check` 对评估表和译文报告的每一种问题，各有一个写错的例子：先是文件里出错的那一段，再是检查打印的话。代码的一览见[问题代码](problems.md)；给评分文件计分时的问题也在那里。

在这一页里按代码查找，例如 `group-sum`。例子只截取了出错处的上下几行，前面的数字是行号。

本页由程序的测试生成，每一句都是检查真正打印的。
""",
    "en": """\
---
title: Gallery of problems
---

# Gallery of problems

Every problem of tables and translations that `rubricpress check` can report, each with a broken example: first the place in the file, then what the check prints. [Problem codes](problems.md) lists the codes, with those of response files.

Search this page for a code, such as `group-sum`. An example shows only a few lines around the mistake. The numbers in front are line numbers. The tables are in Chinese, as official tables are.

A test of the program makes this page. Every message is what the check really prints.
""",
}


def sections_of_problems(language: str) -> Iterator[tuple[str, list[str]]]:
    """The titles of the reference with the codes under each that have a broken table."""
    for part in re.split(r"^## ", read(IN_LANGUAGE[language] / "reference/problems.md"), flags=re.MULTILINE)[
        1:
    ]:
        title = part.splitlines()[0]
        codes = head("代码", language)
        listed = [code for first, rows in tables(part) if first[0] == codes for code in first_codes(rows)]
        shown = [code for code in listed if code in BROKEN]
        if shown:
            yield title, shown


def broken(code: str) -> SourceFile:
    """The broken rubric of a code, or the file of a broken translation in which the problem is."""
    folder = TRANSLATIONS / code
    if not folder.is_dir():
        return read_rubric(Path(f"{code}.yaml"))
    with chdir(folder):
        (source,) = troubled(Path())
    return source


def shown(code: str, language: str) -> str:
    """One problem: the place in the broken table, and what is said."""
    source = broken(code)
    said = report.as_text(source, language)
    parts = [f"### `{code}` {{#{code}}}", sentence(problem_row(code, language)[1], language)]
    lines = lines_of(source.text) if source.text.strip() else []
    if lines:
        at = source.problems[0].place.line
        start, end = max(0, at - 1 - _ABOVE), min(len(lines), at + _BELOW)
        excerpt = "\n".join(
            f"{number:>3}  {report.visible(lines[number - 1])}".rstrip()
            for number in range(start + 1, end + 1)
        )
        parts.append(f"```text\n{excerpt}\n```")
    parts.append(f"```text\n{said}\n```")
    return "\n\n".join(parts)


def sentence(found: str, language: str) -> str:
    """What a message says was found, as a sentence of its own."""
    if language == "zh":
        return f"{found}。"
    return f"{found[0].upper()}{found[1:]}" + ("" if found.endswith("…") else ".")


def gallery(language: str) -> str:
    parts = [HEADS[language].rstrip("\n")]
    for title, codes in sections_of_problems(language):
        parts.append(f"## {title}")
        parts += [shown(code, language) for code in codes]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gallery_shows_what_the_check_says_today(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    page = gallery(language)
    if os.environ.get("UPDATE"):
        PAGES[language].write_text(page, encoding="utf-8")
    assert page == read(PAGES[language]), "UPDATE=1 pytest tests/site/test_problem_gallery.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_broken_table_is_in_the_gallery(language: str) -> None:
    named = set(re.findall(r"^### `([\w-]+)`", read(PAGES[language]), re.MULTILINE))
    assert named == BROKEN
