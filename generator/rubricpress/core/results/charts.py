"""Charts of the share of points per group: horizontal bars, one or two for each. The numbers stand in them as text.

Nothing here is a score: what is drawn is as near to the exact numbers as a screen can show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from rubricpress.core.results.svg import LINE, SIZE, Told, box, svg, words, wrapped

WIDTH: Final = 408
BAR: Final = 14
INDENT: Final = 13
VALUES: Final = 66
BELOW_NAME: Final = 3
BELOW_BAR: Final = 3
BELOW_ROW: Final = 9


@dataclass(frozen=True)
class Bar:
    """One group: its name, how deep it stands, and its numbers as they are written.

    `share` is in per cent; None where there is no maximum.
    """

    name: str
    depth: int
    score: str
    most: str
    share: str | None

    @property
    def part(self) -> Fraction:
        """The share as a part of 1; 0 where there is none."""
        return Fraction(self.share or 0) * Fraction(1, 100)

    @property
    def written(self) -> str:
        """The share for a person."""
        return "—" if self.share is None else f"{minus(self.share)}%"

    @property
    def told(self) -> str:
        """All of it in words."""
        return f"{self.name} {minus(self.score)} / {minus(self.most)} ({self.written})"


def bars(rows: Sequence[Bar], told: Told) -> str:
    """A bar for each row, below its name; negative ones go left of the line at 0."""
    return _drawn([(row, (row,)) for row in rows], told, ())


def paired(rows: Sequence[tuple[Bar, Bar]], names: tuple[str, str], told: Told) -> str:
    """Two bars for each row: the first filled, the second hatched, as the key on top says."""
    return _drawn([(row[0], row) for row in rows], told, names)


def _drawn(rows: Sequence[tuple[Bar, Sequence[Bar]]], told: Told, names: Sequence[str]) -> str:
    least = min([Fraction(0), *(one.part for _, pair in rows for one in pair)])
    most = max([Fraction(1), *(one.part for _, pair in rows for one in pair)])
    drawn, top = _key(names, told.name)
    for row, pair in rows:
        left = row.depth * INDENT * 10
        for line in wrapped(row.name, _room(row.name, WIDTH - row.depth * INDENT - 2)):
            top += LINE
            drawn.append(words(left, top * 10 - 50, line))
        top += BELOW_NAME
        scale = Fraction((WIDTH - VALUES) * 10 - left, 1) * _inverse(most - least)
        zero = left + int(-least * scale)
        for at, one in enumerate(pair):
            track = ('class="rc-track"', 'fill="none"', 'stroke="currentColor"', 'stroke-opacity=".35"')
            drawn.append(box(zero, top * 10, int(scale), BAR * 10, *track))
            length = int(abs(one.part) * scale)
            if length:
                start = zero - length if one.part < 0 else zero
                drawn.append(box(start, top * 10, length, BAR * 10, *_filled(at, told.name)))
            place = ('text-anchor="end"', 'font-weight="600"')
            drawn.append(words(WIDTH * 10, top * 10 + 115, one.written, *place))
            top += BAR + BELOW_BAR
        top += BELOW_ROW
    said = "; ".join(one.told for _, pair in rows for one in pair)
    return svg(WIDTH, top + 2, drawn, Told(told.title, f"{told.description} {said}", told.name))


def _key(names: Sequence[str], name: str) -> tuple[list[str], int]:
    """The key of a chart of pairs, each name on lines of its own, and how far down it goes."""
    if not names:
        return [], 0
    hatch = f'<pattern id="{name}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
    hatch += 'patternTransform="rotate(45)"><rect width="2" height="5" fill="currentColor"/></pattern>'
    drawn = [f"<defs>{hatch}</defs>"]
    top = 0
    for at, one in enumerate(names):
        outline = ('stroke="currentColor"',)
        drawn.append(box(5, top * 10 + 40, 220, 120, *_filled(at, name), *(() if at else outline)))
        for line in wrapped(one, (WIDTH - 32) * 2 // SIZE):
            top += LINE
            drawn.append(words(320, top * 10 - 45, line))
    return drawn, top + 6


def _filled(at: int, name: str) -> tuple[str, ...]:
    if not at:
        return ('class="rc-bar"', 'fill="currentColor"')
    return ('class="rc-bar rc-bar--second"', f'fill="url(#{name}-hatch)"', 'stroke="currentColor"')


def minus(number: str) -> str:
    """A number with a true minus sign."""
    return number.replace("-", "−")


def _inverse(number: Fraction) -> Fraction:
    return Fraction(number.denominator, number.numerator)


def _room(text: str, width: int) -> int:
    """How many columns of `text` there is room for; in words of letters alone a sign is wider than half a Chinese one."""
    columns = width * 2 // SIZE
    return columns if any(sign >= "\u2e80" for sign in text) else columns * 9 // 10
