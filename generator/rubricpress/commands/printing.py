"""The command that prints the official table: filled from a response file, or blank."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from rubricpress import report
from rubricpress.commands.responses import ResponseFile, unreadable
from rubricpress.commands.speaking import (
    SpeakingCommand,
    force_option,
    language_of_tables,
    shared_options,
)
from rubricpress.commands.tables import id_of_table
from rubricpress.core.paper.cells import paper
from rubricpress.core.plain.json_text import read_json, too_large
from rubricpress.core.problem import Problem
from rubricpress.core.results.assessing import score_data, scorer_for
from rubricpress.core.results.result import problem_of
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import DEFAULT_LANGUAGE, LANGUAGES
from rubricpress.project import (
    FileToWrite,
    project_folder,
    response_bytes,
    rubrics_folder,
    spared,
)
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.spoken import reason, say

_PROBLEMS = 1
_USAGE = 2
_PAGES = (".html", ".htm")
_STYLE = Path("site_assets/css/paper.css")


@click.command("print", cls=SpeakingCommand)
@click.argument("file", required=False, type=ResponseFile(allow_dash=True))
@click.option(
    "--blank", metavar="RUBRIC", help="Print the blank table of this rubric, by its id or its file."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=FileToWrite(),
    help="File to write, NAME.pdf or NAME.html; without it, the name of FILE or of the rubric with .pdf.",
)
@click.option(
    "--html",
    "as_html",
    is_flag=True,
    help="Write the page itself in place of the PDF; not needed where the name of the file to write ends in .html.",
)
@force_option
@click.option(
    "--browser",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Chromium, Chrome or Edge that makes the PDF; without it, the one that is found.",
)
@shared_options
def print_table(
    *,
    file: Path | None,
    blank: str | None,
    output: Path | None,
    as_html: bool,
    force: bool,
    browser: Path | None,
    lang: str,
    as_json: bool,
) -> None:
    """Print the official table, filled from the response in FILE or blank, as PDF or as a page.

    A browser of this machine makes the PDF: Chromium, Chrome or Edge. With --lang en it is the English
    translation of the table, where there is one; without --lang the table itself, whatever the language of this system.

    \b
    Examples:
      rubricpress print returned/base-12.json -o base-12.pdf
      rubricpress print --blank my-table -o my-table.pdf
      rubricpress print --blank my-table -o my-table.html
      rubricpress print --blank my-table --lang en -o my-table-en.pdf
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.site.paper.page import paper_document  # noqa: PLC0415

    if (file is None) == (blank is None):
        raise click.UsageError(say("print-what", lang))
    library = Library(rubrics_folder(lang))
    style = _style(lang)
    asked = language_of_tables(lang)
    printed = _Printed(library, lang, asked)
    if blank is not None:
        blank = id_of_table(blank, lang)
    if output is not None:
        _spared(output, lang, file, as_html, force)
    scorer, cells = printed.blank(str(blank)) if file is None else printed.filled(file)
    problems = printed.problems
    if not as_json:
        for problem in problems:
            click.echo(
                f"{report.visible(problem.place) or file}: {problem.code}: {problem.message(lang)}", err=True
            )
    name = blank if file is None or str(file) == "-" else file.stem
    target = output or Path(f"{name or scorer.rubric.id}.{'html' if as_html else 'pdf'}")
    if output is None:
        _spared(target, lang, file, as_html, force)
    language = scorer.rubric.language if scorer.rubric.language in LANGUAGES else DEFAULT_LANGUAGE
    _write(target, paper_document(scorer.rubric, scorer.digest, cells, style, language), browser, lang)
    if as_json:
        about = {"id": scorer.rubric.id, "edition": scorer.rubric.edition, "digest": scorer.digest}
        told = [problem_of(one, lang) for one in problems]
        found = {"file": str(target), "language": language, "rubric": about, "problems": told}
        click.echo(json.dumps(found, ensure_ascii=False, separators=(",", ":")))
    else:
        click.echo(say("written", lang, path=target))
    sys.exit(_PROBLEMS if problems else 0)


def _spared(target: Path, lang: str, file: Path | None, as_html: bool, force: bool) -> None:
    """That `target` can be written; its name tells whether it is to be a page or a PDF."""
    spared(target, lang, file, kinds=_PAGES if as_html else (".pdf", *_PAGES), force=force)


def _write(target: Path, html: str, browser: Path | None, lang: str) -> None:
    """Write the page as its name says; ends the process where that cannot be done."""
    from rubricpress import pdf  # noqa: PLC0415

    try:
        if target.suffix.lower() in _PAGES:
            target.write_text(html, encoding="utf-8", newline="\n")
        else:
            target.write_bytes(pdf.as_pdf(html, pdf.find_browser(browser), target.parent))
    except (pdf.NoBrowser, pdf.PrintingFailed) as failed:
        click.echo(failed.said(lang), err=True)
        sys.exit(_PROBLEMS)
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=target, reason=reason(error, lang))) from error


def _style(lang: str) -> str:
    """The style sheet of printed tables, a file of the project."""
    path = project_folder(lang) / _STYLE
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise click.UsageError(say("unreadable", lang, path=_STYLE, reason=reason(error, lang))) from error


@dataclass
class _Printed:
    """What is printed: the table in the language that was `asked` for, where it has it, else as it is; messages in `lang`."""

    library: Library
    lang: str
    asked: str
    problems: list[Problem] = field(default_factory=list)

    def blank(self, rubric: str) -> tuple[Scorer, Mapping[str, str]]:
        """The rubric of this id, and no cells."""
        try:
            return self._told(self.library[rubric]), {}
        except BrokenRubric as broken:
            click.echo(report.as_text(broken.source, self.lang), err=True)
            sys.exit(_PROBLEMS)

    def filled(self, file: Path) -> tuple[Scorer, Mapping[str, str]]:
        """The rubric that a response names, and the cells that it fills; its problems are kept."""
        try:
            raw = response_bytes(file)
        except OSError as error:
            click.echo(f"{file}: {reason(error, self.lang)}", err=True)
            sys.exit(_USAGE)
        data, problems = (None, [too_large()]) if raw is None else read_json(raw)
        scorer = None
        try:
            if not problems:
                scorer, problems = scorer_for(data, self.library)
        except BrokenRubric as broken:
            click.echo(report.as_text(broken.source, self.lang), err=True)
            problems = [Problem("rubric-broken", ("rubric", "id"), {"id": broken.name})]
        if scorer is None or data is None:
            unreadable(file, problems, self.lang)
        scorer = self._told(scorer)
        scored, self.problems = score_data(data, scorer)
        return scorer, paper(
            data, scorer, scored, self.asked if scorer.rubric.language == self.asked else DEFAULT_LANGUAGE
        )

    def _told(self, scorer: Scorer) -> Scorer:
        return self.library.told(scorer, self.asked)
