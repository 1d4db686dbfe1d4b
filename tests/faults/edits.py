"""One slip each in a sound rubric file: what is edited, and the lines on which a report of it is at home."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

# a key and its value, in a line or between braces
_PAIR: Final = re.compile(r"(?<![\w.-])([a-z_]+): (\"[^\"]*\"|[^,{}\[\]\n]+|(?=[\[{]))")
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
# keys without which a table is another one, not a faulty one
_FREE: Final = frozenset(
    [
        "section",
        "standard",
        "assessment",
        "remark",
        "summary",
        "audience",
        "scoring",
        "instructions",
        "formula",
        "seal",
        "source",
        "star",
        "number",
        "short_title",
        "language",
        "points_printed",
        "starred",
        "unit",
        "title_of",
        "adjustments_title",
        "partial",
        "minimum",
        "maximum",
        "step",
        "reason",
        "printed",
        "limit",
        "floor",
        "decides",
        "at_zero",
        "not_applicable",
        "only_for",
        "rounding",
        "weight",
        "why",
        "examples",
        "better",
        "begun",
    ]
)
_NUMBERS: Final = frozenset(
    ["points", "score", "from", "to", "below", "above", "costs", "each", "amount", "equals", "target", "to"]
)


@dataclass(frozen=True)
class Pair:
    """A key with its value, where it stands in the text."""

    key: str
    value: str
    line: int
    start: int
    at: int  # where the value begins
    end: int


@dataclass(frozen=True)
class Slip:
    """A text with one slip in it, the kind of the slip, and the lines (from 1) on which it may be told."""

    kind: str
    text: str
    lines: frozenset[int]
    what: str


class Source:
    """A sound file and the places in it where slips can be made."""

    def __init__(self, text: str) -> None:
        # worked examples are told of by their own sums; here the table is judged
        self.text = re.sub(r"^examples:\n(?:[ -].*\n|\n)*", "", text, flags=re.MULTILINE)
        self.lines = self.text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.pairs = list(self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        block = -1
        for number, line in enumerate(self.lines):
            indent = len(line) - len(line.lstrip())
            if not line.strip() or line.lstrip().startswith("#") or (block >= 0 and indent > block):
                continue
            block = indent if re.search(r": [|>]-?$", line) else -1
            for found in _PAIR.finditer(line):
                start = self.starts[number]
                yield Pair(
                    found[1], found[2].strip(), number + 1,
                    start + found.start(1), start + found.start(2), start + found.start(2) + len(found[2].rstrip()),
                )  # fmt: skip
                if "{" not in line and "[" not in line:
                    break

    def entry(self, line: int) -> frozenset[int]:
        """The lines of the entry of a list that a line belongs to, and its neighbours'."""
        first = line - 1
        while first > 0 and not self.lines[first].lstrip().startswith("- "):
            first -= 1
        indent = len(self.lines[first]) - len(self.lines[first].lstrip())
        last = line
        while last < len(self.lines) and (
            not self.lines[last].strip() or len(self.lines[last]) - len(self.lines[last].lstrip()) > indent
        ):
            last += 1
        return frozenset(range(first + 1, last + 1))

    def around(self, line: int) -> frozenset[int]:
        """The entry of a line, the entries around it up to the table's own keys, each with its head and sum."""
        found = set(self.entry(line))
        indent = len(self.lines[line - 1]) - len(self.lines[line - 1].lstrip())
        for number in range(line - 1, 0, -1):
            text = self.lines[number - 1]
            here = len(text) - len(text.lstrip())
            if text.strip() and here < indent:
                indent = here
                found.add(number)
                if text.lstrip().startswith("- "):
                    found |= {
                        one
                        for one in self.entry(number)
                        if re.match(
                            r" *(- )?(points|levels|bands|id|indicators|faults):", self.lines[one - 1]
                        )
                        and len(self.lines[one - 1]) - len(self.lines[one - 1].lstrip()) == here + 2
                    }
        return frozenset(
            found
            | {n for n, text in enumerate(self.lines, 1) if re.match(r"points:|conclusions:", text)}
            | self._conclusions()
        )

    def _conclusions(self) -> frozenset[int]:
        begun = next((n for n, text in enumerate(self.lines, 1) if text.startswith("conclusions:")), 0)
        return frozenset(range(begun, len(self.lines) + 1)) if begun else frozenset()

    def slip(self, kind: str, start: int, end: int, new: str, lines: frozenset[int]) -> Slip:
        """The text with `new` in place of a stretch."""
        what = f"{self.text[max(0, start - 20) : start]}[{self.text[start:end]}→{new}]{self.text[end : end + 20]}"
        return Slip(kind, self.text[:start] + new + self.text[end:], lines, what.replace("\n", "⏎"))


def _one(chance: random.Random, found: list[Pair]) -> Pair | None:
    return chance.choice(found) if found else None


def drop_key(source: Source, chance: random.Random) -> Slip | None:
    """A key is left out, with its value."""
    one = _one(
        chance,
        [
            it
            for it in source.pairs
            if it.key not in _FREE
            and not it.value.startswith(("|", ">"))
            and it.key not in ("descriptor", "title", "at", "read")
        ],
    )
    if one is None:
        return None
    start, end = one.start, one.end
    line = source.lines[one.line - 1]
    if "{" in line and not line.strip().startswith(f"{one.key}:"):
        rest = source.text[end : end + 2]
        end += 2 if rest == ", " else 0
    elif line.lstrip().startswith("- "):
        return None
    else:
        start, end = source.starts[one.line - 1], source.starts[one.line]
    return source.slip("drop a key", start, end, "", source.around(one.line))


def misspell_key(source: Source, chance: random.Random) -> Slip | None:
    """Two letters of a key change places, or one is missing."""
    one = _one(chance, [it for it in source.pairs if len(it.key) > 2])
    if one is None:
        return None
    at = chance.randrange(len(one.key) - 1)
    key = one.key[:at] + one.key[at + 1] + one.key[at] + one.key[at + 2 :]
    if key == one.key or chance.random() < 0.5:
        key = one.key[:at] + one.key[at + 1 :]
    return source.slip("misspell a key", one.start, one.start + len(one.key), key, frozenset({one.line}))


def change_number(source: Source, chance: random.Random) -> Slip | None:
    """A number is another one."""
    one = _one(chance, [it for it in source.pairs if it.key in _NUMBERS and _NUMBER.fullmatch(it.value)])
    if one is None:
        return None
    new = chance.choice([f"{one.value}0", f"{one.value[:-1]}1{one.value[-1]}", str(chance.randint(1, 9))])
    if float(new) == float(one.value):
        return None
    return source.slip("change a number", one.at, one.end, new, source.around(one.line))


def swap_numbers(source: Source, chance: random.Random) -> Slip | None:
    """Two neighbouring numbers of one kind change places."""
    first = _one(
        chance,
        [
            it
            for it in source.pairs
            if it.key in ("points", "score", "from", "to", "below") and _NUMBER.fullmatch(it.value)
        ],
    )
    if first is None:
        return None
    near = [
        it for it in source.pairs
        if it.key == first.key and it.start > first.start and it.line - first.line < 12 and _NUMBER.fullmatch(it.value) and it.value != first.value
    ]  # fmt: skip
    if not near:
        return None
    second = near[0]
    text = (
        source.text[: first.at]
        + second.value
        + source.text[first.end : second.at]
        + first.value
        + source.text[second.end :]
    )
    lines = source.around(first.line) | source.around(second.line)
    return Slip(
        "swap numbers",
        text,
        lines,
        f"line {first.line} {first.key}: {first.value} <-> line {second.line}: {second.value}",
    )


def repeat_id(source: Source, chance: random.Random) -> Slip | None:
    """An id is that of the entry in front of it."""
    ids = [it for it in source.pairs if it.key == "id"]
    one = _one(chance, ids[1:])
    if one is None:
        return None
    before = [
        it
        for it in ids
        if it.start < one.start
        and (it.start - source.starts[it.line - 1]) == (one.start - source.starts[one.line - 1])
    ]
    if not before or before[-1].value == one.value:
        return None
    # which of two with one id is the slip, nobody can say
    same = frozenset(it.line for it in ids if it.value == before[-1].value)
    lines = source.around(one.line) | same
    return source.slip("repeat an id", one.at, one.end, before[-1].value, lines)


def break_sum(source: Source, chance: random.Random) -> Slip | None:
    """Points are one more, or one less."""
    one = _one(
        chance, [it for it in source.pairs if it.key == "points" and it.value.isdigit() and int(it.value) > 1]
    )
    if one is None:
        return None
    return source.slip(
        "break a sum", one.at, one.end, str(int(one.value) + chance.choice((-1, 1))), source.around(one.line)
    )


def _indented(source: Source, chance: random.Random) -> int:
    rows = [one.line for one in source.pairs if source.lines[one.line - 1].startswith("  ")]
    return chance.choice(rows)


def tab(source: Source, chance: random.Random) -> Slip | None:
    """A tab stands in the indentation."""
    line = _indented(source, chance)
    start = source.starts[line - 1]
    return source.slip("tab", start, start + 2, "\t", frozenset({line}))


def wide_colon(source: Source, chance: random.Random) -> Slip | None:
    """A full-width colon stands behind a key."""
    one = _one(chance, source.pairs)
    if one is None:
        return None
    at = one.start + len(one.key)
    return source.slip("full-width colon", at, at + 2, "：", frozenset({one.line}))


def indent(source: Source, chance: random.Random) -> Slip | None:
    """A line stands a space or two too far left or right."""
    line = _indented(source, chance)
    start = source.starts[line - 1]
    lines = frozenset({line - 1, line, line + 1}) | source.around(line)
    if chance.random() < 0.5:
        return source.slip("bad indentation", start, start, " " * chance.choice((1, 2)), lines)
    return source.slip("bad indentation", start, start + 1, "", lines)


def wrong_type(source: Source, chance: random.Random) -> Slip | None:
    """A value is of another kind."""
    one = _one(chance, [it for it in source.pairs if it.value and not it.value.startswith(("|", ">"))])
    if one is None:
        return None
    new = chance.choice(["[1, 2]", "{a: b}", "十分" if one.key in _NUMBERS else "[]"])
    return source.slip("wrong type", one.at, one.end, new, source.around(one.line))


def no_value(source: Source, chance: random.Random) -> Slip | None:
    """Nothing stands behind a key."""
    one = _one(
        chance,
        [
            it
            for it in source.pairs
            if it.key not in _FREE and it.value and not it.value.startswith(("|", ">"))
        ],
    )
    if one is None:
        return None
    return source.slip("no value", one.at, one.end, "", source.around(one.line))


def repeat_key(source: Source, chance: random.Random) -> Slip | None:
    """A line stands twice."""
    one = _one(
        chance,
        [
            it
            for it in source.pairs
            if "{" not in source.lines[it.line - 1]
            and it.value
            and not it.value.startswith(("|", ">"))
            and not source.lines[it.line - 1].lstrip().startswith("- ")
        ],
    )
    if one is None:
        return None
    end = source.starts[one.line]
    return source.slip(
        "repeat a key", end, end, source.lines[one.line - 1] + "\n", frozenset({one.line, one.line + 1})
    )


def wide_digits(source: Source, chance: random.Random) -> Slip | None:
    """A number has a full-width digit, or a percent sign or a unit behind it."""
    one = _one(chance, [it for it in source.pairs if it.key in _NUMBERS and _NUMBER.fullmatch(it.value)])
    if one is None:
        return None
    wide = one.value.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    return source.slip(
        "odd number",
        one.at,
        one.end,
        chance.choice((wide, f"{one.value}分", f"{one.value}%", f"{one.value}。")),
        frozenset({one.line}),
    )


def quotes(source: Source, chance: random.Random) -> Slip | None:
    """A quote is missing, or full-width."""
    one = _one(chance, [it for it in source.pairs if it.value.startswith('"')])
    if one is None:
        return None
    new = chance.choice((f"“{one.value[1:-1]}”", one.value[:-1]))
    return source.slip("quotes", one.at, one.end, new, frozenset({one.line}))


def no_space(source: Source, chance: random.Random) -> Slip | None:
    """No space stands behind a colon or a dash."""
    one = _one(chance, source.pairs)
    if one is None:
        return None
    at = one.start + len(one.key) + 1
    return source.slip("no space", at, at + 1, "", frozenset({one.line}))


def braces(source: Source, chance: random.Random) -> Slip | None:
    """A brace or a comma between braces is missing or full-width."""
    rows = [at for at, line in enumerate(source.lines) if re.match(r" *- \{.*\}$", line)]
    if not rows:
        return None
    row = chance.choice(rows)
    line = source.lines[row]
    new = chance.choice(
        (
            line.replace(", ", "，", 1),
            line.replace(", ", " ", 1),
            line[:-1],
            line.replace("{", "", 1),
            line.replace("{", "｛", 1),
        )
    )
    start = source.starts[row]
    return source.slip("braces and commas", start, start + len(line), new, frozenset({row, row + 1, row + 2}))


def drop_row(source: Source, chance: random.Random) -> Slip | None:
    """A whole row, or an indicator, an option or a band, is missing."""
    one = _one(
        chance,
        [it for it in source.pairs if it.key == "id" and source.lines[it.line - 1].startswith("      ")],
    )
    if one is None:
        return None
    lines = sorted(source.entry(one.line))
    start, end = source.starts[lines[0] - 1], source.starts[lines[-1]]
    return source.slip(
        "drop an entry", start, end, "", source.around(one.line) | frozenset(range(1, lines[0] + 3))
    )


def unknown_name(source: Source, chance: random.Random) -> Slip | None:
    """A word that must be one of a few is another."""
    one = _one(
        chance,
        [
            it
            for it in source.pairs
            if it.key in ("method", "of", "kind", "at", "concludes", "depends_on", "better")
        ],
    )
    if one is None:
        return None
    return source.slip(
        "unknown name",
        one.at,
        one.end,
        one.value[:-1] if len(one.value) > 2 else "zz",
        source.around(one.line),
    )


KINDS: Final[tuple[Callable[[Source, random.Random], Slip | None], ...]] = (
    drop_key, misspell_key, change_number, swap_numbers, repeat_id, break_sum, tab, wide_colon, indent, wrong_type,
    no_value, repeat_key, wide_digits, quotes, no_space, braces, drop_row, unknown_name,
)  # fmt: skip


def slips(texts: dict[str, str], count: int, seed: int) -> Iterator[tuple[str, Slip]]:
    """So many slips in these files, the kinds in turn, the places by chance: the same ones for the same seed."""
    chance = random.Random(seed)
    sources = {name: Source(text) for name, text in texts.items()}
    made, at = 0, 0
    while made < count:
        name = chance.choice(sorted(sources))
        slip = KINDS[at % len(KINDS)](sources[name], chance)
        if slip is None or slip.text == sources[name].text:
            continue
        at, made = at + 1, made + 1
        yield name, slip
