"""What a table asks of its own result: the conditions of gates and conclusions, the ranges of totals."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.ends import Conclusion, ways_to
from rubricpress.core.gates import Condition
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.problem import Path
from rubricpress.core.rubric import Rubric, all_criteria, all_groups, rows_inside


def every_list(rubric: Rubric) -> Iterator[tuple[tuple[Conclusion, ...], str, Path]]:
    """The conclusions of the table, then those of each further set, with the group that they are about and their path."""
    yield rubric.conclusions, "", ("conclusions",)
    for at, one in enumerate(rubric.conclusion_sets):
        yield one.conclusions, one.group, ("conclusion_sets", at, "conclusions")


def every_conclusion(rubric: Rubric) -> Iterator[tuple[Conclusion, Path]]:
    """The conclusions of the table and of its further sets, with their paths."""
    for conclusions, _, path in every_list(rubric):
        yield from ((one, (*path, at)) for at, one in enumerate(conclusions))


def conditions(rubric: Rubric) -> Iterator[tuple[Condition, Path]]:
    """Every condition of gates and conclusions, with its path."""
    for at, gate in enumerate(rubric.gates):
        yield from ((one, ("gates", at, "when", place)) for place, one in enumerate(gate.when))
    for conclusion, path in every_conclusion(rubric):
        for number, way in enumerate(ways_to(conclusion)):
            here = (*path, "or", number - 1) if number else path
            yield from ((one, (*here, "also", place)) for place, one in enumerate(way.also))


def asked_levels(rubric: Rubric) -> frozenset[str]:
    """The rows of which a gate or conclusion asks which level or band they have."""
    inside = {one.id: rows_inside(one) for one, _ in all_groups(rubric)}
    inside[""] = tuple(one.id for one, _ in all_criteria(rubric))
    found: set[str] = set()
    for one, _ in conditions(rubric):
        if one.count is not None and one.levels:
            found.update(inside[one.group])
        elif one.levels:
            found.add(one.criterion)
    return frozenset(found)


def conditions_of_rows(rubric: Rubric) -> Iterator[tuple[Condition, Path]]:
    """The conditions on which rows are there at all, each with its path."""
    for criterion, path in all_criteria(rubric):
        for at, one in enumerate(criterion.only_if.when if criterion.only_if else ()):
            yield one, (*path, "only_if", "when", at)


Asked = tuple[Interval, bool]
"""A range that is asked about: of a score or, where True, of its share of the maximum."""


def asked_of_groups(rubric: Rubric) -> dict[str, list[Asked]]:
    """The ranges of the scores of groups that conclusions and gates ask about, by the group's id."""
    found: dict[str, list[Asked]] = {}

    def ask(group: str, score: Interval | None, share: Interval | None) -> None:
        asked = ((score, False), (share, True))
        found.setdefault(group, []).extend((one, of_share) for one, of_share in asked if one)

    for condition, _ in conditions(rubric):
        if condition.group and condition.count is None:
            ask(condition.group, condition.score, condition.share)
    for each in rubric.conclusion_sets:
        for way in (way for one in each.conclusions for way in ways_to(one) if each.group):
            ask(each.group, way.when, way.share)
    return found


def asked_of_total(rubric: Rubric) -> Iterator[Asked]:
    """The ranges of the total, and (True) of its share, that conclusions and gates ask about."""
    of_groups = {place for place, one in enumerate(rubric.conclusion_sets) if one.group}
    for conclusion, path in every_conclusion(rubric):
        if path[0] == "conclusion_sets" and path[1] in of_groups:
            continue
        for way in ways_to(conclusion):
            yield from ((one, share) for one, share in ((way.when, False), (way.share, True)) if one)
    for condition, _ in conditions(rubric):
        if not (condition.criterion or condition.group or condition.count or condition.concluded):
            asked = ((condition.score, False), (condition.share, True))
            yield from ((one, share) for one, share in asked if one)
