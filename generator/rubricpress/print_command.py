"""The command that prints the official table: filled from a response file, or blank."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from rubricpress import report
from rubricpress.core.assessing import score_data, scorer_for
from rubricpress.core.json_text import read_json, too_large
from rubricpress.core.paper import paper
from rubricpress.core.problem import Problem
from rubricpress.core.scoring import Scorer
from rubricpress.project import response_bytes, rubrics_folder
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.speaking_commands import SpeakingCommand, asked, lang_option
from rubricpress.spoken import say

_PROBLEMS = 1
_USAGE = 2
_STYLE = Path("site_assets/css/paper.css")


@click.command("print", cls=SpeakingCommand)
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--blank", metavar="RUBRIC", help="Print the blank table of this rubric, by its id.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; without it, the name of FILE or of the rubric with .pdf.",
)
@click.option("--html", "as_html", is_flag=True, help="Write the page itself in place of the PDF.")
@click.option(
    "--browser",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Chromium, Chrome or Edge that makes the PDF; without it, the one that is found.",
)
@lang_option(asked)
def print_table(
    *,
    file: Path | None,
    blank: str | None,
    output: Path | None,
    as_html: bool,
    browser: Path | None,
    lang: str,
) -> None:
    """Print the official table, filled from the response in FILE or blank, as PDF.

    A browser of this machine makes the PDF: Chromium, Chrome or Edge.

    \b
    Examples:
      rubricpress print returned/base-12.json -o base-12.pdf
      rubricpress print --blank my-table -o my-table.pdf
      rubricpress print --blank my-table --html -o my-table.html
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress import pdf  # noqa: PLC0415
    from rubricpress.site.paper_view import paper_document  # noqa: PLC0415

    if (file is None) == (blank is None):
        raise click.UsageError(say("print-what", lang))
    library = Library(rubrics_folder(lang))
    scorer, cells, code = _blank(str(blank), library, lang) if file is None else _filled(file, library, lang)
    name = blank if file is None or str(file) == "-" else file.stem
    target = output or Path(f"{name or scorer.rubric.id}.{'html' if as_html else 'pdf'}")
    try:
        html = paper_document(scorer.rubric, scorer.digest, cells, _STYLE.read_text(encoding="utf-8"))
        if as_html:
            target.write_text(html, encoding="utf-8", newline="\n")
        else:
            target.write_bytes(pdf.as_pdf(html, pdf.find_browser(browser), target.parent))
    except (pdf.NoBrowser, pdf.PrintingFailed) as failed:
        click.echo(failed.said(lang), err=True)
        sys.exit(_PROBLEMS)
    except OSError as error:
        at = error.filename or target
        raise click.UsageError(say("unwritable", lang, path=at, reason=error.strerror)) from error
    click.echo(say("printed", lang, path=target))
    sys.exit(code)


def _blank(rubric: str, library: Library, lang: str) -> tuple[Scorer, Mapping[str, str], int]:
    """The rubric of this id, and no cells."""
    if rubric not in library:
        raise click.UsageError(say("no-rubric", lang, rubric=rubric))
    try:
        return library[rubric], {}, 0
    except BrokenRubric as broken:
        click.echo(report.as_text(broken.source, lang), err=True)
        sys.exit(_PROBLEMS)


def _filled(file: Path, library: Library, lang: str) -> tuple[Scorer, Mapping[str, str], int]:
    """The rubric that a response names, the cells that it fills, and the exit code; its problems are told."""
    try:
        raw = response_bytes(file)
    except OSError as error:
        click.echo(f"{file}: {error.strerror}", err=True)
        sys.exit(_USAGE)
    if isinstance(raw, int):
        _tell(file, [too_large(raw)], lang)
        sys.exit(_USAGE)
    data, problems = read_json(raw)
    scorer = None
    try:
        if not problems:
            scorer, problems = scorer_for(data, library)
    except BrokenRubric as broken:
        click.echo(report.as_text(broken.source, lang), err=True)
        problems = [Problem("rubric-broken", ("rubric", "id"), {"id": broken.name})]
    if scorer is None:
        _tell(file, problems, lang)
        sys.exit(_USAGE)
    scored, found = score_data(data, scorer)
    _tell(file, found, lang)
    return scorer, paper(data, scorer, scored, "zh"), _PROBLEMS if found else 0


def _tell(file: Path, problems: list[Problem], lang: str) -> None:
    for one in problems:
        click.echo(f"{report.visible(one.place) or file}: {one.code}: {one.message(lang)}", err=True)
