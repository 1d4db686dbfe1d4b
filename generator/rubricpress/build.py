"""From rubric files to the finished site: read, render, lay out, set in.

Each rubric is read and rendered on its own, on every core (see `making`). The site is Chinese at its root; the English
one stands in `en/`, with pages of each rubric that has a translation.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rubricpress.core.changes.digest import digest
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.making import Made, make
from rubricpress.schema.rubric_schema import FILE_NAME, schema_text
from rubricpress.site.builder import BuilderFailed, languages, lay_out
from rubricpress.site.finish import finish
from rubricpress.site.hosting import site_address
from rubricpress.site.npm import NpmFailed
from rubricpress.site.output import Written, site_assets, write_site
from rubricpress.site.packing import kit, packed
from rubricpress.site.pages import FORM, RubricPages, check_page, list_pages, packed_name
from rubricpress.site.policy import guard
from rubricpress.site.preloading import announce, preload
from rubricpress.site.runtime.bundle import CompilingFailed
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.runtime.rehearsal import RehearsalFailed
from rubricpress.site.runtime.snapshot import SnapshotFailed
from rubricpress.site.runtime.tracing import TracingFailed
from rubricpress.site.runtime.wasm import UnknownProgram
from rubricpress.site.search_index import Entry, add_entries, set_apart
from rubricpress.site.shells import Shells, shell_files, take_shells
from rubricpress.site.twins import alone, folder_of, root_of
from rubricpress.source.shelf import Shelf
from rubricpress.source.translations import orphans
from rubricpress.spoken import Tell

# what goes wrong in the tools that this project calls, each with a message for people
MAKING_FAILED = (
    *(BuilderFailed, NpmFailed, TracingFailed, CompilingFailed),
    *(SnapshotFailed, RehearsalFailed, UnknownProgram),
)

_PACKED_AT_MOST = 20  # so many rubrics have their form as one file on the site, of 5 MB each
_FEW = 8  # up to so many rubrics are made sooner than more processes are started


def runtime_of(root: Path, tell: Tell) -> str:
    """The name of the runtime, which stands in its folder below `root/docs` then."""
    tell("preparing-runtime")
    out = root / "docs/assets/runtime"
    out.mkdir(parents=True, exist_ok=True)
    return build_runtime(root, out)


def maker(root: Path, shelf: Shelf, runtime: str) -> Callable[..., Made]:
    """`make` for the files of `shelf`, as it is called for the site in `root`: what is left to say is the file."""
    kept = root / ".cache/pages"
    kept.mkdir(parents=True, exist_ok=True)
    packed, english = len(shelf.newest) <= _PACKED_AT_MOST, "en" in languages(root)
    return partial(make, shelf=shelf, kept=kept, runtime=runtime, packed=packed, english=english)


def write(
    root: Path, shelf: Shelf, tell: Tell, runtime: str = "", only: str = ""
) -> tuple[list[Made], Written | None]:
    """Render every edition of every rubric of `shelf`, and write what the site builder reads into `root/docs`.

    With problems in any rubric nothing is written, and there is no `Written`. `runtime` is named by those who know it.
    Whoever needs but one rubric names it (`only`): problems of others are left to those who need them, and these left out.
    """
    runtime = runtime or runtime_of(root, tell)
    files, spoken = shelf.files, languages(root)
    one_made = maker(root, shelf, runtime)
    loose = orphans(shelf.folder) if shelf.held else ()  # a preview shows work under way
    made = [Made(one.path, broken=one) for one in (shelf.lock_file, *loose) if one.problems]
    for at, one in enumerate(_on_all_cores(one_made, files), 1):
        made.append(one)
        if at % 50 == 0 or at == len(files):
            tell("rendered", done=at, all=len(files))
    if only:
        made = [one for one in made if not one.broken or one.id == only or one.path == shelf.lock_file.path]
    if any(one.broken for one in made):
        return made, None
    cards = [one.cards for one in made if one.cards]
    pages = {f"assets/schema/{FILE_NAME}": schema_text()}
    for language in spoken:
        of_language = list_pages(cards, language) | _check_page(shelf, runtime, language) | shell_files()
        pages |= {f"{folder_of(language)}{name}": text for name, text in of_language.items()}
    written = write_site(root, {**site_assets(root), **pages})
    tell("sources-written", changed=len(written.changed), removed=len(written.removed))
    return made, written


def _check_page(shelf: Shelf, runtime: str, language: str) -> dict[str, str]:
    """The page for checking a browser, which has the first rubric scored; none where there is no rubric."""
    files = shelf.newest
    rubric = shelf.read(files[0]).rubric if files else None
    return check_page(rubric, digest(rubric), runtime, language) if rubric else {}


def build(root: Path, made: list[Made], tell: Tell) -> dict[str, Any]:
    """Lay the site out from `root/docs` and set every rubric into it; the finished site replaces `root/site`.

    Returns where it stands, how many files it has and the seconds that it took.
    """
    started = time.monotonic()
    tell("laying-out")
    fresh = root / ".cache/site"
    site, last = root / "site", root / ".cache/site-before"
    # thousands of old pages go while the builder, a process of its own, is at work
    clearing = threading.Thread(target=shutil.rmtree, args=(last,), kwargs={"ignore_errors": True})
    clearing.start()
    try:
        make_site(root, made, fresh, clearing.join)
    finally:
        clearing.join()
    if site.exists():
        site.rename(last)
    fresh.rename(site)
    files = sum(len(names) for _, _, names in os.walk(site))
    seconds = round(time.monotonic() - started, 2)
    tell("site-built", files=files, seconds=seconds)
    return {"site": str(site), "files": files, "seconds": seconds}


def make_site(
    root: Path, made: Sequence[Made], site: Path, laid_out: Callable[[], None] = lambda: None
) -> None:
    """Make the finished site in the folder `site`, from `root/docs` and the rubrics; `laid_out` is called in between."""
    lay_out(root, site)
    laid_out()
    preload(site)
    announce(site, languages(root))
    allowed = guard(sorted(site.rglob("*.html")))  # the shells among them: what is set into them may not run
    shells = take_shells(site, languages(root))
    set_in(site, made, shells)
    for language in shells:
        set_apart(site, folder_of(language))
    downloads = []
    if sum(one.card is not None for one in made) <= _PACKED_AT_MOST:
        for rubric, text in packed_forms(root, site, made, shells[DEFAULT_LANGUAGE]):
            downloads.append(f"rubrics/{rubric}/{packed_name(rubric)}")
            (site / downloads[-1]).write_text(text, encoding="utf-8")
    finish(root, site, allowed, downloads)


def packed_forms(root: Path, site: Path, made: Sequence[Made], shells: Shells) -> Iterator[tuple[str, str]]:
    """The id and the form as one file of each rubric, in its newest edition; the site in the folder `site` need only be laid out."""
    address = site_address((site / "index.html").read_text(encoding="utf-8"))
    shared = kit(root, site, shells.styles(FORM), address)
    for one in made:
        if one.card is None:
            continue
        earlier = {
            other.path.stem: other.pages for other in made if other.card is None and other.id == one.id
        }
        yield one.id, packed(shared, one.id, one.pages, earlier)


def packed_form(root: Path, made: Sequence[Made]) -> str:
    """The form of one rubric as one file, without a site that stands."""
    site = root / ".cache/pack"
    lay_out(root, site, (DEFAULT_LANGUAGE,))
    shells = take_shells(site, (DEFAULT_LANGUAGE,))
    ((_, text),) = packed_forms(root, site, made, shells[DEFAULT_LANGUAGE])
    return text


def set_in(site: Path, made: Sequence[Made], shells: Mapping[str, Shells]) -> list[str]:
    """Set the pages, data and search entries of every rubric into a site that has been laid out, in its languages.

    Returns which pages and data are others than before, by their paths below `site`.
    """
    changed: list[str] = []
    entries: dict[str, list[Entry]] = {language: [] for language in shells}
    for put, found in _on_all_cores(partial(_set_one_in, site=site, shells=shells), made):
        changed += put
        for language, of_rubric in found.items():
            entries[language] += of_rubric
    for language, of_all in entries.items():
        add_entries(root_of(site, language), of_all)
    return changed


def _set_one_in(
    one: Made, site: Path, shells: Mapping[str, Shells]
) -> tuple[list[str], dict[str, tuple[Entry, ...]]]:
    """Set the pages and data of one edition into the site: those that changed, and its search entries by language."""
    changed: list[str] = []
    there = {language: pages for language, pages in one.pages.items() if language in shells}
    for language, pages in there.items():
        others = {
            name for key, other in there.items() if key != language for name in (*other.pages, *other.files)
        }
        changed += set_pages_in(site, language, pages, shells, others)
    return changed, {language: tuple(pages.entries) for language, pages in there.items()}


def set_pages_in(
    site: Path, language: str, pages: RubricPages, shells: Mapping[str, Shells], twins: Collection[str]
) -> list[str]:
    """Set pages and files of an edition in one language into the site, and tell which are others than before.

    They are told by their paths below `site`; those whose names are among `twins` have a twin in the other language.
    Whoever reads one meanwhile has it as it was, or as it is: never half.
    """
    shell, rubrics = shells[language], root_of(site, language) / "rubrics"
    texts = {
        name: shell.filled(pages.folder, name, page, twin=name in twins) for name, page in pages.pages.items()
    } | {
        name: _between(shells, language, f"{pages.folder}/{name}", text, twin=name in twins)
        for name, text in pages.files.items()
    }
    put = {name: rubrics / pages.folder / name for name in texts}
    return [put[name].relative_to(site).as_posix() for name, text in texts.items() if _put(put[name], text)]


def _put(target: Path, text: str) -> bool:
    """Make the file `target` hold `text`, whole at once; whether it held another."""
    data = text.encode()
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return True
    if target.read_bytes() == data:
        return False
    new = target.with_name(f".{target.name}")
    new.write_bytes(data)
    new.replace(target)
    return True


def _between(shells: Mapping[str, Shells], language: str, path: str, text: str, *, twin: bool) -> str:
    """A file of a rubric as it stands in the site: a page without a shell leads to the other language, if there is one."""
    if not path.endswith(".html"):
        return text
    return shells[language].linked(path, text, twin=twin) if len(shells) > 1 else alone(text)


def _on_all_cores[Item, Done](work: Callable[[Item], Done], items: Sequence[Item]) -> Iterator[Done]:
    """What `work` makes of each item, in order; on all cores where there are more than a few."""
    if len(items) <= _FEW:
        yield from map(work, items)
        return
    # a copy of this process is at work at once, but can only be had while no other thread runs
    single = sys.platform == "linux" and threading.active_count() == 1
    with ProcessPoolExecutor(mp_context=get_context("fork" if single else "spawn")) as pool:
        yield from pool.map(work, items, chunksize=8)
