"""Hand-written Markdown as the tests of the docs read it: pages, sections, tables, code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rubricpress.source.reading import SourceFile, read_rubric

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
REFERENCE: Final = DOCS / "reference"
IN_LANGUAGE: Final = {"zh": DOCS, "en": DOCS / "en"}
LANGUAGES: Final = tuple(IN_LANGUAGE)
PAGES_IN: Final = {
    language: sorted(
        path
        for part in ("institutions", "reviewers", "maintainers", "reference", "explanation")
        for path in (folder / part).rglob("*.md")
    )
    for language, folder in IN_LANGUAGE.items()
}
PAGES: Final = PAGES_IN["zh"]
# pages that the program writes beside them, outside git
WRITTEN_BY_PROGRAM: Final = {"index.md", "rubrics/index.md", "diagnose/index.md"}
READMES: Final = [ROOT / "README.md", ROOT / "README.zh.md"]
AROUND: Final = [*READMES, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md", ROOT / "THIRD_PARTY.md"]

# the heads of tables and columns that tests look for, in English
_HEADS: Final = {
    "项": "Key",
    "类型": "Type",
    "默认": "Default",
    "含义": "Meaning",
    "例": "Example",
    "条目": "Row",
    "评分": "Rating",
    "得分": "Score",
    "命令": "Command",
    "选项": "Option",
    "退出码": "Exit code",
    "代码": "Code",
    "发现什么": "What is found",
    "怎么办": "What to do",
    "位置": "Place",
    "英文名": "Name in files",
    "作品": "Work",
    "原表这样说": "The table says",
    "文件": "File",
    "写在哪里": "Where",
    "译文文件的项": "Key of a translation file",
}

_HEADING: Final = re.compile(r"^#{1,6} .*?\{#([\w-]+)\}\s*$", re.MULTILINE)
_FENCE: Final = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_TABLE: Final = re.compile(r"(?:^\|.*\|\n)+", re.MULTILINE)
_CODE: Final = re.compile(r"`([^`]+)`")

type Rows = list[list[str]]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def short(path: Path) -> str:
    """A page's name in the list of tests."""
    return path.relative_to(ROOT).as_posix()


def sections(path: Path) -> dict[str, str]:
    """The text under each heading that has an id, up to the next such heading."""
    parts = _HEADING.split(read(path))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def tables(text: str) -> Iterator[tuple[list[str], Rows]]:
    """Head and rows of every table in `text`; cells as they are written."""
    for block in _TABLE.findall(text):
        rows = [[cell.strip() for cell in line[1:-1].split(" |")] for line in block.splitlines()]
        yield rows[0], rows[2:]


def table(text: str, first: str) -> Rows:
    """The rows of the one table in `text` whose head begins with `first`."""
    (rows,) = [rows for head, rows in tables(text) if head[0] == first]
    return rows


def codes(text: str) -> list[str]:
    """What stands between backticks."""
    return _CODE.findall(text)


def head(chinese: str, language: str) -> str:
    """The head of a table in the pages of a language."""
    return chinese if language == "zh" else _HEADS[chinese]


def first_codes(rows: Rows) -> list[str]:
    """What stands between backticks in the first cells."""
    return [name for row in rows for name in codes(row[0])]


def prose(text: str) -> str:
    """`text` without its fenced blocks."""
    return _FENCE.sub("", text)


def fenced(text: str, language: str) -> list[str]:
    """The fenced blocks in `language`, without the indentation of the fence."""
    return [
        "".join(line.removeprefix(indent) for line in body.splitlines(keepends=True))
        for indent, word, body in _FENCE.findall(text)
        if word == language
    ]


def code(path: Path) -> str:
    """Everything in a page that a person could type: shell blocks, and what stands between backticks."""
    text = read(path)
    return "\n".join([*fenced(text, "sh"), *codes(prose(text))])


def checked(text: str, folder: Path) -> SourceFile:
    """The rubric in `text`, read from a file of `folder` that is named after its id."""
    found = re.search(r"^id: (.+)$", text, re.MULTILINE)
    assert found
    path = folder / f"{found[1]}.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rubric(path)
