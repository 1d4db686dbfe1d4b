"""The words around the project, held to it: commands, examples, versions, links."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import click
import pytest
import yaml
from click.testing import CliRunner
from tests.site.written_pages import (
    AROUND,
    DOCS,
    IN_LANGUAGE,
    LANGUAGES,
    PAGES,
    PAGES_IN,
    READMES,
    ROOT,
    WRITTEN_BY_PROGRAM,
    Rows,
    checked,
    code,
    codes,
    fenced,
    first_codes,
    head,
    prose,
    read,
    sections,
    short,
    table,
    tables,
)
from tests.worked import assert_as_worked, vectors_of

from rubricpress import report
from rubricpress.cli import main
from rubricpress.core.methods.levels import Levels
from rubricpress.core.rubric import all_criteria
from rubricpress.source.library import Library

COMMANDS: Final = {
    language: sections(folder / "reference/commands.md") for language, folder in IN_LANGUAGE.items()
}
EXAMPLES: Final = {
    language: fenced(sections(folder / "reference/rubric-language.md")["example"], "yaml")[0]
    for language, folder in IN_LANGUAGE.items()
}
EVERYWHERE: Final = [*AROUND, *PAGES, *PAGES_IN["en"]]
in_both: Final = pytest.mark.parametrize("language", LANGUAGES)


def the_commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    return dict(main.commands)


def options_of(command: click.Command) -> set[str]:
    """The long options of a command."""
    found = {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
    return {option for option in found if option.startswith("--")}


@in_both
def test_every_make_target_is_in_the_reference_and_no_other(language: str) -> None:
    (declared,) = re.findall(r"^\.PHONY: (.+)$", read(ROOT / "Makefile"), re.MULTILINE)
    targets = {f"make {name}" for name in declared.split()}
    assert set(first_codes(table(COMMANDS[language]["make"], head("命令", language)))) == targets
    assert {found for path in EVERYWHERE for found in re.findall(r"\bmake [a-z]+\b", code(path))} <= targets


@in_both
def test_every_command_is_in_the_reference_and_no_other(language: str) -> None:
    page = read(IN_LANGUAGE[language] / "reference/commands.md")
    headings = set(re.findall(r"^### rubricpress (\w+)", page, re.MULTILINE))
    assert headings == set(the_commands())
    used = {found for path in EVERYWHERE for found in re.findall(r"\brubricpress ([a-z]+)\b", code(path))}
    assert used <= set(the_commands())


@in_both
@pytest.mark.parametrize("name", the_commands())
def test_every_option_is_in_the_reference_and_no_other(name: str, language: str) -> None:
    option_head = head("选项", language)
    shared = set(first_codes(table(COMMANDS[language]["rubricpress"], option_head)))
    own = {
        option
        for first, rows in tables(COMMANDS[language][name])
        if first[0] == option_head
        for option in first_codes(rows)
    }
    without = (
        {"--json"} if name in ("new", "diff", "serve", "schema") else set()
    )  # as the table of shared options says
    assert options_of(the_commands()[name]) == (shared - without) | own


def test_options_named_elsewhere_exist() -> None:
    known = {option for one in the_commands().values() for option in options_of(one)} | {"--version"}
    for path in EVERYWHERE:
        for line in re.findall(r"rubricpress .+", code(path)):
            assert set(re.findall(r"(?<= )--[a-z-]+", line)) <= known, line


def test_exit_codes_are_those_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in LANGUAGES:
        assert [row[0] for row in table(COMMANDS[language]["exit"], head("退出码", language))] == [
            "0",
            "1",
            "2",
        ]
    run = CliRunner().invoke
    monkeypatch.chdir(tmp_path)
    assert run(main, ["check"]).exit_code == 2
    Path("rubrics").mkdir()
    assert run(main, ["check"]).exit_code == 2, "no rubric there"
    Path("rubrics/broken.yaml").write_text("id: broken\n", encoding="utf-8")
    assert run(main, ["check"]).exit_code == 1
    assert run(main, ["score", "-"], input="no JSON").exit_code == 2


@pytest.mark.parametrize("path", READMES, ids=short)
def test_the_table_in_the_readme_passes_the_check(path: Path, tmp_path: Path) -> None:
    (text,) = fenced(read(path), "yaml")
    source = checked(text, tmp_path)
    assert not source.problems, report.as_text(source, "en")
    assert f"`rubrics/{source.path.name}`" in read(path)


@pytest.mark.parametrize("path", READMES, ids=short)
def test_the_readme_names_the_commands_and_places_that_matter(path: Path) -> None:
    text = read(path)
    for command in ("make serve", "make test", "make build", "make bench"):
        assert command in code(path)
    assert all(f"]({other.name})" in text for other in READMES if other != path)
    tree = next(block for block in fenced(text, "text") if block.startswith("rubrics/"))
    top = ""
    for line in tree.splitlines():
        name = line.split()[0]
        top = top if line.startswith(" ") else name
        place = top + name if line.startswith(" ") else name
        assert place == "site/" or (ROOT / place).exists(), place


def test_both_readmes_have_the_same_parts() -> None:
    english, chinese = map(read, READMES)
    assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(re.findall(r"^## ", chinese, re.MULTILINE))
    assert fenced(english, "sh")[1:] == fenced(chinese, "sh")[1:]


@in_both
def test_the_reports_in_the_guide_are_what_check_prints(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rubrics").mkdir()
    folder, example = IN_LANGUAGE[language], EXAMPLES[language]
    broken, sound = fenced(read(folder / "maintainers/index.md"), "text")
    rubric = checked(example, Path("rubrics")).rubric
    assert rubric
    assert report.proved(rubric, language) + "\n" == sound
    source = checked(example.replace("    points: 10", "    points: 11", 1), Path("rubrics"))
    assert report.as_text(source, language) + "\n" == broken
    (one,) = fenced(read(folder / "reference/problems.md"), "text")
    assert broken.endswith(one)


@in_both
def test_the_scores_worked_by_hand_in_the_guide_are_so(language: str, tmp_path: Path) -> None:
    (text,) = fenced(read(IN_LANGUAGE[language] / "maintainers/index.md"), "json")
    data = vectors_of(text)
    checked(EXAMPLES[language], tmp_path)
    assert data["rubric"] in Library(tmp_path)
    for vector in data["vectors"]:
        assert_as_worked(vector, Library(tmp_path))


@in_both
def test_the_differences_in_the_guide_for_reviewers_are_what_score_prints(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    rubric = Library(ROOT / "rubrics")["shenzhen-worker-training-base"].rubric
    best = {
        row.id: {"level": max(row.method.levels, key=lambda one: one.score).id}
        for row, _ in all_criteria(rubric)
        if isinstance(row.method, Levels)
    }
    agreed = {"5": {"level": "0"}, "16": {"level": "4"}}
    ratings = {"self": best, "review": best | {"5": {"level": "0"}, "16": {"level": "0"}}, "agreed": agreed}
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": rubric.id},
        "profile": {"base_type": "main"},
        "assessments": {role: {"ratings": one} for role, one in ratings.items()},
    }
    (shown,) = fenced(read(IN_LANGUAGE[language] / "reviewers/index.md"), "text")
    run = CliRunner().invoke(main, ["score", "-", "--lang", language], input=json.dumps(response))
    assert shown in run.output


@in_both
def test_every_page_is_in_the_navigation_under_its_own_title(language: str) -> None:
    def entries(one: object) -> list[object]:
        if isinstance(one, list):
            return [found for inner in one for found in entries(inner)]
        inside = (
            [found for value in one.values() for found in entries(value)] if isinstance(one, dict) else []
        )
        return [*inside, one]

    settings = read(ROOT / {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}[language])
    listed = [one for one in entries(yaml.safe_load(settings)["nav"]) if isinstance(one, str)]
    generated = WRITTEN_BY_PROGRAM - {"diagnose/index.md"}
    pages = {path.relative_to(IN_LANGUAGE[language]).as_posix() for path in PAGES_IN[language]}
    assert sorted(listed) == sorted({*generated, *pages})
    renamed = re.findall(r"^ +- \S+: (\S+\.md)$", settings, re.MULTILINE)
    assert set(renamed) <= generated, "a page is called by the title that it gives itself"


OTHER_WORDS: Final = ("校验码", "汇总公式", "原表合计", "附加项")


def test_one_thing_has_one_name_everywhere() -> None:
    """The glossary has another word for each of these."""
    generator = ROOT / "generator/rubricpress"
    said = [*PAGES, READMES[1], *(ROOT / "site_assets/js").rglob("*.js")]
    said += [path for path in generator.rglob("*") if path.suffix in (".py", ".jinja", ".html", ".yaml")]
    assert [(path, word) for path in said for word in OTHER_WORDS if word in read(path)] == []


@in_both
def test_names_in_the_glossary_are_those_of_the_reference(language: str) -> None:
    glossary = IN_LANGUAGE[language] / "reference/glossary.md"
    elsewhere = "\n".join(read(path) for path in PAGES_IN[language] if path != glossary)
    column = head("英文名", language)
    names = [
        name
        for first, rows in tables(read(glossary))
        if column in first
        for row in rows
        for name in codes(row[first.index(column)])
    ]
    assert len(names) > 20
    assert [
        name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", elsewhere)
    ] == []


def test_versions_are_those_that_are_pinned() -> None:
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)$", read(ROOT / "requirements.txt"), re.MULTILINE))
    lock = read(ROOT / "site_assets/package-lock.json") + read(ROOT / "tests/tools/package-lock.json")
    pinned |= dict(re.findall(r'"node_modules/([\w.-]+)": \{\s*"version": "([^"]+)"', lock))
    rows = {row[0]: row[1] for row in versions(ROOT / "THIRD_PARTY.md", "Work")}
    said = {re.sub(r"^\[(.+?)\].*", r"\1", work): version for work, version in rows.items()}
    named = {"Pyodide": "pyodide", "Material for MkDocs": "mkdocs-material"}
    assert said == {name: pinned.get(named.get(name, name)) for name in said} | {"CPython": said["CPython"]}
    on_the_site = {
        folder / "reference/third-party.md": head("作品", language)
        for language, folder in IN_LANGUAGE.items()
    }
    for page, work in on_the_site.items():
        shown = [row[1] for row in versions(page, work)]
        assert shown == [said[name] for name in ("Pyodide", "CPython", "Material for MkDocs")]
    for page in (ROOT / "THIRD_PARTY.md", *on_the_site):
        assert f"pyodide/tree/{said['Pyodide']}" in read(page)
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split(r"[<>=]", one)[0].lower() for one in asked} <= {name.lower() for name in said}


def versions(path: Path, first: str) -> Rows:
    return [row for found, rows in tables(read(path)) if found[0] == first for row in rows]


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    assert re.search(rf"^## \[{version}\] - \d{{4}}-\d\d-\d\d$", read(ROOT / "CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("path", [*PAGES, *PAGES_IN["en"]], ids=short)
def test_pages_have_a_title_that_is_their_heading(path: Path) -> None:
    found = re.match(r"---\ntitle: (.+)\n---\n\n# (?:\d+\. )?(.+)\n", read(path))
    assert found, "a page begins with its title and the same heading"
    assert found[1] == found[2]


@pytest.mark.parametrize("path", EVERYWHERE, ids=short)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", prose(read(path))):
        if link.startswith("https://"):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = (path.parent / file).resolve() if file else path
        site = DOCS / "en" if path in PAGES_IN["en"] else DOCS
        assert path in AROUND or site in target.parents, f"{link} leads out of the site"
        if target not in {site / page for page in WRITTEN_BY_PROGRAM}:
            assert target.is_file(), link
            assert not anchor or anchor in sections(target), link


@pytest.mark.parametrize("path", [*PAGES, READMES[1]], ids=short)
def test_chinese_sentences_have_full_width_punctuation(path: Path) -> None:
    text = re.sub(r"`[^`]*`|名称: 值", "", prose(read(path)))
    assert re.findall(r"[\u4e00-\u9fff][,;:?!()].{0,8}", text) == []


@pytest.mark.parametrize("path", [*PAGES, READMES[1]], ids=short)
def test_chinese_stands_apart_from_letters_and_digits(path: Path) -> None:
    text = re.sub(r"`[^`]*`", "`", prose(read(path)))
    text = re.sub(r"“[^”]*”|\]\([^)]*\)|\{#[\w-]+\}", "", text)  # what is quoted stands as it is printed
    assert re.findall(r"[\u4e00-\u9fff][A-Za-z0-9`].{0,8}|[A-Za-z0-9%`][\u4e00-\u9fff].{0,8}", text) == []
