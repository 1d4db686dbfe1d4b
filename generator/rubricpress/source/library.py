"""The rubrics of a folder, read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rubricpress.core.changes.digest import digest
from rubricpress.core.results.assessing import edition_name
from rubricpress.core.scoring import Scorer
from rubricpress.core.translating import translated
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.source.reading import EARLIER, SourceFile, is_earlier, read_rubric
from rubricpress.source.translations import read_translation


class Library(Mapping[str, Scorer]):
    """A scorer for each rubric file of a folder, by rubric id, which is the file's name.

    It lists the newest edition of each rubric; an earlier one is had by its `edition_name`. A file with problems has no
    scorer: asking for it raises `BrokenRubric`. Scorers tell their tables in `language` as far as these are translated;
    numbers and digests are those of the official table.
    """

    def __init__(self, folder: Path, language: str = DEFAULT_LANGUAGE) -> None:
        self.folder = folder
        self.language = language
        self._newest = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
        self._files = {
            edition_name(path.parent.name, path.stem): path for path in folder.glob(f"{EARLIER}/*/*.yaml")
        } | self._newest
        self._scorers: dict[str, Scorer] = {}

    def __getitem__(self, name: str) -> Scorer:
        if name not in self._files:
            raise KeyError(name)
        if name not in self._scorers:
            source = read_rubric(self._files[name])
            if source.rubric is None:
                raise BrokenRubric(source)
            official = Scorer(source.rubric, digest(source.rubric))
            self._scorers[name] = self.told(official, self.language)
        return self._scorers[name]

    def edition(self, about: Mapping[str, str]) -> Scorer:
        """The scorer behind a result, whose `rubric` is `about`."""
        earlier = edition_name(about["id"], about["edition"])
        return self[earlier if earlier in self else about["id"]]

    def told(self, scorer: Scorer, language: str) -> Scorer:
        """The scorer of an official table with its texts in `language`, where it has some; else as it is."""
        if language == DEFAULT_LANGUAGE:
            return scorer
        file = read_translation(read_rubric(self.folder / f"{scorer.rubric.id}.yaml"))
        if file is None or not file.words:
            return scorer
        return Scorer(translated(scorer.rubric, file.words), scorer.digest)

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._newest)

    def __len__(self) -> int:
        return len(self._newest)


class BrokenRubric(Exception):  # noqa: N818  (it is the rubric that is broken)
    """A rubric that is asked for has problems; `source` holds them, `name` is its id."""

    def __init__(self, source: SourceFile) -> None:
        super().__init__(str(source.path))
        self.source = source
        self.name = source.path.parent.name if is_earlier(source.path) else source.path.stem
