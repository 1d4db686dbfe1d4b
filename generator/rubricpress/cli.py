"""The command line: arguments in, exit code out.

Exit codes: 0 clean, 1 problems, 2 usage, or a file that cannot be read at all.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rubricpress import report
from rubricpress.core.assessing import assess_text
from rubricpress.core.wording import LANGUAGES
from rubricpress.source.library import BrokenRubric, Library
from rubricpress.source.reading import SourceFile, read_rubric, read_rubrics

PROBLEMS = 1
USAGE = 2


def _language() -> str:
    """Chinese where the person's system is Chinese, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if spoken.lower().startswith("zh") else "en"


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has."""
    command = click.option(
        "--lang", type=click.Choice(LANGUAGES), default=_language, help="Language of the messages."
    )(command)
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rubricpress")
def main() -> None:
    """Turn official assessment tables, written once as YAML, into pages and forms that score themselves.

    Run it in the folder that holds `rubrics/`.
    """


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@_shared
def check(files: tuple[Path, ...], lang: str, as_json: bool) -> None:
    r"""Check rubrics: form, names, and every declared sum.

    Without FILES, every rubric under `rubrics/`.

    \b
    Examples:
      rubricpress check
      rubricpress check rubrics/my-table.yaml --lang zh
      rubricpress check --json
    """
    sources = [read_rubric(path) for path in files] if files else read_rubrics(_rubrics_folder())
    if as_json:
        problems = [one for source in sources for one in report.as_data(source, lang)]
        names = [source.rubric.id for source in sources if source.rubric]
        click.echo(json.dumps({"rubrics": names, "problems": problems}, ensure_ascii=False, indent=2))
    else:
        for source in sources:
            click.echo(report.proved(source.rubric, lang) if source.rubric else report.as_text(source, lang))
    sys.exit(PROBLEMS if any(source.problems for source in sources) else 0)


@main.command()
@_shared
def write(lang: str, as_json: bool) -> None:
    r"""Write the pages, data and runtime of every rubric into `docs/`.

    Nothing is written while any rubric has problems.

    \b
    Examples:
      rubricpress write
    """
    _say(_written(lang, as_json), as_json)


@main.command()
@_shared
def build(lang: str, as_json: bool) -> None:
    r"""Write everything and build the finished site in `site/`.

    \b
    Examples:
      rubricpress build
    """
    from rubricpress.site.build import build_site  # noqa: PLC0415  (what `score` and `check` never need)

    written = _written(lang, as_json)
    built = build_site(Path.cwd(), _progress(as_json))
    _say(written | built, as_json)


@main.command()
@click.option("--port", default=8000, show_default=True, help="Port on 127.0.0.1; 0 chooses a free one.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=_language, help="Language of the messages.")
def serve(port: int, lang: str) -> None:
    r"""Show the site on this machine; pages follow when a rubric, a template or an asset changes.

    \b
    Examples:
      rubricpress serve
      rubricpress serve --port 8080
    """
    from rubricpress.serve import serve_site  # noqa: PLC0415  (what `score` and `check` never need)

    serve_site(Path.cwd(), _rubrics_folder(), port, lang)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@_shared
def score(files: tuple[Path, ...], lang: str, as_json: bool) -> None:
    r"""Score response files (or `-`, the standard input), as saved by the forms.

    With --json, one JSON object; with several FILES one line for each.

    \b
    Examples:
      rubricpress score returned/base-12.json
      rubricpress score returned/*.json --json
    """
    library = Library(_rubrics_folder())
    code = 0
    for path in files:
        raw = _bytes(path)
        try:
            result = assess_text(raw, library, lang)
        except BrokenRubric as broken:
            click.echo(report.as_text(broken.source, lang), err=True)
            sys.exit(PROBLEMS)
        if as_json:
            click.echo(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
        else:
            click.echo(report.result_as_text(str(path), result, lang))
        code = max(code, report.exit_code(result))
    sys.exit(code)


def _bytes(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise click.UsageError(f"{path}: {error.strerror}") from error


def _rubrics_folder() -> Path:
    folder = Path("rubrics")
    if not folder.is_dir():
        raise click.UsageError("there is no folder 'rubrics' here; run the command where it lies")
    return folder


def _written(lang: str, as_json: bool) -> dict[str, Any]:
    """Check every rubric, write all files, and tell what was done; ends the process where there are problems."""
    from rubricpress.site.write import write_all  # noqa: PLC0415  (what `score` and `check` never need)

    sources = read_rubrics(_rubrics_folder())
    _stop_at_problems(sources, lang, as_json)
    rubrics = [source.rubric for source in sources if source.rubric]
    return write_all(Path.cwd(), rubrics, _progress(as_json))


def _stop_at_problems(sources: list[SourceFile], lang: str, as_json: bool) -> None:
    broken = [source for source in sources if source.problems]
    if not broken:
        return
    if as_json:
        problems = [one for source in broken for one in report.as_data(source, lang)]
        click.echo(json.dumps({"problems": problems}, ensure_ascii=False, indent=2))
    for source in broken:
        click.echo(report.as_text(source, lang), err=True)
    sys.exit(PROBLEMS)


def _progress(as_json: bool) -> Callable[[str], None]:
    """Where steps of long work are told: the terminal's error stream, never the JSON."""
    return lambda line: None if as_json else click.echo(line, err=True)


def _say(done: dict[str, Any], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False, indent=2))
