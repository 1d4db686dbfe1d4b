"""The commands `results` and `compare`: what an assessment comes to and what would better it; two of them side by side."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from rubricpress.commands.responses import ResponseFile, as_entries, as_lines, read_response_file, troubled
from rubricpress.commands.speaking import SpeakingCommand, language_of_tables, shared_options
from rubricpress.core.bridge_results import comparison_reply, results_reply
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording.results import say
from rubricpress.project import rubrics_folder
from rubricpress.report import visible
from rubricpress.reports.scores import problem_lines
from rubricpress.source.library import Library
from rubricpress.spoken import reason
from rubricpress.spoken import say as tell

PROBLEMS: Final = 1


@click.command(cls=SpeakingCommand)
@click.argument("file", type=ResponseFile())
@click.option(
    "--svg",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the charts.",
)
@shared_options
def results(file: Path, folder: Path | None, lang: str, as_json: bool) -> None:
    """Tell what a response comes to: groups, losses, what is missing, and the cheapest way to a better conclusion.

    Problems of the file are told too, as score does.

    \b
    Examples:
      rubricpress results base-12.json
      rubricpress results base-12.json --json --svg charts
    """  # noqa: D301  (click keeps the lines after the mark)
    read = read_response_file(file, Library(rubrics_folder(lang), language_of_tables(lang)), lang)
    scorer = read.scorer
    found = {role: results_reply(scorer, read.data, role, lang) for role in read.roles}
    for role, one in found.items():
        charts: dict[str, str] = one.pop("charts")
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                for kind, svg in charts.items():
                    (folder / f"{role}-{kind}.svg").write_text(svg, encoding="utf-8", newline="\n")
            except OSError as error:
                raise click.UsageError(
                    tell("unwritable", lang, path=folder, reason=reason(error, lang))
                ) from error
    if as_json:
        about = {"id": scorer.rubric.id, "edition": scorer.rubric.edition, "digest": scorer.digest}
        told = {"rubric": about, "results": found, "problems": read.problems}
        click.echo(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    else:
        for one in found.values():
            for line in (str(file), *(f"  {line}" for line in _lines(one, lang))):
                click.echo(visible(line))
        for line in problem_lines(read.problems, lang):
            click.echo(visible(line))
    sys.exit(PROBLEMS if read.problems else 0)


@click.command(cls=SpeakingCommand)
@click.argument("files", nargs=-1, required=True, type=ResponseFile())
@shared_options
def compare(files: tuple[Path, ...], lang: str, as_json: bool) -> None:
    """Compare two response files, or the self assessment and the review of one.

    Problems of the files are told too, as score does.

    \b
    Examples:
      rubricpress compare last-year.json this-year.json
      rubricpress compare base-12.json --json
    """  # noqa: D301  (click keeps the lines after the mark)
    if len(files) > 2:
        raise click.UsageError(say("compare-two", lang))
    library = Library(rubrics_folder(lang), language_of_tables(lang))
    read = [read_response_file(path, library, lang) for path in files]
    scorer = read[-1].scorer
    if read[0].scorer.rubric.id != scorer.rubric.id:
        raise click.UsageError(say("compare-rubrics", lang))
    sides = [{"name": one.name, "role": "self", "response": one.data} for one in read]
    if len(sides) == 1:
        sides = [{**sides[0], "name": say(f"role-{role}", lang), "role": role} for role in ("self", "review")]
    found = comparison_reply(scorer, sides, lang)
    told = troubled(read)  # a file may be compared with itself
    if as_json:
        del found["chart"]
        found["problems"] = as_entries(told)
        click.echo(json.dumps(found, ensure_ascii=False, separators=(",", ":")))
    else:
        for line in (*_compared(found, scorer, lang), *as_lines(told, lang)):
            click.echo(line)
    sys.exit(PROBLEMS if told else 0)


def _compared(found: dict[str, Any], scorer: Scorer, lang: str) -> list[str]:
    """The comparison line by line; a side that is not complete is marked beside its total."""
    names = [one["name"] for one in found["sides"]]
    edition = scorer.rubric.edition
    marks = ["" if one["complete"] else say("compare-open", lang) for one in found["sides"]]
    return [
        say("compare-head", lang, {"first": names[0], "second": names[1]}),
        *(say("compare-edition", lang, {"name": one, "edition": edition}) for one in found["other_edition"]),
        *(_pair(one["name"], one) for one in found["groups"]),
        *(_pair(one["name"], one) for one in found["criteria"] if one["differs"]),
        _pair(say("compare-total", lang), found["total"], marks),
    ]


def _lines(found: dict[str, Any], lang: str) -> list[str]:
    """The results of one role, line by line."""
    lines = [f"{say('role-' + found['role'], lang)}: {found['summary']}"]
    for one in found["groups"]:
        share = "—" if one["share"] is None else f"{_shown(one['share'])}%"
        lines.append(
            f"{'  ' * int(one['depth'])}  {one['name']}: {_shown(one['score'])} / {one['max']} ({share})"
        )
    lines += found["outlook"]
    for goal in found["goals"]:
        lines += [
            f"→ {goal['title']}",
            *(f"  {one}" for one in (*goal["missing"], *goal["first"], goal["path"])),
        ]
        for move in goal["moves"]:
            before = "—" if move["from"] is None else _shown(move["from"])
            lines.append(f"    {move['name']}: {before} → {_shown(move['to'])}  {move['words']}")
        lines += [f"  {goal['leads']}"] if goal["leads"] else []
    if found["losses"]:
        lines.append(say("results-losses", lang))
    lines += [
        f"  −{_shown(one['lost'])}  {one['name']} ({_shown(one['score'])} / {one['max']})"
        + (say("results-cost", lang, {"cost": _shown(one["cost"])}) if found["weighed"] else "")
        for one in found["losses"]
    ]
    return lines


def _pair(name: str, one: dict[str, Any], marks: Sequence[str] = ("", "")) -> str:
    first, second, less = (_shown(one[key]) for key in ("first", "second", "difference"))
    return f"  {name}: {first}{marks[0]} → {second}{marks[1]} ({less})"


def _shown(number: str | None) -> str:
    return "—" if number is None else number.replace("-", "−")
