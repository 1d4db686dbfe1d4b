"""`rubricpress schema`: the schema on the terminal and in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rubricpress.cli import main
from rubricpress.schema.rubric_schema import schema_text


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


def test_the_schema_is_printed_whole_and_nothing_else_wherever_it_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 0
    assert result.stdout == schema_text()


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_the_schema_is_written_over_an_old_one(option: str, tmp_path: Path) -> None:
    path = tmp_path / "rubric.schema.json"
    path.write_text('{"$schema": "https://json-schema.org/draft/2019-09/schema"}', encoding="utf-8")
    result = run(option, str(path))
    assert (result.exit_code, result.output) == (0, "")
    assert path.read_bytes() == schema_text().encode()


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "写不进去（没有这个文件或文件夹）"), ("en", "No such file or directory")],
)
def test_a_file_that_cannot_be_written_is_a_mistake_of_usage(
    language: str, said: str, tmp_path: Path
) -> None:
    result = run("--lang", language, "-o", str(tmp_path / "nowhere" / "rubric.schema.json"))
    assert result.exit_code == 2
    assert said in result.output
