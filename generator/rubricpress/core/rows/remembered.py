"""Outcomes that were found once and hold again: a form sends every rating at every keystroke, a batch has few different ones.

An outcome comes from the row, from the rating, and from the answers of the profile. Of the rating it comes neither
from what its note says nor from sound evidence; of the numbers of a measure that decides, only from what they decide
for, but for the steps that explain it. These are found by rating again, when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Final

from rubricpress.core.methods import Method
from rubricpress.core.plain.json_text import Literal
from rubricpress.core.problem import Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, alike
from rubricpress.core.rows.rating import read_evidence

_SAID: Final = frozenset({"note", "evidence"})
_TEXTS: Final = _SAID | {"not_applicable", "units"}
"""Where one of the last two stands, notes count: a reason may be asked for."""
_SCALARS: Final = frozenset({Literal, bool, type(None)})
_MOST: Final = 1000


class Remembered:
    """The outcomes of one row in one role, as `rate` finds them; those without a problem are found once.

    A problem names its place and quotes what stands there: it is told each time.
    """

    def __init__(self, method: Method, rate: Callable[[Any, Setting], Outcome]) -> None:
        self._rate = rate
        self._chosen_by = method.chosen_by
        self._field: str = getattr(getattr(method, "measure", None), "depends_on", "")
        self._last: tuple[Any, str | None, Outcome] = (None, None, UNRATED)
        self._outcomes: dict[Hashable, Outcome] = {}
        self._choices: dict[Hashable, str | None] = {}

    def of(self, rating: Any, setting: Setting) -> Outcome:
        """The outcome of a rating, given as plain data, under the answers of the profile."""
        if type(rating) is dict:
            known = self._outcomes.get(_only_answer(rating))
            if known is not None:
                return known
        last, answered, outcome = self._last
        answer = setting.profile.get(self._field) if self._field else None
        # a text equals the literal of a number, which must not stand where a text is wanted; what is the same object may
        # have been changed since
        if last is not rating and last == rating and answered == answer and _TEXTS.isdisjoint(rating):
            return outcome
        key = self._key(rating, answer, setting)
        found = None if key is None else self._outcomes.get(key)
        if found is None:
            found = self._rate(rating, setting)
            if key is None or found.problems:
                return found
            if len(self._outcomes) >= _MOST:  # nothing can fill the memory
                self._outcomes.clear()
            self._outcomes[key] = found
        elif "measure" in rating:
            found = alike(found, partial(self._rate, rating, setting))
        self._last = (rating, answer, found)
        return found

    def _key(self, rating: Any, answer: str | None, setting: Setting) -> Hashable:
        """What the outcome of a rating comes from; None where it must be found each time."""
        if type(rating) is not dict:  # not even a subclass, as that of objects in which keys stand twice
            return None
        speaks = "not_applicable" in rating or "units" in rating
        parts: list[Hashable] = [answer] if speaks else []
        # a rating is nearly always a score, a level, or a list of indicators
        for name, item in rating.items():
            if type(item) is str:
                if speaks or name not in _SAID:
                    parts += (name, item)
            elif speaks:
                parts += (name, _frozen(item))
            elif name == "evidence":
                problems: list[Problem] = []
                read_evidence(item, (), problems)
                if problems:
                    return None
            else:
                frozen = _frozen(item)
                if (
                    name == "measure"
                    and (chosen := self._choice(item, (answer, frozen), setting)) is not None
                ):
                    frozen = (str, chosen)
                parts += (name, frozen)
        return tuple(parts)

    def _choice(self, entry: Any, key: Hashable, setting: Setting) -> str | None:
        """What the numbers of a measure decide for; None where they count themselves."""
        if key in self._choices:
            return self._choices[key]
        if len(self._choices) >= _MOST:
            self._choices.clear()
        chosen = self._choices[key] = self._chosen_by(entry, setting)
        return chosen


def _only_answer(rating: dict[str, Any]) -> tuple[str, str] | None:
    """The one answer of a rating, beside which nothing but texts stand: it is its own key, and nearly all ratings have it."""
    answer = None
    for said in rating.items():
        if type(said[1]) is not str:
            return None
        if said[0] not in _SAID:
            if answer is not None:
                return None
            answer = said
    return answer


def _frozen(item: Any) -> Hashable:
    """Plain data that can be a key. Types count: a literal is no text. An object in which keys stand twice is a problem."""
    kind = type(item)
    if kind is dict:
        return (kind, *((name, _frozen(one)) for name, one in item.items()))
    if kind is list:
        return (kind, *map(_frozen, item))
    return item if kind is str else (kind, item if kind in _SCALARS else object())
