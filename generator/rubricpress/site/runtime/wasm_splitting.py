"""A WebAssembly program in two files: what is called before the first total, and the rest, which comes when it is needed.

Five in six functions of Pyodide are never called here, yet a browser would fetch and compile them all before it starts.
`watched` gives a program that marks each function that is called; `split` moves all others to a second program. The two
share memory, tables and globals, and a table of their own, the switchboard: at the place of each function stands the
function. Where a function has been moved away, a few instructions stay that call it by way of the switchboard, and
have the second program fetched if it is not there yet (worker.js). So no call is lost, whatever it is, and all
numbers of functions, types, globals and tables stay what they were: no instruction needs to be read.

Binaryen's `wasm-split` does the same, but npm's package does not have it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from rubricpress.site.runtime.wasm import (
    Export,
    FunctionType,
    Kind,
    Program,
    Reader,
    Section,
    UnknownProgram,
    longer,
    name,
    number,
    signed,
    sized,
    vector,
)

MARKS: Final = "rubricpress.marks"
"""The table of a watched program: at the number of each function that has been called stands something."""
SWITCHBOARD: Final = "rubricpress.switchboard"
SHARED: Final = "rubricpress."
"""How the names of all begin that is shown for the second program only; it takes them from a module `rubricpress.`."""
_FETCH: Final = 0  # the place on the switchboard of the function that fetches the second program

_FUNCREF, _CALL, _CALL_INDIRECT, _LOCAL_GET = b"\x70", b"\x10", b"\x11", b"\x20"
_TABLE_GET, _TABLE_SET, _CONST, _IF_EMPTY = b"\x25", b"\x26", b"\x41", b"\x04\x40"
_TABLE_INIT = b"\xfc\x0c"
_IS_NULL, _REF_FUNC, _END, _NO_LOCALS, _NO_MAXIMUM = b"\xd1", b"\xd2", b"\x0b", b"\0", b"\0"


def watched(program: Program) -> Program:
    """The same program, which marks every function of its own that is called, in the table `MARKS`."""
    marks = program.imported(Kind.TABLE) + len(program.tables)
    any_function = number(program.imported(Kind.FUNCTION))

    def marking(at: int, body: bytes) -> bytes:
        reader = Reader(body)
        for _ in range(reader.number()):
            reader.number()
            reader.byte()
        mark = _CONST + signed(at) + _REF_FUNC + any_function + _TABLE_SET + number(marks)
        return sized(body[: reader.at] + mark + reader.rest())

    sections = program.sections
    return _with(
        program,
        {
            Section.TABLE: longer(
                sections.get(Section.TABLE, b""), [_FUNCREF + _NO_MAXIMUM + number(len(program.bodies))]
            ),
            Section.EXPORT: longer(sections[Section.EXPORT], [Export(MARKS, Kind.TABLE, marks).written()]),
            # a function may be referred to only where some list names it
            Section.ELEMENT: longer(sections[Section.ELEMENT], [b"\x03\0" + vector([any_function])]),
            Section.CODE: vector(marking(at, body) for at, body in enumerate(program.bodies)),
        },
    )


def split(program: Program, called: Collection[int], shown: Collection[str]) -> tuple[Program, Program]:
    """The program with the functions `called` (numbers among its own), and one with all others.

    The first shows, of what it showed, only the names `shown`. Raises `UnknownProgram` where it is built in a way that
    cannot be split so.
    """
    if {Section.MEMORY, Section.TAG} & set(program.sections):
        raise UnknownProgram("memory, tag")
    return _first(program, called, shown), _rest(program, called)


def _first(program: Program, called: Collection[int], shown: Collection[str]) -> Program:
    sections = program.sections
    fetching = FunctionType(b"", b"")
    if fetching not in program.types:
        raise UnknownProgram("() -> ()")
    void = program.types.index(fetching)
    ensure = program.imported(Kind.FUNCTION) + len(program.functions)  # a function more, at the end
    board, places = number(_board(program)), _places(program, called)
    here = Reader(sections[Section.ELEMENT]).number()  # the number of the list of what is called
    moved = next(at for at in range(len(program.bodies)) if at not in called)
    is_there = _CONST + signed(places[moved]) + _TABLE_GET + board + _IS_NULL
    size = _CONST + signed(_FETCH + 1) + _CONST + signed(0) + _CONST + signed(len(called))
    fill = size + _TABLE_INIT + number(here) + board
    fetch = _CONST + signed(_FETCH) + _CALL_INDIRECT + number(void) + board
    bodies = [
        body if at in called else _by_way_of_the_board(program, at, places, _CALL + number(ensure))
        for at, body in enumerate(program.bodies)
    ]
    exports = [one for one in program.exports if one.name in shown]
    return _with(
        program,
        {
            Section.FUNCTION: longer(sections[Section.FUNCTION], [number(void)]),
            Section.TABLE: longer(sections.get(Section.TABLE, b""), [_switchboard(program)]),
            Section.EXPORT: vector(one.written() for one in [*exports, *_shared(program)]),
            # nobody needs it on the switchboard before the rest is there
            Section.ELEMENT: longer(sections[Section.ELEMENT], [b"\x01\0" + _listed(program, called)]),
            Section.CODE: vector(
                map(sized, [*bodies, _NO_LOCALS + is_there + _IF_EMPTY + fill + fetch + _END + _END])
            ),
        },
    )


def _rest(program: Program, called: Collection[int]) -> Program:
    sections = program.sections
    moved = [at for at in range(len(program.bodies)) if at not in called]
    taken = {one.name: one for one in _shared(program)}
    types = [*program.tables, _switchboard(program)]
    tables = program.imported(Kind.TABLE)
    numbers = program.imported(Kind.GLOBAL)
    imports = [
        name(SHARED)
        + name(one.name)
        + bytes([one.kind])
        + (types[one.index - tables] if one.kind == Kind.TABLE else _type_of(program, one.index - numbers))
        for one in taken.values()
    ]
    changing = sum(one.kind == Kind.GLOBAL for one in taken.values())
    board, places = number(_board(program)), _places(program, called)
    start = _CONST + signed(_FETCH + 1 + len(called)) + _END
    bodies = (
        _by_way_of_the_board(program, at, places) if at in called else body
        for at, body in enumerate(program.bodies)
    )
    return Program(
        (),
        {
            Section.TYPE: sections[Section.TYPE],
            Section.IMPORT: longer(sections[Section.IMPORT], imports),
            Section.FUNCTION: sections[Section.FUNCTION],
            Section.GLOBAL: vector(one.whole for one in program.globals[changing:]),
            Section.ELEMENT: vector([b"\x02" + board + start + b"\0" + _listed(program, moved)]),
            Section.CODE: vector(map(sized, bodies)),
        },
    )


def _shared(program: Program) -> list[Export]:
    """What both programs use: every table, and the globals up to the last one that may change."""
    numbers, tables = program.imported(Kind.GLOBAL), program.imported(Kind.TABLE)
    last = max((at for at, one in enumerate(program.globals) if one.mutable), default=-1)
    found = [Export(f"{SHARED}{at}", Kind.GLOBAL, numbers + at) for at in range(last + 1)]
    found += [Export(f"{SHARED}table.{at}", Kind.TABLE, tables + at) for at in range(len(program.tables))]
    return [*found, Export(SWITCHBOARD, Kind.TABLE, _board(program))]


def _type_of(program: Program, at: int) -> bytes:
    one = program.globals[at]
    return one.type + bytes([one.mutable])


def _board(program: Program) -> int:
    """The number of the switchboard among the tables."""
    return program.imported(Kind.TABLE) + len(program.tables)


def _switchboard(program: Program) -> bytes:
    return _FUNCREF + _NO_MAXIMUM + number(_FETCH + 1 + len(program.bodies))


def _places(program: Program, called: Collection[int]) -> dict[int, int]:
    """Where on the switchboard each function stands: those that are called, then the others, each in order."""
    in_order = sorted(range(len(program.bodies)), key=lambda at: (at not in called, at))
    return {function: _FETCH + 1 + at for at, function in enumerate(in_order)}


def _listed(program: Program, functions: Collection[int]) -> bytes:
    imported = program.imported(Kind.FUNCTION)
    return vector(number(imported + one) for one in sorted(functions))


def _by_way_of_the_board(
    program: Program, function: int, places: Mapping[int, int], before: bytes = b""
) -> bytes:
    """The body of a function that is elsewhere: it hands on what it was given."""
    kind = program.functions[function]
    given = b"".join(_LOCAL_GET + number(at) for at in range(len(program.types[kind].parameters)))
    call = _CONST + signed(places[function]) + _CALL_INDIRECT + number(kind) + number(_board(program))
    return _NO_LOCALS + before + given + call + _END


def _with(program: Program, changed: dict[Section, bytes]) -> Program:
    return replace(program, sections={**program.sections, **changed})
