"""What is counted, against the kind of its number and the units that the table prints: told where they contradict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.small_tables import doubt, group, options, table, ticks

from rubricpress.core.checks.advice import advise
from rubricpress.core.ends import Conclusion
from rubricpress.core.gates import Condition
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Criterion, Group, Rubric

D = Decimal


def told(*rows: Criterion) -> list[tuple[str, str]]:
    found = advise(table(group(*rows), points="9"))
    return [(one.code, one.place.removeprefix("groups.0.criteria.")) for one in found]


def decided(measure: Measure, *words: str) -> Criterion:
    """Options of 9 and 0 points, from 200 and 50 on, described so."""
    bounds = (Interval(least=D(200)), Interval(least=D(50), below=D(200)), Interval(below=D(50)))
    levels = tuple(
        Level(id=f"l{at}", score=D(9 - 4 * at), descriptor=text, when=bounds[at])
        for at, text in enumerate(words)
    )
    return Criterion(id="1", title="条目", method=Levels(levels=levels, measure=measure), points=D(9))


PEOPLE = ("200人以上", "50-200人", "不足50人")
NUMBER = Measure(kind="number", title="培训数", unit="人")


@pytest.mark.parametrize(
    ("measure", "places"),
    [
        (NUMBER, []),
        (replace(NUMBER, unit="名"), []),
        (replace(NUMBER, unit=""), []),
        (replace(NUMBER, unit="天"), ["0.measure.unit"]),
        (replace(NUMBER, kind="percentage", unit=""), ["0.measure.kind"]),
        (replace(NUMBER, kind="ratio", unit="", numerator="甲", denominator="乙"), ["0.measure.kind"]),
        (replace(NUMBER, unit="天", decides=False), []),
    ],
)
def test_the_unit_behind_a_bound_is_the_unit_that_is_entered(measure: Measure, places: list[str]) -> None:
    """「200人以上」 counts people; a table may leave the unit out, or say 名 for 人."""
    row = decided(measure, *PEOPLE)
    assert told(row) == [("unit-differs", place) for place in places]
    for place in places:
        at = place.removeprefix("0.")
        assert told(replace(row, damage=doubt(at))) == told(replace(row, damage=doubt("measure"))) == []
        assert told(replace(row, damage=doubt("title"))) != []


def test_a_number_that_the_options_print_in_per_cent_is_a_percentage() -> None:
    words = ("200%以上", "50%-200%", "不足50％")
    plain = replace(NUMBER, unit="")
    assert told(decided(plain, *words)) == [("unit-differs", "0.measure.kind")]
    assert told(decided(replace(plain, kind="percentage"), *words)) == []
    assert told(decided(replace(NUMBER, unit="％"), *words)) == []


def test_other_numbers_of_a_text_say_nothing_of_the_bound() -> None:
    """「办班3期、1200人」 has the bound 200 neither in 3 nor in 1200; who is chosen by a field has a bound for each."""
    assert told(decided(NUMBER, "办班3期以上", "1200天", "很少")) == []
    method = Levels(
        levels=(Level(id="a", score=D(9), descriptor="200天", when_by={"main": Interval(least=D(200))}),),
        measure=replace(NUMBER, depends_on="type"),
    )
    row = Criterion(id="1", title="条目", method=method, points=D(9))
    assert told(row) == [("unit-differs", "0.measure.unit")]


def counting(text: str, unit: str, **more: str) -> Criterion:
    faults = (Fault(id="a", text=text, each=D(1), unit=unit), Fault(id="b", text="没有", costs=D(2)))
    return Criterion(id="1", title="条目", method=Deductions(faults=faults), points=D(9), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "unit", "differs"),
    [
        ("每起事故扣1分", "起", False),
        ("每起事故扣1分", "人", True),
        ("每缺一人扣1分", "天", True),
        ("每缺一人扣1分", "名", False),
        ("发现一处隐患扣1分", "册", True),
        ("每起事故扣1分", "次", False),
        ("每1分扣1分", "人", False),
        ("有事故扣1分", "人", False),
    ],
)
def test_what_is_counted_each_time_is_what_the_text_names(text: str, unit: str, *, differs: bool) -> None:
    """A table that says 次 of what it counts, or names nothing, is not contradicted."""
    row = counting(text, unit)
    assert told(row) == ([("unit-differs", "0.faults.0.unit")] if differs else [])
    assert told(replace(row, damage=doubt("faults.a.unit"))) == []
    counted = Criterion(id="d", title=text, method=Counted(each=D(-1), unit=unit))
    assert [code for code, _ in told(counted)] == ["unit-differs"] * differs
    assert told(replace(counted, damage=doubt("unit"))) == []


def test_the_rule_of_the_row_speaks_for_its_one_counted_fault() -> None:
    row = counting("有隐患", "册", assessment="发现一处隐患扣1分，没有制度扣2分")
    assert told(row) == [("unit-differs", "0.faults.0.unit")]
    both = Deductions(
        faults=(Fault(id="a", text="甲", each=D(1), unit="册"), Fault(id="b", text="乙", each=D(1)))
    )
    assert told(replace(row, method=both, assessment="发现一处隐患扣1分")) == [], (
        "of two, nobody knows which is meant"
    )


@pytest.mark.parametrize(
    ("measure", "codes"),
    [
        (Measure(kind="percentage", title="合格率", unit="%"), []),
        (Measure(kind="percentage", title="合格率", unit="人"), ["kind-differs"]),
        (Measure(kind="percentage", title="合格率", numerator="甲", denominator="乙"), ["kind-differs"] * 2),
        (Measure(kind="ratio", title="合格率", numerator="甲", denominator="乙", unit="人"), []),
        (Measure(kind="number", title="合格率"), ["kind-rate"]),
        (Measure(kind="number", title="Pass rate"), ["kind-rate"]),
        (Measure(kind="number", title="合格率", unit="‰"), []),
        (Measure(kind="number", title="发生频率"), []),
        (Measure(kind="number", title="合格数"), []),
    ],
)
def test_the_kind_of_a_number_fits_what_else_is_said_of_it(measure: Measure, codes: list[str]) -> None:
    row = Criterion(id="1", title="条目", method=Proportional(measure=measure, target=D(9)), points=D(9))
    assert [code for code, _ in told(row)] == codes
    assert told(replace(row, damage=doubt("measure"))) == []


def test_the_one_limit_of_the_rule_is_that_of_the_one_limited_fault() -> None:
    fault = Fault(id="a", text="隐患", each=D(1), limit=D(5))
    row = Criterion(
        id="1",
        title="条目",
        points=D(9),
        method=Deductions(faults=(fault,)),
        assessment="每处扣1分，最多扣6分",
    )
    assert told(row) == [("text-differs", "0.faults.0.limit")]
    assert told(replace(row, assessment="每处扣1分，最多扣5分")) == []
    assert told(replace(row, assessment="每处扣1分，甲最多扣6分，乙最多扣7分")) == []
    assert told(replace(row, damage=doubt("faults.a.limit"))) == []


def test_ids_are_scores_where_they_are_in_most_other_rows() -> None:
    whole = [options(str(at), "9", "0", "9") for at in range(1, 4)]
    first, second = options("4", "9", "0", "9").method.levels  # type: ignore[union-attr]
    wrong = Criterion(
        id="4", title="条目", points=D(9), method=Levels(levels=(replace(first, id="5"), second))
    )
    assert told(*whole, wrong) == [("level-id", "3.levels.0.score")]
    assert told(whole[0], wrong) == [], "one row is no rule"
    named = Levels(levels=(replace(first, id="no"), replace(second, id="yes")))
    assert told(*whole, replace(wrong, method=named)) == [], "names are no numbers"


def groups(*points: str | None) -> Rubric:
    made = (group(ticks(f"{at}.1", "3", "3"), name=str(at), points=one) for at, one in enumerate(points, 1))
    return table(*made, points=str(3 * len(points)))


def test_one_group_without_points_among_others_that_print_theirs_is_told() -> None:
    rubric = groups("3", None, "3", "3")
    assert [(one.code, one.place) for one in advise(rubric)] == [("group-points-missing", "groups.1.points")]
    recorded = tuple(replace(one, damage=doubt("points")) for one in rubric.groups)
    assert advise(replace(rubric, groups=recorded)) == []
    for others in (("3", None, "3"), (None, None, "3", "3"), (None, None, None, None)):
        assert advise(groups(*others)) == [], "too few to be a rule, or several without"
    inside = Group(id="0", title="组", groups=rubric.groups, points=D(12))
    assert [one.place for one in advise(table(inside, points="12"))] == ["groups.0.groups.1.points"]


@pytest.mark.parametrize(
    ("count", "idle"),
    [
        (Interval(least=D(0)), True),
        (Interval(to=D(2)), True),
        (Interval(least=D(1)), False),
        (Interval(to=D(1)), False),
        (Interval(least=D(2), to=D(1)), False),
        (None, False),
    ],
)
def test_a_condition_that_always_holds_asks_for_nothing(count: Interval | None, *, idle: bool) -> None:
    """Of two rows there are always 0 to 2 of a level."""
    asked = Condition(levels=("3",), count=count)
    ends = Conclusion(id="p", title="合格", when=Interval(least=D(0)), also=(asked,))
    rows = options("1", "3", "0", "3"), options("2", "3", "0", "3")
    rubric = table(group(*rows), points="6", conclusions=(ends,))
    found = [(one.code, one.place) for one in advise(rubric)]
    assert found == ([("condition-idle", "conclusions.0.also.0.count")] if idle else [])
    assert advise(replace(rubric, damage=doubt("conclusions"))) == []
    nowhere = replace(ends, also=(replace(asked, group="none"),))
    assert advise(replace(rubric, conclusions=(nowhere,))) == []


def test_an_id_that_ends_in_a_point_has_lost_a_number() -> None:
    def ids(*names: str) -> list[str]:
        return [
            one.place for one in advise(table(group(*(ticks(name, "3", "3") for name in names)), points="9"))
        ]

    assert ids("1.", "1.2") == ids("1.") == ["groups.0.criteria.0.id"]
    assert ids("a.", "b.") == []
