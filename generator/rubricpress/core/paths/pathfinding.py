"""The cheapest path that satisfies what a conclusion demands: the rows of a table as a problem in whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from rubricpress.core.methods.rungs import Rung, TooMany
from rubricpress.core.numbers.exact import Exact, percent, simple
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.paths.cheapest import Block, Gains, Part, Row, cheapest
from rubricpress.core.paths.demands import AtLeast, Demands, RowIs, Zeroed, beyond
from rubricpress.core.paths.moves import Move, Path, RowNow, single
from rubricpress.core.paths.untold import Untold
from rubricpress.core.paths.weighing import Clip, Weighed, weighed
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import Criterion, Group, limits_of
from rubricpress.core.scoring import Scorer

MOST_UNITS: Final = 200_000
"""Sums that come to more different values than this are not looked at: it would take too long."""


class Paths:
    """Finds paths from one assessment; what several paths need is made once."""

    def __init__(self, scorer: Scorer, rows: Mapping[str, RowNow]) -> None:
        self.scorer = scorer
        self.rows = rows
        self.outcomes = {name: row.outcome for name, row in rows.items()}
        self._weighed: dict[frozenset[str], Weighed] = {}
        self._rungs: dict[str, tuple[Rung, ...]] = {}

    def best(self, ways: Iterable[Demands]) -> Path | None:
        """The cheapest path of all ways; None where none leads there."""
        found = [path for way in ways if (path := self._along(way)) is not None]
        return min(found, key=lambda path: path.cost, default=None)

    def rungs(self, name: str) -> tuple[Rung, ...]:
        """The better states of a row, rounded where the table rounds."""
        if name not in self._rungs:
            row = self.rows[name]
            try:
                self._rungs[name] = () if row.settled else tuple(self._climbing(row))
            except TooMany as error:
                raise Untold("many") from error
        return self._rungs[name]

    def after(self, moves: Iterable[Move]) -> dict[str, Outcome]:
        """The outcomes once the moves are made."""
        changed = {one.row.criterion.id: Outcome(score=one.after, chosen=one.rung.chosen) for one in moves}
        return {**self.outcomes, **changed}

    def weights(self, zeroed: frozenset[str]) -> Weighed:
        """What the rows weigh while the groups in `zeroed` earn nothing; `Untold` where the sum is none of weighed rows."""
        if zeroed not in self._weighed:
            self._weighed[zeroed] = weighed(self.scorer, self.outcomes, zeroed)
        return self._weighed[zeroed]

    def _climbing(self, row: RowNow) -> Iterator[Rung]:
        points, now, rounding = row.criterion.points or ZERO, row.outcome.score, self.scorer.rounding.criteria
        assert now is not None
        for rung in row.criterion.method.rungs(points, row.rating, row.raw):
            if rounding is None:
                yield rung
                continue
            for one in single(rung):
                rounded = replace(one, score=rounding.of(one.score, points))
                # where rounding hides the better score, a better level or band is still another state
                if rounded.score > now or rounded.chosen != row.outcome.chosen:
                    yield rounded

    def _along(self, way: Demands) -> Path | None:
        zeroed = frozenset(one.group for one in way if isinstance(one, Zeroed))
        return _Problem(self, way, self.weights(zeroed), zeroed).solved()


class _Problem:
    """One way as a problem: all gains counted in the greatest unit of which each is a whole multiple."""

    def __init__(self, paths: Paths, way: Demands, weights: Weighed, zeroed: frozenset[str]) -> None:
        self.paths, self.way, self.weights, self.zeroed = paths, way, weights, zeroed
        self.rules: dict[str, list[RowIs]] = {}
        for one in way:
            if isinstance(one, RowIs):
                self.rules.setdefault(one.criterion, []).append(one)
        self.options: dict[str, tuple[Rung, ...]] = {}
        self.must: set[str] = set()
        for name in paths.rows:
            self._look_at(name)
        self.unit = _unit(self._gains())
        self.order: list[str] = []
        self.apart = {name for one in paths.scorer.rubric.together for name in one.criteria}

    def solved(self) -> Path | None:
        """The cheapest path, or None."""
        needs = self._needs()
        need = self._need()
        if need is None:
            return None
        parts = [part for group in self.paths.scorer.rubric.groups for part in self._inside(group, needs)]
        rubric = self.paths.scorer.rubric
        parts += self._adjusting(rubric.adjustments)
        for one in rubric.together:
            inside = self._single_rows(one.criteria)
            if inside and one.combine != "sum":
                raise Untold("together")
            parts.append(self._block(inside, 0, self.weights.together[one.id]))
        found = cheapest(parts, need)
        if found is None:
            return None
        moves = [
            self._move(name, steps, gain)
            for name, (steps, gain) in zip(self.order, found.moves, strict=True)
            if steps
        ]
        # ways that leave other groups at nothing begin at other sums: it is their ends that compare
        end = Fraction(self.weights.sum) + found.gain * self.unit
        return Path(tuple(moves), (found.steps, found.rows, end), self.zeroed)

    def _look_at(self, name: str) -> None:
        """What a row can come to, and whether it must."""
        row, rules = self.paths.rows[name], self.rules.get(name, [])
        points = row.criterion.points or ZERO

        def allowed(score: Exact | None, chosen: str) -> bool:
            return all(rule.allows(score, chosen, points) for rule in rules)

        rated = row.rated and allowed(row.outcome.score, row.outcome.chosen)
        if rules and row.criterion.method.unscored and not rated:
            raise Untold("unscored")
        options = self.paths.rungs(name)
        if rules:
            options = tuple(one for rung in options for one in single(rung) if allowed(one.score, one.chosen))
            if not allowed(row.outcome.score, row.outcome.chosen):
                self.must.add(name)
        self.options[name] = options

    def _gain(self, name: str, score: Exact) -> Fraction:
        now = self.paths.rows[name].outcome.score
        assert now is not None
        return self.weights.rows[name] * (Fraction(score) - Fraction(now))

    def _gains(self) -> Iterator[Fraction]:
        most = Fraction(0)
        for name, options in self.options.items():
            gains = [self._gain(name, one.score) for one in options]
            yield from gains
            for one in options:
                if one.least is not None and one.stride is not None:
                    yield self._gain(name, one.least)
                    yield self.weights.rows[name] * Fraction(one.stride)
            most += max(gains, default=Fraction(0))
        for clip in (*self.weights.clips.values(), *self.weights.together.values()):
            yield clip.lost
            yield clip.most or Fraction(0)
        self.most = most

    def _need(self) -> int | None:
        """How many units the total must grow; None where all that there are is not enough."""
        bounds = [one for one in self.way if isinstance(one, AtLeast) and not one.group]
        least, most = 0, int(self.most // self.unit)
        if most > MOST_UNITS:
            raise Untold("many")
        if not self._enough(most, bounds):
            return None
        while least < most:
            middle = (least + most) // 2
            if self._enough(middle, bounds):
                most = middle
            else:
                least = middle + 1
        return least

    def _enough(self, count: int, bounds: Sequence[AtLeast]) -> bool:
        scorer = self.paths.scorer
        limits, most = limits_of(scorer.rubric), self.weights.maximum
        total = scorer.carried(limits.of(simple(Fraction(self.weights.sum) + count * self.unit)), most)
        most = scorer.rubric.scale.to if scorer.rubric.scale else most
        return all(
            beyond(percent(total, most) if one.share else total, one.start)
            if most or not one.share
            else False
            for one in bounds
        )

    def _needs(self) -> dict[str, int]:
        """How many units each group must grow that has a bound of its own; rows of it are left."""
        needs: dict[str, int] = {}
        for one in self.way:
            if not isinstance(one, AtLeast) or not one.group:
                continue
            part, factor = self.weights.parts[one.group], self.weights.groups[one.group]
            if not factor:
                continue  # it stands in a group that a gate zeroes: what it has does not show in the total
            bound = Fraction(one.start[0]) * (Fraction(part.maximum) * Fraction(1, 100) if one.share else 1)
            missing = (bound - Fraction(part.score)) * factor
            need = -(-missing // self.unit)
            if one.start[1] > 0 and need * self.unit == missing:
                need += 1
            needs[one.group] = max(need, needs.get(one.group, 0))
        return needs

    def _inside(self, group: Group, needs: Mapping[str, int]) -> list[Part]:
        """The rows of a group and of those in it, as one block where their sum has a bound or limits."""
        parts = self._single_rows(one.id for one in group.criteria if not one.method.ADJUSTS)
        for inner in group.groups:
            parts += self._inside(inner, needs)
        need, clip = max(needs.get(group.id, 0), 0), self.weights.clips.get(group.id)
        parts = [self._block(parts, need, clip)] if need or clip else parts
        return [*parts, *self._adjusting(group.criteria)]

    def _adjusting(self, rows: Iterable[Criterion]) -> list[Part]:
        """The adjustments among `rows` that count by themselves."""
        return self._single_rows(one.id for one in rows if one.method.ADJUSTS and one.id not in self.apart)

    def _block(self, parts: Iterable[Part], need: int, clip: Clip | None) -> Block:
        if clip is None:
            return Block(tuple(parts), need)
        most = None if clip.most is None else int(clip.most // self.unit)
        return Block(tuple(parts), need, int(clip.lost // self.unit), most)

    def _single_rows(self, names: Iterable[str]) -> list[Part]:
        parts: list[Part] = []
        for name in names:
            if self.options[name] or name in self.must:
                self.order.append(name)
                parts.append(Row(tuple(self._counted(name)), name in self.must))
        return parts

    def _counted(self, name: str) -> Iterator[Gains]:
        """The rungs of a row in units, in their order."""
        for rung in self.options[name]:
            most = self._units(name, rung.score)
            if rung.least is None or rung.stride is None:
                yield Gains(rung.steps, most, most)
            else:
                stride = int(self.weights.rows[name] * Fraction(rung.stride) // self.unit)
                yield Gains(rung.steps, self._units(name, rung.least), most, max(stride, 1))

    def _units(self, name: str, score: Exact) -> int:
        return int(self._gain(name, score) // self.unit)

    def _move(self, name: str, steps: int, gain: int) -> Move:
        """The state of a row that so many steps and so great a gain lead to; the first, where there are several."""
        row = self.paths.rows[name]
        rung, at = next(
            (rung, (gain - one.least) // one.stride)
            for rung, one in zip(self.options[name], self._counted(name), strict=True)
            if one.steps == steps and one.least <= gain <= one.most and not (gain - one.least) % one.stride
        )
        if rung.least is not None and rung.stride is not None:
            rung = replace(rung, score=simple(Fraction(rung.least) + at * Fraction(rung.stride)))
        broken = [
            one
            for one in self.rules.get(name, ())
            if not one.allows(row.outcome.score, row.outcome.chosen, row.criterion.points or ZERO)
        ]
        gates = tuple(dict.fromkeys(one.gate for one in broken if one.gate is not None))
        return Move(row, rung, rung.score, name in self.must, gates)


def _unit(gains: Iterable[Fraction]) -> Fraction:
    """The greatest number of which each of `gains` is a whole multiple; 1 where all are 0."""
    unit = Fraction(0)
    for gain in dict.fromkeys(gains):
        rest = gain
        while rest:
            unit, rest = rest, unit % rest
    return unit or Fraction(1)
