"""What `rubricpress serve` shows: whatever is saved, in whatever order it is seen, the last state stands in the end."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bench.projects import with_rubrics
from tests.browser.conftest import ROOT

from rubricpress import serve
from rubricpress.serve import LiveSite
from rubricpress.site import preview
from rubricpress.site.builder import lay_out

TABLE, OTHER = "shenzhen-worker-training-base", "project-expenditure-performance"
WORDS = ["训练基地平面布置", "训练基地新的布置", "训练基地另外的布置"]
TEXTS = {name: (ROOT / f"rubrics/{name}.yaml").read_text(encoding="utf-8") for name in (TABLE, OTHER)}
PAGES = ("index.html", "form/index.html", "rubric.json", "paper/index.html")
ADDRESS = f"/rubrics/{TABLE}/"


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """A site that stands; it is laid out by the builder once, and by a copy of that from then on."""
    folder = tmp_path_factory.mktemp("serve")
    root = with_rubrics(ROOT, folder / "project", TEXTS)
    site = LiveSite(root, root / "rubrics", "en", preview.Changes())
    builder = lay_out

    def once(root: Path, site: Path) -> None:
        if not (folder / "laid-out").exists():
            builder(root, folder / "laid-out")
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(folder / "laid-out", site)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serve, "lay_out", once)
        assert site.refresh()
        site.lay_out_anew()
        yield site


@pytest.fixture
def site(laid_out: LiveSite) -> Iterator[LiveSite]:
    yield laid_out
    for name, text in TEXTS.items():
        file_of(laid_out, name).write_text(text, encoding="utf-8")
    assert laid_out.refresh()


def file_of(site: LiveSite, name: str = TABLE) -> Path:
    return site.rubrics / f"{name}.yaml"


def save(site: LiveSite, words: str) -> None:
    file_of(site).write_text(TEXTS[TABLE].replace(WORDS[0], words), encoding="utf-8")


def shown(site: LiveSite, page: str) -> list[str]:
    """Which of the words stand in the page."""
    text = (site.folder / "rubrics" / TABLE / page).read_text(encoding="utf-8")
    return [words for words in WORDS if words in text]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("save"), st.sampled_from(WORDS)),
        st.tuples(
            st.sampled_from(["show early", "follow", "break", "lay out", "lay out beside"]), st.just("")
        ),
    ),
    min_size=2,
    max_size=7,
)


@settings(max_examples=40)
@given(steps=STEPS, last=st.sampled_from(WORDS), early=st.booleans())
def test_what_was_saved_last_stands_in_the_end(
    site: LiveSite, steps: list[tuple[str, str]], last: str, early: bool
) -> None:
    beside = threading.Thread()
    for step, words in steps:
        if step == "save":
            save(site, words)
        elif step == "break":
            file_of(site).write_text("id: [\n", encoding="utf-8")
        elif step == "show early":
            site.show_early({file_of(site)})
        elif step == "follow":
            site.follow({file_of(site)})
        else:  # one thread alone lays out
            if beside.ident:
                beside.join()
            beside = threading.Thread(target=site.lay_out_anew)
            beside.start()
            if step == "lay out":
                beside.join()
    save(site, last)
    if early:
        site.show_early({file_of(site)})
    site.follow({file_of(site)})
    if beside.ident:
        beside.join()
    assert {page: shown(site, page) for page in PAGES} == {page: [last] for page in PAGES}


def test_the_first_look_is_at_what_is_looked_at_most(site: LiveSite) -> None:
    save(site, WORDS[1])
    assert site.show_early({file_of(site)})
    assert [shown(site, page) for page in PAGES] == [[WORDS[1]], [WORDS[1]], [WORDS[1]], [WORDS[0]]]
    assert not site.show_early({file_of(site)})  # nothing is another than it was


def test_a_table_with_problems_keeps_its_pages_and_others_follow(site: LiveSite) -> None:
    file_of(site, OTHER).write_text("id: [\n", encoding="utf-8")
    before = (site.folder / "rubrics" / OTHER / "index.html").read_text(encoding="utf-8")
    save(site, WORDS[2])
    assert not site.refresh()
    assert [told["code"] for told in site.changes.problems] == ["yaml-form"]
    assert [shown(site, page) for page in PAGES] == [[WORDS[2]]] * len(PAGES)
    site.lay_out_anew()
    assert (site.folder / "rubrics" / OTHER / "index.html").read_text(encoding="utf-8") == before
    assert [shown(site, page) for page in PAGES] == [[WORDS[2]]] * len(PAGES)


def test_laying_out_has_only_those_pages_follow_that_come_out_otherwise(site: LiveSite) -> None:
    count = site.changes.of(ADDRESS)
    site.lay_out_anew()
    assert site.changes.of(ADDRESS) == count
    page = site.folder / "rubrics" / TABLE / "index.html"
    page.write_text("another", encoding="utf-8")
    site.lay_out_anew()
    assert site.changes.of(ADDRESS) > count
    count = site.changes.of("/")
    (site.folder / "assets/js/another.js").write_text("", encoding="utf-8")
    site.lay_out_anew()
    assert site.changes.of("/") > count  # every page may use it


def test_pages_that_are_made_while_the_site_is_laid_out_are_followed_by_the_last(
    site: LiveSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages kept for a table are others by the time that they are set in; what is saved then is shown all the same."""
    save(site, WORDS[1])
    site.follow({file_of(site)})
    laying = vars(serve)["lay_out"]  # of the copy, see `laid_out`

    def meanwhile(root: Path, folder: Path) -> None:
        laying(root, folder)
        save(site, WORDS[0])
        site.show_early({file_of(site)})

    monkeypatch.setattr(serve, "lay_out", meanwhile)
    site.lay_out_anew()
    save(site, WORDS[1])
    site.follow({file_of(site)})
    assert {page: shown(site, page) for page in PAGES} == {page: [WORDS[1]] for page in PAGES}
