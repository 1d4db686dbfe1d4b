"""What the rest of a table determines in place of a damaged number, and where it determines nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.core.small_tables import NUMBER, bands, group, options, table, ticks

from rubricpress.core.checks.advice import advise
from rubricpress.core.checks.repairing import repaired
from rubricpress.core.checks.validation import validate
from rubricpress.core.ends import Conclusion
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Criterion, Option, ProfileField, Rubric

D = Decimal
RATIO = Measure(kind="ratio", numerator="做到", denominator="应做")


def found(rubric: Rubric) -> dict[str, list[str]]:
    """Each problem of a table, with the repairs as `of.key=value`."""
    problems = repaired(rubric, [*validate(rubric), *advise(rubric)])
    return {one.code: [f"{it.of}.{it.key}={it.value}" for it in one.repairs] for one in problems}


def reached(name: str, points: str) -> Criterion:
    """A row in which nothing proves its points."""
    return Criterion(id=name, title="条目", method=Proportional(measure=RATIO), points=D(points))


def test_missing_points_are_what_is_inside_and_what_is_left_outside() -> None:
    """「Urumqi 3.1 without points: 10, since its indicators give 10 and the other fourteen give 90 of 100」"""
    row = ticks("3.1", None, "5", "5")
    assert found(table(group(row), group(ticks("3.2", "90"), name="2"), points="100")) == {
        "points-missing": ["3.1.points=10"]
    }
    other = group(ticks("3.2", "90"), name="2", points="90")
    assert found(table(group(row, points="10"), other, points="100")) == {"points-missing": ["3.1.points=10"]}
    contradicting = table(group(row, points="12"), other, points="102")
    assert found(contradicting) == {"points-missing": []}, "inside says 10, the group leaves 12"
    nothing_left = table(group(row, ticks("3.2", "9"), points="9"), points="9")
    assert found(nothing_left)["points-missing"] == ["3.1.points=10"], "only what is inside can speak"
    two = table(group(ticks("1", None, "5", "5"), ticks("2", None, "4")), points="14")
    assert found(two) == {"points-missing": ["2.points=4"]}
    unproved = replace(reached("3.1", "1"), points=None)
    assert found(table(group(unproved, ticks("3.2", "4"), points="9"), points="9")) == {
        "points-missing": ["3.1.points=5"]
    }
    for more in ({"combine": "mean"}, {"weight": D(2)}):
        lone = table(replace(group(unproved, ticks("3.2", "4"), points="9")), points="9")
        inside = lone.groups[0]
        inside = (
            replace(inside, combine="mean")
            if "combine" in more
            else replace(inside, criteria=(replace(unproved, weight=D(2)), inside.criteria[1]))
        )
        assert found(replace(lone, groups=(inside,)))["points-missing"] == []


def test_points_that_are_empty_are_proposed_too() -> None:
    whole = table(group(ticks("1", None, "5", "5")), points="10")
    path = ("groups", 0, "criteria", 0)
    (one,) = repaired(whole, [Problem("value-empty", (*path, "points"))])
    assert [it.value for it in one.repairs] == ["10"]
    (one,) = repaired(whole, [Problem("value-empty", (*path, "title"))])
    assert one.repairs == ()
    (one,) = repaired(whole, [Problem("value-empty", ("points",))])
    assert one.repairs == ()
    (one,) = repaired(whole, [Problem("number-form", (*path, "indicators", 0, "points"))])
    assert one.repairs == ()
    sound = table(group(ticks("1", "10")), points="10")
    (one,) = repaired(sound, [Problem("value-empty", ("groups", 0, "points"))])
    assert [it.value for it in one.repairs] == ["10"]


def test_a_group_sum_that_is_wrong_is_that_of_its_rows_where_the_total_says_so() -> None:
    rows = (ticks("1", "4"), ticks("2", "5"))
    rest = group(ticks("3", "6"), name="2", points="6")
    assert found(table(group(*rows, points="8"), rest, points="15")) == {
        "group-sum": ["1.points=9"],
        "total-sum": ["1.points=9"],
    }
    assert found(table(group(*rows, points="8"), rest, points="14")) == {"group-sum": []}, (
        "which row is wrong?"
    )
    assert found(table(group(*rows, points="8"), rest, points="20")) == {"group-sum": [], "total-sum": []}


def test_the_one_row_that_makes_a_sum_wrong_is_named() -> None:
    """「group sum off by one criterion」"""
    wrong = ticks("2", "6", "5")
    assert found(table(group(ticks("1", "4"), wrong, points="9"), points="9")) == {
        "indicator-sum": ["2.points=5"],
        "group-sum": ["2.points=5"],
    }
    unproved = table(group(ticks("1", "4"), reached("2", "6"), points="9"), points="9")
    assert found(unproved) == {"group-sum": ["2.points=5"]}
    two = table(group(reached("1", "4"), reached("2", "6"), points="9"), points="9")
    assert found(two) == {"group-sum": []}
    best = table(group(ticks("1", "4"), options("2", "6", "0", "5"), points="9"), points="9")
    assert found(best) == {"level-best": ["2.points=5"], "group-sum": ["2.points=5"]}
    graded = table(group(ticks("1", "4"), bands("2", "6", ("3", "5"), ("0", "2")), points="9"), points="9")
    assert found(graded)["group-sum"] == ["2.points=5"]
    elsewhere = table(group(ticks("1", "4"), ticks("2", "6", "7"), points="9"), points="9")
    assert found(elsewhere)["group-sum"] == [], "neither what it holds nor what is left agrees"
    bonus = Criterion(id="b", title="加分", method=Fixed(amount=D(1)))
    with_bonus = table(group(ticks("1", "4"), wrong, bonus, points="9"), points="9")
    assert found(with_bonus)["group-sum"] == ["2.points=5"]


def test_a_deep_row_is_found_where_only_the_outer_sums_are_printed() -> None:
    inner = group(ticks("1.1.1", "4"), ticks("1.1.2", "6", "5"), name="1.1")
    other = group(ticks("1.2.1", "3"), name="1.2", points="3")
    outer = group(name="1", points="12", groups=(inner, other))
    assert found(table(outer, points="12"))["group-sum"] == ["1.1.2.points=5"]
    settled = group(
        name="1", points="12", groups=(group(ticks("a", "4"), reached("b", "5"), name="1.1", points="9"),)
    )
    assert found(table(settled, points="12")) == {"group-sum": []}, "the row is right in its own group"


def test_a_total_is_that_of_its_groups_or_shows_which_row_is_wrong() -> None:
    sound = (group(ticks("1", "4"), points="4"), group(ticks("2", "5"), name="2", points="5"))
    assert found(table(*sound, points="8")) == {"total-sum": ["x.points=9"]}
    assert found(table(*sound, points="10")) == {"total-sum": []}, "a section may be missing"
    assert found(table(*sound, points="108", start=D(100))) == {"total-sum": ["x.points=109"]}
    unprinted = (group(ticks("1", "4")), group(ticks("2", "6", "5"), name="2"))
    assert found(table(*unprinted, points="9"))["total-sum"] == ["2.points=5"]
    assert found(table(group(ticks("1", "4"), points="4"), points="8")) == {"total-sum": []}
    both = (group(ticks("1", "4"), points="3"), group(ticks("2", "5"), name="2", points="7"))
    assert found(table(*both, points="8"))["total-sum"] == []


def test_a_checklist_is_mended_by_the_sum_around_it_or_by_the_text_of_an_indicator() -> None:
    def row(*indicators: tuple[str, str]) -> Criterion:
        parts = tuple(
            Indicator(id="ab"[at], points=D(one), text=text) for at, (one, text) in enumerate(indicators)
        )
        return Criterion(id="1", title="条目", method=Checklist(indicators=parts), points=D(10))

    misread = row(("6", "有教室记6分"), ("5", "有空调记4分"))
    assert found(table(group(misread, points="10"), points="10")) == {
        "indicator-sum": ["1.indicators.b.points=4"],
        "text-differs": [],
    }
    silent = row(("6", "有教室"), ("5", "有空调"))
    assert found(table(group(silent, points="10"), points="10")) == {"indicator-sum": []}
    elsewhere = row(("6", "有教室记3分"), ("5", "有空调记5分"))
    assert found(table(group(elsewhere, points="10"), points="10"))["indicator-sum"] == []


def test_options_are_mended_by_the_sum_around_them_or_by_what_they_are_called() -> None:
    slip = Levels(
        levels=tuple(
            Level(id=name, score=D(score), descriptor="文字")
            for name, score in (("0", "0"), ("5", "5"), ("10", "1"))
        )
    )
    row = Criterion(id="1", title="条目", method=slip, points=D(10))
    assert found(table(group(row, points="10"), points="10")) == {
        "level-best": ["1.levels.10.score=10"],
        "level-order": [],
        "level-id": ["1.levels.10.score=10"],
    }
    above = options("1", "10", "0", "5", "12")
    assert found(table(group(above, points="10"), points="10")) == {"level-above": []}
    assert found(table(group(above, points="12"), points="12")) == {
        "level-above": ["1.points=12"],
        "group-sum": ["1.points=12"],
    }
    named = Levels(
        levels=tuple(
            Level(id=name, score=D(score), descriptor="文字") for name, score in (("low", "0"), ("high", "9"))
        )
    )
    row = Criterion(id="1", title="条目", method=named, points=D(10))
    assert found(table(group(row, points="10"), points="10")) == {"level-best": []}


def test_printed_points_are_proposed_where_the_sum_has_room_for_them() -> None:
    slip = replace(reached("1", "6"), points_printed="5分")
    assert found(table(group(slip, ticks("2", "4"), points="9"), points="9")) == {
        "group-sum": ["1.points=5"],
        "printed-differs": ["1.points=5"],
    }
    assert found(table(group(slip, ticks("2", "4"), points="10"), points="10")) == {"printed-differs": []}


def test_bands_are_those_of_the_rows_with_the_same_points() -> None:
    """「band 15.6-12 among 15-point rows: 15.9」, here on the step 1"""
    kin = bands("2", "10", ("6", "10"), ("0", "5"))
    torn = bands("1", "10", ("6", "10"), ("0", "4"))
    assert found(table(group(torn, kin), points="20"))["band-gap"] == ["1.bands.b.to=5"]
    both = bands("1", "10", ("3", "8"), ("0", "5"))
    assert found(table(group(both, kin), points="20"))["band-overlap"] == [
        "1.bands.a.from=6",
        "1.bands.a.to=10",
    ]
    swapped = bands("1", "10", ("10", "6"), ("0", "5"))
    assert found(table(group(swapped, kin), points="20"))["band-order"] == [
        "1.bands.a.from=6",
        "1.bands.a.to=10",
    ]
    rival = bands("3", "10", ("5", "10"), ("0", "4"))
    assert found(table(group(torn, kin, rival), points="30"))["band-gap"] == ["1.bands.b.to=5"], (
        "its neighbour"
    )
    three = bands("1", "10", ("8", "10"), ("6", "7"), ("0", "4"))
    assert found(table(group(three, kin), points="20"))["band-gap"] == ["1.bands.c.to=5"], "other bands"


@pytest.mark.parametrize(
    ("ends", "repairs"),
    [
        ((("6", "10"), ("0", "4")), ["1.bands.b.to=5"]),
        ((("6", "10"), ("0", "7")), ["1.bands.b.to=5"]),
        ((("6", "9"), ("0", "5")), ["1.bands.a.to=10"]),
        ((("6", "10"), ("1", "5")), ["1.bands.b.from=0"]),
        ((("0", "10"), ("3", "5")), []),
    ],
)
def test_without_such_rows_a_band_meets_its_neighbour_0_or_the_points(
    ends: tuple[tuple[str, str], ...], repairs: list[str]
) -> None:
    told = found(table(group(bands("1", "10", *ends), points="10"), points="10"))
    assert [found for code, found in told.items() if code in ("band-gap", "band-overlap")] == [repairs]


def test_what_stands_off_the_step_or_in_no_order_is_mended_by_others_only() -> None:
    off = bands("1", "10", ("6", "10"), ("0", "5.5"))
    assert found(table(group(off), points="10"))["off-step"] == []
    assert isinstance(off.method, Graded)
    (one,) = repaired(
        table(group(off), points="10"), [Problem("off-step", ("groups", 0, "criteria", 0, "points"))]
    )
    assert one.repairs == ()
    pointless = replace(bands("1", "10", ("6", "9"), ("0", "5")), points=None)
    path = ("groups", 0, "criteria", 0, "bands", 0, "to")
    values = {"first": "a", "second": "a"}
    (one,) = repaired(table(group(pointless), points="10"), [Problem("band-gap", path, values)])
    assert one.repairs == ()


def deciding(*intervals: dict[str, str], measure: Measure = RATIO) -> Rubric:
    levels = tuple(
        Level(
            id=f"l{at}",
            score=D(at),
            descriptor="文字",
            when=Interval(**{key: D(end) for key, end in one.items()}),
        )
        for at, one in enumerate(intervals)
    )
    points = D(len(intervals) - 1)
    row = Criterion(id="1", title="条目", method=Levels(levels=levels, measure=measure), points=points)
    return table(group(row), points=str(points))


@pytest.mark.parametrize(
    ("intervals", "repair"),
    [
        # a bound that both hold, or neither, goes where the others have theirs
        (({"below": "50"}, {"least": "50", "to": "70"}, {"least": "70"}), "l1.when={from: 50, below: 70}"),
        (({"to": "50"}, {"above": "50", "to": "70"}, {"least": "70"}), "l2.when={above: 70}"),
        (({"below": "50"}, {"least": "50", "below": "70"}, {"above": "70"}), "l2.when={from: 70}"),
        (({"to": "50"}, {"above": "50", "below": "70"}, {"above": "70"}), "l1.when={above: 50, to: 70}"),
        # the one between two others gives way
        (({"below": "30"}, {"least": "30", "to": "70"}, {"above": "50"}), "l1.when={from: 30, to: 50}"),
        (({"below": "70"}, {"least": "70", "to": "89"}, {"least": "90"}), "l1.when={from: 70, below: 90}"),
        (({"below": "40"}, {"least": "30", "to": "50"}, {"above": "50"}), "l1.when={from: 40, to: 50}"),
        (({"to": "40"}, {"least": "60"}), "l0.when={below: 60}"),
        # a single number stands as it is
        (({"equals": "0"}, {"below": "50"}, {"least": "50"}), "l1.when={above: 0, below: 50}"),
        (({"to": "90"}, {"equals": "90"}, {"above": "90"}), "l0.when={below: 90}"),
        # to the very ends
        (({"below": "50"}, {"least": "50", "to": "90"}), "l1.when={from: 50}"),
        (({"least": "10", "below": "50"}, {"least": "50"}), "l0.when={below: 50}"),
    ],
)  # fmt: skip
def test_an_interval_meets_its_neighbour(intervals: tuple[dict[str, str], ...], repair: str) -> None:
    told = found(deciding(*intervals))
    told.pop("interval-order", None)
    assert list(told.values()) == [[f"1.levels.{repair}"]]


def test_an_interval_that_nothing_could_mend_is_left() -> None:
    told = found(deciding({"least": "10"}))
    assert told["interval-gap"] == []
    told = found(deciding({"to": "20"}, {"least": "10", "below": "15"}, {"above": "20"}))
    assert told["interval-overlap"] == []


def test_intervals_on_a_step_meet_as_well() -> None:
    told = found(deciding({"to": "49"}, {"least": "51"}, measure=NUMBER))
    assert told == {"interval-gap": ["1.levels.l0.when={below: 51}"]}


def test_an_interval_of_one_variant_is_mended_there() -> None:
    asked = ProfileField(id="kind", title="类型", options=(Option(id="main", title="主"),))
    levels = tuple(
        Level(id=f"l{at}", score=D(at), descriptor="文字", when_by={"main": one})
        for at, one in enumerate((Interval(below=D(50)), Interval(above=D(50))))
    )
    row = Criterion(
        id="1",
        title="条目",
        method=Levels(levels=levels, measure=replace(NUMBER, depends_on="kind")),
        points=D(1),
    )
    assert found(table(group(row), points="1", profile=(asked,))) == {
        "interval-gap-in-variant": ["1.levels.l1.when_by.main={from: 50}"]
    }


def test_conclusions_meet_as_well() -> None:
    ends = (
        Conclusion(id="low", title="差", when=Interval(below=D(6))),
        Conclusion(id="high", title="好", when=Interval(above=D(6))),
    )
    whole = table(group(ticks("1", "10")), points="10", conclusions=ends)
    assert found(whole) == {"conclusion-gap": ["high.when={from: 6}"]}
    alone = replace(whole, conclusions=(replace(ends[0], when=Interval(least=D(1))),))
    assert found(alone) == {"conclusion-gap": []}


def test_an_id_is_the_number_behind_the_one_in_front() -> None:
    """「duplicate ids」: told at the one that is out of line, with the number that belongs there."""
    first = group(ticks("3.3.1", "2"), ticks("3.1.2", "2"), ticks("3.1.3", "2"), name="3.1")
    other = group(ticks("3.3.1", "2"), ticks("3.3.2", "2"), name="3.3")
    whole = table(first, other, points="10")
    assert found(whole) == {"duplicate-id": ['3.3.1.id="3.1.1"']}
    (problem,) = validate(whole)
    assert problem.place == "groups.0.criteria.0.id"
    assert found(table(group(ticks("1.1", "2"), ticks("1.2", "2"), ticks("1.1", "2")), points="6")) == {
        "duplicate-id": ['1.1.id="1.3"']
    }
    taken = table(group(ticks("1.1", "2"), ticks("9.9", "2"), ticks("1.2", "2")), points="6")
    assert found(taken) == {"id-order": []}
    named = table(group(ticks("a", "2"), ticks("a", "2")), points="4")
    assert found(named) == {"duplicate-id": []}
    ends = (
        Conclusion(id="e", title="一", when=Interval(below=D(1))),
        Conclusion(id="e", title="二", when=Interval(least=D(1))),
    )
    assert found(table(group(ticks("a", "2")), points="2", conclusions=ends)) == {"duplicate-id": []}
    parts = tuple(group(ticks(f"{at}", "2"), name=name) for at, name in enumerate(("1", "3", "2"), 1))
    assert found(table(*parts, points="6")) == {"id-order": []}, "2 stands behind it"


def test_the_sentence_names_each_value() -> None:
    whole = table(group(ticks("1", None, "5", "5")), points="10")
    (one,) = repaired(whole, validate(whole))
    assert one.repair("zh") == "按表中其余各处推算，“1”的 points 应为 10"
    assert one.message("en").endswith("Add 'points'. By the rest of the table, 'points' of '1' is 10")
    assert Problem("file-empty", ()).repair("en") == ""
