"""The English pages say what the Chinese ones say: page for page, section for section, block for block."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Final

import pytest
from tests.site.written_pages import DOCS, PAGES, PAGES_IN, ROOT, first_codes, prose, read, short, tables

ENGLISH: Final = DOCS / "en"
DECISIONS: Final = DOCS / "explanation/decisions"
GENERATED: Final = "reference/problem-gallery.md"
TWINS: Final = [(path, ENGLISH / path.relative_to(DOCS)) for path in PAGES if path.parent != DECISIONS]
BY_HAND: Final = [twins for twins in TWINS if twins[0] != DOCS / GENERATED]
in_twins: Final = pytest.mark.parametrize(
    ("chinese", "english"), BY_HAND, ids=[short(english) for _, english in BY_HAND]
)
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_BLOCK: Final = re.compile(r"^ *```(\w+)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_PLACEHOLDER: Final = re.compile("<[^>]+>")
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_ADDRESS: Final = re.compile(r'(?:href|src)="([^"]+)"')


def test_every_chinese_page_has_an_english_twin_and_no_english_page_is_alone() -> None:
    """The decisions are in Chinese only: they are for programmers, who find them from the architecture."""
    assert [english for _, english in TWINS] == PAGES_IN["en"]


@pytest.mark.parametrize(("chinese", "english"), TWINS, ids=[short(english) for _, english in TWINS])
def test_twins_have_the_same_sections(chinese: Path, english: Path) -> None:
    def headings(path: Path) -> list[tuple[str, str]]:
        return re.findall(r"^(#+) .*?(?:\{#([\w-]+)\})?$", prose(read(path)), re.MULTILINE)

    assert headings(english) == headings(chinese)


@in_twins
def test_twins_have_the_same_tables(chinese: Path, english: Path) -> None:
    def outline(path: Path) -> list[list[str]]:
        """What stands between backticks in the first cells of each row of each table."""
        return [[" ".join(first_codes([row])) for row in rows] for _, rows in tables(read(path))]

    for one, other in zip(outline(chinese), outline(english), strict=True):
        assert len(one) == len(other)
        # names of commands, keys and files are the same in both languages; what they stand for is translated
        assert [_PLACEHOLDER.sub("…", said) for said in other] == [
            _PLACEHOLDER.sub("…", said) for said in one
        ]


@in_twins
def test_twins_have_the_same_examples_but_for_their_words(chinese: Path, english: Path) -> None:
    pairs = zip(_BLOCK.findall(read(chinese)), _BLOCK.findall(read(english)), strict=True)
    for (kind, block), (other_kind, other) in pairs:
        assert kind == other_kind
        if kind != "text":
            lines = zip(block.splitlines(), other.splitlines(), strict=True)
            assert [pair for pair in lines if pair[0] != pair[1] and not _may_differ(pair[0])] == []


def _may_differ(line: str) -> bool:
    """Whether a line of an example has words; the check code is made of them."""
    return bool(_HAN.search(line)) or '"check_code"' in line


@in_twins
def test_twins_lead_to_the_same_places(chinese: Path, english: Path) -> None:
    elsewhere = [
        link for link in _LINK.findall(prose(read(chinese))) if not re.search("decisions/|pictures/", link)
    ]
    assert sorted(set(_LINK.findall(prose(read(english))))) == sorted(set(elsewhere))


@in_twins
def test_pictures_and_chinese_pages_are_reached_from_the_address_of_the_english_page(
    chinese: Path, english: Path
) -> None:
    """The site builder looks at neither: the addresses are ours. English pages have pictures of the English site."""
    page = PurePosixPath(short(english)).relative_to("docs").with_suffix("")
    folder = page.parent if page.name == "index" else page
    reached = {DOCS / normpath(folder / address) for address in _ADDRESS.findall(prose(read(english)))}
    pictures = {one for one in reached if one.suffix}
    assert all(one.is_file() for one in pictures)
    assert all(one.with_suffix(".md").is_file() for one in reached - pictures)
    wanted = [link for link in _LINK.findall(prose(read(chinese))) if re.search("decisions/|pictures/", link)]
    assert reached == {
        DOCS / "en/pictures" / PurePosixPath(link).name
        if "pictures/" in link
        else (chinese.parent / link).resolve().with_suffix("")
        for link in wanted
    }


@in_twins
def test_english_pages_speak_english(chinese: Path, english: Path) -> None:
    """Chinese stands in quotation marks, brackets, code, a column of its own, or the words of a problem."""
    assert chinese
    text = re.sub(r"`[^`]*`|“[^”]*”|\([^)]*\)", "", prose(read(english)))
    text = (
        re.sub(r"^\|.*\|$", "", text, flags=re.MULTILINE)
        if english.stem in ("glossary", "problems")
        else text
    )
    assert [line for line in text.splitlines() if _HAN.search(line)] == []


def test_the_guides_call_buttons_and_links_as_the_pages_do() -> None:
    """In Chinese after 点, between quotation marks; in English in bold, where no question of a reader stands so."""
    tables = [ROOT / "generator/rubricpress/site/wording", ROOT / "site_assets/js"]
    files = [one for folder in tables for one in folder.rglob("*") if one.suffix in (".py", ".js")]
    files += (ROOT / "generator/rubricpress/site/templates").rglob("*.jinja")
    said = "\n".join(read(one) for one in files)
    found: list[str] = []
    for guide in ("institutions/index.md", "reviewers/index.md"):
        found += re.findall("点“([^”]+)”", read(DOCS / guide))
        found += [one for one in re.findall(r"\*\*([^*]+)\*\*", read(ENGLISH / guide)) if one[-1] not in ".?"]
    assert len(found) > 60
    assert [one for one in found if one not in said and "…" not in one] == []
