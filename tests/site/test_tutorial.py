"""The tutorial, carried out: its files are written as it says, its commands print what it shows.

`UPDATE=1 pytest tests/site/test_tutorial.py` writes what the commands print: read the diff before it is kept.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from click.testing import CliRunner
from tests.site.written_pages import IN_LANGUAGE, LANGUAGES, read

from rubricpress.cli import main
from rubricpress.source.library import Library


class Leads(NamedTuple):
    """How the line above a block ends: by it the reader knows what to do with the block."""

    write: str
    append: str
    find: tuple[str, ...]
    replace: str


LEADS: Final = {
    "zh": Leads("写入：", "末尾：", ("行：",), "改成："),
    "en": Leads("and write:", "at the end of the file:", ("this line:", "these lines:"), "to:"),
}
PAGES: Final = {language: folder / "maintainers/tutorial.md" for language, folder in IN_LANGUAGE.items()}
SAID: Final = {
    "zh": ("reading-room：没有问题。", "填写样例 2 个，结果相符", "总分：70 / 100 分（已评完）"),
    "en": ("reading-room: no problems.", "Worked examples: 2, all true.", "Total: 70 / 100 (complete)"),
}
_BLOCK: Final = re.compile(r"^```(yaml|sh|text|json)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def carried_out(page: str, language: str) -> str:
    """The page with what its commands print, after doing all that it says in the folder where we are."""
    table = Path("rubrics/reading-room.yaml")
    told, found, printed = "", "", None
    leads = LEADS[language]

    def done(block: re.Match[str]) -> str:
        nonlocal told, found, printed
        lead = page[: block.start()].rstrip().splitlines()[-1]
        kind, body = block.groups()
        if kind == "yaml" and lead.endswith(leads.write):
            table.write_text(body, encoding="utf-8")
        elif kind == "yaml" and lead.endswith(leads.append):
            table.write_text(table.read_text(encoding="utf-8") + body, encoding="utf-8")
        elif kind == "yaml" and lead.endswith(leads.find):
            found = body
        elif kind == "yaml":
            assert lead.endswith(leads.replace), lead
            text = table.read_text(encoding="utf-8")
            assert re.findall(rf"(?m)^{re.escape(found)}", text) == [found], "it stands there once"
            table.write_text(re.sub(rf"(?m)^{re.escape(found)}", lambda _: body, text), encoding="utf-8")
        elif kind == "json":
            Path(re.findall(r"`([^`]+)`", lead)[-1]).write_text(body, encoding="utf-8")
        elif kind == "sh" and body.startswith(".venv/bin/rubricpress "):
            printed = CliRunner().invoke(main, [*shlex.split(body)[1:], "--lang", language]).output
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tutorial_does_and_prints_what_it_says(folder: Path, language: str) -> None:
    page = PAGES[language]
    after = carried_out(read(page), language)
    if os.environ.get("UPDATE"):
        page.write_text(after, encoding="utf-8")
    assert after == read(page)
    assert "reading-room" in Library(folder / "rubrics")
    rubric = Library(folder / "rubrics")["reading-room"].rubric
    assert [one.id for one in rubric.examples] == ["ordinary", "no-approval"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_mistake_of_the_tutorial_is_told_before_it_is_mended(folder: Path, language: str) -> None:
    assert folder
    page = carried_out(read(PAGES[language]), language)
    first, second, third, fourth, fifth, scored = [
        body for kind, body in _BLOCK.findall(page) if kind == "text"
    ]
    sound, agreed, total = SAID[language]
    assert "total-sum" in first
    assert all(code in second for code in ("band-unknown", "band-gap", "15.9", "total-sum"))
    assert "dropped-points-missing" in third
    assert fourth.startswith(sound)
    assert agreed in fifth
    assert total in scored
