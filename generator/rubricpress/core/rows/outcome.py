"""What one rating comes to under one criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from rubricpress.core.numbers.exact import Exact, written
from rubricpress.core.problem import Problem

_AGAIN: Final = "again"


@dataclass(frozen=True)
class Setting:
    """What a rating is judged under: the profile, and the titles of bands and of its fields, by id."""

    profile: Mapping[str, str]
    bands: Mapping[str, str]
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Step:
    """One step of the arithmetic: a phrase of `wording/explanations.py`, its values, and the official words for it.

    `amount` is what the step adds to the score; None where it only prepares one (a ratio). `parts` are the steps inside
    it, where it is a score of its own (one unit of several).
    """

    phrase: str
    values: Mapping[str, str]
    amount: Exact | None = None
    source: str = ""
    parts: tuple[Step, ...] = ()


_BY_RULE: Final = frozenset({"unrated-zero", "unrated-dropped"})


@dataclass(frozen=True)
class Outcome:
    """The worth of a rating: `score` is None while the criterion is not (soundly) rated, and where it is `dropped`.

    A dropped criterion counts as if it were not there (不适用). `chosen` is the id of the level or band that holds; `vetoed` the id of the conclusion that a veto leads to.
    `absent`: other answers take the row away. `rest_shared`: the points that it does not earn drop out. `alone`: what it
    earns where it does not count, being counted once with another row.
    """

    score: Exact | None = None
    chosen: str = ""
    vetoed: str = ""
    problems: tuple[Problem, ...] = ()
    steps: tuple[Step, ...] = field(default_factory=tuple)
    dropped: bool = False
    absent: bool = False
    rest_shared: bool = False
    alone: Exact | None = None

    @cached_property
    def written(self) -> str | None:
        """The score in digits."""
        return None if self.score is None else written(self.score)

    @cached_property
    def held(self) -> str:
        """The id of the level or band that a score is in; '' without a score."""
        return "" if self.score is None else self.chosen

    @cached_property
    def usual(self) -> bool:
        """Whether it is a score that counts, with nothing else to be said of it: as nearly all are."""
        if self.score is None or self.problems or self.vetoed:
            return False
        return not (self.dropped or self.rest_shared)

    @property
    def told(self) -> bool:
        """Whether somebody rated the row, or it is known not to count: what a table gives to silence is nobody's word."""
        by_rule = any(step.phrase in _BY_RULE for step in self.steps)
        return (self.score is not None or self.dropped) and not by_rule

    @property
    def own(self) -> Exact | None:
        """The score of the row by itself."""
        return self.score if self.alone is None else self.alone

    @cached_property
    def said(self) -> dict[str, str]:
        """What results say of it, by the row that they say it of and its maximum; `result.py` fills it."""
        return {}


def _steps_again(outcome: Outcome, name: str) -> object:
    """The steps of an outcome that was taken over for another rating, once they are asked for."""
    if name != "steps" or _AGAIN not in outcome.__dict__:
        raise AttributeError(name)
    steps = outcome.__dict__["steps"] = outcome.__dict__.pop(_AGAIN)().steps
    return steps


# set here, so that the type checker still knows each attribute that there is
Outcome.__getattr__ = _steps_again  # type: ignore[attr-defined]


def alike(outcome: Outcome, again: Callable[[], Outcome]) -> Outcome:
    """The outcome of another rating that differs from `outcome` in its steps alone; `again` rates that other one."""
    made = object.__new__(Outcome)
    made.__dict__.update(outcome.__dict__)
    del made.__dict__["steps"]
    made.__dict__[_AGAIN] = again
    return made


UNRATED: Final = Outcome()
LEFT_OUT: Final = Outcome(score=Decimal(0))
"""An adjustment that nobody rated: there was no occasion for it, and it adds nothing."""


def refused(*problems: Problem, steps: tuple[Step, ...] = ()) -> Outcome:
    """A rating with problems: it earns nothing and counts as unrated.

    Of its `steps` those stay that only prepare a score, since they help to mend it.
    """
    return Outcome(problems=problems, steps=tuple(one for one in steps if one.amount is None))
