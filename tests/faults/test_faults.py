"""The slips that `measure.py` makes: nearly all of them are told, and told where they are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.faults.blunders import KINDS as BLUNDERS
from tests.faults.edits import KINDS, slips
from tests.faults.measure import FILES, blunt

from rubricpress.source.reading import read_rubric


def test_of_five_hundred_slips_ninety_five_in_a_hundred_are_told_on_the_right_line(tmp_path: Path) -> None:
    """By kind: `python -m tests.faults.measure`."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
    missed, kinds = [], set()
    for name, slip in slips(texts, 500, 11):
        path = tmp_path / f"{name}.yaml"
        path.write_text(slip.text, encoding="utf-8")
        kinds.add(slip.kind)
        found = read_rubric(path).problems
        if not any(one.place.line in slip.lines for one in found):
            missed.append((name, slip.kind, slip.what, [(one.place.line, one.problem.code) for one in found]))
    assert len(kinds) == len(KINDS)
    assert len(missed) <= 25, missed


def test_of_slips_of_the_keyboard_all_that_a_table_itself_can_tell_are_told(tmp_path: Path) -> None:
    """Signs and indents: all. Numbers, ids, units and lines: as many as the rest of the table contradicts, most of them."""
    made, told = Counter[str](), Counter[str]()
    for name, slip in blunt(tmp_path, 300, 5):
        path = tmp_path / f"{name}.yaml"
        path.write_text(slip.text, encoding="utf-8")
        made[slip.kind] += 1
        told[slip.kind] += any(one.place.line in slip.lines for one in read_rubric(path).problems)
    assert len(made) == len(BLUNDERS)
    for kind in ("a comma for a colon", "an indent off by one", "a full-width sign"):
        assert told[kind] == made[kind]
    assert told.total() >= 0.8 * made.total(), told


def test_a_slip_is_one_edit_in_a_sound_file() -> None:
    """What is measured against has no problem of its own."""
    for path in FILES:
        assert read_rubric(path).problems == []
    texts = {FILES[0].stem: FILES[0].read_text(encoding="utf-8")}
    first, again = list(slips(texts, 20, 3)), list(slips(texts, 20, 3))
    assert first == again, "the same seed makes the same slips"
