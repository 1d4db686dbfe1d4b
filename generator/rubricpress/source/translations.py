"""The English texts of the rubrics: `en/<id>.yaml` beside them, read with every problem and its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rubricpress.core.checks.translations import check_translation
from rubricpress.core.plain.codec import Decoded, decode
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import Translation, texts_of
from rubricpress.source.folding import OPEN
from rubricpress.source.places import FILE_START, Located
from rubricpress.source.reading import EARLIER, SourceFile, few, is_earlier, read_rubric, text_of
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import read_yaml

ENGLISH: Final = "en"
"""The folder of the English texts, beside the newest editions."""
_WORDS: Final = words_of(Translation)


@dataclass
class TranslationFile:
    """A translation file, and what it says.

    `missing` is the file of the rubric with the texts that have no English, at their places there. `words` has what could
    be read of the translation, by official text: complete where neither file has problems; `earlier` are the texts of
    earlier editions where pairs are there that the newest one does not need. Whatever is made of them
    depends on the bytes of the translation file too, which are no part of the rubric's digest.
    """

    source: SourceFile
    missing: SourceFile
    translation: Translation | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    earlier: frozenset[str] = frozenset()

    @property
    def troubled(self) -> list[SourceFile]:
        """The files with problems, that of the translation first."""
        return [one for one in (self.source, self.missing) if one.problems]


def translation_path(rubric: Path) -> Path:
    """Where the English texts of a rubric file stand: `en/<id>.yaml`, for all its editions."""
    if is_earlier(rubric):
        return rubric.parents[2] / ENGLISH / f"{rubric.parent.name}.yaml"
    return rubric.parent / ENGLISH / rubric.name


def translated_rubric(path: Path) -> Path | None:
    """The rubric file whose English texts are in the file at `path`; None where that is no place for English texts.

    A folder of rubrics may itself be called `en`: then the rubric is looked for, and is not found beside it.
    """
    rubric = path.parent.parent / path.name
    return rubric if path.parent.name == ENGLISH and rubric.is_file() else None


def read_translation(rubric: SourceFile) -> TranslationFile | None:
    """The English texts of a sound rubric; None where there is no file of them.

    Complete they must be for the newest edition only: an earlier one takes from the same file what still fits.
    """
    path = translation_path(rubric.path)
    if not path.is_file() or rubric.rubric is None:
        return None
    source, decoded = _read(path)
    file = TranslationFile(source, SourceFile(rubric.path, rubric.text))
    if decoded is None:
        return file
    file.words = decoded.value.words
    file.translation = None if source.problems else decoded.value
    if not is_earlier(rubric.path):
        file.earlier = _of_earlier(rubric.path, rubric.rubric, decoded.value)
        own, missing = check_translation(rubric.rubric, decoded, file.earlier)
        source.problems = _in_order([*source.problems, *(Located(one, source.places.of(one)) for one in own)])
        if missing:
            file.missing.problems = _in_order([Located(one, rubric.places.of(one)) for one in missing])
    return file


def _of_earlier(path: Path, rubric: Rubric, translation: Translation) -> frozenset[str]:
    """The texts of the earlier editions of the rubric at `path`; none where no pair is left for them."""
    if {one.zh for one in translation.texts} <= {one.text for one in texts_of(rubric)}:
        return frozenset()
    files = sorted((path.parent / EARLIER / path.stem).glob("*.yaml"))
    editions = [one for file in files if (one := read_rubric(file).rubric)]
    return frozenset(one.text for edition in editions for one in texts_of(edition))


def orphans(folder: Path) -> Iterator[SourceFile]:
    """The translation files of a folder of rubrics that belong to no rubric."""
    for path in sorted((folder / ENGLISH).glob("*.yaml")):
        if not (folder / path.name).is_file():
            problem = Problem("translation-orphan", (), {"rubric": path.stem})
            yield SourceFile(path, problems=[Located(problem, FILE_START)])


def _read(path: Path) -> tuple[SourceFile, Decoded[Translation] | None]:
    """A translation file with the problems of its form; what could not be read is None."""
    source = SourceFile(path)
    source.text, source.problems = text_of(path)
    if source.problems:
        return source, None
    data, source.places, source.problems = read_yaml(source.text, _WORDS)
    if data is None:
        source.problems = [_void(one, path) for one in source.problems]
        return source, None
    decoded = decode(Translation, data)
    source.problems += [Located(one, source.places.of(one)) for one in decoded.problems]
    return source, decoded


def _void(located: Located, path: Path) -> Located:
    """The problem of a file that holds nothing, as that of a translation: it is the program that writes one."""
    if located.problem.code != "file-empty":
        return located
    return Located(Problem("translation-void", (), {"rubric": path.stem}), located.place)


def _in_order(located: list[Located]) -> list[Located]:
    """In the order of the file; what waits to be put into English is all named, of other problems as many as a person reads."""
    ordered = sorted(located, key=lambda one: (one.place, one.problem.code))
    waiting = [one for one in ordered if one.problem.code in OPEN]
    others = few([one for one in ordered if one.problem.code not in OPEN])
    return sorted([*waiting, *others], key=lambda one: one.place) if waiting else others
