"""Results and comparisons: worked by hand for the published tables."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.core.small_tables import group, options, table
from tests.core.test_improving import BEST
from tests.official import CORRESPONDENCE, PERFORMANCE, PUBLISHED, SHENZHEN, URUMQI

from rubricpress.core.bridge import answer
from rubricpress.core.bridge_results import comparison_reply, results_reply
from rubricpress.core.plain.codec import canonical
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES


@pytest.fixture(autouse=True)
def _loaded(scorers: dict[str, Scorer]) -> None:
    for name in PUBLISHED:
        rubric = json.loads(canonical(scorers[name].rubric))
        answer(json.dumps({"do": "load", "rubric": rubric, "digest": scorers[name].digest}))


def response(name: str, ratings: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A response; a word stands for a level. More keywords go to `rubric`."""
    plain = {row: {"level": one} if isinstance(one, str) else one for row, one in ratings.items()}
    about = {"id": name, **more}
    return {"format": "rubricpress-response/1", "rubric": about, "assessments": {"self": {"ratings": plain}}}


def results(name: str, ratings: dict[str, Any], language: str = "zh") -> Any:
    request = {"do": "results", "language": language, "response": response(name, ratings)}
    return json.loads(answer(json.dumps(request)))["results"]


def test_shenzhen_with_53_points() -> None:
    """Part 1 has 0 of 20; part 2 10 + 5 + 10 + 10 of 40; part 3 8 + 8 + 2 of 40. 53 in all, 7 less than the 60."""
    least = dict.fromkeys(map(str, range(1, 10)), "0") | {"19": "0", "20": "0"}
    found = results(SHENZHEN, BEST | least | {"13": "5", "18": "2"})
    assert [(one["id"], one["score"], one["max"], one["share"]) for one in found["groups"]] == [
        ("part-1", "0", "20", "0"),
        ("part-2", "35", "40", "87.5"),
        ("part-3", "18", "40", "45"),
    ]
    lost = [(one["id"], one["lost"]) for one in found["losses"]]
    assert lost[:5] == [("19", "8"), ("20", "8"), ("18", "6"), ("13", "5"), ("4", "3")]
    assert len(lost) == 10
    assert (found["total"], found["share"], found["complete"], found["adjustments"]) == (
        "53",
        "53",
        True,
        "0",
    )
    assert found["conclusion"] == {"id": "unqualified", "title": "不合格"}
    (goal,) = found["goals"]
    assert goal["missing"] == ["总分还差 7 分（要达到 60 分，现在 53 分）"]
    assert goal["path"] == "最少改进 2 步，在 2 个条目："
    assert goal["leads"] == "之后总分 60 分，合格"
    assert [(one["id"], one["from"], one["to"]) for one in goal["moves"]] == [
        ("13", "5", "10"),
        ("18", "2", "4"),
    ]
    assert goal["moves"][1]["words"] == "升到 4 分这一档：满意度在50%-70%之间"
    assert set(found["charts"]) == {"bars", "radar"}


def test_shenzhen_in_english_and_with_an_accident() -> None:
    found = results(SHENZHEN, {**BEST, "10": {"count": 1}}, "en")
    assert found["losses"] == [
        {
            "id": "10",
            "name": found["losses"][0]["name"],
            "score": "-100",
            "max": "0",
            "lost": "100",
            "cost": "100",
        }
    ]
    (goal,) = found["goals"]
    assert goal["missing"] == ["Total: 60 missing (60 or more needed, 0 now)"]
    assert goal["path"] == "At least 1 step, in 1 criterion:"
    assert goal["moves"][0]["words"].startswith("1 ")


def test_urumqi_names_no_pass_mark_and_says_so_and_a_veto_says_why() -> None:
    """1.1 with one of its two indicators: 2 of the 14 points of the first group."""
    found = results(URUMQI, {"1.1": {"met": ["a"]}})
    assert found["groups"][0] | {"name": ""} == {
        "id": "1", "name": "", "depth": "0", "score": "2", "max": "14", "share": "14.28", "answered": "1", "count": "2",
    }  # fmt: skip
    assert found["outlook"] == ["原表没有规定合格线，没有可以比较的目标"]
    assert found["losses"] == [
        {"id": "1.1", "name": found["losses"][0]["name"], "score": "2", "max": "4", "lost": "2", "cost": "2"}
    ]
    assert len(found["unrated"]) == 14
    vetoed = results(URUMQI, {"v1": {"triggered": True}})
    assert "一票否决" in vetoed["outlook"][0]
    assert vetoed["outlook"][1].startswith("还有 15 项未评")


def test_correspondence_counts_bands_and_starred_rows_apart(scorers: dict[str, Scorer]) -> None:
    """Two rows at their maximum, one of them starred; 28 rows are starred."""
    starred = [one for one in scorers[CORRESPONDENCE].criteria if one.starred]
    plain = next(
        one
        for one in scorers[CORRESPONDENCE].criteria
        if not one.starred and one.points and not getattr(one.method, "measure", None)
    )
    star = next(one for one in starred if not getattr(one.method, "measure", None))
    found = results(CORRESPONDENCE, {one.id: {"score": str(one.points)} for one in (plain, star)})
    assert [(one["id"], one["count"], one["starred"]) for one in found["bands"]] == [
        ("good", "2", "1"),
        ("pass", "0", "0"),
        ("fail", "0", "0"),
    ]
    assert (found["starred"]["count"], found["starred"]["answered"], found["starred"]["score"]) == (
        "28",
        "1",
        str(star.points),
    )
    assert [one["depth"] for one in found["groups"][:2]] == ["0", "1"]
    assert (found["losses"], len(found["groups"])) == ([], 17)


def test_performance_all_best(scorers: dict[str, Scorer]) -> None:
    best: dict[str, Any] = {}
    for one in scorers[PERFORMANCE].criteria:
        if one.method.NAME == "graded":
            best[one.id] = {"score": str(one.points)}
        elif one.method.measure.kind == "ratio":  # type: ignore[union-attr]
            best[one.id] = {"measure": {"numerator": "5", "denominator": "5"}}
        else:
            best[one.id] = {"measure": {"value": "100"}}
    found = results(PERFORMANCE, best)
    assert [(one["score"], one["share"]) for one in found["groups"]] == [
        ("10", "100"),
        ("50", "100"),
        ("30", "100"),
        ("10", "100"),
    ]
    assert (found["losses"], found["unrated"], found["adjustments"]) == ([], [], None)


def test_a_best_conclusion_and_an_empty_form() -> None:
    assert results(SHENZHEN, BEST)["outlook"] == ["已经是最好的结论：合格"]
    empty = results(SHENZHEN, {})
    assert empty["outlook"] == ["还有 18 项未评：这里都按 0 分算，评完后会变"]
    assert {one["from"] for one in empty["goals"][0]["moves"]} == {None}


def test_a_role_that_is_not_there_is_empty_and_one_that_cannot_be_read_too() -> None:
    nothing: list[Any] = [{}, {"review": []}, "nonsense"]
    for assessments in nothing:
        data = response(SHENZHEN, {}) | {"assessments": assessments}
        request = {"do": "results", "role": "review", "response": data}
        assert json.loads(answer(json.dumps(request)))["results"]["answered"] == "0"


def compared(first: dict[str, Any], second: dict[str, Any], language: str = "zh") -> Any:
    sides = [
        {"name": "去年", "role": "self", "response": first},
        {"name": "今年", "role": "self", "response": second},
    ]
    return json.loads(answer(json.dumps({"do": "compare", "language": language, "sides": sides})))[
        "comparison"
    ]


def test_two_responses_row_by_row_the_differing_ones_first() -> None:
    """12 from 8 to 10, 13 from 10 to 5, 20 only now, 1 only then; 2.5 + 8 + 10 and 1.5 of 2 = 22 then, 24.5 now."""
    then = {"1": "2.5", "12": "8", "13": "10", "2": "1.5"}
    now = {"12": "10", "13": "5", "20": "8", "2": "1.5"}
    found = compared(response(SHENZHEN, then), response(SHENZHEN, now))
    assert [(one["id"], one["first"], one["second"], one["difference"], one["state"]) for one in found["criteria"][:5]] == [
        ("1", "2.5", None, None, "first"),
        ("12", "8", "10", "2", "differs"),
        ("13", "10", "5", "-5", "differs"),
        ("20", None, "8", None, "second"),
        ("2", "1.5", "1.5", "0", "same"),
    ]  # fmt: skip
    assert (found["rated_by_both"], found["differing"], len(found["criteria"])) == ("3", "4", 20)
    assert found["total"] == {"first": "22", "second": "24.5", "difference": "2.5", "max": "100"}
    assert [(one["id"], one["difference"]) for one in found["groups"]] == [
        ("part-1", "-2.5"),
        ("part-2", "-3"),
        ("part-3", "8"),
    ]
    assert "去年" in found["chart"]
    assert found["other_edition"] == []


def test_what_the_table_gives_to_rows_that_nobody_rated_is_rated_by_nobody() -> None:
    """`unrated: zero`: two empty files have 0 everywhere, and agree on nothing."""
    rows = options("1", "4", "0", "4"), options("2", "6", "0", "6")
    scorer = Scorer(replace(table(group(*rows), points="10"), unrated="zero"), "")
    for second, both in (({}, "0"), ({"1": "0"}, "0"), ({"1": "0", "2": "6"}, "1")):
        sides = [
            {"name": "a", "role": "self", "response": response("x", {"2": "0"} if second else {})},
            {"name": "b", "role": "self", "response": response("x", second)},
        ]
        assert comparison_reply(scorer, sides, "zh")["rated_by_both"] == both


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_editions_are_named_and_bands_told(language: str, scorers: dict[str, Scorer]) -> None:
    row = next(
        one
        for one in scorers[CORRESPONDENCE].criteria
        if one.points == 10 and not getattr(one.method, "measure", None)
    )
    old = response(CORRESPONDENCE, {row.id: {"score": "9"}}, edition="2020-01") | {
        "profile": {"institution": "某校"}
    }
    new = response(CORRESPONDENCE, {row.id: {"score": "5"}}) | {"profile": "nonsense"}
    new["assessments"]["self"] |= {"assessor": "张三", "date": "2026-11-22"}
    found = compared(old, new, language)
    assert found["other_edition"] == ["去年"]
    first, second = found["sides"]
    assert (first["edition"], first["institution"], second["assessor"]) == ("2020-01", "某校", "张三")
    (differing,) = [one for one in found["criteria"] if one["state"] == "differs"]
    assert (differing["first_band"], differing["second_band"], differing["difference"]) == (
        "优良",
        "不及格",
        "-4",
    )


def test_the_order_of_sides_only_turns_the_signs() -> None:
    one, other = response(SHENZHEN, {"12": "8"}), response(SHENZHEN, {"12": "10"})
    assert compared(one, other)["total"]["difference"] == "2"
    assert compared(other, one)["total"]["difference"] == "-2"
    assert {row["state"] for row in compared(one, one)["criteria"]} == {"same", "open"}


def test_losses_are_ranked_by_what_they_cost_of_the_total() -> None:
    """「Weight included」: b loses 2 of its points and 2 x 3 of the total, a loses 3 and costs 3."""
    dear = replace(options("b", "4", "0", "2", "4"), weight=Decimal(3))
    plain = table(group(options("a", "5", "0", "2", "5"), dear), points="17")
    found = of_table(plain, {"a": {"level": "2"}, "b": {"level": "2"}})
    assert [(one["id"], one["lost"], one["cost"]) for one in found["losses"]] == [
        ("b", "2", "6"),
        ("a", "3", "3"),
    ]
    assert found["weighed"]


def test_without_a_total_losses_are_ranked_by_their_points_and_cost_nothing() -> None:
    bare = table(group(options("a", "5", "0", "5"), options("b", "9", "0", "9")), points="0", combine="none")
    found = of_table(bare, {"a": {"level": "0"}, "b": {"level": "0"}})
    assert [(one["id"], one["lost"], one["cost"]) for one in found["losses"]] == [
        ("b", "9", None),
        ("a", "5", None),
    ]
    assert not found["weighed"]


def of_table(rubric: Rubric, ratings: dict[str, Any]) -> Any:
    """The results of a small table."""
    return results_reply(Scorer(rubric, ""), response(rubric.id, ratings), "self", "en")
