"""How sums are told: the last step of every told sum is the very score, and each step says the rule with its numbers."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from tests.core.drawing import response_to
from tests.core.small_tables import group, options, table
from tests.worked import text_of, vectors_of

from rubricpress.core.combining import SHARING, WAYS, Scale
from rubricpress.core.gates import Condition, Gate
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.numbers.exact import shown
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.rounding import ROUNDING_WAYS, Rounding, Roundings
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import Trace, trace
from rubricpress.core.results.sums_told import SumsTold
from rubricpress.core.rows.there import NotApplicable
from rubricpress.core.rubric import Criterion, Group, Rubric, all_groups
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording import LANGUAGES
from rubricpress.source.library import Library

RUBRICS: Final = Path(__file__).parent.parent / "rubrics"
D = Decimal


def assert_told(scorer: Scorer, scored: Scored) -> None:
    """What is told ends with the score of each group, and with the total."""
    told = SumsTold(scorer, scored)
    for one, _ in all_groups(scorer.rubric):
        for step in told.groups[one.id][-1:]:
            assert step.amount == scored.groups[one.id].score, one.id
    for step in [*told.whole()][-1:]:
        assert scored.total is None or step.amount == scored.total


def random_table(chance: random.Random) -> Rubric:
    """A table with sums of every kind; whether the check would take it does not matter here."""

    def row(name: str) -> Criterion:
        one = options(name, "4", "-1", "0", "3", "4")
        away = chance.choice(
            [None, None, NotApplicable(), NotApplicable(counts="part", points=D(1), rest="shared")]
        )
        return replace(one, weight=D(chance.choice("1112")), not_applicable=away)

    def part(name: str, depth: int) -> Group:
        inside = tuple(part(f"{name}.{at}", depth - 1) for at in range(chance.randrange(3) if depth else 0))
        rows = tuple(row(f"{name}-{at}") for at in range(chance.randrange(0 if inside else 1, 4)))
        most, least = chance.choice([None, None, D(5)]), chance.choice([None, None, D(0)])
        return replace(
            group(*rows, name=name, groups=inside), combine=chance.choice(WAYS), weight=D(chance.choice("112")),
            most=most, least=least,
        )  # fmt: skip

    def rounding() -> Rounding | None:
        rule = Rounding(
            step=D("0.5"), way=chance.choice(sorted(ROUNDING_WAYS)), below_full=chance.random() < 0.5
        )
        return chance.choice([None, rule])

    groups = tuple(part(f"{at}", 1) for at in range(chance.randrange(1, 4)))
    conditions = (Condition(criterion=_rows(groups)[0].id, levels=("0",)),)
    gates = [
        Gate(id="z", title="归零", when=conditions, zeroes=groups[0].id),
        Gate(id="c", title="限分", when=conditions, caps_total=D(3)),
    ]
    scale = Scale(to=D(7), begins=chance.choice(["zero", "least"]), clamp=chance.random() < 0.5)
    return table(
        *groups, points="10", start=D(chance.choice(["0", "0", "10"])), combine=chance.choice(WAYS),
        dropped_points=chance.choice(SHARING), most=chance.choice([None, D(6)]), least=chance.choice([None, D(1)]),
        rounding=Roundings(criteria=rounding(), groups=rounding(), total=rounding(), across=chance.random() < 0.5),
        scale=chance.choice([None, scale]), gates=tuple(chance.sample(gates, chance.randrange(3))),
        adjustments=(Criterion(id="b", title="加分", method=Fixed(amount=D("1.5"))),),
    )  # fmt: skip


def _rows(groups: tuple[Group, ...]) -> list[Criterion]:
    return [row for one in groups for row in (*one.criteria, *_rows(one.groups))]


def random_rating(chance: random.Random, row: Criterion) -> dict[str, Any]:
    if row.not_applicable and chance.random() < 0.4:
        return {"not_applicable": True}
    return {"level": chance.choice(["-1", "0", "3", "4"])}


@pytest.mark.parametrize("seed", range(150))
def test_what_is_told_of_any_table_ends_with_its_scores(seed: int) -> None:
    chance = random.Random(seed)
    scorer = Scorer(random_table(chance), "")
    rows = _rows(scorer.rubric.groups)
    for _ in range(4):
        ratings = {one.id: random_rating(chance, one) for one in rows if chance.random() < 0.9}
        ratings["b"] = {"triggered": chance.random() < 0.5}
        (scored,), _ = score_data(response_to(scorer.rubric, ratings), scorer)
        assert_told(scorer, scored)


@pytest.mark.parametrize("path", sorted(RUBRICS.glob("*.json")), ids=lambda path: path.stem)
def test_what_is_told_of_a_worked_table_ends_with_the_score_worked_by_hand(path: Path) -> None:
    scorer = dict(Library(RUBRICS))[path.stem]
    for vector in vectors_of(path.read_text(encoding="utf-8"))["vectors"]:
        for scored in score_data(json.loads(text_of(vector["response"]), parse_float=str), scorer)[0]:
            assert_told(scorer, scored)
            assert all(
                "{" not in label
                for language in LANGUAGES
                for label in labels(trace(scorer, scored, language))
            )


def labels(one: Trace) -> list[str]:
    """Every label and rule of a trace."""
    return [one.label, one.rule, *(label for part in one.parts for label in labels(part))]


def told_of(scorer: Scorer, ratings: dict[str, Any], language: str = "zh") -> list[tuple[str, str]]:
    """The steps of all sums, groups first."""
    (scored,), _ = score_data(response_to(scorer.rubric, ratings), scorer)

    def walk(one: Trace) -> list[tuple[str, str]]:
        own = [(part.label, part.value) for part in one.parts if not part.id and part.value]
        rows = {row.id for row in scorer.criteria}
        return [step for part in one.parts if part.id and part.id not in rows for step in walk(part)] + own

    return walk(trace(scorer, scored, language))


def scorer_of(**more: Any) -> Scorer:
    """Two groups of two rows of 4 points each."""
    groups = [group(options(f"{at}.1", "4", "0", "1", "2", "4"), options(f"{at}.2", "4", "0", "1", "2", "4"), name=at) for at in "12"]  # fmt: skip
    first = {name[6:]: more.pop(name) for name in list(more) if name.startswith("first_")}
    return Scorer(table(replace(groups[0], **first), groups[1], points="16", **more), "")


FOUR: Final = {"1.1": {"level": "4"}, "1.2": {"level": "1"}, "2.1": {"level": "2"}, "2.2": {"level": "2"}}


@pytest.mark.parametrize(
    ("more", "steps"),
    [
        ({}, []),
        ({"first_combine": "mean"}, [("(4 + 1) ÷ 2 =", "2.5 分")]),
        ({"first_combine": "shares"}, [("(100% + 25%) ÷ 2 × 100 =", "62.5 分")]),
        ({"first_combine": "lowest"}, [("min(4, 1) =", "1 分")]),
        ({"first_most": D(3)}, [("5 分，最多计 3 分", "3 分")]),
        ({"least": D(10)}, [("9 分，最少计 10 分", "10 分")]),
        ({"start": D(10)}, [("10 + 9 =", "19 分")]),
        ({"scale": Scale(to=D(4))}, [("折算：9 ÷ 16 × 4 =", "2.25 分")]),
        ({"start": D(-20), "scale": Scale(to=D(4))}, [("(−20) + 9 =", "−11 分"), ("折算：(−11) ÷ (−4) × 4 = 11，以 4 分为限", "4 分")]),
        ({"rounding": Roundings(groups=Rounding(step=D(2)))}, [("取到 2 的整数倍（四舍五入）", "6 分")]),
        ({"rounding": Roundings(total=Rounding(step=D(4), way="up", below_full=True))}, [("取到 4 的整数倍（进一），没有得满分的不取到满分", "12 分")]),
    ],
)  # fmt: skip
def test_each_rule_of_a_sum_is_told_with_its_numbers(
    more: dict[str, Any], steps: list[tuple[str, str]]
) -> None:
    """The rows have 4 + 1 and 2 + 2."""
    assert told_of(scorer_of(**more), FOUR) == steps


def test_a_gate_is_told_where_it_changes_a_number() -> None:
    when = (Condition(criterion="1.2", levels=("1",)),)
    zeroes = Gate(id="z", title="关键项", when=when, zeroes="1", source="本部分不得分。")
    caps = Gate(id="c", title="上限", when=when, caps_total=D(3))
    assert told_of(scorer_of(gates=(zeroes, caps)), FOUR) == [
        ("“关键项”：不得分", "0 分"),
        ("“上限”：4 分，以 3 分为限", "3 分"),
    ]
    assert told_of(scorer_of(gates=(replace(caps, caps_total=D(12)),)), FOUR) == []


def test_a_total_that_stays_on_its_side_of_a_bound_says_so() -> None:
    """9 would be 10 on steps of 5, and reach the 10 that is asked: it stays below."""
    asked = Gate(id="c", title="上限", when=(Condition(score=Interval(least=D(10))),), caps_total=D(10))
    scorer = scorer_of(gates=(asked,), rounding=Roundings(total=Rounding(step=D(5))))
    assert told_of(scorer, FOUR) == [("取到 5 的整数倍（四舍五入），但不越过结论或规则的界限", "5 分")]
    assert told_of(scorer, FOUR, "en")[0][0].endswith("but not across the bound of a conclusion or rule")


def test_a_long_sum_is_not_written_out() -> None:
    rows = [options(f"{at}", "4", "0", "4") for at in range(13)]
    scorer = Scorer(table(replace(group(*rows), combine="mean"), points="4"), "")
    assert told_of(scorer, {f"{at}": {"level": "4"} for at in range(13)}) == []


def test_endless_numbers_are_told_as_such() -> None:
    """(4 + 1 + 2) / 3: 2.333..."""
    rows = [options(name, "4", "0", "1", "2", "4") for name in "abc"]
    scorer = Scorer(table(replace(group(*rows), combine="mean"), points="4"), "")
    ((label, value),) = told_of(scorer, {"a": {"level": "4"}, "b": {"level": "1"}, "c": {"level": "2"}})
    assert (label, value) == ("(4 + 1 + 2) ÷ 3 ≈", f"{shown(D('2.333333333333'))} 分")
