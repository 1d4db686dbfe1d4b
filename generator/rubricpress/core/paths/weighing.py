"""How much each row and each group weighs in the total, where the total is a weighed sum of the rows.

Sums inside it may count between limits only: how far each is away from them stands beside the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from rubricpress.core.combining import ALL, ONE, SHARES, Part, combined, limited, merged, stretched
from rubricpress.core.limits import NO_LIMITS, Limits
from rubricpress.core.numbers.exact import Exact, added, difference, quotient
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.paths.untold import Untold
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rows.parts import part_of
from rubricpress.core.rows.together import Together, adjusted
from rubricpress.core.rubric import Group, all_groups, limits_of
from rubricpress.core.scoring import Scorer


class Clip(NamedTuple):
    """What of a growing sum counts: nothing of what is `lost` until it reaches its least, and then so much at `most`."""

    lost: Fraction
    most: Fraction | None


@dataclass(frozen=True)
class Weighed:
    """A sum, with what a point of each row and of each group inside it adds to it.

    `clips` are those of the groups that count between limits, in points of the sum, by id; `together` those of the
    adjustments of a rule. `sum` is not yet kept within the limits of the table itself; `maximum` is.
    """

    sum: Exact
    maximum: Exact
    rows: Mapping[str, Fraction]
    groups: Mapping[str, Fraction]
    parts: Mapping[str, Part]
    clips: Mapping[str, Clip]
    together: Mapping[str, Clip]


def weighed(scorer: Scorer, outcomes: Mapping[str, Outcome], zeroed: frozenset[str]) -> Weighed:
    """The sum of everything before it is carried over to another range: the start, the groups, the adjustments.

    The groups in `zeroed` earn nothing. Where the sum is none of weighed rows, that is `Untold`.
    """
    rubric = scorer.rubric
    if scorer.rounding.groups:
        raise Untold("group-rounding")
    adjusting = [one.id for one in scorer.criteria if one.method.ADJUSTS]
    rows_together = [name for one in rubric.together for name in one.criteria]
    if not {*rows_together} <= {*adjusting} or len({*rows_together}) < len(rows_together):
        raise Untold("together")  # rows of the base total, or rules inside rules
    if any(one.only_if for one in scorer.criteria):
        raise Untold("only-if")
    if any(one.units for one in scorer.criteria):
        raise Untold("units")
    limited_sums = [limits_of(rubric), *(limits_of(group) for group, _ in all_groups(rubric))]
    if any(_upside_down(one) for one in limited_sums):
        raise Untold("limits")
    rows: dict[str, Fraction] = {}
    groups: dict[str, Fraction] = {}
    parts: dict[str, Part] = {}
    limits: dict[str, tuple[Limits, Exact]] = {}
    found = (rows, groups, parts, limits)
    tops = [_group(one, outcomes, zeroed, rubric.dropped_points, found) for one in rubric.groups]
    whole, factors = _factors(rubric.combine, tops, rubric.dropped_points)
    score, most = whole.score, whole.maximum
    if rubric.dropped_points == "total" and most:
        if most not in (whole.full, whole.settled):
            score = stretched(whole)
            factors = [one * _stretch(whole, most) for one in factors]
        most = whole.full
    for group, factor in zip(rubric.groups, factors, strict=True):
        _carry(group, factor, rows, groups)
    rows |= dict.fromkeys(adjusting, Fraction(1))
    scores = {name: outcomes[name].score or ZERO for name in adjusting}
    together = {one.id: _clip_of_rule(one, scores) for one in rubric.together}
    extra = adjusted(rubric.together, scores)
    clips = {name: _clip(limit, raw, groups[name]) for name, (limit, raw) in limits.items()}
    most = limits_of(rubric).of(added((rubric.start, most)))
    return Weighed(added((rubric.start, score, extra)), most, rows, groups, parts, clips, together)


def _upside_down(limits: Limits) -> bool:
    """Whether a sum is nothing or less at best: a share of that falls while the sum grows."""
    return limits.most is not None and limits.most <= ZERO


def _clip_of_rule(rule: Together, scores: Mapping[str, Exact]) -> Clip:
    raw = added(scores[name] for name in rule.criteria)
    return _clip(Limits(rule.least, rule.most), raw, Fraction(1))


def _clip(limits: Limits, raw: Exact, factor: Fraction) -> Clip:
    """What counts of a sum that is `raw` now, and of which each point adds `factor`."""
    least, most = (None if one is None else Fraction(one) - Fraction(raw) for one in limits)
    lost = max(least or Fraction(0), Fraction(0))
    return Clip(lost * factor, None if most is None else max(most - lost, Fraction(0)) * factor)


Found = tuple[dict[str, Fraction], dict[str, Fraction], dict[str, Part], dict[str, tuple[Limits, Exact]]]


def _group(
    group: Group, outcomes: Mapping[str, Outcome], zeroed: frozenset[str], sharing: str | None, found: Found
) -> Part:
    """The sum of a group; what is directly in it is entered with its weight in that sum."""
    rows, groups, parts, limits = found
    own = [one for one in group.criteria if not one.method.ADJUSTS]
    inside = [
        *(part_of(one, outcomes[one.id]) for one in own),
        *(_group(one, outcomes, zeroed, sharing, found) for one in group.groups),
    ]
    part, factors = _factors(group.combine, inside, sharing)
    part = part._replace(weight=group.weight)
    if (own_limits := limits_of(group)) != NO_LIMITS:
        if sharing == "group" and (part.settled or any(one.dropped for one in inside)):
            raise Untold("limits")
        limits[group.id] = own_limits, part.score
        part = limited(part, own_limits)
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
