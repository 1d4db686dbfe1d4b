"""Where lines begin: which of them stands a few spaces off, and with which line above it should stand in line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from rubricpress.source.yaml_quotes import LONGEST_LINE

_LINE: Final = re.compile(
    r"""( *)((?:-[ ]++)*+)(?:(["']?)([^\s:#\[\]{},"'|>]+)\3[ \t]*:(?=[ \t]|$))?(.*)""", re.DOTALL
)
_BLOCK: Final = re.compile(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_REMARK: Final = re.compile(r"(?:^|[ \t])#.*")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


class Misplaced(NamedTuple):
    """A line that begins with `have` spaces where `want` are needed, in line with `beside` of the line `other`."""

    line: int
    have: int
    want: int
    other: int
    beside: str
    lacks: str = ""
    """What is missing instead: the `key` of the list that begins there, or the `dash` of an entry."""
    first: bool = False
    """Whether the line is the first of a list, and those below it, from `other` on, stand well."""


class _Entry(NamedTuple):
    column: int
    name: str  # a key; `-` for an entry of a list

    @property
    def listed(self) -> bool:
        return self.name == "-"


@dataclass
class _Open:
    """A mapping or list that goes on: where its entries begin, and the last of them."""

    column: int
    listed: bool
    begun: int = 0
    line: int = 0
    last: str = ""
    names: set[str] = field(default_factory=set)

    def takes(self, entry: _Entry) -> bool:
        """Whether an entry could belong to it, if it began in the right column."""
        return self.listed == entry.listed and entry.name not in self.names

    def enter(self, entry: _Entry, line: int) -> None:
        self.line, self.last = line, entry.name
        if not entry.listed:
            self.names.add(entry.name)


def misplaced(lines: Sequence[str], last: int) -> Misplaced | None:
    """The first line, up to the line `last`, that begins where nothing goes on; None where all lines stand well."""
    if max(map(len, lines), default=0) > LONGEST_LINE:
        return None
    stack: list[_Open] = []
    left: list[_Open] = []  # what the line before has ended
    before: tuple[int, _Entry] = (0, _Entry(0, "-"))
    opened = True
    for number, entries, opens in _entries(lines[:last]):
        first = entries[0]
        ended = []
        while stack and (
            stack[-1].column > first.column
            or (stack[-1].column == first.column and stack[-1].listed and not first.listed)
        ):
            ended.append(stack.pop())
        top = stack[-1] if stack else None
        goes_on = top is not None and top.column == first.column and top.listed == first.listed
        begins = opened and not ended and (top is None or top.column < first.column or first.listed)
        if not (goes_on or begins):
            if top is not None and not ended:
                if first.listed and not top.listed:
                    return Misplaced(number, first.column, 0, before[0], before[1].name, "key")
                if _lacks_dash(first, top, before[1], lines[number:]):
                    return Misplaced(before[0], top.column, top.column - len("- "), number, top.last, "dash")
            return _told(lines, (number, entries), (stack, ended), before, left)
        for at, entry in enumerate(entries):
            if at or not goes_on:
                stack.append(_Open(entry.column, entry.listed, number))
            stack[-1].enter(entry, number)
        left, before, opened = ended, (number, first), opens
    return None


def _lacks_dash(entry: _Entry, top: _Open, before: _Entry, below: Sequence[str]) -> bool:
    """Whether the key before an entry begins an entry of a list, whose next one has its dash in the same column."""
    if before.column != top.column or len(top.names) != 1 or entry.column != top.column + len("- "):
        return False
    outer = (one for one in below if one.strip() and len(one) - len(one.lstrip(" ")) <= top.column)
    return next(outer, "")[top.column :].startswith("- ")


def _first_moved(
    lines: Sequence[str], number: int, entry: _Entry, around: Sequence[_Open], before: int
) -> Misplaced | None:
    """That the first line of a list is the one that stands off: the line below it stands as the lists of this file do."""
    at = next((at for at, one in enumerate(around) if one.listed and one.begun == before), 0)
    inside = around[at + 1 : at + 2]
    if not at or not (entry.listed or inside):
        return None
    key, dash = around[at - 1].column, around[at].column
    want = entry.column if entry.listed else entry.column - (inside[0].column - dash)
    usual = _usual_depth(lines, before)
    if usual is None or not (want - key == usual != dash - key):
        return None
    return Misplaced(before, dash, want, number, entry.name, first=True)


def _usual_depth(lines: Sequence[str], but: int) -> int | None:
    """How much deeper than their keys the lists of a file stand, if most do alike; the one that begins in the line `but` has no say."""
    found: Counter[int] = Counter()
    key = None
    for number, entries, opens in _entries(lines):
        if key is not None and entries[0].listed and number != but:
            found[entries[0].column - key] += 1
        key = entries[-1].column if opens and not entries[-1].listed else None
    most = found.most_common(2)
    return most[0][0] if most and (len(most) < 2 or most[0][1] > most[1][1]) else None


def _meant(entries: Sequence[_Entry], below: Sequence[str]) -> int:
    """Where a dash should stand by the line below it, whose key is in line with the one behind the dash."""
    outer = next((one for one in below if one.strip()), "")
    return len(outer) - len(outer.lstrip(" ")) - (entries[-1].column - entries[0].column)


def _told(
    lines: Sequence[str],
    here: tuple[int, Sequence[_Entry]],
    open_: tuple[Sequence[_Open], Sequence[_Open]],
    before: tuple[int, _Entry],
    left: Sequence[_Open],
) -> Misplaced | None:
    """What is said of entries that begin nowhere: what is `open_` goes on, or has just ended.

    It can be the line before that stands off: as the first of a list, or because it has ended too much (`left`).
    """
    (number, (entry, *_)), (goes_on, has_ended) = here, open_
    if moved := _first_moved(lines, number, entry, [*goes_on, *reversed(has_ended)], before[0]):
        return moved
    meant = _meant(here[1], lines[number:])
    around, left = [*goes_on, *has_ended], [] if has_ended else left
    line, other = before
    ended = [one for one in left if one.column == entry.column and one.takes(entry) and one.takes(other)]
    if ended:
        number, entry, fitting = line, other, ended
    else:
        fitting = [one for one in around if one.takes(entry)]
    if not fitting:
        return None
    best = min(fitting, key=lambda one: (abs(one.column - entry.column), one.column != meant, -one.column))
    return Misplaced(number, entry.column, best.column, best.line, best.last)


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, list[_Entry], bool]]:
    """The lines with keys or dashes: number, where each of these stands, and whether what belongs to the last stands below it."""
    inside = -1  # the column of the key whose text stands below it
    ends = ""  # what a text or list that goes on over lines waits for
    depth = 0
    for number, line in enumerate(lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or (inside >= 0 and indent > inside):
            continue
        inside = -1
        if ends:
            ends = "" if ends in line else ends
            continue
        if depth > 0:
            depth += _depth(line)
            continue
        found = _LINE.match(line)
        if found is None or line.lstrip().startswith("#") or not (found[2] or found[4]):
            continue
        entries = [_Entry(one.start(), "-") for one in re.finditer("-", line[: found.end(2)])]
        if found[4]:
            entries.append(_Entry(found.end(2), found[4]))
        value = found[5].strip()
        if _BLOCK.match(value):
            inside = entries[-1].column
        elif value[:1] in ('"', "'") and not _QUOTED.match(value):
            ends = value[0]
        elif value[:1] in ("{", "["):
            depth = max(0, _depth(value))
        yield number, entries, not _REMARK.sub("", value).strip()


def _depth(text: str) -> int:
    """How many more braces and brackets begin than end in a line."""
    bare = _QUOTED.sub("", text)
    return sum(bare.count(one) for one in "{[") - sum(bare.count(one) for one in "}]")
