"""Doubtful places of the print (原文存疑): the notes on them, and the marks in the texts that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rubricpress.core.rubric import Damage
from rubricpress.site.views import NoteView, Piece, Prose

PLACES: Final = {
    "id": "序号", "title": "名称", "points": "分值", "section": "小标题", "standard": "标准", "number": "序号",
    "assessment": "评分办法", "remark": "备注", "levels": "评分标准", "bands": "档次", "indicators": "评分点", "faults": "扣分情形",
    "measure": "公式", "target": "目标值", "columns": "表头", "formula": "汇总办法", "instructions": "说明", "seal": "盖章", "text": "文字",
}  # fmt: skip
_SHORT: Final = 30
# which cell of a row a damaged key of it stands in
_SCORES: Final = frozenset({"points", "score", "from", "to", "costs", "each", "limit"})
_TEXTS: Final = frozenset({"text", "descriptor"})


def place_name(at: str, known: dict[str, str]) -> str:
    """What people call a place: the name of its key, or of the nearest thing around it."""
    while at not in known and "." in at:
        at = at.rpartition(".")[0]
    return known.get(at, at)


class Doubts:
    """The recorded damage of one row, group or table."""

    def __init__(
        self, damage: Sequence[Damage], name: str, owner: str, places: dict[str, str] | None = None
    ) -> None:
        """`name` begins the anchors, `owner` is the name for people, `places` names single cells."""
        self._damage = tuple(damage)
        self._name = name
        self._placed: set[int] = set()  # the positions of what is marked somewhere
        known = {**PLACES, **(places or {})}
        self.notes = tuple(
            NoteView(
                anchor=self._anchor(at),
                owner=owner,
                place=place_name(one.at, known),
                printed=one.printed,
                blank=not one.printed,
                read=one.read,
                reason=one.reason,
            )
            for at, one in enumerate(self._damage)
        )

    def prose(self, text: str, *keys: str) -> Prose:
        """`text`, which fills one of `keys`, with a mark on each place of it that a note is about.

        What a note is about is marked where it stands. Where it cannot be found, a short text is marked as
        a whole, and a long one gets a mark behind it.
        """
        return self.marked(plain_prose(text), *keys)

    def marked(self, pieces: Prose, *keys: str) -> Prose:
        """The same for a text that already has marks."""
        for at, one in enumerate(self._damage):
            if pieces and any(_within(one.at, key) for key in keys):
                pieces = _marked(pieces, one, self._anchor(at)) or _marked_whole(pieces, self._anchor(at))
                self._placed.add(at)
        return pieces

    def concerns(self, key: str) -> bool:
        """Whether a note is about `key`."""
        return any(_within(one.at, key) for one in self._damage)

    def rest(self) -> Prose:
        """The names of the places that no text so far has a mark on, each marked."""
        return tuple(
            Piece(f"（存疑：{note.place}）", note.anchor)
            for at, note in enumerate(self.notes)
            if at not in self._placed
        )

    def row(self, score: str, text: str, key: str) -> tuple[Prose, Prose]:
        """The two cells of a row that is damaged as one (`bands.pass`): the mark goes where the print is found."""
        scored, told = plain_prose(score), plain_prose(text)
        for at, one in enumerate(self._damage):
            if not _within(one.at, key):
                continue
            self._placed.add(at)
            cell = one.at.removeprefix(f"{key}.")
            found = None if cell in _SCORES else _marked(told, one, self._anchor(at))
            if found is None and cell in _TEXTS and told:
                told = _marked_whole(told, self._anchor(at))
            elif found is None:
                scored = _marked_whole(scored, self._anchor(at))
            else:
                told = found
        return scored, told

    def _anchor(self, at: int) -> str:
        return f"{self._name}-{at + 1}"


NONE: Final = Doubts((), "", "")


def _within(at: str, key: str) -> bool:
    return f"{at}.".startswith(f"{key}.")


def plain_prose(text: str) -> Prose:
    """`text` without any mark."""
    return (Piece(text),) if text else ()


def _marked(pieces: Prose, damage: Damage, anchor: str) -> Prose | None:
    """`pieces` with a mark on what `damage` is about; None where that is not in them.

    A misprint that was kept is found as it is printed; a text that was corrected, as it is read.
    """
    kept, corrected = damage.printed, damage.read
    for words in (corrected, kept) if kept in corrected else (kept, corrected):
        for at, piece in enumerate(pieces):
            if words and not piece.doubt and words in piece.text:
                before, after = piece.text.split(words, 1)
                middle = (Piece(before), Piece(words, anchor), Piece(after))
                return (*pieces[:at], *(one for one in middle if one.text), *pieces[at + 1 :])
    return None


def _marked_whole(pieces: Prose, anchor: str) -> Prose:
    if len(pieces) == 1 and len(pieces[0].text) <= _SHORT and not pieces[0].doubt:
        return (Piece(pieces[0].text, anchor),)
    return (*pieces, Piece("（存疑）", anchor))
