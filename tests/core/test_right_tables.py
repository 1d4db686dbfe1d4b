"""Rows that are right as they are printed, in kindergartens, hospitals, schools, libraries: `check` says nothing of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.core.small_tables import group, table, ticks

from rubricpress.core.checks.advice import advise
from rubricpress.core.methods.checklist import Checklist, Indicator
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.levels import Level, Levels
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Criterion

D = Decimal


def told(*rows: Criterion) -> list[str]:
    return [one.code for one in advise(table(group(*rows), points="9"))]


def from_on(measure: Measure, bound: str, words: str, **more: str) -> Criterion:
    levels = (
        Level(id="a", score=D(9), descriptor=words, when=Interval(least=D(bound))),
        Level(id="b", score=D(0), descriptor="没有达到", when=Interval(below=D(bound))),
    )
    method = Levels(levels=levels, measure=measure)
    return Criterion(id="1", title="条目", method=method, points=D(9), **more)  # type: ignore[arg-type]


def fault(text: str, unit: str, assessment: str = "", limit: str | None = None) -> Criterion:
    one = Fault(id="a", text=text, each=D(1), unit=unit, limit=None if limit is None else D(limit))
    return Criterion(
        id="1", title="条目", method=Deductions(faults=(one,)), points=D(9), assessment=assessment
    )


@pytest.mark.parametrize(
    ("unit", "bound", "words"),
    [
        ("㎡", "30", "30平方米以上"),
        ("m²", "30", "30平方米以上"),
        ("平方米/生", "30", "生均30平方米以上"),
        ("册/生", "100", "生均100册以上"),
        ("学时/年", "72", "每人每年72学时以上"),
        ("元/人", "500", "人均500元以上"),
        ("月", "3", "3个月以上"),
        ("个月", "3", "3个月以上"),
        ("班", "12", "12个班以上"),
        ("工作日", "5", "5个工作日以上"),
        ("小时", "24", "24个小时以上"),
        ("百分点", "5", "提高5个百分点以上"),
        ("人次", "300", "300人次以上"),
        ("学生", "30", "30名学生以上"),
        ("位", "30", "30名以上"),
        ("人·天", "30", "30人·天以上"),
    ],
)
def test_units_as_tables_print_them(unit: str, bound: str, words: str) -> None:
    """「12个班」 counts classes, 「30平方米」 are 30 ㎡, and what is counted for each pupil is printed without the pupil."""
    assert told(from_on(Measure(kind="number", unit=unit), bound, words)) == []


@pytest.mark.parametrize(
    ("measure", "bound", "words"),
    [
        (Measure(kind="percentage", title="升学率增幅"), "5", "比上年提高5个百分点"),
        (Measure(kind="percentage", title="增长率", unit="%", minimum=D(-100)), "110", "110%以上"),
        (Measure(kind="percentage", title="提高", unit="百分点"), "5", "提高5个百分点"),
        (
            Measure(kind="ratio", title="每百名学生的计算机", numerator="计算机台数", denominator="学生数"),
            "20",
            "每百名学生20台以上",
        ),
        (
            Measure(kind="ratio", title="每百名学生的教师", numerator="教师数", denominator="学生数"),
            "8",
            "每100名学生有8名教师",
        ),
    ],
)
def test_percentages_that_are_printed_otherwise(measure: Measure, bound: str, words: str) -> None:
    assert told(from_on(measure, bound, words)) == []


@pytest.mark.parametrize(
    "title",
    [
        "容积率",
        "师幼比例",
        "生师比例",
        "床位周转率",
        "图书流通率",
        "分辨率",
        "死亡率（‰）",
        "Heart rate",
        "Frame rate",
        "Turnover rate",
        "Student-teacher ratio",
        "Incident rate",
        "心率",
        "概率",
        "倍率",
    ],
)
def test_rates_that_are_no_percentages(title: str) -> None:
    assert told(from_on(Measure(kind="number", title=title), "7", "达到要求")) == []


@pytest.mark.parametrize(
    ("text", "unit", "assessment"),
    [
        ("缺少灭火器", "个", "每间教室配备灭火器，缺少的扣1分"),
        ("消防通道堵塞", "处", "每天检查，堵塞的扣1分"),
        ("迟到", "人次", "每人每次扣1分"),
        ("每人每天扣1分", "人·天", ""),
        ("每降低1个百分点扣1分", "%", ""),
        ("每增加1个百分点扣1分", "%", ""),
        ("每缺一个班扣1分", "班级", ""),
        ("每缺少一间扣1分", "间", ""),
        ("每少1平方米扣1分", "㎡", ""),
    ],
)
def test_faults_as_tables_print_them(text: str, unit: str, assessment: str) -> None:
    assert told(fault(text, unit, assessment)) == []
    counted = Criterion(id="d", title=assessment or text, method=Counted(each=D(-1), unit=unit))
    assert told(counted) == []


def test_the_limit_of_the_row_is_not_that_of_its_fault() -> None:
    """「最多扣9分」 of a row of 9 points says what the row can lose, not what its one fault can."""
    assert told(fault("隐患最多扣5分", "处", "发现隐患的，本项最多扣9分", limit="5")) == []


@pytest.mark.parametrize(
    ("upper", "lower", "title"),
    [
        ("图书总数", "实有学生数", "生均图书"),
        ("培训学时总数", "实有教师数", "人均培训学时"),
        ("学生总数", "实有教师数", "生师比"),
        ("学生总人数", "学生辅导教师人数", "生师比"),
        ("图书总数", "实有学生数", "图书配备"),
    ],
)
def test_what_there_is_for_each_person_is_a_whole_above_people(upper: str, lower: str, title: str) -> None:
    measure = Measure(kind="ratio", numerator=upper, denominator=lower)
    method = Proportional(measure=measure)
    assert told(Criterion(id="1", title=title, method=method, points=D(9))) == []


def test_a_ratio_printed_as_one_to_many_may_be_entered_as_many_to_one() -> None:
    """「教师与学生之比不低于1:18」 is as well at most 18 pupils for each teacher."""
    measure = Measure(kind="ratio", numerator="学生数", denominator="教师数")
    words = "教师与学生之比不低于1:18"
    levels = (
        Level(id="a", score=D(9), descriptor="达到", when=Interval(to=D(1800))),
        Level(id="b", score=D(0), descriptor="没有", when=Interval(above=D(1800))),
    )
    row = Criterion(
        id="1", title="条目", method=Levels(levels=levels, measure=measure), points=D(9), standard=words
    )
    assert told(row) == []


def test_a_scale_names_options_that_earn_more_in_another_row() -> None:
    """Of the scale 3, 2, 1, 0 the options earn 6, 4, 2 and 0 in a row that has twice the points."""

    def scale(name: str, times: int) -> Criterion:
        levels = tuple(Level(id=str(at), score=D(times * at), descriptor="文字") for at in (3, 2, 1, 0))
        return Criterion(id=name, title="条目", method=Levels(levels=levels), points=D(3 * times))

    assert told(scale("1", 1), scale("2", 1), scale("3", 1), scale("4", 2)) == []


def test_a_group_of_additions_prints_no_points() -> None:
    made = [group(ticks(f"{at}.1", "3", "3"), name=str(at), points="3") for at in range(1, 4)]
    extra = Criterion(id="4.1", title="获奖加分", method=Counted(each=D(1), unit="项"))
    added = group(extra, name="4", points=None)
    assert [one.code for one in advise(table(*made, added, points="9"))] == []


def test_ids_may_all_end_in_a_point() -> None:
    rows = [ticks(name, "3", "3") for name in ("1.", "2.", "3.")]
    assert told(*rows) == []
    assert told(*(ticks(f"1.{at}", "3", "3") for at in range(1, 11))) == []


@pytest.mark.parametrize(
    ("text", "costs", "assessment", "codes"),
    [
        ("经费没有到位，得0分", "9", "", []),
        ("经费没有到位", "9", "按时到位；没有到位得0分", []),
        ("只有一半到位，得4分", "5", "", []),
        ("只有一半到位，得4分", "3", "", ["text-differs"]),
        ("只有一半到位", "3", "只有一半到位，计4分", ["text-differs"]),
    ],
)
def test_a_fault_may_say_how_much_is_left(text: str, costs: str, assessment: str, codes: list[str]) -> None:
    one = Fault(id="a", text=text, costs=D(costs))
    assert (
        told(
            Criterion(
                id="1", title="条目", method=Deductions(faults=(one,)), points=D(9), assessment=assessment
            )
        )
        == codes
    )


def test_so_many_points_each_time_may_stand_beside_a_score_that_the_assessor_gives() -> None:
    method = Checklist(indicators=(Indicator(id="a", points=D(9), text="开展活动", partial=True),))
    assert told(Criterion(id="1", title="活动", method=method, points=D(9), assessment="每次得3分")) == []
