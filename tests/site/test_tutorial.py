"""The tutorial, carried out: its files are written as it says, its commands print what it shows.

`UPDATE=1 pytest tests/site/test_tutorial.py` writes what the commands print: read the diff before it is kept.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from tests.site.written_pages import DOCS, read

from rubricpress.cli import main
from rubricpress.source.library import Library

PAGE: Final = DOCS / "maintainers/tutorial.md"
_BLOCK: Final = re.compile(r"^```(yaml|sh|text|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def carried_out(page: str) -> str:
    """The page with what its commands print, after doing all that it says in the folder where we are."""
    table = Path("rubrics/reading-room.yaml")
    told, found, printed = "", "", None

    def done(block: re.Match[str]) -> str:
        nonlocal told, found, printed
        lead = page[: block.start()].rstrip().splitlines()[-1]
        kind, body = block.groups()
        if kind == "yaml" and lead.endswith("写入："):
            table.write_text(body, encoding="utf-8")
        elif kind == "yaml" and lead.endswith("末尾："):
            table.write_text(table.read_text(encoding="utf-8") + body, encoding="utf-8")
        elif kind == "yaml" and lead.endswith("行："):
            found = body
        elif kind == "yaml":
            assert lead.endswith("改成："), lead
            text = table.read_text(encoding="utf-8")
            assert re.findall(rf"(?m)^{re.escape(found)}", text) == [found], "it stands there once"
            table.write_text(re.sub(rf"(?m)^{re.escape(found)}", lambda _: body, text), encoding="utf-8")
        elif kind == "json":
            Path(re.findall(r"`([^`]+)`", lead)[-1]).write_text(body, encoding="utf-8")
        elif kind == "sh" and body.startswith(".venv/bin/rubricpress "):
            printed = CliRunner().invoke(main, [*shlex.split(body)[1:], "--lang", "zh"]).output
        elif kind == "text":
            assert printed is not None
            told, printed = printed, None
            return f"```text\n{told}```"
        return block[0]

    return _BLOCK.sub(done, page)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("rubrics").mkdir()
    Path("returned").mkdir()
    return tmp_path


def test_the_tutorial_does_and_prints_what_it_says(folder: Path) -> None:
    page = read(PAGE)
    after = carried_out(page)
    if os.environ.get("UPDATE"):
        PAGE.write_text(after, encoding="utf-8")
    assert after == read(PAGE)
    assert "reading-room" in Library(folder / "rubrics")
    rubric = Library(folder / "rubrics")["reading-room"].rubric
    assert [one.id for one in rubric.examples] == ["ordinary", "no-approval"]


def test_each_mistake_of_the_tutorial_is_told_before_it_is_mended(folder: Path) -> None:
    assert folder
    said = [body for kind, body in _BLOCK.findall(carried_out(read(PAGE))) if kind == "text"]
    first, second, third, fourth, fifth, scored = said
    assert "total-sum" in first
    assert all(code in second for code in ("band-unknown", "band-gap", "15.9", "total-sum"))
    assert "dropped-points-missing" in third
    assert fourth.startswith("reading-room：没有问题。")
    assert "填写样例 2 个，结果相符" in fifth
    assert "总分：70 / 100 分（已评完）" in scored
