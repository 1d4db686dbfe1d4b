"""The mark that a draft leaves where a person has to decide: a comment `# TODO: …`, a value `TODO`, a reason `TODO：…`.

A sentence of an official table in which the word stands is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

TODO: Final = "TODO"
"""Stands where a value is not known; as long as it does, a table is not published."""
_COMMENT: Final = re.compile(r"[ \t]*#[ \t]?(?=TODO(?:[ \t]*[:：]|[ \t]*$))")
_VALUE: Final = re.compile(
    r"""(?:^[ \t]*|[:-][ \t]+|[\[,][ \t]*)["']?(?=TODO(?:：|:[ \t]|["']?[ \t]*(?:[,\]}]|#|$)))"""
)


def todos(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the mark stands in the lines of a table, each line and column from 1: a value with a comment above is one place with it."""
    above = False
    for number, line in enumerate(lines, 1):
        comment = _COMMENT.match(line)
        value = None if above or line.lstrip().startswith("#") else _VALUE.search(line)
        above = comment is not None
        if found := comment or value:
            yield number, found.end() + 1
