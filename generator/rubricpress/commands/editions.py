"""The commands about editions: which there are, which are recorded, and what changed between two."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from rubricpress import report
from rubricpress.commands.speaking import (
    SpeakingCommand,
    asked,
    lang_option,
    language_of_tables,
    shared_options,
)
from rubricpress.core.changes.change import Difference, difference
from rubricpress.core.changes.digest import digest
from rubricpress.core.changes.editions import Recorded, lock_text, record, state_of
from rubricpress.core.changes.scoring_form import scoring_digest
from rubricpress.core.changes.spoken import spoken
from rubricpress.core.plain.quoting import listed, on_one_line
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import translated
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.project import rubrics_folder
from rubricpress.reports.changes import as_markdown, as_text
from rubricpress.source.reading import SourceFile, read_rubric
from rubricpress.source.shelf import Shelf
from rubricpress.source.translations import read_translation
from rubricpress.spoken import say

PROBLEMS = 1


@click.command(cls=SpeakingCommand)
@click.option(
    "--record", "records", is_flag=True, help="Record every edition, as published, in rubrics/editions.lock."
)
@shared_options
def editions(*, records: bool, lang: str, as_json: bool) -> None:
    """List the editions of all rubrics; with --record, record them as published.

    A recorded edition can be reworded, but never again score otherwise.

    \b
    Examples:
      rubricpress editions
      rubricpress editions --record
    """  # noqa: D301  (click keeps the lines after the mark)
    shelf = Shelf(rubrics_folder(lang))
    sources = [shelf.read(path) for path in shelf.files]
    if records:
        sources = [one.to_publish() for one in sources]
    broken = [one for one in (shelf.lock_file, *sources) if one.problems]
    if broken:
        _tell_problems(broken, lang, as_json)
        sys.exit(PROBLEMS)
    rubrics = [one.rubric for one in sources if one.rubric]
    lock, done = record(shelf.lock, rubrics)
    if records:
        shelf.lock_file.path.write_text(lock_text(lock), encoding="utf-8", newline="\n")
    if as_json:
        listed = [_as_data(source, shelf) for source in sources]
        click.echo(json.dumps({"editions": listed, "recorded": records}, ensure_ascii=False, indent=2))
        return
    for one in done:
        click.echo(_said(one, records, lang))


@click.command(cls=SpeakingCommand)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.option(
    "--format",
    "shape",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    show_default=True,
    help="How the differences are printed.",
)
@lang_option(asked)
def diff(*, before: str, after: str, shape: str, lang: str) -> None:
    """Tell what changed between two editions, each a file, an id, or an id with its edition.

    \b
    Examples:
      rubricpress diff training-room@2025-03 training-room
      rubricpress diff old.yaml new.yaml --format markdown
    """  # noqa: D301  (click keeps the lines after the mark)
    sources = [_edition(one, lang) for one in (before, after)]
    broken = [one for one in sources if one.rubric is None]
    if broken:
        _tell_problems(broken, lang, shape == "json")
        sys.exit(PROBLEMS)
    found = _told(_between(*sources), sources[1], language_of_tables(lang))
    if shape == "json":
        click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2))
    else:
        click.echo((as_markdown if shape == "markdown" else as_text)(found, lang))


def _edition(name: str, lang: str) -> SourceFile:
    """The rubric file that is meant by a path, an id, or `id@edition`."""
    path = Path(name)
    if not path.is_file():
        shelf = Shelf(rubrics_folder(lang))
        found = shelf.meant(name)
        if found is None:
            rubric = name.partition("@")[0]
            meant = [one for one in shelf.newest if one.stem == rubric] or shelf.newest
            earlier = [f"{one.stem}@{old.stem}" for one in meant for old in shelf.earlier(one.stem)]
            known = listed([*earlier, *(one.stem for one in meant)])
            raise click.UsageError(say("no-edition", lang, given=on_one_line(name), known=known))
        path = found
    return read_rubric(path)


def _between(before: SourceFile, after: SourceFile) -> list[Rubric]:
    """Two editions with those between them, where they are of one rubric on one shelf."""
    assert before.rubric
    assert after.rubric
    shelf = Shelf.around(after.path)
    family = shelf.family(after.rubric.id)
    if before.path in family and after.path in family:
        between = family[family.index(before.path) + 1 : family.index(after.path)]
        known = [rubric for path in between if (rubric := read_rubric(path).rubric)]
        return [before.rubric, *known, after.rubric]
    return [before.rubric, after.rubric]


def _told(editions: list[Rubric], after: SourceFile, language: str) -> Difference:
    """What changed, in the words of a language as far as the table is translated into it."""
    official = difference(editions)
    file = read_translation(after) if language != DEFAULT_LANGUAGE else None
    if file is None or not file.words:
        return official
    return spoken(official, difference([translated(one, file.words) for one in editions]))


def _tell_problems(broken: list[SourceFile], lang: str, as_json: bool) -> None:
    if as_json:
        problems = [one for source in broken for one in report.as_data(source, lang)]
        click.echo(json.dumps({"problems": problems}, ensure_ascii=False, indent=2))
        return
    for source in broken:
        click.echo(report.as_text(source, lang), err=True)


def _as_data(source: SourceFile, shelf: Shelf) -> dict[str, Any]:
    rubric = source.rubric
    assert isinstance(rubric, Rubric)
    return {
        "id": rubric.id,
        "edition": rubric.edition,
        "file": str(source.path),
        "newest": source.path in shelf.newest,
        "state": state_of(rubric, shelf.lock),
        "scoring": scoring_digest(rubric),
        "digest": digest(rubric),
    }


def _said(one: Recorded, records: bool, lang: str) -> str:
    name = f"edition-{one.what}-recorded" if records and one.what != "same" else f"edition-{one.what}"
    return say(name, lang, id=one.id, edition=one.edition)
