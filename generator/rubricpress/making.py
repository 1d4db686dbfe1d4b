"""One edition of a rubric, read and rendered in every language that it has.

What comes of it is kept in `.cache/pages/` under the digest of everything that it was made from, so that only what
changed is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from rubricpress.core.changes.digest import digest
from rubricpress.core.rubric import Rubric
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.english_pages import pages_in_english
from rubricpress.site.pages import RubricPages, rubric_pages
from rubricpress.site.views.cards import CardView
from rubricpress.site.views.editions import Editions
from rubricpress.source.reading import SourceFile, is_earlier
from rubricpress.source.shelf import Shelf
from rubricpress.source.translations import TranslationFile, read_translation, translation_path

Pages = Mapping[str, RubricPages]
"""The pages of one edition by language."""

Early = Callable[[str, RubricPages, bool], None]
"""Takes what is looked at most of an edition in one language before the rest is made, and whether it has a twin in the other."""

_UNFINISHED: Final = "unfinished "  # before the key of pages that a preview alone shows


@dataclass(frozen=True)
class Made:
    """One edition of a rubric: where its pages are kept; or the source with its problems.

    `key` is the digest of all that it was made from; `cards` are those of the newest edition of a rubric, by language.
    """

    path: Path
    key: str = ""
    cards: Mapping[str, CardView] = field(default_factory=dict)
    kept: Path | None = None
    broken: SourceFile | None = None

    @property
    def id(self) -> str:
        """The id of the rubric; the name of an earlier edition's file is the edition."""
        return _id_of(self.path)

    @property
    def card(self) -> CardView | None:
        """The card in the language of the table; None for an earlier edition."""
        return self.cards.get(DEFAULT_LANGUAGE)

    @property
    def pages(self) -> Pages:
        """The pages of an edition without problems."""
        assert self.kept is not None
        return _read(self.kept)

    @property
    def kept_as(self) -> tuple[int, int] | None:
        """What tells the file of its pages from one that takes its place; None where that has happened: it holds others now."""
        assert self.kept is not None
        try:
            with self.kept.open("rb") as file:
                key = json.loads(file.readline())["key"]
                about = os.fstat(file.fileno())
        except (OSError, ValueError):
            return None
        return (about.st_ino, about.st_mtime_ns) if key in (self.key, f"{_UNFINISHED}{self.key}") else None


def make(
    path: Path,
    shelf: Shelf,
    kept: Path,
    runtime: str,
    *,
    packed: bool,
    english: bool,
    early: Early = lambda *_: None,
) -> Made:
    """Read and render one edition, unless what is kept was made from the very same.

    `runtime` and `packed` are those of `rubric_pages`; `english` says whether the site has English pages.
    """
    name = _id_of(path)
    family = shelf.family(name)
    key = hashlib.sha256()
    for one in (path, *family, translation_path(path)):  # a page tells of the other editions too
        held = one.read_bytes() if one.is_file() else None  # an empty file is not a missing one
        key.update(b"none" if held is None else b"%d %b" % (len(held), held))
    recorded = [one for one in shelf.lock.editions if one.id == name]
    key.update(f"{path.name} {recorded} {runtime} {packed} {english} {_maker()}".encode())
    place = kept / f"{name}@{path.stem}.json" if is_earlier(path) else kept / f"{name}.json"
    unfinished = f"{_UNFINISHED}{key.hexdigest()}"
    cards = _kept(place, {key.hexdigest()} | ({unfinished} if not shelf.held else set()))
    if cards is None:
        source = shelf.read(path)
        if shelf.held:  # a preview shows work under way
            source = source.to_publish()
        if source.rubric is None:
            return Made(path, broken=source)
        others = tuple(rubric for one in family if (rubric := shelf.read(one).rubric))
        file = _translation(shelf, name) if english else None
        if file and not is_earlier(path) and (broken := _broken(file, shelf)):
            return Made(path, broken=broken)
        # what a preview shows of work under way is not taken for finished by the next build
        under_way = source.left or (file and file.troubled)
        name_of_kept = unfinished if under_way else key.hexdigest()
        pages = _rendered(source.rubric, others, file, runtime, name_of_kept, packed=packed, early=early)
        cards = _keep(place, pages, name_of_kept)
    return Made(path, key.hexdigest(), cards, place)


def _id_of(path: Path) -> str:
    return path.parent.name if is_earlier(path) else path.stem


def _rendered(
    rubric: Rubric,
    editions: tuple[Rubric, ...],
    file: TranslationFile | None,
    runtime: str,
    key: str,
    *,
    packed: bool,
    early: Early,
) -> Pages:
    official = digest(rubric)
    around = Editions(rubric, editions)
    twin = file is not None
    pages = {
        DEFAULT_LANGUAGE: rubric_pages(
            *(rubric, official, runtime, key),
            editions=around,
            packed=packed,
            early=lambda found: early(DEFAULT_LANGUAGE, found, twin),
        )
    }
    if file is not None:
        pages["en"] = pages_in_english(
            rubric,
            official,
            runtime,
            key,
            editions=around,
            words=file.words,
            translation=file.translation,
            packed=packed,
            early=lambda found: early("en", found, twin),
        )
    return pages


def _translation(shelf: Shelf, name: str) -> TranslationFile | None:
    """The English texts of a rubric, which are those of its newest edition; None where there are none."""
    return read_translation(shelf.read(shelf.folder / f"{name}.yaml"))


def _broken(file: TranslationFile, shelf: Shelf) -> SourceFile | None:
    """The file with problems; a preview shows work under way, in which some texts are not translated yet."""
    if not shelf.held:
        return file.source if file.translation is None else None
    return next(iter(file.troubled), None)


def _kept(place: Path, keys: Collection[str]) -> dict[str, CardView] | None:
    """The cards of what is kept there, if it was made from what one of `keys` stands for; None where it was not, or is damaged.

    Its first line says so: the pages behind it are not read where nothing changed.
    """
    try:
        with place.open("rb") as file:
            head = file.readline()
            said = json.loads(head)
            if said["key"] not in keys or place.stat().st_size != len(head) + said["size"]:
                return None
        return {language: CardView(**card) for language, card in said["cards"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _read(place: Path) -> Pages:
    with place.open("rb") as file:
        file.readline()
        held = json.loads(file.read())
    return {language: RubricPages.from_data(one) for language, one in held.items()}


def _keep(place: Path, pages: Pages, key: str) -> dict[str, CardView]:
    """Write what is kept whole or not at all; the cards of it."""
    data = {language: one.as_data() for language, one in pages.items()}
    body = json.dumps(data, ensure_ascii=False).encode()
    cards = {language: one["card"] for language, one in data.items() if one["card"]}
    head = json.dumps({"key": key, "size": len(body), "cards": cards}, ensure_ascii=False).encode()
    new = place.with_suffix(".new")
    new.write_bytes(head + b"\n" + body)
    new.replace(place)
    return {language: one.card for language, one in pages.items() if one.card}


@cache
def _maker() -> str:
    """The digest of the code and templates that read and render: when they change, everything is made again."""
    here = Path(__file__).parent
    made_by = hashlib.sha256()
    for path in sorted(here.rglob("*")):
        if path.suffix in (".py", ".jinja"):
            made_by.update(path.read_bytes())
    return made_by.hexdigest()


def forget_maker() -> None:
    """Look at code and templates anew: what serves a site for hours must notice that they changed."""
    _maker.cache_clear()
