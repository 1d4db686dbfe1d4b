"""The rubric that a person means on the command line: by its id, or by its file."""

from __future__ import annotations

import click

from rubricpress.core.plain.quoting import listed, on_one_line
from rubricpress.core.results.assessing import edition_name
from rubricpress.project import rubrics_folder
from rubricpress.source.shelf import Shelf
from rubricpress.spoken import say


def id_of_table(given: str, lang: str) -> str:
    """The id of the rubric that a person means by its id or its file, `id@edition` of an earlier edition; else a usage error."""
    shelf = Shelf(rubrics_folder(lang))
    path = shelf.meant(given)
    if path and any(path.samefile(one) for one in shelf.newest):
        return path.stem
    if path and any(path.samefile(one) for one in shelf.earlier(path.parent.name)):
        return edition_name(path.parent.name, path.stem)
    raise no_table(given, lang, shelf)


def no_table(given: str, lang: str, shelf: Shelf) -> click.UsageError:
    """That no rubric is meant by what was given, with those that there are."""
    known = listed([path.stem for path in shelf.newest])
    return click.UsageError(say("no-rubric", lang, given=on_one_line(given), known=known))
