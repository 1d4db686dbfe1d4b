"""The memory of a started Python, as it is packed for browsers."""

from __future__ import annotations

import struct

from hypothesis import given
from hypothesis import strategies as st

from rubricpress.site.snapshot import gathered, spread

PAGES = st.lists(st.one_of(st.just(bytes(4096)), st.binary(min_size=4096, max_size=4096)), max_size=6)


@given(PAGES, st.binary(max_size=100))
def test_what_was_gathered_is_spread_as_it_was(pages: list[bytes], end: bytes) -> None:
    memory = b"".join(pages) + end
    assert spread(gathered(memory)) == memory


def test_empty_pages_take_no_room() -> None:
    memory = b"\1" * 4096 + bytes(4096 * 10) + b"\2" * 8192 + bytes(99)
    data = gathered(memory)
    numbers = [4096 * 13 + 99, 2, 0, 4096, 4096 * 11, 8192]
    assert data == struct.pack("<6I", *numbers) + b"\1" * 4096 + b"\2" * 8192
