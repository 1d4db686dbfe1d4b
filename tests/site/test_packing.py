"""A form as one file: its modules find each other, nothing in it leads outside, and it stays small enough to send."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.official import SHENZHEN

from rubricpress.core.scoring import Scorer
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.packed_scripts import modules
from rubricpress.site.packing import Kit, packed
from rubricpress.site.pages import RubricPages, rubric_pages
from rubricpress.site.shells import Shell
from rubricpress.site.views.editions import Editions

KIT = Kit(
    styles="p{}",
    paper="q{}",
    first="first()",
    boot="boot()",
    scripts="c2NyaXB0cw==",
    runtime="{}",
    address="",
    pyodide="0.0.1",
    python="3.0.1",
)
DATA = '{"rubric": 1}'
FILES = {
    "rubric.json": DATA,
    "paper/index.html": '<head>\n<meta charset="utf-8"><meta http-equiv="a" content="b">\n<link href="c">\n<script src="d"></script>\n</head>表',
    "paper/table.css": "r{}",
}


def unpacked(file: str, name: str) -> str:
    (held,) = re.findall(f'data-packed="{name}">(.*?)</script>', file)
    return gzip.decompress(base64.b64decode(held)).decode()


@pytest.fixture(scope="module")
def pages(scorers: dict[str, Scorer]) -> Mapping[str, RubricPages]:
    scorer = scorers["shenzhen-worker-training-base"]
    official = rubric_pages(scorer.rubric, scorer.digest, "0" * 16, packed=True)
    alone = Editions.alone(scorer.rubric)
    english = pages_in_english(
        scorer.rubric, scorer.digest, "0" * 16, "", editions=alone, words={}, packed=True
    )
    return {"zh": replace(official, files=FILES), "en": replace(english, files=FILES)}


def test_imports_get_names_that_do_not_depend_on_a_place(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "form.js").write_text(
        "import { a } from './parts/a.js';\nimport('./parts/late.js');\nimport(`./parts/${name}.js`);\n"
    )
    (tmp_path / "parts/a.js").write_text('import "../other.js";\nexport const a = "./parts/none.js";')
    (tmp_path / "parts/late.js").write_text("export {};")
    (tmp_path / "other.js").write_text("export {};")
    (tmp_path / "unasked.js").write_text("export {};")
    found = modules(tmp_path)
    assert next(iter(found)) == "rubricpress/form.js", "the entry stands first"
    assert sorted(found) == [
        "rubricpress/form.js",
        "rubricpress/other.js",
        "rubricpress/parts/a.js",
        "rubricpress/parts/late.js",
    ]
    assert found["rubricpress/form.js"] == (
        "import { a } from 'rubricpress/parts/a.js';\nimport('rubricpress/parts/late.js');\n"
        "import(`rubricpress/parts/${name}.js`);\n"
    )
    assert found["rubricpress/parts/a.js"].startswith('import "rubricpress/other.js";')
    assert found["rubricpress/parts/a.js"].endswith('"./parts/none.js";'), "a text that is no import stays"


def test_every_module_of_the_form_is_found_and_none_keeps_a_relative_import(root: Path) -> None:
    found = modules(root / "site_assets/js")
    assert {
        "rubricpress/form/page.js",
        "rubricpress/scoring/client.js",
        "rubricpress/components/levels.js",
    } <= set(found)
    for name, text in found.items():
        assert not re.search(r"""(from|import\(?)\s*['"`]\.""", text), name
        for address in re.findall(r"""['"`](rubricpress/[\w/.-]+\.js)['"`]""", text):
            assert address in found, f"{name} asks for {address}"


def test_a_file_holds_its_rubric_and_states_that_nothing_goes_in_or_out(
    pages: Mapping[str, RubricPages],
) -> None:
    file = packed(KIT, "t", pages)
    assert json.loads(unpacked(file, "zh"))["rubric"] == DATA
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', file)
    rules = dict(rule.split(" ", 1) for rule in unescape(policy).split("; "))
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules, "what is not named falls to default-src"
    assert rules["form-action"] == "'none'"
    (nonce,) = set(re.findall('nonce="([^"]*)"', file))
    assert rules["script-src"] == f"'nonce-{nonce}' 'wasm-unsafe-eval' blob:"
    assert len(nonce) == 32


def test_every_language_of_the_rubric_is_held_and_can_be_chosen(pages: Mapping[str, RubricPages]) -> None:
    file = packed(KIT, "t", pages)
    assert '<html lang="zh-CN" data-languages="zh en ">' in file
    assert re.findall(r'lang="(\w+)" data-packed-language>([^<]*)<', file) == [
        ("zh", "中文"),
        ("en", "English"),
    ]
    english = json.loads(unpacked(file, "en"))
    assert english["rubric"] == DATA
    assert 'data-language="en"' in english["body"]
    assert "Offline self-assessment</span></h1>" in english["body"]
    assert "body" not in json.loads(unpacked(file, "zh")), "that one stands in the page"

    alone = packed(KIT, "t", {"zh": pages["zh"]})
    assert "data-packed-language" not in alone
    assert 'data-packed="en"' not in alone


def test_the_nonce_depends_on_everything_in_the_file(pages: Mapping[str, RubricPages]) -> None:
    """So that no text of a table can name it; and the same table gives the same file."""
    assert packed(KIT, "t", pages) == packed(KIT, "t", pages)
    nonces = set()
    for data in (DATA, "{}"):
        changed = {**pages, "en": replace(pages["en"], files={**FILES, "rubric.json": data})}
        nonces.add(re.findall('nonce="([^"]*)"', packed(KIT, "t", changed))[0])
    assert len(nonces) == 2


@pytest.mark.parametrize("address", ["", "https://example.org/"])
def test_its_links_lead_to_the_published_site_or_nowhere(
    pages: Mapping[str, RubricPages], address: str
) -> None:
    assert 'href="../' in pages["zh"].pages["form/index.html"].body
    file = packed(replace(KIT, address=address), "t", pages)
    english = json.loads(unpacked(file, "en"))["body"]
    for text, folder in ((file, "rubrics/t/"), (english, "en/rubrics/t/")):
        links = [one for one in re.findall('href="([^"]*)"', text) if not one.startswith("#")]
        assert links == ([address + folder] if address else [])
    assert "离线自评" in file
    assert "https://github.com/pyodide/pyodide/tree/0.0.1" in file, "where the source of what it holds is"
    assert "在线自评" not in file


def test_the_style_sheets_of_a_shell_are_told_by_their_path() -> None:
    body = '<h1 id="rubricpress-shell-body"></h1>'
    shell = Shell(
        f'<link rel="stylesheet" href="../../../assets/a.css"><link rel="icon" href="../b.svg">{body}'
    )
    assert shell.styles == ("assets/a.css",)


def test_pages_link_the_file_only_where_the_site_has_it(scorers: dict[str, Scorer]) -> None:
    scorer = scorers["shenzhen-worker-training-base"]
    with_file = rubric_pages(scorer.rubric, scorer.digest, "0", packed=True).pages
    without = rubric_pages(scorer.rubric, scorer.digest, "0").pages
    assert 'href="shenzhen-worker-training-base.html" download' in with_file["index.html"].body
    assert 'href="../shenzhen-worker-training-base.html" download' in with_file["form/index.html"].body
    assert not any("离线表单" in page.body for page in without.values())
    assert json.dumps([page.title for page in without.values()]) == json.dumps(
        [page.title for page in with_file.values()]
    )


def test_english_pages_link_the_same_file(pages: Mapping[str, RubricPages]) -> None:
    """It holds every language, and stands with the pages in the table's own."""
    for name, page in pages["en"].pages.items():
        (link,) = re.findall(f'href="([^"]*{SHENZHEN}.html)" download', page.body)
        address = urljoin(f"https://example.org/a/en/rubrics/{SHENZHEN}/{name}", link)
        assert address == f"https://example.org/a/rubrics/{SHENZHEN}/{SHENZHEN}.html"


def test_it_holds_the_printed_table_as_a_page_that_asks_for_nothing(pages: Mapping[str, RubricPages]) -> None:
    sheet = json.loads(unpacked(packed(KIT, "t", pages), "zh"))["paper"]
    assert sheet.replace("\n", "") == '<head><meta charset="utf-8"><style data-nonce>q{}r{}</style></head>表'
