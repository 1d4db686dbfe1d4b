"""One rating of one row: what its method makes of it, for one unit or for several."""

from __future__ import annotations

from dataclasses import replace

from rubricpress.core.methods import ANSWERS
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import LEFT_OUT, Outcome, Setting, refused
from rubricpress.core.rows.presence import not_applicable
from rubricpress.core.rows.rating import read_rating
from rubricpress.core.rows.units import rate_units
from rubricpress.core.rubric import Criterion


def rate(criterion: Criterion, data: object, setting: Setting, path: Path) -> Outcome:
    """The outcome of one rating, given as plain data; a rating with any problem earns nothing."""
    rating, problems = read_rating(data, path)
    method = criterion.method
    if criterion.units is not None and not rating.not_applicable:
        if problems:
            return refused(*problems)
        alone = replace(criterion, units=None, not_applicable=None)
        return rate_units(
            criterion.units,
            rating,
            lambda unit, here: rate(alone, unit, setting, here),
            method.level_at,
            path,
        )
    if rating.units is not None and criterion.units is None:
        problems.append(Problem("units-not-here", (*path, "units")))
    for name in ANSWERS:
        if getattr(rating, name) is not None and name not in method.KEYS:
            keys = [one for one in method.KEYS if one != "measure" or getattr(method, "measure", None)]
            values = {"key": name, "keys": ", ".join(keys)}
            problems.append(Problem("rating-key", (*path, name), values))
    if rating.not_applicable:
        away, found = not_applicable(criterion, rating, path)
        if not (problems or found):
            return away
        problems += found
    outcome = method.rate(criterion.points or ZERO, rating, setting, path)
    if not problems:
        if outcome.score is None and not outcome.problems and method.ADJUSTS:
            return LEFT_OUT  # only a note stands there: the adjustment itself is left out
        return outcome
    named = {problem.path for problem in problems}
    others = (one for one in outcome.problems if one.path not in named)
    return refused(*problems, *others, steps=outcome.steps)
