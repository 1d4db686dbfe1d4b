"""What a measure or a fault counts, against the kind of its number and the units that its own texts print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deciding import Decidable
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.number import plain
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, doubted

# 12个班 and 3个月 count what stands behind 个
_UNIT: Final = (
    "个?百分点|人次|批次|小时|学时|课时|分钟|万元|平方米|公里|个(?=[以及之]|[^一-鿿]|$)"
    "|[%％人名项次处起件门本册台套间场期家篇户辆天日元吨米份例条具张只]"
)
_ALIKE: Final = (
    {"人", "名"},
    {"天", "日"},
    {"学时", "课时"},
    {"%", "％", "百分点", "个百分点"},
    {"本", "册"},
)
# 每间教室配备灭火器，缺少的扣1分 does not count rooms: without a verb, the points stand in the same clause
_EACH: Final = re.compile(
    rf"(?:每(?:发[生现]|增加|有|缺少?|少|漏|多|出现|查出|违反)[一1]?|(?:发[生现]|缺少?|少|(?<![应须设具配])有|出现|查出|违反)一)({_UNIT})(?!分)"
    rf"|每[一1]?({_UNIT})(?!分)(?=[^，,；;。\n]*[扣减加得计记])"
)
_SIMPLE: Final = re.compile(f"(?:{_UNIT})?")
_PER_MANY: Final = re.compile(r"每\s*[百千万1]|\bper 1", re.IGNORECASE)
_RATE: Final = re.compile(
    # 容积率, 周转率 and 分辨率 are no shares of 100; 师幼比例 and 教师与幼儿比例 are so many to one
    r"(?:合格|达标|完成|达成|覆盖|参与|参加|参训|培训|出勤|到课|到岗|到会|到位|执行|就业|满意|优良|优秀|良好|入学|入园|毕业|升学|巩固|及格|通过"
    r"|整改|持证|普及|知晓|使用|利用|完好|处置|处理|办结|及时|准确|正确|接种|参保|绿化|绿地|辍学|结案|回收|签订|建档|上岗|开课|开出|增长|达到|落实)率$"
    r"|^(?!.*[与和及:：])(?!.*[师生幼保医护床员]{2}比例).*比例$|比重$|百分比$|占比$"
    r"|\b(?:pass|completion|attendance|response|success|coverage|satisfaction|participation|employment|graduation|compliance) rate$|\bpercentage$",
    re.IGNORECASE,
)
_PERCENT: Final = ("", "%", "％", "percent", "per cent", "百分点", "个百分点")
_USUAL: Final = "次"


def kinds_fit_their_keys(rubric: Rubric) -> Iterator[Problem]:
    """What names the two numbers of a ratio stands in a ratio, and a percentage has no other unit."""
    for criterion, path, measure in _measures(rubric):
        idle = [] if measure.kind == "ratio" else ["numerator", "denominator"]
        idle = [key for key in idle if getattr(measure, key)]
        if measure.kind == "percentage" and measure.unit.strip().casefold() not in _PERCENT:
            idle.append("unit")
        rate = measure.kind == "number" and not measure.unit and _RATE.search(measure.title)
        if rate and not doubted(criterion, "measure", "measure.kind"):
            yield Problem("kind-rate", (*path, "measure", "kind"), {"title": quoted(measure.title)})
        for key in idle:
            if not doubted(criterion, "measure", f"measure.{key}"):
                yield Problem("kind-differs", (*path, "measure", "kind"), {"kind": measure.kind, "key": key})


def units_are_as_the_texts_print_them(rubric: Rubric) -> Iterator[Problem]:
    """Behind the bounds of options, and behind each (每起), stands the unit that is counted."""
    for criterion, path, measure in _measures(rubric):
        options = getattr(criterion.method, criterion.method.ENTRIES, ())
        said = {unit for one in options for unit in _behind_bounds(one)} if measure.decides else set()
        unit = measure.unit if measure.kind == "number" else "%"
        # a table may leave the unit of its numbers out; that it is a percentage it cannot
        texts = [criterion.title, measure.title, *(getattr(one, "descriptor", "") for one in options)]
        # so many for each hundred are per cent as well
        many = measure.kind != "number" and any(map(_PER_MANY.search, texts))
        contradicted = _contradicted(unit, said, "\n".join(texts) if measure.kind == "number" else "")
        if contradicted and not many and (unit or _among("%", said)):
            key = "unit" if measure.kind == "number" and unit else "kind"
            yield from _differs(criterion, (*path, "measure", key), f"measure.{key}", unit or "", said)
    for criterion, path in all_criteria(rubric):
        method = criterion.method
        if isinstance(method, Deductions):
            for at, fault in enumerate(method.faults):
                if fault.each is not None:
                    here = (*path, "faults", at, "unit")
                    counted = sum(one.each is not None for one in method.faults)
                    words = fault.text if counted > 1 or _EACH.search(fault.text) else criterion.assessment
                    yield from _each(criterion, here, f"faults.{fault.id}.unit", fault.unit, words)
        elif isinstance(method, Counted):
            words = criterion.assessment or criterion.title
            yield from _each(criterion, (*path, "unit"), "unit", method.unit, words)


def _measures(rubric: Rubric) -> Iterator[tuple[Criterion, Path, Measure]]:
    for criterion, path in all_criteria(rubric):
        measure: Measure | None = getattr(criterion.method, "measure", None)
        if measure is not None:
            yield criterion, path, measure


def _behind_bounds(option: Decidable) -> Iterator[str]:
    """The units that an option prints behind its own bounds."""
    text = getattr(option, "descriptor", "")
    intervals = [*filter(None, [option.when]), *(option.when_by or {}).values()]
    for one in intervals:
        ends: list[Decimal | None] = [one.least, one.above, one.to, one.below, one.equals]
        for end in ends:
            if end is not None:
                number = rf"(?<![\d.]){re.escape(plain(end))}\s*(?P<unit>{_UNIT})"
                yield from (found["unit"] for found in re.finditer(number, text))


def _each(criterion: Criterion, path: Path, at: str, unit: str, text: str) -> Iterator[Problem]:
    """One thing that is counted each time; a table that says 次 of it, or nothing, is not contradicted."""
    said = {found[1] or found[2] for found in _EACH.finditer(text)}
    if unit not in ("", _USUAL) and _contradicted(unit, said, text):
        yield from _differs(criterion, path, at, unit, said)


def _contradicted(unit: str, said: set[str], text: str) -> bool:
    """Whether a text prints other units than this one, which may be made of several (每人每次: 人次) or of others (册/生, ㎡)."""
    if not said or _among(unit, said) or not _SIMPLE.fullmatch(unit):
        return False
    return not unit or not (unit in text or set(unit) <= said)


def _differs(criterion: Criterion, path: Path, at: str, unit: str, said: set[str]) -> Iterator[Problem]:
    if not doubted(criterion, at, at.rpartition(".")[0] or at):
        values = {"said": ", ".join(sorted(said)), "unit": unit or "—", "at": at}
        yield Problem("unit-differs", path, values)


def _among(unit: str, said: set[str]) -> bool:
    """Whether a unit is one of those that are printed, or another word for it."""
    return unit in said or any(unit in alike and alike & said for alike in _ALIKE)
