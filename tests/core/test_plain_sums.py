"""Groups that only add up: the score of each is the sum of its rows, and the same as found group by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_tables import D, group, options, table

from rubricpress.core.group_sums import GroupScore, GroupSums
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.rounding import Rounding, Roundings
from rubricpress.core.plain_sums import spans_of
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Group, Rubric, all_criteria, all_groups, rows_inside

Tree = list[Any]  # groups of groups, down to the number of rows


def tables(tree: Tree) -> Rubric:
    names = map(str, range(1000))

    def made(item: Tree | int) -> Group:
        name = next(names)
        if isinstance(item, int):
            return group(*(options(f"{name}.{at}", "9.5", "9.5", "0") for at in range(item)), name=name)
        own = (options(f"{name}.own", "2", "2", "0"),)
        return group(*own, name=name, groups=tuple(made(one) for one in item))

    return table(*(made(one) for one in tree), points="1")


trees = st.recursive(st.integers(1, 5), lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=9)
scores = st.integers(-400, 4000).flatmap(
    lambda number: st.sampled_from([Decimal(number) / 100, Decimal(number).scaleb(1), D("0.0"), D("7.50")])
)


def summed(sums: GroupSums, outcomes: Mapping[str, Outcome], *, rated: bool) -> tuple[Any, Any]:
    return sums.of("self", outcomes, frozenset(), whole=True, rated=rated)


def told(groups: Mapping[str, GroupScore]) -> Iterator[tuple[str, Fraction, Fraction, int, int]]:
    for name, one in groups.items():
        yield name, Fraction(one.score), Fraction(one.maximum), one.answered, one.count


@given(st.lists(trees, min_size=1, max_size=4), st.data())
def test_the_score_of_each_group_is_the_sum_of_its_rows(tree: Tree, data: st.DataObject) -> None:
    rubric = tables(tree)
    rows = {one.id: data.draw(scores) for one, _ in all_criteria(rubric)}
    points = {one.id: Fraction(one.points or 0) for one, _ in all_criteria(rubric)}
    outcomes = {name: Outcome(score=score) for name, score in rows.items()}
    parts, groups = summed(GroupSums(rubric), outcomes, rated=True)
    wanted = []
    for one, _ in all_groups(rubric):
        inside = rows_inside(one)
        score = sum(Fraction(rows[name]) for name in inside)
        wanted.append((one.id, score, sum(points[name] for name in inside), len(inside), len(inside)))
    assert list(told(groups)) == wanted
    assert (parts, groups) == summed(GroupSums(rubric), outcomes, rated=False)
    assert spans_of(rubric)


@given(st.lists(st.lists(scores, min_size=20, max_size=20), min_size=2, max_size=5), st.data())
def test_what_was_summed_up_before_changes_nothing(
    given_rows: list[list[Exact]], data: st.DataObject
) -> None:
    """At once and group by group, as it comes: few rows change, or many, or some have no score yet."""
    rubric = tables([[3, [4, 2]], 6, 3])
    names = [one.id for one, _ in all_criteria(rubric)]
    sums = GroupSums(rubric)
    outcomes = {name: Outcome() for name in names}
    for rows in given_rows:
        changed = data.draw(st.sampled_from([1, 3, 12, len(names)]))
        outcomes |= {name: Outcome(score=score) for name, score in zip(names[:changed], rows, strict=False)}
        rated = all(one.score is not None for one in outcomes.values())
        assert summed(sums, outcomes, rated=rated) == summed(GroupSums(rubric), outcomes, rated=False)


def test_a_score_that_never_ends_is_added_exactly() -> None:
    rubric = tables([[2, 12]])
    outcomes = {one.id: Outcome(score=Fraction(1, 3)) for one, _ in all_criteria(rubric)}
    _, groups = summed(GroupSums(rubric), outcomes, rated=True)
    assert [one.score for one in groups.values()] == [Decimal(5), Fraction(2, 3), Decimal(4)]


ADDING = group(options("1.1", "5", "5", "0"), options("1.2", "5", "5", "0"))


@pytest.mark.parametrize(
    "other",
    [
        replace(ADDING, combine="mean"),
        replace(ADDING, most=D(8)),
        replace(ADDING, least=D(1)),
        replace(ADDING, criteria=(ADDING.criteria[0], replace(ADDING.criteria[1], weight=D(2)))),
        group(options("2.1", "5", "5", "0"), name="2", groups=(replace(ADDING, weight=D(2)),)),
        group(name="1"),
    ],
)
def test_a_group_that_does_more_than_add_up_is_summed_up_by_its_own_rule(other: Group) -> None:
    rubric = table(group(options("3.1", "5", "5", "0"), name="3"), other, points="1")
    assert not spans_of(rubric)


def test_rounded_groups_are_rounded_one_by_one() -> None:
    assert spans_of(table(ADDING, points="10"))
    assert not spans_of(table(ADDING, points="10", rounding=Roundings(groups=Rounding(step=D(1)))))
