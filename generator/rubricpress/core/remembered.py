"""Outcomes that were found once and hold again: a form sends every rating at every keystroke, a batch has few different ones.

An outcome comes from the row, from the answers of the profile, and from the rating; of the rating neither from what
its note says nor from evidence that is a text. Nothing of it comes from the role, unless there is a problem, whose
place names the role.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

from rubricpress.core.json_text import Literal
from rubricpress.core.outcome import Outcome

Answers = tuple[str | None, ...]

_SAID: Final = frozenset({"note", "evidence"})
_SAYING: Final = frozenset({"not_applicable", "units"})
"""Where these stand, notes count: a reason may be asked for."""
_TEXTS: Final = _SAID | _SAYING
_SCALARS: Final = frozenset({Literal, bool, type(None)})
_MOST: Final = 1000


class Remembered:
    """The outcomes of one row, by what they come from; only of ratings without a problem."""

    def __init__(self) -> None:
        self._last: tuple[Any, Answers, Outcome | None] = (None, (), None)
        self._outcomes: dict[Hashable, Outcome] = {}

    def of(self, rating: Any, answers: Answers) -> Outcome | None:
        """The outcome of a rating, given as plain data, under these answers of the profile; None where it is not known."""
        data, answered, outcome = self._last
        # a text equals the literal of a number, which must not stand where a text is wanted
        if data == rating and answered == answers and outcome and _TEXTS.isdisjoint(rating):
            return outcome
        outcome = self._outcomes.get(_key(rating, answers))
        self._last = (rating, answers, outcome)
        return outcome

    def keep(self, rating: Any, answers: Answers, outcome: Outcome) -> None:
        """Keep an outcome. When there are too many, all are forgotten: nothing can fill the memory."""
        key = _key(rating, answers)
        if outcome.problems or key is None:
            return
        if len(self._outcomes) >= _MOST:
            self._outcomes.clear()
        self._outcomes[key] = outcome
        self._last = (rating, answers, outcome)


def _key(rating: Any, answers: Answers) -> Hashable:
    """What the outcome of a rating, given as plain data, comes from; None where it must be computed each time."""
    if type(rating) is not dict:  # not even a subclass, as that of objects in which keys stand twice
        return None
    silent = _SAYING.isdisjoint(rating)
    # a rating is nearly always a score, a level, or a list of indicators
    parts = [
        (name, _frozen(item)) if type(item) is not str else name if silent and name in _SAID else (name, item)
        for name, item in rating.items()
    ]
    return (answers, *parts)


def _frozen(item: Any) -> Hashable:
    """Plain data that can be a key. Types count: a literal is no text. An object in which keys stand twice is a problem."""
    kind = type(item)
    if kind is dict:
        return (kind, *((name, _frozen(one)) for name, one in item.items()))
    if kind is list:
        return (kind, *map(_frozen, item))
    return item if kind is str else (kind, item if kind in _SCALARS else object())
