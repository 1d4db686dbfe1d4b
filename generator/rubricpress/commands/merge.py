"""The command `merge`: response files whose parts were filled in apart, as one."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from rubricpress.commands.responses import (
    ReadResponse,
    ResponseFile,
    as_entries,
    as_lines,
    read_response_file,
    troubled,
)
from rubricpress.commands.speaking import SpeakingCommand, force_option, shared_options
from rubricpress.core.assessments.merging_report import merged_data
from rubricpress.core.check_code import check_code
from rubricpress.project import FileToWrite, rubrics_folder, spared
from rubricpress.report import visible
from rubricpress.source.library import Library
from rubricpress.spoken import reason, say

_OPEN = 1


@click.command(cls=SpeakingCommand)
@click.argument("files", nargs=-1, required=True, type=ResponseFile())
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=FileToWrite(),
    help="File to write, NAME.json.",
)
@force_option
@shared_options
def merge(*, files: tuple[Path, ...], output: Path, force: bool, lang: str, as_json: bool) -> None:
    """Merge response files whose parts were filled in apart.

    Where files differ nothing is written at that place; it is printed, and the exit code is 1. Problems of the files are
    told too, as score does.

    \b
    Examples:
      rubricpress merge part-1.json part-2.json -o whole.json
    """  # noqa: D301  (click keeps the lines after the mark)
    library = Library(rubrics_folder(lang))
    spared(output, lang, *files, kinds=(".json",), force=force)
    read = [read_response_file(path, library, lang) for path in files]
    scorers = [one.scorer for one in read]
    if len({scorer.rubric.id for scorer in scorers}) > 1:
        raise click.UsageError(say("merge-rubrics", lang, files=_whose(read, lang)))
    if len({scorer.rubric.edition for scorer in scorers}) > 1:
        raise click.UsageError(say("merge-editions", lang, files=_whose(read, lang)))
    merged = merged_data(scorers[0], [one.data for one in read], {}, lang)
    response = merged["response"]
    whole = {**response, "check_code": check_code(response, scorers[0].rubric.edition)}
    try:
        output.write_text(
            json.dumps(whole, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n"
        )
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=output, reason=reason(error, lang))) from error
    conflicts = merged["conflicts"]
    names = [one.name for one in read]
    told = troubled(read)
    if as_json:
        said = {
            "file": str(output),
            "files": names,
            "conflicts": conflicts,
            "check_code": whole["check_code"],
            "problems": as_entries(told),
        }
        click.echo(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        for one in conflicts:
            click.echo("\n".join(map(visible, _told(one, names, lang))))
        for line in as_lines(told, lang):
            click.echo(line)
        done = "merge-open" if conflicts else "merge-troubled" if told else "merge-done"
        click.echo(say(done, lang, path=output, count=len(conflicts)))
    sys.exit(_OPEN if conflicts or told else 0)


def _whose(read: Sequence[ReadResponse], lang: str) -> str:
    """Which file is of which rubric and edition, line by line."""
    rubrics = [(one.name, one.scorer.rubric) for one in read]
    lines = [
        say(
            "merge-file",
            lang,
            path=Path(name),
            title=about.short_title or about.title,
            rubric=about.id,
            edition=about.edition,
        )
        for name, about in rubrics
    ]
    return "\n".join(lines)


def _told(conflict: dict[str, Any], names: list[str], lang: str) -> list[str]:
    """One conflict: where it is, and what each file says."""
    between = "；" if lang == "zh" else "; "
    lines = [f"{conflict['where']} · {conflict['what']}"]
    return [
        *lines,
        *(f"  {name}: {between.join(said)}" for name, said in zip(names, conflict["sides"], strict=True)),
    ]
