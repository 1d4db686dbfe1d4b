"""Totals, groups and conclusion: what is painted is what the core says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.official import PERFORMANCE

from rubricpress.core.bridge import answer

ROOT = Path(__file__).parents[3]
CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"
RUBRICS = [CORRESPONDENCE, SHENZHEN, URUMQI, PERFORMANCE]


def test_a_checklist_a_bonus_and_a_veto(form: Any) -> None:
    form.open(URUMQI).total("0")
    form.control("ratings.1.1.met", "a").check()
    form.control("ratings.1.1.met", "b").check()
    form.control("ratings.b1.triggered").check()
    form.type("ratings.b4.score", "２．５")
    form.total("11.5")
    form.conclusion("")
    expect(form.page.locator('[data-group="1"] [data-group-score]').last).to_have_text("4")
    form.control("ratings.v1.triggered").check()
    form.conclusion("disqualified")
    expect(form.page.locator("[data-total-label]")).to_have_text("暂计")


def test_none_of_a_checklist_is_zero_and_excludes_the_rest(form: Any) -> None:
    form.open(URUMQI)
    form.control("ratings.1.1.met", "a").check()
    form.control("ratings.1.1.none_met").check()
    expect(form.control("ratings.1.1.met", "a")).not_to_be_checked()
    expect(form.page.locator("[data-answered]")).to_have_text("1")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1.1": {"met": []}}
    form.control("ratings.1.1.met", "b").check()
    expect(form.control("ratings.1.1.none_met")).not_to_be_checked()
    form.total("2")


def test_levels_a_deciding_number_a_count_and_the_conclusion(form: Any) -> None:
    form.open(SHENZHEN)
    best = {
        "1": "2.5",
        "2": "1.5",
        "3": "2.5",
        "4": "3",
        "5": "2.5",
        "6": "1.5",
        "7": "1.5",
        "8": "2.5",
        "9": "2.5",
    }
    for name, level in {
        **best,
        **dict.fromkeys(("13", "14"), "10"),
        **dict.fromkeys(map(str, range(16, 21)), "8"),
    }.items():
        form.control(f"ratings.{name}.level", level).check()
    form.control("profile.base_type", "main").check()
    form.type("ratings.12.measure.value", "2000")
    form.type("ratings.15.measure.value", "80")
    form.total("100")
    form.conclusion("qualified")
    expect(form.page.locator("[data-total-label]")).to_have_text("总分")
    expect(form.page.locator('#criterion-12 [data-option="10"]')).to_have_attribute("data-chosen", "")
    form.page.locator("#criterion-10 [data-step=up]").click()
    form.total("0")
    form.conclusion("unqualified")
    form.page.locator("#criterion-10 [data-step=down]").click()
    form.total("100")
    expect(form.control("ratings.10.count")).to_have_value("")


def test_a_ratio_decides_the_band_and_says_so(form: Any) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.2.4.measure.numerator", "12")
    form.type("ratings.1.2.4.measure.denominator", "20")
    card = form.page.locator('[data-criterion="1.2.4"][data-method]')
    expect(card.locator("[data-worked]")).to_contain_text("60%")
    expect(card.locator("[data-chosen]")).to_have_attribute("data-option", "pass")
    form.type("ratings.1.2.4.score", "3.9")
    form.total("3.9")
    form.type("ratings.a1.score", "-150")
    form.total("-146.1")
    expect(form.page.locator("[data-total]")).to_have_text("−146.1")


def test_a_choice_can_be_taken_back(form: Any) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.total("2")
    form.page.locator('[data-clear="ratings.1.level"]').click()
    form.total("0")
    expect(form.control("ratings.1.level", "0")).to_be_focused()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {}


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_vector_goes_through_the_controls_unchanged(rubric: str, form: Any) -> None:
    text = (ROOT / "tests/vectors" / f"{rubric}.json").read_text(encoding="utf-8")
    form.open(rubric)
    for vector in json.loads(text, parse_float=str)["vectors"]:
        given = vector["response"]
        if vector["expected"].get("problems") or "self" not in vector["expected"]["assessments"]:
            continue
        form.choose_file(given)
        form.confirm()
        expect(form.page.locator("#dialog-open")).to_be_hidden()
        form.total(vector["expected"]["assessments"]["self"]["total"])
        theirs = _result(given)
        form.until_draft(lambda draft, theirs=theirs: _result(draft["response"]) == theirs, vector["name"])


def _result(data: dict[str, Any]) -> dict[str, Any]:
    reply = json.loads(answer(json.dumps({"do": "score", "response": data})))
    assert not [one for one in reply["shown"]["problems"] if one["role"] == "self"]
    return dict(reply["result"]["assessments"])
