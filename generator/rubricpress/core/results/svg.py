"""Drawing as text: SVG without inline style, in the colour of the text around it, with its content in words.

Every length is a whole number of tenths of a unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

SIZE: Final = 13
LINE: Final = 19


@dataclass(frozen=True)
class Told:
    """What a drawing is called, what it shows in words, and the name that its ids begin with."""

    title: str
    description: str
    name: str


def svg(width: int, height: int, drawn: Sequence[str], told: Told) -> str:
    """The whole drawing, `width` by `height` units."""
    name = told.name
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="rc-chart {name}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="{name}-title {name}-desc" font-size="{SIZE}" '
        'font-family="system-ui, sans-serif">'
        f'<title id="{name}-title">{escaped(told.title)}</title>'
        f'<desc id="{name}-desc">{escaped(told.description)}</desc>{"".join(drawn)}</svg>'
    )


def tenths(number: int) -> str:
    """So many tenths in digits: 105 is 10.5."""
    sign = "-" if number < 0 else ""
    whole, rest = divmod(abs(number), 10)
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def box(x: int, y: int, width: int, height: int, *more: str) -> str:
    """A rectangle."""
    where = f'x="{tenths(x)}" y="{tenths(y)}" width="{tenths(width)}" height="{tenths(height)}"'
    return f"<rect {' '.join((where, *more))}/>"


def words(x: int, y: int, text: str, *more: str) -> str:
    """A line of text that stands on `y`."""
    where = f'x="{tenths(x)}" y="{tenths(y)}" fill="currentColor"'
    return f"<text {' '.join((where, *more))}>{escaped(text)}</text>"


def escaped(text: str) -> str:
    """`text` as it stands in XML, without the signs that cannot."""
    kept = "".join(sign for sign in text if sign >= " " and sign not in "\ufffe\uffff")
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        kept = kept.replace(sign, entity)
    return kept


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of so many columns; Chinese signs take two, words of letters stay whole.

    A line never begins with a sign that closes something.
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _columns(line + piece) > columns and piece not in _CLOSING:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def shortened(text: str, columns: int) -> str:
    """`text` in at most so many columns, with a mark where something is left out."""
    if _columns(text) <= columns:
        return text
    while _columns(text) > columns - 2:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pieces(text: str) -> Iterator[str]:
    """Single wide signs and spaces, and runs of narrow signs."""
    run = ""
    for sign in text:
        if _columns(sign) == 2 or sign == " ":
            if run:
                yield run
            run = ""
            yield sign
        else:
            run += sign
    if run:
        yield run


def _columns(text: str) -> int:
    return sum(2 if sign >= "\u2e80" or sign in _WIDE else 1 for sign in text)


_CLOSING: Final = "，。、；：！？）》”’」』】％%,.;:!?)"
_WIDE: Final = "“”‘’…—·★①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥ×"
