"""A site on this machine that follows its sources: rubrics, templates and assets.

MkDocs serves `docs/` and reloads the browser; this module writes into `docs/` what a change calls for.
A rubric with problems leaves the pages as they are, and the problems are told.
"""

from __future__ import annotations

import queue
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from rubricpress import report
from rubricpress.site.build import builder_environment
from rubricpress.site.write import write_all
from rubricpress.source.reading import read_rubrics

_QUIET_SECONDS = 0.05  # editors write a file in several steps; a change is over when nothing follows it
_CHANGES = ("created", "modified", "moved", "deleted")


def serve_site(root: Path, rubrics: Path, port: int, language: str) -> None:
    """Serve until the person stops it (Ctrl-C)."""
    _rewrite(root, rubrics, language)
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=root, env=builder_environment()) as server:  # noqa: S603  (fixed)
        try:
            for _ in _changes([rubrics, root / "site_assets", Path(__file__).parent / "site"], server):
                _rewrite(root, rubrics, language)
        except KeyboardInterrupt:
            click.echo()
        finally:
            server.terminate()


def _rewrite(root: Path, rubrics: Path, language: str) -> None:
    """Write what the sources call for, or tell their problems."""
    started = time.monotonic()
    sources = read_rubrics(rubrics)
    for source in sources:
        if source.problems:
            click.echo(report.as_text(source, language), err=True)
    if any(source.problems for source in sources):
        click.echo("The pages stay as they were until this is mended.", err=True)
        return
    write_all(root, [source.rubric for source in sources if source.rubric], lambda _: None)
    click.echo(f"Written in {time.monotonic() - started:.2f} s", err=True)


class _Changed(FileSystemEventHandler):
    """Passes on that something changed."""

    def __init__(self, changes: queue.SimpleQueue[None]) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's thread."""
        if event.event_type in _CHANGES and not event.is_directory:
            self._changes.put(None)


def _changes(folders: list[Path], server: subprocess.Popen[bytes]) -> Iterator[None]:
    """One step for each burst of changes below `folders`, until the server ends."""
    changes: queue.SimpleQueue[None] = queue.SimpleQueue()
    observer = Observer()
    for folder in folders:
        if folder.is_dir():
            observer.schedule(_Changed(changes), str(folder), recursive=True)
    observer.start()
    try:
        while server.poll() is None:
            if _waited(changes, 0.5):
                while _waited(changes, _QUIET_SECONDS):
                    pass
                yield
    finally:
        observer.stop()
        observer.join()


def _waited(changes: queue.SimpleQueue[None], seconds: float) -> bool:
    """Whether a change came within `seconds`."""
    try:
        changes.get(timeout=seconds)
    except queue.Empty:
        return False
    return True
