"""The form page as HTML: every control is there under its name, and the page keeps to HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.official import PUBLISHED
from tests.site.markup import Tags, parse

import rubricpress.site
from rubricpress.core.methods import METHODS
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.scoring import Scorer
from rubricpress.site.rendering import environment
from rubricpress.site.views.form import form_page, form_view

COMPONENTS = Path(rubricpress.site.__file__).parent / "templates/components"
OF_THE_FORM = [
    "checklist", "deductions", "levels", "graded", "proportional", "counted", "counter", "fixed", "veto", "ranged", "measure", "field", "damage",
    "criterion", "profile", "roles", "summary", "navigation", "problem_summary", "dialogs", "tally", "several",
]  # fmt: skip
SMALL = {
    "id": "small", "title": "小表 <甲>", "edition": "2026", "points": "12",
    "columns": [{"of": "title", "title": "内容"}, {"of": "assessment", "title": "怎么评"}],
    "bands": [{"id": "ok", "title": "合格"}],
    "groups": [{"id": "g", "title": "组", "points": "12", "criteria": [
        {"id": "1", "title": "清单", "points": "7", "method": "checklist", "assessment": "看\n查", "indicators": [
            {"id": "a", "points": "5", "text": "全得"},
            {"id": "b", "points": "2", "text": "可得部分", "partial": True, "step": "0.5"}]},
        {"id": "2", "title": "分档", "points": "5", "starred": True, "method": "graded", "step": "1",
         "bands": [{"id": "ok", "from": "0", "to": "5"}],
         "measure": {"kind": "number", "title": "增减", "unit": "人", "decides": False, "minimum": "-5"},
         "not_applicable": {"reason": True}, "damage": [{"at": "title", "read": "分档", "reason": "缺字"}]}]}],
    "adjustments": [{"id": "x", "title": "加", "method": "counted", "each": "1", "limit": "3"},
                    {"id": "y", "title": "减", "method": "ranged", "ranges": [{"from": "-2", "to": "-1"}]}],
}  # fmt: skip


class Reader(Tags):
    """The tags of a form, and its controls."""

    def named(self) -> Iterator[tuple[str, str, str]]:
        """Each control as name, type and value."""
        for tag, attributes in self.tags:
            if tag in ("input", "textarea") and "name" in attributes:
                yield attributes["name"], attributes.get("type", tag), attributes.get("value", "")


@pytest.fixture(scope="module", params=PUBLISHED)
def scorer(request: pytest.FixtureRequest, scorers: dict[str, Scorer]) -> Scorer:
    return scorers[request.param]


@pytest.fixture(scope="module")
def html(scorer: Scorer) -> str:
    return form_page(form_view(scorer.rubric, scorer.digest, "0123"))


@pytest.fixture(scope="module")
def small() -> str:
    decoded = decode(Rubric, SMALL)
    assert not decoded.problems
    return form_page(form_view(decoded.value, "sha256:0", "0123"))


def test_every_criterion_has_the_controls_of_its_method(scorer: Scorer, html: str) -> None:
    controls = Counter(Reader(html).named())
    for criterion, _ in all_criteria(scorer.rubric):
        name = f"ratings.{criterion.id}"
        method: Any = criterion.method
        match method.NAME:
            case "checklist":
                wanted = [(f"{name}.met", "checkbox", one.id) for one in method.indicators]
                wanted.append((f"{name}.none_met", "checkbox", "true"))
            case "levels":
                wanted = [(f"{name}.level", "radio", one.id) for one in method.levels]
            case "proportional":
                wanted = []
            case "graded" | "ranged":
                wanted = [(f"{name}.score", "text", "")]
            case "counted":
                wanted = [(f"{name}.count", "text", "")]
            case _:
                wanted = [(f"{name}.triggered", "checkbox", "true")]
        if getattr(method, "measure", None):
            wanted += [(f"{name}.measure.{key}", "text", "") for key in method.measure.keys]
        wanted += [(f"{name}.{key}", "textarea", "") for key in ("evidence", "note")]
        for one in wanted:
            assert controls.pop(one) == 1
    left = {name for name, _, _ in controls}
    assert left == {
        "profile.institution", "assessor", "date", "role", *(f"profile.{one.id}" for one in scorer.rubric.profile),
    }  # fmt: skip


def test_every_official_word_stands_beside_its_control(scorer: Scorer, html: str) -> None:
    text = re.sub(r"<[^>]*>", "", html.replace("<br>", "\n")).replace("&gt;", ">").replace("&lt;", "<")
    for criterion, _ in all_criteria(scorer.rubric):
        for words in (criterion.title, criterion.standard, criterion.assessment, criterion.remark):
            assert words in text
        for option in (getattr(criterion.method, "levels", ()), getattr(criterion.method, "bands", ())):
            assert all(one.descriptor in text for one in option)
        for indicator in getattr(criterion.method, "indicators", ()):
            assert indicator.text in text


def test_the_page_is_valid_html_in_one_block(html: str) -> None:
    parse(html)
    assert "\n\n" not in html
    assert html.startswith("<div ")
    assert html.rstrip().endswith("</div>")


def test_ids_are_unique_and_references_lead_somewhere(html: str) -> None:
    tags = Reader(html).tags
    ids = Counter(attributes["id"] for _, attributes in tags if "id" in attributes)
    assert [name for name, times in ids.items() if times > 1] == []
    for _, attributes in tags:
        for key in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            assert set(attributes.get(key, "").split()) <= ids.keys()
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in ids


def test_a_strict_content_policy_holds(html: str) -> None:
    for tag, attributes in Reader(html).tags:
        assert tag not in ("style", "script")
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_no_control_uses_what_browsers_do_badly(html: str) -> None:
    for tag, attributes in Reader(html).tags:
        if tag == "input":
            assert attributes["type"] != "number"
            assert not {"required", "min", "max", "pattern", "step"} & attributes.keys()
        if tag == "form":
            assert "novalidate" in attributes


def test_numbers_that_may_be_negative_get_the_whole_keyboard(scorers: dict[str, Scorer], small: str) -> None:
    scorer = scorers["correspondence-education"]
    modes = {
        attributes["name"]: attributes.get("inputmode")
        for _, attributes in Reader(form_page(form_view(scorer.rubric, scorer.digest, "0")) + small).tags
        if attributes.get("type") == "text"
    }
    assert modes["ratings.a1.score"] is None
    assert modes["ratings.2.measure.value"] is None
    assert modes["ratings.y.score"] is None
    assert modes["ratings.1.1.1.score"] == "decimal"
    assert modes["ratings.x.count"] == "numeric"


def test_the_longest_form_is_light_enough(scorers: dict[str, Scorer]) -> None:
    scorer = scorers["correspondence-education"]
    assert len(form_page(form_view(scorer.rubric, scorer.digest, "0")).encode()) < 250_000


def test_a_row_in_proportion_says_its_rule_above_its_numbers() -> None:
    row = {"id": "p", "title": "检修", "points": "12", "method": "proportional"}
    measure = {"kind": "number", "title": "天数", "unit": "天"}
    steps = {"from": "90", "each": "5", "costs": "1", "begun": "false"}
    for keys, rule in (
        (
            {"target": "30", "better": "less"},
            "目标值 30 天；数越小越好，目标值 ÷ 实际数 × 分值，最多得满分。",
        ),
        (
            {"target": "30", "steps": steps},
            "目标值 30 天；实际数 ÷ 目标值，达到 90% 得满分；每低 5 个百分点扣 1 分，不足 5 个的不扣，扣完为止。",
        ),
    ):
        group = {"id": "g", "title": "组", "points": "12", "criteria": [row | {"measure": measure} | keys]}
        decoded = decode(Rubric, SMALL | {"groups": [group], "adjustments": []})
        assert not decoded.problems
        page = form_page(form_view(decoded.value, "sha256:0", "0123"))
        assert rule in page
        assert page.index(rule) < page.index("ratings.p.measure.value")


def test_partial_points_limits_and_texts_of_a_hand_made_table(small: str) -> None:
    parse(small)
    names = [name for name, _, _ in Reader(small).named()]
    assert "ratings.1.earned.b" in names
    assert names.count("ratings.1.met") == 2  # a tick, and one that nobody sees beside the points
    assert small.count('<span hidden><input type="checkbox" name="ratings.1.met" value="b"') == 1
    for words in (
        "小表 &lt;甲&gt;",
        "0 至 2 分，可精确到 0.5 分",
        "看<br>查",
        "怎么评",
        "每次加 1 分，最多加 3 分",
    ):
        assert words in small
    for words in ("减 1 至 2 分（减分时数字前写减号）", "只作参考", "原文空缺", "原表未规定"):
        assert words in small


def test_only_a_row_that_may_not_apply_has_a_tick_for_it(small: str) -> None:
    ticks = [one for one in Reader(small).named() if one[0].endswith(".not_applicable")]
    assert ticks == [("ratings.2.not_applicable", "checkbox", "true")]
    assert small.count("须在下面的备注中写明理由") == 1


def test_the_side_list_leads_to_the_adjustments_wherever_they_stand(
    scorers: dict[str, Scorer], small: str
) -> None:
    inside = scorers["shenzhen-worker-training-base"]
    for html, place in (
        (small, "#adjustments"),
        (form_page(form_view(inside.rubric, inside.digest, "0")), "#criterion-10"),
    ):
        link = html.split("data-adjustments")[0].rsplit("<a ", 1)[1]
        assert f'href="{place}"' in link


@pytest.mark.parametrize("name", OF_THE_FORM)
def test_the_examples_of_each_component_render(name: str) -> None:
    examples = yaml.safe_load((COMPONENTS / name / "examples.yaml").read_text(encoding="utf-8"))
    module = environment().get_template(f"components/{name}/macro.jinja").module
    for example in examples:
        parse(str(getattr(module, example["macro"])(**example["given"])))


def test_every_method_has_its_component_and_its_script(root: Path) -> None:
    for method in METHODS:
        assert method.NAME in OF_THE_FORM
        assert (root / f"site_assets/js/components/{method.NAME}.js").is_file()
