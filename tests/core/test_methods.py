"""The scoring methods one by one: what a rating is worth, what is a problem, what each checks of its own data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from rubricpress.core.methods import METHODS, Method
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.ranged import Range, Ranged
from rubricpress.core.methods.veto import Veto
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.problem import Problem
from rubricpress.core.rows.outcome import Outcome, Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rubric import Criterion
from rubricpress.core.scoring import Scorer

D = Decimal
SETTING = Setting({"base_type": "sub"}, {"good": "优良", "fail": "不合格"}, {"base_type": "基地类型"})


def criterion(method: Method, points: str | None = None) -> Criterion:
    return Criterion(id="c", title="条目", method=method, points=None if points is None else D(points))


def outcome(scorer: Scorer, name: str, rating: Any, setting: Setting = SETTING) -> Outcome:
    return rate(next(one for one in scorer.criteria if one.id == name), rating, setting, (name,))


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in problems]


@pytest.mark.parametrize(
    ("name", "rating", "score", "chosen"),
    [
        ("1.1", {"met": []}, "0", ""),
        ("1.1", {"met": ["a"]}, "6", ""),
        ("1.1", {"met": ["b", "a"]}, "10", ""),
        ("1.1", {"met": ["a"], "earned": {"b": "2.5"}}, "8.5", ""),
        ("1.1", {"earned": {"b": "0"}}, "0", ""),
        ("1.2", {"score": "5.9"}, "5.9", "fail"),
        ("1.2", {"score": "6"}, "6", "good"),
        ("1.2", {"score": "８．５"}, "8.5", "good"),
        ("1.2", {"score": "0"}, "0", "fail"),
        ("2.1", {"score": "10", "measure": {"numerator": "15", "denominator": "20"}}, "10", "good"),
        ("2.1", {"score": "5.9", "measure": {"numerator": "14", "denominator": "20"}}, "5.9", "fail"),
        ("2.1", {"score": "7"}, "7", "good"),
        ("2.2", {"measure": {"value": "50"}}, "10", "10"),
        ("2.2", {"measure": {"value": "49"}}, "0", "0"),
        ("2.2", {"measure": {"value": "50"}, "level": "10"}, "10", "10"),
        ("2.2", {"level": "0"}, "0", "0"),
        ("2.3", {"level": "15"}, "15", "15"),
        ("b1", {"score": "0"}, "0", ""),
        ("b1", {"score": "1.5"}, "1.5", ""),
        ("b1", {"score": "-5"}, "-5", ""),
        ("b1", {}, "0", ""),
        ("b1", {"note": "无"}, "0", ""),
        ("d1", {"count": "0"}, "0", ""),
        ("d1", {"count": "3"}, "-300", ""),
        ("d1", {"count": "2.0"}, "-200", ""),
        ("d2", {"triggered": True}, "-5", ""),
        ("d2", {"triggered": False}, "0", ""),
        ("d2", {"evidence": "见附件"}, "0", ""),
        ("v1", {"triggered": True}, "0", ""),
        ("v1", {"triggered": False}, "0", ""),
        ("v1", {"note": "无"}, "0", ""),
        ("1.1", {"met": ["a"], "not_applicable": False}, "6", ""),
    ],
)  # fmt: skip
def test_what_a_rating_is_worth(
    sample: Scorer, name: str, rating: dict[str, Any], score: str, chosen: str
) -> None:
    found = outcome(sample, name, rating)
    assert found.problems == ()
    assert found.score is not None
    assert found.written == score
    assert found.chosen == chosen


@pytest.mark.parametrize(
    ("name", "rating", "chosen"),
    [
        ("1.1", {}, ""),
        ("1.1", {"note": "<b>尚未查看</b>", "evidence": "=1+1"}, ""),
        ("1.2", {}, ""),
        ("2.1", {"measure": {"numerator": "15", "denominator": "20"}}, "good"),
        ("2.2", {}, ""),
        ("2.3", {"note": "待定"}, ""),
    ],
)
def test_what_is_not_rated_yet_has_no_score_and_no_problem(
    sample: Scorer, name: str, rating: dict[str, Any], chosen: str
) -> None:
    found = outcome(sample, name, rating)
    assert found.problems == ()
    assert found.score is None
    assert found.chosen == chosen


@pytest.mark.parametrize(
    ("name", "rating", "problems"),
    [
        ("1.1", {"met": ["a", "x"]}, [("unknown-choice", "1.1.met.1")]),
        ("1.1", {"earned": {"x": "1"}}, [("unknown-choice", "1.1.earned.x")]),
        ("1.1", {"met": ["b"], "earned": {"b": "1"}}, [("named-twice", "1.1.earned.b")]),
        ("1.1", {"earned": {"a": "1"}}, [("not-partial", "1.1.earned.a")]),
        ("1.1", {"earned": {"b": "4.5"}}, [("score-outside", "1.1.earned.b")]),
        ("1.1", {"earned": {"b": "-1"}}, [("score-outside", "1.1.earned.b")]),
        ("1.1", {"earned": {"b": "0.3"}}, [("score-step", "1.1.earned.b")]),
        ("1.1", {"met": ["a", "a", "x"], "score": "6"}, [
            ("named-twice", "1.1.met.1"), ("rating-key", "1.1.score"), ("unknown-choice", "1.1.met.2"),
        ]),
        ("1.1", {"met": [True, "a"]}, [("text-form", "1.1.met.0")]),
        ("1.1", None, [("mapping-form", "1.1")]),
        ("1.1", {"not_applicable": True}, [("not-applicable", "1.1.not_applicable")]),
        ("1.1", {"not_applicable": "no"}, [("truth-form", "1.1.not_applicable")]),
        ("1.2", {"score": "7.95"}, [("score-step", "1.2.score")]),
        ("1.2", {"score": "5.95"}, [("score-step", "1.2.score")]),
        ("1.2", {"score": "10.1"}, [("score-outside", "1.2.score")]),
        ("1.2", {"score": "-1"}, [("score-outside", "1.2.score")]),
        ("1.2", {"score": ""}, [("number-form", "1.2.score")]),
        ("1.2", {"score": True}, [("number-form", "1.2.score")]),
        ("1.2", {"score": "8", "measure": {"value": "1"}}, [("no-measure", "1.2.measure")]),
        ("2.1", {"score": "5", "measure": {"numerator": "15", "denominator": "20"}}, [("score-contradicts", "2.1.score")]),
        ("2.1", {"score": "5", "measure": {"numerator": "0", "denominator": "0"}}, [
            ("zero-denominator", "2.1.measure.denominator"),
        ]),
        ("2.1", {"score": "11", "measure": {"numerator": "5", "denominator": "0"}}, [
            ("zero-denominator", "2.1.measure.denominator"), ("score-outside", "2.1.score"),
        ]),
        ("2.1", {"measure": {"numerator": "x", "denominator": "20"}}, [("number-form", "2.1.measure.numerator")]),
        ("2.1", {"measure": {}}, [
            ("measure-missing", "2.1.measure.numerator"), ("measure-missing", "2.1.measure.denominator"),
        ]),
        ("2.1", {"measure": {"value": "75"}}, [
            ("measure-key", "2.1.measure.value"),
            ("measure-missing", "2.1.measure.numerator"),
            ("measure-missing", "2.1.measure.denominator"),
        ]),
        ("2.1", {"measure": {"numerator": "21", "denominator": "20"}}, [("measure-above", "2.1.measure.numerator")]),
        ("2.1", {"measure": {"numerator": "1", "denominator": "-2"}}, [("measure-below", "2.1.measure.denominator")]),
        ("2.1", {"measure": "60%"}, [("mapping-form", "2.1.measure")]),
        ("2.1", {"measure": {"ratio": "1"}}, [
            ("unknown-key", "2.1.measure.ratio"),
            ("measure-missing", "2.1.measure.numerator"),
            ("measure-missing", "2.1.measure.denominator"),
        ]),
        ("2.2", {"level": "5"}, [("unknown-choice", "2.2.level")]),
        ("2.2", {"level": "10", "measure": {"value": "49"}}, [("level-contradicts", "2.2.level")]),
        ("2.2", {"measure": {"value": "-1"}}, [("measure-below", "2.2.measure.value")]),
        ("2.2", {"measure": {"value": "1.5"}}, [("measure-step", "2.2.measure.value")]),
        ("2.2", {"measure": {"value": "10000"}}, [("measure-above", "2.2.measure.value")]),
        ("2.3", {"measure": {"value": "80"}}, [("no-measure", "2.3.measure")]),
        ("b1", {"score": "0.5"}, [("amount-outside", "b1.score")]),
        ("b1", {"score": "50"}, [("amount-outside", "b1.score")]),
        ("b1", {"score": "1.2"}, [("score-step", "b1.score")]),
        ("d1", {"count": "-1"}, [("count-form", "d1.count")]),
        ("d1", {"count": "0.5"}, [("count-form", "d1.count")]),
        ("d1", {"count": "一"}, [("number-form", "d1.count")]),
        ("d2", {"triggered": "true"}, [("truth-form", "d2.triggered")]),
        ("v1", {"score": "1"}, [("rating-key", "v1.score")]),
    ],
)  # fmt: skip
def test_what_a_rating_cannot_be(
    sample: Scorer, name: str, rating: Any, problems: list[tuple[str, str]]
) -> None:
    found = outcome(sample, name, rating)
    assert told(found.problems) == problems
    assert found.score is None


def test_a_number_decides_only_once_the_profile_says_by_which_intervals(sample: Scorer) -> None:
    entered = {"measure": {"value": "100"}}
    assert outcome(sample, "2.2", entered, Setting({"base_type": "main"}, {}, {})).chosen == "0"
    assert outcome(sample, "2.2", entered, Setting({"base_type": "sub"}, {}, {})).chosen == "10"
    nowhere = outcome(sample, "2.2", entered, Setting({}, {}, {}))
    assert told(nowhere.problems) == [("profile-needed", "2.2.measure.value")]
    assert outcome(sample, "2.2", {"level": "10"}, Setting({}, {}, {})).score == 10, (
        "picked by hand, it needs none"
    )


@pytest.mark.parametrize(
    ("method", "count", "score"),
    [
        (Counted(each=D(-3), limit=D(-5)), "1", -3),
        (Counted(each=D(-3), limit=D(-5)), "2", -5),
        (Counted(each=D(2), limit=D(5)), "3", 5),
        (Counted(each=D(2), limit=D(5)), "2", 4),
        (Counted(each=D(2)), "999", 1998),
    ],
)
def test_a_counted_adjustment_never_goes_past_its_limit(method: Counted, count: str, score: int) -> None:
    assert rate(criterion(method), {"count": count}, SETTING, ()).score == score


def test_a_ratio_that_only_informs_decides_nothing() -> None:
    measure = Measure(kind="ratio", numerator="甲", denominator="乙", decides=False)
    bands = (Band(id="good", least=D(6), to=D(10)), Band(id="fail", least=D(0), to=D(5)))
    found = rate(
        criterion(Graded(step=D(1), bands=bands, measure=measure), "10"),
        {"score": "3", "measure": {"numerator": "9", "denominator": "9"}},
        SETTING,
        (),
    )
    assert (found.score, found.chosen, found.steps[0].phrase) == (D(3), "fail", "ratio")
    levels = Levels(levels=(Level(id="l", score=D(10), descriptor="好"),), measure=measure)
    found = rate(criterion(levels, "10"), {"measure": {"numerator": "9", "denominator": "9"}}, SETTING, ())
    assert (found.score, found.chosen, found.steps[0].phrase) == (None, "", "ratio")


@pytest.mark.parametrize(
    ("method", "least", "most"),
    [
        (Checklist(indicators=()), D(0), D(7)),
        (Levels(levels=()), D(0), D(7)),
        (
            Levels(
                levels=(
                    Level(id="a", score=D(7), descriptor="好"),
                    Level(id="b", score=D(-3), descriptor="差"),
                )
            ),
            D(-3),
            D(7),
        ),
        (Graded(step=D(1), bands=()), D(0), D(7)),
        (Counted(each=D(-100)), None, D(0)),
        (Counted(each=D(-100), limit=D(-300)), D(-300), D(0)),
        (Counted(each=D(2), limit=D(6)), D(0), D(6)),
        (Counted(each=D(2)), D(0), None),
        (Fixed(amount=D(5)), D(0), D(5)),
        (Fixed(amount=D(-5)), D(-5), D(0)),
        (Ranged(ranges=(Range(least=D(-200), to=D(-100)), Range(least=D(100), to=D(200)))), D(-200), D(200)),
        (Ranged(ranges=(Range(least=D(-5), to=D(-1)),)), D(-5), D(0)),
        (Ranged(ranges=(Range(least=D(1), to=D(5)),)), D(0), D(5)),
        (Veto(concludes="x"), D(0), D(0)),
    ],
)
def test_the_least_and_the_most_that_a_method_can_give(
    method: Method, least: Decimal | None, most: Decimal | None
) -> None:
    assert (method.minimum(D(7)), method.maximum(D(7))) == (least, most)


WHEN = {"when": Interval(least=D(0))}
ONE = (Level(id="10", score=D(10), descriptor="好"),)
DECIDED = (
    Level(id="10", score=D(10), descriptor="好", when=Interval(least=D(50))),
    Level(id="0", score=D(0), descriptor="差", when=Interval(below=D(50))),
)
UNDECIDED = tuple(
    Level(id=name, score=D(score), descriptor="人数")
    for name, score in (("low", 0), ("right", 10), ("high", 0))
)
BOTH_ENDS = (
    Level(id="low", score=D(0), descriptor="偏低", when=Interval(below=D(40))),
    Level(id="right", score=D(10), descriptor="适中", when=Interval(least=D(40), to=D(60))),
    Level(id="high", score=D(0), descriptor="偏高", when=Interval(above=D(60))),
)
MALFORMED = (
    Level(id="10", score=D(10), descriptor="好", when=Interval(least=D(50))),
    Level(id="5", score=D(5), descriptor="中", when=Interval(least=D(30), to=D(60))),
    Level(id="2", score=D(2), descriptor="少", when=Interval(least=D(20), below=D(10))),
    Level(id="0", score=D(0), descriptor="差", when=Interval(below=D(-5))),
)
IN_ONE_VARIANT = (
    Level(
        id="10", score=D(10), descriptor="好", when_by={"m": Interval(least=D(5)), "s": Interval(least=D(9))}
    ),
    Level(
        id="5",
        score=D(5),
        descriptor="中",
        when_by={"m": Interval(least=D(5), below=D(1)), "s": Interval(below=D(8))},
    ),
)
BETWEEN = (
    Level(id="2", score=D(0), descriptor="少", when=Interval(to=D(1))),
    Level(id="5", score=D(5), descriptor="中", when=Interval(above=D(1), below=D(2))),
    Level(id="10", score=D(10), descriptor="多", when=Interval(least=D(2))),
)
BANDS = (Band(id="good", least=D(6), to=D(10)), Band(id="fail", least=D(0), to=D(5)))


@pytest.mark.parametrize(
    ("method", "points", "problems"),
    [
        (Checklist(indicators=(Indicator(id="a", points=D(10), text="有"),)), "10", []),
        (Checklist(indicators=(Indicator(id="a", points=D(-10), text="有"),)), "-10", [
            ("points-positive", "indicators.0.points"),
        ]),
        (Checklist(indicators=(Indicator(id="a", points=D(10), text="有", partial=True, step=D(0)),)), "10", [
            ("indicator-step", "indicators.0.step"),
        ]),
        (Checklist(indicators=(Indicator(id="a", points=D(10), text="有"),)), None, []),
        (Checklist(indicators=()), "10", []),
        (Levels(levels=ONE), "10", []),
        (Levels(levels=ONE), None, []),
        (Levels(levels=()), "10", []),
        (Levels(levels=DECIDED, measure=Measure(kind="number")), "10", []),
        (Levels(levels=DECIDED, measure=Measure(kind="number", step=D(-1))), "10", [("step-positive", "measure.step")]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", decides=False)), "10", [
            ("interval-useless", "levels.0.when"), ("interval-useless", "levels.1.when"),
        ]),
        (Levels(levels=(Level(id="10", score=D(10), descriptor="好", when_by=WHEN),)), "10", [
            ("interval-useless", "levels.0.when_by"),
        ]),
        (Levels(levels=DECIDED, measure=Measure(kind="ratio")), "10", [("ratio-title", "measure"), ("ratio-title", "measure")]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", maximum=D(49), minimum=D(50))), "10", [
            ("measure-limits", "measure.maximum"),
        ]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", maximum=D(-1), step=D(0))), "10", [
            ("measure-limits", "measure.maximum"), ("step-positive", "measure.step"),
        ]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", maximum=D(100), minimum=D(20))), "10", []),
        (Levels(levels=DECIDED, measure=Measure(kind="number", depends_on="base_type")), "10", [
            ("interval-kind", "levels.0.when"), ("interval-kind", "levels.1.when"),
        ]),
        (Levels(levels=(), measure=Measure(kind="number", depends_on="base_type")), "10", []),
        # one interval that does not hold hides no overlap of the others, and no gap but its own
        (Levels(levels=MALFORMED, measure=Measure(kind="number")), "10", [
            ("interval-form", "levels.2.when"), ("interval-unreachable", "levels.3.when"), ("interval-overlap", "levels.0"),
        ]),
        (Levels(levels=IN_ONE_VARIANT, measure=Measure(kind="number", depends_on="base_type")), "10", [
            ("interval-form", "levels.1.when_by.m"), ("interval-gap-in-variant", "levels.0"),
        ]),
        (Levels(levels=BOTH_ENDS, measure=Measure(kind="number")), "10", []),
        (Levels(levels=BOTH_ENDS, measure=Measure(kind="number", maximum=D(60))), "10", [
            ("interval-unreachable", "levels.2.when"),
        ]),
        (Levels(levels=UNDECIDED), "10", [("level-twice", "levels.2.score")]),
        (Levels(levels=UNDECIDED, measure=Measure(kind="number", decides=False)), "10", [
            ("level-twice", "levels.2.score"),
        ]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", minimum=D(50))), "10", [
            ("interval-unreachable", "levels.1.when"),
        ]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", maximum=D(0))), "10", [("measure-limits", "measure.maximum")]),
        (Levels(levels=DECIDED, measure=Measure(kind="number", step=D(40), minimum=D(50))), "10", [
            ("interval-unreachable", "levels.1.when"),
        ]),
        (Levels(levels=BETWEEN, measure=Measure(kind="number", step=D(1))), "10", [("interval-unreachable", "levels.1.when")]),
        (Levels(levels=BETWEEN, measure=Measure(kind="number")), "10", []),
        (Levels(levels=DECIDED, measure=Measure(kind="ratio", numerator="甲", denominator="乙", maximum=D(0))), "10", [
            ("measure-limits", "measure.maximum"),
        ]),
        (Graded(step=D(1), bands=BANDS), "10", []),
        (Graded(step=D(3), bands=(Band(id="good", least=D(6), to=D(9)), Band(id="fail", least=D(0), to=D(3)))), "10", [
            ("off-step", "points"),
        ]),
        (Graded(step=D(1), bands=(BANDS[0], Band(id="fail", least=D(-5), to=D(5)))), "10", [
            ("band-below", "bands.1.from"),
        ]),
        (Graded(step=D(1), bands=BANDS[::-1]), "10", [("band-sorting", "bands.1")]),
        (Graded(step=D(1), bands=(Band(id="good", least=D(10), to=D(6)),)), "10", [("band-order", "bands.0")]),
        (Graded(step=D(1), bands=(BANDS[0], Band(id="x", least=D(3), to=D(1)), Band(id="y", least=D(0), to=D(7)))), "10", [
            ("band-order", "bands.1"), ("band-overlap", "bands.0.from"),
        ]),
        (Graded(step=D(1), bands=(BANDS[1], Band(id="x", least=D(3), to=D(1)), BANDS[0])), "10", [
            ("band-order", "bands.1"), ("band-sorting", "bands.2"),
        ]),
        (Graded(step=D(1), bands=BANDS), None, []),
        (Graded(step=D(0), bands=BANDS), "10", [("step-positive", "step")]),
        (Graded(step=D(1), bands=BANDS[:1]), "10", [("band-gap", "bands.0.from")]),
        (Graded(step=D(1), bands=BANDS[1:]), "10", [("band-gap", "bands.0.to")]),
        (Counted(each=D(-1)), None, []),
        (Counted(each=D(0)), None, [("amount-zero", "each")]),
        (Counted(each=D(1), limit=D(-1)), None, [("limit-side", "limit")]),
        (Fixed(amount=D(0)), None, [("amount-zero", "amount")]),
        (Ranged(ranges=(Range(least=D(1), to=D(5)),), step=D(0)), None, [("step-positive", "step")]),
        (Ranged(ranges=(Range(least=D(5), to=D(1)),)), None, [("band-order", "ranges.0")]),
        (Ranged(ranges=(Range(least=D(1), to=D(5)), Range(least=D(5), to=D(6)))), None, [("range-overlap", "ranges.1")]),
        (Ranged(ranges=(Range(least=D(1), to=D(9)), Range(least=D(2), to=D(3)), Range(least=D(5), to=D(6)))), None, [
            ("range-overlap", "ranges.1"), ("range-overlap", "ranges.2"),
        ]),
        (Ranged(ranges=(Range(least=D(6), to=D(9)), Range(least=D(1), to=D(5)))), None, []),
        (Ranged(ranges=(Range(least=D(-5), to=D(0)), Range(least=D(0), to=D(5)))), None, []),
        (Ranged(ranges=(Range(least=D(-5), to=D(5)),)), None, [("range-sign", "ranges.0")]),
        (Ranged(ranges=(Range(least=D(0), to=D(0)),)), None, [("range-sign", "ranges.0")]),
        (Ranged(ranges=(Range(least=D(1), to=D(4)),), step=D(5)), None, [
            ("off-step", "ranges.0.from"), ("off-step", "ranges.0.to"),
        ]),
        (Counted(each=D(2), limit=D(0)), None, [("amount-zero", "limit")]),
        (Counted(each=D(-2), limit=D(0)), None, [("amount-zero", "limit")]),
        (Checklist(indicators=(Indicator(id="a", points=D(10), text="有", partial=True, step=D(3)),)), "10", [
            ("off-step", "indicators.0.points"),
        ]),
        (Checklist(indicators=(Indicator(id="a", points=D(10), text="有", partial=True, step=D(20)),)), "10", [
            ("off-step", "indicators.0.points"),
        ]),
        (Veto(concludes="x"), None, []),
    ],
)  # fmt: skip
def test_what_a_method_checks_of_its_own_data(
    method: Method, points: str | None, problems: list[tuple[str, str]]
) -> None:
    assert told(method.check(None if points is None else D(points), ())) == problems


def test_a_ratio_below_the_least_that_its_numbers_can_be_belongs_to_a_level_too() -> None:
    measure = Measure(kind="ratio", numerator="甲", denominator="乙", minimum=D(5))
    above = (Level(id="10", score=D(10), descriptor="好", when=Interval(least=D(5))),)
    assert told(Levels(levels=above, measure=measure).check(D(10), ())) == [("interval-gap", "levels.0")]
    measure = Measure(kind="ratio", numerator="甲", denominator="乙", minimum=D(-5))
    zero = (Level(id="10", score=D(10), descriptor="好", when=Interval(least=D(0))),)
    assert told(Levels(levels=zero, measure=measure).check(D(10), ())) == [("interval-gap", "levels.0")]


@pytest.mark.parametrize(("minimum", "reached"), [("-1", True), ("0", True), ("1", False)])
def test_a_ratio_of_numbers_above_0_is_never_0(minimum: str, reached: bool) -> None:
    measure = Measure(kind="ratio", numerator="甲", denominator="乙", minimum=D(minimum))
    levels = (
        Level(id="0", score=D(0), descriptor="无", when=Interval(to=D(0))),
        Level(id="10", score=D(10), descriptor="有", when=Interval(above=D(0))),
    )
    assert told(Levels(levels=levels, measure=measure).check(D(10), ())) == (
        [] if reached else [("interval-unreachable", "levels.0.when")]
    )


def test_an_interval_out_of_reach_is_told_for_each_option_of_the_profile() -> None:
    levels = (
        Level(id="0", score=D(0), descriptor="少", when_by={"main": Interval(below=D(0)), "sub": Interval(below=D(5))}),
        Level(id="10", score=D(10), descriptor="多", when_by={"main": Interval(least=D(0)), "sub": Interval(least=D(5))}),
    )  # fmt: skip
    method = Levels(levels=levels, measure=Measure(kind="number", depends_on="base_type"))
    assert told(method.check(D(10), ())) == [("interval-unreachable", "levels.0.when_by.main")]


def test_many_ranges_and_names_are_checked_and_told_shortly() -> None:
    ranges = tuple(Range(least=D(2 * at), to=D(2 * at + 1)) for at in range(1, 2000))
    assert told(Ranged(ranges=ranges).check(None, ())) == []
    levels = tuple(Level(id=f"l{at}", score=D(at), descriptor="档") for at in range(30))
    (problem,) = rate(criterion(Levels(levels=levels), "29"), {"level": "x"}, SETTING, ()).problems
    assert problem.values["known"].endswith("l18, l19, …")


def test_a_band_and_a_profile_field_of_the_same_id_keep_their_titles() -> None:
    measure = Measure(kind="number", depends_on="good")
    bands = (
        Band(id="good", least=D(6), to=D(10), when_by={"x": Interval(least=D(5))}),
        Band(id="fail", least=D(0), to=D(5), when_by={"x": Interval(below=D(5))}),
    )
    row = criterion(Graded(step=D(1), bands=bands, measure=measure), "10")
    setting = Setting({}, {"good": "优良"}, {"good": "类型"})
    (problem,) = rate(row, {"measure": {"value": "7"}}, setting, ()).problems
    assert problem.values["title"] == "类型"
    found = rate(row, {"measure": {"value": "7"}}, replace(setting, profile={"good": "x"}), ())
    assert found.steps[-1].values["band"] == "优良"


def test_every_method_names_itself_and_says_which_keys_it_takes() -> None:
    assert len({one.NAME for one in METHODS}) == len(METHODS)
    for one in METHODS:
        assert one.KEYS
        assert one.__doc__
