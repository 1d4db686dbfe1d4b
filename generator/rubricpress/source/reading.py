"""A rubric file, read whole: bytes to model, with every problem and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rubricpress.core.codec import decode
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric
from rubricpress.core.validation import validate
from rubricpress.source.places import Place, Places
from rubricpress.source.yaml_text import read_yaml

MAX_BYTES: Final = 4 * 1024 * 1024


@dataclass(frozen=True)
class Located:
    """A problem with its place in the file."""

    problem: Problem
    place: Place


@dataclass
class SourceFile:
    """What one rubric file holds: the text, the rubric (None with problems), and the problems in file order."""

    path: Path
    text: str = ""
    rubric: Rubric | None = None
    problems: list[Located] = field(default_factory=list)


def read_rubric(path: Path) -> SourceFile:
    """The rubric in the file at `path`. Never raises for what stands in the file."""
    source = SourceFile(path)
    text, problem = _text(path)
    if problem:
        source.problems = [Located(problem, Place(1, 1))]
        return source
    source.text = text
    data, places, problems = read_yaml(text)
    if data is None:
        source.problems = _located(problems, places)
        return source
    decoded = decode(Rubric, data)
    problems += decoded.problems
    problems += [one for one in validate(decoded.value) if not _hidden(one, decoded.holes)]
    if decoded.value.id != path.stem and ("id",) not in decoded.holes and () not in decoded.holes:
        problems.append(Problem("file-name", ("id",), {"file": path.stem, "id": decoded.value.id}))
    source.problems = _located(problems, places)
    source.rubric = None if problems else decoded.value
    return source


def read_rubrics(folder: Path) -> list[SourceFile]:
    """Every rubric file of a folder, in the order of their names."""
    return [read_rubric(path) for path in sorted(folder.glob("*.yaml"))]


def _text(path: Path) -> tuple[str, Problem | None]:
    """The text of the file, or why it cannot be had."""
    if not path.is_file():
        return "", Problem("file-missing", ())
    size = path.stat().st_size
    if size > MAX_BYTES:
        values = {"size": str(size // (1024 * 1024)), "limit": str(MAX_BYTES // (1024 * 1024))}
        return "", Problem("file-huge", (), values)
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        return "", Problem("file-not-utf8", (), {"guess": _encoding(raw)})


def _encoding(raw: bytes) -> str:
    """The encoding that the bytes seem to have, for a person to recognise."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK"


def _hidden(problem: Problem, holes: list[tuple[str | int, ...]]) -> bool:
    """Whether a problem follows only from a stand-in that was put near it."""
    scope = problem.path[:-1]
    return any(hole[: len(scope)] == scope for hole in holes)


def _located(problems: list[Problem], places: Places) -> list[Located]:
    located = [Located(problem, places.of(problem)) for problem in problems]
    return sorted(located, key=lambda one: (one.place, one.problem.code))
