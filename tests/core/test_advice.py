"""Advice on tables that add up: told where a place is unlike the rest, and silent once it is recorded as damage."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.small_tables import NUMBER, bands, doubt, group, options, table, ticks

from rubricpress.core.checks.advice import RULES, advise
from rubricpress.core.methods import Method
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional, Steps
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Criterion, Group, Rubric

D = Decimal


def told(rubric: Rubric) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in advise(rubric)]


def of_rows(*rows: Criterion) -> list[tuple[str, str]]:
    """What is told of a table with these rows, as places inside the group."""
    return [
        (code, place.removeprefix("groups.0.criteria."))
        for code, place in told(table(group(*rows), points="9"))
    ]


def test_every_piece_of_advice_is_silenced_by_a_record_at_its_place() -> None:
    """「silenced only by recording it as damage with a reason」"""
    short, zero = options("3", "4", "4", "2"), (options("1", "4", "4", "0"), options("2", "4", "4", "0"))
    assert of_rows(*zero, short) == [("level-zero-missing", "2.levels")]
    assert of_rows(*zero, replace(short, damage=doubt("levels"))) == []
    assert of_rows(*zero, replace(short, damage=doubt("title"))) == [("level-zero-missing", "2.levels")]
    assert of_rows(zero[0], short) == [], "one row against one says nothing"
    assert of_rows(*zero, options("3", "4", "4", "-1")) == [], "it reaches below 0"
    assert of_rows(*zero, replace(short, method=Levels(levels=()))) == []


def faulty(*faults: Fault, floor: str = "zero") -> Criterion:
    return Criterion(id="1", title="行", points=D(4), method=Deductions(faults=faults, floor=floor))


def test_a_single_fault_costs_no_more_than_its_row_has() -> None:
    """「扣完为止」: what is above the points of the row costs nobody anything; 「倒扣」 means it."""
    once, often = Fault(id="a", text="甲", costs=D("4.5")), Fault(id="b", text="乙", each=D(5))
    fits = Fault(id="c", text="丙", costs=D(4))
    assert of_rows(faulty(fits, once, often)) == [
        ("fault-above", "0.faults.1.costs"),
        ("fault-above", "0.faults.2.each"),
    ]
    assert of_rows(faulty(once, often, floor="none")) == []
    assert of_rows(replace(faulty(once), points=None)) == []
    assert of_rows(faulty(Fault(id="d", text="丁"))) == [], "that it costs nothing is told elsewhere"
    for place in ("faults.a", "faults.a.costs"):
        assert of_rows(replace(faulty(once), damage=doubt(place))) == []
    assert of_rows(replace(faulty(once), damage=doubt("faults"))) != [], "it names no fault"


def test_scores_rise_or_fall_throughout() -> None:
    """「options not monotone」"""
    assert of_rows(options("1", "9", "0", "5", "3", "9")) == [("level-order", "0.levels.2.score")]
    assert of_rows(options("1", "9", "9", "3", "5", "0")) == [("level-order", "0.levels.2.score")]
    assert of_rows(options("1", "9", "0", "9", "5")) == [("level-order", "0.levels.2.score")]
    assert of_rows(replace(options("1", "9", "0", "9", "5"), damage=doubt("levels.5"))) == []
    assert of_rows(replace(options("1", "9", "0", "9", "5"), damage=doubt("levels.5.score"))) == []
    assert of_rows(replace(options("1", "9", "0", "9", "5"), damage=doubt("levels"))) != [], (
        "it names no option"
    )
    assert of_rows(options("1", "9", "0", "3", "9")) == of_rows(options("1", "9", "9", "3", "0")) == []


def test_options_stand_as_they_do_in_the_other_rows() -> None:
    rising = [options(str(at), "5", "0", "5") for at in range(1, 5)]
    falling = [options(str(at), "5", "5", "0") for at in range(5, 9)]
    assert of_rows(*rising, falling[0]) == [("level-falls", "4.levels")]
    assert of_rows(rising[0], *falling) == [("level-rises", "0.levels")]
    assert of_rows(*rising, replace(falling[0], damage=doubt("levels"))) == []
    assert of_rows(*rising, *falling[:2]) == [], "two are no slip"
    assert of_rows(*rising[:3], falling[0]) == [], "three are too few to be a rule"
    assert of_rows(*rising, options("5", "5", "5"), replace(falling[0], method=Levels(levels=()))) != []


def measured(*scores: str, order: tuple[int, ...] = ()) -> Criterion:
    """Levels decided by 10 numbers each, in the order of the scores or as told."""
    levels = tuple(
        Level(
            id=f"l{at}",
            score=D(score),
            descriptor="文字",
            when=Interval(least=D(10 * where), below=D(10 * where + 10)),
        )
        for at, (score, where) in enumerate(zip(scores, order or range(len(scores)), strict=True))
    )
    return Criterion(id="1", title="条目", method=Levels(levels=levels, measure=NUMBER), points=D(9))


def test_a_measure_may_have_one_best_stretch_but_no_two() -> None:
    """「适中得满分，偏低、偏高都得0分」"""
    assert of_rows(measured("0", "9", "0")) == []
    assert of_rows(measured()) == []
    assert of_rows(measured("0", "9", "4", "6")) == [("level-order", "0.levels.2.score")]
    shown_only = replace(NUMBER, decides=False)
    row = measured("0", "9", "0")
    assert isinstance(row.method, Levels)
    method = replace(row.method, measure=shown_only)
    assert of_rows(replace(row, method=method)) == [("level-order", "0.levels.2.score")]


def test_intervals_rise_or_fall_with_the_options() -> None:
    swapped = measured("0", "3", "6", "9", order=(0, 2, 1, 3))
    assert of_rows(swapped) == [("interval-order", "0.levels.2")]
    assert of_rows(replace(swapped, damage=doubt("levels.l2.when"))) == []
    assert of_rows(measured("0", "3", "6", "9", order=(3, 2, 1, 0))) == []
    assert isinstance(swapped.method, Levels)
    first, *rest = swapped.method.levels
    hole = replace(swapped.method, levels=(replace(first, when=None), *rest))
    assert of_rows(replace(swapped, method=hole)) == [], "nothing is compared while an interval is missing"


def test_options_that_are_called_after_their_scores_all_are() -> None:
    row = options("1", "9", "0", "3", "6", "9")
    assert isinstance(row.method, Levels)
    first, second, *rest = row.method.levels
    wrong = replace(row, method=replace(row.method, levels=(first, replace(second, score=D(4)), *rest)))
    assert of_rows(wrong) == [("level-id", "0.levels.1.score")]
    assert of_rows(replace(wrong, damage=doubt("levels.3"))) == []
    # a new edition keeps the id of an option whose score it changes, and prints that score
    said = replace(second, score=D(4), descriptor="有一些得4分")
    assert of_rows(replace(row, method=replace(row.method, levels=(first, said, *rest)))) == []
    slip = replace(second, score=D(4), descriptor="有一些得3分")
    assert ("level-id", "0.levels.1.score") in of_rows(
        replace(row, method=replace(row.method, levels=(first, slip, *rest)))
    )
    ranks = tuple(Level(id=str(at), score=D(score), descriptor="文字") for at, score in enumerate((2, 5, 9)))
    assert of_rows(replace(row, method=Levels(levels=ranks))) == [], "they count the options"


def test_options_at_equal_steps_leave_none_out() -> None:
    """「options (gap, …)」"""
    assert of_rows(options("1", "10", "0", "2", "4", "8", "10")) == [("level-gap", "0.levels")]
    assert of_rows(replace(options("1", "10", "0", "2", "4", "8", "10"), damage=doubt("levels"))) == []
    assert of_rows(options("1", "10", "0", "2", "4", "9", "10")) == [], "no step is twice the others"
    assert of_rows(options("1", "9", "0", "1", "2", "6", "9")) == [], "they follow no rule"
    assert of_rows(options("1", "6", "0", "2", "6")) == [], "too few to be a rule"
    assert of_rows(options("1", "8", "0", "2", "4", "6", "8")) == []
    assert of_rows(options("1", "10", "10", "8", "6", "4", "0")) == [], "0 for none at all"


def test_bands_are_those_of_the_other_rows_with_the_same_points() -> None:
    kin = [bands(str(at), "10", ("6", "10"), ("0", "5")) for at in range(1, 4)]
    odd = bands("4", "10", ("5", "10"), ("0", "4"))
    assert of_rows(*kin, odd) == [("band-unlike", "3.bands")]
    assert of_rows(*kin, replace(odd, damage=doubt("bands"))) == []
    assert of_rows(*kin[:2], odd) == [], "two are too few to be a rule"
    assert of_rows(*kin, odd, bands("5", "10", ("5", "10"), ("0", "4"))) == [], (
        "two follow a rule of their own"
    )
    assert of_rows(*kin, bands("4", "12", ("5", "12"), ("0", "4"))) == []
    assert of_rows(*kin, bands("4", "10", ("5", "10"), ("0", "3"))) == [], "the check tells of its gap"
    assert of_rows(*kin, replace(odd, points=None)) == []


def test_ids_follow_the_numbers_of_the_table() -> None:
    """「ids out of order」"""
    rows = [ticks(name, "3") for name in ("1.1", "1.3", "1.2")]
    assert of_rows(*rows) == [("id-order", "1.id")]
    assert of_rows(rows[0], replace(rows[1], damage=doubt("id")), rows[2]) == []
    assert of_rows(*(ticks(name, "3") for name in ("1.1", "1.2", "1.1"))) == [], (
        "it is told as standing twice"
    )
    parts = tuple(Group(id=name, title="组", criteria=(ticks(f"{name}.1", "3"),)) for name in ("2", "1", "3"))
    assert told(table(*parts, points="9")) == [("id-order", "groups.0.id")]


def test_points_that_add_up_are_not_weighted_again() -> None:
    """「double weighting」"""
    whole = table(group(ticks("1", "9")), points="9", formula="总分=∑（权重×得分）", instructions="加权平均")
    assert told(whole) == [("weighted-twice", "formula"), ("weighted-twice", "instructions")]
    assert told(replace(whole, damage=(*doubt("formula"), *doubt("instructions")))) == []
    assert told(replace(whole, formula="各项相加", instructions="")) == []
    heavy = replace(whole, groups=(replace(whole.groups[0], weight=D(2)),))
    assert told(heavy) == [], "it has weights, which the formula means"
    assert told(replace(whole, points=D(8))) == [], "the sums are wrong anyway"


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("", []),
        ("9分", []),
        ("9%", []),
        ("4.5", ["printed-differs"]),
        ("5-9分", []),
        ("18%", []),
    ],
)
def test_a_points_cell_is_what_is_counted(printed: str, codes: list[str]) -> None:
    """18% of 50 points are 9."""
    row = replace(ticks("1", "9"), points_printed=printed)
    rest = group(ticks("2", "41"), name="2")
    found = told(table(group(row), rest, points="50"))
    assert [code for code, _ in found] == codes
    for at in ("points", "points_printed"):
        assert told(table(group(replace(row, damage=doubt(at))), rest, points="50")) == []


def test_a_text_that_names_its_points_agrees_with_them() -> None:
    assert of_rows(ticks("1", "9", text="有教室记9分")) == []
    assert of_rows(ticks("1", "9", text="有教室记4分，最多计9分")) == []
    wrong = ticks("1", "9", text="有教室记 4 分")
    assert of_rows(wrong) == [("text-differs", "0.indicators.0.points")]
    assert of_rows(replace(wrong, damage=doubt("indicators.a"))) == []
    assert of_rows(ticks("1", "9", text="每间教室记4分")) == [], "each of several"
    assert of_rows(ticks("1", "9", text="不迟到10分钟")) == []
    assert of_rows(ticks("1", "9", text="人脸识别9分")) == []
    assert of_rows(ticks("1", "9", text="人脸识别5分")) == [("text-differs", "0.indicators.0.points")]
    assert of_rows(ticks("1", "9", text="成绩达60分")) == [], "a number that is asked for"
    assert isinstance(wrong.method, Checklist)
    part = replace(wrong.method.indicators[0], partial=True)
    assert of_rows(replace(wrong, method=Checklist(indicators=(part,)))) == []
    faults = (
        Fault(id="a", text="未建台账扣2分", costs=D(3)),
        Fault(id="b", text="每缺一项扣1分", each=D(2)),
    )
    row = Criterion(id="1", title="条目", method=Deductions(faults=faults), points=D(9))
    assert of_rows(row) == [("text-differs", "0.faults.0.costs")]


def test_a_rule_of_scoring_that_tells_its_numbers_one_by_one_agrees_with_them() -> None:
    """Two numbers that changed places leave every sum right."""
    row = replace(ticks("1", "6", "1", "5"), assessment="有登记记1分；有人脸识别记5分。")
    assert of_rows(row) == []
    swapped = replace(ticks("1", "6", "5", "1"), assessment=row.assessment)
    assert of_rows(swapped) == [
        ("text-differs", "0.indicators.0.points"),
        ("text-differs", "0.indicators.1.points"),
    ]
    assert of_rows(replace(swapped, assessment="有登记记1分。")) == [], "it tells of one alone"
    faults = (Fault(id="a", text="未建台账", costs=D(2)), Fault(id="b", text="缺记录", each=D(1), limit=D(4)))
    row = Criterion(
        id="1",
        title="条目",
        method=Deductions(faults=faults),
        points=D(9),
        assessment="未建台账扣2分；每缺一项扣1分，最多扣3分",
    )
    assert of_rows(row) == [("text-differs", "0.faults.1.limit")]
    assert of_rows(replace(row, damage=doubt("faults.b.limit"))) == []


@pytest.mark.parametrize(
    ("method", "said", "wrong"),
    [
        (Counted(each=D(-5)), "发生一次扣5分", ""),
        (Counted(each=D(5)), "发生一次扣5分", "each"),
        (Counted(each=D(5)), "发生一次扣减5分，第二次起扣20分", ""),
        (Counted(each=D(5)), "发生一次扣减5分，最高扣20分", "each"),
        (Counted(each=D(2)), "每项2分，最高得10分", ""),
        (Counted(each=D(2)), "每篇2分（本项共计10分）", ""),
        (Counted(each=D(2)), "每次2分；加满10分为止", ""),
        (Counted(each=D(2)), "每次加3分，以加10分为限", "each"),
        (Counted(each=D(-4)), "每次扣5分", "each"),
        (Counted(each=D(-5)), "每次计5分", ""),
        (Fixed(amount=D(-2)), "获得表彰的加2分", "amount"),
        (Fixed(amount=D(-5)), "没有写明", "amount"),
        (Fixed(amount=D(-5)), "最高得10分", ""),
        (Veto(concludes="out"), "扣5分", ""),
    ],
)
def test_what_is_added_or_taken_away_is_what_the_row_says_the_sign_too(
    method: Method, said: str, wrong: str
) -> None:
    """「发生一次扣减100分」 with `each: 100` would add what the table takes away; where it says two numbers, nobody
    can tell which is which, but how much it is at most is another number. The title speaks where the rule of scoring
    says nothing."""
    row = Criterion(id="d1", title="违规的加9分", method=method, assessment=said)
    expected = [("text-differs", f"0.{wrong}")] if wrong else []
    assert of_rows(row) == expected
    assert of_rows(replace(row, damage=doubt(wrong or "title"))) == []


@pytest.mark.parametrize(
    ("standard", "codes"),
    [
        ("≥90%", []),
        ("不低于90％", []),
        ("≥0.9%", ["target-differs"]),
        ("95%", ["target-differs"]),
        ("95", []),
        ("2026年达到95%", []),
        ("", []),
    ],
)
def test_a_target_that_stands_alone_as_the_standard_is_the_target(standard: str, codes: list[str]) -> None:
    percent = Proportional(target=D(90), measure=Measure(kind="percentage", maximum=D(100)))
    row = Criterion(id="1", title="条目", method=percent, points=D(9), standard=standard)
    assert [code for code, _ in of_rows(row)] == codes
    assert of_rows(replace(row, damage=doubt("target"))) == []
    people = Proportional(target=D(90), measure=Measure(kind="number", unit="人"))
    count = [code for code, _ in of_rows(replace(row, method=people, standard="≥95人"))]
    assert count == ["target-differs"]
    assert of_rows(replace(row, method=people, standard="≥95万人")) == [], "another unit"
    ratio = Proportional(measure=Measure(kind="ratio", numerator="甲", denominator="乙"))
    assert of_rows(replace(row, method=ratio, standard="≥95%")) == []


def test_a_single_step_costs_no_more_than_its_row_has() -> None:
    """「what each step costs, more than 0; never more than the points of the row」"""
    steps = Steps(least=D(90), each=D(5), costs=D("9.5"), begun=True)
    method = Proportional(target=D(100), measure=Measure(kind="percentage"), steps=steps)
    row = Criterion(id="1", title="条目", method=method, points=D(9))
    assert of_rows(row) == [("step-above", "0.steps.costs")]
    assert of_rows(replace(row, damage=doubt("steps.costs"))) == of_rows(replace(row, points=None)) == []
    assert of_rows(replace(row, method=replace(method, steps=replace(steps, costs=D(9))))) == []
    assert of_rows(replace(row, method=replace(method, steps=None))) == []


def test_every_rule_says_what_it_compares() -> None:
    assert all(rule.__doc__ for rule in RULES)
