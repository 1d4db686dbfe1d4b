"""Measures: the number that a row asks for, its formula, and the stretches that decide among options or bands."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.notes import Data, damaged, doubt
from rubricpress.draft.reasons import REASONS
from rubricpress.draft.words.phrases import bare, line
from rubricpress.draft.words.thresholds import Condition, condition, exactly, tiled

_TIMES: Final = r"\s*[×xX*＊]\s*100\s*[%％]"
_OVER: Final = r"\s*[÷/／]\s*"
_FORMULAS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^[（(\[]?(?P<top>[^÷/／×=＝]+?)[)）\]]?{_OVER}[（(\[]?(?P<bottom>[^÷/／×]+?)[)）\]]?{_TIMES}",
        rf"^(?P<top>[^\s×]+){_TIMES}\s+(?P<bottom>[^\s×]+)(?:\s+[（(].*[)）])?$",
        rf"^(?P<top>[^\s×]+)\s+(?P<bottom>[^\s×]+){_TIMES}(?:\s+[（(].*[)）])?$",
    )
)
_COUNTED: Final = frozenset(
    ("人", "人次", "个", "名", "次", "项", "家", "篇", "件", "门", "台", "套", "间", "场", "期", "本", "册", "户", "辆", "处", "起", "张", "份", "例", "条", "具", "只", "座", "栋", "节", "床")
)  # fmt: skip
_FEWEST: Final = 3
_JOINING: Final = re.compile(r"(?i)(?:\b(?:if|when|where|for|with|of|is|are|was|has|have|the)\b\s*)+$")
_PRINTED_AS_FRACTION: Final = re.compile(_OVER)


def ratio(text: str) -> Data | None:
    """The measure of a formula (a fraction times 100%); None where the text holds none.

    A fraction that has lost its line is two words in a row: which stands above is a guess.
    """
    flat = re.sub(r"\s+", " ", text.replace("\u3000", " ")).strip()
    flat = flat.rpartition("＝")[2].rpartition("=")[2].strip()
    for pattern in _FORMULAS:
        found = pattern.search(flat)
        if found:
            top, bottom = line(found["top"]), line(found["bottom"])
            made: Data = {
                "kind": "ratio",
                "numerator": top,
                "denominator": bottom,
                "formula": f"{top} ÷ {bottom} × 100%",
            }
            if not _PRINTED_AS_FRACTION.search(flat):
                doubt(made, "formula", "fraction-lost", printed=line(text))
            return made
    return None


def band_measure(data: Data, descriptors: list[str], assessment: str, title: str) -> None:
    """Enter the measure of a graded row: its stretches from the words before the scores, its formula from the method."""
    conditions = [condition(words) for words in descriptors]
    measure = ratio(assessment)
    known = [one for one in conditions if one is not None]
    if len(known) == len(conditions) and known:
        measure = measure or _plain(known, title)
        _decide(data, measure, known, "bands")
    elif measure is not None:
        measure["decides"] = "false"
        doubt(measure, "decides", "no-stretches")
        data["measure"] = measure


def level_measure(data: Data, clauses: list[str], title: str) -> None:
    """Enter the measure of options, where the clause of each names its stretch of one number."""
    levels = data["levels"]
    conditions = [condition(words) for words in clauses]
    known = [one for one in conditions if one is not None]
    falling = _falling(
        levels, [one or exactly(bare(words)) for one, words in zip(conditions, clauses, strict=True)]
    )
    if falling:
        _decide(data, _plain(falling, title), falling, "levels")
        return
    if len(known) * 2 < len(conditions) or not known:
        return
    none = [at for at, one in enumerate(conditions) if one is None]
    nothing = _nothing(levels, none, known) if len(none) == 1 else None
    if (none and nothing is None) or len({one.unit for one in known}) > 1:
        doubt(data, "levels", "levels-by-number")
        return
    if nothing is not None:
        known = _beside_nothing(known, none[0], nothing)
        doubt(levels[none[0]], "when", "nothing-is-zero")
    _decide(data, _plain(known, title), known, "levels")


def _falling(levels: list[Data], conditions: list[Condition | None]) -> list[Condition]:
    """The stretches of options that print where they begin, best first; none where they cannot be read so.

    What misses one option is judged by the next (90%以上, 80%以上, 80%以下), and a bare number (100%, 1次) is that number.
    """
    known = [one for one in conditions if one is not None]
    if len(known) < len(conditions) or len({one.unit for one in known}) > 1 or len(known) < _FEWEST:
        return []
    scores = [one["score"] for one in levels]
    if any(sums.ordered(one, other)[0] != other or one == other for one, other in pairwise(scores)):
        return []
    read, nested = [known[0]], False
    for higher, one in pairwise(known):
        start = higher.ends.get("from") or higher.ends.get("equals")
        below = {"below": start} if start and set(one.ends) == {"from"} else {}
        nested = nested or bool(below)
        read.append(replace(one, ends={**one.ends, **below}))
    ends = [one.ends for one in read]
    exact = any("equals" in one for one in ends)
    if not (nested or exact) or not all(map(sums.well_formed, ends)):
        return []
    tiling = tiled(ends, "0", _limit(known[0].unit, ends), "1" if known[0].unit in _COUNTED else "")
    if tiling is None or tiling.changed:
        return []
    if nested:
        doubt(levels[0], "when", "thresholds-fall")
    return read


def _limit(unit: str, ends: list[dict[str, str]]) -> str | None:
    """The highest number that can be entered: 100 % where no stretch is open above."""
    open_above = any(not {"to", "below", "equals"} & set(one) for one in ends)
    return "100" if unit == "%" and not open_above else None


def _nothing(levels: list[Data], none: list[int], known: list[Condition]) -> Condition | None:
    """The stretch of an option that earns 0 and names no number (反馈均不满意): 0 itself, where another is open below it."""
    (at,) = none
    open_below = [one for one in known if set(one.ends) in ({"below"}, {"to"})]
    if levels[at]["score"] != "0" or len(open_below) != 1 or re.search(r"\d", levels[at]["descriptor"]):
        return None
    return Condition({"equals": "0"}, known[0].unit, known[0].before, line(levels[at]["descriptor"]))


def _beside_nothing(known: list[Condition], at: int, nothing: Condition) -> list[Condition]:
    """The stretches with 0 taken out of the one that is open below."""
    apart = [
        replace(one, ends={"above": "0", **one.ends}) if set(one.ends) in ({"below"}, {"to"}) else one
        for one in known
    ]
    return [*apart[:at], nothing, *apart[at:]]


def _plain(known: list[Condition], title: str) -> Data:
    """The measure of stretches without a formula."""
    unit = next((one.unit for one in known if one.unit), "")
    words = re.sub(r"[\d.%％]*(?:[在为达是的]|区间为?|分数)*$", "", _common([one.before for one in known]))
    words = re.sub(r"^[□\s]*", "", words)
    words = _JOINING.sub("", words).strip(" :,;=")
    made: Data = {
        "kind": "percentage" if unit == "%" else "number",
        "title": words if len(words) > 1 else title,
    }
    if unit and unit != "%":
        made["unit"] = unit
    if unit in _COUNTED:
        made["step"] = "1"
    if len(words) < 2:
        doubt(made, "title", "measure-title")
    return made


def _common(texts: list[str]) -> str:
    """The words that all texts begin with."""
    first, last = min(texts), max(texts)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)
    return first[:same] if same is not None else min(first, last, key=len)


def _decide(data: Data, measure: Data, known: list[Condition], key: str) -> None:
    """Enter the measure and the stretches; where they do not tile, the number is stored and decides nothing."""
    entries: list[Data] = data[key]
    printed = [one.ends for one in known]
    limit = _limit("%" if measure["kind"] != "number" else "", printed)
    held = tiled(printed, "0", limit, measure.get("step", ""))
    if held is None:
        measure["decides"] = "false"
        said = "；".join(one.words for one in known)
        doubt(measure, "decides", "stretches-apart", stretches=said)
        data["measure"] = measure
        return
    if limit:
        measure["maximum"] = limit
    data["measure"] = measure
    for at, (entry, ends) in enumerate(zip(entries, held.ends, strict=True)):
        entry["when"] = ends
        as_said = known[at].ends_before_the_next and ends == _without_its_end(known[at].ends)
        if at in held.changed and not as_said:
            doubt(entry, "when", "stretch-changed", printed=known[at].words)
            place = f"{key}.{entry['id']}"
            damaged(data, f"{place}.when", known[at].words, spoken(ends), REASONS["stretch"])


def _without_its_end(ends: dict[str, str]) -> dict[str, str]:
    """The same stretch, up to its upper end."""
    return {"below" if key == "to" else key: end for key, end in ends.items()}


_SIGNS: Final = {"from": "≥", "above": ">", "to": "≤", "below": "<", "equals": "="}


def spoken(ends: dict[str, str]) -> str:
    """An interval in signs."""
    return "，".join(f"{_SIGNS[key]} {end}" for key, end in ends.items())
