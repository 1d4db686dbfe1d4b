"""The commands that make the site, show it, and compare what is published with it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from rubricpress import report
from rubricpress.commands.speaking import (
    SpeakingCommand,
    asked,
    force_option,
    lang_option,
    shared_options,
)
from rubricpress.commands.tables import id_of_table, no_table
from rubricpress.project import (
    FileToWrite,
    project_folder,
    rubrics_folder,
    spared,
)
from rubricpress.source.shelf import Shelf
from rubricpress.spoken import Bilingual, Tell, reason, say

if TYPE_CHECKING:  # what lays out sites is loaded by the commands that need it: the others start fast
    from rubricpress.making import Made
    from rubricpress.site.output import Written

PROBLEMS = 1


@click.command(cls=SpeakingCommand)
@shared_options
def write(lang: str, as_json: bool) -> None:
    """Write what the site builder needs into `docs/`: lists, assets, the scoring runtime.

    Nothing is written while any rubric has problems.

    \b
    Examples:
      rubricpress write
    """  # noqa: D301  (click keeps the lines after the mark)
    made, written = _written(lang, as_json)
    if as_json:
        done = {
            "rubrics": [one.card.id for one in made if one.card],
            "written": written.changed,
            "removed": written.removed,
        }
        click.echo(json.dumps(done, ensure_ascii=False, indent=2))


@click.command(cls=SpeakingCommand)
@shared_options
def build(lang: str, as_json: bool) -> None:
    """Write everything and build the finished site in `site/`.

    \b
    Examples:
      rubricpress build
      rubricpress build --json
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.build import MAKING_FAILED  # noqa: PLC0415
    from rubricpress.build import build as build_site  # noqa: PLC0415

    made, _ = _written(lang, as_json)
    try:
        built = build_site(Path.cwd(), made, _progress(lang, as_json))
    except MAKING_FAILED as failed:
        _failed(failed, lang)
    if as_json:
        click.echo(
            json.dumps(
                {"rubrics": [one.card.id for one in made if one.card], **built}, ensure_ascii=False, indent=2
            )
        )


@click.command(cls=SpeakingCommand)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port on 127.0.0.1; 0 chooses a free one.",
)
@lang_option(asked)
def serve(port: int, lang: str) -> None:
    """Show the site on this machine; pages follow when a rubric, a template or an asset changes.

    \b
    Examples:
      rubricpress serve
      rubricpress serve --port 8080
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.build import MAKING_FAILED  # noqa: PLC0415
    from rubricpress.serve import serve_site  # noqa: PLC0415

    rubrics = rubrics_folder(lang)
    root = project_folder(lang)
    try:
        serve_site(root, rubrics, port, lang)
    except OSError as error:
        raise click.UsageError(say("port", lang, port=port, reason=reason(error, lang))) from error
    except MAKING_FAILED as failed:
        _failed(failed, lang)


@click.command(cls=SpeakingCommand)
@click.argument("rubric", metavar="RUBRIC")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=FileToWrite(),
    help="File to write, NAME.html; RUBRIC.html without it.",
)
@force_option
@shared_options
def pack(*, rubric: str, output: Path | None, force: bool, lang: str, as_json: bool) -> None:
    """Write the form of one rubric as one HTML file that needs no server and no network.

    RUBRIC is its id or its file. The file is opened with a double click; about 5 MB.

    \b
    Examples:
      rubricpress pack my-table
      rubricpress pack my-table -o form.html
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.build import MAKING_FAILED, packed_form  # noqa: PLC0415

    given, rubric = rubric, id_of_table(rubric, lang)
    if "@" in rubric:  # the forms of earlier editions stand on the site alone
        raise no_table(given, lang, Shelf(rubrics_folder(lang)))
    target = spared(output or Path(f"{rubric}.html"), lang, kinds=(".html", ".htm"), force=force)
    if not target.parent.is_dir():  # the form takes a minute to make: told before, not behind it
        raise click.UsageError(say("unwritable", lang, path=target, reason=say("system-missing", lang)))
    made, _ = _written(lang, as_json, only=rubric)
    try:
        text = packed_form(Path.cwd(), [one for one in made if one.id == rubric])
        target.write_text(text, encoding="utf-8", newline="\n")
    except MAKING_FAILED as failed:
        _failed(failed, lang)
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=target, reason=reason(error, lang))) from error
    if as_json:
        done = {"rubric": rubric, "file": str(target), "bytes": target.stat().st_size}
        click.echo(json.dumps(done, ensure_ascii=False, indent=2))
    else:
        click.echo(say("packed", lang, path=target, size=f"{target.stat().st_size / 1e6:.1f}"))


@click.command(cls=SpeakingCommand)
@click.argument("place", metavar="URL_OR_FOLDER")
@shared_options
def verify(place: str, lang: str, as_json: bool) -> None:
    """Compare a published site with the one that is built here: which files are missing, changed, extra.

    The site is built in `.cache/`; `site/` stays as it is. Exit code 0: the same; 1: differences; 2: the
    published site cannot be read. The preview of `serve` is no published site.

    \b
    Examples:
      rubricpress verify https://pinggu.example.org/
      rubricpress verify site
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.build import MAKING_FAILED, make_site  # noqa: PLC0415
    from rubricpress.site.manifest import whole  # noqa: PLC0415
    from rubricpress.verify import Unreadable, compared, is_preview, published, reach  # noqa: PLC0415

    try:  # the site takes a while to make: told before, not behind it
        reach(place)
        if is_preview(place):
            raise click.UsageError(say("preview", lang, place=place))
    except Unreadable as unreadable:
        raise _not_published(place, unreadable, lang) from unreadable
    made, _ = _written(lang, as_json)
    fresh = Path(".cache/verify")
    try:
        make_site(Path.cwd(), made, fresh)
    except MAKING_FAILED as failed:
        _failed(failed, lang)
    expected = whole(fresh)
    try:
        found = compared(expected, published(place, expected))
    except Unreadable as unreadable:
        raise _not_published(place, unreadable, lang) from unreadable
    differences = {"missing": found.missing, "changed": found.changed, "extra": found.extra}
    if as_json:
        click.echo(json.dumps({"files": len(expected), **differences}, ensure_ascii=False, indent=2))
    elif found.elsewhere(len(expected)):
        click.echo(say("elsewhere", lang, files=len(expected), place=place, missing=len(found.missing)))
    else:
        for kind, names in differences.items():
            for name in names:
                click.echo(f"{say(kind, lang)}  {name}")
        click.echo(say("same" if found.same else "differs", lang, files=len(expected), place=place))
    sys.exit(0 if found.same else PROBLEMS)


def _not_published(place: str, unreadable: Bilingual, lang: str) -> click.UsageError:
    return click.UsageError(say("not-published", lang, place=place, reason=unreadable.said(lang)))


def _written(lang: str, as_json: bool, only: str = "") -> tuple[list[Made], Written]:
    """Everything read and rendered; ends the process where a rubric (`only` one, if that is named) has problems."""
    from rubricpress.build import MAKING_FAILED  # noqa: PLC0415
    from rubricpress.build import write as write_sources  # noqa: PLC0415

    shelf = Shelf(rubrics_folder(lang))
    root = project_folder(lang)
    try:
        made, written = write_sources(root, shelf, _progress(lang, as_json), only=only)
    except MAKING_FAILED as failed:
        _failed(failed, lang)
    if written is None:
        broken = [one.broken for one in made if one.broken]
        if as_json:
            problems = [one for source in broken for one in report.as_data(source, lang)]
            click.echo(json.dumps({"problems": problems}, ensure_ascii=False, indent=2))
        else:
            for source in broken:
                click.echo(report.as_text(source, lang), err=True)
        sys.exit(PROBLEMS)
    return made, written


def _progress(lang: str, as_json: bool) -> Tell:
    """Where steps of long work are told: the terminal's error stream, never the JSON."""
    return lambda name, **values: None if as_json else click.echo(say(name, lang, **values), err=True)


def _failed(failure: Bilingual, lang: str) -> NoReturn:
    """Tell what a tool that this project calls has refused, in the tool's own words, and end."""
    click.echo(failure.said(lang), err=True)
    sys.exit(PROBLEMS)
