"""Ratios the wrong way up: what a formula, the words of the row, or the names of the two numbers tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.interval import ABOVE_ALL, Interval
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, doubted

_DIVIDED: Final = re.compile(r"[÷/／]")
_CLAUSE: Final = re.compile(r"[，,；;。、\n:：]")
# 专职教师占教师总数的比例; 到课人数与应到人数之比; actual as a percentage of planned
_SHARE: Final = re.compile(
    r"占(?!地|用|有|道|领)|(?:与|同|和)(?=.+(?:之比|的比例|的比值|比率))"
    r"|\s(?:divided by|as an? (?:percentage|share|proportion) of)\s",
    re.IGNORECASE,
)
# what is counted, without the words that say that it is a number
_COUNT: Final = re.compile(r"(?:总人数|人数|总数量|总数|数量|总量|总额|之和|数|量)$")
_WHOLE: Final = re.compile(
    r"总(?=人数|数|量|额|课|学时|面积|批次|次数|件|户数|天数)|全部|全体|所有"
    r"|(?<![适反响相供效对感])应(?=到|参|有|配|建|设|交|完|收|办|报|培|检|考|缴|发|开)|计划|预算|目标|核定"
    r"|\b(?:total|all|planned|target|budgeted|budget|required|expected)\b\s*",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"完成|执行|实际|实[到有]|[已达]|合格|\b(?:actual|done|completed|spent)\b", re.IGNORECASE
)
_ALL: Final = Decimal(100)  # per cent
# what there is for each person is no share: 生均图书, 生师比
_FOR_EACH: Final = re.compile(r"均|每|师生|生师|师幼|\bper\b", re.IGNORECASE)
_PLAN: Final = re.compile(r"应|计划|预算|目标|核定|\b(?:planned|target|budget)", re.IGNORECASE)
# 1:18 can be read either way round
_TO_ONE: Final = re.compile(r"[0-9]\s*[:：]\s*[0-9]")
_NO_NOUN: Final = re.compile(r"[人数量额次个项的]+")


def ratios_are_the_right_way_up(rubric: Rubric) -> Iterator[Problem]:
    """Where the formula or the words of a row divide one of the two numbers by the other, that one is the numerator.

    Without such words, a whole (总人数, 计划数) above what is counted out of it is a slip of the transcription, where
    nothing above 100 % decides: the formula then says that it is meant.
    """
    for criterion, path in all_criteria(rubric):
        measure = getattr(criterion.method, "measure", None)
        if measure is None or measure.kind != "ratio" or doubted(criterion, "measure"):
            continue
        said = [(key, at, sides) for key, at, text in _texts(criterion, measure) for sides in _sides(text)]
        if any(_divides(sides, measure.numerator, measure.denominator) for _, _, sides in said):
            continue
        here = (*path, "measure", "numerator")
        values = {"upper": quoted(measure.denominator), "lower": quoted(measure.numerator)}
        swapped = [
            (key, at) for key, at, sides in said if _divides(sides, measure.denominator, measure.numerator)
        ]
        if swapped:
            key, at = swapped[0]
            if not doubted(criterion, at):
                yield Problem("ratio-swapped", here, {**values, "key": key, "at": at})
        elif _FOR_EACH.search(criterion.title) or _FOR_EACH.search(measure.title):
            continue
        elif not measure.formula and _whole_above_part(measure) and not _decides_above_all(criterion):
            yield Problem("ratio-whole", here, values)


def _texts(criterion: Criterion, measure: Measure) -> Iterator[tuple[str, str, str]]:
    """The texts that may divide, the formula first: the key, where a doubt about it is recorded, the text."""
    yield "formula", "measure.formula", measure.formula
    for key in ("title", "standard", "assessment", "remark"):
        if not _TO_ONE.search(getattr(criterion, key)):
            yield key, key, getattr(criterion, key)


def _sides(text: str) -> Iterator[Sequence[str]]:
    """What stands above and below the line, in each clause that divides."""
    for clause in _CLAUSE.split(text):
        for sign in (_DIVIDED, _SHARE):
            sides = sign.split(clause)
            if len(sides) == 2:
                yield sides


def _divides(sides: Sequence[str], upper: str, lower: str) -> bool:
    """Whether the one number stands above the line, the other below it, and neither on both sides."""
    top, bottom = _COUNT.sub("", upper), _COUNT.sub("", lower)
    if not top or not bottom:
        return False
    above, below = sides
    return top in above and bottom in below and top not in below and bottom not in above.replace(top, "")


def _whole_above_part(measure: Measure) -> bool:
    """Whether the upper number is by its name the whole, or the plan, of which the lower one is a part, or what was done."""
    over, under = measure.numerator, measure.denominator
    if not _WHOLE.search(over) or _WHOLE.search(under) or _DONE.search(over):
        return False
    noun = _NO_NOUN.sub("", _WHOLE.sub("", over)).strip().lower()
    letters = iter(under.lower())
    if noun and all(letter in letters for letter in noun):
        return True
    if noun and not _PLAN.search(over):
        return False
    return over[-1] == under[-1:] and bool(_DONE.search(under))


def _decides_above_all(criterion: Criterion) -> bool:
    """Whether a stretch of more than 100 % decides, as of pupils for each teacher: then the lower number may be a part."""
    method = criterion.method
    stretches: list[Interval] = []
    for one in getattr(method, method.ENTRIES, ()):
        stretches += [*filter(None, [one.when]), *(one.when_by or {}).values()]
    ends = [end for one in stretches for end in (one.start, one.end) if end != ABOVE_ALL]
    return any(end[0] > _ALL for end in ends)
