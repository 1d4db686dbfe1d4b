"""Recording editions: what is published stays, wording may be corrected, and the lock file says so plainly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from rubricpress.core.changes.digest import digest
from rubricpress.core.changes.editions import (
    Lock,
    earlier_ids_exist,
    edition_order,
    kept_as_recorded,
    lock_text,
    none_lost,
    record,
    state_of,
)
from rubricpress.core.checks.edition_names import editions_stand_in_addresses
from rubricpress.core.methods.counted import Counted
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric
from rubricpress.source.reading import read_rubric
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import read_yaml

FOLDER: Final = Path(__file__).parents[1] / "editions/rubrics"


def read(path: str) -> Rubric:
    rubric = read_rubric(FOLDER / path).rubric
    assert rubric
    return rubric


OLD: Final = read("editions/training-room/2025-03.yaml")
NEW: Final = read("training-room.yaml")


def reworded(rubric: Rubric) -> Rubric:
    return replace(rubric, title=f"{rubric.title}（改）")


def rescored(rubric: Rubric) -> Rubric:
    (adjustment,) = rubric.adjustments
    assert isinstance(adjustment.method, Counted)
    method = replace(adjustment.method, each=Decimal(-1))
    return replace(rubric, adjustments=(replace(adjustment, method=method),))


def test_an_edition_is_new_then_recorded_and_recording_it_again_does_nothing() -> None:
    assert state_of(NEW, Lock()) == "new"
    lock, done = record(Lock(), [NEW])
    assert [one.what for one in done] == ["new"]
    assert state_of(NEW, lock) == "same"
    assert record(lock, [NEW]) == (lock, [("training-room", "2026-11", "same")])


def test_scores_of_a_recorded_edition_cannot_change_and_those_of_a_new_one_can() -> None:
    lock, _ = record(Lock(), [NEW])
    changed = rescored(NEW)
    assert [(one.code, one.place) for one in kept_as_recorded(changed, lock)] == [
        ("edition-changed", "edition")
    ]
    assert list(kept_as_recorded(replace(changed, edition="2027-01"), lock)) == []
    assert list(kept_as_recorded(NEW, lock)) == []


def test_wording_can_be_corrected_and_every_digest_that_the_edition_had_stays_in_the_lock() -> None:
    lock, _ = record(Lock(), [NEW])
    corrected = reworded(NEW)
    assert list(kept_as_recorded(corrected, lock)) == []
    again, done = record(lock, [corrected])
    assert [one.what for one in done] == ["corrected"]
    (entry,) = again.editions
    assert (entry.digest, entry.corrected) == (digest(corrected), (digest(NEW),))
    back, _ = record(again, [NEW])
    assert back.editions[0].digest == digest(NEW)
    assert back.editions[0].corrected == (digest(corrected),), "each digest once"


def test_examples_may_be_added_to_a_recorded_edition() -> None:
    lock, _ = record(Lock(), [replace(NEW, examples=())])
    assert state_of(NEW, lock) == "same"


def test_a_recorded_edition_that_has_no_file_is_missed() -> None:
    lock, _ = record(Lock(), [OLD, NEW])
    assert list(none_lost(NEW, ["2025-03"], lock)) == []
    assert [one.values["edition"] for one in none_lost(NEW, [], lock)] == ["2025-03"]
    assert list(none_lost(replace(NEW, id="another"), [], lock)) == []


@pytest.mark.parametrize(
    ("edition", "example"),
    [
        ("2026/11", "2026-11"),
        ("2026年11月", "2026-11"),
        ("2026年1月5日", "2026-01-05"),
        ("二〇二六年十一月", "2026-11"),
        ("２０２６.11版", "2026-11"),
        ("2026年", "2026"),
        ("第二版", "2026-11"),
        ("2026/13", "2026-11"),
        ("2026年修订", "2026-11"),
    ],
)
def test_what_stands_in_addresses_is_letters_digits_dots_and_dashes(edition: str, example: str) -> None:
    (problem,) = editions_stand_in_addresses(replace(NEW, edition=edition))
    assert (problem.code, problem.path) == ("edition-form", ("edition",))
    assert problem.remedy() == f"请改写，例如 {example}"


@pytest.mark.parametrize(
    "edition", ["2026-11-31", "2026-02-29", "2100-02-29", "2026-13", "2026-00", "2026-04-31"]
)
def test_an_edition_that_is_a_date_is_one_of_the_calendar(edition: str) -> None:
    assert [one.code for one in editions_stand_in_addresses(replace(NEW, edition=edition))] == [
        "edition-date"
    ]


@pytest.mark.parametrize(
    "edition",
    [
        "2026-11",
        "2026-9",
        "2026-11-30",
        "2024-02-29",
        "2000-02-29",
        "2026-12-31",
        "2",
        "1.2.1",
        "v2",
        "2026-11-a",
    ],
)
def test_any_other_name_will_do_for_an_edition(edition: str) -> None:
    assert list(editions_stand_in_addresses(replace(NEW, edition=edition))) == []


def test_was_names_what_was_there_before() -> None:
    assert list(earlier_ids_exist(NEW, OLD)) == []
    groups = (replace(NEW.groups[0], was=("9",)), *NEW.groups[1:])
    row = replace(NEW.adjustments[0], was=("d1", "d9"))
    found = list(earlier_ids_exist(replace(NEW, groups=groups, adjustments=(row,)), OLD))
    assert [(one.place, one.values["id"]) for one in found] == [
        ("groups.0.was", "9"),
        ("adjustments.0.was", "d9"),
    ]


@pytest.mark.parametrize(
    "ordered",
    [["2025-03", "2026-9", "2026-11"], ["2026", "2026-01", "2026-1b"], ["v2", "v10"], ["9", "10", "a"]],
)
def test_editions_stand_in_the_order_of_their_numbers(ordered: list[str]) -> None:
    assert sorted({*ordered}, key=edition_order) == ordered


def test_the_lock_file_is_plain_sorted_and_reads_back_as_it_was() -> None:
    lock, _ = record(Lock(), [NEW, reworded(replace(OLD, id="a-room"))])
    lock, _ = record(lock, [reworded(NEW), OLD])
    text = lock_text(lock)
    assert [one.id + one.edition for one in lock.editions] == [
        "a-room2025-03",
        "training-room2025-03",
        "training-room2026-11",
    ]
    data, _, problems = read_yaml(text, words_of(Lock))
    decoded = decode(Lock, data)
    assert (problems, decoded.problems, decoded.value) == ([], [], lock)
    assert decode(Lock, read_yaml(lock_text(Lock()), frozenset())[0]).value == Lock()
