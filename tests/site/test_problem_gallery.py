"""The gallery of problems: each code with a broken table and what is said of it, made from tests/problems.

`UPDATE=1 pytest tests/site/test_problem_gallery.py` writes the page anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from tests.site.test_docs_formats import problem_row
from tests.site.written_pages import DOCS, REFERENCE, first_codes, read, tables

from rubricpress import report
from rubricpress.source.reading import read_rubric
from rubricpress.source.yaml_text import lines_of

FOLDER: Final = Path(__file__).parents[1] / "problems/rubric"
PAGE: Final = DOCS / "reference/problem-gallery.md"
_ABOVE, _BELOW = 9, 9

HEAD: Final = """\
---
title: 问题图册
---

# 问题图册

`rubricpress check` 对评估表报告的每一种问题，各有一个写错的例子：先是文件里出错的那一段，再是检查打印的话。代码的一览见[问题代码](problems.md)；给评分文件计分时的问题也在那里。

在这一页里按代码查找，例如 `group-sum`。例子只截取了出错处的上下几行，前面的数字是行号。

本页由程序的测试生成，每一句都是检查真正打印的。
"""


def sections_of_problems() -> Iterator[tuple[str, list[str]]]:
    """The titles of the reference with the codes under each that have a broken table."""
    for part in re.split(r"^## ", read(REFERENCE / "problems.md"), flags=re.MULTILINE)[1:]:
        title = part.splitlines()[0]
        listed = [code for head, rows in tables(part) if head[0] == "代码" for code in first_codes(rows)]
        shown = [code for code in listed if (FOLDER / f"{code}.yaml").is_file()]
        if shown:
            yield title, shown


def shown(code: str) -> str:
    """One problem: the place in the broken table, and what is said."""
    source = read_rubric(Path(f"{code}.yaml"))
    said = report.as_text(source, "zh")
    parts = [f"### `{code}` {{#{code}}}", f"{problem_row(code)[1]}。"]
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


def gallery() -> str:
    parts = [HEAD.rstrip("\n")]
    for title, codes in sections_of_problems():
        parts.append(f"## {title}")
        parts += [shown(code) for code in codes]
    return "\n\n".join(parts) + "\n"


def test_the_gallery_shows_what_the_check_says_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    page = gallery()
    if os.environ.get("UPDATE"):
        PAGE.write_text(page, encoding="utf-8")
    assert page == read(PAGE), "UPDATE=1 pytest tests/site/test_problem_gallery.py"


def test_every_broken_table_is_in_the_gallery() -> None:
    named = set(re.findall(r"^### `([\w-]+)`", read(PAGE), re.MULTILINE))
    assert named == {path.stem for path in FOLDER.glob("*.yaml")}
