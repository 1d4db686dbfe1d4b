"""Problems: a person's mistake as a value, with its place and its remedy.

A problem names a `code` of the catalogue (`wording/problems.py`), the `path` of the place in the
rubric or the response, and the values that the sentence quotes. Nothing here raises: problems are
collected, all of them, and shown in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.core.wording.entry import Sentence
from rubricpress.core.wording.plurals import filled
from rubricpress.core.wording.repair import REPAIR

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Repair:
    """A value that the rest of the table determines: what stands behind `key` of the row, group or rubric `of`."""

    path: Path
    of: str
    key: str
    value: str


@dataclass(frozen=True)
class Problem:
    """One mistake: which kind, where, what the sentence about it quotes, and what the rest of the table says instead."""

    code: str
    path: Path
    values: Mapping[str, str] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    others: tuple[Repair, ...] = ()
    """What could be changed instead of the first of `repairs`, where the table does not tell which."""
    first: Path = ()
    """Of two that are alike: where the other stands, which a reader of the file tells by its line."""

    @property
    def place(self) -> str:
        """The path as it is printed: `assessments.self.ratings.1.2.4.score`."""
        return ".".join(str(part)[:_LONGEST_PART] for part in self.path)

    def found(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What was found and what is required, in `language` (`zh` or `en`)."""
        return filled(_sentence(self.code, language).found, self.values)

    def remedy(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What to do about it, in `language`."""
        return filled(_sentence(self.code, language).remedy, self.values)

    def message(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The whole sentence: what was found, what is required, the remedy."""
        joint, end = ("。", "。") if language == "zh" else (". ", " ")
        repair = self.repair(language)
        return f"{self.found(language)}{joint}{self.remedy(language)}{end * bool(repair)}{repair}"

    def repair(self, language: str = DEFAULT_LANGUAGE) -> str:
        """The value that the rest of the table determines, in `language`; '' where it determines none."""
        said = REPAIR[language]
        ways = [
            said.joint.join(
                (said.other if self.others else said.one).format(of=it.of, key=it.key, value=it.value)
                for it in repairs
            )
            for repairs in (self.repairs, self.others)
            if repairs
        ]
        return said.either.format(*ways) if self.others else said.begins * bool(ways) + "".join(ways)


def _sentence(code: str, language: str) -> Sentence:
    from rubricpress.core.wording.problems import PROBLEMS  # noqa: PLC0415  (the form starts without it)

    return PROBLEMS[code][language]


def first_few(found: Iterable[Problem], count: int, path: Path) -> list[Problem]:
    """The first of `count` problems of one kind below `path`, and one that says how many more there are.

    A file of garbage is told in a few lines, not in a million.
    """
    few = list(islice(found, _FEW))
    if count > _FEW:
        few.append(Problem("more-of-the-same", path, {"count": str(count - _FEW)}))
    return few


_FEW: Final = 20
_LONGEST_PART: Final = 80
