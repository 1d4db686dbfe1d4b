"""Conclusions: what a total, further conditions, or a veto lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rubricpress.core.ends import Conclusion, ConclusionSet, Way, asks, ways_to
from rubricpress.core.gates import WHOLE, Facts, Gate, Standing, holds, within
from rubricpress.core.numbers.interval import BELOW_ALL, Point
from rubricpress.core.rubric import Rubric


@dataclass(frozen=True)
class Reached:
    """A conclusion, and what led to it: its own conditions, or another way; `of` is the title of its set."""

    conclusion: Conclusion
    by: Conclusion | Way
    of: str = ""


def conclude(
    rubric: Rubric, vetoes: Iterable[str], facts: Facts, gates: Iterable[Gate] = (), *, complete: bool = True
) -> Reached | None:
    """The conclusion of an assessment, or None while there is none.

    A triggered veto concludes at once, whatever the total (「实行一票否决制，取消基地资格」); of several,
    the one that the rubric lists first. Otherwise only a complete assessment concludes: by the first conclusion
    that holds, unless a gate leaves only a lower one.
    """
    named = set(vetoes)
    for conclusion in rubric.conclusions:
        if conclusion.id in named:
            return Reached(conclusion, conclusion)
    gates = list(gates)
    if not complete or any(gate.no_total for gate in gates):
        return None
    reached = first_reached(rubric.conclusions, facts, facts.standings[WHOLE])
    caps = {gate.caps_conclusion for gate in gates}
    capping = [Reached(one, one) for one in rubric.conclusions if one.id in caps]
    return reached and min(
        [reached, *capping], key=lambda one: (begins(one.conclusion), not one.conclusion.otherwise)
    )


def conclude_sets(sets: Sequence[ConclusionSet], facts: Facts) -> tuple[Mapping[str, Reached | None], Facts]:
    """What each set of a complete assessment comes to, each knowing those before it; and the facts with all of them."""
    reached: dict[str, Reached | None] = {}
    for one in sets:
        if one.lowest_of:
            below = [reached[name] for name in one.lowest_of]
            found = None if None in below else _lowest(sets, one, [low for low in below if low])
        else:
            place = ("group", one.group) if one.group else WHOLE
            found = first_reached(one.conclusions, facts, facts.standings[place], one.group)
        reached[one.id] = found and replace(found, of=one.title)
        ids = {name: "" if low is None else low.conclusion.id for name, low in reached.items()}
        facts = replace(facts, concluded=ids)
    return reached, facts


def _lowest(sets: Sequence[ConclusionSet], one: ConclusionSet, below: Sequence[Reached]) -> Reached:
    """The one that the sets, which all list the same conclusions, the best first, list last."""
    ranks = [conclusion.id for conclusion in listed_by(sets, one)]
    return max(below, key=lambda low: ranks.index(low.conclusion.id))


def listed_by(sets: Sequence[ConclusionSet], one: ConclusionSet) -> tuple[Conclusion, ...]:
    """The conclusions that a set can come to: its own, or those of the sets whose lowest it takes."""
    if not one.lowest_of:
        return one.conclusions
    before = sets[: sets.index(one)]
    found = next((other for other in before if other.id == one.lowest_of[0]), None)
    return listed_by(before, found) if found else ()


def first_reached(
    conclusions: Sequence[Conclusion], facts: Facts, standing: Standing, group: str = ""
) -> Reached | None:
    """The first conclusion that holds of what stands; where no row is left to judge by, there is no `otherwise` either."""
    for one in conclusions:
        if one.otherwise and (standing.score is not None or facts.any_left(group)):
            return Reached(one, one)
        way = reaches(one, facts, standing)
        if way is not None and _needed(one, conclusions, facts, standing):
            return Reached(one, way)
    return None


def _needed(one: Conclusion, all_: Sequence[Conclusion], facts: Facts, standing: Standing) -> bool:
    """Whether the conclusion that this one needs would hold too, and the one that that one needs."""
    while one.needs:
        one = next(other for other in all_ if other.id == one.needs)
        if reaches(one, facts, standing) is None:
            return False
    return True


def reaches(conclusion: Conclusion, facts: Facts, standing: Standing) -> Conclusion | Way | None:
    """By which way all that a conclusion asks for holds, if any; one that asks for nothing is a veto's."""
    for way in ways_to(conclusion):
        if not asks(way):
            continue
        if (way.when or way.share) and not within(way.when, way.share, standing):
            continue
        if all(holds(one, facts) for one in way.also):
            return way
    return None


def begins(conclusion: Conclusion) -> Point:
    """Where the totals or shares of a conclusion begin: the lower, the worse it is."""
    interval = conclusion.when or conclusion.share
    return interval.start if interval else BELOW_ALL
