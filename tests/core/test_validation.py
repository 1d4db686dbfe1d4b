"""The checks of a rubric that `tests/problems` does not show already, and the sums of deep tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.drawing import rubrics
from tests.official import CORRESPONDENCE, OFFICIAL, SHENZHEN, URUMQI

from rubricpress.core.checks.validation import RULES, validate
from rubricpress.core.conclusion import conclude
from rubricpress.core.ends import Conclusion
from rubricpress.core.gates import WHOLE, Facts, Standing
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import (
    BandTitle,
    Column,
    Criterion,
    Damage,
    Group,
    Option,
    ProfileField,
    Rubric,
    all_criteria,
)
from rubricpress.core.scoring import Scorer

D = Decimal


def row(name: str, points: str | None) -> Criterion:
    number = D(points or "1")
    method = Checklist(indicators=(Indicator(id="a", points=number, text="有"),))
    return Criterion(id=name, title="条目", method=method, points=None if points is None else number)


def table(*groups: Group, points: str = "10", **more: object) -> Rubric:
    columns = (Column(of="title", title="指标"),)
    whole = Rubric(id="x", title="表", edition="1", points=D(points), columns=columns, groups=groups)
    return replace(whole, **more)  # type: ignore[arg-type]


def told(rubric: Rubric) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in validate(rubric)]


def test_groups_nest_to_any_depth_and_every_declared_sum_is_checked() -> None:
    deep = Group(id="1.1.1", title="三级", points=D(4), criteria=(row("a", "4"),))
    middle = Group(id="1.1", title="二级", groups=(deep,), criteria=(row("b", "3"),))
    assert told(table(Group(id="1", title="一级", points=D(7), groups=(middle,)), points="7")) == []
    assert told(table(Group(id="1", title="一级", points=D(8), groups=(middle,)), points="7")) == [
        ("group-sum", "groups.0.points"),
        ("total-sum", "points"),
    ]
    wrong = replace(middle, points=D(9))
    assert told(table(Group(id="1", title="一级", points=D(9), groups=(wrong,)), points="9")) == [
        ("group-sum", "groups.0.groups.0.points"),
    ], "a group inside counts with the sum that it declares"


def test_no_sum_is_judged_while_a_row_has_no_points() -> None:
    group = Group(id="1", title="组", points=D(9), criteria=(row("a", "4"), row("b", None)))
    assert told(table(group, points="9")) == [("points-missing", "groups.0.criteria.1.points")]
    assert told(table(replace(group, points=None), points="9")) == [
        ("points-missing", "groups.0.criteria.1.points")
    ]


def test_adjustments_count_in_no_sum() -> None:
    bonus = Criterion(id="b1", title="加分", method=Fixed(amount=D(5)))
    group = Group(id="1", title="组", points=D(10), criteria=(row("a", "10"), bonus))
    assert told(table(group, adjustments=(replace(bonus, id="b2"),))) == []


def test_points_are_positive() -> None:
    zero = Group(id="1", title="组", points=D(0), criteria=(row("a", "0"),))
    assert told(table(zero, points="0")) == [
        ("points-positive", "groups.0.criteria.0.points"),
        ("points-positive", "groups.0.criteria.0.indicators.0.points"),
    ]


def test_what_is_empty_is_told() -> None:
    assert told(table(points="0", columns=())) == [("list-empty", "groups"), ("list-empty", "columns")]
    group = Group(id="1", title="组", criteria=(row("a", "10"),))
    asked = ProfileField(id="kind", title="类型", options=())
    assert told(table(group, profile=(asked,))) == [("list-empty", "profile.0.options")]


def test_ids_of_one_kind_differ() -> None:
    inner = Group(id="1", title="组", criteria=(row("a", "4"),))
    group = Group(id="1", title="组", groups=(inner,), criteria=(row("a", "6"),))
    asked = ProfileField(
        id="kind", title="类型", options=(Option(id="m", title="主"), Option(id="m", title="分"))
    )
    ends = (
        Conclusion(id="c", title="不合格", when=Interval(below=D(6))),
        Conclusion(id="c", title="合格", when=Interval(least=D(6))),
    )
    assert told(table(group, profile=(asked, asked), conclusions=ends)) == [
        ("duplicate-id", "groups.0.groups.0.id"),
        ("duplicate-id", "groups.0.groups.0.criteria.0.id"),
        ("duplicate-id", "profile.1.id"),
        ("duplicate-id", "conclusions.1.id"),
        ("duplicate-id", "profile.0.options.1.id"),
        ("duplicate-id", "profile.1.options.1.id"),
    ]


def test_a_conclusion_holds_for_totals_that_there_are() -> None:
    group = Group(id="1", title="组", criteria=(row("a", "10"),))
    never = Conclusion(id="never", title="无", when=Interval(least=D(6), below=D(6)))
    assert told(table(group, conclusions=(never,))) == [("interval-form", "conclusions.0.when")]


def test_a_conclusion_that_does_not_hold_hides_no_overlap_of_the_others() -> None:
    group = Group(id="1", title="组", criteria=(row("a", "10"),))
    whens = (Interval(least=D(6)), Interval(to=D(7)), Interval(least=D(4), below=D(3)))
    ends = tuple(Conclusion(id=f"c{at}", title="结论", when=when) for at, when in enumerate(whens))
    assert told(table(group, conclusions=ends)) == [
        ("interval-form", "conclusions.2.when"),
        ("conclusion-overlap", "conclusions.0.when"),
    ]
    assert told(table(group, conclusions=ends[::2])) == [("interval-form", "conclusions.1.when")]


def concluding(lowest: Interval, highest: Interval) -> tuple[Conclusion, ...]:
    return (
        Conclusion(id="low", title="不合格", when=lowest),
        Conclusion(id="high", title="合格", when=highest),
    )


def test_a_conclusion_lies_among_the_totals_that_the_table_can_come_to() -> None:
    group = Group(id="1", title="组", criteria=(row("a", "10"),))
    top = concluding(Interval(below=D(10)), Interval(least=D(10)))
    assert told(table(group, conclusions=top)) == []
    over = concluding(Interval(to=D(10)), Interval(above=D(10)))
    assert told(table(group, conclusions=over)) == [("conclusion-beyond", "conclusions.1.when")]
    under = concluding(Interval(below=D(0)), Interval(least=D(0)))
    assert told(table(group, conclusions=under)) == [("conclusion-beyond", "conclusions.0.when")]
    bonus = Criterion(id="b", title="加分", method=Fixed(amount=D(1)))
    assert told(table(group, adjustments=(bonus,), conclusions=over)) == []
    deduction = Criterion(id="d", title="扣分", method=Counted(each=D(-1)))
    assert told(table(group, adjustments=(deduction,), conclusions=under)) == []
    floor = Criterion(id="d", title="扣分", method=Counted(each=D(-1), limit=D(-5)))
    deep = concluding(Interval(below=D(-5)), Interval(least=D(-5)))
    assert told(table(group, adjustments=(floor,), conclusions=deep)) == [
        ("conclusion-beyond", "conclusions.0.when")
    ]
    veto = Criterion(id="v", title="否决", method=Veto(concludes="high"))
    assert told(table(group, adjustments=(veto,), conclusions=over)) == [], "a veto leads to it"


def test_a_level_below_0_lowers_the_least_total() -> None:
    levels = (Level(id="10", score=D(10), descriptor="好"), Level(id="-5", score=D(-5), descriptor="差"))
    group = Group(
        id="1",
        title="组",
        criteria=(Criterion(id="a", title="条目", method=Levels(levels=levels), points=D(10)),),
    )
    assert told(table(group, conclusions=concluding(Interval(to=D(-5)), Interval(above=D(-5))))) == []
    assert told(table(group, conclusions=concluding(Interval(below=D(-5)), Interval(least=D(-5))))) == [
        ("conclusion-beyond", "conclusions.0.when")
    ]


def test_no_total_is_out_of_reach_while_a_row_has_no_points() -> None:
    group = Group(id="1", title="组", criteria=(row("a", None),))
    far = concluding(Interval(to=D(99)), Interval(above=D(99)))
    assert told(table(group, conclusions=far)) == [("points-missing", "groups.0.criteria.0.points")]


@pytest.mark.parametrize(
    ("at", "there"),
    [
        ("points", True),
        ("bands", True),
        ("bands.good", True),
        ("bands.good.from", True),
        ("bands.good.when", True),
        ("bands.good.when_by.main", False),
        ("bands.good.when_by.sub.from", True),
        ("bands.good.when.to", False),
        ("bands.good.least", False),
        ("bands.other.from", False),
        ("measure.depends_on", True),
        ("ranges", False),
    ],
)
def test_damage_can_be_recorded_at_any_key_of_a_row(at: str, there: bool) -> None:
    measure = Measure(kind="number", depends_on="kind")
    band = Band(id="good", least=D(0), to=D(10), when_by={"sub": Interval(least=D(0))})
    damaged = Criterion(
        id="a",
        title="条目",
        method=Graded(step=D(1), bands=(band,), measure=measure),
        points=D(10),
        damage=(Damage(at=at, read="读作", reason="缘由"),),
    )
    asked = ProfileField(id="kind", title="类型", options=(Option(id="sub", title="分基地"),))
    whole = table(
        Group(id="1", title="组", criteria=(damaged,)),
        profile=(asked,),
        bands=(BandTitle(id="good", title="优良"),),
    )
    assert told(whole) == ([] if there else [("damage-place", "groups.0.criteria.0.damage.0.at")])


def test_damage_inside_a_row_is_recorded_in_the_row() -> None:
    group = Group(id="1", title="组", criteria=(row("a", "10"),))
    record = Damage(at="groups.1", read="读作", reason="缘由")
    assert told(table(group, damage=(record, replace(record, at="columns")))) == []
    assert told(table(group, damage=(replace(record, at="groups.1.title"),))) == [
        ("damage-place", "damage.0.at")
    ]


def facts(total: Decimal | None) -> Facts:
    """A table that came to this total; None where it is not rated to the end."""
    return Facts({}, {WHOLE: Standing(total, D(100))}, {}, frozenset(), {})


@given(rubrics(), st.decimals(-1000, 1000, places=2, allow_nan=False))
def test_every_total_leads_to_exactly_one_conclusion(rubric: Rubric, total: Decimal) -> None:
    holding = [one for one in rubric.conclusions if one.when is not None and one.when.holds(total)]
    reached = conclude(rubric, [], facts(total))
    assert (reached and reached.conclusion) == (holding[0] if holding else None)
    assert len(holding) == (1 if any(one.when for one in rubric.conclusions) else 0)
    assert conclude(rubric, [], facts(None)) is None


def test_of_several_vetoes_the_conclusion_that_is_listed_first_stands() -> None:
    ends = (Conclusion(id="a", title="甲"), Conclusion(id="b", title="乙"))
    group = Group(id="1", title="组", criteria=(row("a", "10"),))
    found = conclude(table(group, conclusions=ends), ["b", "a"], facts(None))
    assert found is not None
    assert found.conclusion.id == "a"


def test_the_tables_of_the_project_pass_every_check(scorers: dict[str, Scorer]) -> None:
    for scorer in scorers.values():
        assert validate(scorer.rubric) == []


def test_the_official_tables_have_the_sizes_that_are_printed(scorers: dict[str, Scorer]) -> None:
    sizes = {
        name: (
            str(one.rubric.points),
            sum(1 for row, _ in all_criteria(one.rubric) if not row.method.ADJUSTS),
            sum(1 for row, _ in all_criteria(one.rubric) if row.method.ADJUSTS),
        )
        for name, one in scorers.items()
        if name in OFFICIAL
    }
    assert sizes == {
        URUMQI: ("100", 15, 7),
        CORRESPONDENCE: ("1000", 66, 1),
        SHENZHEN: ("100", 18, 2),
    }


def test_every_rule_says_what_it_checks() -> None:
    assert all(rule.__doc__ for rule in RULES)
