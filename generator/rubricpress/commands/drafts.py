"""The commands that begin a rubric: `draft` from an office's file, `new` from a few answers."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click

from rubricpress.commands.speaking import SpeakingCommand, asked, lang_option, shared_options
from rubricpress.core.problem import Problem
from rubricpress.project import no_folder
from rubricpress.report import visible
from rubricpress.spoken import as_typed, reason, say

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_STANDARD_OUTPUT = Path("-")


@click.command(cls=SpeakingCommand)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--id", "name", help="Id of the rubric; the name of the file without it.")
@click.option(
    "-o",
    "--to",
    "to",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    help="File to write; rubrics/ID.yaml without it, `-` prints the draft.",
)
@click.option(
    "--table", type=click.IntRange(1), help="Which table of the file, from 1; the largest without it."
)
@shared_options
def draft(
    *, file: Path, name: str | None, to: Path | None, table: int | None, lang: str, as_json: bool
) -> None:
    """Draft a rubric from the table in a Word, Excel, CSV, HTML or text file.

    Every doubt stands in the draft as a TODO, and whatever was not understood in the report.

    \b
    Examples:
      rubricpress draft table.docx --id training-room
      rubricpress draft table.xlsx --table 2 --id training-room
      rubricpress draft table.csv --to -
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.draft import summary  # noqa: PLC0415
    from rubricpress.draft.drafting import draft as draft_of  # noqa: PLC0415
    from rubricpress.draft.files.opening import chosen, read_tables  # noqa: PLC0415
    from rubricpress.draft.files.refusal import Refused  # noqa: PLC0415
    from rubricpress.draft.writing import SCHEMA_LINE, count_of_todos, written  # noqa: PLC0415

    name = _named(name, to, file, lang)
    target = to or _place(name, lang)
    try:
        document = read_tables(file)
        grid, choice = chosen(document, table)
        drafted = draft_of(grid, name, file.stem, _month())
    except Refused as refused:
        _refuse(file, refused.problem, lang, as_json)
    drafted.doubts += [*choice, *document.doubts]
    text = written(drafted.data, [SCHEMA_LINE, say("draft-top", lang, file=file.name)], lang)
    if target == _STANDARD_OUTPUT:
        click.echo(text, nl=False)
    else:
        _write(target, text, lang, as_json)
    todos = count_of_todos(text)
    if as_json:
        said = {"file": str(target), **summary.as_data(drafted, lang), "todos": todos, "problems": []}
        click.echo(json.dumps(said, ensure_ascii=False, indent=2), err=target == _STANDARD_OUTPUT)
    else:
        name = file.name if target == _STANDARD_OUTPUT else str(target)
        click.echo(as_typed(summary.as_text(drafted, lang, name, todos)), err=target == _STANDARD_OUTPUT)


@click.command(cls=SpeakingCommand)
@click.argument("name", metavar="ID")
@click.option("--title", help="Title as printed.")
@click.option(
    "--group",
    "groups",
    multiple=True,
    metavar="TITLE:POINTS",
    help="A section and its points; once for each.",
)
@lang_option(asked)
def new(name: str, title: str | None, groups: tuple[str, ...], lang: str) -> None:
    """Start a rubric: a small, sound file with comments, in `rubrics/`.

    Asks for the title and the sections where they are not given.

    \b
    Examples:
      rubricpress new training-room
      rubricpress new training-room --title 培训教室检查表 --group 教室:40 --group 管理:60
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.draft.starting import group_of, started  # noqa: PLC0415

    target = _place(_checked(name, lang), lang)
    if target.exists():
        _refuse(target, Problem("draft-exists", (), {"file": str(target)}), lang, as_json=False)
    unread = [words for words in groups if not group_of(words)[0]]
    if unread:
        raise click.UsageError("\n".join(say("group-form", lang, given=words) for words in unread))
    title = title or click.prompt(say("ask-title", lang))
    read = [group_of(one) for one in groups or _asked_groups(lang)]
    _write(target, started(name, str(title), _month(), read, lang), lang, as_json=False)
    click.echo(say("new-written", lang, path=target))


def _named(name: str | None, to: Path | None, file: Path, lang: str) -> str:
    """The id of a draft: as asked for, else the name of the file to write, else that of the file to read."""
    if name:
        return _checked(name, lang)
    stem = to.stem if to and to != _STANDARD_OUTPUT else file.stem
    return stem if _ID.fullmatch(stem) else "new-table"


def _asked_groups(lang: str) -> list[str]:
    """The sections, one answer each, until an empty one."""
    from rubricpress.draft.starting import group_of  # noqa: PLC0415

    found: list[str] = []
    while True:
        answer = click.prompt(say("ask-group", lang, at=len(found) + 1), default="", show_default=False)
        if not answer and found:
            return found
        if group_of(answer)[0]:
            found.append(answer)
        else:
            click.echo(say("group-form", lang, given=answer))


def _checked(name: str, lang: str) -> str:
    """An id that a rubric can have."""
    if not _ID.fullmatch(name):
        raise click.UsageError(say("id-form", lang, given=name))
    return name


def _place(name: str, lang: str) -> Path:
    """Where the rubric of this id belongs."""
    folder = Path("rubrics")
    if not folder.is_dir():
        raise no_folder(lang)
    return folder / f"{name}.yaml"


def _write(target: Path, text: str, lang: str, as_json: bool) -> None:
    """Write a file that is not there yet."""
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        _refuse(target, Problem("draft-exists", (), {"file": str(target)}), lang, as_json)
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=target, reason=reason(error, lang))) from error


def _refuse(file: Path, problem: Problem, lang: str, as_json: bool) -> NoReturn:
    """Say why nothing was written, and end."""
    if as_json:
        said = {
            "file": str(file),
            "code": problem.code,
            "path": problem.place,
            "message": problem.message(lang),
        }
        click.echo(json.dumps({"problems": [said]}, ensure_ascii=False, indent=2))
    else:
        click.echo(
            f"{visible(str(file))}: {problem.code}: {problem.found(lang)}\n      {problem.remedy(lang)}"
        )
    sys.exit(1)


def _month() -> str:
    """The month of today."""
    return datetime.now(tz=UTC).astimezone().strftime("%Y-%m")
