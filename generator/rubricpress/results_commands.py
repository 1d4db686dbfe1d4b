"""The commands `results` and `compare`: what an assessment comes to and what would better it; two of them side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from rubricpress.core.assessing import scorer_for
from rubricpress.core.bridge_results import comparison_reply, results_reply
from rubricpress.core.json_text import read_json, too_large
from rubricpress.core.response import ROLES
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording.results import say
from rubricpress.project import response_bytes, rubrics_folder
from rubricpress.report import visible
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.speaking_commands import SpeakingCommand, language_of_tables, shared_options
from rubricpress.spoken import reason
from rubricpress.spoken import say as tell


@click.command(cls=SpeakingCommand)
@click.argument("file", type=click.Path(path_type=Path))
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

    \b
    Examples:
      rubricpress results base-12.json
      rubricpress results base-12.json --json --svg charts
    """  # noqa: D301  (click keeps the lines after the mark)
    data, scorer = _read(file, Library(rubrics_folder(lang), language_of_tables(lang)), lang)
    roles = [role for role in ROLES if isinstance(data.get("assessments", {}).get(role), dict)] or [ROLES[0]]
    found = {role: results_reply(scorer, data, role, lang) for role in roles}
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
        click.echo(json.dumps({"rubric": about, "results": found}, ensure_ascii=False, separators=(",", ":")))
        return
    for one in found.values():
        for line in (str(file), *(f"  {line}" for line in _lines(one, lang))):
            click.echo(visible(line))


@click.command(cls=SpeakingCommand)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@shared_options
def compare(files: tuple[Path, ...], lang: str, as_json: bool) -> None:
    """Compare two response files, or the self assessment and the review of one.

    \b
    Examples:
      rubricpress compare last-year.json this-year.json
      rubricpress compare base-12.json --json
    """  # noqa: D301  (click keeps the lines after the mark)
    if len(files) > 2:
        raise click.UsageError(say("compare-two", lang))
    library = Library(rubrics_folder(lang), language_of_tables(lang))
    read = [_read(path, library, lang) for path in files]
    scorer = read[-1][1]
    if read[0][1].rubric.id != scorer.rubric.id:
        raise click.UsageError(say("compare-rubrics", lang))
    sides = [
        {"name": str(path), "role": "self", "response": data}
        for path, (data, _) in zip(files, read, strict=True)
    ]
    if len(sides) == 1:
        data = read[0][0]
        sides = [
            {"name": say(f"role-{role}", lang), "role": role, "response": data} for role in ("self", "review")
        ]
    found = comparison_reply(scorer, sides, lang)
    if as_json:
        del found["chart"]
        click.echo(json.dumps(found, ensure_ascii=False, separators=(",", ":")))
        return
    names = [one["name"] for one in found["sides"]]
    click.echo(say("compare-head", lang, {"first": names[0], "second": names[1]}))
    for one in found["other_edition"]:
        click.echo(say("compare-edition", lang, {"name": one, "edition": scorer.rubric.edition}))
    for one in [*found["groups"], *(row for row in found["criteria"] if row["differs"])]:
        click.echo(_pair(one["name"], one))
    click.echo(_pair(say("compare-total", lang), found["total"]))


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


def _pair(name: str, one: dict[str, Any]) -> str:
    first, second, less = (_shown(one[key]) for key in ("first", "second", "difference"))
    return f"  {name}: {first} → {second} ({less})"


def _shown(number: str | None) -> str:
    return "—" if number is None else number.replace("-", "−")


def _read(path: Path, library: Library, lang: str) -> tuple[dict[str, Any], Scorer]:
    """A response file and the scorer of its table; what cannot be read is a usage error."""
    try:
        raw = response_bytes(path)
        data, problems = (None, [too_large()]) if raw is None else read_json(raw)
        scorer, found = (None, problems) if problems else scorer_for(data, library)
    except OSError as error:
        raise click.UsageError(f"{path}: {reason(error, lang)}") from error
    except BrokenRubric as broken:
        raise click.UsageError(f"{broken.source.path}") from broken
    if scorer is None or data is None:
        raise click.UsageError(f"{path}: {found[0].message(lang)}")
    return data, scorer
