"""The command that prepares the English texts of a rubric, and keeps them up to date with it."""

from __future__ import annotations

import json
import sys
from typing import Final

import click

from rubricpress import report
from rubricpress.commands.speaking import SpeakingCommand, shared_options
from rubricpress.commands.tables import id_of_table, no_table
from rubricpress.project import rubrics_folder
from rubricpress.source.reading import SourceFile
from rubricpress.source.shelf import Shelf
from rubricpress.source.translation_text import renewed
from rubricpress.source.translations import TranslationFile, read_translation, translation_path
from rubricpress.spoken import reason, say

PROBLEMS: Final = 1


@click.command(cls=SpeakingCommand)
@click.argument("name", metavar="ID")
@shared_options
def translate(*, name: str, lang: str, as_json: bool) -> None:
    """Write every text of a rubric into rubrics/en/ID.yaml, ready to be put into English.

    ID may be its file too. What is translated already stays; new texts are left open, and those that are gone stand at the end.

    \b
    Examples:
      rubricpress translate training-room
    """  # noqa: D301  (click keeps the lines after the mark)
    shelf = Shelf(rubrics_folder(lang))
    given, name = name, id_of_table(name, lang)
    path = shelf.find(name)
    if path is None:  # an earlier edition is put into English with the newest
        raise no_table(given, lang, shelf)
    rubric = shelf.read(path)
    file = read_translation(rubric)
    unfit = [rubric] if rubric.problems else []
    if file and not _can_be_kept(file):
        unfit = [file.source]
    if unfit:
        _refuse(unfit[0], lang, as_json)
    new = renewed(rubric, file)
    target = translation_path(path)
    try:
        target.parent.mkdir(exist_ok=True)
        target.write_text(new.text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=target, reason=reason(error, lang))) from error
    if as_json:
        said = {
            "rubric": name,
            "file": str(target),
            "texts": new.texts,
            "open": new.open,
            "unused": new.unused,
        }
        click.echo(json.dumps({**said, "problems": []}, ensure_ascii=False, indent=2))
        return
    if not new.texts and not new.unused:
        click.echo(say("translation-idle", lang, path=target))
        return
    click.echo(
        say("translation-written", lang, path=target, texts=new.texts, open=new.open, unused=new.unused)
    )
    if new.open:
        click.echo(say("translation-open", lang, path=target, open=new.open))
        click.echo(say("translation-until", lang, folder=target.parent))


def _can_be_kept(file: TranslationFile) -> bool:
    """Whether nothing that the file says is lost: it could be read, if it says anything, and nothing in it stands twice."""
    if file.translation is None:
        return {one.problem.code for one in file.source.problems} == {"translation-void"}
    pairs = file.translation.texts
    return len({pair.zh for pair in pairs}) == len(pairs)


def _refuse(source: SourceFile, lang: str, as_json: bool) -> None:
    """Tells the problems because of which nothing is written, and ends the process."""
    if as_json:
        click.echo(json.dumps({"problems": report.as_data(source, lang)}, ensure_ascii=False, indent=2))
    else:
        click.echo(report.as_text(source, lang), err=True)
    sys.exit(PROBLEMS)
