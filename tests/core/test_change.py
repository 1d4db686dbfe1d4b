"""The differences between two editions: none with itself, every one where something differs, and each in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass, replace
from decimal import Decimal
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.drawing import rubrics
from tests.core.test_editions import NEW, OLD
from tests.core.test_scoring_form import other, value_of

from rubricpress.core.changes.change import Difference, difference
from rubricpress.core.changes.comparing_models import details
from rubricpress.core.changes.lineage import criteria_of, groups_of, lineage
from rubricpress.core.changes.spoken import spoken
from rubricpress.core.changes.told import headline, told
from rubricpress.core.ends import Way
from rubricpress.core.example import ExampleRating, Expected, WorkedExample
from rubricpress.core.gates import Condition
from rubricpress.core.language.keys import keys_of
from rubricpress.core.methods import METHODS
from rubricpress.core.methods.deductions import Fault
from rubricpress.core.methods.measure import Measure
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rubric import Criterion, Group, Rubric, TagTitle
from rubricpress.core.translating import texts_of, translated
from rubricpress.core.wording.changes import key_name

GRADED: Final = next(one for one in criteria_of(NEW) if one.id == "1.3")


def rows(found: Difference) -> dict[str, tuple[str, ...]]:
    return {f"{one.kind} {one.id}": one.changes for one in found.rows}


def with_groups(rubric: Rubric, change: Callable[[Group], Group]) -> Rubric:
    return replace(rubric, groups=tuple(map(change, rubric.groups)))


def with_rows(rubric: Rubric, group: str, change: Callable[[tuple[Criterion, ...]], Any]) -> Rubric:
    def changed(one: Group) -> Group:
        return replace(one, criteria=tuple(change(one.criteria))) if one.id == group else one

    return with_groups(rubric, changed)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(group="g1", share=Interval(least=Decimal(50))), "g1 ≥ 50 %"),
        (Condition(score=Interval(below=Decimal(60))), "< 60"),
        (Condition(criterion="1.1", levels=("bad", "poor")), "1.1 = bad|poor"),
        (Condition(levels=("bad",), count=Interval(least=Decimal(2)), starred=True), "* bad: ≥ 2"),
        (Condition(group="g1", levels=("bad",), count=Interval(equals=Decimal(0)), tag="must"), "g1 must bad: = 0"),
        (Condition(score=Interval(equals=Decimal(0)), count=Interval(least=Decimal(2)), starred=True), "* = 0: ≥ 2"),
        (
            Condition(group="g1", share=Interval(below=Decimal(60)), count=Interval(equals=Decimal(0))),
            "g1 < 60 %: = 0",
        ),
        (Condition(levels=("a", "b"), count=Interval(least=Decimal(90)), percent=True, starred=True), "* a|b: ≥ 90 %"),
        (Condition(concluded="star", levels=("five",)), "star = five"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_signs(condition: Condition, said: str) -> None:
    assert str(condition) == said


def test_conditions_that_stay_are_left_out_where_the_bound_of_a_conclusion_changes() -> None:
    fail, passed = NEW.conclusions
    half = Condition(group="1", share=Interval(least=Decimal(50)))
    whole = Condition(group="1", share=Interval(least=Decimal(60)))
    before = replace(NEW, conclusions=(fail, replace(passed, also=(half,))))

    def asked(**changed: Any) -> list[tuple[str, str]]:
        after = replace(NEW, conclusions=(fail, replace(passed, **{"also": (half,), **changed})))
        return [(one.before, one.after) for one in difference([before, after]).bounds]

    assert asked(when=Interval(least=Decimal(40))) == [("≥ 36", "≥ 40")]
    assert asked(also=(whole,)) == [("≥ 36, 1 ≥ 50 %", "≥ 36, 1 ≥ 60 %")]
    way = Way(when=Interval(least=Decimal(30)), also=(whole,))
    assert asked(ways=(way,)) == [("≥ 36, 1 ≥ 50 %", "≥ 36, 1 ≥ 50 %, or ≥ 30 & 1 ≥ 60 %")]
    assert asked(when=None) == [("≥ 36, 1 ≥ 50 %", "1 ≥ 50 %")]


def test_two_conclusions_of_one_name_are_told_apart() -> None:
    fail, passed = NEW.conclusions
    other = replace(fail, when=Interval(below=Decimal(30)))
    twins = replace(passed, title=fail.title, when=Interval(least=Decimal(30)))
    lines = headline(difference([NEW, replace(NEW, conclusions=(other, twins))]), "zh")
    assert [line.partition("：")[0] for line in lines[:2]] == [
        f"结论“{fail.title} {fail.id}”",
        f"结论“{fail.title} {passed.id}”",
    ]


def test_of_long_texts_the_lines_that_differ_are_told_and_of_examples_that_they_do() -> None:
    before = replace(NEW, instructions="一、先看。\n二、再评。\n三、盖章。")
    after = replace(NEW, instructions="一、先看。\n二、评分。\n三、盖章。")
    (table,) = told(difference([before, after]), "zh")
    assert table.details == ("原表说明：二、再评。 → 二、评分。",)
    turned = replace(NEW, instructions="二、再评。\n一、先看。\n三、盖章。")
    (table,) = told(difference([before, turned]), "zh")
    assert table.details[0].startswith("原表说明：一、先看。\n二、再评。")
    example = WorkedExample(
        id="e", title="样例", ratings={"1.1": ExampleRating(met=("a",))}, expected=Expected(total=Decimal(2))
    )
    (table,) = told(difference([NEW, replace(NEW, examples=(example,))]), "zh")
    assert table.details == ("填写样例有改",)


@settings(max_examples=8)
@given(rubrics())
def test_a_table_does_not_differ_from_itself(rubric: Rubric) -> None:
    found = difference([rubric, rubric])
    assert found.empty
    assert (found.bounds, list(told(found, "en")), headline(found, "zh")) == ((), [], [])


def places(value: Any, set_in: Callable[[Any], Rubric]) -> Iterator[tuple[Any, str, Callable[[Any], Rubric]]]:
    """Every instance of a model class inside, with the way to set another in its place."""
    yield value, "", set_in
    model: type = type(value)
    for spec in keys_of(model).values():
        inside = getattr(value, spec.field)

        def set_field(new: Any, spec: Any = spec) -> Rubric:
            return set_in(replace(value, **{spec.field: new}))

        if isinstance(inside, tuple):
            for at, one in enumerate(inside):
                if hasattr(one, "__dataclass_fields__"):

                    def set_entry(
                        new: Any, at: int = at, inside: Any = inside, put: Any = set_field
                    ) -> Rubric:
                        return put((*inside[:at], new, *inside[at + 1 :]))  # type: ignore[no-any-return]

                    yield from places(one, set_entry)
        elif hasattr(inside, "__dataclass_fields__"):
            yield from places(inside, set_field)


@settings(max_examples=40)
@given(rubrics(), st.data())
def test_any_one_change_of_a_table_is_told(rubric: Rubric, data: st.DataObject) -> None:
    """Another value behind any key, anywhere in the table, is a difference."""
    places_of_all = list(places(rubric, lambda one: one))
    value, _, set_in = data.draw(st.sampled_from(places_of_all))
    model: type = type(value)
    specs = [one for one in keys_of(model).values() if one.written not in ("edition", "method")]
    spec = data.draw(st.sampled_from(specs))
    before = getattr(value, spec.field)
    after = other(spec, before) if before or spec.required else None
    if not before and not spec.required:  # something where nothing was
        after = value_of(spec.shape, model)
    changed = set_in(replace(value, **{spec.field: after}))
    if changed != rubric:
        assert not difference([rubric, changed]).empty


@settings(max_examples=12)
@given(rubrics(), st.data())
def test_a_row_that_goes_and_a_row_that_moves_are_told(rubric: Rubric, data: st.DataObject) -> None:
    """What goes forward as removed comes back as added; a row at another place is moved."""
    group = data.draw(st.sampled_from([one for one in groups_of(rubric) if one.criteria]))
    row = data.draw(st.sampled_from(group.criteria))

    def without(one: Group) -> Group:
        kept = tuple(each for each in one.criteria if each.id != row.id)
        return replace(one, criteria=kept, groups=tuple(map(without, one.groups)))

    less = with_groups(rubric, without)
    assert rows(difference([rubric, less]))[f"criterion {row.id}"] == ("removed",)
    assert rows(difference([less, rubric]))[f"criterion {row.id}"] == ("added",)
    aside = replace(less, adjustments=(*less.adjustments, row))
    assert "moved" in rows(difference([rubric, aside]))[f"criterion {row.id}"]


def test_the_small_table_of_next_year() -> None:
    """Each kind of change once, as a person reads it off the two files."""
    found = difference([OLD, NEW])
    assert rows(found) == {
        "group 1": ("rescored",),
        "group rules": ("renamed", "rescored", "reworded"),
        "criterion 1.1": ("rescored", "reworded"),
        "criterion 1.2": ("rescored", "reworded"),
        "criterion 1.3": ("rescored",),
        "criterion rules-1": ("renamed",),
        "criterion 2.3": ("rescored",),
        "criterion rules-2": ("added",),
        "criterion d1": ("rescored",),
        "criterion 2.1": ("removed",),
    }
    assert found.maximum == (Decimal(50), Decimal(60))
    assert [(one.id, one.before, one.after) for one in found.bounds] == [
        ("fail", "< 30", "< 36"),
        ("pass", "≥ 30", "≥ 36"),
    ]
    (facilities,) = [one for one in found.rows if one.id == "1.1"]
    assert {".".join(one.path): (one.before, one.after, one.scoring) for one in facilities.details} == {
        "title": ("设施", "设施设备", False),
        "indicators.c": ("有电话 · 1", None, True),
        "points": ("5", "4", True),
        "standard": ("设施齐全。", "设施齐全、完好。", False),
    }
    assert found.as_data()["rows"][1]["was"] == ["2"]


def test_neighbours_that_change_places_are_moved_and_those_that_keep_their_order_are_not() -> None:
    turned = with_rows(OLD, "1", lambda inside: inside[1:] + inside[:1])
    assert rows(difference([OLD, turned])) == {"criterion 1.1": ("moved",)}
    other_group = with_rows(
        with_rows(OLD, "1", lambda inside: inside[1:]),
        "2",
        lambda inside: (*inside, OLD.groups[0].criteria[0]),
    )
    assert rows(difference([OLD, other_group])) == {"criterion 1.1": ("moved",)}
    assert [one.happened for one in told(difference([OLD, turned]), "zh")] == ["次序有变"]
    assert [one.happened for one in told(difference([OLD, other_group]), "zh")] == ["从“1 教室”移到“2 管理”"]
    assert rows(difference([OLD, replace(OLD, groups=OLD.groups[::-1])])) == {"group 1": ("moved",)}
    for found in (turned, other_group):
        assert headline(difference([OLD, found]), "zh") == ["换了位置 1 条"]
        assert headline(difference([OLD, found]), "en") == ["1 moved"]


def test_a_group_that_goes_into_another_is_moved() -> None:
    first, second = OLD.groups
    nested = replace(OLD, groups=(replace(first, groups=(second,)),))
    (told_of,) = [one for one in told(difference([OLD, nested]), "zh") if one.id == "2"]
    assert told_of.happened == "从“各组之外”移到“1 教室”"


def test_entries_without_ids_are_told_by_their_position_and_entries_in_another_order_by_their_ids() -> None:
    method = GRADED.method
    turned = replace(method, bands=method.bands[::-1])  # type: ignore[union-attr,arg-type]
    assert [(one.path, one.before, one.after) for one in details(method, turned)] == [
        (("bands", "order"), "good, fail", "fail, good")
    ]
    column = NEW.columns[0]
    more = replace(NEW, columns=(*NEW.columns, replace(column, title="备注")))
    assert [(one.path, one.before, one.scoring) for one in details(NEW, more)] == [
        (("columns", "3"), None, False)
    ]


def test_ids_that_stand_twice_do_not_hide_a_difference() -> None:
    twice = replace(NEW, bands=(NEW.bands[0], NEW.bands[0]))
    reworded = replace(NEW, bands=(NEW.bands[0], replace(NEW.bands[0], title="另")))
    assert [one.path for one in details(twice, reworded)] == [("bands", "2", "title")]


def test_another_scoring_method_is_one_difference() -> None:
    checklist = OLD.groups[0].criteria[0].method
    changed = replace(GRADED, method=checklist)
    assert [(one.path, one.before, one.after) for one in details(GRADED, changed)] == [
        (("method",), "graded", "checklist")
    ]


def test_conclusions_that_come_go_and_ask_for_other_things_are_told() -> None:
    fail, passed = NEW.conclusions
    vetoed = replace(passed, id="void", title="取消", when=None)
    shared = replace(passed, when=None, share=Interval(least=Decimal(60)), needs="fail")
    found = difference([NEW, replace(NEW, conclusions=(shared, vetoed))])
    assert [(one.id, one.before, one.after) for one in found.bounds] == [
        ("pass", "≥ 36", "≥ 60 %, needs: fail"),
        ("void", "", "—"),
        ("fail", "< 36", ""),
    ]
    lines = headline(found, "zh")
    assert lines == [
        "结论“合格”：≥ 36 → ≥ 60 %, needs: fail",
        "结论“取消”：新增“—”",
        "结论“不合格”：删去“< 36”",
    ]
    assert not difference([NEW, replace(NEW, conclusions=(fail, replace(passed, title="通过")))]).bounds


def test_another_id_of_the_table_is_a_difference_and_another_edition_is_none() -> None:
    assert difference([NEW, replace(NEW, edition="2030")]).empty
    assert [one.path for one in difference([NEW, replace(NEW, id="x")]).table] == [("id",)]


def renamed(rubric: Rubric, edition: str, **names: tuple[str, tuple[str, ...]]) -> Rubric:
    """The rubric with criteria under other ids; `names`: `c1_1=("x", ("1.1",))`."""
    wanted = {name.removeprefix("c").replace("_", "."): new for name, new in names.items()}

    def change(one: Criterion) -> Criterion:
        id_, was = wanted.get(one.id, (one.id, ()))
        return replace(one, id=id_, was=was)

    groups = tuple(replace(one, criteria=tuple(map(change, one.criteria))) for one in rubric.groups)
    return replace(rubric, edition=edition, groups=groups)


def test_rows_are_followed_through_every_edition_between() -> None:
    """1.1 became x, and x became y; that y says `was: x` alone is enough."""
    middle = renamed(OLD, "2026", c1_1=("x", ("1.1",)))
    last = renamed(middle, "2027", cx=("y", ("x",)))
    line = lineage([OLD, middle, last], criteria_of)
    assert line.origins["y"] == ("1.1",)
    assert line.alone("y") == "1.1"
    assert rows(difference([OLD, middle, last])) == {"criterion y": ("renamed",)}
    assert rows(difference([OLD, last])) == {"criterion y": ("added",), "criterion 1.1": ("removed",)}


def test_a_merged_row_a_split_row_and_a_new_row_are_none_of_the_old_alone() -> None:
    merged = renamed(OLD, "2026", c1_1=("x", ("1.1", "1.2")), c1_2=("1.2", ("gone",)), c2_1=("n", ("2.2",)))
    line = lineage([OLD, merged], criteria_of)
    assert line.origins["x"] == ("1.1", "1.2")
    assert [line.alone(one) for one in ("x", "1.2", "n", "2.2", "2.3", "nothing")] == [
        "",
        "",
        "",
        "",
        "2.3",
        "",
    ]
    # `was` that names what was never there is no origin: the row is followed by its own id
    assert line.origins["1.2"] == ("1.2",)
    assert line.heirs["2.2"] == ("n", "2.2")
    changes = rows(difference([OLD, merged]))
    assert changes["criterion x"][0] == "renamed"
    assert changes["criterion 2.1"] == ("removed",)


def test_split_and_merged_rows_are_told_as_what_they_are() -> None:
    """1.1 and 1.2 became x; of 2.2 came n, and a row that kept its id; 2.3 has another id and is the same row."""
    later = renamed(
        OLD,
        "2026",
        c1_1=("x", ("1.1", "1.2")),
        c1_2=("z", ("gone",)),
        c2_1=("n", ("2.2",)),
        c2_3=("y", ("2.3",)),
    )
    found = difference([OLD, later])
    happened = {
        language: {one.id: one.happened for one in told(found, language)} for language in ("zh", "en")
    }
    for row, zh, en in (
        ("x", "由 1.1、1.2 合并而来", "merged from 1.1, 1.2"),
        ("n", "由 2.2 拆分而来", "split off 2.2"),
        ("2.2", "由 2.2 拆分而来", "split off 2.2"),
        ("y", "原编号 2.3", "was 2.3"),
    ):
        assert happened["zh"][row].startswith(zh)
        assert en in happened["en"][row]


def test_what_changed_is_told_in_both_languages() -> None:
    found = difference([OLD, NEW])
    assert headline(found, "zh") == [
        "满分：50 → 60",
        "结论“不合格”：< 30 → < 36",
        "结论“合格”：≥ 30 → ≥ 36",
        "新增 1 条，删去 1 条，换了编号 1 条，计分有变 5 条，文字有改 2 条",
    ]
    said = {one.name: one for one in told(found, "zh")}
    assert said["全表"].details[:2] == ("分值：50 → 60", "旧分折算：新增“half-up”")
    assert said["组 rules 制度与值班"].happened == "原编号 2，计分有变，文字有改"
    assert said["条目 1.1 设施设备"].details[1] == "评分点 c：删去“有电话 · 1”"
    assert said["条目 2.1 台账"].gone
    english = {one.name: one for one in told(found, "en")}
    assert english["criterion 1.1 设施设备"].details[0] == "title: 设施 → 设施设备"
    assert english["criterion 1.1 设施设备"].details[1] == "indicator c: gone, '有电话 · 1'"
    assert english["criterion 1.2 每次培训人数"].details[1] == "level few limits: < 20 → < 30"
    assert english["criterion rules-2 培训档案"].happened == "added"


def test_in_another_language_the_same_is_told_in_its_words() -> None:
    """The official texts decide what differs, also where two of them are one in the other language."""
    found = difference([OLD, NEW])
    words = {one.text: "Words" for rubric in (OLD, NEW) for one in texts_of(rubric)} | {
        "设施设备": "Facilities"
    }
    both = [translated(one, words) for one in (OLD, NEW)]
    there = spoken(found, difference(both))
    assert rows(there) == rows(found)
    assert [one.path for one in there.table] == [one.path for one in found.table]
    assert {one.title for one in there.bounds} == {"Words"}
    lines = {one.name: one.details for one in told(there, "en")}
    assert lines["criterion 1.1 Facilities"][0] == "title: Words → Facilities"
    assert "standard: 设施齐全。 → 设施齐全、完好。" in lines["criterion 1.1 Facilities"], "one in English"
    assert "criterion 2.1 Words" in lines, "a row that is gone"


def test_truth_values_and_answers_are_told_as_they_are_written() -> None:
    starred = with_rows(OLD, "1", lambda inside: (replace(inside[0], starred=True), *inside[1:]))
    (row,) = difference([OLD, starred]).rows
    assert row.details[0].as_data() == {"key": "starred", "before": "false", "after": "true", "scoring": True}
    (example,) = NEW.examples
    other_profile = replace(
        NEW, examples=(replace(example, profile={"kind": "hired", "institution": "某校"}),)
    )
    assert [(one.path[2:], one.before, one.after) for one in details(NEW, other_profile)] == [
        (("profile", "kind"), "own", "hired"),
        (("profile", "institution"), None, "某校"),
    ]
    merged = with_rows(OLD, "1", lambda inside: (replace(inside[0], was=("8", "9")), *inside[1:]))
    (row,) = difference([OLD, merged]).rows
    assert (row.details[0].before, row.details[0].after) == ("", "8, 9")


def test_what_a_tag_is_called_is_told_in_words() -> None:
    first, second = (replace(OLD, tags=(TagTitle(id="must", title=title),)) for title in ("必达项", "核心项"))
    (found,) = told(difference([first, second]), "zh")
    assert found.details == ("标记 must 名称：必达项 → 核心项",)


def test_every_key_of_the_language_has_a_name_in_words_of_both_languages() -> None:
    """A difference can stand behind any key; who reads the table is told which in words, not as it is written in YAML."""
    parts: list[type] = [Rubric, Group, Criterion, *METHODS]
    known: set[type] = set()
    while parts:
        part = parts.pop()
        if part in known:
            continue
        known.add(part)
        for written, spec in keys_of(part).items():
            assert re.fullmatch("[\u4e00-\u9fff0]+", key_name([written], "zh")), f"{part.__name__}: {written}"
            assert re.fullmatch("[a-z]+( [a-z]+)*", key_name([written], "en")), f"{part.__name__}: {written}"
            found: list[Any] = [spec]
            for one in found:
                if is_dataclass(one) and isinstance(one, type):
                    parts.append(one)
                elif isinstance(one, tuple):
                    found += one
                elif hasattr(one, "__dict__") and len(found) < 100:
                    found += vars(one).values()
    assert {Measure, Fault, Interval, Condition} <= known
