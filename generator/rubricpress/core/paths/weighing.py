"""How much each row and each group weighs in the total, where the total is a weighed sum of the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from rubricpress.core.combining import ALL, ONE, SHARES, Part, combined, merged, stretched
from rubricpress.core.numbers.exact import Exact, added, difference, quotient
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.paths.untold import Untold
from rubricpress.core.rows.limits import NO_LIMITS
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.parts import part_of
from rubricpress.core.rubric import Group, Rubric, all_groups, limits_of
from rubricpress.core.scoring import Scorer


@dataclass(frozen=True)
class Weighed:
    """A sum, with what a point of each row and of each group inside it adds to it."""

    sum: Exact
    maximum: Exact
    rows: Mapping[str, Fraction]
    groups: Mapping[str, Fraction]
    parts: Mapping[str, Part]


def weighed(scorer: Scorer, outcomes: Mapping[str, Outcome], zeroed: frozenset[str]) -> Weighed:
    """The sum of everything before it is carried over to another range: the start, the groups, the adjustments.

    The groups in `zeroed` earn nothing. Where the sum is none of weighed rows, that is `Untold`.
    """
    rubric = scorer.rubric
    if scorer.rounding.groups:
        raise Untold("group-rounding")
    if rubric.together:
        raise Untold("together")
    if any(one.only_if for one in scorer.criteria):
        raise Untold("only-if")
    if any(one.units for one in scorer.criteria):
        raise Untold("units")
    wholes: list[Rubric | Group] = [rubric, *(group for group, _ in all_groups(rubric))]
    if any(limits_of(one) != NO_LIMITS for one in wholes):
        raise Untold("limits")
    rows: dict[str, Fraction] = {}
    groups: dict[str, Fraction] = {}
    parts: dict[str, Part] = {}
    tops = [
        _group(one, outcomes, zeroed, rubric.dropped_points, (rows, groups, parts)) for one in rubric.groups
    ]
    whole, factors = _factors(rubric.combine, tops, rubric.dropped_points)
    score, most = whole.score, whole.maximum
    if rubric.dropped_points == "total" and most:
        if most not in (whole.full, whole.settled):
            score = stretched(whole)
            factors = [one * _stretch(whole, most) for one in factors]
        most = whole.full
    for group, factor in zip(rubric.groups, factors, strict=True):
        _carry(group, factor, rows, groups)
    adjusting = [one.id for one in scorer.criteria if one.method.ADJUSTS]
    rows |= dict.fromkeys(adjusting, Fraction(1))
    extra = added(outcomes[name].score or ZERO for name in adjusting)
    return Weighed(added((rubric.start, score, extra)), added((rubric.start, most)), rows, groups, parts)


Found = tuple[dict[str, Fraction], dict[str, Fraction], dict[str, Part]]


def _group(
    group: Group, outcomes: Mapping[str, Outcome], zeroed: frozenset[str], sharing: str | None, found: Found
) -> Part:
    """The sum of a group; what is directly in it is entered with its weight in that sum."""
    rows, groups, parts = found
    own = [one for one in group.criteria if not one.method.ADJUSTS]
    inside = [
        *(part_of(one, outcomes[one.id]) for one in own),
        *(_group(one, outcomes, zeroed, sharing, found) for one in group.groups),
    ]
    part, factors = _factors(group.combine, inside, sharing)
    part = part._replace(weight=group.weight)
    if group.id in zeroed:
        part, factors = part._replace(score=ZERO, earned=ZERO), [Fraction(0) for _ in factors]
    rows |= {one.id: factor for one, factor in zip(own, factors, strict=False)}
    groups |= {one.id: factor for one, factor in zip(group.groups, factors[len(own) :], strict=True)}
    parts[group.id] = part
    return part


def _factors(way: str, parts: Sequence[Part], sharing: str | None) -> tuple[Part, list[Fraction]]:
    """The parts as one, and what a point of each adds to it."""
    part = combined(way, parts, sharing)
    left = [one for one in parts if not one.dropped]
    if way in ("lowest", "highest"):
        if len(left) > 1:
            raise Untold("lowest")
        shares = [Fraction(not one.dropped) for one in parts]
    else:
        over = parts if sharing == "total" else left
        whole = added(one.weight for one in over) if way in ("mean", SHARES) else ONE
        shares = [Fraction(0) if one.dropped else Fraction(quotient(one.weight, whole)) for one in parts]
    if way == SHARES:
        shares = [
            one * Fraction(quotient(ALL, each.full if sharing == "total" else each.maximum))
            if each.maximum
            else Fraction(0)
            for one, each in zip(shares, parts, strict=True)
        ]
        return part, shares
    most = merged(way, [(one.maximum, one.weight) for one in left])
    settled = merged(way, [(one.settled, one.weight) for one in left])
    if sharing == "group" and (len(left) < len(parts) or settled) and most != settled:
        shares = [one * _stretch(part._replace(settled=settled), most) for one in shares]
    return part, shares


def _stretch(part: Part, most: Exact) -> Fraction:
    """What a point becomes, where the points that drop out are made up for; what is settled stays as it is."""
    return Fraction(quotient(difference(part.full, part.settled), difference(most, part.settled)))


def _carry(group: Group, factor: Fraction, rows: dict[str, Fraction], groups: dict[str, Fraction]) -> None:
    """What a point of a group adds to the total is `factor`; so much the rows and groups in it weigh."""
    for one in group.criteria:
        if one.id in rows:
            rows[one.id] *= factor
    for inner in group.groups:
        _carry(inner, groups[inner.id] * factor, rows, groups)
    groups[group.id] = factor
