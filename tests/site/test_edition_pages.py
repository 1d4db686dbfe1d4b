"""The pages of a table with several editions: each says which it is, what it changed, and where the others stand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.core.test_editions import FOLDER, NEW, OLD

from rubricpress import build
from rubricpress.core.changes.digest import digest
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import needs_translation, texts_of
from rubricpress.making import Made
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.output import Written
from rubricpress.site.pages import RubricPages, rubric_pages
from rubricpress.site.shells import NAME, shell_files, take_shells
from rubricpress.site.views.editions import Editions
from rubricpress.source.shelf import Shelf

BODY = '<h1 id="rubricpress-shell-body"></h1>'


def pages(rubric: Rubric) -> RubricPages:
    return rubric_pages(rubric, digest(rubric), "0", editions=Editions(rubric, (OLD, NEW)))


def test_the_newest_stands_at_the_address_of_the_table_and_earlier_ones_below_it() -> None:
    assert (pages(NEW).folder, pages(OLD).folder) == ("training-room", "training-room/editions/2025-03")
    assert json.loads(pages(OLD).files["rubric.json"])["rubric"]["edition"] == "2025-03"


def test_an_earlier_edition_says_that_a_newer_exists_and_leads_to_it() -> None:
    for name, way in (("index.html", "../../"), ("form/index.html", "../../../form/")):
        body = pages(OLD).pages[name].body
        assert "这是" in body
        assert "已经有了新版" in body
        assert f'<a href="{way}">' in body
        assert "已经有了新版" not in pages(NEW).pages[name].body
    assert pages(OLD).pages["index.html"].title == "培训教室检查表（2025-03 版）"


def test_each_edition_lists_all_with_their_addresses() -> None:
    newest, earlier = (pages(one).pages["index.html"].body for one in (NEW, OLD))
    for address in ("editions/2025-03/", "editions/2025-03/form/", "form/"):
        assert f'<a href="{address}">' in newest
    for address in ("../../", "../../form/", "../../editions/2025-03/form/"):
        assert f'<a href="{address}">' in earlier
    alone = rubric_pages(NEW, digest(NEW), "0").pages["index.html"].body
    assert 'id="editions"' not in alone


def test_an_edition_tells_what_it_changed_and_the_first_has_nothing_to_tell() -> None:
    newest, earlier = (pages(one).pages["index.html"].body for one in (NEW, OLD))
    assert '<h2 id="changes">' in newest
    assert "<li>满分：50 → 60</li>" in newest
    assert '<a href="#c-1.1">条目 1.1 设施设备</a>' in newest
    assert "条目 2.1 台账" in newest
    assert '"#c-2.1"' not in newest, "a row that is gone has no place on the page"
    assert "旧分折算" not in newest, "readers have no use for it"
    assert 'id="changes"' not in earlier


def test_lists_and_search_have_the_newest_alone() -> None:
    assert pages(OLD).card is None
    assert pages(OLD).entries == []
    assert pages(NEW).card
    assert pages(NEW).entries
    assert RubricPages.from_data(pages(OLD).as_data()) == pages(OLD)


def test_editions_are_made_and_set_into_their_shells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is made again when another edition changes, since it tells of that too."""
    monkeypatch.setattr(build, "build_runtime", lambda *_: "0")
    monkeypatch.setattr(build, "write_site", lambda *_: Written((), (), 0))
    shutil.copytree(FOLDER, tmp_path / "rubrics")

    def made() -> dict[str, Made]:
        found, written = build.write(tmp_path, Shelf(tmp_path / "rubrics"), lambda *_, **__: None)
        assert written
        return {one.path.stem: one for one in found}

    first = made()
    assert [*first] == ["2025-03", "training-room"]
    assert made() == first
    site = tmp_path / "site"
    for name in shell_files():
        page = site / name.replace(".md", ".html")
        page.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * (len(Path(name).parts) - 1)
        page.write_text(f'<a href="{up}">home</a> {NAME} {BODY}', encoding="utf-8")
    (site / "index.html").write_text("", encoding="utf-8")
    (site / "search").mkdir()
    (site / "search/search_index.json").write_text('{"docs": []}', encoding="utf-8")
    build.set_in(site, [*first.values()], take_shells(site, ["zh"]))
    old = (site / "rubrics/training-room/editions/2025-03/form/index.html").read_text(encoding="utf-8")
    assert old.startswith('<a href="../../../../../">home</a> training-room ')
    assert (site / "rubrics/training-room/editions/2025-03/rubric.json").is_file()
    earlier = tmp_path / "rubrics/editions/training-room/2025-03.yaml"
    earlier.write_text(earlier.read_text(encoding="utf-8").replace("有电话", "有固定电话"), encoding="utf-8")
    assert made()["training-room"].key != first["training-room"].key


def test_a_lock_file_that_cannot_be_read_stops_the_making(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "build_runtime", lambda *_: "0")
    shutil.copytree(FOLDER, tmp_path / "rubrics")
    (tmp_path / "rubrics/editions.lock").write_text("editions: 7\n", encoding="utf-8")
    made, written = build.write(tmp_path, Shelf(tmp_path / "rubrics"), lambda *_, **__: None)
    assert written is None
    assert [one.broken.path.name for one in made if one.broken] == ["editions.lock"]


def test_english_pages_tell_what_changed_where_the_edition_before_is_not_translated() -> None:
    """「the official Chinese text marked as such」: numbers and names in English, texts as the tables print them."""
    words = {one.text: f"English {at}" for at, one in enumerate(texts_of(NEW)) if needs_translation(one.text)}
    english = pages_in_english(NEW, digest(NEW), "0", "", editions=Editions(NEW, (OLD, NEW)), words=words)
    body = english.pages["index.html"].body
    changes = body[body.index('<h2 id="changes">') :]
    changes = changes[: changes.index("</section>")]
    assert "not translated into English. Texts are quoted from the official Chinese tables." in changes
    assert "<li>maximum: 50 → 60</li>" in changes
    assert f'<a href="#c-1.1">criterion 1.1 {words["设施设备"]}</a>' in changes
    assert 'title: <span lang="zh-CN">设施</span> → <span lang="zh-CN">设施设备</span>' in changes
    assert '<span lang="zh-CN">台账</span>' in changes, "a row that is gone has its official name"
    whole = {
        **words,
        **{one.text: f"Old {at}" for at, one in enumerate(texts_of(OLD)) if needs_translation(one.text)},
    }
    translated = pages_in_english(NEW, digest(NEW), "0", "", editions=Editions(NEW, (OLD, NEW)), words=whole)
    assert "quoted from the official" not in translated.pages["index.html"].body
