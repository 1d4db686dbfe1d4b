"""The archive that the browser's Python starts from: bytecode that is found by its place.

Python can start from a zip file, but looks for every module in several places then, and reads the list of what is
in it by Python code: a tenth of the start. Only what is imported before `sitecustomize` lies in a zip file here. All other
modules stand before that file, one behind the other, after a list that says where; `FINDER`, which is that `sitecustomize`, finds
them. The zip format allows what it likes before its own first byte.

4 bytes: how long the list is, the lowest first; the list, marshalled: `{module: (start, size, is a package)}`; the code of each,
marshalled; the zip file.
"""

from __future__ import annotations

import marshal
from collections.abc import Container, Mapping
from typing import Final
from zipfile import ZIP_STORED

from rubricpress.site.runtime.bundle import module_of, zipped

FINDER_MEMBER: Final = "sitecustomize.py"
FINDER: Final = '''\
"""Finds the modules that stand before the archive, by their places."""

import gc
import marshal
import sys
from _frozen_importlib import ModuleSpec
from posix import O_RDONLY, close, lseek, open, read

gc.set_threshold(100_000)  # neither the start nor an answer makes cycles: looking for them takes longer than all else
_ARCHIVE = __spec__.loader.archive


def _part(start, size):
    file = open(_ARCHIVE, O_RDONLY)
    try:
        lseek(file, start, 0)
        return read(file, size)
    finally:
        close(file)


_BEGIN = 4 + int.from_bytes(_part(0, 4), "little")
_PLACES = marshal.loads(_part(4, _BEGIN - 4))


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in _PLACES:
            spec = ModuleSpec(name, Finder, is_package=_PLACES[name][2])
            if spec.submodule_search_locations is not None:
                spec.submodule_search_locations.append(f"{_ARCHIVE}/{name.replace('.', '/')}")
            return spec

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        start, size, _ = _PLACES[module.__name__]
        exec(marshal.loads(_part(_BEGIN + start, size)), module.__dict__)


sys.meta_path.insert(0, Finder)
sys.path[:] = [_ARCHIVE]
'''
_HEAD: Final = 16  # bytes of a .pyc before its code
_LENGTH: Final = 4


def packed(bytecode: Mapping[str, bytes], zipped_members: Container[str]) -> bytes:
    """The archive of these modules (`json/decoder.pyc`), of which some stand in its zip file."""
    places: dict[str, tuple[int, int, bool]] = {}
    codes: list[bytes] = []
    at = 0
    for member, compiled in sorted(bytecode.items()):
        if member not in zipped_members:
            codes.append(compiled[_HEAD:])
            places[module_of(member)] = (at, len(codes[-1]), member.endswith("/__init__.pyc"))
            at += len(codes[-1])
    index = marshal.dumps(places)
    last = {member: code for member, code in bytecode.items() if member in zipped_members}
    return b"".join([len(index).to_bytes(_LENGTH, "little"), index, *codes, zipped(last, ZIP_STORED)])
