"""Files that nobody should have named `.yaml`: each is told in a few plain lines, soon, and never by a Python trace."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import pytest
from tests.official import URUMQI

from rubricpress import report
from rubricpress.source.reading import MAX_BYTES, MAX_PROBLEMS, SourceFile, read_rubric
from rubricpress.source.yaml_text import MAX_VALUES

TABLE: Final = (Path(__file__).parents[2] / "rubrics" / f"{URUMQI}.yaml").read_text(encoding="utf-8")
SMALL: Final = """\
id: table
title: 培训教室检查表
edition: "2026-11"
points: 10
columns: [{of: title, title: 内容}]
groups:
  - id: "1"
    title: 教室
    points: 10
    criteria:
      - {id: "1.1", title: 设施, points: 10, method: checklist, indicators: [{id: a, points: 10, text: 有空调}]}
"""
LAUGHS: Final = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + at)}: &{chr(98 + at)} [{','.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(9)
)


def checked(raw: bytes | str, folder: Path) -> SourceFile:
    path = folder / "table.yaml"
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    begun = time.process_time()
    source = read_rubric(path)
    assert time.process_time() - begun < 5, "it is refused before it is worked through"
    assert len(report.as_text(source, "zh")) < 200_000
    return source


def codes(source: SourceFile) -> list[str]:
    return [one.problem.code for one in source.problems]


@pytest.mark.parametrize(
    ("raw", "first"),
    [
        (SMALL.encode("gbk"), "file-not-utf8"),
        (TABLE.encode("gb18030"), "file-not-utf8"),
        (TABLE.encode("utf-16"), "file-not-utf8"),
        (TABLE.encode("utf-16-le"), "file-not-utf8"),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), "file-not-utf8"),
        ("id: caf\u00e9\n".encode("latin-1"), "file-not-text"),
        (b"PK\x03\x04\x14\x00\x08\x08\xff\xfe\xfd", "file-not-text"),
        (b"\x89PNG\r\n\x1a\n\xff", "file-not-text"),
        (TABLE.encode()[:5001], "file-name"),
        (b"id: a\0b\n", "yaml-character"),
        (SMALL.replace("教室", "教\u2028室"), "yaml-character"),
        (SMALL.replace("教室", "教\u202e室"), "yaml-character"),
        ("k" * 1_000_000 + ": 1\n" + SMALL, "yaml-form"),
        (SMALL.replace("points: 10", "points: ＝5＋5", 1), "no-formulas"),
        (SMALL + "gates: [{id: g, title: g, caps_total: 5, when: [" + "{score: {from: 11}}," * 2000 + "]}]\n", "condition-beyond"),
        (b"\xef\xbb\xbf" + SMALL.encode("gbk"), "file-not-utf8"),
        (SMALL.encode("utf-32"), "file-not-utf8"),
        (SMALL.replace("id: table", "id: ../../etc/passwd"), "name-form"),
        (SMALL.replace("id: table", "<<: {id: table}"), "unknown-key"),
        (SMALL.replace("points: 10", "points: ١٠", 1), "number-form"),
        (SMALL.replace("points: 10", "points: 10:30", 1), "number-form"),
        (SMALL.replace("  ", "\t"), "yaml-tab"),
        (SMALL.replace("    criteria", "\tcriteria"), "yaml-tab"),
        (SMALL.replace(": ", "：", 3), "yaml-wide-colon"),
        (SMALL.replace("  - id", "\u3000 - id"), "yaml-space"),
        (SMALL.replace("{id", "｛id", 1), "yaml-wide-sign"),
        (SMALL.replace('"1.1"', "“1.1”"), "wide-quotes"),
        (SMALL.replace('"2026-11"', "“2026-11”"), "wide-quotes"),
        (SMALL.replace("points: 10", "points: １０", 1), "number-plain"),
        (SMALL.replace("points: 10", "points: 1e400", 1), "number-form"),
        (SMALL.replace("points: 10", "points: .inf", 1), "number-form"),
        (SMALL.replace("points: 10", f"points: {'9' * 100_000}", 1), "number-form"),
        (LAUGHS, "yaml-alias"),
        ("!!python/object/apply:os.system ['echo']\n", "yaml-tag"),
        ("a: " + "[" * 100_000, "yaml-deep"),
        ("a: " + "{a: " * 50_000, "yaml-deep"),
        ("- " * 100_000, "yaml-deep"),
        ("? " * 100_000, "yaml-key"),
        ("a: b: c\n", "yaml-form"),
        ('title: "' + "x\n" * 10_000, "yaml-unclosed"),
        ("%YAML 9.9\n---\nid: a\n", "yaml-form"),
        (f"{SMALL}---\n{SMALL}", "yaml-documents"),
        ("".join(f"k{at}: v\n" for at in range(MAX_VALUES + 9)), "yaml-many"),
        ("groups:\n" + "  - {}\n" * (MAX_VALUES + 9), "yaml-many"),
        ("", "file-empty"),
        ("# nothing\n", "file-empty"),
        ("42", "mapping-form"),
        ("- a\n", "mapping-form"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_by_its_first_fault(raw: bytes | str, first: str, tmp_path: Path) -> None:
    """「GBK, UTF-16, BOM, tabs, smart quotes, full-width punctuation; YAML bombs, refused by size and depth, fast」"""
    source = checked(raw, tmp_path)
    assert source.rubric is None
    assert first in codes(source)


def test_marks_and_line_ends_of_other_systems_are_read(tmp_path: Path) -> None:
    for raw in (SMALL.encode("utf-8-sig"), SMALL.replace("\n", "\r\n"), SMALL.replace("\n", "\r")):
        assert checked(raw, tmp_path).problems == []


def test_a_hundred_megabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "table.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    begun = time.process_time()
    assert codes(read_rubric(path)) == ["file-huge"]
    assert time.process_time() - begun < 0.5
    assert MAX_BYTES < 100 * 1024 * 1024


def test_what_is_no_file_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    for name in ("folder", "loop", "missing"):
        assert codes(read_rubric(tmp_path / f"{name}.yaml")) == ["file-missing"]


def test_of_very_many_problems_the_first_are_listed_and_the_rest_are_counted(tmp_path: Path) -> None:
    """「还有 {count} 处问题，没有逐一列出」"""
    source = checked(SMALL + "".join(f"k{at}: v\n" for at in range(MAX_PROBLEMS + 5)), tmp_path)
    assert codes(source) == ["unknown-key"] * MAX_PROBLEMS + ["problems-many"]
    assert source.problems[-1].problem.values == {"count": "5"}
    exactly = checked(SMALL + "".join(f"k{at}: v\n" for at in range(MAX_PROBLEMS)), tmp_path)
    assert codes(exactly) == ["unknown-key"] * MAX_PROBLEMS
