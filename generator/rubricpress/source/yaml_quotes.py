"""Texts that need quotes, and how the line looks with them."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_KEY: Final = re.compile(
    r"(?:(?<![A-Za-z0-9_-])(?P<key>[A-Za-z_][A-Za-z0-9_-]*+)[ \t]*+:|(?:^|(?<=[ \t]))-)[ \t]++"
)
_NEXT: Final = re.compile(
    r",[ \t]*+[A-Za-z_][A-Za-z0-9_-]*+[ \t]*+:[ \t]|(?<![ \t])[ \t]*+[}\]][ \t]*+(?:[,}\]].*)?$"
)
_SPECIAL: Final = "%@`*&!|>?-[{\"'#"
# what these signs do is meant where it can be: a list or braces that go on, a text below, an entry of a list, a closed quotation
_MEANT: Final = re.compile(
    r"""[|>][+-]?\d?[+-]?[ \t]*|-[ \t]+[A-Za-z_][A-Za-z0-9_-]*[ \t]*:.*|[\[{](?!.*[\]}]).*|[\[{].*[\]}][ \t]*,?|"[^"]*"?[ \t]*|'[^']*'?[ \t]*"""
)
_LONGEST: Final = 40
LONGEST_LINE: Final = 2000
"""Of longer lines nobody is told how to write them: no person has."""


class Quotes(NamedTuple):
    """A text that begins with a sign of YAML: where, with which, and its key and itself as they are to be written."""

    column: int
    sign: str
    shown: str


def text_at(line: str, at: int) -> Quotes | None:
    """The text around a position of a line, behind its key or dash; None where there is none."""
    if len(line) > LONGEST_LINE:
        return None
    keys = [one for one in _KEY.finditer(line, 0, at + 1) if one.end() <= at]
    text = _text_from(line, keys[-1].end()) if keys else ""
    if not text:
        return None
    name = f"{keys[-1]['key']}: " if keys[-1]["key"] else "- "
    return Quotes(keys[-1].end() + 1, text[0], f"{name}{in_quotes(text)}")


def lacks_quotes(line: str, at: int) -> Quotes | None:
    """The text around a position if it begins with a sign by which YAML takes it for something else."""
    found = text_at(line, at)
    if found is None or found.sign not in _SPECIAL:
        return None
    return None if _MEANT.fullmatch(_text_from(line, found.column - 1)) else found


def in_quotes(text: str) -> str:
    """The text between quotes that it does not hold; of a long one the beginning and the end."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 10]}……{text[-8:]}"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _text_from(line: str, begin: int) -> str:
    """The text that begins there: to the end of the line; inside braces, to the next key or to their end."""
    rest = line[begin:]
    if line.count("{", 0, begin) > line.count("}", 0, begin) or line.count("[", 0, begin) > line.count(
        "]", 0, begin
    ):
        ended = _NEXT.search(rest)
        rest = rest[: ended.start()] if ended else rest
    return rest.strip()
