"""What the finished site has beside its pages: policies, headers, addresses, compressed copies, the manifest."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import random
import re
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli
import pytest

from rubricpress.site import manifest
from rubricpress.site.finish import finish
from rubricpress.site.hosting import headers, headers_file, nginx_file, sitemap
from rubricpress.site.policy import Inline, guard, inline, policy, stated

PAGE = """<!doctype html><html><head><meta charset="utf-8">{head}<script>one()</script>
<script type="module">two()</script><script src="three.js"></script>
<script type="application/json" id="__config">{{"four": 4}}</script><style>p{{margin:0}}</style></head></html>"""


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder such as the site builder leaves it."""
    folder = tmp_path / "site"
    (folder / "rubrics/t/form").mkdir(parents=True)
    for name in ("index.html", "404.html", "rubrics/t/index.html", "rubrics/t/form/index.html"):
        (folder / name).write_text(PAGE.format(head=""), encoding="utf-8")
    (folder / "big.js").write_text("let same = 1;\n" * 1000)
    (folder / "small.js").write_text("1")
    (folder / "noise.json").write_bytes(bytes(range(256)) * 2 + hashlib.sha512(b"").digest() * 2)
    (tmp_path / "site_assets").mkdir()
    (tmp_path / "site_assets/service-worker.js").write_text("const VERSION = 'unfinished';")
    (folder / "sitemap.xml").write_text("<urlset/>")
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(b"<urlset/>"))
    return folder


def test_scripts_and_styles_in_a_page_are_allowed_by_their_hash() -> None:
    found = inline(PAGE.format(head=""))
    assert found.scripts == {hashed("one()"), hashed("two()")}
    assert found.styles == {hashed("p{margin:0}")}


def test_the_policy_names_what_stands_inline_and_nothing_wider() -> None:
    text = policy(Inline(frozenset({hashed("one()")}), frozenset()))
    rules = dict(rule.split(" ", 1) for rule in text.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'self' 'wasm-unsafe-eval' {hashed('one()')}"
    assert rules["style-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    assert rules["form-action"] == "'none'"
    assert "unsafe-inline" not in text
    assert "'unsafe-eval'" not in text


def test_the_policy_stands_before_all_that_a_page_loads(site: Path) -> None:
    everything = guard([site / "index.html"])
    html = (site / "index.html").read_text(encoding="utf-8")
    assert (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy(everything)}">'
        in html
    )


def test_a_page_without_a_charset_cannot_be_guarded() -> None:
    with pytest.raises(ValueError, match="charset"):
        stated("<!doctype html><title>t</title>", policy(Inline()))


def test_every_host_is_told_the_same_headers() -> None:
    """`_headers` and the nginx snippet carry the same, and only the header can forbid frames."""
    text = policy(Inline())
    for name, value in headers(text).items():
        assert f"  {name}: {value}\n" in headers_file(text, [])
        assert f'add_header {name} "{value}" always;\n' in nginx_file(text)
    assert headers(text)["Content-Security-Policy"].endswith("frame-ancestors 'self'")
    assert headers(text)["X-Content-Type-Options"] == "nosniff"
    assert "/assets/runtime/*\n  Cache-Control: public, max-age=31536000, immutable" in headers_file(text, [])


def test_forms_as_one_file_are_for_keeping(site: Path, tmp_path: Path) -> None:
    """They state a policy of their own, which the host's would undo; and they are compressed in themselves."""
    (site / "rubrics/t/t.html").write_text(PAGE.format(head="") * 100, encoding="utf-8")
    finish(tmp_path, site, Inline(), ["rubrics/t/t.html"])
    assert "/rubrics/t/t.html\n  Content-Disposition: attachment\n" in (site / "_headers").read_text()
    assert r'location ~ "/rubrics/([^/]+)/\1\.html$"' in (site / "hosting/nginx.conf").read_text()
    assert not (site / "rubrics/t/t.html.gz").exists()


def test_without_an_address_there_is_no_sitemap(site: Path, tmp_path: Path) -> None:
    finish(tmp_path, site, Inline(), [])
    assert not (site / "sitemap.xml").exists()
    assert not (site / "sitemap.xml.gz").exists()
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_the_sitemap_has_the_canonical_address_of_every_page(site: Path, tmp_path: Path) -> None:
    home = PAGE.format(head='<link rel="canonical" href="https://example.org/t/">')
    (site / "index.html").write_text(home, encoding="utf-8")
    finish(tmp_path, site, Inline(), [])
    places = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())
    assert places == [
        "https://example.org/t/",
        "https://example.org/t/rubrics/t/",
        "https://example.org/t/rubrics/t/form/",
    ]
    assert "Sitemap: https://example.org/t/sitemap.xml\n" in (site / "robots.txt").read_text()


def test_the_sitemap_names_both_languages_of_a_page_that_stands_in_both() -> None:
    pages = ["index.html", "rubrics/a/index.html", "en/index.html", "en/only/index.html"]
    text = sitemap("https://example.org/t/", pages, "en/")
    tag = "{http://www.w3.org/1999/xhtml}link"
    said = {
        url[0].text: [(one.get("rel"), one.get("hreflang"), one.get("href")) for one in url.iter(tag)]
        for url in ET.fromstring(text.encode())
    }
    home = [
        ("alternate", "zh-CN", "https://example.org/t/"),
        ("alternate", "en", "https://example.org/t/en/"),
    ]
    assert said == {
        "https://example.org/t/": home,
        "https://example.org/t/en/": home,
        "https://example.org/t/en/only/": [],
        "https://example.org/t/rubrics/a/": [],
    }


def test_large_files_have_a_compressed_copy_of_the_same_content(site: Path, tmp_path: Path) -> None:
    finish(tmp_path, site, Inline(), [])
    copies = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.gz"))
    assert copies == ["big.js.gz"]
    packed = (site / "big.js.gz").read_bytes()
    assert gzip.decompress(packed) == (site / "big.js").read_bytes()
    assert packed[4:8] == bytes(4), "no time stands in it"
    assert len(packed) < (site / "big.js").stat().st_size / 10


def test_scripts_and_the_runtime_have_a_copy_by_brotli_too(site: Path, tmp_path: Path) -> None:
    """Pages have none: of hundreds of rubrics there are too many, and brotli takes its time."""
    (site / "assets").mkdir()
    (site / "assets/big.js").write_text("let same = 1;\n" * 1000)
    (site / "search").mkdir()
    (site / "search/search_index.json").write_text('"same",' * 1000)
    (site / "rubrics/t/rubric.json").write_text('"same",' * 1000)
    finish(tmp_path, site, Inline(), [])
    copies = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.br"))
    assert copies == ["assets/big.js.br", "search/search_index.json.br"]
    packed = (site / "assets/big.js.br").read_bytes()
    assert brotli.decompress(packed) == (site / "big.js").read_bytes()
    assert (site / "assets/big.js.gz").is_file()
    assert "assets/big.js.br" in json.loads((site / "manifest.json").read_text())["files"]
    finish(tmp_path, site, Inline(), [])
    assert (site / "assets/big.js.br").read_bytes() == packed


def test_the_index_of_the_search_is_compressed_within_the_time_of_a_build(site: Path, tmp_path: Path) -> None:
    """It is another one after every change of a word: of 1,000 rubrics it has 20 MB, for which brotli can take half a minute."""
    chance = random.Random(1)
    words = ["".join(chance.choices("评估标准材料学员教师经费制度", k=2)) for _ in range(3000)]
    text = json.dumps(chance.choices(words, k=150_000))
    (site / "search").mkdir()
    (site / "search/entries.json").write_text(text, encoding="utf-8")
    started = time.process_time()
    gzip.compress(text.encode(), 9)
    before = time.process_time()
    finish(tmp_path, site, Inline(), [])
    assert time.process_time() - before < 10 * (before - started), (
        "brotli at its best takes thirty times as long"
    )
    copy = (site / "search/entries.json.br").read_bytes()
    assert brotli.decompress(copy).decode() == text
    assert len(copy) < (site / "search/entries.json.gz").stat().st_size


def test_brotli_for_nginx_stands_apart_since_not_every_nginx_knows_it(site: Path, tmp_path: Path) -> None:
    finish(tmp_path, site, Inline(), [])
    assert "brotli" not in (site / "hosting/nginx.conf").read_text()
    assert "brotli_static on;\n" in (site / "hosting/nginx-brotli.conf").read_text()


def test_compressed_copies_are_kept_for_as_long_as_they_are_used(site: Path, tmp_path: Path) -> None:
    finish(tmp_path, site, Inline(), [])
    (kept,) = [
        one
        for one in (tmp_path / ".cache/compressed").iterdir()
        if one.read_bytes() == (site / "big.js.gz").read_bytes()
    ]
    (site / "big.js").write_text("let other = 2;\n" * 1000)
    finish(tmp_path, site, Inline(), [])
    assert not kept.exists()


def test_the_manifest_lists_every_file_with_its_hash(site: Path, tmp_path: Path) -> None:
    finish(tmp_path, site, Inline(), [])
    listed = json.loads((site / "manifest.json").read_text())["files"]
    there = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert list(listed) == [name for name in there if name != "manifest.json"]
    for name, one in listed.items():
        content = (site / name).read_bytes()
        assert one == {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_the_version_of_a_site_changes_with_any_byte(site: Path, tmp_path: Path) -> None:
    def made() -> str:
        finish(tmp_path, site, Inline(), [])
        return str(json.loads((site / "manifest.json").read_text())["version"])

    first = made()
    assert made() == first
    (site / "small.js").write_text("2")
    assert made() != first


def test_the_service_worker_carries_the_version(site: Path, tmp_path: Path) -> None:
    """So that any change of the site is a change of the worker, which browsers look for by themselves."""
    finish(tmp_path, site, Inline(), [])
    version = json.loads((site / "manifest.json").read_text())["version"]
    assert (site / "service-worker.js").read_text() == f"const VERSION = '{version}';"


@pytest.mark.parametrize(
    "content",
    [b"", b"<html>", b"[]", b'{"format": "other/1"}', b'{"format": "rubricpress-site/1", "files": {"a": 1}}'],
)
def test_what_is_no_manifest_is_not_read_as_one(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"manifest|Expecting"):
        manifest.read(content)


def test_a_manifest_is_read_as_it_was_written(site: Path, tmp_path: Path) -> None:
    finish(tmp_path, site, Inline(), [])
    assert manifest.read((site / "manifest.json").read_bytes()) == manifest.listed(site)
