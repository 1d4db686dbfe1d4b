"""An indicator of which a part can be earned: a file may name it as met, which the page shows as all of its points."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import KINDERGARTEN

from rubricpress.core.check_code import check_code

ROW = "2.2"


@pytest.mark.parametrize(
    ("rating", "shown", "total"),
    [
        ({"met": ["a", "b"]}, (True, "4"), "7"),
        ({"met": ["b"]}, (False, "4"), "4"),
        ({"met": ["a"], "earned": {"b": "1.25"}}, (True, "1.25"), "4"),
        ({"met": []}, (False, ""), "0"),
    ],
)
def test_a_file_that_names_it_as_met_keeps_its_points(
    form: Any, response: Any, rating: dict[str, Any], shown: tuple[bool, str], total: str
) -> None:
    """Whether the first is ticked, and what stands in the field of the second. 3 + 4 = 7 on the command line; 3 + 1.25 = 4.25 is rounded to a whole total of 4.

    「opening and saving without a change keeps the check code」
    """
    form.open(KINDERGARTEN)
    file = response(KINDERGARTEN, {ROW: rating})
    form.choose_file(file)
    form.confirm()
    form.total(total)
    expect(form.control(f"ratings.{ROW}.earned.b")).to_have_value(shown[1])
    expect(form.control(f"ratings.{ROW}.met", "a")).to_be_checked(checked=shown[0])
    expect(form.control(f"ratings.{ROW}.none_met")).to_be_checked(checked=rating == {"met": []})
    saved = form.saved()[1]
    assert saved["assessments"]["self"]["ratings"] == {ROW: rating}
    assert saved["check_code"] == check_code(file, saved["rubric"]["edition"])


def test_nothing_earned_is_an_answer(form: Any, response: Any) -> None:
    """`{"earned": {}}` is 0 points on the command line, and not unrated."""
    form.open(KINDERGARTEN)
    form.choose_file(response(KINDERGARTEN, {ROW: {"earned": {}}}))
    form.confirm()
    expect(form.control(f"ratings.{ROW}.none_met")).to_be_checked()


def test_what_is_typed_goes_before_what_the_file_said(form: Any, response: Any) -> None:
    """The tick that keeps the word of the file is seen by nobody, and nobody comes to it."""
    form.open(KINDERGARTEN)
    form.choose_file(response(KINDERGARTEN, {ROW: {"met": ["a", "b"]}}))
    form.confirm()
    kept = form.control(f"ratings.{ROW}.met", "b")
    expect(kept).to_be_checked()
    expect(kept).to_be_hidden()
    for typed, rating in (("2.5", {"met": ["a"], "earned": {"b": "2.5"}}), ("", {"met": ["a"]})):
        form.type(f"ratings.{ROW}.earned.b", typed)
        expect(kept).not_to_be_checked()
        assert form.saved()[1]["assessments"]["self"]["ratings"] == {ROW: rating}
    form.choose_file(response(KINDERGARTEN, {ROW: {"met": ["b"]}}))
    form.confirm()
    form.control(f"ratings.{ROW}.none_met").check()
    expect(form.control(f"ratings.{ROW}.earned.b")).to_have_value("")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {ROW: {"met": []}}


def test_a_file_that_names_it_twice_says_what_has_no_place(form: Any, response: Any) -> None:
    """Met and earned in part at once is a problem of the file: the page does not choose one of them unseen."""
    form.open(KINDERGARTEN)
    form.choose_file(response(KINDERGARTEN, {ROW: {"met": ["a", "b"], "earned": {"b": "1"}}}))
    expect(form.page.locator("#dialog-open")).to_contain_text("met")
