"""Slips of typing that YAML swallows or reports badly: full-width signs, tabs, odd or missing spaces, missing quotes.

Only what stands at a key of the rubric language is a slip: `A：有资质` in a text is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from rubricpress.core.problem import Problem
from rubricpress.source.places import Located, Place
from rubricpress.source.yaml_quotes import lacks_quotes, text_at

_BLOCK_TEXT: Final = re.compile(r"(?:^|\s)[|>][+-]?\d?[+-]?\s*(?:\s#.*)?$")
_WORD: Final = r"([A-Za-z_][A-Za-z0-9_-]*+)[ \t]*+"
_KEY: Final = re.compile(rf"(?:-\s++)*+{_WORD}([:：])(.?)")
_DASH: Final = re.compile(rf"([－–—])\s*+{_WORD}[:：]")
_TIGHT_DASH: Final = re.compile(rf"(-)(?:[{{\[][ \t]*+)?{_WORD}[:：]")
_VALUE: Final = re.compile(rf"(?<![A-Za-z0-9_-]){_WORD}:[ \t]++[^,:{{}}\[\]\"']++$")
_BRACE: Final = re.compile(rf"([｛［])[ \t]*+{_WORD}[:：]")
_COMMA: Final = re.compile(rf"([，；、])[ \t]*+{_WORD}[:：]")
_ID: Final = "[A-Za-z0-9_.\"'-]++"
_LISTED: Final = re.compile(rf"{_ID}([，；、])[ \t]*+{_ID}")
# what no text begins with, or is alone: ［ with ids or a brace behind it, ｛ with a key, ｜ and ＞ at the end of a line
_OPENED: Final = re.compile(
    rf"(?<![A-Za-z0-9_-]){_WORD}:[ \t]++(?:(［)[ \t]*+(?:[{{｛]|{_ID}(?:[ \t]*+[,，；、][ \t]*+{_ID})*+[ \t]*+[］\]][ \t]*+(?:$|[,}}]))|([｜＞])[ \t]*+$)"
)
_REMARK: Final = re.compile("[ \t]*+(＃)")
_VALUE_REMARK: Final = re.compile(rf"(?<![A-Za-z0-9_-]){_WORD}:[ \t]++{_ID}[ \t]++(＃)")
_ODD_SPACE: Final = re.compile("[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]")
_SPACES: Final = " \t\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u202f\u205f\u3000\ufeff"
_WORD_SIGNS: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
_WIDE: Final = {",": "，", ":": "：", "#": "＃"}
_HALF: Final = {
    "－": "-",
    "–": "-",
    "—": "-",
    "｛": "{",
    "［": "[",
    "｝": "}",
    "］": "]",
    "，": ",",
    "；": ",",
    "、": ",",
    "＃": "#",
    "｜": "|",
    "＞": ">",
}


class Slips:
    """The slips at keys, which are known by their `words`."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

    def knows(self, name: str) -> bool:
        """Whether a key is a word of the language, in which there is no slip."""
        return name in self._words

    def of_lines(self, lines: Sequence[str]) -> Iterator[Located]:
        """The slips of all lines outside texts after `|` and `>`."""
        block = -1  # the indentation of the key whose `|` or `>` text we are inside
        for number, line in enumerate(lines, 1):
            content = line.lstrip(" ")
            indent = len(line) - len(content)
            if block >= 0 and (not content.strip() or indent > block):
                continue
            block = indent if _BLOCK_TEXT.search(line) else -1
            if content.startswith("\t"):
                yield located("yaml-tab", Place(number, indent + 1))
            else:
                yield from self.of_line(line, number)

    def of_line(self, line: str, number: int) -> Iterator[Located]:
        """The slip at the key with which a line begins, or at a brace in it."""
        body = line.lstrip(_SPACES)
        ahead = len(line) - len(body)
        key = _KEY.match(body)
        if key and key[1] in self._words:
            odd = _ODD_SPACE.search(line, 0, ahead + key.start(1))
            if odd:
                yield _space(odd[0], Place(number, odd.start() + 1))
            elif key[2] == "：":
                yield located("yaml-wide-colon", Place(number, ahead + key.start(2) + 1))
            elif _ODD_SPACE.match(key[3]):
                yield _space(key[3], Place(number, ahead + key.start(3) + 1))
            elif key[3].strip():
                yield _tight(":", Place(number, ahead + key.start(2) + 1))
        tight = _TIGHT_DASH.match(body)
        if tight and tight[2] in self._words:
            yield _tight("-", Place(number, ahead + 1))
        dash = _DASH.match(body)
        if dash and dash[2] in self._words:
            yield _wide(dash[1], Place(number, ahead + 1))
        for brace in _BRACE.finditer(line):
            if brace[2] in self._words:
                yield _wide(brace[1], Place(number, brace.start() + 1))
        yield from self._of_signs(line, number)

    def _of_signs(self, line: str, number: int) -> Iterator[Located]:
        """Full-width signs where YAML has signs of its own: lists in brackets, `|` and `>`, remarks."""
        opened = _OPENED.search(line)
        if opened and opened[1] in self._words:
            at = 2 if opened[2] else 3
            yield _wide(opened[at], Place(number, opened.start(at) + 1))
        remark = _REMARK.match(line)
        if remark:
            yield _wide(remark[1], Place(number, remark.start(1) + 1))
        behind = _VALUE_REMARK.search(line)
        if behind and behind[1] in self._words:
            yield _wide(behind[2], Place(number, behind.start(2) + 1))

    def of_end(self, lines: Sequence[str], begin: Place, last: int) -> Iterator[Located]:
        """The full-width sign that was to end the braces or brackets that begin at a place and were not ended by line `last`."""
        wide = {"{": "｝", "[": "］"}.get(lines[begin.line - 1][begin.column - 1 :][:1], "")
        for number in range(begin.line, last + 1) if wide else ():
            line = lines[number - 1]
            at = line.rfind(wide, begin.column if number == begin.line else 0)
            if at >= 0:
                yield _wide(wide, Place(number, at + 1))
                return

    def of_key(self, name: str, place: Place) -> Iterator[Located]:
        """The slip in a key without quotes; inside braces YAML takes for a key whatever stands there."""
        odd = _ODD_SPACE.search(name)
        word, colon, _ = name.partition("：")
        brace = _BRACE.match(f"{name}:")
        tight, half, _ = name.partition(":")
        if odd and _ODD_SPACE.sub("", name).strip() in self._words:
            yield _space(odd[0], Place(place.line, place.column + odd.start()))
        elif colon and word.strip() in self._words:
            yield located("yaml-wide-colon", Place(place.line, place.column + len(word)))
        elif brace and brace[2] in self._words:
            yield _wide(brace[1], place)
        elif half and tight in self._words:
            yield _tight(":", Place(place.line, place.column + len(tight)))
        elif name[1:] in self._words and name.startswith("-"):
            yield _tight("-", place)

    def of_flow_key(self, name: str, line: str, place: Place, value: bool) -> Iterator[Located]:
        """The comma in front of a key inside braces that is the rest of a text; `value` tells of one behind it."""
        before = line[: place.column - 1].rstrip()
        if before.endswith(",") and name not in self._words and not (value and name.isascii()):
            yield unquoted(",", Place(place.line, len(before)), line)

    def of_flow_text(self, text: str, place: Place) -> Iterator[Located]:
        """The slip in a text without quotes inside braces: a full-width comma with a key behind it, or between two ids."""
        for comma in _COMMA.finditer(text):
            if comma[2] in self._words:
                yield _wide(comma[1], Place(place.line, place.column + comma.start()))
        if listed := _LISTED.fullmatch(text):
            yield _wide(listed[1], Place(place.line, place.column + listed.start(1)))

    def of_flow(self, line: str, failed: Place) -> Iterator[Located]:
        """The slip in front of the key at which braces could not be read on: no comma, or a full-width one."""
        head = line[: failed.column - 1].rstrip(" \t:")
        stem = head.rstrip(_WORD_SIGNS)
        before = stem.rstrip()
        if head[len(stem) :] not in self._words:
            yield from self.of_colon(line, failed)
            return
        if before.endswith(("，", "；", "、")):
            for comma in _COMMA.finditer(line):
                if comma[2] in self._words:
                    yield _wide(comma[1], Place(failed.line, comma.start() + 1))
        elif before != stem and not before.endswith((",", "{", "[")):
            word = head[len(stem) :]
            details = {"detail": f"a comma is missing in front of '{word}'"}
            details["detail_zh"] = f"“{word}”前面缺少逗号"
            yield located("yaml-form", Place(failed.line, len(stem) + 1), **details)

    def of_colon(self, line: str, failed: Place) -> Iterator[Located]:
        """A colon inside a text without quotes, which YAML takes for that of a key."""
        text = _VALUE.search(line, 0, failed.column - 1)
        if text and text[1] in self._words and line[failed.column - 1 :].startswith(":"):
            yield unquoted(":", failed, line)


def located(code: str, place: Place, **values: str) -> Located:
    """A problem of the text itself, which belongs to no key."""
    return Located(Problem(code, (), values), place)


def _space(sign: str, place: Place) -> Located:
    return located("yaml-space", place, sign=f"U+{ord(sign):04X}")


def _tight(sign: str, place: Place) -> Located:
    return located("yaml-no-space", place, sign=sign)


def unquoted(sign: str, place: Place, line: str) -> Located:
    """The sign of YAML in a text without quotes, and the text of that line with them."""
    text = text_at(line, place.column - 1)
    shown = text.shown if text else '"……"'
    return located("yaml-unquoted", place, sign=sign, wide=_WIDE[sign], shown=shown)


def lacking_quotes(line: str, number: int, at: int | None = None) -> Iterator[Located]:
    """The text around a position of a line, or at its end, where it begins with a sign of YAML; and the text with quotes."""
    found = lacks_quotes(line, len(line) if at is None else at)
    if found:
        place = Place(number, found.column, len(found.sign))
        yield located("yaml-quotes", place, sign=found.sign, shown=found.shown)


def _wide(sign: str, place: Place) -> Located:
    return located("yaml-wide-sign", place, sign=sign, half=_HALF[sign])
