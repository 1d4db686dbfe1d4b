"""The words around the project, held to it: commands, examples, versions, links."""

from __future__ import annotations

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
    PAGES,
    READMES,
    REFERENCE,
    ROOT,
    Rows,
    checked,
    code,
    codes,
    fenced,
    first_codes,
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
from rubricpress.source.library import Library

COMMANDS: Final = sections(REFERENCE / "commands.md")
EXAMPLE: Final = fenced(sections(REFERENCE / "rubric-language.md")["example"], "yaml")[0]
EVERYWHERE: Final = [*AROUND, *PAGES]


def the_commands() -> dict[str, click.Command]:
    assert isinstance(main, click.Group)
    return dict(main.commands)


def options_of(command: click.Command) -> set[str]:
    """The long options of a command."""
    found = {option for one in command.params if isinstance(one, click.Option) for option in one.opts}
    return {option for option in found if option.startswith("--")}


def test_every_make_target_is_in_the_reference_and_no_other() -> None:
    (declared,) = re.findall(r"^\.PHONY: (.+)$", read(ROOT / "Makefile"), re.MULTILINE)
    targets = {f"make {name}" for name in declared.split()}
    assert set(first_codes(table(COMMANDS["make"], "命令"))) == targets
    assert {found for path in EVERYWHERE for found in re.findall(r"\bmake [a-z]+\b", code(path))} <= targets


def test_every_command_is_in_the_reference_and_no_other() -> None:
    headings = set(re.findall(r"^### rubricpress (\w+)", read(REFERENCE / "commands.md"), re.MULTILINE))
    assert headings == set(the_commands())
    used = {found for path in EVERYWHERE for found in re.findall(r"\brubricpress ([a-z]+)\b", code(path))}
    assert used <= set(the_commands())


@pytest.mark.parametrize("name", the_commands())
def test_every_option_is_in_the_reference_and_no_other(name: str) -> None:
    shared = set(first_codes(table(COMMANDS["rubricpress"], "选项")))
    own = {
        option for head, rows in tables(COMMANDS[name]) if head[0] == "选项" for option in first_codes(rows)
    }
    without = (
        {"--json"} if name in ("new", "diff", "serve", "print", "schema") else set()
    )  # as the table of shared options says
    assert options_of(the_commands()[name]) == (shared - without) | own


def test_options_named_elsewhere_exist() -> None:
    known = {option for one in the_commands().values() for option in options_of(one)} | {"--version"}
    for path in EVERYWHERE:
        for line in re.findall(r"rubricpress .+", code(path)):
            assert set(re.findall(r"(?<= )--[a-z-]+", line)) <= known, line


def test_exit_codes_are_those_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [row[0] for row in table(COMMANDS["exit"], "退出码")] == ["0", "1", "2"]
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


def test_the_reports_in_the_guide_are_what_check_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rubrics").mkdir()
    broken, sound = fenced(read(DOCS / "maintainers/index.md"), "text")
    rubric = checked(EXAMPLE, Path("rubrics")).rubric
    assert rubric
    assert report.proved(rubric, "zh") + "\n" == sound
    source = checked(EXAMPLE.replace("    points: 10", "    points: 11", 1), Path("rubrics"))
    assert report.as_text(source, "zh") + "\n" == broken
    (one,) = fenced(read(REFERENCE / "problems.md"), "text")
    assert broken.endswith(one)


def test_the_scores_worked_by_hand_in_the_guide_are_so(tmp_path: Path) -> None:
    (text,) = fenced(read(DOCS / "maintainers/index.md"), "json")
    data = vectors_of(text)
    checked(EXAMPLE, tmp_path)
    assert data["rubric"] in Library(tmp_path)
    for vector in data["vectors"]:
        assert_as_worked(vector, Library(tmp_path))


def test_every_page_is_in_the_navigation_under_its_own_title() -> None:
    def entries(one: object) -> list[object]:
        if isinstance(one, list):
            return [found for inner in one for found in entries(inner)]
        inside = (
            [found for value in one.values() for found in entries(value)] if isinstance(one, dict) else []
        )
        return [*inside, one]

    listed = [
        one for one in entries(yaml.safe_load(read(ROOT / "mkdocs.yml"))["nav"]) if isinstance(one, str)
    ]
    generated = {"index.md", "rubrics/index.md"}
    assert sorted(listed) == sorted({*generated, *(path.relative_to(DOCS).as_posix() for path in PAGES)})
    renamed = re.findall(r"^ +- \S+: (\S+\.md)$", read(ROOT / "mkdocs.yml"), re.MULTILINE)
    assert set(renamed) <= generated, "a page is called by the title that it gives itself"


OTHER_WORDS: Final = ("校验码", "汇总公式", "原表合计", "附加项")


def test_one_thing_has_one_name_everywhere() -> None:
    """The glossary has another word for each of these."""
    generator = ROOT / "generator/rubricpress"
    said = [*PAGES, READMES[1], *(ROOT / "site_assets/js").rglob("*.js")]
    said += [path for path in generator.rglob("*") if path.suffix in (".py", ".jinja", ".html", ".yaml")]
    assert [(path, word) for path in said for word in OTHER_WORDS if word in read(path)] == []


def test_english_names_in_the_glossary_are_those_of_the_reference() -> None:
    elsewhere = "\n".join(read(path) for path in PAGES if path != REFERENCE / "glossary.md")
    names = [
        name
        for head, rows in tables(read(REFERENCE / "glossary.md"))
        for row in rows
        for name in codes(row[head.index("英文名")])
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
    on_the_site = [row[1] for row in versions(REFERENCE / "third-party.md", "作品")]
    assert on_the_site == [said[name] for name in ("Pyodide", "CPython", "Material for MkDocs")]
    for page in (ROOT / "THIRD_PARTY.md", REFERENCE / "third-party.md"):
        assert f"pyodide/tree/{said['Pyodide']}" in read(page)
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert {re.split(r"[<>=]", one)[0].lower() for one in asked} <= {name.lower() for name in said}


def versions(path: Path, head: str) -> Rows:
    return [row for found, rows in tables(read(path)) if found[0] == head for row in rows]


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    assert re.search(rf"^## \[{version}\] - \d{{4}}-\d\d-\d\d$", read(ROOT / "CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=short)
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
        assert target.is_file(), link
        assert path in AROUND or DOCS in target.parents, f"{link} leads out of the site"
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
