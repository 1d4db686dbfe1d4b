"""Several assessors: the median or mean of each row, and where they lie too far apart. Worked by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.core.test_combining import HEAD, codes_of, group, row, rubric_of

from rubricpress.cli import main
from rubricpress.core.assessments.several import combine, median, several_data, spreads
from rubricpress.core.changes.digest import digest
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import trace
from rubricpress.core.scoring import Scored, Scorer

VETO = """adjustments:
  - {id: v1, title: 弄虚作假, method: veto, concludes: out}
conclusions:
  - {id: pass, title: 合格, when: {from: 6}}
  - {id: fail, title: 不合格, when: {below: 6}}
  - {id: out, title: 取消资格}
"""


def table(top: str = "") -> str:
    rows = [row("1.1", "4", ", not_applicable: {counts: dropped}"), row("1.2", "6")]
    return HEAD.format(points=10, top=f"dropped_points: removed\n{top}") + group("1", "10", rows) + VETO


def response(ratings: dict[str, Any]) -> dict[str, Any]:
    plain = {name: {"level": one} if isinstance(one, str) else one for name, one in ratings.items()}
    about = {"format": "rubricpress-response/1", "rubric": {"id": "table"}}
    return {**about, "profile": {"institution": "某校"}, "assessments": {"self": {"ratings": plain}}}


def by_all(scorer: Scorer, *each: dict[str, Any]) -> list[Scored]:
    return [score_data(response(ratings), scorer)[0][0] for ratings in each]


def scorer_of(tmp_path: Path, top: str = "") -> Scorer:
    rubric = rubric_of(tmp_path, table(top))
    return Scorer(rubric, digest(rubric))


THREE = ({"1.1": "full", "1.2": "half"}, {"1.1": "half", "1.2": "half"}, {"1.1": "none", "1.2": "full"})


@pytest.mark.parametrize(
    ("way", "first", "second", "total", "conclusion"),
    [
        ("median", "2", "3", "5", "fail"),  # 4, 2, 0 and 3, 3, 6
        ("mean", "2", "4", "6", "pass"),
    ],
)
def test_the_median_and_the_mean_of_several(  # noqa: PLR0917  (one column each)
    tmp_path: Path, way: str, first: str, second: str, total: str, conclusion: str
) -> None:
    """「the median or mean of several」: row by row, then the sums and the conclusion by the rules of the table."""
    scorer = scorer_of(tmp_path)
    one = combine(scorer, by_all(scorer, *THREE), way)
    assert (one.outcomes["1.1"].written, one.outcomes["1.2"].written, str(one.total)) == (
        first,
        second,
        total,
    )
    assert one.conclusion is not None
    assert (one.conclusion.id, one.complete) == (conclusion, True)
    said = trace(scorer, one, "zh").parts[0].parts[1].parts[0]
    assert (said.label, said.value) == (
        f"3、3、6 的{'中位数' if way == 'median' else '平均'}",
        f"{second} 分",
    )


@pytest.mark.parametrize(
    ("scores", "middle"), [("5", "5"), ("1 4", "2.5"), ("9 1 4", "4"), ("1 2 4 100", "3")]
)
def test_the_median_of_an_even_number_is_the_mean_of_the_two_in_the_middle(scores: str, middle: str) -> None:
    assert median([Decimal(one) for one in scores.split()]) == Decimal(middle)


AWAY = {"not_applicable": True}


def test_what_one_has_not_rated_is_not_rated(tmp_path: Path) -> None:
    scorer = scorer_of(tmp_path)
    one = combine(scorer, by_all(scorer, {"1.1": "full", "1.2": "half"}, {"1.1": "full"}), "mean")
    assert (one.unrated, one.conclusion) == (("1.2",), None)
    one = combine(
        scorer, by_all(scorer, {"1.1": AWAY, "1.2": "full"}, {"1.1": "full", "1.2": "full"}), "mean"
    )
    assert one.unrated == ("1.1",), "whether it applies is for the assessors to settle"
    one = combine(scorer, by_all(scorer, {"1.1": AWAY, "1.2": "full"}, {"1.1": AWAY, "1.2": "half"}), "mean")
    assert (one.unrated, str(one.total), str(one.maximum)) == ((), "4.5", "6")


def test_where_what_is_not_rated_is_worth_nothing_it_is_for_each_assessor(tmp_path: Path) -> None:
    """`unrated: zero`: half of 6 from the one and nothing from the other are 1.5; full in the eyes of both is 4."""
    scorer = scorer_of(tmp_path)
    scorer = Scorer(replace(scorer.rubric, unrated="zero"), scorer.digest)
    one = combine(scorer, by_all(scorer, {"1.1": "full", "1.2": "half"}, {"1.1": "full"}), "mean")
    assert (one.unrated, one.outcomes["1.2"].written, str(one.total)) == ((), "1.5", "5.5")


def test_a_veto_stands_only_where_all_see_it(tmp_path: Path) -> None:
    scorer, triggered = scorer_of(tmp_path), {"v1": {"triggered": True}}
    both = combine(scorer, by_all(scorer, {**THREE[0], **triggered}, {**THREE[1], **triggered}), "median")
    assert both.conclusion is not None
    assert both.conclusion.id == "out"
    one = combine(scorer, by_all(scorer, {**THREE[0], **triggered}, THREE[1]), "median")
    assert (one.conclusion, one.unrated) == (None, ("v1",))
    data = several_data(
        scorer,
        list(zip("ab", by_all(scorer, {**THREE[0], **triggered}, THREE[0]), strict=True)),
        "mean",
        None,
    )
    assert list(data["spreads"]) == ["v1"]


def test_a_level_stands_where_all_chose_it_and_scores_are_rounded_as_the_table_says(tmp_path: Path) -> None:
    scorer = scorer_of(tmp_path, "rounding: {criteria: {step: 1}}")
    one = combine(scorer, by_all(scorer, *THREE[:2]), "mean")
    assert (one.outcomes["1.2"].chosen, one.outcomes["1.1"].chosen) == ("half", "")
    two = combine(
        scorer, by_all(scorer, *THREE, {"1.1": "none", "1.2": "full"}), "mean"
    )  # 4, 2, 0, 0; 3, 3, 6, 6
    assert [two.outcomes[name].written for name in ("1.1", "1.2")] == ["2", "5"]
    assert [step.phrase for step in two.outcomes["1.2"].steps] == ["several-mean", "rounded"]


@pytest.mark.parametrize(
    ("tolerance", "within"), [(Decimal(3), [False, True]), (Decimal(4), [True, True]), (None, [None, None])]
)
def test_rows_too_far_apart_are_named(
    tmp_path: Path, tolerance: Decimal | None, within: list[bool | None]
) -> None:
    """「difference, tolerance」: 4, 2, 0 are 4 apart; 3, 3, 6 are 3 apart."""
    scorer = scorer_of(tmp_path)
    data = several_data(scorer, list(zip("abc", by_all(scorer, *THREE), strict=True)), "median", tolerance)
    assert {name: one["apart"] for name, one in data["spreads"].items()} == {"1.1": "4", "1.2": "3"}
    assert [one["within"] for one in data["spreads"].values()] == within
    assert data["spreads"]["1.1"]["scores"] == ["4", "2", "0"]
    some = several_data(
        scorer, list(zip("ab", by_all(scorer, THREE[0], {"1.1": "full"}), strict=True)), "mean", tolerance
    )
    assert some["spreads"] == {
        "1.2": {"scores": ["3", None], "apart": None, "within": None if tolerance is None else False}
    }


def test_a_tolerance_below_zero_is_refused(tmp_path: Path) -> None:
    assert codes_of(tmp_path, table("assessors: {combine: mean, tolerance: -1}")) == ["tolerance-below"]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rubrics").mkdir()
    rubric_of(tmp_path / "rubrics", table("assessors: {combine: median, tolerance: 3}"))
    for name, ratings in zip("abc", THREE, strict=True):
        (tmp_path / f"{name}.json").write_text(json.dumps(response(ratings)), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["score", *words], catch_exceptions=False)
    return done.exit_code, done.output


@pytest.mark.usefixtures("files")
def test_the_command_combines_files_as_the_table_declares() -> None:
    code, output = run("a.json", "b.json", "c.json", "--combine", "declared", "--json", "--lang", "en")
    data = json.loads(output)
    assert (code, data["combine"], data["tolerance"]) == (0, "median", "3")
    assert data["assessors"][0] == {"file": "a.json", "total": "7", "complete": True}
    assert data["assessments"]["combined"]["total"] == "5"
    assert data["spreads"]["1.1"]["within"] is False


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["3 名评分人，取平均", "a.json：7 分", "总分：6 / 10 分（已评完）", "结论：合格", "4 / 2 / 0，相差 4 分（超过允许的 2 分）  1.1 行1.1"]),
        ("en", ["3 assessors, the mean", "a.json: 7", "Total: 6 / 10 (complete)", "Not scored alike:", "3 / 3 / 6, 3 apart (more than the 2 allowed)  1.2 行1.2"]),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("files")
def test_the_report_on_several_is_for_people(lang: str, words: list[str]) -> None:
    code, output = run("a.json", "b.json", "c.json", "--combine", "mean", "--tolerance", "2", "--lang", lang)
    assert code == 0
    lines = [line.strip() for line in output.splitlines()]
    assert [word for word in words if word not in lines] == []


def test_a_problem_in_one_file_is_told_with_the_file(files: Path) -> None:
    (files / "b.json").write_text(json.dumps(response({"1.1": "x", "1.2": "full"})), encoding="utf-8")
    code, output = run("a.json", "b.json", "--combine", "median", "--lang", "en")
    assert code == 1
    assert "b.json: assessments.self.ratings.1.1.level: unknown-choice" in output
    assert "3 / 6, 3 apart" in output
    assert "4 / — (more than the 3 allowed)  1.1 行1.1" in output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.json", "--combine", "mean"], "two files at least"),
        (["a.json", "b.json", "--combine", "mean", "--tolerance", "x"], "no number"),
        (["a.json", "d.json", "--combine", "mean"], "differ in their profile"),
        (["a.json", "e.json", "--combine", "mean"], "no self-assessment"),
        (["a.json", "f.json", "--combine", "mean"], "not of one rubric"),
        (["f.json", "g.json", "--combine", "declared"], "declares no"),
        (["a.json", "h.json", "--combine", "mean"], "h.json cannot be used:"),
        (["a.json", "a.json", "--combine", "mean"], "a.json and a.json hold the same assessment"),
        (["a.json", "i.json", "j.json", "--combine", "mean"], "j.json and i.json are both by '王 一'"),
        (["a.json", "k.json", "--combine", "mean"], "k.json was filled in under edition 1999"),
        (["k.json", "a.json", "--combine", "mean"], "k.json was filled in under edition 1999"),
        (["l.json", "a.json", "--combine", "mean"], "l.json cannot be used:"),
    ],
)
def test_files_that_cannot_be_combined_are_refused(files: Path, words: list[str], said: str) -> None:
    other = response({"1.1": "full"})
    (files / "d.json").write_text(json.dumps({**other, "profile": {"site": "tower"}}), encoding="utf-8")
    (files / "e.json").write_text(json.dumps({**other, "assessments": {}}), encoding="utf-8")
    text = HEAD.format(points=4, top="").replace("id: table", "id: other") + group(
        "1", "4", [row("1.1", "4")]
    )
    (files / "rubrics" / "other.yaml").write_text(text, encoding="utf-8")
    for name in "fg":
        one = {**other, "rubric": {"id": "other"}, "assessments": {"self": {"assessor": name, "ratings": {}}}}
        (files / f"{name}.json").write_text(json.dumps(one), encoding="utf-8")
    for name, assessor in (("i", "王一"), ("j", "王 一")):
        own = {"assessor": assessor, "ratings": {"1.1": {"level": "full" if name == "i" else "half"}}}
        one = {**other, "assessments": {"self": own}}
        (files / f"{name}.json").write_text(json.dumps(one), encoding="utf-8")
    earlier = {**response(THREE[1]), "rubric": {"id": "table", "edition": "1999"}}
    (files / "k.json").write_text(json.dumps(earlier), encoding="utf-8")
    (files / "l.json").write_text("[1]", encoding="utf-8")
    (files / "h.json").write_text("{", encoding="utf-8")
    code, output = run(*words, "--lang", "en")
    assert code == 2
    assert said in output


def test_what_counts_once_is_merged_before_it_counts_once(tmp_path: Path) -> None:
    """First one score for each row, then the rules of the table: the means of 4 and 4, and of 6 and 0, are 4 and 3, and 4 counts."""
    once = "together: [{id: t, title: 不重复, criteria: ['1.1', '1.2'], combine: highest}]"
    scorer = scorer_of(tmp_path, once)
    given = by_all(scorer, {"1.1": "none", "1.2": "full"}, {"1.1": "full", "1.2": "none"})
    one = combine(scorer, given, "mean")
    assert [one.outcomes[name].written for name in ("1.1", "1.2")] == ["0", "3"]
    both = by_all(scorer, {"1.1": "full", "1.2": "full"}, {"1.1": "full", "1.2": "none"})
    again = combine(scorer, both, "mean")
    assert [again.outcomes[name].written for name in ("1.1", "1.2")] == ["4", "0"]
    assert spreads(scorer, both, None)["1.2"].scores == (Decimal(6), Decimal(0))
    assert "1.1" not in spreads(scorer, both, None)


def test_the_rest_of_a_part_is_shared_where_all_say_that_the_row_does_not_apply(tmp_path: Path) -> None:
    """1.1 earns 2 of its 4, its other 2 go to 1.2: 2 + 3 ÷ 6 × 8 = 6. Where one says that it applies, nothing is known yet."""
    rows = [row("1.1", "4", ", not_applicable: {counts: part, points: 2, rest: shared}"), row("1.2", "6")]
    text = HEAD.format(points=10, top="dropped_points: group") + group("1", "10", rows)
    rubric = rubric_of(tmp_path, text)
    scorer = Scorer(rubric, digest(rubric))
    away = {"1.1": {"not_applicable": True}, "1.2": "half"}
    assert combine(scorer, by_all(scorer, away, away), "mean").total == 6
    assert combine(scorer, by_all(scorer, away, {"1.1": "half", "1.2": "half"}), "mean").unrated == ("1.1",)


GATED = """gates:
  - {id: low, title: 总分太低, when: [{score: {below: 1}}], caps_total: 0.5}
  - {id: poor, title: 关键项太差, when: [{criterion: '1.1', levels: [none]}], caps_total: 3}
  - {id: many, title: 两项太差, when: [{levels: [none], count: {from: 2}}], caps_total: 1}
"""


@pytest.mark.parametrize(
    ("way", "each", "total"),
    [
        (
            "median",
            ("none", "none", "half"),
            "3",
        ),  # the median 0 is the score of two, who both say none; 0 + 6
        ("median", ("none", "full", "full"), "10"),
        ("mean", ("none", "none", "none"), "3"),
        ("mean", ("none", "half", "full"), "8"),  # 0, 2 and 4: 2, which one of them gave; 2 + 6
        ("mean", ("none", "full"), "8"),  # nobody gave 2, but it is the score of half alone
        ("mean", ("none", "half"), None),  # 1 is of no level, and a gate asks for it
        ("median", ("none", "half"), None),
    ],
)
def test_a_gate_sees_the_level_that_several_come_to(
    tmp_path: Path, way: str, each: tuple[str, ...], total: str | None
) -> None:
    """“First one score for each row, then subtotals, total and conclusion by the rules of the table.”"""
    scorer = scorer_of(tmp_path, GATED)
    one = combine(scorer, by_all(scorer, *({"1.1": level, "1.2": "full"} for level in each)), way)
    assert one.complete == (total is not None)
    assert one.unrated == (() if total else ("1.1",))
    assert one.total == Decimal(total or 6)
    if total is None:
        (step,) = one.outcomes["1.1"].steps
        assert (step.phrase, step.amount) == ("several-open", None)
        assert "由各方商定" in json.dumps(trace(scorer, one, "zh").as_data(), ensure_ascii=False)


def test_where_nobody_asks_for_the_level_a_score_without_one_counts(tmp_path: Path) -> None:
    scorer = scorer_of(tmp_path)
    one = combine(
        scorer, by_all(scorer, {"1.1": "none", "1.2": "full"}, {"1.1": "half", "1.2": "full"}), "mean"
    )
    assert (one.total, one.outcomes["1.1"].chosen) == (Decimal(7), "")


BANDS = """bands: [{id: good, title: 好}, {id: poor, title: 差}]
"""
GRADED = (
    "      - {id: '1.1', title: 行, method: graded, points: 10, step: 0.1,"
    " bands: [{id: good, from: 8, to: 10}, {id: poor, from: 0, to: 7.9}]}\n"
)
POOR = (
    "gates:\n  - {id: poor, title: 差的不过三分, when: [{criterion: '1.1', levels: [poor]}], caps_total: 3}\n"
)


@pytest.mark.parametrize(
    ("scores", "band", "total"),
    [
        (("8", "8.2"), "good", "8.1"),
        (("7.9", "8"), "poor", "3"),  # 7.95 has not reached 8
        (("7", "10"), "good", "8.5"),
    ],
)
def test_a_mean_between_two_bands_has_not_reached_the_better(
    tmp_path: Path, scores: tuple[str, ...], band: str, total: str
) -> None:
    rubric = rubric_of(tmp_path, HEAD.format(points=10, top=BANDS + POOR) + group("1", "10", [GRADED]))
    scorer = Scorer(rubric, digest(rubric))
    one = combine(scorer, by_all(scorer, *({"1.1": {"score": score}} for score in scores)), "mean")
    assert (one.outcomes["1.1"].chosen, one.total) == (band, Decimal(total))


LIST = (
    "      - {id: '1.1', title: 行, method: checklist, points: 10,"
    " indicators: [{id: a, points: 6, text: 甲}, {id: b, points: 4, text: 乙}]}\n"
)


def test_a_list_of_indicators_has_no_levels(tmp_path: Path) -> None:
    """6 and 10: 8, which no indicators make, and which counts all the same."""
    rubric = rubric_of(tmp_path, HEAD.format(points=10, top="") + group("1", "10", [LIST]))
    scorer = Scorer(rubric, digest(rubric))
    one = combine(scorer, by_all(scorer, {"1.1": {"met": ["a"]}}, {"1.1": {"met": ["a", "b"]}}), "mean")
    assert (one.outcomes["1.1"].chosen, one.total) == ("", Decimal(8))
