"""The checks of conclusions: every total leads to one, and every veto."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.interval import Interval, seams
from rubricpress.core.problem import Problem
from rubricpress.core.quoting import listed
from rubricpress.core.rubric import Rubric, all_criteria


def vetoes_conclude(rubric: Rubric) -> Iterator[Problem]:
    """The conclusion that a veto leads to exists."""
    known = {one.id: None for one in rubric.conclusions}
    for criterion, path in all_criteria(rubric):
        name = criterion.method.CONCLUDES
        if name and (led_to := getattr(criterion.method, name)) not in known:
            yield Problem("conclusion-unknown", (*path, name), {"id": led_to, "known": listed(known)})


def by_veto(rubric: Rubric) -> set[str]:
    """The conclusions that vetoes lead to."""
    methods = (criterion.method for criterion, _ in all_criteria(rubric))
    return {getattr(one, one.CONCLUDES) for one in methods if one.CONCLUDES}


def conclusions_tile(rubric: Rubric) -> Iterator[Problem]:
    """Every total leads to exactly one conclusion, and every conclusion without totals to a veto."""
    vetoed = by_veto(rubric)
    for at, one in enumerate(rubric.conclusions):
        if one.when is None and one.share is None and not one.also and one.id not in vetoed:
            yield Problem("conclusion-unreachable", ("conclusions", at, "id"), {"id": one.id})
    for key in ("when", "share"):
        yield from _tiling(rubric, key)


def conclusions_come_in_time(rubric: Rubric) -> Iterator[Problem]:
    """The first conclusion that holds counts: one with further conditions stands before those that leave it no total."""
    for at, one in enumerate(rubric.conclusions):
        if not one.also or (one.when is not None and one.share is not None):
            continue
        key = "share" if one.share is not None else "when"
        own = getattr(one, key) or Interval()
        earlier = [getattr(other, key) for other in rubric.conclusions[:at] if not other.also]
        taken = [interval for interval in earlier if interval is not None and interval.well_formed()]
        if taken and all(seam.overlap for seam in seams(taken, own.start, own.end)):
            yield Problem("conclusion-late", ("conclusions", at), {"id": one.id})


def _tiling(rubric: Rubric, key: str) -> Iterator[Problem]:
    """The totals (`when`) or shares (`share`) of conclusions tile; those with further conditions come on top."""
    held = [
        (at, one, interval)
        for at, one in enumerate(rubric.conclusions)
        if (interval := getattr(one, key)) is not None
    ]
    plain = not any(one.when is not None and one.share is not None for one in rubric.conclusions)
    formed = [one for one in held if one[2].well_formed()]
    for at, one, when in held:
        if not when.well_formed():
            yield Problem("interval-form", ("conclusions", at, key), {"id": one.id})
    held = [one for one in held if not one[1].also]
    formed = [one for one in formed if not one[1].also]
    for seam in seams([when for _, _, when in formed]) if plain and formed else ():
        if len(formed) < len(held) and not seam.overlap:
            continue  # it may be where the interval that does not hold belongs
        (_, first, _), (place, second, _) = formed[seam.first], formed[seam.second]
        values = {"first": first.id, "second": second.id, "between": seam.between}
        code = "conclusion-overlap" if seam.overlap else "conclusion-gap"
        yield Problem(code, ("conclusions", place, key), values)
