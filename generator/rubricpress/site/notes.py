"""Doubtful places of the print (原文存疑): the notes on them, and the marks in the texts that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rubricpress.core.rubric import Damage
from rubricpress.site.views import NoteView, Piece, Prose

PLACES: Final = {
    "id": "序号", "title": "名称", "points": "分值", "section": "小标题", "standard": "标准", "number": "序号",
    "assessment": "评分办法", "remark": "备注", "levels": "评分标准", "bands": "档次", "indicators": "评分点",
    "measure": "公式", "columns": "表头", "formula": "汇总公式", "instructions": "说明", "seal": "盖章", "text": "文字",
}  # fmt: skip
_SHORT: Final = 30


class Doubts:
    """The recorded damage of one row, group or table."""

    def __init__(
        self, damage: Sequence[Damage], name: str, owner: str, places: dict[str, str] | None = None
    ) -> None:
        """`name` begins the anchors, `owner` is the name for people, `places` names single cells."""
        self._damage = tuple(damage)
        self._name = name
        known = {**PLACES, **(places or {})}
        self.notes = tuple(
            NoteView(
                anchor=self._anchor(at),
                owner=owner,
                place=known.get(one.at) or known.get(one.at.split(".")[0], one.at),
                printed=one.printed,
                blank=not one.printed,
                read=one.read,
                reason=one.reason,
            )
            for at, one in enumerate(self._damage)
        )

    def prose(self, text: str, key: str) -> Prose:
        """`text`, which fills `key`, with a mark on each place of it that a note is about.

        What a note is about is marked where it stands. Where it cannot be found, a short text is marked as
        a whole, and a long one gets a mark behind it.
        """
        pieces = plain_prose(text)
        for at, one in enumerate(self._damage):
            if one.at == key and text:
                pieces = _marked(pieces, one, self._anchor(at)) or _marked_whole(pieces, self._anchor(at))
        return pieces

    def row(self, score: str, text: str, key: str) -> tuple[Prose, Prose]:
        """The two cells of a row that is damaged as one (`bands.pass`): the mark goes where the print is found."""
        scored, told = plain_prose(score), plain_prose(text)
        for at, one in enumerate(self._damage):
            if one.at != key:
                continue
            found = _marked(told, one, self._anchor(at))
            if found is None:
                scored = _marked_whole(scored, self._anchor(at))
            else:
                told = found
        return scored, told

    def _anchor(self, at: int) -> str:
        return f"{self._name}-{at + 1}"


NONE: Final = Doubts((), "", "")


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
