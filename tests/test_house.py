"""The rules of the house: who may know whom, where numbers are computed, how large a module grows."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "rubricpress"
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))
CORE = [path for path in MODULES if path.parts[0] == "core"]

# what the pure core may take from the standard library: nothing that reads, writes, waits, counts time or rolls dice
PURE = {
    "operator",
    "__future__", "collections", "dataclasses", "decimal", "enum", "fractions", "functools", "hashlib", "itertools", "json", "re", "typing",
}  # fmt: skip
# what each part may know of the project and of other people's packages, besides the standard library
MAY_KNOW = {
    "core": {"rubricpress.core"},
    "source": {"rubricpress.core", "rubricpress.source", "yaml"},
    "schema": {"rubricpress.core", "rubricpress.schema"},
    "site": {"rubricpress", "rubricpress.core", "rubricpress.site", "brotli", "jinja2", "markupsafe"},
    "draft": {"rubricpress.core", "rubricpress.draft", "openpyxl"},
    "draft_commands.py": {
        "click", "rubricpress.core", "rubricpress.draft", "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "migrate_command.py": {
        "click", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.report",
        "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "change_report.py": {"rubricpress.core", "rubricpress.report"},
    "edition_commands.py": {
        "click", "rubricpress.change_report", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.report",
        "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "merge_command.py": {
        "click", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.report",
        "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "results_commands.py": {
        "click", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.report",
        "rubricpress.score_report", "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "report.py": {"rubricpress.core", "rubricpress.source"},
    "robot_report.py": {"rubricpress.source"},
    "several_command.py": {
        "click", "rubricpress.core", "rubricpress.project", "rubricpress.score_report",
    },
    "score_report.py": {"rubricpress.core", "rubricpress.report", "rubricpress.differences_report"},
    "differences_report.py": {"rubricpress.core"},
    "spoken.py": {"rubricpress.core"},
    "help_in_chinese.py": set(),
    "speaking_commands.py": {"click", "rubricpress.core", "rubricpress.help_in_chinese", "rubricpress.spoken"},
    "translate_command.py": {
        "click", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.report",
        "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "making.py": {"rubricpress.core", "rubricpress.source", "rubricpress.site"},
    "build.py": {
        "rubricpress.core", "rubricpress.source", "rubricpress.schema", "rubricpress.site", "rubricpress.making",
        "rubricpress.spoken",
    },
    "serve.py": {
        "click", "watchdog",
        "rubricpress.report", "rubricpress.core", "rubricpress.source", "rubricpress.site", "rubricpress.build",
        "rubricpress.making", "rubricpress.spoken",
    },
    "project.py": {"click", "rubricpress.core", "rubricpress.spoken"},
    "pdf.py": {"rubricpress.site"},
    "print_command.py": {
        "click", "rubricpress.core", "rubricpress.source", "rubricpress.site", "rubricpress.pdf", "rubricpress.project",
        "rubricpress.report", "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "verify.py": {"rubricpress.site", "rubricpress.spoken"},
    "site_commands.py": {
        "click",
        "rubricpress.report", "rubricpress.project", "rubricpress.source", "rubricpress.site", "rubricpress.build",
        "rubricpress.making", "rubricpress.serve", "rubricpress.verify", "rubricpress.speaking_commands", "rubricpress.spoken",
    },
    "cli.py": {
        "click", "rubricpress.merge_command", "rubricpress.results_commands", "rubricpress.translate_command",
        "rubricpress.report", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.site_commands",
        "rubricpress.robot_report", "rubricpress.score_report", "rubricpress.several_command", "rubricpress.print_command", "rubricpress.draft_commands", "rubricpress.edition_commands",
        "rubricpress.migrate_command", "rubricpress.speaking_commands", "rubricpress.spoken", "rubricpress.schema",
    },
    "__main__.py": {"rubricpress.cli"},
    "__init__.py": set(),
}  # fmt: skip
# the modules that compute: the sums of a checked rubric, the scores, the counts beside them
COMPUTE = {
    "number.py",
    "combining.py",
    "exact.py",
    "rounding.py",
    "gates.py",
    "interval.py",
    "scoring.py",
    "row_parts.py",
    "tally.py",
    "validation.py",
}
COMPUTING = {"EXACT", "HUNDRED", "on_step", "shortened", "total"}
# calls that would let the world into the core
IMPURE = {
    "open",
    "print",
    "input",
    "eval",
    "exec",
    "compile",
    "__import__",
    "breakpoint",
    "float",
    "round",
    "id",
    "hash",
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse((PACKAGE / path).read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that is imported, inside functions too; `from rubricpress import report` imports the report."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole module"
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            known = {name for name in modules if _is_module(name)}
            yield from known
            if known != modules:
                yield str(node.module)


def _is_module(name: str) -> bool:
    place = ROOT / "generator" / Path(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def of_others(path: Path) -> set[str]:
    """The imports that are not of the standard library, parts of the project by their part."""
    found = set()
    for name in imports(path):
        first, *rest = name.split(".")
        if first == "rubricpress":
            found.add(".".join([first, *rest[:1]]))
        elif first not in sys.stdlib_module_names:
            found.add(first)
    return found


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_imports_only_what_its_part_may_know(path: Path) -> None:
    assert of_others(path) <= MAY_KNOW[path.parts[0]]


@pytest.mark.parametrize("path", CORE, ids=str)
def test_the_core_takes_from_the_standard_library_only_what_is_pure(path: Path) -> None:
    taken = {name.split(".")[0] for name in imports(path)} - {"rubricpress"}
    assert taken <= PURE


@pytest.mark.parametrize("path", CORE, ids=str)
def test_the_core_neither_reads_nor_writes_nor_computes_in_binary(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in IMPURE, f"line {node.lineno}: {node.func.id}()"
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float | complex)), "a float"
        assert not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)), "a division that rounds"


def test_nobody_imports_the_command_line_or_the_site_builder() -> None:
    for path in MODULES:
        names = set(imports(path))
        assert path.name == "__main__.py" or "rubricpress.cli" not in names
        assert not {name for name in names if name.split(".")[0] in ("mkdocs", "material")}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_numbers_are_computed_in_few_modules(path: Path) -> None:
    computes = path.parts[0] == "core" and (path.name in COMPUTE or "methods" in path.parts)
    # a draft proves sums before there is a rubric that the core could check
    computes = computes or path == Path("draft/sums.py")
    taken = {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "rubricpress.core.number"
        for alias in node.names
    }
    assert computes or not taken & COMPUTING


@pytest.mark.parametrize("path", [path for path in MODULES if path.parts[0] != "core"], ids=str)
def test_outside_the_core_a_decimal_is_shown_and_never_computed(path: Path) -> None:
    if path == Path("site/rehearsed_python.py"):
        return  # it puts Python's numbers to work, and no score comes of it
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("Decimal", "Fraction"), f"line {node.lineno}: {node.func.id}()"
        if isinstance(node, ast.BinOp | ast.AugAssign):
            parts = {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
            assert not parts & {"points", "score", "total", "maximum", "each", "amount"}, (
                f"line {node.lineno}"
            )


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_says_what_it_is_for_and_stays_readable(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert len((PACKAGE / path).read_text(encoding="utf-8").splitlines()) <= 300


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    folders = [ROOT / name for name in ("generator", "tests", "site_assets/js", "site_assets/css")]
    names = [path for folder in folders for path in folder.rglob("*") if "node_modules" not in path.parts]
    assert names
    assert not [
        path
        for path in names
        if path.stem.strip("_").lower() in ("utils", "util", "helpers", "helper", "common", "manager", "misc")
    ]


def test_every_scoring_method_is_one_file() -> None:
    from rubricpress.core.methods import METHODS

    for method in METHODS:
        assert (PACKAGE / "core" / "methods" / f"{method.NAME}.py").is_file()
        assert method.__module__ == f"rubricpress.core.methods.{method.NAME}"
