"""Which ids are out of line, and which number belongs there."""

from __future__ import annotations

import pytest

from rubricpress.core.checks.numbering import expected, out_of_line


@pytest.mark.parametrize(
    ("names", "around", "found"),
    [
        ("1.1 1.2 1.3", "1", []),
        ("1.1 1.4 1.9", "1", []),
        ("1.1 1.3 1.2 1.4", "1", [1]),
        ("1.5 1.1 1.2", "1", [0]),
        ("1.1 1.2 1.3 1.1", "1", [3]),
        ("1.1 1.1 1.2", "1", []),
        ("3.3.1 3.1.2 3.1.3", "3.1", [0]),
        ("3.3.1 3.1.2", "3.1", [0]),
        ("1 2 4 3 5", "part-1", [2]),
        ("1 2 3", "7", []),
        ("a b c", "1", []),
        ("1 b c", "1", []),
        ("1.2 2.2", "x", []),
        ("1.9 1.10 1.11", "1", []),
        ("", "1", []),
    ],
)
def test_ids_that_do_not_rise_or_begin_otherwise_are_out_of_line(
    names: str, around: str, found: list[int]
) -> None:
    assert out_of_line(names.split(), around) == found


@pytest.mark.parametrize(
    ("names", "at", "around", "number"),
    [
        ("3.3.1 3.1.2 3.1.3", 0, "3.1", "3.1.1"),
        ("1.1 2.2 1.3", 1, "1", "1.2"),
        ("1.1 x 1.3 1.9 1.4", 2, "1", ""),
        ("1.1 2.9 1.2 1.3", 2, "1", ""),
        ("a b", 1, "1", ""),
    ],
)
def test_the_number_that_belongs_there_follows_the_one_in_front(
    names: str, at: int, around: str, number: str
) -> None:
    assert expected(names.split(), at, around) == number
