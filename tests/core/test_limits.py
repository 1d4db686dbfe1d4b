"""The least and the most that a part or the total counts (最高计N分, 扣完为止). Each table is worked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_combining import HEAD, codes_of, explained, group, row, rubric_of, scored

from rubricpress.core.reach import reachable, reached_by

AWAY = {"not_applicable": True}
MAY_DROP = ", not_applicable: {counts: dropped}"
OPEN = "adjustments:\n  - {id: d1, title: 扣, method: counted, each: -5}\n  - {id: b1, title: 加, method: fixed, amount: 5}\n"


def capped(sharing: str, more: str = "") -> str:
    """Two rows of 15 in a group that counts 20 at most; another group of 10."""
    text = HEAD.format(points=30, top=f"dropped_points: {sharing}")
    text += group("1", "20", [row("1.1", "15"), row("1.2", "15", MAY_DROP)], f"    most: 20\n{more}")
    return text + group("2", "10", [row("2.1", "10")])


@pytest.mark.parametrize(
    ("sharing", "group_1", "total", "most"),
    [
        ("group", "10", "15", "30"),  # 7.5 of 15, as of the 20 that the group counts at most; 5 of 10
        ("total", "7.5", "15", "30"),  # (7.5 + 5) of 25, as of 30
        ("removed", "7.5", "12.5", "25"),
    ],
)
def test_others_make_up_for_what_drops_out_up_to_the_limit(
    tmp_path: Path, sharing: str, group_1: str, total: str, most: str
) -> None:
    rubric = rubric_of(tmp_path, capped(sharing))
    found = scored(rubric, {"1.1": "half", "1.2": AWAY, "2.1": "half"})
    assert (found["groups"]["1"]["score"], found["total"], found["max_total"]) == (group_1, total, most)
    every = scored(rubric, {"1.1": "full", "1.2": "half", "2.1": "full"})
    assert (every["groups"]["1"], every["total"]) == ({"score": "20", "max": "20"}, "30")  # 22.5: 20


@pytest.mark.parametrize("sharing", ["group", "total"])
def test_a_least_is_no_part_that_others_do_not_share(tmp_path: Path, sharing: str) -> None:
    """4 of 8 earned and 8 that do not apply: 8 of 16, though the group counts 2 at least."""
    text = HEAD.format(points=16, top=f"dropped_points: {sharing}")
    rows = [row("1.1", "8"), row("1.2", "8", MAY_DROP)]
    rubric = rubric_of(tmp_path, text + group("1", "16", rows, "    least: 2\n"))
    assert scored(rubric, {"1.1": "half", "1.2": AWAY})["total"] == "8"
    assert scored(rubric, {"1.1": "none", "1.2": "none"})["total"] == "2"


def test_a_mean_and_a_mean_of_shares_have_limits_too(tmp_path: Path) -> None:
    """(10 + 5) / 2 = 7.5 counts 6; 75 % of 100 counts 60."""
    for way, points, most in (("mean", "6", "6"), ("shares", "60", "60")):
        more = f"    combine: {way}\n    most: {most}\n"
        text = HEAD.format(points=points, top="")
        text += group("1", points, [row("1.1", "10"), row("1.2", "10")], more)
        assert scored(rubric_of(tmp_path, text), {"1.1": "full", "1.2": "half"})["total"] == most


def test_the_total_is_limited_before_it_is_carried_over_and_rounded(tmp_path: Path) -> None:
    """10 + 5 = 15 counts 12, of 10 as of 100: 120, clamped at 100; 5 − 10 counts −2: 0. Unclamped −20."""
    for clamp, least in (("true", "0"), ("false", "-20")):
        top = f"most: 12\nleast: -2\nscale: {{to: 100, clamp: {clamp}}}"
        text = HEAD.format(points=10, top=top) + group("1", "10", [row("1.1", "10")]) + OPEN
        rubric = rubric_of(tmp_path, text)
        assert scored(rubric, {"1.1": "half", "d1": {"count": "2"}})["total"] == least
        best = scored(rubric, {"1.1": "full", "b1": {"triggered": True}})["total"]
        assert best == ("100" if clamp == "true" else "120")


def test_the_total_of_a_table_that_prints_less_than_its_parts_is_its_limit(tmp_path: Path) -> None:
    """「总分最高10分」 where the parts come to 16: 10 is the maximum."""
    text = HEAD.format(points=10, top="most: 10")
    text += group("1", "8", [row("1.1", "8")]) + group("2", "8", [row("2.1", "8")])
    found = scored(rubric_of(tmp_path, text), {"1.1": "full", "2.1": "half"})
    assert (found["total"], found["max_total"]) == ("10", "10")


def test_limits_bound_what_can_be_reached(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="least: -2\nmost: 12") + group("1", "10", [row("1.1", "10")]) + OPEN
    ends = reachable(rubric_of(tmp_path, text))
    assert (str(ends.least), str(ends.to)) == ("-2", "12"), "the deductions alone have no end"
    rubric = rubric_of(tmp_path, capped("group"))
    ends = reached_by(rubric, rubric.groups[0])
    assert (str(ends.least), str(ends.to)) == ("0", "20")


def test_a_group_whose_rows_cost_without_end_stops_at_its_least(tmp_path: Path) -> None:
    fault = "method: deductions, floor: none, faults: [{id: a, text: 缺, each: 2}]"
    rows = [f"      - {{id: '1.1', title: 行, points: 10, {fault}{MAY_DROP}}}\n", row("1.2", "2")]
    text = HEAD.format(points=12, top="dropped_points: group") + group("1", "12", rows, "    least: 0\n")
    rubric = rubric_of(tmp_path, text)
    assert scored(rubric, {"1.1": {"faults": {"a": "9"}}, "1.2": "full"})["total"] == "0"  # 10 − 18 + 2
    assert str(reachable(rubric).least) == "0"


@pytest.mark.parametrize(
    ("top", "inside", "codes"),
    [
        ("most: 10", "", ["limit-idle"]),
        ("least: 0", "", ["limit-idle"]),
        ("", "    most: 10\n", ["limit-idle"]),
        ("", "    least: -1\n", ["limit-idle"]),
        ("", "    most: 8\n", ["group-sum"]),  # the group says 10, and comes to 8 at most
        ("most: 5\nleast: 5", "", ["limits-crossed", "total-sum"]),
        ("most: 9\nleast: 1\ncombine: none", "", ["no-total-used", "no-total-used", "total-sum"]),
    ],
)
def test_a_limit_without_effect_is_a_problem(tmp_path: Path, top: str, inside: str, codes: list[str]) -> None:
    text = HEAD.format(points=10, top=top) + group("1", "10", [row("1.1", "10")], inside)
    assert sorted(codes_of(tmp_path, text)) == codes


def test_limits_are_told_in_the_trace(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="most: 9\nleast: -3").replace("points: 10", "points: 9")
    text += group("1", "10", [row("1.1", "10"), row("1.2", "3")], "    most: 10\n") + OPEN
    rubric = rubric_of(tmp_path, text)
    whole, _, first, *_ = explained(rubric, {"1.1": "full", "1.2": "full"}, "zh")
    assert whole == "各组得分相加，再计入加分和扣分，最多计 9 分，最少计 −3 分"
    assert first == "组内各条得分相加，最多计 10 分"
    english = explained(rubric, {"1.1": "full", "1.2": "full"}, "en")
    assert "no more than 9; no less than −3" in english[0]


def test_a_row_for_other_institutions_can_earn_nothing_and_stay_in_the_maximum(tmp_path: Path) -> None:
    """「what they do to the maximum is declared」: 4 of 10 are out of reach for sites without a tower crane."""
    only = ", only_for: {field: site, options: [tower], otherwise: zero}"
    text = HEAD.format(points=10, top="") + group("1", "10", [row("1.1", "4", only), row("1.2", "6")])
    rubric = rubric_of(tmp_path, text)
    found = scored(rubric, {"1.2": "full"}, {"site": "none"})
    assert (found["total"], found["max_total"], found["complete"]) == ("6", "10", True)
    assert scored(rubric, {"1.1": "half", "1.2": "full"}, {"site": "tower"})["total"] == "8"
