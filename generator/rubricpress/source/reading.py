"""A rubric file, read whole: bytes to model, with every problem and its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from rubricpress.core.checks.advice import advise
from rubricpress.core.checks.examples import examples_come_true
from rubricpress.core.checks.hints import hints
from rubricpress.core.checks.repairing import repaired
from rubricpress.core.checks.validation import validate
from rubricpress.core.plain.codec import decode
from rubricpress.core.problem import Path as ModelPath
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric
from rubricpress.source.consequences import Holes
from rubricpress.source.marks import marks_left
from rubricpress.source.places import FILE_START, Located, Place
from rubricpress.source.spots import Places
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import lines_of, read_yaml

_MEGABYTE: Final = 1024 * 1024
_WORDS: Final = words_of(Rubric)
MAX_BYTES: Final = 4 * _MEGABYTE
EARLIER: Final = "editions"
"""The folder of earlier editions, beside the newest ones."""
MAX_PROBLEMS: Final = 200


@dataclass
class SourceFile:
    """What one rubric file holds: the text, the rubric (None with problems), and the problems in file order.

    `warnings` are no problems of what is written: a table that is not finished can be read and shown all the same.
    """

    path: Path
    text: str = ""
    rubric: Rubric | None = None
    problems: list[Located] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    warnings: list[Located] = field(default_factory=list)

    def to_publish(self) -> SourceFile:
        """The file as one that is to be published: what is not finished in it is a problem then."""
        return replace(self, rubric=None, problems=self.left) if self.rubric and self.left else self

    @property
    def left(self) -> list[Located]:
        """What a person still has to settle in it."""
        return [one for one in self.warnings if one.problem.code == "todo-left"]


def read_rubric(path: Path) -> SourceFile:
    """The rubric in the file at `path`. Never raises for what stands in the file."""
    source = SourceFile(path)
    source.text, source.problems = text_of(path)
    if source.problems:
        return source
    data, source.places, located = read_yaml(source.text, _WORDS)
    if data is not None:
        source.warnings = list(marks_left(source.text))
        decoded = decode(Rubric, data)
        found = validate(decoded.value)
        if not decoded.holes and not decoded.words:  # advice compares rows, so that all of them must be known
            found += advise(decoded.value)
        holes = Holes(decoded, found)
        problems = [*decoded.problems, *(one for one in found if not holes.cause(one))]
        told = {one.path for one in decoded.problems}  # a name or number says itself what is odd in it
        located = [
            one for one in located if one.problem.code != "yaml-character" or one.problem.path not in told
        ]
        misnamed = not is_earlier(path) and decoded.value.id != path.stem
        if misnamed and ("id",) not in decoded.words and () not in decoded.holes:
            problems.append(Problem("file-name", ("id",), {"file": path.stem, "id": decoded.value.id}))
        if not (located or problems):
            problems = examples_come_true(decoded.value)
        if all(_is_known_to_be_open(hole) for hole in decoded.holes):
            problems = repaired(decoded.value, problems)
        located += [source.places.located(problem) for problem in problems]
        source.rubric = None if located else decoded.value
        if source.rubric:
            source.warnings += [source.places.located(one) for one in hints(source.rubric)]
    source.problems = few(sorted(located, key=lambda one: (one.place, one.problem.code)))
    return source


def few(located: list[Located]) -> list[Located]:
    """As many problems as a person reads, and how many more there are."""
    rest = len(located) - MAX_PROBLEMS
    if rest <= 0:
        return located
    last = located[MAX_PROBLEMS - 1].place
    return [*located[:MAX_PROBLEMS], Located(Problem("problems-many", (), {"count": str(rest)}), last)]


def _is_known_to_be_open(hole: ModelPath) -> bool:
    """Whether a place that could not be read is that of the points of a row or group, which may be missing."""
    return hole[-1:] == ("points",) and hole[-3:-2] in (("groups",), ("criteria",))


def read_rubrics(folder: Path) -> list[SourceFile]:
    """Every rubric file of a folder, in the order of their names."""
    return [read_rubric(path) for path in sorted(folder.glob("*.yaml"))]


class _NoText(Exception):  # noqa: N818  (named after what is found)
    """The file holds no text that could be read; `located` says why."""

    def __init__(self, code: str, place: Place = FILE_START, **values: str) -> None:
        super().__init__(code)
        self.located = Located(Problem(code, (), values), place)


def is_earlier(path: Path) -> bool:
    """Whether a file lies where earlier editions do: `editions/<id>/<edition>.yaml`, beside the newest, `<id>.yaml`.

    The newest is looked for, since a whole project may lie in a folder that somebody has called `editions`.
    """
    folder = path.parent.parent
    return folder.name == EARLIER and (folder.parent / f"{path.parent.name}.yaml").is_file()


def text_of(path: Path) -> tuple[str, list[Located]]:
    """The text of a file; '' with the problem why it has none."""
    try:
        return _text(path), []
    except _NoText as reason:
        return "", [reason.located]


def _text(path: Path) -> str:
    """The text of the file."""
    if not path.is_file():
        raise _NoText("file-missing")
    size = path.stat().st_size
    if size > MAX_BYTES:
        # a file just above the limit must not be said to be as large as the limit
        raise _NoText("file-huge", size=str(-(-size // _MEGABYTE)), limit=str(MAX_BYTES // _MEGABYTE))
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = lines_of(raw[: error.start].decode("utf-8-sig"))
        place = Place(len(before), len(before[-1]) + 1)
        guess = _encoding(raw)
        if not guess:
            raise _NoText("file-not-text", place) from error
        raise _NoText("file-not-utf8", place, guess=guess) from error


def _encoding(raw: bytes) -> str:
    """The encoding that the bytes seem to have, for a person to recognise; '' where they seem to be no text."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    if raw.count(0, 0, 2000) > len(raw[:2000]) // 4:
        return "UTF-16"  # without a mark at its beginning
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "" if "\0" in text else "GBK"
