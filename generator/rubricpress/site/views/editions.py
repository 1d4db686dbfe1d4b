"""The editions of a rubric as the pages of one of them show it: which there are, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rubricpress.core.rubric import Rubric
from rubricpress.site.views.parts import EditionView

EARLIER: Final = "editions"


@dataclass(frozen=True)
class Editions:
    """All editions of one rubric, oldest first, as seen from the pages of `here`, which is one of them.

    `apart` names editions that have no pages in the language of these pages, but only in that of the table; `official`
    are all editions in the words of the table, where these pages are in another language.
    """

    here: Rubric
    all: tuple[Rubric, ...]
    apart: frozenset[str] = frozenset()
    official: tuple[Rubric, ...] = ()

    @classmethod
    def alone(cls, rubric: Rubric) -> Editions:
        """A rubric without any other edition."""
        return cls(rubric, (rubric,))

    @property
    def newest(self) -> Rubric:
        """The newest edition, whose pages stand at the rubric's own address."""
        return self.all[-1]

    @property
    def before(self) -> Rubric | None:
        """The edition before this one."""
        at = self.all.index(self.here)
        return self.all[at - 1] if at else None

    @property
    def earlier(self) -> tuple[str, ...]:
        """The editions before this one, oldest first."""
        return tuple(one.edition for one in self.all[: self.all.index(self.here)])

    @property
    def folder(self) -> str:
        """Where the pages of this edition stand, under `rubrics/`."""
        return f"{self.here.id}/{self._under(self.here)}".rstrip("/")

    @property
    def up(self) -> str:
        """The way from the criteria page of this edition to that of the newest."""
        return "../../" if self._under(self.here) else ""

    @property
    def slot(self) -> str:
        """The name under which a browser keeps the draft: editions have drafts of their own."""
        return f"{self.here.id}@{self.here.edition}" if self._under(self.here) else self.here.id

    def views(self) -> tuple[EditionView, ...]:
        """Every edition, newest first, with addresses from the criteria page; none where there is but one."""
        if len(self.all) == 1:
            return ()
        return tuple(
            EditionView(
                edition=one.edition,
                criteria_url=f"{self._way(one)}{self._under(one)}" or "./",
                form_url=f"{self._way(one)}{self._under(one)}form/",
                newest=one is self.newest,
                here=one is self.here,
                apart=one.edition in self.apart,
            )
            for one in reversed(self.all)
        )

    def _way(self, one: Rubric) -> str:
        """The way from the criteria page of this edition to the folder of the rubric in which the pages of `one` stand."""
        return f"{self.up}../../../rubrics/{one.id}/" if one.edition in self.apart else self.up

    def _under(self, one: Rubric) -> str:
        """The folder of an edition under that of the rubric; '' for the newest."""
        return "" if one is self.newest else f"{EARLIER}/{one.edition}/"
