"""The rubrics of a folder, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rubricpress.core.digest import digest
from rubricpress.core.scoring import Scorer
from rubricpress.source.reading import SourceFile, read_rubric


class Library(Mapping[str, Scorer]):
    """A scorer for each rubric file of a folder, by rubric id, which is the file's name.

    A file with problems has no scorer: asking for it raises `BrokenRubric`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names = sorted(path.stem for path in folder.glob("*.yaml"))
        self._scorers: dict[str, Scorer] = {}

    def __getitem__(self, name: str) -> Scorer:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._scorers:
            source = read_rubric(self.folder / f"{name}.yaml")
            if source.rubric is None:
                raise BrokenRubric(source)
            self._scorers[name] = Scorer(source.rubric, digest(source.rubric))
        return self._scorers[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class BrokenRubric(Exception):  # noqa: N818  (it is the rubric that is broken)
    """A rubric that is asked for has problems; `source` holds them."""

    def __init__(self, source: SourceFile) -> None:
        super().__init__(str(source.path))
        self.source = source
