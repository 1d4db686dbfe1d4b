"""Deductions: the row starts at its points, and what is found wrong is taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Final

from rubricpress.core.language.shape import Choice, Many, Name, Number, One, Text, key
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.rungs import MOST_RUNGS, Rung, TooMany
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.number import EXACT, ZERO, on_step, plain, shown, total
from rubricpress.core.plain.quoting import listed, quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating
from rubricpress.core.wording.taking_away import sum_of

_ONE: Final = Decimal(1)
_UNIT: Final = "次"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that can be found wrong: 「未建台账扣2分」 has `costs`, 「每缺一项扣0.5分，最多扣3分」 `each` and `limit`."""

    id: str = key(Name(), "permanent id; `a`, `b`, `c` … in printed order")
    text: str = key(Text(), "what is found wrong, as printed")
    costs: Decimal | None = key(
        Number(),
        "what is taken away, once, when it is so; more than 0, without a minus; not with `each`",
        None,
    )
    each: Decimal | None = key(
        Number(), "what is taken away for every occurrence; more than 0, without a minus", None
    )
    limit: Decimal | None = key(Number(), "the most that all occurrences take away; absent: no limit", None)
    unit: str = key(Text(), "what is counted", _UNIT)

    @property
    def most(self) -> Decimal | None:
        """The most that it can take away; None where nothing limits it."""
        if self.each is not None:
            return self.limit
        return self.costs or ZERO

    def taken(self, count: Decimal) -> tuple[Decimal, Step]:
        """What so many occurrences take away, and the step that says so."""
        if self.each is None:
            cost = self.costs or ZERO
            return cost, Step("fault", {"costs": shown(cost)}, EXACT.minus(cost), self.text)
        product = EXACT.multiply(count, self.each)
        values = {
            "count": shown(count),
            "unit": self.unit,
            "each": shown(self.each),
            "product": shown(product),
        }
        if self.limit is not None and product > self.limit:
            values["limit"] = shown(self.limit)
            return self.limit, Step("fault-limited", values, EXACT.minus(self.limit), self.text)
        return product, Step("fault-each", values, EXACT.minus(product), self.text)


@dataclass(frozen=True, kw_only=True)
class Deductions(ScoringMethod):
    """The points of the row less what is found wrong: 「满分10分；未建台账扣2分；每缺一项记录扣0.5分；扣完为止」.

    Points are what a row can earn, so it stops at 0 (扣完为止) even where the table does not say so; that a row can
    cost points of the others (倒扣) is always printed, and is `floor: none`.
    """

    NAME: ClassVar[str] = "deductions"
    ADJUSTS: ClassVar[bool] = False
    KEYS: ClassVar[tuple[str, ...]] = ("faults",)
    ENTRIES: ClassVar[str] = "faults"

    faults: tuple[Fault, ...] = key(Many(One(Fault)), "what can be found wrong, in printed order")
    floor: str = key(
        Choice(("zero", "none")),
        "what happens at 0: it stops (扣完为止) or goes below (倒扣)",
        "zero",
    )

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that the row can come to: 0, or the points less everything; None where nothing limits that."""
        if self.floor == "zero":
            return ZERO
        most = self._most()
        return None if most is None else EXACT.subtract(points, most)

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that the row can earn: its points, with nothing found."""
        return points

    def _most(self) -> Decimal | None:
        """What all faults together can take away; None where nothing limits it."""
        parts = [fault.most for fault in self.faults]
        known = [part for part in parts if part is not None]
        return total(known) if len(known) == len(parts) else None

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """Every fault costs something, once or each time, with a limit that has an effect; so has `floor: none`."""
        found = [
            problem
            for at, fault in enumerate(self.faults)
            for problem in self._faulty(fault, points, (*path, "faults", at))
        ]
        yield from found
        most = self._most()
        if (
            self.floor == "none"
            and not found
            and self.faults
            and points is not None
            and most is not None
            and most <= points
        ):
            yield Problem("floor-unused", (*path, "floor"), {"most": plain(most), "points": plain(points)})

    def _faulty(self, fault: Fault, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """What is wrong with one fault's own data."""
        if (fault.costs is None) == (fault.each is None):
            yield Problem("fault-amount", path, {"id": fault.id})
        for name, amount in (("costs", fault.costs), ("each", fault.each)):
            if amount is not None and amount <= ZERO:
                yield Problem("fault-positive", (*path, name), {"key": name, "value": plain(amount)})
        if fault.each is None and fault.costs is not None:
            for name, given in (("limit", fault.limit is not None), ("unit", fault.unit != _UNIT)):
                if given:
                    yield Problem("fault-each-only", (*path, name), {"id": fault.id, "key": name})
        if fault.each is not None and fault.limit is not None:
            values = {"limit": plain(fault.limit), "each": plain(fault.each)}
            if fault.limit < fault.each:
                yield Problem("fault-limit-below", (*path, "limit"), values)
            elif self.floor == "zero" and points is not None and fault.limit > points:
                values = {"limit": plain(fault.limit), "points": plain(points)}
                yield Problem("fault-limit-above", (*path, "limit"), values)

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The points less what the counted faults take away; with nothing counted, all of them."""
        if rating.faults is None:
            return UNRATED
        known = {fault.id: fault for fault in self.faults}
        problems = [
            problem
            for name, count in rating.faults.items()
            for problem in _miscounted(name, count, known, (*path, "faults", name))
        ]
        if problems:
            return refused(*problems)
        counts = [(fault, rating.faults.get(fault.id, ZERO)) for fault in self.faults]
        taken = [fault.taken(count) for fault, count in counts if count]
        begun = Step("from-points", {}, points)
        if not taken:
            return Outcome(score=points, steps=(begun, Step("no-faults", {})))
        left = EXACT.subtract(points, total([cost for cost, _ in taken]))
        steps = [step for _, step in taken]
        parts = [(step.phrase, step.values) for step in steps]
        values = {
            "sum": sum_of(shown(points), parts, "en"),
            "sum_zh": sum_of(shown(points), parts, "zh"),
            "left": shown(left),
        }
        if left < ZERO and self.floor == "zero":
            return Outcome(score=ZERO, steps=(begun, *steps, Step("taken-away-floored", values)))
        return Outcome(score=left, steps=(begun, *steps, Step("taken-away", values)))

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """One occurrence fewer is one step; a row that nobody has rated has one step, to all of its points."""
        if rating.faults is None:
            yield Rung(1, points, "climb-no-faults")
            return
        counts = [(one, rating.faults.get(one.id, ZERO)) for one in self.faults]
        # by what is given back: how often each fault is found less
        ways: dict[Decimal, tuple[tuple[str, int], ...]] = {ZERO: ()}
        for fault, count in reversed(counts):  # so that of equal ways the one with the first faults stays
            if count > MOST_RUNGS:
                raise TooMany
            longer = dict(ways)
            for less in range(1, int(count) + 1):
                back = EXACT.subtract(_cost(fault, count), _cost(fault, count - less))
                for given, others in ways.items():
                    way = ((fault.id, less), *others)
                    known = longer.get(EXACT.add(given, back))
                    if known is None or _times(way) <= _times(known):
                        longer[EXACT.add(given, back)] = way
                if len(longer) > MOST_RUNGS:
                    raise TooMany
            ways = longer
        taken = total([_cost(fault, count) for fault, count in counts])
        for given, way in ways.items():
            left = EXACT.add(EXACT.subtract(points, taken), given)
            left = left if self.floor == "none" else max(left, ZERO)
            if left > score:
                yield Rung(
                    _times(way),
                    left,
                    "climb-faults",
                    named=tuple(name for name, _ in way),
                    values={name: str(less) for name, less in way},
                )


def _cost(fault: Fault, count: Decimal) -> Decimal:
    return fault.taken(count)[0] if count else ZERO


def _times(way: tuple[tuple[str, int], ...]) -> int:
    return sum(less for _, less in way)


def _miscounted(name: str, count: Decimal, known: Mapping[str, Fault], path: Path) -> Iterator[Problem]:
    if name not in known:
        yield Problem("unknown-choice", path, {"value": quoted(name), "known": listed(known), "near": ""})
    elif count < ZERO or not on_step(count, _ONE):
        yield Problem("count-form", path, {"value": shown(count)})
    elif known[name].each is None and count > _ONE:
        yield Problem("fault-once", path, {"id": name, "value": shown(count)})
