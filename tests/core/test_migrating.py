"""Last year's answers in this year's table: kept, rescaled, dropped or asked anew, and none of them lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import OPTIONS, assessments, response_to, rubrics
from tests.core.test_change import renamed, with_rows
from tests.core.test_editions import NEW, OLD

from rubricpress.core.assessments.merging import merge
from rubricpress.core.changes.digest import digest
from rubricpress.core.changes.lineage import criteria_of
from rubricpress.core.changes.migrating import Migration, migrate
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.results.assessing import score_data
from rubricpress.core.rows.there import NotApplicable
from rubricpress.core.rows.units import Units
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.migrations import outcome_name

LAST_YEAR: Final[dict[str, Any]] = {
    "1.1": {"met": ["a", "c"], "evidence": "照片"},
    "1.2": {"measure": {"value": "55"}, "level": "many"},
    "1.3": {"score": "8.3"},
    "2.1": {"met": ["a"], "note": "有电子台账"},
    "2.2": {"score": "7.5"},
    "2.3": {"met": ["a"], "note": "排到年底"},
    "d1": {"count": "1"},
}


def scorer(rubric: Rubric) -> Scorer:
    return Scorer(rubric, digest(rubric))


def response(ratings: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "format": "rubricpress-response/1",
        "rubric": {"id": "training-room", "edition": "2025-03"},
        "profile": {"institution": "某校", "kind": "shared"},
        "assessments": {"self": {"assessor": "张三", "ratings": ratings}},
        **more,
    }


def moved(ratings: dict[str, Any], *editions: Rubric, **more: Any) -> Migration:
    return migrate(response(ratings, **more), [scorer(one) for one in editions or (OLD, NEW)])


def outcomes(found: Migration) -> dict[str, tuple[str, str, str]]:
    return {one.was: (one.id, one.outcome, one.reason) for one in found.ratings}


def ratings_of(found: Migration) -> Any:
    return found.response["assessments"]["self"]["ratings"]


def test_last_years_answers_in_this_years_table() -> None:
    """8.3 of 10 on a step of 0.1 is 16.6 of 20, which is 16.5 on a step of 0.5; 55 people were many and are some."""
    found = moved(LAST_YEAR)
    assert outcomes(found) == {
        "1.1": ("1.1", "kept", "entries-gone"),
        "1.2": ("1.2", "kept", "decided"),
        "1.3": ("1.3", "rescaled", "scale"),
        "2.1": ("", "dropped", "gone"),
        "2.2": ("rules-1", "kept", ""),
        "2.3": ("2.3", "anew", "entries-added"),
        "d1": ("d1", "kept", "rescored"),
    }
    assert ratings_of(found) == {
        "1.1": {"met": ["a"], "evidence": "照片"},
        "1.2": {"measure": {"value": "55"}},
        "1.3": {"score": "16.5"},
        "rules-1": {"score": "7.5"},
        "2.3": {"note": "排到年底"},
        "d1": {"count": "1"},
    }
    assert found.response["rubric"] == {"id": "training-room", "edition": "2026-11", "digest": digest(NEW)}
    assert found.response["profile"] == {"institution": "某校"}
    assert found.response["assessments"]["self"]["assessor"] == "张三"
    assert (found.answers, found.added) == (("kind",), ("rules-2",))


def test_saying_that_a_row_does_apply_says_nothing_else() -> None:
    """`not_applicable: false` beside a score: 8.3 of 10 is 16.5 of 20 all the same."""
    found = moved({"1.3": {"score": "8.3", "not_applicable": False}})
    assert outcomes(found) == {"1.3": ("1.3", "rescaled", "scale")}
    assert ratings_of(found) == {"1.3": {"score": "16.5", "not_applicable": False}}


def of_units(rubric: Rubric, units: Units | None, row: str = "1.3") -> Rubric:
    """The table with a row that is rated for several units."""
    return with_rows(
        rubric, "1", lambda inside: [replace(one, units=units) if one.id == row else one for one in inside]
    )


@pytest.mark.parametrize(
    ("later", "became", "rating"),
    [
        (of_units(NEW, Units(title="车", combine="mean")), ("1.3", "rescaled", "scale"), "16.5"),
        (of_units(OLD, Units(title="车", combine="mean")), ("1.3", "kept", ""), "8.3"),
        (of_units(OLD, Units(title="车", combine="lowest")), ("1.3", "kept", "rescored"), "8.3"),
        (of_units(OLD, Units(title="车", combine="mean", most=Decimal(2))), ("1.3", "anew", "refused"), ""),
        (of_units(OLD, None), ("1.3", "anew", "refused"), ""),
        (
            replace(of_units(NEW, Units(title="车", combine="mean")), rescale=None),
            ("1.3", "anew", "scale"),
            "",
        ),
    ],
)
def test_each_unit_is_carried_over_by_itself(
    later: Rubric, became: tuple[str, str, str], rating: str
) -> None:
    """8.3 of 10 is 16.5 of 20 for a unit as for a row; where one unit has to be rated again, the row has."""
    before = of_units(OLD, Units(title="车", combine="mean"))
    given = {"units": [{"name": "甲", "score": "8.3"}, {"name": "乙"}, {"score": "8.3"}], "note": "三辆"}
    found = moved({"1.3": given}, before, replace(later, edition="2026-11"))
    assert outcomes(found) == {"1.3": became}
    units = [{"name": "甲", "score": rating}, {"name": "乙"}, {"score": rating}]
    expected = {"units": units, "note": "三辆"} if rating else {"note": "三辆"}
    assert ratings_of(found) == {"1.3": expected}


def test_both_totals_stand_side_by_side() -> None:
    """Then 3 + 5 + 8.3 + 10 + 7.5 + 6 - 5 = 34.8 and passed; now 2 + 3 + 16.5 + 7.5 - 10 = 19 so far."""
    report = moved(LAST_YEAR).as_data("zh")
    before, after = report["totals"]["self"]["before"], report["totals"]["self"]["after"]
    assert (before["total"], before["conclusion"]["id"]) == ("34.8", "pass")
    assert (after["total"], after["complete"], after["conclusion"]) == ("19", False, None)
    rows = {one["was"]: one for one in report["ratings"]}
    assert (rows["1.3"]["before"], rows["1.3"]["after"], rows["1.3"]["title"]) == ("8.3", "16.5", "卫生")
    assert rows["1.3"]["said"] == "折算：分值或档次的范围有变"
    assert (rows["2.1"]["after"], rows["2.1"]["title"]) == (None, "台账")
    assert report["profile"] == [{"id": "kind", "title": "教室类型"}]
    assert report["added"] == [{"id": "rules-2", "title": "培训档案"}]
    assert (report["from"]["edition"], report["to"]["edition"]) == ("2025-03", "2026-11")
    assert moved(LAST_YEAR).as_data("en")["ratings"][4]["said"] == "kept"


def test_the_file_as_it_was_is_the_newest_entry_of_the_history() -> None:
    old = response(LAST_YEAR, check_code="AAAA-BBBB-CCCC", history=[{"rubric": {"edition": "2020"}}], extra=1)
    found = migrate(old, [scorer(OLD), scorer(NEW)])
    assert found.response["history"] == [
        {"rubric": {"edition": "2020"}},
        {key: value for key, value in old.items() if key not in ("format", "history")},
    ]
    assert "check_code" not in found.response
    assert found.response["extra"] == 1
    again = migrate({**old, "history": "?"}, [scorer(OLD), scorer(NEW)])
    assert again.response["history"][0] == "?"


def test_a_response_with_a_history_is_sound() -> None:
    scored, problems = score_data(dict(moved(LAST_YEAR).response), scorer(NEW))
    assert problems == []
    assert len(scored) == 1


@settings(max_examples=6)
@given(rubrics(), st.data())
def test_under_the_same_edition_nothing_changes(rubric: Rubric, data: st.DataObject) -> None:
    variant = data.draw(st.sampled_from(OPTIONS))
    drawn = data.draw(assessments(rubric, variant))
    old = response_to(rubric, {name: one.data for name, one in drawn.items()}, variant)
    found = migrate(old, [scorer(rubric)])
    assert found.same
    assert found.response is old
    # another edition that differs in nothing but its name keeps every rating as it is
    found = migrate(old, [scorer(rubric), scorer(replace(rubric, edition="2030"))])
    assert found.response["assessments"] == old["assessments"]
    assert {(one.outcome, one.reason) for one in found.ratings} <= {("kept", "")}
    assert (found.answers, found.added) == ((), ())


@settings(max_examples=12)
@given(rubrics(), rubrics(), st.data())
def test_every_rating_is_carried_over_or_told_and_always_in_the_history(
    before: Rubric, after: Rubric, data: st.DataObject
) -> None:
    """However two tables differ: each old rating is in the new file or told why not, the history has them all, and
    what is carried over is sound."""
    variant = data.draw(st.sampled_from(OPTIONS))
    drawn = data.draw(assessments(before, variant))
    given_ratings = {name: one.data for name, one in drawn.items()}
    old = response_to(before, given_ratings, variant)
    found = migrate(old, [scorer(before), scorer(replace(after, edition="2030"))])
    assert found.response["history"][-1]["assessments"] == old["assessments"]
    assert {one.was for one in found.ratings} == set(given_ratings)
    new = ratings_of(found)
    for one in found.ratings:
        assert one.outcome in ("kept", "rescaled", "dropped", "anew")
        assert (one.id in new) >= (one.outcome in ("kept", "rescaled"))
        if one.outcome == "kept" and not one.reason:
            assert new[one.id] == given_ratings[one.was]
    _, problems = score_data(dict(found.response), found.after)
    assert problems == []


def test_without_a_declared_rule_scores_are_not_rescaled() -> None:
    found = moved({"1.3": {"score": "8.3", "note": "很干净"}}, OLD, replace(NEW, rescale=None))
    assert outcomes(found) == {"1.3": ("1.3", "anew", "scale")}
    assert ratings_of(found) == {"1.3": {"note": "很干净"}}


def test_a_score_does_not_change_its_band_by_being_carried_over() -> None:
    """5.9 of 10 fails and is 11.8 of 20, which a step of 0.5 would make 12: good. So it is asked anew."""
    assert outcomes(moved({"1.3": {"score": "5.9"}})) == {"1.3": ("1.3", "anew", "scale")}
    assert outcomes(moved({"1.3": {"score": "0"}})) == {"1.3": ("1.3", "kept", "rescored")}


def row(rubric: Rubric, name: str) -> Criterion:
    return next(one for group in rubric.groups for one in group.criteria if one.id == name)


def with_row(rubric: Rubric, name: str, **changes: Any) -> Rubric:
    for group in rubric.groups:
        rubric = with_rows(
            rubric,
            group.id,
            lambda inside: [replace(one, **changes) if one.id == name else one for one in inside],
        )
    return rubric


def levels(*ids: str, measure: Measure | None = None) -> Levels:
    method = row(OLD, "1.2").method
    assert isinstance(method, Levels)
    chosen = tuple(one for one in method.levels if one.id in ids)
    return replace(method, levels=chosen, measure=measure)


@pytest.mark.parametrize(
    ("rating", "change", "outcome"),
    [
        ({"level": "some"}, {}, ("1.2", "kept", "")),
        ({"level": "some"}, {"method": levels("few", "many")}, ("1.2", "anew", "refused")),
        ({"level": "many"}, {"method": levels("few", "many")}, ("1.2", "kept", "rescored")),
        ({"level": "some"}, {"method": row(OLD, "2.1").method}, ("1.2", "anew", "method")),
        ({"note": "空"}, {"method": row(OLD, "2.1").method}, ("1.2", "kept", "")),
        (
            {"measure": {"value": "60"}},
            {"method": levels("few", "some", "many")},
            ("1.2", "anew", "measure"),
        ),
        (
            {"measure": {"value": "60"}},
            {"method": levels("few", "some", "many", measure=Measure(kind="number", unit="百人"))},
            ("1.2", "anew", "measure"),
        ),
        ({"level": "nothing"}, {}, ("1.2", "anew", "unsound")),
        (["some"], {}, ("1.2", "anew", "unsound")),
        ({"not_applicable": False, "level": "some"}, {}, ("1.2", "kept", "")),
    ],
)
def test_a_rating_is_carried_over_only_where_it_answers_the_same_question(
    rating: Any, change: dict[str, Any], outcome: tuple[str, str, str]
) -> None:
    later = with_row(replace(OLD, edition="2026"), "1.2", **change)
    found = moved({"1.2": rating}, OLD, later)
    assert outcomes(found) == {"1.2": outcome}
    if outcome[1] == "kept":
        assert ratings_of(found) == {"1.2": rating}
    assert found.response["history"][-1]["assessments"]["self"]["ratings"] == {"1.2": rating}


def test_not_applicable_stays_where_it_is_still_allowed() -> None:
    allowed = with_row(OLD, "1.2", not_applicable=NotApplicable())
    allowed = replace(allowed, dropped_points="group")
    later = replace(allowed, edition="2026")
    rating = {"not_applicable": True}
    assert outcomes(moved({"1.2": rating}, allowed, later)) == {"1.2": ("1.2", "kept", "")}
    refused = replace(OLD, edition="2026")
    assert outcomes(moved({"1.2": rating}, allowed, refused)) == {"1.2": ("1.2", "anew", "not-applicable")}


def test_partial_points_of_entries_that_are_gone_go_too() -> None:
    method = row(OLD, "1.1").method
    partial = replace(method, indicators=tuple(replace(one, partial=True) for one in method.indicators))  # type: ignore[union-attr,arg-type]
    fewer = replace(partial, indicators=partial.indicators[:2])  # type: ignore[union-attr,arg-type]
    before, after = with_row(OLD, "1.1", method=partial), with_row(OLD, "1.1", method=fewer, points=None)
    found = moved({"1.1": {"earned": {"a": "1", "c": "0.5"}}}, before, replace(after, edition="2026"))
    assert ratings_of(found) == {"1.1": {"earned": {"a": "1"}}}
    assert outcomes(found) == {"1.1": ("1.1", "kept", "entries-gone")}


def test_merged_and_split_rows_are_asked_anew_with_all_their_notes() -> None:
    later = renamed(OLD, "2026", c1_1=("x", ("1.1", "1.2")), c1_2=("n", ("2.1",)), c2_1=("2.1", ()))
    ratings = {
        "1.1": {"met": ["a"], "note": "甲", "evidence": "照片", "reason": "一"},
        "1.2": {"level": "some", "note": "乙", "evidence": {"text": "名单"}, "reason": "二"},
        "2.1": {"met": ["a"], "note": "丙"},
        "9": {"level": "some"},
    }
    found = moved(ratings, OLD, later)
    assert [(one.was, one.id, one.outcome, one.reason) for one in found.ratings] == [
        ("1.1", "x", "anew", "merged"),
        ("1.2", "x", "anew", "merged"),
        ("2.1", "n", "anew", "split"),
        ("2.1", "2.1", "anew", "split"),
        ("9", "", "dropped", "unknown"),
    ]
    assert ratings_of(found) == {
        "x": {"note": "甲\n乙", "evidence": "照片\n名单", "reason": "一"},
        "n": {"note": "丙"},
        "2.1": {"note": "丙"},
    }


def test_ratings_go_through_the_editions_between() -> None:
    middle = renamed(OLD, "2026", c1_1=("x", ("1.1",)))
    last = renamed(middle, "2027", cx=("y", ("x",)))
    found = moved({"1.1": {"met": ["a"]}}, OLD, middle, last)
    assert outcomes(found) == {"1.1": ("y", "kept", "")}
    assert len(found.response["history"]) == 1


def test_an_answer_of_the_profile_that_decides_can_be_missing_for_a_while() -> None:
    """A number whose bounds depend on the profile is kept where the answer is not given, or is no answer any more."""
    method = row(OLD, "1.2").method
    assert isinstance(method, Levels)
    assert method.measure
    by_kind = replace(
        method,
        measure=replace(method.measure, depends_on="kind"),
        levels=tuple(
            replace(one, when=None, when_by=dict.fromkeys(("own", "hired", "shared"), one.when))
            for one in method.levels
            if one.when
        ),
    )
    before = with_row(OLD, "1.2", method=by_kind)
    later = replace(before, edition="2026", profile=NEW.profile)
    found = moved({"1.2": {"measure": {"value": "60"}}}, before, later)
    assert outcomes(found) == {"1.2": ("1.2", "kept", "")}
    assert found.answers == ("kind",)


def test_what_is_no_response_is_carried_over_as_it_came() -> None:
    odd = response(
        {}, profile=["?"], assessments={"self": "?", "boss": {"ratings": {}}, "review": {"ratings": 7}}
    )
    found = migrate(odd, [scorer(OLD), scorer(NEW)])
    assert found.response["assessments"] == {"self": "?", "boss": {"ratings": {}}, "review": {"ratings": {}}}
    assert found.response["history"][-1]["profile"] == ["?"]


@pytest.mark.parametrize(("score", "outcome"), [("9", ("kept", "rescored")), ("7", ("anew", "scale"))])
def test_a_score_among_other_bands_of_the_same_points_stays_where_its_band_does(
    score: str, outcome: tuple[str, str]
) -> None:
    method = row(OLD, "1.3").method
    assert isinstance(method, Graded)
    good, fail = method.bands
    stricter = replace(method, bands=(replace(good, least=Decimal(8)), replace(fail, to=Decimal("7.9"))))
    later = with_row(replace(OLD, edition="2026"), "1.3", method=stricter)
    assert outcomes(moved({"1.3": {"score": score}}, OLD, later)) == {"1.3": ("1.3", *outcome)}


def test_merging_two_files_keeps_the_past_of_both_once() -> None:
    past = [{"rubric": {"edition": "2025-03"}}, {"rubric": {"edition": "2024"}}]
    sides = [response({}, history=past[:1]), response({}, history=past), response({}, history="?")]
    assert merge(sides, OLD, digest(OLD)).response["history"] == past
    assert "history" not in merge([response({})], OLD, digest(OLD)).response


def test_an_outcome_has_a_name_in_both_languages() -> None:
    assert [outcome_name("anew", language) for language in LANGUAGES] == ["要重新评", "to be answered anew"]


REWORDED: Final[dict[str, tuple[dict[str, Any], str, str]]] = {
    "the title": ({"title": "新名称"}, "保留，但标题已改：请再看一遍", "kept, but its title changed: look at it again"),
    "the standard": ({"standard": "新标准"}, "保留，但标准已改：请再看一遍", "kept, but its standard changed: look at it again"),
    "how it is checked": ({"assessment": "看记录"}, "保留，但标准已改：请再看一遍", "kept, but its standard changed: look at it again"),
    "both": (
        {"title": "新名称", "standard": "新标准"},
        "保留，但标题、标准已改：请再看一遍", "kept, but its title and standard changed: look at it again",
    ),
    "nothing": ({}, "保留", "kept"),
    "what says nothing of the matter": ({"section": "一", "points_printed": "4分"}, "保留", "kept"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "zh", "en"), REWORDED.values(), ids=REWORDED)
def test_a_kept_rating_of_a_row_in_other_words_is_told(changes: dict[str, Any], zh: str, en: str) -> None:
    """「保留，但标准已改：请再看一遍」: nobody has judged the new words yet."""
    later = with_rows(
        OLD, "1", lambda inside: [replace(one, **changes) if one.id == "1.1" else one for one in inside]
    )
    found = moved({"1.1": {"met": ["a"]}, "1.3": {"score": "8.3"}}, OLD, replace(later, edition="2026-11"))
    said = {language: found.as_data(language) for language in ("zh", "en")}
    assert [said[one]["ratings"][0]["said"] for one in said] == [zh, en]
    look = zh != "保留"
    assert [one["look"] for one in said["zh"]["ratings"]] == [look, False]
    assert said["zh"]["look"] == int(look)
    assert said["zh"]["counted"] == ("保留 2 条（其中 1 条已有改动，请再看一遍）" if look else "保留 2 条")


@pytest.mark.parametrize(
    ("more", "said"),
    [(0, "保留，但标准已改：请再看一遍"), (1, "保留：分值或界限有变；标准也已改，请再看一遍")],
)
def test_other_options_are_another_standard_and_points_are_told_beside_other_words(
    more: int, said: str
) -> None:
    """Row 1.1: the words of an indicator changed, and its points too where it has `more` of them."""
    row = next(one for one in criteria_of(OLD) if one.id == "1.1")
    assert isinstance(row.method, Checklist)
    first, *rest = row.method.indicators
    one = replace(first, text="新要求", points=first.points + more)
    new = replace(
        row, method=replace(row.method, indicators=(one, *rest)), points=(row.points or 0) + Decimal(more)
    )
    later = with_rows(OLD, "1", lambda inside: [new if one.id == "1.1" else one for one in inside])
    found = moved({"1.1": {"met": ["a"]}}, OLD, replace(later, edition="2026-11"))
    assert [one["said"] for one in found.as_data("zh")["ratings"]] == [said]


def test_what_is_to_be_rated_anew_or_is_gone_is_not_to_be_looked_at() -> None:
    found = moved(LAST_YEAR)
    assert {one.was for one in found.ratings if one.look} == {"1.1", "1.2", "1.3", "d1"}
    assert found.look == 3, "of which 1.3 is rescaled, not kept"
