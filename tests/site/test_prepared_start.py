"""What is worked out for the browser's start when the site is built is what Python itself would have worked out."""

from __future__ import annotations

import ast
import gzip
import importlib.util
import io
import json
import marshal
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from tests.site.started_archive import placed

from rubricpress.site import npm
from rubricpress.site.runtime import archive, bundle, data_classes, patterns
from rubricpress.site.runtime.folder import build_runtime

# Argument: a folder with the stand-in, if any. What each data class of the core is and does, as far as a text can say it.
_LOOK = """
import importlib, json, sys
folder, *modules = sys.argv[1:]
if folder:
    sys.path.insert(0, folder)
import dataclasses

def tried(act):
    try:
        return repr(act())
    except (TypeError, AttributeError) as error:
        return type(error).__name__ + (f": {error}" if isinstance(error, AttributeError) else "")

def looked(cls):
    known = dataclasses.fields(cls)
    names = [one.name for one in known]
    given = {name: f"<{name}>" for name in names}
    values = tuple(given.values())
    made = object.__new__(cls)
    for name, value in given.items():
        object.__setattr__(made, name, value)
    other = object.__new__(cls)
    for name in names:
        object.__setattr__(other, name, "other")
    yield from (cls.__qualname__, names, list(cls.__match_args__))
    yield [str(one.default).replace(repr(dataclasses.MISSING), "none") if one.default is dataclasses.MISSING
           else repr(one.default) for one in known]
    yield [one.default_factory is dataclasses.MISSING for one in known]
    yield [sorted(one.metadata) for one in known]
    yield tried(lambda: made == made), tried(lambda: made == other), tried(lambda: made == names)
    yield tried(lambda: hash(made) == hash(other)), cls.__hash__ is None
    yield tried(lambda: repr(made)) if "__repr__" in vars(cls) else "", "__post_init__" in dir(cls)
    yield tried(lambda: setattr(made, "some", 1)), [tried(lambda: setattr(other, one, 1)) for one in names]
    yield [tried(lambda: delattr(other, one)) for one in names]
    yield tried(lambda: vars(cls(**given))), tried(lambda: vars(cls(*values))), tried(lambda: vars(cls()))
    yield tried(lambda: vars(dataclasses.replace(made, **{one: 1 for one in names[:1]})))

missing = repr(dataclasses.MISSING)
for one in modules:
    importlib.import_module(one)
found = {}
for module in modules:
    for name, cls in vars(sys.modules[module]).items():
        if isinstance(cls, type) and cls.__module__ == module and hasattr(cls, "__match_args__"):
            if any(one.startswith("__dataclass_") for one in vars(cls)):
                found[f"{module}.{name}"] = list(looked(cls))
print(json.dumps(found).replace(missing, "none"))
"""


@pytest.fixture(scope="module")
def start(root: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The archive, as the browser unpacks it."""
    out = tmp_path_factory.mktemp("assets")
    return gzip.decompress((out / build_runtime(root, out) / "python.bin").read_bytes())


@pytest.fixture(scope="module")
def library(root: Path) -> dict[str, bytes]:
    return bundle.members((npm.packages(root) / "pyodide/python_stdlib.zip").read_bytes())


def test_every_data_class_of_the_core_is_and_does_the_same(library: dict[str, bytes], tmp_path: Path) -> None:
    modules = [bundle.module_of(member) for member in bundle.core_sources()]
    (tmp_path / "dataclasses.py").write_text(data_classes.STAND_IN, encoding="utf-8")
    written = data_classes.written_down(library["dataclasses.py"].decode(), modules)
    (tmp_path / data_classes.MEMBER).write_text(written, encoding="utf-8")
    by_python, by_ours = (
        json.loads(
            subprocess.run(
                [sys.executable, "-c", _LOOK, folder, *modules],
                check=True,
                capture_output=True,
                encoding="utf-8",
            ).stdout
        )
        for folder in ("", str(tmp_path))
    )
    assert len(by_python) > 60
    assert by_ours == by_python


@pytest.mark.parametrize(
    "source",
    [
        "@dataclass(slots=True)\nclass One:\n    'x'\n    one: int",
        "@dataclass\nclass One(ABC):\n    'x'\n    one: int\n    @abstractmethod\n    def two(self): ...",
        "@dataclass\nclass One:\n    'x'\n    one: int = field(init=False)",
    ],
)
def test_a_data_class_that_the_stand_in_cannot_be_stops_the_build(
    source: str, library: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "from abc import ABC, abstractmethod\nfrom dataclasses import dataclass, field\n"
    (tmp_path / "strange.py").write_text(head + source, encoding="utf-8")
    monkeypatch.setattr(data_classes, "_PLACE", str(tmp_path))
    with pytest.raises(data_classes.NotToBeWrittenDown, match=r"strange\.One"):
        data_classes.written_down(library["dataclasses.py"].decode(), ["strange"])


def test_patterns_are_what_re_makes_of_them(start: bytes) -> None:
    space: dict[str, Any] = {}
    exec(marshal.loads(placed(start)[bundle.module_of(patterns.MEMBER)]), space)
    assert len(space["PATTERNS"]) > 20
    compiler = Path(re.__file__).with_name("_compiler.py").read_text(encoding="utf-8")
    recorded: dict[str, Any] = {"__name__": "re._compiler", "__package__": "re"}
    exec(patterns.recording(compiler), recorded)
    for pattern, flags in space["PATTERNS"]:
        recorded["compile"](pattern, flags)
    # "as often as there is room for" is the largest size, which is another where addresses have 32 bits
    endless = {2**31 - 1: 2**32 - 1}
    here = {
        key: (flags, tuple(endless.get(one, one) for one in code), *more)
        for key, (flags, code, *more) in space["PATTERNS"].items()
    }
    assert recorded["RECORDED"] == here


def test_the_archive_has_the_code_of_every_module_at_its_place(start: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(start)) as zipped:
        names = zipped.namelist()
        headed = [zipped.read(name) for name in names]
        assert {entry.date_time for entry in zipped.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names == sorted(names)
    assert all(name.endswith(".pyc") for name in names)
    # checked against no source: there is none
    assert {code[:8] for code in headed} == {importlib.util.MAGIC_NUMBER + bytes([1, 0, 0, 0])}
    codes = placed(start)
    assert list(codes) == sorted(codes, key=lambda name: name.replace(".", "/"))
    assert not set(codes) & set(map(bundle.module_of, names))
    for name, code in codes.items():
        made = marshal.loads(code)
        assert isinstance(made, CodeType)
        assert bundle.module_of(made.co_filename) == name
    assert {"json.decoder", "rubricpress.core.bridge"} <= codes.keys()
    assert {"encodings/__init__.pyc", "sitecustomize.pyc"} <= set(names)


def test_no_docstring_is_carried(start: bytes, root: Path) -> None:
    """Nobody reads them there."""
    shape = ast.parse((root / "generator/rubricpress/core/language/shape.py").read_text(encoding="utf-8"))
    said = [
        ast.get_docstring(one) for one in ast.walk(shape) if isinstance(one, (ast.ClassDef, ast.FunctionDef))
    ]
    text = placed(start)["rubricpress.core.language.shape"].decode(errors="replace")
    assert len(said) > 10
    assert not [one for one in said if one and one in text]


def test_an_archive_is_packed_and_found_again() -> None:
    bytecode = {
        name: bytes(16) + marshal.dumps(name)
        for name in ("a/__init__.pyc", "a/b.pyc", "c.pyc", "z/__init__.pyc", "z/y.pyc")
    }
    packed = archive.packed(bytecode, {"c.pyc"})
    assert {name: marshal.loads(code) for name, code in placed(packed).items()} == {
        "a": "a/__init__.pyc",
        "a.b": "a/b.pyc",
        "z": "z/__init__.pyc",
        "z.y": "z/y.pyc",
    }
    assert bundle.members(packed) == {"c.pyc": bytecode["c.pyc"]}
