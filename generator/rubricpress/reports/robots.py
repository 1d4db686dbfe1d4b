"""Problems of rubric files as robots read them: annotations of GitHub, and SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from rubricpress.source.folding import folded
from rubricpress.source.places import Located
from rubricpress.source.reading import SourceFile

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def as_github(sources: Iterable[SourceFile], language: str) -> Iterator[str]:
    """One workflow command for each problem, which GitHub shows at the line of the change: `::error file=…::…`.

    Warnings follow as `::warning`: they do not fail a run.
    """
    for source in sources:
        found = [(one, "error") for one in folded(source.problems, source.path.stem)]
        found += [(one, "warning") for one in folded(source.warnings, source.path.stem)]
        for one, kind in found:
            place = {
                "file": _uri(source.path),
                "line": str(one.place.line),
                "col": str(one.place.column),
                "endColumn": str(_end(one)),
                "title": one.problem.code,
            }
            named = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items())
            yield f"::{kind} {named}::{_escaped(one.problem.message(language))}"


def as_sarif(sources: Iterable[SourceFile], language: str) -> str:
    """All problems and warnings as one SARIF file, which GitHub, GitLab and editors take in."""
    found = [(source, one) for source in sources for one in (*source.problems, *source.warnings)]
    codes = sorted({one.problem.code for _, one in found})
    driver = {
        "name": "rubricpress",
        "version": version("rubricpress"),
        "language": language,
        "rules": [{"id": code} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(source, one, codes, language) for source, one in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(source: SourceFile, one: Located, codes: list[str], language: str) -> dict[str, Any]:
    region = {"startLine": one.place.line, "startColumn": one.place.column, "endColumn": _end(one)}
    where = {"artifactLocation": {"uri": _uri(source.path)}, "region": region}
    return {
        "ruleId": one.problem.code,
        "ruleIndex": codes.index(one.problem.code),
        "level": "warning" if one in source.warnings else "error",
        "message": {"text": one.problem.message(language)},
        "locations": [{"physicalLocation": where}],
    }


def _end(one: Located) -> int:
    """The column behind what is marked."""
    return one.place.column + one.place.width


def _uri(path: Path) -> str:
    """A path inside the project with slashes, as both formats have it."""
    return path.as_posix()


def _escaped(text: str, signs: str = "") -> str:
    """Text without the signs that would end a workflow command, or one of its properties."""
    for sign in f"%\r\n{signs}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
