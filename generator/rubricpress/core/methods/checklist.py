"""Checklist: indicators with points, each earned when it is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.language.shape import Boolean, Many, Name, Number, One, Text, key
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.rungs import MOST_RUNGS, Rung, TooMany
from rubricpress.core.numbers.exact import Exact, added, product
from rubricpress.core.numbers.number import ZERO, on_step, plain, shown, total
from rubricpress.core.plain.quoting import listed, quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One observable point of a checklist."""

    id: str = key(Name(), "permanent id; `a`, `b`, `c` … in printed order")
    points: Decimal = key(Number(), "what it earns when it is met")
    text: str = key(Text(), "what must be observed, as printed")
    partial: bool = key(
        Boolean(), "whether anything up to its points can be earned, instead of all or nothing", False
    )
    step: Decimal | None = key(Number(), "partial points are whole multiples of this", None)


@dataclass(frozen=True, kw_only=True)
class Checklist(ScoringMethod):
    """The points of the indicators that are met add up: 「……记2分；……记1分」."""

    NAME: ClassVar[str] = "checklist"
    ADJUSTS: ClassVar[bool] = False
    KEYS: ClassVar[tuple[str, ...]] = ("met", "earned")
    ENTRIES: ClassVar[str] = "indicators"

    indicators: tuple[Indicator, ...] = key(Many(One(Indicator)), "the observable points, in printed order")

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that the criterion can earn."""
        return ZERO

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that the criterion can earn: its points."""
        return points

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """Every indicator has positive points, on its step; together they make the points of the criterion."""
        for at, indicator in enumerate(self.indicators):
            here = (*path, "indicators", at)
            if indicator.points <= ZERO:
                yield Problem("points-positive", (*here, "points"), {"points": plain(indicator.points)})
            if indicator.step is not None and (not indicator.partial or indicator.step <= ZERO):
                yield Problem("indicator-step", (*here, "step"), {"id": indicator.id})
            elif indicator.step is not None and not on_step(indicator.points, indicator.step):
                values = {"value": plain(indicator.points), "step": plain(indicator.step)}
                yield Problem("off-step", (*here, "points"), values)
        found = total([indicator.points for indicator in self.indicators])
        if points is not None and self.indicators and found != points:
            yield Problem(
                "indicator-sum", (*path, "points"), {"found": plain(found), "points": plain(points)}
            )

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The sum of the points of the met indicators and of the partial points earned."""
        if rating.met is None and rating.earned is None:
            return UNRATED
        known = {indicator.id: indicator for indicator in self.indicators}
        met, earned = set(rating.met or ()), rating.earned or {}
        problems: list[Problem] = []
        for at, name in enumerate(rating.met or ()):
            if name not in known:
                problems.append(_unknown(name, known, (*path, "met", at)))
        for name, value in earned.items():
            here = (*path, "earned", name)
            if name not in known:
                problems.append(_unknown(name, known, here))
            elif name in met:
                problems.append(Problem("named-twice", here, {"value": quoted(name)}))
            else:
                problems.extend(_partial_problems(known[name], value, here))
        if problems:
            return refused(*problems)
        steps = tuple(
            Step("indicator", {"id": one.id}, one.points, one.text)
            if one.id in met
            else Step("indicator-part", {"id": one.id}, earned[one.id], one.text)
            for one in self.indicators
            if one.id in met or one.id in earned
        )
        return Outcome(score=added(step.amount for step in steps if step.amount is not None), steps=steps)

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """One more indicator met is one step; one that has earned a part is met in full."""
        met, earned = set(rating.met or ()), rating.earned or {}
        sums: dict[Exact, tuple[str, ...]] = {ZERO: ()}
        for one in reversed(self.indicators):  # so that of equal ways the one with the first indicators stays
            left = added((one.points, product(earned.get(one.id, ZERO), Decimal(-1))))
            if one.id in met or left <= ZERO:
                continue
            longer = {added((gain, left)): (one.id, *names) for gain, names in sums.items()}
            for gain, names in longer.items():
                if gain not in sums or len(names) <= len(sums[gain]):
                    sums[gain] = names
            if len(sums) > MOST_RUNGS:
                raise TooMany
        for gain, names in sums.items():
            if names:
                yield Rung(len(names), added((score, gain)), "climb-indicators", named=names)


def _unknown(name: str, known: Mapping[str, Indicator], path: Path) -> Problem:
    return Problem("unknown-choice", path, {"value": quoted(name), "known": listed(known), "near": ""})


def _partial_problems(indicator: Indicator, value: Decimal, path: Path) -> Iterator[Problem]:
    if not indicator.partial:
        yield Problem("not-partial", path, {"id": indicator.id})
    elif not ZERO <= value <= indicator.points:
        yield Problem(
            "score-outside", path, {"value": shown(value), "least": "0", "most": shown(indicator.points)}
        )
    elif indicator.step is not None and not on_step(value, indicator.step):
        yield Problem("score-step", path, {"value": shown(value), "step": shown(indicator.step)})
