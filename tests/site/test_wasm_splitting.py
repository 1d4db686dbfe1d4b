"""Pyodide's program in two parts: together they are the whole, and whoever calls into the second gets it."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubricpress.core.bridge import answer
from rubricpress.site import npm
from rubricpress.site.runtime import in_node
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.runtime.rehearsed import requests
from rubricpress.site.runtime.wasm import Kind, Program, Reader, Section, UnknownProgram, number, signed
from rubricpress.site.runtime.wasm_splitting import SHARED, SWITCHBOARD, split

# Answers the requests of the text; tells how often the second part was fetched as well.
ANSWER: Final = f"""
  let fetched = 0;
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (program, imports) => {{
    const made = await instantiate(program, imports);
    const {{ exports }} = made.instance;
    if (!exports['{SWITCHBOARD}']) return made;
    const fetch = () => {{
      fetched += 1;
      new WebAssembly.Instance(new WebAssembly.Module(readFileSync('rest.wasm')), {{ ...imports, '{SHARED}': exports }});
    }};
    const relay = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 109, 1, 102, 0, 0, 7, 5, 1, 1, 102, 0, 0);
    const {{ f }} = new WebAssembly.Instance(new WebAssembly.Module(relay), {{ m: {{ f: fetch }} }}).exports;
    exports['{SWITCHBOARD}'].set(0, f);
    const shown = Object.fromEntries(Object.entries(exports).filter(([name]) => !name.startsWith('{SHARED}')));
    return {{ module: made.module, instance: {{ exports: shown }} }};
  }};
  const pyodide = await loadPyodide({{ ...options, stdLibURL: 'python.zip' }});
  const answer = pyodide.pyimport('rubricpress.core.bridge').answer;
  const replies = JSON.parse(text).map((request) => answer(request));
  return JSON.stringify({{ replies, fetched }});
"""


@pytest.fixture(scope="module")
def pyodide(root: Path) -> Path:
    return npm.packages(root) / "pyodide"


@pytest.fixture(scope="module")
def original(pyodide: Path) -> bytes:
    return (pyodide / "pyodide.asm.wasm").read_bytes()


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("assets") / "runtime"
    return out / build_runtime(root, out)


@given(st.integers(0, 2**64))
def test_numbers_are_read_as_they_were_written(value: int) -> None:
    """LEB128, section 5.2.2; a signed number's last byte tells its sign in bit 6."""
    assert Reader(number(value)).number() == value
    assert Reader(signed(value)).number() == value
    assert not signed(value)[-1] & 0x40


def test_a_program_is_written_as_it_was_read(original: bytes) -> None:
    assert Program.read(original).written() == original


@pytest.mark.parametrize("data", [b"", b"\0asm\2\0\0\0", b"<!doctype html>", b"\0asm\1\0\0\0\x63\0"])
def test_what_is_no_program_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownProgram):
        Program.read(data)


def test_a_program_with_a_memory_of_its_own_is_not_split() -> None:
    with pytest.raises(UnknownProgram):
        split(Program((), {Section.MEMORY: b"\1\0\1"}), {0}, set())


def test_each_function_of_pyodide_is_in_one_of_the_two_as_it_was(original: bytes, built: Path) -> None:
    """Nothing of it is gone and nothing is changed: memory, imports and the program's own table are the same too."""
    whole = Program.read(original)
    first = Program.read((built / "pyodide.asm.wasm").read_bytes())
    rest = Program.read((built / "pyodide.rest.wasm").read_bytes())
    assert len(first.bodies) == len(whole.bodies) + 1  # one that has the rest fetched
    assert len(rest.bodies) == len(whole.bodies)
    in_first = [one == other for one, other in zip(whole.bodies, first.bodies, strict=False)]
    in_rest = [one == other for one, other in zip(whole.bodies, rest.bodies, strict=True)]
    assert all(one or other for one, other in zip(in_first, in_rest, strict=True))
    assert 0 < sum(in_rest) < len(in_rest)
    for section in (Section.TYPE, Section.IMPORT, Section.GLOBAL, Section.START, Section.DATA):
        assert first.sections[section] == whole.sections[section]
    assert first.functions[:-1] == whole.functions == rest.functions
    shown = {(one.name, one.kind, one.index) for one in whole.exports}
    ours = [one for one in first.exports if one.name.startswith(SHARED)]
    assert {(one.name, one.kind, one.index) for one in first.exports if one not in ours} < shown
    assert {one.kind for one in ours} == {Kind.GLOBAL, Kind.TABLE}


def test_what_comes_first_is_much_smaller(original: bytes, built: Path) -> None:
    first = (built / "pyodide.asm.wasm").read_bytes()
    assert len(gzip.compress(first)) < 0.75 * len(gzip.compress(original))


@pytest.mark.parametrize("every", [2, 7])
def test_a_program_that_lacks_functions_it_calls_answers_the_same(
    original: bytes, built: Path, pyodide: Path, tmp_path: Path, every: int
) -> None:
    """Wherever the call comes from, as early as Python's start: then the second part is fetched, once."""
    whole = Program.read(original)
    start = Reader(whole.sections[Section.START]).number() - whole.imported(Kind.FUNCTION)
    spared = range(start + 1)  # they run while the program is set up, before anything can be fetched
    called = {at for at in range(len(whole.bodies)) if at in spared or at % every}
    first, rest = split(whole, called, {one.name for one in whole.exports})
    _lay_out(pyodide, built, tmp_path)
    (tmp_path / "pyodide.asm.wasm").write_bytes(first.written())
    (tmp_path / "rest.wasm").write_bytes(rest.written())
    assert _answers(tmp_path) == {"replies": _right(), "fetched": 1}


def test_what_the_site_ships_answers_the_same(built: Path, pyodide: Path, tmp_path: Path) -> None:
    """Its program in two parts, which shows few names only, under the script that was cut to them."""
    _lay_out(pyodide, built, tmp_path)
    shutil.copyfile(built / "pyodide.asm.js", tmp_path / "pyodide.asm.js")
    shutil.copyfile(built / "pyodide.asm.wasm", tmp_path / "pyodide.asm.wasm")
    shutil.copyfile(built / "pyodide.rest.wasm", tmp_path / "rest.wasm")
    assert _answers(tmp_path)["replies"] == _right()


def _lay_out(pyodide: Path, built: Path, folder: Path) -> None:
    """Pyodide, but for its program, with the Python modules that the site ships."""
    for name in ("pyodide.mjs", "pyodide.asm.js", "package.json", "pyodide-lock.json"):
        shutil.copyfile(pyodide / name, folder / name)
    (folder / "python.zip").write_bytes(gzip.decompress((built / "python.bin").read_bytes()))


def _asked() -> list[str]:
    return [one for one in requests() if json.loads(one)["do"] != "nothing"]


def _right() -> list[str]:
    return [answer(one) for one in _asked()]


def _answers(folder: Path) -> dict[str, Any]:
    text = json.dumps(_asked())
    told: dict[str, Any] = json.loads(in_node.run(npm.find_node(), folder, ANSWER, text=text, folder=folder))
    return told


def test_only_what_nobody_may_ask_is_refused_in_a_rehearsal() -> None:
    """A request that fails plays nothing."""
    refused = []
    for request in requests():
        try:
            answer(request)
        except KeyError:
            refused.append(json.loads(request)["do"])
    assert set(refused) == {"nothing"}
