"""A computer whose clock has lost the time: nothing that is filled in may depend on it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

SHENZHEN = "shenzhen-worker-training-base"


def test_a_clock_at_1970_loses_nothing(clocked_form: Any) -> None:
    form = clocked_form
    form.page.clock.set_fixed_time(0)
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.total("2")
    form.until_shelved({"1": {"level": "2"}})
    form.page.reload()
    form.until_ready()
    expect(form.control("ratings.1.level", "2")).to_be_checked()
    form.total("2")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}


def test_a_draft_from_the_future_is_not_lost_when_the_clock_is_set_right(clocked_form: Any) -> None:
    form = clocked_form
    form.page.clock.set_fixed_time("2126-01-01")
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.until_shelved({"1": {"level": "2"}})
    form.page.clock.set_fixed_time("2026-11-22")
    form.page.reload()
    form.until_ready()
    form.total("2")
    form.control("ratings.1.level", "2.5").check()
    form.until_shelved({"1": {"level": "2.5"}})
    form.page.reload()
    form.until_ready()
    form.total("2.5")


def test_the_tabs_that_tests_share_keep_the_time(form: Any, new_form: Any) -> None:
    """A clock that was set would stand still in every test that follows."""
    for page in (form.page, new_form().page):
        with pytest.raises(AssertionError, match="clocked_form"):
            page.clock.set_fixed_time(0)
