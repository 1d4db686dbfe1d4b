"""An indicator of which a part can be earned: a file may name it as met, which the page shows as all of its points."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.form.conftest import KINDERGARTEN

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
    """Whether the first is ticked, and what stands in the field of the second. 3 + 4 = 7 on the command line; 3 + 1.25 = 4.25 is rounded to a whole total of 4."""
    form.open(KINDERGARTEN)
    form.choose_file(response(KINDERGARTEN, {ROW: rating}))
    form.confirm()
    form.total(total)
    expect(form.control(f"ratings.{ROW}.earned.b")).to_have_value(shown[1])
    expect(form.control(f"ratings.{ROW}.met", "a")).to_be_checked(checked=shown[0])
    expect(form.control(f"ratings.{ROW}.none_met")).to_be_checked(checked=rating == {"met": []})


def test_a_file_that_names_it_twice_says_what_has_no_place(form: Any, response: Any) -> None:
    """Met and earned in part at once is a problem of the file: the page does not choose one of them unseen."""
    form.open(KINDERGARTEN)
    form.choose_file(response(KINDERGARTEN, {ROW: {"met": ["a", "b"], "earned": {"b": "1"}}}))
    expect(form.page.locator("#dialog-open")).to_contain_text("met")
