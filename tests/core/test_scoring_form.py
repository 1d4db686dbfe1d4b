"""What scores and what is wording: every key of the model is one or the other, and the two digests tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from tests.core.drawing import rubrics

from rubricpress.core.changes.digest import digest
from rubricpress.core.changes.scoring_form import scores, scoring_digest, scoring_form
from rubricpress.core.combining import Scale
from rubricpress.core.gates import Condition, Gate
from rubricpress.core.language.keys import KeySpec, keys_of
from rubricpress.core.language.shape import (
    Boolean,
    ByName,
    Choice,
    Itself,
    Many,
    Name,
    Number,
    One,
    OneOf,
    Shape,
    Text,
)
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric
from rubricpress.schema.parts import models_of

EXAMPLES_SAY: Final = {"WorkedExample", "ExampleRating", "ExampleEntry", "Expected"}
# what the words "texts are wording, the rest scores" do not settle, each decided by hand
WORDING: Final = {
    ("Rubric", "columns"), ("Rubric", "damage"), ("Rubric", "examples"), ("Rubric", "rescale"),
    ("Group", "damage"), ("Group", "was"), ("Criterion", "damage"), ("Criterion", "was"),
}  # fmt: skip
SCORING: Final = {("Measure", "unit"), ("Fault", "unit")}


def value_of(shape: Shape, owner: type) -> Any:  # noqa: PLR0911  (one for each shape)
    """Some value of a shape, with every key that it can have: nothing is left at its default."""
    match shape:
        case One(model=model):
            return full(model)
        case Itself():
            return bare(owner)
        case Many(item=item):
            return (value_of(item, owner),)
        case ByName(item=item):
            return {"x": value_of(item, owner)}
        case OneOf(models=models):
            return full(models[0])
        case Choice(words=words):
            return words[-1]
    return {Text: "字", Name: "x", Number: Decimal(7), Boolean: True}[type(shape)]


def bare(model: type) -> Any:
    """An instance with nothing but what it must have."""
    return model(**{one.field: value_of(one.shape, model) for one in keys_of(model).values() if one.required})


def full(model: type) -> Any:
    return model(**{one.field: value_of(one.shape, model) for one in keys_of(model).values()})


def other(spec: KeySpec, value: Any) -> Any:  # noqa: PLR0911  (one for each shape)
    """Another value that could stand behind a key."""
    match spec.shape:
        case One() | Many() | ByName() | Itself() if not spec.required:
            return spec.default
        case One(model=model):
            return bare(model)
        case Many():
            return (*value, *value)
        case ByName():
            return {**value, "y": value["x"]}
        case OneOf(models=models):
            return full(models[1])
        case Choice(words=words):
            return next(word for word in words if word != value)
    return {Text: "另", Name: "y", Number: Decimal(8), Boolean: False}[type(spec.shape)]


KEYS: Final = [
    pytest.param(model, spec, id=f"{name}.{spec.written}")
    for name, model in models_of().items()
    if name not in EXAMPLES_SAY
    for spec in keys_of(model).values()
]


@pytest.mark.parametrize(("model", "spec"), KEYS)
def test_every_key_is_scoring_or_wording_and_its_change_is_seen_accordingly(
    model: type, spec: KeySpec
) -> None:
    """Texts are wording; everything else scores, but for what is decided by hand above."""
    expected = not isinstance(spec.shape, Text)
    if (model.__name__, spec.written) in WORDING | SCORING:
        expected = (model.__name__, spec.written) in SCORING
    assert scores(model, spec) == expected
    whole = full(model)
    changed = replace(whole, **{spec.field: other(spec, getattr(whole, spec.field))})
    assert changed != whole
    assert (scoring_form(changed) != scoring_form(whole)) == expected


def test_what_is_decided_by_hand_exists() -> None:
    known = {(name, key) for name, model in models_of().items() for key in keys_of(model)}
    assert known >= WORDING | SCORING


def reworded(value: Any) -> Any:
    """The same with every wording in it changed."""
    if isinstance(value, tuple):
        return tuple(map(reworded, value))
    if isinstance(value, Mapping):
        return {name: reworded(one) for name, one in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    specs = {one.field: one for one in keys_of(type(value)).values()}
    changed = {}
    for one in fields(value):
        spec, inside = specs[one.name], getattr(value, one.name)
        is_wording = isinstance(spec.shape, Text) and not scores(type(value), spec)
        changed[one.name] = f"{inside}改" if is_wording else reworded(inside)
    return replace(value, **changed)


@settings(max_examples=8)
@given(rubrics())
def test_rewording_every_text_leaves_the_scoring_digest_and_changes_the_other(rubric: Rubric) -> None:
    again = reworded(rubric)
    assert scoring_digest(again) == scoring_digest(rubric)
    assert digest(again) != digest(rubric)


def numbers(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where numbers stand in plain data."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from numbers(one, (*path, name))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from numbers(one, (*path, at))
    elif path[-1] in ("points", "score", "from", "to", "below", "each", "amount"):
        yield path


@settings(max_examples=8)
@given(rubrics())
def test_the_scoring_form_is_part_of_the_language(rubric: Rubric) -> None:
    """With any wording put in again, it is a rubric that scores the same."""
    form = scoring_form(rubric)
    assert any(numbers(form))
    decoded = decode(Rubric, form)
    assert {one.code for one in decoded.problems} <= {"missing-key"}, (
        "texts that must be there, and nothing else"
    )


def test_rules_beside_the_sums_score() -> None:
    rubric = Rubric(id="x", title="x", edition="1", points=Decimal(1), columns=(), groups=())
    gate = Gate(id="g", title="关", when=(Condition(criterion="1", levels=("bad",)),), caps_total=Decimal(59))
    for more in (
        {"gates": (gate,)},
        {"scale": Scale(to=Decimal(70))},
        {"start": Decimal(1)},
        {"unrated": "zero"},
    ):
        assert scoring_digest(replace(rubric, **more)) != scoring_digest(rubric)
    assert scoring_form((Interval(to=Decimal(1)), Rounding(step=Decimal("0.1")))) == [
        {"to": "1"},
        {"step": "0.1"},
    ]
