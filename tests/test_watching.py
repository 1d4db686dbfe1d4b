"""What is told of files that change under `rubricpress serve`: each as soon as it is whole, none that is only read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rubricpress import watching as module
from rubricpress.watching import Watched, watching

LONG = 10.0
QUIET = 0.05
NEVER = 0.3


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """Whatever is told within `LONG` was told to be whole."""
    monkeypatch.setattr(module, "_QUIET_SECONDS", LONG)
    (tmp_path / "table.yaml").write_text("id: table\n", encoding="utf-8")
    (tmp_path / "made").mkdir()
    with watching([tmp_path, tmp_path / "not-there"], [tmp_path / "made"]) as found:
        yield found


def test_a_file_that_was_written_is_told_at_once(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "table.yaml"
    started = time.monotonic()
    path.write_text("id: another\n", encoding="utf-8")
    assert watched.burst(LONG) == {path}
    assert time.monotonic() - started < LONG / 2


def test_a_file_that_takes_the_place_of_another_is_told_at_once(watched: Watched, tmp_path: Path) -> None:
    """As many editors save: the new text beside the old one, then in its place."""
    path, new = tmp_path / "table.yaml", tmp_path / ".table.yaml.new"
    started = time.monotonic()
    new.write_text("id: another\n", encoding="utf-8")
    new.replace(path)
    found = watched.burst(LONG)
    while path not in found:
        found |= watched.burst(LONG)
    assert found == {path, new}
    assert time.monotonic() - started < LONG / 2


def test_a_file_that_is_being_written_is_told_when_it_is_closed(watched: Watched, tmp_path: Path) -> None:
    path = tmp_path / "table.yaml"

    def write() -> None:
        with path.open("w", encoding="utf-8") as file:
            for at in range(8):
                print(f"# {at}", file=file, flush=True)
                time.sleep(0.02)
            print("id: table", file=file)

    writing = threading.Thread(target=write)
    writing.start()
    assert watched.burst(LONG) == {path}
    assert path.read_text(encoding="utf-8").endswith("id: table\n")
    writing.join()


def test_where_nothing_tells_that_a_file_is_whole_it_is_when_nothing_follows() -> None:
    watched, path = Watched(), Path("table.yaml")
    watched.tell(path, whole=False)
    started = time.monotonic()
    assert watched.burst() == {path}
    assert time.monotonic() - started >= QUIET


def test_files_that_change_in_the_same_moment_are_told_together() -> None:
    watched, paths = Watched(), [Path("a.yaml"), Path("b.yaml")]
    for path in paths:
        watched.tell(path, whole=True)
    assert watched.burst() == {*paths}


def test_what_is_only_read_or_made_by_ourselves_is_not_told(watched: Watched, tmp_path: Path) -> None:
    assert (tmp_path / "table.yaml").read_text(encoding="utf-8")
    (tmp_path / "made/page.md").write_text("made", encoding="utf-8")
    assert watched.burst(NEVER) == set()
    (tmp_path / "table.yaml").unlink()
    assert watched.burst(LONG) == {tmp_path / "table.yaml"}
