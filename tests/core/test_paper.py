"""The printed table, filled: what stands in each of its places. Expected texts are written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, group, row, rubric_of
from tests.core.test_gates import ALL_BUT_KEY, CONCLUSIONS, FAILED, gate, two_groups

from rubricpress.core.bridge import answer
from rubricpress.core.changes.digest import digest
from rubricpress.core.check_code import check_code
from rubricpress.core.paper.cells import FITS, paper
from rubricpress.core.plain.codec import canonical
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.results.assessing import score_data
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer

PROFILE = {"institution": "某基地", "base_type": "main"}


def cells(
    scorer: Scorer, language: str = "zh", profile: dict[str, str] | None = None, **roles: Any
) -> dict[str, str]:
    """The cells of a response; each role is its ratings, or a whole assessment where it has `ratings`."""
    assessments = {role: one if "ratings" in one else {"ratings": one} for role, one in roles.items()}
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": scorer.rubric.id},
        "profile": profile or {},
        "assessments": assessments,
    }
    data, _ = read_json(json.dumps(response))
    scored, _ = score_data(data, scorer)
    return paper(data, scorer, scored, language)


def own(rubric: Rubric) -> Scorer:
    return Scorer(rubric, digest(rubric))


def test_who_filled_it_in_stands_at_the_head(sample: Scorer) -> None:
    found = cells(
        sample,
        profile=PROFILE,
        self={"assessor": "王", "date": "2026-11-21", "ratings": {}},
        review={"assessor": "李", "ratings": {}},
    )
    said = {name: text for name, text in found.items() if name != "check"}
    assert said == {
        "profile/institution": "某基地",
        "profile/base_type/main": "☑",
        "profile/base_type/sub": "□",
        "assessor/self": "王",
        "date/self": "2026-11-21",
        "assessor/review": "李",
    }


def test_the_check_code_is_that_of_the_response(sample: Scorer) -> None:
    response = {"rubric": {"id": "sample"}, "assessments": {"self": {"ratings": {"1.2": {"score": "7"}}}}}
    assert paper(response, sample, [], "zh")["check"] == check_code(response, sample.rubric.edition)


@pytest.mark.parametrize(
    ("criterion", "rating", "expected"),
    [
        ("1.1", {"met": ["a"]}, {"mark/a": "☑", "mark/b": "□", "self": "6"}),
        ("1.1", {"met": [], "earned": {"b": "1.5"}}, {"mark/a": "□", "mark/b": "☑〔得 1.5 分〕", "self": "1.5"}),
        ("1.1", {"earned": {"b": "4"}}, {"mark/a": "□", "mark/b": "☑〔得 4 分〕", "self": "4"}),
        ("1.1", {"note": "待查"}, {}),
        ("1.2", {"score": "7.5"}, {"mark/good": "✓", "mark/fail": "", "self": "7.5"}),
        ("1.2", {"score": "70"}, {"mark/good": "", "mark/fail": ""}),
        ("2.1", {"measure": {"numerator": "3", "denominator": "4"}, "score": "8"},
         {"measure/numerator": "3", "measure/denominator": "4", "entered": "3 ÷ 4 = 75%", "mark/good": "✓", "mark/fail": "", "self": "8"}),
        ("2.2", {"measure": {"value": "350"}},
         {"measure/value": "350", "entered": "填报 350人", "mark/10": "☑", "mark/0": "□", "self": "10"}),
        ("2.3", {"level": "0"}, {"mark/15": "□", "mark/0": "☑", "self": "0"}),
        ("2.3", {"note": "待查"}, {}),
        ("b1", {"score": "-2.5"}, {"self": "−2.5"}),
        ("d1", {"count": 2}, {"entered": "发生 2 次", "self": "−200"}),
        ("d1", {"note": "待查"}, {"self": "0"}),
        ("d2", {"triggered": True}, {"mark/triggered": "☑", "self": "−5"}),
        ("v1", {"triggered": False}, {"mark/triggered": "□", "self": "0"}),
        ("v1", {"note": "待查"}, {"self": "0"}),
    ],
)  # fmt: skip
def test_each_method_fills_its_own_places(
    sample: Scorer, criterion: str, rating: dict[str, Any], expected: dict[str, str]
) -> None:
    found = cells(sample, profile=PROFILE, self={criterion: rating})
    begin = f"row/{criterion}/"
    assert {
        name.removeprefix(begin): text for name, text in found.items() if name.startswith(begin)
    } == expected


def test_faults_are_marked_and_counted(root: Path) -> None:
    from rubricpress.source.library import Library

    scorer = Library(root / "tests/rubrics")["site-safety-inspection"]
    found = cells(scorer, self={"1.1": {"faults": {"a": 1, "b": 3}}, "1.2": {"note": "待查"}})
    assert (found["row/1.1/mark/a"], found["row/1.1/mark/b"]) == ("☑", "☑〔3 项〕")
    assert "row/1.2/mark/a" not in found
    none = cells(scorer, self={"1.1": {"faults": {}}})
    assert (none["row/1.1/mark/a"], none["row/1.1/self"]) == ("□", "10")


def test_an_assessment_that_rates_nothing_leaves_its_column_to_a_pen(sample: Scorer) -> None:
    found = cells(sample, self={"1.2": {"score": "7"}}, review={})
    assert found["row/1.2/self"] == "7"
    assert not [name for name in found if name.endswith("/review")]


def test_the_settled_score_stands_under_that_of_the_review(sample: Scorer) -> None:
    found = cells(
        sample,
        self={"1.1": {"met": ["a"]}, "1.2": {"score": "9"}},
        review={"1.2": {"score": "6"}},
        agreed={"1.1": {"met": ["a"]}, "1.2": {"score": "7"}},
    )
    assert (found["row/1.2/self"], found["row/1.2/review"]) == ("9", "6\n商定 7")
    assert found["row/1.1/review"] == "商定 6"
    assert found["inside/1"] == "自评 15\n复核 6\n商定 13"
    assert found["inside/2"] == "自评 0\n复核 0"  # nothing is settled there
    assert (found["group/1/self"], found["group/1/review"]) == ("15", "6\n商定 13")
    assert found["total/review"] == "暂计 6"  # of all rows, few are settled


def test_marks_stand_for_the_first_assessment_that_rates_anything(sample: Scorer) -> None:
    both = cells(sample, self={"2.3": {"level": "15"}}, review={"2.3": {"level": "0"}})
    assert both["row/2.3/mark/15"] == "☑"
    assert cells(sample, self={}, review={"2.3": {"level": "0"}})["row/2.3/mark/15"] == "□"


COMPLETE: dict[str, Any] = {
    "1.1": {"met": ["a"]},
    "1.2": {"score": "9"},
    "2.1": {"measure": {"numerator": 3, "denominator": 4}, "score": "8"},
    "2.2": {"measure": {"value": "350"}},
    "2.3": {"level": "15"},
    "b1": {"score": "2"},
}


def test_sums_and_the_conclusion(sample: Scorer) -> None:
    found = cells(sample, profile=PROFILE, self=COMPLETE, agreed=COMPLETE)
    assert {name: found[f"{name}/self"] for name in ("base", "adjustments", "total")} == {
        "base": "48", "adjustments": "2", "total": "50",
    }  # fmt: skip
    marks = {name: text for name, text in found.items() if name.startswith("conclusion/")}
    assert marks == {
        "conclusion/self/unqualified": "□",
        "conclusion/self/qualified": "☑",
        "conclusion/self/disqualified": "□",
        "conclusion/agreed": "商定 合格",
    }
    assert "open" not in found
    assert found["total/review"] == "商定 50"


def test_what_is_not_scored_yet_is_said_and_the_total_is_so_far(sample: Scorer) -> None:
    found = cells(sample, self={"1.2": {"score": "9"}})
    assert found["total/self"] == "暂计 9"
    assert found["open"] == "自评有 4 项没有计分：1.1、2.1、2.2、2.3"
    assert not [name for name in found if name.startswith("conclusion/")]
    english = cells(sample, "en", self={"1.2": {"score": "9"}})
    assert english["open"] == "Self: 4 not scored: 1.1, 2.1, 2.2, 2.3"


def test_a_long_list_of_open_rows_is_cut(scorers: dict[str, Scorer]) -> None:
    found = cells(scorers["correspondence-education"], self={"1.1.1": {"score": "9"}})
    assert found["open"].startswith("自评有 65 项没有计分：1.1.2、1.1.3、")
    assert found["open"].endswith("、1.3.1 等")


def test_a_gate_that_has_closed_is_told_with_its_effect(tmp_path: Path) -> None:
    capped = own(rubric_of(tmp_path, two_groups(gate("caps_total: 12", FAILED) + CONCLUSIONS)))
    ratings = {name: {"level": level} for name, level in ALL_BUT_KEY.items()}
    assert cells(capped, self=ratings)["gates"] == "自评适用“关键项不达标”：总分以 12 分为限"
    none = own(rubric_of(tmp_path, two_groups(gate("no_total: true", FAILED) + CONCLUSIONS)))
    assert cells(none, self=ratings)["total/self"] == "不计总分"


def test_a_row_that_does_not_apply_says_so(tmp_path: Path) -> None:
    text = HEAD.format(points=8, top="dropped_points: group")
    text += group("1", "8", [row("1.1", "4", ", not_applicable: {}"), row("1.2", "4")])
    scorer = own(rubric_of(tmp_path, text))
    found = cells(scorer, self={"1.1": {"not_applicable": True}, "1.2": {"level": "full"}})
    assert (found["row/1.1/mark/away"], found["row/1.1/self"], found["total/self"]) == ("☑", "不计", "8")
    assert cells(scorer, self={"1.1": {"level": "full"}})["row/1.1/mark/away"] == "□"


def test_evidence_and_notes_stand_below_a_table_without_a_remark_column(sample: Scorer) -> None:
    evidence = {
        "text": "档案",
        "links": ["https://example.org/a"],
        "documents": [{"name": "通知", "number": "教〔2026〕1号", "date": "2026-03-01"}, {"name": "名册"}],
    }
    found = cells(
        sample,
        self={"1.1": {"met": [], "evidence": evidence, "note": "两处"}, "1.2": {"score": "7"}},
        review={"1.1": {"met": ["a"], "note": "实地看过"}, "1.2": {"evidence": "记录"}},
    )
    assert found["notes"] == (
        "1.1 教室\n证据：档案；通知（教〔2026〕1号，2026-03-01）；名册；https://example.org/a\n两处\n复核：实地看过\n"
        "1.2 卫生\n复核证据：记录"
    )
    assert "row/1.1/remark" not in found


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "证据：齐全。通知；https://a.cn"), ("en", "Evidence: 齐全。 通知; https://a.cn")],
)
def test_a_sentence_of_evidence_that_has_its_end_gets_no_other(
    sample: Scorer, language: str, said: str
) -> None:
    evidence = {"text": "齐全。", "links": ["https://a.cn"], "documents": [{"name": "通知"}]}
    found = cells(sample, language, self={"1.1": {"met": [], "evidence": evidence}})
    assert found["notes"].endswith(f"\n{said}")


def test_the_remark_column_holds_short_notes_and_points_to_long_ones(scorers: dict[str, Scorer]) -> None:
    scorer = scorers["shenzhen-worker-training-base"]
    short, long = "档案第三卷", "长" * FITS
    found = cells(
        scorer, self={"1": {"level": "2", "evidence": short}, "2": {"level": "1", "note": long + "。"}}
    )
    assert found["row/1/remark"] == f"证据：{short}"
    assert found["row/2/remark"] == "见表后附注"
    assert found["notes"].endswith(f"{long}。")


def test_below_the_table_rows_are_called_as_the_paper_calls_them(scorers: dict[str, Scorer]) -> None:
    """A number that the paper does not show is not named; a long title has a number or stands whole."""
    urumqi = cells(
        scorers["urumqi-continuing-education-base"], self={"1.1": {"met": ["a"], "note": "缺一人"}}
    )
    assert urumqi["notes"] == "管理机构\n缺一人"
    assert urumqi["open"].startswith("自评有 14 项没有计分：管理制度、")
    long = "长" * FITS + "。"
    numbered = cells(scorers["shenzhen-worker-training-base"], self={"3": {"level": "2", "note": long}})
    assert numbered["notes"] == f"3\u2002{long}"


def test_what_has_not_the_form_of_a_response_leaves_its_places_blank(sample: Scorer) -> None:
    data = {"rubric": {"id": "sample"}, "profile": [], "assessments": {"self": {"assessor": 3, "ratings": 7}}}
    assert list(paper(data, sample, [], "zh")) == ["check"]


def test_the_browser_asks_for_the_cells_through_the_bridge(sample: Scorer) -> None:
    load = {"do": "load", "rubric": json.loads(canonical(sample.rubric)), "digest": sample.digest}
    answer(json.dumps(load))
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "sample"},
        "assessments": {"self": {"ratings": {"1.2": {"score": "7"}}}},
    }
    reply = json.loads(answer(json.dumps({"do": "paper", "language": "zh", "response": response})))
    assert reply["paper"]["row/1.2/self"] == "7"


def test_further_conclusions_are_marked_in_their_sets(tmp_path: Path) -> None:
    sets = """conclusion_sets:
  - id: theory
    title: 理论
    group: "1"
    conclusions: [{id: a, title: A, when: {from: 8}}, {id: b, title: B, when: {below: 8}}]
  - {id: all, title: 综合, lowest_of: [theory]}
"""
    scorer = own(rubric_of(tmp_path, two_groups(CONCLUSIONS + sets)))
    full = {name: {"level": "full"} for name in ("1.1", "1.2", "2.1")}
    found = cells(scorer, self=full, agreed=full)
    marks = {name: text for name, text in found.items() if name.startswith("conclusion/")}
    assert marks == {
        "conclusion/self/good": "☑",
        "conclusion/self/pass": "□",
        "conclusion/self/fail": "□",
        "conclusion/self/theory/a": "☑",
        "conclusion/self/theory/b": "□",
        "conclusion/self/all/a": "☑",
        "conclusion/self/all/b": "□",
        "conclusion/agreed": "商定 优秀；理论：A；综合：A",
    }


def test_a_table_without_a_total_has_none_on_paper(tmp_path: Path) -> None:
    text = HEAD.format(points=0, top="combine: none")
    text += group("1", "4", [row("1.1", "4")]) + group("2", "4", [row("2.1", "4")])
    found = cells(own(rubric_of(tmp_path, text)), self={"1.1": {"level": "full"}})
    assert found["group/1/self"] == "4"
    assert not [name for name in found if name.startswith("total/")]
