"""The radar: one axis for each group, from 0 in the middle to 100 per cent at the rim, names and shares at the ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from rubricpress.core.results.charts import Bar
from rubricpress.core.results.svg import Told, shortened, svg, tenths, words, wrapped

WIDTH: Final = 400
HEIGHT: Final = 316
MIDDLE: Final = (WIDTH // 2, 158)
RADIUS: Final = 100
LABEL: Final = 12
"""Columns of a name that there is room for beside the rim."""
LINE: Final = 15
CROWDED: Final = 12
"""With more axes than these, a name has one line, else two."""

Axis = tuple[int, int]
"""A direction, in billionths."""


def radar(rows: Sequence[Bar], told: Told) -> str:
    """The rows as a radar; what is below 0 stands at 0, and what is above 100 per cent at the rim."""
    axes = [_axis(Fraction(at, len(rows))) for at in range(len(rows))]
    drawn = [
        _polygon(
            [_place(axis, Fraction(RADIUS * ring, 100)) for axis in axes],
            'class="rc-ring" fill="none" stroke="currentColor"',
            f'stroke-opacity="{".5" if ring == 100 else ".2"}"',
        )
        for ring in (25, 50, 75, 100)
    ]
    drawn += [_line(axis) for axis in axes]
    held = [min(max(one.part, Fraction(0)), Fraction(1)) * RADIUS for one in rows]
    places = [_place(axis, far) for axis, far in zip(axes, held, strict=True)]
    look = (
        'class="rc-area" fill="currentColor" fill-opacity=".18"',
        'stroke="currentColor" stroke-width="2"',
    )
    drawn.append(_polygon(places, *look))
    drawn += [
        f'<circle class="rc-dot" cx="{tenths(x)}" cy="{tenths(y)}" r="3" fill="currentColor"/>'
        for x, y in places
    ]
    lines = 1 if len(rows) > CROWDED else 2
    drawn += [text for one, axis in zip(rows, axes, strict=True) for text in _label(one, axis, lines)]
    said = "; ".join(one.told for one in rows)
    return svg(WIDTH, HEIGHT, drawn, Told(told.title, f"{told.description} {said}", told.name))


def _label(one: Bar, axis: Axis, most: int) -> Iterator[str]:
    """The name of an axis in at most so many lines, and its share, beyond its end: above it, below it, or beside it."""
    x, y = _place(axis, Fraction(RADIUS + 14))
    anchor = "middle" if abs(axis[0]) < 2 * 10**8 else "start" if axis[0] > 0 else "end"
    cut = len(wrapped(one.name, LABEL)[0]) if most > 1 else len(one.name)
    names = [shortened(part, LABEL) for part in (one.name[:cut], one.name[cut:].strip()) if part]
    y += (
        -LINE * 10 * len(names)
        if axis[1] < -9 * 10**8
        else 80
        if axis[1] > 9 * 10**8
        else 40 - LINE * 5 * len(names)
    )
    for line in (*names, ""):
        bold = () if line else ('font-weight="600"',)
        yield words(x, y, line or one.written, f'text-anchor="{anchor}"', *bold)
        y += LINE * 10


def _axis(turn: Fraction) -> Axis:
    """The direction after this part of a full turn, upwards first, clockwise."""
    return sine(turn), -sine(turn + Fraction(1, 4))


def sine(turn: Fraction) -> int:
    """The sine of a part of a full turn, in billionths, by its series."""
    turn -= turn.numerator // turn.denominator
    if turn > Fraction(1, 2):
        return -sine(turn - Fraction(1, 2))
    angle = min(turn, Fraction(1, 2) - turn) * 2 * Fraction(355, 113)
    term, whole = angle, Fraction(0)
    for power in range(1, 14, 2):
        whole += term
        term *= -angle * angle * Fraction(1, (power + 1) * (power + 2))
    return int(whole * 10**9)


def _place(axis: Axis, far: Fraction) -> tuple[int, int]:
    """The point so far from the middle, in tenths."""
    x, y = (int(one * far * Fraction(1, 10**8)) for one in axis)
    return MIDDLE[0] * 10 + x, MIDDLE[1] * 10 + y


def _polygon(places: Sequence[tuple[int, int]], *look: str) -> str:
    points = " ".join(f"{tenths(x)},{tenths(y)}" for x, y in places)
    return f'<polygon points="{points}" {" ".join(look)}/>'


def _line(axis: Axis) -> str:
    x, y = _place(axis, Fraction(RADIUS))
    ends = f'x1="{MIDDLE[0]}" y1="{MIDDLE[1]}" x2="{tenths(x)}" y2="{tenths(y)}"'
    return f'<line class="rc-axis" {ends} stroke="currentColor" stroke-opacity=".2"/>'
