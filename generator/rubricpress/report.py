"""Problems as text for the terminal and as JSON for programs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final

from rubricpress.core.numbers.number import plain
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.wording.plurals import counted
from rubricpress.source.folding import folded
from rubricpress.source.places import Located, Place
from rubricpress.source.reading import SourceFile
from rubricpress.source.yaml_text import lines_of


def as_text(source: SourceFile, language: str) -> str:
    """The problems of a rubric file, each with its line and a mark under the place.

    ```
    rubrics/x.yaml:14:13: group-sum: the criteria of group '1.1' add up to 95; the group says 100
       14 |     points: 15
          |             ^^
       Change the points of a criterion, or the group's, so that both agree.
    ```
    """
    lines = lines_of(source.text)
    shown = folded(source.problems, source.path.stem)
    return "\n".join(_one(source, located, lines, language) for located in shown)


def warned(source: SourceFile, language: str) -> str:
    """The warnings of a file: marks that a draft left, one a line with what stands there; others as problems are told."""
    lines = lines_of(source.text)
    told = []
    for one in source.warnings:
        if one.problem.code == _MARK:
            at = f"{source.path}:{one.place.line}:{one.place.column}: {_MARK}: "
            said = visible(lines[one.place.line - 1]).strip()
            told.append(f"  {at}{said if len(said) <= _LONGEST_LINE else said[: _LONGEST_LINE - 1] + '…'}")
        else:
            told.append(_one(source, one, lines, language))
    return "\n".join(told)


def as_data(
    source: SourceFile, language: str, located: Sequence[Located] | None = None
) -> list[dict[str, Any]]:
    """The problems (or what else is `located` there) as plain data: file, line, column, code, path and the whole sentence."""
    return [
        {
            "file": str(source.path),
            "line": one.place.line,
            "column": one.place.column,
            "code": one.problem.code,
            "path": one.problem.place,
            "message": one.problem.message(language),
        }
        for one in (source.problems if located is None else located)
    ]


def as_shown(source: SourceFile) -> list[dict[str, Any]]:
    """The same for a page that a preview shows: in both languages, with the line in three pieces, and the row that it is about.

    `zh` and `en` are what was found, the remedy, and the value that the rest of the table determines; `row` is the id of the
    criterion, adjustment or group, '' for what is about none.
    """
    lines = lines_of(source.text)
    return [
        {
            "file": str(source.path),
            "rubric": source.path.stem,
            "row": _row_of(source, one, lines),
            "line": one.place.line,
            "column": one.place.column,
            "code": one.problem.code,
            "excerpt": _cut(lines[one.place.line - 1], one.place)
            if one.place.line <= len(lines)
            else ["", "", ""],
            **{language: _said(one.problem, language) for language in ("zh", "en")},
        }
        for one in source.problems
    ]


def _said(problem: Problem, language: str) -> list[str]:
    """What was found, the remedy, and the repair where there is one."""
    said = (problem.found(language), problem.remedy(language), problem.repair(language))
    return [one for one in said if one]


def _row_of(source: SourceFile, located: Located, lines: list[str]) -> str:
    """The id of the nearest row or group around a problem, as it stands in the file."""
    path = located.problem.path
    for end in range(len(path), 1, -1):
        if (
            path[end - 2] in ("criteria", "adjustments", "groups")
            and (*path[:end], "id") in source.places.values
        ):
            place = source.places.values[*path[:end], "id"]
            return lines[place.line - 1][place.column - 1 :][: place.width].strip("\"'")
    return ""


def proved(rubric: Rubric, language: str, *, earlier: bool = False, marks: int = 0) -> str:
    """What `check` has proved of a sound rubric, in one line; of an `earlier` edition it says which.

    So many `marks` of a draft are left in it, which are listed below the line.
    """
    name = f"{rubric.id} {rubric.edition}" if earlier else rubric.id
    criteria = [one for one, _ in all_criteria(rubric) if not one.method.ADJUSTS]
    adjusting = sum(1 for one, _ in all_criteria(rubric) if one.method.ADJUSTS)
    entries = sum(len(getattr(one.method, one.method.ENTRIES)) for one in criteria if one.method.ENTRIES)
    examples = len(rubric.examples)
    if language == "zh":
        said = f"填写样例 {examples} 个，结果相符。" if examples else ""
        return (
            f"{name}：没有问题{f'，但还有 {marks} 处 TODO' if marks else ''}。{len(criteria)} 条、{entries} 个评分点、选项或档次，"
            f"合计 {plain(rubric.points)} 分；加减分项 {adjusting} 个。{said}"
            f"{_LEFT['zh'] if marks else ''}"
        )
    said = f" Worked examples: {examples}, all true." if examples else ""
    return (
        f"{name}: no problems{f', but {counted(marks, "TODO is", "TODOs are")} left' if marks else ''}. {counted(len(criteria), 'criterion', 'criteria')} with "
        f"{counted(entries, 'indicator, level or band', 'indicators, levels or bands')} "
        f"{'adds' if len(criteria) == 1 else 'add'} up to {plain(rubric.points)}; "
        f"{counted(adjusting, 'adjustment', 'adjustments')}.{said}{_LEFT['en'] if marks else ''}"
    )


def _one(source: SourceFile, located: Located, lines: list[str], language: str) -> str:
    place, problem = located.place, located.problem
    text = [f"{source.path}:{place.line}:{place.column}: {problem.code}: {problem.found(language)}"]
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if line.strip():
        before, marked, behind = _cut(line, place)
        number = f"{place.line:>5}"
        mark = "^" * max(1, len(_spaces(marked)))
        text += [f"{number} | {before}{marked}{behind}", f"{' ' * len(number)} | {_spaces(before)}{mark}"]
    text += [f"      {said}" for said in _said(problem, language)[1:]]
    return "\n".join(text)


def _cut(line: str, place: Place) -> tuple[str, str, str]:
    """A line before, at and behind a place; of a long line, what lies near it."""
    line = visible(line)
    start = place.column - 1
    end = start + place.width
    if len(line) <= _LONGEST_LINE:
        return line[:start], line[start:end], line[end:]
    end = min(end, start + 40)
    left, right = max(0, start - 30), end + 30
    return "…" * bool(left) + line[left:start], line[start:end], line[end:right] + "…" * (right < len(line))


def visible(text: str) -> str:
    """`text` without signs that command a terminal."""
    return "".join(
        "\ufffd" if unicodedata.category(sign) in _COMMANDS and sign != "\t" else sign for sign in text
    )


def _spaces(text: str) -> str:
    """As many spaces as `text` takes columns on a terminal; Chinese characters take two."""
    return "".join(
        "\t" if sign == "\t" else " " * (1 + (unicodedata.east_asian_width(sign) in "WF")) for sign in text
    )


_LONGEST_LINE: Final = 120
_MARK: Final = "todo-left"
_LEFT: Final = {
    "zh": "核对完以前不能公布：",
    "en": " It is not to be published before these are settled:",
}
_COMMANDS: Final = frozenset({"Cc", "Cf", "Cs"})
_UNREADABLE: Final = frozenset({"file-large", "file-encoding", "json-form", "json-deep", "not-a-response"})


def exit_code(codes: AbstractSet[str]) -> int:
    """By the codes of a result's problems: 0 without, 1 with some, 2 where the file is no response at all."""
    return 2 if codes & _UNREADABLE else min(len(codes), 1)
