"""What stays of Emscripten's script: all that somebody names, in its order, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from rubricpress.site import npm
from rubricpress.site.runtime.script_trimming import UnknownScript, trimmed

LOADER = "import './x.js'; const m = await make(); m.shownToTheLoader(); export { m };"


@pytest.fixture(scope="module")
def packages(root: Path) -> Path:
    return npm.packages(root)


def cut(packages: Path, inside: str, *imported: str) -> str:
    """What stays of the statements of a factory."""
    before, after = "var make = (() => async function(moduleArg = {}) {", "return given;})();"
    table = "" if "wasmImports" in inside else "var wasmImports={none:none};"
    script = trimmed(npm.find_node(), packages, before + inside + table + after, LOADER, imported)
    assert script.startswith(before)
    assert script.endswith(after)
    return script.removeprefix(before).removesuffix(after).replace("var wasmImports={};", "")


@pytest.mark.parametrize(
    "nobody_takes",
    [
        "function alone(){}",
        "var alone=()=>1;",
        "var alone={a:1,b:function(){}};",
        "var alone=Math.cos;",
        'var _alone=Module["_alone"]=wasmExports["alone"];',
        'function alone(){}Module["alone"]=alone;',
        "function alone(){}alone.sig='vii';",
        "function one(){other()}function other(){one()}",
    ],
)
def test_what_nobody_names_goes(packages: Path, nobody_takes: str) -> None:
    assert cut(packages, nobody_takes) == ""


@pytest.mark.parametrize(
    "taken",
    [
        "function used(){}used();",
        "var used=()=>1;var other=made();function made(){return[used]}",
        "function used(){}used.sig='vii';start(used);",
        'var _used=Module["_used"]=wasmExports["used"];start(_used);',
        'var _used=Module["_used"]=wasmExports["used"];start(Module._used);',
        'var _used=Module["_used"]=wasmExports["used"];start(Module[\'_used\']);',
        'var _used=Module["_used"]=wasmExports["used"];const{_used:taken}=Module;',
        'function used(){}Module["shownToTheLoader"]=used;',
        "var used={};for(var at=0;at<3;++at)used[at]=at;",
        "class Used{static #one=used}function used(){}",
        "var used=1;start(`${used}`);",
        "function used(){}({used});",
        "var moved=compute();",
    ],
)
def test_what_somebody_names_stays_as_it_is(packages: Path, taken: str) -> None:
    assert cut(packages, taken) == taken


def test_of_what_is_offered_stays_what_the_program_imports(packages: Path) -> None:
    given = "function a(){deep()}function b(){}function deep(){}function c(){}"
    offered = "var wasmImports={a:a,b:b,c};"
    assert (
        cut(packages, given + offered, "a") == "function a(){deep()}function deep(){}var wasmImports={a:a};"
    )
    assert cut(packages, given + offered, "c") == "function c(){}var wasmImports={c};"
    assert cut(packages, "function b(){}" + offered + "wasmImports['b']();") == (
        "function b(){}var wasmImports={b:b};wasmImports['b']();"
    )


@pytest.mark.parametrize(
    "script", ["", "var x = 1;", "function(", "var a=async function(moduleArg={}){f();};"]
)
def test_a_script_of_another_kind_is_refused(packages: Path, script: str) -> None:
    with pytest.raises(UnknownScript, match="is not built as it was"):
        trimmed(npm.find_node(), packages, script, LOADER, [])


def test_pyodide_s_script_is_half_as_long(packages: Path, root: Path) -> None:
    whole = (packages / "pyodide/pyodide.asm.js").read_text(encoding="utf-8")
    (built,) = (root / "site/assets/runtime").glob("*/pyodide.asm.js")
    assert len(built.read_text(encoding="utf-8")) < 0.5 * len(whole)
