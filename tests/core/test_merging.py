"""Merging: nothing is lost, nothing is averaged, and where sides differ a person chooses."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import assessments, response_to, rubrics

from rubricpress.core.assessments.merging import BOTH, Merged, merge
from rubricpress.core.assessments.merging_report import merged_data
from rubricpress.core.bridge import answer
from rubricpress.core.content import content_text
from rubricpress.core.plain.codec import canonical
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer

FEW = settings(max_examples=20)


@st.composite
def sides(draw: st.DrawFn, count: int) -> tuple[Rubric, list[dict[str, Any]]]:
    """A rubric, and so many responses to it that were filled in apart: with notes, in one role or two."""
    rubric = draw(rubrics())
    made = []
    for _ in range(count):
        response = response_to(rubric, {}, draw(st.sampled_from(("", "main", "sub"))))
        for role in draw(st.sampled_from((("self",), ("self", "review"), ("agreed",)))):
            rated: dict[str, Any] = {
                name: one.data for name, one in draw(assessments(rubric, "main")).items()
            }
            for name in draw(st.sets(st.sampled_from(sorted(rated)))) if rated else ():
                rated[name]["note"] = draw(st.sampled_from(("甲", "乙")))
            response["assessments"][role] = {
                "assessor": draw(st.sampled_from(("张", "李"))),
                "ratings": rated,
            }
        made.append(response)
    return rubric, made


def merged(rubric: Rubric, *given_sides: dict[str, Any], **choices: int) -> Merged:
    return merge(given_sides, rubric, "sha256:0", choices)


@FEW
@given(sides(3))
def test_the_order_of_the_sides_decides_nothing(drawn: Any) -> None:
    rubric, (one, two, three) = drawn
    here, there = merged(rubric, one, two, three), merged(rubric, three, one, two)
    assert here.response == there.response
    turned = {conflict.place: conflict.said for conflict in there.conflicts}
    assert {conflict.place: (conflict.said[2], *conflict.said[:2]) for conflict in here.conflicts} == turned


@FEW
@given(sides(1))
def test_a_response_merged_with_itself_is_itself_without_a_conflict(drawn: Any) -> None:
    rubric, (one,) = drawn
    again = merged(rubric, one, copy.deepcopy(one))
    assert again.conflicts == ()
    assert again.added == ()
    assert content_text(again.response) == content_text(one)


@FEW
@given(sides(1))
def test_a_response_merged_with_an_empty_one_is_the_response(drawn: Any) -> None:
    rubric, (one,) = drawn
    empty = response_to(rubric, {})
    for two in (merged(rubric, one, empty), merged(rubric, empty, one)):
        assert two.conflicts == ()
        assert content_text(two.response) == content_text(one)


@FEW
@given(sides(2))
def test_every_place_is_that_of_a_side_or_a_conflict_that_a_choice_settles(drawn: Any) -> None:
    """All theirs, chosen for every conflict, leaves theirs where they speak and mine where they are silent."""
    rubric, (mine, theirs) = drawn
    open_ones = merged(rubric, mine, theirs).conflicts
    settled = merge((mine, theirs), rubric, "", {one.place.name: 1 for one in open_ones})
    assert settled.conflicts == ()
    for role in ("self", "review", "agreed"):
        ours, others, result = (
            json.loads(content_text(one)).get("assessments", {}).get(role, {}).get("ratings", {})
            for one in (mine, theirs, settled.response)
        )
        assert set(result) == set(ours) | set(others)
        for name, rating in result.items():
            for beside in (True, False):
                parts = [
                    {key: value for key, value in side.get(name, {}).items() if (key == "note") == beside}
                    for side in (ours, others, {name: rating})
                ]
                assert parts[2] == (parts[1] or parts[0])


@FEW
@given(sides(2))
def test_while_nothing_is_chosen_no_side_is_preferred(drawn: Any) -> None:
    rubric, (mine, theirs) = drawn
    result = merged(rubric, mine, theirs)
    for conflict in result.conflicts:
        place = conflict.place
        inside = result.response["assessments"].get(place.role, {})
        rating = inside.get("ratings", {}).get(place.criterion, {})
        if not place.role:
            assert place.key not in result.response["profile"]
        elif not place.criterion:
            assert place.key not in inside
        else:
            assert not [key for key in rating if (key == "note") == (place.key == "note")]


def response(ratings: Any, **more: Any) -> dict[str, Any]:
    return {
        "rubric": {"id": "sample"},
        "profile": more.pop("profile", {}),
        "assessments": {"self": {"ratings": ratings, **more}},
    }


def told(sample: Scorer, *given_sides: dict[str, Any], **choices: str) -> Any:
    return merged_data(sample, given_sides, choices, "zh")


def test_one_number_spelt_in_two_ways_is_no_conflict_and_is_written_plainly(sample: Scorer) -> None:
    result = told(sample, response({"1.2": {"score": "8.50"}}), response({"1.2": {"score": "８．５"}}))
    assert result["conflicts"] == []
    assert result["response"]["assessments"]["self"]["ratings"] == {"1.2": {"score": "8.5"}}


def test_each_side_of_a_conflict_is_told_in_words(sample: Scorer) -> None:
    mine = response({"2.3": {"level": "15"}, "1.1": {"met": ["a"]}})
    theirs = response({"2.3": {"level": "0"}, "1.1": {"met": ["b", "x"]}})
    level, checklist = told(sample, mine, theirs)["conflicts"]
    assert (level["name"], level["what"], level["joinable"]) == ("self/2.3/", "评分", False)
    assert level["where"].startswith("2.3 ")
    assert level["sides"][0][0] == "15 分"
    assert level["sides"][1][0] == "0 分"
    assert all("选定这一档：" in side[1] for side in level["sides"])
    assert checklist["sides"][1][0] == "未评"
    assert "“x”不在可选范围内" in checklist["sides"][1][-1]


def test_evidence_and_notes_conflict_apart_from_the_rating_and_can_stand_together(sample: Scorer) -> None:
    mine = response({"1.2": {"score": "8", "note": "甲", "evidence": "照片"}}, assessor="张三")
    theirs = response({"1.2": {"score": "8", "note": "乙\n丙"}}, assessor="李四", date="2026-11-21")
    result = told(sample, mine, theirs)
    assert [(one["name"], one["joinable"], one["sides"]) for one in result["conflicts"]] == [
        ("self//assessor", True, [["张三"], ["李四"]]),
        ("self/1.2/note", True, [["甲"], ["乙", "丙"]]),
    ]
    choices = {one["name"]: "both" for one in result["conflicts"]}
    settled = told(sample, mine, theirs, **choices)
    assert settled["conflicts"] == []
    assert settled["response"]["assessments"]["self"] == {
        "assessor": "张三、李四",
        "date": "2026-11-21",
        "ratings": {"1.2": {"score": "8", "evidence": "照片", "note": "甲\n乙\n丙"}},
    }


def test_evidence_with_links_and_documents_stands_together_without_what_both_have(sample: Scorer) -> None:
    def evidence(said: Any) -> dict[str, Any]:
        return response({"1.2": {"evidence": said}})

    plan = {"name": "规划", "number": "教发〔2026〕1号"}
    mine = evidence({"text": "照片", "links": ["https://a.example"], "documents": [plan]})
    theirs = evidence({"text": "照片\n名册", "documents": [plan, {"name": "章程"}]})
    (conflict,) = told(sample, mine, theirs)["conflicts"]
    assert conflict["joinable"]
    assert conflict["sides"] == [
        ["照片", "https://a.example", "规划，教发〔2026〕1号"],
        ["照片", "名册", "规划，教发〔2026〕1号", "章程"],
    ]
    settled = merge((mine, theirs), sample.rubric, "", {conflict["name"]: BOTH})
    assert settled.response["assessments"]["self"]["ratings"]["1.2"]["evidence"] == {
        "text": "照片\n照片\n名册",
        "links": ["https://a.example"],
        "documents": [plan, {"name": "章程"}],
    }
    same = told(sample, evidence("照片"), evidence({"text": "照片", "links": []}))
    assert same["conflicts"] == []
    assert same["response"]["assessments"]["self"]["ratings"] == {"1.2": {"evidence": "照片"}}
    mixed = told(sample, evidence("名册"), mine)["conflicts"]
    assert [one["joinable"] for one in mixed] == [True]
    assert [one["joinable"] for one in told(sample, evidence(["名册"]), mine)["conflicts"]] == [False]


def test_answers_of_the_profile_conflict_by_their_titles_and_silence_is_told(sample: Scorer) -> None:
    field = sample.rubric.profile[0]
    answers = [{field.id: field.options[0].id}, {field.id: field.options[1].id}, {}]
    (conflict,) = told(sample, *(response({}, profile=one) for one in answers))["conflicts"]
    assert (conflict["where"], conflict["what"]) == ("基本信息", field.title)
    assert conflict["sides"] == [[field.options[0].title], [field.options[1].title], ["没有填"]]
    (name,) = told(
        sample, response({}, profile={"institution": "甲"}), response({}, profile={"institution": "乙"})
    )["conflicts"]
    assert (name["what"], name["sides"]) == ("单位名称", [["甲"], ["乙"]])


def test_what_the_first_side_lacked_is_counted(sample: Scorer) -> None:
    mine = response({"1.1": {"met": ["a"]}, "2.3": {"note": "待定"}})
    theirs = response({"1.2": {"score": "8"}, "2.3": {"level": "15"}, "1.1": {"note": "看过"}})
    assert told(sample, mine, theirs)["added"] == 2


def test_the_silence_of_a_side_can_be_chosen(sample: Scorer) -> None:
    three = [response({"1.2": rating}) for rating in ({"score": "1"}, {"score": "2"}, {})]
    (conflict,) = told(sample, *three)["conflicts"]
    settled = told(sample, *three, **{conflict["name"]: "2"})
    assert settled["conflicts"] == []
    assert settled["response"]["assessments"]["self"]["ratings"] == {}


def test_what_is_no_rating_of_the_table_is_kept_too(sample: Scorer) -> None:
    mine, theirs = response({"99": {"score": "1"}}), response({"99": {"score": "2"}})
    (conflict,) = told(sample, mine, theirs)["conflicts"]
    assert conflict["where"] == "99"
    assert conflict["sides"] == [["1"], ["2"]]


@pytest.mark.parametrize("broken", [{"profile": 1}, {"assessments": 1}, {"assessments": {"self": 1}}])
def test_what_has_not_the_form_of_a_response_is_left_out(sample: Scorer, broken: dict[str, Any]) -> None:
    sound = response({"1.2": {"score": "8"}, "1.1": "nonsense"}, profile={"institution": "甲", "city": " "})
    result = merge((sound, {"rubric": {"id": "sample"}, **broken}), sample.rubric, "")
    assert result.conflicts == ()
    assert result.response["profile"] == {"institution": "甲"}
    assert result.response["assessments"]["self"] == {"ratings": {"1.2": {"score": "8"}}}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, {}),
        ({"edition": "2020-01"}, {}, {"edition": "2020-01"}),
        ({"edition": "2020-01"}, {"edition": "2020-01"}, {"edition": "2020-01"}),
        ({"edition": "2020-01"}, {"edition": "2026-11"}, {"edition": "2026-11"}),
        ({"digest": "sha256:1"}, {"digest": "sha256:2"}, {"digest": "now"}),
    ],
)
def test_responses_of_different_editions_are_filed_under_the_current_one(
    sample: Scorer, one: dict[str, str], other: dict[str, str], expected: dict[str, str]
) -> None:
    result = merge(({"rubric": one}, {"rubric": other}), sample.rubric, "now")
    assert result.response["rubric"] == {"id": "sample", **expected}


def test_the_bridge_merges(sample: Scorer) -> None:
    rubric = json.loads(canonical(sample.rubric))
    answer(json.dumps({"do": "load", "rubric": rubric, "digest": sample.digest}))
    both = [response({"1.2": {"score": "8"}}), response({"1.2": {"score": "9"}})]
    asked = {"do": "merge", "sides": both, "choices": {"self/1.2/": "1"}}
    reply = json.loads(answer(json.dumps(asked)))
    assert reply == told(sample, *both, **{"self/1.2/": "1"})
    assert reply["response"]["assessments"]["self"]["ratings"] == {"1.2": {"score": "9"}}
    with pytest.raises(ValueError, match="no such rubric"):
        answer(json.dumps({"do": "merge", "sides": [{"rubric": {"id": "nowhere"}}]}))
