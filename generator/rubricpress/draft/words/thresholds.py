"""Conditions on a number: `>70%`, `50%-70%`, `低于200`, `60分及以上`, as intervals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rubricpress.core.numbers.number import parse, plain
from rubricpress.draft import sums
from rubricpress.draft.words.phrases import bare, line

_N: Final = r"(?P<{}>\d+(?:\.\d+)?)\s*(?P<{}>[%％]|人次|人|个|名|次|项|分钟|分|学时|课时|万元|元|天|年|家|篇|件|门|台|套|间|场|期|本|册|户|辆|处|起|张|份|例|条|具|只|座|栋|节|床|㎡|平方米|平米|米|公里|亩|吨|小时|(?i:per\s?cent|hours?|days?|weeks?|months?|years?|minutes?)\b)?"
_A, _B = _N.format("a", "ua"), _N.format("b", "ub")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_B2: Final = _A.replace("<a>", "<b>").replace("<ua>", "<ub>")
_FORMS: Final[tuple[tuple[re.Pattern[str], tuple[str, str]], ...]] = tuple(
    (re.compile(pattern), ends)
    for pattern, ends in (
        (rf"{_A}\s*[(（]含[^)）]*[)）]\s*[-–—~～至到]\s*{_B}\s*[(（]不含[^)）]*[)）]", ("from", "below")),
        (rf"\b(?i:between)\s*{_A}\s*(?i:and)\s*{_B}", ("from", "to")),
        (rf"{_A}\s*(?i:to)\s*(?:<|＜|(?i:(?:less|fewer)\s*than|below|under))\s*{_B}", ("from", "below")),
        (rf"{_A}\s*(?i:to)\s*{_B}", ("from", "to")),
        (rf"{_A}\s*(?:≤|<=|≦)\s*\w{{0,8}}?\s*(?:<|＜)\s*{_B}", ("from", "below")),
        (rf"{_A}\s*(?:<|＜)\s*\w{{0,8}}?\s*(?:≤|<=|≦)\s*{_B}", ("above", "to")),
        (
            rf"{_A}\s*(?:以上|及以上)?\s*[-–—~～至到]\s*{_B}\s*(?:[(（]不含[^)）]*[)）]|以下)",
            ("from", "below"),
        ),
        (rf"{_A}\s*(?:[(（]含[^)）]*[)）])?\s*[-–—~～至到]\s*{_B}", ("from", "to")),
        (
            rf"{_A}\s*(?:[(（]含[^)）]*[)）])?(?:及|或)?以上[、，且]*(?:不足|不满|未满|低于|小于)?\s*{_B}\s*(?:[(（]不含[^)）]*[)）])?(?:以下)?",
            ("from", "below"),
        ),
        (
            rf"(?:不低于|不少于|大于等于|≥|达到?)\s*{_A}[、，且但]*(?:低于|小于|少于|不足|不满|<|＜)\s*{_B}",
            ("from", "below"),
        ),
        (
            rf"\b(?i:at\s*least|(?:no|not)\s*(?:less|fewer|lower)\s*than|not\s*(?:below|under)|minimum\s*of)\s*{_A}|{_B2}\s*(?i:(?:or|and)\s*(?:more|above|higher|over|greater))",
            ("from", ""),
        ),
        (
            rf"\b(?i:at\s*most|up\s*to|(?:no|not)\s*more\s*than|not\s*(?:above|over|exceeding)|maximum\s*of)\s*{_A}|{_B2}\s*(?i:(?:or|and)\s*(?:less|below|lower|under|fewer))",
            ("", "to"),
        ),
        (rf"(?<!not )(?<!no )\b(?i:(?:less|fewer|lower)\s*than|below|under)\s*{_A}", ("", "below")),
        (
            rf"(?<!not )(?<!no )\b(?i:(?:more|greater|higher)\s*than|above|over|exceed(?:s|ing)?)\s*{_A}",
            ("above", ""),
        ),
        (rf"(?:不低于|不少于|不小于|≥|>=|≧|达到|达|(?<!不)(?<!未)满)\s*{_A}", ("from", "")),
        (rf"(?:不高于|不超过|不多于|不大于|≤|<=|≦)\s*{_A}", ("", "to")),
        (rf"(?:低于|小于|少于|不足|不满|不到|未达到|未达|<|＜)\s*{_A}", ("", "below")),
        (rf"(?:高于|大于|超过|多于|>|＞)\s*{_A}", ("above", "")),
        (rf"{_A}\s*(?:[(（]含[^)）]*[)）])?(?:及其?|或)?以上", ("from", "")),
        (
            rf"{_A}\s*[(（]含[^)）]*[)）](?:及其?|或)?以下|{_B2}\s*(?:及|或)以下",
            ("", "to"),
        ),
        (
            rf"{_A}\s*[(（]不含[^)）]*[)）]\s*以下|{_B2}\s*以下",
            ("", "below"),
        ),
    )
)

_LOWER_INCLUDED: Final = re.compile(rf"{_A}\s*[(（]含[^)）]*[)）]\s*[-–—~～至到]\s*{_B}")


@dataclass(frozen=True)
class Condition:
    """The numbers that a text asks for: the ends of an interval by their keys, the unit, the words around."""

    ends: dict[str, str]
    unit: str
    before: str
    words: str

    @property
    def ends_before_the_next(self) -> bool:
        """Whether only the lower end is said to be included (80%（含）～90%), so that the upper one belongs to the next stretch."""
        return bool(_LOWER_INCLUDED.fullmatch(self.words))


def condition(text: str) -> Condition | None:
    """The one condition of a text; None where it holds none, or several numbers that it could be."""
    text = bare(text) if _HAN.search(text) else line(text)
    for pattern, (low, high) in _FORMS:
        found = list(pattern.finditer(text))
        if len(found) != 1:
            if found:
                return None
            continue
        groups = found[0].groupdict()
        numbers = [
            plain(value)
            for name in ("a", "b")
            if groups.get(name) and (value := parse(groups[name])) is not None
        ]
        keys = [key for key in (low, high) if key]
        if len(numbers) != len(keys):
            return None
        ends = dict(zip(keys, sorted(numbers, key=sums.value), strict=True))
        unit = groups.get("ub") or groups.get("ua") or ""
        unit = "%" if unit == "％" or unit.casefold().startswith("per") else unit
        if re.search(r"\d", text[: found[0].start()] + text[found[0].end() :].replace(found[0][0], "")):
            return None
        return Condition(ends, unit, text[: found[0].start()], found[0][0])
    return None


_EXACT: Final = re.compile(_A)
_NOTHING: Final = re.compile(r"[，,]?的?(?:不予?(?:得|记|计|给)分|(?:得|记|计)零分|无分)$")


def exactly(text: str) -> Condition | None:
    """The one number with a unit that ends a text, or its last clause (抽查20批次，索证率100%), as that number itself."""
    clause = _NOTHING.sub("", re.split("[，,；;]", text)[-1])
    found = list(_EXACT.finditer(clause))
    if len(found) != 1 or not found[0]["ua"] or found[0].end() != len(clause):
        return None
    value = parse(found[0]["a"])
    unit = found[0]["ua"].replace("％", "%")
    ends = {"equals": plain(value)} if value is not None else {}
    return Condition(ends, unit, clause[: found[0].start()], found[0][0])


@dataclass(frozen=True)
class Tiling:
    """Intervals that give each number to exactly one; `changed` are those that were read otherwise than printed."""

    ends: tuple[dict[str, str], ...]
    changed: tuple[int, ...] = ()


def tiled(
    printed: list[dict[str, str]], start: str | None = None, end: str | None = None, step: str = ""
) -> Tiling | None:
    """Intervals as they must be read so that each number belongs to one; None where that is not plain.

    Where two meet at one number, the upper one has it. Where they overlap, the one that is open on one side
    is held to, and the one with two ends gives way; a gap between two printed numbers belongs below. With a `step`, only its
    multiples are numbers, so that 10-29 and 30 on leave no gap on step 1.
    """
    ends = [dict(one) for one in printed]
    if not all(map(sums.well_formed, ends)):
        return None
    changed: set[int] = set()
    for _ in range(2 * len(ends)):
        joints = sums.joints(ends, start, end, step)
        if not joints:
            return Tiling(tuple(ends), tuple(sorted(changed)))
        joint = joints[0]
        if joint.last or joint.first == joint.second:
            return None
        lower, upper = joint.first, joint.second
        moved = _meet(ends[lower], ends[upper])
        if moved is None:
            return None
        for at, new in zip((lower, upper), moved, strict=True):
            if new != ends[at]:
                changed.add(at)
                ends[at] = new
        if not all(map(sums.well_formed, ends)):
            return None
    return None


def _meet(lower: dict[str, str], upper: dict[str, str]) -> tuple[dict[str, str], dict[str, str]] | None:
    """Two neighbours that meet exactly; the one that is open on one side keeps its bound.

    None where both are open on one side, or where what lies between is more than a step in print.
    """
    bottom = next((key for key in ("from", "above") if key in upper), None)
    top = next((key for key in ("to", "below") if key in lower), None)
    if bottom is None or top is None:
        return None
    low, high = sums.ordered(lower[top], upper[bottom])
    near = sums.at_most_one(low, high)
    apart = lower[top] == low != high
    open_below, open_above = len(lower) == 1, len(upper) == 1
    if (apart or not (open_below or open_above)) and not near:
        return None
    if open_below and open_above and not apart and low != high:
        return None
    if open_below and not open_above and not apart:
        new = {"from" if top == "below" else "above": lower[top]}
        return lower, new | {key: end for key, end in upper.items() if key != bottom}
    # what lies between two stretches has not reached the upper one
    held = {key: end for key, end in lower.items() if key != top}
    return {**held, "below" if bottom == "from" else "to": upper[bottom]}, upper
