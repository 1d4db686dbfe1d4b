"""Rules beside the rows are told on both pages: nothing that decides a score is hidden from who is scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.core.test_combining import HEAD, explained, group, row, rubric_of
from tests.core.test_conclusions import ENDS, GRADES, LEVELS, TITLED, tagged
from tests.core.test_gates import ALL_BUT_KEY, CONCLUSIONS, FAILED, FLOORS, gate, two_groups
from tests.core.test_together import FLOORED, ONCE, adjusting, waiting

from rubricpress.cli import main
from rubricpress.core.rubric import Rubric
from rubricpress.site.pages import rubric_pages
from rubricpress.site.views.controls import LevelsView
from rubricpress.site.views.criteria import criteria_page
from rubricpress.site.views.form import form_view
from rubricpress.site.views.parts import Prose
from rubricpress.source.library import Library


def said(prose: Prose) -> str:
    return "".join(one.text for one in prose)


def about(rubric: Rubric) -> dict[str, str]:
    return {one.label: said(one.text) for one in criteria_page(rubric, "sha256:0").about}


def test_both_pages_tell_how_sums_are_made(tmp_path: Path) -> None:
    top = (
        "start: 2\ncombine: mean\ndropped_points: removed\nunrated: dropped\nscale: {to: 70, begins: least}\n"
    )
    top += "rounding: {groups: {step: 0.1, way: down}, total: {step: 1}}"
    text = HEAD.format(points=7, top=top)
    text += group("1", "5", [row("1.1", "5"), row("1.2", "5")], "    combine: highest\n    weight: 2\n")
    rubric = rubric_of(tmp_path, text + group("2", "5", [row("2.1", "5")]))
    words = (
        "总分从 2 分起算。各组的得分取平均。“1 组1”各条只取得分最高的一个。“1 组1”的权重是 2。"
        "不计的条目，其分值从满分中减去。没有评的条目不计。各组得分取到 0.1 的整数倍（去尾）。"
        "总分取到 1 的整数倍（四舍五入）。总分按满分 70 分折算，最低的总分折算为 0。"
    )
    assert about(rubric)["合计的办法"] == words
    assert {one.head: one.text for one in form_view(rubric, "", "").rules}["合计的办法"] == words
    # the sum of a group is that of its rows, whatever is rated
    assert [said(one.points) for one in criteria_page(rubric, "").groups] == ["5", "5"]


def test_a_group_without_a_printed_sum_shows_what_its_rows_come_to(tmp_path: Path) -> None:
    text = HEAD.format(points=10, top="unrated: dropped\ndropped_points: group")
    text += group("1", "10", [row("1.1", "4"), row("1.2", "6")]).replace("    points: 10\n", "")
    assert [said(one.points) for one in criteria_page(rubric_of(tmp_path, text), "").groups] == ["10"]


def test_a_table_that_only_adds_says_nothing_of_it(tmp_path: Path) -> None:
    assert "合计的办法" not in about(rubric_of(tmp_path, two_groups("")))


def test_both_pages_tell_what_a_row_has_beside_its_method(tmp_path: Path) -> None:
    more = (
        ", weight: 2, not_applicable: {counts: met, reason: true}, only_for: {field: site, options: [tower]}"
    )
    text = HEAD.format(points=8, top="dropped_points: group") + group("1", "8", [row("1.1", "4", more)])
    rubric = rubric_of(tmp_path, text)
    words = "权重 2。可填“不适用”，这时得满分，须写明理由。工地类别为“有塔吊”时才有这一条，否则不计。"
    (one,) = criteria_page(rubric, "").groups[0].sections[0].criteria
    assert [said(term.text) for term in one.terms if term.label == "另有规定"] == [words]
    (shown,) = form_view(rubric, "", "").groups[0].sections[0].criteria
    assert [one.text for one in shown.official if one.head == "另有规定"] == [words]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (FAILED, "“1.1 行1.1”评为“没有”"),
        ('{criterion: "1.1", levels: [none, half]}', "“1.1 行1.1”评为“没有”或“有一些”"),
        ("{score: {below: 12}}", "总分低于 12 分"),
        ('{group: "1", share: {from: 60}}', "“1 组1”得分与满分之比 60% 及以上"),
        ('{criterion: "1.2", score: {from: 3}, share: {to: 80}}', "“1.2 行1.2”得分 3 分及以上，且“1.2 行1.2”得分与满分之比 80% 及以下"),
        ("{levels: [none], count: {from: 1}, starred: true}", "评为“没有”的有星号的条目 1 项及以上"),
        ("{score: {equals: 0}, count: {from: 1}, starred: true}", "得分 0 分的有星号的条目 1 项及以上"),
        ('{share: {below: 60}, count: {from: 1}, group: "1"}', "“1 组1”中得分与满分之比低于 60%的条目 1 项及以上"),
        ("{levels: [none], count: {from: 10}, percent: true, starred: true}", "有星号的条目里评为“没有”的比例 10% 及以上"),
        ("{levels: [none], count: {from: 100}, percent: true}", "条目里评为“没有”的比例 100%"),
        ('{levels: [none], count: {from: 1}, group: "1"}', "“1 组1”中评为“没有”的条目 1 项及以上"),
    ],
)  # fmt: skip
def test_the_criteria_page_tells_when_a_gate_holds(tmp_path: Path, condition: str, words: str) -> None:
    rubric = rubric_of(tmp_path, two_groups(gate("caps_total: 12", condition) + CONCLUSIONS))
    (one,) = criteria_page(rubric, "").gates
    assert (one.title, one.when, one.effect) == ("关键项不达标", words, "总分以 12 分为限")


def test_levels_without_points_stand_on_the_pages_by_their_words(tmp_path: Path) -> None:
    text = HEAD.format(points=0, top="combine: none") + group(
        "1", "0", [row("1.1", "0").replace("score: 0.0", "score: 0")]
    )
    rubric = rubric_of(tmp_path, text)
    (one,) = criteria_page(rubric, "").groups[0].sections[0].criteria
    assert [(each.score, said(each.text)) for each in one.method.rows] == [
        ((), "没有"),
        ((), "有一些"),
        ((), "齐全"),
    ]
    (shown,) = form_view(rubric, "", "").groups[0].sections[0].criteria
    assert isinstance(shown.control, LevelsView)
    assert [(each.points, each.text) for each in shown.control.options] == [
        ("", "没有"),
        ("", "有一些"),
        ("", "齐全"),
    ]


def test_gates_and_conditions_stand_on_the_pages(tmp_path: Path) -> None:
    text = two_groups(gate("caps_conclusion: pass", FAILED) + CONCLUSIONS)
    pages = rubric_pages(rubric_of(tmp_path, text), "sha256:0", "0" * 16, "")
    criteria, form = pages.pages["index.html"], pages.pages["form/index.html"]
    assert "另有规则" in criteria.body
    assert "结论最高为“合格”" in criteria.body
    assert "“1.1 行1.1”评为“没有”：结论最高为“合格”" in form.body


def test_a_conclusion_says_what_it_asks_for(tmp_path: Path) -> None:
    text = two_groups("adjustments:\n  - {id: d1, title: 扣分, method: fixed, amount: -1}\n" + FLOORS)
    when = [one.when for one in criteria_page(rubric_of(tmp_path, text), "").conclusions]
    halves = "“1 组1”得分与满分之比 50% 及以上，且“2 组2”得分与满分之比 50% 及以上"
    # 12 of 16 with a half of each group; the same totals without them; and totals that never could
    rest = "总分 0 分及以上，而不符合以上各项"
    assert when == [f"总分 12 分及以上，且{halves}", rest, "总分低于 0 分"]
    text = two_groups(
        "conclusions:\n  - {id: a, title: 甲, share: {from: 60}}\n  - {id: b, title: 乙, share: {below: 60}}\n"
    )
    rubric = rubric_of(tmp_path, text)
    assert [one.when for one in criteria_page(rubric, "").conclusions] == [
        "总分与满分之比 60% 及以上",
        "总分与满分之比低于 60%",
    ]
    assert form_view(rubric, "", "").pending == "评完后给出"


def test_the_trace_of_a_capped_conclusion_names_the_gate(tmp_path: Path) -> None:
    """The total itself would lead to a better one: the trace must not say that it lies in the range of the lower."""
    rubric = rubric_of(tmp_path, two_groups(gate("caps_conclusion: pass", FAILED) + CONCLUSIONS))
    assert explained(rubric, ALL_BUT_KEY, "zh")[-2:] == [
        "结论",
        "“1.1 行1.1”评为“没有”，所以结论最高为“合格”",
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ["不计总分", "规则生效：关键项不达标"]), ("en", ["No total", "Rule that holds: 关键项不达标"])],
)
def test_the_report_says_that_there_is_no_total(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, words: list[str]
) -> None:
    folder = tmp_path / "rubrics"
    folder.mkdir()
    rubric_of(folder, two_groups(gate("no_total: true", FAILED)))
    ratings = {name: {"level": level} for name, level in ALL_BUT_KEY.items()}
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": ratings}},
    }
    (tmp_path / "one.json").write_text(json.dumps(response), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["score", "one.json", "--lang", lang])
    assert done.exit_code == 0, done.output
    lines = [line.strip() for line in done.output.splitlines()]
    assert [line for line in lines if line in words] == words


def test_sets_of_conclusions_stand_on_both_pages(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(GRADES))
    theory, practice, grade = criteria_page(rubric, "").conclusion_sets
    assert [one.when for one in theory.conclusions] == [
        "“1 组1”得分 8 分及以上",
        "“1 组1”得分 5 分及以上，低于 8 分",
        "“1 组1”得分低于 5 分",
    ]
    assert practice.conclusions[0].when == "“2 组2”得分与满分之比 80% 及以上"
    assert (grade.about, grade.conclusions) == ("取“理论”、“实操”中最低的一个。取最低的等级。", ())
    (good, *_) = criteria_page(rubric, "").conclusions
    assert good.when == "总分 0 分及以上，且“总等级”为“A”"
    pages = rubric_pages(rubric, "sha256:0", "0" * 16, "").pages
    assert '<h4 id="conclusions-theory">理论</h4>' in pages["index.html"].body
    assert 'data-conclusion-set="grade"' in pages["form/index.html"].body


def test_an_exception_and_a_needed_level_are_told(tmp_path: Path) -> None:
    (passing, *_) = criteria_page(rubric_of(tmp_path, two_groups(ENDS)), "").conclusions
    assert passing.when.endswith("；或者总分 10 分及以上，且“1 组1”得分 0 分")
    assert passing.source == "有一张表为零分的例外。"
    rubric = rubric_of(tmp_path, tagged(LEVELS))
    (level,) = criteria_page(rubric, "").conclusion_sets
    assert level.conclusions[1].when == "评为“没有”的标记为 should 的条目 0 项。须先达到“合格级”"


def test_a_row_says_of_which_kind_it_is(tmp_path: Path) -> None:
    """By the title of its tag, or else by the tag, on the page of criteria and in the form."""
    for more, said in (("", "标记为 must。"), (TITLED, "属于“必达项”。")):
        rubric = rubric_of(tmp_path, tagged(LEVELS + more))
        pages = rubric_pages(rubric, "sha256:0", "0" * 16, "").pages
        assert all(said in pages[name].body for name in ("index.html", "form/index.html"))
    (level,) = criteria_page(rubric, "").conclusion_sets
    assert level.conclusions[1].when.startswith("评为“没有”的属于“应达项”的条目 0 项")


def test_a_table_without_a_total_shows_none(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, tagged(LEVELS))
    assert about(rubric)["合计的办法"] == "各组分列，不计总分。"
    body = rubric_pages(rubric, "sha256:0", "0" * 16, "").pages["form/index.html"].body
    assert "不计总分" in body
    assert "data-max" not in body
    assert "data-share" not in body


def test_how_a_total_is_rounded_is_told(tmp_path: Path) -> None:
    top = "rounding: {total: {step: 1, below_full: true}, across: true}"
    rubric = rubric_of(tmp_path, HEAD.format(points=4, top=top) + group("1", "4", [row("1.1", "4")]))
    words = "总分取到 1 的整数倍（四舍五入），没有得满分的不取到满分，可以越过结论的界限。"
    assert about(rubric)["合计的办法"] == words


def test_both_pages_tell_what_counts_together_and_what_waits(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, adjusting(ONCE, FLOORED))
    words = "“国家级、省级”只取最高的一项（按最高的计）。“事故、投诉”合计，最少 −6 分。"
    assert about(rubric)["合计的办法"] == words
    rubric = rubric_of(tmp_path, waiting("group", "zero"))
    second = criteria_page(rubric, "").groups[0].sections[0].criteria[1]
    words = "“1.1 行1.1”评为“有一些”或“齐全”时才有这一条，否则得 0 分。"
    assert [said(term.text) for term in second.terms if term.label == "另有规定"] == [words]
    several = ", units: {title: 塔吊, combine: lowest, most: 3}"
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4", several)])
    (one,) = criteria_page(rubric_of(tmp_path, text), "").groups[0].sections[0].criteria
    assert said(one.terms[-1].text) == "每个塔吊分别评分，取最低的一个，最多 3 个。"
    text = HEAD.format(points=100, top="dropped_points: group")
    more = ", not_applicable: {counts: part, points: 2, rest: shared}"
    text += group("1", "100", [row("1.1", "4"), row("1.2", "4")], "    combine: shares\n")
    assert "“1 组1”各条按得分占满分的百分比取平均。" in about(rubric_of(tmp_path, text))["合计的办法"]
    text = HEAD.format(points=4, top="dropped_points: group") + group("1", "4", [row("1.1", "4", more)])
    (one,) = criteria_page(rubric_of(tmp_path, text), "").groups[0].sections[0].criteria
    assert said(one.terms[-1].text) == "可填“不适用”，这时得 2 分，其余的分值不计。"


def test_a_row_that_counts_once_has_one_place_to_say_so(root: Path) -> None:
    """2.1 has units, 2.2 and 2.3 count once; the other rows and the adjustments say nothing but what is chosen."""
    rubric = Library(root / "tests/rubrics")["best-and-once"].rubric
    body = rubric_pages(rubric, "sha256:0", "0" * 16, "").pages["form/index.html"].body
    cards = {part.split('"')[0]: part for part in body.split('id="criterion-')[1:]}
    told = {name: part.count("data-worked") for name, part in cards.items() if "data-worked" in part}
    assert told == {"2.1": 1, "2.2": 1, "2.3": 1}
    assert "“2.2 专著、2.3 教材”只取最高的一项。" in cards["2.3"]
