"""Several assessed units in one row: mean, worst, best. Worked by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, codes_of, group, row, rubric_of, scored

from rubricpress.core.assessments.moderation import answer_of
from rubricpress.core.changes.digest import digest
from rubricpress.core.content import content_text
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import said_of, trace
from rubricpress.core.scoring import Scored, Scorer

UNITS = ", units: {{title: 塔吊, combine: {combine}, most: 3}}"


def table(combine: str, more: str = "") -> str:
    text = HEAD.format(points=14, top="dropped_points: removed" if "not_applicable" in more else "")
    return text + group("1", "14", [row("1.1", "4", UNITS.format(combine=combine) + more), row("1.2", "10")])


def units(*levels: str | None) -> dict[str, Any]:
    return {"units": [{} if one is None else {"level": one} for one in levels]}


@pytest.mark.parametrize(
    ("combine", "levels", "score", "level"),
    [
        ("mean", ("full", "half", "none"), "2", "half"),  # (4 + 2 + 0) / 3, the score of half
        ("mean", ("full", "half"), "3", None),
        ("mean", ("half", "half"), "2", "half"),
        ("lowest", ("full", "half", "full"), "2", "half"),  # worst
        ("highest", ("none", "half", "full"), "4", "full"),  # best
        ("lowest", ("full",), "4", "full"),
    ],
)
def test_mean_worst_and_best_of_several_units(
    tmp_path: Path, combine: str, levels: tuple[str, ...], score: str, level: str | None
) -> None:
    """「Several assessed units per criterion (three cranes): mean, worst, best.」"""
    found = scored(rubric_of(tmp_path, table(combine)), {"1.1": units(*levels), "1.2": "none"})
    assert (found["total"], found["criteria"]["1.1"].get("level"), found["complete"]) == (score, level, True)


@pytest.mark.parametrize(
    ("rating", "problems"),
    [
        (units("full", None), []),
        (units(), []),
        ({"note": "还没有去看"}, []),
        (units("full", "x"), ["unknown-choice"]),
        (units("full", "full", "full", "full"), ["units-many"]),
        ({"level": "full"}, ["units-needed"]),
        ({"units": "full"}, ["list-form"]),
        ({"units": ["full"]}, ["mapping-form"]),
        ({"units": [{"level": "full"}] * 201}, ["list-long"]),
        ({"units": [{"name": ["1"], "level": "full"}]}, ["text-form"]),
        ({"units": [{"units": []}]}, ["units-not-here"]),
        ({"units": [{"not_applicable": True}]}, ["not-applicable"]),
        ({"not_applicable": True}, ["not-applicable"]),
        ({"not_applicable": True, **units("full")}, ["not-applicable"]),
    ],
)
def test_what_is_no_sound_rating_of_every_unit_earns_nothing(
    tmp_path: Path, rating: dict[str, Any], problems: list[str]
) -> None:
    found = scored(rubric_of(tmp_path, table("mean")), {"1.1": rating, "1.2": "full"})
    assert (found["problems"], found["unrated"], found["total"]) == (problems, ["1.1"], "10")


def test_a_row_of_units_may_not_apply_as_a_whole(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, table("mean", ", not_applicable: {counts: dropped}"))
    found = scored(rubric, {"1.1": {"not_applicable": True}, "1.2": "full"})
    assert (found["total"], found["max_total"], found["complete"]) == ("10", "10", True)
    both = scored(rubric, {"1.1": {"not_applicable": True, **units("full")}, "1.2": "full"})
    assert both["problems"] == ["not-applicable-and"]


def test_another_row_is_not_rated_for_units(tmp_path: Path) -> None:
    found = scored(rubric_of(tmp_path, table("mean")), {"1.1": units("full"), "1.2": units("full")})
    assert (found["problems"], found["unrated"]) == (["units-not-here"], ["1.2"])


def one_scored(tmp_path: Path, combine: str, rating: dict[str, Any]) -> tuple[Scorer, Scored]:
    rubric = rubric_of(tmp_path, table(combine))
    scorer = Scorer(rubric, digest(rubric))
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {"1.1": rating}}},
    }
    (one,), _ = score_data(data, scorer)
    return scorer, one


NAMED = {"units": [{"name": " 1 号 ", "level": "full"}, {"level": "none"}]}


@pytest.mark.parametrize(
    ("combine", "zh", "en"),
    [
        ("mean", "1 号：4 分，塔吊 2：0 分，2 个塔吊的平均 2 分", "1 号: 4; 塔吊 2: 0; mean of 2: 2"),
        ("lowest", "1 号：4 分，塔吊 2：0 分，最低的一个 0 分", "1 号: 4; 塔吊 2: 0; lowest of 2: 0"),
        ("highest", "1 号：4 分，塔吊 2：0 分，最高的一个 4 分", "1 号: 4; 塔吊 2: 0; highest of 2: 4"),
    ],
)
def test_each_unit_is_told(tmp_path: Path, combine: str, zh: str, en: str) -> None:
    _, one = one_scored(tmp_path, combine, NAMED)
    assert (said_of(one.outcomes["1.1"], "zh"), said_of(one.outcomes["1.1"], "en")) == (zh, en)


def test_the_trace_opens_each_unit(tmp_path: Path) -> None:
    scorer, one = one_scored(tmp_path, "mean", NAMED)
    row_ = trace(scorer, one, "zh").parts[0].parts[0]
    assert [part.label for part in row_.parts] == ["1 号：4 分", "塔吊 2：0 分", "2 个塔吊取平均"]
    assert row_.parts[0].parts[0].source == "齐全"
    assert row_.parts[2].value == "2 分"
    _, open_ = one_scored(tmp_path, "mean", units("full", None))
    assert said_of(open_.outcomes["1.1"], "zh") == "塔吊 1：4 分，塔吊 2：未评"


def test_units_that_differ_in_spelling_alone_say_the_same() -> None:
    def response(unit: dict[str, Any]) -> dict[str, Any]:
        return {"assessments": {"self": {"ratings": {"1": {"units": [unit]}}}}}

    assert content_text(response({"score": "8.50", "met": ["b", "a"]})) == content_text(
        response({"met": ["a", "b"], "score": "8.5"})
    )
    assert content_text(response({"score": "8.5"})) != content_text(response({"score": "8.4"}))
    # the other assessor can take the units over, without what was noted of them
    assert answer_of({"units": [{"level": "a"}], "note": "看过"}) == {"units": [{"level": "a"}]}


@pytest.mark.parametrize("most", ["1", "51", "2.5"])
def test_there_are_at_least_two_units_and_not_too_many(tmp_path: Path, most: str) -> None:
    assert codes_of(tmp_path, table("mean").replace("most: 3", f"most: {most}")) == ["units-most"]
