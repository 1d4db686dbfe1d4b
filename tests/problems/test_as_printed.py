"""The three official tables as they are printed: each damaged number is restored and its record dropped.

The check finds each of them, on its line, and says what the rest of the table has instead where that is determined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from tests.official import CORRESPONDENCE, SHENZHEN, URUMQI

from rubricpress.source.reading import read_rubric

RUBRICS: Final = Path(__file__).parents[2] / "rubrics"


@dataclass(frozen=True)
class Printed:
    """What is printed in a row, where the file has what is read, and what the check says of it."""

    rubric: str
    row: str
    record: str
    read: tuple[str, ...]
    print: tuple[str, ...]
    codes: tuple[str, ...]
    repair: str = ""
    line: str = ""

    def __str__(self) -> str:
        return f"{self.rubric.split('-')[0]} {self.row} {self.record} {self.print[0] if self.print else ''}"


def shenzhen(row: str, *pairs: tuple[str, str], codes: tuple[str, ...], repair: str) -> Printed:
    read, printed = zip(*pairs, strict=True)
    return Printed(SHENZHEN, row, "levels", read, printed, codes, repair)


OVERLAP: Final = ("interval-overlap",)
PRINTED: Final = [
    Printed(URUMQI, "3.1", "points", ("        points: 10\n",), ("",), ("points-missing",), "points 应为 10"),
    Printed(
        URUMQI,
        "3.1",
        "points",
        ("        points: 10\n",),
        ("        points:\n",),
        ("value-empty",),
        "points 应为 10",
        "        points:",
    ),
    Printed(
        CORRESPONDENCE,
        "1.4.1",
        "bands.pass",
        ("to: 15.9",),
        ("to: 15.6",),
        ("band-gap",),
        "“1.4.1”的 bands.pass.to 应为 15.9",
    ),
    Printed(
        CORRESPONDENCE,
        "3.2.1",
        "bands.good",
        ("from: 16, to: 20",),
        ("from: 10, to: 16",),
        ("band-gap", "band-overlap"),
        "“3.2.1”的 bands.good.from 应为 16，“3.2.1”的 bands.good.to 应为 20",
    ),
    Printed(
        CORRESPONDENCE,
        "1.4.2",
        "bands.pass",
        ("when: {from: 70, below: 90}",),
        ("when: {from: 70, to: 89}",),
        ("interval-gap",),
        "bands.pass.when 改为 {from: 70, below: 90}",
    ),
    Printed(
        CORRESPONDENCE,
        "1.4.4",
        "bands.pass",
        ("when: {from: 30, to: 50}",),
        ("when: {from: 30, to: 70}",),
        OVERLAP,
        "bands.pass.when 改为 {from: 30, to: 50}",
    ),
    Printed(
        CORRESPONDENCE,
        "3.1.1",
        "id",
        ('- id: "3.1.1"',),
        ('- id: "3.3.1"',),
        ("duplicate-id",),
        '“3.3.1”的 id 应为 "3.1.1"',
        '          - id: "3.3.1"',
    ),
    shenzhen(
        "12",
        ("from: 200\n                below: 400", "from: 200\n                to: 400"),
        codes=("interval-overlap-in-variant",),
        repair="levels.4.when_by.main 应为 {from: 200, below: 400}",
    ),
    shenzhen(
        "12",
        ("from: 400\n                below: 1000", "from: 400\n                to: 1000"),
        codes=("interval-overlap-in-variant",),
        repair="levels.6.when_by.main 应为 {from: 400, below: 1000}",
    ),
    shenzhen(
        "12",
        (
            "              main:\n                from: 2000\n",
            "              main:\n                above: 2000\n",
        ),
        codes=("interval-gap-in-variant",),
        repair="levels.10.when_by.main 应为 {from: 2000}",
    ),
    shenzhen(
        "12",
        ("from: 100\n                below: 200", "from: 100\n                to: 200"),
        codes=("interval-overlap-in-variant",),
        repair="levels.6.when_by.sub 应为 {from: 100, below: 200}",
    ),
    shenzhen(
        "12",
        (
            "              sub:\n                from: 500\n",
            "              sub:\n                above: 500\n",
        ),
        codes=("interval-gap-in-variant",),
        repair="levels.10.when_by.sub 应为 {from: 500}",
    ),
    Printed(
        SHENZHEN,
        "12",
        "levels.0",
        ("above: 0\n                below: 200",),
        ("below: 200",),
        ("interval-overlap-in-variant",),
        "levels.2.when_by.main 应为 {above: 0, below: 200}",
    ),
    *(
        shenzhen(
            "15",
            (f"from: {low}\n              below: {high}", f"from: {low}\n              to: {high}"),
            codes=("interval-overlap", "level-zero-missing"),
            repair=f"when 应为 {{from: {low}, below: {high}}}",
        )
        for low, high in ((20, 40), (40, 60), (60, 80))
    ),
    shenzhen(
        "15",
        ("when:\n              from: 80", "when:\n              above: 80"),
        codes=("interval-gap", "level-zero-missing"),
        repair="levels.10.when 应为 {from: 80}",
    ),
    Printed(SHENZHEN, "15", "levels", (), (), ("level-zero-missing",)),
    *(
        shenzhen(
            row,
            (f"from: {low}\n              below: {high}", f"from: {low}\n              to: {high}"),
            codes=OVERLAP,
            repair=f"when 应为 {{from: {low}, below: {high}}}",
        )
        for row in ("16", "17", "18", "19", "20")
        for low, high in ((50, 70), (70, 90))
    ),
    *(
        shenzhen(
            row,
            ("when:\n              from: 90", "when:\n              above: 90"),
            codes=("interval-gap",),
            repair="levels.8.when 应为 {from: 90}",
        )
        for row in ("16", "17", "18", "19", "20")
    ),
    *(
        shenzhen(
            row,
            ("above: 0\n              below: 50", "below: 50"),
            codes=OVERLAP,
            repair="levels.2.when 应为 {above: 0, below: 50}",
        )
        for row in ("16", "17", "18", "19", "20")
    ),
    Printed(SHENZHEN, "", "formula", (), (), ("weighted-twice",), line="formula: 汇总得分=(∑分项权重*得分)"),
    Printed(SHENZHEN, "", "instructions", (), (), ("weighted-twice",)),
]


def block_of(text: str, row: str) -> tuple[int, int]:
    """Where a row begins and ends; for '', from the last key at the margin, which is the table's own damage."""
    if not row:
        return text.rindex("\ndamage:") + 1, len(text)
    begun = re.search(rf'^( *)- id: "{re.escape(row)}"$', text, re.MULTILINE)
    assert begun
    behind = re.compile(rf"^ {{0,{len(begun[1])}}}[^ \n]", re.MULTILINE)
    ended = behind.search(text, begun.end())
    return begun.start(), ended.start() if ended else len(text)


def as_printed(text: str, one: Printed, *, recorded: bool = True) -> str:
    """The text with what is printed in this row, without the record of it, where there still is one."""
    start, end = block_of(text, one.row)
    block = text[start:end]
    for read, printed in zip(one.read, one.print, strict=True):
        assert block.count(read) == 1, read
        block = block.replace(read, printed)
    record = re.compile(rf"^( *)- at: {re.escape(one.record)}\n(?:\1  .*\n)+", re.MULTILINE)
    assert not recorded or record.search(block), "there is a record of it"
    block = record.sub("", block)
    block = re.sub(r"^( *)damage:\n(?!\1 )", "", block, flags=re.MULTILINE)
    return text[:start] + block + text[end:]


@pytest.mark.parametrize("one", PRINTED, ids=str)
def test_a_damaged_number_is_found_and_the_rest_of_the_table_says_what_it_is(
    one: Printed, tmp_path: Path
) -> None:
    text = as_printed((RUBRICS / f"{one.rubric}.yaml").read_text(encoding="utf-8"), one)
    path = tmp_path / f"{one.rubric}.yaml"
    path.write_text(text, encoding="utf-8")
    source = read_rubric(path)
    assert {found.problem.code for found in source.problems} == {*one.codes}
    start, end = block_of(text, one.row) if one.row and one.record != "id" else (0, len(text))
    lines = range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2)
    for found in source.problems:
        assert found.place.line in lines, "it is told inside its row"
        if found.problem.code == one.codes[0]:
            assert one.repair in found.problem.message("zh")
            assert bool(one.repair) == bool(found.problem.repairs)
    if one.line:
        assert source.text.splitlines()[source.problems[0].place.line - 1] == one.line


@pytest.mark.parametrize("rubric", [URUMQI, CORRESPONDENCE, SHENZHEN])
def test_with_all_of_its_damage_at_once_each_damaged_row_is_told(rubric: str, tmp_path: Path) -> None:
    """「Fed with the three tables as printed, check finds every damaged number」"""
    text = (RUBRICS / f"{rubric}.yaml").read_text(encoding="utf-8")
    damaged = {(one.row, one.record, one.read): one for one in reversed(PRINTED) if one.rubric == rubric}
    gone = set[tuple[str, str]]()
    for (row, record, _), one in damaged.items():
        text = as_printed(text, one, recorded=(row, record) not in gone)
        gone.add((row, record))
    path = tmp_path / f"{rubric}.yaml"
    path.write_text(text, encoding="utf-8")
    source = read_rubric(path)
    for one in damaged.values():
        start, end = block_of(text, one.row) if one.row and one.record != "id" else (0, len(text))
        lines = range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2)
        told = {found.problem.code for found in source.problems if found.place.line in lines}
        # a bound that two hold may be the very one that none held while the others were right
        kin = {code for code in told if code.startswith("interval-") and one.codes[0].startswith("interval-")}
        assert {one.codes[0], *kin} & told, str(one)
