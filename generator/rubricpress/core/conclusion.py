"""Conclusions: what a total, further conditions, or a veto lead to."""

from __future__ import annotations

from collections.abc import Iterable

from rubricpress.core.gates import WHOLE, Facts, Gate, holds, within
from rubricpress.core.interval import BELOW_ALL, Point
from rubricpress.core.rubric import Conclusion, Rubric


def conclude(
    rubric: Rubric, vetoes: Iterable[str], facts: Facts, gates: Iterable[Gate] = ()
) -> Conclusion | None:
    """The conclusion of an assessment, or None while there is none.

    A triggered veto concludes at once, whatever the total (「实行一票否决制，取消基地资格」); of several,
    the one that the rubric lists first. Otherwise only a complete assessment concludes: by the first conclusion
    that holds, unless a gate leaves only a lower one.
    """
    named = set(vetoes)
    for conclusion in rubric.conclusions:
        if conclusion.id in named:
            return conclusion
    gates = list(gates)
    if facts.standings[WHOLE].score is None or any(gate.no_total for gate in gates):
        return None
    reached = next((one for one in rubric.conclusions if reaches(one, facts)), None)
    caps = {gate.caps_conclusion for gate in gates}
    capping = [one for one in rubric.conclusions if one.id in caps]
    return reached and min([reached, *capping], key=begins)


def reaches(conclusion: Conclusion, facts: Facts) -> bool:
    """Whether all that a conclusion asks for holds; one that asks for nothing is a veto's."""
    if conclusion.when is None and conclusion.share is None and not conclusion.also:
        return False
    return within(conclusion.when, conclusion.share, facts.standings[WHOLE]) and all(
        holds(one, facts) for one in conclusion.also
    )


def begins(conclusion: Conclusion) -> Point:
    """Where the totals or shares of a conclusion begin: the lower, the worse it is."""
    interval = conclusion.when or conclusion.share
    return interval.start if interval else BELOW_ALL
