"""The command that carries a response of an earlier edition over to the newest one."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import click

from rubricpress.commands.responses import ResponseFile, response_data, unreadable
from rubricpress.commands.speaking import (
    SpeakingCommand,
    force_option,
    language_of_tables,
    shared_options,
)
from rubricpress.core.changes.migrating import Migration, migrate
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.response import named_rubric
from rubricpress.core.results.assessing import score_data, scorer_for
from rubricpress.core.results.result import problem_of
from rubricpress.core.wording.migrations import MIGRATION_WORDS
from rubricpress.project import FileToWrite, rubrics_folder, spared
from rubricpress.report import visible
from rubricpress.reports.scores import problem_lines
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.source.shelf import Shelf
from rubricpress.spoken import reason, say

PROBLEMS: Final = 1


@click.command("migrate", cls=SpeakingCommand)
@click.argument("file", type=ResponseFile())
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=FileToWrite(),
    help="File to write, NAME.json; without it, nothing is written.",
)
@force_option
@shared_options
def migrate_file(*, file: Path, output: Path | None, force: bool, lang: str, as_json: bool) -> None:
    """Carry a response file of an earlier edition over to the newest one, and tell what becomes of each rating.

    The file as it was is kept in the new one, under `history`. Problems of the file are told too, as score does.

    \b
    Examples:
      rubricpress migrate last-year.json
      rubricpress migrate last-year.json -o this-year.json
    """  # noqa: D301  (click keeps the lines after the mark)
    library = Library(rubrics_folder(lang))
    if output is not None:
        spared(output, lang, file, kinds=(".json",), force=force)
    found = _told(_migrated(file, library, lang), library, language_of_tables(lang))
    text = json.dumps(found.response, ensure_ascii=False, indent=2) + "\n"
    if output is not None:
        try:
            output.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise click.UsageError(
                say("unwritable", lang, path=output, reason=reason(error, lang))
            ) from error
    _, wrong = score_data(dict(found.old), found.before)
    problems = [problem_of(one, lang) for one in wrong]
    if as_json:
        told = {**found.as_data(lang), "problems": problems, "response": found.response}
        told["file"] = None if output is None else str(output)
        click.echo(json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    else:
        lines = (*_lines(file.name, found, lang), *problem_lines(problems, lang))
        click.echo("\n".join(map(visible, lines)))
        if output is not None:
            click.echo(say("written", lang, path=output))
    sys.exit(PROBLEMS if problems else 0)


def _told(found: Migration, library: Library, language: str) -> Migration:
    """A migration told in a language: what becomes of each rating has been decided by the official tables."""
    after = library.told(found.after, language)
    return found.told_by(after if found.same else library.told(found.before, language), after)


def _migrated(file: Path, library: Library, lang: str) -> Migration:
    """The migration of a file; ends the process where it is no response, or of no edition that is known."""
    data = response_data(file, lang)
    name, found = named_rubric(data)
    if not found and name not in library:
        _, found = scorer_for(data, library)
    if found:
        unreadable(file, found, lang)
    try:
        newest = library[name]
        edition = data["rubric"].get("edition") or newest.rubric.edition
        earlier = [path.stem for path in Shelf(library.folder).earlier(name)]
        if edition == newest.rubric.edition:
            return migrate(data, [newest])
        if edition in earlier:
            before = [library[f"{name}@{one}"] for one in earlier[earlier.index(edition) :]]
            return migrate(data, [*before, newest])
    except BrokenRubric as broken:
        click.echo(f"{broken.source.path}: {say('broken-edition', lang)}", err=True)
        sys.exit(PROBLEMS)
    _, found = score_data(data, newest)
    if any(one.code == "rubric-edition" for one in found):
        known = ("、" if lang == "zh" else ", ").join([*earlier, newest.rubric.edition])
        said = say("migrate-edition", lang, file=file, given=quoted(edition), rubric=name, known=known)
        click.echo(visible(said), err=True)
    # what is rated and answered cannot be judged by another edition than its own
    others = [
        one for one in found if one.code != "rubric-edition" and not {"ratings", "profile"} & {*one.path}
    ]
    return unreadable(file, others, lang, PROBLEMS)


def _lines(name: str, found: Migration, lang: str) -> Iterator[str]:
    """The report: both totals, how many ratings came over and how, then each that did not come over as it was."""
    words = MIGRATION_WORDS[lang]
    told = found.as_data(lang)
    rubric = found.after.rubric
    yield words["head"].format(
        file=name,
        title=rubric.short_title or rubric.title,
        before=told["from"]["edition"],
        after=rubric.edition,
    )
    if found.same:
        yield f"  {words['same']}"
        return
    for role, sums in told["totals"].items():
        sides = (_sum(sums[side], words) for side in ("before", "after"))
        yield f"  {words[role]}{words['colon']}{' → '.join(sides)}"
    yield f"  {told['counted']}"
    for one in told["ratings"]:
        if one["outcome"] != "kept" or one["look"]:
            row = one["id"] if one["was"] in ("", one["id"]) else f"{one['was']} → {one['id'] or '—'}"
            yield f"    {words[one['role']]} {row} {one['title']}{words['colon']}{one['said']}"
    for one in told["added"]:
        yield f"    {words['added']}{words['colon']}{one['id']} {one['title']}"
    for one in told["profile"]:
        yield f"    {words['profile']}{words['colon']}{one['title']}"


def _sum(result: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """A total with its conclusion: `34.8 / 50 分，合格`."""
    total = words["sum"].format(total=result["total"] or "—", most=result["max_total"] or "—")
    ended = result["conclusion"]["title"] if result["conclusion"] else ""
    return words["joint"].join(filter(None, (total, ended, "" if result["complete"] else words["open"])))
