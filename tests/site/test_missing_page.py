"""The page that is shown where there is none: it holds at any depth, with and without a known address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

THEME = Path(__file__).parents[2] / "generator/rubricpress/site/theme"


def page(site_url: str) -> str:
    environment = Environment(loader=FileSystemLoader(THEME), undefined=StrictUndefined, autoescape=False)
    html = environment.get_template("404.html").render(config={"site_name": "评估表", "site_url": site_url})
    html5lib.HTMLParser(strict=True).parse(html.lstrip())
    return html


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html)


@pytest.mark.parametrize("site_url", ["", "https://example.org/tables/"])
def test_it_needs_no_other_file_and_no_script(site_url: str) -> None:
    html = page(site_url)
    assert "<script" not in html
    assert "<link" not in html
    assert "src=" not in html
    assert "url(" not in html


def test_it_has_one_heading_and_its_english_half_a_lesser_one() -> None:
    assert re.findall(r"<(h\d)>", page("")) == ["h1", "h2"]


def test_with_a_known_address_it_leads_home() -> None:
    assert links(page("https://example.org/tables/")) == [
        "https://example.org/tables/",
        "https://example.org/tables/en/",
    ]


@pytest.mark.parametrize(
    "wrong", ["rubrics/none", "rubrics/none/", "none", "none/", "rubrics/none/form/", "assets/a/b/c.js"]
)
def test_without_one_everybody_gets_up_into_the_site(wrong: str) -> None:
    """From a wrong address, the folders that its links lead up to come by the site's home before they leave it."""
    home = "https://example.org/tables/"
    at = home + wrong
    passed = set()
    for _ in range(wrong.count("/") + 1):
        up = [urljoin(at, link) for link in links(page(""))]
        passed |= set(up)
        at = max(up, key=len) if max(up, key=len) != at else min(up, key=len)
    assert home in passed
