"""Several assessed units in one row (三台塔吊, 五个班组): each is rated, and their mean, worst or best counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rubricpress.core.combining import ONE, merged
from rubricpress.core.language.shape import Choice, Number, Text, key
from rubricpress.core.methods import ANSWERS
from rubricpress.core.numbers.exact import Exact, shown
from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import UNRATED, Outcome, Step, refused
from rubricpress.core.rows.rating import Rating

MOST = 50
"""No table has more units in one row; a file that names more is no assessment."""


@dataclass(frozen=True, kw_only=True)
class Units:
    """That a row is rated once for each unit, and which score of theirs counts."""

    combine: str = key(
        Choice(("mean", "lowest", "highest")),
        "which of their scores counts",
    )
    title: str = key(Text(), "what a unit is called (塔吊)")
    most: Decimal = key(Number(), "how many units there can be", Decimal(10))


def rate_units(
    units: Units,
    rating: Rating,
    rate_one: Callable[[Any, Path], Outcome],
    level_at: Callable[[Exact], str],
    path: Path,
) -> Outcome:
    """The score that counts of all units; none while one of them is not rated. `level_at` tells the level of a mean."""
    found: list[Problem] = [
        Problem("units-needed", (*path, name), {"unit": units.title})
        for name in ANSWERS
        if getattr(rating, name) is not None
    ]
    given = rating.units or ()
    if len(given) > units.most:
        values = {"count": str(len(given)), "most": shown(units.most)}
        return refused(*found, Problem("units-many", (*path, "units"), values))
    rated: list[tuple[str, Outcome]] = []
    for at, one in enumerate(given):
        here: Path = (*path, "units", at)
        found += _name_problems(one, here)
        name = one.get("name")
        called = name.strip() if isinstance(name, str) else ""
        rest = {word: value for word, value in one.items() if word != "name"}
        outcome = rate_one(rest, here)
        found += outcome.problems
        rated.append((called or f"{units.title} {at + 1}", outcome))
    if found:
        return refused(*found)
    if not rated:
        return UNRATED
    return _together(units, rated, level_at)


def _name_problems(unit: dict[str, Any], path: Path) -> Iterator[Problem]:
    if not isinstance(unit.get("name", ""), str):
        yield Problem("text-form", (*path, "name"), {"value": quoted(unit["name"])})


def _together(units: Units, rated: list[tuple[str, Outcome]], level_at: Callable[[Exact], str]) -> Outcome:
    steps = tuple(_step(name, one) for name, one in rated)
    scores = [one.score for _, one in rated if one.score is not None]
    if len(scores) < len(rated):
        return Outcome(steps=steps)
    score = merged(units.combine, [(one, ONE) for one in scores])
    holding = [one.chosen for _, one in rated if units.combine == "mean" or one.score == score]
    values = {"count": str(len(rated)), "unit": units.title, "score": shown(score)}
    last = Step(f"units-{units.combine}", values, score)
    chosen = holding[0] if len(set(holding)) == 1 else level_at(score) if units.combine == "mean" else ""
    return Outcome(score=score, chosen=chosen, steps=(*steps, last))


def _step(name: str, one: Outcome) -> Step:
    """What was said of one unit; how its score came about stands inside."""
    if one.score is None:
        return Step("unit-open", {"name": name}, parts=one.steps)
    return Step("unit", {"name": name, "score": shown(one.score)}, parts=one.steps)
