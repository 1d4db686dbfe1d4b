"""Worked examples inside a rubric: they come to what they say, and are no part of what scoring means."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from tests import official

from rubricpress.core.changes.digest import digest
from rubricpress.core.checks.examples import example_response, examples_come_true
from rubricpress.core.example import ExampleEntry, ExampleRating, Expected, WorkedExample
from rubricpress.core.plain.codec import decode, encode
from rubricpress.core.results.assessing import assess
from rubricpress.core.rows.rating import ENTRY_KEYS, Rating
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.source.reading import read_rubric

RUBRICS: Final = Path(__file__).parents[2] / "rubrics"


def table(name: str) -> Rubric:
    rubric = read_rubric(RUBRICS / f"{name}.yaml").rubric
    assert rubric
    return rubric


URUMQI: Final = table(official.URUMQI)
CORRESPONDENCE: Final = table(official.CORRESPONDENCE)
SHENZHEN: Final = table(official.SHENZHEN)


def without_examples(rubric: Rubric) -> Rubric:
    return replace(rubric, examples=())


def shenzhen_example(**changes: object) -> Rubric:
    (example,) = SHENZHEN.examples
    return replace(SHENZHEN, examples=(replace(example, **changes),))  # type: ignore[arg-type]


def codes(rubric: Rubric) -> list[tuple[str, str]]:
    return [(one.code, one.place) for one in examples_come_true(rubric)]


def test_an_example_may_say_all_that_a_rating_may_say_and_nothing_else() -> None:
    assert [one.name for one in fields(ExampleRating)] == [one.name for one in fields(Rating)]
    assert tuple(one.name for one in fields(ExampleEntry)) == ENTRY_KEYS


def test_the_official_tables_have_the_totals_that_were_worked_by_hand() -> None:
    """乌鲁木齐 100 + 5 + 2 - 5 = 102; 函授 1000 + 150 = 1150; 深圳 100 - 100 = 0, unqualified."""
    stated = {
        rubric.id: (rubric.examples[0].expected.total, rubric.examples[0].expected.conclusion)
        for rubric in (URUMQI, CORRESPONDENCE, SHENZHEN)
    }
    assert stated == {
        "urumqi-continuing-education-base": (Decimal(102), ""),
        "correspondence-education": (Decimal(1150), ""),
        "shenzhen-worker-training-base": (Decimal(0), "unqualified"),
    }
    assert [codes(rubric) for rubric in (URUMQI, CORRESPONDENCE, SHENZHEN)] == [[], [], []]


def test_an_example_is_no_part_of_the_digest() -> None:
    assert digest(SHENZHEN) == digest(without_examples(SHENZHEN))
    assert encode(SHENZHEN) != encode(without_examples(SHENZHEN))


def test_adding_an_example_changes_no_result() -> None:
    (example,) = SHENZHEN.examples
    response = example_response(SHENZHEN, example, digest(SHENZHEN))
    results = [
        assess(response, {rubric.id: Scorer(rubric, digest(rubric))}, "en")
        for rubric in (SHENZHEN, without_examples(SHENZHEN))
    ]
    assert results[0] == results[1]
    assert results[0]["assessments"]["self"]["total"] == "0"
    assert results[0]["problems"] == []


def test_a_wrong_total_a_wrong_conclusion_and_a_wrong_group_are_told_where_they_stand() -> None:
    wrong = Expected(total=Decimal(1), conclusion="qualified", groups={"part-1": Decimal(19)})
    found = examples_come_true(shenzhen_example(expected=wrong))
    here = "examples.0.expected"
    assert [(one.code, one.place, one.values["expected"], one.values["found"]) for one in found] == [
        ("example-total", f"{here}.total", "1", "0"),
        ("example-conclusion", f"{here}.conclusion", "qualified", "unqualified"),
        ("example-group", f"{here}.groups.part-1", "19", "20"),
    ]


def test_an_unfinished_example_has_no_conclusion_and_a_total_so_far() -> None:
    (example,) = SHENZHEN.examples
    part = {name: one for name, one in example.ratings.items() if name != "20"}
    expected = Expected(total=Decimal(-8), conclusion="unqualified")
    found = examples_come_true(shenzhen_example(ratings=part, expected=expected))
    assert [(one.code, one.place) for one in found] == [("example-unrated", "examples.0.ratings")]
    assert [(one.values["rows"], one.values["found"]) for one in found] == [("20", "—")]
    assert codes(shenzhen_example(ratings=part, expected=Expected(total=Decimal(-8)))) == []


def test_the_rows_that_a_wrong_total_leaves_out_are_named_in_the_order_of_the_table() -> None:
    """「Everything at its best」 with 12 and 3 forgotten is 100 − 10 − 2.5 = 87.5, less 100 for the accident."""
    (example,) = SHENZHEN.examples
    part = {name: one for name, one in example.ratings.items() if name not in ("12", "3")}
    found = examples_come_true(shenzhen_example(ratings=part, expected=Expected(total=Decimal(0))))
    assert [(one.code, one.values["rows"], one.values["found"]) for one in found] == [
        ("example-unrated", "3, 12", "-12.5")
    ]


def test_a_rating_with_a_problem_is_told_at_its_place_in_the_example_and_totals_wait() -> None:
    wrong = {"1": ExampleRating(level="99"), "12": ExampleRating(measure=ExampleEntry(value=Decimal(-1)))}
    assert codes(shenzhen_example(ratings=wrong, profile={"base_type": "none"})) == [
        ("unknown-choice", "examples.0.profile.base_type"),
        ("unknown-choice", "examples.0.ratings.1.level"),
        ("measure-below", "examples.0.ratings.12.measure.value"),
    ]


def test_a_total_that_a_table_does_not_have_is_told() -> None:
    text = encode(without_examples(SHENZHEN))
    text["gates"] = [
        {"id": "g", "title": "x", "when": [{"criterion": "1", "levels": ["0"]}], "no_total": "true"}
    ]
    rubric = decode(Rubric, text).value
    example = WorkedExample(
        id="e", title="e", ratings={"1": ExampleRating(level="0")}, expected=Expected(total=Decimal(0))
    )
    found = examples_come_true(replace(rubric, examples=(example,)))
    assert [(one.code, one.values["found"]) for one in found] == [("example-unrated", "—")]


def test_nothing_met_is_said_and_stays_said() -> None:
    """`met: []` is a rating, and no `met` is none."""
    rating = {"met": [], "faults": {}, "triggered": False}
    assert encode(decode(ExampleRating, rating).value) == rating
    assert encode(decode(ExampleRating, {}).value) == {}


def test_a_rubric_without_examples_has_nothing_to_come_true() -> None:
    assert examples_come_true(without_examples(URUMQI)) == []


def test_what_an_example_expects_must_be_there_and_must_be_something() -> None:
    wrong = Expected(conclusion="excellent", groups={"part-9": Decimal(1)})
    assert codes(shenzhen_example(expected=wrong)) == [
        ("example-name", "examples.0.expected.conclusion"),
        ("example-name", "examples.0.expected.groups.part-9"),
    ]
    assert codes(shenzhen_example(expected=Expected())) == [("example-empty", "examples.0.expected")]
