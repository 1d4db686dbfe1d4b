"""Which source files change, told as soon as they are whole."""

from __future__ import annotations

import queue
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

# whoever only reads a file is not told of: a site that is laid out reads thousands
_TOLD: Final = [FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent]
_BEGUN: Final = ("created", "modified")
_NEXT_SECONDS: Final = 0.002  # what happened in the same moment is told so soon afterwards
_QUIET_SECONDS: Final = 0.05  # where nothing tells that a file is whole, it is when nothing follows


class Watched:
    """The changes of files under some places."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[tuple[Path, bool]] = queue.SimpleQueue()

    def tell(self, path: Path, *, whole: bool) -> None:
        """The file at `path` has changed, and is as `whole` as it will be, or is being written."""
        self._told.put((path, whole))

    def burst(self, seconds: float | None = None) -> set[Path]:
        """The files that change next; none, where nothing changes for so long.

        Those that are closed after writing, moved into their place or deleted are whole. Not every system tells
        that a file was closed: there, those are whole that nothing more happens to.
        """
        paths: set[Path] = set()
        begun: set[Path] = set()
        wait = seconds
        while True:
            try:
                path, whole = self._told.get(timeout=wait)
            except queue.Empty:
                return paths
            paths.add(path)
            begun = begun - {path} if whole else begun | {path}
            wait = _QUIET_SECONDS if begun else _NEXT_SECONDS


class _Watcher(FileSystemEventHandler):
    """Passes on which files changed, but for those under the places that are left out."""

    def __init__(self, watched: Watched, left_out: Sequence[Path]) -> None:
        self._watched, self._left_out = watched, left_out

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the observer's thread."""
        if event.is_directory:
            return
        for name in (event.src_path, event.dest_path):
            path = Path(str(name))
            if name and not any(path.is_relative_to(one) for one in self._left_out):
                self._watched.tell(path, whole=event.event_type not in _BEGUN)


@contextmanager
def watching(places: Sequence[Path], left_out: Sequence[Path] = ()) -> Iterator[Watched]:
    """The changes below the folders among `places`, and of the files there; what we write ourselves is `left_out`."""
    watched = Watched()
    observer = Observer()
    for place in places:
        if place.exists():
            observer.schedule(_Watcher(watched, left_out), str(place), recursive=True, event_filter=_TOLD)
    observer.start()
    try:
        yield watched
    finally:
        observer.stop()
        observer.join()
