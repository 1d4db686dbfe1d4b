"""One pair for each problem of a rubric: a broken rubric, `<code>.yaml`, and what is said of it, `<code>.txt`.

`UPDATE=1 pytest tests/problems` writes the texts anew: read each of them before it is kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rubricpress import report
from rubricpress.core.wording import LANGUAGES
from rubricpress.core.wording.advice_problems import ADVICE_PROBLEMS
from rubricpress.core.wording.combining_problems import COMBINING_PROBLEMS
from rubricpress.core.wording.conclusion_problems import CONCLUSION_PROBLEMS
from rubricpress.core.wording.deduction_problems import DEDUCTION_PROBLEMS
from rubricpress.core.wording.example_problems import EXAMPLE_PROBLEMS
from rubricpress.core.wording.file_problems import FILE_PROBLEMS
from rubricpress.core.wording.gate_problems import GATE_PROBLEMS
from rubricpress.core.wording.proportional_problems import PROPORTIONAL_PROBLEMS
from rubricpress.core.wording.rubric_problems import RUBRIC_PROBLEMS
from rubricpress.core.wording.shape_problems import SHAPE_PROBLEMS
from rubricpress.source.reading import MAX_BYTES, SourceFile, read_rubric
from rubricpress.source.yaml_text import MAX_VALUES

FOLDER = Path(__file__).parent / "rubric"
PAIRS = sorted(path.stem for path in FOLDER.glob("*.txt"))
# what cannot lie here as a file: a file that is not there, and those that are too large
UNSTORED = ("file-huge", "file-missing", "yaml-many")
# what comes behind so many others that they fill no text here: tests/source/test_hostile_files.py shows it
UNPAIRED = {"problems-many"}


def said_of(source: SourceFile) -> str:
    """Everything that is said of a rubric file, in both languages."""
    return "".join(f"{report.as_text(source, language)}\n" for language in LANGUAGES)


def broken_rubric(code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SourceFile:
    """The broken rubric of a pair, read; paths in the text are relative to its folder."""
    monkeypatch.chdir(tmp_path if code in UNSTORED else FOLDER)
    if code == "file-huge":
        Path("file-huge.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    if code == "yaml-many":
        Path("yaml-many.yaml").write_text("- a\n" * MAX_VALUES, encoding="utf-8")
    return read_rubric(Path(f"{code}.yaml"))


@pytest.mark.parametrize(
    "code",
    sorted(
        {
            *FILE_PROBLEMS,
            *RUBRIC_PROBLEMS,
            *ADVICE_PROBLEMS,
            *COMBINING_PROBLEMS,
            *CONCLUSION_PROBLEMS,
            *DEDUCTION_PROBLEMS,
            *EXAMPLE_PROBLEMS,
            *GATE_PROBLEMS,
            *PROPORTIONAL_PROBLEMS,
            *SHAPE_PROBLEMS,
        }
        - UNPAIRED
    ),
)
def test_a_broken_rubric_is_told_what_is_wrong_and_what_to_do(
    code: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source = broken_rubric(code, monkeypatch, tmp_path)
    text = FOLDER / f"{code}.txt"
    said = said_of(source)
    if os.environ.get("UPDATE"):
        text.write_text(said, encoding="utf-8")
    assert said == text.read_text(encoding="utf-8")
    assert {one.problem.code for one in source.problems} == {code}, "a pair shows one kind of problem alone"
    assert source.rubric is None


def test_every_problem_of_a_rubric_has_a_pair_and_no_pair_is_left_over() -> None:
    codes = {
        *FILE_PROBLEMS,
        *RUBRIC_PROBLEMS,
        *ADVICE_PROBLEMS,
        *COMBINING_PROBLEMS,
        *CONCLUSION_PROBLEMS,
        *DEDUCTION_PROBLEMS,
        *EXAMPLE_PROBLEMS,
        *GATE_PROBLEMS,
        *PROPORTIONAL_PROBLEMS,
        *SHAPE_PROBLEMS,
    } - UNPAIRED
    assert set(PAIRS) == codes
    assert {path.stem for path in FOLDER.glob("*.yaml")} == codes - set(UNSTORED)
