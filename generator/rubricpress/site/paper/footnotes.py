"""The footnotes of the printed table: doubtful places, numbered as they come."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.paper.views import FootnoteView, Run
from rubricpress.site.views.notes import Doubts
from rubricpress.site.views.parts import NoteView, Prose
from rubricpress.site.wording import listed, say


class Footnotes:
    """Gives each note its number when its mark is first set."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._mark = say("criteria.doubt-here", language)[:-1]
        self._notes: dict[str, NoteView] = {}
        self._numbered: dict[tuple[str, ...], list[NoteView]] = {}

    def know(self, doubts: Doubts) -> Doubts:
        """Notes that may be marked later."""
        self._notes |= {note.anchor: note for note in doubts.notes}
        return doubts

    def number(self, anchor: str) -> str:
        """The number of the note behind an anchor; notes that say the same of several rows have one."""
        note = self._notes[anchor]
        said = (note.place, note.printed, note.read, note.reason)
        held = self._numbered.setdefault(said, [])
        if note not in held:
            held.append(note)
        return str(list(self._numbered).index(said) + 1)

    def runs(self, prose: Prose) -> tuple[Run, ...]:
        """A text with numbers where it has marks; a mark on paper needs no words."""
        return tuple(
            Run(
                "" if piece.doubt and self.is_mark(piece.text) else piece.text,
                self.number(piece.doubt) if piece.doubt else "",
            )
            for piece in prose
        )

    def is_mark(self, text: str) -> bool:
        """Whether a piece of a text is only the mark of a note."""
        return text.startswith(self._mark)

    def all(self) -> Iterator[FootnoteView]:
        """The footnotes in the order of their numbers."""
        for number, held in enumerate(self._numbered.values(), 1):
            one = held[0]
            owners = listed((note.owner for note in held), self.language)
            yield FootnoteView(str(number), owners, one.place, one.printed, one.blank, one.read, one.reason)
