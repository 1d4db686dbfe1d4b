"""The core's data classes in the browser: their methods are compiled when the site is built.

`dataclasses` looks at every field of a class, writes the methods as source text and compiles it when the class is
defined; for the core's classes that was a third of the time that the browser spends to import it. What comes out is the same
every time. Here it is done once, with the standard library's own module, and written down; in the browser a small
module of that name (`STAND_IN`) puts it together again.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent
from typing import Any, Final

MEMBER: Final = "rubricpress_data_classes.py"

STAND_IN: Final = '''\
"""Data classes whose methods were written down when the site was built; others are not made here."""

from rubricpress_data_classes import CLASSES


class _Missing:
    pass


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    __slots__ = ("default", "default_factory", "metadata", "name")

    def __init__(self, default, default_factory, metadata, name=None):
        self.default = default
        self.default_factory = default_factory
        self.metadata = metadata
        self.name = name


def field(*, default=MISSING, default_factory=MISSING, metadata=None, **_written_down):
    return Field(default, default_factory, metadata or {})


def dataclass(cls=None, /, **_written_down):
    return dataclass if cls is None else _made(cls)


def _made(cls):
    make, own, names, attributes = CLASSES[cls.__module__, cls.__qualname__]
    given = {}
    for base in cls.__mro__[-1:0:-1]:
        given.update(base.__dict__.get("__dataclass_given__", ()))
    for name in own:
        value = given[name] = getattr(cls, name)
        if value.__class__ is Field:
            if value.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
    cls.__dataclass_given__ = given
    cls.__dataclass_names__ = names
    for name, value in attributes.items():
        setattr(cls, name, value)
    for function in make(cls, {name: _default(value) for name, value in given.items()}, FrozenInstanceError, MISSING):
        setattr(cls, function.__name__, function)
    return cls


def _default(value):
    if value.__class__ is not Field:
        return value
    return value.default_factory if value.default is MISSING else value.default


def fields(cls):
    given = cls.__dataclass_given__
    return tuple(_field(name, given.get(name, MISSING)) for name in cls.__dataclass_names__)


def _field(name, value):
    if value.__class__ is Field:
        return Field(value.default, value.default_factory, value.metadata, name)
    return Field(value, MISSING, {}, name)


def replace(one, /, **changes):
    for name in one.__dataclass_names__:
        if name not in changes:
            changes[name] = getattr(one, name)
    return one.__class__(**changes)
'''

# Arguments: a folder with Pyodide's dataclasses.py, the modules to import; output: what became of each class.
_RECORD: Final = """
import importlib, json, sys
folder, *modules = sys.argv[1:]
sys.path.insert(0, folder)
import dataclasses
sys.path.remove(folder)
process, add, run = dataclasses._process_class, dataclasses._FuncBuilder.add_fns_to_class, exec
found, last = [], []
def recorded(text, *spaces):
    last[:] = [text]
    run(text, *spaces)
def added(self, cls):
    before = dict(cls.__dict__)
    add(self, cls)
    last.append([name for name in self.names if cls.__dict__[name] is not before.get(name)])
def processed(cls, *said):
    own = [name for name in cls.__dict__.get("__annotations__", {}) if hasattr(cls, name)]
    before = dict(cls.__dict__)
    made = process(cls, *said)
    text, methods = last
    fields = dataclasses.fields(cls)
    plain = {name: value for name, value in cls.__dict__.items()
        if name not in methods and value is not before.get(name, dataclasses) and name not in own}
    found.append({
        "module": cls.__module__, "name": cls.__qualname__, "text": text, "methods": methods, "own": own,
        "names": [one.name for one in fields if one.init],
        "attributes": {name: plain.pop(name) for name in ("__match_args__", "__hash__") if name in plain},
        "left": sorted(plain), "whole": made is cls and all(one.init for one in fields),
        "abstract": bool(getattr(cls, "__abstractmethods__", ())),
    })
    return made
dataclasses.exec = recorded
dataclasses._FuncBuilder.add_fns_to_class = added
dataclasses._process_class = processed
for one in modules:
    importlib.import_module(one)
print(json.dumps(found))
"""
_PLACE: Final = str(Path(__file__).parents[3])  # where modules are found
_DEFAULT: Final = "__dataclass_dflt_"
_SETS: Final = "__dataclass_builtins_object__.__setattr__"
# What is left out: nobody copies, inspects or derives from a class there but by way of the stand-in.
_LEFT_OUT: Final = frozenset({"__dataclass_params__", "__dataclass_fields__", "__replace__", "__doc__"})


class NotToBeWrittenDown(ValueError):  # noqa: N818  (named after what it says)
    """A class of the core asks of `dataclasses` what the stand-in does not do."""


def written_down(dataclasses: str, modules: Iterable[str]) -> str:
    """The source of a module whose `CLASSES` says of each data class in `modules` what it consists of.

    By module and name: a function that makes its methods, the fields of its own with a default, the names of all
    its fields, and other attributes. `dataclasses` is the unchanged source of the Python that it is for, which may be
    a newer patch release than the one that runs here. Raises `NotToBeWrittenDown`.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "dataclasses.py").write_text(dataclasses, encoding="utf-8")
        done = subprocess.run(  # noqa: S603  (a fixed command)
            [sys.executable, "-c", _RECORD, folder, *modules],
            env={**os.environ, "PYTHONPATH": _PLACE, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    return "\n".join(["CLASSES = {}\n", *map(_of_a_class, json.loads(done.stdout))])


def _of_a_class(found: dict[str, Any]) -> str:
    if found["abstract"] or not found["whole"] or not _LEFT_OUT.issuperset(found["left"]):
        raise NotToBeWrittenDown(f"{found['module']}.{found['name']}: {found['left']}")
    attributes = {
        name: value if value is None else tuple(value) for name, value in found["attributes"].items()
    }
    what = f"make, {tuple(found['own'])!r}, {tuple(found['names'])!r}, {attributes!r}"
    where = found["module"], found["name"]
    return f"{_maker(found['text'], found['methods'])}\nCLASSES[{where!r}] = {what}\n"


def _maker(text: str, methods: list[str]) -> str:
    """A function that makes those methods: the one that `dataclasses` wrote, with what the stand-in can give it."""
    wrote = ast.parse(text).body[0]
    assert isinstance(wrote, ast.FunctionDef)
    functions = [one for one in wrote.body if isinstance(one, ast.FunctionDef) and one.name in methods]
    for one in functions:
        one.decorator_list.clear()  # against data that holds itself, which data that cannot change never does
        one.returns = None
        for argument in (*one.args.args, *one.args.kwonlyargs):
            argument.annotation = None
    defaults = sorted(set(_names(functions)))
    taken = [
        f"    {name} = defaults[{name.removeprefix(_DEFAULT).removesuffix('__')!r}]" for name in defaults
    ]
    body = indent("\n".join(map(ast.unparse, functions)), "    ")
    head = "def make(cls, defaults, FrozenInstanceError, __dataclass_HAS_DEFAULT_FACTORY__):"
    sets = "    __dataclass_sets__ = object.__setattr__"
    last = f"    return ({''.join(f'{name}, ' for name in methods)})"
    return "\n".join([head, sets, *taken, body.replace(_SETS, "__dataclass_sets__"), last])


def _names(functions: list[ast.FunctionDef]) -> Iterator[str]:
    for one in functions:
        for node in ast.walk(one):
            if isinstance(node, ast.Name) and node.id.startswith(_DEFAULT):
                yield node.id
