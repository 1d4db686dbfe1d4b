"""Pages that did not change are not made again, and what is kept of them is never trusted when it is damaged."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from rubricpress import build, making
from rubricpress.making import Made, make
from rubricpress.site.output import Written
from rubricpress.site.pages import RubricPages
from rubricpress.source.shelf import Shelf

ROOT = Path(__file__).parents[2]
RUBRIC = "shenzhen-worker-training-base"


@pytest.fixture
def made_in(tmp_path: Path) -> partial[Made]:
    (tmp_path / "rubrics").mkdir()
    path = shutil.copy(ROOT / f"rubrics/{RUBRIC}.yaml", tmp_path / "rubrics")
    (tmp_path / "kept").mkdir()
    shelf = Shelf(tmp_path / "rubrics")
    return partial(
        make, Path(path), shelf, tmp_path / "kept", "assets/runtime/x", packed=False, english=False
    )


def test_what_did_not_change_is_neither_rendered_nor_read_again(
    made_in: partial[Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made_in()
    monkeypatch.setattr(making, "_read", None)
    monkeypatch.setattr(making, "_rendered", None)
    again = made_in()
    assert (again.key, again.cards) == (first.key, first.cards)
    assert again.card is not None


def test_what_is_kept_gives_the_pages_that_were_rendered(made_in: partial[Made]) -> None:
    made = made_in()
    assert made.kept is not None
    assert made.pages["zh"].card == made.card
    assert {"index.html", "form/index.html"} <= set(made.pages["zh"].pages)


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b'{"key": "x"}'])
def test_damaged_pages_are_rendered_again(made_in: partial[Made], damage: bytes) -> None:
    made = made_in()
    assert made.kept is not None
    whole = made.kept.read_bytes()
    made.kept.write_bytes(damage)
    made_in()
    assert made.kept.read_bytes() == whole
    made.kept.write_bytes(whole[:-1])  # cut short
    made_in()
    assert made.kept.read_bytes() == whole


def test_a_translation_file_that_comes_to_be_empty_is_noticed(made_in: partial[Made], tmp_path: Path) -> None:
    assert made_in(english=True).broken is None
    english = tmp_path / f"rubrics/en/{RUBRIC}.yaml"
    english.parent.mkdir()
    english.touch()
    broken = made_in(english=True).broken
    assert broken
    assert (broken.path, [one.problem.code for one in broken.problems]) == (english, ["translation-void"])


@pytest.mark.parametrize("held", [True, False])
def test_english_texts_of_no_rubric_stop_the_writing_but_not_a_preview(
    held: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "build_runtime", lambda *_: "0")
    monkeypatch.setattr(build, "write_site", lambda *_: Written((), (), 0))
    orphan = tmp_path / "rubrics/en/gone.yaml"
    orphan.parent.mkdir(parents=True)
    orphan.write_text("language: en\ntexts: []\n", encoding="utf-8")
    made, written = build.write(tmp_path, Shelf(tmp_path / "rubrics", held=held), lambda *_, **__: None)
    assert (written is None) == held
    codes = [located.problem.code for one in made if one.broken for located in one.broken.problems]
    assert codes == (["translation-orphan"] if held else [])


def test_what_is_looked_at_most_is_given_early_and_stays_as_it_was(made_in: partial[Made]) -> None:
    given: list[tuple[str, RubricPages, bool]] = []
    made = made_in(early=lambda *one: given.append(one))
    ((language, early, twin),) = given
    whole = made.pages[language]
    assert (language, twin, early.pages, early.entries) == ("zh", False, whole.pages, whole.entries)
    assert early.files.items() < whole.files.items()
    assert {name.partition("/")[0] for name in whole.files.keys() - early.files.keys()} == {
        "evidence",
        "paper",
    }
    made_in(early=lambda *one: given.append(one))
    assert len(given) == 1, "nothing is made again"
