"""The memory of a started Python, as it is packed for browsers."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from rubricpress.site.runtime.snapshot import Kind, gathered

PAGE = 4096
ONE, TWO, THREE = (bytes([byte]) * PAGE for byte in (1, 2, 3))
EMPTY = bytes(PAGE)
MEMORIES = st.lists(st.sampled_from([EMPTY, ONE, TWO, THREE]), max_size=6)
HEADS = st.integers(2, 40).map(lambda words: struct.pack("<4sI", b"head", 4 * words) + b"h" * (4 * words - 8))


def laid(data: bytes, ready: bytes) -> bytes:
    """What the format says, over a memory as Pyodide's program has it then."""
    head, count = struct.unpack_from("<2I", data)
    stretches = struct.iter_unpack("<2I", data[8 : 8 + 8 * count])
    memory, at = bytearray(ready), 8 + 8 * count + head
    place = 0
    for kind, length in stretches:
        if kind == Kind.EMPTY:
            memory[place : place + length] = bytes(length)
        if kind == Kind.HELD:
            memory[place : place + length] = data[at : at + length]
            at += length
        place += length
    assert at == len(data)
    return data[8 + 8 * count : 8 + 8 * count + head] + memory[:place]


@given(HEADS, MEMORIES, MEMORIES, MEMORIES, st.binary(max_size=100))
def test_a_gathered_memory_is_laid_as_it_was_whatever_lay_there(
    head: bytes, pages: list[bytes], begun: list[bytes], ready: list[bytes], end: bytes
) -> None:
    memory = head + b"".join(pages) + end
    program = b"".join(ready)
    assert laid(gathered(memory, b"".join(begun), program), program) == memory


def test_empty_pages_and_those_of_the_program_itself_take_no_room() -> None:
    """What Pyodide's program has changed while it set itself up is held: another browser may change it otherwise."""
    head = struct.pack("<4s3I", b"head", 16, 0, 0)
    memory = head + ONE + EMPTY * 10 + TWO * 2 + THREE + THREE + bytes(99)
    begun = EMPTY * 11 + TWO * 2 + THREE + ONE
    ready = ONE + EMPTY * 10 + TWO * 2 + ONE + THREE
    numbers = [
        *(16, 5),
        *(Kind.HELD, PAGE),
        *(Kind.EMPTY, 10 * PAGE),
        *(Kind.OWN, 2 * PAGE),
        *(Kind.HELD, 2 * PAGE),
        *(Kind.EMPTY, 99),
    ]
    assert gathered(memory, begun, ready) == struct.pack("<12I", *numbers) + head + ONE + THREE * 2
