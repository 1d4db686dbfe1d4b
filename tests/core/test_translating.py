"""A rubric in another language is the same rubric: what `translated` may change, and what a translation must say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from tests.core.drawing import rubrics
from tests.official import PUBLISHED
from tests.random_responses import responses

from rubricpress.core.changes.digest import digest
from rubricpress.core.checks.translations import check_translation, numbers_in
from rubricpress.core.language.keys import keys_of
from rubricpress.core.methods.counted import Counted
from rubricpress.core.plain.codec import Decoded, decode, encode
from rubricpress.core.results.assessing import assess
from rubricpress.core.rubric import Damage, Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.core.translating import Translation, needs_translation, texts_of, translated
from rubricpress.schema.parts import models_of


def at(rubric: Rubric, path: tuple[str | int, ...]) -> Any:
    """What stands at a path of the plain data, as a file has it."""
    found: Any = encode(rubric)
    for step in path:
        found = found[step]
    return found


def in_english(rubric: Rubric) -> Rubric:
    """A rubric in which each text is marked as translated."""
    return translated(rubric, {one.text: f"<{one.text}>" for one in texts_of(rubric)})


@settings(max_examples=15)
@given(rubrics())
def test_the_identity_gives_an_equal_rubric(rubric: Rubric) -> None:
    same = {one.text: one.text for one in texts_of(rubric)}
    assert translated(rubric, same, rubric.language) == rubric
    assert translated(rubric, {}, rubric.language) == rubric


@settings(max_examples=15)
@given(rubrics())
def test_each_text_is_listed_once_and_stands_at_its_path(rubric: Rubric) -> None:
    texts = texts_of(rubric)
    assert len({one.text for one in texts}) == len(texts)
    for one in texts:
        if one.path[-1] != "unit":  # which has a default that files leave out
            assert at(rubric, one.path) == one.text


@settings(max_examples=15)
@given(rubrics())
def test_ids_numbers_and_rules_stay_and_only_listed_texts_change(rubric: Rubric) -> None:
    texts = {one.text for one in texts_of(rubric)}

    def changed(before: Any, after: Any) -> Iterator[tuple[Any, Any]]:
        assert type(before) is type(after)
        if isinstance(before, dict):
            assert list(before) == list(after)
            for name in before:
                yield from changed(before[name], after[name])
        elif isinstance(before, tuple):
            for one, other in zip(before, after, strict=True):
                yield from changed(one, other)
        elif before != after:
            yield before, after

    english = in_english(rubric)
    told = dict(changed(asdict(rubric), asdict(english)))
    assert told.pop(rubric.language) == "en"
    assert told == {text: f"<{text}>" for text in texts}


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_translated_rubric_scores_every_response_as_the_official_one(
    name: str, scorers: dict[str, Scorer]
) -> None:
    official = scorers[name]
    english = Scorer(in_english(official.rubric), official.digest)

    def said(scorer: Scorer, response: dict[str, Any]) -> str:
        """The whole result, without the marks of the translation."""
        result = assess(response, {name: scorer}, "en")
        return re.sub("[<>]", "", json.dumps(result, ensure_ascii=False))

    for response in islice(responses(official.rubric, 7), 25):
        assert said(official, response) == said(english, response)


def test_every_text_of_the_language_is_translated_but_dates_evidence_of_the_print_and_answers() -> None:
    """A new key whose text a person reads is translated without a word about it anywhere."""
    kept = {
        (name, key)
        for name, model in models_of().items()
        for key, spec in keys_of(model).items()
        if getattr(getattr(spec.shape, "item", spec.shape), "kept", False)
    }
    assert kept == {
        ("Rubric", "edition"),
        ("Rubric", "language"),
        ("Damage", "at"),
        ("Damage", "printed"),
        ("Damage", "read"),
        ("WorkedExample", "profile"),
    }


def test_the_print_stays_as_evidence_and_the_reason_of_a_reading_is_translated(
    scorers: dict[str, Scorer],
) -> None:
    rubric = scorers["urumqi-continuing-education-base"].rubric
    damage = rubric.groups[0].damage[0]
    assert in_english(rubric).groups[0].damage[0] == Damage(
        at=damage.at, printed="_", read="一", reason=f"<{damage.reason}>"
    )


def test_what_names_or_dates_stays_whatever_the_translation_says(scorers: dict[str, Scorer]) -> None:
    rubric = scorers["shenzhen-worker-training-base"].rubric
    english = translated(rubric, {"main": "central", "2026-11": "November", "part-1": "I"})
    assert english.edition == "2026-11"
    assert english.examples == rubric.examples
    assert [one.id for one in english.groups] == [one.id for one in rubric.groups]
    assert digest(english) != digest(rubric)


def test_numbers_and_signs_need_no_translation() -> None:
    assert not any(map(needs_translation, ("≥90%", "100-200", ">70%", "GB/T 1234", "")))
    assert all(map(needs_translation, ("一", "共〇项", "70%以上")))


def test_the_unit_that_a_rubric_leaves_out_is_in_english_without_being_asked_for(
    scorers: dict[str, Scorer],
) -> None:
    rubric = scorers["shenzhen-worker-training-base"].rubric
    accident = rubric.groups[0].criteria[9].method
    assert isinstance(accident, Counted)
    assert accident.unit == "次"
    assert not needs_translation("次")

    def unit(texts: dict[str, str]) -> str:
        method = translated(rubric, texts).groups[0].criteria[9].method
        assert isinstance(method, Counted)
        return method.unit

    assert unit({}) == "occurrence"
    assert unit({"次": "accident"}) == "accident"


def test_numbers_are_read_as_a_person_reads_them() -> None:
    assert numbers_in("１５．９-12，共1000分，见2.3.2") == {"15.9", "12", "1000", "2.3.2"}
    assert numbers_in("1,000 points, 12 or 3,4") == {"1000", "12", "3", "4"}


@pytest.mark.parametrize(
    ("zh", "en", "lost"),
    [
        ("不少于1，000人", "at least 1,000 people", ""),
        ("不少于１，０００人", "at least 1000 people", ""),
        ("共1，234，567元", "1,234,567 yuan in all", ""),
        ("满分12，100人以上", "12 points; 100 people or more", ""),
        ("不少于1，000人", "at least 100 people", "1000"),
        ("第1，2项", "item 1", "2"),
        ("第1，2项", "items 1 and 2", ""),
        ("1.5，200分", "1.5, 200 points", ""),
    ],
)
def test_a_wide_comma_parts_the_thousands_of_a_number_or_two_numbers(zh: str, en: str, lost: str) -> None:
    decoded = decode(Translation, {"language": "en", "texts": [{"zh": zh, "en": en}]})
    rubric = decode(Rubric, TABLE | {"title": zh}).value
    own = check_translation(rubric, decoded).own
    assert [one.values["numbers"] for one in own] == ([lost] if lost else [])


def test_a_table_that_was_written_anew_is_checked_at_once() -> None:
    """1,200 rows and as many pairs for what they said before: some changed, the rest gone; none is lost from sight."""
    rows = [
        {"id": f"r{at}", "title": f"第{at}条要有专人负责并留存完整记录", "points": "1", "method": "graded"}
        for at in range(1200)
    ]
    group = TABLE["groups"][0] | {"criteria": rows}
    rubric = decode(Rubric, TABLE | {"groups": [group]}).value
    old = [{"zh": f"原第{at}项须设置岗位和台账并按时归档备查", "en": f"Words {at}"} for at in range(1200)]
    decoded = decode(Translation, {"language": "en", "texts": old})
    started = process_time()
    own, missing = check_translation(rubric, decoded)
    assert process_time() - started < 3
    assert {one.code for one in own} <= {"translation-changed", "translation-unused"}
    assert (len(own), len(missing)) == (1200, 1203 - sum(one.code == "translation-changed" for one in own))


TABLE: dict[str, Any] = {
    "id": "room",
    "title": "教室评估表",
    "edition": "1",
    "points": "10",
    "columns": [{"of": "title", "title": "指标"}],
    "groups": [
        {
            "id": "1",
            "title": "场地",
            "points": "10",
            "criteria": [
                {
                    "id": "1.1",
                    "title": "教室面积不少于60平方米",
                    "points": "10",
                    "method": "checklist",
                    "indicators": [{"id": "a", "points": "10", "text": "≥60"}],
                }
            ],
        }
    ],
}
PAIRS: dict[str, str] = {
    "教室评估表": "Classroom check",
    "指标": "Criterion",
    "场地": "Place",
    "教室面积不少于60平方米": "The room has at least 60 square metres",
}


def found(texts: list[Any]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The codes and places of the problems of a translation of the table above."""
    decoded: Decoded[Translation] = decode(Translation, {"language": "en", "texts": texts})
    own, missing = check_translation(decode(Rubric, TABLE).value, decoded)
    return [(one.code, *one.path) for one in own], [(one.code, *one.path) for one in missing]


def pairs(**changed: str) -> list[Any]:
    return [{"zh": zh, "en": en} for zh, en in (PAIRS | changed).items()]


def test_a_whole_translation_has_no_problems() -> None:
    assert found(pairs()) == ([], [])
    assert found([*pairs(), {"zh": "≥60", "en": "at least 60"}]) == ([], []), "it may be put in words"


def test_each_text_that_is_left_out_is_a_problem_at_its_place_in_the_rubric() -> None:
    assert found([]) == (
        [],
        [
            ("translation-missing", "title"),
            ("translation-missing", "columns", 0, "title"),
            ("translation-missing", "groups", 0, "title"),
            ("translation-missing", "groups", 0, "criteria", 0, "title"),
        ],
    )


def test_what_is_wrong_with_a_pair_is_told_at_the_pair() -> None:
    assert found(pairs(指标="")) == ([("translation-empty", "texts", 1, "en")], [])
    assert found(pairs(指标="指标")) == ([("translation-same", "texts", 1, "en")], [])
    assert found(pairs(教室面积不少于60平方米="at least 6 square metres")) == (
        [("translation-number", "texts", 3, "en")],
        [],
    )
    assert found([*pairs(), {"zh": "指标", "en": "Item"}]) == (
        [("translation-duplicate", "texts", 4, "zh")],
        [],
    )
    assert found(pairs(操场="Playground")) == ([("translation-unused", "texts", 4, "zh")], [])


def test_a_changed_sentence_is_told_once_with_what_it_says_now() -> None:
    old = [one for one in pairs() if "60" not in one["zh"]] + [
        {"zh": "教室面积不少于50平方米", "en": "At least 50 square metres"}
    ]
    assert found(old) == ([("translation-changed", "texts", 3, "zh")], [])
    decoded = decode(Translation, {"language": "en", "texts": old})
    (problem,) = check_translation(decode(Rubric, TABLE).value, decoded).own
    assert problem.values == {"text": "教室面积不少于50平方米", "near": "教室面积不少于60平方米"}
    alone = [{"zh": "教室面积不少于50平方米", "en": "At least 50 square metres"}]
    assert [place for _, *place in found(alone)[1]] == [
        ["title"],
        ["columns", 0, "title"],
        ["groups", 0, "title"],
    ]
    left_open = [*old, {"zh": "教室面积不少于60平方米", "en": ""}]
    assert found(left_open)[0] == [
        ("translation-empty", "texts", 4, "en"),
        ("translation-changed", "texts", 3, "zh"),
    ]


def test_of_a_long_sentence_the_part_that_has_changed_is_shown() -> None:
    long = "教室应当明亮、安静、通风，备有讲台、黑板和足够的课桌椅，并且每年检修一次，检修要有记录可查，面积不少于"
    table = TABLE | {"title": f"{long}60平方米"}
    old = [
        {"zh": f"{long}50平方米", "en": "50"},
        *(one for one in pairs() if one["zh"] != "教室评估表"),
    ]
    decoded = decode(Translation, {"language": "en", "texts": old})
    own, missing = check_translation(decode(Rubric, table).value, decoded)
    assert [one.values for one in own] == [
        {"text": "…可查，面积不少于50平方米", "near": "…可查，面积不少于60平方米"}
    ]
    assert missing == []


def test_what_cannot_be_read_makes_nothing_else_look_wrong() -> None:
    """A pair without `zh` may be that of any text; one without `en` is the pair of its text."""
    assert found([{"en": "Criterion"}]) == ([], [])
    assert found([{"zh": "指标"}])[1][0] == ("translation-missing", "title")
    assert ("translation-missing", "columns", 0, "title") not in found([{"zh": "指标"}])[1]
    assert found(["指标"]) == ([], [])
    decoded = decode(Translation, {"language": "en"})
    assert check_translation(decode(Rubric, TABLE).value, decoded) == ([], [])
