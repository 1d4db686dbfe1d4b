"""How the score of a group, and the total, came about: step by step, with the numbers.

What adds up by itself needs no step. Every step ends with the number that it comes to, the last one with the score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from rubricpress.core.asked import Asked, asked_of_groups, asked_of_total
from rubricpress.core.combining import (
    NO_TOTAL,
    ONE,
    SHARES,
    Part,
    Scale,
    combined,
    merged,
    share_of,
    stretched,
)
from rubricpress.core.limits import NO_LIMITS, Limits
from rubricpress.core.numbers.exact import Exact, added, difference, shown
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.numbers.rounding import Rounding, kept
from rubricpress.core.rows.outcome import Step
from rubricpress.core.rows.parts import part_of, rows_of
from rubricpress.core.rows.together import Together
from rubricpress.core.rubric import Group, limits_of
from rubricpress.core.rules_said import rounding_step
from rubricpress.core.scoring import Scored, Scorer

MOST_TERMS: Final = 12
_EXTREMES: Final = {"lowest": "min", "highest": "max"}
"""A sum of more parts than this is not written out."""


class SumsTold:
    """Tells the sums of one assessment."""

    def __init__(self, scorer: Scorer, scored: Scored) -> None:
        self._scorer, self._scored = scorer, scored
        self._sharing = scorer.rubric.dropped_points
        self._zeroing = {one.zeroes: one for one in reversed(scored.gates) if one.zeroes}
        self.parts: dict[str, Part] = {}
        self.groups: dict[str, tuple[Step, ...]] = {}
        self._tops = [self._group(one) for one in scorer.rubric.groups]

    def whole(self) -> Iterator[Step]:
        """From the outermost groups to the total."""
        scorer, rubric, scored = self._scorer, self._scorer.rubric, self._scored
        if rubric.combine == NO_TOTAL:
            return
        score, most, steps = self._base()
        yield from steps
        given = [rubric.start, score, scored.adjustments]
        if rubric.start or (scored.adjustments and (steps or scored.total != added(given))):
            terms = [_number(one) for at, one in enumerate(given) if one or at == 1]
            yield _written("told", " + ".join(terms), added(given))
        score, limits = added(given), limits_of(rubric)
        if (held := limits.of(score)) != score:
            yield _limited(score, held)
        total, most = held, limits.of(added((rubric.start, most)))
        if scale := rubric.scale:
            yield _scaled(scale, total, scorer.least, most)
            total, most = scale.of(total, scorer.least, most), scale.to
        if rule := scorer.rounding.total:
            bounds = () if scorer.rounding.across else tuple(asked_of_total(rubric))
            yield from _rounded(rule, total, most, bounds)
            total = kept(rule, total, most, bounds)
        caps = [one for one in scored.gates if one.caps_total is not None]
        gate = min(caps, key=lambda one: one.caps_total or ZERO, default=None)
        if gate and gate.caps_total is not None and gate.caps_total < total:
            values = {"gate": gate.title, "score": shown(total), "limit": shown(gate.caps_total)}
            yield Step("capped-told", values, gate.caps_total)

    def _base(self) -> tuple[Exact, Exact, list[Step]]:
        """What the outermost groups come to, its maximum, and how."""
        whole, steps = self._merged(self._scorer.rubric.combine, self._tops, NO_LIMITS)
        if self._sharing != "total" or not whole.maximum:
            return whole.score, whole.maximum, steps
        if whole.maximum in (whole.full, whole.settled):
            return whole.score, whole.full, steps
        score = stretched(whole)
        return score, whole.full, [*steps, _written("made-up-told", _stretched(whole), score)]

    def _group(self, group: Group) -> Part:
        rounding = self._scorer.rounding
        parts = [
            *(part_of(row, self._scored.outcomes[row.id]) for row in rows_of(group)),
            *(self._group(inner) for inner in group.groups),
        ]
        part, steps = self._merged(group.combine, parts, limits_of(group), group.weight)
        if rounding.groups:
            asked: Mapping[str, Sequence[Asked]] = {}
            if not rounding.across:
                asked = asked_of_groups(self._scorer.rubric)
            bounds = asked.get(group.id, ())
            steps += _rounded(rounding.groups, part.score, part.maximum, bounds)
            part = part._replace(score=kept(rounding.groups, part.score, part.maximum, bounds))
        if gate := self._zeroing.get(group.id):
            steps.append(Step("zeroed-told", {"gate": gate.title}, ZERO, gate.source))
            part = part._replace(score=ZERO, earned=ZERO)
        self.groups[group.id] = tuple(steps)
        return part

    def _merged(
        self, way: str, parts: Sequence[Part], limits: Limits, weight: Decimal = ONE
    ) -> tuple[Part, list[Step]]:
        """Parts as one, and how: their sum or mean, its limits, what the rest makes up for."""
        unshared = "removed" if self._sharing == "group" else self._sharing
        free = combined(way, parts, unshared, weight)
        held = combined(way, parts, unshared, weight, limits)
        steps = []
        if said := self._expression(way, parts):
            steps.append(_written("told", said, free.score))
        if held.score != free.score:
            steps.append(_limited(free.score, held.score))
        part = combined(way, parts, self._sharing, weight, limits)
        if part.maximum != held.maximum:
            steps.append(_written("made-up-told", _stretched(held), part.score))
        return part, steps

    def _expression(self, way: str, parts: Sequence[Part]) -> str:
        """The sum or mean of parts, written out; '' where they simply add up, or are too many."""
        left = [one for one in parts if not one.dropped]
        weighs = any(one.weight != ONE for one in left)
        alone = len(left) == 1 and way != SHARES
        if not left or len(left) > MOST_TERMS or (not weighs and (alone or way == "sum")):
            return ""
        if way in ("lowest", "highest"):
            return f"{_EXTREMES[way]}({', '.join(_number(one.score) for one in left)})"
        unlike = way == SHARES and self._sharing == "total" and any(one.maximum != one.full for one in parts)
        if unlike:
            return ""  # what has dropped out of a part weighs less in it
        terms = [
            f"{shown(share_of(one.score, one.maximum))}%" if way == SHARES else _number(one.score)
            for one in left
        ]
        said = " + ".join(
            term if one.weight == ONE else f"{term} × {shown(one.weight)}"
            for one, term in zip(left, terms, strict=True)
        )
        if way == "sum":
            return said
        over = added(one.weight for one in (parts if self._sharing == "total" else left))
        said = said if over == ONE else f"({said}) ÷ {shown(over)}"
        return f"{said} × 100" if way == SHARES else said


def together_told(rule: Together, scores: Sequence[Exact], found: Exact) -> Iterator[Step]:
    """How adjustments that count together came to a number: written out, and what a limit left of it."""
    way = rule.combine
    free = merged(way, [(score, ONE) for score in scores])
    if 1 < len(scores) <= MOST_TERMS:
        terms = [_number(score) for score in scores]
        said = " + ".join(terms) if way == "sum" else f"{_EXTREMES[way]}({', '.join(terms)})"
        yield _written("told", said, free)
    if free != found:
        yield _limited(free, found)


def _scaled(scale: Scale, score: Exact, reached: Exact, most: Exact) -> Step:
    """How the total, which lies between `reached` and `most`, is carried over to another range."""
    least = reached if scale.begins == "least" else ZERO
    begun, whole = _number(score), _number(most)
    if least:
        begun, whole = f"({begun} − {_number(least)})", f"({whole} − {_number(least)})"
    said = f"{begun} ÷ {whole} × {shown(scale.to)}"
    free, found = (one.of(score, reached, most) for one in (replace(scale, clamp=False), scale))
    if free == found:
        return _written("scaled-told", said, found)
    values = {"said": f"{said} {_sign(free)} {shown(free)}", "limit": shown(found)}
    return Step("scaled-clamped", values, found)


def _rounded(rule: Rounding, score: Exact, most: Exact, bounds: Sequence[Asked]) -> list[Step]:
    """What rounding makes of a score, where it makes something of it."""
    found = kept(rule, score, most, bounds)
    if found == score and rule.of(score, most) == score:
        return []
    return [rounding_step(rule, found, aside=found != rule.of(score, most))]


def _limited(score: Exact, held: Exact) -> Step:
    name = "limited-most" if held < score else "limited-least"
    return Step(name, {"score": shown(score), "limit": shown(held)}, held)


def _stretched(part: Part) -> str:
    """A score, as if it were of all that there is: what is settled of it stays as it is."""
    if not part.settled:
        return f"{_number(part.score)} ÷ {shown(part.maximum)} × {shown(part.full)}"
    rest, of = shown(difference(part.score, part.earned)), shown(difference(part.maximum, part.settled))
    return f"{shown(part.earned)} + {rest} ÷ {of} × {shown(difference(part.full, part.settled))}"


def _written(name: str, said: str, value: Exact) -> Step:
    return Step(name, {"said": said, "sign": _sign(value)}, value)


def _sign(value: Exact) -> str:
    """An endless number is cut where it is shown."""
    return "≈" if isinstance(value, Fraction) else "="


def _number(value: Exact) -> str:
    """A number inside an expression: in brackets below 0."""
    return f"({shown(value)})" if value < ZERO else shown(value)
