"""Commands that are measured: how long they take, the processor time they use, and the memory they need."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_EVERY_SECONDS: Final = 0.03


@dataclass(frozen=True)
class Ran:
    """One run of a command. `peak` is the most memory, in bytes, that it and all its children held at once.

    Memory that processes share counts for each of them, so that the peak is never too low.
    """

    seconds: float
    processor_seconds: float
    peak: int
    lines: int


def ran(
    command: Sequence[str],
    folder: Path,
    settings: Mapping[str, str] | None = None,
    ends: Collection[int] = (0,),
) -> Ran:
    """Run `command` in `folder`; `lines` counts what it prints. `RuntimeError` where it ends with none of these codes."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **(settings or {})}, stdout=out, stderr=errors
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
        for file in (out, errors):
            file.seek(0)
        if process.returncode not in ends:
            raise RuntimeError(f"{' '.join(command)[:200]}: {errors.read()[-2000:].decode()}")
        lines = sum(1 for _ in out)
    return Ran(seconds, used.ru_utime + used.ru_stime, max(watch.peak, used.ru_maxrss * 1024), lines)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants every few hundredths of a second."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process = process
        self._over = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._over.wait(_EVERY_SECONDS):
            self.peak = max(self.peak, sum(map(_resident, _family(self._process))))

    def end(self) -> None:
        """Stop looking."""
        self._over.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    """A process and all that come from it."""
    yield process
    for task in _entries(f"/proc/{process}/task"):
        for child in _text(f"/proc/{process}/task/{task}/children").split():
            yield from _family(int(child))


def _resident(process: int) -> int:
    """The bytes of memory that a process holds; 0 where it is gone."""
    sizes = _text(f"/proc/{process}/statm").split()
    return int(sizes[1]) * _PAGE if sizes else 0


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  (names are wanted, of a folder that may go away)
    except OSError:
        return []


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii")
    except OSError:
        return ""
