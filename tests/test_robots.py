"""What robots read: annotations, SARIF, and the recipes that run the check on every change."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from tests.recipes import RECIPES, Job, jobs, run
from tests.site.written_pages import fenced, read, sections

from rubricpress.cli import main

ROOT: Final = Path(__file__).parent.parent
BROKEN: Final = ROOT / "tests/problems/rubric/group-sum.yaml"
ROBOTS: Final = sections(ROOT / "docs/maintainers/robots.md")

# the part of SARIF 2.1.0 that a log of results must and may have, after its specification (OASIS, 3.13 to 3.30)
SARIF: Final = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "additionalProperties": False,
                    "properties": {"driver": {"$ref": "#/$defs/driver"}},
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "driver": {
            "type": "object",
            "required": ["name"],
            "additionalProperties": False,
            "properties": {
                "name": {"type": "string"},
                "version": {"type": "string"},
                "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                "rules": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "type": "object",
                        "required": ["id"],
                        "additionalProperties": False,
                        "properties": {"id": {"type": "string"}},
                    },
                },
            },
        },
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {
                    "type": "object",
                    "required": ["text"],
                    "additionalProperties": False,
                    "properties": {"text": {"type": "string"}},
                },
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "additionalProperties": False,
                    "properties": {
                        "artifactLocation": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"uri": {"type": "string", "pattern": "^[^\\\\]+$"}},
                        },
                        "region": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {
                                name: {"type": "integer", "minimum": 1}
                                for name in ("startLine", "startColumn", "endColumn")
                            },
                        },
                    },
                }
            },
        },
    },
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one sound and one broken rubric."""
    (tmp_path / "rubrics").mkdir()
    (tmp_path / "rubrics/group-sum.yaml").write_bytes(BROKEN.read_bytes())
    sound = ROOT / "tests/rubrics/performance-example.yaml"
    (tmp_path / "rubrics" / sound.name).write_bytes(sound.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(*arguments: str) -> tuple[int, str]:
    found = CliRunner().invoke(main, ["check", "--lang", "zh", *arguments])
    return found.exit_code, found.output


def test_an_annotation_stands_at_the_line_of_the_problem(folder: Path) -> None:
    assert folder
    code, output = printed("--format", "github")
    assert code == 1
    first, *_ = output.splitlines()
    found = re.fullmatch(
        r"::error file=(.+?),line=(\d+),col=(\d+),endColumn=(\d+),title=([\w-]+)::(.+)", first
    )
    assert found
    file, line, column, end, title, message = found.groups()
    assert (file, title) == ("rubrics/group-sum.yaml", "group-sum")
    text = Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert text[int(column) - 1 : int(end) - 1] == "12"
    assert message.startswith("“1”组各条目的分值合计 10")


def test_signs_that_end_an_annotation_are_written_otherwise(folder: Path) -> None:
    path = folder / "rubrics/odd,name%:x.yaml"
    path.write_text('id: "100%\\n::error::x"\n', encoding="utf-8")
    _, output = printed("--format", "github", str(path.relative_to(folder)))
    lines = output.splitlines()
    assert all(line.startswith("::error file=rubrics/odd%2Cname%25%3Ax.yaml,") for line in lines)
    assert any("100%25" in line for line in lines)
    assert all(line.count("::error") == 1 or "%0A" in line or "100%25" in line for line in lines)


def test_sarif_has_the_shape_that_its_readers_expect(folder: Path) -> None:
    assert folder
    code, output = printed("--format", "sarif")
    assert code == 1
    log = json.loads(output)
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    data: list[dict[str, Any]] = json.loads(printed("--json")[1])["problems"]
    assert len(run["results"]) == len(data) > 0
    for result, one in zip(run["results"], data, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == one["code"]
        assert result["message"]["text"] == one["message"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == one["file"]
        assert (place["region"]["startLine"], place["region"]["startColumn"]) == (one["line"], one["column"])


def test_nothing_is_told_of_sound_rubrics(folder: Path) -> None:
    (folder / "rubrics/group-sum.yaml").unlink()
    assert printed("--format", "github") == (0, "")
    code, output = printed("--format", "sarif")
    assert code == 0
    log = json.loads(output)
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["results"] == []


def test_the_other_formats_are_those_that_there_were(folder: Path) -> None:
    assert folder
    assert printed("--format", "json") == printed("--json")
    assert printed("--format", "text") == printed()
    keys = {"file", "line", "column", "code", "path", "message"}
    assert all(set(one) == keys for one in json.loads(printed("--json")[1])["problems"])


@pytest.mark.parametrize("name", ["github", "gitlab", "pre-commit"])
def test_the_recipes_are_whole_and_run_commands_that_exist(name: str) -> None:
    blocks = fenced(ROBOTS[name], "yaml")
    assert blocks
    for block in blocks:
        assert yaml.safe_load(block)
    text = "\n".join(blocks)
    targets = re.findall(r"^\.PHONY: (.+)$", read(ROOT / "Makefile"), re.MULTILINE)[0].split()
    assert set(re.findall(r"make (\w+)", text.replace("make nodejs", ""))) <= set(targets)
    assert "rubricpress check" in text


def test_the_workflow_checks_every_change_and_publishes_the_main_branch_alone() -> None:
    (workflow, _) = (yaml.load(one, Loader=yaml.BaseLoader) for one in fenced(ROBOTS["github"], "yaml"))
    assert "pull_request" in workflow["on"]
    assert workflow["jobs"]["publish"]["needs"] == "check"
    assert workflow["jobs"]["publish"]["if"] == "github.ref == 'refs/heads/main'"
    ran = [step.get("run", "") for step in workflow["jobs"]["check"]["steps"]]
    assert ".venv/bin/rubricpress check --format github" in ran


@pytest.mark.parametrize("page", ["docs/maintainers/robots.md", "docs/en/maintainers/robots.md"])
def test_every_command_of_a_recipe_is_run_in_its_order(page: str) -> None:
    """What `python -m tests.recipes` runs, each job in a clean clone."""
    ran = {recipe: [(one.name, one.steps) for one in jobs(recipe, ROOT / page)] for recipe in RECIPES}
    checked = ("make setup", ".venv/bin/rubricpress check --format github", "make check")
    sarif = (".venv/bin/rubricpress check --format sarif > rubrics.sarif", ".venv/bin/rubricpress check")
    assert ran["github"] == [
        ("github check", checked),
        ("github publish", ("make build",)),
        ("github check with sarif", ("make setup", *sarif)),
    ]
    assert ran["gitlab"] == [
        ("gitlab check", ("make setup", ".venv/bin/rubricpress check", "make check")),
        ("gitlab pages", ("make build", "mv site public")),
    ]
    assert jobs("github")[2].may_fail == {sarif[0]}, "the list is uploaded whatever it holds"
    ((_, hook),) = ran["pre-commit"]
    assert "exec .venv/bin/rubricpress check" in hook[2]


def test_a_recipe_ends_at_its_first_step_that_fails(tmp_path: Path) -> None:
    job = Job("x", ("touch one", "false", "touch two"))
    assert not run(job, tmp_path / "a")
    assert (tmp_path / "a/one").exists()
    assert not (tmp_path / "a/two").exists()
    assert run(Job("x", job.steps, frozenset({"false"})), tmp_path / "b")
    assert (tmp_path / "b/two").exists()


def test_the_hook_takes_the_files_of_rubrics() -> None:
    (hook,) = yaml.safe_load(read(ROOT / ".pre-commit-hooks.yaml"))
    assert hook["entry"] == "rubricpress check"
    matching = re.compile(hook["files"])
    assert matching.search("rubrics/training-room.yaml")
    assert not matching.search("rubrics/rubric.schema.json")
    assert not matching.search("docs/rubrics/x.yaml")
