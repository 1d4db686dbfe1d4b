"""The command line: arguments in, exit code out.

Exit codes: 0 clean, 1 problems, 2 usage, or a file that cannot be read at all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from rubricpress import report, score_report
from rubricpress.core.assessing import assess_nothing, assess_text
from rubricpress.core.json_text import MAX_BYTES, read_json, too_large
from rubricpress.core.problem import Problem
from rubricpress.draft_commands import draft, new
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.source.reading import read_rubric, read_rubrics
from rubricpress.speaking_commands import SpeakingGroup, asked, lang_option, shared_options
from rubricpress.spoken import Bilingual, Tell, say

if (
    TYPE_CHECKING
):  # what lays out sites is loaded by the commands that need it: `score` and `check` start fast
    from rubricpress.build import Made
    from rubricpress.site.output import Written

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


main.add_command(draft)
main.add_command(new)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@shared_options
def check(files: tuple[Path, ...], lang: str, as_json: bool) -> None:
    """Check rubrics: form, names, and every declared sum.

    Without FILES, every rubric under `rubrics/`.

    \b
    Examples:
      rubricpress check
      rubricpress check rubrics/my-table.yaml --lang zh
      rubricpress check --json
    """  # noqa: D301  (click keeps the lines after the mark)
    sources = [read_rubric(path) for path in files] if files else read_rubrics(_rubrics_folder(lang))
    if as_json:
        problems = [one for source in sources for one in report.as_data(source, lang)]
        names = [source.rubric.id for source in sources if source.rubric]
        click.echo(json.dumps({"rubrics": names, "problems": problems}, ensure_ascii=False, indent=2))
    else:
        for source in sources:
            click.echo(report.proved(source.rubric, lang) if source.rubric else report.as_text(source, lang))
    sys.exit(PROBLEMS if any(source.problems for source in sources) else 0)


@main.command()
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
            "rubrics": [one.path.stem for one in made],
            "written": written.changed,
            "removed": written.removed,
        }
        click.echo(json.dumps(done, ensure_ascii=False, indent=2))


@main.command()
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
            json.dumps({"rubrics": [one.path.stem for one in made], **built}, ensure_ascii=False, indent=2)
        )


@main.command()
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

    try:
        serve_site(Path.cwd(), _rubrics_folder(lang), port, lang)
    except OSError as error:
        raise click.UsageError(say("port", lang, port=port, reason=error.strerror)) from error
    except MAKING_FAILED as failed:
        _failed(failed, lang)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@shared_options
def score(files: tuple[Path, ...], lang: str, as_json: bool) -> None:
    """Score response files (or `-`, the standard input), as saved by the forms.

    With --json, one JSON object; with several FILES one line for each.

    \b
    Examples:
      rubricpress score returned/base-12.json
      rubricpress score returned/*.json --json
    """  # noqa: D301  (click keeps the lines after the mark)
    library = Library(_rubrics_folder(lang))
    code = 0
    for path in files:
        try:
            raw = _read(path)
            result = _scored(raw, library, lang)
        except OSError as error:
            click.echo(f"{path}: {error.strerror}", err=True)
            code = USAGE
            continue
        if as_json:
            named = {"file": str(path), **result} if len(files) > 1 else result
            click.echo(json.dumps(named, ensure_ascii=False, separators=(",", ":")))
        else:
            rubric = library[result["rubric"]["id"]].rubric if result["rubric"] else None
            response = read_json(raw)[0] if isinstance(raw, bytes) else None
            click.echo(score_report.as_text(str(path), result, response, rubric, lang))
        code = max(code, report.exit_code(result))
    sys.exit(code)


@main.command()
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write; without it, the schema is printed.",
)
@lang_option(asked)
def schema(output: Path | None, lang: str) -> None:
    """Print the JSON Schema of rubric files, with which editors complete, explain and check them.

    Rubric files name the one that lies beside them in their first line.

    \b
    Examples:
      rubricpress schema
      rubricpress schema -o rubrics/rubric.schema.json
    """  # noqa: D301  (click keeps the lines after the mark)
    from rubricpress.schema.rubric_schema import schema_text  # noqa: PLC0415

    if output is None:
        click.echo(schema_text(), nl=False)
        return
    try:
        output.write_text(schema_text(), encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(say("unwritable", lang, path=output, reason=error.strerror)) from error


def _read(path: Path) -> bytes | int:
    """The bytes of a response file; of one that is too large, their number."""
    if path.is_file() and path.stat().st_size > MAX_BYTES:
        return path.stat().st_size
    return sys.stdin.buffer.read(MAX_BYTES + 1) if str(path) == "-" else path.read_bytes()


def _scored(raw: bytes | int, library: Library, lang: str) -> dict[str, Any]:
    """The result of one response file; one that is too large is not read."""
    if isinstance(raw, int):
        return assess_nothing(too_large(raw), lang)
    try:
        return assess_text(raw, library, lang)
    except BrokenRubric as broken:
        click.echo(report.as_text(broken.source, lang), err=True)
        problem = Problem("rubric-broken", ("rubric", "id"), {"id": broken.source.path.stem})
        return assess_nothing(problem, lang)


def _rubrics_folder(lang: str) -> Path:
    folder = Path("rubrics")
    if not folder.is_dir():
        raise click.UsageError(say("no-folder", lang))
    for path in sorted(folder.iterdir()):
        if path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml"):
            raise click.UsageError(say("suffix", lang, path=path))
    if not any(folder.glob("*.yaml")):
        raise click.UsageError(say("no-rubrics", lang))
    return folder


def _written(lang: str, as_json: bool) -> tuple[list[Made], Written]:
    """Everything read and rendered; ends the process where a rubric has problems."""
    from rubricpress.build import MAKING_FAILED  # noqa: PLC0415
    from rubricpress.build import write as write_sources  # noqa: PLC0415

    files = sorted(_rubrics_folder(lang).glob("*.yaml"))
    try:
        made, written = write_sources(Path.cwd(), files, _progress(lang, as_json))
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
