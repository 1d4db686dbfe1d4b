"""The commands about editions: what there is, what is recorded, and what becomes of it."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from rubricpress import report
from rubricpress.core.digest import digest
from rubricpress.core.editions import Recorded, lock_text, named_in_addresses, record, state_of
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring_form import scoring_digest
from rubricpress.project import rubrics_folder
from rubricpress.source.places import Located
from rubricpress.source.reading import SourceFile
from rubricpress.source.shelf import Shelf
from rubricpress.speaking_commands import SpeakingCommand, shared_options
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
    broken = [one for one in (shelf.lock_file, *sources) if one.problems]
    if records:
        broken += [one for one in sources if one not in broken and _held_to_addresses(one)]
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


def _held_to_addresses(source: SourceFile) -> bool:
    """Whether an edition cannot stand in addresses; its problems join those of the file."""
    assert source.rubric
    source.problems = [Located(one, source.places.of(one)) for one in named_in_addresses(source.rubric)]
    return bool(source.problems)


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
