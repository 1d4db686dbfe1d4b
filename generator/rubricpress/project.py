"""Where a command runs: the folder in which `rubrics/` lies; and the files that it is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import BufferedReader
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO, Final

import click

from rubricpress.core.plain.json_text import MAX_BYTES
from rubricpress.spoken import say

_OF_PEOPLE: Final = (".json", ".yaml", ".yml", ".docx", ".xlsx", ".csv")


class FileToWrite(click.Path):
    """A file that a command writes. `-` is refused: a file of this name is what nobody means."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """The path, where it can be the name of a file."""
        if os.fspath(value) == "-":
            self.fail("'-' is no file name", param, ctx)
        return super().convert(value, param, ctx)


def spared(target: Path, lang: str, *read: Path | None, kinds: tuple[str, ...], force: bool = False) -> Path:
    """`target`, where it can hold what is to be written and nothing of a person's is lost by it; else a usage error.

    Its name ends in one of `kinds`. A file that is read is never written over, nor is a table, a response or an office
    file by something of another kind; any other file that is there only by `force`.
    """
    suffix = target.suffix.lower()
    there = target.exists()
    same = there and any(one is not None and one.exists() and target.samefile(one) for one in read)
    if same or (there and suffix in _OF_PEOPLE and suffix not in kinds):
        raise click.UsageError(say("over-input", lang, path=target))
    if suffix not in kinds:
        raise click.UsageError(say("other-kind", lang, path=target, kinds=say("or", lang).join(kinds)))
    if there and not force:
        raise click.UsageError(say("there", lang, path=target))
    return target


def rubrics_folder(lang: str, folder: Path = Path("rubrics")) -> Path:
    """The folder of the rubrics, which holds at least one; a mistake in it is a usage error."""
    if not folder.is_dir():
        raise no_folder(lang)
    refuse_other_suffixes(sorted(folder.iterdir()), lang)
    if not any(folder.glob("*.yaml")):
        raise click.UsageError(say("no-rubrics", lang, folder=folder))
    return folder


def refuse_other_suffixes(paths: Iterable[Path], lang: str) -> None:
    """A file that is YAML by its name, and is read by nobody, is a usage error: it is to be renamed."""
    for path in paths:
        if path.suffix != ".yaml" and path.suffix.lower() in (".yml", ".yaml") and path.is_file():
            raise click.UsageError(say("suffix", lang, path=path))


def no_folder(lang: str) -> click.UsageError:
    """That there is no folder of rubrics here, and where there is one, if it lies further up."""
    here = Path.cwd()
    for up, above in enumerate(here.parents, 1):
        if (above / "rubrics").is_dir():
            return click.UsageError(say("no-folder-near", lang, here=here, up="/".join([".."] * up)))
    return click.UsageError(say("no-folder", lang, here=here))


def project_folder(lang: str) -> Path:
    """The folder of the whole project, whose style sheets and scripts pages are made with; elsewhere a usage error."""
    if not Path("site_assets").is_dir():
        raise click.UsageError(say("no-project", lang))
    return Path.cwd()


def response_bytes(path: Path) -> bytes | None:
    """The bytes of a response file (`-`: the standard input); None where there are more than any response has.

    Raises `OSError`.
    """
    if str(path) == "-":
        return _at_most(sys.stdin.buffer)
    with path.open("rb", buffering=0) as file:
        about = os.fstat(file.fileno())
        if not S_ISREG(about.st_mode):
            with BufferedReader(file) as stream:
                return _at_most(stream)  # a pipe has no size, and perhaps no end
        return None if about.st_size > MAX_BYTES else file.readall()


def _at_most(stream: BinaryIO) -> bytes | None:
    raw = stream.read(MAX_BYTES + 1)
    return None if len(raw) > MAX_BYTES else raw
