"""Proportional credit: each test is a sentence of the rule, its numbers worked by hand or in fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional, Steps
from rubricpress.core.numbers.exact import ratio
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import said_of, trace
from rubricpress.core.rows.outcome import Outcome, Setting
from rubricpress.core.rows.rated import rate
from rubricpress.core.rubric import Criterion
from rubricpress.source.library import Library

D = Decimal
RATIO = Measure(kind="ratio", numerator="实际", denominator="目标")
SIGNED = Measure(kind="ratio", numerator="实际", denominator="目标", minimum=D(-100))
NUMBER = Measure(kind="number", title="实际", unit="人")
PERCENT = Measure(kind="percentage", title="完成率")
MORE = Proportional(measure=RATIO)
LESS = Proportional(measure=RATIO, better="less", at_zero="full")
BEGUN = Steps(least=D(90), each=D(5), costs=D(1), begun=True)
WHOLE = Steps(least=D(90), each=D(5), costs=D(1), begun=False)


def outcome(method: Proportional, rating: dict[str, Any], points: str = "20") -> Outcome:
    criterion = Criterion(id="c", title="条目", method=method, points=D(points))
    return rate(criterion, rating, Setting({}, {}, {}), ("c",))


def entered(*numbers: str) -> dict[str, Any]:
    keys = ("value",) if len(numbers) == 1 else ("numerator", "denominator")
    return {"measure": dict(zip(keys, numbers, strict=True))}


@pytest.mark.parametrize(
    ("method", "numbers", "score", "said"),
    [
        # quantitative indicators earn B/A x points, capped at the points
        (MORE, ("98", "100"), "19.6", "98 ÷ 100 × 20 分 = 19.6 分"),
        (MORE, ("10", "10"), "20", "10 ÷ 10 × 20 分 = 20 分"),
        (MORE, ("11", "10"), "20", "11 ÷ 10 × 20 分 = 22 分，以 20 分为限"),
        (MORE, ("0", "10"), "0", "0 ÷ 10 × 20 分 = 0 分"),
        (MORE, ("1", "3"), "6.666666666666", "1 ÷ 3 × 20 分 ≈ 6.6666 分"),
        (Proportional(measure=SIGNED), ("-5", "10"), "0", "−5 ÷ 10 × 20 分 = −10 分，以 0 分为限"),
        # or A/B x points when less is better
        (LESS, ("5", "4"), "16", "4 ÷ 5 × 20 分 = 16 分"),
        (LESS, ("4", "5"), "20", "5 ÷ 4 × 20 分 = 25 分，以 20 分为限"),
        (LESS, ("5", "0"), "0", "0 ÷ 5 × 20 分 = 0 分"),
        (LESS, ("0", "5"), "20", "实际为 0，越少越好，得 20 分"),
        (Proportional(measure=SIGNED, better="less"), ("-5", "0"), "20", "实际为 −5，越少越好，得 20 分"),
        # 0 of 0 is real input
        (LESS, ("0", "0"), "20", "目标和实际都是 0，按规定得 20 分"),
        (Proportional(measure=RATIO, at_zero="full"), ("0", "0"), "20", "目标和实际都是 0，按规定得 20 分"),
        (Proportional(measure=RATIO, at_zero="none"), ("0", "0"), "0", "目标和实际都是 0，按规定得 0 分"),
        # a fixed target
        (Proportional(measure=NUMBER, target=D(50)), ("45",), "18", "45 ÷ 50 × 20 分 = 18 分"),
        (Proportional(measure=PERCENT, target=D(80)), ("64",), "16", "64% ÷ 80% × 20 分 = 16 分"),
        (Proportional(measure=NUMBER, target=D(50), better="less"), ("0",), "20", "实际为 0，越少越好，得 20 分"),
    ],
)  # fmt: skip
def test_what_is_reached_of_the_target_earns_its_share_of_the_points(
    method: Proportional, numbers: tuple[str, ...], score: str, said: str
) -> None:
    found = outcome(method, entered(*numbers))
    assert (found.problems, found.written, said_of(found, "zh")) == ((), score, said)


@pytest.mark.parametrize(
    ("steps", "points", "value", "score", "said"),
    [
        # every 5% below 90% costs 1: a step that has begun counts, or only a whole one
        (BEGUN, "10", "90", "10", "90% ÷ 100% = 90%，达到 90%，得 10 分"),
        (BEGUN, "10", "89.99", "9", "低于 90%，每 5 个百分点扣 1 分：10 分 − 1 × 1 分 = 9 分"),
        (BEGUN, "10", "85", "9", "低于 90%，每 5 个百分点扣 1 分：10 分 − 1 × 1 分 = 9 分"),
        (BEGUN, "10", "84.99", "8", "低于 90%，每 5 个百分点扣 1 分：10 分 − 2 × 1 分 = 8 分"),
        (WHOLE, "10", "85.01", "10", "比 90% 低不到 5 个百分点，不扣分，得 10 分"),
        (WHOLE, "10", "85", "9", "低于 90%，每 5 个百分点扣 1 分：10 分 − 1 × 1 分 = 9 分"),
        (WHOLE, "10", "80", "8", "低于 90%，每 5 个百分点扣 1 分：10 分 − 2 × 1 分 = 8 分"),
        # never below 0
        (WHOLE, "2", "80", "0", "2 分 − 2 × 1 分 = 0 分"),
        (BEGUN, "2", "75", "0", "2 分 − 3 × 1 分 = −1 分，扣完为止"),
    ],
)
def test_every_five_per_cent_below_ninety_cost_a_point(
    steps: Steps, points: str, value: str, score: str, said: str
) -> None:
    method = Proportional(measure=PERCENT, target=D(100), steps=steps)
    found = outcome(method, entered(value), points)
    assert found.written == score
    assert said_of(found, "zh").endswith(said)


def test_a_ratio_that_does_not_end_takes_the_very_step_that_it_stands_on() -> None:
    """5/6 is 83.33...%: 6.66... below 90, two steps begun and one whole; nothing is rounded to find them."""
    begun, whole = (
        outcome(Proportional(measure=RATIO, steps=one), entered("5", "6")) for one in (BEGUN, WHOLE)
    )
    assert (begun.written, whole.written) == ("18", "19")
    assert said_of(begun, "zh").startswith("5 ÷ 6 ≈ 83.33%，")
    thirds = Steps(least=D(100), each=D("33.333333333333"), costs=D(1), begun=True)
    assert outcome(Proportional(measure=RATIO, steps=thirds), entered("2", "3")).score == 18


@pytest.mark.parametrize(
    ("method", "rating", "problems"),
    [
        (MORE, entered("0", "0"), [("zero-denominator", "c.measure.denominator")]),
        (MORE, entered("5", "0"), [("zero-denominator", "c.measure.denominator")]),
        (Proportional(measure=RATIO, at_zero="full"), entered("5", "0"), [("zero-denominator", "c.measure.denominator")]),
        (Proportional(measure=RATIO, better="less"), entered("0", "0"), [("zero-denominator", "c.measure.denominator")]),
        (Proportional(measure=SIGNED), entered("5", "-5"), [("zero-denominator", "c.measure.denominator")]),
        (MORE, entered("-1", "5"), [("measure-below", "c.measure.numerator")]),
        (MORE, {"measure": {"numerator": "1"}}, [("measure-missing", "c.measure.denominator")]),
        (MORE, {"score": "20"}, [("rating-key", "c.score")]),
        (MORE, {"measure": {"value": "1"}}, [
            ("measure-key", "c.measure.value"), ("measure-missing", "c.measure.numerator"),
            ("measure-missing", "c.measure.denominator"),
        ]),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_a_problem_and_earns_nothing(
    method: Proportional, rating: dict[str, Any], problems: list[tuple[str, str]]
) -> None:
    found = outcome(method, rating)
    assert ([(one.code, one.place) for one in found.problems], found.score) == (problems, None)


def test_what_is_not_entered_is_not_rated() -> None:
    assert outcome(MORE, {"note": "待定"}) == Outcome()


@pytest.mark.parametrize(
    ("method", "problems"),
    [
        (MORE, []),
        (Proportional(measure=NUMBER, target=D(50), steps=BEGUN), []),
        (Proportional(measure=NUMBER), [("target-missing", "measure")]),
        (Proportional(measure=PERCENT), [("target-missing", "measure")]),
        (Proportional(measure=RATIO, target=D(50)), [("target-twice", "target")]),
        (Proportional(measure=NUMBER, target=D(0)), [("number-positive", "target")]),
        (Proportional(measure=NUMBER, target=D(-1)), [("number-positive", "target")]),
        (Proportional(measure=NUMBER, target=D(5), at_zero="none"), [("at-zero-useless", "at_zero")]),
        (Proportional(measure=RATIO, steps=Steps(least=D(0), each=D(0), costs=D(-1), begun=True)), [
            ("number-positive", "steps.from"), ("number-positive", "steps.each"), ("number-positive", "steps.costs"),
        ]),
        (Proportional(measure=Measure(kind="number", decides=False, depends_on="site"), target=D(5)), [
            ("measure-useless", "measure.decides"), ("measure-useless", "measure.depends_on"),
        ]),
        # the best number that can be entered earns all points
        (Proportional(measure=Measure(kind="percentage", maximum=D(100)), target=D(100)), []),
        (Proportional(measure=Measure(kind="percentage", maximum=D(100)), target=D("100.1")), [
            ("full-unreachable", "measure.maximum"),
        ]),
        (Proportional(measure=Measure(kind="number", maximum=D(45)), target=D(50), steps=BEGUN), []),
        (Proportional(measure=Measure(kind="number", maximum=D(44)), target=D(50), steps=BEGUN), [
            ("full-unreachable", "measure.maximum"),
        ]),
        (Proportional(measure=Measure(kind="number", maximum=D(44)), target=D(50), steps=WHOLE), []),
        (Proportional(measure=Measure(kind="number", minimum=D(5)), target=D(5), better="less"), []),
        (Proportional(measure=Measure(kind="number", minimum=D(6)), target=D(5), better="less"), [
            ("full-unreachable", "measure.minimum"),
        ]),
        (Proportional(measure=replace(RATIO, maximum=D(9)), steps=replace(BEGUN, each=D(0))), [
            ("number-positive", "steps.each"),
        ]),
        (Proportional(measure=replace(RATIO, maximum=D(100))), []),
        (Proportional(measure=replace(RATIO, maximum=D(99))), [("full-unreachable", "measure.maximum")]),
        (Proportional(measure=replace(RATIO, minimum=D(1), maximum=D(99)), better="less"), []),
        (Proportional(measure=Measure(kind="ratio", numerator="实际")), [("ratio-title", "measure")]),
        (Proportional(measure=Measure(kind="number", step=D(0)), target=D(5)), [("step-positive", "measure.step")]),
        (Proportional(measure=Measure(kind="number", maximum=D(0)), target=D(5)), [
            ("measure-limits", "measure.maximum"),
        ]),
    ],
)  # fmt: skip
def test_what_is_checked_of_a_declaration(method: Proportional, problems: list[tuple[str, str]]) -> None:
    assert [(one.code, one.place) for one in method.check(D(20), ())] == problems


def test_the_trace_shows_the_arithmetic() -> None:
    """「98 ÷ 100 × 20 分 = 19.6 分」, and below the target the steps that were taken away."""
    scorer = Library(Path(__file__).parent.parent / "rubrics")["performance-example"]
    ratings = {"pass-rate": entered("98"), "satisfied": entered("84")}
    response = {"assessments": {"self": {"ratings": ratings}}}
    ((scored,), _) = score_data(response, scorer)
    groups = trace(scorer, scored, "zh").parts
    steps = {row.id: [(one.label, one.value) for one in row.parts] for group in groups for row in group.parts}
    assert steps["pass-rate"] == [("98% ÷ 100% × 20 分 =", "19.6 分")]
    assert steps["satisfied"] == [
        ("84% ÷ 100% = 84%", ""),
        ("低于 90%，每 5 个百分点扣 1 分：20 分 − 2 × 1 分 =", "18 分"),
    ]
    assert steps["days"] == []


def test_it_earns_from_nothing_to_its_points() -> None:
    assert (MORE.minimum(D(7)), MORE.maximum(D(7))) == (D(0), D(7))


numbers = st.decimals(
    min_value=0, max_value=999_999_999_999, allow_nan=False, allow_infinity=False, places=12
)
positive = numbers.filter(bool)


def worth(found: Outcome) -> Fraction:
    assert found.score is not None
    over, under = ratio(found.score)
    return Fraction(over) / Fraction(under)


@given(numbers, positive, positive)
def test_the_share_is_exact_for_all_numbers_that_can_be_written(actual: D, target: D, points: D) -> None:
    """Actual / target x points, never above the points; no digit is lost."""
    found = outcome(MORE, entered(f"{actual:f}", f"{target:f}"), f"{points:f}")
    assert worth(found) == min(Fraction(actual) / Fraction(target), Fraction(1)) * Fraction(points)
    turned = outcome(LESS, entered(f"{target:f}", f"{actual:f}"), f"{points:f}")
    assert worth(turned) == worth(found), "less is better: target / actual"


@given(numbers, numbers, positive, st.sampled_from((None, BEGUN, WHOLE)))
def test_more_of_what_is_wanted_never_earns_less(one: D, other: D, target: D, steps: Steps | None) -> None:
    few, many = sorted((one, other))
    for better, worse, best in (("more", few, many), ("less", many, few)):
        method = Proportional(measure=NUMBER, target=target, better=better, steps=steps)
        assert worth(outcome(method, entered(f"{worse:f}"))) <= worth(outcome(method, entered(f"{best:f}")))
