"""Numbers that the table prints twice, in a text and in its own cell, agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.exact import added, product
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, doubted

_NUMBER: Final = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_EARNED: Final = re.compile(r"[记得计扣减加]\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*分(?!钟)")
_LEFT: Final = re.compile(r"[记得计]\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*分(?!钟)")
_AT_THE_END: Final = re.compile(
    r"(?<![0-9.达到于满过超为以])\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*分[。；;]?$"
)
_SIGNED: Final = re.compile(r"([记得计加增扣减])[除减]?\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*分(?!钟)")
# how much there is at most (最高得10分): another number than that of a single time
_AT_MOST: Final = re.compile(r"最[高多大]|[至顶]多|上限|封顶|不超过|[累总合共]计|为[限止]|满\s*[0-9.]+\s*分")
_LIMIT: Final = re.compile(r"最[高多]扣\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*分")
_POINTS: Final = re.compile("[0-9]\\s*分(?!钟)")
_CLAUSE: Final = re.compile(r"[，,；;。、\n()（）]")
_TARGET: Final = re.compile(
    r"[≥≤><＞＜＝=]?(?:不少于|不低于|不高于|不超过|达到)?\s*([0-9]{1,12}(?:\.[0-9]{1,12})?)\s*([^0-9]*?)[。；;]?"
)
_EACH: Final = re.compile("[每各]")
_CENT: Final = Decimal(100)


def printed_scores_agree(rubric: Rubric) -> Iterator[Problem]:
    """A points cell as printed, and the points that a text names (记2分), are those that are counted."""
    parts: list[tuple[Group | Criterion, Path]] = [*all_groups(rubric), *all_criteria(rubric)]
    for one, path in parts:
        if one.points is None or doubted(one, "points_printed") or doubted(one, "points"):
            continue
        cell = printed_number(one.points_printed)
        # a cell can print the share of the whole: 20% of 1000 points are 200
        if (
            cell is not None
            and cell != one.points
            and product(cell, rubric.points) != product(one.points, _CENT)
        ):
            values = {"printed": one.points_printed, "points": plain(one.points)}
            yield Problem("printed-differs", (*path, "points"), values)
    for criterion, path in all_criteria(rubric):
        for said, key, number, at in (
            *_in_own_words(criterion),
            *_in_the_row(criterion),
            *_added_or_taken(criterion),
            *_at_most(criterion),
        ):
            if number not in said and not doubted(criterion, at, f"{at}.{key[-1]}", f"{at}.text"):
                values = {"said": ", ".join(map(plain, said)), "found": plain(number), "at": at}
                yield Problem("text-differs", (*path, *key), values)


def printed_targets_agree(rubric: Rubric) -> Iterator[Problem]:
    """A target that stands alone as the standard of its row (≥90%) is the target that is counted by."""
    for criterion, path in all_criteria(rubric):
        method = criterion.method
        if not isinstance(method, Proportional) or method.target is None:
            continue
        said = _TARGET.fullmatch(criterion.standard.strip())
        percent = method.measure.kind == "percentage"
        if not said or said[2] not in (("%", "％") if percent else ("", method.measure.unit)):
            continue
        if Decimal(said[1]) != method.target and not doubted(criterion, "target", "standard"):
            values = {"said": criterion.standard.strip(), "target": plain(method.target)}
            yield Problem("target-differs", (*path, "target"), values)


def printed_number(text: str) -> Decimal | None:
    """The one number in a points cell; None where there is none, or several."""
    found = _NUMBER.findall(text)
    return Decimal(found[0]) if len(found) == 1 else None


def earned(text: str) -> list[Decimal]:
    """The points that a text says it is worth; none where it counts each of several things."""
    if _EACH.search(text):
        return []
    return [Decimal(one) for one in _EARNED.findall(text) or _AT_THE_END.findall(text)]


Said = tuple[list[Decimal], Path, Decimal, str]
"""What a text says; the key of the number that it speaks of, the number, and where a doubt is recorded."""


def _in_own_words(criterion: Criterion) -> Iterator[Said]:
    """Indicators and faults whose own text says what they are worth."""
    method = criterion.method
    if isinstance(method, Checklist):
        for at, one in enumerate(method.indicators):
            if not one.partial and (said := earned(one.text)):
                yield said, ("indicators", at, "points"), one.points, f"indicators.{one.id}"
    if isinstance(method, Deductions):
        for at, fault in enumerate(method.faults):
            if (
                fault.costs is not None
                and (said := earned(fault.text))
                and not _is_rest(criterion, fault.costs, fault.text)
            ):
                yield said, ("faults", at, "costs"), fault.costs, f"faults.{fault.id}"


def _in_the_row(criterion: Criterion) -> Iterator[Said]:
    """Indicators and faults as the row's rule of scoring tells them one by one (有……记2分；有……记1分)."""
    said = list(_EARNED.finditer(criterion.assessment))
    numbers = list(_numbers(criterion))
    if len(said) == len(numbers):
        for one, (key, number, at) in zip(said, numbers, strict=True):
            if key[0] != "faults" or not _is_rest(criterion, number, one[0]):
                yield [Decimal(one[1])], key, number, at


def _is_rest(criterion: Criterion, lost: Decimal, text: str) -> bool:
    """Whether a text says how much is left where this is lost (未到位得0分, in a row of 5 points that loses 5)."""
    return any(added((lost, Decimal(one))) == criterion.points for one in _LEFT.findall(text))


def _added_or_taken(criterion: Criterion) -> Iterator[Said]:
    """What an adjustment adds or takes away, as its rule of scoring or its title tells (每次扣2分): the sign too."""
    method = criterion.method
    if not isinstance(method, Counted | Fixed):
        return
    key, number = ("each", method.each) if isinstance(method, Counted) else ("amount", method.amount)
    found = _signed(criterion.assessment if _POINTS.search(criterion.assessment) else criterion.title)
    if len(found) == 1:
        word, digits = found[0]
        taken = word in "扣减" or (word in "记得计" and number < ZERO)
        yield [Decimal(f"-{digits}" if taken else digits)], (key,), number, key


def _at_most(criterion: Criterion) -> Iterator[Said]:
    """The limit of the one fault that has a limit, as the row's rule of scoring tells the one limit (最多扣9分)."""
    said = [Decimal(one) for one in _LIMIT.findall(criterion.assessment)]
    faults = criterion.method.faults if isinstance(criterion.method, Deductions) else ()
    limited = [(at, one) for at, one in enumerate(faults) if one.limit is not None]
    if len(said) == len(limited) == 1 and not any(_in_the_row(criterion)):
        ((at, fault),) = limited
        assert fault.limit is not None
        if said != [criterion.points]:  # how much the whole row can lose
            yield said, ("faults", at, "limit"), fault.limit, f"faults.{fault.id}"


def _signed(text: str) -> list[tuple[str, str]]:
    """Each number that a text adds or takes away, with the word for it; how much it comes to at most is none."""
    clauses = (one for one in _CLAUSE.split(text) if not _AT_MOST.search(one))
    return [found for one in clauses for found in _SIGNED.findall(one)]


def _numbers(criterion: Criterion) -> Iterator[tuple[Path, Decimal, str]]:
    """The numbers of a row in the order in which its rule of scoring tells them."""
    method = criterion.method
    if isinstance(method, Checklist) and not any(one.partial for one in method.indicators):
        for at, one in enumerate(method.indicators):
            yield ("indicators", at, "points"), one.points, f"indicators.{one.id}"
    if isinstance(method, Deductions):
        for at, fault in enumerate(method.faults):
            for key, number in (("costs", fault.costs), ("each", fault.each), ("limit", fault.limit)):
                if number is not None:
                    yield ("faults", at, key), number, f"faults.{fault.id}"
