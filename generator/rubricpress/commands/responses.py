"""Response files as commands read them: with the scorer of their table, and with their problems as `score` tells them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from rubricpress.commands.speaking import language_of
from rubricpress.core.plain.json_text import read_json, too_large
from rubricpress.core.problem import Problem
from rubricpress.core.response import ROLES
from rubricpress.core.results.assessing import score_data, scorer_for
from rubricpress.core.results.result import problem_of
from rubricpress.core.scoring import Scorer
from rubricpress.project import response_bytes
from rubricpress.report import exit_code, visible
from rubricpress.reports.scores import problem_lines
from rubricpress.source.library import Library
from rubricpress.spoken import say


@dataclass(frozen=True)
class ReadResponse:
    """A response file: its name, its plain data, the scorer of its table, and its problems as in a result."""

    name: str
    data: dict[str, Any]
    scorer: Scorer
    problems: list[dict[str, str]]

    @property
    def roles(self) -> list[str]:
        """The roles that have an assessment; where none has, the first."""
        given = self.data.get("assessments")
        there = given if isinstance(given, dict) else {}
        return [role for role in ROLES if isinstance(there.get(role), dict)] or [ROLES[0]]


class ResponseFile(click.Path):
    """A response file. The id or the file of a rubric, given in its place, is told as what it is."""

    def __init__(self, *, allow_dash: bool = False) -> None:
        super().__init__(path_type=Path, allow_dash=allow_dash)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path, unless a rubric is meant by it."""
        given = Path(value)
        named = Path("rubrics") / f"{given}.yaml"
        if given.suffix.lower() in {".yaml", ".yml"} or (not given.exists() and _is_there(named)):
            said = "table-to-print" if ctx and ctx.info_name == "print" else "table-given"
            raise click.UsageError(say(said, language_of(ctx), path=given), ctx)
        return super().convert(value, param, ctx)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any file can have
        return False


def read_response_file(path: Path, library: Library, lang: str) -> ReadResponse:
    """A response file with its problems; what cannot be read as one ends the process."""
    data = response_data(path, lang)
    scorer, found = scorer_for(data, library)
    if scorer is None:
        unreadable(path, found, lang)
    _, problems = score_data(data, scorer)
    return ReadResponse(str(path), data, scorer, [problem_of(one, lang) for one in problems])


def response_data(path: Path, lang: str) -> dict[str, Any]:
    """The plain data of a response file; what is none, or larger than any, ends the process."""
    raw = response_bytes(path)
    data, problems = ({}, [too_large()]) if raw is None else read_json(raw)
    if problems:
        unreadable(path, problems, lang)
    return data


def unreadable(path: Path, problems: Sequence[Problem], lang: str, least: int = 0) -> NoReturn:
    """Tell why a file is of no use, every problem with its place, and end as `score` does, with `least` at least."""
    for one in problems:
        click.echo(visible(_line(path, one, lang)), err=True)
    sys.exit(max(least, exit_code({one.code for one in problems})))


def _line(path: Path, problem: Problem, lang: str) -> str:
    place = f"{problem.place}: " if problem.place else ""
    return f"{path}: {place}{problem.code}: {problem.message(lang)}"


def troubled(files: Sequence[ReadResponse]) -> dict[str, list[dict[str, str]]]:
    """The files that have problems, by name, each once."""
    return {one.name: one.problems for one in files if one.problems}


def as_entries(found: Mapping[str, Sequence[Mapping[str, str]]]) -> list[dict[str, str]]:
    """The problems of several files for programs, each with its file."""
    return [{"file": name, **one} for name, told in found.items() for one in told]


def as_lines(found: Mapping[str, Sequence[Mapping[str, str]]], lang: str) -> Iterator[str]:
    """The problems of several files for people, file by file."""
    for name, told in found.items():
        for line in (name, *problem_lines(told, lang)):
            yield visible(line)
