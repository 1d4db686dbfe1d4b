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
    # what turns findings into text knows no files but those that `source` has read, and no command
    "report.py": {"rubricpress.core", "rubricpress.source"},
    "reports": {"rubricpress.core", "rubricpress.source", "rubricpress.report", "rubricpress.reports"},
    "spoken.py": {"rubricpress.core"},
    "project.py": {"click", "rubricpress.core", "rubricpress.spoken"},
    "pdf.py": {"rubricpress.site"},
    "verify.py": {"rubricpress.site", "rubricpress.spoken"},
    "making.py": {"rubricpress.core", "rubricpress.source", "rubricpress.site"},
    "build.py": {
        "rubricpress.core", "rubricpress.source", "rubricpress.schema", "rubricpress.site", "rubricpress.making",
        "rubricpress.spoken",
    },
    "watching.py": {"watchdog"},
    "serve.py": {
        "click",
        "rubricpress.report", "rubricpress.core", "rubricpress.source", "rubricpress.site", "rubricpress.build",
        "rubricpress.making", "rubricpress.spoken", "rubricpress.watching",
    },
    # each subject of the command line, and what it may reach beside what all of them may
    "commands": {
        "click", "rubricpress.core", "rubricpress.source", "rubricpress.project", "rubricpress.report", "rubricpress.reports",
        "rubricpress.spoken", "rubricpress.commands",
    },
    "commands/drafts.py": {"rubricpress.draft"},
    "commands/printing.py": {"rubricpress.site", "rubricpress.pdf"},
    "commands/site.py": {
        "rubricpress.site", "rubricpress.build", "rubricpress.making", "rubricpress.serve", "rubricpress.verify",
    },
    "cli.py": {
        "click", "rubricpress.commands", "rubricpress.core", "rubricpress.source", "rubricpress.schema",
        "rubricpress.project", "rubricpress.report", "rubricpress.reports", "rubricpress.spoken",
    },
    "__main__.py": {"rubricpress.cli"},
    "__init__.py": set(),
}  # fmt: skip
# the modules that compute: the sums of a checked rubric, the scores, the counts beside them
COMPUTE = {
    "core/checks/validation.py",
    "core/combining.py",
    "core/gates.py",
    "core/numbers/exact.py",
    "core/numbers/interval.py",
    "core/numbers/number.py",
    "core/numbers/rounding.py",
    "core/results/tally.py",
    "core/rows/parts.py",
    "core/scoring.py",
}
# the parts of the core from below: each may know what stands before it, and its own line
LAYERS = [
    {"language"},
    {"numbers"},
    {"wording"},
    {"methods", "plain", "rows"},  # and the modules of `core/` itself: the model of a table, and its scoring
    {"paths"},
    {"results"},
    {"assessments", "checks", "paper"},
    {"changes"},
    {"bridge", "bridge_results"},
]
MIDDLE = 3
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
    assert of_others(path) <= MAY_KNOW[path.parts[0]] | MAY_KNOW.get(path.as_posix(), set())


@pytest.mark.parametrize("path", CORE, ids=str)
def test_the_parts_of_the_core_lie_in_layers(path: Path) -> None:
    """A part of the core knows the layers below its own, and its own; so that each can be read without those above."""
    own = layer(path.with_suffix("").parts)
    for name in imports(path):
        first, *rest = name.split(".")
        if (first, rest[:1]) == ("rubricpress", ["core"]):
            assert layer(tuple(rest)) <= own, f"{name} lies above {path}"


def layer(parts: tuple[str, ...]) -> int:
    """How high a module of the core lies: `core/rubric.py` and its like are the middle, on which a table stands."""
    part = parts[1] if len(parts) > 1 else "__init__"
    named = next((height for height, layer in enumerate(LAYERS) if part in layer), None)
    assert named is not None or not (PACKAGE / "core" / part).is_dir(), f"core/{part}/ has no layer"
    return MIDDLE if named is None else named


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
    computes = path.as_posix() in COMPUTE or path.parts[:2] == ("core", "methods")
    # a draft proves sums before there is a rubric that the core could check
    computes = computes or path == Path("draft/sums.py")
    taken = {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "rubricpress.core.numbers.number"
        for alias in node.names
    }
    assert computes or not taken & COMPUTING


@pytest.mark.parametrize("path", [path for path in MODULES if path.parts[0] != "core"], ids=str)
def test_outside_the_core_a_decimal_is_shown_and_never_computed(path: Path) -> None:
    if path == Path("site/runtime/rehearsed_python.py"):
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
