"""Several assessors in the browser: the numbers of the command line, told to people. Worked by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.worked import text_of, vectors_of

from rubricpress.cli import main
from rubricpress.core.assessments.panel import Given, Panel, panel_of
from rubricpress.core.assessments.panel_shown import panel_shown
from rubricpress.core.bridge import answer
from rubricpress.core.plain.codec import canonical
from rubricpress.core.plain.json_text import read_json
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import LANGUAGES
from rubricpress.source.library import Library

FOLDER = Path(__file__).parent.parent / "rubrics"
TABLE = "several-experts"
SEVERAL = {
    one["name"]: [{"name": each["name"], "response": read_json(text_of(each["response"]))[0]} for each in one["files"]]
    for one in vectors_of((FOLDER / f"{TABLE}.json").read_text(encoding="utf-8"))["several"]
}  # fmt: skip
THREE = SEVERAL["three experts, the median"]


@pytest.fixture(scope="module")
def experts() -> Scorer:
    return Library(FOLDER)[TABLE]


@pytest.fixture
def loaded(experts: Scorer) -> None:
    rubric = json.loads(canonical(experts.rubric))
    answer(json.dumps({"do": "load", "rubric": rubric, "digest": experts.digest}))


def ask(files: list[dict[str, Any]], language: str = "zh") -> Any:
    return json.loads(answer(json.dumps({"do": "combine", "language": language, "files": files})))


def told(experts: Scorer, files: list[dict[str, Any]], language: str = "zh") -> dict[str, Any]:
    panel = panel_of([Given(one["name"], one["response"]) for one in files], {TABLE: experts})
    assert isinstance(panel, Panel)
    return panel_shown(panel, language)


def with_own(file: dict[str, Any], **own: Any) -> dict[str, Any]:
    """The file with something else in its assessment."""
    response = file["response"]
    changed = {**response, "assessments": {"self": {**response["assessments"]["self"], **own}}}
    return {"name": file["name"], "response": changed}


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.usefixtures("loaded")
def test_the_browser_gets_the_very_bytes_of_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """「must give the very same Assessment, byte for byte」"""
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics" / f"{TABLE}.yaml").write_bytes((FOLDER / f"{TABLE}.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    for one in SEVERAL[name]:
        Path(one["name"]).write_text(json.dumps(one["response"]), encoding="utf-8")
    words = ["score", *(one["name"] for one in SEVERAL[name]), "--combine", "declared", "--json"]
    printed = CliRunner().invoke(main, words, catch_exceptions=False).output.rstrip("\n")
    assert printed
    reply = answer(json.dumps({"do": "combine", "language": "zh", "files": SEVERAL[name]}))
    assert reply.startswith(f'{{"result":{printed},"shown":')


def test_one_table_tells_what_each_gave_and_what_they_come_to(experts: Scorer) -> None:
    """22 of 30 and 16 of 20 are 38; 2.5, 4, 5 and 6 are more than 2 apart, 2 is not."""
    shown = told(experts, THREE)
    assert shown["said"] == "3 名评分人，各条取得分的中位数，相差超过 2 分的，由各方商定"
    assert shown["source"] == "各项取各位专家评分的中位数；相差超过2分的，由专家组商定。"
    assert [
        (one["kind"], one["id"], one["depth"], *one["scores"], one["combined"], one["max"], one["apart"])
        for one in shown["lines"]
    ] == [
        ("group", "1", "0", "27", "20.5", "22", "22", "30", ""),
        ("row", "1.1", "1", "17", "14.5", "16", "16", "20", "2.5"),
        ("row", "1.2", "1", "10", "6", "6", "6", "10", "4"),
        ("group", "2", "0", "20", "11", "14", "16", "20", ""),
        ("row", "2.1", "1", "10", "5", "10", "10", "10", "5"),
        ("row", "2.2", "1", "10", "6", "4", "6", "10", "6"),
        ("adjustments", "", "0", "0", "0", "−2", "0", "", ""),
        ("row", "d1", "1", "0", "0", "−2", "0", "", "2"),
        ("row", "v1", "1", "无", "无", "无", "无", "", ""),
        ("total", "", "0", "47", "31.5", "34", "38", "50", ""),
    ]
    assert [one["id"] for one in shown["settle"]] == ["1.1", "1.2", "2.1", "2.2"]
    assert shown["settle"][0]["told"] == "相差 2.5 分，超过允许的 2 分，由各方商定"
    assert shown["lines"][7]["state"] == "apart"
    assert (shown["conclusion"], shown["warnings"]) == ("建议立项", [])
    assert shown["summary"] == "总分 38 分，满分 50 分，结论：建议立项"
    assert shown["assessors"][1] == {
        "name": "乙",
        "file": "乙.json",
        "institution": "",
        "date": "",
        "summary": "总分 31.5 分，满分 50 分，结论：不建议立项",
    }


def found(trace: dict[str, Any], name: str) -> dict[str, Any]:
    """The part of a trace that tells of a row."""
    if trace["id"] == name and not any(part["id"] == name for part in trace["parts"]):
        return trace
    return next((one for part in trace["parts"] if (one := found(part, name))), {})


def test_the_trace_tells_how_each_number_came_about(experts: Scorer) -> None:
    said = found(told(experts, THREE)["trace"], "1.1")
    assert [(one["label"], one["value"]) for one in said["parts"]] == [("17、14.5、16 的中位数", "16 分")]
    said = found(told(experts, THREE, "en")["trace"], "2.2")
    assert [(one["label"], one["value"]) for one in said["parts"]] == [("the median of 10, 6, 4", "6")]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("two experts, and a level that is to be agreed", {
            "1.2": "各人给了 10、6，合起来属于哪一档不清楚，而表上的规则要看它：由各方商定",
            "2.2": "相差 6 分，超过允许的 2 分，由各方商定",
        }),
        ("what one has not rated", {
            "1.1": "相差 2.5 分，超过允许的 2 分，由各方商定",
            "1.2": "相差 4 分，超过允许的 2 分，由各方商定",
            "2.1": "相差 5 分，超过允许的 2 分，由各方商定",
            "2.2": "各人给了 10、6、—，有人没有评，合起来也没有评",
        }),
        ("does not apply in the eyes of one", {
            "1.1": "相差 6 分，超过允许的 2 分，由各方商定",
            "1.2": "各人给了 10、0，合起来属于哪一档不清楚，而表上的规则要看它：由各方商定",
            "2.1": "是否适用，各人看法不同（10、不计）：由各方商定",
            "2.2": "相差 10 分，超过允许的 2 分，由各方商定",
        }),
        ("does not apply in the eyes of all, and the gate", {}),
    ],
)  # fmt: skip
def test_what_they_have_to_agree_on_is_listed_with_its_reason(
    experts: Scorer, name: str, lines: dict[str, str]
) -> None:
    shown = told(experts, SEVERAL[name])
    assert {one["id"]: one["told"] for one in shown["settle"]} == lines
    assert shown["lines"][-1]["name"] == (
        "总分（暂计）" if "two experts" in name or "one" in name else "总分"
    )


def test_who_has_not_rated_a_row_is_not_said_to_find_that_it_does_not_apply(experts: Scorer) -> None:
    """A row that nobody has rated, and, where the table leaves out what is not rated, one that some have not."""
    shown = told(experts, [with_own(one, ratings={}) for one in THREE[:2]])
    assert {one["told"] for one in shown["settle"]} == {"各人都没有评"}
    leaving = Scorer(replace(experts.rubric, unrated="dropped"), experts.digest)
    ratings = THREE[0]["response"]["assessments"]["self"]["ratings"]
    some = {name: one for name, one in ratings.items() if name != "2.2"}
    shown = told(leaving, [THREE[0], with_own(THREE[1], ratings=some)])
    open_ = [one for one in shown["settle"] if one["state"] == "open"]
    assert [(one["id"], one["told"]) for one in open_] == [
        ("2.2", "各人给了 10、—，有人没有评，合起来也没有评")
    ]


def test_what_does_not_count_and_vetoes_stand_in_words(experts: Scorer) -> None:
    shown = told(experts, SEVERAL["a veto of one"])
    veto = shown["lines"][-2]
    assert (*veto["scores"], veto["combined"], veto["state"]) == ("无", "无", "否决", "—", "open")
    assert veto["told"] == "是否一票否决，各人看法不同：由各方商定"
    shown = told(experts, SEVERAL["does not apply in the eyes of all, and the gate"])
    away = next(one for one in shown["lines"] if one["id"] == "2.1")
    assert (*away["scores"], away["combined"], away["state"]) == ("不计", "不计", "不计", "alike")


def test_a_problem_is_told_with_its_file_and_row(experts: Scorer) -> None:
    rated = THREE[1]["response"]["assessments"]["self"]["ratings"]
    wrong = with_own(THREE[1], ratings={**rated, "1.1": {"score": "21"}, "9": {}})
    shown = told(experts, [THREE[0], wrong])
    assert [(one["file"], one["where"]) for one in shown["problems"]] == [
        ("乙.json", ""),
        ("乙.json", "1.1 创新性"),
    ]
    assert all(one["message"] for one in shown["problems"])
    assert shown["settle"][0]["id"] == "1.1"


def test_a_table_without_adjustments_has_no_line_for_them() -> None:
    scorer = Library(FOLDER)["graded-levels"]
    files = [
        Given(name, {"format": "rubricpress-response/1", "rubric": {"id": "graded-levels"}, "assessments": {"self": {"assessor": name, "ratings": {}}}})
        for name in "ab"
    ]  # fmt: skip
    panel = panel_of(files, {"graded-levels": scorer}, "median")
    assert isinstance(panel, Panel)
    lines = panel_shown(panel, "zh")["lines"]
    assert [one["kind"] for one in lines] == ["group", "row", "row", "group", "row", "row", "total"]
    assert lines[-1]["combined"] == "—", "a table without a total"


def test_files_without_a_name_go_by_their_own_and_other_institutions_are_pointed_out(experts: Scorer) -> None:
    nameless = [with_own(one, assessor="", date="2026-11-22") for one in THREE]
    for one, institution in zip(nameless, ("某校", "某某校 ", ""), strict=True):
        one["response"] = {**one["response"], "profile": {"kind": "basic", "institution": institution}}
    shown = told(experts, nameless)
    assert [one["name"] for one in shown["assessors"]] == ["甲", "乙", "丙"]
    assert shown["assessors"][0]["date"] == "2026-11-22"
    assert shown["warnings"] == ["各文件写的单位名称不同，请核对评的是不是同一个单位：某校、某某校"]


def test_an_answer_that_is_left_empty_is_no_other_answer(experts: Scorer) -> None:
    first, second = THREE[:2]
    blank = {
        **second["response"],
        "profile": {**second["response"]["profile"], "institution": " ", "site": ""},
    }
    assert told(experts, [first, {"name": second["name"], "response": blank}])["warnings"] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.usefixtures("loaded")
def test_everything_that_keeps_files_apart_is_told_at_once(language: str) -> None:
    first, second, third = THREE
    applied = {**second, "response": {**second["response"], "profile": {"kind": "applied"}}}
    earlier = {**third, "response": {**third["response"], "rubric": {"id": TABLE, "edition": "2025-01"}}}
    again = {"name": "甲（二）.json", "response": first["response"]}
    nobody = {"name": "空.json", "response": {**first["response"], "assessments": []}}
    broken = {"name": "坏.json", "response": None}
    refused = ask([first, applied, earlier, again, nobody, broken], language)["refused"]
    assert [one.split("\n")[0].split(" ")[0] for one in refused] == [
        "空.json",
        "坏.json",
        "乙.json",
        "丙.json",
        "甲（二）.json",
    ]
    if language == "zh":
        assert refused[2] == "乙.json 和 甲.json 的基本信息不同，不能合成：项目类别"
        assert refused[3] == "丙.json 是按 2025-01 版填写的，不能和 2026-11 版的合成"
        assert refused[4].startswith("甲（二）.json 和 甲.json 的评分人都是“甲”，一个人不能算两次")
    assert ask([first], language)["refused"] == [
        "合成至少要两名评分人的文件，请一次选取"
        if language == "zh"
        else "there must be two files at least, one from each assessor; choose them together"
    ]


def test_a_table_that_declares_nothing_is_not_combined(sample: Scorer) -> None:
    files = [
        Given(name, {"format": "rubricpress-response/1", "rubric": {"id": "sample"}, "assessments": {"self": {"assessor": name, "ratings": {}}}})
        for name in "ab"
    ]  # fmt: skip
    refused = panel_of(files, {"sample": sample})
    assert not isinstance(refused, Panel)
    assert [one.name for one in refused] == ["undeclared"]
    panel = panel_of(files, {"sample": sample}, "mean")
    assert isinstance(panel, Panel)
    shown = panel_shown(panel, "en")
    assert (shown["said"], shown["source"], shown["conclusion"]) == (
        "2 assessors; the mean of their scores counts in each criterion",
        "",
        "",
    )
