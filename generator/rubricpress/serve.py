"""A site on this machine that follows its sources: rubrics, hand-written pages, templates and assets.

A changed rubric is set into the site that stands; only what the theme lays out itself (hand-written
pages, the lists of rubrics) is laid out anew. A rubric with problems leaves its pages as they were, and the
problems are told.
"""

from __future__ import annotations

import queue
import shutil
import threading
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

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

_QUIET_SECONDS = 0.05  # editors write a file in several steps; a change is over when nothing follows it
# a browser that loads a page again needs the processor: what nobody looks at yet waits so long for it
_BEFORE_THE_REST = 0.2
_BEFORE_LAYING_OUT = 1.0
_CHANGES = ("created", "modified", "moved", "deleted")


def serve_site(root: Path, rubrics: Path, port: int, language: str) -> None:
    """Serve until the person stops it (Ctrl-C)."""
    changes = preview.Changes()
    site = _Site(root, rubrics, language, changes)
    click.echo(say("preparing-site", language), err=True)
    if site.refresh():
        changes.after(0)  # the first pages stand before their address is told
    server = preview.start(lambda: site.folder, port, changes)
    click.echo(say("address", language, address=f"http://127.0.0.1:{server.server_port}/"))
    generator = Path(__file__).parent
    try:
        for paths in _bursts([rubrics, root / "site_assets", root / "docs", *_settings(root), generator]):
            site.follow(paths)
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.shutdown()


class _Site:
    """The folder that is served, and what it was made from.

    Setting rubrics into the folder is quick and happens at once; laying the whole site out takes
    seconds and happens beside it, in the other folder, which is then shown.
    """

    def __init__(self, root: Path, rubrics: Path, language: str, changes: preview.Changes) -> None:
        self.root, self.rubrics, self.language, self.changes = root, rubrics, language, changes
        self.folder = root / ".cache/serve-0"
        self._shells: dict[str, Shells] = {}
        self._made: list[Made] = []
        self._troubled: set[Path] = set()
        self._runtime = ""
        self._standing = threading.Lock()  # held while files of the shown folder change
        self._stale = threading.Event()
        threading.Thread(target=self._keep_laid_out, daemon=True).start()

    def follow(self, paths: set[Path]) -> None:
        """Make anew what depends on the changed `paths`."""
        generated = [self.root / "docs" / name for name in ("index.md", "en/index.md", "assets", *OWNED)]
        paths = {path for path in paths if not any(path.is_relative_to(one) for one in generated)}
        if not paths:
            return
        if any(path.suffix in (".py", ".jinja") for path in paths):
            forget_maker()
            environment.cache_clear()
        if not all(path.is_relative_to(self.rubrics) for path in paths):
            self._runtime = ""  # it may be another one now
        self.refresh(paths)
        laid_out = (self.root / "docs", *_settings(self.root), Path(__file__).parent / "site/theme")
        if any(path.is_relative_to(one) for path in paths for one in laid_out):
            self._stale.set()

    def refresh(self, paths: Collection[Path] = ()) -> bool:
        """Write what the sources call for, of which `paths` changed, and show those rubrics; whether all were sound."""
        started = time.monotonic()
        shelf = Shelf(self.rubrics, held=False)
        self._runtime = self._runtime or runtime_of(self.root, _silent)
        self._show_early(shelf, paths, started)
        made, written = write(self.root, shelf, _silent, self._runtime)
        self._troubled = {one.path for one in made if one.broken}
        self.changes.tell([told for one in made if one.broken for told in report.as_shown(one.broken)])
        for one in made:
            if one.broken:
                click.echo(report.as_text(one.broken, self.language), err=True)
        if written is None:
            click.echo(say("pages-stay", self.language), err=True)
            return False
        with self._standing:
            fresh = [one for one in made if one not in self._made]
            self._made = made
            if self._shells and fresh:
                self._tell(set_in(self.folder, fresh, self._shells), started)
        if written.changed or written.removed or not self._shells:
            self._stale.set()
        return True

    def _show_early(self, shelf: Shelf, paths: Collection[Path], started: float) -> None:
        """Where a single rubric changed and no other has problems: show what is looked at most before the rest is made."""
        changed = {translated_rubric(path) or path for path in paths}
        if not self._shells or len(changed) != 1 or not self._troubled <= changed <= {*shelf.files}:
            return

        def early(language: str, pages: RubricPages, twin: bool) -> None:
            names = {*pages.pages, *pages.files} if twin else set()
            if language in self._shells:
                with self._standing:
                    self._tell(set_pages_in(self.folder, language, pages, self._shells, names), started)

        seen = self.changes.count
        maker(self.root, shelf, self._runtime)(*changed, early=early)
        if self.changes.count != seen:
            time.sleep(_BEFORE_THE_REST)

    def _tell(self, changed: Collection[str], started: float) -> None:
        """Have the pages that show these files, named by their paths below the site, loaded again."""
        if changed:
            self.changes.rise({_page_of(path) for path in changed})
            seconds = f"{time.monotonic() - started:.2f}"
            click.echo(say("shown", self.language, seconds=seconds), err=True)

    def _keep_laid_out(self) -> None:
        """Lay the whole site out in the other folder whenever it is stale, and show that one."""
        while self._stale.wait():
            if self._shells:
                time.sleep(_BEFORE_LAYING_OUT)
            self._stale.clear()
            last = self.folder
            folder = last.with_name("serve-1" if last.name == "serve-0" else "serve-0")
            try:
                lay_out(self.root, folder)
            except MAKING_FAILED as failed:
                click.echo(failed.said(self.language), err=True)
                continue
            except OSError as failed:
                click.echo(str(failed), err=True)
                continue
            with self._standing:
                self._shells = take_shells(folder, languages(self.root))
                set_in(folder, self._made, self._shells)
                self.folder = folder
            self.changes.rise()
            shutil.rmtree(last, ignore_errors=True)


def _page_of(path: str) -> str:
    """The address of the page that shows a file below the site: the form uses the data beside the criteria."""
    folder, _, name = path.rpartition("/")
    return f"/{folder}/form/" if name.endswith(".json") else f"/{folder}/"


def _silent(*_: object, **__: object) -> None:
    """Tell nothing of the single steps."""


def _settings(root: Path) -> list[Path]:
    return [root / name for name in SETTINGS.values()]


class _Watcher(FileSystemEventHandler):
    """Passes on which files changed."""

    def __init__(self, changed: queue.SimpleQueue[Path]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's thread."""
        if event.event_type in _CHANGES and not event.is_directory:
            for name in (event.src_path, event.dest_path):
                if name:
                    self._changed.put(Path(str(name)))


def _bursts(places: list[Path]) -> Iterator[set[Path]]:
    """The files that changed, burst by burst, below the folders among `places` and the files there."""
    changed: queue.SimpleQueue[Path] = queue.SimpleQueue()
    observer = Observer()
    for place in places:
        if place.exists():
            observer.schedule(_Watcher(changed), str(place), recursive=True)
    observer.start()
    try:
        while True:
            paths = {changed.get()}
            try:
                while True:
                    paths.add(changed.get(timeout=_QUIET_SECONDS))
            except queue.Empty:
                yield paths
    finally:
        observer.stop()
        observer.join()
