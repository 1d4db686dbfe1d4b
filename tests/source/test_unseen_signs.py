"""Signs that nobody sees in the texts of a rubric: each is told where it stands, and none that is writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.core.test_gates import two_groups

from rubricpress.source.reading import read_rubric

TEXT = two_groups("").lstrip()
TITLE = "title: 检查表"


def found(tmp_path: Path, text: str) -> list[tuple[str, int, int]]:
    path = tmp_path / "table.yaml"
    path.write_text(text, encoding="utf-8")
    return [(one.problem.code, one.place.line, one.place.column) for one in read_rubric(path).problems]


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u200f", "\u2060", "\ufeff", "\xad"])
@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("title: 检查表%s", (2, 11)),
        ("title: 检%s查表", (2, 9)),
        ('title: "检%s查表"', (2, 10)),
        ("title: 检查表\nsummary: |\n  第一行\n  第二%s行", (5, 5)),
    ],
)
def test_a_sign_that_nobody_sees_is_told_with_its_place(
    tmp_path: Path, sign: str, title: str, place: tuple[int, int]
) -> None:
    """「A zero-width space at the end or inside of a title or text: report it with its place」"""
    assert TITLE in TEXT
    assert found(tmp_path, TEXT.replace(TITLE, title % sign, 1)) == [("yaml-character", *place)]


def test_one_that_is_written_as_an_escape_is_told_at_its_text(tmp_path: Path) -> None:
    assert found(tmp_path, TEXT.replace(TITLE, 'title: "检查表\\u200b"', 1)) == [("yaml-character", 2, 8)]


def test_every_one_is_told_in_one_run_beside_other_problems(tmp_path: Path) -> None:
    text = TEXT.replace(TITLE, "title: 检查表\u200b", 1).replace("title: 项目", "title: 项\u200b目")
    codes = [code for code, _, _ in found(tmp_path, text.replace("points: 20", "points: 21", 1))]
    assert codes == ["yaml-character", "total-sum", "yaml-character"]


def test_in_a_number_or_name_it_is_told_once(tmp_path: Path) -> None:
    assert [one[0] for one in found(tmp_path, TEXT.replace("points: 20", "points: 20\u200b", 1))] == [
        "number-form"
    ]


@pytest.mark.parametrize(
    "title", ["检\u3000查表", "检\u00a0查表", "\U0001f469\u200d\U0001f52c检查表", "可\u200c见"]
)
def test_wide_spaces_and_joiners_are_writing(tmp_path: Path, title: str) -> None:
    assert found(tmp_path, TEXT.replace(TITLE, f"title: {title}", 1)) == []


def test_a_mark_at_the_very_start_of_a_file_says_how_it_is_encoded(tmp_path: Path) -> None:
    assert found(tmp_path, "\ufeff" + TEXT) == []
