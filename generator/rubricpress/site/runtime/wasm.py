"""WebAssembly's binary format, as far as a program can be taken apart without reading a single instruction.

Source: WebAssembly Core Specification 2.0, chapter 5, "Binary Format". Sections keep their bytes; only lists whose
members are counted, moved or exchanged are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Final

from rubricpress.site.failures import ToolFailed

_HEAD: Final = b"\0asm\1\0\0\0"
_FUNCTION_TYPE: Final = 0x60
_NONE: Final = b"\0"  # a list without members
_END: Final = 0x0B
_I32_CONST: Final = 0x41
_SEVEN: Final = 0x7F
_MORE: Final = 0x80
_SIGN: Final = 0x40


class UnknownProgram(ToolFailed):
    """The program has a part that this module cannot read; the message says which."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            zh="无法读懂 Pyodide 的 WebAssembly 程序：",
            en="The WebAssembly program of Pyodide cannot be read:",
        )


class Section(IntEnum):
    """The sections by number."""

    CUSTOM = 0
    TYPE = 1
    IMPORT = 2
    FUNCTION = 3
    TABLE = 4
    MEMORY = 5
    GLOBAL = 6
    EXPORT = 7
    START = 8
    ELEMENT = 9
    CODE = 10
    DATA = 11
    DATA_COUNT = 12
    TAG = 13


_IN_ORDER: Final = sorted(
    Section,
    key=lambda one: {Section.TAG: Section.MEMORY + 0.5, Section.DATA_COUNT: Section.ELEMENT + 0.5}.get(
        one, one
    ),
)


class Kind(IntEnum):
    """What can be imported and exported."""

    FUNCTION = 0
    TABLE = 1
    MEMORY = 2
    GLOBAL = 3
    TAG = 4


@dataclass(frozen=True)
class FunctionType:
    """The types of what a function takes and gives, a byte each."""

    parameters: bytes
    results: bytes


@dataclass(frozen=True)
class Global:
    """A global that the program defines: its type (a byte and whether it may change) and all its bytes."""

    type: bytes
    mutable: bool
    whole: bytes


@dataclass(frozen=True)
class Export:
    """A thing that the program shows, by its number among those of its kind."""

    name: str
    kind: Kind
    index: int

    def written(self) -> bytes:
        """Its bytes."""
        return name(self.name) + bytes([self.kind]) + number(self.index)


class Reader:
    """Reads from the front."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def byte(self) -> int:
        """The next byte."""
        self.at += 1
        return self._data[self.at - 1]

    def number(self) -> int:
        """An unsigned number in LEB128."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & _SEVEN) << shift
            if byte < _MORE:
                return value
            shift += 7

    def take(self, size: int) -> bytes:
        """So many bytes."""
        self.at += size
        return self._data[self.at - size : self.at]

    def sized(self) -> bytes:
        """Bytes in front of which their count stands."""
        return self.take(self.number())

    def rest(self) -> bytes:
        """All that is left."""
        return self._data[self.at :]

    def limits(self) -> bytes:
        """The least size of a table or memory and, if its flag says so, the greatest."""
        start = self.at
        flag = self.byte()
        self.number()
        if flag & 1:
            self.number()
        return self._data[start : self.at]


@dataclass(frozen=True)
class Program:
    """A program by its sections; `custom` are the sections in front that only tools read."""

    custom: tuple[bytes, ...]
    sections: Mapping[Section, bytes]

    @classmethod
    def read(cls, data: bytes) -> Program:
        """Raises `UnknownProgram` where it is none, or has a section that nobody knows."""
        if not data.startswith(_HEAD):
            raise UnknownProgram(repr(data[: len(_HEAD)]))
        custom, sections = [], {}
        reader = Reader(data[len(_HEAD) :])
        while reader.rest():
            kind = reader.byte()
            if kind not in list(Section):
                raise UnknownProgram(f"section {kind}")
            content = reader.sized()
            if kind == Section.CUSTOM:
                custom.append(content)
            else:
                sections[Section(kind)] = content
        return cls(tuple(custom), sections)

    def written(self) -> bytes:
        """Its bytes."""
        found = [_section(Section.CUSTOM, one) for one in self.custom]
        found += [_section(one, self.sections[one]) for one in _IN_ORDER if one in self.sections]
        return _HEAD + b"".join(found)

    @cached_property
    def types(self) -> list[FunctionType]:
        """The types of functions, by number."""
        reader, found = Reader(self.sections[Section.TYPE]), []
        for _ in range(reader.number()):
            if (form := reader.byte()) != _FUNCTION_TYPE:
                raise UnknownProgram(f"type {form:#x}")
            found.append(FunctionType(reader.sized(), reader.sized()))
        return found

    @cached_property
    def imports(self) -> list[tuple[str, Kind]]:
        """The name and kind of all that others give."""
        reader, found = Reader(self.sections[Section.IMPORT]), []
        for _ in range(reader.number()):
            reader.sized()
            field, kind = reader.sized().decode(), Kind(reader.byte())
            found.append((field, kind))
            if kind == Kind.FUNCTION:
                reader.number()
            elif kind == Kind.MEMORY:
                reader.limits()
            elif kind == Kind.TABLE:
                reader.byte()
                reader.limits()
            else:  # a global: type, mutability; a tag: attribute, type
                reader.byte()
                reader.number()
        return found

    def imported(self, kind: Kind) -> int:
        """How many things of a kind others give: those that the program defines are counted after them."""
        return sum(one == kind for _, one in self.imports)

    @cached_property
    def functions(self) -> list[int]:
        """The type of each function that the program defines."""
        return self._members(Section.FUNCTION, Reader.number)

    @cached_property
    def bodies(self) -> list[bytes]:
        """The code of each function."""
        return self._members(Section.CODE, Reader.sized)

    @cached_property
    def tables(self) -> list[bytes]:
        """The type and limits of each table that the program defines."""
        return self._members(Section.TABLE, lambda reader: reader.take(1) + reader.limits())

    @cached_property
    def globals(self) -> list[Global]:
        """What the program defines of them; each begins as a number."""
        content = self.sections[Section.GLOBAL]
        reader, found = Reader(content), list[Global]()
        for _ in range(reader.number()):
            start = reader.at
            kind, mutable, first = reader.take(1), bool(reader.byte()), reader.byte()
            reader.number()
            if first != _I32_CONST or reader.byte() != _END:
                raise UnknownProgram(f"global {len(found)}")
            found.append(Global(kind, mutable, content[start : reader.at]))
        return found

    @cached_property
    def exports(self) -> list[Export]:
        """What the program shows."""
        return self._members(
            Section.EXPORT,
            lambda reader: Export(reader.sized().decode(), Kind(reader.byte()), reader.number()),
        )

    def _members[T](self, section: Section, read: Callable[[Reader], T]) -> list[T]:
        """The members of the list that a section is, each as `read`; none where there is no such section."""
        reader = Reader(self.sections.get(section, _NONE))
        return [read(reader) for _ in range(reader.number())]


def number(value: int) -> bytes:
    """An unsigned number in LEB128."""
    found = bytearray()
    while value >= _MORE:
        found.append(value & _SEVEN | _MORE)
        value >>= 7
    return bytes([*found, value])


def signed(value: int) -> bytes:
    """A number from zero up in signed LEB128, as `i32.const` takes it."""
    found = bytearray()
    while value >= _SIGN:
        found.append(value & _SEVEN | _MORE)
        value >>= 7
    return bytes([*found, value])


def name(text: str) -> bytes:
    """A text and its length."""
    return sized(text.encode())


def sized(data: bytes) -> bytes:
    """Bytes, and in front their count."""
    return number(len(data)) + data


def vector(members: Iterable[bytes]) -> bytes:
    """A list, and in front how many members it has."""
    members = list(members)
    return number(len(members)) + b"".join(members)


def longer(content: bytes, more: Iterable[bytes]) -> bytes:
    """The list, which may be empty bytes where there is none, with more members at its end."""
    reader, more = Reader(content or _NONE), list(more)
    return number(reader.number() + len(more)) + reader.rest() + b"".join(more)


def _section(kind: Section, content: bytes) -> bytes:
    return bytes([kind]) + sized(content)
