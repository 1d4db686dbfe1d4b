"""The editions of a folder of rubrics: the newest in `<id>.yaml`, earlier ones in `editions/<id>/<edition>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from rubricpress.core.changes.editions import (
    Lock,
    earlier_ids_exist,
    edition_order,
    kept_as_recorded,
    none_lost,
)
from rubricpress.core.plain.codec import NAME, decode
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric
from rubricpress.source.places import Located
from rubricpress.source.reading import EARLIER, SourceFile, is_earlier, read_rubric, text_of
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import read_yaml

LOCK: Final = "editions.lock"
_WORDS: Final = words_of(Lock)


@dataclass
class Shelf:
    """One folder of rubrics with its editions and its lock file, each read when it is asked for, and once.

    Where rubrics are not `held` to the lock, they may be changed as one likes: a preview shows work under way.
    """

    folder: Path
    held: bool = True
    _read: dict[Path, SourceFile] = field(default_factory=dict)

    @classmethod
    def around(cls, path: Path) -> Shelf:
        """The shelf on which the rubric file at `path` stands, be it the newest edition or an earlier one."""
        return cls(path.parents[2] if is_earlier(path) else path.parent)

    @property
    def newest(self) -> list[Path]:
        """The files of the newest editions, by rubric id."""
        return sorted(self.folder.glob("*.yaml"))

    def earlier(self, name: str) -> list[Path]:
        """The files of the earlier editions of the rubric with this id, oldest first."""
        found = (self.folder / EARLIER / name).glob("*.yaml")
        return sorted(found, key=lambda path: edition_order(path.stem))

    @property
    def files(self) -> list[Path]:
        """Every edition of every rubric, the oldest of a rubric first."""
        return [one for path in self.newest for one in (*self.earlier(path.stem), path)]

    @property
    def lock(self) -> Lock:
        """What the lock file records; nothing, where there is none or it cannot be read."""
        return self._locked[0]

    @property
    def lock_file(self) -> SourceFile:
        """The lock file as it was read, with its problems; one that is not there has none."""
        return self._locked[1]

    @cached_property
    def _locked(self) -> tuple[Lock, SourceFile]:
        source = SourceFile(self.folder / LOCK)
        if not self.held or not source.path.is_file():
            return Lock(), source
        source.text, source.problems = text_of(source.path)
        if source.problems:
            return Lock(), source
        data, source.places, source.problems = read_yaml(source.text, _WORDS)
        decoded = decode(Lock, data)
        if data is not None:
            source.problems += [Located(one, source.places.of(one)) for one in decoded.problems]
        return (Lock() if source.problems else decoded.value), source

    def family(self, name: str) -> list[Path]:
        """The files of every edition of the rubric with this id, oldest first."""
        return [*self.earlier(name), self.folder / f"{name}.yaml"]

    def find(self, name: str, edition: str = "") -> Path | None:
        """The file of an edition of a rubric, of the newest where none is named; None where there is no such file."""
        files = {path.stem: path for path in self.earlier(name)}
        newest = self.folder / f"{name}.yaml"
        if not edition or (edition not in files and self._is_edition(newest, edition)):
            return newest if newest.is_file() else None
        return files.get(edition)

    def meant(self, given: str) -> Path | None:
        """The rubric file that a person means by its path, an id, or `id@edition`; None where there is none."""
        path = Path(given)
        if path.is_file():
            return path
        name, _, edition = given.removesuffix(".yaml").partition("@")
        return self.find(name, edition) if NAME.fullmatch(name) else None

    def _is_edition(self, path: Path, edition: str) -> bool:
        rubric = read_rubric(path).rubric
        return rubric is not None and rubric.edition == edition

    def read(self, path: Path) -> SourceFile:
        """The rubric file at `path`, held to its place on the shelf and to what is recorded of its edition."""
        if path not in self._read:
            source = self._read[path] = read_rubric(path)
            if source.rubric:
                problems = self._problems(source.rubric, path)
                source.problems = [Located(one, source.places.of(one)) for one in problems]
                source.rubric = None if problems else source.rubric
        return self._read[path]

    def _problems(self, rubric: Rubric, path: Path) -> list[Problem]:
        """What is wrong with a sound rubric as an edition among others."""
        name = path.parent.name if is_earlier(path) else rubric.id
        earlier = self.earlier(name)
        problems = list(kept_as_recorded(rubric, self.lock))
        if is_earlier(path):
            problems += self._as_earlier(rubric, path)
        else:
            problems += none_lost(rubric, [one.stem for one in earlier], self.lock)
        behind = earlier[: earlier.index(path)] if path in earlier else earlier
        behind = [one for one in behind if one.stem != rubric.edition]
        before = read_rubric(behind[-1]).rubric if behind else None
        return problems + (list(earlier_ids_exist(rubric, before)) if before else [])

    def _as_earlier(self, rubric: Rubric, path: Path) -> Iterator[Problem]:
        about = {"id": rubric.id, "edition": rubric.edition}
        if (rubric.id, rubric.edition) != (path.parent.name, path.stem):
            yield Problem("edition-file", ("edition",), about)
        newest = read_rubric(self.folder / f"{path.parent.name}.yaml").rubric
        if newest and newest.edition == rubric.edition:
            yield Problem("edition-twice", ("edition",), about)
