"""The printed table: the columns, rows and words of the official one, and a place for everything that fills it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.core.test_combining import HEAD, group, row, rubric_of
from tests.core.test_gates import CONCLUSIONS, FAILED, gate, two_groups
from tests.core.test_paper import cells
from tests.official import CORRESPONDENCE, PERFORMANCE, PUBLISHED, SHENZHEN, URUMQI
from tests.site.sheets import Sheet, filled, rated, sheet, words

from rubricpress.core.changes.digest import digest
from rubricpress.core.rubric import all_criteria, all_groups
from rubricpress.core.scoring import Scorer
from rubricpress.site.paper.page import paper_document, paper_files
from rubricpress.site.paper.worth import worth
from rubricpress.source.library import Library

EXAMPLES = ("site-safety-inspection", "performance-example")


@pytest.fixture(scope="module")
def worked(root: Path) -> Library:
    """The worked tables of the tests."""
    return Library(root / "tests/rubrics")


@pytest.fixture(scope="module")
def every(scorers: dict[str, Scorer], worked: Library, sample: Scorer) -> dict[str, Scorer]:
    """The public tables, the worked ones, and a small one with every method and a single column."""
    return (
        {name: scorers[name] for name in PUBLISHED}
        | {name: worked[name] for name in EXAMPLES}
        | {"sample": sample}
    )


@pytest.fixture(scope="module")
def sheets(every: dict[str, Scorer]) -> dict[str, Sheet]:
    return {name: sheet(one.rubric) for name, one in every.items()}


ALL = pytest.mark.parametrize("name", [*PUBLISHED, *EXAMPLES, "sample"])


@ALL
def test_every_cell_stands_in_a_place_of_its_own_and_no_place_is_empty(
    sheets: dict[str, Sheet], name: str
) -> None:
    assert sheets[name].cells()


@ALL
def test_rows_stand_in_printed_order_and_the_adjustments_last(
    every: dict[str, Scorer], sheets: dict[str, Sheet], name: str
) -> None:
    assert sheets[name].rows == [one.id for one, _ in all_criteria(every[name].rubric)]


@ALL
def test_no_official_word_is_missing(every: dict[str, Scorer], sheets: dict[str, Sheet], name: str) -> None:
    rubric, text = every[name].rubric, sheets[name].text
    for one, _ in all_criteria(rubric):
        entries = [] if one.method.OF_BANDS else getattr(one.method, one.method.ENTRIES, ())
        said = [one.title, one.section, one.standard, one.assessment, one.remark, one.points_printed]
        said += [getattr(entry, "text", "") or getattr(entry, "descriptor", "") for entry in entries]
        for words_of in said:
            assert re.sub(r"\s+", "", words_of) in text, (one.id, words_of)
    for words_of in (rubric.title, rubric.instructions, rubric.formula, rubric.seal, rubric.remark):
        assert re.sub(r"\s+", "", words_of) in text


@ALL
def test_columns_are_those_of_the_table_in_its_order(
    every: dict[str, Scorer], sheets: dict[str, Sheet], name: str
) -> None:
    """Columns for scores that the table has not stand before its remarks, and the page says that they were added."""
    printed = [one.title for one in every[name].rubric.columns]
    heads = [cell.text for cell in sheets[name].cells() if cell.kind.startswith("head ") and cell.row == 0]
    added = [head for head in heads if head not in printed]
    assert [head for head in heads if head in printed] == printed
    assert set(added) <= {"自评", "复核"}
    assert all(f"“{head}”" in sheets[name].text for head in added)
    if printed[-1] == "备注":
        assert heads[-1] == "备注"


@ALL
def test_the_core_fills_no_place_that_the_page_has_not(
    every: dict[str, Scorer], sheets: dict[str, Sheet], name: str
) -> None:
    scorer = every[name]
    cells = filled(scorer, {one.id: rated(one) for one, _ in all_criteria(scorer.rubric)})
    known = set(sheets[name].places)
    # a table prints the sums of its outermost groups, and those of adjustments where it has any
    optional = ("base/", "adjustments/", "group/")
    assert [
        one for one in cells if one not in known and "/measure/" not in one and not one.startswith(optional)
    ] == []
    tops = {f"group/{one.id}/{role}" for one in scorer.rubric.groups for role in ("self", "review")}
    assert tops <= known & set(cells)
    assert len(cells) > 2 * len(scorer.criteria)


@ALL
def test_each_record_of_damage_is_a_footnote_and_is_marked_where_it_stands(
    every: dict[str, Scorer], sheets: dict[str, Sheet], name: str
) -> None:
    rubric = every[name].rubric
    owners: list[Any] = [
        rubric,
        *(one for one, _ in all_groups(rubric)),
        *(one for one, _ in all_criteria(rubric)),
    ]
    reasons = {re.sub(r"\s+", "", one.reason) for owner in owners for one in owner.damage}
    notes = [words(one) for one in sheets[name].document.iter("li")]
    assert {reason for reason in reasons if any(reason in note for note in notes)} == reasons
    marked = [one.text for one in sheets[name].document.iter("sup")]
    assert list(dict.fromkeys(sorted(marked, key=lambda one: int(one.strip("[]"))))) == [
        f"[{at}]" for at in range(1, len(notes) + 1)
    ]


@ALL
def test_a_blank_table_holds_no_answer_and_needs_no_script(sheets: dict[str, Sheet], name: str) -> None:
    html = sheets[name].html
    assert "☑" not in html
    assert "style=" not in html
    for one in sheets[name].document.iter("span"):
        place = one.get("data-cell") or ""
        if place.endswith(("/self", "/review")) and not place.startswith("date"):
            assert not words(one), place
    (script,) = sheets[name].document.iter("script")
    assert script.get("src", "").endswith("assets/js/paper.js")


def test_notes_that_say_the_same_of_several_rows_are_one(sheets: dict[str, Sheet]) -> None:
    text = sheets[SHENZHEN].text
    assert "16、17、18、19，评分标准：" in text


def test_headings_span_their_rows(sheets: dict[str, Sheet]) -> None:
    headings = [cell for cell in sheets[CORRESPONDENCE].cells() if cell.kind.startswith("heading")]
    tops = [(cell.text, cell.rows) for cell in headings if cell.column == 0]
    assert tops == [
        ("1学校投入（320分）", 26),
        ("2教育管理（380分）", 23),
        ("3教育质量（300分）", 17),
        ("附加项目", 1),
    ]
    assert [cell.rows for cell in headings if cell.column == 1][:3] == [5, 7, 4]


def test_a_number_in_front_of_the_groups_is_theirs(sheets: dict[str, Sheet]) -> None:
    cells = sheets[URUMQI].cells()
    numbers = [cell.text for cell in cells if cell.kind == "number"]
    assert numbers == ["一", "二", "三", "四", "五", "六", "七"]
    assert [cell.text for cell in sheets[SHENZHEN].cells() if cell.kind == "number"] == [
        str(n) for n in range(1, 21)
    ]


def test_adjustments_stand_as_printed(sheets: dict[str, Sheet]) -> None:
    """「加分项」 over two columns, the standard over the next two and its four rows; no name of ours in between."""
    cells = sheets[URUMQI].cells()
    (heading,) = (cell for cell in cells if cell.text == "加分项")
    (standard,) = (cell for cell in cells if cell.text == "在开展继续教育培训工作中，有突出表现的情形")
    assert (heading.column, heading.rows, heading.columns) == (0, 4, 2)
    assert (standard.column, standard.rows, standard.columns) == (2, 4, 2)


def test_a_group_whose_rows_have_no_heading_of_their_own_takes_its_column(sheets: dict[str, Sheet]) -> None:
    (first,) = (cell for cell in sheets[PERFORMANCE].cells() if cell.text == "1预算执行率（10分）")
    assert (first.rows, first.columns) == (1, 2)


def test_rows_without_bands_have_their_columns_for_what_is_entered(sheets: dict[str, Sheet]) -> None:
    row = sheets[PERFORMANCE].row("2.1")
    (cell,) = (one for one in row if one.get("colspan") == "3")
    assert words(cell) == "实际完成值：人次年度指标值：人次"


@pytest.mark.parametrize(
    ("name", "lies"),
    [(CORRESPONDENCE, "landscape"), (PERFORMANCE, "landscape"), (SHENZHEN, "portrait"), (URUMQI, "portrait")],
)
def test_the_sheet_lies_as_its_columns_need(scorers: dict[str, Scorer], name: str, lies: str) -> None:
    style = paper_files(scorers[name].rubric, "")["paper/table.css"]
    assert f"size:A4 {lies}" in style
    assert sum(map(float, re.findall(r"width:([\d.]+)%", style))) == pytest.approx(100, abs=1)


def test_columns_are_divided_for_groups_that_lie_deeper(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="").replace("columns: [", "columns: [{of: group, title: 组}, ")
    inner = "    groups:\n      - id: '1.1'\n        title: 中\n        points: 4\n        groups:\n          - id: '1.1.1'\n            title: 内\n            points: 4\n            criteria:\n"
    text += "  - id: '1'\n    title: 外\n    points: 4\n" + inner + "        " + row("1.1.1.1", "4")
    found = sheet(rubric_of(tmp_path, text))
    head = next(cell for cell in found.cells() if cell.text == "组")
    assert head.columns == 3
    assert [cell.text for cell in found.cells() if cell.kind == "heading"] == [
        "1外（4分）",
        "1.1中（4分）",
        "1.1.1内（4分）",
    ]


@pytest.mark.parametrize(
    ("standard", "assessment", "there"),
    [("有得4分，没有不得分", "查阅资料", "standard"), ("设施齐全", "有得4分，没有不得分", "assessment")],
)
def test_options_stand_in_the_column_that_has_the_scores(
    tmp_path: Path, standard: str, assessment: str, there: str
) -> None:
    """「Where the standard has them, the other says how a row is looked at」, a checklist's points too."""
    text = HEAD.format(points=8, top="").replace(
        "columns: [", "columns: [{of: standard, title: 标准}, {of: assessment, title: 办法}, "
    )
    more = f", standard: {standard}, assessment: {assessment}"
    ticks = f"      - {{id: '1.2', title: 乙, method: checklist, points: 4, indicators: [{{id: a, points: 4, text: 有记录}}]{more}}}\n"
    cells = sheet(rubric_of(tmp_path, text + group("1", "8", [row("1.1", "4", more), ticks]))).cells()
    assert {one.kind for one in cells if "□" in one.text} == {there}


def test_groups_without_a_column_stand_across_the_table(tmp_path: Path) -> None:
    text = (
        HEAD.format(points=8, top="")
        + group("1", "4", [row("1.1", "4")])
        + group("2", "4", [row("2.1", "4")])
    )
    found = sheet(rubric_of(tmp_path, text))
    across = [cell.text for cell in found.cells() if cell.kind == "heading across"]
    assert across == ["1组1（4分）", "2组2（4分）"]


def test_a_row_is_printed_with_the_title_of_its_tag(tmp_path: Path) -> None:
    text = HEAD.format(points=4, top="tags: [{id: must, title: 必达项}]") + group(
        "1", "4", [row("1.1", "4", ", tag: must")]
    )
    assert "（必达项）" in words(sheet(rubric_of(tmp_path, text)).row("1.1"))


def test_what_a_row_has_beside_its_method_is_said(tmp_path: Path) -> None:
    more = ", weight: 2, not_applicable: {reason: true}, only_for: {field: site, options: [tower]}"
    text = HEAD.format(points=8, top="dropped_points: group") + group("1", "8", [row("1.1", "4", more)])
    found = words(sheet(rubric_of(tmp_path, text)).row("1.1"))
    for said in ("权重2", "（工地类别为有塔吊时评）", "□不适用（写明理由）"):
        assert said in found


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (", tag: must", "（标记为must）"),
        (", not_applicable: {counts: met, reason: true}", "□不适用（得满分，写明理由）"),
        (", not_applicable: {counts: part, points: 1}", "□不适用（得1分）"),
        (", not_applicable: {counts: part, points: 1, rest: shared}", "□不适用（得1分，其余的分值不计）"),
        (
            ", only_for: {field: site, options: [tower], otherwise: met}",
            "（工地类别为有塔吊时评，否则得满分）",
        ),
        (
            ", only_for: {field: site, options: [tower], otherwise: zero}",
            "（工地类别为有塔吊时评，否则得0分）",
        ),
        (
            ", only_if: {when: [{criterion: '1.2', levels: [full]}], otherwise: met}",
            "（“1.2行1.2”评为“齐全”时才有这一条，否则得满分）",
        ),
        (", units: {title: 塔吊, combine: mean, most: 2}", "每个塔吊分别评分，取平均，最多2个"),
        (", units: {title: 塔吊, combine: mean, most: 2}", "塔吊1：＿＿＿＿塔吊2：＿＿＿＿"),
        (", units: {title: 塔吊, combine: mean}", "塔吊3：＿＿＿＿"),
    ],
)
def test_each_rule_of_a_row_is_printed_in_it(tmp_path: Path, more: str, said: str) -> None:
    rows = [row("1.1", "4", more), row("1.2", "4")]
    text = HEAD.format(points=8, top="dropped_points: group") + group("1", "8", rows)
    rubric = rubric_of(tmp_path, text)
    assert said in words(sheet(rubric).row("1.1"))
    assert said not in words(sheet(rubric).row("1.2"))


def test_the_rules_of_several_assessors_and_of_rounding_are_printed(tmp_path: Path) -> None:
    top = "assessors: {combine: median, tolerance: 2, source: 取中位数。}\nrounding: {total: {step: 1}}"
    rows = [row("1.1", "8")]
    ends = "conclusions:\n  - {id: a, title: 甲, when: {from: 5}}\n  - {id: b, title: 乙, when: {below: 5}}\n"
    text = sheet(rubric_of(tmp_path, HEAD.format(points=8, top=top) + group("1", "8", rows) + ends)).text
    assert "几人评分的，各条取各人得分的中位数；相差超过2分的，另行商定（取中位数）。" in text
    assert "总分取到1的整数倍（四舍五入），不越过结论和规则的界限。" in text


def test_conclusions_stand_across_a_table_whose_last_columns_are_narrow(worked: Library) -> None:
    """Beside a wide column of titles there is no room for a line of boxes; beside official columns there is."""
    narrow = sheet(worked["key-rows"].rubric)
    assert [cell.columns for cell in narrow.cells() if "conclusion" in cell.kind] == [5]


def test_what_each_unit_came_to_is_printed(worked: Library) -> None:
    scorer = worked["best-and-once"]
    units = [{"name": "甲", "level": "5"}, {"level": "8"}, {}]
    found = cells(scorer, self={"2.1": {"units": units}})
    assert found["row/2.1/units"] == "甲：5 分（核心期刊）；论文 2：8 分（顶级期刊）；论文 3：未评"
    hours = cells(worked["crane-inspection"], self={"1.3": {"units": [{"measure": {"value": "18"}}]}})
    assert hours["row/1.3/units"] == "司机 1：7.5 分（18 ÷ 24 × 10 分 = 7.5 分）"
    assert "row/1.3/units" not in cells(worked["crane-inspection"], self={"1.1": {"level": "has"}})


def test_gates_and_conclusions_stand_in_words(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, two_groups(gate("caps_total: 12", FAILED) + CONCLUSIONS))
    text = sheet(rubric).text
    assert "关键项不达标：“1.1行1.1”评为“没有”时，总分以12分为限。" in text
    assert "优秀：总分16分及以上。" in text
    assert "自评：□优秀□合格□不合格" in text


def test_further_conclusions_are_ticked_in_their_sets(tmp_path: Path) -> None:
    sets = 'conclusion_sets:\n  - {id: s, title: 理论, group: "1", conclusions: [{id: a, title: A, when: {from: 8}}, {id: b, title: B, when: {below: 8}}]}\n'
    found = sheet(rubric_of(tmp_path, two_groups(sets)))
    assert "理论，自评：□A□B理论，复核：□A□B" in found.text
    assert "“1组1”得分8分及以上" in found.text
    assert "conclusion/review/s/b" in found.places


def test_a_table_without_a_total_prints_none(tmp_path: Path) -> None:
    text = HEAD.format(points=0, top="combine: none")
    text += group("1", "4", [row("1.1", "4")]) + group("2", "4", [row("2.1", "4")])
    assert not [name for name in sheet(rubric_of(tmp_path, text)).places if name.startswith("total/")]


@pytest.mark.parametrize(
    ("more", "zh", "en"),
    [
        ("each: 2, limit: 6, unit: 门", "每门加2分，最多加6分", "each门adds2points,6atmost"),
        ("each: -5, limit: -20, unit: 起", "每起扣5分，最多扣20分", "each起deducts5points,20atmost"),
        ("each: 2, unit: 门", "每门加2分", "each门adds2points"),
    ],
)
def test_what_is_counted_is_printed_with_its_limit(tmp_path: Path, more: str, zh: str, en: str) -> None:
    text = two_groups(f"adjustments:\n  - {{id: b1, title: 加减分, method: counted, {more}}}\n")
    rubric = rubric_of(tmp_path, text)
    for language, said in (("zh", zh), ("en", en)):
        line = worth(rubric.adjustments[0], language)
        assert re.sub(r"\s", "", line) == said
    assert zh in sheet(rubric).text


def test_rows_without_points_are_printed_by_their_levels(worked: Library) -> None:
    """No 0 分 stands before an option or in a column, no table of sums that are all 0, and nothing about points."""
    scorer = worked["hospital-grades"]
    found = sheet(scorer.rubric)
    assert "□A□B□C□D" in found.text
    assert "0分" not in found.text
    assert "得分汇总" not in found.text
    assert "满分" not in found.text
    rows = [one.id for one in scorer.criteria]
    filled_in = cells(
        scorer, self={name: {"level": "b"} for name in rows}, review={"2.4": {"not_applicable": True}}
    )
    assert {filled_in[f"row/{name}/self"] for name in rows} == {"B"}
    assert filled_in["row/2.4/review"] == "不计"
    assert not [name for name in filled_in if name.startswith(("group/", "inside/"))]


def test_a_long_level_without_points_is_cut_in_its_column_and_a_part_with_points_has_its_sum(
    tmp_path: Path,
) -> None:
    text = (
        two_groups("")
        .replace("points: 20", "points: 10")
        .replace("points: 10\n    criteria", "points: 0\n    criteria", 1)
    )
    for old in ("points: 4,", "points: 6,"):
        text = text.replace(old, "points: 0,", 1)
    first, second = text.split("  - id: '2'")
    first = re.sub(r"score: \d+", "score: 0", first).replace("齐全", "各项制度齐全并且都得到了落实")
    rubric = rubric_of(tmp_path, f"{first}  - id: '2'{second}")
    found = cells(
        Scorer(rubric, digest(rubric)),
        self={"1.1": {"level": "full"}, "1.2": {"level": "none"}, "2.1": {"level": "full"}},
    )
    assert (found["row/1.1/self"], found["row/1.2/self"], found["row/2.1/self"]) == (
        "各项制度齐全并且都得到…",
        "没有",
        "10",
    )
    assert "group/1/self" not in found
    assert (found["group/2/self"], found["total/self"]) == ("10", "10")
    assert [name for name in sheet(rubric).places if name.startswith("group/")] == [
        "group/2/self",
        "group/2/review",
    ]


def test_a_name_can_end_neither_the_style_nor_its_strings(scorers: dict[str, Scorer]) -> None:
    cells = {"profile/institution": '</style><b>"\\ \n甲'}
    html = paper_document(scorers[SHENZHEN].rubric, "sha256:0", cells, "p {}")
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert '"\\3c /style>\\3c b>\\"\\\\  甲"' in style
    assert "<b>" not in html


def test_places_are_filled_with_lines(scorers: dict[str, Scorer]) -> None:
    cells = {"row/1/review": "6\n商定 <7>"}
    html = paper_document(scorers[SHENZHEN].rubric, "sha256:0", cells, "p {}")
    assert '<span data-cell="row/1/review">6<br>商定 &lt;7&gt;</span>' in html


def test_a_name_without_end_is_cut_at_the_head_of_the_sheets_and_whole_in_its_place(
    scorers: dict[str, Scorer],
) -> None:
    name = "名" * 10_000
    cells = {"profile/institution": name}
    html = paper_document(scorers[SHENZHEN].rubric, "sha256:0", cells, "p {}")
    assert f'content:var(--pp-institution,"{"名" * 59}…")' in html
    assert f">{name}<" in html
