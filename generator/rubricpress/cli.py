"""The command line: arguments in, exit code out.

Exit codes: 0 clean, 1 problems, 2 usage, or a file that cannot be read at all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from rubricpress import report
from rubricpress.commands.drafts import draft, new
from rubricpress.commands.editions import diff, editions
from rubricpress.commands.merge import merge
from rubricpress.commands.migrate import migrate_file
from rubricpress.commands.printing import print_table
from rubricpress.commands.responses import ResponseFile
from rubricpress.commands.results import compare, results
from rubricpress.commands.several import combined
from rubricpress.commands.site import build, pack, serve, verify, write
from rubricpress.commands.speaking import (
    SpeakingGroup,
    asked,
    force_option,
    lang_option,
    language_of_tables,
    shared_options,
)
from rubricpress.commands.translate import translate
from rubricpress.core.content import quote
from rubricpress.core.plain.json_text import read_json, too_large
from rubricpress.core.problem import Problem
from rubricpress.core.results.assessing import Assessed, assessed_nothing, assessed_text
from rubricpress.core.rubric import Rubric
from rubricpress.core.translating import Translation
from rubricpress.project import (
    FileToWrite,
    refuse_other_suffixes,
    response_bytes,
    rubrics_folder,
    spared,
)
from rubricpress.reports import robots, scores
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.source.reading import SourceFile, is_earlier
from rubricpress.source.shelf import Shelf
from rubricpress.source.strays import strays
from rubricpress.source.translations import orphans, read_translation, translated_rubric
from rubricpress.spoken import reason, say, unusable

PROBLEMS = 1
USAGE = 2


@click.group(
    cls=SpeakingGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@lang_option()
@click.version_option(package_name="rubricpress")
def main(lang: str | None) -> None:
    """Turn official assessment tables, written once as YAML, into pages and forms that score themselves.

    Run it in the folder that holds `rubrics/`.
    """


for command in (draft, new, editions, diff, migrate_file, write, build, serve, verify, pack, print_table):
    main.add_command(command)
main.add_command(merge)
main.add_command(results)
main.add_command(compare)
main.add_command(translate)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github", "sarif")),
    default="text",
    help="How problems are printed: for people, as JSON, as annotations of GitHub, as SARIF.",
)
@shared_options
def check(files: tuple[Path, ...], form: str, lang: str, as_json: bool) -> None:
    """Check rubrics: form, names, and every declared sum.

    Of a folder, and without FILES of `rubrics/`, every rubric, each with its English texts where there are some.
    In place of a file its id does too.

    \b
    Examples:
      rubricpress check
      rubricpress check rubrics/my-table.yaml --lang zh
      rubricpress check --json
      rubricpress check --format github
    """  # noqa: D301  (click keeps the lines after the mark)
    folders = [Path("rubrics")] if not files else [path for path in files if path.is_dir()]
    refuse_other_suffixes(files, lang)
    named = [
        one
        for path in files or folders
        for one in (
            Shelf(rubrics_folder(lang, path)).files
            if path in folders
            else [Shelf(Path("rubrics")).meant(str(path)) or path]
        )
    ]
    sources: list[SourceFile] = []
    shelves: dict[Path, Shelf] = {}
    for path in dict.fromkeys(translated_rubric(one) or one for one in named):
        around = Shelf.around(path)
        sources.append(shelves.setdefault(around.folder, around).read(path))
    newest = [one for one in sources if not is_earlier(one.path)]
    translations = [one for source in newest if (one := read_translation(source))]
    sources += [one for file in translations for one in file.troubled]
    sources += [one for folder in folders for one in (*orphans(folder), *strays(folder))]
    sources += [shelf.lock_file for shelf in shelves.values() if shelf.lock_file.problems]
    if form == "github":
        for line in robots.as_github(sources, lang):
            click.echo(line)
    elif form == "sarif":
        click.echo(robots.as_sarif(sources, lang))
    elif as_json or form == "json":
        problems = [one for source in sources for one in report.as_data(source, lang)]
        warnings = [one for source in sources for one in report.as_data(source, lang, source.warnings)]
        names = [one.rubric.id for one in sources if one.rubric and not is_earlier(one.path)]
        found = {"rubrics": names, "problems": problems, "warnings": warnings}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for source in sources:
            _tell(source, lang)
        for file in translations:
            if not file.troubled:
                click.echo(say("translation-whole", lang, path=file.source.path, texts=len(file.words)))
    sys.exit(PROBLEMS if any(source.problems for source in sources) else 0)


@main.command()
@click.argument("files", nargs=-1, required=True, type=ResponseFile(allow_dash=True))
@click.option(
    "--combine",
    type=click.Choice(("declared", "median", "mean")),
    help="Score all files together, as the assessments of several assessors.",
)
@click.option("--tolerance", default="", help="With --combine: how far apart the scores of one row may lie.")
@shared_options
def score(files: tuple[Path, ...], combine: str | None, tolerance: str, lang: str, as_json: bool) -> None:
    """Score response files (or `-`, the standard input), as saved by the forms.

    With --json, one JSON object; with several FILES one line for each.

    \b
    Examples:
      rubricpress score returned/base-12.json
      rubricpress score returned/*.json --json
      rubricpress score wang.json li.json zhao.json --combine median
    """  # noqa: D301  (click keeps the lines after the mark)
    if tolerance and not combine:
        raise click.UsageError(say("tolerance-alone", lang))
    library = Library(rubrics_folder(lang), language_of_tables(lang))
    code = 0
    if combine:
        sys.exit(combined(files, library, combine, tolerance, lang, as_json))
    for path in files:
        try:
            raw = response_bytes(path)
            result = _scored(raw, library, lang)
        except OSError as error:
            click.echo(unusable(error, lang, path), err=True)
            code = USAGE
            continue
        if as_json:
            named = f'{{"file":{quote(str(path))},' if len(files) > 1 else "{"
            sys.stdout.write(f"{named}{result.text[1:]}\n")
        else:
            data = result.data
            scorer = library.edition(data["rubric"]) if data["rubric"] else None
            response = None if raw is None else read_json(raw)[0]
            click.echo(scores.as_text(report.visible(str(path)), data, response, scorer, lang))
        code = max(code, report.exit_code(result.codes))
    sys.stdout.flush()
    sys.exit(code)


@main.command()
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=FileToWrite(),
    help="File to write; without it, the schema is printed.",
)
@click.option("--translation", is_flag=True, help="The schema of the files in rubrics/en instead.")
@force_option
@lang_option(asked)
def schema(*, output: Path | None, translation: bool, force: bool, lang: str) -> None:
    """Print the JSON Schema of rubric files, with which editors complete, explain and check them.

    Rubric files name the one that lies beside them in their first line. A schema that is there is written anew.

    \b
    Examples:
      rubricpress schema
      rubricpress schema -o rubrics/rubric.schema.json
      rubricpress schema --translation -o rubrics/translation.schema.json
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.schema.rubric_schema import schema_text  # noqa: PLC0415

    text = schema_text(Translation if translation else Rubric)
    if output is None:
        click.echo(text, nl=False)
        return
    spared(output, lang, kinds=(".json",), force=force or _is_schema(output))
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=output, reason=reason(error, lang))) from error


def _tell(source: SourceFile, lang: str) -> None:
    """What was found in one file: its problems, or that it has none; then its warnings, where no problem goes before."""
    if source.rubric:
        marks = len(source.left)
        click.echo(report.proved(source.rubric, lang, earlier=is_earlier(source.path), marks=marks))
    if source.problems:
        click.echo(report.as_text(source, lang))
    elif source.warnings:
        click.echo(report.warned(source, lang))


def _is_schema(path: Path) -> bool:
    """Whether a file is a JSON Schema, which is nobody's work but this program's."""
    return path.is_file() and b'"$schema"' in path.read_bytes()[:200]


def _scored(raw: bytes | None, library: Library, lang: str) -> Assessed:
    """The result of one response file; one that is too large is not read."""
    if raw is None:
        return assessed_nothing([too_large()], lang)
    try:
        return assessed_text(raw, library, lang)
    except BrokenRubric as broken:
        click.echo(report.as_text(broken.source, lang), err=True)
        problem = Problem("rubric-broken", ("rubric", "id"), {"id": broken.name})
        return assessed_nothing([problem], lang)
