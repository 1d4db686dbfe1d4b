"""The scoring method of a row, guessed from its points and the scores in its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from rubricpress.core.language.todo import TODO
from rubricpress.draft import entries, sums
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.open_bands import open_bands
from rubricpress.draft.words.bare_scores import scores_in
from rubricpress.draft.words.measures import level_measure
from rubricpress.draft.words.naming import grade_of
from rubricpress.draft.words.parts import Part, Parts, parts_of, unit_of
from rubricpress.draft.words.stepped import by_product, by_steps

_SHARED: Final = re.compile(r"[×÷]\s*\d|\d\s*分?\s*[×÷]|按(?:实际)?比例(?:得|记|计|给|折|扣|评)")

# every two, every 10 %: more than one for the points, or none that is counted
_SEVERAL: Final = re.compile(
    r"每[^，,；;。得计记]{0,8}?(?:[02-9]|1\d|[两二三四五六七八九十百千万])|百分点|[%％元]"
)


@dataclass
class Guess:
    """A method with its keys; `told` where every word of the text stands in its entries; `points` where the text gives them."""

    data: Data
    told: bool = False
    points: str = ""
    grades: list[str] = field(default_factory=list)


def guess(points: str, text: str, title: str) -> Guess:
    """The method of a row that earns up to `points` ('' where they are not known), judged by the rules of how it is scored.

    Points that add up are a checklist; points of which the best is the whole are options; ranges are
    bands; what is taken away are deductions; everything that is not understood leaves the score to the assessor.
    """
    if found := open_bands(text, points):
        return _graded(points, found)
    if by_percent := by_product(points, text, title) or by_steps(points, text, title):
        return Guess(by_percent)
    if each := _each_earned(points, parts_of(text), title):
        return each
    return _bare_bands(points, text) or _by_parts(points, text, title)


def _by_parts(points: str, text: str, title: str) -> Guess:
    parts = scores_in(text, points)
    if parts.all and _SHARED.search(text):
        return _judged(points or parts.cap, text, title, parts)  # a product, or a proportion of the points
    if points and parts.lost and (made := _taken_away(points, parts, text)):
        return made
    earned = [part for part in parts.earned if not part.each]
    if parts.lost or any(part.each for part in parts.all):
        return _judged(points or parts.cap, text, title, parts)
    ranged = [part for part in earned if not part.single]
    if (len(ranged) > 1 and len(ranged) * 2 > len(earned)) or (ranged and _tile(points, earned)):
        return _graded(points, earned)
    singles = _one_nothing([part for part in earned if part.single])
    if singles and not ranged:
        found = _chosen(points or (parts.cap if len(singles) > 1 else ""), singles, parts, title)
        if found is not None:
            return found
    return _judged(points or parts.cap, text, title, parts)


def _tile(points: str, parts: list[Part]) -> bool:
    """Whether scores and ranges together make up 0 to the points (得5分, 得3-4分, 得1-2分, 不得分)."""
    ends = [(part.low, part.high) for part in parts]
    whole = [end for two in ends for end in two]
    return bool(points) and len(parts) > 1 and sums.tiles(ends, points, sums.finest([*whole, points]))


def _one_nothing(parts: list[Part]) -> list[Part]:
    """The parts; of those that earn nothing and follow each other (本项不得分，且本部分不得分) one."""
    made: list[Part] = []
    for part in parts:
        joined = part.words.startswith(("且", "并"))
        if joined and made and sums.is_zero(part.high) and sums.is_zero(made[-1].high):
            made[-1] = replace(
                made[-1], words=f"{made[-1].words}，{part.words}", rest=f"{made[-1].rest}，{part.rest}"
            )
        else:
            made.append(part)
    return made


def options(choices: list[tuple[str, str]], title: str) -> Guess:
    """The options of a criterion from their words and scores, best first, each on a row of its own in the table."""
    data: Data = {
        "method": "levels",
        "levels": [{"id": score, "score": score, "descriptor": words} for words, score in choices],
    }
    level_measure(data, [words for words, _ in choices], title)
    doubt(data, "levels", "rows-as-options")
    return Guess(data, points=choices[0][1])


def _chosen(points: str, parts: list[Part], found: Parts, title: str) -> Guess | None:
    """A checklist or options; None where the scores fit neither."""
    scores = [part.high for part in parts]
    nothing = any(sums.is_zero(score) for score in scores)
    best, added = sums.largest(scores), sums.add(scores)
    grades = sum(bool(grade_of(part.rest)) for part in parts) * 2 > len(parts) > 1
    if sums.is_zero(best):
        return None
    if not points:
        chosen = nothing or (found.boxed and len(set(scores)) == len(scores)) or grades
        guess = _levels(parts, found, title) if chosen else Guess(_checklist(parts), points=added)
        guess.points = guess.points or best
        doubt(guess.data, "points", "points-added" if not chosen else "points-best", points=guess.points)
        return guess
    if not nothing and sums.same(added, points) and not (grades and sums.same(best, points)):
        return Guess(_checklist(parts))
    if sums.same(best, points) and len(parts) > 1:
        return _levels(parts, found, title)
    if sums.ordered(best, points)[1] != points or len(parts) == 1:
        return None
    made = _levels(parts, found, title) if nothing or found.boxed or grades else Guess(_checklist(parts))
    doubt(made.data, "points", "points-unlike", points=points, added=added, best=best)
    return made


def _checklist(parts: list[Part]) -> Data:
    return {"method": "checklist", "indicators": entries.indicators(parts)}


def _levels(parts: list[Part], found: Parts, title: str) -> Guess:
    data: Data = {"method": "levels", "levels": entries.levels(parts, found.first)}
    level_measure(data, [part.rest for part in parts], title)
    if len({part.high for part in parts}) < len(parts) and "measure" not in data:
        doubt(data, "levels", "levels-same")
    return Guess(data, told=found.first and not found.lead.strip())


def _bare_bands(points: str, text: str) -> Guess | None:
    """Bands of which the text says the names and the ranges alone, the best up to the points."""
    ranges = entries.bare_ranges(text)
    if not points or not ranges or not sums.same(sums.largest([top for *_, top in ranges]), points):
        return None
    data, _ = entries.bands(ranges, points)
    return Guess({"method": "graded", **data}, grades=[name for name, *_ in ranges])


def _graded(points: str, parts: list[Part]) -> Guess:
    names = [grade_of(part.rest) for part in parts]
    if not all(names) or len(set(names)) < len(names):
        plain = all(part.words.isascii() for part in parts)
        names = [f"Band {at}" if plain else f"第{at}档" for at in range(1, len(parts) + 1)]
    best = points or sums.largest([part.high for part in parts])
    ranges = [(name, part.low, part.high) for name, part in zip(names, parts, strict=True)]
    data, _ = entries.bands(ranges, best)
    for band, part in zip(data["bands"], parts, strict=True):
        band["descriptor"] = part.words.replace("\n", "")
    made: Data = {"method": "graded", **data}
    if not points:
        doubt(made, "points", "points-best", points=best)
    return Guess(made, points="" if points else best, grades=names)


def _takes(part: Part) -> bool:
    """Whether a clause takes away a number of points, or all of them (不得分)."""
    by_share = part.each and re.search("百分点|[%％]", part.words)
    return part.single and not by_share and (part.loses or sums.is_zero(part.high))


def _each_earned(points: str, parts: Parts, title: str) -> Guess | None:
    """So many points for each, up to the points (每举办1期得5分，最高30分): the proportion of those that earn them all."""
    if not points or len(parts.all) != 1 or parts.cap != points:
        return None
    (part,) = parts.all
    counts = part.each and part.single and not part.loses and not _SEVERAL.search(part.words)
    if not counts or sums.is_zero(part.high) or not sums.divides(part.high, points):
        return None
    measure: Data = {"kind": "number", "title": title, "step": "1"}
    if unit := unit_of(part.words):
        measure["unit"] = unit
    doubt(measure, "title", "measure-title")
    target = sums.part("1", points, part.high)
    return Guess({"method": "proportional", "target": target, "measure": measure})


def _taken_away(points: str, parts: Parts, text: str) -> Guess | None:
    """The points less what is found wrong; None where something else stands beside it.

    The full score may be said first: 未发现得8分；每发现一处扣4分.
    """
    if all(map(_takes, parts.all)):
        return _deducted(points, parts, text)
    full, *others = parts.all
    whole = full.single and not (full.each or full.loses) and sums.same(full.high, points)
    if not whole or not all(map(_takes, others)):
        return None
    made = _deducted(points, replace(parts, all=tuple(others)), text)
    doubt(made.data, "faults", "full-first", words=full.words.replace("\n", ""))
    return made


def _deducted(points: str, parts: Parts, text: str) -> Guess:
    """The points less what is found wrong."""
    faults: list[Data] = []
    for at, part in enumerate(parts.all):
        fault: Data = {"id": entries.letter(at), "text": part.words.replace("\n", "")}
        if not part.each:
            fault["costs"] = part.high if part.loses else points
        else:
            fault["each"] = part.high
            fault |= {
                key: value for key, value in (("limit", part.limit), ("unit", unit_of(part.words))) if value
            }
        faults.append(fault)
    data: Data = {"method": "deductions", "faults": faults}
    if re.search("倒扣|负分|为负", text):
        data["floor"] = "none"
        doubt(data, "floor", "below-zero")
    return Guess(data)


def _judged(points: str, text: str, title: str, parts: Parts) -> Guess:
    """The score is left to the assessor, from 0 to the points, on the step that the deductions have."""
    words = title or text or TODO
    if not points:
        data: Data = {"method": "checklist", "indicators": entries.whole(TODO, words)}
        doubt(data, "points", "points-unknown")
        return Guess(data, points=TODO)
    each = {part.high for part in parts.all if part.loses or part.each}
    step = each.pop() if len(each) == 1 and len(parts.all) == 1 else ""
    step = step if step and sums.divides(step, points) else ""
    data = {"method": "checklist", "indicators": entries.whole(points, words, step)}
    if parts.lost or any(part.each for part in parts.all):
        code = "counted-down" if parts.lost else "counted-up"
    elif re.search("比例|完成率|达成率|完成比|[×÷]", text):
        code = "by-share"
    else:
        code = "not-understood" if re.search(r"\d|分", text) else "judged"
    doubt(data, "method", code, points=points)
    return Guess(data, points="" if points != parts.cap else points)
