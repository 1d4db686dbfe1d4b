"""Slips of the keyboard, one edit each, wherever they fall: what a table no longer says as before is a fault."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import Final

from tests.faults.edits import Pair, Slip, Source

# texts and dates, in which any other letter or digit is another true text, and what is printed about the print
_TEXTS: Final = frozenset(
    ["section", "standard", "assessment", "remark", "summary", "audience", "scoring", "instructions", "formula", "seal",
     "source", "star", "short_title", "language", "title", "text", "descriptor", "reason", "printed", "read", "why", "edition",
     "points_printed", "numerator", "denominator", "number", "begins_with"]
)  # fmt: skip
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_WIDE: Final = str.maketrans(
    {",": "，", ":": "：", "{": "｛", "}": "｝", "[": "［", "]": "］", '"': "”", "-": "－"}
)
_UNITS: Final = ("人", "%", "次", "万元", "天", "册")


def _numbers(source: Source) -> list[Pair]:
    return [one for one in source.pairs if one.key not in _TEXTS and _NUMBER.fullmatch(one.value.strip('"'))]


def _home(source: Source, line: int) -> frozenset[int]:
    """The lines on which a slip in a line is told: its entry, those around it, and where a reader of YAML stumbles."""
    last = len(source.lines)
    return source.around(min(line, last)) | frozenset({max(1, line - 1), line, min(line + 1, last)})


def change_digit(source: Source, chance: random.Random) -> Slip | None:
    """A digit is another one."""
    one = chance.choice(_numbers(source))
    at = chance.choice([place for place in range(one.at, one.end) if source.text[place].isdigit()])
    new = chance.choice([digit for digit in "0123456789" if digit != source.text[at]])
    return source.slip("a digit changed", at, at + 1, new, _home(source, one.line))


def drop_digit(source: Source, chance: random.Random) -> Slip | None:
    """A digit is left out."""
    long = [one for one in _numbers(source) if sum(map(str.isdigit, one.value)) > 1]
    if not long:
        return None
    one = chance.choice(long)
    at = chance.choice([place for place in range(one.at, one.end) if source.text[place].isdigit()])
    return source.slip("a digit dropped", at, at + 1, "", _home(source, one.line))


def _filled(source: Source) -> list[int]:
    """The lines (from 0) that say something."""
    return [at for at, text in enumerate(source.lines) if text.strip() and not text.lstrip().startswith("#")]


def swap_lines(source: Source, chance: random.Random) -> Slip | None:
    """Two lines that follow each other change places."""
    at = chance.choice(_filled(source)[:-1])
    if at + 1 >= len(source.lines) or not source.lines[at + 1].strip():
        return None
    start, middle, end = source.starts[at], source.starts[at + 1], source.starts[at + 2]
    new = source.text[middle:end] + source.text[start:middle]
    if not new.endswith("\n"):
        return None
    return source.slip("two lines swapped", start, end, new, _home(source, at + 1) | _home(source, at + 2))


def delete_line(source: Source, chance: random.Random) -> Slip | None:
    """A line is missing."""
    at = chance.choice(_filled(source))
    home = _home(source, at + 1) | frozenset(range(1, at + 3))
    return source.slip("a line deleted", source.starts[at], source.starts[at + 1], "", home)


def repeat_id(source: Source, chance: random.Random) -> Slip | None:
    """An id is one of the other ids of its kind."""
    ids = [one for one in source.pairs if one.key == "id"]
    one = chance.choice(ids)
    column = one.start - source.starts[one.line - 1]
    kin = [it for it in ids if it.value != one.value and it.start - source.starts[it.line - 1] == column]
    near = [it for it in kin if abs(it.line - one.line) <= 12]
    if not near:
        return None
    other = chance.choice(near)
    home = _home(source, one.line) | _home(source, other.line)
    return source.slip("an id repeated", one.at, one.end, other.value, home)


def comma_for_colon(source: Source, chance: random.Random) -> Slip | None:
    """A comma stands behind a key."""
    one = chance.choice(source.pairs)
    at = one.start + len(one.key)
    return source.slip("a comma for a colon", at, at + 1, ",", _home(source, one.line))


def shift_line(source: Source, chance: random.Random) -> Slip | None:
    """A line stands one space too far right or left."""
    at = chance.choice(_filled(source))
    start, home = source.starts[at], _home(source, at + 1) | _home(source, at)
    if source.lines[at].startswith(" ") and chance.random() < 0.5:
        return source.slip("an indent off by one", start, start + 1, "", home)
    return source.slip("an indent off by one", start, start, " ", home)


def change_unit(source: Source, chance: random.Random) -> Slip | None:
    """The unit of a number is another one, or its kind is."""
    found = [one for one in source.pairs if one.key in ("unit", "kind")]
    if not found:
        return None
    one = chance.choice(found)
    others = ("number", "percentage", "ratio") if one.key == "kind" else _UNITS
    new = chance.choice([word for word in others if word != one.value])
    return source.slip("a unit changed", one.at, one.end, new, _home(source, one.line))


def move_bound(source: Source, chance: random.Random) -> Slip | None:
    """An end of a stretch, a band or a conclusion is 1 or 10 too high or too low."""
    keys = ("from", "to", "above", "below", "equals")
    found = [one for one in source.pairs if one.key in keys and re.fullmatch(r"\d+", one.value)]
    if not found:
        return None
    one = chance.choice(found)
    new = int(one.value) + chance.choice((-10, -1, 1, 10))
    return source.slip("a bound moved", one.at, one.end, str(max(new, 0)), _home(source, one.line))


def widen_sign(source: Source, chance: random.Random) -> Slip | None:
    """A sign of YAML is the full-width one."""
    places: list[tuple[int, int]] = []
    for one in source.pairs:
        places.append((one.start + len(one.key), one.line))
        places += [(at, one.line) for at in (one.at, one.end - 1) if source.text[at] == '"']
    for at, text in enumerate(source.lines):
        if re.match(r" *- ", text):
            places.append((source.starts[at] + text.index("-"), at + 1))
        if re.match(r" *(?:- )?\{.*\}$", text):
            places += [
                (source.starts[at] + it.start(), at + 1) for it in re.finditer(r"[{}]|, (?=[a-z_]+: )", text)
            ]
    at, line = chance.choice(places)
    return source.slip("a full-width sign", at, at + 1, source.text[at].translate(_WIDE), _home(source, line))


KINDS: Final[tuple[Callable[[Source, random.Random], Slip | None], ...]] = (
    change_digit, drop_digit, swap_lines, delete_line, repeat_id, comma_for_colon, shift_line, change_unit, move_bound, widen_sign,
)  # fmt: skip


def blunders(
    texts: dict[str, str], count: int, seed: int, differs: Callable[[str, str, str], bool]
) -> Iterator[tuple[str, Slip]]:
    """So many slips in these files, the kinds in turn; only those after which the table `differs` from what it was."""
    chance = random.Random(seed)
    sources = {name: Source(text) for name, text in texts.items()}
    made = 0
    while made < count:
        name = chance.choice(sorted(sources))
        slip = KINDS[made % len(KINDS)](sources[name], chance)
        if slip is None or not differs(name, sources[name].text, slip.text):
            continue
        made += 1
        yield name, slip
