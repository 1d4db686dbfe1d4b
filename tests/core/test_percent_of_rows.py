"""So many per cent of the rows (「评审结果达到C级的条款不少于90%」): of those that are there, exactly, once all are rated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.small_tables import bands, doubt, options, table, ticks
from tests.core.small_tables import group as grouped
from tests.core.test_combining import HEAD, codes_of, explained, group, row, rubric_of, scored
from tests.core.test_gates import ALL, gate, two_groups

from rubricpress.core.checks.advice import advise
from rubricpress.core.checks.conditions import names_are_there
from rubricpress.core.ends import Conclusion, Way
from rubricpress.core.gates import Condition, Facts, Standing, holds
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.there import NotApplicable, OnlyFor
from rubricpress.core.rubric import Criterion
from rubricpress.source.reading import read_rubric

ENDS = ("least", "above", "to", "below", "equals")


def facts(chosen: list[str], dropped: int = 0, unrated: int = 0) -> Facts:
    """Rows with these levels, each `full` worth 4 of 4, others that drop out, others that are not rated."""
    outcomes = [Outcome(score=Decimal(4 if one == "full" else 0), chosen=one) for one in chosen]
    outcomes += [Outcome(dropped=True)] * dropped + [Outcome()] * unrated
    by_name = {f"r{at}": one for at, one in enumerate(outcomes)}
    standings = {("criterion", name): Standing(one.score, Decimal(4)) for name, one in by_name.items()}
    return Facts(by_name, standings, {"": tuple(by_name)}, frozenset(), {})


def asked(interval: Interval, **more: Any) -> Condition:
    return Condition(count=interval, percent=True, **(more or {"levels": ("full",)}))


def problems_of(folder: Path, text: str) -> list[str]:
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    return [one.problem.found("en") for one in read_rubric(path).problems]


def uncounted(one: Criterion, *, percent: bool = True) -> list[str]:
    """What is said of a row, and another with levels, of which levels are counted."""
    condition = Condition(levels=("3",), count=Interval(least=Decimal(1)), percent=percent)
    rubric = table(grouped(one, options("2", "3", "0", "3")), points="6")
    return [each.code for each in names_are_there(rubric, condition, ("gates", 0, "when", 0))]


percents = st.decimals(0, 100, places=2) | st.integers(0, 100).map(Decimal)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3), st.sampled_from(ENDS), percents)
def test_a_percentage_decides_as_the_exact_fraction_does(
    having: int, others: int, dropped: int, end: str, bound: Decimal
) -> None:
    """Of the rows that are there the share is having / there, whatever else drops out; of no rows there is none."""
    there = having + others
    found = facts(["full"] * having + ["none"] * others, dropped)
    exact, at = Fraction(having, max(there, 1)), Fraction(bound) / 100
    expected = {
        "least": exact >= at,
        "above": exact > at,
        "to": exact <= at,
        "below": exact < at,
        "equals": exact == at,
    }[end]
    interval = Interval(**{end: bound})
    for more in (
        {"levels": ("full",)},
        {"score": Interval(least=Decimal(3))},
        {"share": Interval(equals=Decimal(100))},
    ):
        assert holds(asked(interval, **more), found) is (there > 0 and expected)
        waiting = facts(["full"] * having + ["none"] * others, dropped, unrated=1)
        assert not holds(asked(interval, **more), waiting), "what is not rated is not certain"


@given(st.lists(st.sampled_from(("full", "none")), min_size=1, max_size=40), percents)
def test_a_percentage_of_all_rows_is_a_count_of_so_many(chosen: list[str], bound: Decimal) -> None:
    """Where all n rows are there, no less than p per cent of them are no fewer than p x n / 100 rows, rounded up."""
    least = Decimal(ceil(Fraction(bound) * len(chosen) / 100))
    found = facts(chosen)
    so_many = Condition(levels=("full",), count=Interval(least=least))
    assert holds(asked(Interval(least=bound)), found) is holds(so_many, found)


@pytest.mark.parametrize(
    ("condition", "holding"),
    [
        # 1.1 is none and has a star, 1.2 is full, both in group 1; 2.1 is full
        ("{levels: [full], count: {from: 66.66}, percent: true}", True),
        ("{levels: [full], count: {from: 66.67}, percent: true}", False),
        ("{levels: [full, none], count: {equals: 100}, percent: true}", True),
        ('{levels: [full], count: {equals: 50}, percent: true, group: "1"}', True),
        ("{levels: [full], count: {above: 0}, percent: true, starred: true}", False),
        ("{levels: [none], count: {equals: 100}, percent: true, starred: true}", True),
        ("{levels: [none], count: {equals: 100}, percent: true, tag: key}", True),
        ("{score: {equals: 0}, count: {above: 33, below: 34}, percent: true}", True),
        ("{share: {from: 80}, count: {from: 50}, percent: true}", True),
        ("{share: {from: 80}, count: {from: 80}, percent: true}", False),
    ],
)
def test_what_is_counted_can_be_asked_for_in_per_cent(
    tmp_path: Path, condition: str, *, holding: bool
) -> None:
    text = two_groups(gate("caps_total: 1", condition), ", starred: true, tag: key")
    found = scored(rubric_of(tmp_path, text), {"1.1": "none", "1.2": "full", "2.1": "full"})
    assert bool(found["gates"]) is holding


def test_a_group_of_which_no_row_is_there_has_no_percentage(tmp_path: Path) -> None:
    """Neither that so many reach something, nor that so many do not."""
    away = ", not_applicable: {counts: dropped}"
    text = HEAD.format(points=10, top="dropped_points: removed")
    text += group("1", "4", [row("1.1", "4", away)]) + group("2", "6", [row("2.1", "6")])
    for count in ("from: 90", "below: 90"):
        condition = f'{{levels: [full], count: {{{count}}}, percent: true, group: "1"}}'
        rubric = rubric_of(tmp_path, text + gate("caps_total: 1", condition))
        assert scored(rubric, {"1.1": {"not_applicable": True}, "2.1": "full"})["gates"] == []
        assert (
            len(scored(rubric, {"1.1": "full" if "from" in count else "none", "2.1": "full"})["gates"]) == 1
        )


def test_bands_are_counted_in_per_cent_too() -> None:
    rows = bands("1", "10", ("6", "10"), ("0", "5")), bands("2", "10", ("6", "10"), ("0", "5"))
    condition = Condition(levels=("a",), count=Interval(least=Decimal(80)), percent=True)
    ends = Conclusion(id="p", title="合格", when=Interval(least=Decimal(0)), also=(condition,))
    rubric = table(grouped(*rows), points="20", conclusions=(ends,))
    assert advise(rubric) == []


@pytest.mark.parametrize(
    ("condition", "codes"),
    [
        ("{levels: [none], count: {from: 110}, percent: true}", ["condition-beyond"]),
        ("{levels: [none], count: {above: 100}, percent: true}", ["condition-beyond"]),
        ("{levels: [none], count: {below: 0}, percent: true}", ["condition-beyond"]),
        # of three rows there are 0, 1, 2 or 3
        ("{levels: [none], count: {from: 70, below: 100}, percent: true}", ["condition-beyond"]),
        ("{levels: [none], count: {from: 60, below: 70}, percent: true}", []),
        ("{levels: [none], count: {equals: 33}, percent: true}", ["condition-beyond"]),
        ("{levels: [none], count: {from: 0}, percent: true}", ["condition-idle"]),
        ("{levels: [none], count: {to: 100}, percent: true}", ["condition-idle"]),
        ("{levels: [none], count: {from: 0.9}, percent: true}", ["percent-small"]),
        ("{levels: [none], count: {below: 0.5}, percent: true}", ["percent-small"]),
        ("{levels: [none], count: {from: 1}, percent: true}", ["percent-small"]),
        ("{levels: [none], count: {to: 1}, percent: true}", []),
        ('{group: "1", share: {from: 0.6}}', ["percent-small"]),
        ('{group: "1", share: {from: 1}}', []),
        ("{levels: [none], count: {from: 3, to: 1}, percent: true}", ["interval-form"]),
        ("{levels: [none], percent: true}", ["condition-form"]),
        ('{criterion: "1.1", levels: [none], percent: true}', ["condition-form"]),
        ("{share: {from: 60}, percent: true}", ["condition-form"]),
        ('{levels: [none], count: {from: 60}, percent: true, group: "9"}', ["condition-name"]),
    ],
)
def test_percentages_that_decide_nothing_are_told(tmp_path: Path, condition: str, codes: list[str]) -> None:
    assert codes_of(tmp_path, two_groups(gate("caps_total: 1", condition))) == codes


def test_what_is_meant_by_a_small_number_is_told_at_its_place() -> None:
    """90 % is written as 90; a hundred rows and more may have 1 per cent that means something."""
    condition = asked(Interval(equals=Decimal(1)), levels=("3",))
    for count, codes in ((99, ["percent-small"]), (100, [])):
        rows = [options(f"{at + 1}", "3", "0", "3") for at in range(count)]
        ends = Conclusion(id="p", title="合格", when=Interval(least=Decimal(0)), also=(condition,))
        rubric = table(grouped(*rows), points=str(3 * count), conclusions=(ends,))
        assert [one.code for one in advise(rubric)] == codes
        assert advise(replace(rubric, damage=doubt("conclusions"))) == []
    way = Way(share=Interval(least=Decimal("0.75")))
    ends = Conclusion(id="p", title="合格", share=Interval(least=Decimal("0.6")), ways=(way,))
    (first, second) = advise(table(grouped(*rows), points="300", conclusions=(ends,)))
    assert (first.place, second.place) == ("conclusions.0.share", "conclusions.0.or.0.share")
    assert first.message("en").startswith("percentages are written here: 0.6 is 0.6 %")
    assert "60% 写 60" in first.remedy("zh")


def test_rows_that_have_none_of_the_levels_keep_a_percentage_low(tmp_path: Path) -> None:
    """Of 1.1, which has a and b, and 1.2, which has other levels, never more than one half is rated a."""
    levels = "[{id: a, score: 0, descriptor: 差}, {id: b, score: 4, descriptor: 好}]"
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "6")])
    text += f"      - {{id: '1.2', title: 行, method: levels, points: 4, levels: {levels}}}\n"
    over = text + gate("caps_total: 1", "{levels: [a], count: {from: 60}, percent: true}")
    assert problems_of(tmp_path, over) == [
        "this condition can never hold: it asks for ≥ 60 %, and there can only be ≥ 0 %, ≤ 50 %"
    ]
    assert codes_of(
        tmp_path, text + gate("caps_total: 1", "{levels: [a], count: {to: 50}, percent: true}")
    ) == ["condition-idle"]
    assert codes_of(tmp_path, text + gate("caps_total: 1", "{levels: [a], count: {from: 2}}")) == [
        "condition-beyond"
    ]
    assert (
        codes_of(tmp_path, text + gate("caps_total: 1", "{levels: [a], count: {equals: 50}, percent: true}"))
        == []
    )
    # where 1.2 may drop out, there may be less of 1.1 too, and where 1.1 alone is left it is all of them
    away = text.replace("行, method", "行, not_applicable: {counts: dropped}, method").replace(
        "columns", "dropped_points: removed\ncolumns"
    )
    assert (
        codes_of(tmp_path, away + gate("caps_total: 1", "{levels: [full], count: {from: 60}, percent: true}"))
        == []
    )


def test_single_shares_are_told_where_none_lies_between_the_bounds(tmp_path: Path) -> None:
    text = two_groups(gate("caps_total: 1", "{levels: [none], count: {from: 70, below: 100}, percent: true}"))
    assert problems_of(tmp_path, text) == [
        "this condition can never hold: it asks for ≥ 70, < 100 %, and there can only be 0/3, 1/3 … 3/3"
    ]


@pytest.mark.parametrize(
    ("row_more", "codes"),
    [
        (NotApplicable(), []),
        (NotApplicable(counts="met"), ["count-met"]),
        (NotApplicable(counts="part", points=Decimal(1)), ["count-met"]),
        (OnlyFor(field="f", options=("o",), otherwise="met"), ["count-met"]),
        (OnlyFor(field="f", options=("o",), otherwise="zero"), []),
    ],
)
def test_a_row_that_earns_without_a_level_is_told(
    row_more: NotApplicable | OnlyFor, codes: list[str]
) -> None:
    """It is one of the rows, and reaches no level: the percentage would count it against what it counts as."""
    one = options("1", "3", "0", "3")
    if isinstance(row_more, NotApplicable):
        one = replace(one, not_applicable=row_more)
    else:
        one = replace(one, only_for=row_more)
    assert uncounted(one) == codes
    assert uncounted(one, percent=False) == []


def test_a_percentage_of_rows_without_levels_is_told() -> None:
    assert uncounted(ticks("1", "3", "3")) == ["count-blind"]
    assert uncounted(ticks("1", "3", "3"), percent=False) == []


@pytest.mark.parametrize(
    ("condition", "zh", "en"),
    [
        (
            '{levels: [none, half], count: {from: 50}, percent: true, group: "1", starred: true}',
            "“1 组1”中有星号的条目里评为“没有”、“有一些”的比例 50% 及以上",
            "the percentage of criteria with a star in ‘1 组1’ rated ‘没有’, ‘有一些’ is 50% or more",
        ),
        (
            "{share: {below: 60}, count: {above: 20}, percent: true}",
            "条目里得分与满分之比低于 60%的比例高于 20%",
            "the percentage of criteria for which the score as a share of full points is less than 60% is more than 20%",
        ),
    ],
)
def test_the_trace_says_per_cent(tmp_path: Path, condition: str, zh: str, en: str) -> None:
    rubric = rubric_of(tmp_path, two_groups(gate("caps_total: 12", condition)))
    rated = {**ALL, "1.1": "none"}
    assert any(said.startswith(f"{zh}，所以") for said in explained(rubric, rated, "zh"))
    assert any(said.startswith(en) for said in explained(rubric, rated, "en"))
