"""Counts beside the total: the share of points, and how many criteria fall into each band."""

from __future__ import annotations

from typing import Any

from rubricpress.core.numbers.exact import Exact, percent, ratio
from rubricpress.core.numbers.number import ZERO, plain, shortened
from rubricpress.core.scoring import Scored, Scorer


def tally(scorer: Scorer, scored: Scored) -> dict[str, Any]:
    """`share`, the total in per cent of the base total, cut after two decimals; `bands`, the counts.

    A table that prints no conclusion is read by these; starred criteria are counted apart.
    """
    share = ZERO
    if scored.maximum and scored.total is not None:
        share, _ = shortened(*ratio(percent(scored.total, scored.maximum)), 2)
    held: dict[str, list[bool]] = {band.id: [] for band in scorer.rubric.bands}
    for criterion in scorer.criteria:
        outcome = scored.outcomes[criterion.id]
        if outcome.score is not None and outcome.chosen in held:
            held[outcome.chosen].append(criterion.starred)
    bands = [
        {
            "id": one.id,
            "title": one.title,
            "count": str(len(held[one.id])),
            "starred": str(held[one.id].count(True)),
        }
        for one in scorer.rubric.bands
    ]
    return {"share": plain(share), "bands": bands}


def share_of(score: Exact, most: Exact) -> str | None:
    """The share in per cent, cut after two decimals; None of no maximum."""
    return plain(shortened(*ratio(percent(score, most)), 2)[0]) if most else None
