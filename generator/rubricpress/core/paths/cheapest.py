"""The cheapest choice among single steps: which rows to improve, and by how much, so that a sum is reached.

Costs and gains are whole numbers here. Of all choices whose gain is enough, the one is found that takes the fewest
steps; of those, the one in the fewest rows; of those, the one with the smallest gain; and of those, the one that does
most in the row that stands first, then in the second, and so on. It is found exactly, by dynamic programming: for
every number of steps and rows the gains that there can be are kept as the bits of one whole number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

Table = dict[int, int]
"""For each cost the gains that it can buy: bit 7 is set where 7 is one of them. A cost is steps x `ONE_STEP` + rows."""

ONE_STEP: Final = 1 << 20
_NONE: Final = -(1 << 80)


@dataclass(frozen=True)
class Gains:
    """The gains from `least` to `most`, `stride` apart, that so many steps in one row bring."""

    steps: int
    least: int
    most: int
    stride: int = 1


@dataclass(frozen=True)
class Row:
    """One row with all that it can come to; `must`: it cannot stay as it is."""

    gains: tuple[Gains, ...]
    must: bool = False


@dataclass(frozen=True)
class Block:
    """Rows (and blocks) whose gains count as one number, which has to be `need` at least, whatever the others do.

    Of what they gain together the first `lost` count for nothing: the sum lies so far below the least that counts.
    No more than `most` of the rest counts.
    """

    parts: tuple[Part, ...]
    need: int = 0
    lost: int = 0
    most: int | None = None

    def counted(self, gains: int) -> int:
        """What counts of these gains."""
        found = gains >> self.lost
        if gains & ((1 << self.lost) - 1):
            found |= 1
        if self.most is not None and found >> self.most:
            found = found & ((1 << self.most) - 1) | 1 << self.most
        return found

    def counting_as(self, gain: int, gains: int) -> int:
        """Those of `gains` that count as `gain`."""
        if gain:
            gains = _from(gains, self.lost + gain)
        if gain != self.most:
            gains &= (1 << (self.lost + gain + 1)) - 1
        return gains


Part = Row | Block


@dataclass(frozen=True)
class Choice:
    """What is found: the steps and rows that it takes, its gain, and the steps and the gain of every row, in order."""

    steps: int
    rows: int
    gain: int
    moves: tuple[tuple[int, int], ...]


def cheapest(parts: Sequence[Part], need: int) -> Choice | None:
    """The cheapest choice that gains at least `need`; None where nothing is enough."""
    tables = [_table(part) for part in parts]
    fronts = [_front(table) for table in tables]
    first, last = _most(fronts), _most(fronts[::-1])[::-1]
    steps = next((count for count, gain in enumerate(last[0]) if gain >= need), None)
    if steps is None:
        return None
    before = _fronts(fronts, [(steps, need, most) for most in last])
    behind = _fronts(fronts[::-1], [(steps, need, most) for most in first[::-1]])[::-1]
    cost = min(cost for cost, gain in behind[0].items() if gain >= need)
    suffixes: list[Table] = [{0: 1}]
    for at in range(len(parts) - 1, -1, -1):
        wanted = {}
        for rest, most in behind[at].items():
            least = need - before[at].get(cost - rest, _NONE)  # none of it where it is on one front alone
            if least <= most:
                wanted[rest] = least
        suffixes.insert(0, _joined(tables[at], suffixes[0], wanted))
    gain = _lowest(suffixes[0][cost])
    moves = tuple(_moves(parts, tables, suffixes, cost, 1 << gain))
    return Choice(cost // ONE_STEP, cost % ONE_STEP, gain, moves)


def _table(part: Part) -> Table:
    if isinstance(part, Block):
        _, suffixes = _inside(part)
        counted = {cost: part.counted(gains) for cost, gains in suffixes[0].items()}
        return {cost: kept for cost, gains in counted.items() if (kept := _from(gains, part.need))}
    table: Table = {} if part.must else {0: 1}
    for one in part.gains:
        cost = one.steps * ONE_STEP + 1
        table[cost] = table.get(cost, 0) | _spread(1, one)
    return table


def _inside(block: Block) -> tuple[list[Table], list[Table]]:
    """The tables of the parts of a block, and what each part brings together with those behind it."""
    tables = [_table(part) for part in block.parts]
    suffixes: list[Table] = [{0: 1}]
    for table in reversed(tables):
        both = _merged(_front(table), _front(suffixes[0]))
        suffixes.insert(0, _joined(table, suffixes[0], dict.fromkeys(both, 0)))
    return tables, suffixes


def _front(table: Table) -> dict[int, int]:
    """The greatest gain for each cost, where no smaller cost brings as much."""
    front, best = {}, -1
    for cost in sorted(table):
        most = table[cost].bit_length() - 1
        if most > best:
            front[cost] = best = most
    return front


def _merged(one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
    """The front of two together.

    A cost that is on no front is in no cheapest choice: something cheaper brings as much in its place.
    """
    pairs: dict[int, int] = {}
    for cost, gain in one.items():
        for more, added in other.items():
            if pairs.get(cost + more, _NONE) < gain + added:
                pairs[cost + more] = gain + added
    merged, best = {}, _NONE
    for cost in sorted(pairs):
        if pairs[cost] > best:
            merged[cost] = best = pairs[cost]
    return merged


def _most(fronts: Sequence[dict[int, int]]) -> list[list[int]]:
    """The greatest gain with no more than so many steps: in none of the rows, in the first, in the first two, and so on."""
    longest = sum(max(front, default=0) // ONE_STEP for front in fronts)
    found = [[0] * (longest + 1)]
    for front in fronts:
        most = [_NONE] * (longest + 1)
        for cost, gain in front.items():
            steps = cost // ONE_STEP
            moved = [_NONE] * steps + [one + gain for one in found[-1][: longest + 1 - steps]]
            most = list(map(max, most, moved))
        found.append(most)
    return found


def _fronts(
    fronts: Sequence[dict[int, int]], rest: Sequence[tuple[int, int, list[int]]]
) -> list[dict[int, int]]:
    """The front of none of them, of the first, of the first two, and so on.

    For each, `rest` has the steps that there are, the gain that is needed, and the most that all others bring with so
    many steps: what then is not enough is left out.
    """
    found: list[dict[int, int]] = [{0: 0}]
    for front, (steps, need, most) in zip(fronts, rest[1:], strict=True):
        merged = _merged(found[-1], front)
        found.append(
            {
                cost: gain
                for cost, gain in merged.items()
                if cost // ONE_STEP <= steps and gain + most[steps - cost // ONE_STEP] >= need
            }
        )
    return found


def _joined(table: Table, suffix: Table, wanted: dict[int, int]) -> Table:
    """What a part brings together with those behind it, for each cost that is `wanted` the gains from the least on."""
    runs = {cost: list(_runs(gains)) for cost, gains in table.items()}
    joined: Table = {}
    for cost, least in wanted.items():
        gains = 0
        for own, spans in runs.items():
            rest = suffix.get(cost - own, 0)
            for span in spans if rest else ():
                gains |= _spread(rest, span)
        joined[cost] = _from(gains, least)
    return joined


def _moves(
    parts: Sequence[Part], tables: list[Table], suffixes: list[Table], cost: int, gains: int
) -> Iterator[tuple[int, int]]:
    """The steps and the gain of every row, so that all together have this cost and one of these gains: most in the first rows."""
    for at, part in enumerate(parts):
        own, most, left = next(
            (own, one, left)
            for own in sorted(tables[at], reverse=True)
            for one in _downwards(tables[at][own], gains.bit_length() - 1)
            if (left := suffixes[at + 1].get(cost - own, 0) & gains >> one)
        )
        if isinstance(part, Block):
            inner, behind = _inside(part)
            yield from _moves(part.parts, inner, behind, own, part.counting_as(most, behind[0][own]))
        else:
            yield own // ONE_STEP, most
        cost, gains = cost - own, left


def _downwards(gains: int, most: int) -> Iterator[int]:
    """The gains that are not above `most`, the greatest first."""
    gains &= (1 << (most + 1)) - 1
    while gains:
        top = gains.bit_length() - 1
        yield top
        gains ^= 1 << top


def _runs(gains: int) -> Iterator[Gains]:
    """The gains as stretches without gaps."""
    at = 0
    while gains:
        skipped = _lowest(gains)
        gains >>= skipped
        length = _lowest(~gains)
        yield Gains(0, at + skipped, at + skipped + length - 1)
        at, gains = at + skipped + length, gains >> length


def _spread(gains: int, span: Gains) -> int:
    """Each of `gains` with each gain of the span added."""
    gains <<= span.least
    count, covered = (span.most - span.least) // span.stride + 1, 1
    while covered < count:
        more = min(covered, count - covered)
        gains |= gains << (more * span.stride)
        covered += more
    return gains


def _from(gains: int, least: int) -> int:
    return gains >> least << least if least > 0 else gains


def _lowest(gains: int) -> int:
    return (gains & -gains).bit_length() - 1
