"""Proportional: the points in proportion to what was reached of a target, or so many lost for each step below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final

from rubricpress.core.language.shape import Boolean, Choice, Number, One, key
from rubricpress.core.methods.deciding import check_measure
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.rungs import MOST_RUNGS, Rung, TooMany
from rubricpress.core.numbers.exact import Exact, added, product, quotient, ratio, shown
from rubricpress.core.numbers.number import HUNDRED, ZERO, plain, shortened
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating

_ONE: Final = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Steps:
    """Points lost step by step: 「完成率低于90%的，每低5个百分点扣1分」."""

    least: Decimal = key(
        Number(), "full points from this per cent of the target on, itself included", written="from"
    )
    each: Decimal = key(Number(), "so many percentage points below it are one step")
    costs: Decimal = key(Number(), "what each step costs, more than 0; never more than the points of the row")
    begun: bool = key(
        Boolean(), "whether a step that has only begun costs as much as a whole one (不足5%的按5%计)"
    )

    def taken(self, percent: Exact) -> Decimal:
        """How many steps `percent` stands below the beginning; 0 where it reaches it."""
        below = added((self.least, product(percent, -_ONE)))
        if below <= ZERO:
            return ZERO
        way = "up" if self.begun else "down"
        return Rounding(step=_ONE, way=way).nearest(quotient(below, self.each))


@dataclass(frozen=True, kw_only=True)
class Proportional(ScoringMethod):
    """Actual / target x points, or target / actual where less is better; never above the points, never below 0.

    The institution enters both numbers, actual over target, as a ratio; or the actual one, and the table has a fixed
    `target`. With `steps`, what was reached of the target, in per cent, costs points step by step instead.
    """

    NAME: ClassVar[str] = "proportional"
    ADJUSTS: ClassVar[bool] = False
    KEYS: ClassVar[tuple[str, ...]] = ("measure",)

    measure: Measure = key(One(Measure), "what is entered: a ratio, actual over target; or the actual number")
    target: Decimal | None = key(
        Number(),
        "the target, where the table has one and the institution enters the actual number alone",
        None,
    )
    better: str = key(
        Choice(("more", "less")),
        "whether a greater or a smaller number is better",
        "more",
    )
    at_zero: str | None = key(
        Choice(("full", "none")), "what 0 of 0 earns; absent: it cannot be entered", None
    )
    steps: Steps | None = key(One(Steps), "points lost step by step, in place of the proportion", None)

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that the criterion can earn."""
        return ZERO

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that the criterion can earn: its points."""
        return points

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """There is one target, above 0; the numbers of the steps are positive; the measure decides nothing else."""
        here = (*path, "measure")
        if self.measure.kind == "ratio":
            if self.target is not None:
                yield Problem("target-twice", (*path, "target"))
        else:
            if self.target is None:
                yield Problem("target-missing", here)
            if self.at_zero is not None:
                yield Problem("at-zero-useless", (*path, "at_zero"))
        positive = [("target", self.target, path)]
        if self.steps is not None:
            inside = (*path, "steps")
            positive += [("from", self.steps.least, inside), ("each", self.steps.each, inside)]
            positive += [("costs", self.steps.costs, inside)]
        for name, value, place in positive:
            if value is not None and value <= ZERO:
                yield Problem("number-positive", (*place, name), {"key": name, "value": plain(value)})
        for name, said in (("decides", not self.measure.decides), ("depends_on", self.measure.depends_on)):
            if said:
                yield Problem("measure-useless", (*here, name), {"key": name})
        yield from check_measure(self.measure, (), path, "")
        yield from self._reach(here)

    def _reach(self, path: Path) -> Iterator[Problem]:
        """The best number that can be entered earns all points."""
        name = "maximum" if self.better == "more" else "minimum"
        best: Decimal | None = getattr(self.measure, name)
        # a ratio says in per cent itself what is the most, and its `minimum` binds the two numbers apart
        target = HUNDRED if self.measure.kind == "ratio" and self.better == "more" else self.target
        if best is None or best <= ZERO or target is None or target <= ZERO:
            return
        if self.steps is not None and self.steps.each <= ZERO:
            return
        over, under = (best, target) if self.better == "more" else (target, best)
        reached = product(quotient(over, under), HUNDRED)
        needed = HUNDRED if self.steps is None else self.steps.least
        short = reached < HUNDRED if self.steps is None else self.steps.taken(reached) > ZERO
        if short:
            values = {"key": name, "best": plain(best), "needed": plain(needed), "reached": shown(reached)}
            yield Problem("full-unreachable", (*path, name), values)

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The points in proportion, or less the steps below the target.

        0 of 0 earns what the table says. A target of 0 is met by nothing else: more than 0 has no proportion to it,
        and is refused; where less is better, it earns 0 points.
        """
        if rating.measure is None:
            return UNRATED
        here = (*path, "measure")
        numbers, problems = self.measure.read(rating.measure, here, zero=True)
        if problems:
            return refused(*problems)
        actual, target = numbers if self.target is None else (numbers[0], self.target)
        if not target and (self.better == "more" if actual else self.at_zero is None):
            values = {"title": self.measure.denominator}
            return refused(Problem("zero-denominator", (*here, "denominator"), values))
        if not actual and not target:
            score = points if self.at_zero == "full" else ZERO
            return _earned("zero-of-zero", score)
        if self.better == "less" and actual <= ZERO:
            return _earned("nothing-is-best", points, actual=self._said(actual))
        over, under = (actual, target) if self.better == "more" else (target, actual)
        values = {"over": self._said(over), "under": self._said(under)}
        return (self._share if self.steps is None else self._steps)(points, quotient(over, under), values)

    def _share(self, points: Decimal, reached: Exact, values: dict[str, str]) -> Outcome:
        """The points times what was reached, between 0 and the points."""
        earned = product(reached, points)
        cut, exact = shortened(*ratio(earned), 4)
        values |= {"points": shown(points), "sign": "=" if exact else "≈", "product": shown(cut)}
        score = min(max(earned, ZERO), points)
        if score == earned:
            return _earned("share", score, **values)
        return _earned("share-limited", score, **values, limit=shown(score))

    def _steps(self, points: Decimal, reached: Exact, values: dict[str, str]) -> Outcome:
        """The points less the steps that what was reached stands below the beginning, at least 0."""
        assert self.steps is not None
        percent = product(reached, HUNDRED)
        cut, exact = shortened(*ratio(percent), 2)
        first = Step("reached", values | {"percent": shown(cut), "sign": "=" if exact else "≈"})
        count = self.steps.taken(percent)
        earned = added((points, product(count, product(self.steps.costs, -_ONE))))
        score = max(earned, ZERO)
        said = {"from": shown(self.steps.least), "points": shown(points), "count": shown(count)}
        said |= {"each": shown(self.steps.each), "costs": shown(self.steps.costs), "product": shown(earned)}
        phrase = "steps" if score == earned else "steps-limited"
        if not count:
            phrase = "steps-within" if percent < self.steps.least else "steps-none"
        return Outcome(score=score, steps=(first, Step(phrase, said, score)))

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """To the target, and so to all points, is one step; where points are lost step by step, one of these less is."""
        if self.steps is None:
            if score < points:
                yield Rung(1, points, "climb-target")
            return
        lost = quotient(added((points, product(score, -_ONE))), self.steps.costs)
        count = int(
            Rounding(step=_ONE, way="up").nearest(lost)
        )  # the last one may have cost less than the others
        if count > MOST_RUNGS:
            raise TooMany
        for left in range(count):
            kept = added((points, product(Decimal(left), product(self.steps.costs, -_ONE))))
            yield Rung(count - left, kept, "climb-steps", values={"steps": str(count - left)})

    def _said(self, number: Decimal) -> str:
        return f"{shown(number)}{'%' if self.measure.kind == 'percentage' else ''}"


def _earned(phrase: str, score: Exact, **values: str) -> Outcome:
    """A score with the one step that gave it."""
    return Outcome(score=score, steps=(Step(phrase, {"score": shown(score), **values}, score),))
