"""「The whole public site stands in Chinese and in English」: nothing in code, nothing left out, twins that find each other."""

from __future__ import annotations

import ast
import json
import re
import string
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import html5lib
import pytest
from tests.core.test_editions import NEW, OLD
from tests.official import CORRESPONDENCE, PUBLISHED, SHENZHEN
from tests.site.markup import Tags, parse
from tests.site.sheets import Sheet

from rubricpress.core.changes.digest import digest
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric, all_criteria, name_of
from rubricpress.core.translating import texts_of, translated
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.pages import RubricPages, check_page, list_pages, rubric_pages
from rubricpress.site.paper.page import paper_files
from rubricpress.site.twins import alone, join, link, with_twin
from rubricpress.site.views.editions import Editions
from rubricpress.site.wording import TABLES
from rubricpress.source.reading import read_rubric
from rubricpress.source.translations import read_translation

ROOT = Path(__file__).parents[2]
SITE = ROOT / "generator/rubricpress/site"
HAN = re.compile(r"[\u3400-\u9fff]")
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")  # with its punctuation
# the printed table and the form as one file are as yet in Chinese alone; the page that is shown where there is none
# stands in both languages at once; what is rehearsed is shown to nobody
CODE = sorted(path for path in SITE.rglob("*.py") if "wording" not in path.parts)
IN_CHINESE = re.compile(r"paper|evidence|packing|packed|404|rehearsed")
SAYS = re.compile(r"""\bsay\(\s*"([a-z]+\.[a-z-]+)\"""")
MARKS = '<a class="x" href="rubricpress-twin" lang="en">English</a>'


@cache
def made(name: str) -> tuple[Rubric, Rubric, RubricPages, RubricPages]:
    """A table and its translation, and the pages of both."""
    source = read_rubric(ROOT / f"rubrics/{name}.yaml")
    file = read_translation(source)
    assert source.rubric
    assert file
    rubric = source.rubric
    english = pages_in_english(
        rubric,
        digest(rubric),
        "0",
        "",
        editions=Editions.alone(rubric),
        words=file.words,
        translation=file.translation,
    )
    return rubric, translated(rubric, file.words), rubric_pages(rubric, digest(rubric), "0"), english


def left_in_chinese(html: str) -> list[str]:
    """Chinese in an English page that is not said to be Chinese: texts, and attributes that people meet."""
    found: list[str] = []

    def look(element: Element, chinese: bool) -> None:
        chinese = element.get("lang", "zh" if chinese else "en").startswith("zh")
        if not chinese:
            found.extend(
                text for text in (element.text or "", *element.attrib.values()) if CHINESE.search(text)
            )
        for child in element:
            look(child, chinese)
            if not chinese and CHINESE.search(child.tail or ""):
                found.append(child.tail or "")

    for element in html5lib.parseFragment(html, namespaceHTMLElements=False):
        look(element, chinese=False)
    return found


def ids(html: str) -> set[str]:
    return {attributes["id"] for _, attributes in Tags(html).tags if "id" in attributes}


# what stands where


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(SITE)))
def test_no_sentence_stands_in_the_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    about: set[Any] = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    about |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    # what goes wrong in a tool is told in both languages where it is found
    about |= {
        one
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "zh"
        for one in ast.walk(node)
    }
    found = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in about
    ]
    assert (
        IN_CHINESE.search(path.relative_to(SITE).as_posix())
        or [text for text in found if HAN.search(text)] == []
    )


@pytest.mark.parametrize(
    "path",
    [*sorted((SITE / "templates").rglob("*.jinja")), *sorted((SITE / "theme").rglob("*.html"))],
    ids=lambda path: str(path.relative_to(SITE)),
)
def test_no_sentence_stands_in_a_template(path: Path) -> None:
    without_notes = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert IN_CHINESE.search(path.as_posix()) or not HAN.search(without_notes)


@pytest.mark.parametrize("part", TABLES)
def test_every_sentence_stands_in_both_languages_with_the_same_values(part: str) -> None:
    for name, (zh, en) in TABLES[part].items():
        assert not CHINESE.search(en), name
        places = [{field for _, field, _, _ in string.Formatter().parse(one) if field} for one in (zh, en)]
        left_out = {"most", "size", "unit"}  # `每次扣 10 分，最多扣 30 分`; `−10 points each`, `30 at most`
        assert places[0] - left_out == places[1] - left_out or not zh, name


def test_every_sentence_that_a_template_asks_for_is_there() -> None:
    asked = {
        name
        for path in (*CODE, *(SITE / "templates").rglob("*.jinja"))
        for name in SAYS.findall(path.read_text(encoding="utf-8"))
    }
    assert len(asked) > 150
    assert {name for name in asked if name.split(".")[1] not in TABLES[name.split(".")[0]]} == set()


# pages


@pytest.mark.parametrize("name", PUBLISHED)
def test_what_the_table_prints_once_is_shown_once(name: str) -> None:
    """The points of a checklist stand in the words about scoring, with a box before each, and not once more below them."""
    official, english, _, pages = made(name)
    sheet = Sheet(paper_files(english, "sha256:0123456789abcdef", language="en")["paper/index.html"])
    rows = {one.get("data-row"): plain("".join(one.itertext())) for one in sheet.table.iter("tr")}
    chinese = re.findall(r'<dl class="rp-official__text".*?</dl>', pages.pages["index.html"].body, re.DOTALL)
    told = [plain(re.sub(r"<[^>]+>", "", one)) for one in chinese]
    for one, in_english in zip(
        [row for row, _ in all_criteria(official)], [row for row, _ in all_criteria(english)], strict=True
    ):
        for indicator in getattr(in_english.method, "indicators", ()):
            assert rows[one.id].count(plain(indicator.text)) == 1, (one.id, indicator.text)
        for indicator in getattr(one.method, "indicators", ()):
            row = next(text for text in told if text.startswith(plain(name_of(one))))
            assert row.count(plain(indicator.text)) == 1, (one.id, indicator.text)


def plain(text: str) -> str:
    """Without spaces, notes' numbers and boxes, in small letters."""
    return re.sub(r"\s|\u2060|\[\d+\]|□", "", text).lower()


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_english_page_is_english_but_for_what_it_says_to_be_chinese(name: str) -> None:
    *_, english = made(name)
    for page in english.pages.values():
        parse(page.body)
        assert left_in_chinese(page.body) == []
        assert not CHINESE.search(page.title + page.description)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_official_text_of_every_row_is_at_hand_and_the_page_says_that_it_is_a_translation(
    name: str,
) -> None:
    rubric, _, chinese, english = made(name)
    for path, page in english.pages.items():
        assert page.body.count("unofficial translation") == 1
        assert "rp-unofficial" not in chinese.pages[path].body
        assert "rp-official" not in chinese.pages[path].body
        tree = html5lib.parseFragment(page.body, namespaceHTMLElements=False)
        beside = ["".join(part.itertext()) for part in tree.iter("dl") if part.get("lang") == rubric.language]
        rows = [row for row, _ in all_criteria(rubric)]
        assert len(beside) == len(rows)
        for row, text in zip(rows, beside, strict=True):
            entries = getattr(row.method, row.method.ENTRIES, ())
            said = [row.title, row.standard, row.assessment, row.remark]
            said += [getattr(one, "text", "") or getattr(one, "descriptor", "") for one in entries]
            for line in (line for one in said for line in one.split("\n")):
                assert line in text


@pytest.mark.parametrize("name", PUBLISHED)
def test_both_languages_have_the_same_anchors_the_same_fields_and_one_draft(name: str) -> None:
    _, _, chinese, english = made(name)
    for path, page in english.pages.items():
        assert ids(page.body) == ids(chinese.pages[path].body)
    roots = [
        next(
            attributes
            for tag, attributes in Tags(one.pages["form/index.html"].body).tags
            if "data-slot" in attributes
        )
        for one in (chinese, english)
    ]
    for key in ("data-slot", "data-digest", "data-rubric", "data-edition"):
        assert roots[0][key] == roots[1][key]
    assert [one["lang"] for one in roots] == ["zh-CN", "en"]
    assert [one["data-language"] for one in roots] == ["zh", "en"]


def test_what_is_printed_leads_to_the_other_language_and_the_evidence_list_has_a_line_for_its_date() -> None:
    _, _, chinese, english = made(SHENZHEN)
    for pages, tag in ((chinese, "en"), (english, "zh-CN")):
        for name in ("paper/index.html", "evidence/index.html"):
            assert f'<a href="rubricpress-twin" hreflang="{tag}" lang="{tag}">' in pages.files[name]
    assert 'Date: <span class="pp-pen"></span>' in english.files["evidence/index.html"]
    assert '日期：<span class="pp-pen">　　年　　月　　日</span>' in chinese.files["evidence/index.html"]


def test_the_english_data_is_the_translation_under_the_digest_of_the_official_table() -> None:
    rubric, told, _, english = made(CORRESPONDENCE)
    data = json.loads(english.files["rubric.json"])
    assert data["digest"] == digest(rubric)
    assert decode(Rubric, {**data["rubric"], "examples": data["examples"]}).value == told


def test_english_rows_are_found_by_their_chinese_titles_too() -> None:
    rubric, told, _, english = made(CORRESPONDENCE)
    row, translation = (next(all_criteria(one))[0] for one in (rubric, told))
    entry = next(one for one in english.entries if one["location"].endswith(f"#c-{row.id}"))
    assert row.title in entry["text"]
    assert translation.title in entry["title"]


def test_a_table_without_a_translation_is_listed_as_chinese_only_and_its_links_lead_there() -> None:
    _, _, chinese, english = made(CORRESPONDENCE)
    assert chinese.card
    assert english.card
    for path, text in list_pages([{"zh": chinese.card}], "en").items():
        body = text.split("---\n", 2)[2]
        assert "In Chinese only" in body
        assert f'href="{"" if path == "index.md" else "../"}../rubrics/{CORRESPONDENCE}/"' in body
        assert left_in_chinese(body) == []
    for text in list_pages([{"zh": chinese.card, "en": english.card}], "en").values():
        assert "In Chinese only" not in text
        assert left_in_chinese(text.split("---\n", 2)[2]) == []


def test_the_self_check_is_english_and_asks_for_the_files_at_the_root() -> None:
    rubric, *_ = made(CORRESPONDENCE)
    ((_, text),) = check_page(rubric, digest(rubric), "0", "en").items()
    assert not CHINESE.search(text)
    assert "../../assets/runtime/0/" in text


def test_an_earlier_edition_has_english_pages_where_all_of_it_is_translated() -> None:
    editions = Editions(NEW, (OLD, NEW))
    both = {one.text: f"Text {at}" for at, one in enumerate((*texts_of(OLD), *texts_of(NEW)))}
    of_new = {one.text: both[one.text] for one in texts_of(NEW)}

    def english(rubric: Rubric, words: dict[str, str]) -> RubricPages:
        around = Editions(rubric, editions.all)
        return pages_in_english(rubric, digest(rubric), "0", "", editions=around, words=words)

    assert {*english(OLD, both).pages} == {"index.html", "form/index.html"}
    alone = english(OLD, of_new)
    assert (dict(alone.pages), [*alone.files]) == ({}, ["rubric.json"])
    body = english(NEW, of_new).pages["index.html"].body
    assert 'href="../../../rubrics/training-room/editions/2025-03/"' in body
    assert "In Chinese only" in body
    assert 'href="editions/2025-03/"' in english(NEW, both).pages["index.html"].body


def test_the_form_leads_to_those_of_earlier_editions_in_english_where_there_are_some_else_in_chinese() -> (
    None
):
    both = {one.text: one.text for one in (*texts_of(OLD), *texts_of(NEW))}

    def forms(words: dict[str, str]) -> str:
        around = Editions(NEW, (OLD, NEW))
        body = (
            pages_in_english(NEW, digest(NEW), "0", "", editions=around, words=words)
            .pages["form/index.html"]
            .body
        )
        (found,) = re.findall(r'data-earlier="2025-03" data-earlier-forms="([^"]*)"', body)
        return str(urljoin("/en/rubrics/training-room/form/", found))

    assert forms(both) == "/en/rubrics/training-room/editions/2025-03/form/"
    assert (
        forms({one.text: both[one.text] for one in texts_of(NEW)})
        == "/rubrics/training-room/editions/2025-03/form/"
    )


# twins


@pytest.mark.parametrize(
    ("page", "language", "twin", "switch"),
    [
        ("index.html", "zh", True, "en/"),
        ("rubrics/a/form/index.html", "zh", True, "../../../en/rubrics/a/form/"),
        ("rubrics/a/form/index.html", "zh", False, "../../../en/"),
        ("index.html", "en", True, "../"),
        ("rubrics/a/index.html", "en", True, "../../../rubrics/a/"),
        ("rubrics/a/index.html", "en", False, "../../../"),
    ],
)
def test_the_switch_keeps_the_page_or_leads_home(page: str, language: str, twin: bool, switch: str) -> None:
    html = with_twin(MARKS, page, language, twin=twin)
    rel = ' rel="alternate"' if twin else ""
    assert html == f'<a class="x" href="{switch}"{rel} lang="en">English</a>'


def test_a_site_in_one_language_leads_to_no_other() -> None:
    assert alone(f"<p>{MARKS}</p>") == "<p></p>"


def test_both_sites_share_what_is_asked_for(tmp_path: Path) -> None:
    head = (
        '<link rel="canonical" href="https://example.org/"><script>__md_scope=new URL(".",location)</script>'
    )
    for folder, page in (("site", head), ("site-en", head)):
        (tmp_path / folder / "assets").mkdir(parents=True)
        (tmp_path / folder / "404.html").write_text("")
        (tmp_path / folder / "index.html").write_text(
            f'{page}{MARKS}<link href="assets/a.css"><p id="x">assets/ of a text</p>', encoding="utf-8"
        )
    (tmp_path / "site-en/only.html").write_text(MARKS, encoding="utf-8")
    site = tmp_path / "site"
    join(site, tmp_path / "site-en")
    link(site, spared="none")
    assert sorted(path.name for path in (site / "en").iterdir()) == ["index.html", "only.html"]
    html = (site / "en/index.html").read_text(encoding="utf-8")
    assert '<link href="../assets/a.css"><p id="x">assets/ of a text</p>' in html
    assert 'new URL("..",location)' in html  # the colours that were chosen hold in both languages
    assert 'rel="canonical" href="https://example.org/en/"' in html
    assert 'href="../"' in html
    assert 'href="en/"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'href="../" lang="en">' in (site / "en/only.html").read_text(encoding="utf-8")


# words


@pytest.mark.parametrize(
    ("name", "row", "rule"),
    [
        (
            "urumqi-continuing-education-base",
            "1.1",
            "Each indicator that is met earns its points. They are added up.",
        ),
        (
            CORRESPONDENCE,
            "1.1.1",
            "First decide the band, then give a score inside it, in steps of 0.1 points.",
        ),
        (
            "shenzhen-worker-training-base",
            "10",
            "Each occurrence deducts 100 points, without a limit. If there is none, the score is 0.",
        ),
        (
            "project-expenditure-performance",
            "1.1",
            "Actual number ÷ target × points, up to full points. If target and actual number are both 0, the row earns full points.",
        ),
    ],
)
def test_how_a_row_is_scored_is_told_in_plain_english(name: str, row: str, rule: str) -> None:
    *_, english = made(name)
    body = english.pages["index.html"].body
    of_row = body[body.index(f'id="c-{row}"') :]
    assert f'<dd class="rp-rule">{rule}</dd>' in of_row[: of_row.index("</article>")]


def test_conclusions_say_in_english_what_they_ask_for() -> None:
    *_, english = made("shenzhen-worker-training-base")
    body = english.pages["index.html"].body
    assert '<th scope="row">Unqualified</th><td>The total is less than 60 points</td>' in body
    assert '<th scope="row">Qualified</th><td>The total is 60 points or more</td>' in body
