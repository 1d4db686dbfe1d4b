"""Several assessors of one table: the median or mean of their scores, and where they are too far apart.

Nothing here settles a difference: that is for people, who enter the agreed score with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from rubricpress.core.asked import asked_levels
from rubricpress.core.assessments.moderation import is_rated
from rubricpress.core.combining import ONE, merged
from rubricpress.core.methods import Method
from rubricpress.core.numbers.exact import Exact, difference, shown, written
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.results.result import assessment_data
from rubricpress.core.rows.outcome import UNRATED, Outcome, Step
from rubricpress.core.rules_said import rounding_step
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.explanations import phrase

ROLE = "combined"


@dataclass(frozen=True)
class Spread:
    """The scores that several assessors gave one row, None where one gave none, and how far they lie apart.

    `within`: not further than is tolerated; None where nothing says what is.
    """

    scores: tuple[Exact | None, ...]
    apart: Exact | None
    within: bool | None


def combine(scorer: Scorer, by_all: Sequence[Scored], way: str) -> Scored:
    """The assessment that the assessors make together; a row that one of them has not rated is not rated.

    Nor is one where the table asks for the level and their score does not tell it: they have to agree on that.
    Where the table gives 0 to what is not rated, that is the score of the assessor.
    """
    rounding = scorer.rubric.rounding and scorer.rubric.rounding.criteria
    asked = asked_levels(scorer.rubric)
    outcomes = {}
    for row in scorer.criteria:
        given = [one.outcomes[row.id] for one in by_all]
        outcome = _combined(given, way, row.method)
        told = outcome.score is None or outcome.chosen
        if row.id in asked and not told and any(one.chosen for one in given):
            outcome = replace(
                UNRATED,
                steps=tuple(replace(one, phrase="several-open", amount=None) for one in outcome.steps),
            )
        if rounding and outcome.score is not None:
            outcome = _rounded(outcome, rounding, row.points)
        outcomes[row.id] = outcome
    return scorer.summed(ROLE, outcomes)


def _combined(given: Sequence[Outcome], way: str, method: Method) -> Outcome:
    """One row. Where it applies, or a veto does, in the eyes of some only, nothing is known yet.

    Its level is that of those who gave the very score, else the one that the score tells.
    """
    first = given[0]
    if all(one.dropped for one in given):
        return first
    scores = [score for one in given if (score := one.own) is not None]
    values = {"scores": ", ".join(_marks(given, "en")), "scores_zh": "、".join(_marks(given, "zh"))}
    if why := _open(given):
        return replace(UNRATED, steps=(Step(why, values),))
    score = median(scores) if way == "median" else merged("mean", [(one, ONE) for one in scores])
    giving = {one.chosen for one in given if one.own == score}
    chosen = giving.pop() if len(giving) == 1 else "" if giving else method.level_at(score)
    step = Step(f"several-{way}", values, score)
    shared = first.rest_shared
    return Outcome(score=score, chosen=chosen, vetoed=first.vetoed, steps=(step,), rest_shared=shared)


def _marks(given: Sequence[Outcome], language: str) -> list[str]:
    """What each gave, as it stands in a sentence."""
    away = phrase("dropped", language)
    return [
        away if one.dropped and is_rated(one) else "—" if one.own is None else shown(one.own) for one in given
    ]


def _open(given: Sequence[Outcome]) -> str:
    """Why nothing is known of the row yet, as a phrase of `wording/explanations.py`; '' where all rated it alike."""
    first = given[0]
    rated = [is_rated(one) or one.own is not None for one in given]
    if not all(rated):
        return "several-missing" if any(rated) else "several-nobody"
    if any((one.dropped, one.rest_shared) != (first.dropped, first.rest_shared) for one in given):
        return "several-unlike"
    return "several-veto" if any(one.vetoed != first.vetoed for one in given) else ""


def _rounded(outcome: Outcome, rule: Rounding, points: Decimal | None) -> Outcome:
    assert outcome.score is not None
    score = rule.of(outcome.score, points)
    if score == outcome.score:
        return outcome
    return replace(outcome, score=score, steps=(*outcome.steps, rounding_step(rule, score)))


def median(scores: Sequence[Exact]) -> Exact:
    """The middle one; of an even number the mean of the two in the middle."""
    ordered, half = sorted(scores), len(scores) // 2
    middle = ordered[half : half + 1] if len(scores) % 2 else ordered[half - 1 : half + 1]
    return merged("mean", [(one, ONE) for one in middle])


def spreads(scorer: Scorer, by_all: Sequence[Scored], tolerance: Decimal | None) -> Mapping[str, Spread]:
    """The rows on which the assessors do not all say the same, in printed order."""
    found = {}
    for row in scorer.criteria:
        given = [one.outcomes[row.id] for one in by_all]
        scores = tuple(one.own for one in given)
        known = [score for score in scores if score is not None]
        if len(set(scores)) == 1 and len({one.vetoed for one in given}) == 1:
            continue
        apart = difference(max(known), min(known)) if len(known) == len(scores) else None
        within = None if tolerance is None else apart is not None and apart <= tolerance
        found[row.id] = Spread(scores, apart, within)
    return found


def several_data(
    scorer: Scorer, named: Sequence[tuple[str, Scored]], way: str, tolerance: Decimal | None
) -> dict[str, Any]:
    """What several assessors come to together, as plain data; `named` are theirs with the names of their files."""
    by_all = [each for _, each in named]
    one = combine(scorer, by_all, way)
    return {
        "rubric": {"id": scorer.rubric.id, "edition": scorer.rubric.edition, "digest": scorer.digest},
        "combine": way,
        "tolerance": None if tolerance is None else written(tolerance),
        "assessors": [
            {
                "file": name,
                "total": None if each.total is None else written(each.total),
                "complete": each.complete,
            }
            for name, each in named
        ],
        "assessments": {ROLE: assessment_data(scorer, one)},
        "spreads": {
            name: {
                "scores": [None if score is None else written(score) for score in spread.scores],
                "apart": None if spread.apart is None else written(spread.apart),
                "within": spread.within,
            }
            for name, spread in spreads(scorer, by_all, tolerance).items()
        },
    }
