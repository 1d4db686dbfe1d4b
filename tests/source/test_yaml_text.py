"""YAML as rubrics use it: scalars stay text, every value keeps its place, all else is refused by name."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.problem import Problem
from rubricpress.source.places import Located, Place
from rubricpress.source.spots import Places
from rubricpress.source.yaml_text import MAX_DEPTH, lines_of
from rubricpress.source.yaml_text import read_yaml as read_with_words

WORDS = frozenset({"id", "title", "PPT", "b", "points"})


def read_yaml(text: str) -> tuple[Any, Places, list[Located]]:
    return read_with_words(text, WORDS)


def data_of(text: str) -> Any:
    data, _, problems = read_yaml(text)
    assert problems == []
    return data


_CHAR = "yaml-character"


def told(text: str) -> list[tuple[str, int, int]]:
    """The problems of a text: code, line, column."""
    data, _, problems = read_yaml(text)
    assert data is None or all(one.problem.code == "duplicate-key" for one in problems)
    return [(one.problem.code, one.place.line, one.place.column) for one in problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.10", "1.10"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", "true"),
        ("null", None),
        ("~", None),
        ("'null'", "null"),
        ('"~"', "~"),
        ("nullo", "nullo"),
        ("", ""),
        ("010", "010"),
        ("0x10", "0x10"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("2026-11-21", "2026-11-21"),
        ("'1.10'", "1.10"),
        ('"a\\u8868"', "a表"),
        ("a # b", "a"),
        ("=", "="),
        ("<<", "<<"),
        ("8。5：是", "8。5：是"),
        ("注意：是", "注意：是"),
        ("title：是", "title：是"),
        ("甲:乙", "甲:乙"),
        ("title:是", "title:是"),
        ("-id", "-id"),
    ],
)
def test_a_scalar_stays_the_text_that_is_written(written: str, read: str | None) -> None:
    assert data_of(f"a: {written}\n") == {"a": read}
    assert data_of(f"[x, {written}\n]\n") == ["x", read] or not written


@pytest.mark.parametrize("key", ["1", "1.10", "no", "true", "null", "2026-11-21", "<<", "1.2.4"])
def test_keys_are_text_too(key: str) -> None:
    assert data_of(f"{key}: x\n") == {key: "x"}


@given(
    st.recursive(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
            max_size=8,
        ),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.text("abcx.1-", min_size=1, max_size=4), inner, max_size=3)
        ),
        max_leaves=12,
    ).filter(bool)
)
def test_what_is_written_as_yaml_is_read_back(value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=False, default_style='"', default_flow_style=False)
    data, _, problems = read_yaml(text)
    assert {one.problem.code for one in problems} <= {_CHAR}, "signs that nobody sees are told, and read"
    assert data == value


def test_texts_of_several_lines() -> None:
    assert data_of("a: |\n  一\n  二\nb: >-\n  三\n  四\nc: 五\n  六\n") == {
        "a": "一\n二\n",
        "b": "三 四",
        "c": "五 六",
    }


def test_tabs_and_full_width_colons_inside_texts_are_text() -> None:
    text = "a: |\n  title：一\n  \tid：二\nb: >2-\n  points：三\nc: |- # 说明\n  x：四\nd: '五\n\n  y：六'\n"
    assert data_of(text) == {"a": "title：一\n\tid：二\n", "b": "points：三", "c": "x：四", "d": "五\ny：六"}


@pytest.mark.parametrize(
    "text",
    ["［2026］9 号文", "甲 ＃ 乙", "｛例｝", "表［附件］", "甲｜乙", "＞60 分", "［通知、公告］", "a，b，c"],
)
def test_full_width_signs_inside_texts_are_text(text: str) -> None:
    assert data_of(f"title: {text}\nid: 1\n") == {"title": text, "id": "1"}
    assert data_of(f"[{{title: {text}, id: 1}}]\n") == [{"title": text, "id": "1"}]


def test_every_key_and_value_can_be_asked_for_its_place() -> None:
    _, places, _ = read_yaml("a: 一二\nb:\n  - c: 'x'\n    d: |\n      y\n  - 五\n")
    about_value, about_key = "number-form", "unknown-key"
    assert places.of(Problem(about_value, ("a",))) == Place(1, 4, 2)
    assert places.of(Problem(about_key, ("a",))) == Place(1, 1, 1)
    assert places.of(Problem(about_value, ("b", 0))) == Place(3, 5, 1)
    assert places.of(Problem(about_value, ("b", 0, "c"))) == Place(3, 8, 3)
    assert places.of(Problem(about_key, ("b", 0, "d"))) == Place(4, 5, 1)
    assert places.of(Problem(about_value, ("b", 1))) == Place(6, 5, 1)


def test_what_is_not_there_has_the_place_of_what_is_around_it() -> None:
    _, places, _ = read_yaml("a: 一二\nb:\n  - c: 'x'\n")
    assert places.of(Problem("missing-key", ("b", 0, "e", "f"))) == Place(3, 5, 1)
    assert places.of(Problem("number-form", ("a", "e"))) == Place(1, 1, 1)
    assert Places().of(Problem("number-form", ("a",))) == Place(1, 1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = end.join(("a: 1", "b: 2", "c: &x 3", ""))
    assert told(text) == [("yaml-alias", 3, 4)]
    assert lines_of(text)[2] == "c: &x 3"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("file-empty", 1, 1)]),
        (" \n\n", [("file-empty", 1, 1)]),
        ("# 说明\n", [("file-empty", 1, 1)]),
        ("---\n", [("file-empty", 1, 1)]),
        ("--- \n...\n", [("file-empty", 1, 1)]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [("yaml-documents", 2, 1)]),
        ("a: &b 1\nc: *b\n", [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)]),
        ("&a b: c\n", [("yaml-alias", 1, 1)]),
        ("a: &b\n  - 1\n", [("yaml-alias", 1, 4)]),
        ("*a : b\n", [("yaml-alias", 1, 1)]),
        ("a: &x {<<: *x}\n", [("yaml-alias", 1, 4), ("yaml-alias", 1, 12)]),
        ("a: !!python/object:os.system x\n", [("yaml-tag", 1, 4)]),
        ("a: !!str 1\nb: ! 2\nc: !x [1]\n", [("yaml-tag", 1, 4), ("yaml-tag", 2, 4), ("yaml-tag", 3, 4)]),
        ("a: !!binary &x aGk=\n", [("yaml-alias", 1, 4), ("yaml-tag", 1, 4)]),
        ("? [a]\n: b\n", [("yaml-key", 1, 3)]),
        ("{a: 1}: 2\n", [("yaml-key", 1, 1)]),
        ("a: 1\na: 2\nb:\n  c: 1\n  c: {d: 1}\n", [("duplicate-key", 2, 1), ("duplicate-key", 5, 3)]),
        ("a: 1\n\tb: 2\n", [("yaml-tab", 2, 1)]),
        ("a:\n  \tb: 2\n", [("yaml-tab", 2, 3)]),
        ("id：1\n", [("yaml-wide-colon", 1, 3)]),
        ("a: 1\nid：1\ntitle：2\n", [("yaml-wide-colon", 2, 3), ("yaml-wide-colon", 3, 6)]),
        ("- a: 1\n- id：1\n", [("yaml-wide-colon", 2, 5)]),
        ("a: 一\n  A：二\n  甲：三\n", []),
        ("a:\n  A：有资质\n", []),
        ("a: 一\n  title：二\nb：3\n", [("yaml-wide-colon", 2, 8), ("yaml-wide-colon", 3, 2)]),
        ("a: 一\n  title：二\n", [("yaml-wide-colon", 2, 8)]),
        ("a: 1\nb: [1, 2\nc: 3\n", [("yaml-unclosed", 2, 4)]),
        ("a: {b: 1\n", [("yaml-unclosed", 1, 4)]),
        ('a: "b\nc: 1\n', [("yaml-unclosed", 1, 4)]),
        ("a: b: c\n", [("yaml-form", 1, 5)]),
        ("a: 1\n b: 2\n", [("yaml-indent", 2, 2)]),
        ("a: [", [("yaml-form", 1, 5)]),
        ("a: b\nc", [("yaml-form", 2, 1)]),
        ("[", [("yaml-form", 1, 2)]),
        ("a: >70%\n", [("yaml-quotes", 1, 4)]),
        ("a: @b\n", [("yaml-quotes", 1, 4)]),
        ("x\ny: 1\n", [("yaml-form", 2, 2)]),
        ("a: 1\nb\nc: 2\n", [("yaml-form", 2, 1)]),
        ("a:\n  - 1\n b: 2\n", [("yaml-indent", 3, 2)]),
        ("PPT：1\na: b: c\nd: 1\ne: 1\nf: g: h\n", [("yaml-wide-colon", 1, 4)]),
        ("a: |\n  PPT：1\n\nb: 1\nc: 1\nd: e: f\n", [("yaml-form", 6, 5)]),
        ("a: '一\n\n  PPT：1\n\n  '\nc: 1\nd: e: f\n", [("yaml-wide-colon", 3, 6), ("yaml-form", 7, 5)]),
        ("a: 1\nb: \x07\n", [("yaml-character", 2, 4)]),
        ("a: 1\r\nb: 二\x00\n", [("yaml-character", 2, 5)]),
        ("a: \ufffe\n", [("yaml-character", 1, 4)]),
        ("a: 1\nb: 二\u2028\n", [("yaml-character", 2, 5)]),
        ("a: 1 # \u2029\n", [("yaml-character", 1, 8)]),
        ("a: \x85\n", [("yaml-character", 1, 4)]),
        ('a: "\\0"\nb: "\\e[31m"\nc: "\\L"\n', [(_CHAR, 1, 4), (_CHAR, 2, 4), (_CHAR, 3, 4)]),
        ("null\n", [("file-empty", 1, 1)]),
        ('a: "b\nid: "1"\nc: 1\n', [("yaml-unclosed", 1, 4)]),
        ("- {id: city，title: 城区}\n", [("yaml-wide-sign", 1, 12)]),
        ("- {id: city，title：城区}\n", [("yaml-wide-sign", 1, 12)]),
        ("- {id: city title: 城区}\n", [("yaml-form", 1, 13)]),
        ("- {id: city, title：城区}\n", [("yaml-wide-colon", 1, 19)]),
        ("- ｛id: city, title: 城区｝\n", [("yaml-wide-sign", 1, 3)]),
        ("- ｛id: city｝\n", [("yaml-wide-sign", 1, 3)]),
        ("- id: 1\n－ id: 2\n", [("yaml-wide-sign", 2, 1)]),
        ("- {id: city, title: 城区｝\n", [("yaml-wide-sign", 1, 23)]),
        ("- {id: city,\n   title: 城区｝\n", [("yaml-wide-sign", 2, 13)]),
        ("id: ［a, b］\n", [("yaml-wide-sign", 1, 5)]),
        ("id: ［ a ］\n", [("yaml-wide-sign", 1, 5)]),
        ("id: ［{id: a}］\n", [("yaml-wide-sign", 1, 5)]),
        ("id: [a, b］\n", [("yaml-wide-sign", 1, 10)]),
        ("- {id: [a，b]}\n", [("yaml-wide-sign", 1, 10)]),
        ("- {id: a； title: 甲}\n", [("yaml-wide-sign", 1, 9)]),
        ("- {id: a、 title: 甲}\n", [("yaml-wide-sign", 1, 9)]),
        ("＃ 说明\nid: 1\n", [("yaml-wide-sign", 1, 1)]),
        ("id: 1\n  ＃ 说明\n", [("yaml-wide-sign", 2, 3)]),
        ("id: 12 ＃ 说明\n", [("yaml-wide-sign", 1, 8)]),
        ("title: ｜\n  一\n  二\n", [("yaml-wide-sign", 1, 8)]),
        ("title: ＞\n  一\n", [("yaml-wide-sign", 1, 8)]),
        ("- id: 1\n\u3000\u3000title: 2\n", [("yaml-space", 2, 1)]),
        ("\u00a0 title: 2\n", [("yaml-space", 1, 1)]),
        ("id: 1\ntitle:\u30002\n", [("yaml-space", 2, 7)]),
        ("- {id: 1,\u3000title: 2}\n", [("yaml-space", 1, 10)]),
        ("a: [1, {x: 2 3: 4}]\n", [("yaml-form", 1, 8)]),
        ("- {id: a， title: 甲， points: 1}\n", [("yaml-wide-sign", 1, 9), ("yaml-wide-sign", 1, 19)]),
        ("- {id: a, title: 甲, 乙}\n", [("yaml-unquoted", 1, 19)]),
        ("- {id: a, title: PPT, x}\n", [("yaml-unquoted", 1, 21)]),
        ("- {id: a, title: 甲, 乙: 丙}\n", [("yaml-unquoted", 1, 19)]),
        ("- {id: a, title: 甲: 乙}\n", [("yaml-unquoted", 1, 19)]),
        ("- {title: 甲: 乙, id: a}\n", [("yaml-unquoted", 1, 12)]),
        ("- {id: a, title: 甲:}\n", [("yaml-unquoted", 1, 19)]),
        ("- id: a\n  title: 甲: 乙\n", [("yaml-unquoted", 2, 11)]),
        ("- id:a\n  title: 甲\n", [("yaml-no-space", 1, 5)]),
        ("- id:a\n", [("yaml-no-space", 1, 5)]),
        ("id: a\ntitle:甲\npoints: 1\n", [("yaml-no-space", 2, 6)]),
        ("- {id:a, title: 甲}\n", [("yaml-no-space", 1, 6)]),
        ("- {id: a, title:甲}\n", [("yaml-no-space", 1, 16)]),
        ("- id: a\n-id: b\n", [("yaml-no-space", 2, 1)]),
        ("-id: a\n", [("yaml-no-space", 1, 1)]),
        ("a:\n  -{id: a, title: 甲}\n  -{id: b, title: 乙}\n", [("yaml-no-space", 2, 3), ("yaml-no-space", 3, 3)]),
    ],
)  # fmt: skip
def test_what_a_rubric_does_without_is_refused_at_its_place(
    text: str, problems: list[tuple[str, int, int]]
) -> None:
    assert told(text) == problems


def test_long_lines_of_spaces_are_read_at_once() -> None:
    start = time.process_time()
    told(f"a: 1\n{' ' * 40_000}x\n  title： {'- ' * 20_000}\nb: [")
    told(f"a: b\n{'- ' * 20_000}{' ' * 40_000}x\n")
    assert time.process_time() - start < 2


def test_a_rare_sentence_of_the_parser_is_not_shown_in_chinese() -> None:
    for text in ("a: !重要\n", "a: ? x\n", "%FOO\n", 'a: "\\ud800"\n', "%TAG x\n"):
        shown = read_yaml(text)[2][0].problem.message("zh").replace("YAML", "")
        assert not any(word in shown for word in ("found", "expected", "not"))


def test_the_first_value_of_a_key_that_stands_twice_counts() -> None:
    data, places, _ = read_yaml("a: 1\na: 2\n")
    assert data == {"a": "1"}
    assert places.of(Problem("number-form", ("a",))) == Place(1, 4, 1)


def test_a_bomb_of_aliases_grows_in_no_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 40)]
    start = time.process_time()
    assert {code for code, _, _ in told("\n".join(lines))} == {"yaml-alias"}
    assert time.process_time() - start < 5


def test_deep_nesting_is_a_problem_and_never_a_recursion_error() -> None:
    assert [one[0] for one in told("[" * 100_000)] == ["yaml-deep"]
    assert [one[0] for one in told("a: " + "{a: " * 100_000)] == ["yaml-deep"]
    assert [one[0] for one in told("- " * 10_000 + "x")] == ["yaml-deep"]
    whole = "\n".join(f"{'  ' * at}a:" for at in range(MAX_DEPTH - 1))
    assert read_yaml(whole)[2] == []
    assert [one[0] for one in told("\n".join(f"{'  ' * at}a:" for at in range(MAX_DEPTH)))] == ["yaml-deep"]


@given(st.text(max_size=40) | st.text(":-?&*!|>%@`\"'#,[]{}\n \tabc：", max_size=40))
def test_any_text_gives_data_or_problems_and_never_an_error(text: str) -> None:
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        return  # no UTF-8 file holds one
    data, _, problems = read_yaml(text)
    assert data is not None or problems
    json.dumps(data)
    for one in problems:
        assert 1 <= one.place.line <= len(lines_of(text))
        assert one.problem.message("zh")
        assert one.problem.message("en")


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("title: 建设 #3 号教室\n", [("yaml-unquoted", 1, 11)]),
        ("- {id: a, title: 建设 #3 号教室\n  }\n", [("yaml-unquoted", 1, 21)]),
        ('title: "建设 #3 号教室"\n', []),
        ("title: 建设#3 号教室\n", []),
        ("title: 建设 # 三号教室也算\n", []),
        ("points: 5 #五分\n", []),
        ("title: |\n  建设 #3 号教室\n", []),
    ],
)
def test_a_text_that_a_number_sign_cuts_off_is_told_and_a_remark_is_not(
    text: str, told_of: list[tuple[str, int, int]]
) -> None:
    """「a space followed by `#`」: the rest would be lost unnoticed; a remark has a space behind the sign."""
    _, _, problems = read_yaml(text)
    assert [(one.problem.code, one.place.line, one.place.column) for one in problems] == told_of


@pytest.mark.parametrize("sign", ["|", ">", "|-", ">+"])
def test_a_text_that_is_announced_and_missing_is_nothing_at_all(sign: str) -> None:
    """What nothing stands for is told: an empty text would pass where a text may be left out."""
    assert data_of(f"title: {sign}\nid: x\n") == {"title": None, "id": "x"}
    assert data_of(f"title: {sign}\n  甲\nid: x\n")["title"].strip() == "甲"
    assert data_of('title: ""\n') == {"title": ""}
