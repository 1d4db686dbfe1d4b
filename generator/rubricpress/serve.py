"""A site on this machine that follows its sources: rubrics, hand-written pages, templates and assets.

A changed rubric is set into the site that stands; only what the theme lays out itself (hand-written
pages, the lists of rubrics) is laid out anew. A rubric with problems leaves its pages and the lists as they were, and
the problems are told; the pages of others follow.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path

import click

from rubricpress import report
from rubricpress.build import MAKING_FAILED, maker, runtime_of, set_in, set_pages_in, write
from rubricpress.making import Made, forget_maker
from rubricpress.site import preview
from rubricpress.site.builder import SETTINGS, languages, lay_out
from rubricpress.site.output import OWNED
from rubricpress.site.pages import RubricPages
from rubricpress.site.rendering import environment
from rubricpress.site.shells import Shells, take_shells
from rubricpress.source.shelf import Shelf
from rubricpress.source.translations import translated_rubric
from rubricpress.spoken import say
from rubricpress.watching import watching

_QUIET_SECONDS = 0.05  # what is saved together is made together
# a browser that shows a change needs the processor: what nobody looks at yet waits so long for it
_UNTIL_PAINTED = 0.1
_BEFORE_THE_REST = 0.2
_BEFORE_LAYING_OUT = 1.0


def serve_site(root: Path, rubrics: Path, port: int, language: str) -> None:
    """Serve until the person stops it (Ctrl-C)."""
    changes = preview.Changes()
    site = LiveSite(root, rubrics, language, changes)
    click.echo(say("preparing-site", language), err=True)
    threading.Thread(target=site.keep_laid_out, daemon=True).start()
    if site.refresh():
        changes.after(0)  # the first pages stand before their address is told
    server = preview.start(lambda: site.folder, port, changes)
    click.echo(say("address", language, address=f"http://127.0.0.1:{server.server_port}/"))
    generator = Path(__file__).parent
    places = [rubrics, root / "site_assets", root / "docs", *_settings(root), generator]
    generated = [root / "docs" / name for name in ("index.md", "en/index.md", "assets", *OWNED)]
    try:
        with watching(places, generated) as watched:
            while True:
                fresh = paths = watched.burst()
                while fresh:
                    shown = site.show_early(fresh)
                    fresh = watched.burst(_BEFORE_THE_REST if shown else _QUIET_SECONDS)
                    paths |= fresh
                site.follow(paths)
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.shutdown()


class LiveSite:
    """The folder that is served, and what it was made from.

    Setting rubrics into the folder is quick and happens at once; laying the whole site out takes
    seconds and happens beside it, in the other folder, which is then shown.
    """

    def __init__(self, root: Path, rubrics: Path, language: str, changes: preview.Changes) -> None:
        self.root, self.rubrics, self.language, self.changes = root, rubrics, language, changes
        self.folder = root / ".cache/serve-0"
        self._shells: dict[str, Shells] = {}
        self._made: dict[Path, Made] = {}  # every edition as it was when it last had no problems
        self._whole: dict[Path, str] = {}  # the keys of those whose pages all stand in the folder
        self._runtime = ""
        self._standing = threading.Lock()  # held while files of the shown folder change
        self._stale = threading.Event()

    def follow(self, paths: set[Path]) -> None:
        """Make anew what depends on the changed `paths`."""
        if any(path.suffix in (".py", ".jinja") for path in paths):
            forget_maker()
            environment.cache_clear()
        if not all(path.is_relative_to(self.rubrics) for path in paths):
            self._runtime = ""  # it may be another one now
        self.refresh()
        laid_out = (self.root / "docs", *_settings(self.root), Path(__file__).parent / "site/theme")
        if any(path.is_relative_to(one) for path in paths for one in laid_out):
            self._stale.set()

    def refresh(self) -> bool:
        """Write what the sources call for, and show it; whether all rubrics were sound."""
        started = time.monotonic()
        shelf = Shelf(self.rubrics, held=False)
        self._runtime = self._runtime or runtime_of(self.root, _silent)
        made, written = write(self.root, shelf, _silent, self._runtime)
        self.changes.tell([told for one in made if one.broken for told in report.as_shown(one.broken)])
        for one in made:
            if one.broken:
                click.echo(report.as_text(one.broken, self.language), err=True)
        self._show(shelf, [one for one in made if not one.broken], started)
        if written is None:
            click.echo(say("pages-stay", self.language), err=True)
            return False
        if written.changed or written.removed or not self._shells:
            self._stale.set()
        return True

    def _show(self, shelf: Shelf, sound: Sequence[Made], started: float) -> None:
        """Set into the folder what is without problems and not there yet."""
        with self._standing:
            now = self._made | {one.path: one for one in sound}
            self._made = {path: now[path] for path in shelf.files if path in now}
            fresh = [one for one in sound if self._whole.get(one.path) != one.key]
            if self._shells and fresh:
                self._tell(set_in(self.folder, fresh, self._shells), started)
                self._whole |= {one.path: one.key for one in fresh}

    def show_early(self, paths: Collection[Path]) -> bool:
        """Where a single rubric changed: show what is looked at most before the rest is made; whether it is another than before."""
        started = time.monotonic()
        shelf = Shelf(self.rubrics, held=False)
        changed = {translated_rubric(path) or path for path in paths}
        if not (self._shells and self._runtime) or len(changed) != 1 or not changed <= {*shelf.files}:
            return False

        def early(language: str, pages: RubricPages, twin: bool) -> None:
            names = {*pages.pages, *pages.files} if twin else set()
            if language not in self._shells:
                return
            with self._standing:
                for path in changed:
                    self._whole.pop(path, None)
                put = set_pages_in(self.folder, language, pages, self._shells, names)
                looked_at = self._tell(put, started)
            if looked_at:
                time.sleep(_UNTIL_PAINTED)

        seen = self.changes.count
        maker(self.root, shelf, self._runtime)(*changed, early=early)
        return self.changes.count != seen

    def _tell(self, changed: Collection[str], started: float) -> bool:
        """Have the pages that show these files, named by their paths below the site, follow; whether one is looked at."""
        if not changed:
            return False
        looked_at = self.changes.rise({_page_of(path) for path in changed})
        seconds = f"{time.monotonic() - started:.2f}"
        click.echo(say("shown", self.language, seconds=seconds), err=True)
        return looked_at

    def keep_laid_out(self) -> None:
        """Lay the site out whenever that is called for, without end."""
        while self._stale.wait():
            if self._shells:
                time.sleep(_BEFORE_LAYING_OUT)
            self._stale.clear()
            try:
                self.lay_out_anew()
            except MAKING_FAILED as failed:
                click.echo(failed.said(self.language), err=True)
            except OSError as failed:
                click.echo(str(failed), err=True)

    def lay_out_anew(self) -> None:
        """Lay the whole site out in the other folder, and show that one.

        Raises what `MAKING_FAILED` names, and `OSError`.
        """
        last, first = self.folder, not self._shells
        folder = last.with_name("serve-1" if last.name == "serve-0" else "serve-0")
        lay_out(self.root, folder)
        with self._standing:
            self._shells = take_shells(folder, languages(self.root))
            before = {path: one.kept_as for path, one in self._made.items()}
            set_in(folder, [*self._made.values()], self._shells)
            # a file that was saved meanwhile may have been made anew, and its pages set in: those of `_made` are then still to come
            same = {path for path, kept in before.items() if kept and kept == self._made[path].kept_as}
            self._whole = {path: self._made[path].key for path in same}
            self.folder = folder
        self.changes.rise(None if first else _differing(last, folder))
        shutil.rmtree(last, ignore_errors=True)


def _differing(before: Path, after: Path) -> set[str] | None:
    """The addresses of the pages that are others in the second of two sites; None where something differs that all of them use.

    The search index is no such thing: it is asked for when somebody searches.
    """
    names = {
        path.relative_to(site).as_posix()
        for site in (before, after)
        for path in site.rglob("*")
        if path.is_file()
    }
    others = {name for name in names if not _same(before / name, after / name)}
    if any(name.startswith("assets/") for name in others):
        return None
    return {_page_of(name) for name in others if name.endswith((".html", ".json")) and "search/" not in name}


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def _page_of(path: str) -> str:
    """The address of the page that shows a file below the site: the form uses the data beside the criteria."""
    folder, _, name = f"/{path}".rpartition("/")
    return f"{folder}/form/" if name.endswith(".json") else f"{folder}/"


def _silent(*_: object, **__: object) -> None:
    """Tell nothing of the single steps."""


def _settings(root: Path) -> list[Path]:
    return [root / name for name in SETTINGS.values()]
