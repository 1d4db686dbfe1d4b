"""Doubtful places of the print (原文存疑): the notes on them, and the marks in the texts that they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rubricpress.core.rubric import Damage
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.views.parts import NoteView, Piece, Prose
from rubricpress.site.wording import first_large, say
from rubricpress.site.wording.places import PLACES

_SHORT: Final = {"zh": 30, "en": 90}  # so many letters
# which cell of a row a damaged key of it stands in
_SCORES: Final = frozenset({"points", "score", "from", "to", "costs", "each", "limit"})
_TEXTS: Final = frozenset({"text", "descriptor"})


def places(language: str) -> dict[str, str]:
    """What the places of a table are called."""
    return {key: say(f"places.{key}", language) for key in PLACES}


def place_name(at: str, known: dict[str, str]) -> str:
    """What people call a place: the name of its key, or of the nearest thing around it."""
    while at not in known and "." in at:
        at = at.rpartition(".")[0]
    return known.get(at, at)


class Doubts:
    """The recorded damage of one row, group or table."""

    def __init__(
        self,
        damage: Sequence[Damage],
        name: str,
        owner: str,
        own: dict[str, str] | None = None,
        language: str = DEFAULT_LANGUAGE,
    ) -> None:
        """`name` begins the anchors, `owner` is the name for people, `own` names single cells."""
        self._language = language
        self._damage = tuple(damage)
        self._name = name
        self._placed: set[int] = set()  # the positions of what is marked somewhere
        known = {**places(language), **(own or {})}
        self.notes = tuple(
            NoteView(
                anchor=self._anchor(at),
                owner=owner,
                place=first_large(place_name(one.at, known)),
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
                pieces = _marked(pieces, one, self._anchor(at)) or self._marked_whole(pieces, at)
                self._placed.add(at)
        return pieces

    def concerns(self, key: str) -> bool:
        """Whether a note is about `key`."""
        return any(_within(one.at, key) for one in self._damage)

    def rest(self) -> Prose:
        """The names of the places that no text so far has a mark on, each marked."""
        return tuple(
            Piece(say("criteria.doubt-at", self._language, place=note.place), note.anchor)
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
                told = self._marked_whole(told, at)
            elif found is None:
                scored = self._marked_whole(scored, at)
            else:
                told = found
        return scored, told

    def _marked_whole(self, pieces: Prose, at: int) -> Prose:
        if len(pieces) == 1 and len(pieces[0].text) <= _SHORT[self._language] and not pieces[0].doubt:
            return (Piece(pieces[0].text, self._anchor(at)),)
        return (*pieces, Piece(say("criteria.doubt-here", self._language), self._anchor(at)))

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
