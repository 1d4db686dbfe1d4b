"""From rubric files to the finished site: read, render, lay out, set in.

Each rubric is read and rendered on its own, on every core; what comes of it is kept in `.cache/pages/`
under the digest of everything that it was made from, so that only what changed is made again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rubricpress.core.digest import digest
from rubricpress.schema.rubric_schema import FILE_NAME, schema_text
from rubricpress.site.builder import BuilderFailed, lay_out
from rubricpress.site.bundle import CompilingFailed
from rubricpress.site.edition_views import Editions
from rubricpress.site.finish import finish
from rubricpress.site.hosting import site_address
from rubricpress.site.npm import NpmFailed
from rubricpress.site.output import Written, site_assets, write_site
from rubricpress.site.packing import kit, packed
from rubricpress.site.pages import RubricPages, check_page, list_pages, packed_name, rubric_pages
from rubricpress.site.policy import guard
from rubricpress.site.runtime import build_runtime
from rubricpress.site.search_index import Entry, add_entries
from rubricpress.site.shells import Shells, shell_files, take_shells
from rubricpress.site.snapshot import SnapshotFailed
from rubricpress.site.tracing import TracingFailed
from rubricpress.site.views import CardView
from rubricpress.source.reading import SourceFile, is_earlier, read_rubric
from rubricpress.source.shelf import Shelf
from rubricpress.spoken import Tell

# what goes wrong in the tools that this project calls, each with a message for people
MAKING_FAILED = (BuilderFailed, NpmFailed, TracingFailed, CompilingFailed, SnapshotFailed)

_FORM = "form/index.html"
_PACKED_AT_MOST = 20  # so many rubrics have their form as one file on the site, of 5 MB each
_FEW = 8  # up to so many rubrics are made sooner than more processes are started


@dataclass(frozen=True)
class Made:
    """One edition of a rubric, read and rendered: where its pages are kept; or the source with its problems.

    `key` is the digest of all that it was made from; `card` is that of the newest edition of a rubric.
    """

    path: Path
    key: str = ""
    card: CardView | None = None
    kept: Path | None = None
    broken: SourceFile | None = None


def write(root: Path, shelf: Shelf, tell: Tell) -> tuple[list[Made], Written | None]:
    """Render every edition of every rubric of `shelf`, and write what the site builder reads into `root/docs`.

    With problems in any rubric nothing is written, and there is no `Written`.
    """
    tell("preparing-runtime")
    out = root / "docs/assets/runtime"
    out.mkdir(parents=True, exist_ok=True)
    runtime = build_runtime(root, out)
    kept = root / ".cache/pages"
    kept.mkdir(parents=True, exist_ok=True)
    files, packed = shelf.files, len(shelf.newest) <= _PACKED_AT_MOST
    make = partial(_make, shelf=shelf, kept=kept, runtime=runtime, packed=packed)
    made = [Made(one.path, broken=one) for one in [shelf.lock_file] if one.problems]
    for at, one in enumerate(_on_all_cores(make, files), 1):
        made.append(one)
        if at % 50 == 0 or at == len(files):
            tell("rendered", done=at, all=len(files))
    if any(one.broken for one in made):
        return made, None
    cards = [one.card for one in made if one.card]
    schema = {f"assets/schema/{FILE_NAME}": schema_text()}
    pages = list_pages(cards) | _check_page(shelf.newest, runtime)
    written = write_site(root, {**site_assets(root), **schema, **pages, **shell_files()})
    tell("sources-written", changed=len(written.changed), removed=len(written.removed))
    return made, written


def _check_page(files: list[Path], runtime: str) -> dict[str, str]:
    """The page for checking a browser, which has the first rubric scored; none where there is no rubric."""
    rubric = read_rubric(files[0]).rubric if files else None
    return check_page(rubric, digest(rubric), runtime) if rubric else {}


def build(root: Path, made: list[Made], tell: Tell) -> dict[str, Any]:
    """Lay the site out from `root/docs` and set every rubric into it; the finished site replaces `root/site`.

    Returns where it stands, how many files it has and the seconds that it took.
    """
    started = time.monotonic()
    tell("laying-out")
    fresh = root / ".cache/site"
    make_site(root, made, fresh)
    site, last = root / "site", root / ".cache/site-before"
    shutil.rmtree(last, ignore_errors=True)
    if site.exists():
        site.rename(last)
    fresh.rename(site)
    shutil.rmtree(last, ignore_errors=True)
    files = sum(len(names) for _, _, names in os.walk(site))
    seconds = round(time.monotonic() - started, 2)
    tell("site-built", files=files, seconds=seconds)
    return {"site": str(site), "files": files, "seconds": seconds}


def make_site(root: Path, made: Sequence[Made], site: Path) -> None:
    """Make the finished site in the folder `site`, from `root/docs` and the rubrics."""
    lay_out(root, site)
    allowed = guard(sorted(site.rglob("*.html")))  # the shells among them: what is set into them may not run
    shells = take_shells(site)
    set_in(site, made, shells)
    downloads = []
    if sum(one.card is not None for one in made) <= _PACKED_AT_MOST:
        for rubric, text in packed_forms(root, site, made, shells):
            downloads.append(f"rubrics/{rubric}/{packed_name(rubric)}")
            (site / downloads[-1]).write_text(text, encoding="utf-8")
    finish(root, site, allowed, downloads)


def packed_forms(root: Path, site: Path, made: Sequence[Made], shells: Shells) -> Iterator[tuple[str, str]]:
    """The id and the form as one file of each rubric, in its newest edition; the site in the folder `site` need only be laid out."""
    address = site_address((site / "index.html").read_text(encoding="utf-8"))
    shared = kit(root, site, shells.styles(_FORM), address)
    for one in made:
        assert one.kept is not None
        if one.card is None:
            continue
        pages = RubricPages.from_json(one.kept.read_text(encoding="utf-8"))
        yield one.card.id, packed(shared, one.card.id, pages.pages[_FORM], pages.files)


def packed_form(root: Path, made: Sequence[Made]) -> str:
    """The form of one rubric as one file, without a site that stands."""
    site = root / ".cache/pack"
    lay_out(root, site)
    ((_, text),) = packed_forms(root, site, made, take_shells(site))
    return text


def set_in(site: Path, made: Sequence[Made], shells: Shells) -> None:
    """Set the pages, data and search entries of every rubric into a site that has been laid out."""
    entries: list[Entry] = []
    for one in made:
        assert one.kept is not None
        pages = RubricPages.from_json(one.kept.read_text(encoding="utf-8"))
        filled = {name: shells.filled(pages.folder, name, page) for name, page in pages.pages.items()}
        for name, text in (*filled.items(), *pages.files.items()):
            target = site / "rubrics" / pages.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        entries += pages.entries
    add_entries(site, entries)


def _on_all_cores[Item, Done](work: Callable[[Item], Done], items: Sequence[Item]) -> Iterator[Done]:
    """What `work` makes of each item, in order; on all cores where there are more than a few."""
    if len(items) <= _FEW:
        yield from map(work, items)
        return
    # a copy of this process is at work at once, but can only be had while no other thread runs
    alone = sys.platform == "linux" and threading.active_count() == 1
    with ProcessPoolExecutor(mp_context=get_context("fork" if alone else "spawn")) as pool:
        yield from pool.map(work, items, chunksize=8)


def _make(path: Path, shelf: Shelf, kept: Path, runtime: str, *, packed: bool) -> Made:
    """Read and render one edition, unless what is kept was made from the very same."""
    name = path.parent.name if is_earlier(path) else path.stem
    family = shelf.family(name)
    key = hashlib.sha256()
    for one in (path, *family):  # a page tells of the other editions too
        key.update(one.read_bytes() if one.is_file() else b"")
    recorded = [one for one in shelf.lock.editions if one.id == name]
    key.update(f"{path.name} {recorded} {runtime} {packed} {_maker()}".encode())
    place = kept / f"{name}@{path.stem}.json" if is_earlier(path) else kept / f"{name}.json"
    pages = _kept(place)
    if pages and pages.key == key.hexdigest():
        return Made(path, pages.key, pages.card, place)
    source = shelf.read(path)
    if source.rubric is None:
        return Made(path, broken=source)
    others = [rubric for one in family if (rubric := shelf.read(one).rubric)]
    editions = Editions(source.rubric, tuple(others))
    pages = rubric_pages(
        source.rubric, digest(source.rubric), runtime, key.hexdigest(), editions=editions, packed=packed
    )
    _keep(place, pages.to_json())
    return Made(path, pages.key, pages.card, place)


def _kept(place: Path) -> RubricPages | None:
    """What is kept there; None where it is missing, damaged or of another shape."""
    try:
        return RubricPages.from_json(place.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(place: Path, text: str) -> None:
    """Write what is kept whole or not at all."""
    new = place.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(place)


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
