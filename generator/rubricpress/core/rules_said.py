"""What rules ask for, in words: the conditions of gates, rows and conclusions, ranges of scores, roundings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rubricpress.core.combining import ALL
from rubricpress.core.conclusion import listed_by
from rubricpress.core.gates import Condition
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import plain
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.rows.outcome import Step
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, name_of, rows_inside
from rubricpress.core.wording.ranges import in_words
from rubricpress.core.wording.rules import either, named, rule_phrase

MOST_TITLES: Final = 3
"""A level that rows call by more names than this is told by its id."""


def conditions_said(rubric: Rubric, conditions: Sequence[Condition], language: str) -> str:
    """Conditions that must all hold."""
    return rule_phrase("and", language).join(_condition(rubric, one, language) for one in conditions)


def scored_said(whose: str, when: Interval | None, share: Interval | None, language: str) -> list[str]:
    """A range of points, and one of per cent of the maximum, of a total or of the score of a part."""
    asked = [_amount(whose, when, rule_phrase("points-unit", language), language)] if when else []
    if share:
        asked.append(_amount(rule_phrase("share-of", language, whose=whose), share, "%", language))
    return asked


def whose(name: str, language: str) -> str:
    """What a range is of: the score of a row or group, by its name, or the total."""
    return rule_phrase("score-of", language, name=name) if name else rule_phrase("total", language)


def group_name(rubric: Rubric, group: str) -> str:
    """The name of a group by its id; '' for ''."""
    found: list[Group] = [one for one, _ in all_groups(rubric) if one.id == group]
    return name_of(found[0]) if found else ""


def tag_title(rubric: Rubric, tag: str) -> str:
    """What the rows with a tag are called; '' where the table does not say."""
    return next((one.title for one in rubric.tags if one.id == tag), "")


def _tagged(rubric: Rubric, tag: str, rows: str, language: str) -> str:
    """Rows of one kind, by its title or else its id."""
    if title := tag_title(rubric, tag):
        return rule_phrase("of-kind", language, kind=named(title, language), rows=rows)
    return rule_phrase("tagged", language, tag=tag, rows=rows)


def rounding_said(rule: Rounding, language: str) -> str:
    """To what, which way, and whether up to the maximum."""
    way = rule_phrase(f"way-{rule.way}", language)
    said = rule_phrase("rounded", language, step=plain(rule.step), way=way)
    return said + (rule_phrase("below-full", language) if rule.below_full else "")


def rounding_step(rule: Rounding, found: Exact, *, aside: bool = False) -> Step:
    """The step of a score that was rounded to `found`; `aside`: away from a bound that it would have gone across."""
    values = {"how": rounding_said(rule, "en"), "how_zh": rounding_said(rule, "zh")}
    return Step("rounded-aside" if aside else "rounded", values, found)


def _condition(rubric: Rubric, one: Condition, language: str) -> str:
    if one.concluded:
        looked_at = next(each for each in rubric.conclusion_sets if each.id == one.concluded)
        ends = {end.id: end.title for end in listed_by(rubric.conclusion_sets, looked_at)}
        levels = either((named(ends[level], language) for level in one.levels), language)
        return rule_phrase("concluded", language, title=looked_at.title, ends=levels)
    if one.count is not None:
        return _count(rubric, one, one.count, language)
    if one.levels:
        row = _row_of(rubric, one.criterion)
        levels = either((named(level_title(rubric, row, level), language) for level in one.levels), language)
        return rule_phrase("rated", language, name=name_of(row), levels=levels)
    name = name_of(_row_of(rubric, one.criterion)) if one.criterion else group_name(rubric, one.group)
    return rule_phrase("and", language).join(
        scored_said(whose(name, language), one.score, one.share, language)
    )


def _count(rubric: Rubric, one: Condition, count: Interval, language: str) -> str:
    """How many rows, or what per cent of them, have a certain answer; a level of several rows is called what these call it."""
    where = rule_phrase("where", language, group=group_name(rubric, one.group)) if one.group else ""
    rows = rule_phrase("rows-starred" if one.starred else "rows", language)
    rows = _tagged(rubric, one.tag, rows, language) if one.tag else rows
    of = "-percent" if one.percent else ""
    titles = dict.fromkeys(title for level in one.levels for title in _titles(rubric, one, level))
    levels = rule_phrase("comma", language).join(named(title, language) for title in titles)
    if one.levels:
        what = rule_phrase(f"counted{of}", language, where=where, levels=levels, rows=rows)
    else:
        asked = scored_said(rule_phrase("score", language), one.score, one.share, language)
        scored = rule_phrase("and", language).join(asked)
        what = rule_phrase(f"counted-scored{of}", language, where=where, scored=scored, rows=rows)
    if one.percent and count.least == ALL:
        count = Interval(equals=ALL)
    unit = "%" if one.percent else rule_phrase("count-unit", language)
    return _amount(what, count, unit, language)


def _titles(rubric: Rubric, one: Condition, level: str) -> Iterable[str]:
    """What the rows that a condition counts call a level; its id where they call it by many names, or by none."""
    inside = next((rows_inside(each) for each, _ in all_groups(rubric) if each.id == one.group), None)
    titles = {
        level_title(rubric, row, level): None
        for row, _ in all_criteria(rubric)
        if (inside is None or row.id in inside)
        and (row.starred or not one.starred)
        and one.tag in ("", row.tag)
        and level in _levels(row)
    }
    return titles if 0 < len(titles) <= MOST_TITLES else (level,)


def _amount(what: str, held: Interval, unit: str, language: str) -> str:
    """`总分 60 分及以上`, `总分低于 60 分`; `the total is 60 points or more`."""
    bounded = held.equals is not None or held.least is not None
    close = not bounded and (held.above is not None or held.to is None)
    said = in_words(held, unit, language)
    return rule_phrase("amount-close" if close else "amount", language, what=what, interval=said)


def _row_of(rubric: Rubric, name: str) -> Criterion:
    return next(one for one, _ in all_criteria(rubric) if one.id == name)


def _levels(row: Criterion) -> tuple[str, ...]:
    """The ids of the levels or bands of a row."""
    if isinstance(row.method, Levels):
        return tuple(one.id for one in row.method.levels)
    return tuple(one.id for one in row.method.bands) if isinstance(row.method, Graded) else ()


def level_title(rubric: Rubric, row: Criterion, level: str) -> str:
    """What a level or band is called: the head of its column, or its description."""
    if row.method.OF_BANDS:
        return next((one.title for one in rubric.bands if one.id == level), level)
    entries = getattr(row.method, row.method.ENTRIES)
    return next(str(getattr(one, "descriptor", one.id)) for one in entries if one.id == level)
