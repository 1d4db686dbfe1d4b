"""Numbers that Word puts in front of paragraphs by itself, worked out from the document's rules."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from rubricpress.draft.words.phrases import numeral

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Numbering:
    """The lists of a document, each counting as it is met."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for one in root.findall(f"{_W}abstractNum") if root is not None else []:
            for level in one.findall(f"{_W}lvl"):
                form, text = _value(level.find(f"{_W}numFmt")), _value(level.find(f"{_W}lvlText"))
                start = _value(level.find(f"{_W}start")) or "1"
                at = level.get(f"{_W}ilvl", "0")
                if at.isdigit() and start.isdigit():
                    self._levels[one.get(f"{_W}abstractNumId", ""), int(at)] = (form, text, int(start))
        for one in root.findall(f"{_W}num") if root is not None else []:
            self._abstract[one.get(f"{_W}numId", "")] = _value(one.find(f"{_W}abstractNumId"))

    def of(self, paragraph: Element) -> str:
        """The number of a paragraph, counted on; '' where it has none, or a mark only."""
        held = paragraph.find(f"{_W}pPr/{_W}numPr")
        if held is None:
            return ""
        abstract = self._abstract.get(_value(held.find(f"{_W}numId")), "")
        at = _value(held.find(f"{_W}ilvl")) or "0"
        level = int(at) if at.isdigit() else 0
        if (abstract, level) not in self._levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, self._levels[abstract, level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        form, text, _ = self._levels[abstract, level]
        if form in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda found: self._shown(abstract, int(found[1]) - 1, counts), text)

    def _shown(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        form, _, start = self._levels.get((abstract, level), ("decimal", "", 1))
        return _written(counts.get(level, start), form)


def _written(count: int, form: str) -> str:
    """A count in one of Word's forms."""
    if (
        form
        in (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "ideographDigital",
            "taiwaneseCounting",
        )
        and 0 < count < 100
    ):
        return numeral(count)
    if form.startswith("decimalEnclosedCircle") and 0 < count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if form in ("upperLetter", "lowerLetter") and 0 < count < 27:
        return chr(ord("A" if form == "upperLetter" else "a") + count - 1)
    return str(count)


def _value(element: Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""
