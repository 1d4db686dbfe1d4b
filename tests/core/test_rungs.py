"""What one step is in a row of each method, worked by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rubricpress.core.methods import Method
from rubricpress.core.methods.rungs import Rung, TooMany
from rubricpress.core.plain.codec import decode
from rubricpress.core.rows.rating import read_rating
from rubricpress.core.rubric import Criterion


def row(method: str, points: str | None = None, **keys: Any) -> Criterion:
    data = {"id": "r", "title": "r", "method": method, **({"points": points} if points else {}), **keys}
    decoded = decode(Criterion, data)
    assert not decoded.problems, decoded.problems
    return decoded.value


def rungs(criterion: Criterion, rating: dict[str, Any], score: str = "0") -> list[Rung]:
    read, problems = read_rating(rating, ())
    assert not problems
    return list(criterion.method.rungs(criterion.points or Decimal(0), read, Decimal(score)))


def told(criterion: Criterion, rating: dict[str, Any], score: str = "0") -> set[tuple[int, str, str]]:
    """Steps, score, and what they are about."""
    return {
        (one.steps, str(one.score), one.chosen or "".join(one.named))
        for one in rungs(criterion, rating, score)
    }


INDICATORS = [
    {"id": name, "points": points, "text": "x"} for name, points in zip("abc", ("2", "3", "5"), strict=True)
]
LEVELS = [
    {"id": f"l{at}", "score": score, "descriptor": "x"} for at, score in enumerate(("0", "2", "6", "2"))
]
BANDS = [
    {"id": "good", "from": "8", "to": "10"},
    {"id": "pass", "from": "6", "to": "7.9"},
    {"id": "fail", "from": "0", "to": "5.9"},
]
FAULTS = [
    {"id": "a", "text": "x", "costs": "2"},
    {"id": "b", "text": "x", "each": "0.5", "limit": "1"},
]


def test_one_more_indicator_is_one_step() -> None:
    """Two of 2, 3 and 5 give 5, 7, 8; 5 is had in one step with c, so that a and b for it are no way."""
    assert told(row("checklist", "10", indicators=INDICATORS), {}) == {
        (1, "2", "a"), (1, "3", "b"), (1, "5", "c"), (2, "7", "ac"), (2, "8", "bc"), (3, "10", "abc"),
    }  # fmt: skip
    assert told(row("checklist", "10", indicators=INDICATORS), {"met": ["b"]}, "3") == {
        (1, "5", "a"), (1, "8", "c"), (2, "10", "ac"),
    }  # fmt: skip


def test_of_equal_indicators_those_that_stand_first() -> None:
    equal = [{"id": name, "points": "1", "text": "x"} for name in "abc"]
    assert told(row("checklist", "3", indicators=equal), {}) == {
        (1, "1", "a"),
        (2, "2", "ab"),
        (3, "3", "abc"),
    }


def test_an_indicator_that_earned_a_part_is_met_in_full() -> None:
    partial = [{"id": "a", "points": "4", "text": "x", "partial": True}]
    method = row("checklist", "4", indicators=partial)
    assert told(method, {"earned": {"a": "1.5"}}, "1.5") == {(1, "4.0", "a")}
    assert told(method, {"earned": {"a": "4"}}, "4") == set()


def test_the_next_better_level_is_one_step_and_equal_levels_are_one() -> None:
    levels = row("levels", "6", levels=LEVELS)
    assert told(levels, {}) == {(1, "2", "l1"), (2, "6", "l2")}
    assert told(levels, {"level": "l3"}, "2") == {(1, "6", "l2")}
    assert levels.method.at_nothing() == "l0"
    assert row("levels", "6", levels=LEVELS[1:]).method.at_nothing() == ""


def test_one_band_up_or_a_better_score_inside_the_band_is_one_step() -> None:
    graded = row("graded", "10", step="0.1", bands=BANDS)
    spans = {
        (one.steps, one.chosen, str(one.least), str(one.score))
        for one in rungs(graded, {"score": "5.5"}, "5.5")
    }
    assert spans == {(1, "fail", "5.6", "5.9"), (1, "pass", "6", "7.9"), (2, "good", "8", "10")}
    assert {(one.steps, one.chosen) for one in rungs(graded, {"score": "7.9"}, "7.9")} == {(1, "good")}
    assert rungs(graded, {"score": "10"}, "10") == []
    assert {one.steps for one in rungs(graded, {})} == {1, 2}
    assert graded.method.at_nothing() == "fail"


def test_one_fault_fewer_is_one_step() -> None:
    """10 - 2 - 1 (three times 0.5, at most 1) = 7: a gives 2 back; b nothing the first time, then 0.5, then 0.5."""
    deductions = row("deductions", "10", faults=FAULTS)
    found = rungs(deductions, {"faults": {"a": "1", "b": "3"}}, "7")
    assert {(one.steps, str(one.score), tuple(one.values.items())) for one in found} == {
        (1, "9", (("a", "1"),)),
        (2, "7.5", (("b", "2"),)),
        (3, "8", (("b", "3"),)),
        (3, "9.5", (("a", "1"), ("b", "2"))),
        (4, "10", (("a", "1"), ("b", "3"))),
    }
    assert told(deductions, {}) == {(1, "10", "")}, "nobody has looked yet"


def test_below_the_floor_one_fault_fewer_changes_nothing() -> None:
    many = [{"id": "a", "text": "x", "each": "2"}]
    floored = rungs(row("deductions", "3", faults=many), {"faults": {"a": "3"}})
    assert {(one.steps, str(one.score)) for one in floored} == {(2, "1"), (3, "3")}
    open_ = rungs(row("deductions", "3", faults=many, floor="none"), {"faults": {"a": "3"}}, "-3")
    assert {(one.steps, str(one.score)) for one in open_} == {(1, "-1"), (2, "1"), (3, "3")}


def test_the_target_is_one_step_and_so_is_each_step_lost() -> None:
    measure = {"kind": "percentage"}
    plain = row("proportional", "10", measure=measure, target="80")
    assert told(plain, {"measure": {"value": "40"}}, "5") == {(1, "10", "")}
    assert told(plain, {"measure": {"value": "80"}}, "10") == set()
    steps = {"from": "90", "each": "5", "costs": "4", "begun": False}
    stepped = row("proportional", "10", measure=measure, target="100", steps=steps)
    assert told(stepped, {"measure": {"value": "80"}}, "2") == {(1, "6", ""), (2, "10", "")}
    assert told(stepped, {}) == {(1, "2", ""), (2, "6", ""), (3, "10", "")}
    assert told(stepped, {"measure": {"value": "95"}}, "10") == set()


def test_adjustments_improve_by_what_no_longer_costs_points() -> None:
    assert told(row("counted", each="-5", limit="-8"), {"count": "3"}, "-8") == {(2, "-5", ""), (3, "0", "")}
    assert told(row("counted", each="-5"), {"count": "1"}, "-5") == {(1, "0", "")}
    assert told(row("counted", each="-5"), {}) == set()
    assert told(row("fixed", amount="-5"), {"triggered": True}, "-5") == {(1, "0", "")}
    assert told(row("fixed", amount="-5"), {"triggered": False}) == set()
    ranges = [{"from": "-20", "to": "-10"}, {"from": "10", "to": "20"}]
    assert told(row("ranged", ranges=ranges), {"score": "-15"}, "-15") == {(1, "0", "")}


def test_a_bonus_and_a_veto_are_no_steps() -> None:
    ranges = [{"from": "10", "to": "20"}]
    for bonus in (
        row("counted", each="5"),
        row("fixed", amount="5"),
        row("ranged", ranges=ranges),
        row("veto", concludes="x"),
    ):
        assert rungs(bonus, {}) == []
        assert bonus.method.at_nothing() == ""


@pytest.mark.parametrize(
    ("criterion", "rating"),
    [
        (row("counted", each="-5"), {"count": "501"}),
        (row("deductions", "10", faults=[{"id": "a", "text": "x", "each": "0.01"}]), {"faults": {"a": "501"}}),
        (
            row("deductions", "10", faults=[{"id": n, "text": "x", "each": e} for n, e in (("a", "0.001"), ("b", "0.1"))]),
            {"faults": {"a": "90", "b": "90"}},
        ),
        (row("checklist", "1023", indicators=[{"id": f"i{at}", "points": str(2**at), "text": "x"} for at in range(10)]), {}),
        (
            row("proportional", "10", measure={"kind": "percentage"}, target="100",
                steps={"from": "100", "each": "1", "costs": "0.01", "begun": False}), {},
        ),
    ],
)  # fmt: skip
def test_rows_with_too_many_states_are_refused(criterion: Criterion, rating: dict[str, Any]) -> None:
    with pytest.raises(TooMany):
        rungs(criterion, rating)


def test_every_method_declares_its_steps() -> None:
    from rubricpress.core.methods import METHODS

    own = [one for one in METHODS if "rungs" in vars(one)]
    assert {one.NAME for one in METHODS} - {one.NAME for one in own} == {"veto"}
    assert isinstance(row("veto", concludes="x").method, Method)
